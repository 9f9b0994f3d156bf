//! From `vocabulary.txt` and `families.txt` to the tables that `skill` reads in place.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use crate::tokens::{Tokens, phrase};

type Result<T> = std::result::Result<T, String>;

const NO_SKILL: u16 = u16::MAX;
const CAPITAL: u8 = 1;
const COMPANY: u8 = 2;
const LOOSE: u8 = 4;
const MORE: u8 = 8;

/// What a text must hold for a skill to be named: hash of the phrase → skill and marks.
#[derive(Default)]
struct Forms {
    skills: Vec<(String, String)>,
    slots: BTreeMap<u64, (u16, u8)>,
}

/// The Rust source of the tables.
pub(crate) fn generate(vocabulary: &str, families: &str) -> Result<String> {
    let mut forms = Forms::default();
    let lines = read(vocabulary)?;
    for (number, line) in lines.iter().enumerate() {
        let skill = u16::try_from(number).map_err(|_| "too many skills")?;
        forms.skills.push((line.name.clone(), line.kind.clone()));
        for form in &line.forms {
            forms.add(&form.text, skill, form.marks)?;
        }
    }
    // Spellings that nobody listed give way to those that somebody did.
    for (skill, line) in (0..).zip(&lines) {
        for form in &line.forms {
            forms.add_variants(&form.text, &line.kind, skill, form.marks);
        }
    }
    forms.add_prefixes(&lines);
    let related = relations(&forms, families)?;
    Ok(render(&forms, &related))
}

struct Line {
    name: String,
    kind: String,
    forms: Vec<Form>,
}

struct Form {
    text: String,
    marks: u8,
}

fn read(vocabulary: &str) -> Result<Vec<Line>> {
    let mut kind = String::new();
    let mut lines = Vec::new();
    for line in vocabulary.lines().map(str::trim) {
        if line.is_empty() || line.starts_with("# ") || line == "#" {
            continue;
        }
        if let Some(heading) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            kind = heading.to_owned();
            continue;
        }
        let (name, aliases) = line.split_once(" = ").unwrap_or((line, ""));
        let aliases = aliases.split(", ").filter(|alias| !alias.is_empty());
        let forms: Vec<Form> = std::iter::once(name).chain(aliases).map(form).collect();
        let name = forms
            .first()
            .map(|form| form.text.clone())
            .unwrap_or_default();
        lines.push(Line {
            name,
            kind: kind.clone(),
            forms,
        });
    }
    Ok(lines)
}

fn form(written: &str) -> Form {
    let marks = match written.as_bytes().first() {
        Some(b'^') => CAPITAL,
        Some(b'!') => CAPITAL | COMPANY,
        Some(b'~') => LOOSE,
        _ => 0,
    };
    let text = if marks == 0 { written } else { &written[1..] };
    Form {
        text: text.to_owned(),
        marks,
    }
}

/// The hashes of the phrase's beginnings, the whole last.
fn hashes(text: &str) -> Vec<u64> {
    Tokens::new(text)
        .scan(0, |so_far, token| {
            *so_far = phrase(*so_far, token.hash);
            Some(*so_far)
        })
        .collect()
}

impl Forms {
    fn add(&mut self, text: &str, skill: u16, marks: u8) -> Result<()> {
        let hash = *hashes(text)
            .last()
            .ok_or_else(|| format!("no word in '{text}'"))?;
        if let Some(&(owner, _)) = self.slots.get(&hash)
            && owner != skill
        {
            let owner = &self.skills[usize::from(owner)].0;
            return Err(format!("'{text}' stands for {owner} already"));
        }
        self.slots.entry(hash).or_insert((skill, marks));
        Ok(())
    }

    fn add_variants(&mut self, text: &str, kind: &str, skill: u16, marks: u8) {
        let words: Vec<&str> = text.split(' ').collect();
        let inflected = words.len() > 1 || matches!(kind, "service" | "domain" | "method");
        let narrow = marks & CAPITAL != 0;
        let mut spellings = vec![text.to_owned()];
        if inflected
            && !narrow
            && let Some(other) = other_number(text)
        {
            spellings.push(other);
        }
        for spelling in spellings.clone() {
            let plain = |word: &&str| word.bytes().all(|b| b.is_ascii_alphabetic());
            if words.len() == 2 && words.iter().all(&plain) && spelling.len() > 7 {
                spellings.push(spelling.replace(' ', ""));
            }
        }
        for spelling in spellings {
            if let Some(&hash) = hashes(&spelling).last() {
                self.slots.entry(hash).or_insert((skill, marks));
            }
        }
    }

    /// Marks the beginnings of longer phrases, so that a search knows when to go on.
    fn add_prefixes(&mut self, lines: &[Line]) {
        for form in lines.iter().flat_map(|line| &line.forms) {
            for beginning in hashes(&form.text).iter().rev().skip(1) {
                self.slots.entry(*beginning).or_insert((NO_SKILL, 0)).1 |= MORE;
            }
        }
    }
}

/// The plural of a singular, the singular of a plural.
fn other_number(text: &str) -> Option<String> {
    let last = text.rsplit([' ', '-', '/']).next()?;
    if last.len() < 3 || !last.bytes().all(|b| b.is_ascii_alphabetic()) || last.ends_with("ing") {
        return None;
    }
    let lower = text.to_lowercase();
    if let Some(stem) = lower.strip_suffix("ies") {
        return Some(format!("{stem}y"));
    }
    if let Some(stem) = lower.strip_suffix('s') {
        let singular = stem.ends_with(['s', 'u', 'i']) || last.len() < 4;
        return (!singular).then(|| stem.to_owned());
    }
    match lower.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => Some(format!("{stem}ies")),
        _ => Some(format!("{lower}s")),
    }
}

/// `families.txt`: `Has > Wanted 80, Other 50`; and what follows from two steps.
fn relations(forms: &Forms, families: &str) -> Result<BTreeMap<(u16, u16), u8>> {
    let by_name: HashMap<&str, u16> = (0..)
        .zip(&forms.skills)
        .map(|(at, (name, _))| (name.as_str(), at))
        .collect();
    let number = |name: &str| {
        by_name
            .get(name.trim())
            .copied()
            .ok_or_else(|| format!("families.txt: no skill '{name}'"))
    };
    let mut direct: BTreeMap<(u16, u16), u8> = BTreeMap::new();
    for line in families
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
    {
        let (has, wanted) = line
            .split_once(" > ")
            .ok_or_else(|| format!("no '>' in '{line}'"))?;
        for entry in wanted.split(", ") {
            let (name, weight) = entry
                .rsplit_once(' ')
                .ok_or_else(|| format!("no weight in '{entry}'"))?;
            let weight: u8 = weight
                .parse()
                .map_err(|_| format!("no weight in '{entry}'"))?;
            for one in has.split(", ") {
                let key = (number(one)?, number(name)?);
                let known = direct.entry(key).or_insert(0);
                *known = weight.max(*known);
            }
        }
    }
    let mut all = direct.clone();
    for (&(has, between), &first) in &direct {
        for (&(_, wanted), &second) in direct.range((between, 0)..=(between, u16::MAX)) {
            let weight = u8::try_from(u32::from(first) * u32::from(second) / 100).unwrap_or(0);
            if has != wanted && weight >= 30 {
                let known = all.entry((has, wanted)).or_insert(0);
                *known = weight.max(*known);
            }
        }
    }
    Ok(all)
}

fn render(forms: &Forms, related: &BTreeMap<(u16, u16), u8>) -> String {
    let mut code = String::new();
    let count = forms.skills.len();
    let _ = writeln!(code, "pub(super) static NAMES: [&str; {count}] = [");
    for (name, _) in &forms.skills {
        let _ = writeln!(code, "{name:?},");
    }
    let _ = writeln!(code, "];\npub(super) static KINDS: [Kind; {count}] = [");
    for (_, kind) in &forms.skills {
        let (first, rest) = kind.split_at(1);
        let _ = writeln!(code, "Kind::{}{rest},", first.to_uppercase());
    }
    let mut filter = [0_u64; 1024];
    for hash in forms.slots.keys() {
        filter[(hash >> 54) as usize] |= 1 << ((hash >> 48) & 63);
    }
    let _ = writeln!(
        code,
        "];\npub(super) static FILTER: [u64; 1024] = {filter:?};\n"
    );
    let starts = (0..=count).map(|skill| {
        let skill = u16::try_from(skill).unwrap_or(u16::MAX);
        related.range(..(skill, 0)).count()
    });
    let starts: Vec<usize> = starts.collect();
    let _ = writeln!(
        code,
        "pub(super) static STARTS: [u16; {}] = {starts:?};\n",
        starts.len()
    );
    let slots = table(&forms.slots);
    let _ = writeln!(code, "pub(super) static SLOTS: [Slot; {}] = [", slots.len());
    for (check, skill, marks) in slots {
        let _ = writeln!(
            code,
            "Slot {{ check: {check}, skill: {skill}, marks: {marks} }},"
        );
    }
    let _ = writeln!(
        code,
        "];\npub(super) static RELATED: [Related; {}] = [",
        related.len()
    );
    for (&(_, wanted), weight) in related {
        let _ = writeln!(code, "Related {{ wanted: {wanted}, weight: {weight} }},");
    }
    code.push_str("];\n");
    code
}

/// An open-addressed table: the low bits of a hash are the place, the high bits the check.
fn table(entries: &BTreeMap<u64, (u16, u8)>) -> Vec<(u32, u16, u8)> {
    let size = (entries.len() * 2).next_power_of_two();
    let mut slots = vec![(0, NO_SKILL, 0); size];
    for (&hash, &(skill, marks)) in entries {
        let mut at = hash as usize & (size - 1);
        while slots[at].0 != 0 {
            at = (at + 1) & (size - 1);
        }
        slots[at] = (((hash >> 32) as u32).max(1), skill, marks);
    }
    slots
}
