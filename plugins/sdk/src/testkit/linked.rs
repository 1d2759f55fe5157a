//! A plugin in Rust, linked in, as the kit's subject.

use std::marker::PhantomData;

use super::{Failure, Subject};
use crate::{
    Annotation, Answering, Claim, Document, Erased, LinkMention, Links, Manifest, Method, Options, Plugin, PluginError,
    Registration, SectionData, guarded,
};

/// A plugin type with options: one instance that is asked directly, and one that takes payloads as a library would.
pub(super) struct Linked<P> {
    manifest: Manifest,
    instance: Erased,
    answering: Answering,
    plugin: PhantomData<fn() -> P>,
}

impl<P: Plugin> Linked<P> {
    /// Makes the instances.
    ///
    /// # Errors
    /// The plugin's own, where it refuses the options.
    pub(super) fn new(options: &Options) -> Result<Self, PluginError> {
        let manifest = (Registration::of::<P>().manifest)();
        let instance = guarded(|| Erased::of::<P>(options))?;
        let answering = Answering::new(guarded(|| Erased::of::<P>(options))?);
        Ok(Linked { manifest, instance, answering, plugin: PhantomData })
    }
}

impl<P: Plugin> Subject for Linked<P> {
    fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    fn annotate(
        &self,
        document: &Document<'_>,
        earlier: &[Annotation],
        explain: bool,
    ) -> Result<Vec<Annotation>, Failure> {
        Ok(guarded(|| self.instance.annotate(document, earlier, explain))?)
    }

    fn link(&self, mentions: &[LinkMention]) -> Result<Links, Failure> {
        Ok(guarded(|| self.instance.link(mentions))?)
    }

    fn section(&self, claims: &[Claim]) -> Result<SectionData, Failure> {
        Ok(guarded(|| self.instance.section(claims))?)
    }

    fn create(&self, options: &Options) -> Result<(), Failure> {
        guarded(|| Erased::of::<P>(options))?;
        Ok(())
    }

    fn raw(&self, method: &str, params: &[u8]) -> Option<Result<Vec<u8>, Failure>> {
        let Some(method) = Method::from_name(method) else {
            return Some(Err(PluginError::Unsupported(format!("no method is called `{method}`")).into()));
        };
        Some(self.answering.answer(method, params).map_err(Failure::from))
    }
}
