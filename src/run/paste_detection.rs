//! Pastes without brackets, from an old PuTTY, a console, a mouse: letters and line ends as if they were typed. On a list
//! each letter would be a command and each line end would take the selected row.
//!
//! Keys that were typed ahead come in a burst too, when a slow line stalled for a moment. They differ from a paste: a
//! paste has a line end with letters on both sides, and more letters than a hand types while a line stalls. In a text
//! that bound is high, since filling a form means typing names with Enter between them: three seconds of typing. On a
//! list letters are commands, one at a time, and eight of them around an Enter are not typed by hand; so they are in a
//! small window, which the first Enter records and closes: what follows would fall on the list behind it. Arrows and
//! F-keys never come with a paste; what a burst holds before or behind them is judged alone.
//!
//! A single pasted line has no line end between its letters. On a list it is known by a letter that means nothing there:
//! a user who types without looking moves about by letters of the list, comes to one that opens a text or to the digit of a
//! screen, and goes on in that. Eight letters, among them one that is no key of the list before any that opens a text, are
//! not typed by hand. A pasted line that happens to begin with such a letter is taken for keys: of the two mistakes that one
//! is seen, and a note typed blindly that is dropped is not.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::keymap::key::Key;
use crate::keymap::{self, Scope};

/// The wait for a second letter: the pieces of a paste come closer together.
const FIRST: Duration = Duration::from_millis(2);
/// The wait once there are [`SEVERAL`] letters, which no hand types so fast.
const NEXT: Duration = Duration::from_millis(10);
/// Letters that are several.
const SEVERAL: usize = 4;

/// The most letters gathered at once.
const MOST: usize = 1 << 16;

/// What letters mean where the keys go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterMeaning {
    /// Text of a form, in which Enter leads to the next field.
    Text,
    /// Text of a window that Enter closes.
    Window,
    Commands(Scope),
}

/// Letters a hand types in the three seconds a slow line may hang.
const STALLED: usize = 24;
/// Letters nobody types at once where they are commands, or where Enter closes the window.
const AT_ONCE: usize = 8;

impl LetterMeaning {
    /// Number of letters around a line end that make a paste.
    fn least(self) -> usize {
        match self {
            LetterMeaning::Text => STALLED,
            LetterMeaning::Window | LetterMeaning::Commands(_) => AT_ONCE,
        }
    }

    /// Whether one line of so many letters is a paste, because some letter of it is no key here.
    fn is_pasted_line(self, line: &str, written: usize) -> bool {
        let LetterMeaning::Commands(scope) = self else { return false };
        if written < AT_ONCE {
            return false;
        }
        for letter in line.chars() {
            match keymap::command(scope, Key::Char(letter)) {
                None => return true,
                Some(command) if command.leads_to_text() => return false,
                Some(_) => {}
            }
        }
        false
    }
}

/// Letters that came together.
#[derive(Debug, Default)]
pub struct KeyBurst {
    text: String,
    /// Their keys.
    pub events: Vec<Event>,
}

impl KeyBurst {
    /// Takes an event that may belong to a paste; returns it if it does not.
    pub fn take(&mut self, event: Event) -> Option<Event> {
        let Event::Key(key) = &event else { return Some(event) };
        // Windows reports released keys, too.
        if key.kind != KeyEventKind::Press {
            return None;
        }
        let Some(letter) = letter(key) else { return Some(event) };
        let is_feed = key.code == KeyCode::Char('j') && self.text.ends_with('\n');
        if !is_feed {
            self.text.push(letter);
        }
        self.events.push(event);
        None
    }

    /// The wait for the next letter; `None`: there are enough. In a text the first letter means the same alone and in a
    /// paste: it waits for no other.
    pub fn wait(&self, letters: LetterMeaning) -> Option<Duration> {
        match self.events.len() {
            1 if !matches!(letters, LetterMeaning::Commands(_)) => Some(Duration::ZERO),
            n if n >= MOST => None,
            n if n >= SEVERAL => Some(NEXT),
            _ => Some(FIRST),
        }
    }

    /// The text, if it is a paste.
    pub fn pasted(&self, letters: LetterMeaning) -> Option<&str> {
        let written = self.text.chars().filter(|c| !c.is_whitespace()).count();
        let text = self.text.trim();
        let is_paste = if text.contains('\n') {
            written >= letters.least()
        } else {
            letters.is_pasted_line(text, written)
        };
        is_paste.then_some(self.text.as_str())
    }
}

/// Whether a paste may begin with the event.
pub fn may_begin(event: &Event) -> bool {
    matches!(event, Event::Key(key) if key.kind == KeyEventKind::Press && letter(key).is_some_and(|c| !c.is_whitespace()))
}

/// The letter of a key in a pasted text; a line feed comes as Ctrl+J.
fn letter(key: &KeyEvent) -> Option<char> {
    let plain = key.modifiers.difference(KeyModifiers::SHIFT).is_empty();
    match key.code {
        KeyCode::Char(c) if plain => Some(c),
        KeyCode::Enter if plain => Some('\n'),
        KeyCode::Tab if plain => Some('\t'),
        KeyCode::Char('j') if key.modifiers == KeyModifiers::CONTROL => Some('\n'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn burst(text: &str) -> KeyBurst {
        let mut burst = KeyBurst::default();
        for c in text.chars() {
            let key = match c {
                '\r' => KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE),
                '\n' => KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL),
                c => KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE),
            };
            assert!(burst.take(Event::Key(key)).is_none());
        }
        burst
    }

    #[test]
    fn a_window_that_enter_closes_takes_short_lines_as_one_paste() {
        for text in ["prishli\rdeti doma\rchisto\r", "ok\rall at home\r", "prishli vse\r\ndeti doma\r\n"] {
            assert!(burst(text).pasted(LetterMeaning::Window).is_some(), "{text}");
            assert!(burst(text).pasted(LetterMeaning::Commands(Scope::Today)).is_some(), "{text}");
        }
        // A note and the Enter that records it are typed.
        assert!(burst("all at home\r").pasted(LetterMeaning::Window).is_none());
        // In a form the same are names with Enter between them.
        assert!(burst("Orlov\rPavel\rIlyich\r").pasted(LetterMeaning::Text).is_none());
    }

    #[test]
    fn lines_that_come_at_once_are_a_paste() {
        for text in ["refused\tto\rtalk", "refused\rto talk\r", "three\r\nlines\r\nhere"] {
            assert!(burst(text).pasted(LetterMeaning::Commands(Scope::Today)).is_some(), "{text}");
        }
        let lines = "the mother was at home\rand sober, food is there";
        assert!(burst(lines).pasted(LetterMeaning::Text).is_some());
        assert_eq!(burst("three\r\nlines\r\rhere").text, "three\nlines\n\nhere");
    }

    #[test]
    fn keys_typed_ahead_are_keys() {
        // A note and the Enter that saves it; names of a form with Enter between them; commands of a list.
        for (text, letters) in [
            ("the mother was at home and sober\r", LetterMeaning::Text),
            ("Petrova\rAnna\rIvanovna\r", LetterMeaning::Text),
            ("all well\tnobody\r", LetterMeaning::Text),
            ("all well\r", LetterMeaning::Commands(Scope::Today)),
            ("gg\rg", LetterMeaning::Commands(Scope::Today)),
        ] {
            assert!(burst(text).pasted(letters).is_none(), "{text}");
        }
    }

    #[test]
    fn one_line_on_a_list_is_known_by_its_beginning() {
        let call = "\u{437}";
        let sentence =
            "\u{43c}\u{430}\u{442}\u{44c} \u{434}\u{43e}\u{43c}\u{430} \u{43e}\u{434}\u{43d}\u{430}";
        for scope in [Scope::Today, Scope::Calendar, Scope::Card, Scope::Exchange] {
            let letters = LetterMeaning::Commands(scope);
            // Some letter of them is no key there.
            for text in ["#children at home\r", "89115557788\r", "89115557788", &format!("{sentence}\r")] {
                assert!(burst(text).pasted(letters).is_some(), "{scope:?} {text}");
            }
            // Keys: a held one, a few, a screen and what is typed there.
            for text in ["ggggggggggggg", "gg", "3y Novikova\r", "/ivanova m.\r"] {
                assert!(burst(text).pasted(letters).is_none(), "{scope:?} {text}");
            }
        }
        // A call and its note, typed ahead of however slow a line; the same where the card is opened first.
        let note = format!("{call}asked for the paper and for the way to the camp\r");
        for text in [note.clone(), format!("r{note}"), format!("gr{note}")] {
            assert!(burst(&text).pasted(LetterMeaning::Commands(Scope::Today)).is_none(), "{text}");
            assert!(burst(&text).pasted(LetterMeaning::Window).is_none(), "{text}");
        }
    }

    #[test]
    fn a_letter_of_a_text_waits_for_no_other() {
        assert_eq!(burst("t").wait(LetterMeaning::Text), Some(Duration::ZERO));
        assert_eq!(burst("t").wait(LetterMeaning::Window), Some(Duration::ZERO));
        assert_eq!(burst("t").wait(LetterMeaning::Commands(Scope::Today)), Some(FIRST));
        assert_eq!(burst("th").wait(LetterMeaning::Text), Some(FIRST));
    }

    #[test]
    fn what_a_paste_never_holds_ends_it() {
        let mut burst = burst("three");
        for code in [KeyCode::Down, KeyCode::F(7), KeyCode::Esc] {
            assert!(burst.take(Event::Key(KeyEvent::new(code, KeyModifiers::NONE))).is_some());
        }
        assert!(burst.take(Event::Resize(80, 24)).is_some());
        assert_eq!(burst.events.len(), 5);
    }
}
