//! Progress: a spinner or a bar on stderr while something takes long, for a person only.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A sign of life; it goes without a trace when dropped or [`Progress::clear`]ed.
#[derive(Debug)]
pub struct Progress {
    bar: Option<ProgressBar>,
}

impl Progress {
    /// `what` is shown beside the spinner; without it nothing is shown.
    pub(super) fn start(what: Option<String>) -> Self {
        let bar = what.map(|what| {
            let bar = ProgressBar::new_spinner();
            // The template is a constant: the fallback is never taken.
            let style = ProgressStyle::with_template("{spinner} {msg} {elapsed}")
                .unwrap_or_else(|_| ProgressStyle::default_spinner());
            bar.set_style(style);
            bar.set_message(what);
            bar.enable_steady_tick(Duration::from_millis(120));
            bar
        });
        Self { bar }
    }

    /// Takes the spinner away: what follows is printed on a clean line.
    pub fn clear(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}

/// How far a long task is. It goes without a trace when dropped.
#[derive(Debug)]
pub struct Bar {
    bar: Option<ProgressBar>,
}

/// Parts of the whole, as a bar counts them.
const PARTS: u64 = 10_000;

impl Bar {
    pub(super) fn start(is_shown: bool) -> Self {
        let bar = is_shown.then(|| {
            let bar = ProgressBar::new_spinner();
            bar.enable_steady_tick(Duration::from_millis(250));
            bar
        });
        Self { bar }
    }

    /// Whether anybody sees it.
    #[must_use]
    pub const fn is_shown(&self) -> bool {
        self.bar.is_some()
    }

    /// Shows `message`, and the `share` that is done where that is known, 0 to 1.
    pub fn set(&self, share: Option<f64>, message: &str) {
        let Some(bar) = &self.bar else {
            return;
        };
        // The templates are constants: the fallback is never taken.
        let style = |template| {
            ProgressStyle::with_template(template)
                .unwrap_or_else(|_| ProgressStyle::default_spinner())
        };
        match share {
            Some(share) if bar.length() != Some(PARTS) => {
                bar.set_length(PARTS);
                bar.set_style(style("{bar:20} {percent}%  {msg}"));
                bar.set_position(part(share));
            }
            Some(share) => bar.set_position(part(share)),
            None => bar.set_style(style("{spinner} {msg}")),
        }
        bar.set_message(super::filter::clean(message).into_owned());
    }

    /// Does something that prints, with the bar out of the way.
    pub fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a share between 0 and 1"
)]
fn part(share: f64) -> u64 {
    (share.clamp(0.0, 1.0) * PARTS as f64) as u64
}
