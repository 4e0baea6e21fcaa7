//! What is due across all families, by day: overdue, soon, the rest, and families that have no programme.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::{colour, letter, level_of, sign};
use crate::domain::paper::Request;
use crate::domain::programme::Programme;
use crate::domain::{Case, FamilyId, Id, day};
use crate::norm::horizon::AHEAD;
use crate::report::requests;
use crate::screen::card::plan;
use crate::screen::colour::level;
use crate::screen::{Command, Model};
use crate::text::say;
use crate::ui::list::{RecordCursor, RecordKey};
use crate::ui::paint::{LATE, PLAIN, QUIET, STRONG, put, put_name, put_right, rule, select, titled};
use crate::ui::table::{ColumnSlot, ColumnTable, share};
use crate::wording;

/// A line of the list.
enum ProgrammeLine {
    /// A group.
    Head(String),
    /// An open activity: the place of its family, its own place.
    Activity(usize, usize, Id),
    /// A programme that is not approved: the place of its family, its id, what is said.
    Undecided(usize, Id, String),
    /// A request without an answer: the place of its family, its own place.
    Request(usize, usize, Id),
    /// A family without a programme.
    Bare(usize),
}

impl ProgrammeLine {
    /// Its family.
    fn case<'a>(&self, model: &'a Model) -> Option<&'a Case> {
        match self {
            ProgrammeLine::Activity(place, ..)
            | ProgrammeLine::Request(place, ..)
            | ProgrammeLine::Undecided(place, ..)
            | ProgrammeLine::Bare(place) => case_at(model, *place),
            ProgrammeLine::Head(_) => None,
        }
    }
}

/// The record of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum ProgrammeKey {
    Activity(Id),
    Programme(Id),
    Request(Id),
    Bare(FamilyId),
}

/// An open activity on its way into a group: its day, the place of its family, its own place.
type OpenActivity = (Option<NaiveDate>, usize, usize, Id);

pub struct ProgrammeList {
    lines: Vec<ProgrammeLine>,
    cursor: RecordCursor<ProgrammeKey>,
    /// Open activities, and those of them that are late.
    counts: (usize, usize),
}

impl ProgrammeList {
    /// The list of all families.
    pub fn new(model: &Model) -> ProgrammeList {
        let mut list = ProgrammeList { lines: Vec::new(), cursor: RecordCursor::default(), counts: (0, 0) };
        list.fill(model);
        list
    }

    /// Reads the activities again; one stays on the same one.
    pub fn fill(&mut self, model: &Model) {
        let w = &model.words;
        let soon = day::later(model.today, AHEAD);
        let mut groups: [Vec<OpenActivity>; 4] = Default::default();
        let mut bare = Vec::new();
        for (place, case) in model.with_work().enumerate() {
            for activity in case.current_activities().filter(|a| a.state.is_open()) {
                let at = case.activities.iter().position(|a| a.id == activity.id).unwrap_or(0);
                let group = match activity.due {
                    Some(due) if day::is_late(due, model.today) => 0,
                    Some(due) if due <= soon => 1,
                    Some(_) => 2,
                    None => 3,
                };
                groups[group].push((activity.due, place, at, activity.id));
            }
            let is_bare = case.programmes.is_empty() && case.activities.is_empty()
                || plan::without(model, case).is_some();
            if is_bare && place < model.cases.len() {
                bare.push(place);
            }
        }
        self.counts = (groups.iter().map(Vec::len).sum(), groups[0].len());
        self.lines.clear();
        for (id, mut group) in ["programmes-late", "programmes-soon", "programmes-later", "programmes-no-day"]
            .into_iter()
            .zip(groups)
        {
            if group.is_empty() {
                continue;
            }
            group.sort_by_key(|(due, place, _, _)| (*due, *place));
            self.lines.push(ProgrammeLine::Head(w.count(id, group.len())));
            self.lines
                .extend(group.into_iter().map(|(_, place, at, id)| ProgrammeLine::Activity(place, at, id)));
        }
        let undecided: Vec<ProgrammeLine> = undecided(model);
        if !undecided.is_empty() {
            self.lines.push(ProgrammeLine::Head(w.count("programmes-undecided", undecided.len())));
            self.lines.extend(undecided);
        }
        let waiting = requests::unanswered(model.with_work(), model.today);
        let all: usize = waiting.iter().map(|o| o.waiting.len()).sum();
        if all > 0 {
            let late: usize = waiting.iter().map(requests::OrganisationRequests::late).sum();
            self.lines.push(ProgrammeLine::Head(say!(w, "programmes-requests", n = all, late = late)));
        }
        let line = |request: &requests::PendingRequest| {
            let of = case_at(model, request.case).map_or(&[][..], |case| case.requests.as_slice());
            let at = of.iter().position(|r| r.id == request.id).unwrap_or(0);
            ((request.due.is_none(), request.due), ProgrammeLine::Request(request.case, at, request.id))
        };
        let mut asked: Vec<_> = waiting.iter().flat_map(|o| &o.waiting).map(line).collect();
        asked.sort_by_key(|(due, _)| *due);
        self.lines.extend(asked.into_iter().map(|(_, line)| line));
        if !bare.is_empty() {
            self.lines.push(ProgrammeLine::Head(w.count("programmes-bare", bare.len())));
            self.lines.extend(bare.into_iter().map(ProgrammeLine::Bare));
        }
        let key = |line: &ProgrammeLine| match line {
            ProgrammeLine::Head(_) => None,
            ProgrammeLine::Activity(_, _, id) => Some(ProgrammeKey::Activity(*id)),
            ProgrammeLine::Undecided(_, id, _) => Some(ProgrammeKey::Programme(*id)),
            ProgrammeLine::Request(_, _, id) => Some(ProgrammeKey::Request(*id)),
            ProgrammeLine::Bare(place) => Some(ProgrammeKey::Bare(model.cases[*place].family.id)),
        };
        let keys = self.lines.iter().map(key).collect();
        let owner = |line: &ProgrammeLine| line.case(model).map(|c| RecordKey::of(&c.family.id));
        let owners = self.lines.iter().map(owner).collect();
        self.cursor.fill_owned(keys, owners);
    }

    /// Moves.
    pub fn step(&mut self, command: Command) -> bool {
        self.cursor.step(command)
    }

    /// What is under the cursor.
    pub fn record_key(&self) -> Option<RecordKey> {
        self.cursor.record_key()
    }

    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The selected activity.
    pub fn activity(&self) -> Option<Id> {
        match self.cursor.key()? {
            ProgrammeKey::Activity(id) => Some(*id),
            ProgrammeKey::Request(_) | ProgrammeKey::Programme(_) | ProgrammeKey::Bare(_) => None,
        }
    }

    /// The selected request.
    pub fn request(&self) -> Option<Id> {
        match self.cursor.key()? {
            ProgrammeKey::Request(id) => Some(*id),
            ProgrammeKey::Activity(_) | ProgrammeKey::Programme(_) | ProgrammeKey::Bare(_) => None,
        }
    }

    /// Moves to the first request; gives whether there is one.
    pub fn go_to_requests(&mut self) -> bool {
        let first = self.lines.iter().position(|line| matches!(line, ProgrammeLine::Request(..)));
        if let Some(at) = first {
            self.cursor.go_to(at);
        }
        first.is_some()
    }

    /// The selected family.
    pub fn case<'a>(&self, model: &'a Model) -> Option<&'a Case> {
        self.lines.get(self.cursor.at()).and_then(|line| line.case(model))
    }

    /// The widths of the longest name, with its level and warning, and of the longest activity.
    fn needs(&self, model: &Model) -> (u16, u16) {
        let names = self.lines.iter().filter_map(|line| line.case(model));
        let names = names.map(|case| {
            let warned = if case.family.safety.is_some() { 2 } else { 0 };
            case.family.short.width() + 2 + warned
        });
        let texts = self.lines.iter().filter_map(|line| match line {
            ProgrammeLine::Activity(place, at, _) => {
                Some(of_place(model, *place, &case_at(model, *place)?.activities.get(*at)?.text).width())
            }
            ProgrammeLine::Undecided(_, _, said) => Some(said.width()),
            ProgrammeLine::Request(place, at, _) => {
                Some(of_place(model, *place, said(case_at(model, *place)?.requests.get(*at)?)).width())
            }
            ProgrammeLine::Bare(place) => plan::without(model, &model.cases[*place]).map(|said| said.width()),
            ProgrammeLine::Head(_) => None,
        });
        let most = |n: Option<usize>| u16::try_from(n.unwrap_or(0)).unwrap_or(u16::MAX);
        (most(names.max()), most(texts.max()))
    }

    /// Draws the list.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) {
        let w = &model.words;
        let counts = say!(w, "programmes-count", n = self.counts.0, late = self.counts.1);
        let room = area.width.saturating_sub(u16::try_from(counts.width()).unwrap_or(0) + 4);
        put(buf, area.x + 1, area.y, room, &say!(w, "programmes-title", word = plan::word(model)), STRONG);
        put_right(buf, area.x, area.y, area.width - 1, &counts, QUIET);
        rule(buf, area.x, area.y + 1, area.width);
        let c = ProgrammeColumns::of(area, self.needs(model));
        let titles = ["column-due", "column-family", "column-activity", "column-by"];
        c.table.head(titles.map(|id| w.say(id)), area.y + 2, buf);
        let body = Rect { y: area.y + 3, height: area.height.saturating_sub(3), ..area };
        if self.lines.is_empty() {
            let is_empty = model.cases.is_empty();
            let said = if is_empty { model.nobody("today-empty") } else { w.say("programmes-empty") };
            put(buf, area.x + 3, body.y + 1, area.width - 4, &said, QUIET);
        }
        for (i, line) in self.cursor.rows(body) {
            let y = line.y;
            match &self.lines[i] {
                ProgrammeLine::Head(text) => {
                    titled(buf, line, text, STRONG, "");
                }
                ProgrammeLine::Activity(place, at, _) => c.row(model, *place, *at, y, buf),
                ProgrammeLine::Undecided(place, _, said) => {
                    c.family(model, &model.cases[*place], y, buf);
                    let [_, _, text, _] = c.table.slots();
                    put(buf, text.x, y, area.right().saturating_sub(text.x + 1), said, PLAIN);
                }
                ProgrammeLine::Request(place, at, _) => c.request(model, *place, *at, y, buf),
                ProgrammeLine::Bare(place) => {
                    c.family(model, &model.cases[*place], y, buf);
                    let without = plan::without(model, &model.cases[*place]).unwrap_or_default();
                    let [_, _, text, _] = c.table.slots();
                    put(buf, text.x, y, area.right().saturating_sub(text.x + 1), &without, PLAIN);
                }
            }
            if i == self.cursor.at() {
                select(buf, line);
            }
        }
    }
}

/// The programmes of the families that were sent and not approved.
fn undecided(model: &Model) -> Vec<ProgrammeLine> {
    let of_case = |(place, case): (usize, &Case)| -> Vec<ProgrammeLine> {
        let said = |p: &Programme| {
            let (said, late) = plan::approval(model, case, p)?;
            Some(ProgrammeLine::Undecided(place, p.id, if late { format!("! {said}") } else { said }))
        };
        case.undecided_programmes().filter_map(said).collect()
    };
    model.cases.iter().enumerate().flat_map(of_case).collect()
}

/// The family of a place of the list: one on accompaniment, else a closed one.
fn case_at(model: &Model, place: usize) -> Option<&Case> {
    model.with_work().nth(place)
}

/// What is to be done, and of a closed family that it is one.
fn of_place(model: &Model, place: usize, what: &str) -> String {
    if place < model.cases.len() { what.to_owned() } else { wording::due::left(&model.words, what) }
}

/// What was asked; where nothing was written, of whom.
fn said(request: &Request) -> &str {
    request.text.as_deref().unwrap_or(&request.organisation)
}

/// The columns: a mark, by when, the family, the activity, by whom.
struct ProgrammeColumns {
    x: u16,
    table: ColumnTable<4>,
}

impl ProgrammeColumns {
    /// The columns for names and activities of which the longest need these widths.
    fn of(area: Rect, (names, texts): (u16, u16)) -> ProgrammeColumns {
        let x = area.x + 1;
        let rest = area.width.saturating_sub(15);
        // What is to be done says more than who does it.
        let family_width = (rest * 3 / 10).clamp(14, 24);
        let by_width = match area.width {
            110.. => (rest / 5).min(30),
            76.. => (rest / 6).max(11),
            _ => 0,
        };
        let room = rest.saturating_sub(1 + by_width + u16::from(by_width > 0));
        let text_least = room.saturating_sub(family_width).min(texts);
        let [family_width] = share(room - text_least, [(family_width, names)]);
        let text_width = room.saturating_sub(family_width);
        ProgrammeColumns { x, table: ColumnTable::at(x + 4, [8, family_width, text_width, by_width]) }
    }

    fn family(&self, model: &Model, case: &Case, y: u16, buf: &mut Buffer) {
        let [_, ColumnSlot { x, width }, _, _] = self.table.slots();
        put(buf, x, y, 1, &letter(model, case), level(level_of(model, case)));
        let used = put_name(buf, x + 2, y, width - 2, &case.family.short, PLAIN);
        if case.family.safety.is_some() && used + 4 <= width {
            put(buf, x + 3 + used, y, 1, "!", LATE);
        }
    }

    fn request(&self, model: &Model, place: usize, at: usize, y: u16, buf: &mut Buffer) {
        let Some(case) = case_at(model, place) else { return };
        let Some(request) = case.requests.get(at) else { return };
        let late = request.due.is_some_and(|due| day::is_late(due, model.today));
        let style = if late { LATE } else { PLAIN };
        put(buf, self.x, y, 3, if late { "[!]" } else { "[ ]" }, style);
        let due = request.due.map(|d| model.words.day_near(d, model.today)).unwrap_or_default();
        let [due_at, _, text, by] = self.table.slots();
        put(buf, due_at.x, y, due_at.width, &due, style);
        self.family(model, case, y, buf);
        let whole = if by.width == 0 { request.organisation.as_str() } else { said(request) };
        put(buf, text.x, y, text.width, &of_place(model, place, whole), PLAIN);
        put(buf, by.x, y, by.width, &request.organisation, QUIET);
    }

    fn row(&self, model: &Model, place: usize, at: usize, y: u16, buf: &mut Buffer) {
        let Some(case) = case_at(model, place) else { return };
        let Some(activity) = case.activities.get(at) else { return };
        put(buf, self.x, y, 3, sign(activity, model.today), colour(activity, model.today));
        let due = activity.due.map(|d| model.words.day_near(d, model.today)).unwrap_or_default();
        let [due_at, _, text, by] = self.table.slots();
        put(buf, due_at.x, y, due_at.width, &due, colour(activity, model.today));
        self.family(model, case, y, buf);
        let said = of_place(model, place, &wording::activity::text(&model.words, activity));
        put(buf, text.x, y, text.width, &said, PLAIN);
        put(buf, by.x, y, by.width, activity.organisation.as_deref().unwrap_or_default(), QUIET);
    }
}
