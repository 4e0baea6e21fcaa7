//! Calls about a family that is not known yet: the lookup lists them where no family answers to what is typed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::view::{LIST, more};
use super::{Lookup, LookupPurpose, MOST};
use crate::domain::contact::Inquiry;
use crate::domain::{Act, FamilyId, phone};
use crate::screen::{Effect, Model, Step};
use crate::search::UnindexedQuery;
use crate::store::Reader;
use crate::text::say;
use crate::ui::paint::{PLAIN, QUIET, STRONG, put, rule, select, wrap};

/// The fewest letters or digits that name a call.
const FEWEST: usize = 3;

impl Lookup {
    /// The calls that what is typed names, the newest first: each word is in the name of the caller or in what was said, the
    /// digits in the number.
    pub(super) fn loose(&self, model: &Model) -> Vec<Inquiry> {
        let typed = self.input.value();
        let is_sought = matches!(self.purpose, LookupPurpose::Find) && self.hits.is_empty();
        if !is_sought || typed.trim().chars().count() < FEWEST {
            return Vec::new();
        }
        let query = UnindexedQuery::of(&typed);
        let is_named = |call: &&Inquiry| query.is_in(&spoken(call), call.phone.as_deref());
        let mut found: Vec<Inquiry> = model.inquiries.iter().filter(is_named).cloned().collect();
        found.sort_by_key(|call| std::cmp::Reverse((call.on, call.time)));
        found.truncate(MOST);
        found
    }

    /// Draws what is there in place of families: the calls found, the one under the cursor in full, and how to go on.
    pub(super) fn without_family(&self, model: &Model, area: Rect, buf: &mut Buffer) {
        let w = &model.words;
        let lines = u16::try_from(self.calls.len().min(LIST)).unwrap_or(u16::MAX);
        let list = Rect { height: lines.min(area.height.saturating_sub(1)), ..area };
        let mut last = 0;
        for (i, row) in self.cursor.rows(list) {
            let Some(call) = self.calls.get(i) else { continue };
            let said = format!("{}  {}", w.day_near(call.on, model.today), summary(call));
            put(buf, row.x + 1, row.y, row.width.saturating_sub(1), &said, PLAIN);
            if i == self.cursor.at() {
                select(buf, row);
            }
            last = i + 1;
        }
        more(model, self.calls.len().saturating_sub(last), list, buf);
        let call = self.calls.get(self.cursor.at()).map(|call| {
            let day = w.day_near(call.on, model.today);
            (say!(w, "lookup-loose", day = day, what = summary(call)), STRONG)
        });
        let mut body = Rect { y: list.bottom(), height: area.bottom().saturating_sub(list.bottom()), ..area };
        if call.is_some() {
            rule(buf, body.x, body.y, body.width);
            body = Rect { y: body.y + 1, height: body.height.saturating_sub(1), ..body };
        }
        let wide = usize::from(body.width);
        let broken = |(said, style): (String, Style)| wrap(&said, wide).into_iter().map(move |l| (l, style));
        let said = call.into_iter().chain([(w.say(self.next_step()), QUIET)]).flat_map(broken);
        for (y, (line, style)) in (body.top()..body.bottom()).zip(said) {
            put(buf, body.x, y, body.width, &line, style);
        }
    }

    /// The message how to go on where no family is found.
    fn next_step(&self) -> &'static str {
        match (&self.purpose, self.input.value().trim().is_empty()) {
            (_, true) => "lookup-how",
            (LookupPurpose::Attach(_), false) => "lookup-nobody-attach",
            (LookupPurpose::Find, false) => "lookup-nobody",
            (LookupPurpose::Do(_) | LookupPurpose::Join(_), false) => "lookup-nobody-chosen",
        }
    }
}

/// The call becomes a contact of the family, with all that was noted of it.
pub(super) fn attached(inquiry: &Inquiry, family: FamilyId, model: &Model, reader: Reader<'_>) -> Step {
    match reader.notices_of(inquiry.id) {
        Ok(notices) => {
            let records = inquiry.attached(family, &notices);
            Step::Do(Effect::Record { act: Act::CallAttached, records })
        }
        Err(problem) => Step::Say(model.words.problem(&problem)),
    }
}

/// Who called, the number, what was promised or said.
fn summary(call: &Inquiry) -> String {
    let number = call.phone.as_deref().map(phone::shown);
    let said = [call.who.clone(), number, call.promised.clone().or_else(|| call.note.clone())];
    said.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The words that a call may be sought by.
fn spoken(call: &Inquiry) -> String {
    let parts = [&call.who, &call.promised, &call.note];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
}
