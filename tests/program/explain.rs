//! `briefer explain` of a finding: by its id, by its evidence's id, by words.

use crate::run::{root, run_in};

fn explained(what: &str) -> String {
    run_in(root(), &["explain", what, "--period", "2026-W14"]).expect(3).stdout
}

#[test]
fn an_id_shows_statements_comparison_rank_and_rules() {
    let by_words = explained("no more than 900 fighters");
    let id = by_words.lines().find(|line| !line.is_empty()).and_then(|line| line.split(' ').next()).expect("an id");
    let shown = explained(id);
    for part in [
        "in-conflict, new",
        "subject             Hazrun Liberation Front",
        "1 and 2: do not agree",
        "rank 1, ",
        "in-conflict         +60",
        "= … to 900",
        "because range",
    ] {
        assert!(shown.contains(part), "{part}\n{shown}");
    }
    let evidence = shown.lines().find_map(|line| line.strip_prefix("behind ")?.split(' ').next()).expect("evidence");
    assert!(explained(evidence).contains(id), "the evidence's id leads to the finding");
}

#[test]
fn what_no_finding_has_is_told_with_the_nearest_id() {
    let unknown = run_in(root(), &["explain", "269ddc70", "--period", "2026-W14"]).expect(2);
    assert!(unknown.stderr.contains("no finding of 2026-W14 has `269ddc70`"), "{}", unknown.stderr);
    let file = run_in(root(), &["explain", "no-such-file.txt"]).expect(2);
    assert!(file.stderr.contains("no such file"), "{}", file.stderr);
}
