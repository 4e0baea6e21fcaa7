//! A case as bytes: with all that was read of it, the day included.

use super::Case;
use crate::domain::packed::packed;

packed!(Case {
    family,
    today,
    members,
    levels,
    closings,
    contacts,
    appointments,
    absences,
    availability,
    assignments,
    programmes,
    activities,
    categories,
    circumstances,
    signs,
    statuses,
    agreements,
    decisions,
    documents,
    consents,
    requests,
    notices,
    goals,
    goal_results,
    needs,
    participants,
    controls,
    events,
    questions,
    incomes,
    elsewhere,
    visits_since
});
