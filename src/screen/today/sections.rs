//! The sections of «Сегодня» in their order: what burns first, then the visits, then the rest.

use super::{TodayItem, TodayLine, lines, post};
use crate::domain::{CuratorId, day};
use crate::model::CuratorFilter;
use crate::norm::due;
use crate::screen::Model;
use crate::text::say;

/// The lines of the day: what burns first, then the visits, then the rest.
pub(super) fn sections(model: &Model) -> Vec<TodayLine> {
    let w = &model.words;
    let mut lines = Vec::new();
    let section = |lines: &mut Vec<TodayLine>, id: &str, entries: Vec<TodayItem>| {
        if !entries.is_empty() {
            lines.push(TodayLine::Head(w.count(id, entries.len())));
            lines.extend(entries.into_iter().map(TodayLine::Entry));
        }
    };
    section(&mut lines, "today-urgent", (0..model.due.urgent.len()).map(TodayItem::Urgent).collect());
    section(&mut lines, "today-received", (0..model.received.len()).map(TodayItem::Received).collect());
    let Calls { near, later, settled } = Calls::of(model);
    section(&mut lines, "today-call-back", near);
    let visits = lines::visits(model);
    let done = visits.iter().filter(|visit| lines::came_of(visit, model)).count();
    let title = if visits.is_empty() {
        w.say("today-visits")
    } else {
        say!(w, "today-visits-done", done = done, all = visits.len())
    };
    lines.push(TodayLine::Head(title));
    if model.cases.is_empty() && visits.is_empty() && model.received.is_empty() {
        lines.push(TodayLine::Say(model.nobody("today-empty")));
    } else if visits.is_empty() {
        lines.push(TodayLine::Say(w.say("today-no-visits")));
    }
    // The row that presses most is visible with the visit of the day.
    let is_seen = |i: &usize| {
        let (case, row) = &model.due.visits[*i];
        let shown =
            || lines::pressing(model, *case).is_some_and(|p| (p.unit, p.from) == (row.unit, row.from));
        visits.iter().any(|v| matches!(v, TodayItem::Visit { case: visited, .. } if visited == case))
            && shown()
    };
    let owed = (0..model.due.visits.len()).filter(|i| !is_seen(i));
    let (threatened, spare): (Vec<usize>, Vec<usize>) =
        owed.partition(|i| model.due.visits[*i].1.is_threatened());
    lines.extend(visits.into_iter().map(TodayLine::Entry));
    let (late, ahead): (Vec<usize>, Vec<usize>) =
        (0..model.due.ahead.len()).partition(|i| model.due.ahead[*i].is_late);
    let left = (0..model.left.late.len()).map(TodayItem::LeftLate);
    let overdue = (0..model.due.late.len()).map(TodayItem::Late);
    let mut late: Vec<TodayItem> =
        overdue.chain(late.into_iter().map(TodayItem::Ahead)).chain(left).collect();
    late.sort_by_key(|entry| lines::day(entry, model));
    section(&mut lines, "today-late", late);
    section(&mut lines, "today-unset", (0..model.due.unset.len()).map(TodayItem::Unset).collect());
    section(&mut lines, "today-unended", post::unended(model));
    section(&mut lines, "today-unfit", (0..model.due.unfit.len()).map(TodayItem::Unfit).collect());
    let closed_twice = (0..model.closed_twice.len()).map(TodayItem::ClosedTwice);
    section(&mut lines, "today-closings", closed_twice.collect());
    section(&mut lines, "today-positions", positions(model));
    section(&mut lines, "today-threatened", threatened.into_iter().map(TodayItem::Owed).collect());
    let left = (0..model.left.ahead.len()).map(|i| (model.left.ahead[i].order(), TodayItem::LeftAhead(i)));
    let ahead = ahead.into_iter().map(|i| (model.due.ahead[i].order(), TodayItem::Ahead(i)));
    let mut ahead: Vec<_> = ahead.chain(left).collect();
    ahead.sort_by_key(|(order, _)| *order);
    section(&mut lines, "today-ahead", ahead.into_iter().map(|(_, entry)| entry).collect());
    section(&mut lines, "today-owed", spare.into_iter().map(TodayItem::Owed).collect());
    section(&mut lines, "today-post", post::running(model));
    let foreseen = model.cached_forecast().map_or(&[][..], |plan| &plan.parts);
    let warned = foreseen.iter().enumerate().filter(|(_, part)| part.excuse.is_none());
    section(&mut lines, "today-foreseen", warned.map(|(i, _)| TodayItem::Foreseen(i)).collect());
    // The term is the institution's: of several curators, the line is for who looks at all of them.
    let is_shown =
        model.past_storage > 0 && (!model.has_curators() || model.curator_filter == CuratorFilter::All);
    section(&mut lines, "today-storage", Vec::from_iter(is_shown.then_some(TodayItem::Storage)));
    section(&mut lines, "today-call-back-later", later);
    section(&mut lines, "today-inquiries", settled);
    lines
}

/// The calls that were promised, and those that wait for nothing.
struct Calls {
    /// To be made by the end of the next working day: a later one is not yet to be kept.
    near: Vec<TodayItem>,
    later: Vec<TodayItem>,
    settled: Vec<TodayItem>,
}

impl Calls {
    fn of(model: &Model) -> Calls {
        let (_, next) = model.calendar.around(day::day_after(model.today));
        let calls = (0..model.due.call_back.len()).map(TodayItem::CallBack);
        let of_closed = due::calls_of_closed(&model.closed_callers, model.today).into_iter();
        let of_closed = of_closed.map(|(i, contact, on)| TodayItem::ClosedCall {
            family: model.closed_callers[i].family.id,
            contact,
            on,
        });
        let waits = |i: &usize| {
            let inquiry = &model.inquiries[*i];
            inquiry.call_back.is_some() && inquiry.called_back.is_none()
        };
        let (waiting, settled): (Vec<usize>, Vec<usize>) = (0..model.inquiries.len()).partition(waits);
        let (mut near, later): (Vec<TodayItem>, Vec<TodayItem>) = calls
            .chain(of_closed)
            .chain(waiting.into_iter().map(TodayItem::Inquiry))
            .partition(|entry| lines::day(entry, model).is_some_and(|on| on <= next));
        near.sort_by_key(|entry| lines::day(entry, model));
        Calls { near, later, settled: settled.into_iter().map(TodayItem::Inquiry).collect() }
    }
}

/// The curators whose position the document does not list, or allows for other families only: a line each, however many
/// families it concerns.
fn positions(model: &Model) -> Vec<TodayItem> {
    let mut misplaced: Vec<CuratorId> = Vec::new();
    for (_, m) in &model.due.misplaced {
        if !misplaced.contains(&m.curator) {
            misplaced.push(m.curator);
        }
    }
    let unlisted = model.due.unlisted.iter().copied().map(TodayItem::Unlisted);
    unlisted.chain(misplaced.into_iter().map(TodayItem::Misplaced)).collect()
}
