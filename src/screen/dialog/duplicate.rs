//! The choice of the record that another one duplicates: likely candidates, or one that a person names.

use super::super::Model;
use super::Dialog;
use super::choice::{ChoiceAction, DistrictChoice, DistrictChoiceRow};
use super::merge_records::{MergeForm, called};
use super::reading::DistrictReading;
use crate::domain::family::{Address, Member};
use crate::domain::schema::Kind;
use crate::domain::{FamilyId, FieldName, Id, MemberId, Record, UserError};
use crate::screen::change::dialog_query::DialogQuery;
use crate::screen::dialog::lookup::Lookup;
use crate::search::NewPerson;
use crate::store::Reader;

/// With which record this one may be one: the dialog itself where there is one, a list to choose from of several; where
/// nothing identifies it, the caller says which.
///
/// # Errors
/// If it is not in the file, or the file cannot be read.
pub fn ask(model: &Model, reader: Reader<'_>, id: Id) -> Result<Dialog, UserError> {
    let w = &model.words;
    let id = reader.root(id)?;
    let record = reader.as_entered(id)?.ok_or_else(|| UserError::new("entry-gone"))?;
    let mut others = reader.candidates_for(id)?;
    let alike = match record.kind {
        Kind::Family => alike(model, reader, id)?,
        Kind::Member => entered_elsewhere(model, reader, &record)?,
        _ => Vec::new(),
    };
    for other in alike {
        if !others.contains(&other) {
            others.push(other);
        }
    }
    match others.as_slice() {
        [] => another(model, reader, id),
        [one] => MergeForm::dialog(model, reader, id, *one),
        several => {
            let mut rows = Vec::new();
            for other in several {
                let Some(record) = reader.as_entered(*other)? else { continue };
                let beside = match record.kind {
                    Kind::Member => family_of(reader, *other)?,
                    _ => w.address(&Address::of(&record)),
                };
                rows.push(row(DialogQuery::Join(id, *other), called(model, &record), beside));
            }
            rows.push(row(DialogQuery::Another(id), w.say("join-another"), String::new()));
            Ok(listed(model, record.kind, rows))
        }
    }
}

/// The other record of a duplicate that no field shows: a family is looked for among all, a person among the members of
/// the family, organisations and curators are few.
///
/// # Errors
/// If it is not in the file, or the file cannot be read.
pub fn another(model: &Model, reader: Reader<'_>, id: Id) -> Result<Dialog, UserError> {
    let w = &model.words;
    let id = reader.root(id)?;
    let record = reader.as_entered(id)?.ok_or_else(|| UserError::new("entry-gone"))?;
    match (record.kind, reader.family_of(id)?) {
        (Kind::Family, _) => Ok(Dialog::Lookup(Box::new(Lookup::joining(id)))),
        (Kind::Member, Some(family)) => {
            let others = reader.records_of(Kind::Member, family.0)?;
            let mut rows: Vec<DistrictChoiceRow> = others
                .iter()
                .filter(|other| other.id != id)
                .map(|other| {
                    let role =
                        other.text(FieldName::Role).map(|role| w.pick("role", role)).unwrap_or_default();
                    row(DialogQuery::Join(id, other.id), called(model, other), role)
                })
                .collect();
            rows.push(row(DialogQuery::Elsewhere(id), w.say("join-other-family"), String::new()));
            Ok(listed(model, record.kind, rows))
        }
        (kind, _) => {
            let mut others: Vec<Record> = reader.records(kind)?;
            others.retain(|other| other.id != id);
            others.sort_by_cached_key(|other| called(model, other).to_lowercase());
            if others.is_empty() {
                let title = w.pick("join-title", kind.name());
                return Ok(Dialog::Reading(DistrictReading::plain(title, [w.say("join-nobody")])));
            }
            let beside = |r: &Record| {
                let fields = [FieldName::Position, FieldName::Section, FieldName::Contact, FieldName::Phone]
                    .into_iter()
                    .filter_map(|f| r.text(f));
                fields.collect::<Vec<_>>().join(" · ")
            };
            // People of one short name may differ in the whole one.
            let whole = |o: &Record| o.text(FieldName::Name).map_or_else(|| called(model, o), str::to_owned);
            let row = |o: &Record| row(DialogQuery::Join(id, o.id), whole(o), beside(o));
            Ok(listed(model, kind, others.iter().map(row).collect()))
        }
    }
}

/// Which person of another family this member is.
///
/// # Errors
/// If it is not in the file, or the file cannot be read.
pub fn elsewhere(model: &Model, reader: Reader<'_>, id: Id) -> Result<Dialog, UserError> {
    let own = reader.family_of(id)?.ok_or_else(|| UserError::new("entry-gone"))?;
    let mut rows = Vec::new();
    for (member, title) in reader.people_beside(own)? {
        let family = reader.family_of(member.id.0)?;
        let Some(record) = reader.as_entered(member.id.0)?.filter(|_| family != Some(own)) else { continue };
        let beside = [Some(title), model.words.born(&member)].into_iter().flatten().collect::<Vec<_>>();
        rows.push(row(DialogQuery::Join(id, member.id.0), called(model, &record), beside.join(", ")));
    }
    if rows.is_empty() {
        let title = model.words.pick("join-title", Kind::Member.name());
        return Ok(Dialog::Reading(DistrictReading::plain(title, [model.words.say("join-nobody")])));
    }
    Ok(listed(model, Kind::Member, rows))
}

/// The members of other families that are likely to be the same person.
fn entered_elsewhere(model: &Model, reader: Reader<'_>, member: &Record) -> Result<Vec<Id>, UserError> {
    let family = reader.family_of(member.id)?;
    let address = family.map(|f| reader.family(f)).transpose()?.flatten().map(|f| f.address);
    let phones = reader.numbers_of(member.id)?;
    let person = NewPerson::of(member, &phones, address.as_ref(), family);
    let is_known = |m: Option<Member>| m.map(|m| m.person());
    let own = is_known(reader.member(MemberId(member.id))?);
    let mut found = Vec::new();
    for double in model.searched(reader).doubles(&person) {
        // Entries that lead to one first entry are one person already.
        if is_known(reader.member(double.member)?) != own {
            found.push(double.member.0);
        }
    }
    Ok(found)
}

/// What the family of a record is called in lists.
fn family_of(reader: Reader<'_>, id: Id) -> Result<String, UserError> {
    let family = reader.family_of(id)?;
    Ok(family.map(|f| reader.short_title(f)).transpose()?.flatten().unwrap_or_default())
}

fn row(look: DialogQuery, text: String, beside: String) -> DistrictChoiceRow {
    DistrictChoiceRow {
        chosen: ChoiceAction::Look(look),
        letter: None,
        text,
        beside: beside.into(),
        warning: None,
        detail: Vec::new(),
    }
}

fn listed(model: &Model, kind: Kind, rows: Vec<DistrictChoiceRow>) -> Dialog {
    let title = model.words.pick("join-title", kind.name());
    Dialog::Choice(DistrictChoice::new(title, model.words.say("whose-foot"), rows, 0))
}

/// The families in which somebody is likely to be one of this family.
fn alike(model: &Model, reader: Reader<'_>, family: Id) -> Result<Vec<Id>, UserError> {
    let mut found = Vec::new();
    let known = reader.family(FamilyId(family))?;
    for record in reader.records_of(Kind::Member, family)? {
        let phones: Vec<String> =
            reader.phones_of(record.id)?.into_iter().map(|(_, number)| number).collect();
        let address = known.as_ref().map(|f| &f.address);
        let person = NewPerson::of(&record, &phones, address, Some(FamilyId(family)));
        for double in model.searched(reader).doubles(&person) {
            if !found.contains(&double.family.0) {
                found.push(double.family.0);
            }
        }
    }
    Ok(found)
}
