//! The built-in tables, made by `build.rs` and read where they lie: nothing is built at run time.

use super::Kind;

include!(concat!(env!("OUT_DIR"), "/skills.rs"));

/// No skill: the slot is the beginning of longer phrases only.
pub(super) const NO_SKILL: u16 = u16::MAX;

/// A name that is an English word too: needs a capital or company.
pub(super) const CAPITAL: u8 = 1;
/// Needs the company of skills, capital or not.
pub(super) const COMPANY: u8 = 2;
/// Names the skill only loosely.
pub(super) const LOOSE: u8 = 4;
/// Longer phrases begin so.
pub(super) const MORE: u8 = 8;

/// What a phrase stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    pub(super) check: u32,
    pub(super) skill: u16,
    pub(super) marks: u8,
}

/// How much, in percent, a skill says about `wanted`; [`STARTS`] tells where each skill's begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Related {
    pub(super) wanted: u16,
    pub(super) weight: u8,
}

/// The slot of a phrase's hash.
pub(super) fn slot(hash: u64) -> Option<Slot> {
    let check = ((hash >> 32) as u32).max(1);
    let mask = SLOTS.len() - 1;
    let mut at = hash as usize & mask;
    loop {
        let slot = SLOTS.get(at)?;
        if slot.check == check {
            return Some(*slot);
        }
        if slot.check == 0 {
            return None;
        }
        at = (at + 1) & mask;
    }
}

/// Whether a phrase with this hash may be there: one look at 8 KiB that stay at hand, and most words
/// of a text name nothing.
pub(super) fn may_hold(filter: &[u64; 1024], hash: u64) -> bool {
    let word = filter.get((hash >> 54) as usize).copied().unwrap_or(0);
    (word >> ((hash >> 48) & 63)) & 1 != 0
}

/// Marks the hash in a filter.
pub(super) fn mark(filter: &mut [u64; 1024], hash: u64) {
    if let Some(word) = filter.get_mut((hash >> 54) as usize) {
        *word |= 1 << ((hash >> 48) & 63);
    }
}

/// What `has` says about others, in order of their numbers.
pub(super) fn related(has: u32) -> &'static [Related] {
    let at = has as usize;
    match (STARTS.get(at), STARTS.get(at + 1)) {
        (Some(&start), Some(&end)) => RELATED
            .get(usize::from(start)..usize::from(end))
            .unwrap_or_default(),
        _ => &[],
    }
}
