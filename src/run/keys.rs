//! Terminal events as keys of the program. A lone Esc is held for a moment: slow lines split escape sequences.

use std::collections::VecDeque;
use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::paste_detection::{self, KeyBurst, LetterMeaning};
use super::transfers::Wish;
use crate::domain::UserError;
use crate::keymap::key::NamedKey;
use crate::keymap::layout;
use crate::screen::Key;

/// An input from the terminal.
pub enum Input {
    Key(Key),
    Paste(String),
    /// A change of the window size.
    Resize,
    /// No input within the time given.
    Timeout,
}

pub struct KeyStream {
    hold: Duration,
    waiting: VecDeque<Event>,
    /// Number of waiting events that are known to be no paste.
    judged: usize,
    /// Whether the last key was a carriage return: a line feed behind it is its second half.
    was_return: bool,
}

impl KeyStream {
    /// A stream that holds a lone Esc for 25 ms, over SSH for 100 ms.
    pub fn new() -> KeyStream {
        let remote = ["SSH_TTY", "SSH_CONNECTION"].iter().any(|n| std::env::var_os(n).is_some());
        let hold = Duration::from_millis(if remote { 100 } else { 25 });
        KeyStream { hold, waiting: VecDeque::new(), judged: 0, was_return: false }
    }

    /// The next input, or [`Input::Timeout`]; `letters` says what letters mean where it goes.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn next(&mut self, timeout: Option<Duration>, letters: LetterMeaning) -> Result<Input, UserError> {
        loop {
            let is_judged = self.judged > 0;
            self.judged = self.judged.saturating_sub(1);
            let event = match self.waiting.pop_front() {
                Some(event) => event,
                None => {
                    if let Some(timeout) = timeout
                        && !is_ready(timeout)?
                    {
                        return Ok(Input::Timeout);
                    }
                    event::read().map_err(gone)?
                }
            };
            let event = match (is_judged, paste_detection::may_begin(&event)) {
                (false, true) => match self.burst(event, letters)? {
                    Ok(text) => return Ok(Input::Paste(text)),
                    Err(event) => event,
                },
                _ => event,
            };
            match event {
                Event::Key(key) if key.kind == KeyEventKind::Press => {
                    let is_second_half = self.was_return && is_line_feed(key);
                    self.was_return = key.code == KeyCode::Enter;
                    if is_second_half {
                        continue;
                    }
                    let key = if key.code == KeyCode::Esc && key.modifiers.is_empty() {
                        self.after_esc()?
                    } else {
                        named(key)
                    };
                    if let Some(key) = key {
                        return Ok(Input::Key(key));
                    }
                }
                Event::Paste(text) => return Ok(Input::Paste(text)),
                Event::Resize(..) => return Ok(Input::Resize),
                _ => {}
            }
        }
    }

    /// Whether a lone Esc was pressed while something takes long. It is meant for what runs, which may be past stopping, and
    /// never waits for the window below; every other input does.
    pub fn wish(&mut self) -> Wish {
        while is_ready(Duration::ZERO).unwrap_or(false) {
            let Ok(event) = event::read() else { break };
            if !is_esc(&event) {
                self.waiting.push_back(event);
                continue;
            }
            // On a slow line it may be the head of a sequence.
            let next = self.within_hold().ok().flatten();
            let is_sequence = next.as_ref().and_then(letter).is_some_and(|c| matches!(c, '[' | 'O'));
            if is_sequence {
                self.waiting.push_back(event);
            }
            self.waiting.extend(next);
            if !is_sequence {
                return Wish::Stop;
            }
        }
        Wish::GoOn
    }

    /// Gathers what came together with a letter: the text of a paste, or the letter alone.
    fn burst(&mut self, first: Event, letters: LetterMeaning) -> Result<Result<String, Event>, UserError> {
        let mut burst = KeyBurst::default();
        let mut other = burst.take(first.clone());
        while let (None, Some(wait)) = (&other, burst.wait(letters)) {
            let next = match self.waiting.pop_front() {
                Some(event) => Some(event),
                None if is_ready(wait)? => Some(event::read().map_err(gone)?),
                None => None,
            };
            let Some(next) = next else { break };
            other = burst.take(next);
        }
        if let Some(other) = other {
            self.waiting.push_front(other);
        }
        if let Some(text) = burst.pasted(letters) {
            return Ok(Ok(text.to_owned()));
        }
        for event in burst.events.drain(1..).rev() {
            self.waiting.push_front(event);
            self.judged += 1;
        }
        Ok(Err(first))
    }

    /// Joins an Esc with what follows it within the hold, if they are a sequence; else the Esc comes first.
    fn after_esc(&mut self) -> Result<Option<Key>, UserError> {
        let esc = Key::Named(NamedKey::Esc);
        let Some(first) = self.within_hold()? else { return Ok(Some(esc)) };
        // Alt with a digit, torn: no hand presses Esc and a digit so fast one after the other.
        if let Some(key) = letter(&first).and_then(f_of_digit) {
            return Ok(Some(key));
        }
        let Some(opening @ ('[' | 'O')) = letter(&first) else {
            self.waiting.push_back(first);
            return Ok(Some(esc));
        };
        let mut sequence = String::from(opening);
        while let Some(event) = self.within_hold()? {
            let Some(c) = letter(&event).filter(char::is_ascii) else {
                self.waiting.push_back(event);
                break;
            };
            sequence.push(c);
            let begun = sequence == "[[";
            if !begun && (c.is_ascii_alphabetic() || c == '~') {
                break;
            }
        }
        Ok(sequence_key(&sequence))
    }

    fn within_hold(&self) -> Result<Option<Event>, UserError> {
        if is_ready(self.hold)? { event::read().map(Some).map_err(gone) } else { Ok(None) }
    }
}

/// Whether an event is there within this time, at the least the shortest in which the reader looks: asked for none at all,
/// it looks at nothing.
///
/// # Errors
/// If the terminal is gone.
pub fn is_ready(wait: Duration) -> Result<bool, UserError> {
    const LOOK: Duration = Duration::from_micros(50);
    event::poll(wait.max(LOOK)).map_err(gone)
}

fn gone(error: std::io::Error) -> UserError {
    UserError::new("no-terminal").because(error)
}

fn is_esc(event: &Event) -> bool {
    let Event::Key(key) = event else { return false };
    key.kind == KeyEventKind::Press && key.code == KeyCode::Esc && key.modifiers.is_empty()
}

fn letter(event: &Event) -> Option<char> {
    match event {
        Event::Key(KeyEvent { code: KeyCode::Char(c), kind: KeyEventKind::Press, .. }) => Some(*c),
        _ => None,
    }
}

/// The key of a split sequence of xterm, PuTTY or the Linux console.
fn sequence_key(sequence: &str) -> Option<Key> {
    let named = match sequence {
        "[A" | "OA" => NamedKey::Up,
        "[B" | "OB" => NamedKey::Down,
        "[C" | "OC" => NamedKey::Right,
        "[D" | "OD" => NamedKey::Left,
        "[H" | "OH" | "[1~" | "[7~" => NamedKey::Home,
        "[F" | "OF" | "[4~" | "[8~" => NamedKey::End,
        "[2~" => NamedKey::Insert,
        "[3~" => NamedKey::Delete,
        "[5~" => NamedKey::PageUp,
        "[6~" => NamedKey::PageDown,
        "[5;5~" => NamedKey::CtrlPageUp,
        "[6;5~" => NamedKey::CtrlPageDown,
        "[Z" => NamedKey::BackTab,
        _ => return f_key(sequence).map(Key::F),
    };
    Some(Key::Named(named))
}

fn f_key(sequence: &str) -> Option<u8> {
    const TORN: [&[&str]; 10] = [
        &["OP", "[11~", "[[A"],
        &["OQ", "[12~", "[[B"],
        &["OR", "[13~", "[[C"],
        &["OS", "[14~", "[[D"],
        &["[15~", "[[E"],
        &["[17~"],
        &["[18~"],
        &["[19~"],
        &["[20~"],
        &["[21~"],
    ];
    (1u8..).zip(TORN).find(|(_, names)| names.contains(&sequence)).map(|(n, _)| n)
}

/// The F-key of Alt with a digit.
fn f_of_digit(c: char) -> Option<Key> {
    let digit = u8::try_from(c.to_digit(10)?).ok()?;
    Some(Key::F(if digit == 0 { 10 } else { digit }))
}

fn is_line_feed(event: KeyEvent) -> bool {
    event.code == KeyCode::Char('j') && event.modifiers == KeyModifiers::CONTROL
}

/// The key of an event, if the program knows it.
fn named(event: KeyEvent) -> Option<Key> {
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    let named = match event.code {
        KeyCode::Char(c @ '0'..='9') if alt => return f_of_digit(c),
        // Old terminals send these for Backspace and, before raw mode or over a plain line, for Enter.
        KeyCode::Char('h') if ctrl => NamedKey::Backspace,
        KeyCode::Char('j') if ctrl => NamedKey::Enter,
        KeyCode::Char(c) if ctrl => return Some(Key::Ctrl(layout::fold(c))),
        KeyCode::Char(_) if alt => return None,
        KeyCode::Char(c) => return Some(Key::Char(c)),
        KeyCode::F(n) => return Some(Key::F(n)),
        KeyCode::Up => NamedKey::Up,
        KeyCode::Down => NamedKey::Down,
        KeyCode::Left => NamedKey::Left,
        KeyCode::Right => NamedKey::Right,
        KeyCode::Home => NamedKey::Home,
        KeyCode::End => NamedKey::End,
        KeyCode::PageUp if ctrl => NamedKey::CtrlPageUp,
        KeyCode::PageDown if ctrl => NamedKey::CtrlPageDown,
        KeyCode::PageUp => NamedKey::PageUp,
        KeyCode::PageDown => NamedKey::PageDown,
        KeyCode::Enter => NamedKey::Enter,
        KeyCode::Esc => NamedKey::Esc,
        KeyCode::Tab => NamedKey::Tab,
        KeyCode::BackTab => NamedKey::BackTab,
        KeyCode::Insert => NamedKey::Insert,
        KeyCode::Delete => NamedKey::Delete,
        KeyCode::Backspace => NamedKey::Backspace,
        _ => return None,
    };
    Some(Key::Named(named))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn torn_sequences_of_three_terminals_are_the_same_keys() {
        for sequence in ["OP", "[11~", "[[A"] {
            assert_eq!(sequence_key(sequence), Some(Key::F(1)));
        }
        assert_eq!(sequence_key("[A"), Some(Key::Named(NamedKey::Up)));
        assert_eq!(sequence_key("[21~"), Some(Key::F(10)));
        assert_eq!(sequence_key("[99~"), None);
    }

    #[test]
    fn the_codes_of_backspace_and_line_feed_are_the_keys_they_mean() {
        let ctrl = |c| named(KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL));
        assert_eq!(ctrl('h'), Some(Key::Named(NamedKey::Backspace)));
        assert_eq!(ctrl('j'), Some(Key::Named(NamedKey::Enter)));
        assert_eq!(ctrl('k'), Some(Key::Ctrl('k')));
    }

    #[test]
    fn alt_and_a_digit_is_an_f_key() {
        let event = KeyEvent::new(KeyCode::Char('0'), KeyModifiers::ALT);
        assert_eq!(named(event), Some(Key::F(10)));
    }
}
