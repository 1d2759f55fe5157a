//! Periods, claims, findings, ranking and evidence: from annotations to the Briefing.

mod model;

pub use model::{
    Annex, AnnexEntry, AudienceInfo, Briefing, DocumentInfo, Finding, FindingKind, Group, PastStatements, PeriodCount,
    PeriodInfo, Reason, Section, Totals,
};
