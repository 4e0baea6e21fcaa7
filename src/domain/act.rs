//! The acts a curator performs: the verbs that operations are named by.

use super::code::codes;
use super::logged::{CodeList, OpenCode};

codes! {
    /// What a person did, as one operation of the journal.
    Act {
        /// A new file was created.
        DistrictOpened = "district_opened",
        /// A demo district was made.
        DemoMade = "demo_made",
        /// A family was taken in.
        FamilyTakenIn = "family_taken_in",
        /// Data of a family or member was changed.
        FamilyChanged = "family_changed",
        /// A member was added.
        MemberAdded = "member_added",
        /// A first level was set.
        LevelSet = "level_set",
        /// Another level took the place of the one before.
        LevelChanged = "level_changed",
        /// A level was prolonged.
        LevelProlonged = "level_prolonged",
        /// A record of a level was corrected.
        LevelCorrected = "level_corrected",
        /// A visit was recorded, held or not.
        VisitRecorded = "visit_recorded",
        /// A call or another contact was noted.
        ContactNoted = "contact_noted",
        /// A contact was corrected.
        ContactCorrected = "contact_corrected",
        /// A call about a family that was not known was attached to one.
        CallAttached = "call_attached",
        /// A call about a family that was not known was done with.
        CallDropped = "call_dropped",
        /// A call back was made.
        CalledBack = "called_back",
        /// A visit was appointed.
        VisitAppointed = "visit_appointed",
        /// An appointment was moved.
        VisitMoved = "visit_moved",
        /// An appointment was taken off.
        VisitTakenOff = "visit_taken_off",
        /// Visits that the plan proposed were appointed together.
        PlanAccepted = "plan_accepted",
        /// A programme was drawn up or approved.
        ProgrammeSet = "programme_set",
        /// A programme was corrected.
        ProgrammeCorrected = "programme_corrected",
        /// An activity was added to a programme.
        ActivityAdded = "activity_added",
        /// An activity was finished, failed, cancelled or reopened.
        ActivityMarked = "activity_marked",
        /// An absence was entered.
        AbsenceSet = "absence_set",
        /// An absence was corrected.
        AbsenceCorrected = "absence_corrected",
        /// Another record of a family was added: a sign, a decision, a document.
        RecordAdded = "record_added",
        /// A sitting of a deciding body was set for a day.
        SittingSet = "sitting_set",
        /// Families were put on the agenda of a sitting.
        QuestionsPut = "questions_put",
        /// What a sitting decided was entered.
        DecisionsEntered = "decisions_entered",
        /// Leave, duty or capacity of a curator was entered.
        StaffSet = "staff_set",
        /// An organisation, a curator, a local order or a day of the calendar was entered.
        DistrictChanged = "district_changed",
        /// A deadline of the document was marked done.
        DeadlineMet = "deadline_met",
        /// Figures of the institution were entered.
        FiguresEntered = "figures_entered",
        /// A report was handed in.
        ReportHandedIn = "report_handed_in",
        /// A curator was added.
        CuratorAdded = "curator_added",
        /// Another regulation was chosen for the district.
        RegulationChosen = "regulation_chosen",
        /// Families were handed over to another curator.
        HandedOver = "handed_over",
        /// One family was handed over to another curator.
        FamilyHandedOver = "family_handed_over",
        /// A family was closed.
        FamilyClosed = "family_closed",
        /// A closed family was taken on accompaniment again, by a level.
        FamilyReturned = "family_returned",
        /// A closing was corrected.
        ClosingCorrected = "closing_corrected",
        /// A record that was entered by mistake was deleted.
        RecordDeleted = "record_deleted",
        /// A whole family that was entered by mistake was deleted.
        FamilyDeleted = "family_deleted",
        /// Two records that mean the same were joined: the one is another name of the other.
        Joined = "joined",
        /// A record that was joined to another is one of its own again.
        Parted = "parted",
        /// What two copies disagreed about was settled.
        ConflictResolved = "conflict_resolved",
        /// Records were imported.
        Imported = "imported",
        /// All of it was exported.
        Exported = "exported",
        /// Cards were viewed, papers made, copies made or merged: the notes of a run.
        ActionsNoted = "actions_noted",
        /// The data of a family or a person were destroyed.
        Erased = "erased",
        /// A family was handed over to another district.
        FamilyTransferred = "family_transferred",
        /// An action was undone.
        Undone = "undone",
        /// An undone action was made again.
        Redone = "redone",
        /// One change of the history was taken back, what came after it was left.
        ChangeUndone = "change_undone",
    }
}

impl CodeList for Act {
    fn code(self) -> &'static str {
        Act::code(self)
    }

    fn from_code(code: &str) -> Option<Act> {
        Act::from_code(code)
    }
}

impl OpenCode<Act> {
    /// Whether the act can be undone: it changed records by one person's decision.
    #[must_use]
    pub fn is_undoable(&self) -> bool {
        let is_final = matches!(
            self,
            OpenCode::Known(Act::DistrictOpened | Act::DemoMade | Act::Erased | Act::FamilyTransferred)
        );
        !is_final && !self.is_of_journal()
    }

    /// Whether no undo reaches behind it: what was destroyed, or handed over to another district, is not taken back in
    /// silence by undoing what came before.
    #[must_use]
    pub fn ends_undo(&self) -> bool {
        matches!(self, OpenCode::Known(Act::Erased | Act::FamilyTransferred))
    }

    /// Whether it belongs to the journal of actions and changed no record.
    #[must_use]
    pub fn is_of_journal(&self) -> bool {
        matches!(self, OpenCode::Known(Act::ActionsNoted | Act::Exported))
    }

    /// Whether the act undoes or redoes another one.
    #[must_use]
    pub fn is_revert(&self) -> bool {
        matches!(self, OpenCode::Known(Act::Undone | Act::Redone))
    }
}
