//! Interrupts: SIGINT, SIGTERM and SIGHUP end a call but not the program, so that what has arrived
//! is kept (facts.md R3).
//!
//! Only calls listen. Between calls the same signals end the program at once, and so does the second
//! of them during one. A signal that was being ignored when gig started (`nohup`) stays ignored.

use std::future::poll_fn;
use std::task::Poll;

#[cfg(unix)]
mod unix {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::{Arc, LazyLock};

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use tokio::signal::unix::{Signal, SignalKind, signal};

    use crate::exit::Status;

    /// The signals that interrupt, and whether one of them ends the program at once.
    pub(super) struct Watched {
        signals: Vec<i32>,
        deadly: Arc<AtomicBool>,
    }

    /// Set up at the first call: a program that makes none keeps the system's ways.
    static WATCHED: LazyLock<Watched> = LazyLock::new(|| {
        let ignored = ignored_mask();
        let deadly = Arc::new(AtomicBool::new(true));
        let signals: Vec<i32> = [SIGINT, SIGTERM, SIGHUP]
            .into_iter()
            .filter(|signal| ignored >> (signal - 1) & 1 == 0)
            .collect();
        for &signal in &signals {
            let code = i32::from(Status::Interrupted.code());
            // In this order: the first signal of a call arms what the second one meets.
            let hooked =
                signal_hook::flag::register_conditional_shutdown(signal, code, deadly.clone())
                    .and_then(|_| signal_hook::flag::register(signal, deadly.clone()));
            // A signal that cannot be hooked keeps its usual effect, the end of the program.
            drop(hooked);
        }
        Watched { signals, deadly }
    });

    /// The signals this process was started to ignore, as the system tells; none where it does not.
    fn ignored_mask() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
            .unwrap_or(0)
    }

    pub(super) fn streams() -> Vec<Signal> {
        let open = |number: &i32| signal(SignalKind::from_raw(*number)).ok();
        WATCHED.signals.iter().filter_map(open).collect()
    }

    pub(super) fn set_deadly(deadly: bool) {
        WATCHED.deadly.store(deadly, Ordering::SeqCst);
    }
}

/// While one of these lives, the first signal is for the call, or for the question on the screen.
pub struct Guard;

impl Guard {
    /// Takes the first signal away from the program.
    #[expect(
        clippy::new_without_default,
        reason = "a guard is made on purpose, never by default"
    )]
    #[must_use]
    pub fn new() -> Self {
        #[cfg(unix)]
        unix::set_deadly(false);
        Self
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        #[cfg(unix)]
        unix::set_deadly(true);
    }
}

/// One call's ear for signals.
pub(super) struct Interrupt {
    #[cfg(unix)]
    signals: Vec<tokio::signal::unix::Signal>,
    #[cfg(windows)]
    signals: Vec<tokio::signal::windows::CtrlC>,
}

impl Interrupt {
    /// Listens from now on; needs a runtime around it.
    pub(super) fn listen() -> Self {
        Self {
            #[cfg(unix)]
            signals: unix::streams(),
            #[cfg(windows)]
            signals: tokio::signal::windows::ctrl_c().into_iter().collect(),
        }
    }

    /// Hears nothing: somebody else listens.
    pub(super) const fn never() -> Self {
        Self {
            signals: Vec::new(),
        }
    }

    /// Waits for the first signal.
    pub(super) async fn signalled(&mut self) {
        poll_fn(|context| {
            let mut signals = self.signals.iter_mut();
            if signals.any(|signal| signal.poll_recv(context).is_ready()) {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        })
        .await;
    }
}
