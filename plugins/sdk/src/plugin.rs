//! The plugin trait and its object-safe form.

use serde::de::DeserializeOwned;

use crate::{Annotation, Claim, Document, LinkMention, Links, Manifest, PluginError, SectionData};

/// A plugin's options as they stand in the configuration: a JSON object.
pub type Options = serde_json::Map<String, serde_json::Value>;

/// A plugin: looks at one document and says what is there.
///
/// `annotate` is pure: the same document, earlier annotations and options give the same answer, in any thread.
pub trait Plugin: Send + Sync + Sized + 'static {
    /// Its options; every field has a default.
    type Options: DeserializeOwned + schemars::JsonSchema + Default;

    /// What it declares about itself. The options schema is filled in from [`Plugin::Options`].
    fn manifest() -> Manifest;

    /// Makes an instance.
    ///
    /// # Errors
    /// [`PluginError::Options`] where the options make no sense together.
    fn new(options: Self::Options) -> Result<Self, PluginError>;

    /// Says what is in one document.
    ///
    /// `earlier` holds the annotations of the kinds the manifest consumes, sorted by start, longer first. With `explain` each annotation carries
    /// its reasons; without, reasons cost nothing. The answer need not be sorted.
    ///
    /// # Errors
    /// Any error is reported with the plugin's and the document's name, and costs this document's answer only.
    fn annotate(
        &self,
        document: &Document<'_>,
        earlier: &[Annotation],
        explain: bool,
    ) -> Result<Vec<Annotation>, PluginError>;

    /// Says which entities of single documents are one; only where the manifest declares `links`.
    ///
    /// # Errors
    /// [`PluginError::Unsupported`] unless overridden.
    fn link(&self, mentions: &[LinkMention]) -> Result<Links, PluginError> {
        let _ = mentions;
        Err(PluginError::Unsupported("this plugin links nothing".to_owned()))
    }

    /// Adds tables and data of its own to its section. The claims come in ranking order, as without an audience's interests.
    ///
    /// # Errors
    /// [`PluginError::Unsupported`] unless overridden: it has no section of its own, and is not sent the claims. Any other error is
    /// reported with the plugin's name, and costs the section's extra data only.
    fn section(&self, claims: &[Claim]) -> Result<SectionData, PluginError> {
        let _ = claims;
        Err(PluginError::Unsupported("this plugin has no section of its own".to_owned()))
    }
}

trait Instance: Send + Sync {
    fn annotate(
        &self,
        document: &Document<'_>,
        earlier: &[Annotation],
        explain: bool,
    ) -> Result<Vec<Annotation>, PluginError>;
    fn link(&self, mentions: &[LinkMention]) -> Result<Links, PluginError>;
    fn section(&self, claims: &[Claim]) -> Result<SectionData, PluginError>;
}

impl<P: Plugin> Instance for P {
    fn annotate(
        &self,
        document: &Document<'_>,
        earlier: &[Annotation],
        explain: bool,
    ) -> Result<Vec<Annotation>, PluginError> {
        Plugin::annotate(self, document, earlier, explain)
    }

    fn link(&self, mentions: &[LinkMention]) -> Result<Links, PluginError> {
        Plugin::link(self, mentions)
    }

    fn section(&self, claims: &[Claim]) -> Result<SectionData, PluginError> {
        Plugin::section(self, claims)
    }
}

/// An instance of any plugin, its type erased so that a host can hold many.
pub struct Erased(Box<dyn Instance>);

impl Erased {
    /// Reads the options and makes an instance of `P`.
    ///
    /// # Errors
    /// [`PluginError::Options`] where the options do not fit, with the name of the first that does not and serde's message.
    pub fn of<P: Plugin>(options: &Options) -> Result<Self, PluginError> {
        let options = serde_json::from_value(serde_json::Value::Object(options.clone()))
            .map_err(|error| PluginError::Options(misfit::<P::Options>(options, &error)))?;
        Ok(Erased(Box::new(P::new(options)?)))
    }

    /// See [`Plugin::annotate`].
    ///
    /// # Errors
    /// The plugin's own.
    pub fn annotate(
        &self,
        document: &Document<'_>,
        earlier: &[Annotation],
        explain: bool,
    ) -> Result<Vec<Annotation>, PluginError> {
        self.0.annotate(document, earlier, explain)
    }

    /// See [`Plugin::link`].
    ///
    /// # Errors
    /// The plugin's own.
    pub fn link(&self, mentions: &[LinkMention]) -> Result<Links, PluginError> {
        self.0.link(mentions)
    }

    /// See [`Plugin::section`].
    ///
    /// # Errors
    /// The plugin's own.
    pub fn section(&self, claims: &[Claim]) -> Result<SectionData, PluginError> {
        self.0.section(claims)
    }
}

/// Says which option does not fit: serde tells what it met, not where. Every option has a default, so that each can be
/// read alone.
fn misfit<O: DeserializeOwned>(options: &Options, error: &serde_json::Error) -> String {
    for (name, value) in options {
        let alone = Options::from_iter([(name.clone(), value.clone())]);
        if let Err(error) = serde_json::from_value::<O>(serde_json::Value::Object(alone)) {
            let error = error.to_string();
            return if error.contains(&format!("`{name}`")) { error } else { format!("`{name}`: {error}") };
        }
    }
    error.to_string()
}

/// How a host gets at a plugin that is linked in.
#[derive(Clone, Copy)]
pub struct Registration {
    /// Its manifest, options schema included.
    pub manifest: fn() -> Manifest,
    /// Makes an instance from options.
    pub create: fn(&Options) -> Result<Erased, PluginError>,
}

impl Registration {
    /// The registration of `P`.
    pub const fn of<P: Plugin>() -> Self {
        Registration { manifest: manifest_of::<P>, create: Erased::of::<P> }
    }
}

fn manifest_of<P: Plugin>() -> Manifest {
    let mut manifest = P::manifest();
    manifest.options_schema = schemars::schema_for!(P::Options).to_value();
    manifest
}
