//! The rules of a plugin by name, so that explanations can show them and a user, or a test, can switch them off.

use serde_json::{Value, json};

/// The JSON schema of one of these names, for the option that takes a list of them: that a name is unknown, and which one
/// is near, is then told with its line.
///
/// ```
/// # const RULES: &[&str] = &["digits", "words"];
/// use briefer_plugin::rule_name;
///
/// #[derive(schemars::JsonSchema)]
/// struct Options {
///     #[schemars(extend("items" = rule_name(RULES)))]
///     without_rules: Vec<String>,
/// }
///
/// let schema = schemars::schema_for!(Options).to_value();
/// assert_eq!(schema["properties"]["without_rules"]["items"]["enum"][1], "words");
/// ```
pub fn rule_name(rules: &[&str]) -> Value {
    json!({"type": "string", "enum": rules})
}

/// Declares a plugin's rules: the enum `Rule` with `name` and `named`, the names as `RULES`, and `Rules`, the set of those
/// that are switched on. At most 128.
///
/// ```
/// mod rule {
///     briefer_plugin::rules! {
///         /// What a number can be found by.
///         enum Rule {
///             /// Digits.
///             Digits = "digits";
///             /// "Two dozen".
///             Words = "words";
///         }
///     }
/// }
/// use rule::{RULES, Rule, Rules};
///
/// assert_eq!(RULES, ["digits", "words"]);
/// assert_eq!(Rule::named("words").map(Rule::name), Some("words"));
/// let rules = Rules::all_but(&["words".to_owned()]).unwrap();
/// assert!(rules.has(Rule::Digits) && !rules.has(Rule::Words) && Rules::ALL.has(Rule::Words));
/// assert!(Rules::all_but(&["word".to_owned()]).is_err());
/// ```
#[macro_export]
macro_rules! rules {
    ($(#[$about:meta])* enum Rule { $($(#[$doc:meta])* $name:ident = $label:literal;)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Rule { $($(#[$doc])* $name,)* }

        /// The names of all rules.
        pub(crate) const RULES: &[&str] = &[$($label,)*];

        impl Rule {
            /// The name that explanations show and options name.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Rule::$name => $label,)* }
            }

            /// The rule with the given name.
            pub(crate) fn named(name: &str) -> Option<Rule> {
                match name { $($label => Some(Rule::$name),)* _ => None }
            }
        }

        /// The rules that are switched on.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) struct Rules(u128);

        impl Rules {
            /// All rules.
            pub(crate) const ALL: Rules = Rules(u128::MAX);

            /// All rules but those of the given names; the first name that no rule has is an error.
            pub(crate) fn all_but(names: &[String]) -> Result<Rules, $crate::PluginError> {
                names.iter().try_fold(Rules::ALL, |rules, name| match Rule::named(name) {
                    Some(rule) => Ok(rules.without(rule)),
                    None => Err($crate::PluginError::Options(format!("without-rules: no rule is called `{name}`"))),
                })
            }

            /// Without one rule.
            pub(crate) fn without(self, rule: Rule) -> Rules {
                Rules(self.0 & !(1 << rule as u32))
            }

            /// Whether a rule is on.
            pub(crate) fn has(self, rule: Rule) -> bool {
                self.0 & (1 << rule as u32) != 0
            }
        }
    };
}
