//! The messages of a language. Each is parsed when it is first asked for: a start shows a tenth of them.

use std::cell::OnceCell;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use fluent_syntax::ast::{Entry, Pattern};
use unic_langid::LanguageIdentifier;

use super::Lang;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// The messages of one language.
pub(super) struct Catalogue {
    text: &'static str,
    /// Where each message begins, in order of ids.
    places: &'static [u32],
    parsed: Vec<OnceCell<FluentResource>>,
    /// Without messages of its own: it formats patterns. No message names another one; a test of the house holds that.
    formatter: FluentBundle<FluentResource>,
}

impl Catalogue {
    pub(super) fn of(lang: Lang) -> Catalogue {
        let id: LanguageIdentifier = lang.code().parse().unwrap_or_default();
        let mut formatter = FluentBundle::new(vec![id]);
        formatter.set_use_isolating(false);
        let places = places(lang);
        let parsed = places.iter().map(|_| OnceCell::new()).collect();
        Catalogue { text: text(lang), places, parsed, formatter }
    }

    /// Whether there is such a message.
    pub(super) fn knows(&self, id: &str) -> bool {
        self.find(id).is_ok()
    }

    /// The message with its arguments; `None` if there is none.
    pub(super) fn format(&self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.pattern(self.find(id).ok()?)?;
        Some(self.formatter.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }

    fn find(&self, id: &str) -> Result<usize, usize> {
        self.places.binary_search_by(|place| {
            let text = &self.text.as_bytes()[*place as usize..];
            let end = text.iter().position(|b| *b == b' ').unwrap_or(text.len());
            text[..end].cmp(id.as_bytes())
        })
    }

    fn pattern(&self, at: usize) -> Option<&Pattern<&str>> {
        let from = self.places[at] as usize;
        let to = self.places.get(at + 1).map_or(self.text.len(), |next| *next as usize);
        let resource = self.parsed[at].get_or_init(|| {
            FluentResource::try_new(self.text[from..to].to_owned()).unwrap_or_else(|(resource, _)| resource)
        });
        match resource.get_entry(0)? {
            Entry::Message(message) => message.value.as_ref(),
            _ => None,
        }
    }
}

/// All messages, in order of ids.
pub(super) fn text(lang: Lang) -> &'static str {
    match lang {
        Lang::Ru => RU,
        Lang::En => EN,
    }
}

fn places(lang: Lang) -> &'static [u32] {
    match lang {
        Lang::Ru => &RU_PLACES,
        Lang::En => &EN_PLACES,
    }
}
