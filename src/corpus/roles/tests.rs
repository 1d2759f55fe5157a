use briefer_plugin::segment;

use super::*;

/// `role: sentence` of each sentence, with the role's first letter.
fn roles(text: &str) -> Vec<String> {
    let mut segments = segment(text);
    mark(text, &mut segments, None, false);
    let line = |s: &Sentence| format!("{:?}: {}", s.role, s.span.slice(text));
    segments.sentences.iter().map(line).collect()
}

const BODY: &str = "The river rose by two metres on Friday and covered the road to Karsa.";

#[test]
fn page_around_an_article_is_furniture() {
    let text = format!(
        "Home\nNews\nRegion\nLog in\n\nRiver floods the Karsa road\n\nOrlin Daily\n\n3 April 2026\n\n{BODY}\n\nShare this\n\nOther news\nGovernor opens a school\nRain expected"
    );
    assert_eq!(
        roles(&text),
        [
            "Furniture: Home",
            "Furniture: News",
            "Furniture: Region",
            "Furniture: Log in",
            "Headline: River floods the Karsa road",
            "Byline: Orlin Daily",
            "Byline: 3 April 2026",
            &format!("Body: {BODY}"),
            "Furniture: Share this",
            "Furniture: Other news",
            "Furniture: Governor opens a school",
            "Furniture: Rain expected",
        ]
    );
}

#[test]
fn repeated_headline_and_signature_are_marked() {
    let text = format!(
        "River floods road\n\nRiver floods road\n• clock-gray 09:14\n\n{BODY}\n\nAna Durnova\n\nRiver floods road"
    );
    let sentence = format!("Body: {BODY}");
    assert_eq!(
        roles(&text),
        [
            "Headline: River floods road",
            "Headline: River floods road",
            "Furniture: • clock-gray 09:14",
            &sentence,
            "Byline: Ana Durnova",
            "Furniture: River floods road"
        ]
    );
}

#[test]
fn republishing_notes_are_furniture_in_any_script() {
    let text = format!("{BODY}\n\nThe post River floods road appeared first on Orlin Daily.\n\nЧитайте на портале");
    assert!(roles(&text)[1..].iter().all(|role| role.starts_with('F')), "{:?}", roles(&text));
}

#[test]
fn lines_within_the_text_are_left_alone() {
    let text = format!("{BODY}\n\nBy Sunday night nobody was left there\n\nAna Durnova\n\n{BODY}\n");
    assert_eq!(roles(&text).iter().filter(|role| role.starts_with('F')).count(), 0, "{:?}", roles(&text));
    assert!(roles("Share prices fell.")[0].starts_with("Body: "));
    assert!(roles("x>10 and y<20")[0].starts_with("Body: "));
    assert!(roles("the May 4th")[0].starts_with("Body: "));
    assert!(roles("“Home,” he said.")[0].starts_with("Body: "));
}

#[test]
fn text_in_another_script_is_not_furniture() {
    let text = "Река поднялась.\n\nВ пятницу вода покрыла дорогу в город, сообщили местные власти вечером.";
    assert!(roles(text).iter().all(|role| !role.starts_with('F')), "{:?}", roles(text));
}
