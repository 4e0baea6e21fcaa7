//! Passphrases that are asked for over a screen: of sealed files of others, and of the own file that is to be sealed,
//! sealed otherwise, or opened to everybody.

use std::path::PathBuf;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::super::{Command, Effect, Key, KeyOutcome, Model, Step};
use super::Dialog;
use super::resealing::{PassphraseChange, SealChange};
use crate::domain::UserError;
use crate::domain::passphrase::PassphraseStrength;
use crate::domain::transfer::TransferOrder;
use crate::screen::exchange::path_purpose::PathPurpose;
use crate::store::Passphrase;
use crate::text::Words;
use crate::ui::paint::{LATE, PLAIN, QUIET, STRONG, boxed, mark, middle, put, wrap};
use crate::ui::paste;
use crate::ui::secret::SecretLine;

/// The most files that are named.
const NAMED: usize = 4;

/// What is asked for.
pub enum PassphrasePurpose {
    /// The passphrases of files of others; an empty line does without them, if `then` can.
    Others {
        files: Vec<PathBuf>,
        /// What is done with them.
        then: Box<Effect>,
        /// What is done without them.
        without: Option<Box<Effect>>,
    },
    /// The passphrase of the own file.
    Own(SealChange),
    /// A passphrase for the person who takes a family over.
    Recipient(Box<TransferOrder>),
}

/// A line and its label.
struct PassphraseLine {
    label: &'static str,
    text: SecretLine,
}

/// The question.
pub struct PassphraseDialog {
    about: PassphrasePurpose,
    lines: Vec<PassphraseLine>,
    at: usize,
    fault: Option<UserError>,
    /// The window that it covers: it comes back when the question is left.
    behind: Option<Box<Dialog>>,
}

impl PassphraseDialog {
    /// Asks for the passphrases of files of others.
    #[must_use]
    pub fn others(files: Vec<PathBuf>, then: Effect, without: Option<Effect>) -> PassphraseDialog {
        let (then, without) = (Box::new(then), without.map(Box::new));
        PassphraseDialog::new(PassphrasePurpose::Others { files, then, without }, &["start-passphrase"])
    }

    /// Asks for what a change of the own passphrase needs.
    #[must_use]
    pub fn own(own: SealChange) -> PassphraseDialog {
        let lines: &[&str] = match own {
            SealChange::Set => &["start-passphrase", "start-passphrase-again"],
            SealChange::Change => &["passphrase-former", "start-passphrase", "start-passphrase-again"],
            SealChange::Remove => &["passphrase-former"],
        };
        PassphraseDialog::new(PassphrasePurpose::Own(own), lines)
    }

    /// Asks for a passphrase of the file that hands a family over.
    #[must_use]
    pub fn recipient(order: Box<TransferOrder>) -> PassphraseDialog {
        PassphraseDialog::new(
            PassphrasePurpose::Recipient(order),
            &["start-passphrase", "start-passphrase-again"],
        )
    }

    fn new(about: PassphrasePurpose, labels: &[&'static str]) -> PassphraseDialog {
        let lines =
            labels.iter().map(|label| PassphraseLine { label, text: SecretLine::default() }).collect();
        PassphraseDialog { about, lines, at: 0, fault: None, behind: None }
    }

    /// Covers a window, which comes back.
    #[must_use]
    pub fn over(mut self, behind: Option<Dialog>) -> PassphraseDialog {
        self.behind = behind.map(Box::new);
        self
    }

    /// The window that it covers.
    #[must_use]
    pub fn behind(self) -> Option<Dialog> {
        self.behind.map(|behind| *behind)
    }

    /// Whether it asks for just these files of others.
    #[must_use]
    pub fn asks_for(&self, wanted: &[PathBuf]) -> bool {
        matches!(&self.about, PassphrasePurpose::Others { files, .. } if files == wanted)
    }

    /// Says that what was typed does not fit. It is wiped: nobody sees where the slip is.
    pub fn fail(&mut self, problem: UserError) {
        self.lines.iter_mut().for_each(|line| line.text.clear());
        (self.at, self.fault) = (0, Some(problem));
    }

    /// Moves between the lines, takes what was typed.
    pub fn update(&mut self, command: Command) -> Step {
        match command {
            Command::Back => return Step::Back,
            Command::Up | Command::PreviousPane => self.at = self.at.saturating_sub(1),
            Command::Down | Command::NextPane => self.at = (self.at + 1).min(self.lines.len() - 1),
            Command::Accept if self.at + 1 < self.lines.len() => self.at += 1,
            Command::Accept | Command::Save => {
                // What was wrong with the try before says nothing of this one.
                self.fault = None;
                return self.take();
            }
            _ => {}
        }
        Step::Stay
    }

    fn take(&mut self) -> Step {
        let typed: Vec<Option<Passphrase>> =
            self.lines.iter().map(|line| Passphrase::new(line.text.text())).collect();
        let missing = typed.iter().position(Option::is_none);
        if let (PassphrasePurpose::Others { without: Some(without), .. }, Some(_)) = (&self.about, missing) {
            return Step::Do((**without).clone());
        }
        if let Some(at) = missing {
            (self.at, self.fault) = (at, Some(UserError::new("start-passphrase-empty")));
            return Step::Stay;
        }
        match (&self.about, typed.as_slice()) {
            (PassphrasePurpose::Others { then, .. }, [Some(typed)]) => {
                Step::Do(Effect::Unlock { passphrase: typed.clone(), then: then.clone() })
            }
            (PassphrasePurpose::Own(SealChange::Remove), [former]) => {
                Step::Do(Effect::Reseal(PassphraseChange { former: former.clone(), new: None }))
            }
            (PassphrasePurpose::Own(_), [former @ .., new, again]) if new == again => {
                let former = former.first().cloned().flatten();
                Step::Do(Effect::Reseal(PassphraseChange { former, new: new.clone() }))
            }
            (PassphrasePurpose::Recipient(order), [Some(new), again]) if again.as_ref() == Some(new) => {
                Step::Do(Effect::Transfer { order: order.clone(), passphrase: new.clone() })
            }
            _ => {
                self.at = self.lines.len() - 1;
                if let Some(again) = self.lines.last_mut() {
                    again.text.clear();
                }
                self.fault = Some(UserError::new("passphrase-differs"));
                Step::Stay
            }
        }
    }

    /// Types into the line of the cursor.
    pub fn type_text(&mut self, text: &str) -> KeyOutcome {
        self.fault = None;
        match self.lines.get_mut(self.at) {
            Some(line) => {
                line.text.insert(&zeroize::Zeroizing::new(paste::one_line(text)));
                KeyOutcome::Taken
            }
            None => KeyOutcome::Nowhere,
        }
    }

    /// Takes a key that erases.
    pub fn edit(&mut self, key: Key) -> KeyOutcome {
        let taken = self.lines.get_mut(self.at).is_some_and(|line| line.text.erase(key));
        if taken {
            self.fault = None;
        }
        KeyOutcome::of(taken)
    }

    fn code(&self) -> &'static str {
        match &self.about {
            PassphrasePurpose::Others { .. } => "others",
            PassphrasePurpose::Own(own) => own.code(),
            PassphrasePurpose::Recipient(_) => "recipient",
        }
    }

    #[must_use]
    pub fn title(&self, words: &Words) -> String {
        words.pick("passphrase-title", self.code())
    }

    /// What is said above the lines.
    fn head(&self, model: &Model) -> Vec<(String, Style)> {
        let w = &model.words;
        let mut said = vec![(w.pick("passphrase-about", self.code()), PLAIN)];
        if let PassphrasePurpose::Others { files, .. } = &self.about {
            let named = files.iter().take(NAMED).map(|path| (path.display().to_string(), STRONG));
            said.extend(named);
            if files.len() > NAMED {
                let more = u32::try_from(files.len() - NAMED).unwrap_or(u32::MAX);
                said.push((w.count("passphrase-more-files", more), PLAIN));
            }
        }
        said
    }

    /// What is said below them: the fault, else what a passphrase is worth and what Enter does.
    fn foot(&self, model: &Model) -> Vec<(String, Style)> {
        let w = &model.words;
        let mut said = Vec::new();
        match &self.about {
            PassphrasePurpose::Others { files, then, without } => {
                let how = match (&**then, without) {
                    (_, Some(_)) => w.count("passphrase-others-how", files.len()),
                    (Effect::Carry { aim: PathPurpose::Restore, .. }, None) => {
                        w.say("passphrase-restore-how")
                    }
                    (_, None) => w.say("passphrase-other-how"),
                };
                said.push((how, QUIET));
            }
            PassphrasePurpose::Own(SealChange::Remove) => {}
            PassphrasePurpose::Own(_) | PassphrasePurpose::Recipient(_) => {
                let typed = self.lines.iter().rev().nth(1).map_or("", |line| line.text.text());
                let id = if typed.trim().is_empty() { "empty" } else { PassphraseStrength::of(typed).code() };
                said.push((w.pick("start-strength", id), if id == "weak" { LATE } else { PLAIN }));
            }
        }
        said.extend(self.fault.iter().map(|fault| (format!("! {}", w.problem(fault)), LATE)));
        said
    }

    /// Draws it; gives the place of the cursor.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let w = &model.words;
        let width = 76.min(area.width.saturating_sub(2));
        let inside = usize::from(width.saturating_sub(4));
        let wrapped = |said: Vec<(String, Style)>| -> Vec<(String, Style)> {
            let lines = said.into_iter().flat_map(|(text, style)| {
                wrap(&text, inside).into_iter().map(move |line| (line, style)).collect::<Vec<_>>()
            });
            lines.collect()
        };
        let (head, foot) = (wrapped(self.head(model)), wrapped(self.foot(model)));
        let rows = head.len() + self.lines.len() + foot.len() + 4;
        let height = u16::try_from(rows).unwrap_or(u16::MAX).min(area.height);
        let title = self.title(w);
        let inner = boxed(buf, middle(area, width, height), &title, &w.say("passphrase-foot"));
        let mut y = inner.y;
        let lines = |said: &[(String, Style)], y: &mut u16, buf: &mut Buffer| {
            for (line, style) in said {
                if *y < inner.bottom() {
                    put(buf, inner.x, *y, inner.width, line, *style);
                    *y += 1;
                }
            }
        };
        lines(&head, &mut y, buf);
        y += 1;
        let labels: Vec<String> = self.lines.iter().map(|line| w.say(line.label)).collect();
        let wide = labels.iter().map(|label| label.chars().count()).max().unwrap_or(0);
        let wide = u16::try_from(wide).unwrap_or(20) + 2;
        let mut cursor = None;
        for (i, (line, label)) in self.lines.iter().zip(&labels).enumerate() {
            if y >= inner.bottom() {
                break;
            }
            let here = i == self.at;
            put(buf, inner.x + 2, y, wide, label, if here { STRONG } else { PLAIN });
            if here {
                mark(buf, inner.x, y);
            }
            let x = inner.x + 2 + wide;
            let at = line.text.view(Rect { x, y, width: inner.right().saturating_sub(x), height: 1 }, buf);
            cursor = cursor.or(here.then_some(at));
            y += 1;
        }
        y += 1;
        lines(&foot, &mut y, buf);
        cursor
    }
}
