//! The loop of the preview: wait for a change, make the editions again, show them.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::server::answer;
use super::shown::Shown;
use super::watch::Watch;
use super::{Change, Preview, Workshop};
use crate::diagnostic::Diagnostic;

/// How long it must be quiet before a change is taken as whole: an editor's save is several steps.
const QUIET: Duration = Duration::from_millis(20);
/// How long a change may go on before it is taken as it is.
const PATIENCE: Duration = Duration::from_millis(100);

/// What the loop waits for.
pub(super) enum Message {
    /// A file was saved.
    Saved(Change),
    /// The user has seen enough.
    Stop,
}

/// Serves what a workshop makes until the user interrupts the program (Ctrl-C); `tell` hears of every attempt what was wrong.
///
/// # Errors
/// When the files cannot be watched, or the system refuses what a server needs.
pub fn serve(
    listener: TcpListener,
    workshop: &mut dyn Workshop,
    tell: impl Fn(&[Diagnostic]),
) -> Result<(), Diagnostic> {
    let (saved, messages) = channel();
    let mut watch = Watch::new(saved.clone(), workshop.inputs())?;
    let mut next = |shown: &Shown, change| {
        let made = make(workshop, &mut watch, change)?;
        tell(made.as_ref().err().map_or(&[], Vec::as_slice));
        Ok(shown.after(made))
    };
    let first = next(&Shown::nothing(), Change::Templates)?;
    let (show, current) = watch::channel(Arc::new(first));
    let server = thread::spawn(move || {
        let ended = answer(listener, current, interrupted());
        // The loop is to end with the server, for whatever reason it did.
        let _ = saved.send(Message::Stop);
        ended
    });
    while let Some(change) = next_change(&messages) {
        let before = Arc::clone(&show.borrow());
        let new = next(&before, change)?;
        show.send_if_modified(|shown| {
            *shown = Arc::new(new);
            shown.state != before.state
        });
    }
    let ended = server.join().unwrap_or_else(|_| Err(io::Error::other("it has crashed")));
    ended.map_err(|error| Diagnostic::error(format!("the server stopped: {error}")))
}

/// What a workshop makes.
type Made = Result<Preview, Vec<Diagnostic>>;

/// Makes the editions while all that they are made from is watched, so that no change falls between the two.
fn make(workshop: &mut dyn Workshop, watch: &mut Watch, change: Change) -> Result<Made, Diagnostic> {
    loop {
        watch.follow(workshop.inputs())?;
        let made = workshop.make(change);
        if watch.is_of(&workshop.inputs()) {
            return Ok(made);
        }
    }
}

/// The user's Ctrl-C; where it cannot be heard, the system ends the program by itself.
async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending().await
    }
}

/// Waits until something was saved and it is quiet again: the most that is to be made again. `None` at the end.
fn next_change(messages: &Receiver<Message>) -> Option<Change> {
    let Ok(Message::Saved(mut change)) = messages.recv() else { return None };
    let begin = Instant::now();
    while begin.elapsed() < PATIENCE {
        match messages.recv_timeout(QUIET) {
            Ok(Message::Saved(other)) => change = change.min(other),
            Ok(Message::Stop) => return None,
            Err(_) => break,
        }
    }
    Some(change)
}

/// Sends what was saved to the loop.
pub(super) type Saved = Sender<Message>;

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::{Change, Message, next_change};

    #[test]
    fn a_burst_is_one_change_from_the_earliest_on() {
        let (saved, messages) = channel();
        for change in [Change::Templates, Change::Corpus, Change::Templates] {
            saved.send(Message::Saved(change)).unwrap();
        }
        assert_eq!(next_change(&messages), Some(Change::Corpus));
        saved.send(Message::Saved(Change::Templates)).unwrap();
        saved.send(Message::Stop).unwrap();
        assert_eq!(next_change(&messages), None, "the end comes before another attempt");
    }
}
