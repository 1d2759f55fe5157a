//! One plugin, ready to be called.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, PoisonError, RwLock};

use briefer_plugin::{
    Annotation, Claim, Document, Erased, LinkMention, Links, Manifest, Options, PluginError, Registration, SectionData,
    validate,
};

/// What a plugin got wrong, on one document or in one call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The plugin's name.
    pub plugin: String,
    /// The document's id; empty for a call that is about no single document.
    pub document: String,
    /// What went wrong.
    pub message: String,
}

/// One plugin, ready to be called from any thread.
///
/// Panics are caught, answers are checked, and after a panic the instance is made anew, since its state cannot be trusted.
pub struct Hosted {
    manifest: Manifest,
    registration: Registration,
    options: Options,
    instance: RwLock<Arc<Erased>>,
}

impl Hosted {
    /// Makes the plugin with its options.
    ///
    /// # Errors
    /// The plugin's own, where the options do not fit or a panic stopped it.
    pub fn new(registration: Registration, options: Options) -> Result<Self, PluginError> {
        let manifest = guarded(|| Ok((registration.manifest)()))?;
        let instance = guarded(|| (registration.create)(&options))?;
        Ok(Hosted { manifest, registration, options, instance: RwLock::new(Arc::new(instance)) })
    }

    /// What the plugin declares about itself.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The plugin's name.
    pub fn name(&self) -> &str {
        &self.manifest.name
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
            self.call(|instance| instance.annotate(document, earlier, explain)).map_err(|e| fault(e.to_string()))?;
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
        self.call(|instance| instance.link(mentions)).map_err(|e| self.fault("", e.to_string()))
    }

    /// The plugin's own tables and data for its section.
    ///
    /// # Errors
    /// A [`Fault`] where the plugin failed or panicked.
    pub fn section(&self, claims: &[Claim]) -> Result<SectionData, Fault> {
        self.call(|instance| instance.section(claims)).map_err(|e| self.fault("", e.to_string()))
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

    fn call<T>(&self, work: impl FnOnce(&Erased) -> Result<T, PluginError>) -> Result<T, PluginError> {
        let instance = Arc::clone(&self.instance.read().unwrap_or_else(PoisonError::into_inner));
        let answer = guarded(|| work(&instance));
        if matches!(answer, Err(PluginError::Panicked(_))) {
            self.renew();
        }
        answer
    }

    fn renew(&self) {
        if let Ok(fresh) = guarded(|| (self.registration.create)(&self.options)) {
            *self.instance.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(fresh);
        }
    }

    fn fault(&self, document: &str, message: String) -> Fault {
        Fault { plugin: self.name().to_owned(), document: document.to_owned(), message }
    }
}

thread_local! {
    /// Whether this thread runs plugin code, whose panics are reported as faults and need no message of their own.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Keeps the message of a panic in plugin code off stderr: it is reported as a [`Fault`], once, with the plugin's name.
pub fn keep_plugin_panics_quiet() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !GUARDED.get() {
            usual(panic);
        }
    }));
}

/// Runs plugin code and turns a panic into an error. The closure's captures are not used after a panic except
/// through fresh calls, so unwind safety holds.
fn guarded<T>(work: impl FnOnce() -> Result<T, PluginError>) -> Result<T, PluginError> {
    GUARDED.set(true);
    let answer = catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(false);
    answer.unwrap_or_else(|panic| {
        let message = panic.downcast_ref::<&str>().map(|s| (*s).to_owned());
        let message = message.or_else(|| panic.downcast_ref::<String>().cloned());
        Err(PluginError::Panicked(message.unwrap_or_else(|| "without a message".to_owned())))
    })
}

#[cfg(test)]
mod tests {
    use briefer_plugin::{KindSpec, Other, Plugin, Span, ValueKind, segment};

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
        keep_plugin_panics_quiet();
        let plugin = Hosted::new(Registration::of::<Misbehaving>(), Options::new()).unwrap();
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
