//! Calls about a family that is not known yet: the lookup shows them where no family answers to what is typed.

use super::{Lookup, LookupPurpose};
use crate::domain::contact::Inquiry;
use crate::domain::fold::fold;
use crate::domain::{keyboard, phone};
use crate::screen::Model;
use crate::text::say;

/// The fewest letters or digits that name a call.
const FEWEST: usize = 3;

impl Lookup {
    /// The calls that what is typed names: each word is in the name of the caller, in the number or in what was said.
    pub(super) fn loose<'m>(&self, model: &'m Model) -> Vec<&'m Inquiry> {
        let value = self.input.value();
        let typed = value.trim();
        let is_sought = matches!(self.purpose, LookupPurpose::Find) && self.hits.is_empty();
        if !is_sought || typed.chars().count() < FEWEST {
            return Vec::new();
        }
        let readings: Vec<String> = keyboard::readings(typed).iter().map(|text| fold(text)).collect();
        let names = |call: &&Inquiry| {
            let text = spoken(call);
            readings.iter().any(|typed| typed.split_whitespace().all(|word| text.contains(word)))
        };
        model.inquiries.iter().filter(names).collect()
    }

    /// The same in sentences.
    pub(super) fn loose_said(&self, model: &Model) -> Vec<String> {
        let w = &model.words;
        let said = |call: &Inquiry| {
            let number = call.phone.as_deref().map(phone::shown);
            let what = [call.who.clone(), number, call.promised.clone().or_else(|| call.note.clone())];
            let what = what.into_iter().flatten().collect::<Vec<_>>().join(", ");
            say!(w, "lookup-loose", day = w.day_near(call.on, model.today), what = what)
        };
        self.loose(model).into_iter().map(said).collect()
    }
}

/// Everything that a call may be sought by.
fn spoken(call: &Inquiry) -> String {
    let parts = [&call.who, &call.phone, &call.promised, &call.note];
    fold(&parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" "))
}
