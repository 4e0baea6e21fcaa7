//! The findings that the program knows, each with the id of its sentence in `data/text`.

use std::fmt;

use crate::domain::code::codes;

codes! {
    /// What does not fit, in the order in which findings about one record are listed.
    ///
    /// A sentence that is no finding does not compile where one is asked for:
    /// ```compile_fail,E0308
    /// use kurator::domain::{FieldName, check};
    /// let _ = check::refuse(FieldName::Until, "check-until");
    /// ```
    /// Nor does a finding that is not declared:
    /// ```compile_fail,E0599
    /// let _ = kurator::domain::check::FindingId::BornTwice;
    /// ```
    FindingId {
        AbsenceTwice = "check-absence-twice",
        AbsenceVisited = "check-absence-visited",
        AfterClosing = "check-after-closing",
        AfterSent = "check-after-sent",
        AgreementAlone = "check-agreement-alone",
        AgreementBefore = "check-agreement-before",
        AgreementEarly = "check-agreement-early",
        Ahead = "check-ahead",
        AnswerBefore = "check-answer-before",
        ApprovedBefore = "check-approved-before",
        BeforeBirth = "check-before-birth",
        BeforeRegister = "check-before-register",
        Born = "check-born",
        CallBefore = "check-call-before",
        CalledBefore = "check-called-before",
        CapacityDay = "check-capacity-day",
        Clock = "check-clock",
        ClosingBefore = "check-closing-before",
        ClosingChange = "check-closing-change",
        ClosingLevel = "check-closing-level",
        ClosingVisit = "check-closing-visit",
        ConsentMinor = "check-consent-minor",
        ContactAhead = "check-contact-ahead",
        CopyBefore = "check-copy-before",
        CuratorPosition = "check-curator-position",
        CuratorUnlisted = "check-curator-unlisted",
        CutOff = "check-cut-off",
        DeadlineUnknown = "check-deadline-unknown",
        DecisionBefore = "check-decision-before",
        DecisionEarly = "check-decision-early",
        DecisionRefused = "check-decision-refused",
        Deletion = "check-deletion",
        Deputy = "check-deputy",
        DiedAhead = "check-died-ahead",
        DisabilityAdult = "check-disability-adult",
        DisabilityChild = "check-disability-child",
        DueBefore = "check-due-before",
        DuePast = "check-due-past",
        DuplicateFamily = "check-duplicate-family",
        DuplicateMember = "check-duplicate-member",
        ElderChild = "check-elder-child",
        ElderYounger = "check-elder-younger",
        Forked = "check-forked",
        FormMember = "check-form-member",
        GroundAge = "check-ground-age",
        IncomeAbove = "check-income-above",
        JoinedApart = "check-joined-apart",
        JoinedCrosswise = "check-joined-crosswise",
        JoinedToNone = "check-joined-to-none",
        JoinedWritten = "check-joined-written",
        LeaveVisited = "check-leave-visited",
        LeftDay = "check-left-day",
        LevelBeyond = "check-level-beyond",
        LevelClosed = "check-level-closed",
        LevelLong = "check-level-long",
        LevelProposed = "check-level-proposed",
        LevelReason = "check-level-reason",
        LevelSecond = "check-level-second",
        LevelTooLong = "check-level-too-long",
        LevelUndecided = "check-level-undecided",
        LevelUnfit = "check-level-unfit",
        LevelWeaker = "check-level-weaker",
        LocalAfter = "check-local-after",
        LocalDay = "check-local-day",
        LocalDays = "check-local-days",
        MarkAsked = "check-mark-asked",
        MarkEnded = "check-mark-ended",
        MemberForm = "check-member-form",
        NameDigit = "check-name-digit",
        NoticeFamily = "check-notice-family",
        OnePerson = "check-one-person",
        Operation = "check-operation",
        Orphan = "check-orphan",
        OtherFamily = "check-other-family",
        OwnDeputy = "check-own-deputy",
        Pages = "check-pages",
        PaperExpired = "check-paper-expired",
        Part = "check-part",
        PersonBorn = "check-person-born",
        PersonFirstName = "check-person-first-name",
        PersonPatronymic = "check-person-patronymic",
        PhoneCode = "check-phone-code",
        PhoneExcess = "check-phone-excess",
        PhoneLacks = "check-phone-lacks",
        PhoneLetter = "check-phone-letter",
        Projection = "check-projection",
        QuestionDouble = "check-question-double",
        QuestionTwice = "check-question-twice",
        RecordUnread = "check-record-unread",
        RequestWithdrawn = "check-request-withdrawn",
        SecondRole = "check-second-role",
        SignLevel = "check-sign-level",
        SignMember = "check-sign-member",
        Sum = "check-sum",
        TwoLevels = "check-two-levels",
        Unread = "check-unread",
        Until = "check-until",
        ValueUnread = "check-value-unread",
        VisitBefore = "check-visit-before",
        VisitClosed = "check-visit-closed",
        VisitFull = "check-visit-full",
        VisitHour = "check-visit-hour",
        VisitTwice = "check-visit-twice",
        VisitsFewer = "check-visits-fewer",
        WithdrawnBefore = "check-withdrawn-before",
        NumberCode = "fault-phone-code",
        NumberExcess = "fault-phone-excess",
        NumberLacks = "fault-phone-lacks",
        NumberLetter = "fault-phone-letter",
        VisitsMissing = "fault-visits-missing",
        Apart = "merge-apart",
    }
}

impl fmt::Display for FindingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
