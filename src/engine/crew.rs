//! Crew: threads for work that takes the processor, so that the one thread that waits for answers is
//! never kept from it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Scope, available_parallelism};

use tokio::sync::oneshot;

use crate::error::{Error, Kind, Result};

type Task<'a> = Box<dyn FnOnce() + Send + 'a>;

/// Threads that take tasks in turn; they end when this is dropped and the last task is done.
pub(super) struct Crew<'a> {
    tasks: Sender<Task<'a>>,
}

/// How many threads there are for work.
pub(super) fn size() -> usize {
    available_parallelism().map_or(1, std::num::NonZero::get)
}

impl<'a> Crew<'a> {
    /// Starts a thread for each processor.
    pub(super) fn start<'scope>(scope: &'scope Scope<'scope, '_>) -> Self
    where
        'a: 'scope,
    {
        let (tasks, receiver) = channel::<Task<'a>>();
        let receiver = Arc::new(Mutex::new(receiver));
        for _ in 0..size() {
            let receiver = receiver.clone();
            scope.spawn(move || work(&receiver));
        }
        Self { tasks }
    }

    /// Has a task done and waits for what it gives.
    ///
    /// # Errors
    ///
    /// When the task panicked: a fault of gig's, which must not take the others with it.
    pub(super) async fn run<T: Send + 'a>(
        &self,
        task: impl FnOnce() -> T + Send + 'a,
    ) -> Result<T> {
        let (sender, receiver) = oneshot::channel();
        let task = move || {
            // Who no longer waits needs no answer.
            let _ = sender.send(task());
        };
        let taken = self.tasks.send(Box::new(task));
        let done = match taken {
            Ok(()) => receiver.await.ok(),
            Err(_) => None,
        };
        done.ok_or_else(|| Error::new(Kind::Input, "a row could not be worked on: a fault of gig"))
    }
}

fn work(tasks: &Mutex<Receiver<Task<'_>>>) {
    loop {
        let next = tasks.lock().unwrap_or_else(PoisonError::into_inner).recv();
        match next {
            // The task's own channel tells that it gave nothing.
            Ok(task) => drop(catch_unwind(AssertUnwindSafe(task))),
            Err(_) => return,
        }
    }
}
