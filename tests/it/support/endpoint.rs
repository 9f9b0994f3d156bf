//! A fake endpoint in this process: a raw listener that plays scripts of bytes, pauses and ends,
//! records what it was sent, and complains when nobody called it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// One thing the endpoint does after it has read a request.
#[derive(Debug, Clone)]
pub enum Step {
    /// Sends bytes.
    Send(Vec<u8>),
    /// Sends bytes one write each, so often.
    Repeat(Vec<u8>, usize),
    /// Sends bytes one at a time, this long apart.
    Drip(Vec<u8>, Duration),
    /// Waits.
    Pause(Duration),
    /// Ends the connection with a reset.
    Reset,
    /// Keeps the connection open and says nothing more.
    Hang,
}

/// What the endpoint does with one request; at the end of it the connection is closed.
pub type Script = Vec<Step>;

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// When its head was complete.
    pub at: Instant,
    /// `POST /v1/chat/completions`.
    pub line: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

impl Recorded {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(own, _)| own == name)?;
        Some(&found.1)
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// The endpoint; ends when dropped.
pub struct Endpoint {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<Recorded>>>,
    over: Arc<AtomicBool>,
    may_be_idle: bool,
    scheme: &'static str,
}

impl Endpoint {
    /// Listens, and answers request number n by script number n; the last script is for all others.
    pub fn start(scripts: Vec<Script>) -> Self {
        Self::listen(scripts, None)
    }

    fn listen(scripts: Vec<Script>, tls: Option<Arc<ServerConfig>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let endpoint = Self {
            address: listener.local_addr().unwrap(),
            requests: Arc::default(),
            over: Arc::default(),
            may_be_idle: false,
            scheme: if tls.is_some() { "https" } else { "http" },
        };
        let (requests, over) = (endpoint.requests.clone(), endpoint.over.clone());
        let scripts = Arc::new(scripts);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if over.load(Ordering::SeqCst) {
                    return;
                }
                let (requests, over) = (requests.clone(), over.clone());
                let (scripts, tls) = (scripts.clone(), tls.clone());
                std::thread::spawn(move || {
                    let stream = stream.unwrap();
                    let _ = stream.set_nodelay(true);
                    let play = Play {
                        socket: stream.try_clone().unwrap(),
                        scripts: &scripts,
                        requests: &requests,
                        over: &over,
                    };
                    // The other side may go away at any time; that is its right.
                    let _ = match tls {
                        None => play.serve(stream),
                        Some(tls) => {
                            let connection = ServerConnection::new(tls).unwrap();
                            play.serve(StreamOwned::new(connection, stream))
                        }
                    };
                });
            }
        });
        endpoint
    }

    /// The same behind TLS, with a certificate of `tests/cases/tls`.
    pub fn encrypted(scripts: Vec<Script>, certificate: &str) -> Self {
        Self::listen(scripts, Some(tls(certificate)))
    }

    /// An endpoint that always does the same.
    pub fn always(script: Script) -> Self {
        Self::start(vec![script])
    }

    /// Does not complain when nobody calls: the test is that nobody does.
    pub fn that_may_be_idle(mut self) -> Self {
        self.may_be_idle = true;
        self
    }

    /// `http://127.0.0.1:PORT`.
    pub fn origin(&self) -> String {
        format!("{}://{}", self.scheme, self.address)
    }

    /// The base URL.
    pub fn base_url(&self) -> String {
        format!("{}/v1", self.origin())
    }

    /// The requests so far.
    pub fn requests(&self) -> Vec<Recorded> {
        self.requests.lock().unwrap().clone()
    }
}

impl Drop for Endpoint {
    fn drop(&mut self) {
        self.over.store(true, Ordering::SeqCst);
        // Wakes the listener.
        let _ = TcpStream::connect(self.address);
        let idle = self
            .requests
            .lock()
            .is_ok_and(|requests| requests.is_empty());
        if idle && !self.may_be_idle && !std::thread::panicking() {
            panic!("the fake endpoint was never called");
        }
    }
}

/// One connection and what is to be done with it.
struct Play<'a> {
    socket: TcpStream,
    scripts: &'a [Script],
    requests: &'a Mutex<Vec<Recorded>>,
    over: &'a AtomicBool,
}

impl Play<'_> {
    fn serve(&self, mut stream: impl Read + Write) -> std::io::Result<()> {
        let Some(request) = read(&mut stream)? else {
            return Ok(());
        };
        let number = {
            let mut requests = self.requests.lock().unwrap();
            requests.push(request);
            requests.len() - 1
        };
        let Some(script) = self.scripts.get(number).or(self.scripts.last()) else {
            return Ok(());
        };
        for step in script {
            if matches!(step, Step::Reset) {
                return socket2::SockRef::from(&self.socket).set_linger(Some(Duration::ZERO));
            }
            self.step(step, &mut stream)?;
        }
        self.socket.shutdown(Shutdown::Write)?;
        // What the other side still sends is read, so that the end is not a reset.
        let _ = std::io::copy(&mut &self.socket, &mut std::io::sink());
        Ok(())
    }

    fn step(&self, step: &Step, stream: &mut impl Write) -> std::io::Result<()> {
        match step {
            Step::Send(bytes) => stream.write_all(bytes)?,
            Step::Repeat(bytes, times) => {
                for _ in 0..*times {
                    stream.write_all(bytes)?;
                }
            }
            Step::Drip(bytes, pause) => {
                for byte in bytes {
                    stream.write_all(&[*byte])?;
                    std::thread::sleep(*pause);
                }
            }
            Step::Pause(time) => std::thread::sleep(*time),
            Step::Reset => {}
            Step::Hang => {
                while !self.over.load(Ordering::SeqCst) {
                    std::thread::sleep(Duration::from_millis(20));
                }
            }
        }
        stream.flush()
    }
}

/// The settings of a server that shows `certificate`.
fn tls(certificate: &str) -> Arc<ServerConfig> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/tls");
    let chain = CertificateDer::pem_file_iter(format!("{folder}/{certificate}.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_file(format!("{folder}/server.key")).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain.map(Result::unwrap).collect(), key)
        .unwrap();
    Arc::new(config)
}

fn read(stream: &mut impl Read) -> std::io::Result<Option<Recorded>> {
    let mut reader = BufReader::new(stream);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let at = Instant::now();
    let headers: Vec<(String, String)> = lines
        .iter()
        .skip(1)
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let mut body = vec![0; length.map_or(0, |(_, length)| length.parse().unwrap())];
    reader.read_exact(&mut body)?;
    let line = lines.first().cloned().unwrap_or_default();
    Ok(Some(Recorded {
        at,
        line: line.trim_end_matches(" HTTP/1.1").to_owned(),
        headers,
        body: String::from_utf8(body).unwrap(),
    }))
}

/// A head of `status` with `headers`; the connection closes after each answer.
pub fn head(status: u16, headers: &[(&str, &str)]) -> Step {
    let mut head = format!("HTTP/1.1 {status} X\r\nconnection: close\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    Step::Send(head.into_bytes())
}

/// A whole answer of `status`.
pub fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Script {
    let length = body.len().to_string();
    let mut headers = headers.to_vec();
    headers.push(("content-length", &length));
    vec![head(status, &headers), Step::Send(body.into())]
}

/// The head of a stream.
pub fn stream_head() -> Step {
    head(200, &[("content-type", "text/event-stream")])
}

/// A stream of these events' data.
pub fn stream(events: &[&str]) -> Script {
    let body = events.iter().map(|data| event(data)).collect::<String>();
    vec![stream_head(), Step::Send(body.into_bytes())]
}

/// One event.
pub fn event(data: &str) -> String {
    format!("data: {data}\n\n")
}

/// The data of an event that adds `text`.
pub fn delta(text: &str) -> String {
    let choice = serde_json::json!({ "index": 0, "delta": { "content": text } });
    serde_json::json!({ "choices": [choice] }).to_string()
}

/// The data of an event that ends the answer.
pub fn finish(reason: &str) -> String {
    let choice = serde_json::json!({ "index": 0, "delta": {}, "finish_reason": reason });
    serde_json::json!({ "choices": [choice] }).to_string()
}

/// A good stream of `text`, in words.
pub fn good_stream(text: &str) -> Script {
    let mut events: Vec<String> = text.split_inclusive(' ').map(delta).collect();
    events.push(finish("stop"));
    events.push("[DONE]".to_owned());
    stream(&events.iter().map(String::as_str).collect::<Vec<_>>())
}

/// A good answer that is not streamed.
pub fn good_json(text: &str) -> Script {
    answer(
        200,
        &[("content-type", "application/json")],
        &whole(text, "stop"),
    )
}

/// The body of an answer that is not streamed.
pub fn whole(text: &str, reason: &str) -> String {
    serde_json::json!({
        "object": "chat.completion",
        "model": "fake-1",
        "choices": [{
            "index": 0,
            "message": { "role": "assistant", "content": text },
            "finish_reason": reason,
        }],
        "usage": { "prompt_tokens": 11, "completion_tokens": 7 },
    })
    .to_string()
}
