//! From pasted text to a [`JobPost`]: hands the text to the readers of its parts.

use super::reading::Reading;
use super::{
    JobPost, address, asked, budget, deliverable, demand, question, requirement, terms, title,
};
use crate::skill::Vocabulary;

pub(super) fn parse(text: &str, vocabulary: &Vocabulary) -> JobPost {
    let text = normalised(text);
    let aimed = address::aimed(&text);
    let masked = without_comments(address::masked(&text, &aimed));
    let reading = Reading::new(&masked);
    let mut skills = asked(&vocabulary.find(reading.text));
    let title = title::title(&reading);
    let requirements = requirement::requirements(&reading, &mut skills);
    let questions = question::questions(&reading);
    let mut demands = demand::demands(&reading, &questions);
    // A word that machines are told to use is no one's demand, wherever else it is named.
    let told: Vec<String> = aimed
        .iter()
        .flat_map(|aimed| demand::words_told(&aimed.words))
        .collect();
    demands.retain(|demand| {
        demand
            .token
            .as_ref()
            .is_none_or(|token| !told.contains(token))
    });
    JobPost {
        title,
        requirements,
        deliverables: deliverable::deliverables(&reading, title),
        budget: budget::budget(&reading, title),
        duration: terms::duration(&reading),
        level: terms::level(&reading, title),
        questions: question::with_skills(questions, &skills),
        demands,
        skills,
        language: language(reading.text),
        sections: reading.outline.sections,
        text,
    }
}

/// With blanks of the same length in place of comments: nobody who reads the post sees them.
fn without_comments(text: String) -> String {
    if !text.contains("<!--") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, inside)) = rest.split_once("<!--") {
        let Some((comment, after)) = inside.split_once("-->") else {
            break;
        };
        out.push_str(before);
        let blank = |byte| if byte == b'\n' { '\n' } else { ' ' };
        out.extend("<!---->".bytes().chain(comment.bytes()).map(blank));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Line ends made `\n`, a BOM at the start removed.
fn normalised(text: &str) -> String {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    }
}

/// The language, when at least forty letters tell it.
fn language(text: &str) -> Option<&'static str> {
    let head = text.get(..text.floor_char_boundary(4000)).unwrap_or(text);
    if head.chars().filter(|c| c.is_alphabetic()).count() < 40 {
        return None;
    }
    let info = whatlang::detect(head)?;
    (info.is_reliable() || info.confidence() > 0.3)
        .then(|| iso(info.lang()))
        .flatten()
}

/// ISO 639-1 of the languages posts come in.
fn iso(lang: whatlang::Lang) -> Option<&'static str> {
    use whatlang::Lang;
    Some(match lang {
        Lang::Eng => "en",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ita => "it",
        Lang::Pol => "pl",
        Lang::Nld => "nl",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Ces => "cs",
        Lang::Slk => "sk",
        Lang::Ron => "ro",
        Lang::Hun => "hu",
        Lang::Tur => "tr",
        Lang::Swe => "sv",
        Lang::Dan => "da",
        Lang::Nob => "no",
        Lang::Fin => "fi",
        Lang::Ell => "el",
        Lang::Heb => "he",
        Lang::Ara => "ar",
        Lang::Pes => "fa",
        Lang::Hin => "hi",
        Lang::Ben => "bn",
        Lang::Urd => "ur",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Vie => "vi",
        Lang::Ind => "id",
        Lang::Tha => "th",
        Lang::Bul => "bg",
        Lang::Srp => "sr",
        Lang::Hrv => "hr",
        Lang::Slv => "sl",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        _ => return None,
    })
}
