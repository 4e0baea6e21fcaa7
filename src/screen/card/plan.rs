//! The programme by kinds of help, with what other versions have open, and those versions, after it.

use ratatui::style::Style;

use super::programme_parts;
use super::sheet::{CardSheet, CardTarget};
use crate::domain::Case;
use crate::domain::decided::Approval;
use crate::domain::family::Member;
use crate::domain::paper::DecisionSubject;
use crate::domain::programme::{Activity, ActivityState, Help, Programme, progress};
use crate::model::facts::FamilyFacts;
use crate::norm::current;
use crate::norm::lacking::lacking;
use crate::screen::Model;
use crate::screen::programmes::sign;
use crate::text::{capitalised, say};
use crate::ui::paint::{DONE, LATE, QUIET};
use crate::wording;

/// What the regulation calls a programme, as a title.
#[must_use]
pub fn word(model: &Model) -> String {
    let term = model.rules.regulation.terms.get("plan");
    let word = term.and_then(|t| t.short.clone()).or_else(|| term.map(|t| t.word.clone()));
    capitalised(&word.unwrap_or_else(|| model.words.say("programme-word")))
}

/// The section.
pub fn sheet(model: &Model, facts: &FamilyFacts) -> CardSheet {
    let w = &model.words;
    let case = &facts.case;
    let mut s = CardSheet::new(word(model));
    let (done, all) = case.programme_progress();
    s.count = (all > 0).then_some(all);
    let current: Vec<&Programme> = case.current_programmes().collect();
    if let [only] = current.as_slice() {
        title(model, facts, only, &mut s);
    }
    if let Some(said) = without(model, case) {
        let paper = model.rules.regulation.documents.iter().find(|d| d.id == "programme");
        let source = paper.map(|p| model.rules.regulation.cited(&p.at)).unwrap_or_default();
        s.row("", format!("! {said}")).styled(LATE);
        s.more(say!(w, "programme-each", source = source)).styled(QUIET);
    }
    programme_parts::lacks(model, facts, &mut s);
    let mut activities: Vec<&Activity> = case.counted_activities().collect();
    activities.sort_by_key(|a| (!(a.urgent && a.state.is_open()), a.due.is_none(), a.due));
    if current.len() > 1 {
        of_each(model, facts, (&current, &activities), &mut s);
        programme_parts::goals(model, facts, &mut s);
    } else {
        if all > 0 {
            s.row("", say!(w, "programme-progress", done = done, all = all));
        }
        programme_parts::goals(model, facts, &mut s);
        helps(model, facts, &activities, &mut s);
    }
    s.late = case.current_activities().any(|a| a.is_overdue(model.today))
        || lacking(model.ground(), case).iter().any(|lack| lack.is_late);
    for (programme, open) in open_elsewhere(case) {
        s.head(other_version(model, case, programme));
        open.into_iter().for_each(|a| write_activity(model, facts, a, state_style(a), &mut s));
    }
    programme_parts::resources(model, facts, &mut s);
    programme_parts::needs(model, facts, &mut s);
    programme_parts::participants(model, facts, &mut s);
    programme_parts::controls(model, facts, &mut s);
    let others: Vec<&Programme> = case.other_versions().collect();
    for programme in others.into_iter().rev() {
        title(model, facts, programme, &mut s);
        let is_ahead = programme.is_ahead(model.today);
        s.more(w.say(if is_ahead { "programme-ahead" } else { "programme-superseded" })).styled(QUIET);
        let is_of = |a: &&Activity| a.programme == Some(programme.id.into()) && !a.state.is_open();
        for activity in case.activities.iter().filter(is_of) {
            write_activity(model, facts, activity, Some(QUIET), &mut s);
        }
    }
    s.or_empty(w.say("card-no-programme"));
    s
}

/// The versions that are not in force with the activities that are open in them, where there are any.
#[must_use]
pub fn open_elsewhere(case: &Case) -> Vec<(&Programme, Vec<&Activity>)> {
    let open = |p: &Programme| -> Vec<&Activity> {
        let is_of = |a: &&Activity| a.programme == Some(p.id.into()) && a.state.is_open();
        let mut open: Vec<&Activity> = case.activities.iter().filter(is_of).collect();
        open.sort_by_key(|a| (!a.urgent, a.due.is_none(), a.due));
        open
    };
    case.other_versions().map(|p| (p, open(p))).filter(|(_, open)| !open.is_empty()).collect()
}

/// What a version that is not in force is called over what is open in it: «Осталось из версии 1», «Версия 2, с 01.12».
#[must_use]
pub fn other_version(model: &Model, case: &Case, programme: &Programme) -> String {
    let w = &model.words;
    let ahead = programme.on.filter(|_| programme.is_ahead(model.today));
    let said = match ahead {
        Some(on) => say!(w, "programme-coming", n = programme.version, day = w.day_near(on, model.today)),
        None => say!(w, "programme-left", n = programme.version),
    };
    let whose = programme.member.and_then(|id| case.member(id)).map(|m| w.called(m, model.today));
    [Some(said), whose].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// «без программы: Глеб, Кира», where the document asks for a programme a member.
#[must_use]
pub fn without(model: &Model, case: &Case) -> Option<String> {
    let regulation = &model.rules.regulation;
    if !regulation.has_programme_a_member() || !current::is_current(model.ground(), case) {
        return None;
    }
    let called = |m: &Member| m.first_name.clone().unwrap_or_else(|| model.words.pick("role", m.role.code()));
    let names: Vec<String> = case.without_programme(model.today).map(called).collect();
    (!names.is_empty()).then(|| say!(model.words, "programme-without", who = names.join(", ")))
}

/// What the body that approves programmes has said of one, and whether the curator has to act: «ждёт утверждения с
/// 24.11», «возвращена на доработку 15.12, № 7».
#[must_use]
pub fn approval(model: &Model, case: &Case, programme: &Programme) -> Option<(String, bool)> {
    let w = &model.words;
    let state = case.approval(programme);
    let (day, number, late) = match state {
        Approval::Approved => return None,
        Approval::Draft => {
            let categories = case.categories_on(model.today);
            let approves = model.rules.regulation.deciding(DecisionSubject::Programme, &categories);
            return approves.map(|by| (say!(w, "programme-draft", body = by.body), false));
        }
        Approval::Waiting(day) | Approval::Ahead(day) => (day, None, false),
        Approval::Refused(id) | Approval::Returned(id) => {
            let decision = case.decision(Some(id))?;
            (decision.on, decision.number.clone(), true)
        }
    };
    let said = say!(w, "programme-approval", state = state.code(), day = w.day_near(day, model.today));
    let number = number.map(|n| format!(", {}", say!(w, "number", n = n)));
    Some((format!("{said}{}", number.unwrap_or_default()), late))
}

fn title(model: &Model, facts: &FamilyFacts, programme: &Programme, s: &mut CardSheet) {
    let w = &model.words;
    let number = programme.number.as_ref().map(|n| say!(w, "number", n = n.as_str()));
    let mut said = [Some(word(model)), number].into_iter().flatten().collect::<Vec<_>>().join(" ");
    if let Some(member) = programme.member.and_then(|m| facts.member(m.0, model)) {
        said = format!("{said} · {member}");
    }
    if programme.version > 1 || facts.case.programmes.len() > 1 {
        said = format!("{said} · {}", say!(w, "programme-version", n = programme.version));
    }
    s.head(said).on(CardTarget::Record(programme.id));
    let decision = facts.case.approving(programme).filter(|d| d.is_granted());
    let by = programme.approved_by.clone().or_else(|| decision.and_then(|d| d.body.clone()));
    let number = decision.and_then(|d| d.number.as_ref()).map(|n| say!(w, "number", n = n.as_str()));
    // The day of one that has not come is said by how far its approval is.
    let (id, on) = match facts.case.approval(programme) {
        Approval::Ahead(_) => ("programme-approves", None),
        // Number and day are of one paper.
        _ => ("programme-approved", decision.map(|d| d.on).or(programme.on)),
    };
    let approved = [by, number, on.map(|d| w.day(d))];
    let approved = approved.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if !approved.is_empty() {
        s.row("", say!(w, id, by = approved)).on(CardTarget::Record(programme.id));
    }
    if let Some((said, late)) = approval(model, &facts.case, programme) {
        let mark = if late { "! " } else { "" };
        s.row("", format!("{mark}{said}")).on(CardTarget::Record(programme.id)).late_if(late);
    }
    programme_parts::paper(model, programme, s);
    if let Some(opinion) = &programme.opinion {
        s.row("", say!(w, "programme-opinion", text = opinion.as_str())).on(CardTarget::Record(programme.id));
    }
    if let Some(note) = &programme.note {
        s.row("", note).on(CardTarget::Record(programme.id));
    }
    super::conflicts(model, facts, programme.id, s);
}

/// Each of several programmes with what is done of it and its activities, then the activities of none.
fn of_each(
    model: &Model,
    facts: &FamilyFacts,
    (programmes, all): (&[&Programme], &[&Activity]),
    s: &mut CardSheet,
) {
    let w = &model.words;
    let of = |programme: Option<&Programme>| -> Vec<&Activity> {
        let whose = programme.map(|p| p.id);
        all.iter().filter(|a| facts.case.version_of(a).map(|p| p.id) == whose).copied().collect()
    };
    for programme in programmes {
        title(model, facts, programme, s);
        let own = of(Some(programme));
        let (done, count) = progress(own.iter().map(|a| a.state));
        match own.is_empty() {
            true => s.row("", w.say("programme-no-activities")).quiet(),
            false => s.row("", say!(w, "programme-progress", done = done, all = count)),
        };
        helps(model, facts, &own, s);
    }
    let of_none = of(None);
    if !of_none.is_empty() {
        s.head(w.say("programme-none"));
        helps(model, facts, &of_none, s);
    }
}

fn helps(model: &Model, facts: &FamilyFacts, activities: &[&Activity], s: &mut CardSheet) {
    for help in Help::ALL {
        let of_help: Vec<&&Activity> = activities.iter().filter(|a| a.help == help).collect();
        if of_help.is_empty() {
            continue;
        }
        let (done, all) = progress(of_help.iter().map(|a| a.state));
        s.head(format!("{}  {done}/{all}", model.words.pick("help-kind", help.code())));
        of_help.into_iter().for_each(|a| write_activity(model, facts, a, state_style(a), s));
    }
}

/// The style by which the state of an activity shows, if by any.
fn state_style(activity: &Activity) -> Option<Style> {
    (activity.state == ActivityState::Done).then_some(DONE)
}

/// Writes an activity; `style`: that of its row, which is otherwise late or plain.
fn write_activity(
    model: &Model,
    facts: &FamilyFacts,
    activity: &Activity,
    style: Option<Style>,
    s: &mut CardSheet,
) {
    let w = &model.words;
    let due = activity.due.map(|d| w.day_near(d, model.today)).unwrap_or_default();
    let whom = activity.member.and_then(|m| facts.member(m.0, model));
    let parts = [Some(wording::activity::text(w, activity)), whom, activity.organisation.clone()];
    let mark = sign(activity, model.today);
    let para = s.row(format!("{mark} {due}"), parts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
    para.on(CardTarget::Activity(activity.id)).late_if(activity.is_overdue(model.today));
    if let Some(style) = style {
        para.styled(style);
    }
    let state = (activity.state != ActivityState::Planned).then(|| {
        let on = activity.done_on.map(|d| format!(" {}", w.day_near(d, model.today))).unwrap_or_default();
        format!("{}{on}", w.pick("activity-state", activity.state.code()))
    });
    let came = [state, activity.result.clone()].into_iter().flatten().collect::<Vec<_>>().join(": ");
    if !came.is_empty() {
        s.more(capitalised(&came));
    }
    if let Some(note) = &activity.note {
        s.more(note);
    }
    super::conflicts(model, facts, activity.id, s);
}
