//! «Участок»: the social passport of the section, the caseload, what the week demands, and by which rules.

mod drill_down;
pub mod figures;
mod lines;
mod passport;
mod registers;
pub mod rules;
mod staff;
mod view;

use std::mem::Discriminant;

use unicode_width::UnicodeWidthStr;

use super::dialog::spec::DialogSpec;
use super::entry::add_menu;
use super::{Command, Model, Step, unsettled, why};
use crate::domain::period::{Period, PeriodKind};
use crate::domain::schema::Kind;
use crate::domain::{Id, name};
use crate::model::CuratorFilter;
use crate::screen::change::dialog_query::DialogQuery;
use crate::screen::entry::blank::EntryPurpose;
use crate::screen::report::charts;
use crate::store::{FamilyScope, Reader};
use crate::text::{capitalised, say};
use crate::ui::StepDirection;
use crate::ui::list::{ListScroll, RecordCursor, RecordKey};
use figures::{DemandPart, DistrictFigures, DistrictTopic};
pub use lines::sum;
use lines::{DistrictItem, DistrictLine, DistrictSection};
pub use passport::years;
use registers::DistrictRegisters;

/// What a line is about, whatever place it has among the figures.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum DistrictKey {
    Record(Id),
    /// A line about records of a kind that are not listed.
    Kind(Discriminant<DistrictTopic>, Kind),
    /// What is computed is known by its section and its name.
    Figure(Discriminant<DistrictTopic>, String),
}

/// The screen. Nothing is computed before it looks at the district for the first time.
#[derive(Default)]
pub struct DistrictScreen {
    title: String,
    passport: String,
    rules: Option<DistrictItem>,
    sections: Vec<DistrictSection>,
    figures: Option<DistrictFigures>,
    registers: DistrictRegisters,
    /// Kinds of which what is over is shown too.
    unfolded: Vec<Kind>,
    cursor: RecordCursor<DistrictKey>,
    /// The first visible line of each column.
    scrolls: [ListScroll; 3],
}

impl DistrictScreen {
    /// The screen, not yet filled.
    #[must_use]
    pub fn new(_desk: &Model) -> DistrictScreen {
        DistrictScreen::default()
    }

    /// Reloads the district.
    pub fn refresh(&mut self, model: &Model, reader: Reader<'_>) {
        let figures = DistrictFigures::of(model, reader);
        self.title = title(model);
        self.passport = passport(model);
        self.rules = Some(lines::of_rules(model));
        self.figures = Some(figures);
        // What was read before is still true of a file that cannot be read now; the application has reported it.
        if let Ok(registers) = DistrictRegisters::read(model, reader) {
            self.registers = registers;
        }
        self.fill(model);
    }

    /// The sections: figures and records of the curators' days on the left, of the district on the right.
    fn fill(&mut self, model: &Model) {
        let Some(figures) = &self.figures else { return };
        let register = |kind: &Kind| self.registers.section(model, *kind, self.unfolded.contains(kind));
        let [load, week, paths] = lines::of_figures(model, figures);
        let [settlements, categories, ages] = passport::of_figures(model, figures);
        let curators = staff::section(model, &figures.curators);
        // The line of a single curator is a record among others; the lines of several are read first.
        let mut sections = if model.has_curators() {
            vec![curators, load, week, paths]
        } else {
            vec![load, week, paths, curators]
        };
        sections.extend(registers::KINDS[..registers::LEFT].iter().map(register));
        sections.extend([settlements, categories, ages]);
        sections.extend(registers::KINDS[registers::LEFT..].iter().map(register));
        self.sections = sections;
        let is_first = self.cursor.is_empty();
        self.cursor.fill(self.items().map(|item| Some(self.key(item))).collect());
        if is_first {
            // The rules come first, but the cursor begins on the first number.
            self.cursor.go_to(1);
        }
    }

    fn key(&self, item: &DistrictItem) -> DistrictKey {
        let section = std::mem::discriminant(&item.topic);
        match (item.topic, self.record(item.topic)) {
            (_, Some((_, id))) => DistrictKey::Record(id),
            (DistrictTopic::Empty(kind) | DistrictTopic::Past(kind), None) => {
                DistrictKey::Kind(section, kind)
            }
            (_, None) => DistrictKey::Figure(section, format!("{}{}", item.letters, item.name)),
        }
    }

    /// What is under the cursor.
    #[must_use]
    pub fn record_key(&self) -> Option<RecordKey> {
        self.cursor.record_key()
    }

    /// Moves the cursor to the first of these records that a register lists, among those that are over too.
    pub fn show(&mut self, ids: &[Id], model: &Model) {
        let Some(id) = ids.iter().find(|id| self.registers.record(**id).is_some() || self.is_listed(**id))
        else {
            return;
        };
        if !self.cursor.go(&DistrictKey::Record(*id))
            && let Some(record) = self.registers.record(*id)
        {
            self.unfolded.push(record.kind);
            self.fill(model);
            self.cursor.go(&DistrictKey::Record(*id));
        }
    }

    fn is_listed(&self, id: Id) -> bool {
        self.items().any(|item| self.key(item) == DistrictKey::Record(id))
    }

    /// The record under the cursor; none where the line is computed, not written.
    #[must_use]
    pub fn record_under_cursor(&self) -> Option<(Kind, Id)> {
        self.record(self.selected()?.topic)
    }

    fn record(&self, topic: DistrictTopic) -> Option<(Kind, Id)> {
        match topic {
            DistrictTopic::Record(kind, id) => Some((kind, id)),
            DistrictTopic::Curator(i) => {
                Some((Kind::Curator, self.figures.as_ref()?.curators.get(i)?.curator.0))
            }
            _ => None,
        }
    }

    /// The kind of record that the line is about.
    fn kind(&self) -> Option<Kind> {
        match self.selected()?.topic {
            DistrictTopic::Record(kind, _) | DistrictTopic::Empty(kind) | DistrictTopic::Past(kind) => {
                Some(kind)
            }
            DistrictTopic::Curator(_) => Some(Kind::Curator),
            _ => None,
        }
    }

    fn items(&self) -> impl Iterator<Item = &DistrictItem> {
        let of = |line: &'_ DistrictLine| matches!(line, DistrictLine::Item(_));
        self.rules.iter().chain(self.sections.iter().flatten().filter(move |l| of(l)).filter_map(
            |l| match l {
                DistrictLine::Item(item) => Some(item),
                _ => None,
            },
        ))
    }

    fn selected(&self) -> Option<&DistrictItem> {
        self.items().nth(self.cursor.at())
    }

    /// Does what a command means here.
    pub fn update(&mut self, command: Command, model: &Model, reader: Reader<'_>) -> Step {
        if self.cursor.step(command) {
            return Step::Stay;
        }
        match command {
            Command::Back => Step::Back,
            Command::Rules => Step::Ask(DialogSpec::Rules),
            Command::Add => match self.kind() {
                // What belongs to curators is more than they themselves: their leave, their duty.
                Some(Kind::Curator) => add_menu::of_district(model),
                Some(kind) => Step::Fill(EntryPurpose::add(kind, None)),
                None => add_menu::of_district(model),
            },
            Command::Edit => match self.record_under_cursor() {
                Some((_, id)) => Step::Fill(EntryPurpose::change(id)),
                None if self.kind().is_some() => Step::Say(model.words.say("staff-nothing-to-edit")),
                None => Step::Ask(DialogSpec::Rules),
            },
            Command::Print => match self.record_under_cursor() {
                Some((Kind::Leave, id)) => Step::Ask(DialogSpec::Deputy(id)),
                _ => Step::Say(model.words.say("print-on-leave")),
            },
            Command::HandOver => self.hand_over(model),
            Command::Past => match self.record_under_cursor() {
                Some((_, id)) => Step::Look(DialogQuery::Past(id, None)),
                None => Step::Stay,
            },
            Command::Remove => match self.record_under_cursor() {
                Some((_, id)) => Step::Look(DialogQuery::Remove(id)),
                None => Step::Say(model.words.say("remove-none")),
            },
            Command::Join => match self.record_under_cursor() {
                Some((Kind::Curator | Kind::Organisation, id)) => Step::Look(DialogQuery::Twins(id)),
                _ => Step::Say(model.words.say("join-on-what")),
            },
            Command::NextPane => self.jump(StepDirection::Forward),
            Command::PreviousPane => self.jump(StepDirection::Back),
            Command::Open => self.open(model, reader),
            Command::Why => self.why(model, reader),
            Command::Charts => charts_of(model, reader),
            _ => Step::Stay,
        }
    }

    fn open(&mut self, model: &Model, reader: Reader<'_>) -> Step {
        match self.selected().map(|i| i.topic) {
            None => Step::Stay,
            Some(DistrictTopic::Rules) => Step::Ask(DialogSpec::Rules),
            Some(DistrictTopic::Demand(DemandPart::Possible)) => self.why(model, reader),
            Some(DistrictTopic::Record(_, id)) => Step::Fill(EntryPurpose::change(id)),
            Some(DistrictTopic::Empty(kind)) => Step::Fill(EntryPurpose::add(kind, None)),
            Some(DistrictTopic::Past(kind)) => {
                match self.unfolded.iter().position(|k| *k == kind) {
                    Some(at) => {
                        self.unfolded.remove(at);
                    }
                    None => self.unfolded.push(kind),
                }
                self.fill(model);
                Step::Stay
            }
            Some(DistrictTopic::Curator(i)) => self.families_of(model, i),
            Some(DistrictTopic::Unsettled) => unsettled::step(model),
            Some(topic) => self.families(model, topic),
        }
    }

    fn why(&self, model: &Model, reader: Reader<'_>) -> Step {
        if let Some(DistrictTopic::Record(_, id)) = self.selected().map(|i| i.topic)
            && let Some(record) = self.registers.record(id)
        {
            return Step::Ask(why::register::window(model, reader, record));
        }
        match (self.selected(), &self.figures) {
            (Some(item), Some(figures)) => Step::Ask(why::district::window(model, figures, item.topic)),
            _ => Step::Say(model.words.say("why-nothing")),
        }
    }

    /// To the first line of the next section, or of the one before; the rules are a section too.
    fn jump(&mut self, direction: StepDirection) -> Step {
        let sizes =
            self.sections.iter().map(|s| s.iter().filter(|l| matches!(l, DistrictLine::Item(_))).count());
        let mut firsts = vec![0];
        let mut next = 1;
        for size in sizes.filter(|n| *n > 0) {
            firsts.push(next);
            next += size;
        }
        let here = firsts.iter().rposition(|first| *first <= self.cursor.at()).unwrap_or(0);
        let count = firsts.len();
        let to = if direction == StepDirection::Forward { here + 1 } else { here + count - 1 };
        self.cursor.go_to(firsts[to % count]);
        Step::Stay
    }

    /// The line under the screen.
    #[must_use]
    pub fn status(&self, _desk: &Model) -> String {
        self.selected().map(|i| i.status.clone()).unwrap_or_default()
    }
}

/// The charts of the quarter and its year.
fn charts_of(model: &Model, reader: Reader<'_>) -> Step {
    let year = Period::of(PeriodKind::Year, model.today);
    let since = crate::domain::day::earlier(year.from, 31);
    match model.cases_of(reader, FamilyScope::All, Some(since)) {
        Ok(cases) => Step::Ask(charts::window(model, &cases, Period::of(PeriodKind::Quarter, model.today))),
        Err(problem) => Step::Say(model.words.problem(&problem)),
    }
}

/// «Участок № 3 · куратор Смирнова Т. Н.».
fn title(model: &Model) -> String {
    let w = &model.words;
    let curator = match model.curator_filter {
        CuratorFilter::One(id) => model.staff.curator(id),
        CuratorFilter::All => model.staff.default_curator().and_then(|id| model.staff.curator(id)),
        CuratorFilter::Nobody => None,
    };
    let section = model.district.name.clone().or_else(|| curator.and_then(|c| c.section.clone()));
    let named = section.unwrap_or_else(|| capitalised(model.rules.word("section", &w.say("tab-district"))));
    match curator {
        Some(c) => {
            let short = model.rules.regulation.terms.get("curator").and_then(|t| t.short.clone());
            let word = short.unwrap_or_else(|| w.say("district-curator"));
            format!("{named} · {word} {}", name::short(&c.name))
        }
        None => named,
    }
}

/// «Социальный паспорт на 24.11.2026», in the word of the document.
fn passport(model: &Model) -> String {
    let w = &model.words;
    let own = w.say("district-passport");
    let word = model.rules.word("passport", &own);
    // The document's full name is long, and a title has little room: its word is kept where it fits.
    let word = if word.width() > 22 { own.as_str() } else { word };
    say!(w, "district-on", what = word, day = w.day(model.today))
}
