//! A family in a pane beside a list: the essentials before the door and the phone.

use crate::text::{capitalised, say};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::{Effect, Model, Step};
use crate::domain::{Case, phone};
use crate::norm::Standing;
use crate::text::wrapping::words;
use crate::ui::paint::{LATE, PLAIN, QUIET, STRONG, bar, put, titled, wrap, wrap_most};
use crate::wording::activity;
use crate::wording::brief::{BriefChild, BriefPhone, ProgrammeProgress, brief, phones};
use crate::wording::level::TermDayStyle;
use crate::wording::upcoming;

/// The first phone of a family to the clipboard.
#[must_use]
pub fn copy_phone(model: &Model, case: &Case) -> Step {
    match case.phones(model.today).map(|(_, phone)| phone).next() {
        Some(number) => Step::Do(Effect::Copy(phone::shown(number))),
        None => Step::Say(model.words.say("no-phone")),
    }
}

/// Draws the family at this place of the model in a pane beside a list, its name in the line above.
pub fn view(model: &Model, place: usize, area: Rect, buf: &mut Buffer) {
    let mut lines: Vec<(String, Style)> = Vec::new();
    let (case, standing) = (&model.cases[place], &model.standings[place]);
    let w = &model.words;
    let letter = w.level_letter(standing.level);
    let title = format!("{letter} {}", called(case, area.width)).trim().to_owned();
    titled(buf, Rect { height: 1, ..area }, &title, STRONG, "");
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let width = usize::from(area.width);
    // The warning for a visitor comes first and is never cut off.
    let brief = brief(model, case, standing);
    let warned = brief.unreported.iter().chain(&brief.safety);
    lines.extend(warned.flat_map(|s| wrap(s, width)).map(|l| (l, LATE)));
    lines.extend(wrap(&brief.address, width).into_iter().take(4).map(|line| (line, PLAIN)));
    if let Some(access) = &brief.access {
        lines.extend(wrap_most(access, width, 2).into_iter().map(|line| (line, PLAIN)));
    }
    lines.push((String::new(), PLAIN));
    for BriefPhone { number, role, .. } in brief.phones.iter().take(3) {
        // The number first: of a long role the end may be cut, of a number nothing.
        lines.push((format!("{number}  {role}"), PLAIN));
    }
    if !brief.phones.is_empty() {
        lines.push((String::new(), PLAIN));
    }
    let children = &brief.children;
    let column = |pick: fn(&BriefChild) -> &str| children.iter().map(|c| pick(c).width()).max().unwrap_or(0);
    let (names, ages) = (column(|c| &c.name), column(|c| &c.age));
    for BriefChild { name, age, occupation } in children.iter().take(5) {
        let named = format!("{name}{}", " ".repeat(names - name.width()));
        let aged = format!("{age}{}", " ".repeat(ages - age.width()));
        lines.push((format!("{named}  {aged}  {occupation}"), PLAIN));
    }
    if children.len() > 5 {
        lines.push((w.count("more-children", children.len() - 5), QUIET));
    }
    lines.push((String::new(), PLAIN));
    lines.extend(level_lines(model, place, width));
    lines.push((String::new(), PLAIN));
    if let Some(ProgrammeProgress { word, done, all, counts }) = &brief.progress {
        lines.push((format!("{}  {} {counts}", capitalised(word), bar(*done, *all, 11)), PLAIN));
    }
    for late in case.current_activities().filter(|a| a.is_overdue(model.today)).take(3) {
        let due = late.due.map(|d| w.day_near(d, model.today)).unwrap_or_default();
        let said = format!("! {due} {}", activity::text(w, late));
        lines.extend(wrap_most(&said, width, 2).into_iter().map(|l| (l, LATE)));
    }
    if let Some(last) = &brief.last {
        lines.push((String::new(), PLAIN));
        lines.extend(wrap_most(&capitalised(last), width, 3).into_iter().map(|l| (l, PLAIN)));
    }
    if let Some(promised) = &brief.promised {
        lines.extend(wrap_most(promised, width, 2).into_iter().map(|l| (l, PLAIN)));
    }
    for (y, (line, style)) in (area.y + 1..area.bottom()).zip(lines) {
        put(buf, area.x, y, area.width, &line, style);
    }
}

/// Draws a family in the few lines below a list, its name in the line between.
pub fn below(model: &Model, (case, standing): (&Case, &Standing), area: Rect, buf: &mut Buffer) {
    let (title, pieces) = pieces(model, case, standing, area.width);
    words_below((called(case, area.width), &title), &pieces, area, buf);
}

/// The same of some sentences: a title of which the beginning is the name, and what is said under it.
pub fn words_below((name, title): (&str, &str), pieces: &[(String, Style)], area: Rect, buf: &mut Buffer) {
    titled(buf, Rect { height: 1, ..area }, title, PLAIN, "");
    put(buf, area.x + 1, area.y, area.width.saturating_sub(2), name, STRONG);
    let width = usize::from(area.width.saturating_sub(2));
    let rows = flow(pieces, width, usize::from(area.height.saturating_sub(1)));
    for (y, row) in (area.y + 1..area.bottom()).zip(rows) {
        let mut x = area.x + 1;
        for (text, style) in row {
            x += put(buf, x, y, area.right().saturating_sub(x), &text, style);
        }
    }
}

/// A family in few words, for a pane of `width` below a list: its title with level and phone, then its essentials in the
/// order in which they are needed.
fn pieces(model: &Model, case: &Case, standing: &Standing, width: u16) -> (String, Vec<(String, Style)>) {
    let brief = brief(model, case, standing);
    let mut phones = brief.phones.iter().map(|p| format!("{} {}", p.number, p.role));
    // What the line of the title has no room for is said below it.
    let mut title = called(case, width).to_owned();
    let mut rest = Vec::new();
    for said in brief.level.into_iter().chain(phones.next()) {
        if rest.is_empty() && title.width() + said.width() + 8 <= usize::from(width) {
            title = format!("{title} · {said}");
        } else {
            rest.push((said, PLAIN));
        }
    }
    let mut pieces: Vec<(String, Style)> = Vec::new();
    pieces.extend(brief.unreported.into_iter().chain(brief.safety).map(|s| (s, LATE)));
    pieces.extend(rest);
    pieces.extend([brief.address].into_iter().filter(|a| !a.is_empty()).map(|a| (a, PLAIN)));
    pieces.extend(brief.access.map(|a| (a, PLAIN)));
    for BriefChild { name, age, occupation } in &brief.children {
        pieces.push((format!("{name} {age} {occupation}"), PLAIN));
    }
    let coming = upcoming::said(model, case).into_iter().chain(upcoming::away(model, case, 2));
    pieces.extend(coming.map(|said| (said, STRONG)));
    pieces.extend(brief.last.into_iter().chain(brief.promised).map(|said| (said, PLAIN)));
    pieces.extend(phones.map(|said| (said, PLAIN)));
    pieces.extend(brief.progress.map(|p| (format!("{} {}", p.word, p.counts), PLAIN)));
    (title, pieces)
}

/// Cells of the line of a title that are no name: a letter before it, blanks, a piece of the line behind.
const AROUND: usize = 6;

/// What the family is called in a title of `width`: its full name where there is room for it.
fn called(case: &Case, width: u16) -> &str {
    let room = usize::from(width).saturating_sub(AROUND);
    if case.family.title.width() <= room { &case.family.title } else { &case.family.short }
}

/// The address of a family and its numbers, with whose they are.
#[must_use]
pub fn reached_at(model: &Model, case: &Case) -> Vec<String> {
    let address = Some(model.words.address(&case.family.address)).filter(|a| !a.is_empty());
    let numbers = phones(model, case).into_iter().map(|p| format!("{} {}", p.number, p.role));
    address.into_iter().chain(numbers).collect()
}

/// Level with its term, frequency with its source, the weeks' visits.
fn level_lines(model: &Model, place: usize, width: usize) -> Vec<(String, Style)> {
    let (case, standing) = (&model.cases[place], &model.standings[place]);
    let w = &model.words;
    let Some(at) = standing.level else {
        let said = w.level_line(&model.rules, case, standing, TermDayStyle::Full, model.today);
        return vec![(said, QUIET)];
    };
    let mut lines = Vec::new();
    let said = w.level_until(&model.rules, at, standing.term.as_ref(), model.today);
    let mut head = capitalised(&said);
    let mut late = false;
    if let Some(end) = &standing.term {
        late = end.is_over(model.today);
        let tail = w.term_left(end, model.today);
        head.push_str(&if end.until <= model.today { format!(", {tail}") } else { format!(": {tail}") });
    }
    let style = if late { LATE } else { PLAIN };
    lines.extend(wrap(&head, width).into_iter().map(|l| (l, style)));
    for row in &standing.rows {
        if let Some(share) = row.shares.last() {
            let times = say!(w, "times-per", n = share.n, per = row.unit.code());
            let said = format!("{times} ({})", w.source(&share.source));
            lines.extend(wrap(&said, width).into_iter().map(|l| (l, PLAIN)));
        }
        let mut said = format!("{}: {}", w.period(row.unit, row.from), w.done_of(row));
        said.extend(w.own_rule(row).map(|own| format!(" ({own})")));
        for a in case.coming_visits(model.today).filter(|a| row.holds(a.on)) {
            said.push_str(" · ");
            said.push_str(&w.weekday(a.on));
            if let Some(time) = a.time {
                said.push(' ');
                said.push_str(&w.time(time));
            }
        }
        lines.extend(wrap(&capitalised(&said), width).into_iter().map(|l| (l, PLAIN)));
    }
    let coming = upcoming::said(model, case).into_iter().chain(upcoming::away(model, case, 3));
    lines.extend(coming.flat_map(|said| wrap(&capitalised(&said), width)).map(|l| (l, STRONG)));
    lines
}

/// Pieces one after the other, parted by points and wrapped into at most `most` lines of `width` cells; where something
/// is left out, the last of them ends with «…».
fn flow(pieces: &[(String, Style)], width: usize, most: usize) -> Vec<Vec<(String, Style)>> {
    let mut rows: Vec<Vec<(String, Style)>> = vec![Vec::new()];
    let (mut used, mut ended) = (0, false);
    for (text, style) in pieces {
        // A phone, a child, an address is not broken where it fits into a line of its own.
        if used > 0 && rows.len() < most && text.width() <= width / 2 && used + 3 + text.width() > width {
            rows.push(Vec::new());
            used = 0;
        }
        // A sentence has its own end.
        let parted = if ended { " " } else { " · " };
        ended = text.ends_with('.');
        for (n, word) in words(text).into_iter().enumerate() {
            let mut part = if n == 0 { parted } else { " " };
            if used > 0 && used + part.width() + word.width() > width {
                if rows.len() == most {
                    let last = rows.last_mut().filter(|_| used + 2 > width);
                    last.map(Vec::pop);
                    if let Some(row) = rows.last_mut() {
                        while row.pop_if(|(part, _)| matches!(part.as_str(), " " | " · ")).is_some() {}
                        row.push((" …".to_owned(), *style));
                    }
                    return rows;
                }
                rows.push(Vec::new());
                used = 0;
            }
            if used == 0 {
                part = "";
            }
            used += part.width() + word.width();
            if let Some(row) = rows.last_mut() {
                row.push((part.to_owned(), if n == 0 { QUIET } else { *style }));
                row.push((word, *style));
            }
        }
    }
    rows
}
