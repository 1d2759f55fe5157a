//! What must hold for whatever crosses a border.

use briefer_plugin::payload::{annotate_params, annotate_result, link_result, section_result};
use briefer_plugin::testkit::generate::news;
use briefer_plugin::{
    Annotation, Answering, AsOf, Basis, Body, Date, Document, Erased, Figure, Form, Gender, GrammaticalNumber,
    KindSpec, Manifest, Mention, MentionType, Method, Modality, Options, Other, Plugin, PluginError, Qualifier,
    QuantityKind, Quotation, Role, Span, ValueKind, Why, WireAnnotation, segment, validate,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

/// Gives its earlier annotations back, and the document as it saw it.
struct Echo;

#[derive(Default, serde::Deserialize, schemars::JsonSchema)]
struct NoOptions {}

impl Plugin for Echo {
    type Options = NoOptions;

    fn manifest() -> Manifest {
        Manifest::new("echo", "0.1.0", "gives back what it gets").provides(KindSpec::new("seen", ValueKind::Presence))
    }

    fn new(_: NoOptions) -> Result<Self, PluginError> {
        Ok(Echo)
    }

    fn annotate(
        &self,
        document: &Document<'_>,
        earlier: &[Annotation],
        explain: bool,
    ) -> Result<Vec<Annotation>, PluginError> {
        let mut answer = earlier.to_vec();
        if let Some(first) = document.text.chars().next() {
            let seen = Other::new("seen").with("document", format!("{document:?}")).with("explain", explain);
            answer.push(Annotation::new(Span::new(0, first.len_utf8()), seen));
        }
        Ok(answer)
    }
}

fn echo() -> Answering {
    Answering::new(Erased::of::<Echo>(&Options::new()).unwrap())
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[A-Za-zé’ ]{0,20}",
        1 => any::<String>(),
        1 => select(vec!["\"quoted\" and \\ and \u{7f}", "\0\u{1}\u{1f}\n\r\t\u{8}\u{c}", "👩\u{200d}👧 İ ß", "a\u{2028}b"]).prop_map(str::to_owned),
        // Past one chunk of the writer.
        1 => "[a-z\"\n]{120,140}",
    ]
}

fn named() -> impl Strategy<Value = String> {
    words().prop_map(|words| format!("n{words}"))
}

fn day() -> impl Strategy<Value = Date> {
    (1i16..3000, 1i8..13, 1i8..29).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![any::<i32>().prop_map(f64::from), any::<f64>().prop_filter("finite", |number| number.is_finite())]
}

fn mention() -> impl Strategy<Value = Body> {
    use MentionType as M;
    let types = select(vec![M::Person, M::Organization, M::Place, M::Group, M::Event, M::Other]);
    let gender = of(select(vec![Gender::Male, Gender::Female]));
    let number = of(select(vec![GrammaticalNumber::Singular, GrammaticalNumber::Plural]));
    let fields = (types, named(), named(), of(words()), of(words()), gender, number);
    fields.prop_map(|(mention_type, name, entity, role, nationality, gender, number)| {
        Mention { mention_type, name, entity, role, nationality, gender, number }.into()
    })
}

fn figure() -> impl Strategy<Value = Body> {
    use Qualifier as Q;
    use QuantityKind as K;
    let qualifier = select(vec![Q::Exact, Q::About, Q::Over, Q::AtLeast, Q::Under, Q::AtMost, Q::Vague]);
    let quantity = select(vec![
        K::Count,
        K::Money,
        K::Percent,
        K::Measure,
        K::Duration,
        K::Age,
        K::Multiple,
        K::Fraction,
        K::Other,
        K::Date,
        K::Time,
        K::Year,
        K::Ordinal,
        K::Id,
        K::Score,
        K::Indefinite,
    ]);
    let bounds = (of(number()), of(number())).prop_map(|bounds| match bounds {
        (Some(a), Some(b)) => (Some(a.min(b)), Some(a.max(b))),
        open => open,
    });
    let names = [words(), words(), words(), words(), words(), words(), words(), words()].map(of);
    let basis = of(select(vec![Basis::Stock, Basis::Event]));
    let modality = select(vec![Modality::Asserted, Modality::Denied, Modality::Hypothetical]);
    let as_of = of((day(), day()).prop_map(|(a, b)| AsOf { from: a.min(b), to: a.max(b) }));
    (bounds, qualifier, quantity, names, basis, modality, as_of, any::<bool>()).prop_map(
        |((low, high), qualifier, quantity, names, basis, modality, as_of, part)| {
            let [noun, unit, wording, measure, population, subject, place, speaker] = names;
            let rest = Figure::new(low, high, qualifier, quantity);
            Figure {
                noun,
                unit,
                wording,
                measure,
                basis,
                population,
                subject,
                place,
                as_of,
                part,
                speaker,
                modality,
                ..rest
            }
            .into()
        },
    )
}

fn quotation() -> impl Strategy<Value = Body> {
    let form = select(vec![Form::Direct, Form::Indirect, Form::Mixed]);
    (form, of(words()), of(words()), of(words()), of(words()), any::<bool>(), any::<bool>()).prop_map(
        |(form, speaker, role, cue, predicate, denial, placed)| {
            let (speaker_start, speaker_end) = if placed { (Some(0), Some(0)) } else { (None, None) };
            let speaker_as_written = placed.then(String::new);
            Quotation {
                speaker,
                role,
                cue,
                predicate,
                denial,
                speaker_start,
                speaker_end,
                speaker_as_written,
                ..Quotation::new(form)
            }
            .into()
        },
    )
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        number().prop_map(Value::from),
        words().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((words(), inner), 0..4).prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn other() -> impl Strategy<Value = Body> {
    let kind = prop_oneof![Just("war".to_owned()), named()];
    (kind, vec((words(), value()), 0..4))
        .prop_map(|(kind, fields)| Other { kind, attributes: fields.into_iter().collect() }.into())
}

/// A text and sound annotations on it.
fn annotated() -> impl Strategy<Value = (String, Vec<Annotation>)> {
    let body = prop_oneof![mention(), figure(), quotation(), other()];
    let why = vec((words(), words()), 0..3);
    let annotation = (body, vec(any::<Index>(), 2..7), why);
    let text = prop_oneof![
        (any::<u64>(), 40usize..400).prop_map(|(seed, bytes)| news(seed, bytes)),
        any::<String>().prop_map(|text| format!("a{text}"))
    ];
    (text, vec(annotation, 0..8)).prop_map(|(text, drafts)| {
        let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let annotations = drafts.into_iter().filter_map(|(body, places, why)| {
            let mut places: Vec<usize> = places.iter().map(|place| *place.get(&borders)).collect();
            places.sort_unstable();
            places.dedup();
            let pieces: Vec<Span> = places.chunks_exact(2).map(|pair| Span::new(pair[0], pair[1])).collect();
            if pieces.is_empty() {
                return None;
            }
            let mut annotation = Annotation::in_pieces(pieces, body);
            annotation.why = why.iter().map(|(rule, note)| Why::new(rule, annotation.span, note.as_str())).collect();
            Some(annotation)
        });
        let annotations = annotations.collect();
        (text, annotations)
    })
}

/// Annotations through the parameters, the plugin's side and the result.
fn there_and_back(document: &Document<'_>, annotations: &[Annotation], explain: bool) -> Vec<Annotation> {
    let params = annotate_params(document, annotations, explain);
    serde_json::from_slice::<Value>(&params).expect("parameters are JSON");
    let result = echo().answer(Method::Annotate, &params).unwrap();
    annotate_result(&result, document.text).unwrap()
}

proptest! {
    #[test]
    fn annotations_and_document_go_there_and_back(
        (text, annotations) in annotated(),
        (title, source, date) in (words(), of(words()), of(day())),
        roles in vec(select(vec![Role::Headline, Role::Body, Role::Byline, Role::Furniture]), 1..9),
        explain in any::<bool>(),
    ) {
        let mut segments = segment(&text);
        for (sentence, role) in segments.sentences.iter_mut().zip(roles.iter().cycle()) {
            sentence.role = *role;
        }
        let bare = segments.document("2026-W14/a.txt", &text);
        let document = Document { title: &title, source: source.as_deref(), date, language: source.as_deref(), ..bare };
        for annotation in &annotations {
            prop_assert_eq!(validate(annotation, &text), Ok(()));
        }
        let mut back = there_and_back(&document, &annotations, explain);
        let seen = back.pop().unwrap();
        prop_assert_eq!(&seen.attributes()["document"], &Value::from(format!("{document:?}")));
        prop_assert_eq!(&seen.attributes()["explain"], &Value::from(explain));
        prop_assert_eq!(back, annotations);
    }

    #[test]
    fn annotations_are_written_as_serde_writes_them((text, annotations) in annotated()) {
        for annotation in &annotations {
            let mut line = Vec::new();
            briefer_plugin::write_annotation(None, annotation, &text, &mut line);
            let wire = WireAnnotation::of(annotation, &text);
            prop_assert_eq!(String::from_utf8(line).unwrap(), serde_json::to_string(&wire).unwrap());
            prop_assert_eq!(&wire.typed().unwrap(), annotation);
        }
    }

    #[test]
    fn fields_come_in_any_order((text, annotations) in annotated()) {
        for annotation in &annotations {
            let wire = serde_json::to_value(WireAnnotation::of(annotation, &text)).unwrap();
            let fields: Vec<_> = wire.as_object().unwrap().iter().rev().map(|(name, value)| (name.clone(), value.clone())).collect();
            let mut turned: serde_json::Map<_, _> = fields.into_iter().collect();
            turned.insert("new".to_owned(), Value::from(vec![1]));
            let result = serde_json::json!({ "diagnostics": [], "annotations": [turned] });
            prop_assert_eq!(annotate_result(result.to_string().as_bytes(), &text).unwrap(), std::slice::from_ref(annotation));
        }
    }

    #[test]
    fn no_bytes_panic(bytes in vec(any::<u8>(), 0..200)) {
        read_everywhere(&bytes);
    }

    #[test]
    fn no_broken_payloads_panic_and_white_space_changes_nothing(
        (text, annotations) in annotated(),
        at in any::<Index>(),
        byte in prop_oneof![any::<u8>(), select(b"\\\"{}[],:0-9.e ".to_vec())],
        how in 0..3,
    ) {
        let segments = segment(&text);
        let params = annotate_params(&segments.document("a.txt", &text), &annotations, true);
        let result = echo().answer(Method::Annotate, &params).unwrap();
        for mut payload in [params, result] {
            let at = at.index(payload.len());
            match how {
                0 => payload.truncate(at),
                1 => payload[at] = byte,
                _ => payload.insert(at, byte),
            }
            read_everywhere(&payload);
            // With white space in front it is not read as canonical, but in general.
            let spaced = [b" ", &payload[..]].concat();
            prop_assert_eq!(annotate_result(&payload, &text).ok(), annotate_result(&spaced, &text).ok());
            let answer = |params: &[u8]| echo().answer(Method::Annotate, params).ok();
            prop_assert_eq!(answer(&payload), answer(&spaced));
        }
    }

    #[test]
    fn sentences_of_another_make_keep_the_laws(text in any::<String>(), places in vec(any::<Index>(), 0..9), seed in any::<u64>()) {
        let text = format!("{text}{}", news(seed, 60));
        let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut places: Vec<usize> = places.iter().map(|place| *place.get(&borders)).collect();
        places.sort_unstable();
        let sentences: Vec<Value> = places.chunks_exact(2).map(|pair| serde_json::json!([pair[0], pair[1], "body"])).collect();
        let params = serde_json::json!({ "document": { "id": "a", "text": text, "sentences": sentences }, "annotations": [] });
        let answer = Answering::new(Erased::of::<Lawful>(&Options::new()).unwrap()).answer(Method::Annotate, params.to_string().as_bytes());
        prop_assert_eq!(answer, Ok(b"{\"annotations\":[]}".to_vec()));
    }
}

/// Panics where its document does not keep the laws of sentences and tokens.
struct Lawful;

impl Plugin for Lawful {
    type Options = NoOptions;

    fn manifest() -> Manifest {
        Manifest::new("lawful", "0.1.0", "checks its document")
    }

    fn new(_: NoOptions) -> Result<Self, PluginError> {
        Ok(Lawful)
    }

    fn annotate(&self, document: &Document<'_>, _: &[Annotation], _: bool) -> Result<Vec<Annotation>, PluginError> {
        let mut token = 0;
        for sentence in document.sentences {
            assert_eq!(sentence.first_token, token);
            assert!(sentence.first_token < sentence.end_token);
            assert!(
                document
                    .tokens_of(sentence)
                    .iter()
                    .all(|token| sentence.span.contains(token.span()) && token.start < token.end)
            );
            assert!(document.tokens_of(sentence).iter().all(|token| document.text.get(token.span().range()).is_some()));
            token = sentence.end_token;
        }
        assert_eq!(token as usize, document.tokens.len());
        assert!(document.tokens.is_sorted_by(|a, b| a.end <= b.start));
        Ok(Vec::new())
    }
}

/// Reads bytes as everything there is to read; whatever is wrong is an error.
fn read_everywhere(bytes: &[u8]) {
    let _ = annotate_result(bytes, "Café war");
    let _ = link_result(bytes);
    let _ = section_result(bytes);
    for method in Method::ALL {
        if let Err(error) = echo().answer(method, bytes) {
            assert!(!matches!(error, PluginError::Panicked(_)), "{error}");
        }
    }
}

#[test]
fn numbers_that_are_none_are_refused() {
    for bound in ["NaN", "Infinity", "1e999", "-1e999"] {
        let figure = format!(r#"{{"low":{bound},"qualifier":"exact","quantity":"count","modality":"asserted"}}"#);
        let result =
            format!(r#"{{"annotations":[{{"kind":"figure","start":0,"end":1,"text":"5","attributes":{figure}}}]}}"#);
        assert!(matches!(annotate_result(result.as_bytes(), "5"), Err(PluginError::Failed(_))), "{bound}");
    }
}

/// Answers with a bound that JSON does not know.
struct Infinite;

impl Plugin for Infinite {
    type Options = NoOptions;

    fn manifest() -> Manifest {
        Manifest::new("infinite", "0.1.0", "counts too far")
    }

    fn new(_: NoOptions) -> Result<Self, PluginError> {
        Ok(Infinite)
    }

    fn annotate(&self, document: &Document<'_>, _: &[Annotation], _: bool) -> Result<Vec<Annotation>, PluginError> {
        let bound = if document.text == "NaN" { f64::NAN } else { f64::INFINITY };
        let figure = Figure::new(Some(bound), None, Qualifier::Exact, QuantityKind::Count);
        Ok(vec![Annotation::new(Span::new(0, 3), figure)])
    }
}

#[test]
fn a_bound_that_json_does_not_know_is_no_open_bound() {
    let infinite = Answering::new(Erased::of::<Infinite>(&Options::new()).unwrap());
    for text in ["NaN", "inf"] {
        let params = annotate_params(&segment(text).document("a.txt", text), &[], false);
        let error = infinite.answer(Method::Annotate, &params).unwrap_err();
        assert_eq!(error, PluginError::Failed("a figure's bound is not a finite number".to_owned()));
    }
}

#[test]
fn what_is_wrong_with_a_request_is_said() {
    let document =
        |rest: &str| format!(r#"{{"document":{{"id":"a","text":"Café war. It fell."{rest}}},"annotations":[]}}"#);
    let cases = [
        ("{".to_owned(), "EOF while parsing"),
        (r#"{"annotations":[]}"#.to_owned(), "missing field `document`"),
        (document(""), "missing field `sentences`"),
        (document(r#","sentences":[[0,99,"body"]]"#), "past the text's end"),
        (document(r#","sentences":[[0,4,"body"]]"#), "cuts a character"),
        (document(r#","sentences":[[5,3,"body"]]"#), "ends before it starts"),
        (document(r#","sentences":[[0,10,"body"],[5,10,"body"]]"#), "begins before the one in front of it ends"),
        (document(r#","sentences":[[0,10,"song"]]"#), "unknown variant `song`"),
        (document(r#","sentences":[[0,-1,"body"]]"#), "expected u32"),
    ];
    for (params, says) in cases {
        let error = echo().answer(Method::Annotate, params.as_bytes()).unwrap_err();
        assert!(matches!(&error, PluginError::BadRequest(message) if message.contains(says)), "{params}: {error:?}");
    }
}

#[test]
fn what_is_wrong_with_an_answer_is_said() {
    let annotation = |fields: &str| format!(r#"{{"annotations":[{{{fields}}}]}}"#);
    let cases = [
        ("[]".to_owned(), "does not fit"),
        ("{}".to_owned(), "missing field `annotations`"),
        (annotation(r#""start":0,"end":1,"text":"C""#), "missing field `kind`"),
        (annotation(r#""kind":"war","start":0,"end":1"#), "missing field `text`"),
        (annotation(r#""kind":"mention","start":0,"end":1,"text":"C""#), "missing field `type`"),
        (annotation(r#""kind":"war","start":0,"end":1.5,"text":"C""#), "expected u32"),
        (annotation(r#""kind":"war","start":0,"end":77,"text":"C""#), "past the text's end, 9"),
        (annotation(r#""kind":"war","start":0,"end":4,"text":"Café""#), "cuts a character"),
        (
            annotation(r#""kind":"war","start":5,"end":8,"text":"war""#),
            "these offsets count characters; in UTF-8 bytes it is 6..9",
        ),
        (annotation(r#""kind":"war","kind":"war","start":0,"end":1,"text":"C""#), "duplicate field `kind`"),
    ];
    for (result, says) in cases {
        let error = annotate_result(result.as_bytes(), "Café war").unwrap_err();
        assert!(matches!(&error, PluginError::Failed(message) if message.contains(says)), "{result}: {error:?}");
    }
}
