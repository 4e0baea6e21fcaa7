//! Records of the district itself: its name, organisations, corrections of the calendar, deadlines that were kept.

use chrono::NaiveDate;

use super::code::codes;
use super::declare::declare;
use super::programme::Help;
use super::{CuratorId, FamilyId, Id, TimeZone};

codes! {
    /// What an organisation that gives help is (Югра разд. II: субъекты социального сопровождения).
    Provider {
        /// Государственная.
        State = "state",
        /// Муниципальная.
        Municipal = "municipal",
        /// Коммерческая.
        Commercial = "commercial",
        /// Некоммерческая.
        NonProfit = "non_profit",
        /// Индивидуальный предприниматель.
        Entrepreneur = "entrepreneur",
    }

    /// How a local deadline is computed.
    LocalRule {
        /// В этот день месяца.
        DayOfMonth = "day_of_month",
        /// В этот день месяца после квартала.
        DayAfterQuarter = "day_after_quarter",
        /// Последний день квартала.
        EveryQuarter = "every_quarter",
        /// Через столько рабочих дней после события.
        WorkingDaysAfter = "working_days_after",
        /// Через столько календарных дней после события.
        DaysAfter = "days_after",
    }

    /// The event of a case that a deadline runs from.
    DeadlineEvent {
        /// Постановка на учёт.
        Registration = "registration",
        /// Решение о постановке.
        Placement = "placement",
        /// Установление уровня.
        Level = "level",
        /// Программа.
        Programme = "programme",
        /// Договор, соглашение.
        Agreement = "agreement",
        /// Прекращение.
        Closing = "closing",
    }
}

declare! {
    /// The district itself: one record a file.
    District is Kind::District {
        id: Id,
        name: Option<String>,
        /// Id of its regulation; `None`: the default one.
        regulation: Option<String>,
        /// The file's own curator.
        curator: Option<CuratorId>,
        /// Its time zone; `None`: that of the computer.
        zone: Option<TimeZone>,
        /// Years for which the institution keeps a case after the year in which it ended; `None`: it has named no term.
        storage_years: Option<u32> [cell("storage"), within(1, 100)],
        /// Where the institution has set them: номенклатура дел, приказ.
        storage_ground: Option<String> [cell("storage")],
    }

    /// An organisation that takes part.
    Organisation is Kind::Organisation {
        id: Id,
        name: String,
        /// The help it gives.
        help: Option<Help>,
        /// What it is: of the state, a private one, a single person (Югра разд. II).
        provider: Option<Provider>,
        /// Number of the agreement by which it takes part.
        number: Option<String> [cell("agreement")],
        /// Day of that agreement.
        on: Option<NaiveDate> [cell("agreement")],
        phone: Option<String>,
        address: Option<String>,
        /// Whom to speak to.
        contact: Option<String>,
        /// Anything else.
        note: Option<String>,
    }

    /// A correction of the calendar of working days.
    CalendarDay is Kind::CalendarDay {
        id: Id,
        /// The day.
        on: NaiveDate,
        /// Whether it is a working day.
        working: bool,
        why: Option<String>,
    }

    /// A deadline of the document that was marked done.
    MetDeadline is Kind::Deadline {
        id: Id,
        /// Id of the deadline in the regulation.
        rule: String,
        /// The day the document names, which may be a day off.
        on: NaiveDate,
        /// The day it was done.
        done_on: NaiveDate,
        /// The family, where it is a deadline of one.
        of: Option<FamilyId>,
        /// Anything else.
        note: Option<String>,
    }

    /// A deadline that a local order adds to those of the document (местный срок).
    LocalDeadline is Kind::LocalDeadline {
        id: Id,
        /// What is to be done.
        text: String,
        /// How it is computed.
        rule: LocalRule,
        /// Day of the month, 1 to 31; of a shorter month its last one.
        day: Option<u32> [within(1, 31)],
        /// Days after the event, 0 to 1000.
        days: Option<u32> [within(0, 1000)],
        /// The event it runs from.
        after: Option<DeadlineEvent>,
        /// Only for families of this category: id of the regulation's list.
        category: Option<String>,
        /// First day in force.
        from: Option<NaiveDate> [cell("span")],
        /// Last day in force, exclusive.
        until: Option<NaiveDate> [cell("span"), exclusive()],
        /// Number of the order.
        number: Option<String>,
        /// Anything else.
        note: Option<String>,
    }
}
