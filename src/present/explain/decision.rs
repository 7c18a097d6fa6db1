//! Why a lot chose what it chose, from what it saw to what it does.

use super::Voice;
use super::choice::{cases, chosen, intake, staff, without, worth};
use super::people::people;
use super::sight::{hour, sees, title};
use crate::explain::lot::Decision;

/// The explanation of a decision, without its inputs.
pub fn decision(decision: &Decision, voice: Voice) -> String {
    [
        title(decision, voice),
        sees(decision, voice),
        people(decision, voice),
        hour(decision, voice),
        cases(decision, voice),
        chosen(decision, voice),
        without(decision, voice),
        worth(decision, voice),
        intake(decision, voice),
        staff(decision, voice),
    ]
    .concat()
}
