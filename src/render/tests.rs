//! Whole editions of the handmade briefing; the snapshots are the goldens.

mod cases;
mod law;

use std::fs;
use std::path::Path;

use super::fixture::briefing;
use super::{Format, Renderer, json};
use crate::briefing::Briefing;
use crate::config::AudienceConfig;
use crate::diagnostic::Diagnostic;

fn renderer() -> Renderer {
    Renderer::new(None).unwrap_or_else(|faults| panic!("{}", faults[0]))
}

fn edition(audience: &str, format: Format) -> String {
    renderer()
        .open(&briefing(audience), None)
        .and_then(|edition| edition.render(format))
        .unwrap_or_else(|fault| panic!("{fault}"))
}

/// A renderer whose `executive/briefing.md` is `template`.
fn renderer_with(template: &str, folder: &Path) -> Result<Renderer, Vec<Diagnostic>> {
    fs::create_dir_all(folder.join("executive")).unwrap();
    fs::write(folder.join("executive/briefing.md"), template).unwrap();
    Renderer::new(Some(folder))
}

/// What a project's own `executive/briefing.md` makes of the handmade briefing.
fn rendered(template: &str, format: Format) -> Result<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let renderer = renderer_with(template, folder.path()).map_err(|faults| faults[0].to_string())?;
    renderer.open(&briefing("executive"), None).and_then(|edition| edition.render(format)).map_err(|fault| {
        let folder = folder.path().display().to_string();
        fault.to_string().replace(&folder, "templates")
    })
}

#[test]
fn editions_stay_as_they_are() {
    for audience in ["executive", "analyst", "press"] {
        insta::assert_snapshot!(format!("{audience}_md"), edition(audience, Format::Markdown));
        insta::assert_snapshot!(format!("{audience}_html"), edition(audience, Format::Html));
    }
}

#[test]
fn an_empty_period_has_every_edition() {
    for audience in ["executive", "analyst", "press", "note", "newsletter", "slides"] {
        let mut empty = briefing(audience);
        empty.findings.clear();
        empty.leading.clear();
        empty.sections.clear();
        empty.documents.clear();
        empty.totals = Default::default();
        empty.annex = Default::default();
        for format in [Format::Markdown, Format::Html] {
            let page = renderer()
                .open(&empty, None)
                .and_then(|edition| edition.render(format))
                .unwrap_or_else(|fault| panic!("{fault}"));
            assert!(!page.contains("Evidence") && !page.contains("[^"), "{page}");
        }
    }
}

#[test]
fn an_audience_needs_a_template() {
    let said = renderer()
        .open(&briefing("pres"), None)
        .and_then(|edition| edition.render(Format::Html))
        .unwrap_err()
        .to_string();
    assert!(said.contains("the audience `pres` has no template") && said.contains("did you mean `press`?"), "{said}");
}

#[test]
fn sections_name_the_parts_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("parts")).unwrap();
    fs::write(folder.path().join("parts/signature.md"), "Signed by the desk.\n").unwrap();
    let renderer = Renderer::new(Some(folder.path())).unwrap_or_else(|faults| panic!("{}", faults[0]));
    let mut board = briefing("board");
    board.audience.sections = ["watch", "leading", "signature"].map(str::to_owned).into();
    let page = renderer.open(&board, None).and_then(|edition| edition.render(Format::Markdown)).unwrap();
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words} is missing\n{page}"));
    assert!(at("# The Karsa valley") < at("## Figures to watch"));
    assert!(at("## Figures to watch") < at("## What matters"));
    assert!(at("## What matters") < at("Signed by the desk."));
    assert!(!page.contains("## What changed"));
}

#[test]
fn unknown_sections_are_all_told() {
    let sections = ["wacth", "watch", "x9"].map(str::to_owned).into();
    let problems = renderer().problems_of("board", &AudienceConfig { sections, ..AudienceConfig::default() });
    let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("unknown section `wacth`") && said[0].contains("did you mean `watch`?"), "{}", said[0]);
    assert!(said[1].contains("templates/parts/x9.md"), "{}", said[1]);
}

#[test]
fn a_projects_own_folder_is_a_new_audience() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("board")).unwrap();
    fs::write(folder.path().join("board/briefing.md"), "{{ <masthead/> }}\n\nFor the board.\n").unwrap();
    let renderer = Renderer::new(Some(folder.path())).unwrap_or_else(|faults| panic!("{}", faults[0]));
    assert_eq!(renderer.audiences(), ["analyst", "board", "executive", "newsletter", "note", "press", "slides"]);
    assert!(
        renderer
            .open(&briefing("board"), None)
            .and_then(|edition| edition.render(Format::Markdown))
            .unwrap()
            .contains("# The Karsa valley\n")
    );
}

#[test]
fn a_projects_own_component_file_replaces_the_default_one() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("shared")).unwrap();
    let own = "{% component mention(f) %}Look: {{ <key f={f}/> }}{% endcomponent mention %}\
               {% component mention.silent(f) %}{% endcomponent mention.silent %}";
    fs::write(folder.path().join("shared/mentions.md"), own).unwrap();
    let renderer = Renderer::new(Some(folder.path())).unwrap_or_else(|faults| panic!("{}", faults[0]));
    assert!(
        renderer
            .open(&briefing("executive"), None)
            .and_then(|edition| edition.render(Format::Markdown))
            .unwrap()
            .contains("Look: Harun Front")
    );
}

#[test]
fn only_known_links_are_links() {
    let template = "[a](javascript:alert(1)) [b](https://example.org/?q=1&r=2) [c](data:text/html,x) ![d](http://example.org/d.png) \
                    <script>alert(1)</script> [e](#s-a)\n\n<div onclick=\"x\">f</div>\n";
    let page = rendered(template, Format::Html).unwrap();
    let (_, article) = page.split_once("<article>").unwrap();
    let (article, _) = article.split_once("</article>").unwrap();
    assert_eq!(
        article.trim(),
        "<p>a <a href=\"https://example.org/?q=1&amp;r=2\" rel=\"noopener noreferrer\">b</a> c d \
         &lt;script&gt;alert(1)&lt;/script&gt; <a href=\"#s-a\">e</a></p>\n<p>&lt;div onclick=\"x\"&gt;f&lt;/div&gt;\n</p>"
    );
    let markdown = rendered("[a](javascript:alert(1)) ![d](http://example.org/d.png)\n", Format::Markdown).unwrap();
    assert_eq!(markdown, "a d\n");
}

#[test]
fn a_quoted_value_is_one_paragraph_of_one_block() {
    let template = "{% set words = \"1. a\\n\\n# b\\n> c <i>\" %}{{ words | quote }}";
    assert_eq!(rendered(template, Format::Markdown).unwrap(), "> 1\\. a \\# b \\> c \\<i\\>\n");
    let page = rendered(template, Format::Html).unwrap();
    assert!(page.contains("<blockquote>\n<p>1. a # b &gt; c &lt;i&gt;</p>\n</blockquote>"), "{page}");
}

#[test]
fn evidence_is_numbered_in_order_of_use_and_leads_back() {
    let template = "{% set two = findings[0].statements[1].evidence[0].id %}{% set one = findings[0].statements[0].evidence[0].id %}\
                    [b](evidence:{{ two }}) [a](evidence:{{ one }}) [b again](evidence:{{ two }})";
    let markdown = rendered(template, Format::Markdown).unwrap();
    assert!(markdown.starts_with("b[^1] a[^2] b again[^1]\n"), "{markdown}");
    assert_eq!(markdown.matches("\n[^").count(), 2, "only what is linked is listed");
    let page = rendered(template, Format::Html).unwrap();
    assert!(page.contains("href=\"#r-1-1\"") && page.contains("href=\"#r-1-2\"") && !page.contains("r-3-"), "{page}");
}

#[test]
fn pages_are_self_contained() {
    for audience in ["executive", "analyst", "press", "note", "slides"] {
        let page = edition(audience, Format::Html);
        for banned in ["<script", "<link", "<img", "<iframe", "@import", "url(", " style=", " onclick", "javascript:"] {
            assert!(!page.contains(banned), "{audience}: {banned}");
        }
        assert!(page.contains("default-src 'none'; style-src 'sha256-"));
    }
}

#[test]
fn a_letter_has_no_style_sheet_and_no_link_within_itself() {
    let page = edition("newsletter", Format::Html);
    for banned in ["<script", "<link", "<img", "<style", "<svg", "var(--", "href=\"#", "<a class", "tabindex"] {
        let at = page.find(banned);
        assert_eq!(at.map(|at| &page[at..(at + 80).min(page.len())]), None, "{banned}");
    }
    assert!(page.contains("<p style=\"") && page.contains("<sup class=\"note\" style=\""), "{page}");
    assert!(page.contains("default-src 'none'; style-src 'unsafe-inline'"));
}

#[test]
fn a_folder_may_hold_a_page_and_a_style_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let renderer = renderer_with("# A\n\n## B\n\nc\n\n- ## D\n\n## E\n", folder.path()).unwrap();
    drop(renderer);
    fs::write(
        folder.path().join("executive/page.html"),
        "{% for part in parts %}[{{ part.id }}|{{ part.html }}]{% endfor %}{{ style }}",
    )
    .unwrap();
    fs::write(folder.path().join("executive/style.css"), "p { color: red }").unwrap();
    let renderer = Renderer::new(Some(folder.path())).unwrap();
    let made = |audience: &str| renderer.open(&briefing(audience), None).unwrap().render(Format::Html).unwrap();
    let page = made("executive");
    assert!(page.starts_with("[|<h1 id=\"s-a\">A</h1>\n][s-b|<h2 id=\"s-b\">B</h2>\n<p>c</p>\n<ul>"), "{page}");
    assert!(page.contains("[s-e|<h2 id=\"s-e\">E</h2>\n]") && page.ends_with("p { color: red }"), "{page}");
    assert!(made("press").starts_with("<!DOCTYPE html>") && !made("press").contains("p { color: red }"));
}

#[test]
fn json_is_the_briefing() {
    let briefing = briefing("press");
    let text = json(&briefing);
    assert!(text.ends_with("}\n"));
    assert_eq!(serde_json::from_str::<Briefing>(&text).unwrap(), briefing);
}
