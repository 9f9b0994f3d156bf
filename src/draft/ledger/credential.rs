//! Claims of credentials: certificates, degrees, badges of a site, awards.

use std::collections::HashSet;

use super::context::Context;
use super::evidence::Evidence;
use super::stance::Stance;
use super::{Claim, ClaimKind, Proof};
use crate::profile::Part;
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span, content};

/// Degrees and protected titles of German, French, Spanish, Portuguese and Italian.
static ABROAD: [Pattern; 3] = [
    Pattern::new(
        &[
            "geprüft",
            "staatlich",
            "diplom",
            "beeidigt",
            "buchhalter",
            "steuerberater",
            "fachwirt",
            "meisterbrief",
            "rechtsanw",
            "promov",
            "doktor",
        ],
        r"\b(?:(?:staatlich )?(?:geprüfte[rn]?|anerkannte[rn]?|diplomierte[rn]?|beeidigte[rn]?) [\w-]+|diplom-[\w-]+|bilanzbuchhalter(?:in)?|steuerberater(?:in)?|steuerfachwirt(?:in)?|meisterbrief|rechtsanw[aä]lt(?:in)?|promovierte?\w* \w+|doktortitel|doktor der \w+)\b",
    ),
    Pattern::new(
        &[
            "barreau",
            "comptable",
            "docteur",
            "doctorat",
            "master ",
            "agrég",
            "diplômé",
            "colegiad",
            "doctorad",
            "doctora en",
            "doctor en",
            "titulad",
            "graduad",
        ],
        r"\bavocate? (?:inscrite? )?au barreau(?: d[eu'’] ?\w+)?|\bexpert(?:e)?[- ]comptable\b|\bdocteure? en \w+|\bdoctorat(?: en \w+)?|\bmaster (?:\d )?en \w+|\bagrégée? (?:de|d['’]|en) ?\w+|\bdiplômée? (?:de|d['’]|en) ?\w+(?: \w+)?|\b(?:abogad[oa] |ingenier[oa] |arquitect[oa] )?colegiad[oa]\b|\bdoctorado(?: en \w+)?|\bdoctora? en \w+|\b(?:titulad|graduad)[oa] en \w+",
    ),
    Pattern::new(
        &[
            "doutor",
            "mestrado",
            "mestre em",
            "oab",
            "contabilista",
            "jurament",
            "laurea",
            "dottorat",
            "iscritt",
            "abilitat",
            "inscrit",
        ],
        r"\b(?:doutoramento|doutorado)(?: em \w+)?|\bdoutora? em \w+|\bmestrado(?: em \w+)?|\bmestre em \w+|\binscrit[oa] na (?:oab|ordem)[^.,;\n]{0,30}|\bcontabilista certificad[oa]|\btradutora? jurament\w+|\blaurea(?:t[oa])?(?: magistrale| triennale)? in \w+|\bdottorato(?: di ricerca)?(?: in \w+)?|\biscritt[oa] all['’](?:ordine|albo)[^.,;\n]{0,40}|\babilitat[oa] all['’]\w+",
    ),
];

static CREDENTIALS: [Pattern; 8] = [
    Pattern::new(
        &["certified", "certificad", "zertifiziert", "certifié"],
        r"(?-i:(?:\b[A-Z][\w+.&]*[ -]){0,4}\b[Cc]ertified(?: (?:in )?[A-Z][\w&]*(?:[ -][A-Z][\w&]*){0,4})?)\b|\bcertified (?:public accountant|translator|accountant|project manager|scrum master|professional|expert|developer|engineer|architect|trainer|coach|designer|administrator|specialist|copywriter|editor|partner|consultant|bookkeeper|financial \w+|\w+ (?:accountant|translator|manager|architect|engineer|expert|specialist|professional|partner))\b|\b(?:zertifizierte[rn]?|certificad[oa]|certifiée?)\s+\w+",
    ),
    Pattern::new(
        &[
            "pmp",
            "cissp",
            "cisa",
            "cism",
            "cpa",
            "cfa",
            "acca",
            "cka",
            "ckad",
            "mba",
            "phd",
            "ph.d",
            "msc",
            "m.sc",
            "bsc",
            "b.sc",
            "csm",
            "psm",
            "oscp",
            "ceh",
            "ccna",
            "ccnp",
            "itil",
            "cpacc",
            "proadvisor",
            "prince2",
            "rhce",
            "celta",
            "tefl",
            "cma ",
            "b.tech",
            "m.tech",
            "beng",
            "meng",
        ],
        r"(?-i:\b(?:PMP|CISSP|CISA|CISM|CPA|CFA|ACCA|CKA|CKAD|CKS|MBA|PhD|Ph\.D|MSc|M\.Sc|BSc|B\.Sc|CSM|PSM|OSCP|CEH|CCNA|CCNP|ITIL|CPACC|ProAdvisor|PRINCE2|RHCE|CELTA|TEFL|CMA|B\.Tech|M\.Tech|BEng|MEng)\b)",
    ),
    Pattern::new(
        &[
            "degree",
            "bachelor",
            "master's",
            "master’s",
            "masters in",
            "doctorate",
            "diploma",
            "abschluss",
            "licenciatura",
            "grado en",
            "máster",
            "diplôme",
            "studium",
        ],
        r"\b(?:bachelor|master|doctor)(?:['’]s)(?: degree)?(?: (?:of|in) \w+(?: \w+)?)?|\b(?:bachelor|master|doctor) of (?:science|arts|engineering|business|fine arts|laws)\b|\bdoctorate\b|\b(?:university|college|engineering|computer science|marketing|design|law|english|economics|finance|business|journalism|\w+ology) degree\b|\bdegree in \w+(?: \w+)?|\bdiploma in \w+|\bmasters in \w+|\bmáster en \w+|\blicenciatura en \w+|\bdiplôme d[e'’]\s?\w+",
    ),
    Pattern::new(
        &[
            "top rated",
            "top-rated",
            "expert vetted",
            "expert-vetted",
            "rising talent",
            "job success",
            "jss",
            "level two seller",
            "top seller",
            "pro verified",
        ],
        r"\btop[- ]rated(?: plus)?\b(?: (?:freelancer|seller|badge|status))?|\bexpert[- ]vetted\b|\brising talent\b|\b\d{2,3}\s?% (?:job success|jss)(?: score)?|\b(?:job success(?: score)?|jss)\s*(?:of|:|is|at)?\s*\d{2,3}\s?%|\blevel two seller\b",
    ),
    Pattern::new(
        &["star", "rating", "4.9", "5.0"],
        r"\b(?:five|5)[- ]stars? (?:reviews?|ratings?|feedback|record|clients?|freelancer|average|score)\b|\b[45]\.\d+(?:\s?/\s?5)?[- ](?:stars?|rating|average)\b|\brat(?:ed|ing of) [45]\.\d+|\b5/5 (?:stars?|rating|reviews?)\b",
    ),
    Pattern::new(
        &[
            "award",
            "prize",
            "medal",
            "winner",
            "prix",
            "premio",
            "preis",
            "hackathon",
        ],
        r"\baward[- ]winning\b|\b(?:won|winner of|awarded|received|recipient of|earned|gewonnen|gané|remporté)\s+(?:an?|the|two|three|several|multiple|\d+|un|una|le|den|einen)?\s*(?:[\w'&-]+\s+){0,5}?(?:awards?|prizes?|medals?|hackathons?|prix|premios?|preis)\b",
    ),
    Pattern::new(
        &["partner", "expert", "iso"],
        r"(?-i:\b(?:Google|Meta|HubSpot|Shopify|Klaviyo|Microsoft|AWS|Webflow|Adobe|Salesforce|Stripe) (?:Premier |Gold |Platinum |Plus |Ads )?(?:Partner|Expert|Ambassador|MVP)\b)|\biso \d{4,5}(?:[- ]certified)?",
    ),
    Pattern::new(
        &[
            "licensed",
            "chartered",
            "accredited",
            "sworn",
            "board-certified",
            "vereidigt",
            "jurad",
            "assermenté",
        ],
        r"\b(?:licensed|chartered|accredited|sworn|board-certified) (?:\w+ )?(?:accountant|translator|engineer|architect|attorney|lawyer|therapist|designer|nurse|bookkeeper|editor|surveyor|interpreter|professional|trainer)\b|\b(?:vereidigte[rn]? \w+|traductora? jurad[oa]|traduct(?:eur|rice) assermentée?)\b",
    ),
];

pub(super) fn find(context: &Context<'_>, evidence: &Evidence<'_>) -> Vec<Claim> {
    let said = context.sentence.of(context.draft);
    let lowered = Lowered::new(said);
    let mut found: Vec<Claim> = Vec::new();
    for span in CREDENTIALS
        .iter()
        .chain(&ABROAD)
        .flat_map(|pattern| pattern.find_all(&lowered))
    {
        let span = without_lead(said, span).shifted(context.sentence.start);
        if !is_claimed(context, span) || found.iter().any(|claim| claim.span.overlaps(span)) {
            continue;
        }
        let proof = prove(evidence, span.of(context.draft));
        found.push(Claim {
            span,
            sentence: context.sentence,
            kind: ClaimKind::Credential,
            skill: None,
            proof,
        });
    }
    found
}

/// The span without a first word that is only a sentence's beginning.
fn without_lead(said: &str, span: Span) -> Span {
    let words = span.of(said);
    let Some((first, rest)) = words.split_once(' ') else {
        return span;
    };
    let lead = matches!(
        first,
        "I" | "As"
            | "An"
            | "A"
            | "My"
            | "Also"
            | "And"
            | "Being"
            | "Certifications"
            | "The"
            | "Hi"
            | "Hello"
    );
    if lead {
        Span::new(span.end - rest.len(), span.end)
    } else {
        span
    }
}

fn is_claimed(context: &Context<'_>, span: Span) -> bool {
    let at = context.word_at(span);
    let tokens = &context.tokens;
    if context.clauses.denied(tokens, at, false) || !context.is_own(span) {
        return false;
    }
    let others = (1..=2).any(|back| {
        matches!(
            tokens.before(at, back),
            "the" | "your" | "their" | "his" | "her" | "its" | "every" | "any" | "another"
        )
    });
    // "Interviews for a PhD at Cardiff": somebody else's.
    let whose = matches!(tokens.before(at, 1), "a" | "an" | "the")
        && matches!(tokens.before(at, 2), "for" | "at" | "by" | "from");
    if whose {
        return false;
    }
    let first_word = tokens.word(at);
    let verb = matches!(
        first_word,
        "won" | "winner" | "awarded" | "received" | "earned" | "recipient"
    );
    match context.stance(at) {
        Stance::Past | Stance::Present | Stance::Fragment => !others || verb,
        Stance::Neutral => {
            !others && matches!(tokens.before(at, 1), "" | "a" | "an" | "as" | "certified")
        }
        Stance::Plan => matches!(tokens.before(at, 1), "a" | "an") && tokens.before(at, 2) == "as",
        Stance::Client => false,
    }
}

fn prove(evidence: &Evidence<'_>, claim: &str) -> Proof {
    let wanted: HashSet<String> = telling(claim);
    let mut best: Vec<(usize, usize)> = Vec::new();
    for (at, fact) in evidence.facts.iter().enumerate() {
        // A project's line may speak of somebody else's degree.
        let told = evidence
            .profile
            .facts
            .get(at)
            .is_some_and(|fact| matches!(fact.part, Part::Projects | Part::Work));
        if told
            && !fact.stems.iter().any(|stem| {
                matches!(
                    stem.as_str(),
                    "award" | "prize" | "won" | "medal" | "certifi"
                )
            })
        {
            continue;
        }
        let held = telling_of(&fact.stems);
        let shared = wanted.iter().filter(|stem| held.contains(*stem)).count();
        let certified = wanted.is_empty()
            && fact.stems.iter().any(|stem| {
                stem.starts_with("certif") || stem.starts_with("award") || stem.starts_with("prize")
            });
        if certified {
            return Proof::Facts(vec![at]);
        }
        if shared > 0 {
            best.push((shared, at));
        }
    }
    best.sort_by_key(|&(shared, at)| (std::cmp::Reverse(shared), at));
    match best.first() {
        Some(&(shared, at)) if shared == wanted.len() => Proof::Facts(vec![at]),
        Some(&(shared, at)) if shared * 2 >= wanted.len() && shared > 1 => Proof::Near {
            facts: vec![at],
            difference: evidence.says(&[at], "says otherwise"),
            close: false,
        },
        _ => Proof::None,
    }
}

/// The words that tell one credential from another, degrees brought to one form.
fn telling(text: &str) -> HashSet<String> {
    telling_of(&content::stem_set(text))
}

fn telling_of(stems: &HashSet<String>) -> HashSet<String> {
    let mut found = HashSet::new();
    for stem in stems {
        let stem = stem.trim_end_matches("'s").trim_end_matches("’s");
        match stem {
            "certifi" | "certif" | "certificad" | "certificada" | "degre" | "score" | "rate"
            | "won" | "winner" | "award" | "receiv" | "earn" | "prize" | "award-win" | "win"
            | "freelanc" | "univers" | "profession" | "expert" | "job" | "badg" | "status"
            | "recipi" => {}
            "geprüft" | "geprüften" | "staatlich" | "inscrit" | "inscrita" | "iscritto"
            | "iscritta" | "diplômé" | "diplômée" | "titulado" | "titulada" | "graduado"
            | "graduada" | "colegiado" | "colegiada" => {}
            "licenciatura" | "laurea" | "laureato" | "laureata" | "grado" | "licenc" => {
                found.insert("bachelor".to_owned());
            }
            "mestrado" | "mestr" | "máster" | "magistral" => {
                found.insert("master".to_owned());
            }
            "doutoramento" | "doutorado" | "dottorato" | "doctorado" | "doutor" | "doctora"
            | "docteur" | "promoviert" | "promovierte" => {
                found.insert("doctor".to_owned());
            }
            "bachelor" | "bsc" | "b.sc" | "beng" | "b.tech" | "ba" => {
                found.insert("bachelor".to_owned());
            }
            "master" | "msc" | "m.sc" | "meng" | "m.tech" | "ma" => {
                found.insert("master".to_owned());
            }
            "phd" | "ph.d" | "doctorat" => {
                found.insert("doctor".to_owned());
            }
            _ => {
                found.insert(stem.to_owned());
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_compiles() {
        assert!(
            super::CREDENTIALS
                .iter()
                .chain(&super::ABROAD)
                .all(crate::text::Pattern::is_valid)
        );
    }
}
