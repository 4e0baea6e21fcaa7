//! The jobs.

/// What a curator comes to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Job {
    /// A visit that was made, or was not to be.
    Visit,
    /// A day for a visit.
    Appoint,
    /// Another day for the visit that is appointed.
    Move,
    /// The appointed visit is taken off.
    TakeOff,
    /// A call about a family.
    Call,
    /// A call about a family that is not known.
    Stranger,
    /// The call back that was promised was made.
    CalledBack,
    /// A visit or call that was written down wrongly.
    Contact,
    /// A new family.
    TakeIn,
    /// Somebody of the family, a newborn too.
    Member,
    /// A member is of another family too.
    SamePerson,
    /// Somebody died, left, came of age.
    Left,
    /// What is known of somebody changes.
    Person,
    Phone,
    /// The address and further details of the family.
    Address,
    /// A level is set or changed.
    Level,
    /// The term of the level is prolonged.
    Prolong,
    /// The accompaniment ends.
    Close,
    /// A closed family comes back.
    Reopen,
    /// Hand the family over to another curator.
    HandOver,
    /// All families of a curator go to another one.
    HandAll,
    /// The household is away.
    Absence,
    /// On which days the family can be visited.
    Wishes,
    /// Something to be done for the family.
    Activity,
    /// It was done, or not.
    Tick,
    Programme,
    /// A sign of a level.
    Sign,
    Category,
    Circumstance,
    Status,
    /// The income of the family.
    Income,
    /// A decision of a body.
    Decision,
    /// A question about the family, put to a sitting.
    Question,
    /// The sittings of the bodies that decide.
    Sittings,
    /// The agreement with the family.
    Agreement,
    /// A paper of the family.
    Document,
    /// A consent to have data processed.
    Consent,
    /// A request to an organisation.
    Request,
    /// What organisations have not answered.
    Unanswered,
    /// A goal of the programme.
    Goal,
    /// Who needs what kind of help.
    Need,
    /// Who takes part in the programme.
    Participant,
    /// A control or diagnosis.
    Control,
    /// An event that the report counts.
    Event,
    /// A violation of a child's rights is reported.
    Notice,
    /// Why so many visits.
    Norm,
    /// Who wrote what when.
    History,
    /// The family's card.
    Card,
    /// The stages of the family's case.
    Case,
    /// The families whose case lacks something.
    Unsettled,
    /// The number to be called.
    CopyPhone,
    /// Two records that are one.
    Join,
    /// Delete the family from the file.
    RemoveFamily,
    /// The family goes to another district.
    Transfer,
    /// Data of the family or of a person are destroyed by an act.
    Erase,
    /// The visits of the day in one line.
    Evening,
    /// Days for the visits of the week.
    Plan,
    /// The route sheet.
    Route,
    /// The sheet of the deputy (замещающий).
    Deputy,
    /// A paper of the family: card, act, programme, agreement.
    Papers,
    /// A paper of the district: a journal, the results of a quarter.
    Journals,
    /// The list for the interagency bank.
    Bank,
    /// The figures of the district.
    Passport,
    /// A curator is on leave or ill.
    Leave,
    /// A day off on which a curator works.
    Duty,
    /// On which days of the week a curator works.
    WorkingWeek,
    /// How many visits a day takes.
    Capacity,
    /// A day of the calendar is other than usual.
    Holiday,
    /// A local order.
    Order,
    /// The subsistence minimum (прожиточный минимум).
    Minimum,
    /// A deadline that a local order adds.
    LocalDeadline,
    Organisation,
    Curator,
    /// The document by which the district works.
    Rules,
    /// The text of the document is read.
    ReadDocument,
    /// What another copy has is taken over.
    Merge,
    /// Copies meet in a folder.
    Exchange,
    /// A copy to take along.
    CopyOut,
    /// An earlier state of the file.
    Restore,
    /// What copies disagree about.
    Conflicts,
    /// A list of families from Excel is taken in.
    TakeList,
    /// Who looked at which card, what was printed, where copies went.
    Actions,
    /// What is kept past its storage term.
    Retention,
    /// The passphrase of the file.
    Passphrase,
    /// The report of a service from the files of a folder.
    ServiceReport,
}

impl Job {
    /// All, those of every day first.
    pub const ALL: [Job; 85] = [
        Job::Visit,
        Job::Call,
        Job::CalledBack,
        Job::Appoint,
        Job::Move,
        Job::TakeOff,
        Job::Evening,
        Job::Plan,
        Job::Route,
        Job::Card,
        Job::TakeIn,
        Job::Stranger,
        Job::Member,
        Job::SamePerson,
        Job::Left,
        Job::Person,
        Job::Phone,
        Job::Address,
        Job::Absence,
        Job::Wishes,
        Job::Level,
        Job::Prolong,
        Job::Close,
        Job::Reopen,
        Job::HandOver,
        Job::Transfer,
        Job::Activity,
        Job::Tick,
        Job::Programme,
        Job::Goal,
        Job::Need,
        Job::Participant,
        Job::Control,
        Job::Event,
        Job::Notice,
        Job::Request,
        Job::Unanswered,
        Job::Decision,
        Job::Question,
        Job::Sittings,
        Job::Agreement,
        Job::Document,
        Job::Consent,
        Job::Sign,
        Job::Category,
        Job::Circumstance,
        Job::Status,
        Job::Income,
        Job::Case,
        Job::Unsettled,
        Job::Contact,
        Job::Norm,
        Job::History,
        Job::CopyPhone,
        Job::Join,
        Job::RemoveFamily,
        Job::Erase,
        Job::Bank,
        Job::Passport,
        Job::Leave,
        Job::Deputy,
        Job::HandAll,
        Job::Duty,
        Job::WorkingWeek,
        Job::Capacity,
        Job::Holiday,
        Job::Order,
        Job::Minimum,
        Job::LocalDeadline,
        Job::Organisation,
        Job::Curator,
        Job::Rules,
        Job::ReadDocument,
        Job::Merge,
        Job::Exchange,
        Job::CopyOut,
        Job::Restore,
        Job::Conflicts,
        Job::Passphrase,
        Job::TakeList,
        Job::Actions,
        Job::Retention,
        Job::ServiceReport,
        Job::Papers,
        Job::Journals,
    ];
}
