//! Panics of a plugin's code, caught.

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::PluginError;

thread_local! {
    /// Whether this thread runs plugin code, whose panics are reported as errors and need no message of their own.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Keeps the message of a panic in plugin code off stderr: it travels in the error, once, to whoever names the plugin.
///
/// Panics outside [`guarded`] calls are told as before. Calling it twice does no harm, once is enough.
pub fn keep_plugin_panics_quiet() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !GUARDED.get() {
            usual(panic);
        }
    }));
}

/// Runs plugin code and turns a panic into [`PluginError::Panicked`] with the panic's message.
///
/// What the closure captures must not be trusted after a panic: an instance is made anew.
///
/// ```
/// # briefer_plugin::keep_plugin_panics_quiet();
/// use briefer_plugin::{PluginError, guarded};
/// let answer = guarded(|| if true { panic!("no lexicon") } else { Ok(1) });
/// assert_eq!(answer, Err(PluginError::Panicked("no lexicon".to_owned())));
/// ```
///
/// # Errors
/// Those of the closure, and [`PluginError::Panicked`].
pub fn guarded<T>(work: impl FnOnce() -> Result<T, PluginError>) -> Result<T, PluginError> {
    let before = GUARDED.replace(true);
    let answer = catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(before);
    answer.unwrap_or_else(|panic| Err(PluginError::Panicked(message_of(panic))))
}

fn message_of(panic: Box<dyn Any + Send>) -> String {
    if let Some(message) = panic.downcast_ref::<&str>() {
        return (*message).to_owned();
    }
    match panic.downcast::<String>() {
        Ok(message) => *message,
        Err(other) => {
            // Dropping a value of the plugin's own could panic again.
            std::mem::forget(other);
            "without a message".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panics_are_errors_and_a_guard_within_a_guard_keeps_the_outer_one() {
        struct Nasty;
        impl Drop for Nasty {
            fn drop(&mut self) {
                panic!("dropped");
            }
        }
        keep_plugin_panics_quiet();
        let answer = guarded(|| {
            let inner: Result<(), _> = guarded(|| std::panic::panic_any(Nasty));
            assert_eq!(inner, Err(PluginError::Panicked("without a message".to_owned())));
            assert!(GUARDED.get());
            let seven = 7;
            if seven == 7 {
                panic!("formatted {seven}")
            }
            Ok(())
        });
        assert_eq!(answer, Err(PluginError::Panicked("formatted 7".to_owned())));
        assert!(!GUARDED.get());
    }
}
