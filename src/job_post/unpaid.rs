//! Unpaid tests and samples, as posts in German, Spanish, French, Portuguese and Italian ask for them.
//!
//! English is read by the scan (S07) and by the rule for job posts (J13), each in its own depth; both
//! ask here for the other languages.

use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span};

const CUES: &[&str] = &[
    "unbezahlt",
    "kostenlos",
    "kostenfrei",
    "unentgeltlich",
    "ohne bezahl",
    "ohne honorar",
    "ohne vergüt",
    "gratis",
    "sin pag",
    "sin cobr",
    "sin remun",
    "no remun",
    "no pagad",
    "no se paga",
    "gratuit",
    "non pay",
    "non rémun",
    "non pagat",
    "non retrib",
    "sans rémun",
    "sans être pay",
    "sem pag",
    "sem remun",
    "não pag",
    "não remun",
    "não é pag",
    "senza compenso",
    "senza retrib",
];

/// A test, sample or first piece of work, and that it is free, in either order.
static TEST: [Pattern; 2] = [
    Pattern::new(
        CUES,
        r"\b(?:probe\w*|test\w*|entw[uü]rf\w*|muster\w*|bewerbung|prueba|muestra|ejercicio|essai|échantillon|maquette|prova|amostra|teste|campione|bozza|primer[ao]? (?:semana|día|artículo|mes)|première? (?:semaine|article|mois|page)|erste[rnms]? (?:woche|artikel|text|tag|monat)|prim[ao] (?:settimana|articolo|mese)|primeir[ao] (?:semana|artigo|mês))\b[^.!?]{0,90}?\b(?:unbezahlt\w*|kostenlos\w*|kostenfrei\w*|unentgeltlich\w*|ohne (?:bezahlung|honorar|vergütung)|gratis|sin (?:pago|paga|cobrar|remuneración|remunerar)|no (?:remunerad[ao]s?|pagad[ao]s?|se pagan?)|gratuit\w*|non (?:payée?s?|rémunérée?s?|pagat[aoie]|retribuit[aoie])|sans (?:rémunération|être payée?s?)|sem (?:pagamento|remuneração)|não (?:pag[ao]s?|remunerad[ao]s?|é pag[ao])|senza (?:compenso|retribuzione))",
    ),
    Pattern::new(
        CUES,
        r"\b(?:unbezahlt\w*|kostenlos\w*|kostenfrei\w*|unentgeltlich\w*|ohne (?:bezahlung|honorar|vergütung)|gratis|sin (?:pago|paga|cobrar|remuneración|remunerar)|no (?:remunerad[ao]s?|pagad[ao]s?|se pagan?)|gratuit\w*|non (?:payée?s?|rémunérée?s?|pagat[aoie]|retribuit[aoie])|sans (?:rémunération|être payée?s?)|sem (?:pagamento|remuneração)|não (?:pag[ao]s?|remunerad[ao]s?|é pag[ao])|senza (?:compenso|retribuzione))\b[^.!?]{0,50}?\b(?:probe\w*|test\w*|entw[uü]rf\w*|muster\w*|bewerbung|prueba|muestra|ejercicio|essai|échantillon|maquette|prova|amostra|teste|campione|bozza|primer[ao]? (?:semana|día|artículo|mes)|première? (?:semaine|article|mois|page)|erste[rnms]? (?:woche|artikel|text|tag|monat)|prim[ao] (?:settimana|articolo|mese)|primeir[ao] (?:semana|artigo|mês))",
    ),
];
/// What is free is the product of the client, or the test is said to be paid.
static PRODUCT: Pattern = Pattern::new(
    &[],
    r"\b(?:usuari\w+|utilisat\w+|kunden|nutzer\w*|clientes|clients|clienti|utenti|abonn\w*|suscri\w+|assin\w+|newsletter|webinar|e-?book|versión|version|versão|versione|tagen?|nicht (?:unbezahlt|kostenlos)|kein\w* (?:unbezahlt|kostenlos)\w*|no (?:pedimos|hay)|pas de)\b",
);

/// The first place that asks for work without pay.
pub(crate) fn find(words: &Lowered<'_>) -> Option<Span> {
    let found = TEST.iter().find_map(|pattern| pattern.find(words))?;
    (!PRODUCT.is_in(words)).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unpaid_tests_are_told_from_free_products() {
        assert!(PRODUCT.is_valid() && TEST.iter().all(Pattern::is_valid));
        for text in [
            "Als Probe schreiben Sie einen Artikel, unbezahlt.",
            "Prueba de tres días sin remuneración.",
            "Un essai non rémunéré est prévu.",
            "È prevista una prova non retribuita.",
        ] {
            assert!(find(&Lowered::new(text)).is_some(), "{text}");
        }
        for text in [
            "Unsere App lässt sich 14 Tage kostenlos testen.",
            "Die Probe wird bezahlt.",
        ] {
            assert!(find(&Lowered::new(text)).is_none(), "{text}");
        }
    }
}
