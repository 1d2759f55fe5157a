//! `briefer template`: the templates of a project.

mod context;
mod difference;
mod made;
mod new;
mod test;

use clap::{Args, Subcommand};

use super::Exit;
use super::global::Global;

/// Options of `template`.
#[derive(Debug, Args)]
pub struct TemplateArgs {
    #[command(subcommand)]
    command: TemplateCommand,
}

/// What to do with templates.
#[derive(Debug, Subcommand)]
enum TemplateCommand {
    /// Show the data a template gets: types, what each field is, and this project's values
    Context(context::ContextArgs),
    /// Start the templates of a new audience: those of another, in a folder of their own
    New(new::NewArgs),
    /// Compare what the templates make of a few documents with what was kept of it
    Test(test::TestArgs),
}

pub(super) fn run(args: &TemplateArgs, global: &Global) -> Result<Exit, Exit> {
    match &args.command {
        TemplateCommand::Context(args) => context::run(args, global),
        TemplateCommand::New(args) => new::run(args, global),
        TemplateCommand::Test(args) => test::run(args, global),
    }
}
