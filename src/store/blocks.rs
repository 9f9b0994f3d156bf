//! Large files of one JSON object a line, packed or not, read in blocks of whole lines.
//!
//! Nothing of a file is kept but the block at hand. What the lines mean is the caller's matter.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::unpacked::{Source, unpacked};
use crate::error::{Error, Kind, Result};

/// How much is read at a time.
const BLOCK: usize = 1 << 20;

/// The longest line that is read; a longer one is dropped and counted as a line all the same.
const LONGEST: usize = 64 << 20;

/// Whole lines of a file.
pub struct Block {
    /// The lines.
    pub bytes: Vec<u8>,
    /// The number of the first, from 1.
    pub line: usize,
}

impl Block {
    /// The lines that are not blank, each with its number.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &[u8])> {
        (self.line..)
            .zip(self.bytes.split(|&byte| byte == b'\n'))
            .map(|(line, bytes)| (line, bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)))
            .filter(|(_, bytes)| !bytes.trim_ascii().is_empty())
    }
}

/// A file read block by block.
pub struct Blocks {
    reader: Source,
    /// Whether it is known to be unpacked.
    is_plain: bool,
    name: String,
    /// Read and not yet given: the beginning of a line.
    rest: Vec<u8>,
    line: usize,
    done: bool,
}

impl Blocks {
    /// Opens a file.
    ///
    /// # Errors
    ///
    /// When it cannot be opened.
    pub fn open(path: &Path) -> Result<Self> {
        let name = super::files::shown(path);
        match File::open(path) {
            Ok(file) => Ok(Self::new(Box::new(file), name)),
            Err(error) => Err(Error::new(
                Kind::Input,
                format!("cannot read {name}: {error}"),
            )),
        }
    }

    /// Reads what is piped in.
    #[must_use]
    pub fn stdin() -> Self {
        Self::new(Box::new(io::stdin()), "stdin".to_owned())
    }

    fn new(reader: Source, name: String) -> Self {
        Self {
            reader,
            is_plain: false,
            name,
            rest: Vec::new(),
            line: 1,
            done: false,
        }
    }

    /// What messages call the file.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The beginning of the file, read and not consumed: enough to see what it holds.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn peek(&mut self) -> Result<&[u8]> {
        if self.rest.is_empty() {
            self.fill()?;
        }
        Ok(&self.rest)
    }

    /// Everything that is left, as one.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or is larger than any text gig reads as a whole.
    pub fn whole(mut self) -> Result<Vec<u8>> {
        while !self.done {
            self.fill()?;
            if self.rest.len() > LONGEST {
                return Err(crate::intake::too_large(&self.name, None, LONGEST as u64));
            }
        }
        Ok(self.rest)
    }

    fn unreadable(&self, error: &io::Error) -> Error {
        Error::new(Kind::Input, format!("cannot read {}: {error}", self.name))
    }

    /// Reads on; whether anything came.
    fn fill(&mut self) -> Result<()> {
        if !self.is_plain {
            self.is_plain = true;
            let packed = std::mem::replace(&mut self.reader, Box::new(io::empty()));
            self.reader = unpacked(packed).map_err(|error| self.unreadable(&error))?;
        }
        let before = self.rest.len();
        self.rest.resize(before + BLOCK, 0);
        let mut filled = before;
        while filled < self.rest.len() && !self.done {
            let room = self.rest.get_mut(filled..).unwrap_or_default();
            match self.reader.read(room) {
                Ok(0) => self.done = true,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.unreadable(&error)),
            }
        }
        self.rest.truncate(filled);
        Ok(())
    }

    /// The next block.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn next_block(&mut self) -> Result<Option<Block>> {
        let mut searched = 0;
        loop {
            let tail = self.rest.get(searched..).unwrap_or_default();
            if let Some(end) = tail.iter().rposition(|&byte| byte == b'\n') {
                return Ok(Some(self.cut(searched + end + 1)));
            }
            searched = self.rest.len();
            if self.done {
                let len = self.rest.len();
                return Ok((len > 0).then(|| self.cut(len)));
            }
            if searched > LONGEST {
                self.rest.clear();
                searched = 0;
            }
            self.fill()?;
        }
    }

    fn cut(&mut self, end: usize) -> Block {
        let rest = self.rest.split_off(end);
        let bytes = std::mem::replace(&mut self.rest, rest);
        let line = self.line;
        self.line += bytes.iter().filter(|&&byte| byte == b'\n').count();
        Block { bytes, line }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_hold_whole_lines_and_know_their_number() {
        let long = "x".repeat(BLOCK * 2);
        let text = format!("a\nb\n{long}\nlast");
        let mut blocks = Blocks::new(Box::new(io::Cursor::new(text.clone())), "t".to_owned());
        assert!(blocks.peek().unwrap().starts_with(b"a\nb\n"));
        let mut all = Vec::new();
        let mut lines = Vec::new();
        while let Some(block) = blocks.next_block().unwrap() {
            lines.push(block.line);
            all.extend(block.bytes);
        }
        assert_eq!(all, text.as_bytes());
        assert_eq!(lines, [1, 3, 4]);
    }
}
