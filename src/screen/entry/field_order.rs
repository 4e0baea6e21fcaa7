//! Which fields of a record a form asks first, and which it does not ask under a document.

use crate::domain::{FieldName as F, Kind};
use crate::screen::Model;

/// The fields that a form asks first, in their order.
pub(super) fn asked_first(kind: Kind) -> &'static [F] {
    match kind {
        Kind::Member => &[
            F::LastName,
            F::FirstName,
            F::Patronymic,
            F::Role,
            F::Born,
            F::Phones,
            F::Occupation,
            F::SecondRole,
        ],
        Kind::Contact => {
            &[F::Kind, F::On, F::Time, F::Outcome, F::Note, F::Promised, F::CallBack, F::With, F::By]
        }
        Kind::Agreement => &[F::On, F::Number, F::Until, F::CopySentOn, F::Note],
        Kind::Consent => &[F::On, F::Member, F::Basis, F::Purpose],
        Kind::Sitting => &[F::On, F::Body, F::Number, F::Note],
        Kind::Question => &[F::Subject, F::Sitting, F::Programme, F::Note],
        Kind::Control => &[
            F::Inspection,
            F::On,
            F::Result,
            F::Proposal,
            F::Satisfied,
            F::By,
            F::Member,
            F::Score,
            F::Programme,
        ],
        Kind::Event => &[F::Event, F::On, F::Member, F::Child, F::Organisation, F::Body, F::Number, F::Note],
        Kind::Goal => &[F::Goal, F::Member, F::Reached, F::ReachedOn, F::Programme],
        Kind::Need => &[F::Member, F::Help, F::Needed, F::On],
        Kind::Participant => &[
            F::Organisation,
            F::Supplier,
            F::Task,
            F::Accepted,
            F::Agreed,
            F::AgreedOn,
            F::SentOn,
            F::Programme,
        ],
        Kind::Request => &[F::Organisation, F::Text, F::SentOn, F::Due, F::Activity],
        Kind::LocalDeadline => &[F::Text, F::Rule, F::Day, F::Days, F::After],
        Kind::Activity => &[F::Help, F::Text, F::Organisation, F::Member, F::Due],
        Kind::Notice => &[F::ToWhom, F::Means, F::On, F::Time, F::About, F::Text],
        Kind::Leave | Kind::Duty => &[F::From, F::Until, F::On],
        Kind::Capacity => &[F::Weekday, F::On],
        Kind::Order => &[F::Level, F::From],
        _ => decided(kind),
    }
}

/// The fields of a decision, and of what may rest on one.
fn decided(kind: Kind) -> &'static [F] {
    match kind {
        Kind::Programme => &[
            F::On,
            F::Number,
            F::ApprovedBy,
            F::Version,
            F::Member,
            F::SentOn,
            F::Decision,
            F::Until,
            F::Opinion,
            F::Note,
        ],
        Kind::Decision => {
            &[F::Subject, F::On, F::Body, F::Number, F::Ruling, F::Form, F::Sitting, F::Until, F::Note]
        }
        Kind::Status => &[F::Status, F::From, F::Until, F::Decision, F::DecidedBy, F::DecidedOn, F::Number],
        Kind::Closing => {
            &[F::On, F::Reason, F::Positive, F::Decision, F::DecidedBy, F::DecidedOn, F::Number, F::Note]
        }
        Kind::Level => &[
            F::Level,
            F::From,
            F::Until,
            F::Decision,
            F::DecidedBy,
            F::DecidedOn,
            F::Number,
            F::Reason,
            F::Visits,
            F::Per,
        ],
        _ => &[],
    }
}

/// Whether the regulation knows of a field: a supplier is chosen only where a stage of the document has it so.
pub(super) fn is_of_document(model: &Model, kind: Kind, field: F) -> bool {
    (kind, field) != (Kind::Participant, F::Supplier) || model.rules.regulation.has_choice_of_supplier()
}
