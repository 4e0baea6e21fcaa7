//! The line over the week: which it is, what is done and owed, and whether the norms can be kept.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::Model;
use super::proposals::Proved;
use super::side_pane::StyledLines;
use super::source::is_over;
use super::week::CalendarWeek;
use crate::domain::{FamilyId, Unit, day};
use crate::text::{capitalised, say};
use crate::ui::list::RecordCursor;
use crate::ui::paint::{LATE, PLAIN, STRONG, put, put_right};

pub struct WeekSelection<'a> {
    /// The day's place in the week.
    pub day: usize,
    /// The families, with their scrolling.
    pub cursor: &'a RecordCursor<FamilyId>,
    /// Whether the line of days is selected and no family.
    pub on_head: bool,
    /// The text shown below.
    pub aside: &'a StyledLines,
    /// The plan of the week, if it is not over.
    pub proved: Option<&'a Proved>,
}

/// Draws the line over the table.
pub fn view(week: &CalendarWeek, selected: &WeekSelection<'_>, model: &Model, area: Rect, buf: &mut Buffer) {
    let w = &model.words;
    let number = capitalised(&w.period(Unit::Week, week.from));
    let text = format!("{number} · {}", w.span(week.from, day::later(week.from, 6)));
    let used = put(buf, area.x + 1, area.y, area.width - 1, &text, STRONG);
    let on = selected.day;
    let args = [
        ("held", week.held.into()),
        ("appointed", week.heads.iter().map(|h| h.tally.appointed).sum::<u32>().into()),
        ("week", week.owed.into()),
        ("month", week.owed_of_month[on].into()),
        ("named", w.period(Unit::Month, week.heads[on].day).into()),
    ];
    let over = is_over(model, week.from);
    let (long, short) = if over {
        ("calendar-totals-over", "calendar-totals-over-short")
    } else {
        ("calendar-totals", "calendar-totals-short")
    };
    let totals = [w.fill(long, &args), w.fill(short, &args)];
    let room = area.width.saturating_sub(used + 3);
    let fits = |text: &String| unicode_width::UnicodeWidthStr::width(text.as_str()) <= usize::from(room);
    // Whether the norms can be kept outweighs the sums: they give way to it.
    let proof = selected.proved.map(|proved| feasible(proved, model));
    let said = match &proof {
        Some([full, brief]) => {
            let with = |totals: &String| format!("{totals} · {full}");
            let all = totals.iter().map(with).chain([full.clone(), brief.clone()]);
            all.clone().find(fits).or(all.last())
        }
        None => totals.iter().find(|t| fits(t)).or(totals.last()).cloned(),
    };
    let style = if selected.proved.is_some_and(|p| !p.is_feasible()) { LATE } else { PLAIN };
    put_right(buf, area.right() - room, area.y, room, &said.unwrap_or_default(), style);
}

/// «выполнимо: да», «выполнимо: нет, не хватает 4: 25–27.11 · прогноз», and the same in fewer words. The week shows of
/// what it must keep itself; what lacks later is shown with its days.
fn feasible(proved: &Proved, model: &Model) -> [String; 2] {
    let w = &model.words;
    let forecast =
        if proved.plan.forecast { format!(" · {}", w.say("calendar-plan-forecast")) } else { String::new() };
    let (id, lacks) = match (proved.own.short, proved.all.short) {
        (0, 0) if proved.all.may_lack => ("calendar-feasible-known", &proved.all),
        (0, 0) => ("calendar-feasible", &proved.all),
        (0, _) => ("calendar-later", &proved.all),
        _ => ("calendar-infeasible", &proved.own),
    };
    ["full", "brief"].map(|code| {
        format!("{}{forecast}", say!(w, id, code = code, n = lacks.short, days = w.lacking(&lacks.parts)))
    })
}
