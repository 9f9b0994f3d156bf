//! Headers and footers: what every page repeats is kept once, page numbers are dropped.

use std::collections::HashMap;

use super::glyph::Page;
use super::layout::Line;

/// Which part of a page, at its top and at its bottom, may be header and footer.
const EDGE: f64 = 0.1;

/// Takes repeated headers and footers out of all pages but the first that has them.
pub(super) fn strip(read: &mut [Vec<Line>], pages: &[Page]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (lines, page) in read.iter().zip(pages) {
        let mut own: Vec<String> = lines
            .iter()
            .filter(|line| is_at_edge(line, page))
            .map(|line| key(&line.text))
            .collect();
        own.sort();
        own.dedup();
        for key in own {
            *seen.entry(key).or_default() += 1;
        }
    }
    let mut kept: HashMap<String, ()> = HashMap::new();
    for (lines, page) in read.iter_mut().zip(pages) {
        lines.retain(|line| {
            if !is_at_edge(line, page) {
                return true;
            }
            let key = key(&line.text);
            if is_page_number(&key) {
                return false;
            }
            let repeats = seen.get(&key).is_some_and(|&count| count > 1);
            !repeats || kept.insert(key, ()).is_none()
        });
    }
}

fn is_at_edge(line: &Line, page: &Page) -> bool {
    line.y < page.height * EDGE || line.y > page.height * (1.0 - EDGE)
}

/// The line with its numbers made alike: what changes from page to page is the page's number.
fn key(text: &str) -> String {
    let mut key = String::new();
    for c in text.to_lowercase().chars() {
        match c {
            c if c.is_numeric() && key.ends_with('#') => {}
            c if c.is_numeric() => key.push('#'),
            c if c.is_whitespace() => {}
            c => key.push(c),
        }
    }
    key
}

/// `3`, `Page 2 of 3`, `– 2 –`, `2/3`.
fn is_page_number(key: &str) -> bool {
    const WORDS: [&str; 14] = [
        "page",
        "seite",
        "página",
        "pagina",
        "strona",
        "страница",
        "sayfa",
        "of",
        "von",
        "de",
        "di",
        "z",
        "из",
        "sur",
    ];
    let mut rest = key.to_owned();
    for word in WORDS {
        rest = rest.replace(word, "");
    }
    rest.contains('#')
        && rest
            .chars()
            .all(|c| matches!(c, '#' | '/' | '-' | '–' | '—' | '|' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pages_repeat_is_kept_once() {
        let page = || Page {
            width: 600.0,
            height: 800.0,
            ..Page::default()
        };
        let line = |y: f64, text: &str| Line {
            text: text.to_owned(),
            y,
            opens: false,
        };
        let sheet = |number: usize| {
            vec![
                line(30.0, "Ada Marsh – CV"),
                line(400.0, "Saved 30% in 2021"),
                line(780.0, &format!("Page {number} of 2")),
            ]
        };
        let mut read = [sheet(1), sheet(2)];
        strip(&mut read, &[page(), page()]);
        let counts: Vec<usize> = read.iter().map(Vec::len).collect();
        assert_eq!(counts, [2, 1]);
        assert!(is_page_number(&key("Seite 2 von 3")) && !is_page_number(&key("2021 Python")));
    }
}
