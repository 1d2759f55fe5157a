//! The ways to reach a plugin's instance.

use std::ops::Range;

use briefer_plugin::{
    Annotation, Claim, Document, Erased, LinkMention, Links, Method, PluginError, SectionData, payload,
};
use thiserror::Error;

use super::renewing::Renewing;

/// An answer of more bytes than this is refused, where nothing else says how long it may be.
const ANSWER_LIMIT: usize = 64 << 20;
/// An answer of more bytes than this, and a hundred for each of the document's text, is refused.
const ANNOTATIONS_LIMIT: usize = 1 << 20;
/// A manifest of more bytes than this is refused.
pub(super) const MANIFEST_LIMIT: usize = 16 << 20;

/// Why a plugin gave no answer that counts.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(super) enum NoAnswer {
    /// It answered with an error.
    #[error("{0}")]
    Refused(PluginError),
    /// It panicked, crashed or hung: what it did, as a clause without its subject.
    #[error("{0}")]
    Broken(String),
    /// Its answer cannot be read, or does not fit the document: a sentence.
    #[error("{0}")]
    Unreadable(String),
}

impl From<PluginError> for NoAnswer {
    fn from(error: PluginError) -> Self {
        match error {
            PluginError::Panicked(_) => NoAnswer::Broken(error.to_string()),
            _ => NoAnswer::Refused(error),
        }
    }
}

/// Reads an answer with care: its result, or the plugin's error; none where it is no answer at all.
type Judge = fn(&[u8]) -> Option<Result<&[u8], PluginError>>;

/// An answer, and where in it the result stands.
pub(super) struct Answer {
    bytes: Vec<u8>,
    result: Range<usize>,
    /// Has the last word where the place of the result is a guess, and what stands there cannot be read.
    judge: Option<Judge>,
}

impl Answer {
    /// An answer that is its result.
    pub(super) fn whole(bytes: Vec<u8>) -> Self {
        Answer { result: 0..bytes.len(), bytes, judge: None }
    }

    /// An answer that begins and ends as nearly all do, with the result between; `judge` looks at all of it, and so takes
    /// its time.
    pub(super) fn guessed(bytes: Vec<u8>, result: Range<usize>, judge: Judge) -> Self {
        Answer { bytes, result, judge: Some(judge) }
    }

    /// Reads the result.
    fn read<T>(&self, read: impl Fn(&[u8]) -> Result<T, PluginError>) -> Result<T, NoAnswer> {
        // What cannot be read is no error of the plugin's choosing.
        let unreadable = |error: PluginError| NoAnswer::Unreadable(error.to_string());
        let guessed = &self.bytes[self.result.clone()];
        read(guessed).or_else(|error| match self.judge.and_then(|judge| judge(&self.bytes)) {
            Some(Err(refusal)) => Err(refusal.into()),
            Some(Ok(result)) if result != guessed => read(result).map_err(unreadable),
            _ => Err(unreadable(error)),
        })
    }

    /// The result as it is.
    fn into_result(self) -> Result<Vec<u8>, NoAnswer> {
        match self.judge {
            None => Ok(self.bytes),
            Some(judge) => match judge(&self.bytes) {
                Some(Ok(result)) => Ok(result.to_vec()),
                Some(Err(refusal)) => Err(refusal.into()),
                None => Err(NoAnswer::Unreadable("its answer is not valid JSON".to_owned())),
            },
        }
    }
}

/// An instance that takes and gives JSON, wherever it lives: in a library or in another process.
pub(super) trait Remote: Send + Sync {
    /// Hands over the params of one call, by the method's name, and returns its result, both as JSON; a result of more
    /// than `limit` bytes is refused.
    ///
    /// # Errors
    /// The plugin's own, or what kept it from answering.
    fn call(&self, method: &str, params: &[u8], limit: usize) -> Result<Answer, NoAnswer>;

    /// Takes what the plugin has said on stderr since the last time.
    fn said(&self) -> Vec<String> {
        Vec::new()
    }

    /// How often a process had to be started again for what it did after its answer.
    fn restarts(&self) -> usize {
        0
    }

    /// Ends what there is to end, so that all is said.
    fn close(&self) {}
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
    ) -> Result<Vec<Annotation>, NoAnswer> {
        match self {
            Host::BuiltIn(plugin) => Ok(plugin.call(|instance| instance.annotate(document, earlier, explain))?),
            Host::Remote(remote) => {
                let params = payload::annotate_params(document, earlier, explain);
                let limit = ANNOTATIONS_LIMIT + 100 * document.text.len();
                let answer = remote.call(Method::Annotate.name(), &params, limit)?;
                answer.read(|result| payload::annotate_result(result, document.text))
            }
        }
    }

    pub(super) fn link(&self, mentions: &[LinkMention]) -> Result<Links, NoAnswer> {
        match self {
            Host::BuiltIn(plugin) => Ok(plugin.call(|instance| instance.link(mentions))?),
            Host::Remote(remote) => {
                let params = payload::link_params(mentions);
                let limit = ANSWER_LIMIT.max(2 * params.len());
                remote.call(Method::Link.name(), &params, limit)?.read(payload::link_result)
            }
        }
    }

    pub(super) fn section(&self, claims: &[Claim]) -> Result<SectionData, NoAnswer> {
        match self {
            Host::BuiltIn(plugin) => Ok(plugin.call(|instance| instance.section(claims))?),
            Host::Remote(remote) => {
                let ask = |claims| {
                    let params = payload::section_params(claims);
                    remote.call(Method::Section.name(), &params, ANSWER_LIMIT)?.read(payload::section_result)
                };
                // Claims may be a hundred megabytes, and most plugins have no section of their own: they say so at once.
                if !claims.is_empty()
                    && let Err(none @ NoAnswer::Refused(PluginError::Unsupported(_))) = ask(&[])
                {
                    return Err(none);
                }
                ask(claims)
            }
        }
    }

    /// The answer to a payload as it is; none where the plugin is linked in and takes none.
    pub(super) fn raw(&self, method: &str, params: &[u8]) -> Option<Result<Vec<u8>, NoAnswer>> {
        match self {
            Host::BuiltIn(_) => None,
            Host::Remote(remote) => Some(remote.call(method, params, ANSWER_LIMIT).and_then(Answer::into_result)),
        }
    }

    pub(super) fn restarts(&self) -> usize {
        match self {
            Host::BuiltIn(_) => 0,
            Host::Remote(remote) => remote.restarts(),
        }
    }

    pub(super) fn close(&self) {
        if let Host::Remote(remote) = self {
            remote.close();
        }
    }

    pub(super) fn said(&self) -> Vec<String> {
        match self {
            Host::BuiltIn(_) => Vec::new(),
            Host::Remote(remote) => remote.said(),
        }
    }
}
