//! The case of a family as it would be with records that are not written yet: those of a form, of a window, of an import.

use super::contact::Contact;
use super::declare::{RecordFields, RecordType};
use super::family::Family;
use super::mark::{Category, Circumstance, Mark, Sign, StatusSpan};
use super::member::Member;
use super::paper::{Agreement, Closing, Decision};
use super::programme::Programme;
use super::schedule::{Absence, Appointment, Assignment};
use super::sitting::Question;
use super::{Case, Id, Kind, LevelSpan, Record};

impl Case {
    /// The case of a family that is not in the file yet, of its records.
    #[must_use]
    pub fn of_records<'a>(records: impl IntoIterator<Item = &'a Record>) -> Case {
        let mut case = Case::new(Family::nameless());
        records.into_iter().for_each(|record| case.put(record));
        case
    }

    /// Takes in a record, whole as it would be written, in the place of the one of its id. A record that lacks what its
    /// kind requires is left out, and so is one of a kind that no rule compares with others.
    pub fn put(&mut self, record: &Record) {
        match record.kind {
            Kind::Family => {
                if let Ok(family) = Family::read(record) {
                    let short = std::mem::take(&mut self.family.short);
                    self.family = Family { short, ..family };
                }
            }
            Kind::Member => self.put_member(record),
            Kind::Level => {
                place::<LevelSpan>(&mut self.levels, record);
                self.levels.sort_by_key(|l| (l.from, l.id));
            }
            Kind::Closing => {
                place::<Closing>(&mut self.closings, record);
                self.closings.sort_by_key(|c| (c.on, c.id));
            }
            Kind::Contact => place::<Contact>(&mut self.contacts, record),
            Kind::Appointment => place::<Appointment>(&mut self.appointments, record),
            Kind::Absence => place::<Absence>(&mut self.absences, record),
            Kind::Assignment => place::<Assignment>(&mut self.assignments, record),
            Kind::Programme => place::<Programme>(&mut self.programmes, record),
            Kind::Agreement => place::<Agreement>(&mut self.agreements, record),
            Kind::Decision => place::<Decision>(&mut self.decisions, record),
            Kind::Question => place::<Question>(&mut self.questions, record),
            Kind::Sign => mark::<Sign>(&mut self.signs, record),
            Kind::Category => mark::<Category>(&mut self.categories, record),
            Kind::Circumstance => mark::<Circumstance>(&mut self.circumstances, record),
            Kind::Status => mark::<StatusSpan>(&mut self.statuses, record),
            _ => {}
        }
    }

    /// Takes in what a record changes of the one of its id, which keeps all that the record does not speak of. A record
    /// of another id is taken in as it is.
    pub fn amend(&mut self, change: &Record) {
        let mut whole = self.amended(change).unwrap_or_else(|| change.clone());
        whole.update(change);
        self.put(&whole);
    }

    /// The record of the case that has the id of another; of the kinds whose records are changed in part.
    fn amended(&self, change: &Record) -> Option<Record> {
        let id = change.id;
        match change.kind {
            Kind::Family => Some(self.family.record()).filter(|family| family.id == id),
            Kind::Member => self.members.iter().find(|m| m.id.0 == id).map(RecordType::record),
            Kind::Level => self.levels.iter().find(|l| l.id == id).map(RecordType::record),
            Kind::Closing => self.closings.iter().find(|c| c.id == id).map(RecordType::record),
            Kind::Contact => self.contacts.iter().find(|c| c.id == id).map(RecordType::record),
            Kind::Agreement => self.agreements.iter().find(|a| a.id == id).map(RecordType::record),
            _ => None,
        }
    }

    /// A member who is a person of another family keeps what was read from there.
    fn put_member(&mut self, record: &Record) {
        let Ok(mut member) = Member::read(record) else { return };
        match self.members.iter_mut().find(|m| m.id == member.id) {
            Some(known) => {
                if member.person.is_some() && member.person == known.person {
                    member.complete(known);
                }
                *known = member;
            }
            None => self.members.push(member),
        }
    }
}

fn place<T: RecordType>(list: &mut Vec<T>, record: &Record) {
    replace(list, T::read(record).ok(), record.id, RecordType::id);
}

fn mark<T: RecordType + Into<Mark>>(list: &mut Vec<Mark>, record: &Record) {
    replace(list, T::read(record).ok().map(Into::into), record.id, |mark| mark.id);
}

/// Puts a value in the place of the one of this id, or behind all others.
fn replace<T>(list: &mut Vec<T>, new: Option<T>, id: Id, id_of: impl Fn(&T) -> Id) {
    let Some(new) = new else { return };
    match list.iter_mut().find(|known| id_of(known) == id) {
        Some(known) => *known = new,
        None => list.push(new),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::mark::Status;
    use crate::domain::{FamilyId, Level};
    use crate::record;

    #[test]
    fn a_record_takes_the_place_of_the_one_of_its_id() {
        let on = |text: &str| text.parse::<chrono::NaiveDate>().unwrap_or_default();
        let (first, second) = (on("2026-09-01"), on("2026-10-01"));
        let family = record!(Family { title: "Lukin", registered_on: first });
        let level = record!(LevelSpan { family: FamilyId(family.id), level: Level::Basic, from: second });
        let status = record!(StatusSpan { family: FamilyId(family.id), status: Status::Sop, from: first });
        let mut case = Case::of_records([&family, &level, &status]);
        assert_eq!((case.family.id.0, case.family.registered_on), (family.id, Some(first)));
        assert_eq!((case.levels.len(), case.statuses.len()), (1, 1));
        let mut corrected = level;
        corrected.update(&record!(LevelSpan { id: corrected.id, level: Level::Crisis, from: first }));
        case.put(&corrected);
        assert_eq!(
            case.levels.iter().map(|l| (l.level, l.from)).collect::<Vec<_>>(),
            [(Level::Crisis, first)]
        );
        case.put(&record!(LevelSpan { level: Level::Basic }));
        assert_eq!(case.levels.len(), 1);
        // What a change does not speak of stays.
        case.amend(&record!(LevelSpan { id: corrected.id, from: second }));
        case.amend(&record!(Family { id: family.id, note: "dog" }));
        assert_eq!((case.levels[0].level, case.levels[0].from), (Level::Crisis, second));
        assert_eq!((case.family.title.as_str(), case.family.registered_on), ("Lukin", Some(first)));
    }
}
