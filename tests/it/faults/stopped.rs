//! Runs that are stopped from this side: signals, readers that go away, full disks; and floods.

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::{COMMAND, KEY, LETTER, Mode, WHILE, world};
use crate::support::Gig;
use crate::support::endpoint::{
    Endpoint, Step, answer, delta, event, finish, good_stream, stream_head,
};

fn start(gig: &Gig, more: &[&str]) -> Child {
    let mut arguments = COMMAND.to_vec();
    arguments.extend(more);
    interruptible(gig.command(&arguments))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The command with SIGINT as a terminal gives it. A shell starts its background jobs with SIGINT
/// ignored, that is inherited through the test runner, and gig keeps to it: under `cargo test &` no
/// interrupt would ever come.
fn interruptible(plain: Command) -> Command {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = mask
        .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .unwrap_or(0);
    // SIGINT is signal 2, so the mask's second bit.
    if ignored & 0b10 == 0 {
        return plain;
    }
    let mut command = Command::new("/usr/bin/env");
    command
        .arg("--default-signal=INT")
        .arg(plain.get_program())
        .args(plain.get_args())
        .env_clear();
    command.envs(
        plain
            .get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    if let Some(folder) = plain.get_current_dir() {
        command.current_dir(folder);
    }
    command
}

fn signal(child: &Child, name: &str) {
    let done = Command::new("kill")
        .args([name, &child.id().to_string()])
        .status();
    assert!(done.unwrap().success());
}

/// Waits until the endpoint has been asked, and then a while.
fn until_asked(endpoint: &Endpoint) {
    let start = Instant::now();
    while endpoint.requests().is_empty() {
        assert!(start.elapsed() < Duration::from_secs(20), "never asked");
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(WHILE);
}

/// Exit code, stdout, stderr, and how long it took to end.
fn end(mut child: Child) -> (Option<i32>, String, String, Duration) {
    let start = Instant::now();
    let status = child.wait().unwrap();
    let took = start.elapsed();
    let (mut stdout, mut stderr) = (String::new(), String::new());
    child
        .stdout
        .take()
        .map(|mut pipe| pipe.read_to_string(&mut stdout));
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut stderr)
        .unwrap();
    (status.code(), stdout, stderr, took)
}

/// How long the end may take: 0.3 s of a release build on a machine with nothing else to do. Here it
/// only has to be clear that nothing was waited for; the shortest wait there is takes a minute.
const AT_ONCE: Duration = Duration::from_secs(2);

/// Sends the signal while the script hangs: what came is kept, and the end is quick. A busy machine
/// gets a few tries for the latter.
fn interrupted(name: &str, script: &[Step], kept: &str) {
    let took = (0..5).map(|_| {
        let endpoint = Endpoint::always(script.to_vec());
        let gig = world(&endpoint.base_url(), Mode::Streamed);
        let child = start(&gig, &[]);
        until_asked(&endpoint);
        signal(&child, name);
        let (code, stdout, stderr, took) = end(child);
        assert_eq!(
            (code, stdout.as_str()),
            (Some(130), kept),
            "{name}: {stderr}"
        );
        assert!(stderr.contains("interrupted"), "{stderr}");
        assert_eq!(endpoint.requests().len(), 1);
        took
    });
    let mut took = took.take_while(|took| *took >= AT_ONCE);
    assert!(took.by_ref().count() < 5, "{name} was slow each time");
}

#[test]
fn a_signal_ends_the_call_at_once_and_the_text_is_kept() {
    for name in ["-INT", "-TERM", "-HUP"] {
        let text = event(&delta("One two"));
        let script = vec![stream_head(), Step::Send(text.into_bytes()), Step::Hang];
        interrupted(name, &script, "One two\n");
    }
}

#[test]
fn a_signal_before_the_first_word_or_during_a_wait_ends_it_too() {
    let waiting = answer(429, &[("retry-after", "60")], "{}");
    for script in [vec![Step::Hang], vec![stream_head(), Step::Hang], waiting] {
        interrupted("-INT", &script, "");
    }
}

#[test]
fn a_signal_that_was_ignored_stays_ignored() {
    let mut script = good_stream(LETTER);
    script.insert(1, Step::Pause(WHILE * 3));
    let endpoint = Endpoint::always(script);
    let gig = world(&endpoint.base_url(), Mode::Streamed);
    let plain = gig.command(&COMMAND);
    // The way of nohup.
    let mut shell = Command::new("/bin/sh");
    shell
        .args(["-c", "trap '' HUP; exec \"$0\" \"$@\""])
        .arg(plain.get_program())
        .args(COMMAND)
        .current_dir(gig.folder())
        .env_clear()
        .envs(
            plain
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        )
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let child = shell.spawn().unwrap();
    until_asked(&endpoint);
    signal(&child, "-HUP");
    let (code, stdout, stderr, _) = end(child);
    assert_eq!((code, stdout), (Some(0), format!("{LETTER}\n")), "{stderr}");
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let word = event(&delta("word "));
    let endpoint = Endpoint::always(vec![
        stream_head(),
        Step::Send(word.clone().into_bytes()),
        Step::Pause(WHILE),
        Step::Repeat(word.into_bytes(), 200),
        Step::Hang,
    ]);
    let gig = world(&endpoint.base_url(), Mode::Streamed);
    let mut child = start(&gig, &["--stream"]);
    let mut first = [0; 5];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    assert_eq!(&first, b"word ");
    let (code, _, stderr, _) = end(child);
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let endpoint = Endpoint::always(good_stream(LETTER));
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = world(&endpoint.base_url(), Mode::Streamed)
        .command(&COMMAND)
        .stdin(Stdio::null())
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{stderr}");
    assert!(stderr.contains("error: cannot write to stdout"), "{stderr}");
    assert!(!stderr.contains(KEY));
}

/// Runs a stream of `count` tiny deltas; gives the time of the processor that it took, in
/// hundredths of a second, and the most memory, in kB.
#[cfg(target_os = "linux")]
fn flood(count: usize) -> (u64, u64) {
    let endpoint = Endpoint::always(vec![
        stream_head(),
        Step::Repeat(event(&delta("x ")).repeat(100).into_bytes(), count / 100),
        Step::Send((event(&finish("stop"))).into_bytes()),
        // Time to look at it before it ends.
        Step::Pause(Duration::from_millis(600)),
        Step::Send(event("[DONE]").into_bytes()),
    ]);
    let gig = world(&endpoint.base_url(), Mode::Streamed);
    let mut child = start(&gig, &["--stream"]);
    let mut out = child.stdout.take().unwrap();
    let reader = std::thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()));
    let (mut time, mut peak) = (0, 0);
    while child.try_wait().unwrap().is_none() {
        let read = |name: &str| {
            std::fs::read_to_string(format!("/proc/{}/{name}", child.id())).unwrap_or_default()
        };
        let status = read("status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kb = line.and_then(|line| line.trim().split(' ').next()?.parse().ok());
        peak = peak.max(kb.unwrap_or(0));
        let stat = read("stat");
        let fields = stat.rsplit(") ").next().unwrap_or_default().split(' ');
        time = time.max(fields.skip(11).take(2).flat_map(str::parse::<u64>).sum());
        std::thread::sleep(Duration::from_millis(20));
    }
    // And a last newline.
    let length = reader.join().unwrap().unwrap();
    assert_eq!(length, count as u64 * 2 + 1);
    (time, peak)
}

#[cfg(target_os = "linux")]
#[test]
fn a_flood_of_tiny_deltas_takes_linear_time_and_little_memory() {
    let (short, _) = flood(20_000);
    let (long, peak) = flood(100_000);
    println!("20,000 tiny deltas: {short}0 ms; 100,000: {long}0 ms, {peak} kB");
    assert!(long < short * 8 + 50, "{short} {long}");
    assert!(peak < 60_000, "{peak} kB");
}
