//! Answers on single texts: that there is one, that it fits, and that its attributes are those declared.

use super::answer::{answer, plain};
use super::samples::{self, Sample};
use super::schema::Schema;
use crate::testkit::Subject;
use crate::testkit::case::Case;
use crate::testkit::compare::show;
use crate::testkit::report::Findings;

pub(super) fn examples(subject: &dyn Subject, findings: &mut Findings) {
    let manifest = subject.manifest();
    if manifest.examples.is_empty() && !manifest.provides.is_empty() {
        findings.problem("there is no example: a text and what is found in it tell users what the plugin does");
    }
    if manifest.examples.is_empty() {
        return findings.skip("it provides no kind");
    }
    for (index, example) in manifest.examples.iter().enumerate() {
        let problems = match Case::of_example(example) {
            Ok(case) => case.run(subject),
            Err(problem) => vec![problem],
        };
        for problem in problems {
            findings.problem(format!("example {}, {}: {problem}", index + 1, crate::check::excerpt(&example.text)));
        }
    }
    let marks_nothing = manifest.examples.iter().all(|example| example.annotations.is_empty());
    if marks_nothing && !manifest.provides.is_empty() {
        findings.hint("no example finds anything: the other checks, too, put them into their texts");
    }
}

pub(super) fn bare(subject: &dyn Subject, findings: &mut Findings) {
    answers(subject, &samples::bare(), findings);
}

pub(super) fn characters(subject: &dyn Subject, findings: &mut Findings) {
    answers(subject, &samples::hard(subject.manifest()), findings);
}

pub(super) fn articles(subject: &dyn Subject, findings: &mut Findings) {
    answers(subject, &samples::articles(1, 40, subject.manifest()), findings);
}

fn answers(subject: &dyn Subject, samples: &[Sample], findings: &mut Findings) {
    for sample in samples {
        if let Err(problem) = plain(subject, sample) {
            findings.problem_on(&sample.name, problem);
        }
    }
}

pub(super) fn attributes(subject: &dyn Subject, findings: &mut Findings) {
    let manifest = subject.manifest();
    let examples = manifest.examples.iter().map(|example| Sample::new("an example", example.text.clone()));
    let samples = examples.chain(samples::hard(manifest)).chain(samples::articles(1, 10, manifest));
    for sample in samples {
        let found = sample.with(|document| answer(subject, document, &[], false)).unwrap_or_default();
        for annotation in &found {
            let attributes = annotation.attributes();
            let Some(spec) = manifest.provides.iter().find(|spec| spec.kind == annotation.kind()) else { continue };
            let schema = Schema::new(&spec.attributes);
            if schema.properties().next().is_some()
                && let Some(name) = attributes.keys().find(|name| schema.properties().all(|known| known.0 != **name))
            {
                findings.hint(format!("`{}` has the attribute `{name}`, which its schema does not name", spec.kind));
            }
            if let Some(misfit) = schema.misfit(&attributes.into()) {
                findings.problem_on(&sample.name, format!("{}: {misfit}", show(annotation, &sample.text)));
            }
        }
    }
    findings.advise(
        "the schema stands in the manifest, at the kind's `attributes`; what may be absent is not in `required`",
    );
    if manifest.provides.is_empty() {
        findings.skip("it provides no kind");
    }
}
