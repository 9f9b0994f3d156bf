//! The fence around parsers of foreign formats: a thread of their own with room for deep nesting, where
//! a panic is an error and an endless loop ends with a word about it.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Once, mpsc};
use std::thread;
use std::time::Duration;

use super::{Read, Unreadable};

/// How long a document may take to read: a hundred times what a long one takes.
const DEADLINE: Duration = Duration::from_secs(10);
/// The stack, in bytes.
const STACK: usize = 32 * 1024 * 1024;
const NAME: &str = "intake";

/// Runs `parser` over the bytes of a document.
pub(super) fn fenced(
    bytes: &[u8],
    parser: fn(&[u8]) -> Result<Read, Unreadable>,
) -> Result<Read, Unreadable> {
    keep_quiet();
    let bytes = bytes.to_vec();
    let (sender, receiver) = mpsc::channel();
    let work = move || {
        let read = panic::catch_unwind(AssertUnwindSafe(|| parser(&bytes)));
        // Nobody waits any more when the deadline has passed.
        let _ = sender.send(read.unwrap_or(Err(Unreadable::Broken("it cannot be understood"))));
    };
    let started = thread::Builder::new()
        .name(NAME.to_owned())
        .stack_size(STACK)
        .spawn(work);
    if started.is_err() {
        return Err(Unreadable::Broken("there is no memory to read it"));
    }
    receiver
        .recv_timeout(DEADLINE)
        .unwrap_or(Err(Unreadable::Endless))
}

/// A panic in the fence is told as an error; its own report would be noise.
fn keep_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().name() != Some(NAME) {
                report(info);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_and_a_deep_recursion_stay_inside() {
        fn deep(left: u32) -> u32 {
            if left == 0 {
                0
            } else {
                1 + std::hint::black_box(deep(left - 1))
            }
        }
        let panics = fenced(b"", |_| panic!("as foreign parsers do"));
        assert!(matches!(panics, Err(Unreadable::Broken(_))));
        let nested = fenced(b"", |_| {
            Ok(Read {
                text: deep(40_000).to_string(),
                notices: Vec::new(),
            })
        });
        assert!(nested.is_ok_and(|read| read.text == "40000"));
    }
}
