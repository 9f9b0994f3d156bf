//! The fault suite: the built program against an endpoint that does everything a network and a
//! server can do wrong (facts.md §6), streamed and not. One row a fault.
//!
//! A row says what the endpoint does and what the user must see of it: exit code, stdout, stderr,
//! how many requests were made and how far apart. What must hold for every row stands in [`check`].

mod connections;
mod routes;
mod sizes;
mod statuses;
mod stopped;
mod streams;
mod waits;
mod whole;

use std::sync::Mutex;
use std::time::Duration;

use crate::support::Gig;
use crate::support::endpoint::{
    Endpoint, Script, Step, answer, delta, event, good_json, good_stream, stream_head,
};

/// The key of every run: it must be seen nowhere but in the endpoint's header.
pub const KEY: &str = "sk-canary-7f3a9";
/// The answer of a good run: a letter that no rule calls wrong.
pub const LETTER: &str = "Your invoices sit in a spreadsheet that nobody trusts any more.";

/// How the answer is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Streamed,
    Whole,
}

/// Streamed and not.
pub const BOTH: [Mode; 2] = [Mode::Streamed, Mode::Whole];

/// One fault and what must come of it.
#[derive(Clone)]
pub struct Fault {
    name: String,
    mode: Mode,
    scripts: Vec<Script>,
    certificate: Option<&'static str>,
    env: Vec<(&'static str, String)>,
    exit: i32,
    stdout: String,
    says: Vec<String>,
    requests: usize,
    gaps: Vec<(f64, f64)>,
}

impl Fault {
    /// A fault that the endpoint answers each request with, one script each, the last for all
    /// further ones. Unless said otherwise the run must end as if nothing had happened.
    pub fn new(name: impl Into<String>, mode: Mode, scripts: Vec<Script>) -> Self {
        Self {
            name: name.into(),
            mode,
            requests: scripts.len(),
            scripts,
            certificate: None,
            env: Vec::new(),
            exit: 0,
            stdout: format!("{LETTER}\n"),
            says: Vec::new(),
            gaps: Vec::new(),
        }
    }

    /// The run fails with this exit code, has nothing on stdout, and says this.
    pub fn fails(mut self, exit: i32, says: &str) -> Self {
        self.exit = exit;
        self.stdout.clear();
        self.says(says)
    }

    /// Stdout is this and a newline.
    pub fn keeps(mut self, text: &str) -> Self {
        self.stdout = format!("{text}\n");
        self
    }

    /// Stderr holds this.
    pub fn says(mut self, text: &str) -> Self {
        self.says.push(text.to_owned());
        self
    }

    /// So many requests are made.
    pub fn requests(mut self, count: usize) -> Self {
        self.requests = count;
        self
    }

    /// The next two requests are this many seconds apart.
    pub fn apart(mut self, at_least: f64, at_most: f64) -> Self {
        self.gaps.push((at_least, at_most));
        self
    }

    /// A variable of the run.
    pub fn env(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.env.push((name, value.into()));
        self
    }

    /// The endpoint speaks TLS with this certificate.
    pub fn certificate(mut self, name: &'static str) -> Self {
        self.certificate = Some(name);
        self
    }
}

/// The table.
fn faults(elsewhere: &str) -> Vec<Fault> {
    let others = [
        statuses::faults(),
        connections::faults(),
        streams::faults(),
        whole::faults(),
        sizes::faults(),
        routes::faults(elsewhere),
    ]
    .concat();
    // Made last and run first, because some of them name a moment that is soon to come.
    [waits::faults(), others].concat()
}

fn good(mode: Mode) -> Script {
    match mode {
        Mode::Streamed => good_stream(LETTER),
        Mode::Whole => good_json(LETTER),
    }
}

/// A stream's head and the first two words, in one event each.
fn begun() -> Script {
    vec![
        stream_head(),
        Step::Send((event(&delta("One ")) + &event(&delta("two"))).into_bytes()),
    ]
}

fn send(text: impl Into<String>) -> Step {
    Step::Send(text.into().into_bytes())
}

/// The world of every run: a post that demands nothing, a profile, small waits.
pub fn world(endpoint_url: &str, mode: Mode) -> Gig {
    Gig::new()
        .file("post.md", "Tidy up our spreadsheet of invoices\n")
        .file("ada.md", "# Ada\n\n## Skills\n- Excel\n")
        .env("OPENAI_BASE_URL", endpoint_url)
        .env("OPENAI_API_KEY", KEY)
        .env("GIG_MODEL", "m-1")
        .env("GIG_RETRY_DELAY", "0.02")
        .env("GIG_STREAMING", (mode == Mode::Streamed).to_string())
}

/// The command of every run.
pub const COMMAND: [&str; 6] = [
    "proposal",
    "post.md",
    "--profile",
    "ada.md",
    "--repair",
    "0",
];

fn run(fault: &Fault) -> Result<(), String> {
    let endpoint = match fault.certificate {
        None => Endpoint::start(fault.scripts.clone()),
        Some(certificate) => Endpoint::encrypted(fault.scripts.clone(), certificate),
    };
    let endpoint = endpoint.that_may_be_idle();
    let mut gig = world(&endpoint.base_url(), fault.mode);
    for (name, value) in &fault.env {
        gig = gig.env(name, value);
    }
    let run = gig.run(&COMMAND);
    let requests = endpoint.requests();
    let transcript = || format!("{}\n{} requests", run.transcript(), requests.len());
    let expect = |holds: bool, what: &str| {
        if holds {
            Ok(())
        } else {
            Err(format!(
                "{} ({:?}): {what}\n{}\n",
                fault.name,
                fault.mode,
                transcript()
            ))
        }
    };
    expect(
        run.code() == Some(fault.exit),
        &format!("exit code is not {}", fault.exit),
    )?;
    expect(
        run.stdout() == fault.stdout,
        &format!("stdout is not {:?}", fault.stdout),
    )?;
    for says in &fault.says {
        expect(
            run.stderr().contains(says.as_str()),
            &format!("stderr lacks {says:?}"),
        )?;
    }
    expect(
        requests.len() == fault.requests,
        &format!("there were not {} requests", fault.requests),
    )?;
    for (place, (at_least, at_most)) in fault.gaps.iter().enumerate() {
        let gap = (requests[place + 1].at - requests[place].at).as_secs_f64();
        expect(
            (*at_least..*at_most).contains(&gap),
            &format!("request {} came {gap} s after the one before", place + 2),
        )?;
    }
    check(fault, &run.stderr(), &expect)?;
    let key = requests.iter().all(|request| {
        request.header("authorization") == Some(&format!("Bearer {KEY}"))
            && !request.body.contains(KEY)
            && !request.line.contains(KEY)
    });
    expect(key, "the key is not in its header alone")
}

/// What holds for every fault: errors are told by one line and hints, without markup and controls,
/// and the key stays where it is.
fn check(
    fault: &Fault,
    stderr: &str,
    expect: &dyn Fn(bool, &str) -> Result<(), String>,
) -> Result<(), String> {
    let errors = stderr
        .lines()
        .filter(|line| line.starts_with("error: "))
        .count();
    expect(
        errors == usize::from(fault.exit != 0),
        "not one line tells the error",
    )?;
    expect(!stderr.contains(KEY), "the key stands on stderr")?;
    let markup = ["<html", "<body", "</", "panicked", "Error {", "Some("];
    expect(
        !markup.iter().any(|word| stderr.contains(word)),
        "stderr holds markup or code",
    )?;
    let control = |c: char| c.is_control() && c != '\n';
    expect(!stderr.contains(control), "stderr holds control characters")?;
    let long = stderr.lines().any(|line| line.chars().count() > 480);
    expect(!long, "stderr has a very long line")
}

#[test]
fn a_refused_parameter_is_met_once_and_remembered() {
    let no = statuses::said("Unknown parameter: 'temperature'.", "x");
    let endpoint = Endpoint::start(vec![
        answer(400, &[], &no),
        good_stream(LETTER),
        good_stream(LETTER),
    ]);
    let gig = world(&endpoint.base_url(), Mode::Streamed).env("GIG_TEMPERATURE", "0.5");
    let sends = |number: usize| endpoint.requests()[number].body.contains("temperature");
    gig.run(&COMMAND).ok().stderr_has("refuses temperature");
    gig.run(&COMMAND).ok();
    assert!(sends(0) && !sends(1) && !sends(2));
    assert_eq!(endpoint.requests().len(), 3);
}

#[test]
fn every_fault_is_told_as_it_is() {
    let elsewhere = Endpoint::always(Vec::new()).that_may_be_idle();
    let faults = faults(&elsewhere.origin());
    let count = faults.len();
    let queue = Mutex::new(faults.into_iter());
    let failures = Mutex::new(Vec::new());
    // Most of the time is waiting.
    let threads = std::thread::available_parallelism().map_or(4, |cores| cores.get() * 3);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let next = queue.lock().unwrap().next();
                    let Some(fault) = next else { break };
                    if let Err(failure) = run(&fault) {
                        failures.lock().unwrap().push(failure);
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().unwrap();
    println!(
        "{count} faults, {} of them not told as they should be",
        failures.len()
    );
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(
        elsewhere.requests().is_empty(),
        "a redirect was followed to another host"
    );
    assert!(count > 250, "{count}");
}

/// A while that is long for a stall and short for a test.
pub const WHILE: Duration = Duration::from_millis(250);
