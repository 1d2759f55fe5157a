//! Recorded exchanges, played: adding a case is adding a file to `tests/exchanges`.
//!
//! Lines `-> …` go to the plugin, lines `<- …` come back, in this order; `MANIFEST` stands for the plugin's manifest, and
//! the last line says how it ends
//! (`UPDATE_GOLDEN=1 cargo test` writes what comes back). What stands before the first `->` says what the case is about.

use std::io::Cursor;
use std::path::Path;
use std::process::ExitCode;

use super::*;
use crate::{
    Annotation, Claim, Document, KindSpec, Link, LinkMention, Links, Manifest, Other, SectionData, Span, Table,
    ValueKind, Why,
};

/// Marks the words it is told to, and panics at the word `panic`.
struct Marker {
    word: String,
}

#[derive(serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct MarkerOptions {
    /// The word that is marked.
    word: String,
}

impl Default for MarkerOptions {
    fn default() -> Self {
        MarkerOptions { word: "war".to_owned() }
    }
}

impl Plugin for Marker {
    type Options = MarkerOptions;

    fn manifest() -> Manifest {
        let word = KindSpec::new("word", ValueKind::Presence).key(["word"]);
        Manifest::new("marker", "0.1.0", "marks a word").provides(word).consumes(["mention"]).links()
    }

    fn new(options: MarkerOptions) -> Result<Self, PluginError> {
        if options.word.is_empty() {
            return Err(PluginError::Options("word: nothing to look for".to_owned()));
        }
        Ok(Marker { word: options.word })
    }

    fn annotate(
        &self,
        document: &Document<'_>,
        earlier: &[Annotation],
        explain: bool,
    ) -> Result<Vec<Annotation>, PluginError> {
        assert!(!document.text.contains("panic"), "told to\nin {}", document.id);
        let hits = document.text.match_indices(&self.word).map(|(at, word)| {
            let span = Span::new(at, at + word.len());
            let sentence = document.sentence_at(span.start).map_or(0, |sentence| sentence + 1);
            let body = Other::new("word").with("word", word).with("sentence", sentence).with("mentions", earlier.len());
            let mut annotation = Annotation::new(span, body);
            if explain {
                annotation.why.push(Why::new("same-letters", span, document.title));
            }
            annotation
        });
        Ok(hits.collect())
    }

    fn link(&self, mentions: &[LinkMention]) -> Result<Links, PluginError> {
        let link = |mention: &LinkMention| {
            Link::new(&mention.document, &mention.entity, mention.attributes.name.to_uppercase())
        };
        Ok(mentions.iter().map(link).collect())
    }

    fn section(&self, claims: &[Claim]) -> Result<SectionData, PluginError> {
        let rows = claims.iter().map(|claim| vec![claim.id.clone(), claim.statements.len().to_string()]).collect();
        let columns = vec!["claim".to_owned(), "statements".to_owned()];
        let table = Table { title: "Words".to_owned(), columns, rows };
        Ok(SectionData {
            tables: vec![table],
            data: serde_json::json!({ "low": claims.first().map(|c| c.statements[0].low) }),
        })
    }
}

fn marker() -> Result<ServedPlugin<Marker>, PluginError> {
    Ok(ServedPlugin { instance: None, plugin: PhantomData })
}

/// What comes back for the lines of `asked`, and how it ends.
fn play(asked: &str, served: Result<impl Served, PluginError>) -> (String, ExitCode) {
    let mut answered = Vec::new();
    // A small reader, so that lines come in pieces.
    let input = std::io::BufReader::with_capacity(7, Cursor::new(asked.as_bytes()));
    let code = session::run(input, &mut answered, || served);
    (String::from_utf8(answered).unwrap(), code)
}

#[test]
fn recorded_exchanges_are_the_same() {
    keep_plugin_panics_quiet();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exchanges");
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 10, "{} holds no cases", folder.display());
    for file in files {
        let exchange = std::fs::read_to_string(&file).unwrap();
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&file, record(&exchange)).unwrap();
            continue;
        }
        let side = |mark: &str| -> String {
            exchange.lines().filter_map(|line| Some(format!("{}\n", line.strip_prefix(mark)?))).collect()
        };
        let (answered, code) = play(&side("-> "), marker());
        let manifest = Answering::manifest::<Marker>().unwrap();
        let expected = side("<- ").replace("MANIFEST", &manifest);
        assert_eq!(answered, expected, "{}", file.display());
        assert_eq!(exchange.lines().last(), Some(end(code)), "{}", file.display());
    }
}

fn end(code: ExitCode) -> &'static str {
    if format!("{code:?}") == format!("{:?}", ExitCode::SUCCESS) { "ends well" } else { "ends badly" }
}

/// The exchange with what comes back today, for a person to read before it is committed.
fn record(exchange: &str) -> String {
    let manifest = Answering::manifest::<Marker>().unwrap();
    let (mut recorded, mut asked, mut before) = (String::new(), String::new(), 0);
    for line in exchange.lines().filter(|line| !line.starts_with("<- ") && !line.starts_with("ends ")) {
        recorded += &format!("{line}\n");
        if let Some(request) = line.strip_prefix("-> ") {
            asked += &format!("{request}\n");
            let answered = play(&asked, marker()).0.replace(&manifest, "MANIFEST");
            recorded.extend(answered.lines().skip(before).map(|answer| format!("<- {answer}\n")));
            before = answered.lines().count();
        }
    }
    recorded + end(play(&asked, marker()).1) + "\n"
}

#[test]
fn a_plugin_that_is_not_there_is_told_at_hello() {
    let gone: Result<ServedPlugin<Marker>, _> = Err(PluginError::Failed("libwar.so: not a library".to_owned()));
    let (answered, code) = play("{\"hello\":{\"protocols\":[1]}}\n", gone);
    assert_eq!(answered, "{\"hello\":{\"error\":{\"code\":\"failed\",\"message\":\"libwar.so: not a library\"}}}\n");
    assert_eq!(format!("{code:?}"), format!("{:?}", ExitCode::FAILURE));
}

/// Answers with line breaks between its tokens, as a library may.
struct Pretty;

impl Served for Pretty {
    fn manifest(&mut self) -> Result<String, PluginError> {
        Ok("{\r\n}".to_owned())
    }

    fn create(&mut self, _: &[u8]) -> Result<(), PluginError> {
        Ok(())
    }

    fn call(&mut self, _: &str, params: &[u8]) -> Result<Vec<u8>, PluginError> {
        Ok([b"{\n \"got\": ", params, b"\n}"].concat())
    }
}

#[test]
fn results_stay_in_their_line_and_params_are_verbatim() {
    let asked = "{\"hello\":{\"protocols\":[1]}}\n{\"id\":1,\"method\":\"create\",\"params\":{\"options\":{}}}\n\
                 {\"id\":2,\"method\":\"dance\",\"params\":{ \"a\" : 1e2 }}\n";
    let (answered, _) = play(asked, Ok(Pretty));
    let lines: Vec<&str> = answered.lines().collect();
    assert_eq!(lines[0], r#"{"hello":{"protocol":1,"manifest":{  }}}"#);
    assert_eq!(lines[2], r#"{"id":2,"result":{  "got": { "a" : 1e2 } }}"#);
    assert_eq!(lines.len(), 3);
}
