//! Contacts with a family: visits, calls, talks; each with what came of it.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::schema::Kind;
use super::{FamilyId, Id, Record};

/// How the curator met the family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    /// Посещение на дому.
    HomeVisit,
    /// Совместный выезд специалистов (004 п. 7.3).
    JointVisit,
    /// Звонок.
    Call,
    /// Приём в учреждении.
    Office,
    /// Беседа.
    Talk,
    /// Тематическая встреча.
    Meeting,
    /// Группа поддержки.
    SupportGroup,
    /// Тренинг.
    Training,
    /// Консультирование.
    Counselling,
    /// Информирование о целях и результатах (000 п. 6.2).
    Informed,
}

impl ContactKind {
    /// All kinds, as they are offered.
    pub const ALL: [ContactKind; 10] = [
        ContactKind::HomeVisit,
        ContactKind::JointVisit,
        ContactKind::Call,
        ContactKind::Office,
        ContactKind::Talk,
        ContactKind::Meeting,
        ContactKind::SupportGroup,
        ContactKind::Training,
        ContactKind::Counselling,
        ContactKind::Informed,
    ];

    /// Whether a held contact of this kind counts for the visit norm.
    #[must_use]
    pub fn is_visit(self) -> bool {
        matches!(self, ContactKind::HomeVisit | ContactKind::JointVisit)
    }

    /// The name of the kind in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            ContactKind::HomeVisit => "home_visit",
            ContactKind::JointVisit => "joint_visit",
            ContactKind::Call => "call",
            ContactKind::Office => "office",
            ContactKind::Talk => "talk",
            ContactKind::Meeting => "meeting",
            ContactKind::SupportGroup => "support_group",
            ContactKind::Training => "training",
            ContactKind::Counselling => "counselling",
            ContactKind::Informed => "informed",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.code() == code)
    }
}

/// What came of a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Состоялся.
    Held,
    /// Не застали.
    NobodyHome,
    /// Отказ.
    Refused,
    /// Перенос.
    Postponed,
}

impl Outcome {
    /// All outcomes, as they are offered.
    pub const ALL: [Outcome; 4] = [Outcome::Held, Outcome::NobodyHome, Outcome::Refused, Outcome::Postponed];

    /// The name of the outcome in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Outcome::Held => "held",
            Outcome::NobodyHome => "nobody_home",
            Outcome::Refused => "refused",
            Outcome::Postponed => "postponed",
        }
    }

    /// The outcome of that name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|o| o.code() == code)
    }
}

/// A violated right of a child that nobody was told of yet: calling back the one who told of it is another thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    /// The contact in which it was noted, or the call about a family that is not known yet.
    pub record: Id,
    /// The family and its title; `None`: it is not known yet.
    pub family: Option<(FamilyId, String)>,
    /// Who called or whom it was about, where the family is not known.
    pub who: Option<String>,
    /// The day it was noted of.
    pub on: NaiveDate,
    /// The hour, if it was noted.
    pub time: Option<NaiveTime>,
    /// What was told.
    pub note: Option<String>,
}

/// A call about a family that is not known yet (обращение).
#[derive(Clone, Debug, PartialEq)]
pub struct Inquiry {
    /// Id of the record.
    pub id: Id,
    /// Who took the call: a curator's id or a name.
    pub by: Option<String>,
    /// Who called, by name of the list.
    pub caller: Option<String>,
    /// What was said of the rights of the children, by name of the list.
    pub rights: Option<String>,
    /// The day.
    pub on: NaiveDate,
    /// The hour, if it was noted.
    pub time: Option<NaiveTime>,
    /// Whom it was about, or who called, as they said it.
    pub who: Option<String>,
    /// The number they called from.
    pub phone: Option<String>,
    /// What it was about.
    pub note: Option<String>,
    /// What was promised.
    pub promised: Option<String>,
    /// By which day to call back.
    pub call_back: Option<NaiveDate>,
    /// The day the call back was made.
    pub called_back: Option<NaiveDate>,
}

impl Inquiry {
    /// The call as a contact of `family`, with all that was noted of it; its `notices` become those of the contact.
    #[must_use]
    pub fn attached(&self, family: FamilyId, notices: &[Id]) -> Vec<Record> {
        let who = [self.who.as_deref(), self.phone.as_deref(), self.note.as_deref()];
        let note = who.into_iter().flatten().collect::<Vec<_>>().join(". ");
        let contact = Record::new(Kind::Contact)
            .set("family", family)
            .set("kind", ContactKind::Call.code())
            .set("outcome", Outcome::Held.code())
            .set("on", self.on)
            .set("time", self.time)
            .set("by", self.by.clone())
            .set("caller", self.caller.clone())
            .set("rights", self.rights.clone())
            .set("note", Some(note).filter(|n| !n.is_empty()))
            .set("promised", self.promised.clone())
            .set("call_back", self.call_back)
            .set("called_back", self.called_back);
        let of_contact =
            |id: &Id| Record::of(Kind::Notice, *id).set("family", family).set("about", contact.id);
        let mut records: Vec<Record> = notices.iter().map(of_contact).collect();
        records.push(Record::of(Kind::Inquiry, self.id).set("contact", contact.id));
        records.insert(0, contact);
        records
    }
}

/// A contact with a family.
#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    /// Id of the record.
    pub id: Id,
    /// How.
    pub kind: ContactKind,
    /// What came of it.
    pub outcome: Outcome,
    /// The day it took place, however late it was entered.
    pub on: NaiveDate,
    /// The hour, if it was noted.
    pub time: Option<NaiveTime>,
    /// Who made it: a curator's id or a name.
    pub by: Option<String>,
    /// With whom: ids of members or names.
    pub with: Vec<String>,
    /// What happened.
    pub note: Option<String>,
    /// What was promised to the family or the caller.
    pub promised: Option<String>,
    /// «Перезвонить до»: the day by which to call back.
    pub call_back: Option<NaiveDate>,
    /// The day the call back was made.
    pub called_back: Option<NaiveDate>,
}

impl Contact {
    /// Whether this is a held visit, the only thing that fulfils the norm.
    #[must_use]
    pub fn is_held_visit(&self) -> bool {
        self.kind.is_visit() && self.outcome == Outcome::Held
    }
}
