//! The records below a decision in its form: each with its heading and the fields that are asked of it.

use serde_json::Value;

use crate::domain::covered::CoveredItem;
use crate::domain::declare::RecordType;
use crate::domain::level::LevelSpan;
use crate::domain::mark::{Mark, Status, StatusDecision, StatusSpan};
use crate::domain::programme::Programme;
use crate::domain::schema::{Field, Kind};
use crate::domain::{Case, FieldName, Id, Record};
use crate::record;
use crate::regulation::ProgrammeDuty;
use crate::screen::Model;
use crate::screen::entry::{FormRecord, options};
use crate::text::say;

/// A record below the decision, with the heading over it and its fields.
pub(super) struct CoveredSection {
    pub(super) part: FormRecord,
    pub(super) head: String,
    pub(super) fields: Vec<&'static Field>,
}

/// What is asked of a closing.
const CLOSING: [FieldName; 4] = [FieldName::On, FieldName::Reason, FieldName::Positive, FieldName::Note];
/// The same where a post-accompaniment (постсопровождение) follows it.
const CLOSING_BEFORE_AFTER: [FieldName; 5] =
    [FieldName::On, FieldName::Reason, FieldName::Positive, FieldName::AfterUntil, FieldName::Note];

/// A section before its fields are looked up in the schema of its kind.
type SectionOutline = (FormRecord, String, &'static [FieldName]);

impl CoveredSection {
    /// The record that a decision covers; `None`: the family has it no more.
    pub(super) fn of(
        covered: CoveredItem,
        case: &Case,
        decision: Id,
        model: &Model,
    ) -> Option<CoveredSection> {
        let w = &model.words;
        let kind = covered.kind();
        let new = |hinge: Option<FieldName>| added(kind, case, decision, hinge);
        let (part, head, names): SectionOutline = match covered {
            CoveredItem::Level(_) => (
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
            CoveredItem::Status => (
                new(Some(StatusSpan::FIELDS.status.name)),
                w.say("covered-status"),
                &[FieldName::Status, FieldName::From, FieldName::Until],
            ),
            CoveredItem::Closing(known) => {
                let part = match known.and_then(|id| case.closings.iter().find(|c| c.id == id)) {
                    Some(closing) => {
                        FormRecord { fixed: vec![names(decision)], ..known_part(closing.record(), None) }
                    }
                    None => new(None),
                };
                let names: &[FieldName] = match model.rules.regulation.asking(ProgrammeDuty::After) {
                    Some(_) => &CLOSING_BEFORE_AFTER,
                    None => &CLOSING,
                };
                (part, w.say("covered-closing"), names)
            }
            CoveredItem::StatusEnd(id) => {
                let known = status_record(case, id)?;
                let what = w.pick("status-name", known.text(FieldName::Status)?);
                let part = known_part(known, Some(StatusSpan::FIELDS.until.name));
                (part, say!(w, "covered-status-end", what = what), &[FieldName::Until])
            }
            CoveredItem::Undecided(Kind::Status, id, _) => undecided_status(id, case, model)?,
            CoveredItem::Undecided(_, id, _) => undecided_level(id, case, model)?,
            CoveredItem::Programme(id, granted) => programme(id, granted, Some(decision), case, model)?,
            CoveredItem::OneOf(id, granted, _) => programme(id, granted, None, case, model)?,
        };
        let fields = names.iter().filter_map(|name| kind.field(*name)).collect();
        Some(CoveredSection { part, head, fields })
    }
}

/// The reference of a record to its decision.
fn names(decision: Id) -> (FieldName, Value) {
    (FieldName::Decision, Value::String(decision.to_string()))
}

/// A new record of the family that names the decision; `hinge` is the field without which it is left out.
fn added(kind: Kind, case: &Case, decision: Id, hinge: Option<FieldName>) -> FormRecord {
    let owner = (FieldName::Family, Value::String(case.family.id.to_string()));
    FormRecord { kind, id: Id::new(), known: None, fixed: vec![owner, names(decision)], hinge, several: None }
}

/// A record that the family has; `hinge` is the field without which it stays as it is.
fn known_part(known: Record, hinge: Option<FieldName>) -> FormRecord {
    FormRecord { kind: known.kind, id: known.id, known: Some(known), fixed: Vec::new(), hinge, several: None }
}

/// A status that was entered without its decision. Its end may be entered without the decision being its own: nothing is
/// left out.
fn undecided_status(id: Id, case: &Case, model: &Model) -> Option<SectionOutline> {
    let w = &model.words;
    let known = status_record(case, id)?;
    let what = w.pick("status-name", known.text(FieldName::Status)?);
    let since = known.date(FieldName::From).map(|d| w.day_near(d, model.today)).unwrap_or_default();
    let head = say!(w, "covered-status-undecided", what = what, day = since);
    Some((known_part(known, None), head, &[FieldName::Decision, FieldName::Until]))
}

/// A level that was entered without its decision.
fn undecided_level(id: Id, case: &Case, model: &Model) -> Option<SectionOutline> {
    let level = case.levels.iter().find(|l| l.id == id)?;
    let what = model.rules.level_name(level.level);
    let since = model.words.day_near(level.from, model.today);
    let head = say!(model.words, "covered-level-undecided", what = what, day = since);
    Some((known_part(level.record(), Some(FieldName::Decision)), head, &[FieldName::Decision]))
}

/// A programme, approved or sent back by the decision; `None` for it: whether it is meant is asked, because there are
/// several.
fn programme(
    id: Id,
    granted: bool,
    decision: Option<Id>,
    case: &Case,
    model: &Model,
) -> Option<SectionOutline> {
    let w = &model.words;
    let programme = case.programmes.iter().find(|p| p.id == id)?;
    let version = say!(w, "programme-version", n = programme.version);
    let whom = programme.member.and_then(|m| case.member(m)).map(|m| options::called(model, m));
    let what = [Some(model.one(Kind::Programme)), Some(version), whom];
    let what = what.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let id = if granted { "covered-approved" } else { "covered-returned" };
    let hinge = decision.is_none().then_some(Programme::FIELDS.decision.name);
    let part = FormRecord {
        fixed: decision.map(names).into_iter().collect(),
        ..known_part(programme.record(), hinge)
    };
    let names: &[FieldName] = match (decision, granted) {
        (None, true) => &[FieldName::Decision, FieldName::Until],
        (None, false) => &[FieldName::Decision, FieldName::Note],
        (Some(_), true) => &[FieldName::Until],
        (Some(_), false) => &[FieldName::Note],
    };
    Some((part, say!(w, id, what = what), names))
}

/// The record of a status of the family.
fn status_record(case: &Case, id: Id) -> Option<Record> {
    let Mark { code, from, until, decided, .. } = case.statuses.iter().find(|s| s.id == id)?;
    let status = Status::from_code(code)?;
    let StatusDecision { decision, by, on, number } = decided.clone();
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
