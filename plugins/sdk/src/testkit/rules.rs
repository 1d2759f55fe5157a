//! Rules that a plugin's explanations name and its option `without-rules` leaves out.

use std::path::Path;

use serde_json::json;

use super::{PluginTest, case};
use crate::{Annotation, Erased, Options, Plugin, PluginError, segment};

impl<P: Plugin + 'static> PluginTest<P> {
    /// Checks that no rule is a mere label: that each of `rules` changes what is found in a case once it is off, that none
    /// explains anything then, and that `readme` tells of each in backticks.
    ///
    /// ```no_run
    /// # #[derive(Default, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
    /// # struct NoOptions {}
    /// # struct Nothing;
    /// # impl briefer_plugin::Plugin for Nothing {
    /// #     type Options = NoOptions;
    /// #     fn manifest() -> briefer_plugin::Manifest { briefer_plugin::Manifest::new("nothing", "1.0.0", "finds nothing") }
    /// #     fn new(_: NoOptions) -> Result<Self, briefer_plugin::PluginError> { Ok(Nothing) }
    /// #     fn annotate(&self, _: &briefer_plugin::Document<'_>, _: &[briefer_plugin::Annotation], _: bool)
    /// #         -> Result<Vec<briefer_plugin::Annotation>, briefer_plugin::PluginError> { Ok(Vec::new()) }
    /// # }
    /// briefer_plugin::testkit::PluginTest::<Nothing>::new().check_rules(&["rule"], "tests/cases", "It has a `rule`.");
    /// ```
    ///
    /// # Panics
    /// With the names of the rules that fail.
    pub fn check_rules(&self, rules: &[&str], cases: impl AsRef<Path>, readme: &str) {
        let texts: Vec<String> = case::files_in(cases.as_ref())
            .iter()
            .filter_map(|file| case::Case::read(file).ok())
            .map(|case| case.text)
            .collect();
        let on = Erased::of::<P>(&self.options).expect("the options are good");
        let found = |plugin: &Erased, text: &str, explain: bool| {
            let segments = segment(text);
            plugin.annotate(&segments.document("test", text), &[], explain).expect("any text is annotated")
        };
        let bare = |found: Vec<Annotation>| found.into_iter().map(|a| (a.span, a.body)).collect::<Vec<_>>();
        let with_all: Vec<_> = texts.iter().map(|text| bare(found(&on, text, false))).collect();
        let (mut idle, mut named) = (Vec::new(), Vec::new());
        for rule in rules {
            let off = without::<P>(rule).unwrap_or_else(|error| panic!("`{rule}` is not taken: {error}"));
            let differs = |(text, with): (&String, &Vec<_>)| bare(found(&off, text, false)) != *with;
            // What only given annotations bring about is seen in the cases alone.
            let given = || PluginTest::<P>::new().options(json!({"without-rules": [rule]}));
            if !texts.iter().zip(&with_all).any(differs) && given().failing_cases(cases.as_ref()).is_empty() {
                idle.push(*rule);
            }
            let names = |text: &&String| {
                let found = found(&off, text, true);
                found.iter().flat_map(|annotation| &annotation.why).any(|why| why.rule == *rule)
            };
            named.extend(texts.iter().find(names).map(|text| (*rule, text)));
        }
        assert!(idle.is_empty(), "no case changes without {idle:?}");
        assert!(named.is_empty(), "off, and yet they explain something: {named:#?}");
        let untold: Vec<_> = rules.iter().filter(|rule| !readme.contains(&format!("`{rule}`"))).collect();
        assert!(untold.is_empty(), "the README does not tell of {untold:?}");
        let unknown = without::<P>("no such rule").err().expect("no rule has that name").to_string();
        assert!(unknown.contains("no such rule"), "{unknown}");
    }
}

fn without<P: Plugin + 'static>(rule: &str) -> Result<Erased, PluginError> {
    let mut options = Options::new();
    options.insert("without-rules".into(), json!([rule]));
    Erased::of::<P>(&options)
}
