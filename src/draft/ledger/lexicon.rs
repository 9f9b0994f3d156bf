//! The words by which a sentence tells whose statement it is: persons, verbs, moods.
//!
//! English deep; Spanish, German, French, Portuguese and Italian by their commonest forms.

use super::words::Words;

/// "I", "my", "we" …
pub(super) fn is_first(word: &str) -> bool {
    FIRST.has(word)
}

/// "you", "your" …
pub(super) fn is_second(word: &str) -> bool {
    SECOND.has(word)
}

/// Words that make what follows an offer, a plan or a supposition.
pub(super) fn is_modal(word: &str) -> bool {
    MODALS.has(word)
}

/// Verbs of reading, thinking and arranging: what follows is about the post or the letter.
pub(super) fn is_observing(word: &str) -> bool {
    OBSERVING.has(word)
}

/// Present verbs by which someone says what they have and do.
pub(super) fn is_owning(word: &str) -> bool {
    OWNING.has(word)
}

/// "not", "never", "haven't": what follows in the clause is denied.
pub(super) fn denies(word: &str) -> bool {
    word.ends_with("n't") || DENIALS.has(word)
}

/// "no", "without": what follows at once is denied.
pub(super) fn denies_next(word: &str) -> bool {
    DENIALS_NEXT.has(word)
}

/// Whether a lower-case word is a past form or past participle, as far as its letters tell.
pub(super) fn is_past(word: &str) -> bool {
    if IRREGULAR.has(word) {
        return true;
    }
    let english =
        word.len() > 4 && word.ends_with("ed") && !NO_PAST.has(word) && !word.ends_with("eed");
    english || is_romance_past(word) || is_german_participle(word)
}

fn is_romance_past(word: &str) -> bool {
    let letters = word.chars().count();
    // Spanish and Portuguese first person preterite and third person.
    letters > 4
        && (word.ends_with('é') && !word.ends_with("ité") && !is_future(word)
            || word.ends_with("ió")
            || word.ends_with("amos") && letters > 6
            || word.ends_with("aron")
            || word.ends_with("ieron")
            || word.ends_with("ei") && !is_german_in_ei(word) && !is_future(word))
        || ROMANCE_PAST.has(word)
}

/// "Entregaré", "entregarei", "consegnerò": what ends like a past form and speaks of what is to come.
pub(super) fn is_future(word: &str) -> bool {
    let stem = ["é", "ei", "ò", "á", "ás"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending));
    let formed = stem.is_some_and(|stem| {
        (stem.ends_with("ar") || stem.ends_with("er") || stem.ends_with("ir")) && stem.len() > 3
    });
    formed && !PRETERITE_IN_R.has(word) && (!word.ends_with("erei") || FUTURE_IN_EREI.has(word))
}

/// The few Portuguese futures in -erei; German has many nouns with that ending.
static FUTURE_IN_EREI: Words = Words::new(
    "serei terei poderei manterei atenderei responderei devolverei escreverei manterei farei \
     entenderei fornecerei esclarecerei desenvolverei",
);

/// Preterites whose stem ends in -r: "preparé", "preparei".
static PRETERITE_IN_R: Words = Words::new(
    "preparé comparé reparé separé declaré retiré lideré operé superé generé moderé recuperé \
     adquirí mejoré preparei comparei reparei separei retirei liderei operei superei gerei moderei \
     recuperei tirei alterei considerei gravei esperei virei parei girei",
);

/// Whether a past form says "I" by itself: "diseñé", "editei", "hice".
pub(super) fn is_first_past(word: &str) -> bool {
    (word.ends_with('é') || word.ends_with("ei")) && is_past(word)
        || matches!(word, "hice" | "fiz" | "tuve" | "tive" | "pude" | "puse")
}

/// German nouns and particles in -ei.
fn is_german_in_ei(word: &str) -> bool {
    GERMAN_EI.has(word)
        || word.starts_with("zwei")
        || word.ends_with("erlei")
        || word.ends_with("erei") && !PRETERITE_IN_R.has(word)
}

static GERMAN_EI: Words = Words::new(
    "partei datei kartei abtei kanzlei polizei dabei wobei vorbei herbei hierbei anbei nebenbei drei \
     frei eigelb metzgerei konditorei probstei textdatei exceldatei bilddatei audiodatei videodatei \
     tonträgerei raffinei reederei papagei",
);

/// Whether a word is a participle of a Romance language, which tells of the past behind an auxiliary:
/// "ho inserito", "he trabajado", "j'ai rédigé".
pub(super) fn is_participle(word: &str) -> bool {
    let letters = word.chars().count();
    let ending = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    letters > 4
        && ending(&[
            "ato", "ata", "ati", "ito", "uto", "ado", "ido", "ada", "ida", "ados", "idos",
        ])
        || letters > 3 && ending(&["é", "ée", "és", "ées"])
        || matches!(
            word,
            "fatto"
                | "scritto"
                | "preso"
                | "messo"
                | "tradotto"
                | "svolto"
                | "letto"
                | "visto"
                | "hecho"
                | "escrito"
                | "puesto"
                | "feito"
                | "fait"
                | "écrit"
                | "conçu"
                | "construit"
                | "traduit"
                | "réduit"
                | "tenu"
                | "mis"
                | "dirigé"
                | "repris"
                | "perso"
                | "aperto"
                | "ridotto"
                | "corretto"
                | "gestito"
                | "costruito"
                | "disegnato"
                | "aiutato"
        )
}

/// The auxiliaries that make a participle a statement of the past.
pub(super) fn is_auxiliary(word: &str) -> bool {
    AUXILIARIES.has(word)
}

static AUXILIARIES: Words = Words::new(
    "ho abbiamo ha hanno avevo avevamo è stato stata he hemos ha han había habíamos haber sido fue \
     fui fueron tenho temos tem têm tinha foi foram ai avons j'ai ont avais j'avais avait été ayant \
     après avoir fu",
);

/// Verbs whose form alone says "I", unless something before them makes them nouns: "uso", "trabajo".
pub(super) fn is_first_verb(word: &str) -> bool {
    FIRST_VERBS.has(word)
}

static FIRST_VERBS: Words = Words::new(
    "tengo llevo trabajo uso domino manejo utilizo conozco hago cuento dirijo llevamos tenemos \
     trabajamos usamos gestiono edito traduzco diseño escribo programo hemos tenho temos \
     trabalho usamos sou utilizo conheço faço dou gerencio edito traduzo escrevo programo ensino \
     trabalhamos ho abbiamo conosco lavoro utilizzo gestisco faccio lavoriamo usiamo traduco scrivo \
     insegno monto curo seguo amministro disegno realizzo redijo atiendo acompaño coordino coordeno \
     administro atendo acompanho llevo monto dichiaro registro imparto",
);

fn is_german_participle(word: &str) -> bool {
    let letters = word.chars().count();
    letters > 6
        && word.starts_with("ge")
        && (word.ends_with('t') || word.ends_with("en"))
        && !matches!(
            word,
            "gesamt"
                | "gesamten"
                | "gemeinsamen"
                | "gegeben"
                | "geschichten"
                | "gelegentlich"
                | "gespannt"
                | "geeignet"
        )
        || PARTICIPLES.has(word)
}

/// Words in -ed that are no past verb.
static NO_PAST: Words = Words::new(
    "advanced agreed aged attached automated based concerned dated dedicated detailed \
     distributed embed excited experienced fixed hundred included indeed integrated interested limited \
     listed mixed needed preferred proposed qualified related required requested shared skilled \
     speed stated structured supposed unlimited united unused wanted",
);

/// Irregular past forms; forms that are also the present ("put", "set") are left out unless a
/// letter uses them for results.
static IRREGULAR: Words = Words::new(
    "became began bought brought built came caught cut did drew dropped drove fell felt fought \
     found gave got grew had held kept led left lost made met paid ran rebuilt redid rose sent \
     shot shrank shrunk saw sold spent spoke stood taught told took understood was went were won \
     wrote",
);

/// Things of the letter or the plan that are counted without claiming anything.
pub(super) fn is_structure(word: &str) -> bool {
    const NOUNS: &[&str] = &[
        "step",
        "milestone",
        "phase",
        "part",
        "point",
        "question",
        "thing",
        "idea",
        "option",
        "round",
        "draft",
        "version",
        "way",
        "reason",
        "note",
        "suggestion",
        "direction",
        "concept",
        "sample",
        "link",
        "slot",
        "choice",
        "revision",
        "change",
        "sentence",
        "word",
        "line",
        "paragraph",
        "example",
        "stage",
        "call",
        "bullet",
        "pass",
        "minute",
        "place",
        "paso",
        "hito",
        "pregunta",
        "schritt",
        "frage",
        "étape",
        "question",
        "etapa",
        "pergunta",
        "entwurf",
        "detail",
        "item",
        "task",
        "side",
        "piece",
    ];
    let singular = word.strip_suffix('s').unwrap_or(word);
    NOUNS.contains(&word) || NOUNS.contains(&singular)
}

/// Things whose bare number is a boast: "120 projects", "300+ reviews".
pub(super) fn is_boast(word: &str) -> bool {
    const NOUNS: &[&str] = &[
        "client",
        "customer",
        "project",
        "job",
        "review",
        "store",
        "shop",
        "site",
        "website",
        "app",
        "brand",
        "company",
        "companie",
        "download",
        "certification",
        "award",
        "countrie",
        "article",
        "video",
        "book",
        "page",
        "logo",
        "design",
        "dashboard",
        "contract",
        "rating",
        "campaign",
        "deployment",
        "installation",
        "student",
        "freelancer",
        "developer",
        "employee",
        "user",
        "star",
        "subscriber",
        "install",
        "hour",
        "gig",
        "order",
        "cliente",
        "proyecto",
        "projekt",
        "projekte",
        "kunden",
        "projet",
        "projeto",
        "tienda",
        "site",
    ];
    let singular = word.strip_suffix('s').unwrap_or(word);
    NOUNS.contains(&word) || NOUNS.contains(&singular)
}

/// Nouns that after "my" speak of terms and plans, not of the past.
pub(super) fn is_term(word: &str) -> bool {
    TERMS.has(word)
}

static FIRST: Words = Words::new(
    "i i'm i've i'd i'll we we've we're we'd we'll my our me us mine ours myself yo mi mis ich \
     mein meine meiner meinem meinen mir mich wir unser unsere unserem je j'ai j'avais j'étais \
     mon ma mes moi nous notre nos eu meu minha meus minhas nosso nossa mío nuestro nuestra j'y \
     m'a io miei mie nostro nostra nostri nostre ho abbiamo tengo tenho j'utilise j'enseigne \
     j'accompagne conozco conheço conosco",
);
static SECOND: Words = Words::new(
    "you you're you've you'd you'll your yours yourself client's vous votre vos usted ustedes \
     su sus tu tus ihr ihre ihrem ihren ihrer ihnen você vocês seu seus sua suas lei suo suoi sue \
     vostro vostra vostri vostre vuestro \
     vuestra",
);
static MODALS: Words = Words::new(
    "serait seront sera serai seraient commencerais commencerai empezaré começaria começarei \
     comincerei inizierei partirei farei userei metterei sarebbe sarà posso potrei vorrei pourra \
     propongo propone ferai livrerai proposerais proposerai mettrais mettrai vendría haré usaré \
     entregaría entregaría seria será \
     would will could can might may shall should i'd i'll we'd we'll it'll it'd you'd you'll \
     they'll that'll that'd he'd she'd they'd propose suggest recommend plan intend aim \
     estimate expect reckon let's want need needs happy glad ready able if unless whether going \
     prefer willing budget won't wouldn't can't cannot couldn't available hope target assuming \
     suppose say maximum deadline puedo podría podemos haría empezaría usaría propongo sugiero \
     si voy vamos necesito necesitaría tardaría würde würden werde werden kann könnte können \
     möchte schlage wenn falls brauche rechne plane sollte peux pourrais ferais vais suggère \
     compte prévois pouvons posso poderia faria vou proponho sugiro preciso",
);
static OBSERVING: Words = Words::new(
    "read saw noticed notice looked look see understand understood attached attach included \
     include listed answered noted note liked like enjoyed enjoy thought think wondered wonder \
     assume assumed guess believe gather gathered browsed visited skimmed counted watched \
     priced planned budgeted bid quoted quote reserved blocked opened clicked tried heard \
     follow followed divided split calculated estimated found spotted viewed agree agreed \
     appreciate appreciated imagine suspect suspected mean meant love loved leído visto \
     charge charged bill cobro cobraría cobrarei berechne nehme facture leí letto \
     gesehen gelesen lu vu li vi",
);
static OWNING: Words = Words::new(
    "have am i'm i've we've we're are hold run lead manage own maintain serve support handle \
     bring speak specialise specialize use work edit write build code design develop keep teach \
     translate boast possess offer master employ help ship deliver produce publish program \
     model administer operate carry average score know do create rank count rely live come \
     tengo llevo trabajo uso soy cuento domino habe bin arbeite nutze verwende verfüge bringe \
     leite betreue ai suis travaille utilise possède maîtrise tenho trabalho sou manejo utilizo \
     conozco hago dirijo conheço faço dou ho abbiamo conosco lavoro utilizzo gestisco faccio mache \
     führe pflege unterrichte übersetze schneide gestalte beherrsche kenne rechne connais gère \
     dirige enseigne traduis conçois j'utilise j'enseigne j'accompagne haben tenemos temos traduzco \
     edito traduzo traduco scrivo escribo escrevo enseño ensino insegno seguo curo amministro \
     disegno realizzo redijo atiendo acompaño coordino coordeno administro atendo acompanho imparto \
     schule",
);
static DENIALS: Words = Words::new(
    "not never cannot neither nor lack nicht nie nunca jamás jamais pas não kaum ningún weder \
     hardly little avoid avoided non mai né neanche nemmeno tampoco tampouco nessun nessuna \
     nessuno niente",
);
static DENIALS_NEXT: Words = Words::new(
    "no without zero none kein keine keinen keinerlei ohne sin sans sem aucun aucune nenhum \
     nenhuma ninguna unlike minus senza keinem keiner",
);
static ROMANCE_PAST: Words = Words::new(
    "hice hizo bajó subió pasó creé fiz fez reduzi desenvolvi criei aumentei passou caiu subiu",
);
static PARTICIPLES: Words = Words::new(
    "umgesetzt entwickelt übernommen betreut reduziert migriert realisiert verbessert verkürzt \
     optimiert erstellt bestanden war hatte wurde sank stieg entstand gebaut geleitet gesenkt \
     réduit conçu créé développé fait passées passé passés doublé livré réalisé augmenté géré \
     refait construit écrit abgerechnet abgeschlossen aufgebaut eingeführt überarbeitet übersetzt \
     unterrichtet vertont eingesprochen illustriert programmiert umgebaut betrieben verfasst",
);
static TERMS: Words = Words::new(
    "rate plan price estimate quote bid approach suggestion question questions day days hours \
     time turnaround availability schedule fee fees budget process timezone proposal first idea \
     proposed offer goal aim hourly working next thinking answer answers guess advice tarifa \
     stundensatz tarif taxa usual normal standard name side workflow method delivery tagessatz preis honorar festpreis precio \
     presupuesto prix forfait preço orçamento prezzo compenso tariffa preventivo vorschlag angebot plan",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn past_forms_are_known() {
        for past in [
            "cut", "built", "moved", "grew", "migré", "gesenkt", "realicé",
        ] {
            assert!(is_past(past), "{past}");
        }
        for other in ["need", "speed", "hundred", "based", "dashboard", "weekly"] {
            assert!(!is_past(other), "{other}");
        }
    }
}
