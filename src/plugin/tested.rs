//! A plugin behind any host as the conformance kit reaches it.

use std::path::Path;

use briefer_plugin::testkit::{Failure, Subject};
use briefer_plugin::{Annotation, Claim, Document, LinkMention, Links, Manifest, Options, PluginError, SectionData};

use super::host::NoAnswer;
use super::hosted::Hosted;
use super::open::{NotOpened, open};
use super::trust::Trust;
use crate::config::PluginConfig;

/// A plugin under test, with the way to open it again.
pub struct Tested<'a> {
    config: &'a PluginConfig,
    root: &'a Path,
    plugin: Hosted,
}

impl<'a> Tested<'a> {
    /// Opens a plugin, pinned or not, and makes an instance with the configuration's options; also returns what it said
    /// on stderr where that fails.
    ///
    /// # Errors
    /// Why it cannot be opened or made.
    pub fn open(config: &'a PluginConfig, root: &'a Path) -> Result<Self, (String, Vec<String>)> {
        let plugin = make(config, root, &config.options)?;
        Ok(Tested { config, root, plugin })
    }

    /// The plugin.
    pub fn plugin(&self) -> &Hosted {
        &self.plugin
    }
}

fn make(config: &PluginConfig, root: &Path, options: &Options) -> Result<Hosted, (String, Vec<String>)> {
    let opened = open(config, root, None, Trust::UNPINNED).map_err(NotOpened::in_words)?;
    opened.make(options).map_err(|(error, said)| (error.to_string(), said))
}

impl From<NoAnswer> for Failure {
    fn from(reason: NoAnswer) -> Self {
        match reason {
            NoAnswer::Refused(error) => Failure::Refused(error),
            NoAnswer::Broken(message) => Failure::Broken(format!("it {message}")),
            NoAnswer::Unreadable(message) => Failure::Broken(message),
        }
    }
}

impl Subject for Tested<'_> {
    fn manifest(&self) -> &Manifest {
        self.plugin.manifest()
    }

    fn annotate(
        &self,
        document: &Document<'_>,
        earlier: &[Annotation],
        explain: bool,
    ) -> Result<Vec<Annotation>, Failure> {
        Ok(self.plugin.host.annotate(document, earlier, explain)?)
    }

    fn link(&self, mentions: &[LinkMention]) -> Result<Links, Failure> {
        Ok(self.plugin.host.link(mentions)?)
    }

    fn section(&self, claims: &[Claim]) -> Result<SectionData, Failure> {
        Ok(self.plugin.host.section(claims)?)
    }

    fn create(&self, options: &Options) -> Result<(), Failure> {
        let opened = open(self.config, self.root, None, Trust::UNPINNED)
            .map_err(|_| Failure::Broken("it could be opened once, and not again".to_owned()))?;
        match opened.make(options) {
            Ok(_) => Ok(()),
            Err((PluginError::Panicked(message), _)) => Err(Failure::Broken(format!("it panicked: {message}"))),
            Err((error, _)) => Err(Failure::Refused(error)),
        }
    }

    fn raw(&self, method: &str, params: &[u8]) -> Option<Result<Vec<u8>, Failure>> {
        Some(self.plugin.host.raw(method, params)?.map_err(Failure::from))
    }
}
