//! Periods, claims, findings, ranking and evidence: from annotations to the Briefing.
//!
//! ```text
//! documents -> records -> topics (claims over periods) -> findings -> briefing, cut and ranked per audience
//! ```

#[cfg(test)]
mod cases;
mod ceilings;
mod compare;
mod compose;
mod corrections;
mod doubtful;
mod evidence;
mod finding;
mod harvest;
mod keyed;
mod likeness;
mod links;
mod model;
mod period;
mod rank;
mod reading;
mod record;
mod sections;
mod stories;
mod topic;
mod unbound;

pub use ceilings::Compositions;
pub use compare::Verdict;
pub use compose::{Composition, Original, Plan, compose, newest_period};
pub use corrections::{Corrected, CorrectedDocument, CorrectionOutcome, CorrectionUse, NearestSentence, SameNames};
pub use harvest::{Gathering, Harvest};
pub use links::links;
pub use model::{
    Annex, AnnexEntry, AudienceInfo, Briefing, Direction, DocumentInfo, DoubtfulName, Example, Finding, FindingKind,
    Group, Leading, PastStatements, PeriodCount, PeriodInfo, Reason, Revision, Section, Totals, Unbound,
    UnboundDocument,
};
pub use period::{Period, PeriodError};
pub(crate) use rank::holds_words;
pub use reading::{Highlight, ReadSentence, Reading};
pub use record::{Observation, Record};
