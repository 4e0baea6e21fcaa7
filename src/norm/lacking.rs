//! What the document asks of a programme and the file does not have: controls, dispatch, consent, links.

use chrono::NaiveDate;

use super::{NormContext, current, executor, horizon, span, term};
use crate::domain::case::SUBSTITUTE;
use crate::domain::control::Inspection;
use crate::domain::goal::Need;
use crate::domain::paper::AgreementKind;
use crate::domain::{Case, Id, MemberId, day};
use crate::regulation::file::{InspectionTime, collapsed};
use crate::regulation::{ProgrammeDuty, RuleSource};

/// Something that lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProgrammeGapKind {
    /// The family was not asked whether an organisation may be involved.
    Consent { participant: Id, organisation: String },
    /// The approved programme was not sent to an organisation that carries it out.
    Dispatch {
        organisation: String,
        /// The participant that the organisation is recorded as, if it is.
        participant: Option<Id>,
    },
    /// The programme does not name the rehabilitation programme (ИПРА) of a disabled child.
    RehabilitationProgramme {
        /// The child.
        member: MemberId,
        /// The programme that would name it.
        programme: Id,
    },
    /// A substitute family has no contract of its own.
    GuardianshipContract,
    /// No need is recorded that a programme could take into account.
    Need {
        programme: Id,
        /// Whose programme it is; `None`: the family's.
        member: Option<MemberId>,
    },
    /// An organisation still has something to do that the family does not want involved.
    Refused { participant: Id, organisation: String },
    /// A control was not done.
    Control {
        inspection: Inspection,
        /// The last day; `None`: the document names none.
        by: Option<NaiveDate>,
    },
}

impl ProgrammeGapKind {
    /// Its name in JSON.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            ProgrammeGapKind::Consent { .. } => "family_consent",
            ProgrammeGapKind::Dispatch { .. } => "dispatch",
            ProgrammeGapKind::RehabilitationProgramme { .. } => "rehabilitation_programme",
            ProgrammeGapKind::GuardianshipContract => "guardianship_contract",
            ProgrammeGapKind::Need { .. } => "need",
            ProgrammeGapKind::Refused { .. } => "refused_participant",
            ProgrammeGapKind::Control { .. } => "control",
        }
    }
}

/// What lacks, with the paragraph that asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeGap {
    pub what: ProgrammeGapKind,
    /// The clause that asks for it.
    pub source: RuleSource,
    /// Whether the day by which it is wanted has passed.
    pub is_late: bool,
}

/// What a programme lacks on the day asked, in the order in which the document asks for it.
#[must_use]
pub fn lacking(ground: NormContext<'_>, case: &Case) -> Vec<ProgrammeGap> {
    let mut all = Vec::new();
    if current::is_current(ground, case) {
        needs(ground, case, &mut all);
        involved(ground, case, &mut all);
        linked(ground, case, &mut all);
    }
    controls(ground, case, &mut all);
    all
}

fn source(ground: NormContext<'_>, at: &str, text: &str) -> RuleSource {
    RuleSource::Own { cited: ground.rules.regulation.cited(at).into(), text: collapsed(text).into() }
}

/// The programmes for which no need was found: a member's own by a need of that member or of the whole family.
fn needs(ground: NormContext<'_>, case: &Case, all: &mut Vec<ProgrammeGap>) {
    let Some(clause) = ground.rules.regulation.asking(ProgrammeDuty::Needs) else { return };
    for programme in case.current_programmes() {
        let is_of =
            |n: &Need| n.member.is_none() || programme.member.is_none() || n.member == programme.member;
        let is_known = |n: &Need| n.on.is_none_or(|on| on <= ground.today);
        if !case.needs.iter().any(|n| is_of(n) && is_known(n)) {
            all.push(ProgrammeGap {
                what: ProgrammeGapKind::Need { programme: programme.id, member: programme.member },
                source: source(ground, &clause.at, &clause.text),
                is_late: false,
            });
        }
    }
}

/// Whose consent was not asked, and who was not sent the programme.
fn involved(ground: NormContext<'_>, case: &Case, all: &mut Vec<ProgrammeGap>) {
    let regulation = &ground.rules.regulation;
    let in_force = || case.current_participants();
    // Those who take part in a version before were asked and informed by it.
    let open = || case.counted_activities().filter(|a| a.state.is_open());
    if let Some(clause) = regulation.asking(ProgrammeDuty::FamilyConsent) {
        all.extend(in_force().filter(|p| p.accepted.is_none()).map(|p| ProgrammeGap {
            what: ProgrammeGapKind::Consent { participant: p.id, organisation: p.organisation.clone() },
            source: source(ground, &clause.at, &clause.text),
            is_late: false,
        }));
        let is_open = |organisation: &str| {
            open().any(|a| a.organisation.as_deref().is_some_and(|own| same(own, organisation)))
        };
        let refused = in_force().filter(|p| p.accepted == Some(false) && is_open(&p.organisation));
        all.extend(refused.map(|p| ProgrammeGap {
            what: ProgrammeGapKind::Refused { participant: p.id, organisation: p.organisation.clone() },
            source: source(ground, &clause.at, &clause.text),
            is_late: false,
        }));
    }
    let is_approved = case.current_programmes().any(|p| p.on.is_some_and(|on| on <= ground.today));
    let Some(clause) = regulation.asking(ProgrammeDuty::Dispatch).filter(|_| is_approved) else { return };
    let mut named: Vec<&str> = Vec::new();
    let wanted = open().filter_map(|a| a.organisation.as_deref());
    let wanted =
        wanted.chain(in_force().filter(|p| p.agreed != Some(false)).map(|p| p.organisation.as_str()));
    for organisation in wanted {
        if named.iter().any(|n| same(n, organisation)) || executor::is_own(case, ground.staff, organisation) {
            continue;
        }
        named.push(organisation);
        let of = || in_force().filter(|p| same(&p.organisation, organisation));
        if of().any(|p| p.sent_on.is_some()) {
            continue;
        }
        all.push(ProgrammeGap {
            what: ProgrammeGapKind::Dispatch {
                organisation: organisation.to_owned(),
                participant: of().next().map(|p| p.id),
            },
            source: source(ground, &clause.at, &clause.text),
            is_late: false,
        });
    }
}

/// Whether two names are of one organisation.
fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Other papers that a programme goes with.
fn linked(ground: NormContext<'_>, case: &Case, all: &mut Vec<ProgrammeGap>) {
    let regulation = &ground.rules.regulation;
    if let Some(clause) = regulation.asking(ProgrammeDuty::RehabilitationProgramme) {
        let programmes: Vec<_> = case.current_programmes().collect();
        for child in case.children(ground.today).filter(|m| m.disability.is_some()) {
            let own = programmes.iter().find(|p| p.member == Some(child.id));
            let programme = own.or_else(|| programmes.iter().find(|p| p.member.is_none()));
            let Some(programme) = programme.filter(|p| p.ipra.is_none()) else { continue };
            all.push(ProgrammeGap {
                what: ProgrammeGapKind::RehabilitationProgramme { member: child.id, programme: programme.id },
                source: source(ground, &clause.at, &clause.text),
                is_late: false,
            });
        }
    }
    let has_contract = case.agreements.iter().any(|a| a.contract == AgreementKind::Guardianship);
    if let Some(clause) = regulation.asking(ProgrammeDuty::GuardianshipContract)
        && case.is_of(SUBSTITUTE, ground.today)
        && !has_contract
    {
        let source = source(ground, &clause.at, &clause.text);
        all.push(ProgrammeGap { what: ProgrammeGapKind::GuardianshipContract, source, is_late: false });
    }
}

/// Controls that the document wants by now. It names no day: the middle of the term and its last [`horizon::COMING`] days
/// are the program's own.
fn controls(ground: NormContext<'_>, case: &Case, all: &mut Vec<ProgrammeGap>) {
    let regulation = &ground.rules.regulation;
    let today = ground.today;
    let end = term::current(ground, case).filter(|_| !case.programmes.is_empty());
    let planned = case.current_programmes().filter_map(|p| p.until.map(day::day_before)).min();
    let done = |inspection: Inspection, from: NaiveDate| {
        case.controls.iter().any(|c| c.inspection == inspection && from <= c.on && c.on <= today)
    };
    for rule in &regulation.inspections {
        let wanted = match (rule.when, &end) {
            (InspectionTime::Midterm, Some(end)) => {
                let middle =
                    day::later(end.from, u64::try_from((end.until - end.from).num_days() / 2).unwrap_or(0));
                (middle <= today && !done(rule.id, end.from)).then_some(Some(end.until))
            }
            (InspectionTime::TermEnd, Some(end)) => {
                let by = planned.filter(|by| end.from < *by && *by < end.until).unwrap_or(end.until);
                let from = day::earlier(by, horizon::COMING).max(end.from);
                (from <= today && !done(rule.id, from)).then_some(Some(by))
            }
            (InspectionTime::Closing, None) => closed(ground, case).and_then(|(began, _)| {
                let is_asked = !case.programmes.is_empty() && !done(rule.id, began);
                is_asked.then_some(None)
            }),
            _ => None,
        };
        let Some(by) = wanted else { continue };
        all.push(ProgrammeGap {
            what: ProgrammeGapKind::Control { inspection: rule.id, by },
            source: source(ground, &rule.at, &rule.text),
            is_late: by.is_some_and(|by| day::is_late(by, today)),
        });
    }
}

/// The accompaniment that has ended: its first day and the day of the closing.
fn closed(ground: NormContext<'_>, case: &Case) -> Option<(NaiveDate, NaiveDate)> {
    if span::at(&span::spans(case, ground.rules), ground.today).is_some() {
        return None;
    }
    let closing = case.closings.iter().rev().find(|c| c.on <= ground.today)?;
    let before = case.closings.iter().map(|c| c.on).filter(|on| *on < closing.on).max();
    let levels = case.levels.iter().map(|l| l.from);
    let began = levels.filter(|from| *from < closing.on && before.is_none_or(|b| b <= *from)).min()?;
    Some((began, closing.on))
}
