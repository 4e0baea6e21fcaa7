//! The lists of a form: members, activities, contacts, levels and what else has rows.

use chrono::NaiveDate;

use super::day::FormFamily;
use super::subject::FormSubject;
use crate::domain::day::day_before;
use crate::domain::goal::Need;
use crate::domain::member::Member;
use crate::domain::paper::Decision;
use crate::domain::programme::Activity;
use crate::domain::{Case, phone};
use crate::norm::term;
use crate::paper::template::FormValues;
use crate::paper::template::values::FormField;
use crate::paper::{bank, person};
use crate::regulation::RegulationList;
use crate::report::bank::BankExclusion;
use crate::report::permission::{AssessedConsent, ConsentFlaw, Permission};
use crate::report::stock::DistrictData;
use crate::text::{Words, capitalised, say};
use crate::wording::sitting as wording;

pub(super) fn fill(v: &mut FormValues, words: &Words, of: &FormFamily<'_>) {
    let (stock, day) = (of.stock, of.day);
    let mut members: Vec<&Member> = of.case.here(day).collect();
    members.sort_by_key(|m| m.is_child(day));
    let (children, adults): (Vec<&Member>, Vec<&Member>) = members.iter().partition(|m| m.is_child(day));
    for (key, list) in
        [(FormField::Members, &members), (FormField::Children, &children), (FormField::Adults, &adults)]
    {
        v.list(key, numbered(list.iter().map(|m| member(words, stock, m, day))));
    }
    let (case, picked) = (&of.listed, of.picked);
    v.list(FormField::Concerned, concerned(words, of));
    v.list(FormField::Activities, activities(words, case, picked));
    v.list(FormField::Goals, goals(words, stock, case, picked));
    v.list(FormField::Needs, needs(words, case));
    v.list(FormField::Participants, participants(words, case, picked));
    let contacts = case.contacts.iter().rev().filter(|c| c.on <= day);
    v.list(FormField::Contacts, numbered(contacts.map(|c| contact(words, c))));
    v.list(FormField::Levels, levels(words, stock, case, day));
    v.list(FormField::Decisions, decisions(words, case.decisions.iter().filter(|d| d.on <= day)));
    v.list(FormField::Requests, numbered(case.requests.iter().map(|r| request(words, r))));
    v.list(FormField::Documents, documents(words, stock, case));
    v.list(FormField::Controls, controls(words, case));
}

/// Rows with their number.
fn numbered(rows: impl Iterator<Item = FormValues>) -> Vec<FormValues> {
    let number = |(mut row, n): (FormValues, usize)| {
        row.set(FormField::N, n.to_string());
        row
    };
    rows.zip(1..).map(number).collect()
}

fn member(words: &Words, stock: &DistrictData, m: &Member, day: NaiveDate) -> FormValues {
    let mut row = FormValues::default();
    row.set(FormField::Name, person::full_name(m));
    row.set(FormField::Role, words.roles(m));
    row.set(FormField::Born, person::born(words, stock, m, day));
    row.set(FormField::Age, person::age(words, stock, m, day));
    row.maybe(FormField::Occupation, m.occupation.clone());
    let disability = m.disability.map(|d| words.pick("disability", d.code()));
    let limited = m.limited_health.then(|| words.say("form-limited-health"));
    row.set(FormField::Disability, disability.into_iter().chain(limited).collect::<Vec<_>>().join(", "));
    row.set(FormField::MemberPhones, m.phones.iter().map(|p| phone::shown(p)).collect::<Vec<_>>().join(", "));
    row.maybe(FormField::Note, m.note.clone());
    row
}

/// The persons that a request concerns, with their consent to it: of an activity for one member that member alone. Where
/// that is not known, a line to be filled in.
///
/// «При наличии личного согласия таких граждан» (Октябрьский район, п. 11.5).
fn concerned(words: &Words, of: &FormFamily<'_>) -> Vec<FormValues> {
    let (case, day) = (&of.case, of.day);
    let permission = Permission::by(case, &case.consents, day);
    let Some(mut members) = persons(case, of.picked, day) else {
        // Nobody's birth is sent on a guess.
        return numbered(std::iter::once(blank_person(words)));
    };
    members.sort_by_key(|m| m.is_child(day));
    numbered(members.into_iter().map(|m| {
        let mut row = member(words, of.stock, m, day);
        row.set(FormField::Consent, consent(words, permission.speaking(case, m, day)));
        row
    }))
}

/// A line to be filled in by hand.
fn blank_person(words: &Words) -> FormValues {
    let mut row = FormValues::default();
    row.set(FormField::Name, words.say("form-request-whom"));
    for field in [
        FormField::Role,
        FormField::Born,
        FormField::Age,
        FormField::Occupation,
        FormField::Disability,
        FormField::MemberPhones,
        FormField::Note,
        FormField::Consent,
    ] {
        row.set(field, "");
    }
    row
}

/// The member of the activity that the request is about, else the whole family; `None` where the activity or the member is
/// gone, deleted in another copy.
fn persons<'c>(case: &'c Case, picked: FormSubject<'_>, day: NaiveDate) -> Option<Vec<&'c Member>> {
    let Some(id) = picked.request(case).and_then(|r| r.activity) else {
        return Some(case.here(day).collect());
    };
    match case.activities.iter().find(|a| a.id == id.0)?.member {
        Some(member) => Some(vec![case.member(member)?]),
        None => Some(case.here(day).collect()),
    }
}

/// The latest consent to share that holds, else why none does. Whether there is an agreement is asked by the data bank
/// alone.
fn consent<'a>(words: &Words, speaking: impl Iterator<Item = &'a AssessedConsent>) -> String {
    let all: Vec<&AssessedConsent> = speaking.collect();
    let holds = |c: &&&AssessedConsent| matches!(c.flaw, None | Some(ConsentFlaw::NoAgreement));
    if let Some(given) = all.iter().filter(holds).max_by_key(|c| c.on) {
        return say!(words, "bank-consent", day = words.day(given.on));
    }
    let ended = |c: &&AssessedConsent| {
        c.flaw.filter(|flaw| matches!(flaw, ConsentFlaw::Withdrawn(_) | ConsentFlaw::Expired(_)))
    };
    match all.iter().find_map(ended) {
        Some(flaw) => bank::why(words, BankExclusion::Flawed(flaw)),
        None => words.say("form-no-consent"),
    }
}

/// Those of the programme that the paper is; on any other paper all that are to be done and were.
fn activities(words: &Words, case: &Case, picked: FormSubject<'_>) -> Vec<FormValues> {
    let mut all: Vec<&Activity> = match picked.is_of_programme {
        true => case.activities.iter().filter(|a| picked.lists_activity(case, a)).collect(),
        false => case.kept_activities().collect(),
    };
    all.sort_by_key(|a| (a.help, a.due.is_none(), a.due));
    numbered(all.into_iter().map(|a| {
        let mut row = FormValues::default();
        row.set(FormField::Help, words.pick("help-kind", a.help.code()));
        row.set(FormField::Text, &a.text);
        row.set(FormField::Whom, person::whom(words, case, a.member));
        row.maybe(FormField::Who, a.organisation.clone());
        row.maybe(FormField::Due, a.due.map(|on| words.day(on)));
        let state = words.pick("activity-state", a.state.code());
        let done = a.done_on.map(|on| words.day(on));
        // What is only planned leaves the place of the mark to the pen.
        let mark =
            (!a.state.is_open()).then(|| std::iter::once(state).chain(done).collect::<Vec<_>>().join(" "));
        row.maybe(FormField::State, mark);
        row.maybe(FormField::Result, a.result.clone());
        row.maybe(FormField::Note, a.note.clone());
        row
    }))
}

fn goals(words: &Words, stock: &DistrictData, case: &Case, picked: FormSubject<'_>) -> Vec<FormValues> {
    let goals = case.goals.iter().filter(|g| picked.lists_part(case, g.programme, g.member));
    numbered(goals.map(|g| {
        let mut row = FormValues::default();
        row.set(
            FormField::Text,
            stock.rules.meaning_under(RegulationList::Goal, &g.goal, g.under.as_deref()).label,
        );
        row.set(FormField::Whom, person::whom(words, case, g.member));
        let reached = g.reached.map(|r| words.pick("reached", r.code()));
        let on = g.reached_on.map(|on| words.day(on));
        row.set(FormField::Result, reached.into_iter().chain(on).collect::<Vec<_>>().join(" "));
        row
    }))
}

/// The last word on each kind of help for each member.
fn needs(words: &Words, case: &Case) -> Vec<FormValues> {
    let is_last = |(i, n): &(usize, &Need)| {
        let alike = case.needs.iter().enumerate().filter(|(_, a)| (a.help, a.member) == (n.help, n.member));
        alike.map(|(j, a)| (a.on, j)).max() == Some((n.on, *i))
    };
    numbered(case.needs.iter().enumerate().filter(is_last).map(|(_, n)| {
        let mut row = FormValues::default();
        row.set(FormField::Help, words.pick("help-kind", n.help.code()));
        row.set(FormField::Whom, person::whom(words, case, n.member));
        row.set(FormField::State, words.say(if n.needed { "value-yes" } else { "value-no" }));
        row.maybe(FormField::On, n.on.map(|on| words.day(on)));
        row.maybe(FormField::Note, n.note.clone());
        row
    }))
}

fn participants(words: &Words, case: &Case, picked: FormSubject<'_>) -> Vec<FormValues> {
    let all = case.participants.iter().filter(|p| picked.lists_part(case, p.programme, None));
    numbered(all.map(|p| {
        let mut row = FormValues::default();
        row.set(FormField::Who, &p.organisation);
        row.maybe(FormField::Task, p.task.clone());
        row.maybe(
            FormField::Agreed,
            p.agreed.map(|yes| words.say(if yes { "value-yes" } else { "value-no" })),
        );
        row.maybe(FormField::On, p.agreed_on.map(|on| words.day(on)));
        row.maybe(FormField::Sent, p.sent_on.map(|on| words.day(on)));
        row.maybe(FormField::Note, p.note.clone());
        row
    }))
}

fn contact(words: &Words, c: &crate::domain::contact::Contact) -> FormValues {
    let mut row = FormValues::default();
    row.set(FormField::On, words.day(c.on));
    row.set(FormField::Help, words.pick("contact-kind", c.kind.code()));
    row.set(FormField::Result, words.pick("outcome", c.outcome.code()));
    let promised = c.promised.as_ref().map(|p| say!(words, "promised", what = p.as_str()));
    let note = match (&c.note, &promised) {
        (Some(note), Some(promised)) => format!("{}. {promised}", note.trim_end_matches('.')),
        (note, promised) => note.clone().or_else(|| promised.clone()).unwrap_or_default(),
    };
    row.set(FormField::Note, note);
    row
}

fn levels(words: &Words, stock: &DistrictData, case: &Case, day: NaiveDate) -> Vec<FormValues> {
    let spans = crate::norm::span::spans(case, &stock.rules);
    numbered(spans.iter().filter(|s| s.from <= day).map(|s| {
        let record = case.levels.iter().find(|l| l.id == s.record);
        let mut row = FormValues::default();
        row.set(FormField::Text, capitalised(&stock.rules.level_name(s.level)));
        row.set(FormField::On, words.day(s.from));
        let end = record.and_then(|l| term::of_record(l, &stock.rules)).map(|e| e.until);
        let last = s.until.map(day_before).or(end);
        row.maybe(FormField::Due, last.map(|on| words.day(on)));
        let by = record
            .map(|l| person::decided(words, l.decided_by.as_deref(), l.number.as_deref(), l.decided_on));
        row.maybe(FormField::By, by);
        row.set(
            FormField::Note,
            say!(words, "form-visits", n = s.frequency.times, per = s.frequency.per.code()),
        );
        row
    }))
}

fn decisions<'c>(words: &Words, all: impl Iterator<Item = &'c Decision>) -> Vec<FormValues> {
    numbered(all.map(|d| {
        let mut row = FormValues::default();
        row.set(FormField::On, words.day(d.on));
        row.set(FormField::Text, wording::subject(words, d.subject));
        row.set(FormField::Result, words.pick("ruling", d.ruling.code()));
        row.set(FormField::By, person::decided(words, d.body.as_deref(), d.number.as_deref(), None));
        row.maybe(FormField::Note, d.note.clone());
        row
    }))
}

fn request(words: &Words, r: &crate::domain::paper::Request) -> FormValues {
    let mut row = FormValues::default();
    row.set(FormField::Who, &r.organisation);
    row.set(FormField::On, words.day(r.sent_on));
    row.maybe(FormField::Text, r.text.clone());
    row.maybe(FormField::Due, r.due.map(|on| words.day(on)));
    row.maybe(FormField::State, r.answered_on.map(|on| words.day(on)));
    row.maybe(FormField::Answer, r.answer.clone());
    row
}

fn documents(words: &Words, stock: &DistrictData, case: &Case) -> Vec<FormValues> {
    numbered(case.documents.iter().map(|d| {
        let mut row = FormValues::default();
        row.set(
            FormField::Text,
            stock.rules.meaning_under(RegulationList::Document, &d.document, d.under.as_deref()).label,
        );
        row.maybe(FormField::On, d.on.map(|on| words.day(on)));
        row.set(FormField::Whom, person::whom(words, case, d.member));
        row.maybe(FormField::Note, d.place.clone().or_else(|| d.note.clone()));
        row
    }))
}

fn controls(words: &Words, case: &Case) -> Vec<FormValues> {
    numbered(case.controls.iter().map(|c| {
        let mut row = FormValues::default();
        row.set(FormField::On, words.day(c.on));
        row.set(FormField::Help, words.pick("inspection", c.inspection.code()));
        row.maybe(FormField::By, c.by.clone());
        let proposal = c.proposal.map(|p| words.pick("proposal", p.code()));
        row.set(
            FormField::Result,
            c.result.clone().into_iter().chain(proposal).collect::<Vec<_>>().join("; "),
        );
        row
    }))
}
