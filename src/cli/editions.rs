//! The editions of a period, rendered: what `build` writes and `serve` shows.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::briefing::{Briefing, Composition, Compositions};
use crate::config::{AudienceConfig, Config, Format};
use crate::diagnostic::Diagnostic;
use crate::render::{self, Edition, Renderer, Shared};

/// Renders every format of every audience and hands each edition to `keep`, so that not all of them are held at once;
/// nothing is kept of a run in which a template's mistake shows up.
///
/// # Errors
/// Every mistake of a template, each once, and what `keep` could not do.
pub(super) fn editions<T: Send>(
    renderer: &Renderer,
    compositions: &Compositions,
    audiences: &[(&String, &AudienceConfig)],
    (config, single_file): (&Config, bool),
    keep: impl Fn(Edition) -> Result<T, Diagnostic> + Sync,
) -> Result<Vec<T>, Vec<Diagnostic>> {
    let shared = shared(compositions, audiences, single_file);
    let make = |(name, audience): &(&String, &AudienceConfig)| {
        let composition = compositions.at(audience.ceiling())?;
        let shared = shared.iter().find(|(of, _)| std::ptr::eq(*of, composition)).map(|(_, shared)| shared);
        let briefing = composition.for_audience(name, audience, config.shown_ceiling(audience));
        let made = edition(renderer, &briefing, shared, &audience.formats);
        Some(made.and_then(|edition| keep(edition).map_err(|problem| vec![problem])))
    };
    let made: Vec<Result<T, Vec<Diagnostic>>> = audiences.par_iter().filter_map(make).collect();
    let (mut kept, mut problems) = (Vec::new(), Vec::new());
    for one in made {
        match one {
            Ok(one) => kept.push(one),
            Err(faults) => problems.extend(faults),
        }
    }
    // A mistake in a shared template shows up once for every audience and format.
    let mut told = Vec::new();
    problems.retain(|problem| {
        !told.contains(problem) && {
            told.push(problem.clone());
            true
        }
    });
    if problems.is_empty() { Ok(kept) } else { Err(problems) }
}

/// What the editions of each composition share; ceilings may share a composition.
fn shared<'a>(
    compositions: &'a Compositions,
    audiences: &[(&String, &AudienceConfig)],
    single_file: bool,
) -> Vec<(&'a Composition, Shared<'a>)> {
    let mut shared: Vec<(&Composition, Shared<'_>)> = Vec::new();
    for composition in audiences.iter().filter_map(|(_, audience)| compositions.at(audience.ceiling())) {
        if !shared.iter().any(|(of, _)| std::ptr::eq(*of, composition)) {
            let make = if single_file { Shared::without_pages } else { Shared::of };
            shared.push((composition, make(composition)));
        }
    }
    shared
}

fn edition(
    renderer: &Renderer,
    briefing: &Briefing,
    shared: Option<&Shared<'_>>,
    formats: &[Format],
) -> Result<Edition, Vec<Diagnostic>> {
    let open = renderer.open(briefing, shared).map_err(|problem| vec![problem])?;
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for format in formats {
        let (ending, content) = match format {
            Format::Markdown => ("md", open.render(render::Format::Markdown)),
            Format::Html => ("html", open.render(render::Format::Html)),
            Format::Json => ("json", Ok(render::json(briefing))),
        };
        match content {
            Ok(content) => files.push((ending, content)),
            Err(problem) => problems.push(problem),
        }
    }
    let pages = if formats.contains(&Format::Html) { open.pages() } else { Ok(Vec::new()) };
    match pages {
        Ok(pages) if problems.is_empty() => Ok(Edition { audience: briefing.audience.name.clone(), files, pages }),
        pages => Err(problems.into_iter().chain(pages.err()).collect()),
    }
}
