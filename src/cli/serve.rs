//! `briefer serve`: a preview of every edition in the browser, made again whenever a file of the project is saved.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Exit;
use super::editions::editions;
use super::global::Global;
use super::plan::plan;
use super::project::Project;
use super::report::{Report, fail, fail_with};
use crate::briefing::{Compositions, Gathering, Period};
use crate::config::{AudienceConfig, Config, Format};
use crate::diagnostic::Diagnostic;
use crate::render::Renderer;
use crate::serve::{Change, Inputs, Preview, Workshop, listen, serve};

/// Options of `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// The port of 127.0.0.1 to answer on; 0 for any that is free
    #[arg(long, value_name = "N", default_value_t = 7878)]
    port: u16,
    /// The corpus: a folder or a file [default: the configuration's]
    #[arg(long, value_name = "PATH")]
    corpus: Option<PathBuf>,
    /// A day, an ISO week, a month, all, or FROM..TO, as for `build` [default: the newest that holds a dated document]
    #[arg(long, value_name = "PERIOD")]
    period: Option<Period>,
}

pub(super) fn run(args: &ServeArgs, global: &Global) -> Result<Exit, Exit> {
    let listener = listen(args.port).map_err(fail_with)?;
    let address = listener.local_addr().map_err(|error| fail(format!("the port has no address: {error}")))?;
    let project = Project::open(global)?;
    let mut report = project.report(global);
    // Who asks before the editions are there is answered once they are.
    report.result(&format!("http://{address}/"))?;
    let mut bench = Workbench { args, global, report, project, is_open: true, gathering: None, composed: None };
    let tell = |problems: &[Diagnostic]| problems.iter().for_each(Diagnostic::print);
    serve(listener, &mut bench, tell).map_err(fail_with)?;
    bench.report.last_words(&bench.project.analysis);
    Ok(Exit::Done)
}

/// A project, with what was made of it so far: what a change leaves as it is is not made again.
struct Workbench<'a> {
    args: &'a ServeArgs,
    global: &'a Global,
    report: Report,
    project: Project,
    /// Whether `project` is what its files say.
    is_open: bool,
    gathering: Option<Gathering>,
    composed: Option<(Period, Compositions)>,
}

impl Workshop for Workbench<'_> {
    fn make(&mut self, change: Change) -> Result<Preview, Vec<Diagnostic>> {
        // What an attempt that failed has left undone, the next one does, whatever has changed since.
        match change {
            Change::Project => self.is_open = false,
            Change::Corpus => self.gathering = None,
            Change::Templates => {}
        }
        if !self.is_open {
            self.open()?;
        }
        let gathering = match self.gathering.take() {
            Some(gathering) => gathering,
            None => self.gather()?,
        };
        let composed = self.composed.take().map_or_else(|| self.compose(&gathering), Ok);
        self.gathering = Some(gathering);
        render(&self.project.config, self.composed.insert(composed?))
    }

    fn inputs(&self) -> Inputs {
        let config = &self.project.config;
        let styles = config.audiences.values().map(|audience| &audience.style).chain([&config.style]);
        let logos = styles.filter_map(|style| style.logo().map(Path::to_owned));
        Inputs {
            project: [&self.global.config, &config.corrections].into_iter().cloned().chain(logos).collect(),
            corpus: self.corpus(),
            templates: config.templates.clone(),
        }
    }
}

impl Workbench<'_> {
    fn corpus(&self) -> PathBuf {
        self.args.corpus.clone().unwrap_or_else(|| self.project.config.corpus.path.clone())
    }

    /// Reads the configuration and the corrections again. Other corrections find the same in the documents; of another
    /// configuration nothing that was made before is certain.
    fn open(&mut self) -> Result<(), Vec<Diagnostic>> {
        let mut project = Project::load(self.global)?;
        self.composed = None;
        if project.config == self.project.config {
            std::mem::swap(&mut project.corrections, &mut self.project.corrections);
        } else {
            std::mem::swap(&mut project, &mut self.project);
            self.gathering = None;
        }
        self.report.last_words(&project.analysis);
        self.is_open = true;
        Ok(())
    }

    fn gather(&mut self) -> Result<Gathering, Vec<Diagnostic>> {
        self.composed = None;
        let (selection, corpus) = (self.project.selection()?, self.corpus());
        self.project.gather(&selection, &corpus, &mut self.report)
    }

    fn compose(&mut self, gathering: &Gathering) -> Result<(Period, Compositions), Vec<Diagnostic>> {
        let (selection, corpus) = (self.project.selection()?, self.corpus());
        let plan = plan(self.args.period, &self.project, gathering, &corpus).map_err(|problem| vec![problem])?;
        let ceilings = self.project.config.audiences.values().map(AudienceConfig::ceiling).collect();
        let made = self.project.compose(gathering, &plan, &ceilings, (&selection, &corpus), &mut self.report)?;
        made.faults.iter().for_each(|fault| self.report.fault(fault));
        made.warnings.iter().for_each(|warning| self.report.skip(warning));
        // What is doubtful has been told once; from now on the page's annex does.
        let quiet = Global { quiet: true, ..self.global.clone() };
        std::mem::replace(&mut self.report, Report::new(&quiet)).finish();
        Ok((plan.period, made))
    }
}

fn render(config: &Config, (period, compositions): &(Period, Compositions)) -> Result<Preview, Vec<Diagnostic>> {
    let config = in_all_formats(config);
    let renderer = Renderer::of(&config)?;
    let audiences: Vec<_> = config.audiences.iter().collect();
    let editions = editions(&renderer, compositions, &audiences, (&config, false), Ok)?;
    let without = audiences.iter().filter(|(_, audience)| compositions.at(audience.ceiling()).is_none());
    let why = |audience: &AudienceConfig| format!("no document up to {} falls in {period}", audience.ceiling());
    let missing = without.map(|(name, audience)| ((*name).clone(), why(audience))).collect();
    Ok(Preview { title: config.title.clone(), period: period.to_string(), editions, missing })
}

/// The configuration, but that every audience gets the formats that the preview shows.
fn in_all_formats(config: &Config) -> Config {
    let mut config = config.clone();
    for audience in config.audiences.values_mut() {
        audience.formats = vec![Format::Markdown, Format::Html, Format::Json];
    }
    config
}
