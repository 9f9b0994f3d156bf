//! Likeness of meaning put into a ranking by skills and words, where the two agree at all.
//!
//! Scores are added, places are not: a good ranker and a weaker one fused by rank give something in
//! between. How much the likeness may say is what it earns on this very list: its correlation with
//! the scores. Vectors that mean nothing for these texts (a model of another language, a stand-in)
//! correlate with nothing and change nothing.

use super::Ranked;

/// How much a likeness that agrees in full moves a score, a like spread being 1.
const SHARE: f64 = 0.4;

/// Adds `likeness` (one for each of the `ranked`, on any scale) to the scores and puts the list in
/// its new order. Without as many numbers as places, or without any spread, nothing changes.
pub fn blend(ranked: &mut [Ranked], likeness: &[f64]) {
    if ranked.len() != likeness.len() || likeness.iter().any(|value| !value.is_finite()) {
        return;
    }
    let scores: Vec<f64> = ranked.iter().map(|ranked| ranked.score).collect();
    let (Some((score, score_spread)), Some((like, like_spread))) =
        (spread(&scores), spread(likeness))
    else {
        return;
    };
    let together: f64 = scores
        .iter()
        .zip(likeness)
        .map(|(a, b)| (a - score) / score_spread * (b - like) / like_spread)
        .sum();
    let agreement = (together / scores.len() as f64).clamp(0.0, 1.0);
    for (ranked, value) in ranked.iter_mut().zip(likeness) {
        let said = SHARE * agreement * score_spread * (value - like) / like_spread;
        ranked.score = ((ranked.score + said).max(0.0) * 1e4).round() / 1e4;
    }
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id)));
}

/// The cosine of two vectors; 0 where one is empty or they differ in length.
#[must_use]
pub fn cosine(a: &[f32], b: &[f32]) -> f64 {
    if a.len() != b.len() {
        return 0.0;
    }
    let product = |a: &[f32], b: &[f32]| -> f64 {
        a.iter()
            .zip(b)
            .map(|(a, b)| f64::from(*a) * f64::from(*b))
            .sum()
    };
    let lengths = (product(a, a) * product(b, b)).sqrt();
    if lengths > 0.0 {
        product(a, b) / lengths
    } else {
        0.0
    }
}

/// Mean and standard deviation; nothing where all values are the same.
fn spread(values: &[f64]) -> Option<(f64, f64)> {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let variance = values
        .iter()
        .map(|value| (value - mean).powi(2))
        .sum::<f64>()
        / count;
    (variance > 1e-12).then(|| (mean, variance.sqrt()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranked(scores: &[f64]) -> Vec<Ranked> {
        let one = |(at, &score): (usize, &f64)| Ranked {
            id: format!("d{at}"),
            title: String::new(),
            score,
            shared: Vec::new(),
            missing: Vec::new(),
            text: String::new(),
        };
        scores.iter().enumerate().map(one).collect()
    }

    fn order(scores: &[f64], likeness: &[f64]) -> String {
        let mut list = ranked(scores);
        blend(&mut list, likeness);
        list.iter()
            .map(|ranked| ranked.id.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn likeness_decides_between_equals_and_yields_to_a_clear_lead() {
        assert_eq!(order(&[0.9, 0.4, 0.4], &[0.8, 0.2, 0.6]), "d0 d2 d1");
        assert_eq!(order(&[0.9, 0.2, 0.1], &[0.7, 0.6, 0.5]), "d0 d1 d2");
    }

    #[test]
    fn vectors_that_contradict_or_say_nothing_change_nothing() {
        assert_eq!(order(&[0.9, 0.8, 0.1], &[0.1, 0.2, 0.9]), "d0 d1 d2");
        assert_eq!(order(&[0.9, 0.8, 0.1], &[0.5, 0.5, 0.5]), "d0 d1 d2");
        assert_eq!(order(&[0.9, 0.8], &[0.5]), "d0 d1");
        assert_eq!(order(&[0.9, 0.8], &[f64::NAN, 1.0]), "d0 d1");
    }

    #[test]
    fn a_cosine_needs_two_vectors_of_a_kind() {
        assert!((cosine(&[1.0, 0.0], &[2.0, 0.0]) - 1.0).abs() < 1e-9);
        assert!(cosine(&[1.0, 0.0], &[0.0, 1.0]).abs() < 1e-9);
        assert!(cosine(&[1.0], &[1.0, 1.0]).abs() < 1e-9);
        assert!(cosine(&[], &[]).abs() < 1e-9);
    }
}
