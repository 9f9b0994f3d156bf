//! Links in a profile: addresses, bare or inside Markdown.

use crate::text::Span;

/// The first link in `words`, with its place.
pub(super) fn first(words: &str) -> Option<Span> {
    let mut at = 0;
    for token in words
        .split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '"'))
    {
        let link = token.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '|', '…']);
        let start = at + (link.len() - link.trim_start_matches(['*', '_', '\'', '|']).len());
        let span = Span::new(start, at + link.len());
        if is_link(span.of(words)) {
            return Some(span);
        }
        // The separators are one byte each or white space of any width.
        at += token.len();
        at += words
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
    }
    None
}

/// Whether `word` is an address: with a scheme, with `www.`, or a bare host with a path.
pub(super) fn is_link(word: &str) -> bool {
    let lower = word.to_lowercase();
    let after = ["https://", "http://", "www."]
        .iter()
        .find_map(|start| lower.strip_prefix(start));
    if let Some(host) = after {
        return host.len() >= 4 && host.contains('.') || host.starts_with("localhost");
    }
    // Names of technology look like hosts: `ASP.NET/C#`, `Node.js/Vue`.
    let Some((host, path)) = word.split_once('/') else {
        return false;
    };
    let labels: Vec<&str> = host.split('.').collect();
    let top = labels.last().copied().unwrap_or_default();
    let is_host = labels.len() >= 2
        && labels.iter().all(|label| {
            !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        })
        && top.len() >= 2
        && !matches!(top, "js" | "ts")
        && top.chars().all(|c| c.is_ascii_lowercase());
    is_host && !path.is_empty() && !path.contains("//")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_in_prose_and_markdown() {
        for (words, link) in [
            (
                "See https://example.com/churn.",
                "https://example.com/churn",
            ),
            (
                "[Shop](https://example.com/a?b=1), live",
                "https://example.com/a?b=1",
            ),
            ("code: github.com/ada/churn", "github.com/ada/churn"),
            ("<www.example.com>", "www.example.com"),
        ] {
            assert_eq!(
                first(words).map(|span| span.of(words)),
                Some(link),
                "{words}"
            );
        }
        for words in [
            "Node.js/Vue and/or React",
            "24/7 and CI/CD",
            "ASP.NET/C#x",
            "ada@example.com",
        ] {
            assert_eq!(first(words), None, "{words}");
        }
    }
}
