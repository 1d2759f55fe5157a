//! A project as commands see it: its configuration and its plugins, ready to run.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Duration;

use super::Exit;
use super::global::Global;
use super::opening::{Known, Opening, Told};
use super::report::{Report, refuse};
use crate::analysis::{Analysis, OrderError, Outcome, Stage};
use crate::briefing::{Compositions, Gathering, Plan, Record};
use crate::config::{Config, Correction, Draft, MarkingsConfig, PluginSchema, corrections};
use crate::corpus::{Markings, Reader, Selection, documents};
use crate::diagnostic::{Diagnostic, Place, suggest};
use crate::marking::Marking;
use crate::plugin::standard;

/// A project's configuration and plugins.
pub(super) struct Project {
    pub(super) config: Config,
    pub(super) analysis: Analysis,
    /// What an analyst corrects.
    pub(super) corrections: Vec<Correction>,
    warnings: Vec<Diagnostic>,
    /// What plugins did wrong before the first document.
    faults: Vec<Told>,
}

impl Project {
    /// Reads the configuration (the defaults where the project has none) and makes the plugins it names.
    ///
    /// # Errors
    /// Every problem, printed.
    pub(super) fn open(global: &Global) -> Result<Self, Exit> {
        Project::load(global).map_err(|problems| refuse(&problems))
    }

    /// Like [`Project::open`], handing the problems on.
    pub(super) fn load(global: &Global) -> Result<Self, Vec<Diagnostic>> {
        let known = built_in();
        let draft = draft(global, &known)?;
        let mut opening = Opening::of(&draft, global, &known);
        // What is wrong with the configuration and with the corrections is told in one run.
        let corrections = corrections(draft.config());
        let finished = draft.finish(std::mem::take(&mut opening.problems));
        let (config, warnings, corrections) = match (finished, corrections) {
            (Ok((config, warnings)), Ok(corrections)) => (config, warnings, corrections),
            (finished, corrections) => {
                let problems = finished.err().into_iter().chain(corrections.err());
                return Err(problems.flatten().collect());
            }
        };
        let (plugins, faults) = opening.make(&config, global)?;
        let analysis = Analysis::new(plugins)
            .map_err(|errors| errors.iter().map(|error| order_diagnostic(error, global)).collect::<Vec<_>>())?;
        let warnings = warnings.into_iter().chain(unknown_kinds(&corrections, &analysis)).collect();
        Ok(Project { config, analysis, corrections, warnings, faults })
    }

    /// A report that begins with what there is to tell of the project itself.
    pub(super) fn report(&self, global: &Global) -> Report {
        let mut report = Report::new(global);
        for warning in &self.warnings {
            report.print(warning);
        }
        for (fault, said) in &self.faults {
            report.said(&fault.plugin, said);
            report.fault(fault);
        }
        report
    }

    /// Which files of a folder are documents.
    ///
    /// # Errors
    /// Every glob that is none.
    pub(super) fn selection(&self) -> Result<Selection, Vec<Diagnostic>> {
        Selection::new(&self.config.corpus.include, &self.config.corpus.exclude)
    }

    /// Reads and analyses a corpus, telling what goes wrong.
    ///
    /// # Errors
    /// A corpus that is not there.
    pub(super) fn gather(
        &mut self,
        selection: &Selection,
        corpus: &PathBuf,
        report: &mut Report,
    ) -> Result<Gathering, Vec<Diagnostic>> {
        let (documents, markings) = (open_corpus(selection, corpus)?, self.markings()?);
        let watch = |outcome: &Outcome<Record>| report.see(outcome);
        let mut gathering = Gathering::gather(&mut self.analysis, documents, &markings, watch);
        gathering.begin_with(self.faults.iter().map(|(fault, _)| fault.clone()));
        Ok(gathering)
    }

    /// Composes the briefings of a period, one for each ceiling; where documents above a ceiling had an effect on plugins,
    /// the others are read and analysed once more.
    ///
    /// # Errors
    /// A corpus that is not there any more.
    pub(super) fn compose(
        &mut self,
        gathering: &Gathering,
        plan: &Plan,
        ceilings: &BTreeSet<Marking>,
        (selection, corpus): (&Selection, &PathBuf),
        report: &mut Report,
    ) -> Result<Compositions, Vec<Diagnostic>> {
        let markings = self.markings()?;
        let again = |analysis: &mut Analysis, ceiling| {
            let documents = open_corpus(selection, corpus)?;
            // What goes wrong has been told; what plugins say on stderr has not.
            let watch = |outcome: &Outcome<Record>| {
                if let Outcome::Said(_) = outcome {
                    report.see(outcome);
                }
            };
            Ok(gathering.without_those_above(ceiling, analysis, documents, &markings, watch))
        };
        Compositions::new(gathering, &mut self.analysis, plan, ceilings, again)
    }

    /// What the configuration says of documents without a marking of their own.
    fn markings(&self) -> Result<Markings, Vec<Diagnostic>> {
        let MarkingsConfig { sources, documents, default } = self.config.markings.clone();
        Markings::new(sources, documents, default)
    }
}

fn open_corpus(selection: &Selection, corpus: &PathBuf) -> Result<Reader, Vec<Diagnostic>> {
    documents(std::slice::from_ref(corpus), selection)
}

/// The plugins that are linked in.
pub(super) fn built_in() -> Vec<Known> {
    standard().map(|registration| ((registration.manifest)(), registration)).into()
}

/// Reads the configuration, or takes the defaults where the project has none.
///
/// # Errors
/// Every problem that shows before the plugins are open.
pub(super) fn draft(global: &Global, known: &[Known]) -> Result<Draft, Vec<Diagnostic>> {
    let is_default = global.config.as_os_str() == crate::config::FILE_NAME;
    if is_default && !global.config.exists() {
        return Ok(Draft::default_for(""));
    }
    let schema = |(manifest, _): &Known| PluginSchema {
        name: manifest.name.clone(),
        options_schema: manifest.options_schema.clone(),
    };
    Draft::read(&global.config, &known.iter().map(schema).collect::<Vec<_>>())
}

/// That corrections name kinds of findings which no plugin makes; one that is not run today may.
fn unknown_kinds(corrections: &[Correction], analysis: &Analysis) -> Vec<Diagnostic> {
    let specs = analysis.plugins().iter().flat_map(|plugin| &plugin.manifest().provides);
    let known: BTreeSet<&str> = specs.map(|spec| spec.kind.as_str()).collect();
    let named = corrections.iter().filter_map(|correction| Some((correction, correction.change.kind()?)));
    let unknown = named.filter(|(_, kind)| !known.contains(kind)).map(|(correction, kind)| {
        let warning = Diagnostic::warning(format!("`correction.kind`: no plugin finds the kind `{kind}`"));
        warning.at(correction.place.clone()).hint_if(suggest(kind, known.iter().copied()))
    });
    unknown.collect()
}

fn order_diagnostic(error: &OrderError, global: &Global) -> Diagnostic {
    let hint = match error {
        OrderError::Missing { .. } => "enable the plugin that provides it, or disable this one",
        OrderError::Cycle(_) => "disable one of them",
        OrderError::Twice { .. } => "disable one of the two",
    };
    Diagnostic::error(error.to_string()).at(Place::file(global.config.display().to_string())).hint(hint)
}

/// Prints the stages of a run on stderr, if asked for.
pub(super) fn print_timings(global: &Global, stages: &[Stage], total: Duration) {
    if !global.timings {
        return;
    }
    let total = Stage { name: "total".to_owned(), time: total, bytes: None };
    let lines: Vec<String> = stages.iter().chain([&total]).map(ToString::to_string).collect();
    let _ = std::io::Write::write_all(&mut std::io::stderr().lock(), format!("{}\n", lines.join("\n")).as_bytes());
}
