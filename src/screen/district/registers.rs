//! The records of the district itself, kind by kind: leave, duty days, capacity, orders, days of the
//! calendar, organisations. What is over is folded into one line.

use chrono::NaiveDate;
use serde_json::Value;

use super::super::Model;
use super::figures::DistrictTopic;
use super::lines::{DistrictItem, DistrictLine, DistrictSection};
use crate::domain::money::Minimum;
use crate::domain::schema::Kind;
use crate::domain::{CuratorId, FieldName, Id, Record, UserError, day, name};
use crate::store::Reader;
use crate::text::{capitalised, say};
use crate::wording::value::chosen;

/// The kinds in their order on the screen: first those of the left column.
pub const KINDS: [Kind; 8] = [
    Kind::Leave,
    Kind::Duty,
    Kind::Capacity,
    Kind::Order,
    Kind::Minimum,
    Kind::LocalDeadline,
    Kind::CalendarDay,
    Kind::Organisation,
];

/// How many of them are in the left column.
pub const LEFT: usize = 3;

/// The records as the file has them.
#[derive(Default)]
pub struct DistrictRegisters {
    records: Vec<(Kind, Vec<Record>)>,
}

impl DistrictRegisters {
    /// Reads them.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn read(model: &Model, reader: Reader<'_>) -> Result<DistrictRegisters, UserError> {
        let mut records = Vec::with_capacity(KINDS.len());
        for kind in KINDS {
            records.push((kind, model.records_as_of(reader, reader.records(kind)?)?));
        }
        Ok(DistrictRegisters { records })
    }

    #[must_use]
    pub fn record(&self, id: Id) -> Option<&Record> {
        self.records.iter().flat_map(|(_, list)| list).find(|r| r.id == id)
    }

    /// The section of a kind; of what is over one line, unless it was unfolded.
    #[must_use]
    pub fn section(&self, model: &Model, kind: Kind, unfolded: bool) -> DistrictSection {
        let w = &model.words;
        let mut lines = vec![DistrictLine::Head(w.pick("staff-kind", kind.name()), String::new())];
        let all = self.records.iter().find(|(k, _)| *k == kind).map_or(&[][..], |(_, list)| list);
        let (mut past, mut present): (Vec<&Record>, Vec<&Record>) =
            all.iter().partition(|r| last(r).is_some_and(|last| last < model.today));
        present.sort_by_cached_key(|r| (first(r), said(model, r).to_lowercase()));
        past.sort_by_key(|r| std::cmp::Reverse(last(r)));
        lines.extend(present.into_iter().map(|r| DistrictLine::Item(item(model, r))));
        if all.is_empty() {
            lines.push(DistrictLine::Item(DistrictItem::none(model, kind)));
        }
        if !past.is_empty() {
            let name = w.count("staff-past", past.len());
            let status = w.say(if unfolded { "staff-status-folds" } else { "staff-status-unfolds" });
            lines.push(DistrictLine::Item(DistrictItem {
                status,
                ..DistrictItem::new(DistrictTopic::Past(kind), name, String::new())
            }));
            if unfolded {
                lines.extend(past.into_iter().map(|r| DistrictLine::Item(item(model, r))));
            }
        }
        lines
    }
}

/// The day by which records are sorted.
fn first(record: &Record) -> Option<NaiveDate> {
    record
        .date(FieldName::From)
        .or_else(|| record.date(FieldName::On))
        .filter(|_| record.kind != Kind::Capacity)
}

/// The last day on which a record means something; `None`: it is open-ended. An order holds until another one.
fn last(record: &Record) -> Option<NaiveDate> {
    match record.kind {
        Kind::Leave | Kind::LocalDeadline => record.date(FieldName::Until).map(day::day_before),
        Kind::Duty | Kind::Capacity | Kind::CalendarDay => record.date(FieldName::On),
        _ => None,
    }
}

fn item(model: &Model, record: &Record) -> DistrictItem {
    let w = &model.words;
    let number = record.values().get(&FieldName::Visits).and_then(Value::as_i64);
    let right = match record.kind {
        Kind::Duty | Kind::Capacity => number.map(|n| n.to_string()).unwrap_or_default(),
        _ => String::new(),
    };
    let topic = DistrictTopic::Record(record.kind, record.id);
    DistrictItem {
        status: w.say("staff-status-record"),
        ..DistrictItem::new(topic, said(model, record), right)
    }
}

/// A record in one line: what distinguishes it comes first, because a long line is cut at its end.
#[must_use]
pub fn said(model: &Model, record: &Record) -> String {
    let w = &model.words;
    let text = |field: FieldName| record.text(field).map(str::to_owned);
    let on = |field: FieldName| record.date(field).map(|d| w.day(d));
    // In a file of one curator the owner is not named.
    let person_name = |field: FieldName| {
        let id = record.reference(field).filter(|_| model.has_curators() || field == FieldName::Deputy)?;
        model.staff.curator(CuratorId(id)).map(|c| name::short(&c.name))
    };
    let field = |name: FieldName| record.kind.field(name);
    let parts: Vec<Option<String>> = match record.kind {
        Kind::Leave => {
            let near = |d| w.day_near(d, model.today);
            let days = record.date(FieldName::From).zip(record.date(FieldName::Until));
            let deputy = person_name(FieldName::Deputy).map(|who| say!(w, "staff-deputy", who = who));
            vec![
                days.map(|(from, until)| format!("{} – {}", near(from), near(day::day_before(until)))),
                person_name(FieldName::Curator),
                deputy,
                text(FieldName::Reason),
            ]
        }
        Kind::Duty => vec![on(FieldName::On), person_name(FieldName::Curator)],
        Kind::Capacity => {
            let weekday = record.values().get(&FieldName::Weekday).and_then(Value::as_i64);
            let weekday = weekday.map(|n| capitalised(&w.pick("weekday-long", &n.to_string())));
            let from = on(FieldName::From).map(|d| say!(w, "staff-from", day = d));
            vec![on(FieldName::On), weekday, from, person_name(FieldName::Curator)]
        }
        Kind::Organisation => vec![text(FieldName::Name), text(FieldName::Contact), text(FieldName::Phone)],
        Kind::Order => {
            let number = text(FieldName::Number).map(|n| say!(w, "number", n = n));
            let level =
                text(FieldName::Level).zip(field(FieldName::Level)).map(|(code, f)| chosen(model, f, &code));
            let from = on(FieldName::From).map(|d| say!(w, "staff-from", day = d));
            let former = model.rules.former_title(record);
            vec![number, level, from, former.map(|title| say!(w, "mark-former", title = title))]
        }
        Kind::Minimum => {
            let amount = record.get(Minimum::FIELDS.amount).map(|n| w.money(u64::from(n) * 100));
            let from = on(FieldName::From).map(|d| say!(w, "staff-from", day = d));
            vec![amount, from, text(FieldName::Number).map(|n| say!(w, "number", n = n))]
        }
        Kind::LocalDeadline => {
            let number = text(FieldName::Number).map(|n| say!(w, "number", n = n));
            let rule =
                text(FieldName::Rule).zip(field(FieldName::Rule)).map(|(code, f)| chosen(model, f, &code));
            let whole =
                |name: FieldName| record.values().get(&name).and_then(Value::as_i64).map(|n| n.to_string());
            let days = [rule, whole(FieldName::Day).or_else(|| whole(FieldName::Days))].into_iter().flatten();
            let days = days.collect::<Vec<_>>().join(": ");
            vec![text(FieldName::Text), Some(days), number]
        }
        _ => {
            let working = record.values().get(&FieldName::Working).and_then(Value::as_bool);
            let kind = working.map(|w| if w { "staff-working" } else { "staff-off" });
            vec![on(FieldName::On), kind.map(|id| w.say(id)), text(FieldName::Why)]
        }
    };
    let parts: Vec<String> = parts.into_iter().flatten().filter(|p| !p.is_empty()).collect();
    parts.join(" · ")
}
