//! The same answer, however often, from wherever and in whatever order a plugin is asked.

use super::answer::{Answer, answer, difference, plain};
use super::samples::{self, Sample};
use crate::testkit::Subject;
use crate::testkit::generate::Random;
use crate::testkit::report::Findings;
use crate::{Annotation, Manifest};

/// How many threads ask at once.
const THREADS: usize = 8;

/// The articles that these checks share: what one of them changes in the plugin, the next one meets.
fn articles(count: usize, manifest: &Manifest) -> Vec<Sample> {
    samples::articles(101, count, manifest)
}

pub(super) fn again(subject: &dyn Subject, findings: &mut Findings) {
    for sample in articles(20, subject.manifest()) {
        let (first, second) = (plain(subject, &sample), plain(subject, &sample));
        differs(&sample, &first, &second, findings);
    }
    findings.advise(
        "an answer depends on document, earlier annotations and options alone: look for sets and maps walked in hash \
         order, for counters, caches, clocks and random numbers",
    );
}

pub(super) fn order(subject: &dyn Subject, findings: &mut Findings) {
    let mut samples = articles(40, subject.manifest());
    let mut expected: Vec<_> = samples.iter().map(|sample| plain(subject, sample)).collect();
    // Both in the same order, so that they stay together.
    let mut random = Random::new(1);
    for last in (1..samples.len()).rev() {
        let other = random.below(last + 1);
        samples.swap(last, other);
        expected.swap(last, other);
    }
    for (sample, expected) in samples.iter().zip(&expected) {
        differs(sample, expected, &plain(subject, sample), findings);
    }
    findings.advise("nothing may be kept from one document to the next: look for what `annotate` writes to");
}

pub(super) fn threads(subject: &dyn Subject, findings: &mut Findings) {
    let samples = articles(12, subject.manifest());
    let expected: Vec<_> = samples.iter().map(|sample| plain(subject, sample)).collect();
    let ask_all = |thread: usize| -> Vec<(usize, Answer)> {
        let places = (0..samples.len()).map(|index| (index + thread) % samples.len());
        places.map(|place| (place, plain(subject, &samples[place]))).collect()
    };
    let answers = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|thread| scope.spawn(move || ask_all(thread))).collect();
        threads.into_iter().map(std::thread::ScopedJoinHandle::join).collect::<Vec<_>>()
    });
    for answers in answers {
        let Ok(answers) = answers else {
            findings.problem("a thread panicked");
            continue;
        };
        for (place, answer) in answers {
            differs(&samples[place], &expected[place], &answer, findings);
        }
    }
    findings.advise("one instance is asked from many threads at once: look for what it shares between calls");
}

pub(super) fn reasons(subject: &dyn Subject, findings: &mut Findings) {
    let mut told = false;
    let mut found = false;
    for sample in articles(10, subject.manifest()) {
        let without = plain(subject, &sample);
        let with = sample.with(|document| answer(subject, document, &[], true));
        if without.iter().flatten().any(|annotation| !annotation.why.is_empty()) {
            findings.problem_on(&sample.name, "there is a `why`, although none was asked for");
        }
        told |= with.iter().flatten().any(|annotation| !annotation.why.is_empty());
        found |= with.iter().flatten().next().is_some();
        if let Some(difference) = difference(&bare(without), &bare(with), &sample.text) {
            findings.problem_on(&sample.name, format!("reasons change the answer: {difference}"));
        }
    }
    if found && !told {
        findings.hint("asked for reasons, it gives none: `why` tells readers which rule made an annotation");
    }
}

/// The answer without its reasons.
fn bare(answer: Answer) -> Answer {
    let bare = |annotation| Annotation { why: Vec::new(), ..annotation };
    answer.map(|annotations| annotations.into_iter().map(bare).collect())
}

fn differs(sample: &Sample, first: &Answer, second: &Answer, findings: &mut Findings) {
    if let Some(difference) = difference(first, second, &sample.text) {
        findings.problem_on(&sample.name, difference);
    }
}
