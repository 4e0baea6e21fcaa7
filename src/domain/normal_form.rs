//! The normal form of a value: what a field may hold, and how it is kept.

use std::fmt;

use chrono::NaiveTime;
use serde_json::{Value, json};

use super::field::{Field, FieldType};
use super::value::StoredField;
use super::{Id, UserError, clean, date, phone};

/// The longest text a field takes, in letters. A note of a whole evening is shorter.
pub const LONGEST_TEXT: usize = 20_000;

pub(super) fn shortened(text: &str) -> String {
    clean::clean(text, clean::Lines::One).chars().take(40).collect()
}

pub(super) fn wrong(id: &'static str, field: impl fmt::Display, value: &str) -> UserError {
    UserError::new(id).with("field", field).with("value", shortened(value))
}

/// Checks one value against its field and gives it in its normal form.
///
/// # Errors
/// What is wrong with it.
pub fn check(field: &Field, value: &Value) -> Result<Value, UserError> {
    let shown = || value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let bad = |id: &'static str| wrong(id, field.name, &shown());
    if value.is_null() {
        return if field.required {
            Err(UserError::field_missing().with("field", field.name))
        } else {
            Ok(Value::Null)
        };
    }
    match field.ty {
        FieldType::Text => {
            let text = value.as_str().ok_or_else(|| bad("record-bad-text"))?;
            let text = clean::clean(text, clean::Lines::Several);
            if text.chars().count() > LONGEST_TEXT {
                return Err(UserError::new("record-too-long")
                    .with("field", field.name)
                    .with("limit", LONGEST_TEXT));
            }
            match (text.is_empty(), field.required) {
                (true, true) => Err(UserError::field_missing().with("field", field.name)),
                (true, false) => Ok(Value::Null),
                _ => Ok(Value::String(text)),
            }
        }
        FieldType::Date => value
            .as_str()
            .filter(|t| date::iso(t).is_some_and(date::is_plausible))
            .map(|t| json!(t))
            .ok_or_else(|| bad("record-bad-date")),
        FieldType::Time => value
            .as_str()
            .and_then(|t| NaiveTime::parse_from_str(t, "%H:%M").ok())
            .map(|time| time.value())
            .ok_or_else(|| bad("record-bad-time")),
        FieldType::Number(low, high) => value
            .as_i64()
            .filter(|n| (low..=high).contains(n))
            .map(|n| json!(n))
            .ok_or_else(|| bad("record-bad-number").with("low", low).with("high", high)),
        FieldType::Flag => value.as_bool().map(|b| json!(b)).ok_or_else(|| bad("record-bad-flag")),
        FieldType::Choice(words) => value
            .as_str()
            .filter(|t| words.contains(t))
            .map(|t| json!(t))
            .ok_or_else(|| bad("record-bad-choice").with("words", words.join(", "))),
        FieldType::Owner(_) | FieldType::Ref(_) => value
            .as_str()
            .and_then(|t| t.parse::<Id>().ok())
            .map(|id| json!(id.to_string()))
            .ok_or_else(|| bad("record-bad-id")),
        FieldType::Texts => {
            let list = texts(value).ok_or_else(|| bad("record-bad-list"))?;
            let list: Vec<String> =
                list.iter().map(|t| clean::clean(t, clean::Lines::One)).filter(|t| !t.is_empty()).collect();
            // An empty list is no value, as an empty text is none.
            Ok(if list.is_empty() { Value::Null } else { json!(list) })
        }
        FieldType::Phones => {
            let mut kept: Vec<String> = Vec::new();
            for text in texts(value).ok_or_else(|| bad("record-bad-list"))? {
                let text = clean::clean(&text, clean::Lines::One);
                let parts = phone::several(&text);
                if let Some(bad) = parts.iter().find(|part| !phone::is_plausible(part)) {
                    return Err(wrong("record-bad-phone", field.name, bad));
                }
                // Several numbers in one text are parted where it is known whether the file has the text as it is.
                let number = if parts.len() > 1 { text.trim().to_owned() } else { phone::normal(&text) };
                if !kept.contains(&number) {
                    kept.push(number);
                }
            }
            Ok(json!(kept))
        }
    }
}

pub(super) fn texts(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|v| v.as_str().map(str::to_owned)).collect()
}
