//! Ctrl-C: the first asks for a clean stop, the second ends at once. Neither leaves a file half-written.

use super::Exit;
use crate::store::Claim;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// What the answer to Ctrl-C needs to know.
#[derive(Clone, Default)]
pub struct Interrupt {
    stop: Arc<AtomicBool>,
    claim: Arc<Mutex<Option<Claim>>>,
}

impl Interrupt {
    /// Listens from now on.
    pub fn listen() -> Interrupt {
        let interrupt = Interrupt::default();
        let heard = interrupt.clone();
        // Without a listener Ctrl-C ends the program in the usual way: that is no reason not to run.
        let _ = ctrlc::set_handler(move || heard.answer());
        interrupt
    }

    fn answer(&self) {
        if !self.stop.swap(true, Ordering::Relaxed) {
            return;
        }
        if let Some(claim) = self.claim.lock().unwrap_or_else(PoisonError::into_inner).take() {
            claim.abandon();
        }
        std::process::exit(i32::from(Exit::Stopped.code()));
    }

    /// What an end at once must clean up.
    pub fn protect(&self, claim: Claim) {
        *self.claim.lock().unwrap_or_else(PoisonError::into_inner) = Some(claim);
    }

    /// The flag that is raised by the first Ctrl-C.
    pub fn flag(&self) -> &AtomicBool {
        &self.stop
    }

    /// Whether a stop was asked.
    pub fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}
