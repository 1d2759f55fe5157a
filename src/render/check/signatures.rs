//! The filters, tests and functions of templates: what they take, what they make of it.

/// What a filter or test takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    Anything,
    Text,
    Number,
    List,
    Map,
    /// A date, a span of days, or nothing.
    Date,
    /// A text, a list or a map.
    Holds,
    /// What a phrase can hold.
    Said,
}

/// What a filter or function makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Makes {
    Text,
    Number,
    Bool,
    Numbers,
    Texts,
    /// What it takes.
    Same,
    /// An item of the list it takes.
    Item,
    /// Lists of items of the list it takes.
    Groups,
    /// Lists of items of the list it takes, by a text.
    GroupsByKey,
    /// The values of the map it takes, in a list.
    Values,
    /// A value of the map it takes.
    Value,
    /// What it takes, or the argument `value`.
    OrValue,
    Anything,
}

/// An argument's name, and whether it must be given.
pub(super) type Parameter = (&'static str, bool);

/// A filter, test or function.
#[derive(Debug)]
pub(super) struct Signature {
    pub(super) name: &'static str,
    pub(super) takes: Takes,
    pub(super) parameters: &'static [Parameter],
    pub(super) makes: Makes,
}

const fn signature(name: &'static str, takes: Takes, parameters: &'static [Parameter], makes: Makes) -> Signature {
    Signature { name, takes, parameters, makes }
}

/// The signature of a name.
pub(super) fn find<'s>(all: &'s [Signature], name: &str) -> Option<&'s Signature> {
    all.iter().find(|signature| signature.name == name)
}

/// The arguments that name a field of the items of a list.
pub(super) const FIELD_ARGUMENTS: [&str; 2] = ["by", "attribute"];

/// All filters: those that Tera brings, and those of `filters`.
pub(super) const FILTERS: &[Signature] = {
    use Makes::{Groups, GroupsByKey, Item, Number, OrValue, Same, Text, Texts, Value, Values};
    use Takes::{Anything, Date, Holds, List, Map};
    &[
        signature("abs", Takes::Number, &[], Number),
        signature("alike", List, &[("by", false)], Groups),
        signature("capitalize", Takes::Text, &[], Text),
        signature("clause", Takes::Text, &[], Text),
        signature("date", Date, &[], Text),
        signature("default", Anything, &[("value", true), ("boolean", false)], OrValue),
        signature("distinct", List, &[("by", false)], Same),
        signature("escape", Takes::Text, &[], Text),
        signature("escape_html", Takes::Text, &[], Text),
        signature("escape_xml", Takes::Text, &[], Text),
        signature("first", List, &[], Item),
        signature("float", Anything, &[], Number),
        signature("get", Map, &[("key", true), ("default", false)], Value),
        signature("group_by", List, &[("attribute", true)], GroupsByKey),
        signature("in_period", Takes::Text, &[], Text),
        signature(
            "indent",
            Takes::Text,
            &[("width", false), ("indentation", false), ("first", false), ("blank", false)],
            Text,
        ),
        signature("inside", Takes::Text, &[], Text),
        signature("int", Anything, &[("base", false)], Number),
        signature("interval", Map, &[], Text),
        signature("join", List, &[("sep", false)], Text),
        signature("join_words", List, &[("limit", false)], Text),
        signature("keys", Map, &[], Texts),
        signature("last", List, &[], Item),
        signature("length", Holds, &[], Number),
        signature("lower", Takes::Text, &[], Text),
        signature("lower_first", Takes::Text, &[], Text),
        signature("newlines_to_br", Takes::Text, &[], Text),
        signature("nth", List, &[("n", true)], Item),
        signature("number", Takes::Number, &[], Text),
        signature("pairs", Map, &[], Makes::Anything),
        signature("period", Takes::Text, &[], Text),
        signature("phrase", Takes::Text, &[], Text),
        signature("plain_name", Takes::Text, &[], Text),
        signature("plural", Takes::Number, &[("one", true), ("many", false), ("bare", false)], Text),
        signature("pluralize", Anything, &[("singular", false), ("plural", false)], Text),
        signature("quote", Takes::Text, &[], Text),
        signature("replace", Takes::Text, &[("from", true), ("to", true)], Text),
        signature("reverse", Anything, &[], Same),
        signature("round", Takes::Number, &[("method", false), ("precision", false)], Number),
        signature("safe", Anything, &[], Text),
        signature("sort", List, &[("attribute", false)], Same),
        signature("split", Takes::Text, &[("pat", true)], Texts),
        signature("str", Anything, &[], Text),
        signature("the", Takes::Text, &[], Text),
        signature("title", Takes::Text, &[], Text),
        signature("trim", Takes::Text, &[("pat", false)], Text),
        signature("trim_end", Takes::Text, &[("pat", false)], Text),
        signature("trim_start", Takes::Text, &[("pat", false)], Text),
        signature("truncate", Takes::Text, &[("length", true), ("end", false)], Text),
        signature("unique", List, &[], Same),
        signature("upper", Takes::Text, &[], Text),
        signature("upper_first", Takes::Text, &[], Text),
        signature("values", Map, &[], Values),
        signature("wordcount", Takes::Text, &[], Number),
        signature("words", Takes::Text, &[("of", false)], Text),
    ]
};

/// All tests.
pub(super) const TESTS: &[Signature] = {
    use Makes::Bool;
    use Takes::{Anything, Holds, Number, Text};
    &[
        signature("array", Anything, &[], Bool),
        signature("bool", Anything, &[], Bool),
        signature("containing", Holds, &[("pat", true)], Bool),
        signature("defined", Anything, &[], Bool),
        signature("divisible_by", Number, &[("divisor", true)], Bool),
        signature("ending_with", Text, &[("pat", true)], Bool),
        signature("even", Number, &[], Bool),
        signature("float", Anything, &[], Bool),
        signature("integer", Anything, &[], Bool),
        signature("iterable", Anything, &[], Bool),
        signature("map", Anything, &[], Bool),
        signature("none", Anything, &[], Bool),
        signature("number", Anything, &[], Bool),
        signature("odd", Number, &[], Bool),
        signature("starting_with", Text, &[("pat", true)], Bool),
        signature("string", Anything, &[], Bool),
        signature("undefined", Anything, &[], Bool),
    ]
};

/// All functions.
pub(super) const FUNCTIONS: &[Signature] = &[
    signature("range", Takes::Anything, &[("start", false), ("end", true), ("step_by", false)], Makes::Numbers),
    signature("super", Takes::Anything, &[], Makes::Text),
    signature("throw", Takes::Anything, &[("message", true)], Makes::Bool),
];

#[cfg(test)]
mod tests {
    use tera::Tera;

    use super::{FILTERS, FUNCTIONS, Signature, TESTS};
    use crate::render::fixture::english;
    use crate::render::{Format, filters};

    fn is_known(template: &str) -> bool {
        let mut tera = Tera::default();
        filters::register(&mut tera, &english(), Format::Markdown);
        tera.add_raw_template("a.md", template).is_ok()
    }

    #[test]
    fn tera_knows_every_filter_test_and_function() {
        let all = |signatures: &[Signature], template: fn(&str) -> String| {
            for signature in signatures {
                assert!(is_known(&template(signature.name)), "{}", signature.name);
                assert!(!is_known(&template(&format!("{}x", signature.name))), "{}", signature.name);
            }
        };
        all(FILTERS, |name| format!("{{{{ x | {name} }}}}"));
        all(TESTS, |name| format!("{{{{ x is {name} }}}}"));
        all(FUNCTIONS, |name| format!("{{{{ {name}() }}}}"));
    }

    #[test]
    fn every_filter_of_ours_has_a_signature() {
        let source = include_str!("../filters.rs");
        let registered: Vec<&str> =
            source.split("register_filter(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(registered.len() > 10);
        for name in registered {
            assert!(FILTERS.iter().any(|signature| signature.name == name), "`{name}` is missing in signatures.rs");
        }
    }

    #[test]
    fn signatures_are_sorted() {
        for all in [FILTERS, TESTS, FUNCTIONS] {
            assert!(all.windows(2).all(|pair| pair[0].name < pair[1].name));
        }
    }
}
