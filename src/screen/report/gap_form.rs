//! The form that closes a gap of the report, opened at the field that is lacking.

use serde_json::Value;

use crate::domain::control::Inspection;
use crate::domain::{Case, FieldName, Kind};
use crate::report::indicators::gaps::{Gap, Lack};
use crate::screen::entry::blank::EntryPurpose;

/// The form; `None`: the gap is a figure of the institution, which has a window of its own.
pub(super) fn form(gap: &Gap, case: &Case) -> Option<EntryPurpose> {
    let change = |field| gap.record.map(|id| EntryPurpose::change_at(id, field));
    let family = Some(case.family.id);
    let from = (FieldName::From, Value::String(gap.on.to_string()));
    match &gap.what {
        Lack::Number(_) => change(FieldName::Number),
        Lack::Registration => change(FieldName::RegisteredOn),
        Lack::Reason => change(FieldName::Reason),
        Lack::Result => change(FieldName::Positive),
        Lack::WorkingDay => change(FieldName::On),
        Lack::Member(_) => change(FieldName::Member),
        Lack::Sign(_) => Some(EntryPurpose::add(Kind::Sign, family).with([from])),
        Lack::Level => Some(EntryPurpose::add(Kind::Level, family).with([from])),
        Lack::Satisfaction => {
            let asked = (FieldName::Inspection, Value::String(Inspection::Satisfaction.code().to_owned()));
            Some(EntryPurpose::add(Kind::Control, family).with([asked]))
        }
        Lack::Category(_) => Some(EntryPurpose::add(Kind::Category, family).with([from])),
        Lack::Figure(_) => None,
    }
}
