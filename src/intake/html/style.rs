//! What the styles of a page hide: its own attributes, and the plain rules of its style sheets.

use super::tree::Tree;

/// Rules that are looked at; a page has some hundreds.
const RULES: usize = 3000;
const HIDING_RULES: usize = 200;

/// For each item of the tree, what hides it, if something does; what is inside is hidden with it.
pub(super) fn hidden(tree: &Tree<'_>) -> Vec<Option<&'static str>> {
    let rules = rules(tree);
    let mut found: Vec<Option<&'static str>> = Vec::with_capacity(tree.items.len());
    let mut grounds: Vec<bool> = Vec::with_capacity(tree.items.len());
    for at in 0..tree.items.len() {
        let parent = tree.parent(at);
        let above = found.get(parent).copied().flatten();
        let over_ground = grounds.get(parent).copied().unwrap_or(false);
        let look = look(tree, at, &rules);
        let has_ground = over_ground || look.has_ground;
        let own = look.hides(has_ground);
        // What is hidden by its colour or size alone may hold what sets its own.
        let stays = |why: &&str| match *why {
            WHITE => !look.sets_colour,
            TINY => !look.sets_size,
            _ => true,
        };
        found.push(own.or(above.filter(stays)));
        grounds.push(has_ground);
    }
    for why in [WHITE, TINY] {
        reveal_most(tree, &mut found, why);
    }
    found
}

const GONE: &str = "text the page does not show";
const BESIDE: &str = "text beside the page";
const TINY: &str = "text too small to see";
const WHITE: &str = "text in the colour of the page";

/// When most of a page seems hidden for a reason, a ground or a size was set where it is not looked
/// for: it is not hidden.
fn reveal_most(tree: &Tree<'_>, found: &mut [Option<&'static str>], why: &'static str) {
    let (mut hidden, mut all) = (0, 0);
    for (item, veil) in tree.items.iter().zip(found.iter()) {
        let letters = item.node.as_text().map_or(0, |text| text.trim().len());
        all += letters;
        hidden += if *veil == Some(why) { letters } else { 0 };
    }
    if hidden * 2 > all {
        for veil in found.iter_mut().filter(|veil| **veil == Some(why)) {
            *veil = None;
        }
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Look {
    is_gone: bool,
    is_white: bool,
    sets_colour: bool,
    is_tiny: bool,
    sets_size: bool,
    is_outside: bool,
    has_ground: bool,
}

impl Look {
    const fn hides(self, has_ground: bool) -> Option<&'static str> {
        if self.is_gone {
            Some(GONE)
        } else if self.is_outside {
            Some(BESIDE)
        } else if self.is_tiny {
            Some(TINY)
        } else if self.is_white && !has_ground {
            Some(WHITE)
        } else {
            None
        }
    }

    fn set(&mut self, name: &str, value: &str) {
        let number = leading_number(value);
        match name {
            "display" if value == "none" => self.is_gone = true,
            "visibility" if matches!(value, "hidden" | "collapse") => self.is_gone = true,
            "opacity" if number.is_some_and(|n| n < 0.05) => self.is_gone = true,
            "color" => {
                self.is_white = is_white(value) || value == "transparent";
                self.sets_colour = !self.is_white && !matches!(value, "inherit" | "initial");
            }
            "font-size" => {
                let points = value.ends_with("px") || value.ends_with("pt") || number == Some(0.0);
                self.is_tiny = points && number.is_some_and(|n| n < 2.0);
                self.sets_size = !self.is_tiny;
            }
            "background" | "background-color" | "background-image" => {
                let plain = value.split_whitespace().next().is_some_and(is_white);
                self.has_ground |=
                    !plain && !matches!(value, "none" | "transparent" | "inherit" | "initial");
            }
            "left" | "top" | "right" | "text-indent" | "margin-left" => {
                self.is_outside |= number.is_some_and(|n| n <= -500.0);
            }
            _ => {}
        }
    }

    fn declare(&mut self, declarations: &str) {
        for declaration in declarations.split(';') {
            if let Some((name, value)) = declaration.split_once(':') {
                let value = value.to_lowercase().replace("!important", "");
                self.set(&name.trim().to_lowercase(), value.trim());
            }
        }
    }
}

fn leading_number(value: &str) -> Option<f64> {
    let end = value
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+')))
        .unwrap_or(value.len());
    value.get(..end)?.parse().ok()
}

/// White or nearly so, in the ways people write it.
fn is_white(value: &str) -> bool {
    let value = value.trim();
    if matches!(
        value,
        "white" | "snow" | "#fff" | "#ffff" | "ivory" | "ghostwhite"
    ) {
        return true;
    }
    if let Some(digits) = value.strip_prefix('#') {
        let bytes: Vec<&str> = (0..3)
            .filter_map(|n| digits.get(n * 2..n * 2 + 2))
            .collect();
        let light = |pair: &&str| u8::from_str_radix(pair, 16).is_ok_and(|level| level >= 0xF5);
        return digits.len() >= 6 && bytes.len() == 3 && bytes.iter().all(light);
    }
    let parts = value
        .strip_prefix("rgba(")
        .or_else(|| value.strip_prefix("rgb("))
        .unwrap_or_default();
    let levels: Vec<f64> = parts
        .split([',', ' ', '/', ')'])
        .filter_map(|part| leading_number(part.trim()))
        .collect();
    match levels.as_slice() {
        [_, _, _, alpha, ..] if *alpha < 0.05 => true,
        [r, g, b, ..] => [r, g, b].iter().all(|&&level| level >= 245.0),
        _ => false,
    }
}

fn look(tree: &Tree<'_>, at: usize, rules: &[Rule]) -> Look {
    let mut look = Look::default();
    let Some(element) = tree.element(at) else {
        return look;
    };
    for rule in rules {
        if rule.matches(element) {
            look.declare(&rule.declarations);
        }
    }
    if let Some(style) = element.attr("style") {
        look.declare(style);
    }
    look.is_gone |= element
        .attr("hidden")
        .is_some_and(|how| how != "until-found");
    if let Some(colour) = element.attr("color").filter(|_| element.name() == "font") {
        look.set("color", &colour.to_lowercase());
    }
    if let Some(ground) = element.attr("bgcolor") {
        look.set("background", &ground.to_lowercase());
    }
    look
}

/// A rule of a style sheet for one plain selector: `p`, `.a`, `#b`, `p.a.c`.
struct Rule {
    tag: String,
    id: String,
    classes: Vec<String>,
    declarations: String,
}

impl Rule {
    fn matches(&self, element: &scraper::node::Element) -> bool {
        (self.tag.is_empty() || self.tag == element.name())
            && (self.id.is_empty() || element.id() == Some(self.id.as_str()))
            && self
                .classes
                .iter()
                .all(|class| element.classes().any(|own| own == class))
    }
}

/// The rules of the page's style sheets that may hide text or lay a ground. Rules for some screens
/// only (`@media`) say nothing of what a reader sees.
fn rules(tree: &Tree<'_>) -> Vec<Rule> {
    let mut rules = Vec::new();
    for at in 0..tree.items.len() {
        if tree.tag(at) != "style" {
            continue;
        }
        for inside in at + 1..tree.end(at) {
            let sheet = tree.items.get(inside).and_then(|item| item.node.as_text());
            if let Some(sheet) = sheet {
                read_sheet(sheet, &mut rules);
            }
        }
    }
    rules
}

fn read_sheet(sheet: &str, rules: &mut Vec<Rule>) {
    let mut rest = sheet;
    for _ in 0..RULES {
        let Some(open) = rest.find('{') else { return };
        let selectors = rest.get(..open).unwrap_or_default().trim();
        let body = rest.get(open + 1..).unwrap_or_default();
        let (inside, after) = block(body);
        rest = after;
        let selectors = selectors.rsplit("*/").next().unwrap_or(selectors);
        let selectors = selectors.rsplit(';').next().unwrap_or(selectors);
        let declared = inside.to_lowercase();
        let matters = [
            "display",
            "visib",
            "opacity",
            "color",
            "size",
            "background",
            "left",
            "top",
            "indent",
        ]
        .iter()
        .any(|word| declared.contains(word));
        if selectors.trim_start().starts_with('@') || !matters {
            continue;
        }
        for selector in selectors.split(',') {
            if rules.len() >= HIDING_RULES {
                return;
            }
            rules.extend(plain_rule(selector.trim(), inside));
        }
    }
}

/// What a block holds, blocks inside it included, and what follows it.
fn block(body: &str) -> (&str, &str) {
    let mut depth = 1_usize;
    for (at, c) in body.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (
                body.get(..at).unwrap_or_default(),
                body.get(at + 1..).unwrap_or_default(),
            );
        }
    }
    (body, "")
}

/// None for a selector with places, states or conditions.
fn plain_rule(selector: &str, declarations: &str) -> Option<Rule> {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '#');
    if selector.is_empty() || !selector.chars().all(plain) {
        return None;
    }
    let mut rule = Rule {
        tag: String::new(),
        id: String::new(),
        classes: Vec::new(),
        declarations: declarations.to_owned(),
    };
    let mut at = 0;
    let ends = selector
        .char_indices()
        .skip(1)
        .filter(|(_, c)| matches!(c, '.' | '#'))
        .map(|(end, _)| end)
        .chain([selector.len()]);
    for end in ends {
        let part = selector.get(at..end)?;
        match part.strip_prefix('.') {
            Some(class) => rule.classes.push(class.to_owned()),
            None => match part.strip_prefix('#') {
                Some(id) => id.clone_into(&mut rule.id),
                None => rule.tag = part.to_lowercase(),
            },
        }
        at = end;
    }
    Some(rule)
}
