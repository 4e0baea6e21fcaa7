//! The form of a decision holds what was decided: below the decision come the fields of the level, of the closing, of the
//! status that it gives or takes away, of the programme that it approves or refuses. All of it is one action, and each
//! record names the decision.

mod bodies;
mod section;

pub(super) use bodies::bodies;

use serde_json::Value;

use self::section::CoveredSection;
use super::slot::EntryField;
use super::{EntryScreen, FormRecord};
use crate::domain::covered::{self, CoveredItem};
use crate::domain::level::LevelSpan;
use crate::domain::mark::StatusSpan;
use crate::domain::paper::{Closing, Decision, Ruling};
use crate::domain::schema::Kind;
use crate::domain::{FieldName, Id};
use crate::screen::Model;
use crate::text::say;
use crate::ui::form::offer::{FieldOptions, NONE, opt};

/// Keeps below a new decision the fields of what it covers.
pub(super) fn follow(entry: &mut EntryScreen, model: &Model) {
    let of_decision = entry.parts.first().is_some_and(|p| p.kind == Kind::Decision && p.known.is_none());
    let Some(case) = entry.sources.case().filter(|_| of_decision) else { return };
    let decision = entry.whole(0, model);
    let fields = Decision::FIELDS;
    let ruling = decision.get(fields.ruling).unwrap_or(Ruling::Granted);
    let on = decision.get(fields.on).unwrap_or(model.today);
    let covered = decision.get(fields.subject).map(|s| covered::all(s, ruling, on, case)).unwrap_or_default();
    let parts: Vec<CoveredSection> =
        covered.iter().filter_map(|c| CoveredSection::of(*c, case, decision.id, model)).collect();
    let same = |(part, new): (&FormRecord, &CoveredSection)| {
        part.kind == new.part.kind
            && part.known.as_ref().map(|r| r.id) == new.part.known.as_ref().map(|r| r.id)
            && entry.asks(part.id).eq(new.fields.iter().map(|f| f.name))
    };
    let is_same = entry.parts.len() == parts.len() + 1 && entry.parts[1..].iter().zip(&parts).all(same);
    if !is_same {
        entry.parts.truncate(1);
        entry.form.drop_groups(1);
        for (CoveredSection { part, head, fields }, covered) in parts.into_iter().zip(&covered) {
            entry.part(model, part, head, &fields);
            if let CoveredItem::OneOf(_, _, is_meant) | CoveredItem::Undecided(_, _, is_meant) = covered {
                ask_whether(entry, decision.id, *is_meant, model);
            }
        }
    }
    begin(entry, &covered, model);
}

/// Asks of the last record of the form whether the decision is about it.
fn ask_whether(entry: &mut EntryScreen, decision: Id, is_meant: bool, model: &Model) {
    let w = &model.words;
    let place = entry.parts.len() - 1;
    let named = |s: &&mut EntryField| s.group == place && s.name.field.name == FieldName::Decision;
    let Some(slot) = entry.slots_mut().iter_mut().find(named) else { return };
    let yes = opt(&decision.to_string(), &w.say("value-yes"));
    let no = opt(NONE, &w.say("value-no"));
    slot.label = w.say("covered-meant");
    slot.offer = FieldOptions { list: vec![yes, no], is_closed: true, ..FieldOptions::default() };
    propose(slot, is_meant);
}

/// Answers whether a record is meant until somebody else does: the offer is yes and no.
fn propose(slot: &mut EntryField, is_meant: bool) {
    if let [yes, no] = slot.offer.list.as_slice() {
        let answer = if is_meant { yes.clone() } else { no.clone() };
        slot.take(&answer);
        slot.begin();
    }
}

/// Whether a decision is on programmes of which none is said to be meant.
pub(super) fn lacks_programme(entry: &EntryScreen) -> bool {
    let is_asked = |place: &usize| {
        let part = &entry.parts[*place];
        part.kind == Kind::Programme && part.hinge == Some(FieldName::Decision)
    };
    let mut asked = (1..entry.parts.len()).filter(is_asked).peekable();
    asked.peek().is_some() && asked.all(|place| entry.form.is_left_out(place))
}

/// The fields that nobody touched begin with what follows from the decision: its day, the level that is prolonged.
fn begin(entry: &mut EntryScreen, covered: &[CoveredItem], model: &Model) {
    let on = entry.whole(0, model).values().get(&FieldName::On).cloned().unwrap_or(Value::Null);
    for (place, covered) in (1..).zip(covered) {
        let level = match covered {
            CoveredItem::Level(Some(level)) => Value::from(level.code()),
            _ => Value::Null,
        };
        let day = match covered.kind() {
            Kind::Level => LevelSpan::FIELDS.from.name,
            Kind::Status => StatusSpan::FIELDS.from.name,
            _ => Closing::FIELDS.on.name,
        };
        let untouched = |s: &&mut EntryField| s.group == place && !s.is_changed();
        if let CoveredItem::Undecided(_, _, is_meant) = covered {
            let named = |s: &&mut EntryField| s.name.field.name == FieldName::Decision;
            let asked = entry.slots_mut().iter_mut().filter(untouched).find(named);
            asked.into_iter().for_each(|slot| propose(slot, *is_meant));
        }
        if entry.parts[place].known.is_some() {
            continue;
        }
        for slot in entry.slots_mut().iter_mut().filter(untouched) {
            let value = match slot.name.field.name {
                name if name == day => &on,
                name if name == LevelSpan::FIELDS.level.name => &level,
                _ => continue,
            };
            slot.begin_with(model, value);
        }
    }
}

impl EntryScreen {
    /// The names of the fields that a record of the form has.
    fn asks(&self, id: Id) -> impl Iterator<Item = FieldName> {
        let place = self.parts.iter().position(|p| p.id == id);
        self.slots().iter().filter(move |s| Some(s.group) == place).map(|s| s.name.field.name)
    }

    /// What is said at the field of the deciding body: its paragraph, or that the document names none.
    pub(super) fn deciding_said(&self, slot: &EntryField, model: &Model) -> Option<String> {
        let part = self.parts.get(slot.group).filter(|p| p.kind == Kind::Decision)?;
        if slot.name.field.name != Decision::FIELDS.body.name || part.known.is_some() {
            return None;
        }
        let subject = self.whole(slot.group, model).get(Decision::FIELDS.subject)?;
        let categories = self.sources.case().map(|c| c.categories_on(model.today)).unwrap_or_default();
        Some(match model.rules.regulation.deciding(subject, &categories) {
            Some(named) => say!(model.words, "status-entry-body", cited = named.cited),
            None => model.words.say("status-entry-no-body"),
        })
    }
}
