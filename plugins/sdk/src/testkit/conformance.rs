//! What every plugin must keep to.

use std::cmp::Reverse;

use serde_json::Value;

use super::generate;
use crate::{Annotation, Document, Erased, KindSpec, Manifest, ValueKind, WireAnnotation, segment, validate};

/// Texts on which plugins have stumbled, beside a long one.
const TEXTS: &[(&str, &str)] = &[
    ("an empty text", ""),
    ("white space", " \r\n\t\n"),
    ("one letter", "a"),
    ("no sentence", "….,;:!?\"“”‘’()[]--—%$€"),
    ("open quotation marks", "“He said “that “she said ‘they\" and 'he"),
    ("numbers at the borders", "1,000-2.5% 12:30 $5m 0 -1 ½ 99999999999999999999999999 1e999"),
    ("NUL bytes and lone marks", "\0a\0\u{301}\u{200d}b \u{feff}c\u{ad}"),
    (
        "accents, emoji, joiners",
        "Žižka Ångström naïve e\u{301}t\u{e9} 👩\u{200d}👩\u{200d}👧 said: “5 кг стоят 700 ₽”.",
    ),
    ("other scripts", "他说：“七百人被拘留。”然后离开。 وقال إن ٧٠٠ شخص اعتقلوا؟ राम ने कहा।"),
    ("long character after short ones", "Karsa’s “700” – ‘8,600’ – İstanbul’da ǆ ß ﬃ said"),
];

/// The order of annotations: by start, longer first, then by kind.
pub(super) fn order(annotation: &Annotation) -> (u32, Reverse<u32>, String) {
    (annotation.span.start, Reverse(annotation.span.end), annotation.kind().to_owned())
}

/// A plugin's answer on one document, in order.
///
/// # Errors
/// The plugin's error, or what is wrong with the answer.
pub(super) fn answer(
    plugin: &Erased,
    manifest: &Manifest,
    document: &Document<'_>,
    earlier: &[Annotation],
    explain: bool,
) -> Result<Vec<Annotation>, String> {
    let mut annotations = plugin.annotate(document, earlier, explain).map_err(|error| error.to_string())?;
    annotations.sort_by_cached_key(order);
    for annotation in &annotations {
        validate(annotation, document.text)?;
        let kind = annotation.kind();
        if !manifest.provides.iter().any(|spec| spec.kind == kind) {
            return Err(format!("the manifest does not declare the kind `{kind}`"));
        }
    }
    Ok(annotations)
}

/// What is wrong with the answers on texts that are hard to get right.
pub(super) fn answer_problems(plugin: &Erased, manifest: &Manifest) -> Vec<String> {
    let long = generate::news(1, 200_000);
    let texts = TEXTS.iter().copied().chain([("200 KB of news", long.as_str())]);
    texts.filter_map(|(name, text)| Some(format!("on {name}: {}", text_problem(plugin, manifest, text)?))).collect()
}

fn text_problem(plugin: &Erased, manifest: &Manifest, text: &str) -> Option<String> {
    let segments = segment(text);
    let document = segments.document("conformance", text);
    let ask = |explain| answer(plugin, manifest, &document, &[], explain);
    let first = match ask(false) {
        Ok(first) => first,
        Err(problem) => return Some(problem),
    };
    if first.iter().any(|annotation| !annotation.why.is_empty()) {
        return Some("reasons are given although none were asked for".to_owned());
    }
    let mut others = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| ask(false))).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|_| Err("panicked".to_owned())))
            .collect::<Vec<_>>()
    });
    others.push(ask(false));
    if others.iter().any(|other| other.as_ref() != Ok(&first)) {
        return Some("a second answer differs from the first".to_owned());
    }
    let explained = ask(true).map(|annotations| {
        annotations.into_iter().map(|annotation| Annotation { why: Vec::new(), ..annotation }).collect()
    });
    if explained != Ok(first.clone()) {
        return Some("the answer with reasons differs from the one without".to_owned());
    }
    let lost = first.iter().find(|annotation| WireAnnotation::of(annotation, text).typed().as_ref() != Ok(*annotation));
    lost.map(|annotation| format!("as JSON this annotation does not stay the same: {annotation:?}"))
}

/// What is wrong with a manifest.
pub(super) fn manifest_problems(manifest: &Manifest) -> Vec<String> {
    let mut problems = Vec::new();
    for (name, value) in
        [("name", &manifest.name), ("version", &manifest.version), ("description", &manifest.description)]
    {
        if value.trim().is_empty() {
            problems.push(format!("the manifest's {name} is empty"));
        }
    }
    if manifest.protocol.min > manifest.protocol.max {
        problems.push("the lowest protocol version is above the highest".to_owned());
    }
    if manifest.provides.is_empty() && !manifest.links {
        problems.push("the manifest provides no kind".to_owned());
    }
    for (index, spec) in manifest.provides.iter().enumerate() {
        if manifest.provides[..index].iter().any(|earlier| earlier.kind == spec.kind) {
            problems.push(format!("the kind `{}` is declared twice", spec.kind));
        }
        if manifest.consumes.contains(&spec.kind) {
            problems.push(format!("the kind `{}` is both provided and consumed", spec.kind));
        }
        problems.extend(kind_problems(spec));
    }
    problems
}

fn kind_problems(spec: &KindSpec) -> Vec<String> {
    let interval: &[&str] = if spec.value == ValueKind::Interval { &["low", "high", "qualifier"] } else { &[] };
    let named = [("key", &spec.key), ("requires", &spec.requires)].into_iter();
    let named = named.flat_map(|(role, names)| names.iter().map(move |name| (role, name.as_str())));
    let named = named
        .chain(spec.claimant.as_deref().map(|name| ("claimant", name)))
        .chain(spec.as_of.as_deref().map(|name| ("as-of", name)))
        .chain(spec.refers.keys().map(|name| ("reference", name.as_str())))
        .chain(interval.iter().map(|&name| ("interval", name)));
    let undeclared = named.filter(|(_, name)| !has_attribute(&spec.attributes, name));
    undeclared
        .map(|(role, name)| {
            format!("the {role} attribute `{name}` of `{}` is not in the schema of its attributes", spec.kind)
        })
        .collect()
}

/// Whether a schema of attributes knows a name; one without properties knows any.
fn has_attribute(schema: &Value, name: &str) -> bool {
    schema.get("properties").is_none_or(|properties| properties.get(name).is_some())
}
