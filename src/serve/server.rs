//! The routes: the preview page, its script and style, the events, and the output.

use std::future::Future;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::sync::watch::Receiver;

use super::events::events;
use super::guard::guard;
use super::shown::Shown;

/// What is shown now, and word of when it changes.
pub(super) type Current = Receiver<Arc<Shown>>;

const PAGE: &str = include_str!("page/index.html");
const SCRIPT: &str = include_str!("page/preview.js");
const STYLE: &str = include_str!("page/preview.css");

/// What the preview page may do: run its own script, and load from this server alone.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// What an edition may do beside what its own policy says: nothing but stand in the preview page.
const OUTPUT_POLICY: &str = "script-src 'none'; object-src 'none'; frame-ancestors 'self'";

/// Answers requests until `stop` comes.
///
/// # Errors
/// When the system refuses what a server needs.
pub(super) fn answer(listener: TcpListener, current: Current, stop: impl Future<Output = ()>) -> io::Result<()> {
    let port = listener.local_addr()?.port();
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        // Streams of events never end by themselves: the runtime drops them.
        tokio::select! {
            ended = axum::serve(listener, routes(port, current)) => ended,
            () = stop => Ok(()),
        }
    })
}

fn routes(port: u16, current: Current) -> Router {
    Router::new()
        .route("/", get(|| async { own(PAGE, "text/html; charset=utf-8") }))
        .route("/preview.js", get(|| async { own(SCRIPT, "text/javascript; charset=utf-8") }))
        .route("/preview.css", get(|| async { own(STYLE, "text/css; charset=utf-8") }))
        .route("/events", get(events))
        .route("/output/{*path}", get(output))
        .fallback(|| async { nothing() })
        .layer(from_fn_with_state(port, guard))
        .with_state(current)
}

fn own(text: &'static str, kind: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CONTENT_SECURITY_POLICY, PAGE_POLICY)], text).into_response()
}

/// A file of the editions. Paths are looked up among what was made, never on a disk.
async fn output(State(current): State<Current>, Path(path): Path<String>) -> Response {
    let shown = Arc::clone(&current.borrow());
    let Some(content) = shown.file(&path) else { return nothing() };
    let kind = match path.rsplit_once('.') {
        Some((_, "html")) => "text/html; charset=utf-8",
        Some((_, "json")) => "application/json",
        // Browsers show plain text and save Markdown.
        _ => "text/plain; charset=utf-8",
    };
    let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_SECURITY_POLICY, OUTPUT_POLICY)];
    (headers, content.to_owned()).into_response()
}

fn nothing() -> Response {
    (StatusCode::NOT_FOUND, "nothing is here: the preview is at /\n").into_response()
}
