//! The records of the file, as one table: what kinds there are, what fields they have, what may stand in them.
//!
//! Import, export, `kurator schema`, the projections of the store and the cells of the journal all derive from it.

use chrono::NaiveDate;

use super::day;
use Type::{Choice, Date, Flag, Number, Owner, Phones, Ref, Text, Texts, Time};

/// What may stand in a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Type {
    /// Any text.
    Text,
    /// A calendar day.
    Date,
    /// An hour and minute.
    Time,
    /// A whole number in these bounds, both included.
    Number(i64, i64),
    /// Yes or no.
    Flag,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// The record this one belongs to: must exist.
    Owner(Kind),
    /// Another record: must exist.
    Ref(Kind),
    /// A list of texts.
    Texts,
    /// A list of phone numbers, each an entity of its own.
    Phones,
}

/// A field of a record.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name in JSON and in the projection.
    pub name: &'static str,
    /// The cell it belongs to: the smallest thing that means something alone (an address, a full name, a span).
    pub cell: &'static str,
    /// What may stand in it.
    pub ty: Type,
    /// Whether a record without it is refused.
    pub required: bool,
    /// Whether it is the first day no longer: the file keeps it so, and a person is shown and types the day before.
    pub exclusive: bool,
}

impl Field {
    /// The day that a person reads for the one that is kept.
    #[must_use]
    pub fn shown(&self, kept: NaiveDate) -> NaiveDate {
        if self.exclusive { day::day_before(kept) } else { kept }
    }

    /// The day that is kept for the one that a person typed.
    #[must_use]
    pub fn kept(&self, shown: NaiveDate) -> NaiveDate {
        if self.exclusive { day::day_after(shown) } else { shown }
    }
}

const fn f(name: &'static str, ty: Type) -> Field {
    Field { name, cell: name, ty, required: false, exclusive: false }
}

const fn must(name: &'static str, ty: Type) -> Field {
    Field { name, cell: name, ty, required: true, exclusive: false }
}

const fn of(cell: &'static str, field: Field) -> Field {
    Field { cell, ..field }
}

const fn end(field: Field) -> Field {
    Field { exclusive: true, ..field }
}

/// Levels by name.
pub const LEVELS: &[&str] = &["adaptation", "basic", "crisis", "emergency"];
/// Contact kinds by name.
pub const CONTACT_KINDS: &[&str] = &[
    "home_visit",
    "joint_visit",
    "call",
    "office",
    "talk",
    "meeting",
    "support_group",
    "training",
    "counselling",
    "informed",
];
/// Who calls, by name.
pub const CALLERS: &[&str] =
    &["unknown", "representative", "child", "school", "police", "hospital", "neighbour"];
/// Outcomes by name.
pub const OUTCOMES: &[&str] = &["held", "nobody_home", "refused", "postponed"];
/// What was heard about the rights of the children, by name.
pub const RIGHTS: &[&str] = &["kept", VIOLATED];
/// The rights of a child are violated.
pub const VIOLATED: &str = "violated";
/// By what means somebody was told, by name.
pub const MEANS: &[&str] = &["phone", "in_person", "letter", "email"];
/// Kinds of help by name.
pub const HELP: &[&str] = &["medical", "psychological", "pedagogical", "legal", "social"];
/// Activity states by name.
pub const STATES: &[&str] = &["planned", "in_progress", "done", "failed", "cancelled"];
/// Units by name.
pub const UNITS: &[&str] = &["week", "month"];
/// Roles in a family.
pub const ROLES: &[&str] = &[
    "mother",
    "father",
    "child",
    "son",
    "daughter",
    "guardian",
    "trustee",
    "adopter",
    "foster_parent",
    "stepmother",
    "stepfather",
    "grandmother",
    "grandfather",
    "brother",
    "sister",
    "grandson",
    "granddaughter",
    "nephew",
    "niece",
    "ward",
    "aunt",
    "uncle",
    "partner",
    "relative",
    "other",
];
/// Roles that mean a child where no birth is known: a grandson or a ward is one of the grown-ups who accompany him.
pub const CHILD_ROLES: &[&str] =
    &["child", "son", "daughter", "grandson", "granddaughter", "nephew", "niece", "ward"];
/// Disability: groups 1 to 3, or a disabled child.
pub const DISABILITIES: &[&str] = &["group_1", "group_2", "group_3", "child"];
/// Why somebody is a member of a family no longer; `returned`: to the family of birth.
pub const LEFT: &[&str] = &["died", "moved_out", "taken_into_care", "of_age", "returned", "other"];
/// Status by 120-ФЗ and the documents: профилактика, ТЖС, СОП.
pub const STATUSES: &[&str] = &["prevention", "difficult", "sop"];
/// Subjects of a decision.
pub const SUBJECTS: &[&str] = &["placement", "programme", "prolongation", "level", "continuation", "closing"];

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $name:literal [$($field:expr),* $(,)?];)*) => {
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

            /// The fields, in the order of an export, without `type` and `id`.
            #[must_use]
            pub fn fields(self) -> &'static [Field] {
                match self { $(Kind::$kind => const { &[$($field),*] }),* }
            }
        }
    };
}

kinds! {
    /// The district itself: one record a file.
    District "district" [f("name", Text), f("regulation", Text), f("curator", Ref(Kind::Curator))];
    /// Куратор.
    Curator "curator" [must("name", Text), f("position", Text), f("section", Text)];
    /// Организация-участник.
    Organisation "organisation" [
        must("name", Text), f("help", Choice(HELP)), f("phone", Text), f("address", Text),
        f("contact", Text), f("note", Text)];
    /// Местный приказ: more or fewer visits, another caseload, from a day on.
    Order "order" [
        must("from", Date), of("paper", f("number", Text)), of("paper", f("on", Date)),
        of("paper", f("by", Text)), must("level", Choice(LEVELS)),
        of("visits", f("visits", Number(1, 31))), of("visits", f("per", Choice(UNITS))),
        f("limit", Number(1, 500)), f("note", Text)];
    /// Поправка к производственному календарю.
    CalendarDay "calendar_day" [must("on", Date), must("working", Flag), f("why", Text)];
    /// Исполненный срок документа: `rule` — срок в правилах, `on` — день, названный документом.
    Deadline "deadline" [must("rule", Text), must("on", Date), must("done_on", Date), f("note", Text)];
    /// Семья.
    Family "family" [
        must("title", Text), of("address", f("settlement", Text)), of("address", f("street", Text)),
        of("address", f("house", Text)), of("address", f("block", Text)), of("address", f("flat", Text)),
        of("address", f("access", Text)), f("safety", Text), f("form", Choice(&["individual", "group"])),
        f("member", Ref(Kind::Member)), f("ground", Text), f("registered_on", Date),
        f("journal_number", Text), f("note", Text), f("under", Text)];
    /// Закрепление куратора за семьёй.
    Assignment "assignment" [
        must("family", Owner(Kind::Family)), must("curator", Ref(Kind::Curator)),
        of("span", must("from", Date)), of("span", end(f("until", Date)))];
    /// Член семьи.
    Member "member" [
        must("family", Owner(Kind::Family)), must("role", Choice(ROLES)),
        of("name", f("last_name", Text)), of("name", f("first_name", Text)),
        of("name", f("patronymic", Text)), f("former_name", Text), f("born", Date), f("phones", Phones),
        f("occupation", Text), f("disability", Choice(DISABILITIES)), f("limited_health", Flag),
        f("note", Text), f("born_year", Number(1900, 2100)), of("life", f("from", Date)),
        of("life", end(f("until", Date))), of("life", f("why_left", Choice(LEFT))),
        f("person", Ref(Kind::Member))];
    /// Уровень сопровождения с такого-то дня.
    Level "level" [
        must("family", Owner(Kind::Family)), must("level", Choice(LEVELS)), must("from", Date),
        f("until", Date), of("decision", f("decided_by", Text)), of("decision", f("decided_on", Date)),
        of("decision", f("number", Text)), f("reason", Text),
        of("visits", f("visits", Number(1, 31))), of("visits", f("per", Choice(UNITS)))];
    /// Признак уровня.
    Sign "sign" [
        must("family", Owner(Kind::Family)), must("sign", Text), of("span", must("from", Date)),
        of("span", end(f("until", Date))), f("member", Ref(Kind::Member)), f("note", Text), f("under", Text)];
    /// Категория семьи.
    Category "category" [
        must("family", Owner(Kind::Family)), must("category", Text), of("span", must("from", Date)),
        of("span", end(f("until", Date))), f("note", Text), f("under", Text)];
    /// Обстоятельство.
    Circumstance "circumstance" [
        must("family", Owner(Kind::Family)), must("circumstance", Text), of("span", must("from", Date)),
        of("span", end(f("until", Date))), f("note", Text), f("under", Text)];
    /// Статус: профилактика, ТЖС, СОП.
    Status "status" [
        must("family", Owner(Kind::Family)), must("status", Choice(STATUSES)),
        of("span", must("from", Date)), of("span", end(f("until", Date))),
        of("decision", f("decided_by", Text)), of("decision", f("decided_on", Date)),
        of("decision", f("number", Text))];
    /// Решение (постановление, заключение).
    Decision "decision" [
        must("family", Owner(Kind::Family)), must("subject", Choice(SUBJECTS)), must("on", Date),
        f("body", Text), f("number", Text), f("note", Text)];
    /// Соглашение или договор.
    Agreement "agreement" [
        must("family", Owner(Kind::Family)), must("on", Date), f("number", Text), f("until", Date),
        f("copy_sent_on", Date), f("note", Text)];
    /// Документ дела: вид и где лежит бумага.
    Document "document" [
        must("family", Owner(Kind::Family)), must("document", Text), f("on", Date), f("place", Text),
        f("member", Ref(Kind::Member)), f("note", Text), f("under", Text)];
    /// Согласие на обработку данных.
    Consent "consent" [
        must("family", Owner(Kind::Family)), must("on", Date), f("member", Ref(Kind::Member)),
        f("basis", Text), f("purpose", Text), f("withdrawn_on", Date)];
    /// Контакт с семьёй.
    Contact "contact" [
        must("family", Owner(Kind::Family)), must("kind", Choice(CONTACT_KINDS)),
        must("outcome", Choice(OUTCOMES)), of("when", must("on", Date)), of("when", f("time", Time)),
        f("by", Text), f("with", Texts), f("note", Text), f("promised", Text), f("call_back", Date),
        f("called_back", Date), f("caller", Choice(CALLERS)), f("rights", Choice(RIGHTS))];
    /// Обращение, о чьей семье речь, ещё не известно; `contact` — запись, которой оно стало.
    Inquiry "inquiry" [
        of("when", must("on", Date)), of("when", f("time", Time)), f("by", Text),
        f("caller", Choice(CALLERS)), f("who", Text), f("phone", Text), f("note", Text), f("promised", Text),
        f("call_back", Date), f("called_back", Date), f("contact", Ref(Kind::Contact)),
        f("rights", Choice(RIGHTS))];
    /// Назначенное посещение.
    Appointment "appointment" [
        must("family", Owner(Kind::Family)), of("when", must("on", Date)), of("when", f("time", Time)),
        f("by", Text), f("note", Text)];
    /// Отсутствие семьи или её члена.
    Absence "absence" [
        must("family", Owner(Kind::Family)), of("span", must("from", Date)), of("span", end(must("until", Date))),
        f("reason", Text), f("member", Ref(Kind::Member))];
    /// Когда семью можно или нельзя посещать.
    Availability "availability" [
        must("family", Owner(Kind::Family)), must("weekday", Number(1, 7)), f("possible", Flag),
        of("hours", f("from", Time)), of("hours", f("until", Time)), f("note", Text)];
    /// Отпуск, болезнь куратора.
    Leave "leave" [
        f("curator", Ref(Kind::Curator)), of("span", must("from", Date)), of("span", end(must("until", Date))),
        f("reason", Text), f("deputy", Ref(Kind::Curator))];
    /// Дежурный день.
    Duty "duty" [f("curator", Ref(Kind::Curator)), must("on", Date), f("visits", Number(0, 50))];
    /// Сколько посещений вмещает день.
    Capacity "capacity" [
        f("curator", Ref(Kind::Curator)), f("weekday", Number(1, 7)), f("on", Date),
        must("visits", Number(0, 50)), f("from", Date)];
    /// Программа.
    Programme "programme" [
        must("family", Owner(Kind::Family)), f("member", Ref(Kind::Member)), f("version", Number(1, 999)),
        of("approval", f("approved_by", Text)), of("approval", f("number", Text)),
        of("approval", f("on", Date)), f("opinion", Text), f("note", Text)];
    /// Мероприятие программы.
    Activity "activity" [
        must("family", Owner(Kind::Family)), f("programme", Ref(Kind::Programme)),
        f("member", Ref(Kind::Member)), must("help", Choice(HELP)), must("text", Text),
        f("organisation", Text), f("due", Date), of("outcome", f("state", Choice(STATES))),
        of("outcome", f("done_on", Date)), of("outcome", f("result", Text)), f("note", Text)];
    /// Запрос в организацию и ответ на него.
    Request "request" [
        must("family", Owner(Kind::Family)), f("activity", Ref(Kind::Activity)), must("organisation", Text),
        must("sent_on", Date), f("text", Text), f("due", Date), of("answer", f("answered_on", Date)),
        of("answer", f("answer", Text))];
    /// Сообщение о нарушении прав ребёнка: of which contact, or of which call about a family that is not known yet.
    Notice "notice" [
        f("family", Owner(Kind::Family)), must("to_whom", Text), of("when", must("on", Date)),
        of("when", f("time", Time)), f("means", Choice(MEANS)), f("text", Text),
        f("about", Ref(Kind::Contact)), f("inquiry", Ref(Kind::Inquiry))];
    /// Прекращение сопровождения.
    Closing "closing" [
        must("family", Owner(Kind::Family)), must("on", Date), f("reason", Text), f("positive", Flag),
        of("decision", f("decided_by", Text)), of("decision", f("decided_on", Date)),
        of("decision", f("number", Text)), f("note", Text), f("under", Text)];
    /// Номер телефона: written as `phones` of its member.
    Phone "phone" [
        must("member", Owner(Kind::Member)), must("number", Text), f("place", Number(0, 99))];
}

impl Kind {
    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Kind> {
        Self::ALL.iter().copied().find(|k| k.name() == name)
    }

    /// Whether the kind has a line of its own in JSONL; a phone is written with its member.
    #[must_use]
    pub fn has_line(self) -> bool {
        self != Kind::Phone
    }

    /// The field of that name.
    #[must_use]
    pub fn field(self, name: &str) -> Option<&'static Field> {
        self.fields().iter().find(|f| f.name == name)
    }

    /// The field that names the record this kind belongs to.
    #[must_use]
    pub fn owner_field(self) -> Option<&'static Field> {
        self.fields().iter().find(|f| matches!(f.ty, Owner(_)))
    }

    /// The cells, in order of their first field.
    #[must_use]
    pub fn cells(self) -> Vec<&'static str> {
        let mut cells = Vec::new();
        for field in self.fields().iter().filter(|f| f.ty != Phones) {
            if !cells.contains(&field.cell) {
                cells.push(field.cell);
            }
        }
        cells
    }

    /// The fields of a cell, in order.
    pub fn fields_of(self, cell: &str) -> impl Iterator<Item = &'static Field> + use<'_> {
        self.fields().iter().filter(move |f| f.cell == cell && f.ty != Phones)
    }

    /// Whether the cell is one field alone, written as a bare value, not as an object.
    #[must_use]
    pub fn is_single(self, cell: &str) -> bool {
        self.fields().iter().any(|f| f.name == cell && f.cell == cell) && self.fields_of(cell).count() == 1
    }
}
