//! How long each stage took.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// A stage of a run, named like the module that does it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Its name.
    pub name: String,
    /// Time spent, summed over threads.
    pub time: Duration,
    /// Bytes of text handled, where text was.
    pub bytes: Option<u64>,
}

/// Counts the time of named stages from any thread; for `--timings`.
#[derive(Debug, Default)]
pub struct Timings {
    stages: Vec<(String, AtomicU64)>,
}

impl Timings {
    /// Counters for these stages.
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        Timings { stages: names.into_iter().map(|name| (name, AtomicU64::new(0))).collect() }
    }

    /// Runs `work` and adds its time to the stage at `index`.
    pub fn measure<T>(&self, index: usize, work: impl FnOnce() -> T) -> T {
        let begin = Instant::now();
        let result = work();
        let spent = u64::try_from(begin.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.stages[index].1.fetch_add(spent, Ordering::Relaxed);
        result
    }

    /// The stages with their times, `bytes` of text having been handled by each.
    pub fn stages(&self, bytes: u64) -> Vec<Stage> {
        let stage = |(name, nanos): &(String, AtomicU64)| Stage {
            name: name.clone(),
            time: Duration::from_nanos(nanos.load(Ordering::Relaxed)),
            bytes: Some(bytes),
        };
        self.stages.iter().map(stage).collect()
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.time.as_secs_f64();
        write!(f, "{:<12}{:>10.2} ms", self.name, seconds * 1e3)?;
        if let Some(bytes) = self.bytes.filter(|&bytes| bytes > 0 && seconds > 0.0) {
            #[expect(clippy::cast_precision_loss, reason = "a rate for a person to read")]
            let rate = bytes as f64 / 1e6 / seconds;
            write!(f, "{rate:>10.1} MB/s")?;
        }
        Ok(())
    }
}
