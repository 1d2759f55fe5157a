//! Why a plugin could not do what it was asked, in Rust and on the two borders.

/// Why a plugin could not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PluginError {
    /// The options do not fit.
    #[error("{0}")]
    Options(String),
    /// The request does not fit.
    #[error("{0}")]
    BadRequest(String),
    /// The plugin does not do that.
    #[error("{0}")]
    Unsupported(String),
    /// It failed on this input.
    #[error("{0}")]
    Failed(String),
    /// It panicked; the message is the panic's.
    #[error("panicked: {0}")]
    Panicked(String),
}

impl PluginError {
    /// The status that stands for it in the table of a library: 1 to 5.
    ///
    /// ```
    /// use briefer_plugin::PluginError;
    /// let error = PluginError::Failed("no lexicon".to_owned());
    /// assert_eq!((error.status(), error.code()), (4, "failed"));
    /// assert_eq!(PluginError::from_code("failed", "no lexicon".to_owned()), error);
    /// ```
    pub fn status(&self) -> i32 {
        match self {
            PluginError::Options(_) => 1,
            PluginError::BadRequest(_) => 2,
            PluginError::Unsupported(_) => 3,
            PluginError::Failed(_) => 4,
            PluginError::Panicked(_) => 5,
        }
    }

    /// The code that stands for it on a line of JSON.
    pub fn code(&self) -> &'static str {
        match self {
            PluginError::Options(_) => "options",
            PluginError::BadRequest(_) => "bad-request",
            PluginError::Unsupported(_) => "unsupported",
            PluginError::Failed(_) => "failed",
            PluginError::Panicked(_) => "panicked",
        }
    }

    /// The message as it crosses a border; a panic's has no `panicked: ` in front.
    pub fn message(&self) -> &str {
        match self {
            PluginError::Options(message)
            | PluginError::BadRequest(message)
            | PluginError::Unsupported(message)
            | PluginError::Failed(message)
            | PluginError::Panicked(message) => message,
        }
    }

    /// The error that a status stands for; one that is not known counts as [`PluginError::Failed`].
    pub fn from_status(status: i32, message: String) -> Self {
        match status {
            1 => PluginError::Options(message),
            2 => PluginError::BadRequest(message),
            3 => PluginError::Unsupported(message),
            5 => PluginError::Panicked(message),
            _ => PluginError::Failed(message),
        }
    }

    /// The error that a code stands for; one that is not known counts as [`PluginError::Failed`].
    pub fn from_code(code: &str, message: String) -> Self {
        match code {
            "options" => PluginError::Options(message),
            "bad-request" => PluginError::BadRequest(message),
            "unsupported" => PluginError::Unsupported(message),
            "panicked" => PluginError::Panicked(message),
            _ => PluginError::Failed(message),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_and_code_lead_back_to_the_error() {
        let make = [
            PluginError::Options,
            PluginError::BadRequest,
            PluginError::Unsupported,
            PluginError::Failed,
            PluginError::Panicked,
        ];
        for (at, make) in make.into_iter().enumerate() {
            let error = make("why".to_owned());
            assert_eq!(error.status(), at as i32 + 1);
            assert_eq!(PluginError::from_status(error.status(), error.message().to_owned()), error);
            assert_eq!(PluginError::from_code(error.code(), error.message().to_owned()), error);
        }
        assert_eq!(PluginError::from_status(-7, "?".to_owned()), PluginError::Failed("?".to_owned()));
        assert_eq!(PluginError::from_code("new", "?".to_owned()), PluginError::Failed("?".to_owned()));
    }
}
