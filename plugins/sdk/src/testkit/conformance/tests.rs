//! A plugin that passes, and for each check plugins that fail it and no other.

mod fake;

use std::cell::RefCell;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::{Value, json};

use self::fake::{Fake, marks};
use super::check;
use crate::testkit::Failure;
use crate::{
    Annotation, Document, KindSpec, Link, Options, PluginError, SectionData, Span, Table, ValueKind, Why, payload,
};

/// Makes sure that a plugin fails the named checks alone, and that the report has the words.
#[track_caller]
fn fails(fake: &Fake, checks: &[&str], words: &[&str]) {
    let report = check(fake);
    let failed: Vec<_> = report.failed().collect();
    assert_eq!(failed, checks, "{report}");
    let report = report.to_string();
    for words in words {
        assert!(report.contains(words), "{words}\n{report}");
    }
}

fn failed<T>(message: &str) -> Result<T, Failure> {
    Err(Failure::Refused(PluginError::Failed(message.to_owned())))
}

#[test]
fn good_plugin_passes() {
    let report = check(&Fake::good());
    let hints: Vec<_> = report.outcomes.iter().flat_map(|outcome| &outcome.hints).collect();
    assert!(report.passes() && hints.is_empty(), "{report}");
    assert!(report.outcomes.iter().all(|outcome| outcome.skipped.is_none()), "{report}");
}

#[test]
fn manifest_contradicts_itself() {
    let mut fake = Fake::good();
    fake.manifest.name = "My Plugin".to_owned();
    fake.manifest.description = String::new();
    fake.manifest.protocol.min = 2;
    fake.manifest.protocol.max = 3;
    fake.manifest.consumes.push("figure".to_owned());
    fake.manifest.consumes.push("figure".to_owned());
    let mut spec = KindSpec::new("figure", ValueKind::Interval).key(["colour"]);
    spec.attributes = json!({"type": "object", "properties": {"high": {"type": "float"}}});
    spec.refers.insert("high".to_owned(), "person".to_owned());
    fake.manifest.provides.extend([spec.clone(), spec]);
    fails(
        &fake,
        &["manifest"],
        &[
            "the name `My Plugin` is none: lower-case letters first",
            "`description` is empty",
            "protocol 2..3 leaves out protocol 1",
            "the kind `figure` is both provided and consumed",
            "`refers` of `figure` says that `high` names a `person`",
            "and 6 more problems",
        ],
    );
    let mut fake = Fake::good();
    fake.manifest.provides[0].attributes["properties"]["length"] = json!({"type": "whole number"});
    fails(
        &fake,
        &["manifest"],
        &["the schema of `mark`'s attributes is no JSON Schema: `properties.length.type` names"],
    );
    let mut fake = Fake::good();
    fake.manifest.provides[0].key = vec!["colour".to_owned()];
    fails(&fake, &["manifest"], &["the key attribute `colour` of `mark` is not in the schema of its attributes"]);
}

#[test]
fn options_are_guessed_at() {
    let mut fake = Fake::good();
    fake.create = Box::new(|_| Ok(()));
    fails(
        &fake,
        &["options"],
        &[r#"{"word": 7} is taken, though the schema says otherwise"#, "hint: an option it does not know is ignored"],
    );
    fake.create = Box::new(|options| match options.values().all(Value::is_string) {
        true => Ok(()),
        false => Err(Failure::Refused(PluginError::Options("expected a string".to_owned()))),
    });
    fails(&fake, &["options"], &["is refused with \"expected a string\": the message must name the option, `word`"]);
    fake.create = Box::new(|_| Err(Failure::Broken("it is killed by SIGSEGV".to_owned())));
    fails(&fake, &["options"], &["without options no instance is made, it is killed by SIGSEGV"]);
}

#[test]
fn options_schema_promises_too_much() {
    let mut fake = Fake::good();
    fake.manifest.options_schema = Value::Null;
    fails(&fake, &["options"], &["there is no `options_schema`: {\"type\": \"object\""]);
    fake.manifest.options_schema = json!({"properties": {"word": {"type": "string", "default": 5}}});
    fails(
        &fake,
        &["options"],
        &[
            "lacks \"type\": \"object\"",
            "the option `word` has no description",
            "the default of `word` does not fit its own schema: the whole is `5`, but the schema says string",
        ],
    );
    let create = Fake::good().create;
    fake = Fake::good();
    fake.create = Box::new(move |options: &Options| {
        if options.get("word") == Some(&json!("war")) { failed("word: nothing to mark") } else { create(options) }
    });
    fails(
        &fake,
        &["options"],
        &["the default of `word`, `war`, makes no instance: it answers an error (failed): word"],
    );
}

#[test]
fn examples_are_wrong_or_lacking() {
    let mut fake = Fake::good();
    fake.manifest = fake.manifest.example("War and peace.", "mark", &["peace"]);
    fails(&fake, &["examples"], &["example 2, `War and peace.`: missing     mark \"peace\""]);
    fake.manifest.examples[1].annotations[0].end = 12;
    fails(&fake, &["examples"], &["`end` is the offset just past the last byte, here 13"]);
    fake.manifest.examples.clear();
    fails(&fake, &["examples"], &["there is no example: a text and what is found in it"]);
}

#[test]
fn short_texts_are_not_expected() {
    let mut fake = Fake::good();
    fake.annotate =
        Box::new(
            |document, earlier, explain| {
                if document.tokens.is_empty() { failed("no words") } else { marks(document, earlier, explain) }
            },
        );
    fails(&fake, &["empty"], &["on an empty text and 2 texts more: it answers an error (failed): no words"]);
}

/// What a plugin answers whose offsets count something else than bytes.
fn counted(document: &Document<'_>, explain: bool, width: fn(char) -> usize) -> Result<Vec<Annotation>, Failure> {
    let found = marks(document, &[], explain)?;
    let (mut read, mut counted) = (0, 0);
    let mut count = |offset: u32| {
        counted += document.text[read..offset as usize].chars().map(width).sum::<usize>();
        read = offset as usize;
        counted
    };
    let wire = found.iter().map(|annotation| {
        let Span { start, end } = annotation.span;
        let mut wire = serde_json::to_value(crate::WireAnnotation::of(annotation, document.text)).unwrap();
        (wire["start"], wire["end"]) = (count(start).into(), count(end).into());
        wire
    });
    let result = json!({"annotations": wire.collect::<Vec<_>>()}).to_string();
    payload::annotate_result(result.as_bytes(), document.text).map_err(|error| Failure::Broken(error.to_string()))
}

#[test]
fn offsets_count_something_else() {
    let mut fake = Fake::good().without_payloads();
    // An emoji is two surrogates, of three bytes each.
    fake.annotate =
        Box::new(|document, _, explain| counted(document, explain, |c| c.len_utf8() + c.len_utf8() / 4 * 2));
    fails(&fake, &["characters"], &[", but `text` says `war`: these words stand at "]);
    fake.annotate = Box::new(|document, _, explain| counted(document, explain, char::len_utf16));
    fails(
        &fake,
        &["characters", "articles"],
        &[
            "on accents, emoji, joiners before the example `He said war is war.`: a mark's span",
            "these offsets count UTF-16 units; in UTF-8 bytes it is ",
        ],
    );
    fake.annotate = Box::new(|document, _, explain| counted(document, explain, |_| 1));
    fails(&fake, &["characters", "articles"], &["these offsets count characters; in UTF-8 bytes it is "]);
}

#[test]
fn articles_are_not_expected() {
    let mut fake = Fake::good();
    fake.annotate =
        Box::new(
            |document, earlier, explain| {
                if document.date.is_some() { failed("no dates, please") } else { marks(document, earlier, explain) }
            },
        );
    fails(&fake, &["articles"], &["on article 1 and 19 texts more: it answers an error (failed): no dates, please"]);
    fake.annotate = Box::new(|document, earlier, explain| {
        let mut found = marks(document, earlier, explain)?;
        if document.date.is_some() {
            found.iter_mut().for_each(|annotation| annotation.body = crate::Other::new("tag").into());
        }
        Ok(found)
    });
    fails(&fake, &["articles"], &["the manifest does not declare the kind `tag`: list it in `provides`"]);
}

#[test]
fn attributes_are_others_than_declared() {
    let mut fake = Fake::good().without_payloads();
    fake.annotate = Box::new(|document, earlier, explain| {
        let mut found = marks(document, earlier, explain)?;
        for annotation in &mut found {
            annotation.body = crate::Other::new("mark").with("length", "three").with("colour", "red").into();
        }
        Ok(found)
    });
    fails(
        &fake,
        &["attributes"],
        &[
            "mark \"war\" length=\"three\" colour=\"red\": `length` is `three`, but the schema says integer",
            "hint: `mark` has the attribute `colour`, which its schema does not name",
        ],
    );
}

#[test]
fn time_is_quadratic() {
    let mut fake = Fake::good();
    fake.annotate = Box::new(|document, earlier, explain| {
        let bytes = document.text.len() as u64;
        // A second for 1 MB, 17 ms for 128 KB.
        std::thread::sleep(Duration::from_nanos(bytes * bytes / 1_000));
        marks(document, earlier, explain)
    });
    fails(&fake, &["long"], &["a document of 128 KB takes", "a document of 1024 KB", "times as long. Look for a loop"]);
}

#[test]
fn second_answer_differs() {
    thread_local!(static LAST: RefCell<String> = const { RefCell::new(String::new()) });
    let mut fake = Fake::good().without_payloads();
    fake.annotate = Box::new(|document, earlier, explain| {
        let mut found = marks(document, earlier, explain)?;
        if earlier.is_empty() && !explain && LAST.replace(document.text.to_owned()) == document.text {
            found.pop();
        }
        Ok(found)
    });
    fails(
        &fake,
        &["again"],
        &["on article 1: first mark \"war\" length=3 at ", ", then no further annotation", "walked in hash order"],
    );
}

#[test]
fn answer_depends_on_the_document_before() {
    let mut fake = Fake::good().without_payloads();
    let last = Mutex::new((String::new(), String::new()));
    fake.annotate = Box::new(move |document, earlier, explain| {
        let mut found = marks(document, earlier, explain)?;
        // The threads are asked about the first twelve.
        if document.id.len() > "article 9".len() && document.id > "article 2" {
            let mut last = last.lock().unwrap();
            if last.1 != document.text {
                *last = (std::mem::take(&mut last.1), document.text.to_owned());
            }
            found.truncate(found.len() - last.0.len() % 2 * found.len().min(1));
        }
        Ok(found)
    });
    fails(&fake, &["order"], &["nothing may be kept from one document to the next"]);
}

#[test]
fn threads_share_what_they_write_to() {
    let asking = AtomicUsize::new(0);
    let mut fake = Fake::good();
    fake.annotate = Box::new(move |document, earlier, explain| {
        asking.fetch_add(1, Ordering::SeqCst);
        std::thread::sleep(Duration::from_micros(300));
        let alone = asking.fetch_sub(1, Ordering::SeqCst) == 1;
        if alone { marks(document, earlier, explain) } else { Ok(Vec::new()) }
    });
    fails(&fake, &["threads"], &["then no further annotation", "look for what it shares between calls"]);
}

#[test]
fn reasons_come_unasked_or_change_the_answer() {
    let mut fake = Fake::good().without_payloads();
    fake.annotate = Box::new(|document, earlier, _| marks(document, earlier, true));
    fails(&fake, &["reasons"], &["there is a `why`, although none was asked for"]);
    fake.annotate = Box::new(|document, earlier, explain| {
        let found = marks(document, earlier, explain)?;
        let why = |annotation: &Annotation| !explain || annotation.why == [Why::new("capital", annotation.span, "")];
        Ok(found.into_iter().filter(why).collect())
    });
    // Examples are run with reasons, so that a case can show the rules.
    fails(&fake, &["examples", "reasons"], &["reasons change the answer: first mark", "then no further annotation"]);
}

#[test]
fn earlier_annotations_are_relied_on() {
    let mut fake = Fake::good();
    fake.annotate = Box::new(|document, earlier, explain| {
        if earlier.windows(2).any(|pair| pair[0].span.overlaps(pair[1].span)) {
            return Err(Failure::Broken("it panicked: mentions overlap".to_owned()));
        }
        marks(document, earlier, explain)
    });
    fails(
        &fake,
        &["earlier"],
        &["it panicked: mentions overlap, given each earlier annotation twice, and one over the whole text"],
    );
}

#[test]
fn hostile_requests_do_harm() {
    let mut fake = Fake::good();
    let raw = Fake::good().raw;
    fake.raw = Box::new(move |method, params| match std::str::from_utf8(params).unwrap() {
        "null" => Some(Err(Failure::Broken("it is killed by SIGABRT".to_owned()))),
        "[]" => Some(Ok(b"{\"annotations\":[]}".to_vec())),
        params if params.contains("\"later\"") => {
            Some(Err(Failure::Refused(PluginError::BadRequest("unknown field `later`".to_owned()))))
        }
        _ if method == "no-such-method" => Some(Ok(b"{}".to_vec())),
        _ => raw(method, params),
    });
    fails(
        &fake,
        &["requests"],
        &[
            "on a request that is null, it is killed by SIGABRT: answer an error",
            "a request that is a list is answered: answer an error",
            "a request for an unknown method is answered",
            "a request with a field that only a later host sends is refused with \"unknown field `later`\"",
        ],
    );
}

#[test]
fn hostile_requests_leave_traces() {
    let mut fake = Fake::good();
    let (raw, broken) = (Fake::good().raw, Mutex::new(false));
    fake.raw = Box::new(move |method, params| {
        let mut broken = broken.lock().unwrap();
        *broken |= params.is_empty();
        if *broken { Some(failed("no memory")) } else { raw(method, params) }
    });
    fails(
        &fake,
        &["requests"],
        &["after a request that is empty it no longer answers as before: first an answer, then none"],
    );
    fake.raw = Box::new(|_, _| Some(Ok(b"{\"annotations\":[]}".to_vec())));
    fails(
        &fake,
        &["requests"],
        &["as JSON the answer does not stay the same: first mark", "a request that is no JSON is answered"],
    );
}

#[test]
fn section_has_holes() {
    let mut fake = Fake::good();
    fake.section = Box::new(|claims| {
        let columns = vec!["kind".to_owned(), "stories".to_owned()];
        let rows = claims.iter().map(|claim| vec![claim.of.clone()]).collect();
        let data = json!(claims.len());
        Ok(SectionData { tables: vec![Table { title: "Marks".to_owned(), columns, rows }], data })
    });
    fake.manifest.section_schema = json!({"type": "object"});
    fails(
        &fake,
        &["section"],
        &[
            "on invented claims: row 1 of the table `Marks` has 1 cells, but the table has 2 columns",
            "on no claims: the section's data does not fit: the whole is `0`, but the schema says object",
        ],
    );
}

#[test]
fn links_go_by_what_comes_first() {
    let mut fake = Fake::good();
    fake.link = Box::new(|mentions| {
        let first = mentions.first().map_or("", |mention| &mention.entity);
        let link = |document: &str, to: &str| Link::new(document, first, to);
        Ok(mentions.first().map(|mention| link(&mention.document, first)).into_iter().collect())
    });
    fails(&fake, &["link"], &["the same mentions in another order are linked otherwise"]);
    fake.link = Box::new(|_| Ok(vec![Link::new("9.txt", "x", " ")]));
    fails(&fake, &["link"], &["on no mentions: `x` of 9.txt was not among them", "`x` of 9.txt is linked to nothing"]);
}
