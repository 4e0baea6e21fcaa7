//! The journal of actions: what is done with the data of a file beside changing it. 152-ФЗ asks who looked at a card, what
//! was printed, and where copies went.

use super::code::codes;
use super::declare::declare;
use super::packed::packed;
use super::value::TextItem;
use super::{FamilyId, Id};

codes! {
    /// What is done with data.
    ActionKind {
        /// The file was opened in the screens.
        Opened = "opened",
        /// The card of a family was opened.
        Viewed = "viewed",
        /// A paper was made.
        Printed = "printed",
        /// Records were exported.
        Exported = "exported",
        /// A copy of the file was made.
        Copied = "copied",
        /// Another copy was merged.
        Merged = "merged",
        /// A former state was restored.
        Restored = "restored",
        /// The file was sealed, its passphrase changed or removed.
        Resealed = "resealed",
        /// Data of a family or a person were erased.
        Erased = "erased",
        /// The file that hands a family over was about to be written.
        TransferBegun = "transfer_begun",
        /// A family was handed over to another district.
        Transferred = "transferred",
    }
}

/// When something was done, and with the data of which family: the wall time and the id in one text. A text of another
/// program is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionEntry(String);

impl ActionEntry {
    /// `wall`: milliseconds since 1970. Without a family: the file as a whole, or several families.
    #[must_use]
    pub fn new(wall: i64, family: Option<FamilyId>) -> ActionEntry {
        ActionEntry(match family {
            Some(family) => format!("{wall} {family}"),
            None => wall.to_string(),
        })
    }

    /// The wall time, milliseconds since 1970.
    #[must_use]
    pub fn wall(&self) -> i64 {
        let wall = self.0.split_once(' ').map_or(self.0.as_str(), |(wall, _)| wall);
        wall.parse().unwrap_or_default()
    }

    #[must_use]
    pub fn family(&self) -> Option<FamilyId> {
        self.0.split_once(' ')?.1.parse().ok().map(|id: Id| FamilyId(id))
    }
}

packed!(ActionEntry(_));

impl TextItem for ActionEntry {
    fn from_text(text: String) -> Self {
        ActionEntry(text)
    }

    fn to_text(&self) -> String {
        self.0.clone()
    }
}

declare! {
    /// One kind of action of one run, with all its entries.
    Action is Kind::Action {
        id: Id,
        /// What was done.
        action: ActionKind,
        /// When, and with the data of which family.
        entries: Vec<ActionEntry>,
        /// The paper with the file it was written to, the place of a copy, the file that was merged.
        text: Option<String>,
        /// The account, where it is not that of the session that wrote the record.
        by: Option<String>,
    }
}

/// The name of the act of transfer (акт приёма-передачи) in the journal of actions.
pub const TRANSFER_ACT: &str = "transfer_act";

/// The text of a paper that was made: its name, and after a space the file it was written to, if it was.
#[must_use]
pub fn printed(paper: &str, place: Option<&str>) -> String {
    place.map_or_else(|| paper.to_owned(), |place| format!("{paper} {place}"))
}

impl Action {
    /// The paper, file or copy that the action is about, and of a paper the file it was written to.
    #[must_use]
    pub fn about(&self) -> (Option<&str>, Option<&str>) {
        match self.text.as_deref() {
            Some(text) if self.action == ActionKind::Printed => match text.split_once(' ') {
                Some((paper, place)) => (Some(paper), Some(place)),
                None => (Some(text), None),
            },
            text => (text, None),
        }
    }

    /// An action of this moment.
    #[must_use]
    pub fn new(action: ActionKind, wall: i64, family: Option<FamilyId>, text: Option<String>) -> Action {
        Action { id: Id::new(), action, entries: vec![ActionEntry::new(wall, family)], text, by: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_parted_from_the_file_it_was_written_to() {
        let made = |text: String| Action::new(ActionKind::Printed, 0, None, Some(text));
        assert_eq!(made(printed("card", None)).about(), (Some("card"), None));
        assert_eq!(
            made(printed("card", Some("my papers/a b.docx"))).about(),
            (Some("card"), Some("my papers/a b.docx"))
        );
        let copy = Action::new(ActionKind::Copied, 0, None, Some("the stick".into()));
        assert_eq!(copy.about(), (Some("the stick"), None));
    }

    #[test]
    fn an_entry_is_read_back_from_its_text() {
        let family = FamilyId(Id::from_bytes([7; 16]));
        for family in [None, Some(family)] {
            let entry = ActionEntry::new(1_795_500_000_000, family);
            assert_eq!((entry.wall(), entry.family()), (1_795_500_000_000, family));
        }
    }
}
