//! The preview: what it answers, whom it refuses, and what it leaves alone. `tests/browser/serve.mjs` looks at it as a reader does.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::run::Project;

/// A server over a project; it ends with the test.
struct Serving {
    child: Child,
    port: u16,
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What was answered.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Serving {
    fn over(project: &Project) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_briefer"));
        command.args(["serve", "--quiet", "--port", "0"]).current_dir(project.path(""));
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
        let mut line = String::new();
        let mut stdout = BufReader::new(child.stdout.take().expect("stdout"));
        stdout.read_line(&mut line).expect("a line");
        let port = line.trim().strip_prefix("http://127.0.0.1:").and_then(|rest| rest.strip_suffix('/'));
        Serving { child, port: port.expect("the result is the address").parse().expect("a port") }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect("it answers");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a timeout");
        stream
    }

    /// Sends lines as they are, `PORT` standing for the port, and reads the whole answer.
    fn raw(&self, lines: &[&str]) -> Answer {
        let mut stream = self.connect();
        let request = format!("{}\r\nConnection: close\r\n\r\n", lines.join("\r\n"));
        stream.write_all(request.replace("PORT", &self.port.to_string()).as_bytes()).expect("it listens");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("it answers and closes");
        let answer = String::from_utf8(bytes).expect("UTF-8");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
        let status = head.split(' ').nth(1).expect("a status").parse().expect("a number");
        Answer { status, head: head.to_ascii_lowercase(), body: body.to_owned() }
    }

    fn get(&self, path: &str) -> Answer {
        self.raw(&[&format!("GET {path} HTTP/1.1"), "Host: localhost:PORT"])
    }

    /// Listens for events until one is as wanted.
    fn event(&self, is_wanted: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
        let mut stream = self.connect();
        let request = format!("GET /events HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port);
        stream.write_all(request.as_bytes()).expect("it listens");
        let begin = Instant::now();
        for line in BufReader::new(stream).lines() {
            let line = line.expect("an event");
            let state = line.strip_prefix("data: ").and_then(|data| serde_json::from_str(data).ok());
            if let Some(state) = state.filter(&is_wanted) {
                return state;
            }
            assert!(begin.elapsed() < Duration::from_secs(30), "the event does not come; the last line: {line}");
        }
        panic!("the events end");
    }
}

#[test]
fn the_preview_is_what_build_writes_and_writes_nothing() {
    let project = Project::with_article();
    project.run(&["build", "--quiet", "--output", "out"]).expect(0);
    let before = project.files(".");
    let serving = Serving::over(&project);
    for (path, content) in &before {
        let Some(path) = path.replace('\\', "/").strip_prefix("./out/2026-W14/").map(str::to_owned) else { continue };
        let answer = serving.get(&format!("/output/{path}"));
        assert_eq!((answer.status, answer.body.as_bytes()), (200, content.as_slice()), "{path}");
    }
    let page = serving.get("/output/press.html");
    assert!(page.head.contains("content-type: text/html; charset=utf-8"), "{}", page.head);
    assert!(page.head.contains("frame-ancestors 'self'") && page.head.contains("no-store"), "{}", page.head);
    assert!(project.files(".") == before, "nothing was written");
}

#[test]
fn its_own_page_loads_from_this_server_alone() {
    let project = Project::with_article();
    let serving = Serving::over(&project);
    let page = serving.get("/");
    assert!(page.head.contains("default-src 'none'; script-src 'self'"), "{}", page.head);
    let parts = [page.body, serving.get("/preview.js").body, serving.get("/preview.css").body];
    assert!(parts.iter().all(|part| part.len() > 1000 && !part.contains("//cdn") && !part.contains("https://")));
    let head = serving.raw(&["HEAD / HTTP/1.1", "Host: localhost:PORT"]);
    assert_eq!((head.status, head.body.as_str()), (200, ""));
}

#[test]
fn foreign_hosts_and_origins_are_refused() {
    let project = Project::with_article();
    let serving = Serving::over(&project);
    let refused = |lines: &[&str], status, words: &str| {
        let answer = serving.raw(lines);
        assert_eq!(answer.status, status, "{lines:?}");
        assert!(answer.body.contains(words), "{lines:?}: {}", answer.body);
        assert!(!answer.body.contains("Orvale"), "{lines:?}");
    };
    let get = "GET /output/press.html HTTP/1.1";
    for host in [
        "evil.example",
        "evil.example:PORT",
        "127.0.0.1",
        "localhost",
        "127.0.0.1:80",
        "127.0.0.1.evil.example:PORT",
        "[::1]:PORT",
        "0.0.0.0:PORT",
    ] {
        refused(&[get, &format!("Host: {host}")], 403, "no other host");
    }
    refused(&["GET /output/press.html HTTP/1.0"], 400, "must name one host");
    refused(&[get, "Host: localhost:PORT", "Host: evil.example"], 400, "");
    refused(&["GET http://evil.example/output/press.html HTTP/1.1", "Host: localhost:PORT"], 403, "no other host");
    for origin in [
        "http://evil.example",
        "null",
        "https://localhost:PORT",
        "http://localhost",
        "http://localhost:PORT.evil.example",
    ] {
        for path in ["/output/press.html", "/events", "/nothing"] {
            let lines = [&format!("GET {path} HTTP/1.1"), "Host: localhost:PORT", &format!("Origin: {origin}")];
            refused(&lines, 403, "page of another site");
        }
    }
    for origin in ["http://localhost:PORT", "http://127.0.0.1:PORT"] {
        assert_eq!(serving.raw(&[get, "Host: 127.0.0.1:PORT", &format!("Origin: {origin}")]).status, 200);
    }
}

#[test]
fn paths_lead_to_the_output_and_nowhere_else() {
    let project = Project::with_article();
    project.run(&["build", "--quiet"]).expect(0);
    project.write("secret.txt", "hidden words");
    let links = ["briefings/2026-W14/link.html", "briefings/2026-W14/press/sources/link.html", "link.html"];
    #[cfg(unix)]
    for link in links {
        std::os::unix::fs::symlink(project.path("secret.txt"), project.path(link)).expect("a link");
    }
    let serving = Serving::over(&project);
    let up = [
        "/..",
        "/../secret.txt",
        "/output/../secret.txt",
        "/output/../../etc/passwd",
        "/output/%2e%2e/secret.txt",
        "/output/%2E%2E%2Fsecret.txt",
        "/output/..%2fsecret.txt",
        "/output/..%5csecret.txt",
        "/output/%252e%252e/secret.txt",
        "/output/press/sources/../../../secret.txt",
        "/output/./press.html",
        "/output/press.html%00",
        "/%ff",
    ];
    for path in up {
        let answer = serving.get(path);
        assert_eq!(answer.status, 400, "{path}");
        assert!(answer.body.contains("leads out of the output"), "{path}: {}", answer.body);
    }
    let unknown = [
        "/output/",
        "/output",
        "/output//etc/passwd",
        "/output/secret.txt",
        "/secret.txt",
        "/config.yaml",
        "/corpus/2026-04-01-sound.txt",
        "/output/2026-W14/press.html",
        "/output/link.html",
        "/output/press/sources/link.html",
        "/output/2026-W14/link.html",
        "/output/press.html/",
        "/output/PRESS.html",
        "/favicon.ico",
    ];
    for path in unknown {
        let answer = serving.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.body.contains("hidden words"), "{path}");
    }
    assert_eq!(serving.get("/output/%70ress.html").status, 200, "other names for what is there are no harm");
}

#[test]
fn it_is_only_read_from() {
    let project = Project::with_article();
    let serving = Serving::over(&project);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "X"] {
        for path in ["/", "/events", "/output/press.html", "/nothing"] {
            let answer =
                serving.raw(&[&format!("{method} {path} HTTP/1.1"), "Host: localhost:PORT", "Content-Length: 0"]);
            assert_eq!(answer.status, 405, "{method} {path}");
            assert!(answer.head.contains("allow: get, head"), "{method} {path}: {}", answer.head);
        }
    }
    assert_eq!(serving.raw(&["no request at all"]).status, 400);
}

#[cfg(target_os = "linux")]
#[test]
fn it_listens_on_one_address_alone() {
    let project = Project::with_article();
    let serving = Serving::over(&project);
    for other in ["127.0.0.2", "::1"] {
        let address = SocketAddr::new(other.parse().expect("an address"), serving.port);
        assert!(TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_err(), "{other}");
    }
}

#[test]
fn an_error_is_told_in_its_place_and_the_last_good_page_stays() {
    let project = Project::with_article();
    let serving = Serving::over(&project);
    let sound = serving.event(|state| state["audiences"].as_array().is_some_and(|all| all.len() == 3));
    assert_eq!(sound["problems"].as_array().map(Vec::len), Some(0));
    let good = serving.get("/output/press.html").body;
    project.write("templates/press/briefing.md", "Count:\n{{ totals.storys }}\n");
    let broken = serving.event(|state| state["problems"] != sound["problems"]);
    let problem = &broken["problems"][0];
    assert_eq!(problem["place"], Path::new("templates/press/briefing.md:2:11").to_str().expect("UTF-8"));
    assert_eq!(problem["snippet"][1], "storys");
    assert!(problem["hint"].as_str().is_some_and(|hint| hint.contains("`stories`")), "{problem}");
    assert_eq!(serving.get("/output/press.html").body, good);
    project.write("templates/press/briefing.md", "Count:\n{{ totals.stories }}\n");
    serving.event(|state| state["problems"] == sound["problems"]);
    assert_eq!(serving.get("/output/press.md").body, "Count:\n1\n");
}

#[test]
fn the_configuration_corrections_and_documents_count_as_they_are_saved() {
    let project = Project::with_article();
    let serving = Serving::over(&project);
    let titled = |title: &'static str| move |state: &serde_json::Value| state["title"] == title;
    serving.event(titled("Situation briefing"));
    project.write("config.yaml", "title: Watch\naudiences:\n  desk: {template: press, formats: [json], ceiling: clear}\nmarkings: {default: clear}\n");
    let state = serving.event(titled("Watch"));
    assert_eq!(state["audiences"].as_array().map(Vec::len), Some(1));
    assert_eq!(serving.get("/output/desk.html").status, 200, "in every format, whatever `build` writes");
    project.write("config.yaml", "titel: Watch\n");
    let state = serving.event(|state| state["problems"][0]["place"] == "config.yaml:1:1");
    assert_eq!(state["title"], "Watch", "what was good stays");
    project.write("templates/press/briefing.md", "Mended elsewhere\n");
    project.write(
        "corpus/2026-04-20-later.txt",
        "Bridge at Orvale opens\n\nThe bridge was opened on Monday, officials said.\n",
    );
    project.write("config.yaml", "title: Watch 2\nmarkings: {default: red}\n");
    let state = serving.event(titled("Watch 2"));
    assert_eq!(state["period"], "2026-W17");
    assert_eq!(state["audiences"][0]["missing"], "no document up to TLP:CLEAR falls in 2026-W17");
    project.write("config.yaml", "title: Watch 3\n");
    serving.event(titled("Watch 3"));
    project.write("corrections.yaml", "- becuase: x\n");
    serving.event(|state| state["problems"][0]["place"] == "corrections.yaml:1:3");
}

#[test]
fn a_project_that_cannot_be_opened_or_a_port_that_is_taken_ends_it() {
    let project = Project::with_article();
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    project.run(&["serve", "--port", &port]).expect(1).tells(&[&port, "another program has it", "hint:", "--port"]);
    project.run(&["serve", "--port", "70000"]).expect(2);
    project.write("config.yaml", "titel: x\n");
    project.run(&["serve", "--port", "0"]).expect(2).tells(&["config.yaml:1:1"]);
}

#[test]
fn what_is_missing_at_the_start_may_come() {
    let project = Project::empty();
    let serving = Serving::over(&project);
    let state = serving.event(|state| state["problems"].as_array().is_some_and(|all| !all.is_empty()));
    assert_eq!(state["audiences"].as_array().map(Vec::len), Some(0));
    project.write("corpus/2026-04-01-sound.txt", crate::run::SOUND);
    serving.event(|state| state["audiences"].as_array().is_some_and(|all| all.len() == 3));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_well() {
    let project = Project::with_article();
    let mut serving = Serving::over(&project);
    serving.event(|state| state["period"] == "2026-W14");
    let listening = serving.connect();
    let sent = Command::new("kill").args(["-INT", &serving.child.id().to_string()]).status().expect("kill");
    assert!(sent.success());
    assert_eq!(serving.child.wait().expect("it ends").code(), Some(0));
    drop(listening);
}
