//! The order of plugins: who provides a kind runs before who consumes it.

use std::collections::BTreeSet;

use briefer_plugin::Manifest;

/// Why no order exists.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OrderError {
    /// Each of these waits for another.
    #[error("plugins wait for each other: {}", .0.join(" -> "))]
    Cycle(Vec<String>),
    /// A plugin consumes what nobody provides.
    #[error("plugin `{plugin}` consumes `{kind}`, which no enabled plugin provides")]
    Missing {
        /// The plugin.
        plugin: String,
        /// The kind it consumes.
        kind: String,
    },
    /// Two plugins provide one kind, or both link.
    #[error("plugins `{first}` and `{second}` both provide {what}")]
    Twice {
        /// The one by name.
        first: String,
        /// The other.
        second: String,
        /// What both provide.
        what: String,
    },
}

/// The indices of `manifests` in the order they have to run; ties are broken by name, so the order of configuration does not matter.
///
/// # Errors
/// Every reason that no order exists: missing kinds, kinds provided twice, cycles with their members.
pub fn order(manifests: &[&Manifest]) -> Result<Vec<usize>, Vec<OrderError>> {
    let mut errors = provided_twice(manifests);
    errors.extend(missing(manifests));
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut waiting: BTreeSet<(&str, usize)> =
        manifests.iter().enumerate().map(|(i, m)| (m.name.as_str(), i)).collect();
    let mut done = Vec::with_capacity(manifests.len());
    while let Some(next) = waiting.iter().copied().find(|&(_, i)| ready(i, &waiting, manifests)) {
        waiting.remove(&next);
        done.push(next.1);
    }
    if waiting.is_empty() { Ok(done) } else { Err(vec![OrderError::Cycle(cycle(&waiting, manifests))]) }
}

fn ready(index: usize, waiting: &BTreeSet<(&str, usize)>, manifests: &[&Manifest]) -> bool {
    !waiting.iter().any(|&(_, other)| other != index && feeds(manifests[other], manifests[index]))
}

fn feeds(provider: &Manifest, consumer: &Manifest) -> bool {
    provider.provides.iter().any(|spec| consumer.consumes.contains(&spec.kind))
}

/// Every [`OrderError::Missing`]: what plugins consume and none of them provides.
pub fn missing(manifests: &[&Manifest]) -> Vec<OrderError> {
    let provided: BTreeSet<&str> =
        manifests.iter().flat_map(|m| m.provides.iter().map(|spec| spec.kind.as_str())).collect();
    let unmet = manifests.iter().flat_map(|m| m.consumes.iter().map(move |kind| (m, kind)));
    unmet
        .filter(|(_, kind)| !provided.contains(kind.as_str()))
        .map(|(m, kind)| OrderError::Missing { plugin: m.name.clone(), kind: kind.clone() })
        .collect()
}

fn provided_twice(manifests: &[&Manifest]) -> Vec<OrderError> {
    let mut errors = Vec::new();
    for (i, first) in manifests.iter().enumerate() {
        for second in &manifests[i + 1..] {
            let twice =
                |what: String| OrderError::Twice { first: first.name.clone(), second: second.name.clone(), what };
            let shared = first.provides.iter().filter(|a| second.provides.iter().any(|b| a.kind == b.kind));
            errors.extend(shared.map(|spec| twice(format!("the kind `{}`", spec.kind))));
            if first.links && second.links {
                errors.push(twice("links".to_owned()));
            }
        }
    }
    errors
}

/// Follows "waits for" among the waiting until a plugin comes up again, and returns that loop.
fn cycle(waiting: &BTreeSet<(&str, usize)>, manifests: &[&Manifest]) -> Vec<String> {
    let mut path: Vec<usize> = waiting.iter().take(1).map(|&(_, i)| i).collect();
    while let Some(&last) = path.last() {
        let Some(&(_, next)) = waiting.iter().find(|&&(_, i)| i != last && feeds(manifests[i], manifests[last])) else {
            break;
        };
        if let Some(at) = path.iter().position(|&i| i == next) {
            path.drain(..at);
            path.push(next);
            break;
        }
        path.push(next);
    }
    path.iter().map(|&i| manifests[i].name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use briefer_plugin::{KindSpec, ValueKind};

    use super::*;

    fn plugin(name: &str, provides: &str, consumes: &[&str]) -> Manifest {
        let mut manifest = Manifest::new(name, "0", "").provides(KindSpec::new(provides, ValueKind::Presence));
        manifest.consumes = consumes.iter().map(|&kind| kind.to_owned()).collect();
        manifest
    }

    fn names(manifests: &[Manifest]) -> Result<Vec<String>, Vec<OrderError>> {
        let refs: Vec<&Manifest> = manifests.iter().collect();
        order(&refs).map(|order| order.into_iter().map(|i| manifests[i].name.clone()).collect())
    }

    #[test]
    fn providers_run_first_whatever_the_order_given() {
        let speakers = plugin("speakers", "quotation", &["mention"]);
        let figures = plugin("figures", "figure", &["mention", "quotation"]);
        let entities = plugin("entities", "mention", &[]);
        let wanted = vec!["entities".to_owned(), "speakers".to_owned(), "figures".to_owned()];
        assert_eq!(names(&[figures.clone(), speakers.clone(), entities.clone()]), Ok(wanted.clone()));
        assert_eq!(names(&[entities, figures, speakers]), Ok(wanted));
    }

    #[test]
    fn a_cycle_names_its_members_only() {
        let manifests =
            [plugin("a", "x", &["z"]), plugin("b", "y", &["x"]), plugin("c", "z", &["y"]), plugin("d", "w", &["x"])];
        let errors = names(&manifests).unwrap_err();
        assert_eq!(errors[0].to_string(), "plugins wait for each other: a -> c -> b -> a");
    }

    #[test]
    fn every_missing_kind_is_named_at_once() {
        let errors = names(&[plugin("a", "x", &["p", "q"])]).unwrap_err();
        assert_eq!(errors.len(), 2);
    }

    #[test]
    fn one_kind_from_two_plugins_is_refused() {
        let errors = names(&[plugin("a", "x", &[]), plugin("b", "x", &[])]).unwrap_err();
        assert_eq!(errors[0].to_string(), "plugins `a` and `b` both provide the kind `x`");
    }
}
