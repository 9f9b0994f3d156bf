//! Desk: what stays the same from text to text of one run, and from it the request for one.
//!
//! A desk is only read, so that the rows of a batch can share it; an engine holds its connections and
//! belongs to one thread.

use serde_json::{Map, Value};

use super::DraftArgs;
use crate::check::levels::Levels;
use crate::check::packs::Pack;
use crate::commands::fallbacks::Fallbacks;
use crate::commands::learning::Learned;
use crate::commands::opening::{self, Opened};
use crate::commands::reading;
use crate::config::{Settings, Target};
use crate::environment::Environment;
use crate::error::Result;
use crate::pipeline::{Pipeline, Prepared, Request};
use crate::profile::Answer;
use crate::prompt::Template;
use crate::skill::Vocabulary;
use crate::store::library::Entry;
use crate::terminal::Terminal;

/// What stays the same from text to text.
#[derive(Debug)]
pub(in crate::commands) struct Desk<'a> {
    /// The command, as its JSON names it: `proposal`.
    pub(in crate::commands) command: &'static str,
    /// The flags.
    pub(in crate::commands) args: &'a DraftArgs,
    /// The settings, the flags among them.
    pub(in crate::commands) settings: Settings,
    /// What the text is made by.
    pub(in crate::commands) template: Template,
    /// Skills.
    pub(in crate::commands) vocabulary: Vocabulary,
    /// Where the process stands.
    pub(in crate::commands) world: &'a Environment,
    pack: Pack,
    levels: Levels,
}

/// What one text is made of.
#[derive(Debug, Default)]
pub(in crate::commands) struct Matter<'m> {
    /// The post it answers, or the brief.
    pub(in crate::commands) post: Option<&'m str>,
    /// Whom it speaks for.
    pub(in crate::commands) profile: Option<&'m Entry>,
    /// What the user said for themself when asked about the post.
    pub(in crate::commands) answers: &'m [Answer],
    /// The template's other inputs by name.
    pub(in crate::commands) inputs: Map<String, Value>,
    /// What is other for this text than the settings say.
    pub(in crate::commands) wishes: Wishes,
}

/// Words, tone and language of one text, where the settings do not hold for it.
#[derive(Debug, Clone, Default)]
pub(in crate::commands) struct Wishes {
    /// About how many words.
    pub(in crate::commands) words: Option<usize>,
    /// The tone.
    pub(in crate::commands) tone: Option<String>,
    /// The language.
    pub(in crate::commands) language: Option<String>,
}

/// The engine that is asked, and those that are when it gives nothing.
pub(in crate::commands) struct Engines<'a> {
    /// The chosen one.
    pub(in crate::commands) chosen: Opened,
    /// The others.
    pub(in crate::commands) fallbacks: Fallbacks<'a>,
}

impl<'a> Desk<'a> {
    /// Reads the settings and the `template`, and lays out what goes with them.
    ///
    /// # Errors
    ///
    /// When the configuration, a flag or the template cannot be used.
    pub(in crate::commands) fn lay(
        command: &'static str,
        template: &str,
        args: &'a DraftArgs,
        world: &'a Environment,
        terminal: &mut Terminal,
    ) -> Result<Self> {
        let settings = reading::settings(args.layer()?, world, terminal)?;
        Ok(Self {
            command,
            args,
            template: reading::template(template, world)?,
            vocabulary: Vocabulary::with_terms(settings.vocabulary()),
            pack: reading::packs(world)?.get(settings.pack().unwrap_or("generic"))?,
            levels: reading::levels(&settings, &[])?,
            settings,
            world,
        })
    }

    /// The knowledge that texts are read and judged with.
    pub(in crate::commands) fn pipeline<'p>(&'p self, learned: &'p Learned) -> Pipeline<'p> {
        Pipeline {
            vocabulary: &self.vocabulary,
            pack: &self.pack,
            earlier: &learned.earlier,
            voice: learned.voice.as_ref(),
            levels: &self.levels,
        }
    }

    /// The request for one text, with words, tone and language as the settings say.
    ///
    /// # Errors
    ///
    /// When the template does not render.
    pub(in crate::commands) fn prepare(
        &self,
        learned: &Learned,
        matter: Matter<'_>,
    ) -> Result<Prepared> {
        let file = matter.profile.map(Entry::file);
        let text = matter.profile.map(|entry| entry.text.as_str());
        let settings = &self.settings;
        let words = settings.words(&self.template.name);
        let words = words.and_then(|words| usize::try_from(words).ok());
        let wishes = &matter.wishes;
        self.pipeline(learned).prepare(&Request {
            template: &self.template,
            post: matter.post,
            profile: file.as_deref().zip(text),
            answers: matter.answers,
            inputs: matter.inputs,
            words: wishes.words.or(words),
            tone: wishes.tone.as_deref().or(settings.tone()),
            language: wishes.language.as_deref().or(settings.lang()),
            nonce: &self.world.nonce()?,
            // Half of a template is its own draft: who asks a model does not wait for it.
            draft: !matches!(
                self.settings.target(&self.template.name),
                Ok(Target::Endpoint(_))
            ),
            redact: self.settings.redact(),
        })
    }

    /// The engines that the settings lead to.
    ///
    /// # Errors
    ///
    /// When the settings lead nowhere, or the key cannot be had.
    pub(in crate::commands) fn engines(&self, terminal: &mut Terminal) -> Result<Engines<'_>> {
        let (settings, name) = (&self.settings, self.template.name.as_str());
        let output = &self.args.output;
        let chosen = opening::open(settings, name, output.purpose(), self.world, terminal)?;
        let fallbacks = Fallbacks::new(settings, name, self.world, &chosen, output)?;
        Ok(Engines { chosen, fallbacks })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_batch_can_share_a_desk() {
        const fn shared<T: Sync>() {}
        shared::<Desk<'_>>();
    }
}
