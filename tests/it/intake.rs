//! What goes in: every way to give a text, and every way to get it wrong.

use crate::support::Gig;

const SHOW: [&str; 2] = ["profile", "show"];

/// Shows the file as a profile: the shortest way from bytes to text.
#[track_caller]
fn shows(name: &str, bytes: &[u8], text: &str) {
    let gig = Gig::new().file(name, bytes);
    gig.run(&[SHOW[0], SHOW[1], name]).ok().stdout_has(text);
}

/// The error for a file, and its hint: one line each, exit code 3, nothing on stdout.
#[track_caller]
fn fails(gig: &Gig, name: &str, message: &str) {
    let run = gig.run(&[SHOW[0], SHOW[1], name]);
    run.exits(3).stderr_has(message);
    assert_eq!(run.stdout(), "");
    let stderr = run.stderr();
    let lines: Vec<&str> = stderr.lines().collect();
    assert!(
        lines.len() == 2 && lines[0].starts_with("error: ") && lines[1].starts_with("hint: "),
        "{stderr}"
    );
}

#[test]
fn encodings_come_out_as_text() {
    shows(
        "bom.md",
        b"\xEF\xBB\xBFCaf\xC3\xA9 owner.\r\n",
        "Café owner.",
    );
    let wide: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain("Café owner.\r\n".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    shows("wide.md", &wide, "Café owner.");
    let gig = Gig::new().file("west.md", b"Caf\xE9 owner.\n");
    gig.run(&["profile", "show", "west.md"])
        .ok()
        .stdout_has("Café owner.")
        .stderr_has("west.md is not UTF-8; read as Windows-1252");
}

#[test]
fn what_is_no_text_is_called_by_its_name() {
    let gig = Gig::new()
        .file("empty.md", "")
        .file("blank.md", " \n\t\n")
        .file("cv.pdf", b"%PDF-1.7\n\x00\x01")
        .file("shot.md", b"\x89PNG\r\n\x1a\n\x00")
        .file("cv.md", b"PK\x03\x04\x14\x00\x06\x00word/document.xml")
        .file("noise.md", [0, 1, 2, 3, 0, 255])
        .file("folder/in.md", "x");
    fails(&gig, "empty.md", "empty.md is empty");
    fails(&gig, "blank.md", "blank.md is empty");
    fails(&gig, "shot.md", "shot.md is a PNG image; gig reads text");
    fails(
        &gig,
        "cv.md",
        "cv.md is a DOCX that cannot be read: it is cut off",
    );
    fails(&gig, "noise.md", "noise.md is a binary file");
    fails(&gig, "./folder", "./folder is a directory");
    fails(&gig, "./cv.pdf", "./cv.pdf is a PDF that cannot be read");
    fails(&gig, "./fodler", "./fodler does not exist");
}

#[test]
fn fifty_megabytes_are_refused_without_being_read() {
    let gig = Gig::new();
    let file = std::fs::File::create(gig.folder().join("big.md")).unwrap();
    file.set_len(50 << 20).unwrap();
    let started = std::time::Instant::now();
    fails(
        &gig,
        "big.md",
        "big.md is 50.0 MiB; gig reads at most 24 MiB",
    );
    assert!(started.elapsed().as_secs() < 5);
    let gig = gig.stdin(vec![b'x'; 25 << 20]);
    gig.run(&["profile", "new", "ada", "--from", "-"])
        .exits(3)
        .stderr_has("stdin is longer than the 24 MiB");
}

#[cfg(unix)]
#[test]
fn a_file_nobody_may_read_says_so() {
    use std::os::unix::fs::PermissionsExt;
    let gig = Gig::new().file("locked.md", "secret");
    let path = gig.folder().join("locked.md");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&path).is_ok() {
        return; // A superuser reads everything.
    }
    fails(
        &gig,
        "locked.md",
        "locked.md cannot be read: permission denied",
    );
}

#[test]
fn a_post_comes_from_a_file_a_dash_or_a_pipe() {
    let gig = Gig::new()
        .profile("ada", include_str!("../../examples/ada.md"))
        .file("post.md", include_str!("../../examples/post.md"));
    let from_file = gig.run(&["proposal", "post.md"]);
    let gig = gig.stdin(include_str!("../../examples/post.md"));
    for arguments in [&["proposal", "-"][..], &["proposal"]] {
        assert_eq!(gig.run(arguments).stdout(), from_file.stdout());
    }
    let gig = gig.stdin("");
    let run = gig.run(&["proposal"]);
    run.exits(3).stderr_has("stdin is empty");
}
