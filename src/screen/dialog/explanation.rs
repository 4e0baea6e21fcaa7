//! F5 in a window: the source of the field or row under the cursor, else that the document says nothing of it. The answer
//! lies over the window, which stays as it was.

use super::choice::{ChoiceAction, DistrictChoice};
use super::name::{SmallForm, SmallFormField};
use super::spec::DialogSpec;
use super::{Dialog, FormPurpose};
use crate::domain::FieldName;
use crate::domain::schema::Kind;
use crate::regulation::{RegulationList, embedded};
use crate::screen::entry::blank::EntryPurpose;
use crate::screen::why::field::{self, UnfilledField};
use crate::screen::why::law::{self, DataDuty};
use crate::screen::why::{self, report};
use crate::screen::{Command, Model, Step};
use crate::store::Reader;
use crate::ui::sheet::PlainSheet;

impl Dialog {
    /// Explains the field or row under the cursor; from a text leads to the document that it cites.
    pub(super) fn explain(&mut self, model: &Model, reader: Reader<'_>) -> Step {
        if let Dialog::Reading(reading) = self {
            let unsaid = model.words.say("why-unsaid");
            if reading.lines().eq([unsaid.as_str()]) {
                return Step::Say(unsaid);
            }
            return match self.update(Command::ReadDocument, model, reader) {
                Step::Stay => Step::Over(self.why(model)),
                step => step,
            };
        }
        Step::Over(self.why(model))
    }

    fn why(&self, model: &Model) -> DialogSpec {
        let w = &model.words;
        match self {
            Dialog::Form(form, _) if form.is_leaving() => why::unsaid(model, form.title()),
            Dialog::Form(form, purpose) => {
                said_with(purpose.why(form, model), hints(&purpose.hint(form, model), model))
            }
            Dialog::Question(question) => why::unsaid(model, question.title()),
            // A text is called already by what it answers.
            Dialog::Reading(reading) => {
                let mut lines = PlainSheet::default();
                lines.line(w.say("why-unsaid"));
                DialogSpec::Text(reading.title().to_owned(), lines)
            }
            Dialog::Menu(menu) => why::sentence(model, &menu.label(), w.say("why-menu")),
            Dialog::Choice(choice) => of_choice(choice, model),
            Dialog::Facets(facets) => facets.why(model),
            Dialog::Path(path) => why::unsaid(model, &path.title(w)),
            Dialog::Passphrase(asked) => law::personal_data(model, &asked.title(w), DataDuty::Protect),
            Dialog::Lookup(lookup) => lookup.why(model),
            Dialog::Document(document) => document.why(model),
            Dialog::Guide(_) => why::sentence(model, &w.say("help-title"), w.say("why-guide")),
            Dialog::Join(join) => join.why(model),
        }
    }
}

impl FormPurpose {
    fn why(&self, form: &SmallForm, model: &Model) -> DialogSpec {
        let here = form.here();
        let label = here.map_or(form.title(), |field| field.label.as_str());
        let unfilled = |kind, name| field::unfilled(model, &UnfilledField { label, kind, name });
        let closings = || field::listed(model, label, RegulationList::Closing, None);
        let said = match self {
            FormPurpose::Contact(p) => Some(p.why(form, model)),
            FormPurpose::Appoint(p) => p.why(form, model),
            FormPurpose::Tick(p) => p.why(model),
            FormPurpose::Print(p) => p.why(model),
            FormPurpose::PutOn(p) => p.why(form, model),
            FormPurpose::Decide(p) => p.why(form, model).or_else(|| match here.map(|field| field.name) {
                Some(SmallFormField::Reason(_)) => Some(closings()),
                Some(SmallFormField::Positive(_)) => Some(unfilled(Kind::Closing, FieldName::Positive)),
                Some(SmallFormField::AfterUntil(_)) => Some(unfilled(Kind::Closing, FieldName::AfterUntil)),
                _ => None,
            }),
            FormPurpose::Figures(_) => super::figures::FiguresForm::why(model),
            FormPurpose::Handing(_) => Some(unfilled(Kind::Assignment, FieldName::Curator)),
            FormPurpose::Evening(_) => Some(unfilled(Kind::Level, FieldName::Visits)),
            FormPurpose::Leftovers(_) => Some(unfilled(Kind::Closing, FieldName::Note)),
            FormPurpose::Carrying(_) => Some(unfilled(Kind::Programme, FieldName::Version)),
            FormPurpose::Period(_) => Some(report::period(model, label)),
            FormPurpose::Discarding(_) | FormPurpose::Erasing(_) => {
                Some(law::personal_data(model, label, DataDuty::Destroy))
            }
            FormPurpose::Transferring(_) => Some(match here.map(|field| field.name) {
                Some(SmallFormField::Closing) => closings(),
                _ => law::personal_data(model, label, DataDuty::HandOver),
            }),
            FormPurpose::Week(_) | FormPurpose::Day(_) | FormPurpose::Papers(_) => None,
        };
        said.unwrap_or_else(|| field::kept_by_program(model, label))
    }
}

/// What the window says below its fields: a small one has no room for all of it.
fn hints(lines: &[String], model: &Model) -> PlainSheet {
    let mut sheet = PlainSheet::default();
    if !lines.is_empty() {
        sheet.gap();
        sheet.line(model.words.say("why-window-says")).strong();
        lines.iter().for_each(|line| {
            sheet.line(line.clone());
        });
    }
    sheet
}

/// The answer with more lines below.
fn said_with(answer: DialogSpec, more: PlainSheet) -> DialogSpec {
    match answer {
        DialogSpec::Text(title, mut lines) => {
            lines.append(more);
            DialogSpec::Text(title, lines)
        }
        DialogSpec::Why(about) => DialogSpec::Explained(about, more),
        other => other,
    }
}

/// Explains the selected row of a list.
fn of_choice(choice: &DistrictChoice, model: &Model) -> DialogSpec {
    let label = choice.selected().map_or(choice.title(), |row| row.text.as_str());
    if choice.rows().iter().any(|row| is_about_storage(&row.chosen)) {
        return law::personal_data(model, label, DataDuty::Destroy);
    }
    let unfilled = |kind, name| field::unfilled(model, &UnfilledField { label, kind, name });
    match choice.selected().map(|row| &row.chosen) {
        Some(ChoiceAction::Regulation(id)) => of_regulation(model, id),
        Some(ChoiceAction::Blank(EntryPurpose::Add { kind, .. })) => unfilled(*kind, FieldName::Note),
        Some(ChoiceAction::Sitting(..)) => unfilled(Kind::Sitting, FieldName::Body),
        Some(ChoiceAction::HandTo(..) | ChoiceAction::CuratorFilter(_)) => {
            unfilled(Kind::Assignment, FieldName::Curator)
        }
        Some(ChoiceAction::Passphrase(_) | ChoiceAction::LossSheet(..)) => {
            law::personal_data(model, label, DataDuty::Protect)
        }
        _ => why::unsaid(model, label),
    }
}

/// Whether a row belongs to the list of what is kept past its storage term, or destroys data.
fn is_about_storage(action: &ChoiceAction) -> bool {
    matches!(
        action,
        ChoiceAction::Erase(_)
            | ChoiceAction::Discard
            | ChoiceAction::Blank(EntryPurpose::Change { at: Some(FieldName::StorageYears), .. })
    )
}

/// A document that the district may be led by: its name, of what kind it is, what the district takes from it.
fn of_regulation(model: &Model, id: &str) -> DialogSpec {
    let Ok(regulation) = embedded::regulation(id) else { return why::unsaid(model, id) };
    let mut lines = PlainSheet::default();
    lines.line(regulation.title.clone()).strong();
    lines.line(regulation.kind.clone());
    lines.line(model.words.document_relation(&model.rules, &regulation)).quiet();
    DialogSpec::Text(regulation.title.clone(), lines)
}
