//! How far the packed parts of a PDF unpack, told before a parser unpacks them: a few kilobytes can
//! hold gigabytes.

use std::io::Read;

/// The most that all parts of a document may unpack to, in bytes. Pictures do not count: they are
/// not unpacked.
const MOST: u64 = 96 * 1024 * 1024;

/// Whether unpacking would go past the limit.
pub(super) fn expands_too_far(bytes: &[u8]) -> bool {
    let mut room = MOST;
    let mut at = 0;
    while let Some(found) = find(bytes.get(at..).unwrap_or_default(), b"stream") {
        let start = at + found;
        at = start + b"stream".len();
        if bytes
            .get(..start)
            .is_some_and(|head| head.ends_with(b"end"))
        {
            continue;
        }
        let head = bytes
            .get(start.saturating_sub(1024)..start)
            .unwrap_or_default();
        let head = after_last(head, b"obj");
        let skip = bytes
            .get(at..)
            .unwrap_or_default()
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        let body = bytes.get(at + skip..).unwrap_or_default();
        if holds(head, b"/Image") || !holds(head, b"/Fl") && !holds(head, b"/LZW") {
            continue;
        }
        let times = count(head, b"/Fl") + count(head, b"/LZW");
        match unpacked(body, times, room) {
            Some(size) => room = room.saturating_sub(size),
            None => return true,
        }
    }
    false
}

/// What follows the last `mark`, or all.
fn after_last<'a>(bytes: &'a [u8], mark: &[u8]) -> &'a [u8] {
    let last = bytes.windows(mark.len()).rposition(|part| part == mark);
    last.and_then(|at| bytes.get(at + mark.len()..))
        .unwrap_or(bytes)
}

/// How much a body unpacks to; none when it is more than `room`, or packed more than once, where
/// the inner layer may hold anything.
fn unpacked(body: &[u8], times: usize, room: u64) -> Option<u64> {
    let count = |reader: &mut dyn Read| -> u64 {
        let mut block = [0_u8; 16 * 1024];
        let mut total = 0;
        while let Ok(read) = reader.read(&mut block) {
            total += read as u64;
            if read == 0 || total > room {
                break;
            }
        }
        total
    };
    let once = count(&mut flate2::read::ZlibDecoder::new(body));
    if once > room {
        return None;
    }
    if times < 2 {
        return Some(once);
    }
    let inner = flate2::read::ZlibDecoder::new(body);
    let twice = count(&mut flate2::read::ZlibDecoder::new(inner));
    (twice <= room && times < 3).then_some(once + twice)
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|part| part == needle)
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    find(bytes, needle).is_some()
}

fn count(bytes: &[u8], needle: &[u8]) -> usize {
    bytes
        .windows(needle.len())
        .filter(|part| *part == needle)
        .count()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut writer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap()
    }

    fn with(filter: &str, body: &[u8]) -> Vec<u8> {
        let mut bytes = format!("%PDF-1.7\n1 0 obj <</Filter {filter}>>\nstream\n").into_bytes();
        bytes.extend_from_slice(body);
        bytes.extend_from_slice(b"\nendstream endobj");
        bytes
    }

    #[test]
    fn what_unpacks_past_the_limit_is_told_before_it_is_unpacked() {
        let zeros = vec![0_u8; 100 * 1024 * 1024];
        let bomb = packed(&zeros);
        assert!(bomb.len() < 200_000 && expands_too_far(&with("/FlateDecode", &bomb)));
        assert!(expands_too_far(&with(
            "[/FlateDecode /FlateDecode]",
            &packed(&bomb)
        )));
        assert!(!expands_too_far(&with("/FlateDecode", &packed(b"BT ET"))));
        assert!(!expands_too_far(b"%PDF-1.7 no stream at all"));
    }
}
