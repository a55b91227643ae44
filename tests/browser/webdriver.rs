//! A browser without a window, steered by the WebDriver protocol: JSON over HTTP to ChromeDriver on this machine.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

/// The key under which WebDriver names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The program that steers the browser.
const DRIVER: &str = "chromedriver";

/// A browser with one page.
pub(crate) struct Browser {
    driver: Child,
    port: u16,
    session: String,
    /// Where the browser keeps what it remembers; removed in the end.
    _profile: TempDir,
}

impl Browser {
    /// Starts a browser; the reason if there is none.
    pub(crate) fn start() -> Result<Browser, String> {
        let mut driver = Command::new(DRIVER)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{DRIVER} cannot be started: {error}"))?;
        let port = driver.stdout.take().and_then(|out| port(BufReader::new(out)));
        let profile = tempfile::tempdir().map_err(|error| error.to_string())?;
        let mut browser = Browser {
            driver,
            port: port.ok_or_else(|| format!("{DRIVER} names no port"))?,
            session: String::new(),
            _profile: profile,
        };
        let folder = format!("--user-data-dir={}", browser._profile.path().display());
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            &folder,
        ];
        let asked = json!({"capabilities": {"alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": {"args": arguments},
            "goog:loggingPrefs": {"browser": "ALL"},
        }}});
        let answer = browser.call("POST", "/session", &asked)?;
        let id = answer["sessionId"].as_str().ok_or("a session has an id")?;
        browser.session = format!("/session/{id}");
        Ok(browser)
    }

    /// Asks the driver; what it answers, or what it complains of.
    fn call(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let text = if method == "POST" {
            body.to_string()
        } else {
            String::new()
        };
        let failed = |error: std::io::Error| format!("{DRIVER}, asked for {path}: {error}");
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).map_err(failed)?;
        stream.set_read_timeout(Some(Duration::from_secs(30))).map_err(failed)?;
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
             Connection: close\r\n\r\n",
            text.len()
        );
        stream.write_all((head + &text).as_bytes()).map_err(failed)?;
        let mut answer = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            answer.read_line(&mut line).map_err(failed)?;
            if line.trim().is_empty() {
                break;
            }
            if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().map_err(|_| "a length is a number")?;
            }
        }
        let mut bytes = vec![0; length];
        answer.read_exact(&mut bytes).map_err(failed)?;
        let mut value: Value = serde_json::from_slice(&bytes).map_err(|error| error.to_string())?;
        match value["value"]["error"].as_str() {
            Some(error) => Err(format!("{error}: {}", value["value"]["message"])),
            None => Ok(value["value"].take()),
        }
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, String> {
        self.call("POST", &format!("{}{path}", self.session), body)
    }

    /// Opens a page and waits until it is loaded and its scripts have run.
    pub(crate) fn open(&self, address: &str) -> Result<(), String> {
        self.post("/url", &json!({ "url": address }))?;
        let loaded = "document.readyState === 'complete' ? done() : addEventListener('load', done)";
        self.wait(&format!("new Promise((done) => {{ {loaded}; }})")).map(drop)
    }

    /// The address of the page.
    pub(crate) fn address(&self) -> Result<String, String> {
        let value = self.call("GET", &format!("{}/url", self.session), &Value::Null)?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// What a script on the page returns.
    pub(crate) fn run(&self, script: &str) -> Result<Value, String> {
        self.post("/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// What a promise on the page comes to.
    pub(crate) fn wait(&self, promise: &str) -> Result<Value, String> {
        let script = format!("const done = arguments[0]; ({promise}).then(done, (error) => done(String(error)));");
        self.post("/execute/async", &json!({ "script": script, "args": [] }))
    }

    fn element(&self, using: &str, value: &str) -> Result<String, String> {
        let found = self.post("/element", &json!({ "using": using, "value": value }))?;
        let id = found[ELEMENT].as_str();
        id.map(str::to_owned)
            .ok_or_else(|| format!("{value} is not on the page"))
    }

    /// Clicks where a reader would; fails where a reader could not.
    pub(crate) fn click(&self, selector: &str) -> Result<(), String> {
        let id = self.element("css selector", selector)?;
        let clicked = self.post(&format!("/element/{id}/click"), &json!({}));
        clicked.map(drop).map_err(|error| format!("{selector}: {error}"))
    }

    /// Clicks the first link with these words in it.
    pub(crate) fn follow(&self, words: &str) -> Result<(), String> {
        let id = self.element("partial link text", words)?;
        let clicked = self.post(&format!("/element/{id}/click"), &json!({}));
        clicked.map(drop).map_err(|error| format!("{words}: {error}"))
    }

    /// Types into a field, after what is there.
    pub(crate) fn write(&self, selector: &str, text: &str) -> Result<(), String> {
        let id = self.element("css selector", selector)?;
        self.post(&format!("/element/{id}/value"), &json!({ "text": text }))
            .map(drop)
    }

    /// Presses a key, wherever the page listens.
    pub(crate) fn press(&self, key: &str) -> Result<(), String> {
        let down = json!({"type": "keyDown", "value": key});
        let up = json!({"type": "keyUp", "value": key});
        let actions = json!({"actions": [{"type": "key", "id": "keys", "actions": [down, up]}]});
        self.post("/actions", &actions).map(drop)
    }

    /// A command of the browser itself.
    pub(crate) fn command(&self, name: &str, parameters: &Value) -> Result<Value, String> {
        self.post("/goog/cdp/execute", &json!({ "cmd": name, "params": parameters }))
    }

    /// What the console has said since it was last asked.
    pub(crate) fn console(&self) -> Result<Vec<String>, String> {
        let lines = self.post("/se/log", &json!({ "type": "browser" }))?;
        let lines = lines.as_array().cloned().unwrap_or_default();
        Ok(lines.iter().map(|line| line["message"].to_string()).collect())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Nothing can be done about a driver that does not answer any more.
        let _ = self.call("DELETE", &self.session, &Value::Null);
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// The port that the driver says it listens on.
fn port(out: impl std::io::BufRead) -> Option<u16> {
    let lines = out.lines().map_while(Result::ok);
    let mut ports = lines.filter_map(|line| {
        let (_, after) = line.split_once("on port ")?;
        after.trim_end_matches('.').parse().ok()
    });
    ports.find(|port| *port != 0)
}
