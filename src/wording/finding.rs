//! A finding of the check of the file in words.

use super::field;
use crate::domain::logged::OpenCode;
use crate::store::check::Finding;
use crate::text::{Words, say};

#[must_use]
pub fn said(words: &Words, finding: &Finding) -> String {
    let kind = finding.kind.as_ref().map(|kind| words.pick("record-one", kind.code())).unwrap_or_default();
    let on = finding.on.map(|on| words.day(on));
    let what = [Some(finding.what.clone()), on].into_iter().flatten().filter(|said| !said.is_empty());
    let what = what.collect::<Vec<_>>().join(", ");
    let day = finding.day.map(|day| words.day(day)).unwrap_or_default();
    if let Some(field) = finding.field {
        let known = finding.kind.as_ref().and_then(OpenCode::known);
        let called = known.map_or_else(|| field::field_name(words, field), |k| field::label(words, k, field));
        return say!(
            words,
            "check-unfit",
            what = what,
            kind = kind,
            field = called,
            rule = say!(words, finding.id.code(), day = day)
        );
    }
    let days = if finding.day == finding.on { "one" } else { "two" };
    say!(words, finding.id.code(), what = what, kind = kind, day = day, days = days)
}
