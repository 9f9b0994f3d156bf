//! Which part of a page is its content, and what of it is menus, cookie notices and the like.

use super::tree::Tree;

/// How much an element holds.
#[derive(Debug, Clone, Copy, Default)]
struct Size {
    letters: usize,
    linked: usize,
    links: usize,
}

/// Elements that never hold content.
const NEVER: [&str; 24] = [
    "script", "style", "noscript", "template", "svg", "canvas", "iframe", "object", "nav",
    "button", "input", "select", "textarea", "head", "audio", "video", "map", "dialog", "menu",
    "datalist", "progress", "meter", "embed", "math",
];

/// Words in classes and ids of what is not content.
const WORDS: [&str; 22] = [
    "nav",
    "navbar",
    "menu",
    "breadcrumb",
    "breadcrumbs",
    "share",
    "sharing",
    "related",
    "similar",
    "recommended",
    "recommendations",
    "newsletter",
    "subscribe",
    "promo",
    "advert",
    "ads",
    "sponsored",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "pagination",
];

/// Where the content begins, and for each item whether it is left out of it.
pub(super) struct Root {
    pub(super) at: usize,
    pub(super) is_left_out: Vec<bool>,
}

/// Finds the content. Of a `whole` page no part is taken for the main one: the head of a résumé and
/// what stands beside it are as much of it as the rest.
pub(super) fn root(tree: &Tree<'_>, hidden: &[Option<&'static str>], whole: bool) -> Root {
    let sizes = sizes(tree);
    let mut left_out = Vec::with_capacity(tree.items.len());
    for at in 0..tree.items.len() {
        let above = at > 0 && left_out.get(tree.parent(at)).copied().unwrap_or(false);
        left_out.push(above || is_boilerplate(tree, at, &sizes));
    }
    if whole {
        return Root {
            at: 0,
            is_left_out: left_out,
        };
    }
    let content = |from: usize| -> usize {
        (from..tree.end(from))
            .filter(|&at| !left_out.get(at).copied().unwrap_or(false))
            .filter(|&at| hidden.get(at).copied().flatten().is_none())
            .filter_map(|at| tree.items.get(at)?.node.as_text())
            .map(|text| letters(text))
            .sum()
    };
    let all = content(0);
    let at = (0..tree.items.len())
        .filter(|&at| is_main(tree, at) && !left_out.get(at).copied().unwrap_or(true))
        .take(20)
        .map(|at| (content(at), at))
        .filter(|&(size, _)| size * 20 >= all * 7)
        .max_by_key(|&(size, at)| (size, std::cmp::Reverse(at)))
        .map_or(0, |(_, at)| at);
    Root {
        at,
        is_left_out: left_out,
    }
}

fn is_main(tree: &Tree<'_>, at: usize) -> bool {
    matches!(tree.tag(at), "main" | "article")
        || tree.attribute(at, "role") == "main"
        || tree.attribute(at, "itemtype").ends_with("JobPosting")
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

fn sizes(tree: &Tree<'_>) -> Vec<Size> {
    let mut sizes = vec![Size::default(); tree.items.len()];
    // Parents stand before what they hold: from the end on, every item is whole when it is added.
    for at in (0..tree.items.len()).rev() {
        if let Some(text) = tree.items.get(at).and_then(|item| item.node.as_text())
            && let Some(size) = sizes.get_mut(at)
        {
            size.letters += letters(text);
        }
        let mut own = sizes.get(at).copied().unwrap_or_default();
        if tree.tag(at) == "a" {
            (own.linked, own.links) = (own.letters, own.links + 1);
        }
        if let Some(size) = sizes.get_mut(at) {
            *size = own;
        }
        let parent = tree.parent(at);
        if let Some(above) = sizes.get_mut(parent).filter(|_| parent != at) {
            above.letters += own.letters;
            above.linked += own.linked;
            above.links += own.links;
        }
    }
    sizes
}

fn is_boilerplate(tree: &Tree<'_>, at: usize, sizes: &[Size]) -> bool {
    let Some(element) = tree.element(at) else {
        return false;
    };
    let name = element.name();
    let role = element.attr("role").unwrap_or_default();
    if NEVER.contains(&name)
        || matches!(
            role,
            "navigation" | "search" | "dialog" | "alertdialog" | "menu"
        )
    {
        return true;
    }
    let size = sizes.get(at).copied().unwrap_or_default();
    let is_linked = size.linked * 2 > size.letters;
    if matches!(name, "footer" | "header" | "aside")
        || matches!(role, "banner" | "contentinfo" | "complementary")
    {
        let holds_menu = (at + 1..tree.end(at))
            .take(60)
            .any(|at| tree.tag(at) == "nav");
        let is_small_print = name == "footer" && size.letters < 400 && speaks_of_rights(tree, at);
        return is_small_print || is_linked && (size.links >= 5 || holds_menu);
    }
    if matches!(name, "html" | "body" | "main" | "article") {
        return false;
    }
    let named = element
        .id()
        .into_iter()
        .chain(element.classes())
        .flat_map(|name| name.split(['-', '_']))
        .any(|word| WORDS.contains(&word.to_lowercase().as_str()));
    let is_notice = named && size.letters < 1500 && speaks_of_cookies(element);
    is_notice || named && is_linked && size.links >= 2
}

fn speaks_of_rights(tree: &Tree<'_>, at: usize) -> bool {
    (at..tree.end(at)).take(200).any(|at| {
        let text = tree.items.get(at).and_then(|item| item.node.as_text());
        text.is_some_and(|text| {
            let text = text.to_lowercase();
            [
                "©",
                "copyright",
                "privacy",
                "terms",
                "cookies",
                "all rights",
            ]
            .iter()
            .any(|word| text.contains(word))
        })
    })
}

fn speaks_of_cookies(element: &scraper::node::Element) -> bool {
    element
        .id()
        .into_iter()
        .chain(element.classes())
        .any(|name| {
            ["cookie", "consent", "gdpr"]
                .iter()
                .any(|word| name.to_lowercase().contains(word))
        })
}
