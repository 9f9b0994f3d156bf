//! Moments as text: seconds since 1970 to and from the calendar, in UTC (RFC 3339).
//!
//! Reads no clock: a moment is an argument. Periods in a profile's headings are `profile`'s.

/// Seconds of a day.
pub const DAY: i64 = 86_400;

/// `2026-11-23` for a moment in seconds since 1970.
#[must_use]
pub fn day(seconds: i64) -> String {
    let (year, month, day) = civil(seconds.div_euclid(DAY));
    format!("{year:04}-{month:02}-{day:02}")
}

/// `2026-11` for a moment.
#[must_use]
pub fn month(seconds: i64) -> String {
    let (year, month, _) = civil(seconds.div_euclid(DAY));
    format!("{year:04}-{month:02}")
}

/// `2026-11-23T14:05:09Z` for a moment.
#[must_use]
pub fn rfc3339(seconds: i64) -> String {
    let second = seconds.rem_euclid(DAY);
    format!(
        "{}T{:02}:{:02}:{:02}Z",
        day(seconds),
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}

/// The moment that `2026-11-23`, `2026-11-23T14:05` or `2026-11-23 14:05:09Z` means; a day alone is
/// its first second. Zones other than UTC are read as `+02:00`.
#[must_use]
pub fn parse(text: &str) -> Option<i64> {
    let text = text.trim();
    let day = text.get(..10)?;
    let mut parts = day.split('-');
    let (year, month, date) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || [year.len(), month.len(), date.len()] != [4, 2, 2] {
        return None;
    }
    let (month, date) = (number(month, 12)?, number(date, 31)?);
    if month == 0 || date == 0 {
        return None;
    }
    let days = days(number(year, 9999)?, month, date);
    if civil(days).2 != date {
        return None;
    }
    let rest = text.get(10..)?;
    let Some(time) = rest.strip_prefix(['T', 't', ' ']) else {
        return rest.is_empty().then_some(days * DAY);
    };
    Some(days * DAY + time_of_day(time)?)
}

fn time_of_day(text: &str) -> Option<i64> {
    let end = text.find(['Z', 'z', '+', '-']).unwrap_or(text.len());
    let (clock, zone) = text.split_at_checked(end)?;
    let mut parts = clock.split(':');
    let (hour, minute) = (number(parts.next()?, 24)?, number(parts.next()?, 59)?);
    let second = match parts.next() {
        Some(second) => number(second.split('.').next()?, 60)?,
        None => 0,
    };
    Some(hour * 3600 + minute * 60 + second - offset(zone)?)
}

fn offset(zone: &str) -> Option<i64> {
    let sign = match zone.chars().next() {
        None | Some('Z' | 'z') => return Some(0),
        Some('-') => -1,
        Some(_) => 1,
    };
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = digits.split_at_checked(2)?;
    let minutes = if minutes.is_empty() { "0" } else { minutes };
    Some(sign * (number(hours, 14)? * 3600 + number(minutes, 59)? * 60))
}

fn number(text: &str, largest: i64) -> Option<i64> {
    let digits = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let number = text.parse().ok().filter(|_| digits)?;
    (number <= largest).then_some(number)
}

/// Year, month and day of a day counted from 1970. Years begin in March, so that the leap day is
/// their last.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * march + 2) / 5 + 1;
    let month = if march < 10 { march + 3 } else { march - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

/// The day, counted from 1970, of a date.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let march = if month > 2 { month - 3 } else { month + 9 };
    let of_year = (153 * march + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_moments_are_written_as_the_calendar_does() {
        assert_eq!(rfc3339(0), "1970-01-01T00:00:00Z");
        assert_eq!(rfc3339(951_827_696), "2000-02-29T12:34:56Z");
        assert_eq!(month(1_795_445_109), "2026-11");
    }

    #[test]
    fn dates_are_read_with_and_without_a_time() {
        let noon = 951_782_400 + 12 * 3600;
        for text in [
            "2000-02-29T12:00:00Z",
            "2000-02-29 12:00",
            "2000-02-29T14:00:00.25+02:00",
        ] {
            assert_eq!(parse(text), Some(noon), "{text}");
        }
        for text in [
            "2001-02-29",
            "2000-2-29",
            "29.02.2000",
            "2000-02-29x",
            "",
            "soon",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read_back(seconds in -30_000_000_000_i64..200_000_000_000) {
            proptest::prop_assert_eq!(parse(&rfc3339(seconds)), Some(seconds));
        }

        #[test]
        fn any_text_is_a_moment_or_none(text in "\\PC{0,30}") {
            let _ = parse(&text);
        }
    }
}
