//! `templates/FUNCTIONS.md`: every example makes what stands behind it, in an edition that verifies.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::run::{Project, root};

/// What every example sees.
const GIVEN: &str = "{% set f = findings[0] %}{% set s = f.statements[0] %}";

fn page() -> PathBuf {
    root().join("templates/FUNCTIONS.md")
}

/// The filters whose examples need no evidence, in the words of links.
const LINKED: &str = "\
## Filters

{% for s in findings | pick(of=[\"figure\", \"quotation\"], stories=1) | statements | sort(attribute=\"date\") | distinct %}
- [{{ s.wording | clause | truncate(length=60) | inside | upper_first }}](evidence:{{ s.evidence[0].id }})
- {{ <linked words={s | amount(as=\"both\")} s={s}/> }}
- {{ <linked words={s | amount(as=\"number\")} s={s}/> }}
{% endfor %}

{% for same in findings[0].statements | alike %}
- [{{ same[0] | amount | lower_first }}, {{ same[0].source | plain_name | the }}, {{ same[0].date | date }}](evidence:{{ same[0].evidence[0].id }})
{% endfor %}

{% for s in findings | pick(kind=\"in-conflict\") | statements %}
{% filter quote %}
{{ <cite s={s}/> }}

{{ <cite_sentence s={s}/> }}
{% endfilter %}
{% endfor %}

[{{ totals.stories | number }} of them]({{ \"list:stories\" }}), [{{ totals.sources | plural(one=\"source\") }}](list:sources)

{{ <table statements={findings | pick(of=\"figure\") | statements}/> }}

{% for f in findings | pick(kind=[\"rising\", \"falling\", \"revised\", \"repeated\", \"silent\", \"new\"]) %}
- {{ <about f={f}/> }}, {{ <since f={f}/> }}
{% endfor %}
";

/// An example of the page, and where in it its result stands.
struct Example {
    template: String,
    result: std::ops::Range<usize>,
}

/// The examples in blocks, each with the block of its result behind it.
fn examples(page: &str) -> Vec<Example> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = page[at..].find("```jinja\n").map(|start| at + start + 9) {
        let end = start + page[start..].find("\n```\n").expect("the block ends");
        let open = "\n```\n\n```markdown\n";
        assert!(page[end..].starts_with(open), "no result behind {}", &page[start..end]);
        let from = end + open.len();
        let to = from + page[from..].find("\n```\n").expect("the block ends");
        found.push(Example { template: page[start..end].to_owned(), result: from..to });
        at = to;
    }
    found
}

/// The examples in the table of Tera's own filters and tests: an expression, and what it makes.
fn short_examples(page: &str) -> Vec<Example> {
    let (_, table) = page.split_once("| write | makes |\n|---|---|\n").expect("the table of what Tera brings");
    let from = page.len() - table.len();
    let mut found = Vec::new();
    let mut at = from;
    for line in table.lines().take_while(|line| line.starts_with('|')) {
        let (left, right) = line.trim_matches('|').split_once("` | ").expect("two columns");
        let template = left.trim().trim_start_matches('`').replace("\\|", "|");
        let start = at + line.find("` | ").expect("two columns") + 4;
        found.push(Example { template, result: start..start + right.trim_end().len() });
        at += line.len() + 1;
    }
    found
}

/// The part of an edition that each example makes; marks of notes are numbered by example.
fn parts(edition: &str) -> Vec<String> {
    let (body, _) = edition.rsplit_once("\n---\n\n[^1]:").expect("an edition with notes");
    body.split("## Example\n").skip(1).map(|part| renumbered(part.trim())).collect()
}

fn renumbered(part: &str) -> String {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut pieces = part.split("[^");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (number, rest) = piece.split_once(']').expect("a mark ends");
        let next = numbers.len() + 1;
        let number = *numbers.entry(number.to_owned()).or_insert(next);
        out.push_str(&format!("[^{number}]{rest}"));
    }
    out
}

#[test]
fn the_examples_make_what_the_page_says_and_verify() {
    let text = fs::read_to_string(page()).expect("the page");
    let mut all = examples(&text);
    all.extend(short_examples(&text));
    let project = Project::empty();
    project.run(&["init"]).expect(0);
    let name = |number: usize| format!("example-{number}");
    for (number, example) in all.iter().enumerate() {
        let part = format!("{GIVEN}\n\n## Example\n\n{}\n", example.template);
        project.write(&format!("templates/parts/{}.md", name(number)), part);
    }
    project.write("templates/parts/linked.md", LINKED);
    let every: Vec<String> = (0..all.len()).map(name).collect();
    let cited = all.iter().enumerate().filter(|(_, example)| {
        // A head stands at the head of an edition alone.
        text[example.result.clone()].contains("[^") && !example.template.contains("<masthead")
    });
    let cited: Vec<String> = cited.map(|(number, _)| name(number)).chain(["linked".to_owned()]).collect();
    let audience = |name: &str, sections: &[String]| format!("  {name}: {{sections: [{}]}}\n", sections.join(", "));
    let audiences = format!("\naudiences:\n{}{}", audience("examples", &every), audience("cited", &cited));
    project.write("config.yaml", project.read("config.yaml").replacen("\naudiences:\n", &audiences, 1));
    project.run(&["check", "--quiet"]).expect(3);
    project.run(&["build", "--quiet"]).expect(3);
    let made = parts(&project.read("briefings/2026-W14/examples.md"));
    assert_eq!(made.len(), all.len());
    let mut expected = text.clone();
    for (example, made) in all.iter().zip(&made).rev() {
        expected.replace_range(example.result.clone(), made);
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(page(), &expected).expect("the page is written");
    } else {
        for (example, made) in all.iter().zip(&made) {
            assert_eq!(&text[example.result.clone()], made, "UPDATE_GOLDEN=1 writes it:\n{}", example.template);
        }
    }
    for format in ["md", "html"] {
        project.run(&["verify", "--quiet", &format!("briefings/2026-W14/cited.{format}")]).expect(0);
    }
}
