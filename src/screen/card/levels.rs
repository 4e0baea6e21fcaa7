//! «Уровни»: every decision on a level and every closing, the latest first, with term, frequency and where they come from.

use chrono::NaiveDate;

use super::sheet::{CardSheet, CardTarget, ComputedLine};
use crate::domain::paper::Closing;
use crate::domain::{Level, LevelSpan, day};
use crate::model::facts::FamilyFacts;
use crate::norm::span::{self, NormSpan};
use crate::norm::term;
use crate::regulation::RegulationList;
use crate::screen::Model;
use crate::screen::colour::level as colour;
use crate::text::{capitalised, say};
use crate::ui::paint::{LATE, STRONG};

/// The section.
pub fn sheet(model: &Model, facts: &FamilyFacts) -> CardSheet {
    let w = &model.words;
    let case = &facts.case;
    let mut s = CardSheet::new(w.say("card-levels"));
    s.count = Some(case.levels.len());
    proposed(model, facts, &mut s);
    let spans = span::spans(case, &model.rules);
    let idle = span::overridden(case);
    enum LevelStep<'a> {
        Level(&'a LevelSpan),
        Closing(&'a Closing),
    }
    let mut steps: Vec<(NaiveDate, LevelStep<'_>)> =
        case.levels.iter().map(|l| (l.from, LevelStep::Level(l))).collect();
    steps.extend(case.closings.iter().map(|c| (c.on, LevelStep::Closing(c))));
    steps.sort_by_key(|(on, _)| *on);
    for (_, step) in steps.into_iter().rev() {
        match step {
            LevelStep::Level(record) => {
                let of: Vec<&NormSpan> = spans.iter().filter(|x| x.record == record.id).collect();
                level(model, facts, record, &of, idle.iter().any(|i| i.id == record.id), &mut s);
            }
            LevelStep::Closing(record) => closing(model, facts, record, &mut s),
        }
    }
    s.late = facts.standing.term.as_ref().is_some_and(|t| t.is_over(model.today))
        || case.double_closings().next().is_some();
    s.or_empty(w.say("card-no-levels"));
    s
}

/// What the signs speak for, beside what was decided: a sign proposes, people decide.
fn proposed(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    let w = &model.words;
    let proposal = &facts.proposal;
    // Of a family that was never on accompaniment and has no sign there is nothing to be said.
    if proposal.held.is_none() && proposal.level.is_none() {
        return;
    }
    let said = capitalised(&w.proposal(&model.rules, proposal));
    let is_against = facts.unfit.is_some();
    let said = if is_against { format!("! {said}") } else { said };
    s.row(w.say("card-proposal"), said).on(CardTarget::Sum(ComputedLine::Proposal)).late_if(is_against);
}

/// «Э экстренный».
fn named(model: &Model, level: Level) -> String {
    format!("{} {}", model.words.level_letter(level), model.rules.level_name(level))
}

fn level(
    model: &Model,
    facts: &FamilyFacts,
    record: &LevelSpan,
    spans: &[&NormSpan],
    idle: bool,
    s: &mut CardSheet,
) {
    let w = &model.words;
    let ends = spans.last().and_then(|x| x.until);
    let holds = match ends {
        Some(until) => say!(w, "from-to", from = w.day(record.from), to = w.day(day::day_before(until))),
        None => say!(w, "card-since", day = w.day(record.from)),
    };
    let para = s.row(named(model, record.level), holds).on(CardTarget::Level(record.id));
    let now = spans.iter().any(|x| x.holds(model.today));
    para.styled(if now { STRONG } else { colour(None) });
    if idle {
        s.more(format!("! {}", w.say("card-overridden"))).styled(LATE);
    }
    if let Some(end) = term::of_record(record, &model.rules) {
        let said = say!(w, "card-term", day = w.day(end.until), source = w.source(&end.source));
        let late = now && end.is_over(model.today);
        let mark = if late { "! " } else { "" };
        s.more(format!("{mark}{said}")).styled(if late { LATE } else { colour(None) });
    }
    for part in spans {
        let frequency = part.frequency;
        let times = say!(w, "times-per", n = frequency.times, per = frequency.per.code());
        s.more(format!("{times} ({})", w.source(&part.source))).styled(colour(None));
    }
    let number = record.number.as_ref().map(|n| say!(w, "number", n = n.as_str()));
    let decision =
        [record.decided_by.clone(), number, record.decided_on.map(|d| say!(w, "dated", day = w.day(d)))];
    let decision = decision.into_iter().flatten().collect::<Vec<_>>().join(" ");
    if !decision.is_empty() {
        s.more(say!(w, "card-decided", by = decision)).styled(colour(None));
    }
    if let Some(reason) = &record.reason {
        s.more(capitalised(reason)).styled(colour(None));
    }
    super::conflicts(model, facts, record.id, s);
}

fn closing(model: &Model, facts: &FamilyFacts, closing: &Closing, s: &mut CardSheet) {
    let w = &model.words;
    s.row(w.say("card-closing"), w.day(closing.on)).styled(STRONG).on(CardTarget::Record(closing.id));
    if let Some(two) = facts.case.double_closings().find(|two| two.second.id == closing.id) {
        let said = say!(w, "card-closed-twice", day = w.day(two.first.on), days = two.days());
        s.more(format!("! {said}")).styled(LATE);
    }
    if let Some(reason) = &closing.reason {
        let meaning = model.rules.meaning_under(RegulationList::Closing, reason, closing.under.as_deref());
        s.more(capitalised(&meaning.label));
        if let Some(cited) = meaning.cited {
            s.more(cited).quiet();
        }
    }
    if let Some(positive) = closing.positive {
        s.more(w.say(if positive { "card-positive" } else { "card-not-positive" }));
    }
    if let Some(moved_to) = &closing.moved_to {
        s.more(say!(w, "card-moved-to", where = moved_to.as_str()));
    }
    if let Some(until) = closing.after_until {
        s.more(say!(w, "after-until", day = w.day(crate::domain::day::day_before(until))));
    }
    let decision = [
        closing.decided_by.clone(),
        closing.number.as_ref().map(|n| say!(w, "number", n = n.as_str())),
        closing.decided_on.map(|d| say!(w, "dated", day = w.day(d))),
    ];
    let decision = decision.into_iter().flatten().collect::<Vec<_>>().join(" ");
    if !decision.is_empty() {
        s.more(say!(w, "card-decided", by = decision));
    }
    if let Some(note) = &closing.note {
        s.more(note);
    }
    super::conflicts(model, facts, closing.id, s);
}
