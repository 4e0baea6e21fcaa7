//! Open matters of a family when its accompaniment ends (снятие с сопровождения), and how each is closed.

use chrono::{NaiveDate, NaiveTime};

use super::contact::Contact;
use super::record::Record;
use super::{Case, Id};
use crate::domain::paper::Request;
use crate::domain::programme::{Activity, ActivityState};
use crate::domain::schedule::Absence;
use crate::record;

/// Something that would go on without the accompaniment.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenMatter {
    /// A visit appointed for the day of the closing or later.
    Visit {
        /// The appointment.
        id: Id,
        /// The day.
        on: NaiveDate,
        /// The hour.
        time: Option<NaiveTime>,
    },
    /// A promise that was not kept: to call back, or anything else, with a day or without one.
    CallBack {
        /// The contact it was made in.
        id: Id,
        /// The day of that contact.
        said: NaiveDate,
        /// By when to call back.
        by: Option<NaiveDate>,
        /// What was promised.
        promised: Option<String>,
        /// What was noted of the contact.
        note: Option<String>,
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
        /// By when; `None`: the request names no day.
        due: Option<NaiveDate>,
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

/// How an open matter is closed.
#[derive(Clone, Debug, PartialEq)]
pub enum MatterClosure {
    /// The record changes.
    Change(Record),
    /// The record is deleted; the history keeps it.
    Remove(Id),
}

/// What is open of `case` on `on`, the first day without accompaniment: visits first, each kind by day. A family
/// that was taken in again since keeps its promises, activities and requests: of it only what falls between the two is
/// left over.
#[must_use]
pub fn leftovers(case: &Case, on: NaiveDate) -> Vec<OpenMatter> {
    let returned = case.levels.iter().map(|l| l.from).filter(|from| on <= *from).min();
    let between = |day: NaiveDate| returned.is_none_or(|returned| day < returned);
    let mut all: Vec<OpenMatter> = case
        .coming_visits(on)
        .filter(|a| between(a.on))
        .map(|a| OpenMatter::Visit { id: a.id, on: a.on, time: a.time })
        .collect();
    let lasting = case.absences.iter().filter(|a| on < a.until && between(a.from));
    let lasting: Vec<OpenMatter> =
        lasting.map(|a| OpenMatter::Absence { id: a.id, from: a.from, until: a.until }).collect();
    if returned.is_some() {
        all.extend(lasting);
        return all;
    }
    let promise = |c: &Contact| OpenMatter::CallBack {
        id: c.id,
        said: c.on,
        by: c.call_back,
        promised: c.promised.clone(),
        note: c.note.clone(),
    };
    let waiting = || case.contacts.iter().filter(|c| c.called_back.is_none());
    all.extend(waiting().filter(|c| c.call_back.is_some()).map(promise));
    let open = case.current_activities().filter(|a| a.state.is_open());
    let mut open: Vec<OpenMatter> = open.map(OpenMatter::from).collect();
    open.sort_by_key(|l| match l {
        OpenMatter::Activity { due, .. } => (due.is_none(), *due),
        _ => (true, None),
    });
    all.extend(open);
    let mut asked: Vec<&Request> =
        case.requests.iter().filter(|r| r.answered_on.is_none() && r.withdrawn_on.is_none()).collect();
    asked.sort_by_key(|r| (r.due.is_none(), r.due, r.sent_on));
    all.extend(asked.into_iter().map(|r| OpenMatter::Request {
        id: r.id,
        due: r.due,
        organisation: r.organisation.clone(),
    }));
    all.extend(lasting);
    // Promises without a day, the latest first: there may be many, and none of them presses.
    all.extend(waiting().rev().filter(|c| c.call_back.is_none() && c.promised.is_some()).map(promise));
    all
}

impl From<&Activity> for OpenMatter {
    fn from(activity: &Activity) -> OpenMatter {
        OpenMatter::Activity { id: activity.id, due: activity.due, text: activity.text.clone() }
    }
}

impl OpenMatter {
    /// The activity that it is, if it is one.
    #[must_use]
    pub fn activity(&self) -> Option<Id> {
        if let OpenMatter::Activity { id, .. } = self { Some(*id) } else { None }
    }

    /// What a promise says: what was promised, else what was noted of the contact.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match self {
            OpenMatter::CallBack { promised, note, .. } => promised.clone().or_else(|| note.clone()),
            OpenMatter::Activity { text, .. } => Some(text.clone()),
            OpenMatter::Request { organisation, .. } => Some(organisation.clone()),
            OpenMatter::Visit { .. } | OpenMatter::Absence { .. } => None,
        }
    }

    /// The records that close a matter: a visit is deleted, an activity cancelled, a request withdrawn, an
    /// absence ends with the accompaniment, a promise becomes a part of the note. `why` is written as the result of an
    /// activity; `promise` words what is noted of a promise.
    #[must_use]
    pub fn release(&self, on: NaiveDate, why: &str, promise: impl Fn(&str) -> String) -> MatterClosure {
        match self {
            OpenMatter::Visit { id, .. } => MatterClosure::Remove(*id),
            OpenMatter::Absence { id, from, .. } if on <= *from => MatterClosure::Remove(*id),
            OpenMatter::Absence { id, from, .. } => {
                MatterClosure::Change(record!(Absence { id: *id, from: *from, until: on }))
            }
            OpenMatter::CallBack { id, promised, note, .. } => {
                let record = record!(of Contact { id: *id, call_back: None::<NaiveDate> });
                MatterClosure::Change(match promised {
                    None => record.into(),
                    Some(what) => {
                        let noted = note.iter().cloned().chain([promise(what)]).collect::<Vec<_>>();
                        record
                            .set(Contact::FIELDS.promised, None::<String>)
                            .set(Contact::FIELDS.note, noted.join("\n"))
                            .into()
                    }
                })
            }
            OpenMatter::Activity { id, .. } => MatterClosure::Change(record!(Activity {
                id: *id,
                state: ActivityState::Cancelled,
                result: why
            })),
            OpenMatter::Request { id, .. } => {
                MatterClosure::Change(record!(Request { id: *id, withdrawn_on: on }))
            }
        }
    }
}
