//! What the editions of one composition share.

use super::sources::Sources;
use super::values::Values;
use crate::briefing::Composition;

/// What is made once for all editions of a composition: the texts of its documents' pages, and the values that templates
/// see of its findings.
pub struct Shared<'a> {
    pub(super) sources: Option<Sources<'a>>,
    pub(super) values: Values<'a>,
}

impl<'a> Shared<'a> {
    /// For editions with pages beside them: the links of an HTML edition lead to the pages of its documents
    /// ([`super::OpenEdition::pages`]).
    pub fn of(composition: &'a Composition) -> Self {
        Shared { sources: Some(Sources::of(composition)), values: Values::of(composition) }
    }

    /// For editions of a single file: links lead to the notes at its foot.
    pub fn without_pages(composition: &'a Composition) -> Self {
        Shared { sources: None, values: Values::of(composition) }
    }
}
