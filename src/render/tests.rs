//! Whole editions of the handmade briefing; the snapshots are the goldens.

use super::fixture::briefing;
use super::{Format, Renderer};

fn renderer() -> Renderer {
    Renderer::new(None).unwrap_or_else(|faults| panic!("{}", faults[0]))
}

fn edition(audience: &str, format: Format) -> String {
    renderer().render(&briefing(audience), format).unwrap_or_else(|fault| panic!("{fault}"))
}

#[test]
fn editions_stay_as_they_are() {
    for audience in ["executive", "analyst", "press"] {
        insta::assert_snapshot!(format!("{audience}_md"), edition(audience, Format::Markdown));
        insta::assert_snapshot!(format!("{audience}_html"), edition(audience, Format::Html));
    }
}
