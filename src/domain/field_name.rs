//! The names of the fields of records: one vocabulary for all kinds, so that a word that no field has does not compile.

use std::fmt;

macro_rules! names {
    ($($name:ident = $code:literal,)*) => {
        /// The name of a field. Several kinds may have a field of that name: [`super::Kind::field`] gives the kind's own.
        /// The order is that of the alphabet.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each declaration documents its fields")]
        pub enum FieldName {
            $($name,)*
        }

        impl FieldName {
            /// All names, in alphabetical order.
            pub const ALL: &'static [FieldName] = &[$(FieldName::$name),*];

            /// The name in JSON and in the projection.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(FieldName::$name => $code),* }
            }

            /// The name of that code; foreign input may have one that no field has.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code {
                    $($code => Some(FieldName::$name),)*
                    _ => None,
                }
            }
        }
    };
}

names! {
    About = "about",
    Accepted = "accepted",
    Access = "access",
    Action = "action",
    Activity = "activity",
    Address = "address",
    After = "after",
    AfterUntil = "after_until",
    Agreed = "agreed",
    AgreedOn = "agreed_on",
    Amount = "amount",
    Answer = "answer",
    AnsweredOn = "answered_on",
    ApprovedBy = "approved_by",
    Basis = "basis",
    Block = "block",
    Body = "body",
    Born = "born",
    BornYear = "born_year",
    By = "by",
    CallBack = "call_back",
    CalledBack = "called_back",
    Caller = "caller",
    Category = "category",
    Child = "child",
    Circumstance = "circumstance",
    Contact = "contact",
    Contract = "contract",
    Control = "control",
    CopySentOn = "copy_sent_on",
    Counted = "counted",
    Curator = "curator",
    Day = "day",
    Days = "days",
    DecidedBy = "decided_by",
    DecidedOn = "decided_on",
    Decision = "decision",
    Deputy = "deputy",
    Disability = "disability",
    Document = "document",
    DoneOn = "done_on",
    Due = "due",
    Entities = "entities",
    Entries = "entries",
    Event = "event",
    Extent = "extent",
    Family = "family",
    Figures = "figures",
    FirstName = "first_name",
    Flat = "flat",
    Form = "form",
    FormerName = "former_name",
    From = "from",
    Goal = "goal",
    Ground = "ground",
    Heads = "heads",
    Help = "help",
    House = "house",
    Indicator = "indicator",
    Inquiry = "inquiry",
    Inspection = "inspection",
    Ippsu = "ippsu",
    Ipra = "ipra",
    JournalNumber = "journal_number",
    Kind = "kind",
    LastName = "last_name",
    Level = "level",
    Limit = "limit",
    LimitedHealth = "limited_health",
    Means = "means",
    Member = "member",
    MovedTo = "moved_to",
    Name = "name",
    Needed = "needed",
    Note = "note",
    Number = "number",
    Occupation = "occupation",
    Of = "of",
    On = "on",
    Opinion = "opinion",
    Organisation = "organisation",
    Outcome = "outcome",
    Paper = "paper",
    Patronymic = "patronymic",
    Per = "per",
    Person = "person",
    Phone = "phone",
    Phones = "phones",
    Place = "place",
    Position = "position",
    Positive = "positive",
    Possible = "possible",
    Programme = "programme",
    Promised = "promised",
    Proposal = "proposal",
    Provider = "provider",
    Purpose = "purpose",
    Reached = "reached",
    ReachedOn = "reached_on",
    Reason = "reason",
    Referred = "referred",
    RegisteredOn = "registered_on",
    Regulation = "regulation",
    RemindedOn = "reminded_on",
    Resources = "resources",
    Result = "result",
    Rights = "rights",
    Role = "role",
    Rule = "rule",
    Ruling = "ruling",
    Safety = "safety",
    Satisfied = "satisfied",
    Score = "score",
    SecondRole = "second_role",
    Section = "section",
    Sender = "sender",
    SenderId = "sender_id",
    SentOn = "sent_on",
    Sessions = "sessions",
    Settlement = "settlement",
    Sign = "sign",
    Sitting = "sitting",
    Source = "source",
    State = "state",
    Status = "status",
    StorageGround = "storage_ground",
    StorageYears = "storage_years",
    Street = "street",
    Subject = "subject",
    Supplier = "supplier",
    Task = "task",
    Text = "text",
    Time = "time",
    Title = "title",
    ToWhom = "to_whom",
    Under = "under",
    Until = "until",
    Urgent = "urgent",
    Value = "value",
    Version = "version",
    Visits = "visits",
    Weekday = "weekday",
    Who = "who",
    Why = "why",
    WhyLeft = "why_left",
    With = "with",
    WithdrawnOn = "withdrawn_on",
    Working = "working",
    Zone = "zone",
}

impl FieldName {
    /// The name of a declared field; a declaration with a word that is not listed above does not compile.
    pub(super) const fn declared(code: &str) -> FieldName {
        let mut at = 0;
        while at < Self::ALL.len() && !is_same(Self::ALL[at].code(), code) {
            at += 1;
        }
        assert!(at < Self::ALL.len(), "this word is no field name yet: add it to the list of field names");
        Self::ALL[at]
    }
}

const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

impl fmt::Display for FieldName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl serde::Serialize for FieldName {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> serde::Deserialize<'de> for FieldName {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        FieldName::from_code(&code).ok_or_else(|| serde::de::Error::custom(format!("no field {code}")))
    }
}
