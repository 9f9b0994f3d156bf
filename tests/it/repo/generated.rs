//! Holds what is generated and committed against what the program prints now.
//! `GIG_REGENERATE=1 cargo test --test it generated` writes it anew.

use std::path::Path;

fn printed(arguments: &[&str]) -> String {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_gig"))
        .args(arguments)
        .output()
        .expect("gig runs");
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn completions_are_what_the_program_prints() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions");
    let shells = [
        ("bash", "gig.bash"),
        ("zsh", "_gig"),
        ("fish", "gig.fish"),
        ("powershell", "_gig.ps1"),
        ("elvish", "gig.elv"),
    ];
    for (shell, file) in shells {
        let now = printed(&["completions", shell, "--static"]);
        let path = folder.join(file);
        if std::env::var_os("GIG_REGENERATE").is_some() {
            std::fs::write(&path, &now).expect("written");
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == now,
            "completions/{file} is out of date: GIG_REGENERATE=1 cargo test --test it generated"
        );
    }
}
