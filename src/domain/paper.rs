//! Papers of a family's case: decisions, agreements, documents, consents, requests, the end of accompaniment.

use chrono::NaiveDate;

use super::code::codes;
use super::declare::declare;
use super::id::{ActivityId, DecisionId, SittingId};
use super::{FamilyId, Id, MemberId};

codes! {
    /// On what a decision was taken.
    DecisionSubject {
        /// Признание нуждаемости.
        Recognition = "recognition",
        /// Постановка на сопровождение.
        Placement = "placement",
        /// Программа.
        Programme = "programme",
        /// Продление.
        Prolongation = "prolongation",
        /// Уровень.
        Level = "level",
        /// Продолжение.
        Continuation = "continuation",
        /// Прекращение.
        Closing = "closing",
        /// Статус семьи: СОП, трудная жизненная ситуация, профилактика.
        Status = "status",
        /// Промежуточные и итоговые результаты.
        Results = "results",
        /// Рабочая группа по семье.
        WorkingGroup = "working_group",
    }

    /// What was decided.
    Ruling {
        /// Решено положительно.
        Granted = "granted",
        /// Отказано.
        Refused = "refused",
        /// Возвращено на доработку.
        Returned = "returned",
        /// Отложено.
        Postponed = "postponed",
    }

    AgreementKind {
        /// О социальном сопровождении.
        Accompaniment = "accompaniment",
        /// Об опеке, о приёмной семье.
        Guardianship = "guardianship",
        /// Социальный контракт.
        Social = "social",
    }
}

declare! {
    /// A decision on the family (постановление, заключение).
    Decision is Kind::Decision {
        id: Id,
        family: FamilyId [owner()],
        /// On what.
        subject: DecisionSubject,
        /// The day.
        on: NaiveDate,
        /// The body that decided.
        body: Option<String>,
        number: Option<String>,
        /// What was decided.
        ruling: Ruling = Ruling::Granted,
        /// Its form (постановление, заключение).
        form: Option<String>,
        /// The sitting at which it was taken.
        sitting: Option<SittingId>,
        /// Until which day, exclusive, what was decided holds.
        until: Option<NaiveDate> [exclusive()],
        /// Anything else.
        note: Option<String>,
    }

    /// An agreement on accompaniment (соглашение, договор).
    Agreement is Kind::Agreement {
        id: Id,
        family: FamilyId [owner()],
        /// Day of signing.
        on: NaiveDate,
        number: Option<String>,
        /// The last day, if it names one.
        until: Option<NaiveDate>,
        contract: AgreementKind = AgreementKind::Accompaniment,
        /// Whose, where it is one member's.
        member: Option<MemberId>,
        /// The day a copy was sent to the guardianship body.
        copy_sent_on: Option<NaiveDate>,
        /// Anything else.
        note: Option<String>,
    }

    /// A document of the case and where the paper is kept.
    Document is Kind::Document {
        id: Id,
        family: FamilyId [owner()],
        /// Id of the regulation's list or own words.
        document: String,
        /// The day.
        on: Option<NaiveDate>,
        /// Where the paper is kept.
        place: Option<String>,
        /// Of whom, where it is one member's.
        member: Option<MemberId>,
        /// Anything else.
        note: Option<String>,
        /// The regulation under which it was entered; `None`: the one the file had then.
        under: Option<String>,
    }

    /// Consent to the processing of personal data.
    Consent is Kind::Consent {
        id: Id,
        family: FamilyId [owner()],
        /// The day.
        on: NaiveDate,
        /// Who gave it.
        member: Option<MemberId>,
        basis: Option<String>,
        purpose: Option<String>,
        /// The last day it holds, if it names one.
        until: Option<NaiveDate>,
        /// The day it was withdrawn.
        withdrawn_on: Option<NaiveDate>,
    }

    /// A request to an organisation and the answer to it.
    Request is Kind::Request {
        id: Id,
        family: FamilyId [owner()],
        /// The activity it serves.
        activity: Option<ActivityId>,
        /// To whom.
        organisation: String,
        /// The day it was sent.
        sent_on: NaiveDate,
        /// What was asked.
        text: Option<String>,
        /// By which day an answer is due.
        due: Option<NaiveDate>,
        /// The day of the answer.
        answered_on: Option<NaiveDate> [cell("answer")],
        /// What was answered.
        answer: Option<String> [cell("answer")],
        /// The day it was last reminded of.
        reminded_on: Option<NaiveDate>,
        /// The day from which no answer is awaited any more.
        withdrawn_on: Option<NaiveDate>,
    }

    /// The end of accompaniment (прекращение).
    Closing is Kind::Closing {
        id: Id,
        family: FamilyId [owner()],
        /// First day without accompaniment.
        on: NaiveDate,
        /// Reason: id of the regulation's list or own words.
        reason: Option<String>,
        /// Whether with a positive result (Октябрьский район п. 15.1).
        positive: Option<bool>,
        decided_by: Option<String> [cell("decision")],
        /// Day of the decision.
        decided_on: Option<NaiveDate> [cell("decision")],
        number: Option<String> [cell("decision")],
        /// The decision, where it has a record of its own.
        decision: Option<DecisionId>,
        /// The district the family has moved to.
        moved_to: Option<String>,
        /// First day without post-accompaniment (постсопровождение), if there is any.
        after_until: Option<NaiveDate> [exclusive()],
        /// Anything else.
        note: Option<String>,
        /// The regulation under which it was entered; `None`: the one the file had then.
        under: Option<String>,
    }
}

impl AgreementKind {
    /// Whether it is one on accompaniment. A contract of guardianship or a social contract is none, and may be older than
    /// the case.
    #[must_use]
    pub fn is_of_service(self) -> bool {
        self == AgreementKind::Accompaniment
    }
}

impl Document {
    /// Whether it is an application (заявление) to be accompanied: all regulations give it this id.
    #[must_use]
    pub fn is_application(&self) -> bool {
        self.document == "application"
    }
}

impl Request {
    /// Whether its answer is awaited at the end of `day`: sent by then, neither answered nor withdrawn.
    #[must_use]
    pub fn waits(&self, day: NaiveDate) -> bool {
        let is_later = |on: Option<NaiveDate>| on.is_none_or(|on| day < on);
        self.sent_on <= day && is_later(self.answered_on) && is_later(self.withdrawn_on)
    }
}
