//! Cues: words that decide a topic in Spanish, German, French, Portuguese and Italian. What the
//! English ones find stands in `find`; these are asked where those found nothing.

use crate::text::Pattern;

pub(super) static PAY: Pattern = Pattern::new(
    &[],
    r"\b(?:precio (?:fijo|cerrado)|tarifa plana|festpreis|pauschal\w*|stundensatz|stündlich|stundenlohn|prix (?:fixe|forfaitaire)|au forfait|forfait|taux horaire|preço (?:fixo|fechado)|valor fixo|prezzo fisso|a forfait)\b|\b(?:por|pro|par|per|je|al?|all['’]|à l['’]|de l['’]) ?(?:hora|palabra|página|artículo|vídeo|pieza|mes|stunde|wort|seite|artikel|video|stück|monat|heure|mot|page|article|vidéo|pièce|mois|palavra|artigo|peça|mês|ora|parola|pagina|articolo|pezzo|mese)\b|€\s?/\s?(?:h|std|hora|heure|ora)\b",
);
pub(super) static WHEN: Pattern = Pattern::new(
    &[],
    r"\b(?:antes del?|hasta|para|a partir del?|desde|bis|vor|ab|spätestens|avant|d['’]ici|jusqu['’]à|pour|dès|à partir|até|antes|entro|prima|dal?|il|am|im|em|en|a) (?:(?:el|la|los|fin|fines|final|finales|principios|mediados|del?|zum|zur|am|dem|den|der|ende|anfang|mitte|le|la|fin|début|mi|du|des?|o|a|do|da|fim|início|il|lo|fine|inizio|metà|di|del|della|este|próxim[oa]|nächst\w+|diese\w*|cette|ce|prochaine?|questo|questa|prossim[oa]|\d{1,2}\.?|º|°|er) ){0,5}?(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|se?ptiembre|octubre|noviembre|diciembre|lunes|martes|miércoles|jueves|viernes|sábado|domingo|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|segunda|terça|quarta|quinta|sexta|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|semana|woche|semaine|settimana|mes|monats?|mois|mês|mese|año|jahr(?:es)?|an|ano|anno|weihnachten|navidad|noël|natal|natale|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\.?)\b|\b(?:en|dentro de|in|innerhalb von|binnen|dans|sous|em|entro|fra|tra) (?:unas |unos |los |las |les |umas |le |i )?(?:\d{1,3}|una?|dos|tres|cuatro|seis|einer|einem|zwei|drei|vier|sechs|une?|deux|trois|quatre|six|uma?|dois|duas|três|quatro|due|tre|quattro|sei)(?: ?(?:-|–|o|bis|ou|a) ?\d{1,3})? (?:días?|semanas?|mes(?:es)?|tagen?|wochen?|monat(?:en?)?|jours?|semaines?|mois|dias?|mês|giorn[oi]|settiman[ae]|mes[ei])\b|\b(?:largo plazo|sin prisa|langfristig|laufend|keine eile|long terme|pas pressé|longo prazo|sem pressa|lungo termine|senza fretta)\b",
);
/// After a stretch of time that is the work's history or matter.
pub(super) static OTHER_TIME: Pattern = Pattern::new(
    &[],
    r"^\s*(?:de experiencia|erfahrung|d['’]expérience|de experiência|di esperienza|alt\b|de antigüedad)",
);
pub(super) static PIECES: Pattern = Pattern::new(
    &[],
    r"\b(?:\d[\d.]*|dos|tres|cuatro|cinco|seis|diez|zwei|drei|vier|fünf|sechs|zehn|deux|trois|quatre|cinq|dix|dois|duas|três|quatro|dez|due|tre|quattro|cinque|dieci)(?:\s?(?:-|–|a|bis|à)\s?\d+)? (?:[\w-]+ ){0,2}?(?:páginas?|artículos?|vídeos?|logos?|logotipos?|textos?|diseños?|ilustraciones|fotos?|imágenes|entradas|fichas?|seiten|artikel|videos?|texte|entwürfe|bilder|illustrationen|(?:produkt)?beschreibungen|pages?|articles?|vidéos?|textes?|illustrations?|fiches?|visuels?|maquettes?|artigos?|ilustrações|imagens|pagine|articoli|testi|loghi|illustrazioni|immagini|schede|descrizioni|descripciones|descrições|descriptions)\b",
);
pub(super) static HANDED: Pattern = Pattern::new(
    &[],
    r"\b(?:entregar?|entregables|archivos (?:fuente|finales)|quelldateien|(?:ab)?liefern|livrer|livrables?|fichiers (?:sources?|finaux)|arquivos (?:fonte|finais)|consegnare|file (?:sorgente|finali))\b[^.;,\n]{0,60}|\b(?:en|als|em|in) (?:un |ein |formato |format )?(?:svg|png|pdf|psd|eps|mp4|mp3|srt|docx?|xlsx?|csv)\b",
);
/// What the client has, not what is handed over.
pub(super) static OWNED: Pattern = Pattern::new(
    &[],
    r"\b(?:tenemos|tengo|nuestr[oa]s?|mis?|haben|habe|unsere\w*|meine\w*|avons|ai|nos|notre|mes|temos|tenho|noss[oa]s?|meus|minhas|abbiamo|ho|nostr[iea]|miei|mie|de|von|mit|di|con|com|avec)\s+(?:las |los |die |der |les |os |as |i |le )?$",
);
/// What the client says of themself.
pub(super) static HAVE: Pattern = Pattern::new(
    &[],
    r"\b(?:we have|i have|tenemos|tengo|haben|habe|avons|['’]ai|temos|tenho|abbiamo|ho)\s+$",
);
pub(super) static DONE: Pattern = Pattern::new(
    &[],
    r"\b(?:terminado|acabado|listo|hecho|aceptado|fertig|erledigt|abgenommen|terminée?|finie?|validée?|pronto|concluído|feito|finito|completato|fatto|accettato)\b,?\s*(?:ist es,? )?(?:cuando|si|wenn|sobald|quand|lorsqu['’e]|dès qu['’e]|quando|se|once)\b[^.,;\n]{2,90}",
);
pub(super) static AI_USE: Pattern = Pattern::new(
    &[],
    r"\b(?:sin|nada de|no (?:usar|uses?)|ohne|keine?|sans|pas d['’] ?|sem|senza|niente) ?(?:usar |einsatz von |utiliser d['’]|usare )?(?:ia|ki|chat ?gpt|inteligencia artificial|intelligence artificielle|inteligência artificial|intelligenza artificiale)\b[^.,;\n]{0,30}|\b(?:ia|ki)\b (?:está |ist |est |é )?(?:permitida|prohibida|erlaubt|verboten|autorisée|interdite|permessa|vietata|proibida|ok)\b",
);
pub(super) static LEVEL: Pattern = Pattern::new(
    &[],
    r"\b(?:nivel (?:básico|inicial|intermedio|avanzado|experto)|cualquier nivel|principiantes?|berufseinsteiger\w*|anfänger\w*|fortgeschritten\w*|erfahrene\w*|débutante?s?|confirmée?s?|expérimentée?s?|iniciantes?|experientes?|nível (?:júnior|pleno|sênior)|espert[oiae]|(?:con|com) (?:experiencia|experiência)|con esperienza|mit erfahrung|\d+ (?:años|jahren?|ans|anos|anni) (?:de |d['’]|di )?(?:experiencia|erfahrung|expérience|experiência|esperienza))\b",
);
pub(super) static ZONE: Pattern = Pattern::new(
    &[],
    r"\b(?:huso horario|zona horaria|zeitzone|fuseau horaire|fuso (?:horário|orario))\b[^.,;\n]{0,40}|\b(?:mez|mesz)\b",
);
pub(super) static HEDGE: Pattern = Pattern::new(
    &[],
    r"(?:\b(?:quizás?|tal vez|unos|unas|alrededor de|aproximadamente|aprox\.?|máximo|como máximo|hasta|entre|vielleicht|etwa|rund|ungefähr|maximal|höchstens|bis zu|zwischen|peut-être|environ|autour de|jusqu['’]à|maximum|talvez|cerca de|uns|umas|até|no máximo|forse|circa|fino a|tra|massimo|al massimo)\s+)+$",
);
