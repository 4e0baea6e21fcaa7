//! The subject of a change in words: the family, and the value written. Read before the change, while a record that it
//! deletes still exists.

use chrono::NaiveDate;

use crate::domain::contact::ContactKind;
use crate::domain::schema::Kind;
use crate::domain::{Act, CuratorId, FamilyId, FieldName, Id, Level, Record, name};
use crate::screen::{Effect, Model};
use crate::store::Reader;
use crate::text::say;

/// «Иванова М. П., состоялось» for an effect, «3 семьи» for one that concerns several; `None` where it concerns neither
/// a family nor a curator.
pub(super) fn subject(model: &Model, reader: Reader<'_>, effect: &Effect) -> Option<String> {
    let (act, records) = match effect {
        Effect::Record { act, records } => (*act, records.clone()),
        Effect::RecordAndRemove { act, records, .. } => (*act, records.clone()),
        Effect::Remove { act, ids } => (*act, ids.iter().filter_map(|id| stored(reader, *id)).collect()),
        _ => return None,
    };
    let subject = SubjectReader { model, reader, act };
    let first = records.first()?;
    let families = subject.families(&records);
    if families.len() > 1 {
        return Some(
            model.words.count("subject-families", u32::try_from(families.len()).unwrap_or(u32::MAX)),
        );
    }
    let whose = match families.first() {
        Some(family) => subject.title(*family, &records)?,
        None => subject.district(first).or_else(|| subject.curator(first))?,
    };
    let said: Vec<String> = std::iter::once(whose).chain(subject.details(first)).collect();
    Some(said.join(", "))
}

/// The day in the future from which on an effect closes a case; `None` where it closes none or the day has come.
pub(super) fn closing_ahead(effect: &Effect, today: NaiveDate) -> Option<NaiveDate> {
    let (Effect::Record { act, records } | Effect::RecordAndRemove { act, records, .. }) = effect else {
        return None;
    };
    let closing = records.iter().find(|record| record.kind == Kind::Closing)?;
    closing.date(FieldName::On).filter(|on| *act == Act::FamilyClosed && *on > today)
}

/// The record as the file has it.
fn stored(reader: Reader<'_>, id: Id) -> Option<Record> {
    let kind = reader.kind_of(id).ok()??;
    reader.record(kind, id).ok()?
}

struct SubjectReader<'a> {
    model: &'a Model,
    reader: Reader<'a>,
    act: Act,
}

impl SubjectReader<'_> {
    /// The families that own the records.
    fn families(&self, records: &[Record]) -> Vec<FamilyId> {
        let mut families: Vec<FamilyId> = records.iter().filter_map(|r| self.family(r)).collect();
        families.sort_unstable();
        families.dedup();
        families
    }

    fn family(&self, record: &Record) -> Option<FamilyId> {
        match record.kind {
            Kind::Family => Some(FamilyId(record.id)),
            _ => record
                .reference(FieldName::Family)
                .map(FamilyId)
                .or_else(|| self.reader.family_of(record.id).ok()?),
        }
    }

    fn title(&self, family: FamilyId, records: &[Record]) -> Option<String> {
        // A written record may hold only some of the fields.
        let whole = |new: &Record| {
            let mut whole = stored(self.reader, new.id).unwrap_or_else(|| Record::of(new.kind, new.id));
            whole.update(new);
            whole
        };
        let new = records.iter().find(|r| r.kind == Kind::Family).map(whole);
        let new = new.and_then(|record| self.reader.short_title_of(&record).ok().flatten());
        let known = || self.reader.short_title(family).ok().flatten();
        new.or_else(known).filter(|title| !title.is_empty())
    }

    /// A record of the district by its kind and what it is called: «заседание 15.12.2026 · рабочая группа». A new sitting is
    /// named by its act already.
    fn district(&self, record: &Record) -> Option<String> {
        let w = &self.model.words;
        let value = |field: FieldName| self.value(record, field);
        let day = |field: FieldName| value(field).and_then(|text| text.parse().ok()).map(|on| w.day(on));
        let called = match record.kind {
            Kind::Sitting => [day(FieldName::On), value(FieldName::Body)]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · "),
            Kind::Organisation | Kind::Curator => value(FieldName::Name)?,
            Kind::LocalDeadline => value(FieldName::Text)?,
            Kind::CalendarDay => day(FieldName::On)?,
            Kind::Order | Kind::Minimum => {
                let level = value(FieldName::Level).and_then(|code| Level::from_code(&code));
                let level = level.map(|level| self.model.rules.level_name(level));
                let from = day(FieldName::From).map(|day| say!(w, "from-day", day = day));
                [level, from].into_iter().flatten().collect::<Vec<_>>().join(" ")
            }
            _ => return None,
        };
        let is_named = matches!(self.act, Act::SittingSet | Act::CuratorAdded);
        let kind = (!is_named).then(|| self.model.one(record.kind));
        Some(kind.into_iter().chain([called]).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
    }

    fn curator(&self, record: &Record) -> Option<String> {
        if !matches!(record.kind, Kind::Leave | Kind::Duty | Kind::Capacity) {
            return None;
        }
        let staff = &self.model.staff;
        let named = self.value(record, FieldName::Curator).and_then(|id| id.parse().ok()).map(CuratorId);
        let curator = named.or_else(|| staff.default_curator()).and_then(|id| staff.curator(id))?;
        Some(name::short(&curator.name))
    }

    /// A value of the record, else that of the file: a correction names only changed fields.
    fn value(&self, record: &Record, field: FieldName) -> Option<String> {
        match record.values().get(&field) {
            Some(value) => value.as_str().map(str::to_owned),
            None => {
                let known = self.reader.record(record.kind, record.id).ok()??;
                known.text(field).map(str::to_owned)
            }
        }
    }

    fn details(&self, record: &Record) -> Vec<String> {
        let w = &self.model.words;
        let value = |field: FieldName| self.value(record, field);
        let day = |field: FieldName| value(field).and_then(|text| text.parse().ok());
        let said = match record.kind {
            Kind::Contact => {
                // A call returned changes nothing else of the contact.
                if self.act == Act::CalledBack {
                    return Vec::new();
                }
                let kind = value(FieldName::Kind).unwrap_or_default();
                let is_visit = ContactKind::from_code(&kind).is_some_and(ContactKind::is_visit);
                let outcome = value(FieldName::Outcome).filter(|_| is_visit).map(|o| w.pick("outcome", &o));
                let other = day(FieldName::On)
                    .filter(|on| *on != self.model.today)
                    .map(|on| w.weekday_near(on, self.model.today));
                vec![outcome.or_else(|| Some(w.pick("contact-kind", &kind))), other]
            }
            Kind::Appointment => {
                let time = value(FieldName::Time).map(|time| format!(" {time}")).unwrap_or_default();
                vec![day(FieldName::On).map(|on| format!("{}{time}", w.weekday_near(on, self.model.today)))]
            }
            Kind::Level => {
                let level = value(FieldName::Level).and_then(|code| Level::from_code(&code));
                vec![
                    level.map(|l| self.model.rules.level_name(l)),
                    day(FieldName::From).map(|on| say!(w, "from-day", day = w.day(on))),
                ]
            }
            Kind::Absence | Kind::Leave => {
                let span = day(FieldName::From).zip(day(FieldName::Until));
                vec![
                    value(FieldName::Reason).filter(|_| record.kind == Kind::Leave),
                    span.map(|(from, until)| w.from_to(from, until, self.model.today)),
                ]
            }
            // Of a later day the act itself says it.
            Kind::Closing => {
                let been = day(FieldName::On).filter(|on| *on <= self.model.today);
                vec![been.map(|on| w.weekday_near(on, self.model.today))]
            }
            Kind::Duty => {
                vec![day(FieldName::On).map(|on| w.weekday_near(on, self.model.today))]
            }
            Kind::Activity => {
                vec![
                    value(FieldName::Text),
                    value(FieldName::State).map(|state| w.pick("activity-state", &state)),
                ]
            }
            Kind::Notice => vec![value(FieldName::ToWhom)],
            kind if matches!(self.act, Act::RecordAdded | Act::RecordDeleted) => {
                vec![Some(self.model.one(kind))]
            }
            _ => Vec::new(),
        };
        said.into_iter().flatten().filter(|text| !text.is_empty()).collect()
    }
}
