//! `briefer man`: the manual page.

use clap::{Args, CommandFactory};

use super::report::{fail, print_result};
use super::{Cli, Exit};

/// Options of `man`.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// The command whose page to print [default: the program's]
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

pub(super) fn run(args: &ManArgs) -> Result<Exit, Exit> {
    let mut program = Cli::command();
    program.build();
    let page = match &args.command {
        None => program,
        Some(name) => match program.find_subcommand(name) {
            Some(command) => command.clone(),
            None => {
                let known: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
                let hint = crate::diagnostic::suggest(name, known.iter().copied());
                let unknown = crate::diagnostic::Diagnostic::error(format!("unknown command `{name}`")).hint_if(hint);
                return Err(super::report::refuse(&[unknown]));
            }
        },
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text).map_err(|e| fail(format!("cannot make the page: {e}")))?;
    print_result(&text)
}
