//! A day with the hour typed after it in one field: «27.11 15:00», «завтра 9».

use chrono::{NaiveDate, NaiveTime};

use super::name::{SmallForm, SmallFormFault, SmallFormField};
use crate::screen::Model;
use crate::text::typed;

/// The day of a field, and the hour behind it; `None` if the field is empty.
///
/// # Errors
/// If it is no day, or what follows it is no hour.
pub fn day_and_hour(
    form: &SmallForm,
    field: SmallFormField,
    model: &Model,
) -> Result<Option<(NaiveDate, Option<NaiveTime>)>, SmallFormFault> {
    let Some(typed) = form.text(field) else { return Ok(None) };
    let is_day = |text: &str| model.words.typed_day(text, model.today).is_some();
    // «27.11 9.30», «завтра 9»: what is no day as a whole is a day and an hour.
    let parts = typed.rsplit_once(' ').filter(|(day, hour)| {
        hour.contains(':') || !is_day(&typed) && is_day(day) && typed::time(hour).is_some()
    });
    let (day, hour) = parts.map_or((typed.as_str(), None), |(day, hour)| (day, Some(hour)));
    let fault = |text| SmallFormFault { field, text };
    let on =
        model.words.typed_day(day, model.today).ok_or_else(|| fault(model.words.no_day(day, model.today)))?;
    match hour.map(typed::time) {
        Some(None) => Err(fault(model.words.say("fault-time"))),
        time => Ok(Some((on, time.flatten()))),
    }
}
