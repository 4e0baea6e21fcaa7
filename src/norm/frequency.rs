//! The frequency (периодичность) that a decision on a level sets against the norm of the document.

use crate::domain::FieldName;
use serde_json::Value;

use crate::domain::UserError;
use crate::domain::level::{Frequency, Level, Unit};
use crate::domain::record::Record;
use crate::domain::schema::Kind;
use crate::regulation::Rules;

/// Checks that a decision on a level (решение об уровне) asks for no fewer visits than the norm of its first day.
/// Records of other kinds pass.
///
/// # Errors
/// Fewer visits than the norm, or a unit without a number.
pub fn check_visits(record: &Record, rules: &Rules) -> Result<(), UserError> {
    if record.kind != Kind::Level {
        return Ok(());
    }
    let number = record.values().get(&FieldName::Visits).and_then(Value::as_u64);
    let unit = record.text(FieldName::Per).and_then(Unit::from_code);
    let (Some(level), Some(from)) =
        (record.text(FieldName::Level).and_then(Level::from_code), record.date(FieldName::From))
    else {
        return Ok(());
    };
    let (norm, source) = rules.frequency(level, from);
    match (number.and_then(|n| u32::try_from(n).ok()), unit) {
        (None, Some(_)) => Err(UserError::field_missing().with("field", FieldName::Visits)),
        (Some(times), unit) if !(Frequency { times, per: unit.unwrap_or(norm.per) }).at_least(norm) => {
            Err(UserError::new("level-fewer-visits")
                .with("times", norm.times)
                .with("per", norm.per.code())
                .with("source", source.cited()))
        }
        _ => Ok(()),
    }
}
