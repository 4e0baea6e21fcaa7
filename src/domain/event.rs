//! Events in the life of a family that the indicators of a document ask about and that no other record holds.

use chrono::NaiveDate;

use super::code::codes;
use super::declare::declare;
use super::{FamilyId, Id, MemberId};

codes! {
    /// What happened (Октябрьский район п. 15.1; Иркутская область разд. 15, табл. A, and its journals; Югра п. 12.1).
    FamilyEventKind {
        /// Отказ от ребёнка.
        Refusal = "refusal",
        /// Лишение родительских прав.
        RightsDeprived = "rights_deprived",
        /// Восстановление в родительских правах.
        RightsRestored = "rights_restored",
        /// Ненадлежащее исполнение родительских обязанностей.
        ImproperParenting = "improper_parenting",
        /// Насилие, жестокое обращение, нарушение прав ребёнка.
        Violence = "violence",
        /// Возврат ребёнка из замещающей семьи.
        ChildReturned = "child_returned",
        /// Помещение ребёнка в организацию.
        Placed = "placed",
        /// Освобождение из учреждения закрытого типа, колонии.
        Released = "released",
        /// Стабилизация детско-родительских отношений.
        RelationsStable = "relations_stable",
    }
}

impl FamilyEvent {
    /// Of whom it is: where the document asks for a parent the parent alone, else the member or the child named.
    #[must_use]
    pub fn whom(&self) -> Option<MemberId> {
        let is_of_parent = matches!(
            self.event,
            FamilyEventKind::RightsDeprived
                | FamilyEventKind::RightsRestored
                | FamilyEventKind::ImproperParenting
        );
        self.member.or(self.child.filter(|_| !is_of_parent))
    }
}

declare! {
    /// An event in the life of a family.
    FamilyEvent is Kind::Event {
        id: Id,
        family: FamilyId [owner()],
        event: FamilyEventKind,
        /// The day.
        on: NaiveDate,
        /// Of whom: the parent deprived of rights or neglecting duties, else the child.
        member: Option<MemberId>,
        /// The child of a parent deprived of rights; `None`: all children of the family.
        child: Option<MemberId>,
        /// Where the child was placed or returned, from where released.
        organisation: Option<String>,
        /// Court, commission: who decided.
        body: Option<String>,
        /// Number of the decision.
        number: Option<String>,
        /// Anything else.
        note: Option<String>,
    }
}
