//! Contacts with a family: visits, calls, talks; each with what came of it.

use chrono::{NaiveDate, NaiveTime};

use super::code::codes;
use super::declare::{RecordType, declare};
use super::id::{ContactId, InquiryId};
use super::value::PersonRef;
use super::{CuratorId, FamilyId, Id, MemberId, Record, phone};
use crate::record;

codes! {
    /// How the curator met the family.
    ContactKind {
        /// Посещение на дому.
        HomeVisit = "home_visit",
        /// Совместный выезд специалистов (Югра п. 7.3).
        JointVisit = "joint_visit",
        /// Звонок.
        Call = "call",
        /// Приём в учреждении.
        Office = "office",
        /// Беседа.
        Talk = "talk",
        /// Тематическая встреча.
        Meeting = "meeting",
        /// Группа поддержки.
        SupportGroup = "support_group",
        /// Тренинг.
        Training = "training",
        /// Консультирование.
        Counselling = "counselling",
        /// Информирование о целях и результатах (Октябрьский район п. 6.2).
        Informed = "informed",
    }

    /// What came of a contact.
    ContactOutcome {
        /// Состоялся.
        Held = "held",
        /// Не застали.
        NobodyHome = "nobody_home",
        /// Отказ.
        Refused = "refused",
        /// Перенос.
        Postponed = "postponed",
    }

    /// Who is calling.
    Caller {
        /// Did not say.
        Unknown = "unknown",
        /// Законный представитель.
        Representative = "representative",
        /// Ребёнок.
        Child = "child",
        /// Школа, детский сад.
        School = "school",
        /// Полиция, ПДН.
        Police = "police",
        /// Больница, поликлиника.
        Hospital = "hospital",
        /// Сосед, родственник.
        Neighbour = "neighbour",
    }

    /// What was said of the rights of the children.
    RightsState {
        /// Не нарушены.
        Kept = "kept",
        /// Нарушены.
        Violated = "violated",
    }

    /// The means by which somebody was informed.
    NoticeMeans {
        /// По телефону.
        Phone = "phone",
        /// Лично.
        InPerson = "in_person",
        /// Письмом.
        Letter = "letter",
        /// По электронной почте.
        Email = "email",
    }
}

impl ContactKind {
    /// Whether a held contact of this kind counts for the visit norm.
    #[must_use]
    pub fn is_visit(self) -> bool {
        matches!(self, ContactKind::HomeVisit | ContactKind::JointVisit)
    }
}

impl Caller {
    /// Whether the family itself is speaking.
    #[must_use]
    pub fn is_of_family(self) -> bool {
        matches!(self, Caller::Representative | Caller::Child)
    }

    /// Whether the caller speaks for a body that takes part in the accompaniment (орган или учреждение).
    #[must_use]
    pub fn is_body(self) -> bool {
        matches!(self, Caller::School | Caller::Police | Caller::Hospital)
    }
}

/// A violated right of a child (нарушение прав ребёнка) without a notice to any body; a call back to the informant is
/// no notice.
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
    /// What was reported.
    pub note: Option<String>,
}

declare! {
    /// A contact with a family.
    Contact is Kind::Contact {
        id: Id,
        family: FamilyId [owner()],
        /// How.
        kind: ContactKind,
        /// What came of it.
        outcome: ContactOutcome,
        /// The day it took place, however late it was entered.
        on: NaiveDate [cell("when")],
        /// The hour, if it was noted.
        time: Option<NaiveTime> [cell("when")],
        /// Who made it.
        by: Option<PersonRef<CuratorId>>,
        /// With whom.
        with: Vec<PersonRef<MemberId>>,
        /// What happened.
        note: Option<String>,
        /// What was promised to the family or the caller.
        promised: Option<String>,
        /// «Перезвонить до»: the day by which to call back.
        call_back: Option<NaiveDate>,
        /// The day the call back was made.
        called_back: Option<NaiveDate>,
        /// Who called.
        caller: Option<Caller>,
        /// What was said of the rights of the children.
        rights: Option<RightsState>,
    }

    /// A call about a family that is not known yet (обращение).
    Inquiry is Kind::Inquiry {
        id: Id,
        /// The day.
        on: NaiveDate [cell("when")],
        /// The hour, if it was noted.
        time: Option<NaiveTime> [cell("when")],
        /// Who took the call.
        by: Option<PersonRef<CuratorId>>,
        /// Who called.
        caller: Option<Caller>,
        /// Whom it was about, or who called, as they said it.
        who: Option<String>,
        /// The number they called from.
        phone: Option<String>,
        /// What it was about.
        note: Option<String>,
        /// What was promised.
        promised: Option<String>,
        /// By which day to call back.
        call_back: Option<NaiveDate>,
        /// The day the call back was made.
        called_back: Option<NaiveDate>,
        /// The contact that it became, once the family was known.
        contact: Option<ContactId>,
        /// What was said of the rights of the children.
        rights: Option<RightsState>,
        /// Who detected the family (источник выявления): id of the regulation's list or own words.
        source: Option<String>,
    }

    /// A report that a right of a child is violated: of which contact, or of which call about a family that is not known
    /// yet.
    Notice is Kind::Notice {
        id: Id,
        /// The family, once it is known.
        family: Option<FamilyId> [owner()],
        /// Who was informed.
        to_whom: String,
        /// The day.
        on: NaiveDate [cell("when")],
        /// The hour, if it was noted.
        time: Option<NaiveTime> [cell("when")],
        means: Option<NoticeMeans>,
        /// What was said.
        text: Option<String>,
        /// The contact in which the violation was noted.
        about: Option<ContactId>,
        /// The call in which it was noted.
        inquiry: Option<InquiryId>,
        /// The day of the answer.
        answered_on: Option<NaiveDate> [cell("answer")],
        /// What was answered.
        answer: Option<String> [cell("answer")],
    }
}

impl Inquiry {
    /// The number of the caller, unless a body or a neighbour called: such a number does not reach the family.
    #[must_use]
    pub fn phone_of_family(&self) -> Option<&str> {
        let is_other = |c: &Caller| c.is_body() || *c == Caller::Neighbour;
        self.phone.as_deref().filter(|_| !self.caller.as_ref().is_some_and(is_other))
    }

    /// The call as a contact of `family`, with all that was noted of it; its `notices` become those of the contact.
    #[must_use]
    pub fn attached(&self, family: FamilyId, notices: &[Id]) -> Vec<Record> {
        let who = [self.who.clone(), self.phone.as_deref().map(phone::shown), self.note.clone()];
        let note = who.into_iter().flatten().collect::<Vec<_>>().join(". ");
        let contact = Contact {
            id: Id::new(),
            family,
            kind: ContactKind::Call,
            outcome: ContactOutcome::Held,
            on: self.on,
            time: self.time,
            by: self.by.clone(),
            with: Vec::new(),
            note: Some(note).filter(|n| !n.is_empty()),
            promised: self.promised.clone(),
            call_back: self.call_back,
            called_back: self.called_back,
            caller: self.caller,
            rights: self.rights,
        };
        let about = ContactId(contact.id);
        let mut records = vec![contact.record()];
        records.extend(notices.iter().map(|id| record!(Notice { id: *id, family, about: about })));
        records.push(record!(Inquiry { id: self.id, contact: about }));
        records
    }
}

impl Contact {
    /// The note with what an evening adds to it: what was noted at the door is kept, and not written twice.
    #[must_use]
    pub fn noted(&self, added: &str) -> String {
        match self.note.as_deref().filter(|note| !note.is_empty()) {
            Some(before) if before.contains(added) => before.to_owned(),
            Some(before) => format!("{before}\n{added}"),
            None => added.to_owned(),
        }
    }

    /// What becomes of the promise to call back that was made in contact `id`, of a call of `on`: it is kept, or waits until
    /// another day; `None`: it waits as before.
    #[must_use]
    pub fn promise(
        id: Id,
        outcome: ContactOutcome,
        on: NaiveDate,
        call_back: Option<NaiveDate>,
    ) -> Option<Record> {
        match (outcome, call_back) {
            (ContactOutcome::Held, _) => Some(record!(Contact { id: id, called_back: on })),
            (_, Some(day)) => Some(record!(Contact { id: id, call_back: day })),
            (_, None) => None,
        }
    }

    /// Whether a promise was made that no call has settled.
    #[must_use]
    pub fn is_promise_open(&self) -> bool {
        self.promised.is_some() && self.called_back.is_none()
    }

    /// The day by which a call back waits that was not made yet.
    #[must_use]
    pub fn awaited_call(&self) -> Option<NaiveDate> {
        self.call_back.filter(|_| self.called_back.is_none())
    }

    /// Whether this is a held visit, the only thing that fulfils the norm.
    #[must_use]
    pub fn is_held_visit(&self) -> bool {
        self.kind.is_visit() && self.outcome == ContactOutcome::Held
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::declare::RecordFields;

    fn contact(note: Option<&str>) -> Option<Contact> {
        let note = note.map(str::to_owned);
        let (kind, outcome, on) = (ContactKind::HomeVisit, ContactOutcome::Held, NaiveDate::MIN);
        Contact::read(&record!(Contact { family: FamilyId(Id::new()), kind, outcome, on, note })).ok()
    }

    #[test]
    fn an_evening_adds_to_what_was_noted_at_the_door() {
        let noted = |note, added| contact(note).map(|c| c.noted(added)).unwrap_or_default();
        assert_eq!(noted(None, "dog"), "dog");
        assert_eq!(noted(Some("dog"), "new door code"), "dog\nnew door code");
        assert_eq!(noted(Some("dog, new door code"), "dog"), "dog, new door code");
    }

    #[test]
    fn a_promise_is_kept_by_a_call_that_was_held_and_put_off_by_another_day() {
        let (id, on) = (Id::new(), NaiveDate::MIN);
        let kept = Contact::promise(id, ContactOutcome::Held, on, Some(NaiveDate::MAX));
        assert_eq!(kept, Some(record!(Contact { id: id, called_back: on })));
        let later = Contact::promise(id, ContactOutcome::NobodyHome, on, Some(NaiveDate::MAX));
        assert_eq!(later, Some(record!(Contact { id: id, call_back: NaiveDate::MAX })));
        assert_eq!(Contact::promise(id, ContactOutcome::NobodyHome, on, None), None);
    }
}
