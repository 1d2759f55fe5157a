//! The ways to reach a plugin's instance.

use briefer_plugin::{
    Annotation, Claim, Document, Erased, LinkMention, Links, Method, PluginError, SectionData, payload,
};

use super::renewing::Renewing;

/// An instance that takes and gives JSON, wherever it lives: in a library or in another process.
pub(super) trait Remote: Send + Sync {
    /// Hands over the params of one call and returns its result, both as JSON.
    ///
    /// # Errors
    /// The plugin's own, or what kept it from answering.
    fn call(&self, method: Method, params: &[u8]) -> Result<Vec<u8>, PluginError>;

    /// Takes what the plugin has said on stderr since the last time.
    fn said(&self) -> Vec<String> {
        Vec::new()
    }
}

/// An instance, and how it is reached.
pub(super) enum Host {
    /// Linked in.
    BuiltIn(Renewing<Erased>),
    /// Through JSON.
    Remote(Box<dyn Remote>),
}

impl Host {
    pub(super) fn annotate(
        &self,
        document: &Document<'_>,
        earlier: &[Annotation],
        explain: bool,
    ) -> Result<Vec<Annotation>, PluginError> {
        match self {
            Host::BuiltIn(plugin) => plugin.call(|instance| instance.annotate(document, earlier, explain)),
            Host::Remote(remote) => {
                let params = payload::annotate_params(document, earlier, explain);
                payload::annotate_result(&remote.call(Method::Annotate, &params)?, document.text)
            }
        }
    }

    pub(super) fn link(&self, mentions: &[LinkMention]) -> Result<Links, PluginError> {
        match self {
            Host::BuiltIn(plugin) => plugin.call(|instance| instance.link(mentions)),
            Host::Remote(remote) => payload::link_result(&remote.call(Method::Link, &payload::link_params(mentions))?),
        }
    }

    pub(super) fn section(&self, claims: &[Claim]) -> Result<SectionData, PluginError> {
        match self {
            Host::BuiltIn(plugin) => plugin.call(|instance| instance.section(claims)),
            Host::Remote(remote) => {
                payload::section_result(&remote.call(Method::Section, &payload::section_params(claims))?)
            }
        }
    }

    pub(super) fn said(&self) -> Vec<String> {
        match self {
            Host::BuiltIn(_) => Vec::new(),
            Host::Remote(remote) => remote.said(),
        }
    }
}
