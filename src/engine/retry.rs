//! When to try again, and how long to wait (facts.md R2): pure decisions, the clock is an argument.

use std::time::{Duration, SystemTime};

use reqwest::header::HeaderMap;

use super::endpoint::Retries;

/// What a failed attempt says about trying again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Advice {
    /// Whether its kind is one that passes.
    pub(super) passes: bool,
    /// How long the server wants to be left alone.
    pub(super) wait: Option<Duration>,
}

/// What to do after a failed attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Try again after this long.
    Wait(Duration),
    /// Give up.
    GiveUp,
    /// Give up, because the server wants a longer wait than anyone watches.
    TooLong(Duration),
}

impl Advice {
    /// What an answer of `status` with `headers` advises. `is_final` where its body says that
    /// waiting will not help: a spent quota.
    pub(super) fn of_status(
        status: u16,
        headers: &HeaderMap,
        is_final: bool,
        now: SystemTime,
    ) -> Self {
        let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let should =
            header("x-should-retry").map(|value| value.trim().eq_ignore_ascii_case("true"));
        let passes = match status {
            400 | 401 | 402 | 403 | 404 | 413 | 422 => false,
            _ if is_final || should == Some(false) => false,
            408 | 429 | 500..=599 => true,
            _ => should == Some(true),
        };
        Self {
            passes,
            wait: server_wait(headers, now),
        }
    }

    /// The verdict after `tried` attempts, `jitter` being a number from 0 to 1.
    pub(super) fn verdict(&self, retries: &Retries, tried: u32, jitter: f64) -> Verdict {
        match self.wait {
            _ if !self.passes => Verdict::GiveUp,
            Some(wait) if wait > retries.longest => Verdict::TooLong(wait),
            _ if tried > retries.count => Verdict::GiveUp,
            Some(wait) => Verdict::Wait(wait),
            None => Verdict::Wait(backoff(retries.base, tried, jitter)),
        }
    }
}

/// The wait before try number `tried`: doubled each time up to sixteen times the base, and a
/// quarter of it by chance, so that many clients do not come back at once.
fn backoff(base: Duration, tried: u32, jitter: f64) -> Duration {
    let longest = base.saturating_mul(16);
    let wait = base.saturating_mul(1 << tried.saturating_sub(1).min(4));
    wait.mul_f64(0.25f64.mul_add(jitter.clamp(0.0, 1.0), 1.0))
        .min(longest)
}

/// How long the server asks to wait. Zero, negative, past and impossible waits say nothing.
fn server_wait(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let header = |name: &str| headers.get(name)?.to_str().ok().map(str::trim);
    let seconds = |seconds: f64| Duration::try_from_secs_f64(seconds).ok();
    let in_ms =
        header("retry-after-ms").and_then(|value| seconds(value.parse::<f64>().ok()? / 1e3));
    let wait = in_ms.filter(|wait| !wait.is_zero()).or_else(|| {
        let value = header("retry-after")?;
        match value.parse::<f64>() {
            Ok(number) => seconds(number),
            Err(_) => httpdate::parse_http_date(value)
                .ok()?
                .duration_since(now)
                .ok(),
        }
    });
    wait.filter(|wait| !wait.is_zero())
}

/// A wait in the user's words.
pub(super) fn spell(wait: Duration) -> String {
    let seconds = wait.as_secs();
    match seconds {
        0 if wait < Duration::from_millis(100) => format!("{} ms", wait.as_millis()),
        0..10 if wait.subsec_millis() >= 50 || seconds == 0 => {
            format!("{:.1} s", wait.as_secs_f64())
        }
        0..120 => format!("{seconds} s"),
        120..7200 => format!("{} min", seconds.div_ceil(60)),
        _ => format!("{} h", seconds.div_ceil(3600)),
    }
}

/// The moment after a wait, as a clock shows it.
pub(super) fn until(now: SystemTime, wait: Duration) -> String {
    let moment = now.checked_add(wait).map_or(0, |moment| {
        moment
            .duration_since(SystemTime::UNIX_EPOCH)
            .map_or(0, |since| since.as_secs())
    });
    // A date that the calendar cannot write is too far off to matter.
    if wait > Duration::from_secs(86_400) {
        return format!("in {} days", wait.as_secs().div_ceil(86_400));
    }
    let minutes = moment.div_ceil(60);
    format!("{:02}:{:02} UTC", minutes / 60 % 24, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 784_111_777; // Sun, 06 Nov 1994 08:49:37 GMT

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| {
                let value = reqwest::header::HeaderValue::from_static(value);
                (reqwest::header::HeaderName::from_static(name), value)
            })
            .collect()
    }

    fn advice(status: u16, pairs: &[(&'static str, &'static str)]) -> Advice {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(NOW);
        Advice::of_status(status, &headers(pairs), false, now)
    }

    #[test]
    fn every_form_of_wait_is_read_and_nonsense_is_not() {
        let cases = [
            ("7", Some(7.0)),
            (" 1.5 ", Some(1.5)),
            ("Sun, 06 Nov 1994 08:50:07 GMT", Some(30.0)),
            ("Sun, 06 Nov 1994 08:40:00 GMT", None),
            ("0", None),
            ("-3", None),
            ("nan", None),
            ("inf", None),
            ("1e300", None),
            ("soon", None),
            ("", None),
        ];
        for (value, expected) in cases {
            let wait = advice(429, &[("retry-after", value)]).wait;
            assert_eq!(wait.map(|wait| wait.as_secs_f64()), expected, "{value}");
        }
        let both = advice(429, &[("retry-after-ms", "250"), ("retry-after", "9")]);
        assert_eq!(both.wait, Some(Duration::from_millis(250)));
        let broken = advice(429, &[("retry-after-ms", "x"), ("retry-after", "9")]);
        assert_eq!(broken.wait, Some(Duration::from_secs(9)));
    }

    #[test]
    fn what_passes_is_tried_again_and_what_does_not_is_not() {
        for status in [408, 429, 500, 502, 503, 529] {
            assert!(advice(status, &[]).passes, "{status}");
            assert!(!advice(status, &[("x-should-retry", "false")]).passes);
        }
        for status in [400, 401, 402, 403, 404, 413, 422] {
            assert!(
                !advice(status, &[("x-should-retry", "true")]).passes,
                "{status}"
            );
        }
        assert!(!advice(409, &[]).passes);
        assert!(advice(409, &[("x-should-retry", "true")]).passes);
        assert!(!Advice::of_status(429, &headers(&[]), true, SystemTime::now()).passes);
    }

    #[test]
    fn waits_double_up_to_a_cap_and_long_ones_are_refused() {
        let retries = Retries::default();
        let own = Advice {
            passes: true,
            wait: None,
        };
        let waits: Vec<Verdict> = (1..=4)
            .map(|tried| own.verdict(&retries, tried, 0.0))
            .collect();
        let ms = |ms| Verdict::Wait(Duration::from_millis(ms));
        assert_eq!(waits, [ms(500), ms(1000), ms(2000), Verdict::GiveUp]);
        assert_eq!(own.verdict(&retries, 1, 1.0), ms(625));
        assert_eq!(backoff(retries.base, 9, 1.0), Duration::from_secs(8));
        let server = |seconds| Advice {
            passes: true,
            wait: Some(Duration::from_secs(seconds)),
        };
        assert_eq!(server(120).verdict(&retries, 1, 0.5), ms(120_000));
        let long = Duration::from_secs(121);
        assert_eq!(
            server(121).verdict(&retries, 1, 0.5),
            Verdict::TooLong(long)
        );
    }

    #[test]
    fn waits_and_moments_are_spelt_for_people() {
        let spelt: Vec<String> = [20, 400, 2000, 2500, 45_000, 200_000, 9_000_000]
            .map(|ms| spell(Duration::from_millis(ms)))
            .into();
        assert_eq!(
            spelt,
            ["20 ms", "0.4 s", "2 s", "2.5 s", "45 s", "4 min", "3 h"]
        );
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(NOW);
        assert_eq!(until(now, Duration::from_secs(200)), "08:53 UTC");
        assert_eq!(until(now, Duration::from_secs(200_000)), "in 3 days");
    }
}
