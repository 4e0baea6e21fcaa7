//! A small form: lines to type in and choices, an error beside its field at once.

use chrono::{NaiveDate, NaiveTime};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use tui_input::Input;
use unicode_width::UnicodeWidthStr;

use super::super::paint::{LATE, PLAIN, QUIET, STRONG, boxed, put, wrap};
use super::super::{Command, Desk, Key, layout};
use super::draft::Held;
use super::field::{Field, Value, places};
use super::line::{erasing, insert, window};
use super::{buttons, middle};
use crate::domain::record;
use crate::text::typed;

/// The longest line a field takes: as long as the file takes it, so that nothing is cut off behind one's back.
pub const LONGEST: usize = record::LONGEST_TEXT;

/// What is wrong, and where.
pub struct Fault {
    /// The field.
    pub field: usize,
    /// The sentence.
    pub text: String,
}

/// A form.
pub struct Form {
    title: String,
    fields: Vec<Field>,
    focus: usize,
    /// Whether the field has just been come to: what is typed then takes the place of what stands there.
    fresh: bool,
    fault: Option<Fault>,
    /// What the fields held when the form was opened.
    opened: Vec<String>,
    /// The button marked, while it is asked whether to leave what was typed.
    leaving: Option<usize>,
}

/// What follows a command in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Nothing but a new picture.
    Stay,
    /// What was typed is to be taken.
    Accept,
    /// The form closes.
    Leave,
}

/// The buttons before something typed would be lost.
const LEAVING: [&str; 3] = ["entry-return", "form-save", "form-discard"];

impl Form {
    /// An empty form.
    #[must_use]
    pub fn new(title: String) -> Form {
        Form {
            title,
            fields: Vec::new(),
            focus: 0,
            fresh: true,
            fault: None,
            opened: Vec::new(),
            leaving: None,
        }
    }

    /// Adds a line.
    #[must_use]
    pub fn line(mut self, label: String, text: &str) -> Form {
        self.opened.push(text.to_owned());
        self.fields.push(Field { label, value: Value::Line(Input::new(text.to_owned())) });
        self
    }

    /// Adds a choice.
    #[must_use]
    pub fn choice(mut self, label: String, options: Vec<String>, at: usize) -> Form {
        self.opened.push(at.to_string());
        self.fields.push(Field { label, value: Value::Choice { options, at } });
        self
    }

    /// Begins in this field.
    #[must_use]
    pub fn focused(mut self, field: usize) -> Form {
        self.focus = field.min(self.fields.len().saturating_sub(1));
        self
    }

    /// The text of a line, cleaned; `None` if it is empty.
    #[must_use]
    pub fn text(&self, field: usize) -> Option<String> {
        match self.fields.get(field).map(|f| &f.value) {
            Some(Value::Line(input)) => Some(record::clean(input.value(), false)).filter(|t| !t.is_empty()),
            _ => None,
        }
    }

    /// The text of a line just as it stands there.
    #[must_use]
    pub fn typed(&self, field: usize) -> String {
        match self.fields.get(field).map(|f| &f.value) {
            Some(Value::Line(input)) => input.value().to_owned(),
            _ => String::new(),
        }
    }

    /// Which one is chosen.
    #[must_use]
    pub fn chosen(&self, field: usize) -> usize {
        match self.fields.get(field).map(|f| &f.value) {
            Some(Value::Choice { at, .. }) => *at,
            _ => 0,
        }
    }

    /// The day of a line, `None` if it is empty.
    ///
    /// # Errors
    /// If it is no day.
    pub fn day(&self, field: usize, desk: &Desk) -> Result<Option<NaiveDate>, Fault> {
        let Some(text) = self.text(field) else { return Ok(None) };
        match desk.words.typed_day(&text, desk.today) {
            Some(day) => Ok(Some(day)),
            None => Err(Fault { field, text: desk.words.no_day(&text, desk.today) }),
        }
    }

    /// The same of what has been: a weekday is the last such day.
    ///
    /// # Errors
    /// If it is no day.
    pub fn past_day(&self, field: usize, desk: &Desk) -> Result<Option<NaiveDate>, Fault> {
        let past = self.text(field).and_then(|text| desk.words.typed_past(&text, desk.today));
        past.map_or_else(|| self.day(field, desk), |day| Ok(Some(day)))
    }

    /// The time of a line, `None` if it is empty.
    ///
    /// # Errors
    /// If it is no time.
    pub fn time(&self, field: usize, desk: &Desk) -> Result<Option<NaiveTime>, Fault> {
        let Some(text) = self.text(field) else { return Ok(None) };
        typed::time(&text).map(Some).ok_or_else(|| Fault { field, text: desk.words.say("fault-time") })
    }

    /// Shows what is wrong and goes there.
    pub fn fail(&mut self, fault: Fault) {
        self.focus = fault.field.min(self.fields.len().saturating_sub(1));
        self.fresh = true;
        self.fault = Some(fault);
    }

    /// Stays in the line it is in, at this letter: what stands there is corrected, not typed anew.
    pub fn stay_at(&mut self, letter: usize) {
        self.fresh = false;
        if let Some(Value::Line(input)) = self.fields.get_mut(self.focus).map(|f| &mut f.value) {
            *input = Input::new(input.value().to_owned()).with_cursor(letter);
        }
    }

    /// Whether something was typed or chosen.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.fields.iter().map(Field::held).ne(self.opened.iter().cloned())
    }

    /// What the fields hold, to be kept.
    #[must_use]
    pub fn held(&self) -> Held {
        let cursor = match self.fields.get(self.focus).map(|f| &f.value) {
            Some(Value::Line(input)) => input.cursor(),
            _ => 0,
        };
        let values = self.fields.iter().map(Field::held).collect();
        Held { values, opened: self.opened.clone(), focus: self.focus, cursor }
    }

    /// Fills the form with what was kept; gives whether it is the same form.
    #[must_use]
    pub fn fill(&mut self, held: Held) -> bool {
        if held.values.len() != self.fields.len() || held.opened.len() != self.fields.len() {
            return false;
        }
        for (i, (field, kept)) in self.fields.iter_mut().zip(held.values).enumerate() {
            match &mut field.value {
                Value::Line(input) => {
                    let end = kept.chars().count();
                    let cursor = if i == held.focus { held.cursor.min(end) } else { end };
                    *input = Input::new(kept).with_cursor(cursor);
                }
                Value::Choice { options, at } => match kept.parse() {
                    Ok(place) if place < options.len() => *at = place,
                    _ => return false,
                },
            }
        }
        self.opened = held.opened;
        self.focus = held.focus.min(self.fields.len().saturating_sub(1));
        self.fresh = false;
        true
    }

    /// Whether it is asked what becomes of what was typed.
    #[must_use]
    pub fn is_leaving(&self) -> bool {
        self.leaving.is_some()
    }

    /// Moves between fields, in a line, or in a choice; asks before something typed would be lost.
    pub fn asked(&mut self, command: Command) -> Asked {
        if let Some(at) = self.leaving {
            self.leaving = match command {
                Command::Back | Command::Accept | Command::Save => None,
                other => Some(buttons::turned(at, LEAVING.len(), other)),
            };
            return match (command, at) {
                (Command::Save, _) => Asked::Accept,
                (Command::Accept, 1) => Asked::Accept,
                (Command::Accept, 2) => Asked::Leave,
                _ => Asked::Stay,
            };
        }
        self.fresh = matches!(command, Command::NextPane | Command::PreviousPane);
        let count = self.fields.len().max(1);
        match command {
            Command::Accept => return Asked::Accept,
            Command::Back if !self.is_changed() => return Asked::Leave,
            Command::Back => self.leaving = Some(0),
            Command::NextPane => self.focus = (self.focus + 1) % count,
            Command::PreviousPane => self.focus = (self.focus + count - 1) % count,
            _ => {
                if let Some(field) = self.fields.get_mut(self.focus) {
                    field.step(command);
                }
            }
        }
        Asked::Stay
    }

    /// Types into the line, or picks the choice that begins with the letter.
    pub fn type_text(&mut self, text: &str) {
        if self.is_leaving() {
            return;
        }
        self.fault = None;
        match self.fields.get_mut(self.focus).map(|f| &mut f.value) {
            Some(Value::Line(input)) => {
                if std::mem::take(&mut self.fresh) {
                    *input = Input::default();
                }
                let typed = text.replace(['\n', '\r', '\t'], " ");
                let room = LONGEST.saturating_sub(input.value().chars().count());
                let typed: String = typed.chars().filter(|c| !c.is_control()).take(room).collect();
                insert(input, &typed);
            }
            Some(Value::Choice { options, at }) => {
                let key = text.chars().next().map(layout::fold);
                let first = |o: &String| o.chars().next().map(layout::fold);
                if text == " " {
                    *at = (*at + 1) % options.len().max(1);
                } else if let Some(i) = options.iter().position(|o| first(o) == key) {
                    *at = i;
                }
            }
            None => {}
        }
    }

    /// Takes Backspace and Delete.
    pub fn edit(&mut self, key: Key) {
        if self.is_leaving() {
            return;
        }
        self.fault = None;
        self.fresh = false;
        if let Some(Value::Line(input)) = self.fields.get_mut(self.focus).map(|f| &mut f.value)
            && let Some(request) = erasing(key)
        {
            input.handle(request);
        }
    }

    /// Draws the form; gives where the cursor stands.
    pub fn view(&self, hints: &[String], desk: &Desk, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let label = self.fields.iter().map(|f| f.label.width()).max().unwrap_or(0) as u16 + 2;
        let width = 70.min(area.width);
        let inner_width = width.saturating_sub(4);
        let hints: Vec<String> = hints.iter().flat_map(|h| wrap(h, usize::from(inner_width))).collect();
        let room = usize::from(inner_width.saturating_sub(label));
        let rows = self.fields.iter().map(|f| f.height(room)).sum::<usize>()
            + usize::from(self.fault.is_some())
            + hints.len()
            + usize::from(!hints.is_empty());
        let place = middle(area, width, u16::try_from(rows).unwrap_or(20) + 2);
        let inner = boxed(buf, place, &self.title, &desk.words.say("form-foot"));
        let mut cursor = None;
        let mut y = inner.y;
        for (i, field) in self.fields.iter().enumerate() {
            let focused = i == self.focus;
            if focused {
                put(buf, inner.x - 1, y, 1, ">", STRONG);
            }
            put(buf, inner.x, y, label, &field.label, if focused { STRONG } else { PLAIN });
            let x = inner.x + label;
            let room = inner.width.saturating_sub(label);
            match &field.value {
                Value::Line(input) => {
                    let (shown, at) = window(input, usize::from(room));
                    put(buf, x, y, room, &shown, PLAIN);
                    let used = shown.width() as u16;
                    if used < room {
                        put(
                            buf,
                            x + used,
                            y,
                            room - used,
                            &"_".repeat(usize::from((room - used).min(30))),
                            QUIET,
                        );
                    }
                    if focused {
                        cursor = Some(Position { x: x + at, y });
                    }
                }
                Value::Choice { options, at } => {
                    for (o, (option, (right, down))) in options.iter().zip(places(options, room)).enumerate()
                    {
                        let (text, style) = if o == *at {
                            (format!("[{option}]"), if focused { STRONG } else { PLAIN })
                        } else {
                            (format!(" {option} "), QUIET)
                        };
                        put(buf, x + right, y + down, room - right, &text, style);
                    }
                }
            }
            y += u16::try_from(field.height(usize::from(room))).unwrap_or(1);
            if let Some(fault) = self.fault.as_ref().filter(|f| f.field == i) {
                put(buf, inner.x, y, inner.width, &format!("! {}", fault.text), LATE);
                y += 1;
            }
        }
        let room = usize::from(inner.bottom().saturating_sub(y + 1));
        let mut hints = hints;
        if hints.len() > room {
            // What there is no room for is not passed over in silence.
            let cut = hints.len() - room.saturating_sub(1);
            hints.truncate(room.saturating_sub(1));
            hints.push(desk.words.count("form-more", cut));
        }
        for hint in hints.iter().take(room) {
            y += 1;
            put(buf, inner.x, y, inner.width, hint, PLAIN);
        }
        if let Some(at) = self.leaving {
            buttons::ask_leaving(desk, LEAVING, at, area, buf);
            return None;
        }
        cursor
    }
}
