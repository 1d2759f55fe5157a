//! Where the parts of a chart stand; `shared/chart.html` draws them and `shared/chart.md` writes them as a table.

use briefer_plugin::{Qualifier, Statement, ValueKind};
use schemars::JsonSchema;
use serde::Serialize;

use crate::briefing::Finding;

/// What is measured across is a share of the drawing's width, in percent, so that words keep their size on any page.
const WIDTH: f64 = 100.0;
/// Height of one statement in pixels: its amount, who says so, and its bar.
const ROW: f64 = 62.0;
/// Height of the bars of a chart of counts, in pixels.
const BARS: f64 = 96.0;
/// No chart shows more statements than this.
const MOST_ROWS: usize = 12;

/// A chart of a finding.
#[derive(Debug, PartialEq, Serialize, JsonSchema)]
pub(super) struct Chart {
    /// `interval` or `counts`.
    form: &'static str,
    height: f64,
    /// Where the scale or the base line is.
    base: f64,
    ticks: Vec<Tick>,
    rows: Vec<Row>,
    bars: Vec<Bar>,
}

/// A mark on the scale.
#[derive(Debug, PartialEq, Serialize, JsonSchema)]
struct Tick {
    x: f64,
    value: f64,
}

/// A statement's bar: from `left` to `right`, or a point where both are one.
#[derive(Debug, PartialEq, Serialize, JsonSchema)]
struct Row {
    y: f64,
    claimant: Option<String>,
    source: Option<String>,
    date: Option<String>,
    /// The period, where it is an earlier one.
    period: Option<String>,
    low: Option<f64>,
    high: Option<f64>,
    qualifier: Option<Qualifier>,
    /// The source's own words.
    wording: String,
    /// The id of its evidence.
    evidence: Option<String>,
    left: f64,
    right: f64,
    is_point: bool,
    open_left: bool,
    open_right: bool,
}

/// A period's bar.
#[derive(Debug, PartialEq, Serialize, JsonSchema)]
struct Bar {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    middle: f64,
    period: String,
    count: usize,
    /// The list that the count is counted from; null where the briefing has none.
    list: Option<String>,
    is_now: bool,
}

impl Chart {
    /// The statements of a finding as intervals, or its stories over the periods.
    pub(super) fn of(finding: &Finding) -> Chart {
        match finding.value {
            ValueKind::Interval => intervals(finding),
            ValueKind::Text | ValueKind::Presence => counts(finding),
        }
    }
}

fn intervals(finding: &Finding) -> Chart {
    let now = finding.statements.iter().map(|statement| (statement, None));
    let past = finding.before.iter().flat_map(|past| past.statements.iter().map(|s| (s, Some(past.period.as_str()))));
    let mut shown: Vec<(&Statement, Option<&str>)> = Vec::new();
    for (statement, period) in now.chain(past).filter(|(s, _)| s.low.is_some() || s.high.is_some()) {
        let same = |(other, p): &(&Statement, Option<&str>)| {
            *p == period
                && (other.low, other.high, &other.claimant) == (statement.low, statement.high, &statement.claimant)
        };
        if shown.len() < MOST_ROWS && !shown.iter().any(same) {
            shown.push((statement, period));
        }
    }
    let ends = shown.iter().flat_map(|(s, _)| [s.low, s.high]).flatten().filter(|value| value.is_finite());
    let scale = Scale::of(ends);
    let rows: Vec<Row> = shown.iter().enumerate().map(|(at, (s, period))| scale.row(at, s, *period)).collect();
    let base = rows.len() as f64 * ROW + 6.0;
    Chart { form: "interval", height: base + 24.0, base, ticks: scale.ticks(), rows, bars: Vec::new() }
}

/// A linear scale that holds zero, so that lengths may be compared.
struct Scale {
    low: f64,
    high: f64,
    step: f64,
}

impl Scale {
    fn of(values: impl Iterator<Item = f64>) -> Scale {
        let (low, high) = values.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
        let span = if high > low { (high - low) * 1.1 } else { 1.0 };
        let magnitude = 10_f64.powi((span / 4.0).log10().floor() as i32);
        let step = [1.0, 2.0, 5.0, 10.0].map(|m| m * magnitude).into_iter().find(|step| span / step <= 4.0);
        let step = step.unwrap_or(span).max(if span < 4.0 { 1.0 } else { 0.0 });
        Scale { low: (low / step).floor() * step, high: (low + span), step }
    }

    fn x(&self, value: f64) -> f64 {
        let share = ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        tenth(share * WIDTH)
    }

    fn ticks(&self) -> Vec<Tick> {
        let marks = (0..6).map(|at| self.low + f64::from(at) * self.step).take_while(|value| *value <= self.high);
        marks.map(|value| Tick { x: self.x(value), value }).collect()
    }

    fn row(&self, at: usize, statement: &Statement, period: Option<&str>) -> Row {
        let Statement { low, high, .. } = *statement;
        let is_point = low == high;
        Row {
            y: at as f64 * ROW,
            claimant: statement.claimant.clone(),
            source: statement.source.as_deref().map(str::to_owned),
            date: statement.date.map(|date| date.to_string()),
            period: period.map(str::to_owned),
            low,
            high,
            qualifier: statement.qualifier,
            wording: statement.wording.clone(),
            evidence: statement.evidence.first().map(|evidence| evidence.id.clone()),
            left: low.map_or(0.0, |low| self.x(low)),
            right: high.map_or(WIDTH, |high| self.x(high)),
            is_point,
            // Counts end at zero: "at most 50" begins there.
            open_left: low.is_none() && self.low < 0.0,
            open_right: high.is_none(),
        }
    }
}

fn counts(finding: &Finding) -> Chart {
    let counts = &finding.counts;
    let list = |period: &str| {
        let past =
            || finding.before.iter().any(|past| past.period == period).then(|| format!("{}/{period}", finding.id));
        if counts.first().is_some_and(|now| now.period == period) { Some(finding.id.clone()) } else { past() }
    };
    let most = counts.iter().map(|count| count.stories).max().unwrap_or(0).max(1) as f64;
    let slot = WIDTH / counts.len().max(1) as f64;
    let base = BARS + 20.0;
    let bars = counts.iter().rev().enumerate().map(|(at, count)| {
        let height = tenth(count.stories as f64 / most * BARS);
        let width = (slot * 0.6).min(8.0);
        let middle = tenth((at as f64 + 0.5) * slot);
        Bar {
            x: tenth(middle - width / 2.0),
            y: tenth(base - height),
            width: tenth(width),
            height,
            middle,
            period: count.period.clone(),
            count: count.stories,
            list: list(&count.period).filter(|_| count.stories > 0),
            is_now: at + 1 == counts.len(),
        }
    });
    let bars = bars.collect();
    Chart { form: "counts", height: base + 22.0, base, ticks: Vec::new(), rows: Vec::new(), bars }
}

/// One decimal is enough on a page, and the same on every machine.
fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::Scale;

    fn marks(values: &[f64]) -> Vec<f64> {
        Scale::of(values.iter().copied()).ticks().into_iter().map(|tick| tick.value).collect()
    }

    #[test]
    fn scales_start_at_zero_and_have_round_marks() {
        assert_eq!(marks(&[4000.0, 6000.0]), [0.0, 2000.0, 4000.0, 6000.0]);
        assert_eq!(marks(&[1.0, 2.0]), [0.0, 1.0, 2.0]);
        assert_eq!(marks(&[760.0]), [0.0, 500.0]);
        assert_eq!(marks(&[-3.0, 5.0])[0], -5.0);
        assert_eq!(marks(&[]), [0.0, 1.0]);
    }

    #[test]
    fn positions_stay_inside_the_drawing() {
        let scale = Scale::of([10.0, 20.0].into_iter());
        assert!(scale.x(0.0) >= 0.0 && scale.x(1e300) <= 100.0);
    }
}
