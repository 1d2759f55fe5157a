//! Whether the time for a document grows as the document does.

use std::time::{Duration, Instant};

use super::samples::{self, Sample};
use crate::testkit::Subject;
use crate::testkit::report::Findings;

/// Each is eight times as long as the one before.
const SIZES: [usize; 3] = [16 << 10, 128 << 10, 1 << 20];
/// More than so many times as long for eight times the text is no longer linear: quadratic is 64.
const MOST: u32 = 30;
/// Below this nobody waits, and other programs disturb what is measured.
const LEAST: Duration = Duration::from_millis(500);

pub(super) fn check(subject: &dyn Subject, findings: &mut Findings) {
    let samples = SIZES.map(|size| samples::long(size, subject.manifest()));
    let Ok(mut short) = time(subject, &samples[0]) else {
        return findings.skip("a document of 16 KB has no answer");
    };
    for pair in samples.windows(2) {
        let long = match time(subject, &pair[1]) {
            Ok(long) => long,
            Err(problem) => return findings.problem_on(&pair[1].name, problem),
        };
        let too_long = |short: Duration, long: Duration| long > LEAST && long > short * MOST;
        let mut best = (short, long);
        // A busy computer may be slow once, not each time.
        for _ in 0..2 {
            if too_long(best.0, best.1) {
                let again = |sample, best: Duration| time(subject, sample).map_or(best, |time| time.min(best));
                best = (again(&pair[0], best.0), again(&pair[1], best.1));
            }
        }
        if too_long(best.0, best.1) {
            return findings.problem(format!(
                "{} takes {} ms, and {} {} ms: eight times the text took {} times as long. Look for a loop over the whole \
                 text, or over all annotations, inside another such loop",
                pair[0].name,
                best.0.as_millis(),
                pair[1].name,
                best.1.as_millis(),
                best.1.as_micros() / best.0.as_micros().max(1),
            ));
        }
        // A long time that comes by chance would hide how much longer the next document takes.
        short = if long < LEAST { time(subject, &pair[1]).map_or(long, |again| again.min(long)) } else { long };
    }
}

/// How long the plugin takes; what it found is not looked at.
fn time(subject: &dyn Subject, sample: &Sample) -> Result<Duration, String> {
    sample.with(|document| {
        let start = Instant::now();
        let answer = subject.annotate(document, &[], false);
        let time = start.elapsed();
        answer.map(|_| time).map_err(|failure| failure.to_string())
    })
}
