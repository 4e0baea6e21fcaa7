//! Every word a person reads: messages of `data/text`, in Russian and in English, with numbers and days in them, days as
//! they are typed, long texts broken into lines. Regulations speak for themselves and are not translated. Facts of a
//! family are put into these words by [`crate::wording`].

pub mod ascii;
mod catalogue;
pub mod date;
pub mod typed;
pub mod wrapping;

use std::rc::Rc;

use catalogue::Catalogue;
use chrono::{NaiveDate, NaiveDateTime};
use fluent_bundle::{FluentArgs, FluentValue};

use crate::domain::UserError;

/// A message with its arguments by name: `say!(words, "until", day = words.day(on))`.
macro_rules! say {
    ($words:expr, $id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $words.fill($id, &[$((stringify!($name), ($value).into())),+])
    };
}
pub(crate) use say;

/// The text with its first letter as a capital.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// A language the program speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Russian.
    Ru,
    /// English.
    En,
}

impl Lang {
    /// By its code; a locale such as `en_GB.UTF-8` will do.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Lang> {
        match code.get(..2)?.to_lowercase().as_str() {
            "ru" => Some(Lang::Ru),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Lang::Ru => "ru",
            Lang::En => "en",
        }
    }

    #[must_use]
    pub fn other(self) -> Lang {
        match self {
            Lang::Ru => Lang::En,
            Lang::En => Lang::Ru,
        }
    }

    /// The messages as they are written, in order of their ids.
    #[must_use]
    pub fn source(self) -> &'static str {
        catalogue::text(self)
    }
}

/// Where a problem is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ErrorPlace {
    /// In an answer of a command, by the names and the days of the file.
    Command,
    /// On a screen, as forms call and write it.
    Screen,
}

/// The messages of one language. A clone shares them.
#[derive(Clone)]
pub struct Words {
    lang: Lang,
    messages: Rc<Catalogue>,
    place: ErrorPlace,
}

impl Words {
    #[must_use]
    pub fn of(lang: Lang) -> Words {
        Words { lang, messages: Rc::new(Catalogue::of(lang)), place: ErrorPlace::Command }
    }

    /// The same for screens: fields are named as forms call them, days written as people write them.
    #[must_use]
    pub fn on_screen(&self) -> Words {
        Words { place: ErrorPlace::Screen, ..self.clone() }
    }

    /// The language spoken.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A message without arguments.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.fill(id, &[])
    }

    /// Whether there is such a message.
    #[must_use]
    pub fn knows(&self, id: &str) -> bool {
        self.messages.knows(id)
    }

    /// A message with its arguments. An unknown one shows as its id, so that a person can report it.
    #[must_use]
    pub fn fill(&self, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let filled: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        let Some(mut said) = self.messages.format(id, &filled) else { return id.to_owned() };
        let ends = args.iter().filter_map(|(_, value)| match value {
            FluentValue::String(text) if text.ends_with(['.', '…']) => Some(text.as_ref()),
            _ => None,
        });
        // «Иванова М. П.» at the end of a sentence ends it as well.
        for end in ends {
            said = said.replace(&format!("{end}."), end);
        }
        said
    }

    /// A message with texts as its arguments.
    #[must_use]
    pub fn fill_texts<'t>(&self, id: &str, texts: impl Iterator<Item = (&'t str, &'t str)>) -> String {
        let args: Vec<(&str, FluentValue<'_>)> = texts.map(|(name, text)| (name, text.into())).collect();
        self.fill(id, &args)
    }

    /// A message chosen by a code of the data: `level-name` for `crisis`.
    #[must_use]
    pub fn pick(&self, id: &str, code: &str) -> String {
        // A selector `[1]` is a number: the text "1" would not match it.
        let code = code.parse::<i64>().map_or_else(|_| FluentValue::from(code), FluentValue::from);
        self.fill(id, &[("code", code)])
    }

    /// A message that counts.
    #[must_use]
    pub fn count(&self, id: &str, n: impl TryInto<i64>) -> String {
        say!(self, id, n = n.try_into().unwrap_or(i64::MAX))
    }

    /// «Отменено (Иванова М. П.): отметка посещения.»: the family only where one alone is concerned.
    #[must_use]
    pub fn undone(&self, act: &str, family: Option<&str>) -> String {
        let act = self.pick("act-noun", act);
        match family {
            Some(family) => say!(self, "undo-done-family", act = act, family = family),
            None => say!(self, "undo-done", act = act),
        }
    }

    /// «Возвращено (Иванова М. П.): отметка посещения.»
    #[must_use]
    pub fn redone(&self, act: &str, family: Option<&str>) -> String {
        let act = self.pick("act-noun", act);
        match family {
            Some(family) => say!(self, "redo-done-family", act = act, family = family),
            None => say!(self, "redo-done", act = act),
        }
    }

    /// The sentence of a rule, with the day it names.
    fn ruled(&self, rule: &str, problem: &UserError) -> String {
        let day = problem.args.iter().find(|(name, _)| *name == "day").map(|(_, day)| day);
        let day = day.and_then(|day| day.parse().ok()).map(|day| self.day(day)).unwrap_or_default();
        say!(self, rule, day = day)
    }

    /// A value of the file: on a screen a day or moment is written as people write it.
    fn written(&self, value: &str) -> String {
        let is_day = |text: &str| text.parse::<NaiveDate>().ok().filter(|_| text.len() == 10);
        let moment = || NaiveDateTime::parse_from_str(value, "%Y-%m-%d %H:%M").ok();
        match (self.place, is_day(value)) {
            (ErrorPlace::Screen, Some(day)) => self.day(day),
            (ErrorPlace::Screen, None) => match moment() {
                Some(at) => format!("{} {}", self.day(at.date()), self.time(at.time())),
                None => value.to_owned(),
            },
            (ErrorPlace::Command, _) => value.to_owned(),
        }
    }

    /// What happened and what to do.
    #[must_use]
    pub fn problem(&self, problem: &UserError) -> String {
        // The file keeps an act by its verb; it is shown in words.
        let said = |(name, value): &(&'static str, String)| match *name {
            "act" => (*name, FluentValue::from(self.pick("act", value))),
            // A rule of the rule book shows as its sentence, as in a form.
            "rule" => (*name, FluentValue::from(self.ruled(value, problem))),
            _ => (*name, FluentValue::from(self.written(value))),
        };
        let mut args: Vec<(&str, FluentValue<'_>)> = problem.args.iter().map(said).collect();
        // A field is named as a line of JSONL has it, and as a form calls it.
        if let Some((_, field)) = problem.args.iter().find(|(name, _)| *name == "field") {
            let label = field.replace('_', "-");
            let label = self.say(&format!("field-{label}"));
            let called = match self.place {
                ErrorPlace::Screen => say!(self, "called-field", label = label.as_str()),
                ErrorPlace::Command => field.clone(),
            };
            args.push(("label", label.into()));
            args.push(("called", called.into()));
            args.push(("place", if self.place == ErrorPlace::Screen { "screen" } else { "command" }.into()));
        }
        self.fill(problem.id, &args)
    }
}
