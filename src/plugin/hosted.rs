//! One plugin, ready to be called.

use briefer_plugin::{Annotation, Claim, Document, LinkMention, Links, Manifest, PluginError, SectionData, validate};

use super::fault::Fault;
use super::folder::PrivateFolder;
use super::host::{Host, NoAnswer};

/// One plugin, ready to be called from any thread, whatever its host is.
///
/// Its answers are checked the same way, and what goes wrong is a [`Fault`] with its name.
pub struct Hosted {
    manifest: Manifest,
    pub(super) host: Host,
    fault_limit: usize,
    /// What processes of the host need; it goes after the host, whose processes end first.
    _private: Option<PrivateFolder>,
}

impl Hosted {
    pub(super) fn new(manifest: Manifest, host: Host, fault_limit: usize, private: Option<PrivateFolder>) -> Self {
        Hosted { manifest, host, fault_limit, _private: private }
    }

    /// What the plugin declares about itself.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The plugin's name.
    pub fn name(&self) -> &str {
        &self.manifest.name
    }

    /// After how many faults it is to be switched off.
    pub fn fault_limit(&self) -> usize {
        self.fault_limit
    }

    /// How often a process of its had to be started again for what it did after its answer: it ended, or wrote more.
    pub fn restarts(&self) -> usize {
        self.host.restarts()
    }

    /// Ends its processes, so that all they say on stderr is there to be taken. It must not be called any more.
    pub fn close(&self) {
        self.host.close();
    }

    /// Takes what it has said on stderr since the last time, line by line.
    pub fn said(&self) -> Vec<String> {
        self.host.said()
    }

    /// What is in one document, sorted by start, longer spans first.
    ///
    /// # Errors
    /// A [`Fault`] where the plugin failed or panicked, or its answer does not fit the document or the manifest.
    pub fn annotate(
        &self,
        document: &Document<'_>,
        earlier: &[Annotation],
        explain: bool,
    ) -> Result<Vec<Annotation>, Fault> {
        let fault = |message: String| self.fault(document.id, message);
        let mut annotations =
            self.host.annotate(document, earlier, explain).map_err(|error| fault(error.to_string()))?;
        for annotation in &annotations {
            self.check(annotation, document.text).map_err(fault)?;
        }
        // Most plugins answer in order, and sorting copies what it sorts.
        let place = |a: &Annotation| (a.span.start, std::cmp::Reverse(a.span.end));
        if !annotations.is_sorted_by_key(place) {
            annotations.sort_by_key(place);
        }
        Ok(annotations)
    }

    /// Which entities of single documents are one.
    ///
    /// # Errors
    /// A [`Fault`] where the plugin failed or panicked.
    pub fn link(&self, mentions: &[LinkMention]) -> Result<Links, Fault> {
        self.host.link(mentions).map_err(|error| self.fault("", error.to_string()))
    }

    /// The plugin's own tables and data for its section; nothing where it has none of its own.
    ///
    /// # Errors
    /// A [`Fault`] where the plugin failed or panicked, or a table's row is not as long as its columns.
    pub fn section(&self, claims: &[Claim]) -> Result<SectionData, Fault> {
        let section = match self.host.section(claims) {
            Err(NoAnswer::Refused(PluginError::Unsupported(_))) => return Ok(SectionData::default()),
            answer => answer.map_err(|error| self.fault("", error.to_string()))?,
        };
        for table in &section.tables {
            if let Some(row) = table.rows.iter().find(|row| row.len() != table.columns.len()) {
                let (title, cells, columns) = (&table.title, row.len(), table.columns.len());
                let message =
                    format!("a row of its table `{title}` has {cells} cells, and the table {columns} columns");
                return Err(self.fault("", message));
            }
        }
        Ok(section)
    }

    fn check(&self, annotation: &Annotation, text: &str) -> Result<(), String> {
        if !self.manifest.provides.iter().any(|spec| spec.kind == annotation.kind()) {
            return Err(format!(
                "returned an annotation of kind `{}`, which its manifest does not declare",
                annotation.kind()
            ));
        }
        validate(annotation, text)
    }

    fn fault(&self, document: &str, message: String) -> Fault {
        Fault::on(document, self.name(), message)
    }
}

#[cfg(test)]
mod tests {
    use briefer_plugin::{KindSpec, Options, Other, Plugin, Registration, Span, ValueKind, segment};

    use super::*;

    /// Does what its document tells it to.
    struct Misbehaving;

    #[derive(Default, serde::Deserialize, schemars::JsonSchema)]
    struct NoOptions {}

    impl Plugin for Misbehaving {
        type Options = NoOptions;

        fn manifest() -> Manifest {
            Manifest::new("misbehaving", "0", "").provides(KindSpec::new("word", ValueKind::Presence))
        }

        fn new(_: NoOptions) -> Result<Self, PluginError> {
            Ok(Misbehaving)
        }

        fn annotate(&self, document: &Document<'_>, _: &[Annotation], _: bool) -> Result<Vec<Annotation>, PluginError> {
            let annotation = match document.text {
                "panic" => panic!("told to"),
                "fail" => return Err(PluginError::Failed("cannot".to_owned())),
                "undeclared" => Annotation::new(Span::new(0, 1), Other::new("other")),
                "outside" => Annotation::new(Span::new(0, 99), Other::new("word")),
                "inside é" => Annotation::new(Span::new(0, 8), Other::new("word")),
                "empty" => Annotation::new(Span::new(2, 2), Other::new("word")),
                _ => Annotation::new(Span::new(0, 4), Other::new("word")),
            };
            Ok(vec![annotation])
        }
    }

    #[test]
    fn whatever_a_plugin_does_is_a_fault_with_its_name_and_costs_one_document() {
        briefer_plugin::keep_plugin_panics_quiet();
        let plugin = Hosted::built_in(Registration::of::<Misbehaving>(), &Options::new()).unwrap();
        let annotate = |text: &str| plugin.annotate(&segment(text).document("a.txt", text), &[], false);
        let told = [
            ("panic", "panicked: told to"),
            ("fail", "cannot"),
            ("undeclared", "does not declare"),
            ("outside", "past the text's end"),
            ("inside é", "cuts a character"),
            ("empty", "covers nothing"),
        ];
        for (text, message) in told {
            let fault = annotate(text).unwrap_err();
            assert_eq!((fault.plugin.as_str(), fault.document.as_str()), ("misbehaving", "a.txt"));
            assert!(fault.message.contains(message), "{text}: {}", fault.message);
            assert_eq!(annotate("fine").unwrap().len(), 1, "after {text}");
        }
    }
}
