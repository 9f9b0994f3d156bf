//! Target: where the settings lead: the offline engine, or one endpoint. What is known of the endpoint
//! is put together in `endpoint`.

use super::endpoint::Endpoint;
use super::preset;
use super::settings::Settings;
use crate::error::{Error, Kind, Result};

/// What will make the draft.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// The embedded engine; why, in words for stderr.
    Offline(String),
    /// An endpoint.
    Endpoint(Box<Endpoint>),
}

impl Settings {
    /// What will make a draft of `template`: by flag, `GIG_ENGINE`, configuration; else an endpoint
    /// if one is configured or in `OPENAI_BASE_URL` or `OPENAI_API_KEY`; else the offline engine.
    ///
    /// # Errors
    ///
    /// When an endpoint is wanted that cannot be made out.
    pub fn target(&self, template: &str) -> Result<Target> {
        let engine = self.at(["engine"]);
        let wanted = engine.and_then(|entry| entry.value.text());
        if wanted == Some("offline") {
            let origin = engine.map(|entry| entry.origin.to_string());
            let why = format!("engine is offline ({})", origin.unwrap_or_default());
            return Ok(Target::Offline(why));
        }
        match self.endpoint_for(template)? {
            Some(endpoint) => Ok(Target::Endpoint(Box::new(endpoint))),
            None if wanted.is_some() => Err(Error::new(
                Kind::Config,
                "engine is openai, but no endpoint is configured",
            )
            .hint("gig init sets one up; or set OPENAI_BASE_URL and OPENAI_API_KEY")),
            None => Ok(Target::Offline("no endpoint is configured".to_owned())),
        }
    }

    /// The endpoint that is configured, also while the offline engine is chosen.
    ///
    /// # Errors
    ///
    /// When it cannot be made out.
    pub fn configured(&self) -> Result<Option<Endpoint>> {
        self.endpoint_for("")
    }

    fn endpoint_for(&self, template: &str) -> Result<Option<Endpoint>> {
        let model = self.of_template(template, "model");
        let text = model.and_then(|entry| entry.value.text());
        // An endpoint that is asked for more urgently than the model brings its own model.
        let outranked = self.at(["endpoint"]).is_some_and(|endpoint| {
            model.is_some_and(|model| model.origin.rank() < endpoint.origin.rank())
        });
        if outranked {
            let endpoint = self.endpoint(None)?;
            Ok(endpoint.map(|mut endpoint| {
                endpoint.model = endpoint
                    .model
                    .or(text.map(|name| self.model_and_endpoint(name).0));
                endpoint
            }))
        } else {
            self.endpoint(text)
        }
    }

    /// The endpoints to try when the first cannot be reached, in order.
    ///
    /// # Errors
    ///
    /// When one of them cannot be made out.
    pub fn fallbacks(&self) -> Result<Vec<Endpoint>> {
        self.fallback_models()
            .iter()
            .filter_map(|model| self.endpoint(Some(model)).transpose())
            .collect()
    }

    /// The endpoint that `model` (a name, an alias, MODEL@ENDPOINT) and the settings lead to; none
    /// when nothing is configured.
    ///
    /// # Errors
    ///
    /// When it has no URL, or there is no endpoint of that name.
    pub fn endpoint(&self, model: Option<&str>) -> Result<Option<Endpoint>> {
        let (model, at) = match model {
            Some(written) => {
                let (model, at) = self.model_and_endpoint(written);
                (Some(model), at)
            }
            None => (None, None),
        };
        let endpoint = match at {
            Some(name) => Some(self.named(&name)?),
            None => self.chosen()?,
        };
        Ok(endpoint.map(|mut endpoint| {
            endpoint.model = model.or(endpoint.model);
            endpoint
        }))
    }

    /// Looks up aliases and splits `MODEL@ENDPOINT`. A name with an `@` that no endpoint follows is
    /// a model's.
    fn model_and_endpoint(&self, written: &str) -> (String, Option<String>) {
        let model = self
            .at(["models", written])
            .and_then(|entry| entry.value.text())
            .unwrap_or(written);
        match model.rsplit_once('@') {
            Some((name, endpoint)) if !name.is_empty() && self.knows(endpoint) => {
                (name.to_owned(), Some(endpoint.to_owned()))
            }
            _ => (model.to_owned(), None),
        }
    }

    /// Whether there is an endpoint of that name: the user's or a preset.
    #[must_use]
    pub fn knows(&self, endpoint: &str) -> bool {
        self.names("endpoints").any(|name| name == endpoint) || preset::find(endpoint).is_some()
    }

    /// The endpoint without regard to the model: set, in the OpenAI variables, or the only one.
    fn chosen(&self) -> Result<Option<Endpoint>> {
        if let Some(name) = self.at(["endpoint"]).and_then(|entry| entry.value.text()) {
            return self.named(name).map(Some);
        }
        if let Some((variable, url)) = &self.ambient.base_url {
            return self.ambient_endpoint(variable, url).map(Some);
        }
        if self.ambient.has_key {
            return self.named("openai").map(Some);
        }
        let mut names = self.names("endpoints");
        match (names.next(), names.next()) {
            (None, _) => Ok(None),
            (Some(only), None) => self.named(only).map(Some),
            (Some(first), Some(_)) => Err(Error::new(
                Kind::Config,
                "several endpoints are configured and none is chosen",
            )
            .hint(format!("gig config set endpoint {first}"))),
        }
    }

    pub(super) fn unknown(&self, name: &str) -> Error {
        let own: Vec<&str> = self.names("endpoints").collect();
        let error = Error::new(Kind::Config, format!("no endpoint is called '{name}'"));
        let names = own.iter().copied().chain(preset_names());
        match crate::text::similarity::nearest(name, names.clone()) {
            Some(near) => error.hint(format!("did you mean '{near}'?")),
            None => error.hint(format!(
                "there are {}",
                names.collect::<Vec<_>>().join(", ")
            )),
        }
    }
}

pub(super) fn preset_names() -> Vec<&'static str> {
    preset::presets()
        .iter()
        .map(|preset| preset.name.as_str())
        .collect()
}
