//! S08: pay that is far from the scope, in coarse steps.

use super::rules;
use crate::diagnostic::{Diagnostic, Document};
use crate::job_post::reading::Reading;
use crate::job_post::{JobPost, Level, PayKind};
use crate::text::Pattern;
use crate::text::pattern::Lowered;

/// Work of weeks or months.
static HUGE: Pattern = Pattern::new(
    &[
        "clone",
        "complete",
        "full",
        "entire",
        "from scratch",
        "platform",
        "marketplace",
        "app",
        "novel",
        "ebook",
        "book",
        "game",
        "saas",
        "crm",
        "erp",
        "like uber",
        "website",
        "e-commerce",
        "ecommerce",
        "course",
        "pages",
        "film",
        "feature-length",
        "shop",
        "store",
        "android",
        "komplett",
        "vollständig",
        "tienda",
        "loja",
        "boutique",
        "negozio",
        "plataforma",
        "plateforme",
        "piattaforma",
    ],
    r"\b(?:(?:uber|airbnb|tinder|facebook|instagram|amazon|netflix|tiktok|youtube|whatsapp|twitter|doordash|lyft|fiverr|upwork|ebay|spotify|telegram|zoom|linkedin|shopify)[- ]?(?:like |style )?(?:clone|app|platform|marketplace)|clone of (?:uber|airbnb|amazon|instagram|netflix)|(?:app|platform|site|website|marketplace) (?:like|similar to) (?:uber|airbnb|tinder|facebook|instagram|amazon|netflix|tiktok|youtube|whatsapp|ebay|fiverr|upwork)|(?:complete|full|entire|whole|fully functional|full[- ]featured|end[- ]to[- ]end|multi[- ]?vendor) (?:\w+[ -]){0,3}(?:platform|marketplace|app|application|system|saas|erp|crm|e-?commerce|game|mmo\w*|trading bot|social network|online[- ](?:shop|store)|web ?shops?)|(?:android (?:and|und|y|et|e|&|\+) (?:ios|iphone)|(?:ios|iphone) (?:and|und|y|et|e|&|\+) android|both platforms)\b|(?:komplette[rns]?|vollständige[rns]?) (?:\w+[ -]){0,2}(?:online-?shop|webshop|app|plattform|website)|(?:tienda online|tienda virtual|aplicación|plataforma|loja virtual|loja online|plataforma|boutique en ligne|site e-commerce|application|plateforme|negozio online|piattaforma|app) (?:\w+ ){0,2}complet[aoe]?\b|(?:\d{3,4})[- ]?pages? (?:\w+ )?(?:novel|book|ebook|thesis|manuscript)|(?:novel|ebook|book|thesis) of \d{3,4} pages|\d{2,3}[, ]?000[- ]words?|mmorpg|blockchain network|own (?:exchange|blockchain)|large language model from scratch)\b",
);
/// Work that anyone can do.
static TRIVIAL: Pattern = Pattern::new(
    &[
        "copy paste",
        "copy-paste",
        "copy and paste",
        "data entry",
        "typing",
        "type ",
        "no experience",
        "no skill",
        "anyone can",
        "simple task",
        "easy task",
        "easy work",
        "like videos",
        "reviews",
        "captcha",
        "retyp",
        "no interview",
    ],
    r"\b(?:copy[- ]?(?:and[- ]?)?paste|data entry|typ(?:e|ing) (?:\w+ ){0,3}(?:pages?|documents?|work|job)|retyp(?:e|ing)|no (?:prior )?(?:experience|skills?|interview)(?: is)? (?:needed|required|necessary)|no interview|anyone can do|(?:simple|easy) (?:\w+ )?(?:tasks?|work|job)|like (?:youtube )?videos|captchas?)\b",
);

/// Adds the finding.
pub(super) fn find(post: &JobPost, reading: &Reading<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(budget) = &post.budget else { return };
    let Some(high) = budget
        .max
        .or(budget.min)
        .and_then(|sum| dollars(sum, budget.currency))
    else {
        return;
    };
    let text = Lowered::new(reading.text);
    let scale = post.deliverables.len();
    let message = match budget.kind {
        Some(PayKind::Hourly) if post.level == Some(Level::Expert) && high < 8.0 => {
            "an hourly rate far below the level that is asked"
        }
        Some(PayKind::Hourly) if high < 2.5 => "an hourly rate far below any market",
        Some(PayKind::Hourly) if high >= 45.0 && TRIVIAL.is_in(&text) => {
            "an hourly rate far above what such simple work pays"
        }
        Some(PayKind::Hourly | PayKind::PerUnit | PayKind::Periodic) => return,
        _ if high < 250.0 && HUGE.is_in(&text) => "pay for days at most, work for weeks or months",
        _ if high < 50.0 && scale >= 12 => "pay for an hour, a list of work for weeks",
        _ if high >= 900.0 && TRIVIAL.is_in(&text) && scale <= 4 => {
            "pay far above what such simple work is worth"
        }
        _ => return,
    };
    findings.push(
        Diagnostic::new(&rules::PAY, Document::Post, budget.span, message)
            .help("name your own price for the scope you understand, or pass"),
    );
}

/// A sum in dollars, by steps wide enough that the day's rate does not matter.
fn dollars(sum: f64, currency: Option<&str>) -> Option<f64> {
    let rate = match currency.unwrap_or("USD") {
        "USD" | "EUR" | "GBP" | "CHF" | "AUD" | "CAD" | "SGD" | "NZD" => 1.0,
        "BRL" | "PLN" | "RON" | "AED" => 0.25,
        "SEK" | "NOK" | "DKK" | "CNY" | "HKD" => 0.12,
        "ZAR" | "MXN" | "CZK" => 0.05,
        "INR" | "PHP" | "RUB" => 0.012,
        _ => return None,
    };
    Some(sum * rate)
}
