//! Who is answered: a browser that asks this very server for something to read.
//!
//! A page of a foreign site can make a browser send requests to 127.0.0.1, and, by pointing a name of its own there (DNS
//! rebinding), even read what comes back. Both show: the request then names a foreign host or origin.

use axum::extract::{Request, State};
use axum::http::header::{HeaderName, HeaderValue};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;

/// Why a request is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refusal {
    Method,
    NoHost,
    Host,
    Origin,
    Path,
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, words) = match self {
            Refusal::Method => (StatusCode::METHOD_NOT_ALLOWED, "refused: this server is only read from (GET, HEAD)"),
            Refusal::NoHost => (StatusCode::BAD_REQUEST, "refused: the request must name one host"),
            Refusal::Host => {
                (StatusCode::FORBIDDEN, "refused: this server is 127.0.0.1 and localhost, and no other host")
            }
            Refusal::Origin => (StatusCode::FORBIDDEN, "refused: the request comes from a page of another site"),
            Refusal::Path => (StatusCode::BAD_REQUEST, "refused: the path leads out of the output"),
        };
        let mut response = (status, format!("{words}\n")).into_response();
        if self == Refusal::Method {
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        }
        response
    }
}

/// Lets a request through, or refuses it; whatever is answered is for this server's own pages alone.
pub(super) async fn guard(State(port): State<u16>, request: Request, next: Next) -> Response {
    let mut response = match check(&request, port) {
        Ok(()) => next.run(request).await,
        Err(refusal) => refusal.into_response(),
    };
    for (name, value) in PRIVATE {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Headers of every answer.
const PRIVATE: [(HeaderName, &str); 4] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

fn check(request: &Request, port: u16) -> Result<(), Refusal> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(Refusal::Method);
    }
    let host = only(request.headers(), &header::HOST).ok_or(Refusal::NoHost)?;
    let named = request.uri().authority().map(|authority| authority.as_str());
    if !is_own(host, port) || named.is_some_and(|named| !is_own(named, port)) {
        return Err(Refusal::Host);
    }
    if request.headers().contains_key(header::ORIGIN) {
        let origin = only(request.headers(), &header::ORIGIN).and_then(|origin| origin.strip_prefix("http://"));
        if !origin.is_some_and(|origin| is_own(origin, port)) {
            return Err(Refusal::Origin);
        }
    }
    if is_sound(request.uri().path()) { Ok(()) } else { Err(Refusal::Path) }
}

/// The value of a header that stands there once.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

/// Whether a host is this server. Browsers leave out port 80.
fn is_own(host: &str, port: u16) -> bool {
    let (name, at) = host.rsplit_once(':').unwrap_or((host, "80"));
    (name == "127.0.0.1" || name.eq_ignore_ascii_case("localhost")) && at == port.to_string()
}

/// Whether a path, decoded, leads only down. What is not looked up on a disk cannot leave it; a request that tries is
/// refused all the same, so that it is seen.
fn is_sound(path: &str) -> bool {
    let Ok(decoded) = percent_decode_str(path).decode_utf8() else { return false };
    // What was encoded twice shows once decoded.
    let leads_up = |path: &str| path.split(['/', '\\']).any(|part| part == "." || part == "..");
    let again = percent_decode_str(&decoded).decode_utf8_lossy();
    !leads_up(&decoded) && !leads_up(&again) && !decoded.contains(['\\', '\0'])
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::extract::Request;

    use super::{Refusal, check};

    fn refusal(path: &str, headers: &[(&str, &str)]) -> Option<Refusal> {
        let mut request = Request::get(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        check(&request.body(Body::empty()).unwrap(), 7878).err()
    }

    #[test]
    fn only_this_server_is_named() {
        for host in ["127.0.0.1:7878", "localhost:7878", "LOCALHOST:7878"] {
            assert_eq!(refusal("/", &[("host", host)]), None, "{host}");
        }
        let foreign = [
            "127.0.0.1",
            "127.0.0.1:80",
            "localhost:78780",
            "127.0.0.1.evil.example:7878",
            "[::1]:7878",
            "0.0.0.0:7878",
            "evil.example",
            "127.0.0.1:7878:7878",
            "",
        ];
        for host in foreign {
            assert_eq!(refusal("/", &[("host", host)]), Some(Refusal::Host), "{host}");
        }
        assert_eq!(refusal("/", &[]), Some(Refusal::NoHost));
        assert_eq!(refusal("/", &[("host", "localhost:7878"), ("host", "evil.example")]), Some(Refusal::NoHost));
        assert_eq!(refusal("http://evil.example/", &[("host", "localhost:7878")]), Some(Refusal::Host));
    }

    #[test]
    fn only_own_pages_ask() {
        let from = |origin: &str| refusal("/events", &[("host", "localhost:7878"), ("origin", origin)]);
        assert_eq!(from("http://localhost:7878"), None);
        assert_eq!(from("http://127.0.0.1:7878"), None);
        for origin in ["null", "", "https://localhost:7878", "http://localhost", "http://evil.example:7878", "file://"]
        {
            assert_eq!(from(origin), Some(Refusal::Origin), "{origin}");
        }
    }

    #[test]
    fn no_path_leads_up() {
        let of = |path: &str| refusal(path, &[("host", "localhost:7878")]);
        for path in ["/", "/output/press.html", "/output/a..b.html", "/output/caf%C3%A9.html", "/output/50%25.html"] {
            assert_eq!(of(path), None, "{path}");
        }
        for path in [
            "/..",
            "/output/../config.yaml",
            "/output/%2e%2e/x",
            "/output/%252e%252e/x",
            "/output/..%2fx",
            "/output/..%5cx",
            "/a%5cb",
            "/a%00",
            "/%ff",
            "/./x",
        ] {
            assert_eq!(of(path), Some(Refusal::Path), "{path}");
        }
    }
}
