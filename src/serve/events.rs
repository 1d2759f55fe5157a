//! Server-sent events: what there is to show, at once and whenever it changes.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::stream::{Stream, unfold};

use super::server::Current;

/// How soon a page asks again where the server has gone.
const RETRY: Duration = Duration::from_millis(500);

/// Tells a page what there is to show, for as long as it listens.
pub(super) async fn events(State(current): State<Current>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut current = current;
    current.mark_changed();
    let stream = unfold(current, |mut current| async move {
        // The rebuilding end is gone where this fails, and so is the stream.
        current.changed().await.ok()?;
        let state = current.borrow_and_update().state.clone();
        Some((Ok(Event::default().retry(RETRY).data(state)), current))
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}
