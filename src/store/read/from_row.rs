//! Rows of the projections become records of the domain.

use std::cell::Cell;

use chrono::Weekday;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Type, ValueRef};
use rusqlite::{Error, Row, Statement};

use crate::domain::case::{Agreement, Closing, Mark};
use crate::domain::contact::{Contact, ContactKind, Inquiry, Outcome, Violation};
use crate::domain::family::{Address, Family, Form, Left, Member};
use crate::domain::level::{Asked, Level, LevelSpan, Unit};
use crate::domain::programme::{Activity, ActivityState, Help, Programme};
use crate::domain::schedule::{
    Absence, Appointment, Assignment, Availability, Capacity, Curator, Duty, Leave,
};
use crate::domain::{CuratorId, FamilyId, Id, MemberId, name};
use crate::regulation::rules::{Met, Order};

impl ToSql for Id {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.bytes())))
    }
}

impl FromSql for Id {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let bytes = value.as_blob()?;
        <[u8; 16]>::try_from(bytes)
            .map(Id::from_bytes)
            .map_err(|_| FromSqlError::InvalidBlobSize { expected_size: 16, blob_size: bytes.len() })
    }
}

macro_rules! sql_id {
    ($($name:ident)*) => {
        $(impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                Id::column_result(value).map($name)
            }
        })*
    };
}

sql_id!(FamilyId MemberId CuratorId);

/// A value that is none of the words it may be: the projection is not of this program's making.
fn strange(column: &'static str) -> Error {
    Error::InvalidColumnType(0, column.to_owned(), Type::Text)
}

/// The columns of a row by name. They are asked for nearly in the order in which they stand: to look for each from the
/// first one on would cost more than all the rest of reading it.
struct Columns<'r, 's> {
    row: &'r Row<'s>,
    next: Cell<usize>,
}

impl<'r, 's> Columns<'r, 's> {
    fn of(row: &'r Row<'s>) -> Self {
        Columns { row, next: Cell::new(0) }
    }

    fn get<T: FromSql>(&self, name: &str) -> rusqlite::Result<T> {
        let statement: &Statement<'_> = self.row.as_ref();
        let next = self.next.get();
        let mut at = (next..statement.column_count()).chain(0..next);
        match at.find(|at| statement.column_name(*at).is_ok_and(|there| there == name)) {
            Some(at) => {
                self.next.set(at + 1);
                self.row.get(at)
            }
            None => Err(Error::InvalidColumnName(name.to_owned())),
        }
    }
}

fn word<T>(
    row: &Columns<'_, '_>,
    column: &'static str,
    read: impl Fn(&str) -> Option<T>,
) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    read(&text).ok_or_else(|| strange(column))
}

fn weekday(number: i64) -> Option<Weekday> {
    u8::try_from(number - 1).ok().and_then(|n| Weekday::try_from(n).ok())
}

fn asked(row: &Columns<'_, '_>) -> rusqlite::Result<Option<Asked>> {
    let times: Option<u32> = row.get("visits")?;
    let per: Option<String> = row.get("per")?;
    Ok(times.map(|times| Asked { times, per: per.as_deref().and_then(Unit::from_code) }))
}

macro_rules! row {
    ($ty:ty, |$row:ident| $body:expr) => {
        impl TryFrom<&Row<'_>> for $ty {
            type Error = Error;

            fn try_from(row: &Row<'_>) -> rusqlite::Result<Self> {
                let $row = &Columns::of(row);
                Ok($body)
            }
        }
    };
}

row!(Family, |row| {
    let form: Option<String> = row.get("form")?;
    let (id, title) = (row.get("id")?, row.get::<Option<String>>("title")?.unwrap_or_default());
    Family {
        id,
        short: name::short(&title),
        title,
        address: Address {
            settlement: row.get("settlement")?,
            street: row.get("street")?,
            house: row.get("house")?,
            block: row.get("block")?,
            flat: row.get("flat")?,
            access: row.get("access")?,
        },
        safety: row.get("safety")?,
        form: match form.as_deref() {
            Some("individual") => Some(Form::Individual),
            Some("group") => Some(Form::Group),
            _ => None,
        },
        member: row.get("member")?,
        ground: row.get("ground")?,
        under: row.get("under")?,
        registered_on: row.get("registered_on")?,
        journal_number: row.get("journal_number")?,
        note: row.get("note")?,
    }
});

row!(Member, |row| Member {
    id: row.get("id")?,
    role: row.get::<Option<String>>("role")?.unwrap_or_default(),
    last_name: row.get("last_name")?,
    first_name: row.get("first_name")?,
    patronymic: row.get("patronymic")?,
    former_name: row.get("former_name")?,
    born: row.get("born")?,
    phones: Vec::new(),
    occupation: row.get("occupation")?,
    disability: row.get("disability")?,
    limited_health: row.get::<Option<bool>>("limited_health")?.unwrap_or(false),
    note: row.get("note")?,
    born_year: row.get("born_year")?,
    from: row.get("from")?,
    until: row.get("until")?,
    why_left: row.get::<Option<String>>("why_left")?.as_deref().and_then(Left::from_code),
    person: row.get("person")?,
});

row!(LevelSpan, |row| {
    let level = word(row, "level", Level::from_code)?;
    LevelSpan {
        id: row.get("id")?,
        level,
        from: row.get("from")?,
        until: row.get("until")?,
        decided_by: row.get("decided_by")?,
        decided_on: row.get("decided_on")?,
        number: row.get("number")?,
        reason: row.get("reason")?,
        visits: asked(row)?,
    }
});

row!(Order, |row| {
    let level = word(row, "level", Level::from_code)?;
    Order {
        from: row.get("from")?,
        number: row.get("number")?,
        level,
        visits: asked(row)?,
        limit: row.get("limit")?,
    }
});

row!(Contact, |row| {
    let with: Option<String> = row.get("with")?;
    Contact {
        id: row.get("id")?,
        kind: word(row, "kind", ContactKind::from_code)?,
        outcome: word(row, "outcome", Outcome::from_code)?,
        on: row.get("on")?,
        time: row.get("time")?,
        by: row.get("by")?,
        with: with.and_then(|t| serde_json::from_str(&t).ok()).unwrap_or_default(),
        note: row.get("note")?,
        promised: row.get("promised")?,
        call_back: row.get("call_back")?,
        called_back: row.get("called_back")?,
    }
});

row!(Inquiry, |row| Inquiry {
    id: row.get("id")?,
    by: row.get("by")?,
    caller: row.get("caller")?,
    rights: row.get("rights")?,
    on: row.get("on")?,
    time: row.get("time")?,
    who: row.get("who")?,
    phone: row.get("phone")?,
    note: row.get("note")?,
    promised: row.get("promised")?,
    call_back: row.get("call_back")?,
    called_back: row.get("called_back")?,
});

row!(Violation, |row| {
    let family: Option<FamilyId> = row.get("family")?;
    let title: Option<String> = row.get("title")?;
    Violation {
        record: row.get("id")?,
        family: family.map(|id| (id, title.unwrap_or_default())),
        who: row.get("who")?,
        on: row.get("on")?,
        time: row.get("time")?,
        note: row.get("note")?,
    }
});

row!(Appointment, |row| Appointment {
    id: row.get("id")?,
    on: row.get("on")?,
    time: row.get("time")?,
    by: row.get("by")?,
    note: row.get("note")?,
});

row!(Absence, |row| Absence {
    id: row.get("id")?,
    from: row.get("from")?,
    until: row.get("until")?,
    reason: row.get("reason")?,
    member: row.get("member")?,
});

row!(Availability, |row| Availability {
    id: row.get("id")?,
    weekday: weekday(row.get("weekday")?).ok_or_else(|| strange("weekday"))?,
    possible: row.get::<Option<bool>>("possible")?.unwrap_or(false),
    from: row.get("from")?,
    until: row.get("until")?,
});

row!(Assignment, |row| Assignment {
    id: row.get("id")?,
    curator: row.get("curator")?,
    from: row.get("from")?,
    until: row.get("until")?,
});

row!(Closing, |row| Closing {
    id: row.get("id")?,
    on: row.get("on")?,
    reason: row.get("reason")?,
    under: row.get("under")?,
    positive: row.get("positive")?,
    decided_by: row.get("decided_by")?,
    decided_on: row.get("decided_on")?,
    number: row.get("number")?,
});

row!(Mark, |row| Mark {
    id: row.get("id")?,
    code: row.get("code")?,
    from: row.get("from")?,
    until: row.get("until")?,
    member: row.get("member")?,
    under: row.get("under")?,
});

row!(Agreement, |row| Agreement {
    id: row.get("id")?,
    on: row.get("on")?,
    until: row.get("until")?,
    copy_sent_on: row.get("copy_sent_on")?,
});

row!(Met, |row| Met { rule: row.get("rule")?, on: row.get("on")?, done_on: row.get("done_on")? });

row!(Programme, |row| Programme {
    id: row.get("id")?,
    member: row.get("member")?,
    version: row.get::<Option<u32>>("version")?.unwrap_or(1),
    approved_by: row.get("approved_by")?,
    number: row.get("number")?,
    on: row.get("on")?,
});

row!(Activity, |row| {
    let state: Option<String> = row.get("state")?;
    Activity {
        id: row.get("id")?,
        programme: row.get("programme")?,
        member: row.get("member")?,
        help: word(row, "help", Help::from_code)?,
        text: row.get::<Option<String>>("text")?.unwrap_or_default(),
        organisation: row.get("organisation")?,
        due: row.get("due")?,
        state: state.as_deref().and_then(ActivityState::from_code).unwrap_or(ActivityState::Planned),
        done_on: row.get("done_on")?,
        result: row.get("result")?,
    }
});

row!(Curator, |row| Curator {
    id: row.get("id")?,
    name: row.get::<Option<String>>("name")?.unwrap_or_default(),
    position: row.get("position")?,
    section: row.get("section")?,
});

row!(Leave, |row| Leave {
    id: row.get("id")?,
    curator: row.get("curator")?,
    from: row.get("from")?,
    until: row.get("until")?,
    reason: row.get("reason")?,
    deputy: row.get("deputy")?,
});

row!(Duty, |row| Duty { curator: row.get("curator")?, on: row.get("on")?, visits: row.get("visits")? });

row!(Capacity, |row| {
    let number: Option<i64> = row.get("weekday")?;
    Capacity {
        id: row.get("id")?,
        curator: row.get("curator")?,
        on: row.get("on")?,
        weekday: number.and_then(weekday),
        from: row.get("from")?,
        visits: row.get("visits")?,
    }
});
