//! A dataset that several threads have in hand.

use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::Dataset;

/// A dataset that one thread fills while others look at it.
#[derive(Clone, Debug, Default)]
pub struct Shared(Arc<RwLock<Dataset>>);

impl Shared {
    /// Shares a dataset.
    #[must_use]
    pub fn new(dataset: Dataset) -> Self {
        Self(Arc::new(RwLock::new(dataset)))
    }

    /// Looks at it; keep the guard for a moment only.
    pub fn read(&self) -> RwLockReadGuard<'_, Dataset> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes it; keep the guard for a moment only.
    pub fn write(&self) -> RwLockWriteGuard<'_, Dataset> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}
