//! One program at a time writes in a district's file from its screens. A second one reads and says who holds it; when
//! the first leaves, the next key takes over. Commands of the command line write beside it: their changes are noticed.

use crate::app::App;
use crate::domain::Problem;
use crate::store::{Author, Hold, Store};

/// Holds the file as long as the desk is open, or waits for it.
#[derive(Debug)]
pub struct Keeper {
    author: Author,
    hold: Option<Hold>,
    /// The version of the file that the screens show.
    seen: i64,
}

impl Keeper {
    /// Takes hold of the file, or tells the application why it can only be read.
    ///
    /// # Errors
    /// If SQLite does not take orders.
    pub fn begin(author: Author, app: &mut App, store: &Store) -> Result<Keeper, Problem> {
        let mut keeper = Keeper { author, hold: None, seen: store.reader().version()? };
        if let Err(why) = keeper.take(store) {
            store.bar()?;
            app.say(app.desk.words.problem(&why));
            app.desk.barred = Some(why);
        }
        Ok(keeper)
    }

    fn take(&mut self, store: &Store) -> Result<(), Problem> {
        if store.is_read_only() {
            return Err(Problem::new("store-read-only").with("path", store.path().display()));
        }
        self.hold = Some(Hold::take(store.path(), &self.author)?);
        Ok(())
    }

    /// Before a key is taken: is the file free now, has somebody written into it? Then everything is read anew, and the
    /// answer is a sentence that says so.
    pub fn look(&mut self, app: &mut App, store: &Store) -> Option<String> {
        let mut news = None;
        if self.hold.is_none() {
            match self.take(store).and_then(|()| store.unbar()) {
                Ok(()) => {
                    app.desk.barred = None;
                    news = Some("file-free");
                }
                Err(why) => app.desk.barred = Some(why),
            }
        }
        // A file that cannot be read at this moment is told by whoever reads it next.
        let version = store.reader().version().unwrap_or(self.seen);
        if version != self.seen {
            self.seen = version;
            news = news.or(Some("file-changed"));
        }
        let news = news?;
        app.desk.forget_searched();
        app.look_again(store.reader());
        Some(app.desk.words.say(news))
    }
}
