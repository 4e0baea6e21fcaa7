//! The kinds of records.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::logged::CodeList;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal,)*) => {
        /// A kind of record. The order is that of an export: owners come before what belongs to them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[$doc])* $kind,)*
        }

        impl Kind {
            /// All kinds, in the order of an export.
            pub const ALL: &'static [Kind] = &[$(Kind::$kind),*];

            /// The value of `type` in JSONL, and the table of the projection.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Kind::$kind => $name),* }
            }

            #[must_use]
            pub fn from_name(name: &str) -> Option<Kind> {
                match name {
                    $($name => Some(Kind::$kind),)*
                    _ => None,
                }
            }
        }
    };
}

kinds! {
    /// The district itself: one record a file.
    District = "district",
    /// Куратор.
    Curator = "curator",
    /// Организация-участник.
    Organisation = "organisation",
    /// Местный приказ: more or fewer visits, another caseload, from a day on.
    Order = "order",
    /// Поправка к производственному календарю.
    CalendarDay = "calendar_day",
    /// Исполненный срок документа: `rule` — срок в правилах, `on` — день, названный документом.
    Deadline = "deadline",
    /// Местный срок: a deadline that a local order adds to those of the document.
    LocalDeadline = "local_deadline",
    /// Величина прожиточного минимума с такого-то дня.
    Minimum = "minimum",
    /// Заседание органа, который решает.
    Sitting = "sitting",
    /// Показатель учреждения за период: что по файлу не сосчитать.
    PeriodFigure = "period_figure",
    /// Сданный отчёт: показатели и кто за ними.
    HandedReport = "handed_report",
    /// Семья.
    Family = "family",
    /// Закрепление куратора за семьёй.
    Assignment = "assignment",
    /// Член семьи.
    Member = "member",
    /// Уровень сопровождения с такого-то дня.
    Level = "level",
    /// Признак уровня.
    Sign = "sign",
    /// Категория семьи.
    Category = "category",
    /// Обстоятельство.
    Circumstance = "circumstance",
    /// Статус: профилактика, ТЖС, СОП.
    Status = "status",
    /// Решение (постановление, заключение).
    Decision = "decision",
    /// Соглашение или договор.
    Agreement = "agreement",
    /// Документ дела: вид и где лежит бумага.
    Document = "document",
    /// Доход семьи с такого-то дня.
    Income = "income",
    /// Вопрос о семье на заседании.
    Question = "question",
    /// Согласие на обработку данных.
    Consent = "consent",
    /// Контакт с семьёй.
    Contact = "contact",
    /// Обращение, о чьей семье речь, ещё не известно; `contact` — запись, которой оно стало.
    Inquiry = "inquiry",
    /// Назначенное посещение.
    Appointment = "appointment",
    /// Отсутствие семьи или её члена.
    Absence = "absence",
    /// Когда семью можно или нельзя посещать.
    Availability = "availability",
    /// Отпуск, болезнь куратора.
    Leave = "leave",
    /// Дежурный день.
    Duty = "duty",
    /// Сколько посещений вмещает день.
    Capacity = "capacity",
    /// Программа.
    Programme = "programme",
    /// Цель программы.
    Goal = "goal",
    /// Потребность члена семьи или семьи в целом в виде помощи.
    Need = "need",
    /// Участник программы: кто привлечён, согласен ли, когда ему направлена программа.
    Participant = "participant",
    /// Контроль: диагностика, промежуточный контроль, оценка эффективности, удовлетворённость.
    Control = "control",
    /// Итог по цели программы: насколько она достигнута, по оценке контроля.
    GoalResult = "goal_result",
    /// Мероприятие программы.
    Activity = "activity",
    /// Запрос в организацию и ответ на него.
    Request = "request",
    /// Сообщение о нарушении прав ребёнка.
    Notice = "notice",
    /// Событие в жизни семьи: отказ от ребёнка, лишение родительских прав, помещение ребёнка в организацию.
    Event = "event",
    /// Прекращение сопровождения.
    Closing = "closing",
    /// Номер телефона: written as `phones` of its member.
    Phone = "phone",
    /// Действие с данными: belongs to the journal of this file and its copies, is not exported.
    Action = "action",
    /// Уничтожение данных: belongs to the journal as well.
    Erasure = "erasure",
    /// Передача семьи в другой участок: belongs to the journal as well.
    Transfer = "transfer",
}

impl Kind {
    /// Whether the kind has a line of its own in JSONL. A phone is written with its member; actions,
    /// erasures and transfers are no data of a family but entries of the journal.
    #[must_use]
    pub fn has_line(self) -> bool {
        !matches!(self, Kind::Phone | Kind::Action | Kind::Erasure | Kind::Transfer)
    }
}

impl CodeList for Kind {
    fn code(self) -> &'static str {
        self.name()
    }

    fn from_code(code: &str) -> Option<Kind> {
        Kind::from_name(code)
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Kind, D::Error> {
        let name = String::deserialize(deserializer)?;
        Kind::from_name(&name).ok_or_else(|| serde::de::Error::custom(format!("no kind {name}")))
    }
}

pub trait HasKind {
    const KIND: Kind;
}
