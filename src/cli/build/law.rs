//! The law of ceilings: an edition with a ceiling is, in every byte of every file, the one made from the corpus without
//! the documents and corrections above.
//!
//! Corrections above the ceiling are left out as well. Random corpora, with all that could betray a document: copies of its text, its id, its numbers and names said by others,
//! plugins that fail on it, dates that fill a period. The generator knows the marking of each document by itself.

mod corpus;
mod plugin;

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::atomic::{AtomicUsize, Ordering};

use briefer_plugin::{Options, Registration};

use self::corpus::{Case, Item};
use self::plugin::Alarms;
use super::editions;
use crate::analysis::Analysis;
use crate::briefing::{Compositions, Gathering, Plan};
use crate::config::{AudienceConfig, Correction};
use crate::corpus::Markings;
use crate::plugin::{Hosted, standard};
use crate::render::{Edition, Renderer};

#[test]
fn an_edition_is_the_one_made_without_the_documents_above_its_ceiling() {
    hold_for(0..50);
}

#[test]
#[ignore = "takes minutes; the gate runs it"]
fn a_thousand_corpora_keep_the_law_of_ceilings() {
    hold_for(0..1000);
}

/// What happened in the cases: where one of it never did, the law was not put to the test.
#[derive(Default)]
struct Seen {
    withheld: AtomicUsize,
    gathered_again: AtomicUsize,
    not_written: AtomicUsize,
    compared: AtomicUsize,
    /// Editions in which a correction was applied, and another one withheld.
    corrected: AtomicUsize,
}

fn hold_for(seeds: std::ops::Range<u64>) {
    briefer_plugin::keep_plugin_panics_quiet();
    let renderer = Renderer::new(None).unwrap();
    let (seen, threads) = (Seen::default(), 4);
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let (renderer, seen, seeds) = (&renderer, &seen, seeds.clone());
            scope.spawn(move || {
                let mut analysis = analysis();
                seeds
                    .filter(|seed| seed % threads == thread)
                    .for_each(|seed| hold(seed, &mut analysis, renderer, seen));
            });
        }
    });
    let count = |counter: &AtomicUsize| counter.load(Ordering::Relaxed);
    let cases = usize::try_from(seeds.end - seeds.start).unwrap();
    assert!(count(&seen.withheld) > cases, "documents were withheld in {} editions", count(&seen.withheld));
    assert!(count(&seen.gathered_again) > cases / 20, "gathered again {} times", count(&seen.gathered_again));
    assert!(count(&seen.not_written) > 0, "every edition was written");
    assert!(count(&seen.corrected) > cases / 20, "{} editions were corrected", count(&seen.corrected));
    assert!(count(&seen.compared) > 6 * cases, "{} files were compared", count(&seen.compared));
}

fn analysis() -> Analysis {
    let registrations = standard().into_iter().chain([Registration::of::<Alarms>()]);
    let plugins = registrations.map(|registration| Hosted::built_in(registration, &Options::new()).unwrap());
    Analysis::new(plugins.collect()).unwrap().in_blocks_of(5)
}

fn hold(seed: u64, analysis: &mut Analysis, renderer: &Renderer, seen: &Seen) {
    let case = Case::of(seed);
    let config = case.config();
    let audiences: BTreeMap<&String, &AudienceConfig> = config.audiences.iter().collect();
    let all: Vec<&Item> = case.items.iter().collect();
    let together = files(&all, &case.corrections, &case, &audiences, analysis, renderer, Some(seen));
    for (name, audience) in audiences {
        let below: Vec<&Item> = all.iter().copied().filter(|item| item.marking <= Some(audience.ceiling())).collect();
        let corrections = case.corrections.iter().filter(|correction| correction.marking <= Some(audience.ceiling()));
        let corrections: Vec<Correction> = corrections.cloned().collect();
        let apart = files(&below, &corrections, &case, &BTreeMap::from([(name, audience)]), analysis, renderer, None);
        let mine = |(file, _): &(&String, &String)| file.split(['.', '/']).next() == Some(name);
        let of_together: BTreeMap<&String, &String> = together.iter().filter(mine).collect();
        assert_eq!(
            of_together.keys().copied().collect::<Vec<_>>(),
            apart.keys().collect::<Vec<_>>(),
            "seed {seed}, {name}"
        );
        for (file, content) in &apart {
            let line = content.lines().zip(of_together[file].lines()).find(|(apart, together)| apart != together);
            assert!(*content == *of_together[file], "seed {seed}, {file}, without and with those above: {line:#?}");
        }
        let applied =
            apart.iter().any(|(file, content)| file.ends_with("json") && content.contains("\"outcome\":\"applied\""));
        seen.corrected.fetch_add(usize::from(applied && corrections.len() < case.corrections.len()), Ordering::Relaxed);
        seen.withheld.fetch_add(usize::from(below.len() < all.len()), Ordering::Relaxed);
        seen.not_written.fetch_add(usize::from(apart.is_empty()), Ordering::Relaxed);
        seen.compared.fetch_add(apart.len(), Ordering::Relaxed);
    }
}

/// Every file of the editions for some audiences, by its name.
fn files(
    items: &[&Item],
    corrections: &[Correction],
    case: &Case,
    audiences: &BTreeMap<&String, &AudienceConfig>,
    analysis: &mut Analysis,
    renderer: &Renderer,
    seen: Option<&Seen>,
) -> BTreeMap<String, String> {
    let config = case.config();
    let documents = || items.iter().map(|item| item.raw.clone());
    let markings = &config.markings;
    let markings = Markings::new(markings.sources.clone(), markings.documents.clone(), markings.default).unwrap();
    let gathering = Gathering::gather(analysis, documents(), &markings, |_| ());
    let plan = Plan {
        title: config.title.clone(),
        period: case.period,
        history: 3,
        include_undated: case.include_undated,
        about: 0.1,
        open_end: 2.0,
        corrections: corrections.to_vec(),
    };
    let ceilings: BTreeSet<_> = audiences.values().map(|audience| audience.ceiling()).collect();
    for &ceiling in &ceilings {
        let above = items.iter().filter(|item| item.marking > Some(ceiling)).count();
        assert_eq!(gathering.count_above(ceiling), above, "documents above {ceiling}");
    }
    let again = |analysis: &mut Analysis, ceiling| {
        let again = gathering.without_those_above(ceiling, analysis, documents(), &markings, |_| ());
        if let Some(seen) = seen {
            seen.gathered_again.fetch_add(usize::from(again.is_some()), Ordering::Relaxed);
        }
        Ok::<_, Infallible>(again)
    };
    let Ok(compositions) = Compositions::new(&gathering, analysis, &plan, &ceilings, again);
    let audiences: Vec<_> = audiences.iter().map(|(name, audience)| (*name, *audience)).collect();
    let editions = editions(renderer, &compositions, &audiences, (&config, case.single_file), Ok)
        .unwrap_or_else(|problems| panic!("{problems:?}"));
    let files = editions.into_iter().flat_map(|edition| {
        let Edition { audience, files, pages } = edition;
        let folder = format!("{audience}/sources");
        let pages = pages.into_iter().map(move |page| (format!("{folder}/{}", page.name), page.html));
        files.into_iter().map(move |(ending, content)| (format!("{audience}.{ending}"), content)).chain(pages)
    });
    files.collect()
}
