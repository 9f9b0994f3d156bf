//! Glyphs to stretches of text on one line: words are parted where the gap between letters says so.

use super::glyph::Glyph;

/// Text on one baseline without a wide gap in it.
#[derive(Debug, Clone)]
pub(super) struct Segment {
    /// Its place in the order in which the page was drawn.
    pub(super) order: usize,
    pub(super) left: f64,
    pub(super) right: f64,
    /// The baseline, from the top.
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) text: String,
}

/// A gap of this many letter heights begins a new stretch.
const BREAK: f64 = 1.2;

/// The stretches of these glyphs, in the order of drawing. Of text that is drawn twice, as some
/// programs do for bold, one is kept.
pub(super) fn segments<'a>(glyphs: impl Iterator<Item = &'a Glyph>) -> Vec<Segment> {
    let mut found: Vec<Segment> = Vec::new();
    let mut open: Vec<&Glyph> = Vec::new();
    for glyph in glyphs {
        if open.last().is_some_and(|last| !follows(last, glyph)) {
            close(&mut open, &mut found);
        }
        open.push(glyph);
    }
    close(&mut open, &mut found);
    found
}

fn follows(last: &Glyph, next: &Glyph) -> bool {
    let size = last.size.max(next.size).max(1.0);
    if last.is_turned || next.is_turned {
        let far = (next.x - last.end).hypot(next.y - last.y);
        return last.is_turned == next.is_turned && far < size * 1.5;
    }
    let gap = next.x - last.end;
    (next.y - last.y).abs() < size * 0.2 && (-size * 0.6..size * BREAK).contains(&gap)
}

fn close(open: &mut Vec<&Glyph>, found: &mut Vec<Segment>) {
    let glyphs = std::mem::take(open);
    let (Some(first), Some(last)) = (glyphs.first(), glyphs.last()) else {
        return;
    };
    let text = spaced(&glyphs);
    if text.trim().is_empty() {
        return;
    }
    let size = glyphs.iter().map(|glyph| glyph.size).fold(0.0, f64::max);
    let twin = found.iter().rev().take(8).any(|earlier| {
        earlier.text == text
            && (earlier.y - first.y).abs() < size * 0.15
            && (earlier.left - first.x).abs() < size * 0.15
    });
    if !twin {
        found.push(Segment {
            order: found.len(),
            left: first.x.min(last.x),
            right: last.end.max(first.end),
            y: first.y,
            size,
            text,
        });
    }
}

/// The text with spaces where letters stand further apart than their neighbours do.
fn spaced(glyphs: &[&Glyph]) -> String {
    let size = glyphs.iter().map(|glyph| glyph.size).fold(1.0, f64::max);
    let gap = |pair: &[&Glyph]| match pair {
        [a, b] if a.is_turned => (b.x - a.x).hypot(b.y - a.y) - size * 0.6,
        [a, b] => b.x - a.end,
        _ => 0.0,
    };
    let mut gaps: Vec<f64> = glyphs.windows(2).map(gap).collect();
    gaps.sort_by(f64::total_cmp);
    // A heading may be set with space between all its letters.
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
    let wide = if usual > size * 0.12 && glyphs.len() > 3 {
        usual + size * 0.2
    } else {
        size * 0.2
    };
    let mut text = String::new();
    for (at, glyph) in glyphs.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| glyphs.get(before..=at));
        let parted = before.is_some_and(|pair| gap(pair) > wide);
        let blank = text.ends_with(' ') || glyph.text.starts_with([' ', '\u{A0}']);
        if parted && !blank && !text.is_empty() {
            text.push(' ');
        }
        glyph.text.chars().for_each(|c| push(&mut text, c));
    }
    text.trim().to_owned()
}

/// Adds a character as text has it: ligatures as their letters, the bullets of symbol fonts as
/// bullets, other signs of private fonts not at all.
fn push(text: &mut String, c: char) {
    match c {
        '\u{FB00}' => text.push_str("ff"),
        '\u{FB01}' => text.push_str("fi"),
        '\u{FB02}' => text.push_str("fl"),
        '\u{FB03}' => text.push_str("ffi"),
        '\u{FB04}' => text.push_str("ffl"),
        '\u{FB05}' | '\u{FB06}' => text.push_str("st"),
        '\u{F0B7}' | '\u{F0A7}' | '\u{F0D8}' | '\u{F076}' | '\u{F0FC}' | '\u{F06E}' => {
            text.push('•');
        }
        '\u{E000}'..='\u{F8FF}' => {}
        // A sign without a meaning at the head of a line is its bullet.
        '\u{FFFD}' if text.is_empty() => text.push('•'),
        '\u{A0}' | '\u{2002}'..='\u{200A}' | '\t' | '\n' | '\r' | ' ' => {
            if !text.ends_with(' ') {
                text.push(' ');
            }
        }
        c if c.is_control() => {}
        c => text.push(c),
    }
}
