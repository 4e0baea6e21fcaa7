//! Monitoring of a programme: what was looked at, with which result, and what follows from it.

use chrono::NaiveDate;

use super::code::codes;
use super::declare::declare;
use super::id::ProgrammeId;
use super::paper::DecisionSubject;
use super::{FamilyId, Id, MemberId};

codes! {
    /// What a control looks at (Октябрьский район п. 9.2, 14.1–14.3; Иркутская область разд. 12; Боровичи п. 14;
    /// Югра п. 11.1–11.4).
    Inspection {
        /// Первичная диагностика.
        FirstDiagnosis = "first_diagnosis",
        /// Промежуточная диагностика.
        NextDiagnosis = "next_diagnosis",
        /// Итоговая диагностика.
        FinalDiagnosis = "final_diagnosis",
        /// Промежуточный контроль.
        Intermediate = "intermediate",
        /// Оценка эффективности.
        Effectiveness = "effectiveness",
        /// Удовлетворённость семьи.
        Satisfaction = "satisfaction",
    }

    /// What follows from a control.
    Conclusion {
        /// Продолжить.
        Continue = "continue",
        /// Изменить уровень.
        ChangeLevel = "change_level",
        /// Прекратить.
        Stop = "stop",
    }
}

impl Conclusion {
    /// On what the body decides that follows it.
    #[must_use]
    pub fn subject(self) -> DecisionSubject {
        match self {
            Conclusion::Continue => DecisionSubject::Prolongation,
            Conclusion::ChangeLevel => DecisionSubject::Level,
            Conclusion::Stop => DecisionSubject::Closing,
        }
    }
}

declare! {
    /// A control of how a programme goes.
    Control is Kind::Control {
        id: Id,
        family: FamilyId [owner()],
        /// What was looked at.
        inspection: Inspection,
        /// The day.
        on: NaiveDate,
        /// The programme; `None`: the one in force on the day.
        programme: Option<ProgrammeId>,
        /// Of whom; `None`: the whole family.
        member: Option<MemberId>,
        /// Who did it.
        by: Option<String>,
        /// What was found.
        result: Option<String>,
        /// Points of the method used, if it gives any.
        score: Option<u32> [within(0, 1000)],
        /// Of a question about satisfaction: whether the family is satisfied.
        satisfied: Option<bool>,
        /// What follows from it.
        proposal: Option<Conclusion>,
        /// Anything else.
        note: Option<String>,
    }
}
