//! Jobs that are about a family.

use super::Job;
use crate::domain::Case;
use crate::domain::FieldName;
use crate::domain::family::Member;
use crate::domain::schema::Kind;
use crate::norm::Standing;
use crate::norm::current::{is_current, is_visited};
use crate::screen::card::CardSection;
use crate::screen::change::dialog_query::DialogQuery;
use crate::screen::curator_filter;
use crate::screen::dialog::choice::ChoiceAction;
use crate::screen::dialog::erasure_order::ErasureRequest;
use crate::screen::dialog::spec::DialogSpec;
use crate::screen::entry::blank::EntryPurpose;
use crate::screen::family_command::{self, Shown};
use crate::screen::why::{self, about::WhySubject};
use crate::screen::{Command, Model, Step};
use crate::store::DataSubject;
use crate::text::capitalised;

impl Job {
    pub(super) fn of_family(self, case: &Case, model: &Model) -> Step {
        let family = case.family.id;
        let is_open = is_current(model.ground(), case);
        let standing = Standing::of(model.ground(), case);
        let next = case.next_appointment(model.today).map(|a| a.id);
        let say = |id: &str| Step::Say(model.words.say(id));
        match self {
            Job::Visit => family_command::mark_today(model, case, &standing),
            Job::Move if next.is_none() && is_visited(model.ground(), case) => say("job-nothing-to-move"),
            Job::Appoint => family_command::appoint(model, case, None, None),
            Job::Move => family_command::appoint(model, case, None, next),
            Job::TakeOff => family_command::take_off(model, next),
            Job::Call => family_command::follow(Command::Note, model, case, Shown::Next),
            Job::CalledBack => called_back(case, model),
            Job::Contact => Step::Section(family, CardSection::Contacts),
            Job::Case => Step::Section(family, CardSection::Path),
            Job::Left | Job::Person | Job::Phone | Job::SamePerson => self.of_member(case, model),
            Job::Address => Step::Fill(EntryPurpose::change_at(family.0, FieldName::Settlement)),
            Job::Close if !is_open => say("job-closed-already"),
            Job::Close => Step::Fill(EntryPurpose::add(Kind::Closing, Some(family))),
            Job::Reopen if is_open => say("job-not-closed"),
            Job::Reopen => Step::Fill(EntryPurpose::add(Kind::Level, Some(family))),
            Job::Papers => Step::Ask(DialogSpec::Papers(Some((family, case.family.short.clone())))),
            Job::HandOver => family_command::follow(Command::HandOver, model, case, Shown::Next),
            Job::Tick if model.place(family).is_none() => Step::Section(family, CardSection::Plan),
            Job::Tick => Step::Checklist(family),
            Job::Norm => match standing.pressing().or(standing.rows.first()) {
                Some(row) => Step::Ask(DialogSpec::Why(WhySubject::row(model, case, row))),
                None if case.post_accompaniment(model.today).is_some() => Step::Ask(why::after(model, case)),
                None => family_command::without_level(model, case, &standing),
            },
            Job::History => Step::Look(DialogQuery::Past(family.0, None)),
            Job::CopyPhone => family_command::follow(Command::CopyPhone, model, case, Shown::Next),
            Job::Join => Step::Look(DialogQuery::Twins(family.0)),
            Job::RemoveFamily => Step::Look(DialogQuery::Remove(family.0)),
            Job::Erase => erase(case, model),
            Job::Transfer => match model.bar() {
                Some(why) => Step::Say(why),
                None => Step::Ask(DialogSpec::Transfer(family)),
            },
            _ => Step::Card(family),
        }
    }

    /// The form of the member in question, or with whom of another family she is one; where there is no member yet, the
    /// form of a new one.
    fn of_member(self, case: &Case, model: &Model) -> Step {
        let w = &model.words;
        let blank = |id| match self {
            Job::Left => EntryPurpose::change_at(id, FieldName::Until),
            Job::Phone => EntryPurpose::change_at(id, FieldName::Phones),
            _ => EntryPurpose::change(id),
        };
        let chosen = |id| match self {
            Job::SamePerson => ChoiceAction::Look(DialogQuery::Twins(id)),
            _ => ChoiceAction::Blank(blank(id)),
        };
        match case.members.as_slice() {
            [] => Step::Fill(EntryPurpose::add(Kind::Member, Some(case.family.id))),
            [one] if self == Job::SamePerson => Step::Look(DialogQuery::Twins(one.id.0)),
            [one] => Step::Fill(blank(one.id.0)),
            members => {
                let row = |m: &Member| {
                    let names = [&m.first_name, &m.patronymic].into_iter().flatten().cloned();
                    let said = [capitalised(&w.pick("role", m.role.code()))].into_iter().chain(names);
                    let said = said.collect::<Vec<_>>().join(" ");
                    curator_filter::row(chosen(m.id.0), said, w.age(m, model.today))
                };
                super::ask(w.say("job-which-member"), model, members.iter().map(row).collect())
            }
        }
    }
}

/// Whose data are to be destroyed: those of the whole family, or of one person.
fn erase(case: &Case, model: &Model) -> Step {
    if let Some(why) = model.bar() {
        return Step::Say(why);
    }
    let w = &model.words;
    let family = DataSubject::Family(case.family.id);
    if case.members.is_empty() {
        return Step::Ask(DialogSpec::Erase(ErasureRequest::one(family)));
    }
    let all =
        curator_filter::row(ChoiceAction::Erase(family), w.say("erasing-all"), case.family.short.clone());
    let row = |m: &Member| {
        let names = [&m.last_name, &m.first_name, &m.patronymic].into_iter().flatten().cloned();
        let said = names.collect::<Vec<_>>().join(" ");
        let role = capitalised(&w.pick("role", m.role.code()));
        curator_filter::row(
            ChoiceAction::Erase(DataSubject::Member(m.id)),
            format!("{role} {said}"),
            w.age(m, model.today),
        )
    };
    let rows = std::iter::once(all).chain(case.members.iter().map(row)).collect();
    super::ask(w.say("erasing-whose"), model, rows)
}

/// The one call that waits is marked; of several it is visible which.
fn called_back(case: &Case, model: &Model) -> Step {
    let waiting: Vec<_> =
        case.contacts.iter().filter(|c| c.call_back.is_some() && c.called_back.is_none()).collect();
    match waiting.as_slice() {
        [] => Step::Say(model.words.say("job-nobody-waits")),
        [one] => Step::Ask(DialogSpec::CallBack { family: case.family.id, contact: one.id }),
        _ => Step::Section(case.family.id, CardSection::Contacts),
    }
}
