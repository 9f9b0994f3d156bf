//! Makes the skill tables from their sources, so that the program finds them ready; and tells cargo
//! to look again when a built-in template is added or changed.

#[path = "build/skills.rs"]
mod skills;
#[expect(dead_code, reason = "the tables need no stems")]
#[path = "src/skill/tokens.rs"]
mod tokens;

use std::error::Error;
use std::path::Path;
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
    Ok(())
}
