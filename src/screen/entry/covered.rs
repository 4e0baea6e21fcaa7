//! The form of a decision holds what was decided: below the decision come the fields of the level, of the closing, of the
//! status that it gives or takes away, of the programme that it approves or refuses. All of it is one action, and each
//! record names the decision.

mod bodies;

pub(super) use bodies::bodies;

use serde_json::Value;

use super::slot::Slot;
use super::{Entry, Part};
use crate::domain::covered::{self, Covered};
use crate::domain::declare::Declared;
use crate::domain::level::LevelSpan;
use crate::domain::mark::{Decided, Mark, Status, StatusSpan};
use crate::domain::paper::{Closing, Decision, Ruling};
use crate::domain::programme::Programme;
use crate::domain::schema::{Field, Kind};
use crate::domain::{Case, FieldName, Id, Record};
use crate::record;
use crate::screen::Model;
use crate::text::say;
use crate::ui::form::offer::{NONE, Offer, opt};

/// Keeps below a new decision the fields of what it covers.
pub(super) fn follow(entry: &mut Entry, model: &Model) {
    let of_decision = entry.parts.first().is_some_and(|p| p.kind == Kind::Decision && p.known.is_none());
    let Some(case) = entry.sources.case().filter(|_| of_decision) else { return };
    let decision = entry.whole(0, model);
    let fields = Decision::FIELDS;
    let ruling = decision.get(fields.ruling).unwrap_or(Ruling::Granted);
    let on = decision.get(fields.on).unwrap_or(model.today);
    let covered = decision.get(fields.subject).map(|s| covered::all(s, ruling, on, case)).unwrap_or_default();
    let parts: Vec<Section> = covered.iter().filter_map(|c| part(*c, case, decision.id, model)).collect();
    let same = |(part, new): (&Part, &Section)| {
        part.kind == new.part.kind
            && part.known.as_ref().map(|r| r.id) == new.part.known.as_ref().map(|r| r.id)
            && entry.asks(part.id).eq(new.fields.iter().map(|f| f.name))
    };
    let is_same = entry.parts.len() == parts.len() + 1 && entry.parts[1..].iter().zip(&parts).all(same);
    if !is_same {
        entry.parts.truncate(1);
        entry.form.drop_groups(1);
        for (Section { part, head, fields }, covered) in parts.into_iter().zip(&covered) {
            entry.part(model, part, head, &fields);
            if let Covered::OneOf(_, _, is_meant) | Covered::Undecided(_, _, is_meant) = covered {
                ask_whether(entry, decision.id, *is_meant, model);
            }
        }
    }
    begin(entry, &covered, model);
}

/// Asks of the last record of the form whether the decision is about it.
fn ask_whether(entry: &mut Entry, decision: Id, is_meant: bool, model: &Model) {
    let w = &model.words;
    let place = entry.parts.len() - 1;
    let named = |s: &&mut Slot| s.group == place && s.name.field.name == FieldName::Decision;
    let Some(slot) = entry.slots_mut().iter_mut().find(named) else { return };
    let yes = opt(&decision.to_string(), &w.say("value-yes"));
    let no = opt(NONE, &w.say("value-no"));
    slot.label = w.say("covered-meant");
    slot.offer = Offer { list: vec![yes, no], is_closed: true, ..Offer::default() };
    propose(slot, is_meant);
}

/// Answers whether a record is meant until somebody else does: the offer is yes and no.
fn propose(slot: &mut Slot, is_meant: bool) {
    if let [yes, no] = slot.offer.list.as_slice() {
        let answer = if is_meant { yes.clone() } else { no.clone() };
        slot.take(&answer);
        slot.begin();
    }
}

/// Whether a decision is on programmes of which none is said to be meant.
pub(super) fn lacks_programme(entry: &Entry) -> bool {
    let is_asked = |place: &usize| {
        let part = &entry.parts[*place];
        part.kind == Kind::Programme && part.hinge == Some(FieldName::Decision)
    };
    let mut asked = (1..entry.parts.len()).filter(is_asked).peekable();
    asked.peek().is_some() && asked.all(|place| entry.form.is_left_out(place))
}

/// The fields that nobody touched begin with what follows from the decision: its day, the level that is prolonged.
fn begin(entry: &mut Entry, covered: &[Covered], model: &Model) {
    let on = entry.whole(0, model).values().get(&FieldName::On).cloned().unwrap_or(Value::Null);
    for (place, covered) in (1..).zip(covered) {
        let level = match covered {
            Covered::Level(Some(level)) => Value::from(level.code()),
            _ => Value::Null,
        };
        let day = match covered.kind() {
            Kind::Level => LevelSpan::FIELDS.from.name,
            Kind::Status => StatusSpan::FIELDS.from.name,
            _ => Closing::FIELDS.on.name,
        };
        let untouched = |s: &&mut Slot| s.group == place && !s.is_changed();
        if let Covered::Undecided(_, _, is_meant) = covered {
            let named = |s: &&mut Slot| s.name.field.name == FieldName::Decision;
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

/// A record below the decision, with the heading over it and its fields.
struct Section {
    part: Part,
    head: String,
    fields: Vec<&'static Field>,
}

fn part(covered: Covered, case: &Case, decision: Id, model: &Model) -> Option<Section> {
    let w = &model.words;
    let kind = covered.kind();
    let named = (FieldName::Decision, Value::String(decision.to_string()));
    let owner = (FieldName::Family, Value::String(case.family.id.to_string()));
    let new = |hinge: Option<FieldName>| Part {
        kind,
        id: Id::new(),
        known: None,
        fixed: vec![owner.clone(), named.clone()],
        hinge,
        several: None,
    };
    let (part, head, names): (Part, String, &[FieldName]) = match covered {
        Covered::Level(_) => (
            new(Some(LevelSpan::FIELDS.level.name)),
            w.say("covered-level"),
            &[
                FieldName::Level,
                FieldName::From,
                FieldName::Until,
                FieldName::Reason,
                FieldName::Visits,
                FieldName::Per,
            ],
        ),
        Covered::Closing(known) => {
            let closing = known.and_then(|id| case.closings.iter().find(|c| c.id == id));
            let part = match closing {
                Some(c) => {
                    Part { id: c.id, known: Some(c.record()), fixed: vec![named.clone()], ..new(None) }
                }
                None => new(None),
            };
            (
                part,
                w.say("covered-closing"),
                &[FieldName::On, FieldName::Reason, FieldName::Positive, FieldName::Note],
            )
        }
        Covered::Status => (
            new(Some(StatusSpan::FIELDS.status.name)),
            w.say("covered-status"),
            &[FieldName::Status, FieldName::From, FieldName::Until],
        ),
        Covered::StatusEnd(id) => {
            let known = status_record(case, id)?;
            let what = w.pick("status-name", known.text(FieldName::Status)?);
            let hinge = Some(StatusSpan::FIELDS.until.name);
            let part = Part { id, known: Some(known), fixed: Vec::new(), ..new(hinge) };
            (part, say!(w, "covered-status-end", what = what), &[FieldName::Until])
        }
        Covered::Undecided(Kind::Status, id, _) => {
            let known = status_record(case, id)?;
            let what = w.pick("status-name", known.text(FieldName::Status)?);
            let since = known.date(FieldName::From).map(|d| w.day_near(d, model.today)).unwrap_or_default();
            // Its end may be entered without the decision being its own: nothing is left out.
            let part = Part { id, known: Some(known), fixed: Vec::new(), ..new(None) };
            let head = say!(w, "covered-status-undecided", what = what, day = since);
            (part, head, &[FieldName::Decision, FieldName::Until])
        }
        Covered::Undecided(_, id, _) => {
            let level = case.levels.iter().find(|l| l.id == id)?;
            let what = model.rules.level_name(level.level);
            let since = w.day_near(level.from, model.today);
            let hinge = Some(FieldName::Decision);
            let part = Part { id, known: Some(level.record()), fixed: Vec::new(), ..new(hinge) };
            (part, say!(w, "covered-level-undecided", what = what, day = since), &[FieldName::Decision])
        }
        Covered::Programme(id, granted) | Covered::OneOf(id, granted, _) => {
            let is_asked = matches!(covered, Covered::OneOf(..));
            let programme = case.programmes.iter().find(|p| p.id == id)?;
            let version = say!(w, "programme-version", n = programme.version);
            let whom =
                programme.member.and_then(|m| case.member(m)).map(|m| super::options::called(model, m));
            let what = [Some(model.one(Kind::Programme)), Some(version), whom];
            let what = what.into_iter().flatten().collect::<Vec<_>>().join(", ");
            let id = if granted { "covered-approved" } else { "covered-returned" };
            let part = Part {
                kind,
                id: programme.id,
                known: Some(programme.record()),
                fixed: if is_asked { Vec::new() } else { vec![named.clone()] },
                hinge: is_asked.then_some(Programme::FIELDS.decision.name),
                several: None,
            };
            let names: &[FieldName] = match (is_asked, granted) {
                (true, true) => &[FieldName::Decision, FieldName::Until],
                (true, false) => &[FieldName::Decision, FieldName::Note],
                (false, true) => &[FieldName::Until],
                (false, false) => &[FieldName::Note],
            };
            (part, say!(w, id, what = what), names)
        }
    };
    let fields = names.iter().filter_map(|name| kind.field(*name)).collect();
    Some(Section { part, head, fields })
}

/// The record of a status of the family.
fn status_record(case: &Case, id: Id) -> Option<Record> {
    let Mark { code, from, until, decided, .. } = case.statuses.iter().find(|s| s.id == id)?;
    let status = Status::from_code(code)?;
    let Decided { decision, by, on, number } = decided.clone();
    let (from, until) = (*from, *until);
    Some(record!(StatusSpan {
        id: id,
        status,
        from,
        until,
        decision,
        decided_by: by,
        decided_on: on,
        number
    }))
}

impl Entry {
    /// The names of the fields that a record of the form has.
    fn asks(&self, id: Id) -> impl Iterator<Item = FieldName> {
        let place = self.parts.iter().position(|p| p.id == id);
        self.slots().iter().filter(move |s| Some(s.group) == place).map(|s| s.name.field.name)
    }

    /// What is said at the field of the deciding body: its paragraph, or that the document names none.
    pub(super) fn deciding_said(&self, slot: &Slot, model: &Model) -> Option<String> {
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
