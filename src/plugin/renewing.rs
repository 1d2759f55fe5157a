//! An instance that is made anew after a panic.

use std::sync::{Arc, PoisonError, RwLock};

use briefer_plugin::{PluginError, guarded};

/// Makes an instance.
type Make<T> = Box<dyn Fn() -> Result<T, PluginError> + Send + Sync>;

/// An instance in this process, shared by all threads. After a panic its state cannot be trusted, so it is made anew.
pub(super) struct Renewing<T> {
    make: Make<T>,
    instance: RwLock<Arc<T>>,
}

impl<T> Renewing<T> {
    /// Makes the first instance.
    ///
    /// # Errors
    /// Those of `make`.
    pub(super) fn new(make: Make<T>) -> Result<Self, PluginError> {
        let instance = guarded(&make)?;
        Ok(Renewing { make, instance: RwLock::new(Arc::new(instance)) })
    }

    /// Calls the instance.
    ///
    /// # Errors
    /// Those of `work`; a panic is [`PluginError::Panicked`].
    pub(super) fn call<R>(&self, work: impl FnOnce(&T) -> Result<R, PluginError>) -> Result<R, PluginError> {
        let instance = Arc::clone(&self.instance.read().unwrap_or_else(PoisonError::into_inner));
        let answer = guarded(|| work(&instance));
        if matches!(answer, Err(PluginError::Panicked(_))) {
            self.renew();
        }
        answer
    }

    /// Where no new instance can be made, the old one stays: it may still answer, and whatever it answers is checked.
    fn renew(&self) {
        let Ok(fresh) = guarded(&self.make) else { return };
        let mut instance = self.instance.write().unwrap_or_else(PoisonError::into_inner);
        let old = std::mem::replace(&mut *instance, Arc::new(fresh));
        drop(instance);
        // It may panic even while it is dropped.
        let _ = guarded(|| {
            drop(old);
            Ok(())
        });
    }
}
