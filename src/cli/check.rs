//! `briefer check`.
use super::{Exit, args::Global};
use clap::Args;
/// Options of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {}
#[expect(clippy::unnecessary_wraps, reason = "every command has one shape")]
pub(super) fn run(_: &CheckArgs, _: &Global) -> Result<Exit, Exit> {
    Ok(Exit::Done)
}
