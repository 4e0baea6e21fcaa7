//! A family in a pane beside a list: what one must know before the door and the phone.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{LATE, PLAIN, QUIET, STRONG, bar, level, put, wrap, wrap_most};
use super::{Desk, Effect, Step, ahead};
use crate::domain::{Case, Level, phone};

/// The first phone of a family to the clipboard.
#[must_use]
pub fn copy_phone(desk: &Desk, case: &Case) -> Step {
    match case.members.iter().flat_map(|m| &m.phones).next() {
        Some(number) => Step::Do(Effect::Copy(phone::shown(number))),
        None => Step::Say(desk.words.say("no-phone")),
    }
}

/// Draws the family at this place of the desk.
pub fn view(desk: &Desk, place: usize, area: Rect, buf: &mut Buffer) {
    let mut lines: Vec<(String, Style)> = Vec::new();
    let (case, standing) = (&desk.cases[place], &desk.standings[place]);
    let w = &desk.words;
    let width = usize::from(area.width);
    let letter = w.pick("level-letter", standing.level.map_or("none", Level::code));
    put(buf, area.x, area.y, 1, &letter, level(standing.level));
    put(buf, area.x + 2, area.y, area.width.saturating_sub(2), &case.family.title, STRONG);
    let safety = case.family.safety.as_ref().map(|s| format!("! {s}"));
    let address = w.address(&case.family.address);
    for line in wrap(&address, width).into_iter().take(4) {
        lines.push((line, PLAIN));
    }
    if let Some(access) = &case.family.address.access {
        lines.push((access.clone(), PLAIN));
    }
    // What one must know before the door is never cut off.
    lines.extend(safety.iter().flat_map(|s| wrap(s, width)).map(|l| (l, LATE)));
    lines.push((String::new(), PLAIN));
    let phones: Vec<(String, String)> = case
        .members
        .iter()
        .flat_map(|m| m.phones.iter().map(move |p| (w.pick("role", &m.role), phone::shown(p))))
        .collect();
    for (role, number) in phones.iter().take(3) {
        // The number first: of a long role the end may be cut, of a number nothing.
        lines.push((format!("{number}  {role}"), PLAIN));
    }
    if !phones.is_empty() {
        lines.push((String::new(), PLAIN));
    }
    let mut children: Vec<_> = case.children(desk.today).collect();
    children.sort_by_key(|m| m.born);
    for child in children.iter().take(5) {
        let age = w.age(child, desk.today);
        let named = child.first_name.clone().unwrap_or_else(|| w.pick("role", &child.role));
        let place = child.occupation.clone().unwrap_or_default();
        lines.push((format!("{named:8} {age:7} {place}"), PLAIN));
    }
    if children.len() > 5 {
        lines.push((w.count("more-children", children.len() - 5), QUIET));
    }
    lines.push((String::new(), PLAIN));
    lines.extend(level_lines(desk, place, width));
    lines.push((String::new(), PLAIN));
    let (done, all) = case.programme_progress();
    if all > 0 {
        let word = desk.rules.regulation.terms.get("plan").and_then(|t| t.short.clone());
        let word = capitalised(&word.unwrap_or_else(|| w.say("programme-word")));
        let counts = w.fill("done-of", &[("done", done.into()), ("required", all.into())]);
        lines.push((format!("{word:10}{} {counts}", bar(done, all, 11)), PLAIN));
    }
    for activity in case.current_activities().filter(|a| a.is_overdue(desk.today)).take(3) {
        let due = activity.due.map(|d| w.day_near(d, desk.today)).unwrap_or_default();
        lines.push((format!("! {}, {due}", activity.text), LATE));
    }
    if let Some(last) = case.contacts.iter().rev().find(|c| c.note.is_some() || c.kind.is_visit()) {
        lines.push((String::new(), PLAIN));
        let note = last.note.clone().unwrap_or_else(|| w.pick("outcome", last.outcome.code()));
        let said = format!("{} {}: {note}", w.pick("contact-kind", last.kind.code()), w.weekday_day(last.on));
        lines.extend(wrap_most(&capitalised(&said), width, 3).into_iter().map(|l| (l, PLAIN)));
    }
    if let Some(promised) = case.contacts.iter().rev().find_map(|c| c.promised.as_ref()) {
        let said = w.fill("promised", &[("what", promised.as_str().into())]);
        lines.extend(wrap_most(&said, width, 2).into_iter().map(|l| (l, PLAIN)));
    }
    for (y, (line, style)) in (area.y + 1..area.bottom()).zip(lines) {
        put(buf, area.x, y, area.width, &line, style);
    }
}

/// Level with its term, frequency with its source, the weeks' visits.
fn level_lines(desk: &Desk, place: usize, width: usize) -> Vec<(String, Style)> {
    let (case, standing) = (&desk.cases[place], &desk.standings[place]);
    let w = &desk.words;
    let Some(at) = standing.level else { return vec![(w.say("no-level"), QUIET)] };
    let mut lines = Vec::new();
    let mut head = capitalised(&desk.rules.level_name(at));
    let mut late = false;
    if let Some(end) = &standing.term {
        let left = (end.until - desk.today).num_days();
        late = left <= 0;
        head.push(' ');
        head.push_str(&w.fill("until", &[("day", w.day_near(end.until, desk.today).into())]));
        head.push_str(&if late {
            format!(", {}", w.say("term-over"))
        } else {
            format!(": {}", w.count("days-left", left))
        });
    }
    let style = if late { LATE } else { PLAIN };
    lines.extend(wrap(&head, width).into_iter().map(|l| (l, style)));
    for row in &standing.rows {
        if let Some(share) = row.shares.last() {
            let times = w.fill("times-per", &[("n", share.n.into()), ("per", row.unit.code().into())]);
            let said = format!("{times} ({})", w.source(&share.source));
            lines.extend(wrap(&said, width).into_iter().map(|l| (l, PLAIN)));
        }
        let counts = w.fill("done-of", &[("done", row.done.into()), ("required", row.required.into())]);
        let mut said = format!("{}: {counts}", w.period(row.unit, row.from));
        for a in case.appointments.iter().filter(|a| a.on >= desk.today && row.holds(a.on)) {
            said.push_str(" · ");
            said.push_str(&w.weekday(a.on));
            if let Some(time) = a.time {
                said.push(' ');
                said.push_str(&w.time(time));
            }
        }
        lines.extend(wrap(&capitalised(&said), width).into_iter().map(|l| (l, PLAIN)));
    }
    let coming = ahead::said(desk, case).into_iter().chain(ahead::away(desk, case, 3));
    lines.extend(coming.flat_map(|said| wrap(&capitalised(&said), width)).map(|l| (l, STRONG)));
    lines
}

/// The text with its first letter as a capital.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
