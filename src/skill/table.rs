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

/// How much, in percent, `has` says about `wanted`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Related {
    pub(super) has: u16,
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

/// What `has` says about others, in order of their numbers.
pub(super) fn related(has: u32) -> &'static [Related] {
    let start = RELATED.partition_point(|related| u32::from(related.has) < has);
    let end = RELATED.partition_point(|related| u32::from(related.has) <= has);
    RELATED.get(start..end).unwrap_or_default()
}
