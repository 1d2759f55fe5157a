//! The table that the plugin adds to its section.

use briefer_plugin::{Claim, Statement, Table};

/// One row for each place, measure and population, with the lowest and the highest number that anybody gives.
pub(crate) fn casualties_by_place(claims: &[Claim]) -> Option<Table> {
    // The claims of the kinds that the plugin consumes come too.
    let own = claims.iter().filter(|claim| claim.of == "casualty-place");
    let mut rows: Vec<Vec<String>> = own.map(row).collect();
    rows.sort();
    let columns = ["Place", "Measure", "Who", "Lowest to highest", "Sources"].map(str::to_owned).into();
    (!rows.is_empty()).then(|| Table { title: "Casualties by place".to_owned(), columns, rows })
}

fn row(claim: &Claim) -> Vec<String> {
    let key = |name: &str| claim.key.get(name).cloned().flatten().unwrap_or_default();
    let range = range(&claim.statements);
    vec![key("place"), key("measure"), key("population"), range, claim.sources.join(", ")]
}

/// From the lowest number that is meant to the highest; an end that somebody leaves open stays open.
fn range(statements: &[Statement]) -> String {
    let lowest: Option<Vec<f64>> = statements.iter().map(|statement| statement.low).collect();
    let highest: Option<Vec<f64>> = statements.iter().map(|statement| statement.high).collect();
    let lowest = lowest.and_then(|all| all.into_iter().reduce(f64::min));
    let highest = highest.and_then(|all| all.into_iter().reduce(f64::max));
    match (lowest, highest) {
        (Some(low), Some(high)) if low == high => number(low),
        (Some(low), Some(high)) => format!("{} to {}", number(low), number(high)),
        (Some(low), None) => format!("{} or more", number(low)),
        (None, Some(high)) => format!("up to {}", number(high)),
        (None, None) => String::new(),
    }
}

/// A count with its thousands apart: `61,000`.
fn number(value: f64) -> String {
    let digits = format!("{value:.0}");
    let apart = |(index, digit): (usize, char)| {
        let comma = index > 0 && (digits.len() - index).is_multiple_of(3);
        comma.then_some(',').into_iter().chain([digit])
    };
    digits.chars().enumerate().flat_map(apart).collect()
}

#[cfg(test)]
mod tests {
    use super::{casualties_by_place, number};
    use briefer_plugin::Claim;
    use serde_json::{Value, json};

    fn claim(of: &str, place: &str, ranges: &[(Option<f64>, Option<f64>)]) -> Claim {
        let statement = |(low, high): &(Option<f64>, Option<f64>)| -> Value {
            json!({"wording": "", "low": low, "high": high, "modality": "asserted", "denial": false, "story": "a",
                "attributes": {}, "evidence": []})
        };
        let statements: Vec<Value> = ranges.iter().map(statement).collect();
        let claim = json!({"id": "0", "plugin": "casualty-place", "of": of, "value": "interval",
            "key": {"place": place, "measure": "killed", "population": null}, "statements": statements, "stories": 1,
            "sources": ["Ashby Today", "Karsa Post"]});
        serde_json::from_value(claim).expect("the claim is well formed")
    }

    #[test]
    fn rows_are_sorted_and_keep_open_ends_open() {
        let claims = [
            claim("casualty-place", "Velm", &[(Some(12.0), Some(12.0)), (Some(9.0), None)]),
            claim("casualty-place", "Karsa", &[(Some(1200.0), Some(1200.0)), (Some(40.0), Some(50.0))]),
            claim("casualty-place", "Tolm", &[(None, Some(3.0))]),
            claim("figure", "Ashby", &[(Some(1.0), Some(1.0))]),
        ];
        let table = casualties_by_place(&claims).expect("there are rows");
        let cells: Vec<_> = table.rows.iter().map(|row| (row[0].as_str(), row[3].as_str())).collect();
        assert_eq!(cells, [("Karsa", "40 to 1,200"), ("Tolm", "up to 3"), ("Velm", "9 or more")]);
        assert_eq!(table.rows[0][4], "Ashby Today, Karsa Post");
    }

    #[test]
    fn no_claims_make_no_table() {
        assert_eq!(casualties_by_place(&[]), None);
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!([5.0, 999.0, 1000.0, 1_234_567.0].map(number), ["5", "999", "1,000", "1,234,567"]);
    }
}
