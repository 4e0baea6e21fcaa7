//! How a list looks before it is taken in: its families, and below them the one under the cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{IntakeLine, ListIntakeScreen};
use crate::domain::family::Address;
use crate::domain::{FieldName, Record};
use crate::model::incoming::IntakeDecision;
use crate::screen::Model;
use crate::text::say;
use crate::ui::paint::{LATE, PLAIN, QUIET, STRONG, put, rule, select, wrap};

/// Columns: number of the row, how many people, how many doubts, what becomes of it.
const ROW: u16 = 7;
const PEOPLE: u16 = 7;
const DOUBTS: u16 = 8;

/// Lines of the pane below the list.
const PANE: u16 = 6;

impl ListIntakeScreen {
    pub(super) fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) {
        let w = &model.words;
        let name = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let counts = self.counts(model);
        put(buf, area.x + 1, area.y, area.width.saturating_sub(2), &name, STRONG);
        rule(buf, area.x, area.y + 1, area.width);
        // On the line below: a long name and the counts have no room beside each other.
        put(buf, area.x + 1, area.y + 1, area.width.saturating_sub(2), &counts, PLAIN);
        let unread = self.list.roster.unread.iter().map(|unread| w.unread_part(&self.book, unread));
        let unread: Vec<String> = unread.collect();
        let mut top = area.y + 2;
        if !unread.is_empty() {
            let text = say!(w, "list-unread-screen", text = unread.join(" "));
            put(buf, area.x + 1, top, area.width.saturating_sub(2), &text, LATE);
            top += 1;
        }
        if let Some((label, rows)) = self.list.roster.doubtful_column() {
            let text = say!(w, "list-doubtful-screen", label = label, rows = rows);
            put(buf, area.x + 1, top, area.width.saturating_sub(2), &text, LATE);
            top += 1;
        }
        let way = (area.width / 3).max(20);
        let has_visits = self.list.has_visits();
        // Of a visit no people are counted.
        let people = if has_visits { 0 } else { PEOPLE };
        let title = area.width.saturating_sub(ROW + people + DOUBTS + way + 2);
        let places = [
            (area.x + 2, ROW),
            (area.x + 2 + ROW, title),
            (area.x + 2 + ROW + title, people),
            (area.x + 2 + ROW + title + people, DOUBTS),
            (area.x + 2 + ROW + title + people + DOUBTS, way),
        ];
        let heads = [
            "list-head-row",
            if has_visits { "list-visits-title" } else { "list-head-title" },
            "list-head-people",
            "list-head-doubts",
            "list-head-way",
        ];
        for (id, (x, width)) in heads.iter().zip(places).filter(|(_, (_, width))| *width > 0) {
            put(buf, x, top, width, &w.say(id), QUIET);
        }
        let pane = PANE.min(area.height / 3);
        let height = (area.height + area.y).saturating_sub(top + 1 + pane);
        let body = Rect { y: top + 1, height, ..area };
        for (y, at) in (body.y..).zip(self.cursor.seen(usize::from(height))) {
            let Some(line) = self.lines.get(at).copied() else { continue };
            self.row(model, line, y, &places, buf);
            if at == self.cursor.at() {
                select(buf, Rect { y, height: 1, ..area });
            }
        }
        let below = Rect { y: body.bottom(), height: pane, ..area };
        rule(buf, below.x, below.y, below.width);
        let inner = usize::from(below.width.saturating_sub(2));
        let lines = self.row_details(model).into_iter().flat_map(|text| wrap(&text, inner));
        for (y, text) in (below.y + 1..below.bottom()).zip(lines) {
            let style = if text.starts_with('!') { LATE } else { PLAIN };
            put(buf, below.x + 1, y, below.width.saturating_sub(2), &text, style);
        }
    }

    fn row(&self, model: &Model, line: IntakeLine, y: u16, places: &[(u16, u16); 5], buf: &mut Buffer) {
        let w = &model.words;
        let mut cell = |place: usize, text: &str, style| {
            let (x, width) = places[place];
            put(buf, x, y, width.saturating_sub(1), text, style);
        };
        match line {
            IntakeLine::Left(at) => {
                let left = &self.list.roster.left[at];
                cell(0, &left.rows.first().map(ToString::to_string).unwrap_or_default(), PLAIN);
                cell(1, &w.left(left), LATE);
                cell(4, &w.say("list-way-left"), LATE);
            }
            IntakeLine::Family(place) => {
                let entry = &self.list.roster.entries[place];
                cell(0, &entry.rows.first().map(ToString::to_string).unwrap_or_default(), PLAIN);
                match entry.contact() {
                    Some(contact) => cell(1, &visit_row(model, contact, entry.title()), PLAIN),
                    None => {
                        cell(1, entry.title(), PLAIN);
                        cell(2, &entry.members().count().to_string(), PLAIN);
                    }
                }
                let unclear = entry.unclear.len() + self.list.settled(place, model.ground()).unclear.len();
                if unclear > 0 {
                    cell(3, &format!("! {unclear}"), LATE);
                }
                let style = if self.list.takes[place] == IntakeDecision::New { PLAIN } else { STRONG };
                cell(4, &self.way(place, model), style);
            }
        }
    }

    /// What was read of the row under the cursor, what is unclear of it, what becomes of it.
    pub(super) fn row_details(&self, model: &Model) -> Vec<String> {
        let w = &model.words;
        let place = match self.line() {
            Some(IntakeLine::Family(place)) => place,
            Some(IntakeLine::Left(at)) => {
                let left = &self.list.roster.left[at];
                let sheet = &self.book.sheets[left.sheet];
                let cells = sheet.rows.iter().filter(|row| left.rows.contains(&row.number));
                let cells = cells.flat_map(|row| row.cells.iter().map(crate::table::TableCell::text));
                let said: Vec<String> = cells.filter(|text| !text.is_empty()).collect();
                let how = if self.list.has_visits() { "list-visit-left-how" } else { "list-left-how" };
                return vec![format!("! {}", w.left(left)), said.join(" · "), w.say(how)];
            }
            None => return Vec::new(),
        };
        let entry = &self.list.roster.entries[place];
        let family = entry.family();
        let address = w.address(&Address::of(family));
        let mut lines = vec![format!("{} · {}", entry.title(), self.way(place, model))];
        let settled = self.list.settled(place, model.ground());
        for unclear in entry.unclear.iter().chain(&settled.unclear) {
            lines.push(format!("! {}", w.unclear(unclear)));
        }
        if let Some(contact) = entry.contact() {
            lines.extend(
                self.list.doubles[place]
                    .families
                    .first()
                    .filter(|_| self.list.takes[place] == IntakeDecision::Skip)
                    .and_then(|_| w.several(&self.list, place)),
            );
            lines.extend(visit(model, contact));
            return lines;
        }
        for (_, _, other) in &self.list.doubles[place].persons {
            if let Some(case) = model.case(*other) {
                lines.push(format!(
                    "! {}",
                    say!(w, "list-person-elsewhere", family = case.family.short.as_str())
                ));
            }
        }
        if !address.is_empty() {
            lines.push(address);
        }
        lines.extend(entry.members().map(|member| person(model, member)));
        let marks = entry.records.iter().filter_map(|record| mark(model, record));
        let marks: Vec<String> = marks.collect();
        if !marks.is_empty() {
            lines.push(marks.join(" · "));
        }
        lines.extend(family.text(FieldName::Note).map(|note| say!(w, "list-note", text = note)));
        lines
    }
}

/// «02.11.26 Орлова А. И.».
fn visit_row(model: &Model, contact: &Record, title: &str) -> String {
    let w = &model.words;
    let day = contact.date(FieldName::On).map(|day| day.format("%d.%m.%y").to_string()).unwrap_or_default();
    say!(w, "list-visit-row", day = day, title = title)
}

/// A visit: when and how, who was there, what was done.
fn visit(model: &Model, contact: &Record) -> Vec<String> {
    let w = &model.words;
    let mut lines = vec![w.visit_line(contact)];
    let by = contact.text(FieldName::By).map(|by| {
        let known = by.parse().ok().and_then(|id| model.staff.curator(crate::domain::CuratorId(id)));
        known.map_or_else(|| by.to_owned(), |curator| curator.name.clone())
    });
    lines.extend(by.map(|name| say!(w, "list-visit-by", name = name)));
    lines.extend(contact.text(FieldName::Note).into_iter().flat_map(str::lines).map(str::to_owned));
    lines
}

/// «мать Иванова Мария Петровна, 02.04.1991, +7 911 603-14-22».
fn person(model: &Model, member: &Record) -> String {
    let w = &model.words;
    let names = [FieldName::LastName, FieldName::FirstName, FieldName::Patronymic];
    let names: Vec<&str> = names.into_iter().filter_map(|part| member.text(part)).collect();
    let role = member.text(FieldName::Role).map(|role| w.pick("role", role)).unwrap_or_default();
    let born = member.date(FieldName::Born).map(|day| w.day(day));
    let year = member.value(FieldName::BornYear).and_then(serde_json::Value::as_i64).map(|y| y.to_string());
    let phones = member.value(FieldName::Phones).and_then(serde_json::Value::as_array);
    let phones = phones.into_iter().flatten().filter_map(serde_json::Value::as_str);
    let mut parts = vec![format!("{role} {}", names.join(" ")).trim().to_owned()];
    parts.extend(born.or(year));
    parts.extend(phones.map(crate::domain::phone::shown));
    parts.extend(member.text(FieldName::Occupation).map(str::to_owned));
    parts.join(", ")
}

/// The level, a category, a status, an end.
fn mark(model: &Model, record: &Record) -> Option<String> {
    use crate::domain::{Kind, LevelSpan};
    use crate::regulation::RegulationList;
    let w = &model.words;
    Some(match record.kind {
        Kind::Level => {
            let level = record.get(LevelSpan::FIELDS.level)?;
            let from = record.date(FieldName::From).map(|day| w.day(day)).unwrap_or_default();
            say!(w, "list-level", level = model.rules.level_name(level), day = from)
        }
        Kind::Category => {
            model.rules.meaning(RegulationList::Category, record.text(FieldName::Category)?).label
        }
        Kind::Closing => {
            say!(w, "list-closed", day = w.day(record.date(FieldName::On)?))
        }
        _ => return None,
    })
}
