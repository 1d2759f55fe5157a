//! What processes answer, as lines of JSON.

use briefer_plugin::PluginError;
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// The answer to a request.
#[derive(Deserialize)]
pub(super) struct Reply<'a> {
    pub(super) id: Option<u64>,
    /// None where there is no such field; where it is null, it is null.
    #[serde(borrow, default, deserialize_with = "whatever")]
    result: Option<&'a RawValue>,
    pub(super) error: Option<ErrorReply>,
}

fn whatever<'de, D: Deserializer<'de>>(value: D) -> Result<Option<&'de RawValue>, D::Error> {
    Deserialize::deserialize(value).map(Some)
}

/// The answer to the hello.
#[derive(Deserialize)]
pub(super) struct HelloReply<'a> {
    #[serde(borrow)]
    pub(super) hello: Hello<'a>,
}

/// How a plugin introduces itself.
#[derive(Deserialize)]
pub(super) struct Hello<'a> {
    pub(super) protocol: Option<u32>,
    #[serde(borrow)]
    pub(super) manifest: Option<&'a RawValue>,
    pub(super) error: Option<ErrorReply>,
}

/// Why there is no result.
#[derive(Deserialize)]
pub(super) struct ErrorReply {
    #[serde(default)]
    code: String,
    #[serde(default)]
    pub(super) message: String,
}

impl<'a> Reply<'a> {
    /// The plugin's error, which counts before a result, or the result; none where there is neither.
    pub(super) fn outcome(self) -> Option<Result<&'a [u8], PluginError>> {
        match (self.error, self.result) {
            (Some(error), _) => Some(Err(PluginError::from_code(&error.code, error.message))),
            (None, Some(result)) => Some(Ok(result.get().as_bytes())),
            (None, None) => None,
        }
    }
}

/// What an answer says, whatever stands around the result.
pub(super) fn judge(line: &[u8]) -> Option<Result<&[u8], PluginError>> {
    serde_json::from_slice::<Reply<'_>>(line).ok()?.outcome()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_counts_before_a_result_and_null_is_a_result() {
        let said = |line: &str| judge(line.as_bytes()).map(|outcome| outcome.map(<[u8]>::to_vec));
        assert_eq!(said(r#"{"id":1,"result":null}"#), Some(Ok(b"null".to_vec())));
        assert_eq!(said(r#"{"id":1,"took":3,"result":{"a":[1]},"error":null}"#), Some(Ok(br#"{"a":[1]}"#.to_vec())));
        let refused = Err(PluginError::Options("top: too many".to_owned()));
        let error = r#""error":{"code":"options","message":"top: too many"}"#;
        assert_eq!(said(&format!(r#"{{"id":1,"result":null,{error}}}"#)), Some(refused.clone()));
        assert_eq!(said(&format!(r#"{{"id":1,{error}}}"#)), Some(refused));
        assert_eq!(said(r#"{"id":1}"#), None);
    }
}
