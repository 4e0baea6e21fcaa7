//! The first day: what to press next on the demo, one step after the other. A step is over when it was done.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::App;
use crate::keymap::Command;
use crate::keymap::tab::Tab;
use crate::screen::Effect;
use crate::text::{Words, say};
use crate::ui::paint::{STRONG, put, wrap};

/// What ends a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LessonGoal {
    /// This command was given, and the window that it opened is closed.
    Given(Command),
    /// A record is written.
    Written,
}

/// The steps by their codes in the message `lesson`.
const STEPS: [(&str, LessonGoal); 10] = [
    ("search", LessonGoal::Given(Command::Find)),
    ("explain", LessonGoal::Given(Command::Why)),
    ("record", LessonGoal::Written),
    ("take-back", LessonGoal::Given(Command::Undo)),
    ("turn", LessonGoal::Given(Command::Screen(Tab::Calendar))),
    ("propose", LessonGoal::Given(Command::Propose)),
    ("appoint", LessonGoal::Given(Command::AcceptAll)),
    ("take-in", LessonGoal::Given(Command::TakeIn)),
    ("menu", LessonGoal::Given(Command::Menu)),
    ("guide", LessonGoal::Given(Command::Help)),
];

impl App {
    /// Begins the lesson of the first day at a step that was come to before.
    pub fn teach(&mut self, step: usize) {
        self.lesson = Lesson::from(step);
    }
}

/// The lines of the screen that a step takes.
const HEIGHT: u16 = 2;

/// The state of the lesson: the step that comes next, whether it is shown, and whether its command was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lesson {
    at: usize,
    is_shown: bool,
    is_begun: bool,
}

impl Lesson {
    /// The lesson at a step that was come to before; over, if that was the last one.
    #[must_use]
    pub fn from(step: usize) -> Lesson {
        Lesson { at: step.min(STEPS.len()), is_shown: step < STEPS.len(), is_begun: false }
    }

    /// The step that comes next, from 0 on.
    #[must_use]
    pub fn step(self) -> usize {
        self.at
    }

    /// Shows the step that it was left at, or hides it. One that is over begins again.
    #[must_use]
    pub fn turned(self) -> Lesson {
        match self {
            Lesson { is_shown: true, at, .. } => Lesson { at, is_shown: false, is_begun: false },
            Lesson { at, .. } if at < STEPS.len() => Lesson::from(at),
            _ => Lesson::from(0),
        }
    }

    /// Goes on where the step is done by what was pressed: while its window is open, what it says is still needed.
    /// `is_closed`: no window or form is open now. Returns whether all steps are done.
    pub fn go_on(&mut self, command: Option<Command>, effect: Option<&Effect>, is_closed: bool) -> bool {
        if !self.is_shown {
            return false;
        }
        let is_done = match STEPS.get(self.at) {
            Some((_, LessonGoal::Given(asked))) => {
                self.is_begun |= command == Some(*asked);
                self.is_begun && is_closed
            }
            Some((_, LessonGoal::Written)) => effect.is_some_and(Effect::writes),
            None => true,
        };
        self.at += usize::from(is_done);
        self.is_begun &= !is_done;
        self.is_shown = self.at < STEPS.len();
        !self.is_shown
    }

    /// Draws the step at the lower end of an area; returns the area above it.
    pub fn view(self, words: &Words, area: Rect, buf: &mut Buffer) -> Rect {
        let Some((code, _)) = STEPS.get(self.at).filter(|_| self.is_shown) else { return area };
        let step = words.pick("lesson", code);
        let said = say!(words, "lesson-step", n = self.at + 1, all = STEPS.len(), step = step);
        let above = Rect { height: area.height.saturating_sub(HEIGHT), ..area };
        let lines = wrap(&said, usize::from(area.width.saturating_sub(2)));
        for (y, line) in (above.bottom()..area.bottom()).zip(&lines) {
            put(buf, area.x + 1, y, area.width.saturating_sub(2), line, STRONG);
        }
        above
    }
}
