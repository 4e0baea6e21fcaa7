//! Each kind's own: in which order its fields are asked, what they begin with, by which act it is written.

use serde_json::{Value, json};

use crate::domain::contact::Violation;
use crate::domain::id::{ContactId, ProgrammeId};
use crate::domain::paper::Subject;
use crate::domain::programme::{PlanPaper, Programme};
use crate::domain::schema::{Field, Kind, Type};
use crate::domain::value::Stored;
use crate::domain::{Act, Case, MemberId, Record};
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

/// The fields of a form in the order in which they are asked; owners are implied.
#[must_use]
pub fn fields(kind: Kind, is_new: bool) -> Vec<&'static Field> {
    let order: &[&str] = match kind {
        Kind::Member => &["last_name", "first_name", "patronymic", "role", "born", "phones", "occupation"],
        Kind::Contact => &["kind", "on", "time", "outcome", "note", "promised", "call_back", "with", "by"],
        Kind::Programme => &[
            "on",
            "number",
            "approved_by",
            "version",
            "member",
            "sent_on",
            "decision",
            "until",
            "opinion",
            "note",
        ],
        Kind::Decision => &["subject", "on", "body", "number", "ruling", "form", "sitting", "until", "note"],
        Kind::Status => &["status", "from", "until", "decision", "decided_by", "decided_on", "number"],
        Kind::Agreement => &["on", "number", "until", "copy_sent_on", "note"],
        Kind::Consent => &["on", "member", "basis", "purpose"],
        Kind::Closing => {
            &["on", "reason", "positive", "decision", "decided_by", "decided_on", "number", "note"]
        }
        Kind::Level => &[
            "level",
            "from",
            "until",
            "decision",
            "decided_by",
            "decided_on",
            "number",
            "reason",
            "visits",
            "per",
        ],
        Kind::Sitting => &["on", "body", "number", "note"],
        Kind::Question => &["subject", "sitting", "programme", "note"],
        Kind::Control => {
            &["inspection", "on", "result", "proposal", "satisfied", "by", "member", "score", "programme"]
        }
        Kind::Event => &["event", "on", "member", "child", "organisation", "body", "number", "note"],
        Kind::Goal => &["goal", "member", "reached", "reached_on", "programme"],
        Kind::Need => &["member", "help", "needed", "on"],
        Kind::Participant => {
            &["organisation", "task", "accepted", "agreed", "agreed_on", "sent_on", "programme"]
        }
        Kind::Request => &["organisation", "text", "sent_on", "due", "activity"],
        Kind::LocalDeadline => &["text", "rule", "day", "days", "after"],
        Kind::Activity => &["help", "text", "organisation", "member", "due"],
        Kind::Notice => &["to_whom", "means", "on", "time", "about", "text"],
        Kind::Leave | Kind::Duty => &["from", "until", "on"],
        Kind::Capacity => &["weekday", "on"],
        Kind::Order => &["level", "from"],
        _ => &[],
    };
    // What only later becomes known is not asked of what has just been entered.
    let later = |name: &str| match name {
        "called_back" | "withdrawn_on" | "answered_on" | "answer" | "why_left" => is_new,
        "reminded_on" | "reached" | "reached_on" => is_new,
        "agreed_on" => is_new && kind == Kind::Participant,
        "decision" => is_new && kind == Kind::Question,
        "until" => is_new && kind == Kind::Member,
        _ => false,
    };
    // Under which regulation a word was taken follows from the file, a call about a family that is not known is no record
    // one chooses from a list, and the year of a birth is typed where the birth is: nobody is asked.
    // The regulation of a district is chosen by what the documents say, in a list of its own.
    let implied = |name: &str| matches!(name, "under" | "born_year" | "regulation");
    let asked = |f: &&Field| {
        !matches!(f.ty, Type::Owner(_) | Type::Ref(Kind::Inquiry))
            && !later(f.name.code())
            && !implied(f.name.code())
    };
    let rest = kind.fields().iter().filter(|f| !order.contains(&f.name.code()));
    order.iter().filter_map(|name| kind.field(name)).chain(rest).filter(asked).collect()
}

/// What the next record of a kind keeps of the one before, where several are entered in a row.
#[must_use]
pub fn kept(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Activity => &["programme", "goal", "help", "member", "organisation", "due"],
        Kind::Goal | Kind::Participant => &["programme"],
        Kind::Need => &["member", "on"],
        Kind::Control => &["on", "by", "programme"],
        Kind::Request => &["text", "sent_on", "due", "activity"],
        Kind::Document => &["on", "place"],
        Kind::Sign | Kind::Category | Kind::Circumstance | Kind::Status => &["from", "member"],
        _ => &[],
    }
}

/// On what a decision is that records of this kind rest on.
#[must_use]
pub fn subject_of(kind: Kind) -> Option<Subject> {
    match kind {
        Kind::Level => Some(Subject::Level),
        Kind::Programme => Some(Subject::Programme),
        Kind::Closing => Some(Subject::Closing),
        Kind::Status => Some(Subject::Status),
        _ => None,
    }
}

/// Whether the regulation asks for a field that the file can do without: whose programme it is, where each member has
/// one of her own.
#[must_use]
pub fn is_asked(model: &Model, kind: Kind, field: &str, is_new: bool) -> bool {
    is_new && kind == Kind::Programme && field == "member" && model.rules.regulation.has_programme_a_member()
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
pub fn default(model: &Model, case: Option<&Case>, kind: Kind, field: &str) -> Value {
    let today = || model.today.value();
    let curator = || model.staff.default_curator().value();
    match (kind, field) {
        (Kind::Contact, "kind") => json!("home_visit"),
        (Kind::Contact, "outcome") => json!("held"),
        (Kind::Contact | Kind::Appointment, "by") => curator(),
        (Kind::Assignment | Kind::Leave | Kind::Duty | Kind::Capacity, "curator") => curator(),
        (
            Kind::Contact | Kind::Agreement | Kind::Consent | Kind::Decision | Kind::Control | Kind::Event,
            "on",
        ) => today(),
        (Kind::Programme | Kind::Closing | Kind::Notice | Kind::Document, "on") => today(),
        (Kind::Notice, "time") => model.time.value(),
        // What burns is what has been heard of a violation.
        (Kind::Notice, "about") => {
            let of = |v: &Violation| v.family.as_ref().map(|(id, _)| *id) == case.map(|c| c.family.id);
            let open = model.due.urgent.iter().map(|u| &u.violation).find(|v| v.family.is_some() && of(v));
            open.map(|v| ContactId(v.record)).value()
        }
        (Kind::Capacity | Kind::Availability | Kind::Member, "from") => Value::Null,
        // A programme is sent to be approved when it is; what is written down at once is approved already.
        (Kind::Programme, "sent_on") => Value::Null,
        (Kind::Sitting, "body") => {
            model.rules.regulation.deciding(Subject::Continuation, &[]).map(|d| d.body).value()
        }
        (Kind::Decision, "ruling") => json!("granted"),
        // It is sent when it is approved and the organisation takes part.
        (Kind::Participant, "sent_on") => Value::Null,
        (Kind::Participant | Kind::Goal | Kind::Control, "programme") => {
            let current = case.and_then(|c| c.current_programmes().last().map(|p| ProgrammeId(p.id)));
            current.value()
        }
        (_, "from" | "sent_on" | "registered_on") => today(),
        (Kind::Programme, "version") => {
            let whose = is_asked(model, kind, "member", true).then(|| first_without(model, case)).flatten();
            json!(version(case, whose, paper(model, case)))
        }
        (Kind::Programme, "member") if is_asked(model, kind, field, true) => {
            first_without(model, case).value()
        }
        (Kind::Programme, "paper") => paper(model, case).value(),
        (Kind::Activity, "programme") => {
            let current = case.and_then(|c| c.current_programmes().last().map(|p| ProgrammeId(p.id)));
            current.value()
        }
        (Kind::Activity, "state") => json!("planned"),
        (Kind::Need, "needed") => json!(true),
        (Kind::Availability, "possible") | (Kind::CalendarDay, "working") => json!(false),
        (Kind::Member, "last_name") => {
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
        Kind::Contact if is_new && matches!(record.text("kind"), Some("home_visit" | "joint_visit")) => {
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

/// A level is set, changed or prolonged: by the one that came before it.
fn level(record: &Record, case: Option<&Case>) -> Act {
    let from = record.date("from");
    let before = case.into_iter().flat_map(|c| &c.levels).filter(|l| Some(l.from) < from);
    match before.max_by_key(|l| l.from).map(|l| Some(l.level.code()) == record.text("level")) {
        None => Act::LevelSet,
        Some(false) => Act::LevelChanged,
        Some(true) => Act::LevelProlonged,
    }
}

/// Whether the text of a field may have several lines.
#[must_use]
pub fn is_long(kind: Kind, field: &str) -> bool {
    matches!(field, "note" | "opinion" | "answer" | "result" | "promised")
        || field == "text" && matches!(kind, Kind::Request | Kind::Notice)
}
