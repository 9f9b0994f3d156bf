//! Batch: the wire format of `/files` and `/batches`, and of the lines that go in and come out
//! (facts.md §4). Providers share it, `vllm run_batch` takes the same lines.

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

use super::error_body::{ServerError, one_line};

/// What every line asks.
pub const CHAT: &str = "/v1/chat/completions";

/// One request of a batch, a line without its end.
#[must_use]
pub fn batch_line(custom_id: &str, body: &Map<String, Value>) -> String {
    json!({ "custom_id": custom_id, "method": "POST", "url": CHAT, "body": body }).to_string()
}

/// The body that creates a batch of an uploaded file; `mark` is found again in its metadata.
#[must_use]
pub fn create_body(file: &str, mark: &str) -> Map<String, Value> {
    let body = json!({
        "input_file_id": file,
        "endpoint": CHAT,
        "completion_window": "24h",
        "metadata": { "gig": mark },
    });
    body.as_object().cloned().unwrap_or_default()
}

/// A batch as the provider tells of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hosted {
    /// Its id.
    pub id: String,
    /// How far it is: `validating`, `in_progress`, `completed`, `failed`, `expired`, `cancelled` …
    pub status: String,
    /// The file it was made from.
    pub input: Option<String>,
    /// The file of answers.
    pub output: Option<String>,
    /// The file of errors.
    pub errors: Option<String>,
    /// Requests: all, done, failed.
    pub counts: Option<(u64, u64, u64)>,
    /// Why it failed as a whole.
    pub said: Option<String>,
    /// The mark it was created with.
    pub mark: Option<String>,
}

impl Hosted {
    /// Whether it stays as it is.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(
            self.status.as_str(),
            "completed" | "failed" | "expired" | "cancelled"
        )
    }

    fn of(value: &Value) -> Option<Self> {
        let text = |name: &str| value.get(name)?.as_str().map(str::to_owned);
        let count = |name: &str| value.pointer(&format!("/request_counts/{name}"))?.as_u64();
        let said = value
            .pointer("/errors/data/0/message")
            .and_then(Value::as_str);
        Some(Self {
            id: text("id")?,
            status: one_line(&text("status")?),
            input: text("input_file_id"),
            output: text("output_file_id").filter(|id| !id.is_empty()),
            errors: text("error_file_id").filter(|id| !id.is_empty()),
            counts: count("total").map(|total| {
                let of = |name| count(name).unwrap_or(0);
                (total, of("completed"), of("failed"))
            }),
            said: said.map(one_line),
            mark: value
                .pointer("/metadata/gig")
                .and_then(Value::as_str)
                .map(str::to_owned),
        })
    }
}

/// Reads a batch.
///
/// # Errors
///
/// What the server says, when it is none.
pub fn parse_hosted(body: &[u8]) -> Result<Hosted, ServerError> {
    let value: Option<Value> = serde_json::from_slice(body).ok();
    value
        .as_ref()
        .and_then(Hosted::of)
        .ok_or_else(|| ServerError::from_body(body))
}

/// Reads a list of batches, newest first.
///
/// # Errors
///
/// What the server says, when it is none.
pub fn parse_hosted_list(body: &[u8]) -> Result<Vec<Hosted>, ServerError> {
    let value: Option<Value> = serde_json::from_slice(body).ok();
    let list = value
        .as_ref()
        .and_then(|value| value.get("data")?.as_array());
    let list = list.ok_or_else(|| ServerError::from_body(body))?;
    Ok(list.iter().filter_map(Hosted::of).collect())
}

/// Reads the id of an uploaded file.
///
/// # Errors
///
/// What the server says, when there is none.
pub fn parse_file(body: &[u8]) -> Result<String, ServerError> {
    let value: Option<Value> = serde_json::from_slice(body).ok();
    let id = value.as_ref().and_then(|value| value.get("id")?.as_str());
    id.map(str::to_owned)
        .ok_or_else(|| ServerError::from_body(body))
}

/// One line of what came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultLine {
    /// Whose it is.
    pub custom_id: String,
    /// The body of the answer; or the status, where there was one, and what the server said.
    pub outcome: Result<String, (Option<u16>, ServerError)>,
}

#[derive(Deserialize)]
struct Line<'a> {
    custom_id: String,
    #[serde(borrow, default)]
    response: Option<Response<'a>>,
    #[serde(default)]
    error: Option<Value>,
}

#[derive(Deserialize)]
struct Response<'a> {
    #[serde(default)]
    status_code: Option<u16>,
    #[serde(borrow, default)]
    body: Option<&'a RawValue>,
}

impl ResultLine {
    /// Reads a line; nothing when it is none.
    #[must_use]
    pub fn parse(line: &str) -> Option<Self> {
        let line: Line<'_> = serde_json::from_str(line).ok()?;
        let error = line.error.filter(|error| !error.is_null());
        let outcome = match (line.response, error) {
            (
                Some(Response {
                    status_code,
                    body: Some(body),
                }),
                None,
            ) => match status_code.unwrap_or(200) {
                200..=299 => Ok(body.get().to_owned()),
                status => Err((Some(status), ServerError::from_body(body.get().as_bytes()))),
            },
            (response, error) => {
                let status = response.and_then(|response| response.status_code);
                let body = json!({ "error": error.unwrap_or_else(|| json!("no answer")) });
                Err((status, ServerError::from_body(body.to_string().as_bytes())))
            }
        };
        Some(Self {
            custom_id: line.custom_id,
            outcome,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back_as_answers_or_as_what_was_said() {
        let good = r#"{"id":"b","custom_id":"a","response":{"status_code":200,"body":{"choices":[]}},"error":null}"#;
        let line = ResultLine::parse(good).unwrap();
        assert_eq!(
            (line.custom_id.as_str(), line.outcome),
            ("a", Ok(r#"{"choices":[]}"#.to_owned()))
        );
        for (text, status, said) in [
            (
                r#"{"custom_id":"a","response":{"status_code":400,"body":{"error":{"message":"too long"}}},"error":null}"#,
                Some(400),
                "too long",
            ),
            (
                r#"{"custom_id":"a","response":null,"error":{"code":"batch_expired","message":"expired"}}"#,
                None,
                "expired",
            ),
            (r#"{"custom_id":"a"}"#, None, "no answer"),
        ] {
            let (code, error) = ResultLine::parse(text).unwrap().outcome.unwrap_err();
            assert_eq!((code, error.message.as_str()), (status, said), "{text}");
        }
        assert_eq!(ResultLine::parse("nonsense"), None);
    }

    #[test]
    fn a_batch_is_read_as_far_as_it_tells() {
        let body = br#"{"id":"batch_1","status":"failed","input_file_id":"f","output_file_id":null,
            "errors":{"data":[{"message":"line 3 is\nwrong"}]},"metadata":{"gig":"m-1"},
            "request_counts":{"total":3,"completed":1,"failed":2}}"#;
        let batch = parse_hosted(body).unwrap();
        assert!(batch.is_over());
        assert_eq!(batch.said.as_deref(), Some("line 3 is wrong"));
        assert_eq!((batch.counts, batch.output), (Some((3, 1, 2)), None));
        assert_eq!(batch.mark.as_deref(), Some("m-1"));
        let error = parse_hosted(br#"{"error":{"message":"no such batch"}}"#).unwrap_err();
        assert_eq!(error.message, "no such batch");
        assert_eq!(
            parse_hosted_list(br#"{"data":[{"id":"x"},{"id":"y","status":"validating"}]}"#)
                .unwrap()
                .len(),
            1
        );
    }
}
