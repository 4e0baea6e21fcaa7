//! The one place where a window is built from what it is asked to be.

use super::Dialog;
use super::activity_mark::ActivityMark;
use super::appoint::Appoint;
use super::choice::Choice;
use super::contact::ContactForm;
use super::day::OtherDay;
use super::discarding::Discarding;
use super::document::DocumentReader;
use super::erasing::Erasing;
use super::evening::Evening;
use super::facets::Facets;
use super::figures::Figures;
use super::handover::HandoverForm;
use super::lookup::Lookup;
use super::papers::Papers;
use super::passphrase::Asked;
use super::period::OtherPeriod;
use super::print::Print;
use super::question::Question;
use super::reading::Reading;
use super::sitting;
use super::spec::{List, Spec};
use super::transferring::Transferring;
use super::week::Week;
use crate::domain::contact::Caller;
use crate::domain::schema::Kind;
use crate::domain::{Case, FamilyId, UserError};
use crate::report::permission::Permission;
use crate::screen::Model;
use crate::screen::district::rules;
use crate::screen::families;
use crate::store::{Reader, Scope};

impl Dialog {
    /// Builds the window from the file as it is now.
    ///
    /// # Errors
    /// If the file cannot be read, or has a record in question no more.
    pub fn open(spec: Spec, model: &Model, reader: Reader<'_>) -> Result<Dialog, UserError> {
        let case = |family| case_of(family, model, reader);
        Ok(match spec {
            Spec::Visit { family, on } => ContactForm::visit(model, &case(family)?, on),
            Spec::VisitOn { family, on } => ContactForm::visit_on(model, &case(family)?, on),
            Spec::Call { family, caller } => call(family, caller, model, reader)?,
            Spec::CallBack { family, contact } => {
                let case = case(family)?;
                let promise = case.contacts.iter().find(|c| c.id == contact).ok_or_else(gone)?;
                ContactForm::call_back(model, &case, promise)
            }
            Spec::Stranger { sought, caller } => ContactForm::stranger(model, &sought, caller),
            Spec::Attach(inquiry) => Dialog::Lookup(Box::new(Lookup::attaching(&inquiry, model, reader))),
            Spec::Appoint { family, on, moving } => Appoint::dialog(model, &case(family)?, on, moving),
            Spec::Tick { family, activity } => {
                let case = case(family)?;
                let activity = case.activities.iter().find(|a| a.id == activity).ok_or_else(gone)?;
                ActivityMark::dialog(model, activity)
            }
            Spec::Evening(day) => Evening::dialog(model, reader, day)?,
            Spec::Route(day) => Print::route(model, reader, day)?,
            Spec::Bank => Print::bank(model, reader)?,
            Spec::GuidePaper => Print::guide(model, reader)?,
            Spec::Papers(family) => Papers::dialog(model, reader, family)?,
            Spec::ReportPaper(period, compared) => Papers::report(model, period, compared),
            Spec::Deputy(leave) => Print::deputy(model, reader, leave)?,
            Spec::Sittings => sitting::all(model, reader)?,
            Spec::Sitting(id, doing) => sitting::dialog(id, doing, model, reader)?,
            Spec::HandOver(what, to) => HandoverForm::dialog(model, reader, what, to)?,
            Spec::Week => Week::dialog(model),
            Spec::Period => OtherPeriod::dialog(model),
            Spec::Figures(period) => Figures::dialog(model, reader, period)?,
            Spec::Day => OtherDay::dialog(model),
            Spec::Passphrase(own) => Dialog::Passphrase(Box::new(Asked::own(own))),
            Spec::Erase(asked) => Erasing::dialog(model, reader, asked)?,
            Spec::Discard => Discarding::dialog(model, reader)?,
            Spec::Transfer(family) => Transferring::dialog(model, reader, family)?,
            Spec::TransferSecret(order) => Dialog::Passphrase(Box::new(Asked::recipient(order))),
            Spec::Rules => rules::dialog(model),
            Spec::Text(title, text) => Dialog::Reading(Reading::new(title, text)),
            // An empty window says less than a sentence.
            Spec::List(List { rows, .. }) if rows.is_empty() => return Err(UserError::new("choice-nothing")),
            Spec::List(List { title, foot, rows, at }) => Dialog::Choice(Choice::new(title, foot, rows, at)),
            Spec::Question { title, text, harmless, others, ready } => {
                let question = Question::new(title, text, harmless, others);
                Dialog::Question(if ready { question.ready() } else { question })
            }
            Spec::Form(filled) => filled.open(model, reader)?,
            Spec::Facets(narrow) => match families::beyond::read_all(model, reader) {
                Some((cases, _)) if cases.is_empty() => return Err(UserError::new("narrow-nobody")),
                None if model.cases.is_empty() => return Err(UserError::new("narrow-nobody")),
                Some((cases, standings)) => Dialog::Facets(Facets::new(model, &cases, &standings, &narrow)),
                None => Dialog::Facets(Facets::new(model, &model.cases, &model.standings, &narrow)),
            },
            Spec::Document(place) => DocumentReader::dialog(&place)?,
            Spec::Why(about) => about.dialog(model, reader)?,
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
    let found = model.cases_of(reader, Scope::One(family), None)?.into_iter().next();
    found.ok_or_else(|| UserError::new("family-unknown").with("family", family))
}

fn gone() -> UserError {
    UserError::new("entry-gone")
}
