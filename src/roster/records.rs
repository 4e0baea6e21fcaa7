//! A draft becomes records that the rule book takes: what it refuses stays in the note with its head.

use chrono::NaiveDate;
use serde_json::Value;

use super::doubt::{CellDoubt, UnclearCell};
use super::draft::{CellOrigin, FamilyDraft, SourcedValue, keep};
use super::entry::RosterEntry;
use super::signed::Signed;
use super::{NormContext, RosterCurators, course, kin, spelled};
use crate::domain::check::{self, FindingId, Severity};
use crate::domain::family::Family;
use crate::domain::mark::{Category, Circumstance, StatusSpan};
use crate::domain::member::{Member, Role};
use crate::domain::normal_form::LONGEST_TEXT;
use crate::domain::paper::{Agreement, Closing};
use crate::domain::record::TypedRecord;
use crate::domain::schedule::Assignment;
use crate::domain::{Case, CuratorId, FamilyId, FieldName, Id, LevelSpan, Record};
use crate::record;
use crate::regulation::RegulationList;

/// Why no family was read from a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SkipReason {
    /// Nobody is named.
    Nameless,
    /// A record of it is not taken: the sentence.
    Refused(String),
    /// The day of a visit is not known.
    NoDay,
    /// A visit of several days.
    TwoDays,
    /// A visit whose day has no year, in a journal that names several.
    NoYear,
    /// A contact whose kind is not named.
    NoKind,
    /// Whether a contact was held is not clear, by this text.
    Outcome(String),
    /// A visit without the name of a family.
    NoName,
    /// A visit of a family that the file does not have, as it is named.
    NoFamily(String),
    /// A visit of a family that the file has in another home.
    OtherHome(String),
    /// A visit that a rule refuses.
    Rule(FindingId),
}

impl SkipReason {
    /// The message, with its argument.
    #[must_use]
    pub fn message(&self) -> (&'static str, &str) {
        match self {
            SkipReason::Nameless => ("list-left-nameless", ""),
            SkipReason::Refused(why) => ("list-left-refused", why),
            SkipReason::NoDay => ("list-left-no-day", ""),
            SkipReason::TwoDays => ("list-left-two-days", ""),
            SkipReason::NoYear => ("list-left-no-year", ""),
            SkipReason::NoKind => ("list-left-no-kind", ""),
            SkipReason::Outcome(text) => ("list-left-outcome", text),
            SkipReason::NoName => ("list-left-no-name", ""),
            SkipReason::NoFamily(named) => ("list-left-no-family", named),
            SkipReason::OtherHome(home) => ("list-left-other-home", home),
            SkipReason::Rule(id) => (id.code(), ""),
        }
    }
}

/// The longest title: of a cell that holds a story the beginning.
const LONGEST_TITLE: usize = 200;

/// The records of a family.
///
/// # Errors
/// If nobody is named.
pub fn entry(
    mut draft: FamilyDraft,
    sheet: usize,
    ground: &NormContext<'_>,
    curators: &mut RosterCurators,
) -> Result<RosterEntry, SkipReason> {
    spelled::spell(&mut draft);
    kin::name_by_title(&mut draft);
    kin::name_children(&mut draft);
    kin::give_roles(&mut draft, ground.today);
    let Some(title) = title(&draft) else { return Err(SkipReason::Nameless) };
    if draft.people.is_empty() && !draft.is_known {
        let row = draft.rows.first().copied().unwrap_or_default();
        draft.doubt(CellOrigin { row, label: "", text: &title }, CellDoubt::Nobody);
    }
    let id = draft.family.id;
    let family = FamilyId(id);
    draft.family.put(Family::FIELDS.title, Value::String(title));
    check_family(&mut draft, ground);
    let mut members: Vec<Record> = Vec::new();
    for place in 0..draft.people.len() {
        members.push(member(&mut draft, place, family, ground));
    }
    let from = draft.family.get(Family::FIELDS.registered_on);
    // What holds of a closed family held before its end, on whatever day it began.
    let since = from.or(draft.closed).unwrap_or(ground.today);
    let mut further: Vec<Record> = Vec::new();
    let named = draft.curator.clone();
    let curator = match &named {
        Some(name) => Some(CuratorId(curators.of(name))),
        None => ground.staff.default_curator().filter(|_| !draft.is_known),
    };
    if let Some(curator) = curator {
        further.push(record!(Assignment { family, curator, from: since }));
    }
    if let Some(level) = draft.level {
        let begun = draft.level_from.or(from);
        let row = draft.rows.first().copied().unwrap_or_default();
        match (begun, draft.closed) {
            (None, Some(_)) => {
                let said = ground.rules.level_name(level);
                keep(&mut draft.notes, "", &said);
                draft.doubt(CellOrigin { row, label: "", text: &said }, CellDoubt::FormerLevel);
            }
            (None, None) => draft.doubt(CellOrigin { row, label: "", text: "" }, CellDoubt::LevelDay),
            (Some(_), _) => {}
        }
        if let Some(from) = begun.or(draft.closed.is_none().then_some(ground.today)) {
            further.push(record!(LevelSpan { family, level, from }));
        }
    }
    further.extend(of_course(&mut draft, family, since, ground));
    let further =
        further.into_iter().filter_map(|record| fitting(record, &mut draft, ground)).collect::<Vec<_>>();
    let mut own = Record::from(draft.family.clone());
    if set_note(&mut own, &draft.notes) == NoteExtent::Cut {
        draft.doubt(
            CellOrigin { row: draft.rows.first().copied().unwrap_or_default(), label: "", text: "" },
            CellDoubt::Note,
        );
    }
    let records = fit_case(std::iter::once(own).chain(members).chain(further).collect(), &mut draft, *ground);
    Ok(RosterEntry {
        sheet,
        rows: draft.rows,
        records,
        unclear: draft.unclear,
        said: draft.said,
        is_known: draft.is_known,
        visit: None,
    })
}

/// What the row says of the course: categories, circumstances, a status, the agreement and the closing.
fn of_course(
    draft: &mut FamilyDraft,
    family: FamilyId,
    since: NaiveDate,
    ground: &NormContext<'_>,
) -> Vec<Record> {
    let mut further: Vec<Record> = Vec::new();
    for category in &draft.categories {
        further.push(record!(Category { family, category: category.as_str(), from: since }));
    }
    for circumstance in &draft.circumstances {
        further.push(record!(Circumstance { family, circumstance: circumstance.as_str(), from: since }));
    }
    if let Some(status) = draft.status {
        further.push(record!(StatusSpan { family, status, from: since }));
    }
    for Signed { on, number, until, contract } in draft.agreements.clone() {
        further.push(record!(Agreement { family, on, number, until, contract }));
    }
    if let Some(on) = draft.closed {
        let said = draft.closed_reason.clone();
        let reason = said.map(|text| ground.exact_item(RegulationList::Closing, &text).unwrap_or(text));
        further.push(record!(Closing { family, on, reason }));
    } else if let Some(reason) = draft.closed_reason.clone() {
        keep(&mut draft.notes, "", &reason);
    }
    further
}

/// Whether a note holds all its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoteExtent {
    Whole,
    /// It holds as many letters as a text may have.
    Cut,
}

/// Sets the note of a record to these lines.
pub(super) fn set_note(record: &mut Record, lines: &[String]) -> NoteExtent {
    if lines.is_empty() {
        return NoteExtent::Whole;
    }
    let text = lines.join("\n");
    let end = text.char_indices().nth(LONGEST_TEXT).map(|(end, _)| end);
    let kept = Value::String(text[..end.unwrap_or(text.len())].to_owned());
    record.fill(|field| (field.name == FieldName::Note).then(|| kept.clone()));
    end.map_or(NoteExtent::Whole, |_| NoteExtent::Cut)
}

/// The title that the list gives, else the name of the first grown-up, else of the first person.
fn title(draft: &FamilyDraft) -> Option<String> {
    if let Some(title) = draft.family.text(FieldName::Title) {
        // A number is no name.
        let names = draft.is_known || title.chars().any(char::is_alphabetic);
        return names.then(|| title.to_owned());
    }
    let is_child = |role: Option<Role>| role.is_some_and(Role::is_child);
    let named = |p: &&super::draft::RosterPerson| !p.name.joined().is_empty();
    let grown = draft.people.iter().filter(|p| !is_child(p.role)).find(named);
    let person = grown.or_else(|| draft.people.iter().find(named))?;
    Some(person.name.joined().chars().take(LONGEST_TITLE).collect())
}

/// Says where a field is from.
fn source<'a>(said: &'a [SourcedValue], of: Id, field: FieldName, row: usize) -> CellOrigin<'a> {
    let found = said.iter().find(|s| s.of == of && s.field == field);
    found.map_or(CellOrigin { row, label: "", text: "" }, |s| CellOrigin {
        row,
        label: &s.label,
        text: &s.text,
    })
}

/// Takes out of a record what the rule book refuses; gives the texts of those cells, and what it warns of.
fn checked<K>(
    record: &mut TypedRecord<K>,
    draft: &mut FamilyDraft,
    ground: &NormContext<'_>,
) -> Vec<(String, String)> {
    let row = draft.rows.first().copied().unwrap_or_default();
    let mut out = Vec::new();
    // A refusal is of one field; without it another rule may be broken.
    for _ in 0..record.values().len() + 1 {
        let found = check::findings(record, None, ground.today);
        let Some(refused) = found.iter().find(|f| f.weight == Severity::Refuse) else {
            for warned in found {
                let at = source(&draft.said, record.id, warned.field, row);
                let (label, text) = (at.label.to_owned(), at.text.to_owned());
                let unclear =
                    UnclearCell { row, label, text, doubt: CellDoubt::Rule(warned.id), day: warned.day };
                // What a form asks for beside a field is no doubt of a list.
                if !unclear.text.is_empty() {
                    draft.unclear.push(unclear);
                }
            }
            return out;
        };
        let at = source(&draft.said, record.id, refused.field, row);
        let (label, text) = (at.label.to_owned(), at.text.to_owned());
        if record.take(refused.field).is_none() {
            return out;
        }
        let doubt = CellDoubt::Rule(refused.id);
        draft.unclear.push(UnclearCell {
            row,
            label: label.clone(),
            text: text.clone(),
            doubt,
            day: refused.day,
        });
        out.push((label, text));
    }
    out
}

fn check_family(draft: &mut FamilyDraft, ground: &NormContext<'_>) {
    let mut family = draft.family.clone();
    for (label, text) in checked(&mut family, draft, ground) {
        keep(&mut draft.notes, &label, &text);
    }
    draft.family = family;
}

fn member(draft: &mut FamilyDraft, place: usize, family: FamilyId, ground: &NormContext<'_>) -> Record {
    let role = draft.people[place].role.unwrap_or(Role::Other);
    let record = draft.people[place].record.clone();
    let mut record = record.set(Member::FIELDS.family, family).set(Member::FIELDS.role, role);
    let mut notes = std::mem::take(&mut draft.people[place].notes);
    for (label, text) in checked(&mut record, draft, ground) {
        keep(&mut notes, &label, &text);
    }
    let mut record = Record::from(record);
    if set_note(&mut record, &notes) == NoteExtent::Cut {
        let row = draft.rows.first().copied().unwrap_or_default();
        draft.doubt(CellOrigin { row, label: "", text: &draft.people[place].name.joined() }, CellDoubt::Note);
    }
    record
}

/// The records, the family first, without what the document refuses of the family as a whole: its text stays in the note.
/// What of the others does not fit is reported.
fn fit_case(mut records: Vec<Record>, draft: &mut FamilyDraft, ground: NormContext<'_>) -> Vec<Record> {
    let row = draft.rows.first().copied().unwrap_or_default();
    let case = Case::of_records(&records);
    let family = draft.family.id;
    let refused = course::findings(&records[0], &case, ground).into_iter();
    for refused in refused.filter(|f| f.weight == Severity::Refuse) {
        let at = source(&draft.said, family, refused.field, row);
        let (label, text) = (at.label.to_owned(), at.text.to_owned());
        if records[0].take(refused.field).is_none() {
            continue;
        }
        keep(&mut draft.notes, &label, &text);
        let doubt = CellDoubt::Rule(refused.id);
        draft.unclear.push(UnclearCell { row, label, text, doubt, day: refused.day });
        // That the note is cut was reported of what it had before.
        set_note(&mut records[0], &draft.notes);
    }
    let found = records.iter().flat_map(|r| course::doubts(r, &case, (&draft.said, family, row), ground));
    draft.unclear.extend(found.collect::<Vec<_>>());
    records
}

/// A further record, if the rule book takes it; else what it says is in the unclear.
fn fitting(record: Record, draft: &mut FamilyDraft, ground: &NormContext<'_>) -> Option<Record> {
    let refused =
        check::findings(&record, None, ground.today).into_iter().find(|f| f.weight == Severity::Refuse);
    let Some(refused) = refused else { return Some(record) };
    let row = draft.rows.first().copied().unwrap_or_default();
    let text = record.text(refused.field).unwrap_or_default().to_owned();
    keep(&mut draft.notes, "", &text);
    let doubt = CellDoubt::Rule(refused.id);
    draft.unclear.push(UnclearCell { row, label: String::new(), text, doubt, day: refused.day });
    None
}
