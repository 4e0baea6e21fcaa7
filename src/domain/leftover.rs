//! What is still open of a family when its accompaniment ends, and what becomes of it when it is let go.

use chrono::{NaiveDate, NaiveTime};

use super::record::Record;
use super::schema::Kind;
use super::{Case, Id};

/// Something that would go on without the accompaniment.
#[derive(Clone, Debug, PartialEq)]
pub enum Leftover {
    /// A visit appointed for the day of the closing or later.
    Visit {
        /// The appointment.
        id: Id,
        /// The day.
        on: NaiveDate,
        /// The hour.
        time: Option<NaiveTime>,
    },
    /// A call back that was not made.
    CallBack {
        /// The contact it was promised in.
        id: Id,
        /// By when.
        by: NaiveDate,
        /// What was promised or said.
        text: Option<String>,
    },
    /// An open activity.
    Activity {
        /// The activity.
        id: Id,
        /// By when.
        due: Option<NaiveDate>,
        /// What.
        text: String,
    },
    /// A request whose answer is waited for.
    Request {
        /// The request.
        id: Id,
        /// By when.
        due: NaiveDate,
        /// Of whom.
        organisation: String,
    },
    /// An absence that lasts beyond the closing.
    Absence {
        /// The absence.
        id: Id,
        /// Its first day.
        from: NaiveDate,
        /// Its first day back.
        until: NaiveDate,
    },
}

/// How something is let go.
#[derive(Clone, Debug, PartialEq)]
pub enum Release {
    /// The record changes.
    Change(Record),
    /// The record goes; the history keeps it.
    Remove(Id),
}

/// What is open of `case` on `on`, the first day without accompaniment: visits first, each kind by day. `requests` are
/// the requests of the family. A family that was taken in again since goes on with its promises, activities and
/// requests: of it only what falls between the two is left over.
#[must_use]
pub fn leftovers(case: &Case, requests: &[Record], on: NaiveDate) -> Vec<Leftover> {
    let anew = case.levels.iter().map(|l| l.from).filter(|from| on <= *from).min();
    let between = |day: NaiveDate| anew.is_none_or(|anew| day < anew);
    let mut all: Vec<Leftover> = case
        .appointments
        .iter()
        .filter(|a| on <= a.on && between(a.on))
        .map(|a| Leftover::Visit { id: a.id, on: a.on, time: a.time })
        .collect();
    let lasting = case.absences.iter().filter(|a| on < a.until && between(a.from));
    let lasting: Vec<Leftover> =
        lasting.map(|a| Leftover::Absence { id: a.id, from: a.from, until: a.until }).collect();
    if anew.is_some() {
        all.extend(lasting);
        return all;
    }
    let waiting = case.contacts.iter().filter(|c| c.called_back.is_none());
    all.extend(waiting.filter_map(|c| {
        let text = c.promised.clone().or_else(|| c.note.clone());
        c.call_back.map(|by| Leftover::CallBack { id: c.id, by, text })
    }));
    let open = case.current_activities().filter(|a| a.state.is_open());
    let mut open: Vec<Leftover> =
        open.map(|a| Leftover::Activity { id: a.id, due: a.due, text: a.text.clone() }).collect();
    open.sort_by_key(|l| match l {
        Leftover::Activity { due, .. } => (due.is_none(), *due),
        _ => (true, None),
    });
    all.extend(open);
    all.extend(requests.iter().filter(|r| r.date("answered_on").is_none()).filter_map(|r| {
        let organisation = r.text("organisation")?.to_owned();
        r.date("due").map(|due| Leftover::Request { id: r.id, due, organisation })
    }));
    all.extend(lasting);
    all
}

impl Leftover {
    /// What is written when it is let go: a visit goes, an activity is cancelled, a call or an answer is waited for no
    /// more, an absence ends with the accompaniment. `why` is what stands as the result of an activity.
    #[must_use]
    pub fn release(&self, on: NaiveDate, why: &str) -> Release {
        match self {
            Leftover::Visit { id, .. } => Release::Remove(*id),
            Leftover::Absence { id, from, .. } if on <= *from => Release::Remove(*id),
            Leftover::Absence { id, from, .. } => {
                Release::Change(Record::of(Kind::Absence, *id).set("from", *from).set("until", on))
            }
            Leftover::CallBack { id, .. } => {
                Release::Change(Record::of(Kind::Contact, *id).set("call_back", None::<NaiveDate>))
            }
            Leftover::Activity { id, .. } => {
                Release::Change(Record::of(Kind::Activity, *id).set("state", "cancelled").set("result", why))
            }
            Leftover::Request { id, .. } => {
                Release::Change(Record::of(Kind::Request, *id).set("due", None::<NaiveDate>))
            }
        }
    }
}
