//! Why a line of «Сегодня» is there.

use super::{Today, pane};
use crate::domain::Case;
use crate::norm::deadline::Ahead;
use crate::norm::due::Late;
use crate::screen::change::dialog_query::DialogQuery;
use crate::screen::dialog::lookup::disclosure;
use crate::screen::dialog::spec::Spec;
use crate::screen::today::entry::{Entry, family_of};
use crate::screen::why::about::About;
use crate::screen::{Model, Step, why};

impl Today {
    pub(super) fn why(&self, model: &Model) -> Step {
        let Some(entry) = self.entry() else { return Step::Say(model.words.say("why-nothing")) };
        match entry {
            Entry::Urgent(i) => {
                let case = model.due.urgent.get(*i).and_then(|u| u.case).and_then(|c| model.cases.get(c));
                Step::Ask(disclosure::reporting(model, case))
            }
            Entry::Owed(i) => {
                let (case, row) = &model.due.visits[*i];
                Step::Ask(Spec::Why(About::row(model, &model.cases[*case], row)))
            }
            Entry::Late(i) => {
                let (case, late) = &model.due.late[*i];
                Step::Ask(of_late(model, &model.cases[*case], late))
            }
            Entry::LeftLate(i) => {
                let (case, late) = &model.left.late[*i];
                Step::Ask(of_late(model, &model.closed_left[*case], late))
            }
            Entry::LeftAhead(i) => match (family_of(entry, model), &model.left.ahead[*i].what) {
                (Some(case), Ahead::Activity { id, .. }) => Step::Ask(why::activity(model, case, *id)),
                _ => Step::Say(model.words.say("why-nothing")),
            },
            Entry::Ahead(i) => {
                let due = &model.due.ahead[*i];
                match (&due.what, due.case.map(|c| &model.cases[c])) {
                    (Ahead::Term { .. }, Some(case)) => Step::Ask(Spec::Why(About::term(model, case))),
                    (Ahead::Activity { id, .. }, Some(case)) => Step::Ask(why::activity(model, case, *id)),
                    (Ahead::Ends(ending), Some(case)) => Step::Ask(why::ending(model, case, ending)),
                    (Ahead::Expires(expiry), Some(case)) => {
                        Step::Ask(why::proposal::expiry(model, case, expiry))
                    }
                    _ => Step::Ask(why::deadline(model, due)),
                }
            }
            Entry::Visit { case, .. } => {
                let case_ref = &model.cases[*case];
                match model.standings[*case].pressing().or(model.standings[*case].rows.first()) {
                    Some(row) => Step::Ask(Spec::Why(About::row(model, case_ref, row))),
                    None => Step::Say(model.words.say("why-nothing")),
                }
            }
            Entry::After { .. } => match family_of(entry, model) {
                Some(case) => Step::Ask(why::after(model, case)),
                None => Step::Say(model.words.say("why-nothing")),
            },
            Entry::Foreseen(i) => why::plan::part(model, *i),
            Entry::Unset(i) => {
                let case = model.due.unset.get(*i).and_then(|case| model.cases.get(*case));
                case.map_or(Step::Stay, |case| Step::Ask(why::unset(model, case)))
            }
            Entry::Unfit(i) => {
                let (case, unfit) = &model.due.unfit[*i];
                Step::Ask(why::unfit(model, &model.cases[*case], unfit))
            }
            Entry::Misplaced(curator) => Step::Ask(why::staff::misplaced(model, *curator)),
            Entry::Unlisted(curator) => Step::Ask(why::staff::unlisted(model, *curator)),
            Entry::ClosedTwice(_) => {
                let said = family_of(entry, model).and_then(|case| pane::closed_twice(model, case));
                Step::Say(said.unwrap_or_default())
            }
            Entry::Storage => Step::Look(DialogQuery::Retention),
            Entry::Received(i) => Step::Say(
                model.received.get(*i).map(|family| model.words.received(family)).unwrap_or_default(),
            ),
            Entry::CallBack(_) | Entry::ClosedCall { .. } | Entry::Inquiry(_) => {
                Step::Say(model.words.say("why-call-back"))
            }
        }
    }
}

/// Why a matter is late.
fn of_late(model: &Model, case: &Case, late: &Late) -> Spec {
    match late {
        Late::Visits(row) => Spec::Why(About::row(model, case, row)),
        Late::Term { .. } => Spec::Why(About::term(model, case)),
        Late::Childless { .. } => why::childless(model, case),
        Late::Activity { id, .. } => why::activity(model, case, *id),
        Late::Request { id, .. } => why::request(model, case, *id),
        Late::After { .. } => why::after(model, case),
    }
}
