//! The day that a form speaks of, and the family as of that day.

use chrono::NaiveDate;

use super::subject::FormSubject;
use crate::domain::contact::Contact;
use crate::domain::paper::Agreement;
use crate::domain::sitting::Sitting;
use crate::domain::value::PersonRef;
use crate::domain::{Case, Id};
use crate::norm::NormContext;
use crate::norm::register;
use crate::paper::catalogue::PaperId;
use crate::report::stock::DistrictData;
use crate::report::stock::PaperRequest;

/// A family as a form speaks of it.
pub struct FormFamily<'a> {
    pub(super) stock: &'a DistrictData,
    pub(super) picked: FormSubject<'a>,
    asked: PaperRequest,
    /// The day that the form speaks of: that of its record, else today.
    pub(super) day: NaiveDate,
    /// The accompaniment of that day, as of it: without agreements and programmes of a former one.
    pub(super) case: Case,
    /// What has rows: the whole family as of the day; of a programme its course up to today.
    pub(super) listed: Case,
    /// Who visited, where the form is about a visit and the file says so.
    pub(super) visitor: Option<PersonRef<crate::domain::CuratorId>>,
}

impl<'a> FormFamily<'a> {
    pub(super) fn of(
        stock: &'a DistrictData,
        asked: PaperRequest,
        case: &Case,
        picked: FormSubject<'a>,
    ) -> FormFamily<'a> {
        let day = day(stock, case, picked);
        // What the paper is about is on it, whenever it was or will be approved.
        let mut then = case.clone().as_of_planned(day, picked.record.as_slice());
        if let Some((_, sitting)) = picked.question {
            then = before(then, sitting);
        }
        let listed = match picked.is_of_programme {
            true => course(stock, case, stock.today, picked.record),
            false => then.clone(),
        };
        let visitor = visit(case, picked).and_then(|visit| visit.by.clone());
        FormFamily {
            stock,
            picked,
            asked,
            day,
            case: course(stock, &then, day, picked.record),
            listed,
            visitor,
        }
    }

    /// The rules on the day that the form speaks of.
    pub(super) fn ground(&self) -> NormContext<'_> {
        NormContext { today: self.day, ..self.stock.ground() }
    }

    /// The visit that the form is about, else the last one of the days asked for.
    pub(super) fn visit(&self) -> Option<&Contact> {
        visit(&self.listed, self.picked).or_else(|| last_visit(self.stock, self.asked, &self.listed))
    }
}

fn visit<'c>(case: &'c Case, picked: FormSubject<'_>) -> Option<&'c Contact> {
    case.contacts.iter().find(|c| c.kind.is_visit() && Some(c.id) == picked.record)
}

fn last_visit<'c>(stock: &DistrictData, asked: PaperRequest, case: &'c Case) -> Option<&'c Contact> {
    let (from, to) = (asked.days.0, asked.days.1.min(stock.today));
    case.contacts.iter().rev().find(|c| c.kind.is_visit() && from <= c.on && c.on <= to)
}

fn day(stock: &DistrictData, case: &Case, picked: FormSubject<'_>) -> NaiveDate {
    if let Some((_, sitting)) = picked.question {
        return sitting.on;
    }
    let is_it = |id: Id| Some(id) == picked.record;
    let of = [
        visit(case, picked).map(|c| c.on),
        case.agreements.iter().find(|a| is_it(a.id)).map(|a| a.on),
        case.programmes.iter().find(|p| is_it(p.id)).and_then(|p| p.on),
        case.requests.iter().find(|r| is_it(r.id)).map(|r| r.sent_on),
    ];
    of.into_iter().flatten().next().unwrap_or(stock.today).min(stock.today)
}

/// The case without what a sitting decided, and without later decisions: its paper says what the body had before it.
fn before(mut case: Case, sitting: &Sitting) -> Case {
    let is_before = |on: NaiveDate, at: Option<crate::domain::id::SittingId>| {
        on < sitting.on || on == sitting.on && at.is_some_and(|at| at.0 != sitting.id)
    };
    case.decisions.retain(|d| is_before(d.on, d.sitting));
    let decisions: Vec<Id> = case.decisions.iter().map(|d| d.id).collect();
    let is_later =
        |from: NaiveDate, decision: Option<crate::domain::id::DecisionId>, decided: Option<NaiveDate>| {
            sitting.on <= from
                && (decision.is_some_and(|id| !decisions.contains(&id.0))
                    || decided.is_some_and(|on| sitting.on <= on))
        };
    case.levels.retain(|l| !is_later(l.from, l.decision, l.decided_on));
    case.closings.retain(|c| !is_later(c.on, c.decision, c.decided_on));
    case
}

/// The case without what is of an accompaniment before that of `day`; `kept` stays.
fn course(stock: &DistrictData, case: &Case, day: NaiveDate, kept: Option<Id>) -> Case {
    match register::former_end(case, &stock.rules, day) {
        Some(end) => case.clone().since_former(end, kept),
        None => case.clone(),
    }
}

/// The accompaniment of today: the case without agreements and programmes of a former one.
#[must_use]
pub fn of_course(stock: &DistrictData, case: &Case) -> Case {
    course(stock, case, stock.today, None)
}

/// The agreement on accompaniment of a case: the last one that is not of a later day.
pub(super) fn agreement(case: &Case, day: NaiveDate) -> Option<&Agreement> {
    case.agreements.iter().rev().find(|a| a.contract.is_of_service() && a.on <= day)
}

/// The agreement that was signed first after the programme of the form was approved, in the same accompaniment: where the
/// document has that order, it is the one that the programme is about.
pub(super) fn first_agreement_after<'c>(of: &'c FormFamily<'_>) -> Option<&'c Agreement> {
    let (listed, today) = (&of.listed, of.stock.today);
    let end = listed.closings.iter().map(|c| c.on).find(|on| of.day < *on).unwrap_or(NaiveDate::MAX);
    let mut signed = listed.agreements.iter().filter(|a| a.contract.is_of_service() && a.on <= today);
    signed.find(|a| of.picked.is_of_programme && of.day < a.on && a.on < end)
}

impl PaperId {
    /// The record that a paper is about where none was chosen: the visit of the days asked for, the agreement in force, the
    /// request that waits for its answer.
    #[must_use]
    pub fn usual_record(self, stock: &DistrictData, asked: PaperRequest, case: &Case) -> Option<Id> {
        match self {
            PaperId::Visit => last_visit(stock, asked, case).map(|c| c.id),
            PaperId::Agreement => agreement(&of_course(stock, case), stock.today).map(|a| a.id),
            PaperId::Request => FormSubject::default().request(case).map(|r| r.id),
            _ => None,
        }
    }
}
