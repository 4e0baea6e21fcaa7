//! The lookup is made beside the keys, on a thread with a connection of its own: it reads all of the file, which takes
//! 0.2 s at 10,000 families and seconds at 50,000.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::channel;

use crate::model::searched::IndexLoader;
use crate::screen::Model;
use crate::store::Store;

/// Begins to make what is searched. A change of the file meanwhile drops it with [`Model::forget_searched`].
///
/// # Errors
/// If there is no thread for it: then it is made when it is asked for.
pub fn begin(model: &Model, store: &Store) -> std::io::Result<()> {
    let (path, author, keys) = (store.path().to_owned(), store.author().clone(), store.keys().clone());
    let (today, (send, index)) = (model.now, channel());
    let stop = Arc::new(AtomicBool::new(false));
    let stopped = Arc::clone(&stop);
    std::thread::Builder::new().name("lookup".into()).spawn(move || {
        let made = Store::open_with(&path, author, &keys)
            .and_then(|store| store.reader().index_unless(today, &stopped));
        // After a failure it is made when it is asked for; a dropped one has no receiver.
        if let Ok(index) = made {
            let _ = send.send(index);
        }
    })?;
    model.expect_searched(IndexLoader { index, stop });
    Ok(())
}
