//! Packed files as what they hold: gzip and Zstandard, told by their first bytes, whatever the name.
//!
//! Unpacked as it is read: nothing of the file is kept, so a small file that holds a huge one costs
//! time and no memory.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

/// What is read from the packed side at a time.
const ROOM: usize = 64 << 10;

/// A source of bytes that another thread may read.
pub type Source = Box<dyn Read + Send>;

/// The endings of packed files.
pub const ENDINGS: [&str; 3] = ["gz", "zst", "zstd"];

/// The same source; unpacked, when its first bytes say that it is packed.
///
/// # Errors
///
/// When it cannot be read.
pub fn unpacked(mut source: Source) -> io::Result<Source> {
    let mut head = Vec::with_capacity(4);
    source.by_ref().take(4).read_to_end(&mut head)?;
    let kind = match head.as_slice() {
        [0x1f, 0x8b, ..] => Some(Packing::Gzip),
        [0x28, 0xb5, 0x2f, 0xfd] => Some(Packing::Zstandard),
        // A frame to be skipped stands before the others.
        [0x50..=0x5f, 0x2a, 0x4d, 0x18] => Some(Packing::Zstandard),
        _ => None,
    };
    let whole = Cursor::new(head).chain(source);
    Ok(match kind {
        None => Box::new(whole),
        Some(Packing::Gzip) => Box::new(MultiGzDecoder::new(BufReader::with_capacity(ROOM, whole))),
        Some(Packing::Zstandard) => {
            let source: Source = Box::new(whole);
            Box::new(Frames::Between(BufReader::with_capacity(ROOM, source)))
        }
    })
}

enum Packing {
    Gzip,
    Zstandard,
}

type Packed = BufReader<Source>;

/// The frames of a Zstandard file, one after the other.
enum Frames {
    Between(Packed),
    Inside(Box<(Packed, FrameDecoder)>),
    Over,
}

impl Frames {
    /// Enters the next frame, if there is one.
    fn enter(mut source: Packed) -> io::Result<Self> {
        while !source.fill_buf()?.is_empty() {
            let mut decoder = FrameDecoder::new();
            match decoder.init(&mut source) {
                Ok(()) => return Ok(Self::Inside(Box::new((source, decoder)))),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    io::copy(
                        &mut source.by_ref().take(u64::from(length)),
                        &mut io::sink(),
                    )?;
                }
                Err(error) => return Err(io::Error::other(error)),
            }
        }
        Ok(Self::Over)
    }
}

impl Read for Frames {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(self, Self::Over) {
                Self::Over => return Ok(0),
                Self::Between(source) => *self = Self::enter(source)?,
                Self::Inside(mut frame) => {
                    let (source, decoder) = &mut *frame;
                    while decoder.can_collect() == 0 && !decoder.is_finished() {
                        let one = BlockDecodingStrategy::UptoBlocks(1);
                        decoder
                            .decode_blocks(&mut *source, one)
                            .map_err(io::Error::other)?;
                    }
                    let count = decoder.read(room)?;
                    *self = if count == 0 && !room.is_empty() {
                        Self::Between(frame.0)
                    } else {
                        Self::Inside(frame)
                    };
                    if count > 0 || room.is_empty() {
                        return Ok(count);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    use super::*;

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn zstandard(text: &[u8]) -> Vec<u8> {
        compress_to_vec(text, CompressionLevel::Fastest)
    }

    fn read(packed: &[u8]) -> io::Result<Vec<u8>> {
        let mut text = Vec::new();
        unpacked(Box::new(Cursor::new(packed.to_vec())))?.read_to_end(&mut text)?;
        Ok(text)
    }

    #[test]
    fn what_was_packed_comes_out_piece_after_piece() {
        let long = "a row and another\n".repeat(20_000);
        for pack in [gzip, zstandard] {
            let mut packed = pack(long.as_bytes());
            packed.extend(pack(b"the second piece"));
            let wanted = format!("{long}the second piece");
            assert_eq!(read(&packed).unwrap(), wanted.as_bytes());
        }
        let mut skipped = vec![0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3];
        skipped.extend(zstandard(b"after"));
        assert_eq!(read(&skipped).unwrap(), b"after");
    }

    #[test]
    fn what_is_not_packed_stays_as_it_is() {
        for text in ["", "{}", "plain text"] {
            assert_eq!(read(text.as_bytes()).unwrap(), text.as_bytes());
        }
    }

    #[test]
    fn what_is_cut_or_broken_is_an_error() {
        for pack in [gzip, zstandard] {
            let packed = pack("rows\n".repeat(9_000).as_bytes());
            assert!(read(&packed[..packed.len() - 9]).is_err());
            let mut broken = packed.clone();
            broken.extend(&packed[..6]);
            assert!(read(&broken).is_err());
        }
    }
}
