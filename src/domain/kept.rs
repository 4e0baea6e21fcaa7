//! Appointments against what the family and the days brought: which of them were kept, which are still to come, and
//! when the family is away.

use chrono::NaiveDate;

use super::contact::Contact;
use super::schedule::Appointment;
use super::{Case, Id};

impl Case {
    /// Whether the household is away on `day`. An absence of one member excuses nothing.
    #[must_use]
    pub fn is_excused(&self, day: NaiveDate) -> bool {
        self.absences.iter().any(|a| a.member.is_none() && a.from <= day && day < a.until)
    }

    /// The visit held on `day`, the last of several.
    #[must_use]
    pub fn held_visit(&self, day: NaiveDate) -> Option<&Contact> {
        self.contacts.iter().rfind(|c| c.on == day && c.is_held_visit())
    }

    /// Whether an appointment was kept: a visit was held on its day, at whatever hour.
    #[must_use]
    pub fn is_kept(&self, appointment: &Appointment) -> bool {
        self.held_visit(appointment.on).is_some()
    }

    /// How many visits take room on `day` beside the appointment `moved`: those appointed, or one held without an
    /// appointment. It is the one definition: of the plan, of the calendar and of every warning.
    #[must_use]
    pub fn visits_taking_room(&self, day: NaiveDate, moved: Option<Id>) -> u32 {
        let appointed = self.appointments.iter().filter(|a| a.on == day && Some(a.id) != moved).count();
        u32::try_from(appointed).unwrap_or(u32::MAX).max(u32::from(self.held_visit(day).is_some()))
    }

    /// The appointments from `day` on whose outcome is not recorded, by day and hour.
    pub fn coming_visits(&self, day: NaiveDate) -> impl Iterator<Item = &Appointment> {
        self.appointments.iter().filter(move |a| a.on >= day && !self.is_kept(a) && !self.is_failed(a))
    }

    /// Whether a visit failed that an appointment was for: the first failed visit of a day is that of its first
    /// appointment.
    fn is_failed(&self, appointment: &Appointment) -> bool {
        let on = appointment.on;
        let is_failed = |c: &&Contact| c.on == on && c.kind.is_visit() && !c.is_held_visit();
        let failed = self.contacts.iter().filter(is_failed).count();
        let of_day = self.appointments.iter().filter(|a| a.on == on);
        of_day.take(failed).any(|a| a.id == appointment.id)
    }

    /// The next appointment from `day` on whose outcome is not recorded.
    #[must_use]
    pub fn next_appointment(&self, day: NaiveDate) -> Option<&Appointment> {
        self.coming_visits(day).next()
    }
}
