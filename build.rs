//! Makes the skill tables from their sources, so that the program finds them ready; and tells cargo
//! to look again when a built-in template is added or changed.

#[path = "build/skills.rs"]
mod skills;
#[expect(dead_code, reason = "the tables need no stems")]
#[path = "src/skill/tokens.rs"]
mod tokens;

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=prompts");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/skill");
    let vocabulary = fs::read_to_string("src/skill/vocabulary.txt")?;
    let families = fs::read_to_string("src/skill/families.txt")?;
    let out = env::var_os("OUT_DIR").ok_or("cargo set no OUT_DIR")?;
    let code = skills::generate(&vocabulary, &families)?;
    fs::write(Path::new(&out).join("skills.rs"), code)?;
    pack_relocations();
    Ok(())
}

/// Has the linker pack the addresses that a start must mend: two megabytes of them otherwise, read
/// page by page by every run of gig, are half of the time that `gig --version` takes. Only where this
/// very machine's C library can load such a program (glibc 2.36).
fn pack_relocations() {
    let is = |name: &str, wanted: &str| env::var(name).is_ok_and(|value| value == wanted);
    let is_native = env::var("TARGET").is_ok_and(|target| is("HOST", &target));
    if is_native
        && is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
        && has_glibc((2, 36))
    {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// Whether this machine's glibc is as new as `wanted`; not when it does not tell.
fn has_glibc(wanted: (u32, u32)) -> bool {
    let told = Command::new("getconf").arg("GNU_LIBC_VERSION").output();
    let told = told.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let version = told.unwrap_or_default();
    let mut parts = version
        .trim()
        .rsplit(' ')
        .next()
        .unwrap_or_default()
        .split('.');
    let mut part = || parts.next()?.parse::<u32>().ok();
    part().zip(part()).is_some_and(|version| version >= wanted)
}
