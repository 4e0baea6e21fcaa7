//! «Семьи»: the list, sorted, filtered as one types.

pub mod beyond;
mod fill;
pub mod filter;
mod list;
mod listed;
mod order;
mod search;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::dialog::spec::DialogSpec;
use super::family_command::Shown;
use super::why::about::WhySubject;
use super::{Command, Effect, Model, Step, family_command, preview};
use crate::domain::contact::Caller;
use crate::domain::{Case, FamilyId};
use crate::keymap::key::Key;
use crate::norm::Standing;
use crate::paper::PreparedPaper;
use crate::paper::catalogue::PaperId;
use crate::screen::exchange::path_purpose::PathPurpose;
use crate::store::{FamilyScope, Reader};
use crate::text::say;
use crate::ui::editor::Editor;
use crate::ui::list::{RecordCursor, RecordKey};
use crate::ui::paint::{PLAIN, QUIET, STRONG, put, put_right, rule, select};
use crate::wording::family_list;
use beyond::{AllFamilies, FamilyPlace};
use filter::{Facet, ListFilter};
use list::FamilyColumns;
use listed::ListedFamily;
use order::ListOrder;
use search::ListIndex;

/// A line of the list: a family, and under it the member by whom it was found.
struct FamilyLine {
    place: FamilyPlace,
    found: Option<String>,
}

/// Letters that the line of the filter takes.
const LONGEST: usize = 200;

/// «Семьи»: the list with its filter, its order and the family under the cursor.
pub struct FamiliesScreen {
    filter: Editor,
    typing: bool,
    order: ListOrder,
    /// What is left out, beside what is typed.
    narrow: ListFilter,
    /// Whether closed families are listed too.
    closed: bool,
    /// All families of the list, closed ones too, once they were asked or looked for.
    beyond: Option<AllFamilies>,
    /// The closed family under the cursor with all its records.
    open: Option<Box<(Case, Standing)>>,
    index: ListIndex,
    lines: Vec<FamilyLine>,
    cursor: RecordCursor<FamilyId>,
}

impl FamiliesScreen {
    /// The list of families on accompaniment.
    #[must_use]
    pub fn new(model: &Model) -> FamiliesScreen {
        let mut screen = FamiliesScreen {
            filter: Editor::default(),
            typing: false,
            order: ListOrder::Slack,
            narrow: ListFilter::default(),
            closed: false,
            beyond: None,
            open: None,
            index: ListIndex::default(),
            lines: Vec::new(),
            cursor: RecordCursor::default(),
        };
        screen.fill(model, None);
        screen
    }

    /// Whether letters go into the filter.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.typing
    }

    /// What is typed next is for another screen.
    pub fn stop_typing(&mut self) {
        self.typing = false;
    }

    /// Whether closed families belong to the list: they do wherever one looks for a name.
    fn with_closed(&self) -> bool {
        self.closed || !self.filter.value().trim().is_empty() || self.narrow.of(Facet::Course).is_some()
    }

    /// Leaves out what does not belong to `narrow`.
    pub fn narrow(&mut self, narrow: ListFilter, model: &Model, reader: Reader<'_>) {
        self.narrow = narrow;
        self.fill_from_top(model, reader);
    }

    /// Reloads the district.
    pub fn refresh(&mut self, model: &Model, reader: Reader<'_>) {
        (self.beyond, self.open) = (None, None);
        self.index.forget();
        self.fill(model, Some(reader));
        self.open_closed(model, reader);
    }

    /// The family under the cursor.
    #[must_use]
    pub fn family(&self) -> Option<FamilyId> {
        self.cursor.key().copied()
    }

    /// What is under the cursor.
    #[must_use]
    pub fn record_key(&self) -> Option<RecordKey> {
        self.cursor.record_key()
    }

    /// Does what a command means here.
    pub fn update(&mut self, command: Command, model: &Model, reader: Reader<'_>) -> Step {
        if self.cursor.step(command) {
            self.open_closed(model, reader);
            return Step::Stay;
        }
        match command {
            Command::Find => {
                self.need_closed(model, reader);
                self.index.prepare(model, reader);
                self.typing = true;
                return Step::Stay;
            }
            Command::Back => return self.back(model, reader),
            Command::Clear if self.is_whole() && !self.typing => {
                return Step::Say(model.words.say("narrow-none"));
            }
            Command::Clear => {
                // Of an empty line it is what Esc is: it leaves it.
                self.typing &= !(self.filter.is_empty() && self.narrow.is_empty());
                self.filter = Editor::default();
                self.narrow = ListFilter::default();
                self.fill_from_top(model, reader);
                return Step::Stay;
            }
            Command::Print => return self.list_out(model, reader),
            Command::Narrow => return Step::Ask(DialogSpec::Facets(self.narrow.clone())),
            Command::Sort => {
                self.order = self.order.next();
                self.fill(model, Some(reader));
                self.open_closed(model, reader);
                return Step::Stay;
            }
            Command::Closed => {
                self.closed = !self.closed;
                self.fill_from_top(model, reader);
                return Step::Stay;
            }
            _ => {}
        }
        let Some((case, standing)) = self.selected(model) else {
            let sought = self.filter.value();
            return match command {
                Command::Open if self.is_whole() && self.lines.is_empty() => {
                    Step::Do(Effect::Seek(PathPurpose::List))
                }
                // The caller was looked for and is not among the families, as in the lookup.
                Command::Note if !sought.trim().is_empty() => Step::Ask(DialogSpec::Stranger {
                    sought: sought.trim().to_owned(),
                    caller: Caller::Unknown,
                }),
                _ => Step::Say(model.words.say("row-no-family")),
            };
        };
        match command {
            Command::Open => {
                let family = case.family.id;
                // What was looked for is found: the next letter is a key of the list again.
                self.typing = false;
                Step::Card(family)
            }
            Command::Mark => family_command::mark_today(model, case, standing),
            Command::Why => match standing.pressing().or(standing.rows.first()) {
                Some(row) => Step::Ask(DialogSpec::Why(WhySubject::row(model, case, row))),
                None => Step::Say(model.words.say("why-nothing")),
            },
            _ => family_command::follow(command, model, case, Shown::Next),
        }
    }

    /// The families that are listed as a table for Excel, which comes in again.
    fn list_out(&self, model: &Model, reader: Reader<'_>) -> Step {
        let mut listed: Vec<Case> = Vec::new();
        let families = self.lines.iter().filter_map(|line| self.listed(line.place, model));
        for family in families.map(ListedFamily::family) {
            match model.cases_of(reader, FamilyScope::One(family), None) {
                Ok(found) => listed.extend(found),
                Err(problem) => return Step::Say(model.words.problem(&problem)),
            }
        }
        let ground =
            family_list::FamilyListContext { rules: &model.rules, staff: &model.staff, today: model.today };
        let grid = family_list::grid(&ground, &listed);
        let path = model.papers.join(model.words.say("list-out-name"));
        Step::Do(Effect::Paper {
            path,
            name: Some(PaperId::Families.paper().name),
            paper: PreparedPaper::Xlsx(Box::new(grid)),
        })
    }

    /// Whether nothing narrows the list.
    fn is_whole(&self) -> bool {
        self.filter.is_empty() && self.narrow.is_empty()
    }

    /// Esc clears the filter; on an empty line it leaves it.
    fn back(&mut self, model: &Model, reader: Reader<'_>) -> Step {
        if self.filter.is_empty() {
            if !self.typing {
                return Step::Back;
            }
            self.typing = false;
        } else {
            self.filter = Editor::default();
            self.fill_from_top(model, reader);
        }
        Step::Stay
    }

    /// Types into the filter.
    pub fn type_text(&mut self, text: &str, model: &Model, reader: Reader<'_>) -> bool {
        if !self.typing {
            return false;
        }
        self.filter.insert_most(text, LONGEST);
        self.fill_from_top(model, reader);
        true
    }

    /// Takes Backspace.
    pub fn edit(&mut self, key: Key, model: &Model, reader: Reader<'_>) -> bool {
        if !self.typing {
            return false;
        }
        if !self.filter.erase_at_end(key) {
            return false;
        }
        self.fill_from_top(model, reader);
        true
    }

    /// The line under the screen.
    #[must_use]
    pub fn status(&self, model: &Model) -> String {
        model.words.say(if self.typing { "status-filter" } else { "status-families" })
    }

    /// Draws the screen.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let w = &model.words;
        let label = w.say("filter-label");
        let used = put(buf, area.x + 1, area.y, 20, &label, STRONG) + 2;
        let (shown, at) = self.filter.window(usize::from(area.width / 2));
        let typed = put(buf, area.x + used, area.y, area.width / 2, &shown, PLAIN);
        if !self.typing && shown.is_empty() {
            put(buf, area.x + used + typed, area.y, area.width / 2, &w.say("filter-how"), QUIET);
        }
        // What is typed puts the best match first, whatever the order.
        let code = if self.filter.value().trim().is_empty() { self.order.code() } else { "found" };
        let order = w.pick("order", code);
        let beyond = self.beyond.as_ref().filter(|_| self.with_closed());
        let all = beyond.map_or(model.cases.len(), |beyond| beyond.places.len());
        let head = say!(
            w,
            if self.with_closed() { "families-count-all" } else { "families-count" },
            n = self.lines.len(),
            all = all,
            order = order
        );
        put_right(buf, area.x, area.y, area.width, &head, QUIET);
        rule(buf, area.x, area.y + 1, area.width);
        if !self.narrow.is_empty() {
            let said = say!(w, "narrow-said", what = self.narrow.said(model));
            put(buf, area.x + 1, area.y + 1, area.width - 2, &said, STRONG);
        }
        let columns = FamilyColumns::of(area);
        columns.head(model, area.y + 2, buf);
        let body = Rect { y: area.y + 3, height: area.height.saturating_sub(3), ..area };
        let body = self.pane(model, body, buf);
        let mut y = body.y;
        for i in self.cursor.seen(self.height(body)) {
            if y >= body.bottom() {
                break;
            }
            let line = &self.lines[i];
            let first = y;
            if let Some(family) = self.listed(line.place, model) {
                columns.row(model, family, y, buf);
            }
            y += 1;
            if let Some(found) = line.found.as_ref().filter(|_| y < body.bottom()) {
                put(buf, area.x + 5, y, area.width - 5, &format!("└ {found}"), QUIET);
                y += 1;
            }
            if i == self.cursor.at() {
                select(buf, Rect { y: first, height: y - first, ..area });
            }
        }
        if self.lines.is_empty() {
            let is_whole = self.is_whole();
            let said = if is_whole { model.nobody("families-none") } else { w.say("families-not-found") };
            let room = Rect { x: area.x + 3, y: body.y + 1, width: area.width - 4, height: 3 };
            list::say(&said, room.intersection(area), buf);
        }
        self.typing.then_some(Position { x: area.x + used + at, y: area.y })
    }

    /// Draws the family under the cursor below the list; gives what is left to the list. A long list leaves it two
    /// lines.
    fn pane(&self, model: &Model, body: Rect, buf: &mut Buffer) -> Rect {
        if self.lines.is_empty() {
            return body;
        }
        let spare = usize::from(body.height).saturating_sub(self.lines.len() + 1);
        let high = u16::try_from(spare).unwrap_or(0).clamp(3, 5).min(body.height / 2);
        let list = body.height - high;
        let pane = Rect { y: body.y + list, height: high, ..body };
        if let Some(family) = self.selected(model) {
            preview::below(model, family, pane, buf);
        }
        Rect { height: list, ..body }
    }

    /// How many families fit: those found by a member take two lines.
    fn height(&self, body: Rect) -> usize {
        let height = usize::from(body.height);
        if self.lines.iter().any(|l| l.found.is_some()) { (height / 2).max(1) } else { height }
    }
}
