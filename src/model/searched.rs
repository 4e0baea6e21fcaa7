//! What is searched: read from all of the file, and so made while nobody waits for it.

use std::cell::{OnceCell, RefCell};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;

use super::Model;
use crate::search::SearchIndex;
use crate::store::Reader;

/// What is searched, on its way from a thread; dropped, it stops the thread.
pub struct IndexLoader {
    pub index: Receiver<SearchIndex>,
    /// Set when nobody waits for it any more.
    pub stop: Arc<AtomicBool>,
}

impl Drop for IndexLoader {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl Model {
    /// What is searched: every family of the file. A file that cannot be read now is searched as if it were empty.
    pub fn searched(&self, reader: Reader<'_>) -> &SearchIndex {
        self.index.get_or_init(|| {
            let coming = self.coming.take().and_then(|coming| coming.index.recv().ok());
            let empty = || SearchIndex::of(std::iter::empty());
            coming.unwrap_or_else(|| reader.index(self.now).unwrap_or_else(|_| empty()))
        })
    }

    /// The same, if it has been made since the last change.
    #[must_use]
    pub fn search_index(&self) -> Option<&SearchIndex> {
        self.index.get()
    }

    /// Expects what is searched from a thread.
    pub fn expect_searched(&self, coming: IndexLoader) {
        self.coming.replace(Some(coming));
    }

    /// Takes what a thread has made, or stops it: it must not hold the file while that is written.
    pub fn stop_search(&self) {
        if let Some(index) = self.coming.take().and_then(|coming| coming.index.try_recv().ok()) {
            self.index.get_or_init(|| index);
        }
    }

    /// Something that is searched has changed, or may have: it is made ready again when it is needed.
    pub fn forget_searched(&mut self) {
        self.index = OnceCell::new();
        self.coming = RefCell::default();
    }

    /// Whether nothing has been made ready to be searched since the last change, or is being made.
    #[must_use]
    pub fn is_unsearched(&self) -> bool {
        self.index.get().is_none() && self.coming.borrow().is_none()
    }
}
