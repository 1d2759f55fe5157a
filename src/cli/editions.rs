//! The editions of a period, rendered: what `build` writes and `serve` shows.

use std::collections::BTreeMap;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::briefing::{Briefing, Compositions};
use crate::config::{AudienceConfig, Config, Format};
use crate::diagnostic::Diagnostic;
use crate::marking::Marking;
use crate::render::{self, Edition, Renderer, Sources};

/// The documents that editions may lead to, by ceiling.
pub(super) fn sources<'a>(
    compositions: &'a Compositions,
    audiences: &[(&String, &AudienceConfig)],
) -> BTreeMap<Marking, Sources<'a>> {
    let ceilings = audiences.iter().map(|(_, audience)| audience.ceiling());
    ceilings.filter_map(|ceiling| Some((ceiling, Sources::of(compositions.at(ceiling)?)))).collect()
}

/// Renders every format of every audience; a template's mistake stops the run before anything is written.
pub(super) fn editions(
    renderer: &Renderer,
    compositions: &Compositions,
    sources: &BTreeMap<Marking, Sources<'_>>,
    audiences: &[(&String, &AudienceConfig)],
    config: &Config,
) -> Result<Vec<Edition>, Vec<Diagnostic>> {
    let make = |(name, audience): &(&String, &AudienceConfig)| {
        let composition = compositions.at(audience.ceiling())?;
        let briefing = composition.for_audience(name, audience, config.shown_ceiling(audience));
        Some(edition(renderer, &briefing, sources.get(&audience.ceiling()), &audience.formats))
    };
    let made: Vec<Result<Edition, Vec<Diagnostic>>> = audiences.par_iter().filter_map(make).collect();
    let (mut editions, mut problems) = (Vec::new(), Vec::new());
    for one in made {
        match one {
            Ok(edition) => editions.push(edition),
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
    if problems.is_empty() { Ok(editions) } else { Err(problems) }
}

fn edition(
    renderer: &Renderer,
    briefing: &Briefing,
    sources: Option<&Sources<'_>>,
    formats: &[Format],
) -> Result<Edition, Vec<Diagnostic>> {
    let open = renderer.open(briefing, sources).map_err(|problem| vec![problem])?;
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
