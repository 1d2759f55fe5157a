//! What the fuzz targets check.

use std::sync::LazyLock;

use briefer::corpus::{Format, Raw, Telling, group};
use briefer::render::Renderer;
use briefer::verify::Verifier;
use briefer_plugin::payload::annotate_result;
use briefer_plugin::{
    Annotation, Answering, Document, Erased, Manifest, Method, Options, Plugin, PluginError, Segments, Span,
};

/// Loads the bytes as `format` and checks the result: it must not panic, and every offset must hold.
pub fn load(bytes: &[u8], format: Format) {
    let raw = Raw {
        file: "2026-W14/input".to_owned(),
        shown: "input".to_owned(),
        line: (format == Format::Jsonl).then_some(1),
        format,
        bytes: bytes.to_vec(),
    };
    let Ok(document) = raw.load().document else { return };
    check(&document.text, &document.segments);
    let telling = Telling::of(&document);
    assert_eq!(group(&[&telling, &telling]), [0, 0]);
}

/// Checks a text as an edition in both formats: it must not panic, and each failure has a place in the text.
pub fn verify(text: &str) {
    static VERIFIER: LazyLock<Verifier> =
        LazyLock::new(|| Verifier::new(&Renderer::new(None).unwrap_or_else(|_| panic!("the templates are sound"))));
    let lines = text.split('\n').count();
    for format in [briefer::render::Format::Markdown, briefer::render::Format::Html] {
        for failure in VERIFIER.verify(text, format, "edition").failures {
            let place = failure.place.expect("each failure has a place");
            assert!(place.line.is_some_and(|line| (1..=lines).contains(&line)) && place.column.is_some());
        }
    }
}

/// Checks that sentences and tokens lie in order, on character boundaries, and tile the text but for white space.
pub fn check(text: &str, segments: &Segments) {
    tiles(text, segments.sentences.iter().map(|sentence| sentence.span));
    tiles(text, segments.tokens.iter().map(|token| token.span()));
    let mut token = 0;
    for sentence in &segments.sentences {
        assert_eq!(sentence.first_token, token);
        assert!(sentence.first_token < sentence.end_token);
        token = sentence.end_token;
    }
    assert_eq!(token as usize, segments.tokens.len());
}

/// Runs the entities plugin over a text: every mention must lie in it, and none over another.
pub fn entities(text: &str) {
    static PLUGIN: LazyLock<Erased> = LazyLock::new(|| {
        Erased::of::<briefer_entities::Entities>(&Options::new()).expect("no options are good options")
    });
    let segments = briefer_plugin::segment(text);
    let document = segments.document("a", text);
    let mut mentions = PLUGIN.annotate(&document, &[], false).expect("any text is taken");
    mentions.sort_by_key(|mention| mention.span.start);
    assert!(
        mentions.iter().all(|mention| text.get(mention.span.range()).is_some_and(|words| !words.trim().is_empty()))
    );
    assert!(mentions.windows(2).all(|two| two[0].span.end <= two[1].span.start));
}

/// Runs the speakers plugin over a text and over what the entities plugin finds in it: the pieces of a quotation must lie
/// in the text one after the other, and so must its speaker; explaining changes nothing.
pub fn speakers(text: &str) {
    static PLUGINS: LazyLock<(Erased, Erased)> = LazyLock::new(|| {
        let entities = Erased::of::<briefer_entities::Entities>(&Options::new());
        let speakers = Erased::of::<briefer_speakers::Speakers>(&Options::new());
        (entities.expect("no options are good options"), speakers.expect("no options are good options"))
    });
    let (entities, speakers) = &*PLUGINS;
    let segments = briefer_plugin::segment(text);
    let document = segments.document("a", text);
    let mentions = entities.annotate(&document, &[], false).expect("any text is taken");
    for earlier in [&[], mentions.as_slice()] {
        let plain = speakers.annotate(&document, earlier, false).expect("any text is taken");
        let explained = speakers.annotate(&document, earlier, true).expect("any text is taken");
        assert_eq!(plain.len(), explained.len());
        for (quotation, explained) in plain.iter().zip(&explained) {
            assert_eq!((quotation.spans(), &quotation.body), (explained.spans(), &explained.body));
            stands(text, quotation);
        }
    }
}

/// Runs the figures plugin over a text, alone and over what the entities and speakers plugins find in it: figures lie in the
/// text in order, none over another, their bounds hold, and explaining changes nothing.
pub fn figures(text: &str) {
    static PLUGINS: LazyLock<[Erased; 3]> = LazyLock::new(|| {
        let options = Options::new();
        [
            Erased::of::<briefer_entities::Entities>(&options),
            Erased::of::<briefer_speakers::Speakers>(&options),
            Erased::of::<briefer_figures::Figures>(&options),
        ]
        .map(|plugin| plugin.expect("no options are good options"))
    });
    let [entities, speakers, figures] = &*PLUGINS;
    let segments = briefer_plugin::segment(text);
    let mut document = segments.document("a", text);
    document.date = "2026-04-03".parse().ok();
    let mut earlier = entities.annotate(&document, &[], false).expect("any text is taken");
    earlier.extend(speakers.annotate(&document, &earlier, false).expect("any text is taken"));
    earlier.sort_by_key(|annotation| annotation.span.start);
    for earlier in [&[], earlier.as_slice()] {
        let plain = figures.annotate(&document, earlier, false).expect("any text is taken");
        let explained = figures.annotate(&document, earlier, true).expect("any text is taken");
        assert_eq!(plain.len(), explained.len());
        assert!(plain.windows(2).all(|two| two[0].span.end <= two[1].span.start));
        for (figure, explained) in plain.iter().zip(&explained) {
            assert_eq!((figure.spans(), &figure.body), (explained.spans(), &explained.body));
            counts(text, figure);
        }
    }
}

/// Checks that a figure stands in the text and that its bounds hold.
fn counts(text: &str, annotation: &Annotation) {
    let words = text.get(annotation.span.range()).expect("it stands in the text");
    assert!(!words.trim().is_empty());
    let figure = annotation.as_figure().expect("it gives figures alone");
    assert!(figure.low.is_none_or(f64::is_finite) && figure.high.is_none_or(f64::is_finite));
    assert!(figure.low.zip(figure.high).is_none_or(|(low, high)| low <= high));
    // The cells of a table, told as one, have no wording.
    assert!(figure.wording.as_deref().is_none_or(|wording| wording.starts_with(words)));
}

/// Checks that a quotation's pieces and its speaker stand in the text.
fn stands(text: &str, annotation: &Annotation) {
    let pieces = annotation.spans();
    assert!(pieces.iter().all(|piece| text.get(piece.range()).is_some_and(|words| !words.trim().is_empty())));
    assert!(pieces.windows(2).all(|two| two[0].end <= two[1].start));
    let quotation = annotation.as_quotation().expect("it gives quotations alone");
    if let (Some(start), Some(end)) = (quotation.speaker_start, quotation.speaker_end) {
        assert_eq!(text.get(start as usize..end as usize), quotation.speaker_as_written.as_deref());
    }
}

fn tiles(text: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        let start = span.start as usize;
        assert!(start >= end && !span.is_empty());
        assert!(text[end..start].chars().all(|c| c.is_whitespace() || !c.is_alphanumeric()));
        assert!(!span.slice(text).is_empty());
        end = span.end as usize;
    }
    assert!(text[end..].chars().all(|c| !c.is_alphanumeric()));
}

/// The text that results are read against.
const TEXT: &str = "Café war\nOver 700 “people” left Karsa, she said.";

/// Reads the bytes as the parameters of `annotate` and as its result: nothing panics, and white space changes nothing
/// (with it in front, a payload is read in general, not as this program would have written it).
pub fn payload(bytes: &[u8]) {
    static ECHO: LazyLock<Answering> =
        LazyLock::new(|| Answering::new(Erased::of::<Echo>(&Options::new()).expect("it has no options")));

    let spaced = [b" ", bytes].concat();
    assert_eq!(annotate_result(bytes, TEXT).ok(), annotate_result(&spaced, TEXT).ok());
    let answer = |params: &[u8]| ECHO.answer(Method::Annotate, params);
    let answered = answer(bytes);
    assert!(!matches!(answered, Err(PluginError::Panicked(_))), "{answered:?}");
    assert_eq!(answered.ok(), answer(&spaced).ok());
}

/// Gives back what it gets, once its document holds.
struct Echo;

impl Plugin for Echo {
    type Options = Options;

    fn manifest() -> Manifest {
        Manifest::new("echo", "0.1.0", "gives back what it gets")
    }

    fn new(_: Options) -> Result<Self, PluginError> {
        Ok(Echo)
    }

    fn annotate(
        &self,
        document: &Document<'_>,
        earlier: &[Annotation],
        _: bool,
    ) -> Result<Vec<Annotation>, PluginError> {
        let mut end = 0;
        for sentence in document.sentences {
            assert!(sentence.span.start >= end && !document.tokens_of(sentence).is_empty());
            assert!(document.tokens_of(sentence).iter().all(|token| sentence.span.contains(token.span())));
            assert!(!sentence.span.slice(document.text).is_empty());
            end = sentence.span.end;
        }
        Ok(earlier.to_vec())
    }
}
