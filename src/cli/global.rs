//! Options of every command.

use std::path::PathBuf;

use clap::Args;

use crate::plugin::Trust;

/// Options of every command.
#[derive(Clone, Debug, Args)]
pub struct Global {
    /// The project's configuration file
    #[arg(long, global = true, value_name = "FILE", default_value = "config.yaml")]
    pub config: PathBuf,
    /// How many threads to use [default: one a core]
    #[arg(long, global = true, value_name = "N", value_parser = threads)]
    pub threads: Option<usize>,
    /// Print errors only
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Print every note and warning, however many
    #[arg(long, short, global = true)]
    pub verbose: bool,
    /// Print how long each stage took
    #[arg(long, global = true)]
    pub timings: bool,
    /// Run libraries and commands without a pin, or with one that no longer fits
    #[arg(long, global = true)]
    pub allow_unpinned: bool,
    /// Run no libraries and commands
    #[arg(long, global = true, conflicts_with = "allow_unpinned")]
    pub no_native_plugins: bool,
}

impl Global {
    pub(super) fn trust(&self) -> Trust {
        Trust { native: !self.no_native_plugins, unpinned: self.allow_unpinned }
    }
}

fn threads(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) => Err("at least one thread is needed".to_owned()),
        Ok(threads) if threads > 1024 => Err("1024 threads are the most".to_owned()),
        Ok(threads) => Ok(threads),
        Err(_) => Err("a number of threads is needed".to_owned()),
    }
}
