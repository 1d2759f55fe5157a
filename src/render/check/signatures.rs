//! The filters, tests and functions of templates: what they take, what they make of it.

use crate::render::filters::FORMS;

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
    /// A statement, or what has its bounds and its words.
    Statement,
    /// A list of findings.
    Findings,
    /// True or false.
    Flag,
    /// A text, or a list of texts.
    Texts,
    /// One of these texts.
    Words(&'static [&'static str]),
}

impl Takes {
    /// What it is, in words.
    pub(super) fn wanted(self) -> String {
        let fixed = match self {
            Takes::Anything => "a value",
            Takes::Text => "a text",
            Takes::Number => "a number",
            Takes::List => "a list",
            Takes::Map => "a map",
            Takes::Date => "a date",
            Takes::Holds => "a text, a list or a map",
            Takes::Said => "a text or a number",
            Takes::Statement => "a statement",
            Takes::Findings => "a list of findings",
            Takes::Flag => "true or false",
            Takes::Texts => "a text or a list of texts",
            Takes::Words(known) => {
                let known: Vec<String> = known.iter().map(|word| format!("`{word}`")).collect();
                return format!("one of {}", known.join(", "));
            }
        };
        fixed.to_owned()
    }
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
    /// The statements of the findings it takes, each with its finding.
    Statements,
    Anything,
}

/// An argument of a filter, test or function.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parameter {
    pub(super) name: &'static str,
    pub(super) takes: Takes,
    /// Whether it must be given.
    pub(super) is_needed: bool,
}

const fn needed(name: &'static str, takes: Takes) -> Parameter {
    Parameter { name, takes, is_needed: true }
}

const fn optional(name: &'static str, takes: Takes) -> Parameter {
    Parameter { name, takes, is_needed: false }
}

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

/// What findings may be picked by.
const PICK: &[Parameter] = &[
    optional("entity", Takes::Texts),
    optional("kind", Takes::Texts),
    optional("measure", Takes::Texts),
    optional("of", Takes::Texts),
    optional("place", Takes::Texts),
    optional("plugin", Takes::Texts),
    optional("source", Takes::Texts),
    optional("stories", Takes::Number),
];

/// All filters: those that Tera brings, and those of `filters`.
pub(super) const FILTERS: &[Signature] = {
    use Makes::{Groups, GroupsByKey, Item, Number, OrValue, Same, Text, Texts, Value, Values};
    use Takes::{Anything, Date, Holds, List, Map};
    &[
        signature("abs", Takes::Number, &[], Number),
        signature("alike", List, &[optional("by", Takes::Text)], Groups),
        signature("amount", Takes::Statement, &[optional("as", Takes::Words(FORMS))], Text),
        signature("capitalize", Takes::Text, &[], Text),
        signature("clause", Takes::Text, &[], Text),
        signature("date", Date, &[], Text),
        signature("default", Anything, &[needed("value", Takes::Anything), optional("boolean", Takes::Flag)], OrValue),
        signature("distinct", List, &[optional("by", Takes::Text)], Same),
        signature("escape", Takes::Text, &[], Text),
        signature("escape_html", Takes::Text, &[], Text),
        signature("escape_xml", Takes::Text, &[], Text),
        signature("first", List, &[], Item),
        signature("float", Anything, &[], Number),
        signature("get", Map, &[needed("key", Takes::Text), optional("default", Takes::Anything)], Value),
        signature("group_by", List, &[needed("attribute", Takes::Text)], GroupsByKey),
        signature("in_period", Takes::Text, &[], Text),
        signature(
            "indent",
            Takes::Text,
            &[
                optional("width", Takes::Number),
                optional("indentation", Takes::Text),
                optional("first", Takes::Flag),
                optional("blank", Takes::Flag),
            ],
            Text,
        ),
        signature("inside", Takes::Text, &[], Text),
        signature("int", Anything, &[optional("base", Takes::Number)], Number),
        signature("join", List, &[optional("sep", Takes::Text)], Text),
        signature("join_words", List, &[optional("limit", Takes::Number)], Text),
        signature("keys", Map, &[], Texts),
        signature("last", List, &[], Item),
        signature("length", Holds, &[], Number),
        signature("lower", Takes::Text, &[], Text),
        signature("lower_first", Takes::Text, &[], Text),
        signature("newlines_to_br", Takes::Text, &[], Text),
        signature("nth", List, &[needed("n", Takes::Number)], Item),
        signature("number", Takes::Number, &[], Text),
        signature("pairs", Map, &[], Makes::Anything),
        signature("period", Takes::Text, &[], Text),
        signature("phrase", Takes::Text, &[], Text),
        signature("pick", Takes::Findings, PICK, Same),
        signature("plain_name", Takes::Text, &[], Text),
        signature(
            "plural",
            Takes::Number,
            &[needed("one", Takes::Text), optional("many", Takes::Text), optional("bare", Takes::Flag)],
            Text,
        ),
        signature("pluralize", Anything, &[optional("singular", Takes::Text), optional("plural", Takes::Text)], Text),
        signature("quote", Takes::Text, &[], Text),
        signature("replace", Takes::Text, &[needed("from", Takes::Text), needed("to", Takes::Text)], Text),
        signature("reverse", Anything, &[], Same),
        signature(
            "round",
            Takes::Number,
            &[optional("method", Takes::Text), optional("precision", Takes::Number)],
            Number,
        ),
        signature("safe", Anything, &[], Text),
        signature("sort", List, &[optional("attribute", Takes::Text)], Same),
        signature("split", Takes::Text, &[needed("pat", Takes::Text)], Texts),
        signature("statements", Takes::Findings, &[], Makes::Statements),
        signature("str", Anything, &[], Text),
        signature("the", Takes::Text, &[], Text),
        signature("title", Takes::Text, &[], Text),
        signature("trim", Takes::Text, &[optional("pat", Takes::Text)], Text),
        signature("trim_end", Takes::Text, &[optional("pat", Takes::Text)], Text),
        signature("trim_start", Takes::Text, &[optional("pat", Takes::Text)], Text),
        signature("truncate", Takes::Text, &[needed("length", Takes::Number)], Text),
        signature("unique", List, &[], Same),
        signature("upper", Takes::Text, &[], Text),
        signature("upper_first", Takes::Text, &[], Text),
        signature("values", Map, &[], Values),
        signature("wordcount", Takes::Text, &[], Number),
        signature("words", Takes::Text, &[optional("of", Takes::Text)], Text),
    ]
};

/// All tests.
pub(super) const TESTS: &[Signature] = {
    use Makes::Bool;
    use Takes::{Anything, Holds, Number, Text};
    &[
        signature("array", Anything, &[], Bool),
        signature("bool", Anything, &[], Bool),
        signature("containing", Holds, &[needed("pat", Takes::Anything)], Bool),
        signature("defined", Anything, &[], Bool),
        signature("divisible_by", Number, &[needed("divisor", Takes::Number)], Bool),
        signature("ending_with", Text, &[needed("pat", Takes::Text)], Bool),
        signature("even", Number, &[], Bool),
        signature("float", Anything, &[], Bool),
        signature("integer", Anything, &[], Bool),
        signature("iterable", Anything, &[], Bool),
        signature("map", Anything, &[], Bool),
        signature("none", Anything, &[], Bool),
        signature("number", Anything, &[], Bool),
        signature("odd", Number, &[], Bool),
        signature("starting_with", Text, &[needed("pat", Takes::Text)], Bool),
        signature("string", Anything, &[], Bool),
        signature("undefined", Anything, &[], Bool),
    ]
};

/// All functions.
pub(super) const FUNCTIONS: &[Signature] = &[
    signature(
        "range",
        Takes::Anything,
        &[optional("start", Takes::Number), needed("end", Takes::Number), optional("step_by", Takes::Number)],
        Makes::Numbers,
    ),
    signature("super", Takes::Anything, &[], Makes::Text),
    signature("throw", Takes::Anything, &[needed("message", Takes::Text)], Makes::Bool),
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
