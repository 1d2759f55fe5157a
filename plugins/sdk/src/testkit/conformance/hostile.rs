//! Requests that no host sends, and those of hosts to come.

use serde_json::{Value, json};

use super::answer::{Answer, difference, order, plain};
use super::samples::{self, Sample};
use crate::payload;
use crate::testkit::report::Findings;
use crate::testkit::{Failure, Subject};

/// What may be answered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expected {
    /// An error, or an answer that fits the text.
    Anything,
    /// An error.
    Error,
    /// The answer to the request as it was before it was changed.
    Same,
}

/// One request.
struct Request {
    name: &'static str,
    method: &'static str,
    params: Vec<u8>,
    expected: Expected,
}

pub(super) fn check(subject: &dyn Subject, findings: &mut Findings) {
    let Some(sample) = samples::articles(301, 1, subject.manifest()).pop() else { return };
    let params = sample.with(|document| payload::annotate_params(document, &[], false));
    let Some(first) = subject.raw("annotate", &params) else {
        return findings.skip("this host has no payloads");
    };
    let usual = read(first, &sample);
    let direct = plain(subject, &sample);
    if direct.is_err() {
        return findings.skip("an article has no answer");
    }
    let changed = difference(&direct, &usual, &sample.text);
    findings.problem_if(changed.map(|changed| format!("as JSON the answer does not stay the same: {changed}")));
    for request in requests(&params) {
        let Some(answer) = subject.raw(request.method, &request.params) else { continue };
        judge(&request, answer, &usual, &sample, findings);
        // What it was asked in between must leave nothing behind.
        let after = subject.raw("annotate", &params).map(|answer| read(answer, &sample));
        if let Some(difference) = after.and_then(|after| difference(&usual, &after, &sample.text)) {
            findings.problem(format!("after a request {} it no longer answers as before: {difference}", request.name));
        }
    }
    findings.advise(
        "read all of a request before work begins; answer `bad-request` with a sentence where something is missing, and \
         ignore fields it does not know, since later hosts send more",
    );
}

fn judge(
    request: &Request,
    answer: Result<Vec<u8>, Failure>,
    usual: &Answer,
    sample: &Sample,
    findings: &mut Findings,
) {
    let name = request.name;
    match (answer, request.expected) {
        (Err(Failure::Broken(how)), _) => findings.problem(format!("on a request {name}, {how}: answer an error")),
        (Err(Failure::Refused(error)), Expected::Same) => {
            findings.problem(format!("a request {name} is refused with \"{error}\": it is to be answered as without"));
        }
        (Err(Failure::Refused(error)), _) if error.to_string().trim().is_empty() => {
            findings.problem(format!("a request {name} is refused without a message: say what does not fit"));
        }
        (Err(Failure::Refused(_)), _) => {}
        (Ok(_), Expected::Error) => findings.problem(format!("a request {name} is answered: answer an error")),
        (Ok(bytes), Expected::Anything) => {
            let problem = match request.method {
                "section" => payload::section_result(&bytes).err().map(|error| error.to_string()),
                _ => read(Ok(bytes), sample).err(),
            };
            findings.problem_if(problem.map(|how| format!("on a request {name} the answer does not fit: {how}")));
        }
        (Ok(bytes), Expected::Same) => {
            let changed = difference(usual, &read(Ok(bytes), sample), &sample.text);
            findings.problem_if(changed.map(|changed| format!("a request {name} changes the answer: {changed}")));
        }
    }
}

/// The annotations of a result, in order.
fn read(answer: Result<Vec<u8>, Failure>, sample: &Sample) -> Answer {
    let bytes = answer.map_err(|failure| failure.to_string())?;
    let mut annotations = payload::annotate_result(&bytes, &sample.text).map_err(|error| error.to_string())?;
    annotations.sort_by_cached_key(order);
    Ok(annotations)
}

fn requests(params: &[u8]) -> Vec<Request> {
    let usual: Value = serde_json::from_slice(params).unwrap_or_default();
    let request = |name, method, params, expected| Request { name, method, params, expected };
    let annotate = |name, params, expected| request(name, "annotate", params, expected);
    let few = |params: &str| params.as_bytes().to_vec();
    let mut requests = vec![
        annotate("that is empty", Vec::new(), Expected::Error),
        annotate("that is no JSON", few("{\"document\": <text>}"), Expected::Error),
        annotate("that ends in the middle", params[..params.len() / 2].to_vec(), Expected::Error),
        annotate("that is a list", few("[]"), Expected::Error),
        annotate("that is null", few("null"), Expected::Error),
        annotate("of 100,000 open brackets", vec![b'['; 100_000], Expected::Error),
        request("for an unknown method", "no-such-method", params.to_vec(), Expected::Error),
        request("to link that has no mentions", "link", few("{}"), Expected::Error),
        request("for a section with numbers as claims", "section", few("{\"claims\":[1,2]}"), Expected::Anything),
    ];
    // An article has quotation marks and accents.
    let text = usual.pointer("/document/text").and_then(Value::as_str).unwrap_or_default();
    let cut = text.bytes().position(|byte| !byte.is_ascii()).map_or(text.len(), |at| at + 1);
    for (name, pointer, value, expected) in changes(cut) {
        let mut changed = usual.clone();
        set(&mut changed, pointer, value);
        requests.push(annotate(name, changed.to_string().into_bytes(), expected));
    }
    requests
}

/// What is changed in a request: a field by its JSON pointer; without a value it is left out. `cut` lies within a
/// character of the text.
fn changes(cut: usize) -> Vec<(&'static str, &'static str, Option<Value>, Expected)> {
    use Expected::{Anything, Error, Same};
    let nested = (0..100).fold(json!(0), |inner, _| json!([inner]));
    vec![
        ("without a document", "/document", None, Error),
        ("whose document is a text", "/document", Some(json!("text")), Error),
        ("without a text", "/document/text", None, Error),
        ("whose text is a number", "/document/text", Some(json!(7)), Error),
        ("whose text is null", "/document/text", Some(json!(null)), Error),
        (
            "whose sentences lie outside the text",
            "/document/sentences",
            Some(json!([[0, 4_000_000, "body"]])),
            Anything,
        ),
        ("whose sentence cuts a character", "/document/sentences", Some(json!([[0, cut, "body"]])), Anything),
        ("with an earlier annotation that cuts a character", "/annotations", Some(json!([earlier(0, cut)])), Anything),
        ("with an earlier annotation of other words", "/annotations", Some(json!([earlier(0, 1)])), Anything),
        ("whose sentence ends before it starts", "/document/sentences", Some(json!([[9, 2, "body"]])), Anything),
        ("whose sentence starts below zero", "/document/sentences", Some(json!([[-5, 2, "body"]])), Anything),
        (
            "whose sentences are in no order",
            "/document/sentences",
            Some(json!([[9, 12, "body"], [0, 3, "body"]])),
            Anything,
        ),
        ("whose sentences are words", "/document/sentences", Some(json!(["one", "two"])), Anything),
        (
            "with huge numbers",
            "/document/sentences",
            Some(json!([[1e300, 18_446_744_073_709_551_615_u64, "body"]])),
            Anything,
        ),
        ("with a date that is none", "/document/date", Some(json!("2026-13-45")), Anything),
        ("whose earlier annotations are a number", "/annotations", Some(json!(3)), Anything),
        ("with an earlier annotation outside the text", "/annotations", Some(json!([earlier(5, 4_000_000)])), Anything),
        ("with an earlier annotation that lacks everything", "/annotations", Some(json!([{}])), Anything),
        ("with a field that only a later host sends", "/later", Some(json!({"field": nested})), Same),
        ("with a field of the document that only a later host sends", "/document/later", Some(json!([1, "two"])), Same),
        ("that asks for no reasons in so many words", "/explain", Some(json!(false)), Same),
    ]
}

fn earlier(start: usize, end: usize) -> Value {
    json!({"kind": "mention", "start": start, "end": end, "text": "x", "attributes": {"type": "person", "name": "x", "entity": "x"}})
}

fn set(params: &mut Value, pointer: &str, value: Option<Value>) {
    let (parent, name) = pointer.rsplit_once('/').unwrap_or_default();
    let Some(Value::Object(parent)) = params.pointer_mut(parent) else { return };
    match value {
        Some(value) => parent.insert(name.to_owned(), value),
        None => parent.shift_remove(name),
    };
}
