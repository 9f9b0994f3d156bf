//! Which part of a profile a heading opens, in the languages profiles are written in.

use super::Part;

/// What a heading announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// A part of the profile.
    Part(Part),
    /// Style, not facts.
    Voice,
}

/// How sure a heading names its section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Match {
    /// The heading is a section's name and nothing else.
    Exact,
    /// A section's name stands in it.
    Inside,
}

/// Names of sections, lower-case. Longer names stand before shorter ones that they contain.
const NAMES: &[(Section, &[&str])] = &[
    (
        Section::Voice,
        &[
            "voice",
            "voice and tone",
            "tone of voice",
            "tone",
            "style",
            "writing style",
            "voz",
            "estilo",
            "tono",
            "tom de voz",
            "ton",
            "stil",
            "schreibstil",
            "stimme",
            "voix",
            "style",
            "voce",
            "stile",
            "schrijfstijl",
            "стиль",
            "голос",
            "文风",
            "文体",
        ],
    ),
    (
        Section::Part(Part::Testimonials),
        &[
            "testimonials",
            "testimonial",
            "reviews",
            "client reviews",
            "feedback",
            "what clients say",
            "recommendations",
            "references",
            "testimonios",
            "reseñas",
            "opiniones",
            "recomendaciones",
            "témoignages",
            "avis clients",
            "avis",
            "referenzen",
            "kundenstimmen",
            "bewertungen",
            "depoimentos",
            "avaliações",
            "testimonianze",
            "recensioni",
            "referenties",
            "referencje",
            "opinie",
            "отзывы",
            "рекомендации",
            "відгуки",
            "客户评价",
            "推荐",
            "お客様の声",
        ],
    ),
    (
        Section::Part(Part::Certifications),
        &[
            "certifications",
            "certification",
            "certificates",
            "licenses",
            "licences",
            "licenses and certifications",
            "courses",
            "certificaciones",
            "certificados",
            "cursos",
            "certificats",
            "zertifikate",
            "zertifizierungen",
            "certificações",
            "certificazioni",
            "certificaten",
            "certyfikaty",
            "сертификаты",
            "сертифікати",
            "курсы",
            "证书",
            "資格",
        ],
    ),
    (
        Section::Part(Part::Education),
        &[
            "education",
            "academic background",
            "studies",
            "degrees",
            "training",
            "educación",
            "formación",
            "estudios",
            "formation",
            "études",
            "ausbildung",
            "bildung",
            "studium",
            "educação",
            "formação",
            "istruzione",
            "formazione",
            "opleiding",
            "onderwijs",
            "wykształcenie",
            "edukacja",
            "образование",
            "освіта",
            "eğitim",
            "教育",
            "教育背景",
            "学历",
            "学歴",
            "pendidikan",
            "التعليم",
            "शिक्षा",
        ],
    ),
    (
        Section::Part(Part::Projects),
        &[
            "projects",
            "project",
            "selected projects",
            "portfolio",
            "case studies",
            "case study",
            "selected work",
            "past work",
            "recent work",
            "past hires",
            "my work",
            "proyectos",
            "portafolio",
            "casos",
            "trabajos",
            "projets",
            "réalisations",
            "projekte",
            "referenzprojekte",
            "projetos",
            "portfólio",
            "progetti",
            "projecten",
            "projekty",
            "проекты",
            "портфолио",
            "проєкти",
            "projeler",
            "项目",
            "作品",
            "项目经验",
            "プロジェクト",
            "実績",
            "proyek",
            "المشاريع",
            "परियोजनाएं",
        ],
    ),
    (
        Section::Part(Part::Work),
        &[
            "work",
            "work experience",
            "work history",
            "experience",
            "professional experience",
            "employment",
            "employment history",
            "career",
            "positions",
            "jobs",
            "experiencia",
            "experiencia laboral",
            "experiencia profesional",
            "trabajo",
            "empleo",
            "expérience",
            "expériences",
            "expérience professionnelle",
            "parcours",
            "berufserfahrung",
            "erfahrung",
            "werdegang",
            "arbeit",
            "experiência",
            "experiência profissional",
            "esperienza",
            "esperienze",
            "esperienza lavorativa",
            "werkervaring",
            "ervaring",
            "doświadczenie",
            "опыт",
            "опыт работы",
            "досвід",
            "досвід роботи",
            "deneyim",
            "iş deneyimi",
            "工作经历",
            "工作经验",
            "经历",
            "職歴",
            "経歴",
            "pengalaman",
            "pengalaman kerja",
            "الخبرة",
            "अनुभव",
        ],
    ),
    (
        Section::Part(Part::Skills),
        &[
            "skills",
            "skill",
            "key skills",
            "core skills",
            "technical skills",
            "tech stack",
            "technologies",
            "technology",
            "tools",
            "stack",
            "expertise",
            "services",
            "skills and tools",
            "tools and skills",
            "what i do",
            "competencies",
            "habilidades",
            "competencias",
            "tecnologías",
            "herramientas",
            "servicios",
            "aptitudes",
            "compétences",
            "outils",
            "fähigkeiten",
            "kenntnisse",
            "kompetenzen",
            "technologien",
            "leistungen",
            "competências",
            "tecnologias",
            "ferramentas",
            "serviços",
            "competenze",
            "strumenti",
            "vaardigheden",
            "umiejętności",
            "навыки",
            "технологии",
            "инструменты",
            "навички",
            "beceriler",
            "yetenekler",
            "技能",
            "专业技能",
            "スキル",
            "keahlian",
            "keterampilan",
            "المهارات",
            "कौशल",
        ],
    ),
    (
        Section::Part(Part::Other),
        &[
            "languages",
            "idiomas",
            "langues",
            "sprachen",
            "lingue",
            "línguas",
            "talen",
            "języki",
            "языки",
            "мови",
            "diller",
            "语言",
            "bahasa",
            "interests",
            "hobbies",
            "intereses",
            "volunteering",
            "publications",
            "awards",
            "honors",
            "honours",
            "honors and awards",
            "awards and honors",
            "prizes",
            "premios",
            "auszeichnungen",
            "prix",
            "distinctions",
            "prêmios",
            "premi",
            "nagrody",
            "награды",
            "how we work",
            "how i work",
        ],
    ),
    (
        Section::Part(Part::Summary),
        &[
            "summary",
            "professional summary",
            "profile",
            "about",
            "about me",
            "about us",
            "bio",
            "overview",
            "who i am",
            "who we are",
            "introduction",
            "objective",
            "company",
            "resumen",
            "sobre mí",
            "acerca de mí",
            "perfil",
            "résumé",
            "à propos",
            "profil",
            "über mich",
            "zusammenfassung",
            "kurzprofil",
            "resumo",
            "sobre mim",
            "sobre",
            "sommario",
            "chi sono",
            "profilo",
            "samenvatting",
            "over mij",
            "podsumowanie",
            "o mnie",
            "обо мне",
            "о себе",
            "про мене",
            "hakkımda",
            "简介",
            "关于我",
            "个人简介",
            "自己紹介",
            "概要",
            "ringkasan",
            "tentang saya",
            "نبذة عني",
            "परिचय",
        ],
    ),
];

/// The section that `heading` opens.
pub(super) fn named(heading: &str) -> Option<(Section, Match)> {
    if heading.len() > 120 {
        return None;
    }
    let heading = normal(heading);
    if let Some(section) = exact(&heading) {
        return Some((section, Match::Exact));
    }
    if heading.is_empty() || heading.split(' ').count() > 6 {
        return None;
    }
    NAMES
        .iter()
        .find(|(_, names)| names.iter().any(|name| holds(&heading, name)))
        .map(|(section, _)| (*section, Match::Inside))
}

/// The section whose name is `heading`, in its normal form.
fn exact(heading: &str) -> Option<Section> {
    let heading = ["my ", "our "]
        .iter()
        .find_map(|own| heading.strip_prefix(own).filter(|rest| *rest != "work"))
        .unwrap_or(heading);
    NAMES
        .iter()
        .find(|(_, names)| names.contains(&heading))
        .map(|(section, _)| *section)
}

/// Whether `name` stands in `heading` as whole words.
fn holds(heading: &str, name: &str) -> bool {
    heading.match_indices(name).any(|(at, _)| {
        let before = heading.get(..at).unwrap_or_default();
        let after = heading.get(at + name.len()..).unwrap_or_default();
        (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
    })
}

/// Lower case, letters and digits only, one space between words, `&` as "and".
fn normal(heading: &str) -> String {
    let lower = heading.to_lowercase().replace('&', " and ");
    lower
        .split(|c: char| !c.is_alphanumeric() && !is_mark(c))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Combining marks of scripts that write vowels as such.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{900}'..='\u{DFF}' | '\u{E00}'..='\u{EFF}')
}

/// Whether `label` (what stands before a colon) announces a list of skills.
pub(super) fn is_skills_label(label: &str) -> bool {
    const MORE: [&str; 6] = [
        "tech",
        "built with",
        "made with",
        "used",
        "languages",
        "frameworks",
    ];
    let label = normal(label);
    MORE.contains(&label.as_str()) || exact(&label) == Some(Section::Part(Part::Skills))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_any_dress_and_language() {
        for (heading, part) in [
            ("SKILLS", Part::Skills),
            ("🛠 Skills & Tools:", Part::Skills),
            ("Berufserfahrung", Part::Work),
            ("Опыт работы", Part::Work),
            ("Sobre mí", Part::Summary),
            ("作品", Part::Projects),
            ("✲ My Expertise ✲", Part::Skills),
            ("My work", Part::Projects),
        ] {
            assert_eq!(
                named(heading),
                Some((Section::Part(part), Match::Exact)),
                "{heading}"
            );
        }
        assert_eq!(
            named("Selected client projects"),
            Some((Section::Part(Part::Projects), Match::Inside))
        );
        assert_eq!(named("Churn dashboard for a cosmetics shop"), None);
    }
}
