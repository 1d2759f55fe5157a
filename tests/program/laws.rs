//! Laws of the whole program: the same input gives the same bytes.

use std::fs;

use crate::run::{Project, root, run_in};

fn build(project: &Project, corpus: &str, output: &str, threads: &str) {
    let args = ["build", "--corpus", corpus, "--output", output, "--threads", threads];
    let ended = project.run(&args);
    assert!(matches!(ended.code, 0 | 3), "{}", ended.stderr);
}

#[test]
fn threads_and_a_second_run_change_no_byte() {
    let project = Project::empty();
    let corpus = root().join("corpus");
    let corpus = corpus.to_str().expect("the path is UTF-8");
    build(&project, corpus, "one", "1");
    build(&project, corpus, "eight", "8");
    let one = project.files("one");
    assert_eq!(without_pages(&one), 10, "nine editions and the marker");
    build(&project, corpus, "one", "1");
    assert_eq!(one, project.files("one"), "a second run");
    let eight = project.files("eight");
    for (name, content) in &one {
        assert!(Some(content) == eight.get(&name.replacen("one", "eight", 1)), "{name} differs with eight threads");
    }
}

fn without_pages(files: &std::collections::BTreeMap<String, Vec<u8>>) -> usize {
    files.keys().filter(|name| !name.contains("/sources/")).count()
}

#[test]
fn where_the_corpus_lies_changes_no_byte() {
    let (here, there) = (Project::empty(), Project::empty());
    here.write("corpus/2026-04-01-a.txt", crate::run::SOUND);
    there.write("deep/below/docs/2026-04-01-a.txt", crate::run::SOUND);
    build(&here, "corpus", "out", "2");
    build(&there, "deep/below/docs", "out", "2");
    assert_eq!(here.files("out"), there.files("out"));
}

#[test]
fn the_order_of_documents_changes_no_byte() {
    let article = |day: u32, town: &str, count: u32| {
        let text = format!("Mayor Ana Tolland said on Monday that {count} people were being held in the {town} camp.");
        format!(
            r#"{{"id":"{town}-{day}","title":"{town}","date":"2026-04-0{day}","source":"Wire {day}","text":"{text}"}}"#
        )
    };
    let mut lines: Vec<String> =
        (1..=5).flat_map(|day| ["Orvale", "Tarn"].map(|town| article(day, town, 40 + day * 7))).collect();
    let project = Project::empty();
    project.write("forth.jsonl", lines.join("\n"));
    lines.reverse();
    project.write("back.jsonl", lines.join("\n"));
    build(&project, "forth.jsonl", "forth", "2");
    build(&project, "back.jsonl", "back", "2");
    let (forth, back) = (project.files("forth"), project.files("back"));
    assert_eq!(without_pages(&forth), 10);
    assert_eq!(forth.len(), 10 + 3 * 10, "a page of each document for each audience");
    for (name, content) in &forth {
        assert!(
            Some(content) == back.get(&name.replacen("forth", "back", 1)),
            "{name} hangs on the order of documents"
        );
    }
}

#[test]
fn annotate_is_the_same_with_any_number_of_threads() {
    let one = run_in(root(), &["annotate", "corpus", "--threads", "1"]);
    let eight = run_in(root(), &["annotate", "corpus", "--threads", "8"]);
    assert!(one.stdout == eight.stdout, "annotations depend on threads");
    assert_eq!(one.stderr, eight.stderr);
}

#[test]
fn every_statement_leads_to_its_sentence() {
    let project = Project::empty();
    let corpus = root().join("corpus");
    build(&project, corpus.to_str().expect("the path is UTF-8"), "out", "2");
    let json: serde_json::Value = serde_json::from_str(&project.read("out/2026-W14/analyst.json")).expect("JSON");
    let evidence: Vec<&serde_json::Value> = json["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .flat_map(|finding| finding["statements"].as_array().expect("a list"))
        .flat_map(|statement| statement["evidence"].as_array().expect("a list"))
        .collect();
    assert!(evidence.len() > 50, "only {} pieces of evidence", evidence.len());
    let ids: std::collections::BTreeSet<&str> = evidence.iter().filter_map(|e| e["id"].as_str()).collect();
    assert_eq!(ids.len(), evidence.len(), "an id stands for two pieces of evidence");
    for evidence in evidence {
        let id = &evidence["id"];
        let sentence = evidence["sentence"].as_str().unwrap();
        for span in evidence["spans"].as_array().unwrap() {
            let end = |i: usize| usize::try_from(span[i].as_u64().unwrap()).unwrap();
            assert!(sentence.get(end(0)..end(1)).is_some_and(|words| !words.is_empty()), "{id}: {evidence}");
        }
        let file = evidence["document"].as_str().unwrap();
        if file.ends_with(".txt") {
            let text = fs::read_to_string(corpus.join(file)).unwrap();
            assert!(text.contains(sentence), "{id}: the sentence is not in {file}");
        }
    }
}
