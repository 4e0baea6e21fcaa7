//! A field of a form: its text, what is offered for it, and what it means to the file.

use serde_json::{Value, json};

use super::{EntryScreen, FormRecord, forms, intake};
use crate::domain::schema::{Field, FieldType, Kind};
use crate::domain::{FieldName, Record, clean, normal_form, phone};
use crate::screen::Model;
use crate::text::{capitalised, say, typed};
use crate::ui::editor::Editor;
use crate::ui::form;
use crate::ui::form::field::TypingMode;
use crate::ui::form::offer::NONE;
use crate::wording::field::label;

/// Which day is meant by one that is not said in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateReading {
    /// A birth: never ahead.
    Birth,
    /// What has been: a weekday is the last such day.
    Past,
    /// Anything else.
    Any,
}

impl DateReading {
    /// What the days of a field mean.
    #[must_use]
    pub fn of(kind: Kind, field: FieldName) -> DateReading {
        match (kind, field) {
            (_, FieldName::Born) => DateReading::Birth,
            (Kind::Contact | Kind::Inquiry, FieldName::On) => DateReading::Past,
            _ => DateReading::Any,
        }
    }

    /// Why a text is no such day.
    fn refused(self, model: &Model, text: &str) -> String {
        let w = &model.words;
        match self {
            DateReading::Birth => w.no_birth(text, model.today),
            DateReading::Past => w.no_past_day(text, model.today),
            DateReading::Any => w.no_day(text, model.today),
        }
    }
}

/// What a form shows of a record in a field: of a birth of which only the year is known, the year.
#[must_use]
pub fn shown(record: &Record, field: &Field) -> Value {
    let value_of = |name: FieldName| record.values().get(&name).filter(|v| !v.is_null()).cloned();
    let year = || {
        (record.kind == Kind::Member && field.name == FieldName::Born)
            .then(|| value_of(FieldName::BornYear))
            .flatten()
    };
    value_of(field.name).or_else(year).unwrap_or(Value::Null)
}

/// The field of a record that a field of a form edits.
#[derive(Clone, Copy, Debug)]
pub struct EditedField {
    /// The record, among those of the form.
    pub part: usize,
    /// The field of the record.
    pub field: &'static Field,
    /// Which day is meant by one that is not said in full.
    pub meant: DateReading,
}

impl PartialEq for EditedField {
    fn eq(&self, other: &EditedField) -> bool {
        (self.part, self.field.name) == (other.part, other.field.name)
    }
}

/// A field of a form of records.
pub type EntryField = form::field::FormField<EditedField>;

impl EntryField {
    /// The field of `part`, which will be at `place` among the records of the form, with what it begins with.
    pub(super) fn of(
        entry: &EntryScreen,
        model: &Model,
        part: &FormRecord,
        place: usize,
        field: &'static Field,
    ) -> EntryField {
        let is_new = part.known.is_none();
        let value = match &part.known {
            Some(known) => shown(known, field),
            None => forms::default(model, entry.sources.case(), part.kind, field.name),
        };
        let offer = entry.sources.offer(model, part.kind, field);
        let whole =
            offer.is_closed || matches!(field.ty, FieldType::Date | FieldType::Time | FieldType::Number(..));
        let label = match field.exclusive && field.name == FieldName::Until {
            true => model.words.say("field-last-day"),
            false => label(&model.words, part.kind, field.name),
        };
        // Without a member it is that of the whole family.
        let of_all = field.name == FieldName::Member
            && matches!(part.kind, Kind::Absence | Kind::Activity | Kind::Control | Kind::Goal | Kind::Need);
        let name = EditedField { part: place, field, meant: DateReading::of(part.kind, field.name) };
        let mut slot = EntryField {
            shape: match (offer.is_long, whole, is_new) {
                (true, ..) => TypingMode::Free,
                (_, true, _) => TypingMode::Line,
                (_, _, true) => TypingMode::Proposed,
                _ => TypingMode::Free,
            },
            offer,
            hollow: if of_all { model.words.say("entry-of-all") } else { "·".to_owned() },
            needed: intake::is_needed(&entry.blank, place, field.name)
                .unwrap_or(field.required || is_new && forms::is_asked(model, part.kind, field.name)),
            hinge: part.hinge == Some(field.name),
            ..EntryField::new(name, capitalised(&label))
        };
        slot.begin_with(model, &value);
        slot
    }

    /// Begins with this value.
    pub(super) fn begin_with(&mut self, model: &Model, value: &Value) {
        self.show(model, value);
        self.begin();
    }

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
            let said = list.iter().filter_map(Value::as_str).map(|t| match self.name.field.ty {
                FieldType::Phones => phone::shown(t),
                _ => self.offer.of_code(t).map_or(t, |o| &o.text).to_owned(),
            });
            self.text = Editor::of(&said.collect::<Vec<_>>().join(", "));
            return;
        }
        let known = self.offer.of_code(&plain);
        let shown = match (known, self.name.field.ty) {
            (Some(option), _) => option.text.clone(),
            (None, FieldType::Date) => {
                plain.parse().map_or_else(|_| plain.clone(), |d| w.day(self.name.field.shown(d)))
            }
            _ => plain,
        };
        self.code = known.map(|o| o.code.clone());
        self.text = Editor::of(&shown);
    }

    /// What the file would keep.
    ///
    /// # Errors
    /// The sentence that says what is wrong with it.
    pub fn value(&self, model: &Model) -> Result<Value, String> {
        let w = &model.words;
        let many = matches!(self.name.field.ty, FieldType::Phones | FieldType::Texts);
        let text = clean::clean(
            &self.text.value(),
            if self.offer.is_long || many { clean::Lines::Several } else { clean::Lines::One },
        );
        if text.is_empty() {
            return Ok(Value::Null);
        }
        let say = |id: &str| Err(w.say(id));
        let chosen = self.code.clone().or_else(|| self.offer.called(&text).map(|o| o.code.clone()));
        let chosen = match (chosen, self.offer.fitting(&self.typed()).as_slice()) {
            (None, [one]) if self.offer.is_closed => Some(one.code.clone()),
            (chosen, _) => chosen,
        };
        if chosen.as_deref() == Some(NONE) {
            return Ok(Value::Null);
        }
        let value = match (self.name.field.ty, chosen) {
            (FieldType::Flag, Some(code)) => json!(code == "true"),
            (FieldType::Number(..), Some(code)) => code.parse::<i64>().map_or(Value::Null, |n| json!(n)),
            (
                FieldType::Choice(_) | FieldType::Ref(_) | FieldType::Owner(_) | FieldType::Text,
                Some(code),
            ) => json!(code),
            (FieldType::Flag | FieldType::Choice(_) | FieldType::Ref(_) | FieldType::Owner(_), None) => {
                return say(if self.offer.list.is_empty() { "fault-choice-none" } else { "fault-choice" });
            }
            // Of some the papers know no more than the year: no day is invented.
            (FieldType::Date, _)
                if self.name.meant == DateReading::Birth && w.typed_year(&text).is_some() =>
            {
                return Ok(json!(w.typed_year(&text)));
            }
            (FieldType::Date, _) => {
                let day = match self.name.meant {
                    DateReading::Birth => w.typed_birth(&text, model.today),
                    DateReading::Past => w.typed_past(&text, model.today),
                    DateReading::Any => w.typed_day(&text, model.today),
                };
                match day {
                    Some(day) => json!(self.name.field.kept(day).to_string()),
                    None => return Err(self.name.meant.refused(model, &text)),
                }
            }
            (FieldType::Time, _) => match typed::time_alone(&text).map(|t| t.format("%H:%M").to_string()) {
                Some(time) => json!(time),
                None => return say("fault-time"),
            },
            (FieldType::Number(low, high), None) => {
                match text.parse::<i64>().ok().filter(|n| (low..=high).contains(n)) {
                    Some(n) => json!(n),
                    None => return Err(say!(w, "fault-number", low = low, high = high)),
                }
            }
            (FieldType::Phones, _) => {
                let typed = text.split([',', ';', '\n']).map(str::trim).filter(|t| !t.is_empty());
                // A text kept as one stays one; a new one is split.
                let begun: Vec<&str> = self.opened.split([',', ';', '\n']).map(str::trim).collect();
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
            (FieldType::Texts, _) => {
                let typed = text.split([',', ';', '\n']).map(str::trim).filter(|t| !t.is_empty());
                let known = |t: &str| self.offer.called(t).map(|o| o.code.clone());
                json!(typed.map(|t| known(t).unwrap_or_else(|| t.to_owned())).collect::<Vec<_>>())
            }
            (FieldType::Text, None) => json!(text),
        };
        // Length and whatever else the file asks of a field.
        normal_form::check(self.name.field, &value).map_err(|problem| w.problem(&problem))
    }
}
