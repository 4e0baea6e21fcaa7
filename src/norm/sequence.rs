//! Papers of a case in an order that the document does not have: a level, a decision or an agreement from before the
//! application, an agreement where there is no programme. Nothing is refused: what is missing may only not have been entered yet.

use chrono::NaiveDate;

use super::NormContext;
use crate::domain::check::registered_after;
use crate::domain::paper::{Agreement, Decision};
use crate::domain::{Case, Id, LevelSpan};
use crate::regulation::Regulation;

/// A paper that comes too early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EarlyPaper {
    /// A level from before the day the family was registered.
    Level { id: Id, from: NaiveDate, registered: NaiveDate },
    /// A decision from before the day the family was registered.
    Decision { id: Id, on: NaiveDate, registered: NaiveDate },
    /// An agreement from before the day the family was registered.
    AgreementBefore { id: Id, on: NaiveDate, registered: NaiveDate },
    /// An agreement of a family without a programme, where the document has the programme first.
    Agreement { id: Id, on: NaiveDate },
}

/// The papers of a family that come too early.
#[must_use]
pub fn too_early(ground: NormContext<'_>, case: &Case) -> Vec<EarlyPaper> {
    let mut found = Vec::new();
    let registered = |on| registered_after(on, case);
    let early =
        |l: &LevelSpan| Some(EarlyPaper::Level { id: l.id, from: l.from, registered: registered(l.from)? });
    found.extend(case.levels.iter().filter_map(early));
    let early =
        |d: &Decision| Some(EarlyPaper::Decision { id: d.id, on: d.on, registered: registered(d.on)? });
    found.extend(case.decisions.iter().filter_map(early));
    let of_service = || case.agreements.iter().filter(|a| a.contract.is_of_service());
    let early = |a: &Agreement| {
        Some(EarlyPaper::AgreementBefore { id: a.id, on: a.on, registered: registered(a.on)? })
    };
    found.extend(of_service().filter_map(early));
    if case.programmes.is_empty() && is_after_programme(&ground.rules.regulation) {
        found.extend(of_service().map(|a| EarlyPaper::Agreement { id: a.id, on: a.on }));
    }
    found
}

/// Whether the document draws up the programme in a stage before that of the agreement.
fn is_after_programme(regulation: &Regulation) -> bool {
    let stage = |id: &str| regulation.stages.iter().position(|s| s.id == id);
    stage("programme").zip(stage("agreement")).is_some_and(|(programme, agreement)| programme < agreement)
}
