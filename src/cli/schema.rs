//! `briefer schema`: the JSON Schema of a form of data.

use briefer_plugin::{Figure, Mention, Quotation};
use clap::{Args, ValueEnum};
use schemars::schema_for;
use serde_json::Value;

use super::{Exit, report::print_result};
use crate::briefing::Briefing;

/// Options of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Which form
    #[arg(value_enum, default_value_t = Form::Briefing)]
    form: Form,
}

/// The forms of data that have a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// What templates see, and what the JSON edition holds
    Briefing,
    /// config.yaml
    Config,
    /// corrections.yaml
    Corrections,
    /// The attributes of a mention
    Mention,
    /// The attributes of a figure
    Figure,
    /// The attributes of a quotation
    Quotation,
}

pub(super) fn run(args: &SchemaArgs) -> Result<Exit, Exit> {
    let schema: Value = match args.form {
        Form::Briefing => schema_for!(Briefing).to_value(),
        Form::Config => crate::config::json_schema(),
        Form::Corrections => crate::config::corrections_schema(),
        Form::Mention => schema_for!(Mention).to_value(),
        Form::Figure => schema_for!(Figure).to_value(),
        Form::Quotation => schema_for!(Quotation).to_value(),
    };
    print_result(format!("{schema:#}\n").as_bytes())
}
