//! Rules by name.

use briefer_figures::Figures;
use briefer_plugin::{Erased, Options};
use serde_json::json;

#[test]
fn an_unknown_rule_is_an_error() {
    let error = plugin("hedges").err().expect("no rule has that name").to_string();
    assert!(error.contains("hedges"), "{error}");
}

fn plugin(without: &str) -> Result<Erased, briefer_plugin::PluginError> {
    let mut options = Options::new();
    options.insert("without-rules".into(), json!([without]));
    Erased::of::<Figures>(&options)
}
