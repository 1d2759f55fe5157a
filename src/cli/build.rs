//! `briefer build`.
use super::{Exit, args::Global};
use clap::Args;
/// Options of `build`.
#[derive(Debug, Args)]
pub struct BuildArgs {}
#[expect(clippy::unnecessary_wraps, reason = "every command has one shape")]
pub(super) fn run(_: &BuildArgs, _: &Global) -> Result<Exit, Exit> {
    Ok(Exit::Done)
}
