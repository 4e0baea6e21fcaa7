//! Each kind's own: in which order its fields are asked, what they begin with, by which act it is written.

use serde_json::{Value, json};

use super::field_order::asked_first;
use crate::domain::contact::{Contact, ContactKind, ContactOutcome, Violation};
use crate::domain::id::{ContactId, ProgrammeId};
use crate::domain::paper::{DecisionSubject, Ruling};
use crate::domain::programme::{ActivityState, PlanPaper, Programme};
use crate::domain::schema::{Field, FieldType, Kind};
use crate::domain::value::StoredField;
use crate::domain::{Act, Case, FieldName as F, MemberId, Record};
use crate::screen::Model;

/// Kinds that belong to a family, in the order in which a curator needs them.
pub const OF_FAMILY: [Kind; 25] = [
    Kind::Contact,
    Kind::Appointment,
    Kind::Activity,
    Kind::Programme,
    Kind::Goal,
    Kind::Need,
    Kind::Participant,
    Kind::Control,
    Kind::Member,
    Kind::Level,
    Kind::Absence,
    Kind::Availability,
    Kind::Sign,
    Kind::Category,
    Kind::Circumstance,
    Kind::Status,
    Kind::Decision,
    Kind::Question,
    Kind::Agreement,
    Kind::Document,
    Kind::Consent,
    Kind::Income,
    Kind::Request,
    Kind::Notice,
    Kind::Event,
];

/// Kinds that end or hand over a family: last in the list, so that nobody takes them by mistake.
pub const AT_LAST: [Kind; 2] = [Kind::Assignment, Kind::Closing];

pub const OF_DISTRICT: [Kind; 10] = [
    Kind::Leave,
    Kind::Duty,
    Kind::Capacity,
    Kind::Organisation,
    Kind::Curator,
    Kind::Order,
    Kind::LocalDeadline,
    Kind::Minimum,
    Kind::Sitting,
    Kind::CalendarDay,
];

/// Whether the file has a record yet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum RecordState {
    New,
    Known,
}

/// The fields of a form in the order in which they are asked; owners are implied.
#[must_use]
pub fn fields(kind: Kind, state: RecordState) -> Vec<&'static Field> {
    let is_new = state == RecordState::New;
    let order = asked_first(kind);
    // What only later becomes known is not asked of what has just been entered.
    let later = |name: F| match name {
        F::CalledBack | F::WithdrawnOn | F::AnsweredOn | F::Answer | F::WhyLeft => is_new,
        F::RemindedOn | F::Reached | F::ReachedOn => is_new,
        F::AgreedOn => is_new && kind == Kind::Participant,
        F::Decision => is_new && kind == Kind::Question,
        F::Until => is_new && kind == Kind::Member,
        _ => false,
    };
    // No field asks for these: the regulation of a word follows from the file, and the year of a birth is typed into the
    // field of the birth.
    // The regulation of a district is chosen by what the documents say, in a list of its own.
    let implied = |name: F| matches!(name, F::Under | F::BornYear | F::Regulation);
    let asked = |f: &&Field| {
        !matches!(f.ty, FieldType::Owner(_) | FieldType::Ref(Kind::Inquiry))
            && !later(f.name)
            && !implied(f.name)
    };
    let rest = kind.fields().iter().filter(|f| !order.contains(&f.name));
    order.iter().filter_map(|name| kind.field(*name)).chain(rest).filter(asked).collect()
}

/// What the next record of a kind keeps of the one before, where several are entered in a row.
#[must_use]
pub fn kept(kind: Kind) -> &'static [F] {
    match kind {
        Kind::Activity => &[F::Programme, F::Goal, F::Help, F::Member, F::Organisation, F::Due],
        Kind::Goal | Kind::Participant => &[F::Programme],
        Kind::Need => &[F::Member, F::On],
        Kind::Control => &[F::On, F::By, F::Programme],
        Kind::Request => &[F::Text, F::SentOn, F::Due, F::Activity],
        Kind::Document => &[F::On, F::Place],
        Kind::Sign | Kind::Category | Kind::Circumstance | Kind::Status => &[F::From, F::Member],
        _ => &[],
    }
}

/// On what a decision is that records of this kind rest on.
#[must_use]
pub fn subject_of(kind: Kind) -> Option<DecisionSubject> {
    match kind {
        Kind::Level => Some(DecisionSubject::Level),
        Kind::Programme => Some(DecisionSubject::Programme),
        Kind::Closing => Some(DecisionSubject::Closing),
        Kind::Status => Some(DecisionSubject::Status),
        _ => None,
    }
}

/// Whether the regulation asks of a new record for a field that the file can do without: of a programme for its member, where
/// the document has one for each member.
#[must_use]
pub fn is_asked(model: &Model, kind: Kind, field: F) -> bool {
    kind == Kind::Programme && field == F::Member && model.rules.regulation.has_programme_a_member()
}

/// The number of the next version of a programme: each member's own are counted apart.
#[must_use]
pub fn version(case: Option<&Case>, member: Option<MemberId>, paper: Option<PlanPaper>) -> u32 {
    let same = |p: &PlanPaper, q: PlanPaper| (*p == PlanPaper::Interagency) == (q == PlanPaper::Interagency);
    let is_of = |p: &&Programme| paper.is_none_or(|paper| p.paper.as_ref().is_none_or(|p| same(p, paper)));
    let of = case.into_iter().flat_map(|c| &c.programmes).filter(|p| p.member == member).filter(is_of);
    of.map(|p| p.version).max().unwrap_or(0) + 1
}

/// What a field of a new record begins with.
#[must_use]
pub fn default(model: &Model, case: Option<&Case>, kind: Kind, field: F) -> Value {
    let today = || model.today.value();
    let curator = || model.staff.default_curator().value();
    match (kind, field) {
        (Kind::Contact, F::Kind) => json!(ContactKind::HomeVisit.code()),
        (Kind::Contact, F::Outcome) => json!(ContactOutcome::Held.code()),
        (Kind::Contact | Kind::Appointment, F::By) => curator(),
        (Kind::Assignment | Kind::Leave | Kind::Duty | Kind::Capacity, F::Curator) => curator(),
        (
            Kind::Contact | Kind::Agreement | Kind::Consent | Kind::Decision | Kind::Control | Kind::Event,
            F::On,
        ) => today(),
        // Where a body approves programmes, one that is being drawn up is not approved yet.
        (Kind::Programme, F::On) if model.rules.regulation.decides_on(DecisionSubject::Programme) => {
            Value::Null
        }
        (Kind::Programme | Kind::Closing | Kind::Notice | Kind::Document, F::On) => today(),
        (Kind::Notice, F::Time) => model.time.value(),
        // What burns is what has been heard of a violation.
        (Kind::Notice, F::About) => {
            let of = |v: &Violation| v.family.as_ref().map(|(id, _)| *id) == case.map(|c| c.family.id);
            let open = model.due.urgent.iter().map(|u| &u.violation).find(|v| v.family.is_some() && of(v));
            open.map(|v| ContactId(v.record)).value()
        }
        (Kind::Capacity | Kind::Availability | Kind::Member, F::From) => Value::Null,
        // A programme is sent to be approved when it is drawn up.
        (Kind::Programme, F::SentOn) => Value::Null,
        // Where the category of a family names the body, a sitting is of the one that is chosen.
        (Kind::Sitting, F::Body) => {
            model.rules.regulation.deciding_for_all(DecisionSubject::Continuation).map(|d| d.body).value()
        }
        (Kind::Decision, F::Ruling) => json!(Ruling::Granted.code()),
        // It is sent when it is approved and the organisation takes part.
        (Kind::Participant, F::SentOn) => Value::Null,
        (Kind::Participant | Kind::Goal | Kind::Control | Kind::Activity, F::Programme) => {
            case.and_then(|c| c.programme_of(None)).map(|p| ProgrammeId(p.id)).value()
        }
        (_, F::From | F::SentOn | F::RegisteredOn) => today(),
        (Kind::Programme, F::Version) => {
            let whose = is_asked(model, kind, F::Member).then(|| first_without(model, case)).flatten();
            json!(version(case, whose, paper(model, case)))
        }
        (Kind::Programme, F::Member) if is_asked(model, kind, field) => first_without(model, case).value(),
        (Kind::Programme, F::Paper) => paper(model, case).value(),
        (Kind::Activity, F::State) => json!(ActivityState::Planned.code()),
        (Kind::Need, F::Needed) => json!(true),
        (Kind::Availability, F::Possible) | (Kind::CalendarDay, F::Working) => json!(false),
        (Kind::Member, F::LastName) => {
            let of_members = |c: &Case| c.here(model.today).find_map(|m| m.last_name.clone());
            // A family that was taken in by its title alone has the surname there.
            let of_title = |c: &Case| {
                let mut words = c.family.title.split_whitespace().map(str::to_owned);
                words.next().filter(|_| words.next().is_some())
            };
            case.and_then(|c| of_members(c).or_else(|| of_title(c))).value()
        }
        _ => Value::Null,
    }
}

/// Of two papers of a family the one that it does not have yet, the interagency plan first; where the document has one,
/// none is named.
fn paper(model: &Model, case: Option<&Case>) -> Option<PlanPaper> {
    if !model.rules.regulation.has_interagency_plan() {
        return None;
    }
    let mut current = case.into_iter().flat_map(Case::current_programmes);
    let has_plan = current.any(|p| p.paper.is_none_or(|paper| paper == PlanPaper::Interagency));
    Some(if has_plan { PlanPaper::Standalone } else { PlanPaper::Interagency })
}

/// The first member who has no programme yet.
fn first_without(model: &Model, case: Option<&Case>) -> Option<MemberId> {
    case.and_then(|c| c.without_programme(model.today).next()).map(|m| m.id)
}

/// The act by which a record is written.
#[must_use]
pub fn act(record: &Record, case: Option<&Case>, is_new: bool) -> Act {
    match record.kind {
        Kind::Member if is_new => Act::MemberAdded,
        Kind::Level if is_new => level(record, case),
        Kind::Level => Act::LevelCorrected,
        Kind::Contact if is_new && record.get(Contact::FIELDS.kind).is_some_and(ContactKind::is_visit) => {
            Act::VisitRecorded
        }
        Kind::Contact if is_new => Act::ContactNoted,
        Kind::Contact => Act::ContactCorrected,
        Kind::Appointment if is_new => Act::VisitAppointed,
        Kind::Appointment => Act::VisitMoved,
        Kind::Absence if is_new => Act::AbsenceSet,
        Kind::Absence => Act::AbsenceCorrected,
        Kind::Programme if is_new => Act::ProgrammeSet,
        Kind::Programme => Act::ProgrammeCorrected,
        Kind::Activity if is_new => Act::ActivityAdded,
        Kind::Activity => Act::ActivityMarked,
        Kind::Closing if is_new => Act::FamilyClosed,
        Kind::Closing => Act::ClosingCorrected,
        Kind::Leave | Kind::Duty | Kind::Capacity => Act::StaffSet,
        Kind::Curator if is_new => Act::CuratorAdded,
        Kind::Organisation | Kind::Curator | Kind::Order | Kind::CalendarDay | Kind::District => {
            Act::DistrictChanged
        }
        Kind::Sitting if is_new => Act::SittingSet,
        Kind::LocalDeadline | Kind::Minimum | Kind::Sitting | Kind::PeriodFigure => Act::DistrictChanged,
        Kind::Family | Kind::Member => Act::FamilyChanged,
        _ if is_new => Act::RecordAdded,
        _ => Act::FamilyChanged,
    }
}

/// A level is set, changed or prolonged: by the one that came before it. After a closing another accompaniment begins.
fn level(record: &Record, case: Option<&Case>) -> Act {
    let Some((case, from)) = case.zip(record.date(F::From)) else { return Act::LevelSet };
    let before = case.level_before(record.id, from);
    match before.map(|l| Some(l.level.code()) == record.text(F::Level)) {
        None if case.closings.iter().any(|c| c.on <= from) => Act::FamilyReturned,
        None => Act::LevelSet,
        Some(false) => Act::LevelChanged,
        Some(true) => Act::LevelProlonged,
    }
}

/// Whether the text of a field may have several lines.
#[must_use]
pub fn is_long(kind: Kind, field: F) -> bool {
    matches!(field, F::Note | F::Opinion | F::Answer | F::Result | F::Promised)
        || field == F::Text && matches!(kind, Kind::Request | Kind::Notice)
}
