//! The checklist of one family: its activities by kind of help, each with whom, by whom, by when and what came of it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::{colour, sign, whom};
use crate::domain::programme::{Activity, ActivityState, Help, progress};
use crate::domain::{Case, FamilyId, Id};
use crate::screen::card::plan;
use crate::screen::{Command, Model};
use crate::text::say;
use crate::ui::StepDirection;
use crate::ui::list::{RecordCursor, RecordKey};
use crate::ui::paint::{LATE, PLAIN, QUIET, STRONG, bar, cut, put, put_right, rule, select, titled};
use crate::ui::table::ColumnTable;
use crate::wording;

enum ChecklistLine {
    /// A kind of help with what is done of it, or a version that is not in force with how much is open in it.
    Head(String, String),
    /// An activity, by its place in the case.
    Activity(usize, Id),
}

#[derive(Default)]
pub struct Checklist {
    family: Option<FamilyId>,
    lines: Vec<ChecklistLine>,
    cursor: RecordCursor<Id>,
    /// What it is called and what number it bears.
    word: String,
    name: String,
    /// Level and term.
    level: String,
    safety: String,
    progress: (usize, usize),
}

impl Checklist {
    /// Opens the checklist of a family, on an activity if one is given, else on the first that is open.
    pub fn open(&mut self, model: &Model, family: FamilyId, on: Option<Id>) {
        self.family = Some(family);
        self.lines.clear();
        self.cursor = RecordCursor::default();
        self.fill(model);
        let stops = self.lines.iter().enumerate();
        let chosen = match (on, self.case(model)) {
            (Some(id), _) => {
                stops.clone().find(|(_, l)| matches!(l, ChecklistLine::Activity(_, x) if *x == id))
            }
            (None, Some(case)) => stops.clone().find(
                |(_, l)| matches!(l, ChecklistLine::Activity(at, _) if case.activities[*at].state.is_open()),
            ),
            (None, None) => None,
        };
        if let Some((i, _)) = chosen {
            self.cursor.go_to(i);
        }
    }

    /// Reads the family again; one stays on the same activity.
    pub fn fill(&mut self, model: &Model) {
        self.lines.clear();
        let Some(case) = self.case(model) else {
            (self.lines, self.progress) = Default::default();
            self.cursor.fill(Vec::new());
            return;
        };
        let w = &model.words;
        let counted: Vec<Id> = case.counted_activities().map(|a| a.id).collect();
        for help in Help::ALL {
            let mut of_help: Vec<(usize, &Activity)> = case
                .activities
                .iter()
                .enumerate()
                .filter(|(_, a)| a.help == help && counted.contains(&a.id))
                .collect();
            if of_help.is_empty() {
                continue;
            }
            of_help.sort_by_key(|(i, a)| (a.due.is_none(), a.due, *i));
            let (done, all) = progress(of_help.iter().map(|(_, a)| a.state));
            self.lines.push(ChecklistLine::Head(w.pick("help-kind", help.code()), format!("{done}/{all}")));
            self.lines.extend(of_help.into_iter().map(|(i, a)| ChecklistLine::Activity(i, a.id)));
        }
        for (programme, open) in plan::open_elsewhere(case) {
            let title = plan::other_version(model, case, programme);
            self.lines.push(ChecklistLine::Head(title, open.len().to_string()));
            let place = |a: &Activity| case.activities.iter().position(|b| b.id == a.id);
            self.lines
                .extend(open.into_iter().filter_map(|a| Some(ChecklistLine::Activity(place(a)?, a.id))));
        }
        let (word, name, level) = (number(model, case), case.family.short.clone(), level_said(model, case));
        (self.word, self.name, self.level) = (word, name, level);
        self.safety = case.family.safety.as_ref().map(|s| format!("! {s}")).unwrap_or_default();
        self.progress = case.programme_progress();
        let key = |line: &ChecklistLine| match line {
            ChecklistLine::Head(..) => None,
            ChecklistLine::Activity(_, id) => Some(*id),
        };
        self.cursor.fill(self.lines.iter().map(key).collect());
    }

    /// Moves.
    pub fn step(&mut self, command: Command) -> bool {
        self.cursor.step(command)
    }

    /// What is under the cursor: an activity, in an empty checklist the family.
    pub fn record_key(&self) -> Option<RecordKey> {
        self.cursor.record_key().or_else(|| self.family.as_ref().map(RecordKey::of))
    }

    /// The family after this one, or the one before.
    pub fn turn(&mut self, model: &Model, direction: StepDirection) {
        let count = model.cases.len();
        if count == 0 {
            return;
        }
        let at = self.family.and_then(|f| model.place(f)).unwrap_or(0);
        let next =
            if direction == StepDirection::Forward { (at + 1) % count } else { (at + count - 1) % count };
        self.open(model, model.cases[next].family.id, None);
    }

    /// The family.
    pub fn case<'a>(&self, model: &'a Model) -> Option<&'a Case> {
        let family = self.family?;
        model.case(family).or_else(|| model.closed_left.iter().find(|c| c.family.id == family))
    }

    /// The selected activity.
    pub fn activity(&self) -> Option<Id> {
        self.cursor.key().copied()
    }

    /// Draws the checklist.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) {
        let w = &model.words;
        let Some(case) = self.case(model) else {
            put(buf, area.x + 3, area.y + 3, area.width - 4, &model.nobody("today-empty"), QUIET);
            return;
        };
        self.head(area, buf);
        let c = ChecklistColumns::of(area);
        let titles = ["column-activity", "column-whom", "column-by", "column-due", "column-result"];
        c.table.head(titles.map(|id| w.say(id)), area.y + 2, buf);
        let body = Rect { y: area.y + 3, height: area.height.saturating_sub(3), ..area };
        if self.lines.is_empty() {
            let has_programme = case.current_programmes().next().is_some();
            let id = if has_programme { "programme-no-activities" } else { "card-no-programme" };
            put(buf, area.x + 3, body.y + 1, area.width - 4, &w.say(id), QUIET);
        }
        for (i, place) in self.cursor.rows(body) {
            match &self.lines[i] {
                ChecklistLine::Head(title, count) => {
                    titled(buf, place, title, STRONG, count);
                }
                ChecklistLine::Activity(at, _) => {
                    c.row(model, case, &case.activities[*at], place.y, buf);
                    if i == self.cursor.at() {
                        select(buf, place);
                    }
                }
            }
        }
    }

    /// Title, safety flag and bar of progress; where there is little room the bar gives way, then the name.
    fn head(&self, area: Rect, buf: &mut Buffer) {
        let (done, all) = self.progress;
        let counts = format!("{done}/{all}");
        let width = usize::from(area.width);
        let safety = self.safety.width().min(width / 4);
        let fixed = self.word.width() + self.level.width() + safety + counts.len() + 14;
        let cells = width.saturating_sub(fixed + self.name.width()).min(15);
        let right = if all > 0 && cells >= 5 {
            format!("{} {counts}", bar(done, all, cells))
        } else if all > 0 {
            counts
        } else {
            String::new()
        };
        let room = if cells >= 5 { usize::from(u16::MAX) } else { width.saturating_sub(fixed).max(8) };
        let parts = [self.word.clone(), cut(&self.name, room), self.level.clone()];
        let title =
            parts.iter().filter(|p| !p.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" · ");
        let room = area.width.saturating_sub(u16::try_from(right.width()).unwrap_or(0) + 2);
        let safety = u16::try_from(safety).unwrap_or(0);
        let used = put(buf, area.x + 1, area.y, room.saturating_sub(safety + 2), &title, STRONG);
        put(buf, area.x + 3 + used, area.y, safety, &self.safety, LATE);
        put_right(buf, area.x, area.y, area.width - 1, &right, PLAIN);
        rule(buf, area.x, area.y + 1, area.width);
    }
}

/// «План № 14», of a programme a member «Программа № 14, 15».
fn number(model: &Model, case: &Case) -> String {
    let numbers: Vec<&str> = case.current_programmes().filter_map(|p| p.number.as_deref()).collect();
    match numbers.as_slice() {
        [] => plan::word(model),
        some => {
            format!("{} {}", plan::word(model), say!(model.words, "number", n = some.join(", ")))
        }
    }
}

/// «экстренный до 30.11».
fn level_said(model: &Model, case: &Case) -> String {
    let w = &model.words;
    let standing = model.place(case.family.id).map(|i| &model.standings[i]);
    let Some((level, standing)) = standing.and_then(|s| s.level.map(|l| (l, s))) else {
        return w.say("no-level");
    };
    let until = standing.term.as_ref().map(|t| {
        let over = if t.is_over(model.today) { "! " } else { "" };
        format!(" {over}{}", w.until(t.until, model.today))
    });
    format!("{}{}", model.rules.level_name(level), until.unwrap_or_default())
}

/// The columns: a mark, the activity, whom it is for, by whom, by when, the result.
struct ChecklistColumns {
    x: u16,
    table: ColumnTable<5>,
}

impl ChecklistColumns {
    fn of(area: Rect) -> ChecklistColumns {
        let x = area.x + 1;
        let due = 8;
        let result = if area.width >= 110 { 26 } else { 4 };
        let whom = 8;
        let by = match area.width {
            110.. => 22,
            76.. => 11,
            _ => 0,
        };
        let gaps = if by > 0 { 4 } else { 3 };
        let text = area.width.saturating_sub(5 + due + result + whom + by + gaps + 1);
        ChecklistColumns { x, table: ColumnTable::at(x + 4, [text, whom, by, due, result]) }
    }

    fn row(&self, model: &Model, case: &Case, activity: &Activity, y: u16, buf: &mut Buffer) {
        let w = &model.words;
        let style = colour(activity, model.today);
        let [text, for_whom, by, due_at, result] = self.table.slots();
        put(buf, self.x, y, 3, sign(activity, model.today), style);
        let plain = if activity.state == ActivityState::Cancelled { QUIET } else { PLAIN };
        put(buf, text.x, y, text.width, &wording::activity::text(&model.words, activity), plain);
        put(buf, for_whom.x, y, for_whom.width, &whom(model, case, activity), plain);
        put(buf, by.x, y, by.width, activity.organisation.as_deref().unwrap_or_default(), plain);
        let due = activity.due.map(|d| w.day_near(d, model.today)).unwrap_or_default();
        let late = activity.is_overdue(model.today);
        put(buf, due_at.x, y, due_at.width, &due, if late { LATE } else { plain });
        let short = w.pick("activity-short", activity.state.code());
        let said = match &activity.result {
            Some(said) if result.width > 10 && !activity.state.is_open() => said.clone(),
            _ => short,
        };
        put(buf, result.x, y, result.width, &said, style);
    }
}
