//! What the document asks of a programme and the file does not have: controls, dispatch, consent, links.

use chrono::NaiveDate;

use super::{Ground, due, executor, horizon, span, term};
use crate::domain::case::SUBSTITUTE;
use crate::domain::control::Inspection;
use crate::domain::goal::Need;
use crate::domain::paper::Contract;
use crate::domain::{Case, Id, MemberId, day};
use crate::regulation::file::{When, collapsed};
use crate::regulation::{Ask, Source};

/// Something that lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
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

impl Lack {
    /// Its name in JSON.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Lack::Consent { .. } => "family_consent",
            Lack::Dispatch { .. } => "dispatch",
            Lack::RehabilitationProgramme { .. } => "rehabilitation_programme",
            Lack::GuardianshipContract => "guardianship_contract",
            Lack::Need { .. } => "need",
            Lack::Refused { .. } => "refused_participant",
            Lack::Control { .. } => "control",
        }
    }
}

/// What lacks, with the paragraph that asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    pub what: Lack,
    /// The clause that asks for it.
    pub source: Source,
    /// Whether the day by which it is wanted has passed.
    pub is_late: bool,
}

/// What a programme lacks on the day asked, in the order in which the document asks for it.
#[must_use]
pub fn lacking(ground: Ground<'_>, case: &Case) -> Vec<Lacking> {
    let mut all = Vec::new();
    if due::is_current(ground, case) {
        needs(ground, case, &mut all);
        involved(ground, case, &mut all);
        linked(ground, case, &mut all);
    }
    controls(ground, case, &mut all);
    all
}

fn source(ground: Ground<'_>, at: &str, text: &str) -> Source {
    Source::Own { cited: ground.rules.regulation.cited(at).into(), text: collapsed(text).into() }
}

/// The programmes for which no need was found: a member's own by a need of that member or of the whole family.
fn needs(ground: Ground<'_>, case: &Case, all: &mut Vec<Lacking>) {
    let Some(clause) = ground.rules.regulation.asking(Ask::Needs) else { return };
    for programme in case.current_programmes() {
        let is_of =
            |n: &Need| n.member.is_none() || programme.member.is_none() || n.member == programme.member;
        let is_known = |n: &Need| n.on.is_none_or(|on| on <= ground.today);
        if !case.needs.iter().any(|n| is_of(n) && is_known(n)) {
            all.push(Lacking {
                what: Lack::Need { programme: programme.id, member: programme.member },
                source: source(ground, &clause.at, &clause.text),
                is_late: false,
            });
        }
    }
}

/// Whose consent was not asked, and who was not sent the programme.
fn involved(ground: Ground<'_>, case: &Case, all: &mut Vec<Lacking>) {
    let regulation = &ground.rules.regulation;
    let current: Vec<Id> = case.current_programmes().map(|p| p.id).collect();
    let in_force = || {
        let of = |p: &&crate::domain::goal::Participant| p.programme.is_none_or(|id| current.contains(&id.0));
        case.participants.iter().filter(of)
    };
    // Those who take part in a version before were asked and informed by it.
    let open = || case.counted_activities().filter(|a| a.state.is_open());
    if let Some(clause) = regulation.asking(Ask::FamilyConsent) {
        all.extend(in_force().filter(|p| p.accepted.is_none()).map(|p| Lacking {
            what: Lack::Consent { participant: p.id, organisation: p.organisation.clone() },
            source: source(ground, &clause.at, &clause.text),
            is_late: false,
        }));
        let is_open = |organisation: &str| {
            open().any(|a| a.organisation.as_deref().is_some_and(|own| same(own, organisation)))
        };
        let refused = in_force().filter(|p| p.accepted == Some(false) && is_open(&p.organisation));
        all.extend(refused.map(|p| Lacking {
            what: Lack::Refused { participant: p.id, organisation: p.organisation.clone() },
            source: source(ground, &clause.at, &clause.text),
            is_late: false,
        }));
    }
    let is_approved = case.current_programmes().any(|p| p.on.is_some_and(|on| on <= ground.today));
    let Some(clause) = regulation.asking(Ask::Dispatch).filter(|_| is_approved) else { return };
    let mut named: Vec<&str> = Vec::new();
    let wanted = open().filter_map(|a| a.organisation.as_deref());
    let wanted =
        wanted.chain(in_force().filter(|p| p.agreed != Some(false)).map(|p| p.organisation.as_str()));
    for organisation in wanted {
        if named.iter().any(|n| same(n, organisation)) || executor::is_own(case, ground.staff, organisation) {
            continue;
        }
        named.push(organisation);
        let mut of = in_force().filter(|p| same(&p.organisation, organisation));
        if of.clone().any(|p| p.sent_on.is_some()) {
            continue;
        }
        all.push(Lacking {
            what: Lack::Dispatch {
                organisation: organisation.to_owned(),
                participant: of.next().map(|p| p.id),
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
fn linked(ground: Ground<'_>, case: &Case, all: &mut Vec<Lacking>) {
    let regulation = &ground.rules.regulation;
    if let Some(clause) = regulation.asking(Ask::RehabilitationProgramme) {
        let programmes: Vec<_> = case.current_programmes().collect();
        for child in case.children(ground.today).filter(|m| m.disability.is_some()) {
            let own = programmes.iter().find(|p| p.member == Some(child.id));
            let programme = own.or_else(|| programmes.iter().find(|p| p.member.is_none()));
            let Some(programme) = programme.filter(|p| p.ipra.is_none()) else { continue };
            all.push(Lacking {
                what: Lack::RehabilitationProgramme { member: child.id, programme: programme.id },
                source: source(ground, &clause.at, &clause.text),
                is_late: false,
            });
        }
    }
    let has_contract = case.agreements.iter().any(|a| a.contract == Contract::Guardianship);
    if let Some(clause) = regulation.asking(Ask::GuardianshipContract)
        && case.is_of(SUBSTITUTE, ground.today)
        && !has_contract
    {
        let source = source(ground, &clause.at, &clause.text);
        all.push(Lacking { what: Lack::GuardianshipContract, source, is_late: false });
    }
}

/// Controls that the document wants by now. It names no day: the middle of the term and its last [`horizon::COMING`] days
/// are the program's own.
fn controls(ground: Ground<'_>, case: &Case, all: &mut Vec<Lacking>) {
    let regulation = &ground.rules.regulation;
    let today = ground.today;
    let end = term::current(ground, case).filter(|_| !case.programmes.is_empty());
    let planned = case.current_programmes().filter_map(|p| p.until.map(day::day_before)).min();
    let done = |inspection: Inspection, from: NaiveDate| {
        case.controls.iter().any(|c| c.inspection == inspection && from <= c.on && c.on <= today)
    };
    for rule in &regulation.inspections {
        let wanted = match (rule.when, &end) {
            (When::Midterm, Some(end)) => {
                let middle =
                    day::later(end.from, u64::try_from((end.until - end.from).num_days() / 2).unwrap_or(0));
                (middle <= today && !done(rule.id, end.from)).then_some(Some(end.until))
            }
            (When::TermEnd, Some(end)) => {
                let by = planned.filter(|by| end.from < *by && *by < end.until).unwrap_or(end.until);
                let from = day::earlier(by, horizon::COMING).max(end.from);
                (from <= today && !done(rule.id, from)).then_some(Some(by))
            }
            (When::Closing, None) => closed(ground, case).and_then(|(began, _)| {
                let is_asked = !case.programmes.is_empty() && !done(rule.id, began);
                is_asked.then_some(None)
            }),
            _ => None,
        };
        let Some(by) = wanted else { continue };
        all.push(Lacking {
            what: Lack::Control { inspection: rule.id, by },
            source: source(ground, &rule.at, &rule.text),
            is_late: by.is_some_and(|by| day::is_late(by, today)),
        });
    }
}

/// The accompaniment that has ended: its first day and the day of the closing.
fn closed(ground: Ground<'_>, case: &Case) -> Option<(NaiveDate, NaiveDate)> {
    if span::at(&span::spans(case, ground.rules), ground.today).is_some() {
        return None;
    }
    let closing = case.closings.iter().rev().find(|c| c.on <= ground.today)?;
    let before = case.closings.iter().map(|c| c.on).filter(|on| *on < closing.on).max();
    let levels = case.levels.iter().map(|l| l.from);
    let began = levels.filter(|from| *from < closing.on && before.is_none_or(|b| b <= *from)).min()?;
    Some((began, closing.on))
}
