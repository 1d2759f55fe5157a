//! From a plugin's configuration to a plugin that can be called.

use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use briefer_plugin::{Manifest, Options, PluginError, ProtocolRange, Registration, guarded};
use serde::Deserialize;

use super::fault::in_short;
use super::folder::PrivateFolder;
use super::host::Host;
use super::hosted::Hosted;
use super::library::{Library, NoCopy, PrivateCopy};
use super::options::with_paths;
use super::process::{Introduced, NotStarted, Recipe, introduce};
use super::renewing::Renewing;
use super::trust::{PinState, Trust, hash_files, hash_library};
use crate::config::{Isolation, Origin, PluginConfig};

/// The protocol that this briefer speaks.
const PROTOCOL: u32 = 1;

/// Why a plugin cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// The run allows no libraries and commands.
    SwitchedOff,
    /// Its files are not there.
    Missing(String),
    /// Its pin does not allow it: why, and what to do.
    Refused(&'static str, &'static str),
    /// It did not do what a plugin has to: what it did, and what it said on stderr.
    Failed(String, Vec<String>),
}

/// What is said of a plugin that the run does not allow.
const SWITCHED_OFF: &str = "does not run, because of --no-native-plugins";

impl NotOpened {
    /// Why, and what the plugin said on stderr.
    pub fn in_words(self) -> (String, Vec<String>) {
        match self {
            NotOpened::SwitchedOff => (SWITCHED_OFF.to_owned(), Vec::new()),
            NotOpened::Missing(message) => (message, Vec::new()),
            NotOpened::Refused(message, _) => (format!("does not run: {message}"), Vec::new()),
            NotOpened::Failed(message, said) => (in_short(&message), said),
        }
    }
}

/// A plugin that has said what it is, and has no instance yet.
pub struct Opened {
    /// What it declares about itself.
    pub manifest: Manifest,
    /// Whether its files are the ones it was pinned with; none for a plugin that is linked in.
    pub pin: Option<PinState>,
    maker: Maker,
    fault_limit: usize,
    /// The project's folder, in which paths among its options are looked for.
    root: PathBuf,
    /// Holds the library, which workers open whenever they are started, or what Python compiles.
    private: Option<PrivateFolder>,
}

enum Maker {
    BuiltIn(Registration),
    Inline(Library),
    Process(Box<Introduced>),
}

/// Opens the plugin that a configuration names.
///
/// `built_in` is the registration of the plugin of that name that is linked in, if there is one, and `root` the folder of
/// the configuration. Whether the plugin's own name is the configuration's, the caller sees in the manifest.
///
/// # Errors
/// See [`NotOpened`].
pub fn open(
    config: &PluginConfig,
    root: &Path,
    built_in: Option<(Manifest, Registration)>,
    trust: Trust,
) -> Result<Opened, NotOpened> {
    let fault_limit = config.fault_limit as usize;
    let opened =
        |manifest, pin, maker, private| Opened { manifest, pin, maker, fault_limit, root: root.to_owned(), private };
    match config.origin(root) {
        Origin::BuiltIn => {
            let (manifest, registration) =
                built_in.ok_or_else(|| NotOpened::Missing("no such plugin is built in".to_owned()))?;
            Ok(opened(manifest, None, Maker::BuiltIn(registration), None))
        }
        _ if !trust.native => Err(NotOpened::SwitchedOff),
        Origin::Library { file, isolation } => {
            let shown = config.library.clone().unwrap_or_else(|| file.display().to_string());
            let copy = PrivateCopy::of(&file).map_err(|reason| no_copy(reason, &shown))?;
            let pin = check_pin(config.sha256.as_deref(), &copy.sha256, trust)?;
            let (manifest, maker) = match isolation {
                Isolation::Inline => open_inline(&copy.path, &shown)?,
                Isolation::Worker => open_process(worker(&copy.path, &shown, config, root)?)?,
            };
            Ok(opened(manifest, Some(pin), maker, Some(copy.folder)))
        }
        Origin::Command { argv, folder, files } => {
            let pin = check_pin(config.sha256.as_deref(), &hash_files(&files).map_err(NotOpened::Missing)?, trust)?;
            let compiled =
                PrivateFolder::new().map_err(|error| no_copy(NoCopy::Unwritable(error), "what Python compiles"))?;
            let (manifest, maker) = open_process(command(argv, folder, compiled.path(), config))?;
            Ok(opened(manifest, Some(pin), maker, Some(compiled)))
        }
    }
}

impl Opened {
    /// A plugin that is linked in.
    pub fn built_in(registration: Registration) -> Self {
        let manifest = (registration.manifest)();
        let fault_limit = PluginConfig::default().fault_limit as usize;
        let maker = Maker::BuiltIn(registration);
        Opened { manifest, pin: None, maker, fault_limit, root: PathBuf::new(), private: None }
    }

    /// Makes its instance; paths among the options are taken to be in the project's folder.
    ///
    /// # Errors
    /// The plugin's own, where the options do not fit or something stopped it, with what it said on stderr.
    pub fn make(self, options: &Options) -> Result<Hosted, (PluginError, Vec<String>)> {
        let options = with_paths(options, &self.manifest.options_schema, &self.root);
        let json = || serde_json::to_vec(&options).expect("a map of JSON values is JSON");
        let silently = |error| (error, Vec::new());
        let host = match self.maker {
            Maker::BuiltIn(registration) => {
                let make = move || (registration.create)(&options);
                Host::BuiltIn(Renewing::new(Box::new(make)).map_err(silently)?)
            }
            Maker::Inline(library) => Host::Remote(Box::new(library.instances(json()).map_err(silently)?)),
            Maker::Process(introduced) => Host::Remote(Box::new(introduced.create(&json())?)),
        };
        Ok(Hosted::new(self.manifest, host, self.fault_limit, self.private))
    }
}

impl Hosted {
    /// A plugin that is linked in, with its options.
    ///
    /// # Errors
    /// The plugin's own, where the options do not fit or a panic stopped it.
    pub fn built_in(registration: Registration, options: &Options) -> Result<Self, PluginError> {
        Opened::built_in(registration).make(options).map_err(|(error, _)| error)
    }
}

fn check_pin(pin: Option<&str>, found: &str, trust: Trust) -> Result<PinState, NotOpened> {
    let state = PinState::of(pin, found);
    match state {
        _ if trust.unpinned => Ok(state),
        PinState::Fits => Ok(state),
        PinState::Missing => Err(NotOpened::Refused(
            "it has no pin, so that nobody has said that it may run",
            "if you trust it, write its pin with `briefer plugin pin`, or run with --allow-unpinned",
        )),
        PinState::Differs => Err(NotOpened::Refused(
            "it has changed since it was pinned",
            "find out why; if you trust it as it is now, write its pin anew with `briefer plugin pin`",
        )),
    }
}

/// The pin of a plugin's files as they are now; none for a plugin that is linked in.
///
/// # Errors
/// In one sentence, that a file cannot be read, or that no file is named.
pub fn pin_of(config: &PluginConfig, root: &Path) -> Result<Option<String>, String> {
    match config.origin(root) {
        Origin::BuiltIn => Ok(None),
        Origin::Library { file, .. } => {
            let pin = File::open(&file).and_then(|library| hash_library(library, io::sink()));
            pin.map(Some).map_err(|error| format!("cannot read {}: {error}", file.display()))
        }
        Origin::Command { files, .. } if files.is_empty() => {
            Err("there are no `files:` that a pin could cover; list every file of its own that it runs".to_owned())
        }
        Origin::Command { files, .. } => hash_files(&files).map(Some),
    }
}

fn no_copy(reason: NoCopy, what: &str) -> NotOpened {
    match reason {
        NoCopy::Unreadable(error) if error.kind() == io::ErrorKind::NotFound => {
            NotOpened::Missing(format!("there is no {what}"))
        }
        NoCopy::Unreadable(error) => NotOpened::Failed(format!("cannot read {what}: {}", error.kind()), Vec::new()),
        NoCopy::Unwritable(error) => {
            let message = format!(
                "cannot put {what} into the folder for temporary files: {}; TMPDIR names another",
                error.kind()
            );
            NotOpened::Failed(message, Vec::new())
        }
    }
}

fn open_inline(path: &Path, shown: &str) -> Result<(Manifest, Maker), NotOpened> {
    let failed = |message: String| NotOpened::Failed(message, Vec::new());
    let library = guarded(|| Library::open(path, shown).map_err(PluginError::Failed));
    let library = library.map_err(|error| failed(error.to_string()))?;
    let manifest = library.manifest().map_err(|error| failed(error.to_string()))?;
    Ok((read_manifest(&manifest).map_err(failed)?, Maker::Inline(library)))
}

fn open_process(recipe: Recipe) -> Result<(Manifest, Maker), NotOpened> {
    let introduced = introduce(recipe).map_err(|NotStarted { missing, message, said }| match missing {
        true => NotOpened::Missing(message),
        false => NotOpened::Failed(message, said),
    })?;
    let manifest = read_manifest(&introduced.manifest).map_err(|message| NotOpened::Failed(message, Vec::new()))?;
    Ok((manifest, Maker::Process(Box::new(introduced))))
}

fn worker(copy: &Path, shown: &str, config: &PluginConfig, root: &Path) -> Result<Recipe, NotOpened> {
    let program = super::this_program()
        .ok_or_else(|| NotOpened::Failed("this program cannot be started as its worker".to_owned(), Vec::new()))?;
    let arguments = vec!["worker".into(), copy.into(), shown.into()];
    Ok(Recipe { shown: shown.to_owned(), ..recipe(program, arguments, Vec::new(), root.to_owned(), config) })
}

fn command(argv: Vec<OsString>, folder: PathBuf, compiled: &Path, config: &PluginConfig) -> Recipe {
    let mut argv = argv.into_iter();
    let program = PathBuf::from(argv.next().unwrap_or_default());
    // Python's sets of strings are then in the same order each time, and it runs the files that the pin covers, not
    // what somebody left compiled beside them: what it compiles goes to a folder that is new for each run.
    let environment = vec![("PYTHONHASHSEED", "0".into()), ("PYTHONPYCACHEPREFIX", compiled.into())];
    recipe(program, argv.collect(), environment, folder, config)
}

fn recipe(
    program: PathBuf,
    arguments: Vec<OsString>,
    environment: Vec<(&'static str, OsString)>,
    folder: PathBuf,
    config: &PluginConfig,
) -> Recipe {
    let deadlines = config.deadlines();
    Recipe {
        shown: config.command.first().cloned().unwrap_or_default(),
        program,
        arguments,
        environment,
        folder: if folder.as_os_str().is_empty() { ".".into() } else { folder },
        start_deadline: deadlines.start,
        call_deadline: deadlines.call,
        fault_limit: config.fault_limit as usize,
    }
}

/// Reads a manifest, the protocol before all else: in another one, everything else may look different.
fn read_manifest(json: &str) -> Result<Manifest, String> {
    #[derive(Deserialize)]
    struct Spoken {
        protocol: ProtocolRange,
    }
    let invalid = |error: serde_json::Error| format!("its manifest is not valid: {error}");
    let Spoken { protocol: ProtocolRange { min, max } } = serde_json::from_str(json).map_err(invalid)?;
    if !(min..=max).contains(&PROTOCOL) {
        let spoken = if min == max { format!("protocol {min}") } else { format!("protocols {min} to {max}") };
        return Err(format!("it speaks {spoken}, and this briefer speaks protocol {PROTOCOL}"));
    }
    serde_json::from_str(json).map_err(invalid)
}
