//! The menu: jobs in a curator's words and the commands that hold here, filtered by the beginnings of words as one types,
//! in either layout of the keyboard.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::job::{self, Job, JobRequirement};
use super::super::{Key, KeyOutcome, Model, Step};
use crate::domain::FamilyId;
use crate::domain::fold;
use crate::domain::keyboard;
use crate::keymap::{self, Command, Scope};
use crate::text::{Lang, Words};
use crate::ui::editor::Editor;
use crate::ui::list::ListCursor;
use crate::ui::paint::{PLAIN, QUIET, STRONG, boxed, middle, put, select};
use crate::ui::table::edged;

/// What a line of the menu does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuAction {
    Job(Job),
    /// A command of the table of keys that is no job.
    Command(Command),
}

struct MenuLine {
    action: MenuAction,
    said: String,
    /// Folded words of what is said, and others by which it is found.
    words: Vec<String>,
    also: Vec<String>,
    keys: String,
}

/// Letters that the line of the menu takes.
const LONGEST: usize = 60;

/// The menu of a scope.
pub struct Menu {
    lines: Vec<MenuLine>,
    /// The family under the cursor.
    family: Option<FamilyId>,
    /// What it is called.
    title: Option<String>,
    input: Editor,
    cursor: ListCursor,
}

impl Menu {
    /// The menu of what holds in `scope`; `family`: the one under the cursor there.
    #[must_use]
    pub fn new(scope: Scope, family: Option<FamilyId>, words: &Words) -> Menu {
        let russian = words.lang() == Lang::Ru;
        let line = |action: MenuAction, said: String, code: &str, keys: String| {
            let (own, also) = (fold::words(&said), fold::words(&words.pick("job-words", code)));
            MenuLine { action, said, words: own, also, keys }
        };
        let jobs = Job::ALL.iter().map(|job| {
            let key = job.key(scope).map(|k| k.name(russian)).unwrap_or_default();
            line(MenuAction::Job(*job), words.pick("job", &job.code()), &job.code(), key)
        });
        let commands = keymap::offered(scope)
            .into_iter()
            .filter(|r| !r.command.moves() && !job::is_one(r.command))
            .map(|r| {
                let keys: Vec<String> = keymap::live(scope, r).map(|k| k.name(russian)).collect();
                let code = r.command.code();
                line(MenuAction::Command(r.command), words.say(&format!("do-{code}")), &code, keys.join(" "))
            });
        let lines = jobs.chain(commands).collect();
        Menu { lines, family, title: None, input: Editor::default(), cursor: ListCursor::default() }
    }

    /// The menu with the name of the family under the cursor.
    #[must_use]
    pub fn naming(self, title: Option<String>) -> Menu {
        Menu { title, ..self }
    }

    /// The menu with its jobs in the words of the district's own document.
    #[must_use]
    pub fn in_words_of(mut self, model: &Model) -> Menu {
        for line in &mut self.lines {
            if let MenuAction::Job(job) = line.action {
                line.said = job.said(model);
                // Who knows it by the general word finds it too.
                line.also.append(&mut line.words);
                line.words = fold::words(&line.said);
            }
        }
        self
    }

    /// The lines found: those that begin with what was typed, those that hold it, those that are known by it too.
    fn found(&self) -> Vec<&MenuLine> {
        let value = self.input.value();
        let asked: Vec<Vec<String>> =
            keyboard::readings(&value).iter().map(|text| fold::words(text)).collect();
        if asked[0].is_empty() {
            return self.lines.iter().collect();
        }
        let rank = |line: &MenuLine| asked.iter().filter_map(|words| line.rank(words)).min();
        let mut found: Vec<(u8, &MenuLine)> = self.lines.iter().filter_map(|l| Some((rank(l)?, l))).collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, line)| line).collect()
    }

    /// What was chosen with Enter.
    #[must_use]
    pub fn chosen(&self) -> Option<MenuAction> {
        self.found().get(self.cursor.at).map(|line| line.action)
    }

    /// What the selected line says; an empty text, if none is found.
    #[must_use]
    pub fn label(&self) -> String {
        self.found().get(self.cursor.at).map(|line| line.said.clone()).unwrap_or_default()
    }

    /// Moves, closes.
    pub fn update(&mut self, command: Command) -> Step {
        if command == Command::Back {
            return Step::Back;
        }
        self.cursor.step(command, self.found().len());
        Step::Stay
    }

    /// Types into the filter.
    pub fn type_text(&mut self, text: &str) {
        self.input.insert_most(text, LONGEST);
        self.cursor.at = 0;
    }

    /// Takes Backspace, Ctrl+W and Ctrl+U.
    pub fn edit(&mut self, key: Key) -> KeyOutcome {
        if !self.input.erase_at_end(key) {
            return KeyOutcome::Nowhere;
        }
        self.cursor.at = 0;
        KeyOutcome::Taken
    }

    /// Draws it; returns the position of the cursor.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let found = self.found();
        let area = middle(area, 66, 21);
        let inner = boxed(buf, area, &model.words.say("menu-title"), &model.words.say("menu-foot"));
        let cursor = self.input.draw_first(STRONG, Rect { height: 1, ..inner }, buf);
        let rows = Rect { y: inner.y + 1, height: inner.height.saturating_sub(2), ..inner };
        for (i, place) in self.cursor.rows(found.len(), rows) {
            let (line, y) = (found[i], place.y);
            let keys = u16::try_from(line.keys.chars().count()).unwrap_or(0).min(16);
            let inside = Rect { x: place.x + 1, width: place.width.saturating_sub(1), ..place };
            let [said, keys] = edged(inside, 1, keys);
            said.put(buf, y, &line.said, PLAIN);
            keys.put_right(buf, y, &line.keys, QUIET);
            if i == self.cursor.at {
                select(buf, place);
            }
        }
        if found.is_empty() {
            put(buf, rows.x + 1, rows.y, rows.width, &model.words.say("menu-nothing"), QUIET);
        }
        if let Some(MenuAction::Job(job)) = found.get(self.cursor.at).map(|line| line.action)
            && job.need() == JobRequirement::Family
        {
            let is_suited = job.suited(self.family, model).is_some();
            let said = job::for_whom(model, self.title.as_deref().filter(|_| is_suited));
            put(buf, inner.x + 1, inner.bottom() - 1, inner.width - 1, &said, QUIET);
        }
        Some(cursor)
    }
}

impl MenuLine {
    /// How well the line answers to these beginnings of words; `None`: not at all.
    fn rank(&self, asked: &[String]) -> Option<u8> {
        let has = |words: &[String], asked: &String| words.iter().any(|w| w.starts_with(asked.as_str()));
        let first = asked.first()?;
        match asked {
            _ if !asked.iter().all(|a| has(&self.words, a) || has(&self.also, a)) => None,
            _ if self.words.first().is_some_and(|w| w.starts_with(first.as_str())) => Some(0),
            _ if asked.iter().all(|a| has(&self.words, a)) => Some(1),
            _ => Some(2),
        }
    }
}
