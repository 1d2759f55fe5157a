//! What is found in templates, and that nothing is found in the shipped ones.

use proptest::prelude::*;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::{Data, check};
use crate::plugin::standard;
use crate::render::language::{Argument, ExpressionKind, Literal, Name, Span, Word, parse, words};
use crate::render::templates::Templates;

fn data() -> Data {
    Data::of(&standard().map(|registration| (registration.manifest)()))
}

#[test]
fn nothing_is_wrong_with_the_shipped_templates() {
    let templates = Templates::load(None).unwrap();
    let found: Vec<String> = check(&templates, &data()).iter().map(ToString::to_string).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The places of all names in a template, each with what it names.
fn names(text: &str) -> Vec<(&'static str, Span)> {
    let template = parse(text).unwrap();
    let mut names: Vec<(&'static str, Span)> = Vec::new();
    let mut add = |what, name: &Name<'_>, arguments: &[Argument<'_>]| {
        names.push((what, name.span.clone()));
        names.extend(arguments.iter().map(|argument| ("argument", argument.name.span.clone())));
    };
    words(&template, &mut |word| match word {
        Word::Path(name) => add("path", name, &[]),
        Word::Filter(call, of) => {
            add("filter", &call.name, &call.arguments);
            if let Some(ExpressionKind::Literal(Literal::Text(text))) = of.map(|of| &of.kind)
                && call.name.text == "phrase"
            {
                let start = of.map_or(0, |of| of.span.start) + 1;
                add("phrase", &Name { text: text.clone(), span: start..start + text.len() }, &[]);
            }
        }
        Word::Test(call) => add("test", &call.name, &call.arguments),
        Word::Function(call) => add("function", &call.name, &call.arguments),
        Word::Component(call) => add("component", &call.name, &call.arguments),
        Word::Include(name) => add("template", name, &[]),
        Word::Block(_) => {}
    });
    names
}

/// A name with a letter too many, which is no other name.
fn misspelt(name: &str) -> String {
    format!("{}q{}", &name[..1], &name[1..])
}

const PIECES: &str = include_str!("../../../tests/good/pieces.md");

#[test]
fn every_misspelt_name_of_a_shipped_template_is_caught_at_its_place() {
    // Some pieces are for editions of one's own: no shipped one calls them.
    let shipped = Templates::load(None).unwrap().with("desk/briefing.md", PIECES);
    let files: Vec<(&str, &str)> = shipped.ending(".md").chain(shipped.ending(".html")).collect();
    let all: Vec<_> =
        files.iter().flat_map(|(file, text)| names(text).into_iter().map(move |name| (*file, *text, name))).collect();
    // Types are counted by one thread alone; each has data of its own.
    let missed: Vec<String> = all
        .clone()
        .into_par_iter()
        .map_init(data, |data, (file, text, (what, span))| {
            let wrong = misspelt(&text[span.clone()]);
            let changed = format!("{}{wrong}{}", &text[..span.start], &text[span.end..]);
            let templates = shipped.clone().with(file, &changed);
            let place = templates.place(file, span.start..span.start + wrong.len());
            let is_caught = check(&templates, data).iter().any(|found| found.place.as_ref() == Some(&place));
            (!is_caught).then(|| format!("{what}\n{}", crate::diagnostic::Diagnostic::error("missed").at(place)))
        })
        .flatten()
        .collect();
    assert!(missed.is_empty(), "{} of {} missed\n{}", missed.len(), all.len(), missed.join("\n"));
    assert!(all.len() > 2_000, "{}", all.len());
}

#[test]
fn whatever_can_be_read_can_be_checked() {
    let (shipped, data) = (Templates::load(None).unwrap(), data());
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/language/accepted");
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        check(&shipped.clone().with("executive/briefing.md", &text), &data);
    }
}

#[test]
fn components_that_call_each_other_for_ever_are_checked_in_time() {
    let (shipped, data) = (Templates::load(None).unwrap(), data());
    let grows = "{% component a(x) %}{{ <b x={[x]}/> }}{{ <b x={{\"k\": x}}/> }}{% endcomponent a %}\
                 {% component b(x) %}{{ <a x={[x, 1]}/> }}{{ <a x={x}/> }}{% endcomponent b %}{{ <a x={findings}/> }}";
    check(
        &shipped
            .clone()
            .with("executive/briefing.md", &grows.replace("{{\"k\"", "{ {\"k\"").replace("x}}/>", "x} }/>")),
        &data,
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn names_out_of_place_are_never_a_panic(
        file in any::<prop::sample::Index>(),
        one in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
    ) {
        let shipped = Templates::load(None).unwrap();
        let files: Vec<(&str, &str)> = shipped.ending(".md").chain(shipped.ending(".html")).collect();
        let (name, text) = files[file.index(files.len())];
        let names = names(text);
        prop_assume!(!names.is_empty());
        let (one, other) = (&names[one.index(names.len())].1, &names[other.index(names.len())].1);
        let changed = format!("{}{}{}", &text[..one.start], &text[other.clone()], &text[one.end..]);
        for found in check(&shipped.clone().with(name, &changed), &data()) {
            prop_assert!(found.place.is_some_and(|place| place.line.is_some()));
        }
    }
}
