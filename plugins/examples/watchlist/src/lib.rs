//! An example plugin: names and aliases from a list of your own, and every sentence that mentions one.
//!
//! The list is a CSV file (`list`). Texts and names are cut into the same folded pieces (`pieces`), so that accents,
//! hyphens and possessives make no difference, and all names are looked for in one pass (`matcher`).
//!
//! What the plugin does not do: change since last week, sources, ranking and evidence come from the core, because the
//! kind `watch` declares what tells one of its claims from another (the key `name`) and that its claims say that
//! something is there (presence). What it adds is a table of its own, in [`Plugin::section`].
//!
//! ```
//! use briefer_plugin::testkit::PluginTest;
//! use watchlist::Watchlist;
//!
//! let names = serde_json::json!({"names": [{"name": "Lantern Relief", "aliases": ["LRF"]}]});
//! let found = PluginTest::<Watchlist>::new().options(names).annotate("The LRF opened a camp.");
//! assert_eq!(found.len(), 1);
//! ```

mod list;
mod matcher;
mod options;
mod pieces;

use briefer_plugin::{
    Annotation, Claim, Document, KindSpec, Manifest, Other, Plugin, PluginError, SectionData, Span, Table, ValueKind,
    Why,
};
use schemars::JsonSchema;
use serde::Serialize;

use list::Entry;
use matcher::{Hit, Matcher};
pub use options::{Matching, Name, WatchlistOptions};

/// Finds the names of a list.
#[derive(Debug)]
pub struct Watchlist {
    entries: Vec<Entry>,
    matcher: Matcher,
}

/// What the plugin says of each sentence that mentions a name. It documents the attributes in the manifest; what is
/// returned is built by hand, since three strings need no serializer.
#[derive(Serialize, JsonSchema)]
struct WatchAttributes {
    /// The name as the list gives it.
    name: String,
    /// The alias of the list by which it was found; absent where it was the name itself.
    alias: Option<String>,
    /// The list's category.
    category: Option<String>,
}

impl Plugin for Watchlist {
    type Options = WatchlistOptions;

    fn manifest() -> Manifest {
        let kind = KindSpec::new("watch", ValueKind::Presence).key(["name"]).attributes::<WatchAttributes>();
        Manifest::new("watchlist", env!("CARGO_PKG_VERSION"), "finds the names and aliases of a list of your own")
            .license("MIT OR Apache-2.0")
            .provides(kind)
            // Examples are run with the options a configuration gives when it gives none: no list, nothing found.
            .example("Lantern Relief opened a camp in Velm.", "watch", &[])
    }

    fn new(options: WatchlistOptions) -> Result<Self, PluginError> {
        let entries = list::read(&options)?;
        let matcher = Matcher::new(&entries, options.matching)?;
        Ok(Watchlist { entries, matcher })
    }

    fn annotate(
        &self,
        document: &Document<'_>,
        _earlier: &[Annotation],
        explain: bool,
    ) -> Result<Vec<Annotation>, PluginError> {
        let mut hits = self.matcher.find(document);
        // One annotation a sentence and name: a name that stands twice in a sentence makes two pieces of one.
        hits.sort_by_key(|hit| (hit.sentence, hit.entry, hit.span.start));
        let same = |a: &Hit, b: &Hit| (a.sentence, a.entry) == (b.sentence, b.entry);
        Ok(hits.chunk_by(same).map(|hits| self.annotation(hits, explain)).collect())
    }

    fn section(&self, claims: &[Claim]) -> Result<SectionData, PluginError> {
        let mut rows: Vec<(usize, Vec<String>)> =
            claims.iter().map(|claim| (claim.statements.len(), row(claim))).collect();
        // Equal numbers by name: the order must not depend on the claims' own.
        rows.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.cmp(other)));
        let columns = ["Name", "Category", "Statements", "Sources"].map(str::to_owned).into();
        let rows: Vec<_> = rows.into_iter().map(|(_, row)| row).collect();
        let tables =
            if rows.is_empty() { Vec::new() } else { vec![Table { title: "Names watched".to_owned(), columns, rows }] };
        Ok(SectionData { tables, ..SectionData::default() })
    }
}

impl Watchlist {
    /// The annotation for the places where one name stands in one sentence.
    fn annotation(&self, hits: &[Hit], explain: bool) -> Annotation {
        let entry = &self.entries[hits[0].entry];
        let form = &entry.forms[hits[0].form];
        let mut watch = Other::new("watch").with("name", entry.name());
        if form != entry.name() {
            watch = watch.with("alias", form.as_str());
        }
        if let Some(category) = &entry.category {
            watch = watch.with("category", category.as_str());
        }
        let pieces: Vec<Span> = hits.iter().map(|hit| hit.span).collect();
        let mut annotation = Annotation::in_pieces(pieces, watch);
        if explain {
            annotation.why = hits.iter().map(|hit| why(entry, hit)).collect();
        }
        annotation
    }
}

fn why(entry: &Entry, hit: &Hit) -> Why {
    let rule = if hit.form == 0 { "name" } else { "alias" };
    Why::new(rule, hit.span, format!("`{}`, {}", entry.forms[hit.form], entry.place))
}

fn row(claim: &Claim) -> Vec<String> {
    let name = claim.key.get("name").cloned().flatten().unwrap_or_default();
    let categories = claim.statements.iter().filter_map(|statement| statement.attributes.get("category")?.as_str());
    let category = categories.map(str::to_owned).next().unwrap_or_default();
    vec![name, category, claim.statements.len().to_string(), claim.sources.join(", ")]
}

// Found by briefer in the shared library, under the name BRIEFER_PLUGIN_V1.
briefer_plugin::export_plugin!(Watchlist);
