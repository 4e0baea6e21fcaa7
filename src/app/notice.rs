//! The sentence in the line of status.

use super::App;

impl App {
    /// After a refusal: the dialog stays, so that nothing typed is lost.
    pub fn refused(&mut self, said: String) {
        self.news = None;
        self.notice = Some(said);
    }

    /// A sentence in the line of status, behind the text already there.
    pub fn say(&mut self, text: String) {
        self.notice = Some(match self.notice.take() {
            Some(said) => format!("{said}{} {text}", if said.ends_with('.') { "" } else { "." }),
            None => text,
        });
    }
}
