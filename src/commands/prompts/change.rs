//! `gig prompts new, copy, diff`: templates of the user's own, and how they differ from the built-in.

use std::path::PathBuf;

use similar::TextDiff;

use crate::commands::reading;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::prompt::{Layer, catalog};
use crate::store::{files, library};

/// What a new template begins as: it checks and runs.
const SKELETON: &str = "---
description: what it makes, in one line
audience: both
inputs:
  text: {type: text, required: true, description: what to write from}
  words: {type: integer, default: 90, description: about how many words}
checks: [reply]
---
# system
You write … for …

{% include \"fences\" %}

{% include \"plain\" %}
# user
Write it, about {{ words }} words, in the language of the material.

{{ fence(text, \"material\") }}
# draft
{% for point in points_in(text) %}
- {{ point }}
{% endfor %}

[… you decide: what comes next …]
";

/// Where the template `name` of a layer is kept.
fn place(name: &str, project: bool, world: &Environment) -> Result<PathBuf> {
    if !library::is_name(name) {
        return Err(
            Error::new(Kind::Template, format!("'{name}' cannot be a name"))
                .hint("use letters, digits, '-' and '_', at most 64"),
        );
    }
    let wanted = if project { Layer::Project } else { Layer::User };
    let folders = library::prompt_folders(world);
    let folder = folders.into_iter().find(|(_, layer)| *layer == wanted);
    let (folder, _) = folder.ok_or_else(|| {
        let error = Error::new(
            Kind::Template,
            format!("there is no {wanted} folder for templates"),
        );
        error.hint(if project {
            "make a folder .gig in the project"
        } else {
            "set GIG_HOME to a folder"
        })
    })?;
    Ok(folder.join(format!("{name}.md")))
}

/// Writes a new template, or a copy of `from`; gives the file.
///
/// # Errors
///
/// When the name may not be one, the file is there already, or it cannot be written.
pub(super) fn make(
    name: &str,
    from: Option<&str>,
    project: bool,
    world: &Environment,
) -> Result<PathBuf> {
    let text = match from {
        None => SKELETON.to_owned(),
        Some(from) => match library::prompt(from, world)? {
            Some((entry, _)) => entry.text,
            None => {
                let text = catalog::source(from);
                text.ok_or_else(|| reading::unknown_template(from, world))?
                    .to_owned()
            }
        },
    };
    let path = place(name, project, world)?;
    if path.exists() {
        let shown = files::shown(&path);
        return Err(
            Error::new(Kind::Template, format!("{shown} is there already"))
                .hint("choose another name, or delete it first"),
        );
    }
    files::write(&path, text.as_bytes())?;
    Ok(path)
}

/// How the user's template differs from the built-in one it stands in front of; nothing when it does not.
///
/// # Errors
///
/// When there is no copy, or nothing built in of that name.
pub(super) fn diff(name: &str, world: &Environment) -> Result<String> {
    let Some((entry, _)) = library::prompt(name, world)? else {
        let source = catalog::source(name).map(|_| ());
        source.ok_or_else(|| reading::unknown_template(name, world))?;
        return Err(Error::new(
            Kind::Template,
            format!("'{name}' is the built-in template; there is no copy of yours"),
        )
        .hint(format!("gig prompts copy {name} makes one")));
    };
    let built_in = catalog::source(name).ok_or_else(|| {
        Error::new(
            Kind::Template,
            format!("'{name}' stands in front of no built-in template"),
        )
    })?;
    let difference = TextDiff::from_lines(built_in, entry.text.as_str());
    let mut unified = difference.unified_diff();
    let text = unified
        .header(&format!("{name}.md (built-in)"), &files::shown(&entry.path))
        .to_string();
    Ok(text)
}
