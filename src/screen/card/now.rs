//! «Сейчас»: the essentials before the door and the phone, and the work to do.

use super::family_record::{self, record};
use super::sheet::{CardSheet, CardTarget, ComputedLine};
use super::{level_row, papers};
use crate::domain::contact::Contact;
use crate::domain::paper::Request;
use crate::domain::schema::Kind;
use crate::domain::{day, name, phone};
use crate::model::facts::FamilyFacts;
use crate::norm::RowState;
use crate::norm::after::after;
use crate::norm::deadline::UpcomingMatter;
use crate::norm::horizon::AHEAD;
use crate::norm::ledger::LedgerRow;
use crate::screen::dialog::appoint;
use crate::screen::dialog::lookup::OFFERED;
use crate::screen::{Model, why};
use crate::text::{capitalised, say};
use crate::ui::paint::{DONE, LATE, STRONG};
use crate::wording::brief::{self, BriefChild};
use crate::wording::level::TermDayStyle;
use crate::wording::{self, deadline, upcoming};

/// The section.
pub fn sheet(model: &Model, facts: &FamilyFacts) -> CardSheet {
    let w = &model.words;
    let mut s = CardSheet::new(w.say("card-now"));
    for (id, said) in wording::due::unreported(w, &facts.case, model.today) {
        s.row(w.say("card-unreported"), said).styled(LATE).on(CardTarget::Violation(id));
    }
    if let Some(safety) = &facts.case.family.safety {
        s.row(w.say("card-safety"), format!("! {safety}")).styled(LATE).on(record(facts));
    }
    for contested in &facts.conflicts {
        let said = match contested.kind {
            Kind::Phone => format!("! {}", capitalised(&contested.called(w))),
            kind => {
                format!("! {}: {}", capitalised(&model.one(kind)), contested.called(w))
            }
        };
        s.row(w.say("card-conflict"), said)
            .styled(LATE)
            .on(CardTarget::Conflict(contested.id.clone(), contested.on));
    }
    for two in facts.case.double_closings() {
        let said = wording::due::closed_twice(w, two, |on| w.day(on));
        s.row(w.say("card-closing"), format!("! {said}")).styled(LATE).on(CardTarget::Record(two.second.id));
    }
    level_row::rows(model, facts, &mut s);
    let childless = facts.standing.level.and_then(|_| facts.case.last_child(model.today));
    if let Some((child, since)) = childless {
        let who = child.first_name.as_deref().unwrap_or_default();
        let said = say!(w, "childless-decide", who = who, day = w.day(since));
        s.row(w.say("card-childless"), format!("! {said}"))
            .styled(LATE)
            .on(CardTarget::Member(child.id.0, None));
    }
    for (i, said) in upcoming::said(model, &facts.case).into_iter().enumerate() {
        s.row(if i == 0 { w.say("card-ahead") } else { String::new() }, said)
            .styled(STRONG)
            .on(CardTarget::Sum(ComputedLine::Ahead));
    }
    people(model, facts, &mut s);
    rows(model, facts, &mut s);
    visits(model, facts, &mut s);
    calls(model, facts, &mut s);
    activities(model, facts, &mut s);
    family_record::rows(model, facts, &mut s);
    let late = facts.standing.rows.iter().any(LedgerRow::has_no_slack);
    s.late = late
        || facts.case.unreported(model.today).next().is_some()
        || after(model.ground(), &facts.case).is_some_and(|after| after.is_late())
        || childless.is_some()
        || !facts.standing.short.is_empty()
        || facts.case.current_activities().any(|a| a.is_overdue(model.today));
    s
}

/// «неделя 48 (23.11–29.11): 0 из 2, запас 2 дня».
pub fn row_said(model: &Model, row: &LedgerRow) -> String {
    let w = &model.words;
    let counts = say!(w, "done-of", done = row.done, required = row.required);
    let near = |day| w.day_near(day, model.today);
    let mut said =
        format!("{} ({}–{}): {counts}", w.period(row.unit, row.from), near(row.from), near(row.to));
    let tail = match row.state {
        RowState::Open => {
            let slack = row.known_slack().map(|n| w.count("card-slack", n) + &why::own_slack(model, row));
            let unknown = row.may_be_met().then(|| w.say("visits-before-unknown"));
            slack.into_iter().chain(unknown).collect::<Vec<_>>().join(", ")
        }
        RowState::None => w.say("card-none-required"),
        RowState::Met => w.say("card-met"),
        RowState::Short => w.say("card-short"),
    };
    said.push_str(", ");
    said.push_str(&tail);
    if let Some(own) = w.own_rule(row) {
        said.push_str(&format!(" ({own})"));
    }
    said
}

fn rows(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    let w = &model.words;
    let mut label = w.say("card-norm");
    for row in &facts.standing.short {
        let said = format!("! {}", row_said(model, row));
        s.row(std::mem::take(&mut label), said).styled(LATE).on(CardTarget::Short(row.unit, row.from));
    }
    for row in &facts.standing.rows {
        let none_left = row.state == RowState::Open && row.has_no_slack();
        let mark = if none_left { "! " } else { "" };
        let para = s.row(std::mem::take(&mut label), format!("{mark}{}", row_said(model, row)));
        para.on(CardTarget::Row(row.unit, row.from)).late_if(none_left);
        if row.state == RowState::Met {
            para.styled(DONE);
        }
        if let Some(share) = row.shares.last() {
            let times = say!(w, "times-per", n = share.n, per = row.unit.code());
            s.more(format!("{times} ({})", w.source(&share.source))).quiet();
        }
    }
}

fn visits(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    let w = &model.words;
    let case = &facts.case;
    for (i, next) in case.coming_visits(model.today).take(3).enumerate() {
        let time = next.time.map(|t| w.time(t));
        let by = next.by.as_ref().filter(|_| model.staff.curators.len() > 1).map(|b| facts.who(b, model));
        let parts = [Some(w.weekday_near(next.on, model.today)), time, next.note.clone(), by];
        let said = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        s.row(if i == 0 { w.say("card-next") } else { String::new() }, said).on(CardTarget::Record(next.id));
    }
    if facts.standing.level.is_some() {
        let free = appoint::free_days(model, case, OFFERED);
        let days: Vec<String> = free.into_iter().map(|d| w.weekday_near(d, model.today)).collect();
        if !days.is_empty() {
            s.row(w.say("card-free"), days.join(", ")).on(CardTarget::Sum(ComputedLine::Free));
        }
    }
    let last = case.contacts.iter().rev().find(|c| c.is_held_visit());
    match last {
        Some(visit) => {
            let ago = (model.today - visit.on).num_days();
            let on = format!("{} {}", w.weekday(visit.on), w.day_near(visit.on, model.today));
            s.row(w.say("card-last"), format!("{on}, {}", w.count("days-ago", ago)))
                .on(CardTarget::Record(visit.id));
            if let Some(note) = &visit.note {
                s.more(note.clone()).brief();
            }
        }
        None if facts.standing.level.is_some() => {
            s.row(w.say("card-last"), w.say("card-never")).quiet().on(CardTarget::Sum(ComputedLine::NoVisit));
        }
        None => {}
    }
    let soon = day::later(model.today, AHEAD);
    for away in case.absences.iter().filter(|a| model.today < a.until && a.from <= soon) {
        let who = away.member.and_then(|m| facts.member(m.0, model)).unwrap_or_else(|| w.say("card-all"));
        let span = w.from_to(away.from, away.until, model.today);
        let parts = [Some(who), Some(span), away.reason.clone()];
        let said = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        s.row(w.say("card-away"), said).on(CardTarget::Record(away.id));
    }
}

fn calls(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    let w = &model.words;
    for contact in &facts.case.contacts {
        let Some(on) = contact.awaited_call() else { continue };
        let late = day::is_late(on, model.today);
        let what = contact.promised.as_ref().or(contact.note.as_ref()).map_or("", String::as_str);
        let said = w.until(on, model.today);
        let mark = if late { "! " } else { "" };
        let said = if what.is_empty() { said } else { format!("{said}: {what}") };
        s.row(w.say("card-call-back"), format!("{mark}{said}"))
            .on(CardTarget::CallBack(contact.id))
            .brief()
            .late_if(late);
    }
    let mut label = w.say("card-promised");
    let open = |c: &&Contact| c.is_promise_open() && c.awaited_call().is_none();
    for contact in facts.case.contacts.iter().rev().filter(open).take(2) {
        let said = format!(
            "{} ({})",
            contact.promised.clone().unwrap_or_default(),
            w.day_near(contact.on, model.today)
        );
        s.row(std::mem::take(&mut label), said).on(CardTarget::Record(contact.id)).brief();
    }
}

fn activities(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    let w = &model.words;
    let mut open: Vec<_> =
        facts.case.current_activities().filter(|a| a.state.is_open() && a.due.is_some()).collect();
    open.sort_by_key(|a| a.due);
    let soon = day::later(model.today, AHEAD);
    let (mut overdue, mut ahead) = (w.say("card-overdue"), w.say("card-soon"));
    for activity in open {
        let Some(due) = activity.due.filter(|d| *d <= soon) else { continue };
        let late = day::is_late(due, model.today);
        let label = std::mem::take(if late { &mut overdue } else { &mut ahead });
        let mark = if late { "! " } else { "" };
        let text = wording::activity::text(w, activity);
        let said = format!("{mark}{text}, {}", w.day_near(due, model.today));
        s.row(label, said).on(CardTarget::Activity(activity.id)).late_if(late);
        if let Some(organisation) = &activity.organisation {
            s.more(model.reached(organisation)).quiet();
        }
    }
    let mut label = w.say("card-deadline");
    for due in &facts.deadlines {
        let UpcomingMatter::Rule { id, .. } = &due.what else { continue };
        let said = format!("{}, {}", deadline::said(model, due), w.day_near(due.on, model.today));
        s.row(std::mem::take(&mut label), said)
            .on(CardTarget::Deadline(id.clone(), due.on))
            .late_if(due.is_late);
    }
    let mut label = w.say("card-unanswered");
    let fields = Request::FIELDS;
    for request in facts.of(Kind::Request).iter().filter(|r| papers::waits(model, r)) {
        let sent = request.get(fields.sent_on).map(|d| w.day_near(d, model.today)).unwrap_or_default();
        let to = request.get(fields.organisation).unwrap_or_default();
        let late = papers::is_late(model, request);
        let mut said = say!(w, "request-waits", to = to, sent = sent);
        if let Some(due) = request.get(fields.due) {
            said = format!("{said} ({})", say!(w, "request-due", day = w.day_near(due, model.today)));
        }
        let mark = if late { "! " } else { "" };
        s.row(std::mem::take(&mut label), format!("{mark}{said}"))
            .on(CardTarget::Next(request.id, fields.answered_on.name))
            .late_if(late);
        if let Some(on) = request.get(fields.reminded_on) {
            s.more(say!(w, "request-reminded", day = w.day_near(on, model.today))).quiet();
        }
    }
}

fn people(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    let w = &model.words;
    let mut label = w.say("card-phones");
    for member in facts.case.here(model.today) {
        let who = facts.member(member.id.0, model).unwrap_or_default();
        for number in &member.phones {
            let said = format!("{}  {who}", phone::shown(number));
            s.row(std::mem::take(&mut label), said).on(CardTarget::Member(member.id.0, Some(number.clone())));
        }
    }
    let children: Vec<String> =
        brief::children(&model.words, &facts.case, model.today).iter().map(BriefChild::line).collect();
    if !children.is_empty() {
        s.row(w.say("card-children"), children.join("; ")).on(CardTarget::Sum(ComputedLine::Children));
    }
}

/// The line of the level under the title.
pub fn level_line(model: &Model, facts: &FamilyFacts) -> (String, bool) {
    let w = &model.words;
    let curator = model.staff.curator_of(&facts.case, model.today).and_then(|id| model.staff.curator(id));
    let curator = curator.filter(|_| model.staff.curators.len() > 1).map(|c| name::short(&c.name));
    let mut said = w.level_line(&model.rules, &facts.case, &facts.standing, TermDayStyle::Full, model.today);
    let term = facts.standing.level.and(facts.standing.term.as_ref());
    let late = term.is_some_and(|end| end.is_over(model.today));
    if let Some(curator) = curator {
        said = format!("{said} · {curator}");
    }
    for coming in upcoming::said(model, &facts.case) {
        said = format!("{said} · {coming}");
    }
    if late { (format!("! {said}"), true) } else { (said, false) }
}
