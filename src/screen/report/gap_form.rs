//! The form that closes a gap of the report, opened at the field that is lacking.

use serde_json::Value;

use crate::domain::control::Inspection;
use crate::domain::{Case, FieldName, Kind};
use crate::report::indicators::gaps::{ReportGap, ReportGapKind};
use crate::screen::entry::blank::EntryPurpose;

/// The form; `None`: the gap is a figure of the institution, which has a window of its own.
pub(super) fn form(gap: &ReportGap, case: &Case) -> Option<EntryPurpose> {
    let change = |field| gap.record.map(|id| EntryPurpose::change_at(id, field));
    let family = Some(case.family.id);
    let from = (FieldName::From, Value::String(gap.on.to_string()));
    match &gap.what {
        ReportGapKind::Number(_) => change(FieldName::Number),
        ReportGapKind::Registration => change(FieldName::RegisteredOn),
        ReportGapKind::Reason => change(FieldName::Reason),
        ReportGapKind::Result => change(FieldName::Positive),
        ReportGapKind::WorkingDay => change(FieldName::On),
        ReportGapKind::Member(_) => change(FieldName::Member),
        ReportGapKind::Sign(_) => Some(EntryPurpose::add(Kind::Sign, family).with([from])),
        ReportGapKind::Level => Some(EntryPurpose::add(Kind::Level, family).with([from])),
        ReportGapKind::Satisfaction => {
            let asked = (FieldName::Inspection, Value::String(Inspection::Satisfaction.code().to_owned()));
            Some(EntryPurpose::add(Kind::Control, family).with([asked]))
        }
        ReportGapKind::Category(_) => Some(EntryPurpose::add(Kind::Category, family).with([from])),
        ReportGapKind::Figure(_) => None,
    }
}
