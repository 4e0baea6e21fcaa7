//! What a programme lacks, and the state of a family after its closing.

use crate::domain::Case;
use crate::domain::control::Inspection;
use crate::model::Model;
use crate::norm::after::PostAccompaniment;
use crate::norm::lacking::{ProgrammeGap, ProgrammeGapKind};
use crate::text::say;

/// What a control is called: by the district's document, else by the program.
#[must_use]
pub fn inspection(model: &Model, inspection: Inspection) -> String {
    let own = model.rules.regulation.inspection(inspection).map(|i| i.label.clone());
    own.filter(|_| model.words.lang() == crate::text::Lang::Ru)
        .unwrap_or_else(|| model.words.pick("inspection", inspection.code()))
}

/// «программа не направлена: ЦРБ».
#[must_use]
pub fn said(model: &Model, case: &Case, lacking: &ProgrammeGap) -> String {
    let w = &model.words;
    match &lacking.what {
        ProgrammeGapKind::Consent { organisation, .. } => {
            say!(w, "lack-consent", who = organisation.as_str())
        }
        ProgrammeGapKind::Dispatch { organisation, .. } => {
            say!(w, "lack-dispatch", who = organisation.as_str())
        }
        ProgrammeGapKind::RehabilitationProgramme { member, .. } => {
            let who = case.member(*member).map(|m| w.called(m, model.today)).unwrap_or_default();
            say!(w, "lack-ipra", who = who)
        }
        ProgrammeGapKind::GuardianshipContract => w.say("lack-contract"),
        ProgrammeGapKind::Need { member, .. } => match member.and_then(|id| case.member(id)) {
            Some(member) => say!(w, "lack-need-of", who = w.called(member, model.today)),
            None => w.say("lack-need"),
        },
        ProgrammeGapKind::Refused { organisation, .. } => {
            say!(w, "lack-refused", who = organisation.as_str())
        }
        ProgrammeGapKind::Control { inspection: of, by } => {
            let what = inspection(model, *of);
            match by {
                Some(by) => say!(w, "lack-control-by", what = what, day = w.day_near(*by, model.today)),
                None => say!(w, "lack-control", what = what),
            }
        }
    }
}

/// «постсопровождение по 01.03, посещений 2».
#[must_use]
pub fn after(model: &Model, after: &PostAccompaniment) -> String {
    let w = &model.words;
    let state = match after.last {
        None => w.say("after-open"),
        Some(last) if after.is_over => say!(w, "after-over", day = w.day(last)),
        Some(last) => say!(w, "after-until", day = w.day(last)),
    };
    let visits = match after.visited {
        None => w.say("after-no-visits"),
        Some(on) => say!(w, "after-visits", n = after.visits, day = w.day_near(on, model.today)),
    };
    format!("{state}, {visits}")
}
