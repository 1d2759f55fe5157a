//! Watches the files that editions are made from.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::rebuild::{Message, Saved};
use super::{Change, Inputs};
use crate::diagnostic::{Diagnostic, Place};

/// The inputs and the folders that hold them, watched; dropped, nothing is.
///
/// Folders are watched and not files: most editors save by putting a new file in the place of the old one.
pub(super) struct Watch {
    watcher: RecommendedWatcher,
    inputs: Inputs,
    watched: BTreeMap<PathBuf, RecursiveMode>,
    known: Arc<Mutex<Known>>,
}

/// What the watcher's own thread knows.
#[derive(Debug, Default)]
struct Known {
    /// The inputs as the system names them.
    inputs: Vec<(PathBuf, Change)>,
    /// Those that were removed or moved away since they were last watched: another folder may stand in their place.
    lost: BTreeSet<PathBuf>,
}

impl Watch {
    /// Watches the inputs, and tells of each that was saved.
    ///
    /// # Errors
    /// When the system cannot watch.
    pub(super) fn new(saved: Saved, inputs: Inputs) -> Result<Self, Diagnostic> {
        let known = Arc::new(Mutex::new(Known::default()));
        let seen = Arc::clone(&known);
        let tell = move |event: notify::Result<Event>| {
            if let Some(change) = event.ok().and_then(|event| lock(&seen).see(&event)) {
                // Where nobody listens any more, the loop has ended.
                let _ = saved.send(Message::Saved(change));
            }
        };
        let watcher = notify::recommended_watcher(tell).map_err(|error| cannot_watch(&error, Path::new("")))?;
        let mut watch = Watch { watcher, inputs: inputs.clone(), watched: BTreeMap::new(), known };
        watch.follow(inputs)?;
        Ok(watch)
    }

    /// Whether these are the inputs that are watched.
    pub(super) fn is_of(&self, inputs: &Inputs) -> bool {
        self.inputs == *inputs
    }

    /// Watches what there is of the inputs now: folders come, go, and are replaced.
    ///
    /// # Errors
    /// When the system cannot watch a folder that is there.
    pub(super) fn follow(&mut self, inputs: Inputs) -> Result<(), Diagnostic> {
        let places = places(&inputs);
        let wanted = folders(&places);
        self.inputs = inputs;
        // The lock is not held while the watcher is spoken to, whose thread may be waiting for it.
        let lost = {
            let mut known = lock(&self.known);
            known.inputs = places;
            std::mem::take(&mut known.lost)
        };
        let stays = |path: &PathBuf, mode: &RecursiveMode| wanted.get(path) == Some(mode) && !lost.contains(path);
        let (kept, gone) = std::mem::take(&mut self.watched).into_iter().partition(|(path, mode)| stays(path, mode));
        self.watched = kept;
        for (path, _) in gone {
            // The system has forgotten those that were removed.
            let _ = self.watcher.unwatch(&path);
        }
        for (path, mode) in wanted {
            if self.watched.contains_key(&path) {
                continue;
            }
            match self.watcher.watch(&path, mode) {
                Ok(()) => drop(self.watched.insert(path, mode)),
                Err(_) if !path.is_dir() => {}
                Err(error) => return Err(cannot_watch(&error, &path)),
            }
        }
        Ok(())
    }
}

impl Known {
    /// What an event changes; remembers which inputs are not what they were.
    fn see(&mut self, event: &Event) -> Option<Change> {
        if event.need_rescan() {
            return Some(Change::Project);
        }
        let is_moved = matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
        if is_moved {
            let lost = event.paths.iter().filter(|path| self.inputs.iter().any(|(input, _)| input == *path));
            self.lost.extend(lost.cloned());
        }
        let changed = event.paths.iter().filter(|_| changes(event.kind));
        changed
            .flat_map(|path| self.inputs.iter().filter(|(input, _)| is_of(path, input)))
            .map(|(_, change)| *change)
            .min()
    }
}

/// Whether something is not as it was: reading a file makes events as well.
fn changes(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

/// Whether a path is an input or lies in one, and is neither hidden nor an editor's own copy.
fn is_of(path: &Path, input: &Path) -> bool {
    let Ok(below) = path.strip_prefix(input) else { return false };
    let is_own = |part: Component<'_>| {
        let name = part.as_os_str().as_encoded_bytes();
        !name.starts_with(b".") && !name.ends_with(b"~")
    };
    below.components().all(is_own)
}

/// The inputs as the system names them; one behind a link both where the link stands and where it leads.
fn places(inputs: &Inputs) -> Vec<(PathBuf, Change)> {
    let project = inputs.project.iter().map(|path| (path, Change::Project));
    let folders = [(&inputs.corpus, Change::Corpus), (&inputs.templates, Change::Templates)];
    let both = |(path, change): (&PathBuf, Change)| {
        let parent = path.parent().map(|parent| if parent.as_os_str().is_empty() { Path::new(".") } else { parent });
        let home = parent.and_then(|parent| parent.canonicalize().ok());
        let stands = home.zip(path.file_name()).map(|(home, name)| home.join(name));
        let leads = path.canonicalize().ok();
        stands.into_iter().chain(leads).map(move |place| (place, change)).collect::<Vec<_>>()
    };
    let mut places: Vec<(PathBuf, Change)> = project.chain(folders).flat_map(both).collect();
    places.sort();
    places.dedup();
    places
}

/// The folders to watch: inputs that are folders, with all below, and the folders that hold inputs.
fn folders(places: &[(PathBuf, Change)]) -> BTreeMap<PathBuf, RecursiveMode> {
    let holding =
        places.iter().filter_map(|(place, _)| Some((place.parent()?.to_owned(), RecursiveMode::NonRecursive)));
    let inside = places.iter().filter(|(place, _)| place.is_dir());
    let inside = inside.map(|(place, _)| (place.clone(), RecursiveMode::Recursive));
    holding.chain(inside).filter(|(folder, _)| folder.is_dir()).collect()
}

fn lock(known: &Mutex<Known>) -> MutexGuard<'_, Known> {
    known.lock().unwrap_or_else(PoisonError::into_inner)
}

fn cannot_watch(error: &notify::Error, path: &Path) -> Diagnostic {
    let (why, hint) = match &error.kind {
        ErrorKind::MaxFilesWatch => {
            ("the system watches no more folders", "raise its limit: sysctl fs.inotify.max_user_watches=524288")
        }
        ErrorKind::Io(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
            ("it is not allowed", "check the permissions of the folder")
        }
        _ => ("the system refuses", "raise its limit of watchers: sysctl fs.inotify.max_user_instances=512"),
    };
    let problem = Diagnostic::error(format!("cannot watch for changes: {why}")).hint(hint);
    if path.as_os_str().is_empty() { problem } else { problem.at(Place::file(path.display().to_string())) }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::sync::mpsc::{Receiver, channel};
    use std::time::Duration;

    use super::{Change, Inputs, Message, Watch, is_of};

    #[test]
    fn hidden_files_and_copies_are_not_inputs() {
        let templates = Path::new("/p/templates");
        for path in ["/p/templates", "/p/templates/press/briefing.md", "/p/templates/4913"] {
            assert!(is_of(Path::new(path), templates), "{path}");
        }
        for path in ["/p/templates/press/.briefing.md.swp", "/p/templates/.git/x", "/p/templates/a.md~", "/p/other"] {
            assert!(!is_of(Path::new(path), templates), "{path}");
        }
    }

    fn seen(messages: &Receiver<Message>) -> Option<Change> {
        let mut seen = None;
        while let Ok(Message::Saved(change)) = messages.recv_timeout(Duration::from_millis(200)) {
            seen = seen.into_iter().chain([change]).min();
        }
        seen
    }

    #[test]
    fn folders_may_come_go_and_be_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let inputs = Inputs {
            project: vec![root.join("config.yaml")],
            corpus: root.join("corpus"),
            templates: root.join("templates"),
        };
        fs::create_dir(root.join("corpus")).unwrap();
        let (saved, messages) = channel();
        let mut watch = Watch::new(saved, inputs.clone()).unwrap();
        fs::write(root.join("other.txt"), "x").unwrap();
        fs::read_dir(root.join("corpus")).unwrap().count();
        assert_eq!(seen(&messages), None, "neither other files nor reading");
        fs::write(root.join("config.yaml"), "title: x\n").unwrap();
        assert_eq!(seen(&messages), Some(Change::Project));
        fs::read(root.join("config.yaml")).unwrap();
        assert_eq!(seen(&messages), None);
        for _ in 0..2 {
            fs::create_dir_all(root.join("templates/press")).unwrap();
            assert_eq!(seen(&messages), Some(Change::Templates));
            watch.follow(inputs.clone()).unwrap();
            fs::write(root.join("templates/press/briefing.md"), "x").unwrap();
            assert_eq!(seen(&messages), Some(Change::Templates));
            fs::remove_dir_all(root.join("templates")).unwrap();
            assert_eq!(seen(&messages), Some(Change::Templates));
        }
        fs::rename(root.join("corpus"), root.join("old")).unwrap();
        fs::create_dir(root.join("corpus")).unwrap();
        assert_eq!(seen(&messages), Some(Change::Corpus));
        watch.follow(inputs).unwrap();
        fs::write(root.join("old/a.txt"), "x").unwrap();
        assert_eq!(seen(&messages), None, "the folder that was moved away is no corpus any more");
        fs::write(root.join("corpus/a.txt"), "x").unwrap();
        assert_eq!(seen(&messages), Some(Change::Corpus));
    }
}
