//! Progress: a spinner on stderr while something takes long, for a person only.

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
