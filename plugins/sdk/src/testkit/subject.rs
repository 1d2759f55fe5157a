//! Whom the kit asks: a plugin behind any host.

use crate::{Annotation, Claim, Document, LinkMention, Links, Manifest, Options, PluginError, SectionData};

/// A plugin as the conformance kit reaches it: linked in, in a library, in a worker or as a command.
///
/// The kit asks from several threads at once. Every call answers: a crash, a hang and an answer that nobody can read are a
/// [`Failure::Broken`], never a panic of the host.
pub trait Subject: Sync {
    /// What the plugin declares about itself.
    fn manifest(&self) -> &Manifest;

    /// What the plugin finds in a document, in any order; `earlier` holds annotations of the kinds that it consumes.
    ///
    /// # Errors
    /// Why there is no answer.
    fn annotate(
        &self,
        document: &Document<'_>,
        earlier: &[Annotation],
        explain: bool,
    ) -> Result<Vec<Annotation>, Failure>;

    /// Which entities of single documents are one.
    ///
    /// # Errors
    /// Why there is no answer.
    fn link(&self, mentions: &[LinkMention]) -> Result<Links, Failure>;

    /// The plugin's own tables and data for its section.
    ///
    /// # Errors
    /// Why there is no answer.
    fn section(&self, claims: &[Claim]) -> Result<SectionData, Failure>;

    /// Whether an instance would be made with these options; the instance that the other calls ask stays as it is.
    ///
    /// # Errors
    /// Why none would be.
    fn create(&self, options: &Options) -> Result<(), Failure>;

    /// The answer to a payload as it is: `params` may be no JSON, but is UTF-8 on one line, and `method` need not exist.
    ///
    /// `None` where the host has no payloads, or cannot carry this one.
    fn raw(&self, method: &str, params: &[u8]) -> Option<Result<Vec<u8>, Failure>>;
}

/// Why a plugin gave no answer that counts.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// It answered with an error.
    #[error("it answers an error ({code}): {0}", code = .0.code())]
    Refused(PluginError),
    /// It panicked, crashed or hung, or its answer breaks the contract; one clause that says which.
    #[error("{0}")]
    Broken(String),
}

impl From<PluginError> for Failure {
    /// A panic breaks the contract, every other error is an answer.
    fn from(error: PluginError) -> Self {
        match error {
            PluginError::Panicked(_) => Failure::Broken(format!("it {error}")),
            _ => Failure::Refused(error),
        }
    }
}
