//! The pages of sources beside an edition.

use std::collections::BTreeMap;

use crate::run::{Project, root};

/// The sample briefing's files, by name.
fn sample(options: &[&str]) -> BTreeMap<String, String> {
    let project = Project::empty();
    let path = |name: &str| root().join(name).to_str().expect("the path is UTF-8").to_owned();
    let (config, corpus) = (path("config.yaml"), path("corpus"));
    let mut args = vec!["build", "--config", &config, "--corpus", &corpus, "--output", "out", "--quiet"];
    args.extend(options);
    project.run(&args).expect(3);
    let files = project.files("out/2026-W14").into_iter();
    files.map(|(name, bytes)| (name, String::from_utf8(bytes).expect("editions are UTF-8"))).collect()
}

fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let pattern = format!(" {name}=\"");
    html.split(&pattern).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The file a relative address leads to from `from`, and the place in it.
fn target(from: &str, address: &str) -> (String, Option<String>) {
    let (path, place) = address.split_once('#').map_or((address, None), |(path, place)| (path, Some(place.to_owned())));
    if path.is_empty() {
        return (from.to_owned(), place);
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    (parts.join("/"), place)
}

#[test]
fn every_link_of_an_edition_leads_to_its_sentence() {
    let files = sample(&[]);
    let mut evidence = 0;
    for (name, html) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
        let links = attributes(html, "href").into_iter().filter(|address| !address.starts_with("http"));
        for address in links {
            let (file, place) = target(name, address);
            let page = files.get(&file).unwrap_or_else(|| panic!("{name}: {address} leads to no file ({file})"));
            if let Some(place) = place {
                assert_eq!(page.matches(&format!(" id=\"{place}\"")).count(), 1, "{name}: {address}");
                evidence += usize::from(place.starts_with("e-"));
            }
        }
    }
    assert!(evidence > 500, "only {evidence} links to sentences");
}

#[test]
fn a_page_holds_the_text_as_it_was_read() {
    let files = sample(&["--audience", "press"]);
    let (_, page) = files.iter().find(|(name, _)| name.contains("intruders-leave")).expect("its page is there");
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script"), "{page}");
    let article = page.split("<article").nth(1).expect("an article");
    assert!(article.contains("class=\"m-"), "{article}");
}

#[test]
fn a_single_file_leads_to_its_own_notes() {
    let files = sample(&["--single-file", "--audience", "analyst"]);
    assert!(files.keys().all(|name| !name.contains("/sources/")), "{:?}", files.keys());
    let html = &files.iter().find(|(name, _)| name.ends_with("analyst.html")).expect("the edition").1;
    assert!(attributes(html, "href").iter().all(|address| address.starts_with('#') || address.starts_with("http")));
}
