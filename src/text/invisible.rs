//! Characters that hide: zero-width, bidirectional overrides, tag blocks, controls.
//!
//! Says what a character is and makes texts without them. Whether hiding is an attack is for
//! `job_post`'s scan; what may reach a screen is decided in `terminal`, by the same classes.

/// Why a character is not what it seems, or is not seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hidden {
    /// No width: U+200B and its kin, soft hyphen, word joiner, BOM inside a text.
    ZeroWidth,
    /// Changes the direction of what follows (U+202A–202E, U+2066–2069, marks).
    Bidi,
    /// A Unicode tag character (U+E0000–E007F): an invisible ASCII alphabet.
    Tag,
    /// A variation selector past the common two; long runs of them carry bytes.
    Selector,
    /// C0, DEL or C1 control other than newline and tab.
    Control,
}

/// What `c` hides, if anything. The zero-width joiner and the emoji selectors are innocent parts of
/// emoji and of some scripts and do not count here.
#[must_use]
pub const fn hidden(c: char) -> Option<Hidden> {
    match c {
        '\n' | '\t' | '\r' => None,
        '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Some(Hidden::Control),
        '\u{AD}'
        | '\u{200B}'
        | '\u{200C}'
        | '\u{2060}'..='\u{2064}'
        | '\u{180E}'
        | '\u{FEFF}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{3164}'
        | '\u{FFA0}'
        | '\u{34F}' => Some(Hidden::ZeroWidth),
        '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}' => {
            Some(Hidden::Bidi)
        }
        '\u{E0000}'..='\u{E007F}' => Some(Hidden::Tag),
        '\u{FE00}'..='\u{FE0D}' | '\u{E0100}'..='\u{E01EF}' => Some(Hidden::Selector),
        _ => None,
    }
}

/// `text` without its hidden characters.
#[must_use]
pub fn without_hidden(text: &str) -> String {
    text.chars().filter(|&c| hidden(c).is_none()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_goes_and_what_is_seen_stays() {
        assert_eq!(
            without_hidden("a\u{200B}b\u{202E}c\u{E0041}d\n👩‍💻\t"),
            "abcd\n👩‍💻\t"
        );
    }
}
