use super::*;

#[test]
fn bylines_name_people_and_sometimes_the_publisher() {
    let source = |line| byline(line).map(|byline| byline.source);
    assert_eq!(source("By Mira Zelani, Hazrun Courier"), Some(Some("Hazrun Courier")));
    assert_eq!(source("BY MIRA ZELANI"), Some(None));
    assert_eq!(source("By Mira Zelani and Tomas Ek in Olmar"), Some(None));
    assert_eq!(source("(Reporting by Ana Dur; editing by Peter Vask)"), Some(None));
    assert_eq!(source("Source: Lantern Relief"), Some(Some("Lantern Relief")));
    assert_eq!(source("*By Mira Zelani for Orlin Daily*"), Some(Some("Orlin Daily")));
}

#[test]
fn sentences_that_begin_with_by_are_no_bylines() {
    for line in [
        "By Friday the camp was empty",
        "By the river they waited",
        "By midnight, 12 houses had burned.",
        "Source of the Karsa dries up",
    ] {
        assert_eq!(byline(line), None, "{line}");
    }
}

fn read(paragraph: &str) -> Option<(&str, Option<&str>, Option<Written>)> {
    dateline(paragraph).map(|dateline| (&paragraph[dateline.len..], dateline.source, dateline.date))
}

#[test]
fn datelines_give_publisher_and_date() {
    let april = Some(Written::MonthDay(4, 1));
    assert_eq!(read("OLMAR, April 1 (Gateway News 24) - Bread is"), Some(("Bread is", Some("Gateway News 24"), april)));
    assert_eq!(read("MEYKHAL, Nesvar province — Hundreds"), Some(("Hundreds", None, None)));
    assert_eq!(read("Olmar- GNA- The governor"), Some(("The governor", Some("GNA"), None)));
    assert_eq!(read("KARSA, April 1. /GNA/. The camp"), Some(("The camp", Some("GNA"), april)));
    assert_eq!(read("Karsa (Orlin Daily) – The camp"), Some(("The camp", Some("Orlin Daily"), None)));
    let day = Some(Written::Day(jiff::civil::date(2026, 3, 28)));
    assert_eq!(
        read("OLMAR, 28 March 2026 (Hazrun Courier) — The last"),
        Some(("The last", Some("Hazrun Courier"), day))
    );
}

#[test]
fn sentences_with_dashes_are_no_datelines() {
    for text in [
        "The envoy - a former judge - left.",
        "Serdat – who denies it – stayed.",
        "Petra Vaskil (Unity) - The winner of the seat",
        "Forty-two people were killed in a long-running feud.",
        "It rained.",
        "",
        "-",
        "— And then",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}
