//! The card of a programme beside its activities: what lacks, goals, needs, participants and controls.

use super::sheet::{CardSheet, CardTarget};
use crate::domain::FieldName;
use crate::domain::Id;
use crate::domain::Kind;
use crate::domain::goal::{Goal, GoalAttainment};
use crate::domain::id::ControlId;
use crate::domain::programme::Programme;
use crate::model::facts::FamilyFacts;
use crate::norm::lacking::lacking;
use crate::regulation::RegulationList;
use crate::screen::Model;
use crate::text::{capitalised, say};
use crate::ui::paint::{LATE, QUIET};
use crate::wording::lacking::{inspection, said};

/// What the document asks for and the file does not have, each with its paragraph.
pub fn lacks(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    for (place, lack) in lacking(model.ground(), &facts.case).iter().enumerate() {
        let mark = if lack.is_late { "! " } else { "" };
        let text = format!("{mark}{}", capitalised(&said(model, &facts.case, lack)));
        s.row("", text).on(CardTarget::Lack(place)).late_if(lack.is_late);
        s.more(lack.source.cited()).quiet();
    }
}

/// Which paper the programme is, its term, its links, and whether its approval is waited for.
pub fn paper(model: &Model, programme: &Programme, s: &mut CardSheet) {
    let w = &model.words;
    let kind = programme.paper.map(|p| capitalised(&w.pick("plan-paper", p.code())));
    let ippsu = programme.ippsu.as_ref().map(|n| say!(w, "programme-ippsu", n = n.as_str()));
    let ipra = programme.ipra.as_ref().map(|n| say!(w, "programme-ipra", n = n.as_str()));
    let said = [kind, ippsu, ipra].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    if !said.is_empty() {
        s.row("", said).on(CardTarget::Record(programme.id));
    }
    if let Some(until) = programme.until {
        let last = crate::domain::day::day_before(until);
        let over = last < model.today;
        let mark = if over { "! " } else { "" };
        s.row("", format!("{mark}{}", say!(w, "programme-until", day = w.day(last))))
            .on(CardTarget::Record(programme.id))
            .late_if(over);
    }
}

/// Goals with how far they were reached.
pub fn goals(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    let w = &model.words;
    let goals = &facts.case.goals;
    if goals.is_empty() {
        return;
    }
    let is_reached = |g: &&Goal| facts.case.judged(g).is_some_and(|j| j.reached == GoalAttainment::Yes);
    let reached = goals.iter().filter(is_reached).count();
    s.head(format!("{}  {reached}/{}", capitalised(&model.several(Kind::Goal)), goals.len()));
    for goal in goals {
        let meaning = model.rules.meaning_under(RegulationList::Goal, &goal.goal, goal.under.as_deref());
        let whom = goal.member.and_then(|m| facts.member(m.0, model));
        let text = [Some(capitalised(&meaning.label)), whom];
        let text = text.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        s.row("", text).on(CardTarget::Next(goal.id, FieldName::Reached));
        if let Some(judged) = facts.case.judged(goal) {
            let on = judged.on.map(|d| format!(" {}", w.day_near(d, model.today))).unwrap_or_default();
            let by = facts.case.controls.iter().find(|c| Some(ControlId(c.id)) == judged.control);
            let by = by.map(|c| format!(" ({})", inspection(model, c.inspection))).unwrap_or_default();
            s.more(format!("{}{on}{by}", capitalised(&w.pick("reached", judged.reached.code()))));
        }
        if let Some(cited) = meaning.cited {
            s.more(cited).styled(QUIET);
        }
        rest(model, facts, goal.id, goal.note.as_deref(), s);
    }
}

/// What the family can rely on, by member.
pub fn resources(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    let w = &model.words;
    let mut known = facts.case.here(model.today).filter(|m| m.resources.is_some()).peekable();
    if known.peek().is_some() {
        s.head(w.say("card-resources-head"));
    }
    for member in known {
        let text = member.resources.clone().unwrap_or_default();
        s.row("", format!("{} · {text}", w.called(member, model.today))).on(CardTarget::Record(member.id.0));
    }
}

/// Needs of the members, then of the family as a whole.
pub fn needs(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    let w = &model.words;
    if facts.case.needs.is_empty() {
        return;
    }
    s.head(capitalised(&model.several(Kind::Need)));
    let mut needs: Vec<_> = facts.case.needs.iter().collect();
    needs.sort_by_key(|n| n.member.is_none());
    for need in needs {
        let whom = need.member.and_then(|m| facts.member(m.0, model));
        let whom = whom.unwrap_or_else(|| w.say("need-family"));
        let help = w.pick("help-kind", need.help.code()).to_lowercase();
        let help = if need.needed { help } else { say!(w, "need-not", what = help) };
        s.row(need.on.map(|d| w.day_near(d, model.today)).unwrap_or_default(), format!("{whom} · {help}"))
            .on(CardTarget::Record(need.id));
        rest(model, facts, need.id, need.note.as_deref(), s);
    }
}

/// Who takes part: asked, agreed, sent the programme.
pub fn participants(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    let w = &model.words;
    if facts.case.participants.is_empty() {
        return;
    }
    s.head(capitalised(&model.several(Kind::Participant)));
    for participant in &facts.case.participants {
        let supplier = participant.supplier.filter(|is| *is).map(|_| w.say("participant-supplier"));
        let text = [Some(participant.organisation.clone()), supplier, participant.task.clone()];
        let text = text.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let next = match (participant.accepted, participant.agreed) {
            (None, _) => FieldName::Accepted,
            (_, None) => FieldName::Agreed,
            _ => FieldName::SentOn,
        };
        s.row("", text).on(CardTarget::Next(participant.id, next));
        let yes_no = |id: &str, said: Option<bool>| {
            let code = match said {
                None => "unasked",
                Some(true) => "yes",
                Some(false) => "no",
            };
            w.pick(id, code)
        };
        let near = |d| w.day_near(d, model.today);
        let agreed = participant.agreed_on.map(|d| format!(" {}", near(d))).unwrap_or_default();
        let sent = match participant.sent_on {
            Some(on) => say!(w, "participant-sent", day = near(on)),
            None => w.say("participant-not-sent"),
        };
        let accepted = yes_no("participant-accepted", participant.accepted);
        let agrees = yes_no("participant-agreed", participant.agreed);
        let refused = participant.accepted == Some(false) || participant.agreed == Some(false);
        let para = s.more(format!("{accepted}; {agrees}{agreed}; {sent}"));
        if refused {
            para.styled(LATE);
        }
        rest(model, facts, participant.id, participant.note.as_deref(), s);
    }
}

/// Controls and diagnoses, the latest first, each with its result and what follows from it.
pub fn controls(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    let w = &model.words;
    if facts.case.controls.is_empty() {
        return;
    }
    s.head(format!("{}: {}", capitalised(&model.several(Kind::Control)), facts.case.controls.len()));
    for control in facts.case.controls.iter().rev() {
        let whom = control.member.and_then(|m| facts.member(m.0, model));
        let by = control.by.as_deref().map(|by| facts.person(by, model));
        let score = control.score.map(|n| say!(w, "control-score", n = n));
        let what = Some(capitalised(&inspection(model, control.inspection)));
        let text = [what, whom, by, score].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        s.row(w.day_near(control.on, model.today), text).on(CardTarget::Control(control.id));
        if let Some(result) = &control.result {
            s.more(capitalised(result));
        }
        for found in facts.case.goal_results.iter().filter(|r| r.control.0 == control.id) {
            let Some(goal) = facts.case.goals.iter().find(|g| g.id == found.goal.0) else { continue };
            let meaning = model.rules.meaning_under(RegulationList::Goal, &goal.goal, goal.under.as_deref());
            let reached = w.pick("reached", found.reached.code());
            s.more(say!(w, "control-goal", what = meaning.label, reached = reached));
        }
        match control.proposal {
            Some(proposal) => {
                s.more(say!(w, "control-proposal", what = w.pick("proposal", proposal.code())));
            }
            None => {
                s.more(w.say("control-no-proposal")).styled(QUIET);
            }
        }
        rest(model, facts, control.id, control.note.as_deref(), s);
    }
}

fn rest(model: &Model, facts: &FamilyFacts, id: Id, note: Option<&str>, s: &mut CardSheet) {
    if let Some(note) = note {
        s.more(note);
    }
    super::conflicts(model, facts, id, s);
}
