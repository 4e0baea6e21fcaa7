//! «Программы»: what is due across all families, and the checklist of one of them.

mod checklist;
mod detail;
mod list;

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use self::checklist::Checklist;
use self::detail::detail;
use self::list::ProgrammeList;
use super::card::papers;
use super::dialog::spec::DialogSpec;
use super::entry::blank::EntryPurpose;
use super::family_command::Shown;
use super::{Command, Model, Step, family_command, follow_up, why};
use crate::domain::programme::{Activity, ActivityState};
use crate::domain::schema::Kind;
use crate::domain::{Case, FamilyId, FieldName, Id, Level, Record};
use crate::store::Reader;
use crate::ui::StepDirection;
use crate::ui::list::RecordKey;
use crate::ui::paint::{DONE, LATE, PLAIN, QUIET, STRONG, put, rule, titled, wrap};

/// Lines kept for what is shown about the selected activity, and the rule above them.
const DETAIL: u16 = 4;

/// Which of the two views is visible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ProgrammeView {
    /// What is due across all families.
    All,
    /// One family's checklist.
    One,
}

/// «Программы»: the list of all families and the checklist of one.
pub struct ProgrammesScreen {
    view: ProgrammeView,
    list: ProgrammeList,
    checklist: Checklist,
    /// Requests of the family that is selected, read when it was.
    requests: Option<(FamilyId, Vec<Record>)>,
    /// What is shown about the selected activity.
    detail: Vec<(String, Style)>,
}

impl ProgrammesScreen {
    /// What is due across the families.
    #[must_use]
    pub fn new(model: &Model) -> ProgrammesScreen {
        let list = ProgrammeList::new(model);
        let mut checklist = Checklist::default();
        if let Some(case) = list.case(model).or(model.cases.first()) {
            checklist.open(model, case.family.id, None);
        }
        let mut screen = ProgrammesScreen {
            view: ProgrammeView::All,
            list,
            checklist,
            requests: None,
            detail: Vec::new(),
        };
        screen.describe_selected(model, None);
        screen
    }

    /// Reloads the programmes.
    pub fn refresh(&mut self, model: &Model, reader: Reader<'_>) {
        self.list.fill(model);
        self.checklist.fill(model);
        if self.checklist.case(model).is_none()
            && let Some(case) = model.cases.first()
        {
            self.checklist.open(model, case.family.id, None);
        }
        self.requests = None;
        self.describe_selected(model, Some(reader));
    }

    fn case<'a>(&self, model: &'a Model) -> Option<&'a Case> {
        match self.view {
            ProgrammeView::All => self.list.case(model),
            ProgrammeView::One => self.checklist.case(model),
        }
    }

    /// The family under the cursor.
    #[must_use]
    pub fn family(&self, model: &Model) -> Option<FamilyId> {
        self.case(model).map(|case| case.family.id)
    }

    /// Opens the checklist of a family.
    pub fn open(&mut self, family: FamilyId, model: &Model, reader: Reader<'_>) {
        self.view = ProgrammeView::One;
        self.checklist.open(model, family, None);
        self.describe_selected(model, Some(reader));
    }

    /// What is under the cursor.
    #[must_use]
    pub fn record_key(&self) -> Option<RecordKey> {
        match self.view {
            ProgrammeView::All => self.list.record_key(),
            ProgrammeView::One => self.checklist.record_key(),
        }
    }

    /// The request under the cursor.
    fn request(&self) -> Option<Id> {
        if self.view == ProgrammeView::All { self.list.request() } else { None }
    }

    /// Opens the list at the requests that wait for an answer; gives whether one does.
    pub fn open_requests(&mut self, model: &Model, reader: Reader<'_>) -> bool {
        self.view = ProgrammeView::All;
        let waits = self.list.go_to_requests();
        self.describe_selected(model, Some(reader));
        waits
    }

    fn selected(&self) -> Option<Id> {
        match self.view {
            ProgrammeView::All => self.list.activity(),
            ProgrammeView::One => self.checklist.activity(),
        }
    }

    fn activity<'a>(&self, model: &'a Model) -> Option<&'a Activity> {
        let id = self.selected()?;
        self.case(model)?.activities.iter().find(|a| a.id == id)
    }

    /// Does what a command means here.
    pub fn update(&mut self, command: Command, model: &Model, reader: Reader<'_>) -> Step {
        let step = self.follow(command, model);
        if matches!(step, Step::Stay) {
            self.describe_selected(model, Some(reader));
        }
        step
    }

    fn follow(&mut self, command: Command, model: &Model) -> Step {
        let moved = match self.view {
            ProgrammeView::All => self.list.step(command),
            ProgrammeView::One => self.checklist.step(command),
        };
        if moved {
            return Step::Stay;
        }
        match (self.view, command) {
            (ProgrammeView::All, Command::Open | Command::NextPane | Command::Right)
                if command != Command::Open || self.request().is_none() =>
            {
                if let Some(case) = self.list.case(model) {
                    self.checklist.open(model, case.family.id, self.list.activity());
                }
                self.view = ProgrammeView::One;
                return Step::Stay;
            }
            (ProgrammeView::All, Command::Back) => return Step::Back,
            (ProgrammeView::One, Command::NextPane | Command::Back) => {
                self.view = ProgrammeView::All;
                return Step::Stay;
            }
            (ProgrammeView::One, Command::Left | Command::Right) => {
                self.checklist.turn(model, StepDirection::back_if(command != Command::Right));
                return Step::Stay;
            }
            _ => {}
        }
        let Some(case) = self.case(model) else {
            return Step::Say(model.words.say("row-no-family"));
        };
        if let Some(request) = self.request() {
            match command {
                Command::Open | Command::Mark => {
                    return Step::Fill(EntryPurpose::change_at(request, FieldName::AnsweredOn));
                }
                Command::Request => return follow_up::remind(model, case, request),
                Command::Why => return Step::Ask(why::request(model, case, request)),
                _ => {}
            }
        }
        match command {
            Command::Mark | Command::Open => match self.activity(model) {
                Some(activity) => {
                    Step::Ask(DialogSpec::Tick { family: case.family.id, activity: activity.id })
                }
                None => Step::Say(model.words.say("programme-nothing-to-tick")),
            },
            Command::Why => match self.activity(model) {
                Some(activity) => Step::Ask(why::activity(model, case, activity.id)),
                None => Step::Say(model.words.say("why-nothing")),
            },
            Command::Request => follow_up::request(model, case, self.selected()),
            _ => family_command::follow(command, model, case, Shown::Other),
        }
    }

    /// Words the selected activity: it is put into words when the selection changes, not when it is drawn.
    fn describe_selected(&mut self, model: &Model, reader: Option<Reader<'_>>) {
        let Some(case) = self.case(model) else {
            self.detail.clear();
            return;
        };
        let family = case.family.id;
        if self.requests.as_ref().map(|(of, _)| *of) != Some(family)
            && let Some(reader) = reader
        {
            // What cannot be read is not shown: the next change says why.
            let requests = reader.records_of(Kind::Request, family.0);
            let requests = requests.and_then(|r| model.records_as_of(reader, r));
            self.requests = requests.ok().map(|r| (family, r));
        }
        let requests = self.requests.as_ref().map_or(&[][..], |(_, r)| r.as_slice());
        self.detail = match self.request().and_then(|id| case.requests.iter().find(|r| r.id == id)) {
            Some(request) => [vec![(named(model, case), STRONG)], papers::waiting(model, request)].concat(),
            None => detail(model, case, self.activity(model), requests, self.view),
        };
    }

    /// The line under the screen.
    #[must_use]
    pub fn status(&self, model: &Model) -> String {
        model.words.say(match self.view {
            ProgrammeView::All if self.list.is_empty() => "status-empty",
            ProgrammeView::All if self.list.request().is_some() => "status-request",
            ProgrammeView::All => "status-programmes",
            ProgrammeView::One => "status-checklist",
        })
    }

    /// Draws the screen.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let room = if area.height > 20 { DETAIL + 1 } else { DETAIL };
        let above = Rect { height: area.height.saturating_sub(room), ..area };
        match self.view {
            ProgrammeView::All => self.list.view(model, above, buf),
            ProgrammeView::One => self.checklist.view(model, above, buf),
        }
        let inner = usize::from(area.width.saturating_sub(2));
        let line = Rect { y: above.bottom(), height: 1, ..area };
        // A text that fits is in the line itself.
        let title = self.detail.first().filter(|(text, _)| text.width() + 4 < inner);
        match title {
            Some((text, style)) => titled(buf, line, text, *style, ""),
            None => rule(buf, line.x, line.y, line.width),
        }
        let rest = self.detail.iter().skip(usize::from(title.is_some()));
        let lines = rest.flat_map(|(text, style)| wrap(text, inner).into_iter().map(|l| (l, *style)));
        for (y, (line, style)) in (above.bottom() + 1..area.bottom()).zip(lines) {
            put(buf, area.x + 1, y, area.width - 1, &line, style);
        }
        None
    }
}

/// The box of an activity, as on paper: the letter in it says all without colour.
#[must_use]
pub fn sign(activity: &Activity, today: NaiveDate) -> &'static str {
    match activity.state {
        ActivityState::Done => "[√]",
        ActivityState::Failed => "[-]",
        ActivityState::Cancelled => "[x]",
        _ if activity.is_overdue(today) => "[!]",
        ActivityState::InProgress => "[·]",
        ActivityState::Planned => "[ ]",
    }
}

/// The colour of the box.
fn colour(activity: &Activity, today: NaiveDate) -> Style {
    match activity.state {
        ActivityState::Done => DONE,
        ActivityState::Cancelled => QUIET,
        _ if activity.is_overdue(today) => LATE,
        _ => PLAIN,
    }
}

/// «Э Иванова М. П.» with the safety flag behind it.
fn named(model: &Model, case: &Case) -> String {
    let safety = case.family.safety.as_ref().map(|s| format!(" ! {s}")).unwrap_or_default();
    format!("{} {}{safety}", letter(model, case), case.family.short.clone())
}

fn level_of(model: &Model, case: &Case) -> Option<Level> {
    model.place(case.family.id).and_then(|i| model.standings[i].level)
}

fn letter(model: &Model, case: &Case) -> String {
    model.words.level_letter(level_of(model, case))
}

/// Whom an activity is for: a child by name, an adult by the role, or all.
fn whom(model: &Model, case: &Case, activity: &Activity) -> String {
    let member = activity.member.and_then(|id| case.member(id));
    member.map_or_else(|| model.words.say("card-all"), |m| model.words.called(m, model.today))
}
