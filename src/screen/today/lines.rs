//! The lines of «Сегодня»: what each says.

use chrono::{Datelike, NaiveDate};
use ratatui::style::Style;

use super::entry::{TodayItem, family_of, misplaced};
use super::norm::Norm;
use super::post;
use crate::domain::contact::{Contact, Inquiry};
use crate::domain::day;
use crate::domain::family::Address;
use crate::domain::{Case, Id, Level, phone};
use crate::norm::LedgerRow;
use crate::norm::deadline::Deadline;
use crate::norm::due::{OverdueMatter, UrgentCase};
use crate::norm::{position, visit_obstacles};
use crate::plan::BottleneckPart;
use crate::screen::Model;
use crate::screen::why;
use crate::ui::paint::{DONE, LATE, PLAIN};
use crate::wording::visiting::ObstacleDetail;
use crate::wording::{self, deadline};

/// What an entry says.
pub(super) struct TodayText {
    pub(super) mark: (&'static str, Style),
    pub(super) when: (String, Style),
    /// The family's level and short name; `None`: it is about no family.
    pub(super) family: Option<(Option<Level>, String)>,
    pub(super) what: TodayDetail,
}

pub(super) enum TodayDetail {
    /// Words, wrapped where they need it.
    Words(String, Style),
    /// The address of a visit, and the state of the family's norm.
    Visit { safety: Option<String>, address: Address, norm: Option<Norm> },
}

impl TodayText {
    /// What an entry says; `None`: it is there no more.
    pub(super) fn of(entry: &TodayItem, model: &Model) -> Option<TodayText> {
        let w = &model.words;
        Some(match entry {
            TodayItem::Visit { case, appointment } => {
                let said = visit(model, model.cases.get(*case)?, *appointment);
                let norm = pressing(model, *case).map(|row| Norm::of(model, row));
                TodayText { what: with_norm(said.what, norm), ..said }
            }
            TodayItem::After { appointment, .. } => after(model, family_of(entry, model)?, *appointment),
            TodayItem::Closed(_) => {
                let case = family_of(entry, model)?;
                let (mark, what) = post::said(model, case)?;
                TodayText { mark, ..finding(Some((None, case.family.short.clone())), what) }
            }
            TodayItem::Owed(i) => {
                let (case, row) = model.due.visits.get(*i)?;
                owed(model, *case, row)
            }
            TodayItem::Late(i) => {
                let (case, overdue) = model.due.late.get(*i)?;
                late(model, family(model, *case), overdue)
            }
            TodayItem::Ahead(i) => ahead(model, model.due.ahead.get(*i)?),
            TodayItem::LeftLate(i) => left(model, late(model, None, &model.left.late.get(*i)?.1), entry)?,
            TodayItem::LeftAhead(i) => {
                let due = Deadline { case: None, ..model.left.ahead.get(*i)?.clone() };
                left(model, ahead(model, &due), entry)?
            }
            TodayItem::Urgent(i) => urgent(model, model.due.urgent.get(*i)?),
            TodayItem::Foreseen(i) => foreseen(model, model.cached_forecast()?.parts.get(*i)?),
            TodayItem::Unset(i) => {
                finding(family(model, *model.due.unset.get(*i)?), w.say("today-unset-line"))
            }
            TodayItem::Unfit(i) => {
                let (case, unfit) = model.due.unfit.get(*i)?;
                finding(family(model, *case), w.level_unfit(&model.rules, unfit))
            }
            TodayItem::ClosedTwice(i) => closed_twice(model, model.closed_twice.get(*i)?)?,
            TodayItem::Misplaced(curator) => {
                let cases = misplaced(model, *curator);
                let (_, first) = model.due.misplaced.iter().find(|(_, m)| m.curator == *curator)?;
                let only = if let [only] = cases.as_slice() { family(model, *only) } else { None };
                finding(only, w.misplaced_of(&model.staff, first, cases.len()))
            }
            TodayItem::Unlisted(curator) => {
                let listed = position::listed_in(model.ground());
                finding(None, w.unlisted(model.staff.curator(*curator)?, listed.as_ref()))
            }
            TodayItem::Inquiry(i) => inquiry(model, model.inquiries.get(*i)?),
            TodayItem::Storage => TodayText {
                mark: (" ", PLAIN),
                ..finding(None, w.count("today-past-storage", model.past_storage))
            },
            TodayItem::Received(i) => {
                let received = model.received.get(*i)?;
                TodayText {
                    when: (w.day_near(received.on, model.today), PLAIN),
                    ..finding(Some((None, received.short.clone())), w.received(received))
                }
            }
            TodayItem::CallBack(i) => {
                let (case, id, on) = model.due.call_back.get(*i)?;
                call_back(model, &model.cases[*case], model.standings[*case].level, (*id, *on))
            }
            TodayItem::ClosedCall { contact, on, .. } => {
                call_back(model, family_of(entry, model)?, None, (*contact, *on))
            }
        })
    }
}

/// A visit to a family in post-accompaniment, which no norm counts.
fn after(model: &Model, of: &Case, appointment: Option<Id>) -> TodayText {
    let said = visit(model, of, appointment);
    let norm = Norm { done: model.words.say("today-after"), beside: (String::new(), PLAIN) };
    TodayText { what: with_norm(said.what, Some(norm)), ..said }
}

/// A row of the ledger that owes visits.
fn owed(model: &Model, case: usize, row: &LedgerRow) -> TodayText {
    TodayText {
        mark: if row.is_impossible() { ("!", LATE) } else { (" ", PLAIN) },
        when: (model.words.pick("unit-near", row.unit.code()), PLAIN),
        family: Some((Some(row.level), short(model, case))),
        what: place(model, case, row),
    }
}

/// An overdue matter, with the day since which it is late.
fn late(model: &Model, family: Option<(Option<Level>, String)>, late: &OverdueMatter) -> TodayText {
    let w = &model.words;
    TodayText {
        when: (w.day_near(late.since(), model.today), LATE),
        ..finding(family, wording::due::late(w, &model.rules, late))
    }
}

/// The same of a closed family, and that it is closed.
fn left(model: &Model, said: TodayText, entry: &TodayItem) -> Option<TodayText> {
    let family = Some((None, family_of(entry, model)?.family.short.clone()));
    let what = match said.what {
        TodayDetail::Words(text, style) => TodayDetail::Words(wording::due::left(&model.words, &text), style),
        visit @ TodayDetail::Visit { .. } => visit,
    };
    Some(TodayText { family, what, ..said })
}

/// A bottleneck of the weeks ahead, with its first day.
fn foreseen(model: &Model, part: &BottleneckPart) -> TodayText {
    let day = part.span().map(|(from, _)| model.words.day_near(from, model.today));
    TodayText { when: (day.unwrap_or_default(), PLAIN), ..finding(None, why::plan::cause(model, part)) }
}

/// A call that a family was promised.
fn call_back(model: &Model, case: &Case, level: Option<Level>, (contact, on): (Id, NaiveDate)) -> TodayText {
    let said = wording::due::call_back(case, contact);
    let (mark, style) = lateness(on, model);
    TodayText {
        mark,
        when: (model.words.day_near(on, model.today), style),
        family: Some((level, case.family.short.clone())),
        what: TodayDetail::Words(said.unwrap_or_else(|| model.words.say("call-back-plain")), PLAIN),
    }
}

/// The day that an entry's line begins with, if it begins with one.
pub(super) fn day(entry: &TodayItem, model: &Model) -> Option<NaiveDate> {
    match entry {
        TodayItem::Visit { .. } | TodayItem::After { .. } | TodayItem::Owed(_) | TodayItem::Unset(_) => None,
        TodayItem::ClosedTwice(_) | TodayItem::Closed(_) | TodayItem::Storage => None,
        TodayItem::Unfit(_) | TodayItem::Misplaced(_) | TodayItem::Unlisted(_) => None,
        TodayItem::Urgent(i) => model.due.urgent.get(*i).map(|u| u.violation.on),
        TodayItem::Late(i) => model.due.late.get(*i).map(|(_, late)| late.since()),
        TodayItem::Ahead(i) => model.due.ahead.get(*i).map(|deadline| deadline.on),
        TodayItem::LeftLate(i) => model.left.late.get(*i).map(|(_, late)| late.since()),
        TodayItem::LeftAhead(i) => model.left.ahead.get(*i).map(|deadline| deadline.on),
        TodayItem::Foreseen(i) => model.cached_forecast()?.parts.get(*i)?.span().map(|(from, _)| from),
        TodayItem::CallBack(i) => model.due.call_back.get(*i).map(|(_, _, on)| *on),
        TodayItem::ClosedCall { on, .. } => Some(*on),
        TodayItem::Inquiry(i) => model.inquiries.get(*i).map(called),
        TodayItem::Received(i) => model.received.get(*i).map(|received| received.on),
    }
}

/// How many cells the days of these entries need before the names: those of another year name it.
pub(super) fn days_width<'a>(entries: impl Iterator<Item = &'a TodayItem>, model: &Model) -> u16 {
    let named = entries.filter(|entry| !matches!(entry, TodayItem::Foreseen(_) | TodayItem::Inquiry(_)));
    let mut days = named.filter_map(|entry| day(entry, model));
    if days.any(|on| on.year() != model.today.year()) { 8 } else { 5 }
}

/// The row of a family that presses most, else its first.
pub(super) fn pressing(model: &Model, case: usize) -> Option<&LedgerRow> {
    let standing = &model.standings[case];
    standing.pressing().or(standing.rows.first())
}

/// The family's short name.
pub(super) fn short(model: &Model, case: usize) -> String {
    model.cases[case].family.short.clone()
}

/// The day to call back by, or that of the call.
fn called(inquiry: &Inquiry) -> NaiveDate {
    inquiry.call_back.filter(|_| inquiry.called_back.is_none()).unwrap_or(inquiry.on)
}

fn family(model: &Model, case: usize) -> Option<(Option<Level>, String)> {
    Some((model.standings[case].level, short(model, case)))
}

fn lateness(by: NaiveDate, model: &Model) -> ((&'static str, Style), Style) {
    if day::is_late(by, model.today) { (("!", LATE), LATE) } else { ((" ", PLAIN), PLAIN) }
}

fn inquiry(model: &Model, inquiry: &Inquiry) -> TodayText {
    let waits = inquiry.call_back.filter(|_| inquiry.called_back.is_none());
    let (mark, style) = waits.map_or(((" ", PLAIN), PLAIN), |by| lateness(by, model));
    let number = inquiry.phone.as_deref().map(phone::shown);
    let parts = [inquiry.who.clone(), number, inquiry.promised.clone().or_else(|| inquiry.note.clone())];
    TodayText {
        mark,
        when: (model.words.day_near(called(inquiry), model.today), style),
        family: None,
        what: TodayDetail::Words(parts.into_iter().flatten().collect::<Vec<_>>().join("  "), PLAIN),
    }
}

/// Whose violated rights are to be reported, and what was reported. A family that is closed or not known is named in
/// the text.
fn urgent(model: &Model, urgent: &UrgentCase) -> TodayText {
    let violation = &urgent.violation;
    let whose = match (urgent.case, &violation.family) {
        (Some(_), _) => None,
        (None, Some((_, title))) => Some(title.clone()),
        (None, None) => violation.who.clone(),
    };
    let words = wording::due::urgent(&model.words, whose, violation);
    TodayText {
        mark: ("!", LATE),
        when: (model.words.day_near(violation.on, model.today), LATE),
        family: urgent.case.and_then(|case| family(model, case)),
        what: TodayDetail::Words(words, LATE),
    }
}

/// The days of the two closings that end one accompaniment.
fn closed_twice(model: &Model, case: &Case) -> Option<TodayText> {
    let w = &model.words;
    let two = case.double_closings().next()?;
    let said = wording::due::closed_twice(w, two, |on| w.day_near(on, model.today));
    Some(finding(Some((None, case.family.short.clone())), said))
}

/// What contradicts itself or the document, of no day.
fn finding(family: Option<(Option<Level>, String)>, said: String) -> TodayText {
    TodayText {
        mark: ("!", LATE),
        when: (String::new(), PLAIN),
        family,
        what: TodayDetail::Words(said, PLAIN),
    }
}

fn ahead(model: &Model, due: &Deadline) -> TodayText {
    let w = &model.words;
    let case = due.case.map(|i| &model.cases[i]);
    let what = wording::due::ahead(w, &model.rules, case, model.today, due);
    let mark = deadline::sign(due);
    TodayText {
        mark: (if mark.is_empty() { " " } else { mark }, if mark == "√" { DONE } else { LATE }),
        when: (w.day_near(due.on, model.today), if due.is_late { LATE } else { PLAIN }),
        family: due.case.and_then(|case| family(model, case)),
        what: TodayDetail::Words(what, PLAIN),
    }
}

/// Safety, address and norm of a family.
fn place(model: &Model, case: usize, row: &LedgerRow) -> TodayDetail {
    let case = &model.cases[case];
    let norm = Some(Norm::awaiting(model, case, row));
    TodayDetail::Visit { safety: case.family.safety.clone(), address: case.family.address.clone(), norm }
}

/// A visit with the state of the norm that it counts in.
fn with_norm(what: TodayDetail, norm: Option<Norm>) -> TodayDetail {
    match what {
        TodayDetail::Visit { safety, address, .. } => TodayDetail::Visit { safety, address, norm },
        words @ TodayDetail::Words(..) => words,
    }
}

fn visit(model: &Model, of: &Case, appointment: Option<Id>) -> TodayText {
    let today = |c: &&Contact| c.on == model.today && c.kind.is_visit();
    let contact = of.contacts.iter().filter(today).max_by_key(|c| c.is_held_visit());
    let appointed = of.appointments.iter().find(|a| Some(a.id) == appointment);
    let time = appointed.map_or_else(|| contact.and_then(|c| c.time), |a| a.time);
    // Obstacles that the calendar and the papers mark are marked here too.
    let against = match contact {
        None => visit_obstacles(model.ground(), of, model.today, time),
        Some(_) => Vec::new(),
    };
    let mark = match contact {
        Some(c) if c.is_held_visit() => ("√", DONE),
        Some(_) => ("-", LATE),
        None if against.is_empty() => (" ", PLAIN),
        None => ("!", LATE),
    };
    let mut safety = of.family.safety.clone();
    if let Some(first) = against.first() {
        let said = model.words.hindrance(of, first, model.today, ObstacleDetail::Whole);
        safety = Some(safety.as_ref().map_or_else(|| said.clone(), |flag| format!("{flag}; {said}")));
    }
    let level = model.place(of.family.id).and_then(|case| model.standings[case].level);
    TodayText {
        mark,
        when: (time.map(|t| model.words.time(t)).unwrap_or_default(), PLAIN),
        family: Some((level, of.family.short.clone())),
        what: TodayDetail::Visit { safety, address: of.family.address.clone(), norm: None },
    }
}

/// The visits of the day, in the order of the route sheet: appointments, and visits made without one. Families in post-accompaniment are visited
/// too, though no norm asks for it.
pub(super) fn visits(model: &Model) -> Vec<TodayItem> {
    let own = model.cases.iter().enumerate().map(|(i, case)| (case, Some(i)));
    let is_looked_at = |case: &&Case| model.curator_filter.holds(model.staff.curator_of(case, model.today));
    let after = model.after().filter(is_looked_at).map(|case| (case, None));
    let mut found = Vec::new();
    for (case, place) in own.chain(after) {
        let entry = |appointment| match place {
            Some(case) => TodayItem::Visit { case, appointment },
            None => TodayItem::After { family: case.family.id, appointment },
        };
        let appointed: Vec<_> = case.appointments.iter().filter(|a| a.on == model.today).collect();
        let made = case.contacts.iter().find(|c| c.kind.is_visit() && c.on == model.today);
        let alone = made.filter(|_| appointed.is_empty()).map(|c| (c.time, entry(None)));
        let all = appointed.into_iter().map(|a| (a.time, entry(Some(a.id)))).chain(alone);
        found.extend(all.map(|(time, entry)| (time, case, entry)));
    }
    found.sort_by_cached_key(|(time, case, _)| (time.is_none(), *time, case.family.route_order()));
    found.into_iter().map(|(.., entry)| entry).collect()
}

/// Whether a visit of the day has been held.
pub(super) fn came_of(entry: &TodayItem, model: &Model) -> bool {
    family_of(entry, model).is_some_and(|case| case.held_visit(model.today).is_some())
}
