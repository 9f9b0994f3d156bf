//! The content of a page as Markdown text.

use scraper::Node;

use super::boilerplate::Root;
use super::tree::Tree;
use crate::intake::hidden;

/// Hidden texts that are kept of one page: pages hide much that is harmless.
const MOST_HIDDEN: usize = 30;

/// Writes what stands in `root`, and what it hides.
pub(super) fn write(tree: &Tree<'_>, veils: &[Option<&'static str>], root: Root) -> String {
    let mut writer = Writer {
        tree,
        out: String::new(),
        line: String::new(),
        hidden: Vec::new(),
        kept: 0,
        lists: Vec::new(),
        mark: String::new(),
        links: Vec::new(),
        in_pre: 0,
    };
    writer.title(&root, veils);
    let end = tree.end(root.at);
    let mut open: Vec<usize> = Vec::new();
    let mut at = root.at;
    while at < end {
        while open.last().is_some_and(|&above| tree.end(above) <= at) {
            if let Some(above) = open.pop() {
                writer.close(above);
            }
        }
        if root.is_left_out.get(at).copied().unwrap_or(false) {
            at = tree.end(at);
            continue;
        }
        if let Some(why) = veils.get(at).copied().flatten() {
            let inside = tree.end(at);
            writer.veiled(why, at, inside);
            at = inside;
            continue;
        }
        writer.open(at);
        open.push(at);
        at += 1;
    }
    while let Some(above) = open.pop() {
        writer.close(above);
    }
    writer.end_line();
    let mut text = writer.out.trim().to_owned();
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

struct Writer<'t, 'p> {
    tree: &'t Tree<'p>,
    out: String,
    line: String,
    /// Comments that follow the line being written.
    hidden: Vec<String>,
    kept: usize,
    /// For each open list, the number of its next item when it counts.
    lists: Vec<Option<usize>>,
    /// The mark of the list item or heading whose words come next.
    mark: String,
    links: Vec<(usize, &'p str)>,
    in_pre: usize,
}

impl<'p> Writer<'_, 'p> {
    /// The title of the page, when its content has no heading of its own.
    fn title(&mut self, root: &Root, veils: &[Option<&'static str>]) {
        let tree = self.tree;
        let shown = |at: usize| {
            !root.is_left_out.get(at).copied().unwrap_or(false)
                && veils.get(at).copied().flatten().is_none()
        };
        let has_heading =
            (root.at..tree.end(root.at)).any(|at| matches!(tree.tag(at), "h1" | "h2") && shown(at));
        let title = (0..tree.items.len())
            .find(|&at| tree.tag(at) == "title" && tree.tag(tree.parent(at)) == "head");
        if let (false, Some(at)) = (has_heading, title) {
            let words = self.words(at, tree.end(at));
            if !words.is_empty() {
                self.out.push_str(&format!("# {words}\n\n"));
            }
        }
    }

    /// The words inside, on one line.
    fn words(&self, from: usize, to: usize) -> String {
        let parts = (from..to).filter_map(|at| self.tree.items.get(at)?.node.as_text());
        let all: String = parts.flat_map(|text| [&**text, " "]).collect();
        all.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn veiled(&mut self, why: &'static str, from: usize, to: usize) {
        let words = self.words(from, to);
        // A hidden label or icon is part of how pages are made.
        if words.split(' ').count() >= 4 && self.kept < MOST_HIDDEN {
            self.kept += 1;
            self.hidden.extend(hidden::comment(why, &words));
        }
    }

    fn open(&mut self, at: usize) {
        let Some(item) = self.tree.items.get(at) else {
            return;
        };
        match item.node {
            Node::Text(text) => self.text(text),
            Node::Comment(comment) => self.comment(comment),
            Node::Element(element) => self.start(at, element.name()),
            _ => {}
        }
    }

    /// A comment that speaks; most are marks of the programs that make pages.
    fn comment(&mut self, comment: &str) {
        let words = comment.split_whitespace().count();
        let is_code =
            comment.contains(['<', '{', '}', '=', ';', '[', '|']) || comment.contains("//");
        if words >= 5 && !is_code && self.kept < MOST_HIDDEN {
            self.kept += 1;
            self.hidden
                .extend(hidden::comment("a comment of the page", comment));
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_pre > 0 {
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    self.end_line();
                }
                self.line.push_str(line);
            }
            return;
        }
        for c in text.chars() {
            if c.is_whitespace() {
                if !self.line.is_empty() && !self.line.ends_with([' ', '\t']) {
                    self.line.push(' ');
                }
            } else {
                self.line.push(c);
            }
        }
    }

    fn start(&mut self, at: usize, name: &'p str) {
        match name {
            "br" => self.end_line(),
            "hr" => self.end_paragraph(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_paragraph();
                let level = name
                    .get(1..)
                    .and_then(|level| level.parse().ok())
                    .unwrap_or(1);
                self.mark = format!("{} ", "#".repeat(level));
            }
            "ul" | "ol" => {
                if self.lists.is_empty() {
                    self.end_paragraph();
                } else {
                    self.end_line();
                }
                self.lists.push((name == "ol").then_some(1));
            }
            "li" => {
                self.end_line();
                let depth = self.lists.len().saturating_sub(1).min(8);
                let mark = match self.lists.last_mut() {
                    Some(Some(next)) => {
                        *next += 1;
                        format!("{}. ", *next - 1)
                    }
                    _ => "- ".to_owned(),
                };
                self.mark = format!("{}{mark}", "  ".repeat(depth));
            }
            "td" | "th" if !self.line.trim().is_empty() => {
                let kept = self.line.trim_end().len();
                self.line.truncate(kept);
                self.line.push('\t');
            }
            "a" => self
                .links
                .push((self.line.len(), self.tree.attribute(at, "href"))),
            "pre" => {
                self.end_paragraph();
                self.in_pre += 1;
            }
            "p" | "table" | "blockquote" | "section" | "article" | "dl" => self.end_paragraph(),
            _ if is_block(name) => self.end_line(),
            _ => {}
        }
    }

    fn close(&mut self, at: usize) {
        match self.tree.tag(at) {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.mark = if self.line.trim().is_empty() {
                    String::new()
                } else {
                    std::mem::take(&mut self.mark)
                };
                self.end_paragraph();
            }
            "ul" | "ol" => {
                self.lists.pop();
                self.end_line();
                if self.lists.is_empty() {
                    self.end_paragraph();
                }
            }
            "li" => {
                self.end_line();
                self.mark.clear();
            }
            "a" => self.end_link(),
            "pre" => {
                self.in_pre = self.in_pre.saturating_sub(1);
                self.end_paragraph();
            }
            "p" | "table" | "blockquote" | "section" | "article" | "dl" => self.end_paragraph(),
            name if is_block(name) => self.end_line(),
            _ => {}
        }
    }

    fn end_link(&mut self) {
        let Some((start, target)) = self.links.pop() else {
            return;
        };
        let Some(shown) = self.line.get(start..).map(str::to_owned) else {
            return;
        };
        let words = shown.trim();
        let host = target
            .split("://")
            .nth(1)
            .unwrap_or_default()
            .trim_end_matches('/');
        let is_web = target.starts_with("http://") || target.starts_with("https://");
        let tells = words.contains(host) || words.contains(['[', ']', '\t']);
        if is_web && !words.is_empty() && !tells && !target.contains([' ', '(', ')', '<', '>', '"'])
        {
            self.line.truncate(start);
            let before = if shown.starts_with(' ') { " " } else { "" };
            let after = if shown.ends_with(' ') { " " } else { "" };
            self.line
                .push_str(&format!("{before}[{words}]({target}){after}"));
        }
    }

    /// Ends the line, with what was hidden in it after it.
    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let words = if self.in_pre > 0 {
            line.trim_end()
        } else {
            line.trim()
        };
        if !words.trim().is_empty() {
            let mark = std::mem::take(&mut self.mark);
            self.out.push_str(&mark);
            self.out.push_str(words);
            self.out.push('\n');
        }
        for (start, _) in &mut self.links {
            *start = 0;
        }
        for comment in self.hidden.drain(..) {
            self.out.push_str(&comment);
            self.out.push('\n');
        }
    }

    fn end_paragraph(&mut self) {
        self.end_line();
        let in_list = !self.lists.is_empty();
        if !in_list && !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "html"
            | "body"
            | "div"
            | "main"
            | "header"
            | "footer"
            | "aside"
            | "address"
            | "figure"
            | "figcaption"
            | "fieldset"
            | "form"
            | "tr"
            | "thead"
            | "tbody"
            | "tfoot"
            | "caption"
            | "dt"
            | "dd"
            | "details"
            | "summary"
            | "center"
            | "hgroup"
    )
}
