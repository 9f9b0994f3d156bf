//! Rows: many inputs in one stream, read one at a time: JSON objects a line, or CSV with a header.
//!
//! Nothing is kept but the row at hand, and a row is given as soon as it has come: the input may be a
//! pipe that fills slowly. Packed files (gzip, Zstandard) are read as what they hold. What the fields mean is the caller's matter.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;

use serde_json::{Map, Value};

use super::unpacked::{ENDINGS, unpacked};
use crate::error::{Error, Kind, Result};

/// The longest row that is read, in bytes; a longer one is broken, and memory stays bounded.
const LONGEST: usize = 16 << 20;

/// How far the beginning is looked at to tell what the rows are.
const HEAD: usize = 64 << 10;

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One JSON object a line.
    Json,
    /// Comma-separated values, the first line naming the fields; semicolons and tabs are seen.
    Csv,
}

/// One row, or what stands in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The line it begins on, from 1.
    pub line: u64,
    /// Its fields in their order, or why it has none.
    pub fields: std::result::Result<Map<String, Value>, String>,
    /// How many bytes of the input were read when it ended.
    pub end: u64,
}

/// An input read row by row.
pub struct Rows {
    source: Source,
    name: String,
    size: Option<u64>,
}

type Input = super::unpacked::Source;

enum Source {
    Json(Lines),
    Csv(Box<Table>),
}

impl Rows {
    /// Opens a file, or stdin for none or `-`. The form is told by the name's end, else by the first
    /// character, unless `form` says it.
    ///
    /// # Errors
    ///
    /// When it cannot be opened or read.
    pub fn open(argument: Option<&str>, form: Option<Form>) -> Result<Self> {
        match argument.filter(|&path| path != "-") {
            None => Self::new(Box::new(io::stdin()), "stdin".to_owned(), None, form),
            Some(path) => {
                let fault = |error: io::Error| unreadable(path, &error);
                let file = File::open(path).map_err(fault)?;
                let facts = file.metadata().map_err(fault)?;
                if facts.is_dir() {
                    let what = format!("{path} is a directory");
                    return Err(Error::new(Kind::Input, what).hint("name a file of rows in it"));
                }
                let inner = inside(path);
                // Of a packed file nobody knows how much there is to read.
                let is_plain = facts.is_file() && inner == path;
                let size = is_plain.then_some(facts.len());
                let form = form.or_else(|| named(inner));
                Self::new(Box::new(file), path.to_owned(), size, form)
            }
        }
    }

    fn new(input: Input, name: String, size: Option<u64>, form: Option<Form>) -> Result<Self> {
        let mut input = unpacked(input).map_err(|error| unreadable(&name, &error))?;
        let head = beginning(&mut input).map_err(|error| unreadable(&name, &error))?;
        let rest = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head).to_vec();
        let skipped = (head.len() - rest.len()) as u64;
        let form = form.unwrap_or_else(|| told(&rest));
        let separator = separator(&rest);
        let input: Input = Box::new(Cursor::new(rest).chain(input));
        let source = match form {
            Form::Json => Source::Json(Lines::new(input, skipped)),
            Form::Csv => Source::Csv(Box::new(Table::new(input, separator, skipped))),
        };
        Ok(Self { source, name, size })
    }

    /// What messages call the input.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many bytes there are to read, where that is known.
    #[must_use]
    pub const fn size(&self) -> Option<u64> {
        self.size
    }

    /// The next row; a row that cannot be read says why and the rest goes on.
    ///
    /// # Errors
    ///
    /// When the input itself cannot be read further.
    pub fn next_row(&mut self) -> Result<Option<Row>> {
        let read = match &mut self.source {
            Source::Json(lines) => lines.next_row(),
            Source::Csv(table) => table.next_row(),
        };
        read.map_err(|error| unreadable(&self.name, &error))
    }
}

fn unreadable(name: &str, error: &io::Error) -> Error {
    let why = match error.kind() {
        io::ErrorKind::NotFound => "it does not exist".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    };
    Error::new(Kind::Input, format!("cannot read {name}: {why}"))
        .hint("rows are a file of JSON objects, one a line, or CSV")
}

/// A path without the ending that says it is packed.
fn inside(path: &str) -> &str {
    let packed = |end: &&str| path.strip_suffix(end)?.strip_suffix('.');
    ENDINGS.iter().find_map(packed).unwrap_or(path)
}

/// The form that a file's name says.
fn named(path: &str) -> Option<Form> {
    let end = Path::new(path).extension()?.to_str()?.to_lowercase();
    match end.as_str() {
        "jsonl" | "ndjson" | "json" => Some(Form::Json),
        "csv" | "tsv" => Some(Form::Csv),
        _ => None,
    }
}

/// The form that the first characters say.
fn told(head: &[u8]) -> Form {
    match head.trim_ascii_start().first() {
        Some(b'{' | b'[') | None => Form::Json,
        Some(_) => Form::Csv,
    }
}

/// The beginning of an input: to the end of its first line that holds something.
fn beginning(input: &mut Input) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let mut room = [0; 4096];
    while head.len() < HEAD && !head.trim_ascii_start().contains(&b'\n') {
        match input.read(&mut room) {
            Ok(0) => break,
            Ok(count) => head.extend_from_slice(room.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(head)
}

/// What parts the cells: the one of `,`, `;` and tab that stands most often in the header.
fn separator(head: &[u8]) -> u8 {
    let header = head.trim_ascii_start();
    let header = header
        .split(|&byte| byte == b'\n')
        .next()
        .unwrap_or_default();
    let count = |mark: u8| header.iter().filter(|&&byte| byte == mark).count();
    let marks = [b'\t', b';', b','];
    // Of equals the last, the comma.
    marks
        .into_iter()
        .max_by_key(|&mark| count(mark))
        .unwrap_or(b',')
}

/// JSON objects, one a line.
struct Lines {
    input: BufReader<Input>,
    line: u64,
    at: u64,
    bytes: Vec<u8>,
}

impl Lines {
    fn new(input: Input, at: u64) -> Self {
        Self {
            input: BufReader::with_capacity(HEAD, input),
            line: 0,
            at,
            bytes: Vec::new(),
        }
    }

    fn next_row(&mut self) -> io::Result<Option<Row>> {
        loop {
            let Some(is_whole) = self.next_line()? else {
                return Ok(None);
            };
            if is_whole && self.bytes.trim_ascii().is_empty() {
                continue;
            }
            let fields = if is_whole {
                object(self.bytes.trim_ascii())
            } else {
                Err(too_long())
            };
            return Ok(Some(Row {
                line: self.line,
                fields,
                end: self.at,
            }));
        }
    }

    /// Reads a line into `bytes`; false for one that is too long, of which only the beginning is kept.
    fn next_line(&mut self) -> io::Result<Option<bool>> {
        self.bytes.clear();
        let (mut read, mut is_whole) = (0_u64, true);
        loop {
            let available = match self.input.fill_buf() {
                Ok(available) => available,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if available.is_empty() {
                break;
            }
            let end = available.iter().position(|&byte| byte == b'\n');
            let taken = end.map_or(available.len(), |end| end + 1);
            if self.bytes.len() + taken <= LONGEST {
                self.bytes
                    .extend_from_slice(available.get(..taken).unwrap_or_default());
            } else {
                is_whole = false;
            }
            self.input.consume(taken);
            read += taken as u64;
            if end.is_some() {
                break;
            }
        }
        if read == 0 {
            return Ok(None);
        }
        self.line += 1;
        self.at += read;
        Ok(Some(is_whole))
    }
}

fn too_long() -> String {
    format!("the row is longer than {} MiB", LONGEST >> 20)
}

fn object(line: &[u8]) -> std::result::Result<Map<String, Value>, String> {
    match serde_json::from_slice(line) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(Value::Array(_)) => {
            Err("a row is one JSON object a line, not a list: jq -c '.[]' makes rows of it".into())
        }
        Ok(_) => Err("a row is a JSON object".to_owned()),
        Err(error) => Err(format!("not a row: {error}")),
    }
}

/// CSV with a header.
struct Table {
    reader: csv::Reader<Capped>,
    names: Option<csv::ByteRecord>,
    record: csv::ByteRecord,
    /// Of the row before.
    line: u64,
    offset: u64,
}

/// An input that fails when too much is read for one record: a quote that is never closed would
/// take in the whole rest.
struct Capped {
    input: Input,
    left: usize,
}

impl Read for Capped {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::Error::other(format!(
                "{}; is a quote not closed?",
                too_long()
            )));
        }
        let count = self.input.read(room)?;
        self.left = self.left.saturating_sub(count);
        Ok(count)
    }
}

impl Table {
    fn new(input: Input, separator: u8, offset: u64) -> Self {
        let input = Capped {
            input,
            left: LONGEST,
        };
        Self {
            reader: csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .delimiter(separator)
                .from_reader(input),
            names: None,
            record: csv::ByteRecord::new(),
            line: 0,
            offset,
        }
    }

    fn next_row(&mut self) -> io::Result<Option<Row>> {
        if self.names.is_none() {
            let mut names = csv::ByteRecord::new();
            if !self.read(&mut names)? {
                return Ok(None);
            }
            self.names = Some(names);
        }
        let mut record = std::mem::take(&mut self.record);
        if !self.read(&mut record)? {
            return Ok(None);
        }
        // Lines that end in a lone CR are not counted, and no two rows may share a number.
        let line = record.position().map_or(0, csv::Position::line);
        self.line = line.max(self.line + 1);
        let names = self.names.as_ref();
        let fields = names.map_or_else(|| Ok(Map::new()), |names| cells(names, &record));
        self.record = record;
        Ok(Some(Row {
            line: self.line,
            fields,
            end: self.offset + self.reader.position().byte(),
        }))
    }

    fn read(&mut self, record: &mut csv::ByteRecord) -> io::Result<bool> {
        self.reader.get_mut().left = LONGEST;
        self.reader
            .read_byte_record(record)
            .map_err(|error| match error.into_kind() {
                csv::ErrorKind::Io(error) => error,
                // With bytes and rows of any length nothing else can be wrong.
                kind => io::Error::other(format!("{kind:?}")),
            })
    }
}

/// A record as fields; an empty cell is none.
fn cells(
    names: &csv::ByteRecord,
    record: &csv::ByteRecord,
) -> std::result::Result<Map<String, Value>, String> {
    if names.len() != record.len() {
        return Err(format!(
            "the row has {} cells and the header {}",
            record.len(),
            names.len()
        ));
    }
    let utf8 = |bytes| {
        std::str::from_utf8(bytes)
            .map_err(|_| "the row is not UTF-8: save the table as UTF-8".to_owned())
    };
    let mut fields = Map::new();
    for (name, cell) in names.iter().zip(record) {
        let (name, cell) = (utf8(name)?.trim(), utf8(cell)?);
        if !name.is_empty() && !cell.trim().is_empty() {
            fields.insert(name.to_owned(), Value::from(cell));
        }
    }
    Ok(fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    /// Gives its bytes one at a time, as a slow pipe does.
    struct Drip(Cursor<Vec<u8>>);

    impl Read for Drip {
        fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
            let end = room.len().min(1);
            self.0.read(&mut room[..end])
        }
    }

    fn rows(text: impl Into<Vec<u8>>, form: Option<Form>) -> Vec<Row> {
        let input = Box::new(Drip(Cursor::new(text.into())));
        // Bytes by chance may say that they are packed, and be no such file.
        let Ok(mut rows) = Rows::new(input, "t".to_owned(), None, form) else {
            return Vec::new();
        };
        std::iter::from_fn(|| rows.next_row().ok().flatten()).collect()
    }

    fn fields(row: &Row) -> Value {
        Value::Object(row.fields.clone().unwrap())
    }

    #[test]
    fn objects_keep_their_line_and_what_is_none_says_why() {
        let text = "\u{feff}{\"id\":1,\"b\":2}\r\n\n[1]\nnonsense\n{\"id\":\"é\"}";
        let rows = rows(text, None);
        assert_eq!(rows.len(), 4);
        assert_eq!(fields(&rows[0]), json!({"id": 1, "b": 2}));
        let lines: Vec<u64> = rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [1, 3, 4, 5]);
        assert!(rows[1].fields.as_ref().unwrap_err().contains("jq -c"));
        assert!(rows[2].fields.as_ref().unwrap_err().contains("not a row"));
        assert_eq!(rows[3].end, text.len() as u64);
    }

    #[test]
    fn a_table_is_told_by_its_header_and_cells_may_hold_lines() {
        let text = "id;post;words\n1;\"Build, \"\"now\"\"\nplease\";120\n2;;\n3;x\n";
        let rows = rows(text, None);
        assert_eq!(
            fields(&rows[0]),
            json!({"id": "1", "post": "Build, \"now\"\nplease", "words": "120"})
        );
        assert_eq!((rows[1].line, fields(&rows[1])), (4, json!({"id": "2"})));
        let why = rows[2].fields.as_ref().unwrap_err();
        assert_eq!(why, "the row has 2 cells and the header 3");
    }

    #[test]
    fn an_endless_row_is_broken_and_the_next_one_is_not() {
        let mut text = vec![b'{'; LONGEST + 10];
        text.extend(b"\n{\"id\":1}\n");
        let mut rows = Rows::new(
            Box::new(Cursor::new(text)),
            "t".into(),
            None,
            Some(Form::Json),
        )
        .unwrap();
        let first = rows.next_row().unwrap().unwrap();
        assert!(first.fields.unwrap_err().contains("longer than 16 MiB"));
        assert_eq!(fields(&rows.next_row().unwrap().unwrap()), json!({"id": 1}));
        let mut open = b"a,b\n1,\"".to_vec();
        open.resize(LONGEST + 100_000, b'x');
        let mut rows = Rows::new(Box::new(Cursor::new(open)), "t".into(), None, None).unwrap();
        let error = rows.next_row().unwrap_err().to_string();
        assert!(error.contains("is a quote not closed?"), "{error}");
    }

    proptest! {
        #[test]
        fn whatever_comes_ends_and_lines_rise(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            for form in [None, Some(Form::Json), Some(Form::Csv)] {
                let rows = rows(bytes.clone(), form);
                prop_assert!(rows.windows(2).all(|pair| pair[0].line < pair[1].line));
            }
        }

        #[test]
        fn every_object_comes_back(values in proptest::collection::vec("\\PC{0,20}", 1..20)) {
            let text: String = values.iter().map(|text| format!("{}\n", json!({"v": text}))).collect();
            let read = rows(text, Some(Form::Json));
            prop_assert_eq!(read.len(), values.len());
            for (row, value) in read.iter().zip(&values) {
                prop_assert_eq!(fields(row), json!({"v": value}));
            }
        }
    }
}
