//! A parsed page as a list in document order: what is inside an element is a range, and nothing has to
//! recurse.

use scraper::{Html, Node};

/// An element, a stretch of text or a comment.
pub(super) struct Item<'p> {
    pub(super) node: &'p Node,
    /// The element around it; itself for the first.
    pub(super) parent: usize,
    /// One past the last item inside it.
    pub(super) end: usize,
}

pub(super) struct Tree<'p> {
    pub(super) items: Vec<Item<'p>>,
}

impl<'p> Tree<'p> {
    /// None when the page has more than `most` items.
    pub(super) fn new(page: &'p Html, most: usize) -> Option<Self> {
        let mut items: Vec<Item<'p>> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let root = page.tree.root();
        let mut node = root;
        loop {
            let at = items.len();
            if at >= most {
                return None;
            }
            items.push(Item {
                node: node.value(),
                parent: open.last().copied().unwrap_or(0),
                end: at + 1,
            });
            if let Some(child) = node.first_child() {
                open.push(at);
                node = child;
                continue;
            }
            while node != root && node.next_sibling().is_none() {
                node = node.parent()?;
                let end = items.len();
                if let Some(item) = open.pop().and_then(|at| items.get_mut(at)) {
                    item.end = end;
                }
            }
            match node.next_sibling() {
                Some(next) if node != root => node = next,
                _ => return Some(Self { items }),
            }
        }
    }

    /// The name of the element at `at`, lower-case; empty for what is none.
    pub(super) fn tag(&self, at: usize) -> &'p str {
        self.element(at).map_or("", |element| element.name())
    }

    pub(super) fn element(&self, at: usize) -> Option<&'p scraper::node::Element> {
        self.items.get(at).and_then(|item| item.node.as_element())
    }

    pub(super) fn attribute(&self, at: usize, name: &str) -> &'p str {
        self.element(at)
            .and_then(|element| element.attr(name))
            .unwrap_or_default()
    }

    /// One past the last item inside the one at `at`.
    pub(super) fn end(&self, at: usize) -> usize {
        self.items.get(at).map_or(at + 1, |item| item.end)
    }

    pub(super) fn parent(&self, at: usize) -> usize {
        self.items.get(at).map_or(0, |item| item.parent)
    }
}
