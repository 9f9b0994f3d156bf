//! The event stream: bytes as they arrive to server-sent events.
//!
//! Takes what real servers send (facts.md §4): a byte order mark, LF, CRLF and lone CR in any mix,
//! comments, several data lines, no space after the colon, bytes cut anywhere, no blank line after
//! the last event. Each byte is looked at once, and an event has a cap. What the data says is for
//! `answer`.

/// One event, as the rules of the WHATWG dispatch it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event<'a> {
    /// The value of the last `event:` line; `message` where there was none.
    pub name: &'a str,
    /// The data lines, joined by newlines.
    pub data: &'a str,
    /// The last id the stream has set.
    pub id: &'a str,
}

/// An event grew past the cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong;

/// The most bytes one event may have (facts.md R4).
pub const EVENT_CAP: usize = 64 << 20;

/// Turns chunks of bytes into events.
#[derive(Debug)]
pub struct Decoder {
    /// The start of a line whose end has not arrived.
    line: Vec<u8>,
    /// The last byte was a CR: an LF that follows belongs to it.
    after_cr: bool,
    /// Nothing but perhaps a byte order mark has been read.
    at_start: bool,
    name: String,
    data: String,
    has_data: bool,
    id: String,
    cap: usize,
}

impl Default for Decoder {
    fn default() -> Self {
        Self::with_cap(EVENT_CAP)
    }
}

impl Decoder {
    /// A decoder that refuses events of more than `cap` bytes.
    #[must_use]
    pub const fn with_cap(cap: usize) -> Self {
        Self {
            line: Vec::new(),
            after_cr: false,
            at_start: true,
            name: String::new(),
            data: String::new(),
            has_data: false,
            id: String::new(),
            cap,
        }
    }

    /// Reads `bytes` and hands each event that they complete to `each`, until it breaks off.
    ///
    /// # Errors
    ///
    /// [`TooLong`] when an event passes the cap, or what `each` returned.
    pub fn push<E: From<TooLong>>(
        &mut self,
        mut bytes: &[u8],
        each: &mut dyn FnMut(Event<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        while let Some((&first, rest)) = bytes.split_first() {
            if self.after_cr {
                self.after_cr = false;
                if first == b'\n' {
                    bytes = rest;
                    continue;
                }
            }
            let Some(end) = bytes.iter().position(|&b| b == b'\n' || b == b'\r') else {
                self.has_room(bytes.len())?;
                self.line.extend_from_slice(bytes);
                return Ok(());
            };
            let (line, rest) = bytes.split_at(end);
            self.has_room(line.len())?;
            self.after_cr = rest.first() == Some(&b'\r');
            bytes = rest.get(1..).unwrap_or_default();
            if self.line.is_empty() {
                self.line(line, each)?;
            } else {
                let mut whole = std::mem::take(&mut self.line);
                whole.extend_from_slice(line);
                let outcome = self.line(&whole, each);
                whole.clear();
                // The buffer is kept for the next line, unless it was an outsized one.
                if whole.capacity() <= 1 << 20 {
                    self.line = whole;
                }
                outcome?;
            }
        }
        Ok(())
    }

    /// The stream has ended: hands over an event that lacks its blank line.
    ///
    /// # Errors
    ///
    /// What `each` returned.
    pub fn end<E: From<TooLong>>(
        &mut self,
        each: &mut dyn FnMut(Event<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let rest = std::mem::take(&mut self.line);
        if !rest.is_empty() {
            self.line(&rest, each)?;
        }
        self.dispatch(each)
    }

    fn has_room(&self, more: usize) -> Result<(), TooLong> {
        if self.line.len() + self.data.len() + more > self.cap {
            return Err(TooLong);
        }
        Ok(())
    }

    fn line<E: From<TooLong>>(
        &mut self,
        line: &[u8],
        each: &mut dyn FnMut(Event<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let line = if std::mem::take(&mut self.at_start) {
            line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line)
        } else {
            line
        };
        if line.is_empty() {
            return self.dispatch(each);
        }
        let (field, value) = match line.iter().position(|&b| b == b':') {
            Some(0) => return Ok(()),
            Some(colon) => {
                let (field, value) = line.split_at(colon);
                let value = value.get(1..).unwrap_or_default();
                (field, value.strip_prefix(b" ").unwrap_or(value))
            }
            None => (line, &[][..]),
        };
        self.field(field, value);
        Ok(())
    }

    fn field(&mut self, field: &[u8], value: &[u8]) {
        match field {
            b"data" => {
                if self.has_data {
                    self.data.push('\n');
                }
                self.data.push_str(&String::from_utf8_lossy(value));
                self.has_data = true;
            }
            b"event" => self.name = String::from_utf8_lossy(value).into_owned(),
            b"id" if !value.contains(&0) => self.id = String::from_utf8_lossy(value).into_owned(),
            _ => {}
        }
    }

    fn dispatch<E: From<TooLong>>(
        &mut self,
        each: &mut dyn FnMut(Event<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let outcome = if self.has_data {
            each(Event {
                name: if self.name.is_empty() {
                    "message"
                } else {
                    &self.name
                },
                data: &self.data,
                id: &self.id,
            })
        } else {
            Ok(())
        };
        self.name.clear();
        self.data.clear();
        self.data.shrink_to(1 << 20);
        self.has_data = false;
        outcome
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(chunks: &[&[u8]], cap: usize) -> Result<Vec<(String, String)>, TooLong> {
        let mut seen = Vec::new();
        let mut decoder = Decoder::with_cap(cap);
        let mut each = |event: Event<'_>| {
            seen.push((event.name.to_owned(), event.data.to_owned()));
            Ok::<(), TooLong>(())
        };
        for chunk in chunks {
            decoder.push(chunk, &mut each)?;
        }
        decoder.end(&mut each)?;
        Ok(seen)
    }

    fn message(data: &str) -> (String, String) {
        ("message".to_owned(), data.to_owned())
    }

    #[test]
    fn a_last_event_without_its_blank_line_counts() {
        let seen = decode(&[b"data: a\n\nda", b"ta: b"], EVENT_CAP);
        assert_eq!(seen, Ok(vec![message("a"), message("b")]));
    }

    #[test]
    fn data_lines_join_and_names_do_not_leak() {
        let seen = decode(&[b"event: x\ndata: 1\ndata: 2\n\ndata:3\n\n"], EVENT_CAP);
        assert_eq!(seen, Ok(vec![("x".into(), "1\n2".into()), message("3")]));
    }

    #[test]
    fn the_cap_holds_for_a_line_and_for_many_data_lines() {
        assert_eq!(decode(&[&[b'x'; 40], &[b'x'; 40]], 64), Err(TooLong));
        assert_eq!(
            decode(&[&b"data: 0123456789\n".repeat(9)], 64),
            Err(TooLong)
        );
        let small = decode(&[&b"data: 0123456789\n\n".repeat(9)], 64);
        assert_eq!(small.map(|seen| seen.len()), Ok(9));
    }
}
