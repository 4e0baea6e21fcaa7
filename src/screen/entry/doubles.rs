//! Whether somebody who is being entered may be in the file already: said at the field while one types, and once more
//! before it is saved.

use serde_json::Value;

use super::EntryScreen;
use super::slot::EntryField;
use crate::domain::family::Address;
use crate::domain::schema::Kind;
use crate::domain::{FamilyId, FieldName, Id, record::Record};
use crate::screen::dialog::choice::{ChoiceAction, DistrictChoiceRow};
use crate::screen::dialog::spec::DialogSpec;
use crate::screen::{Model, Step};
use crate::search::{MatchReason, NewPerson};
use crate::store::Reader;
use crate::text::say;
use crate::ui::form::field::FieldRemark;
use crate::ui::paint::PLAIN;

/// Somebody of the file who is likely to be the one being entered.
pub(super) struct LikelyPerson {
    /// The record of the form.
    part: usize,
    family: FamilyId,
    /// «Иванова Мария · Иванова М. П.».
    who: String,
    /// «то же имя, тот же день рождения».
    why: String,
    /// Whether only the phone says so.
    by_phone: bool,
}

impl EntryScreen {
    /// Looks for doubles of the people of the form.
    pub(super) fn seek_doubles(&mut self, model: &Model, reader: Reader<'_>) {
        self.likely.clear();
        let people: Vec<usize> = (0..self.parts.len())
            .filter(|p| self.parts[*p].kind == Kind::Member && self.parts[*p].known.is_none())
            .filter(|p| !self.form.is_left_out(*p))
            .collect();
        for part in people {
            let record = self.whole(part, model);
            let phones: Vec<String> = record
                .values()
                .get(&FieldName::Phones)
                .and_then(Value::as_array)
                .map(|all| all.iter().filter_map(|p| p.as_str().map(str::to_owned)).collect())
                .unwrap_or_default();
            let text = |field| record.text(field).unwrap_or_default();
            // A surname alone is that of a whole village.
            if text(FieldName::FirstName).is_empty() && phones.is_empty() {
                continue;
            }
            let address = self.address(model);
            let within = self.sources.case().map(|c| c.family.id);
            let new = NewPerson::of(&record, &phones, address.as_ref(), within);
            for double in model.searched(reader).doubles(&new) {
                let Some(who) = called(double.family, double.member.0, reader) else { continue };
                let said = |r: &MatchReason| model.words.pick("double-reason", r.code());
                let why = double.reasons.iter().map(said).collect::<Vec<_>>().join(", ");
                let by_phone = double.reasons == [MatchReason::Phone];
                self.likely.push(LikelyPerson { part, family: double.family, who, why, by_phone });
            }
        }
    }

    /// Where the family being entered lives.
    fn address(&self, model: &Model) -> Option<Address> {
        if let Some(case) = self.sources.case() {
            return Some(case.family.address.clone());
        }
        let part = self.parts.iter().position(|p| p.kind == Kind::Family)?;
        let record: Record = self.whole(part, model);
        Some(Address::of(&record))
    }

    /// The text about doubles at a field; what is wrong with the field itself comes first.
    pub(super) fn doubled(&self, slot: &EntryField, model: &Model) -> Option<FieldRemark> {
        let of_part = || self.likely.iter().filter(|l| l.part == slot.group);
        let first = match slot.name.field.name {
            FieldName::FirstName => of_part().find(|l| !l.by_phone)?,
            FieldName::Phones => of_part().find(|l| l.by_phone)?,
            _ => return None,
        };
        let more = of_part().count() - 1;
        let (who, why) = (first.who.as_str(), first.why.as_str());
        let text = say!(model.words, "double-likely", who = who, why = why, more = more);
        Some(FieldRemark { text, warns: true })
    }

    /// The doubles of the people of the form, to look at.
    pub(super) fn show_doubles(&self, model: &Model) -> Step {
        if self.likely.is_empty() {
            return Step::Say(model.words.say("double-none"));
        }
        let row = |l: &LikelyPerson| DistrictChoiceRow {
            chosen: ChoiceAction::Family(l.family),
            letter: None,
            text: l.who.clone(),
            beside: l.why.clone().into(),
            warning: None,
            detail: vec![(l.why.clone(), PLAIN)],
        };
        let rows = self.likely.iter().map(row).collect();
        let w = &model.words;
        Step::Ask(DialogSpec::list(w.say("double-title"), w.say("double-foot"), rows, 0))
    }
}

/// A person of the file with her family.
fn called(family: FamilyId, member: Id, reader: Reader<'_>) -> Option<String> {
    let family = reader.family(family).ok().flatten()?;
    let member = reader.member(crate::domain::MemberId(member)).ok().flatten()?;
    let named = [&member.last_name, &member.first_name, &member.patronymic];
    let named = named.into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    Some(if family.title == named { named } else { format!("{named} · {}", family.short.clone()) })
}
