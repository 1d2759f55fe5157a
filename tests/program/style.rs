//! How pages look, as a project sets it.

use std::collections::BTreeMap;

use crate::run::{Project, root};

/// The sample briefing's pages under a `style`.
fn pages(style: &str) -> (Project, BTreeMap<String, String>) {
    let project = Project::empty();
    let corpus = root().join("corpus");
    let corpus = corpus.to_str().expect("the path is UTF-8");
    for picture in ["good-flag.png", "good-plain.svg"] {
        let bytes = std::fs::read(root().join("tests/config/pictures").join(picture)).expect("it is read");
        project.write(picture, bytes);
    }
    project.write(
        "config.yaml",
        format!("{style}\naudiences: {{executive: {{}}, press: {{style: {{logo: \"\", header: Press room}}}}}}\n"),
    );
    project.run(&["build", "--corpus", corpus, "--period", "2026-W14", "--quiet"]).expect(3);
    let files = project.files("briefings/2026-W14").into_iter().filter(|(name, _)| name.ends_with(".html"));
    let files = files
        .map(|(name, bytes)| {
            (name["briefings/2026-W14/".len()..].to_owned(), String::from_utf8(bytes).expect("pages are UTF-8"))
        })
        .collect();
    (project, files)
}

const STYLE: &str = r##"style:
  colours: {accent: "#7a1f2b"}
  fonts: {text: [Marianne]}
  logo: good-plain.svg
  logo-text: Ministry of the Interior
  header: Situation centre, Section 42
  footer: 12 Example Street
"##;

#[test]
fn pages_wear_what_the_project_sets_and_its_audiences_change() {
    let (project, pages) = pages(STYLE);
    let executive = &pages["executive.html"];
    for part in [
        "src=\"data:image/svg+xml;base64,PD94bWw",
        "alt=\"Ministry of the Interior\"",
        "data-header=\"Situation centre, Section 42\"",
        "<p>Situation centre, Section 42</p>",
        "<p class=\"imprint\">12 Example Street</p>",
        "--accent: #7a1f2b;",
        "--text: \"Marianne\", var(--serif);",
    ] {
        assert!(executive.contains(part), "{part}");
    }
    let press = &pages["press.html"];
    assert!(press.contains("<p>Press room</p>") && !press.contains("<img") && press.contains("--accent: #7a1f2b;"));
    let (_, source) =
        pages.iter().find(|(name, _)| name.starts_with("executive/sources/")).expect("a page of a source");
    assert!(source.contains("<p>Situation centre, Section 42</p>") && source.contains("--accent: #7a1f2b;"));
    assert!(!source.contains("<img"), "pages of sources are many, and go without the logo");
    project.run(&["verify", "briefings/2026-W14/executive.html"]).expect(0).tells(&["no failure"]);
}

#[test]
fn no_text_of_a_style_leaves_its_place() {
    let hostile = r#"x\" onload=\"alert(1)\"></style><script>alert(1)</script>{{ title }}"#;
    let lines = ["header", "footer", "logo-text"].map(|key| format!("  {key}: \"{hostile}\"\n")).concat();
    let (_, pages) = pages(&format!("style:\n  logo: good-flag.png\n{lines}"));
    for (name, page) in pages.iter().filter(|(name, _)| !name.starts_with("press")) {
        assert!(!page.contains("<script") && !page.contains(" onload=\""), "{name}");
        assert_eq!(page.matches("</style>").count(), 1, "{name}");
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;{{ title }}"), "{name}");
    }
}

#[test]
fn a_faulty_style_is_told_with_its_place_and_nothing_is_written() {
    let project = Project::with_article();
    project.write("logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>");
    project.write("config.yaml", "style:\n  logo: logo.svg\n  colours: {ink: blue}\n");
    let ended = project.run(&["build", "--period", "all"]).expect(2);
    ended.tells(&["config.yaml:2:9", "holds the element `script`", "config.yaml:3:18", "`blue` is no colour"]);
    assert!(project.files("briefings").is_empty());
}
