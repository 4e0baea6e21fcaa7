//! The one place where a window is built from what it is asked to be.

use super::Dialog;
use super::activity_mark::ActivityMarkForm;
use super::appoint::AppointmentForm;
use super::choice::DistrictChoice;
use super::contact::ContactForm;
use super::day::DayForm;
use super::discarding::DiscardForm;
use super::document::DocumentReader;
use super::erasing::ErasureForm;
use super::evening::EveningForm;
use super::facets::FacetsForm;
use super::figures::FiguresForm;
use super::handover::HandoverForm;
use super::lookup::Lookup;
use super::papers::PapersForm;
use super::passphrase::PassphraseDialog;
use super::period::PeriodForm;
use super::print::PrintForm;
use super::question::EffectQuestion;
use super::reading::DistrictReading;
use super::sitting;
use super::spec::{DialogSpec, ListSpec};
use super::transferring::TransferForm;
use super::week::WorkWeekForm;
use crate::domain::contact::Caller;
use crate::domain::schema::Kind;
use crate::domain::{Case, FamilyId, UserError};
use crate::report::permission::Permission;
use crate::screen::Model;
use crate::screen::district::rules;
use crate::screen::families;
use crate::store::{FamilyScope, Reader};

impl Dialog {
    /// Builds the window from the file as it is now.
    ///
    /// # Errors
    /// If the file cannot be read, or has a record in question no more.
    pub fn open(spec: DialogSpec, model: &Model, reader: Reader<'_>) -> Result<Dialog, UserError> {
        let case = |family| case_of(family, model, reader);
        Ok(match spec {
            DialogSpec::Visit { family, on } => ContactForm::visit(model, &case(family)?, on),
            DialogSpec::VisitOn { family, on } => ContactForm::visit_on(model, &case(family)?, on),
            DialogSpec::Call { family, caller } => call(family, caller, model, reader)?,
            DialogSpec::CallBack { family, contact } => {
                let case = case(family)?;
                let promise = case.contacts.iter().find(|c| c.id == contact).ok_or_else(gone)?;
                ContactForm::call_back(model, &case, promise)
            }
            DialogSpec::Stranger { sought, caller } => ContactForm::stranger(model, &sought, caller),
            DialogSpec::Attach(inquiry) => {
                Dialog::Lookup(Box::new(Lookup::attaching(&inquiry, model, reader)))
            }
            DialogSpec::Appoint { family, on, moving } => {
                AppointmentForm::dialog(model, &case(family)?, on, moving)
            }
            DialogSpec::Tick { family, activity } => {
                let case = case(family)?;
                let activity = case.activities.iter().find(|a| a.id == activity).ok_or_else(gone)?;
                ActivityMarkForm::dialog(model, activity)
            }
            DialogSpec::Evening(day) => EveningForm::dialog(model, reader, day)?,
            DialogSpec::Route(day) => PrintForm::route(model, reader, day)?,
            DialogSpec::Bank => PrintForm::bank(model, reader)?,
            DialogSpec::GuidePaper => PrintForm::guide(model, reader)?,
            DialogSpec::Papers(family) => PapersForm::dialog(model, reader, family)?,
            DialogSpec::ReportPaper(period, compared) => PapersForm::report(model, period, compared),
            DialogSpec::Deputy(leave) => PrintForm::deputy(model, reader, leave)?,
            DialogSpec::Sittings => sitting::all(model, reader)?,
            DialogSpec::Sitting(id, doing) => sitting::dialog(id, doing, model, reader)?,
            DialogSpec::HandOver(what, to) => HandoverForm::dialog(model, reader, what, to)?,
            DialogSpec::Week => WorkWeekForm::dialog(model),
            DialogSpec::Period => PeriodForm::dialog(model),
            DialogSpec::Figures(period) => FiguresForm::dialog(model, reader, period)?,
            DialogSpec::Day => DayForm::dialog(model),
            DialogSpec::Passphrase(own) => Dialog::Passphrase(Box::new(PassphraseDialog::own(own))),
            DialogSpec::Erase(asked) => ErasureForm::dialog(model, reader, asked)?,
            DialogSpec::Discard => DiscardForm::dialog(model, reader)?,
            DialogSpec::Transfer(family) => TransferForm::dialog(model, reader, family)?,
            DialogSpec::TransferSecret(order) => {
                Dialog::Passphrase(Box::new(PassphraseDialog::recipient(order)))
            }
            DialogSpec::Rules => rules::dialog(model),
            DialogSpec::Text(title, text) => Dialog::Reading(DistrictReading::new(title, text)),
            // An empty window says less than a sentence.
            DialogSpec::List(ListSpec { rows, .. }) if rows.is_empty() => {
                return Err(UserError::new("choice-nothing"));
            }
            DialogSpec::List(ListSpec { title, foot, rows, at }) => {
                Dialog::Choice(DistrictChoice::new(title, foot, rows, at))
            }
            DialogSpec::Question { title, text, harmless, others, ready } => {
                let question = EffectQuestion::new(title, text, harmless, others);
                Dialog::Question(if ready { question.ready() } else { question })
            }
            DialogSpec::Form(filled) => filled.open(model, reader)?,
            DialogSpec::Facets(narrow) => match families::beyond::read_all(model, reader) {
                Some((cases, _)) if cases.is_empty() => return Err(UserError::new("narrow-nobody")),
                None if model.cases.is_empty() => return Err(UserError::new("narrow-nobody")),
                Some((cases, standings)) => {
                    Dialog::Facets(FacetsForm::new(model, &cases, &standings, &narrow))
                }
                None => Dialog::Facets(FacetsForm::new(model, &model.cases, &model.standings, &narrow)),
            },
            DialogSpec::Document(place) => DocumentReader::dialog(&place)?,
            DialogSpec::Why(about) => Dialog::Reading(about.answer(model, reader)?),
            DialogSpec::Explained(about, said) => {
                Dialog::Reading(about.answer(model, reader)?.with_more(said))
            }
        })
    }
}

fn call(family: FamilyId, caller: Caller, model: &Model, reader: Reader<'_>) -> Result<Dialog, UserError> {
    let read = || -> Result<_, UserError> {
        let case = case_of(family, model, reader)?;
        let consents = reader.records_of(Kind::Consent, family.0)?;
        let permission = Permission::of(&case, &consents, model.today);
        Ok((case, permission))
    };
    let (case, permission) = reader.in_read_transaction(read)?;
    Ok(ContactForm::call(model, &case, permission, caller))
}

/// The whole family of any curator, open or closed: a list of the screen may hold less of it.
fn case_of(family: FamilyId, model: &Model, reader: Reader<'_>) -> Result<Case, UserError> {
    let found = model.cases_of(reader, FamilyScope::One(family), None)?.into_iter().next();
    found.ok_or_else(|| UserError::new("family-unknown").with("family", family))
}

fn gone() -> UserError {
    UserError::new("entry-gone")
}
