//! A field of a form: its text, what is offered for it, and what it means to the file.

use serde_json::{Value, json};

use super::offer::{Offer, Opt};
use crate::domain::schema::{Field, Kind, Type};
use crate::domain::{Record, phone, record};
use crate::screen::Model;
use crate::search::fold::fold;
use crate::text::{say, typed};
use crate::ui::editor::Editor;

/// The text shown at a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The sentence.
    pub text: String,
    /// Whether it only warns.
    pub warns: bool,
}

/// Which day is meant by one that is not said in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// A birth: never ahead.
    Birth,
    /// What has been: a weekday is the last such day.
    Past,
    /// Anything else.
    Any,
}

impl Meant {
    /// What the days of a field mean.
    #[must_use]
    pub fn of(kind: Kind, field: &str) -> Meant {
        match (kind, field) {
            (_, "born") => Meant::Birth,
            (Kind::Contact | Kind::Inquiry, "on") => Meant::Past,
            _ => Meant::Any,
        }
    }
}

/// What a form shows of a record in a field: of a birth of which only the year is known, the year.
#[must_use]
pub fn shown(record: &Record, field: &Field) -> Value {
    let stands = |name: &str| record.values.get(name).filter(|v| !v.is_null()).cloned();
    let year =
        || (record.kind == Kind::Member && field.name == "born").then(|| stands("born_year")).flatten();
    stands(field.name.code()).or_else(year).unwrap_or(Value::Null)
}

/// A field of a form.
#[derive(Clone, Debug)]
pub struct Slot {
    /// The record it belongs to, among those of the form.
    pub part: usize,
    /// The field of the record.
    pub field: &'static Field,
    /// Which day is meant by one that is not said in full.
    pub meant: Meant,
    /// What it is called.
    pub label: String,
    /// What was typed or taken.
    pub text: Editor,
    /// What the file keeps for the text, while it is one taken from the list.
    pub code: Option<String>,
    pub offer: Offer,
    /// The text shown at it.
    pub fault: Option<Fault>,
    /// Whether it is required.
    pub needed: bool,
    /// Whether it was left once: before that nothing is said of what is missing.
    pub left: bool,
    /// The text it began with.
    pub begun: String,
}

impl Slot {
    /// Shows what the file has, or a default.
    pub fn show(&mut self, model: &Model, value: &Value) {
        let w = &model.words;
        let plain = match value {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        if plain.is_empty() {
            (self.text, self.code) = (Editor::default(), None);
            return;
        }
        if let Value::Array(list) = value {
            let said = list.iter().filter_map(Value::as_str).map(|t| match self.field.ty {
                Type::Phones => phone::shown(t),
                _ => self.offer.list.iter().find(|o| o.code == t).map_or(t, |o| &o.text).to_owned(),
            });
            self.text = Editor::of(&said.collect::<Vec<_>>().join(", "));
            return;
        }
        let known = self.offer.list.iter().find(|o| o.code == plain);
        let shown = match (known, self.field.ty) {
            (Some(option), _) => option.text.clone(),
            (None, Type::Date) => {
                plain.parse().map_or_else(|_| plain.clone(), |d| w.day(self.field.shown(d)))
            }
            _ => plain,
        };
        self.code = known.map(|o| o.code.clone());
        self.text = Editor::of(&shown);
    }

    /// Whether it holds several, with commas between them.
    pub(super) fn is_several(&self) -> bool {
        self.field.ty == Type::Texts
    }

    /// Takes this one of what is offered.
    pub fn take(&mut self, option: &Opt) {
        if self.is_several() {
            let typed = self.text.value();
            let before =
                typed.rsplit_once(',').map(|(before, _)| format!("{}, ", before.trim())).unwrap_or_default();
            self.text = Editor::of(&format!("{before}{}", option.text));
        } else {
            self.text = Editor::of(&option.text);
            self.code = Some(option.code.clone());
        }
    }

    /// What of the offered fits what was typed: words that begin so, in any order; what begins with it comes first.
    #[must_use]
    pub fn fitting(&self) -> Vec<&Opt> {
        let typed = self.text.value();
        let typed = if self.field.ty == Type::Texts {
            typed.rsplit(',').next().unwrap_or_default().trim()
        } else {
            &typed
        };
        self.offer.fitting(typed)
    }

    /// Whether its value differs from the first one.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.text.value().trim() != self.begun.trim()
    }

    /// What the file would keep.
    ///
    /// # Errors
    /// The sentence that says what is wrong with it.
    pub fn value(&self, model: &Model) -> Result<Value, String> {
        let w = &model.words;
        let many = matches!(self.field.ty, Type::Phones | Type::Texts);
        let text = record::clean(&self.text.value(), self.offer.is_long || many);
        if text.is_empty() {
            return Ok(Value::Null);
        }
        let say = |id: &str| Err(w.say(id));
        let folded = fold(&text);
        let same = |o: &&Opt| fold(&o.text) == folded;
        let chosen = self.code.clone().or_else(|| self.offer.list.iter().find(same).map(|o| o.code.clone()));
        let chosen = match (chosen, self.fitting().as_slice()) {
            (None, [one]) if self.offer.is_closed => Some(one.code.clone()),
            (chosen, _) => chosen,
        };
        let value = match (self.field.ty, chosen) {
            (Type::Flag, Some(code)) => json!(code == "true"),
            (Type::Number(..), Some(code)) => code.parse::<i64>().map_or(Value::Null, |n| json!(n)),
            (Type::Choice(_) | Type::Ref(_) | Type::Owner(_) | Type::Text, Some(code)) => json!(code),
            (Type::Flag | Type::Choice(_) | Type::Ref(_) | Type::Owner(_), None) => {
                return say("fault-choice");
            }
            // Of some the papers know no more than the year: no day is invented.
            (Type::Date, _) if self.meant == Meant::Birth && w.typed_year(&text).is_some() => {
                return Ok(json!(w.typed_year(&text)));
            }
            (Type::Date, _) => {
                let day = match self.meant {
                    Meant::Birth => w.typed_birth(&text, model.today),
                    Meant::Past => w.typed_past(&text, model.today),
                    Meant::Any => w.typed_day(&text, model.today),
                };
                match day {
                    Some(day) => json!(self.field.kept(day).to_string()),
                    None => return Err(w.no_day(&text, model.today)),
                }
            }
            (Type::Time, _) => match typed::time(&text).map(|t| t.format("%H:%M").to_string()) {
                Some(time) => json!(time),
                None => return say("fault-time"),
            },
            (Type::Number(low, high), None) => {
                match text.parse::<i64>().ok().filter(|n| (low..=high).contains(n)) {
                    Some(n) => json!(n),
                    None => return Err(say!(w, "fault-number", low = low, high = high)),
                }
            }
            (Type::Phones, _) => {
                let typed = text.split([',', ';', '\n']).map(str::trim).filter(|t| !t.is_empty());
                // A text kept as one stays one; a new one is split.
                let begun: Vec<&str> = self.begun.split([',', ';', '\n']).map(str::trim).collect();
                let all: Vec<&str> = typed
                    .flat_map(|t| if begun.contains(&t) { vec![t] } else { phone::several(t) })
                    .collect();
                if let Some(bad) =
                    all.iter().flat_map(|t| phone::several(t)).find(|t| !phone::is_plausible(t))
                {
                    return Err(say!(w, "fault-phone", value = bad));
                }
                json!(all)
            }
            (Type::Texts, _) => {
                let typed = text.split([',', ';', '\n']).map(str::trim).filter(|t| !t.is_empty());
                let known = |t: &str| {
                    self.offer.list.iter().find(|o| fold(&o.text) == fold(t)).map(|o| o.code.clone())
                };
                json!(typed.map(|t| known(t).unwrap_or_else(|| t.to_owned())).collect::<Vec<_>>())
            }
            (Type::Text, None) => json!(text),
        };
        // Length and whatever else the file asks of a field.
        record::check(self.field, &value).map_err(|problem| w.problem(&problem))
    }
}
