//! What a form offers for a field, and what of it fits the letters typed.

use crate::domain::schema::Kind;
use crate::search::fold::{fold, words};

/// The meaning of a partly typed word in a field that takes free text besides the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Words {
    /// Itself: a place is called as it was typed, whatever longer name was typed before.
    #[default]
    Own,
    /// The entry of a catalogue with this beginning; a whole word is free text here too.
    Begun,
    /// The person who is called so: nobody types a whole name.
    Person,
}

/// Something to take from a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opt {
    /// What the file keeps.
    pub code: String,
    /// What a person reads.
    pub text: String,
    /// The text shown behind it: the paragraph, the level a sign speaks for.
    pub beside: String,
    /// The kind it belongs to, where another field says the kind.
    pub kind: Option<String>,
    /// The heading it comes under, where the list is grouped: the level a sign speaks for.
    pub group: Option<String>,
}

/// What is offered for a field.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    /// What there is to take.
    pub list: Vec<Opt>,
    /// The meaning of a partly typed word.
    pub words: Words,
    /// The kind chosen in another field, of which entries come first.
    pub kind: Option<String>,
    /// Whether the field takes nothing else.
    pub is_closed: bool,
    /// Whether the text may have several lines.
    pub is_long: bool,
}

impl Offer {
    /// What fits a text that was typed; everything, where nothing was.
    #[must_use]
    pub fn fitting(&self, typed: &str) -> Vec<&Opt> {
        let typed_words = words(typed);
        let folded = fold(typed.trim());
        let fits = |o: &&Opt| {
            let own = words(&o.text);
            typed_words.iter().all(|t| own.iter().any(|w| w.starts_with(t.as_str())))
        };
        let mut list: Vec<&Opt> = self.list.iter().filter(fits).collect();
        // The chosen kind first, then what is of no known kind, then the others.
        let distance = |o: &Opt| match (&self.kind, &o.kind) {
            (Some(chosen), Some(own)) if chosen != own => 2,
            (Some(_), None) => 1,
            _ => 0,
        };
        // A group stays together, whatever was typed.
        let groups: Vec<&String> = self.list.iter().filter_map(|o| o.group.as_ref()).collect();
        let group = |o: &Opt| o.group.as_ref().and_then(|own| groups.iter().position(|g| *g == own));
        list.sort_by_key(|o| (distance(o), group(o), !fold(&o.text).starts_with(&folded)));
        list
    }
}

impl Offer {
    /// The offer, of a text of several lines where the field holds one.
    pub(super) fn long(self, kind: Kind, field: &str) -> Offer {
        let own = matches!(field, "note" | "opinion" | "answer" | "result" | "promised");
        let text = field == "text" && matches!(kind, Kind::Request | Kind::Notice);
        Offer { is_long: own || text, ..self }
    }
}

/// An option with nothing beside it.
pub(super) fn opt(code: &str, text: &str) -> Opt {
    Opt { code: code.to_owned(), text: text.to_owned(), beside: String::new(), kind: None, group: None }
}
