//! Why a line of «Сегодня» is there.

use super::{TodayScreen, pane};
use crate::domain::{Case, FieldName};
use crate::norm::deadline::UpcomingMatter;
use crate::norm::due::OverdueMatter;
use crate::regulation::RegulationList;
use crate::screen::change::dialog_query::DialogQuery;
use crate::screen::dialog::lookup::disclosure;
use crate::screen::dialog::spec::DialogSpec;
use crate::screen::today::entry::{TodayItem, family_of};
use crate::screen::why::about::WhySubject;
use crate::screen::{Model, Step, why};
use crate::text::capitalised;
use crate::wording::field::field_name;

impl TodayScreen {
    pub(super) fn why(&self, model: &Model) -> Step {
        let Some(entry) = self.entry() else { return Step::Say(model.words.say("why-nothing")) };
        match entry {
            TodayItem::Urgent(i) => {
                let case = model.due.urgent.get(*i).and_then(|u| u.case).and_then(|c| model.cases.get(c));
                Step::Ask(disclosure::reporting(model, case))
            }
            TodayItem::Owed(i) => {
                let (case, row) = &model.due.visits[*i];
                Step::Ask(DialogSpec::Why(WhySubject::row(model, &model.cases[*case], row)))
            }
            TodayItem::Late(i) => {
                let (case, late) = &model.due.late[*i];
                Step::Ask(of_late(model, &model.cases[*case], late))
            }
            TodayItem::LeftLate(i) => {
                let (case, late) = &model.left.late[*i];
                Step::Ask(of_late(model, &model.closed_left[*case], late))
            }
            TodayItem::LeftAhead(i) => match (family_of(entry, model), &model.left.ahead[*i].what) {
                (Some(case), UpcomingMatter::Activity { id, .. }) => {
                    Step::Ask(why::activity(model, case, *id))
                }
                (Some(case), UpcomingMatter::Request { id, .. }) => Step::Ask(why::request(model, case, *id)),
                _ => Step::Say(model.words.say("why-nothing")),
            },
            TodayItem::Ahead(i) => {
                let due = &model.due.ahead[*i];
                match (&due.what, due.case.map(|c| &model.cases[c])) {
                    (UpcomingMatter::Term { .. }, Some(case)) => {
                        Step::Ask(DialogSpec::Why(WhySubject::term(model, case)))
                    }
                    (UpcomingMatter::Activity { id, .. }, Some(case)) => {
                        Step::Ask(why::activity(model, case, *id))
                    }
                    (UpcomingMatter::Request { id, .. }, Some(case)) => {
                        Step::Ask(why::request(model, case, *id))
                    }
                    (UpcomingMatter::Ends(ending), Some(case)) => Step::Ask(why::ending(model, case, ending)),
                    (UpcomingMatter::Expires(expiry), Some(case)) => {
                        Step::Ask(why::proposal::expiry(model, case, expiry))
                    }
                    _ => Step::Ask(why::deadline(model, due)),
                }
            }
            TodayItem::Visit { case, .. } => Step::Ask(of_visit(model, *case)),
            TodayItem::After { .. } | TodayItem::Closed(_) => match family_of(entry, model) {
                Some(case) => Step::Ask(why::after(model, case)),
                None => Step::Say(model.words.say("why-nothing")),
            },
            TodayItem::Foreseen(i) => why::plan::part(model, *i),
            TodayItem::Unset(i) => {
                let case = model.due.unset.get(*i).and_then(|case| model.cases.get(*case));
                case.map_or(Step::Stay, |case| Step::Ask(why::unset(model, case)))
            }
            TodayItem::Unfit(i) => {
                let (case, unfit) = &model.due.unfit[*i];
                Step::Ask(why::unfit(model, &model.cases[*case], unfit))
            }
            TodayItem::Misplaced(curator) => Step::Ask(why::staff::misplaced(model, *curator)),
            TodayItem::Unlisted(curator) => Step::Ask(why::staff::unlisted(model, *curator)),
            TodayItem::ClosedTwice(_) => {
                let said = family_of(entry, model).and_then(|case| pane::closed_twice(model, case));
                Step::Say(said.unwrap_or_default())
            }
            TodayItem::Storage => Step::Look(DialogQuery::Retention),
            TodayItem::Received(i) => Step::Say(
                model.received.get(*i).map(|family| model.words.received(family)).unwrap_or_default(),
            ),
            TodayItem::Inquiry(i) => of_call(model, *i),
            TodayItem::CallBack(_) | TodayItem::ClosedCall { .. } => {
                Step::Say(model.words.say("why-call-back"))
            }
        }
    }
}

/// Why a family is visited: the norm, the post-accompaniment, or that it waits for a level.
fn of_visit(model: &Model, place: usize) -> DialogSpec {
    let (case, standing) = (&model.cases[place], &model.standings[place]);
    match standing.pressing().or(standing.rows.first()) {
        Some(row) => DialogSpec::Why(WhySubject::row(model, case, row)),
        None if case.post_accompaniment(model.today).is_some() => why::after(model, case),
        None => why::unset(model, case),
    }
}

/// Why a call without a family is noted: what was promised, else who may have detected the family.
fn of_call(model: &Model, place: usize) -> Step {
    match model.inquiries.get(place) {
        Some(call) if call.call_back.is_none() => {
            let label = capitalised(&field_name(&model.words, FieldName::Source));
            Step::Ask(why::field::listed(model, &label, RegulationList::Source, call.source.as_deref()))
        }
        _ => Step::Say(model.words.say("why-call-back")),
    }
}

/// Why a matter is late.
fn of_late(model: &Model, case: &Case, late: &OverdueMatter) -> DialogSpec {
    match late {
        OverdueMatter::Visits(row) => DialogSpec::Why(WhySubject::row(model, case, row)),
        OverdueMatter::Term { .. } => DialogSpec::Why(WhySubject::term(model, case)),
        OverdueMatter::Childless { .. } => why::childless(model, case),
        OverdueMatter::Activity { id, .. } => why::activity(model, case, *id),
        OverdueMatter::Request { id, .. } => why::request(model, case, *id),
    }
}
