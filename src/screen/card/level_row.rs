//! The level of a family among what is true now: its term, what does not fit it, or why there is none.

use super::sheet::{CardSheet, CardTarget, ComputedLine};
use crate::domain::paper::Closing;
use crate::domain::{FieldName, day};
use crate::model::facts::FamilyFacts;
use crate::norm::after::after;
use crate::norm::span;
use crate::regulation::RegulationList;
use crate::screen::Model;
use crate::text::{capitalised, say};
use crate::ui::paint::LATE;
use crate::wording::{self, expires, mark};

/// Adds the rows.
pub(super) fn rows(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    let w = &model.words;
    let label = w.say("card-level");
    let Some(level) = facts.standing.level else {
        match facts.closed(model.today) {
            Some(closing) => closed(model, facts, closing, s),
            None => without_level(model, facts, s),
        }
        return;
    };
    let mut said = capitalised(&model.rules.level_name(level));
    let Some(end) = &facts.standing.term else {
        let held = span::at(&span::spans(&facts.case, &model.rules), model.today).map(|x| x.record);
        s.row(label, said).on(held.map_or(CardTarget::Sum(ComputedLine::NoLevel), CardTarget::Level));
        return;
    };
    said = format!(
        "{said} {}",
        say!(
            w,
            "from-until",
            from = w.day_near(end.from, model.today),
            until = w.day_near(end.until, model.today)
        )
    );
    let over = end.is_over(model.today);
    let tail = w.term_left(end, model.today);
    s.row(label, format!("{}{said}: {tail}", if over { "! " } else { "" }))
        .on(CardTarget::Term)
        .late_if(over);
    doubts(model, facts, s);
    let firm = end.firmness.map(|firmness| wording::level::firmness(firmness, &end.source));
    let source = w.source(&end.source);
    s.more(firm.map_or(source.clone(), |f| format!("{} ({source})", w.pick("card-firmness", f)))).quiet();
}

/// The closing of a family, and what is to follow it.
fn closed(model: &Model, facts: &FamilyFacts, closing: &Closing, s: &mut CardSheet) {
    let w = &model.words;
    let said = say!(w, "card-closed", day = w.day(closing.on));
    s.row(w.say("card-level"), said).on(CardTarget::Record(closing.id));
    if let Some(reason) = &closing.reason {
        let meaning = model.rules.meaning_under(RegulationList::Closing, reason, closing.under.as_deref());
        s.more(capitalised(&meaning.label));
    }
    if let Some(moved_to) = &closing.moved_to {
        s.more(say!(w, "card-moved-to", where = moved_to.as_str()));
    }
    if let Some(after) = after(model.ground(), &facts.case) {
        let said = capitalised(&wording::lacking::after(model, &after));
        let mark = if after.is_late() { "! " } else { "" };
        s.row(w.say("card-after"), format!("{mark}{said}"))
            .on(CardTarget::Next(after.closing, FieldName::AfterUntil))
            .late_if(after.is_late());
        if let Some(cited) = after.cited {
            s.more(cited).quiet();
        }
    }
}

/// A family that has no level: the first one is still ahead, or none was decided.
fn without_level(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    let w = &model.words;
    let label = w.say("card-level");
    match facts.case.levels.iter().find(|l| l.from > model.today) {
        Some(first) => {
            let said = say!(
                w,
                "card-level-ahead",
                level = model.rules.level_name(first.level),
                day = w.day(first.from)
            );
            s.row(label, said).on(CardTarget::Level(first.id));
        }
        None => {
            s.row(label, w.say("no-level")).quiet().on(CardTarget::Sum(ComputedLine::NoLevel));
        }
    }
}

/// What does not fit the level, what of its papers ends, and an assignment that does not fit the position.
fn doubts(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    let w = &model.words;
    if let Some(unfit) = &facts.unfit {
        s.more(format!("! {}", mark::unfit(model, unfit))).styled(LATE).on(CardTarget::Item(unfit.mark));
    }
    for ending in facts.endings.iter().filter(|e| e.on <= model.today) {
        s.more(format!("! {}", mark::ending(model, ending))).styled(LATE).on(CardTarget::Item(ending.mark));
    }
    for expiry in &facts.expiring {
        let is_over = day::is_late(expiry.last, model.today);
        let id = if is_over { "card-expired" } else { "card-expires" };
        let mark = if is_over { "! " } else { "" };
        let said = format!(
            "{mark}{}",
            say!(
                w,
                id,
                what = expires::said(w, &model.rules, Some(&facts.case), expiry),
                day = w.day_near(expiry.last, model.today)
            )
        );
        s.more(said).late_if(is_over).on(CardTarget::Record(expiry.record));
    }
    if let Some(misplaced) = &facts.misplaced {
        let said = format!("! {}", w.misplaced(&model.staff, misplaced));
        s.more(said).styled(LATE).on(CardTarget::Sum(ComputedLine::Position));
    }
}
