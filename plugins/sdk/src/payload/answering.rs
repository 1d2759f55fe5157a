//! The plugin's side of the border.

use serde::Deserialize;

use super::document::Received;
use super::{Method, annotate_answer, canonical, link_answer, read, section_answer};
use crate::wire::{Cursor, Read};
use crate::{Claim, Erased, LinkMention, Options, Plugin, PluginError, Registration, guarded};

/// A plugin instance that takes and gives JSON.
///
/// ```
/// # struct War;
/// # #[derive(Default, serde::Deserialize, schemars::JsonSchema)]
/// # struct NoOptions {}
/// # impl briefer_plugin::Plugin for War {
/// #     type Options = NoOptions;
/// #     fn manifest() -> briefer_plugin::Manifest { briefer_plugin::Manifest::new("war", "0.1.0", "marks nothing") }
/// #     fn new(_: NoOptions) -> Result<Self, PluginError> { Ok(War) }
/// #     fn annotate(&self, _: &briefer_plugin::Document<'_>, _: &[briefer_plugin::Annotation], _: bool)
/// #         -> Result<Vec<briefer_plugin::Annotation>, PluginError> { Ok(Vec::new()) }
/// # }
/// use briefer_plugin::{Answering, Erased, Method, Options, PluginError, payload, segment};
///
/// let war = Answering::new(Erased::of::<War>(&Options::new())?);
/// let segments = segment("The war ended.");
/// let params = payload::annotate_params(&segments.document("a.txt", "The war ended."), &[], false);
/// assert_eq!(war.answer(Method::Annotate, &params)?, br#"{"annotations":[]}"#);
/// # Ok::<(), PluginError>(())
/// ```
pub struct Answering(Erased);

impl Answering {
    /// Wraps an instance.
    pub fn new(instance: Erased) -> Self {
        Answering(instance)
    }

    /// Makes an instance of `P` from options as JSON.
    ///
    /// # Errors
    /// [`PluginError::Options`] where they are no JSON object or do not fit, the plugin's own, and [`PluginError::Panicked`].
    pub fn of<P: Plugin>(options: &[u8]) -> Result<Self, PluginError> {
        guarded(|| {
            let options: Options = read(options)
                .map_err(|misfit| PluginError::Options(format!("the options are not a JSON object: {misfit}")))?;
            Erased::of::<P>(&options).map(Answering)
        })
    }

    /// The manifest of `P` as JSON, options schema included.
    ///
    /// # Errors
    /// [`PluginError::Panicked`] where the plugin's code did.
    pub fn manifest<P: Plugin>() -> Result<String, PluginError> {
        guarded(|| {
            let manifest = (Registration::of::<P>().manifest)();
            serde_json::to_string(&manifest).map_err(|error| PluginError::Failed(error.to_string()))
        })
    }

    /// Answers one request: reads its parameters, calls the plugin, writes the result.
    ///
    /// # Errors
    /// [`PluginError::BadRequest`] where the parameters do not fit, the plugin's own errors, [`PluginError::Failed`]
    /// where its answer fits no document, and [`PluginError::Panicked`]: nothing unwinds out of here.
    pub fn answer(&self, method: Method, params: &[u8]) -> Result<Vec<u8>, PluginError> {
        guarded(|| match method {
            Method::Annotate => self.annotate(params),
            Method::Link => self.link(params),
            Method::Section => self.section(params),
        })
    }

    fn annotate(&self, params: &[u8]) -> Result<Vec<u8>, PluginError> {
        let params = match canonical(params, Params::canonical) {
            Some(params) => params,
            None => read_params(params)?,
        };
        let Params { document, annotations, explain } = params;
        let segments = document.segments().map_err(bad_request)?;
        let earlier = annotations.on(document.text()).map_err(bad_request)?;
        let document = document.document(&segments);
        annotate_answer(&self.0.annotate(&document, &earlier, explain)?, document.text)
    }

    fn link(&self, params: &[u8]) -> Result<Vec<u8>, PluginError> {
        #[derive(Deserialize)]
        struct Params {
            mentions: Vec<LinkMention>,
        }
        let params: Params = read_params(params)?;
        Ok(link_answer(&self.0.link(&params.mentions)?))
    }

    fn section(&self, params: &[u8]) -> Result<Vec<u8>, PluginError> {
        #[derive(Deserialize)]
        struct Params {
            claims: Vec<Claim>,
        }
        let params: Params = read_params(params)?;
        Ok(section_answer(&self.0.section(&params.claims)?))
    }
}

/// The parameters of `annotate`, as they were received.
#[derive(Deserialize)]
#[serde(expecting = "a document and annotations")]
struct Params<'a> {
    #[serde(borrow)]
    document: Received<'a>,
    #[serde(borrow)]
    annotations: Read<'a>,
    #[serde(default)]
    explain: bool,
}

impl<'a> Params<'a> {
    fn canonical(cursor: &mut Cursor<'a>) -> Option<Self> {
        cursor.eat("{\"document\":")?;
        let document = Received::canonical(cursor)?;
        cursor.eat(",\"annotations\":")?;
        let annotations = cursor.annotations()?;
        let explain = cursor.finds(",\"explain\":true");
        cursor.eat("}")?;
        Some(Params { document, annotations, explain })
    }
}

fn read_params<'a, T: Deserialize<'a>>(params: &'a [u8]) -> Result<T, PluginError> {
    read(params).map_err(bad_request)
}

fn bad_request(misfit: String) -> PluginError {
    PluginError::BadRequest(format!("the request does not fit: {misfit}"))
}
