//! Dialogs: a form to fill, a text to read, the menu of all commands.

pub mod activity_mark;
pub mod appoint;
pub mod carrying;
pub mod choice;
mod chosen;
pub mod contact;
pub mod day;
mod day_and_hour;
pub mod discarding;
pub mod document;
mod doubt;
pub mod draft;
pub mod duplicate;
pub mod erasing;
pub mod erasure_order;
pub mod evening;
mod explanation;
pub mod facets;
pub mod figures;
pub mod guide;
pub mod handover;
pub mod handover_scope;
pub mod leftover;
pub mod lookup;
pub mod menu;
pub mod merge_records;
pub mod name;
mod open;
mod paper_record;
mod papers;
pub mod passphrase;
pub mod path;
pub mod period;
pub mod print;
mod print_source;
pub mod question;
pub mod reading;
pub mod resealing;
mod searched;
mod seen;
pub mod sitting;
pub mod spec;
pub mod transferring;
mod typing;
pub mod week;

use name::{SmallForm, SmallFormFault};
use seen::cited_lines;
use serde::{Deserialize, Serialize};
use spec::DialogSpec;

use super::{Command, Model, Scope, Step};
use crate::screen::dialog::document::{DocumentReader, place};
use crate::screen::dialog::evening::EveningForm;
use crate::screen::dialog::guide::GuideReader;
use crate::screen::dialog::lookup::Lookup;
use crate::store::Reader;
use crate::text::Words;
use crate::ui::WidgetReply;
use crate::ui::form::FormReply;
use crate::ui::reading::ReadingReply;

/// A dialog with its state.
pub enum Dialog {
    Form(SmallForm, Box<FormPurpose>),
    /// A text to read.
    Reading(reading::DistrictReading),
    /// A question with buttons.
    Question(question::EffectQuestion),
    Menu(menu::Menu),
    /// A list to choose from.
    Choice(choice::DistrictChoice),
    /// To what a list is narrowed.
    Facets(facets::FacetsForm),
    /// A file or folder that is asked for.
    Path(Box<path::PathDialog>),
    /// Passphrases of the own file or of others are asked for.
    Passphrase(Box<passphrase::PassphraseDialog>),
    Lookup(Box<Lookup>),
    /// The text of a document.
    Document(Box<DocumentReader>),
    Guide(Box<GuideReader>),
    /// Two records that may be one.
    Join(Box<merge_records::MergeForm>),
}

/// What a form is for: enough to open it again after the program was stopped.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum FormPurpose {
    /// Noting a contact: a visit, a call, a call back.
    Contact(contact::ContactForm),
    /// Appointing or moving a visit.
    Appoint(appoint::AppointmentForm),
    Tick(activity_mark::ActivityMarkForm),
    /// Handing families over.
    Handing(handover::HandoverForm),
    /// Looking at another day.
    Day(day::DayForm),
    /// Looking at another period.
    Period(period::PeriodForm),
    /// Entering the figures of the institution.
    Figures(figures::FiguresForm),
    /// Saving a paper.
    Print(print::PrintForm),
    /// Saving any other paper.
    Papers(papers::PapersForm),
    /// Entering an evening.
    Evening(EveningForm),
    /// Entering the working week of a curator.
    Week(week::WorkWeekForm),
    /// Putting families on the agenda of a sitting.
    PutOn(sitting::put_on::PutOnForm),
    /// Entering what a sitting decided.
    Decide(sitting::decide::DecideForm),
    /// Choosing what of the data past their storage term is destroyed.
    #[serde(skip)]
    Discarding(discarding::DiscardForm),
    /// Destroying data. What was begun is no draft: after the program was stopped it is decided again.
    #[serde(skip)]
    Erasing(erasing::ErasureForm),
    /// Handing a family over to another district. What was begun is no draft, as of an erasure.
    #[serde(skip)]
    Transferring(transferring::TransferForm),
    /// What becomes of what is open when a family is closed. The draft kept is that of the closing form below it.
    #[serde(skip)]
    Leftovers(leftover::OpenMattersForm),
    /// What becomes of the activities that the version before left open. The draft kept is that of the form below it.
    #[serde(skip)]
    Carrying(carrying::CarryOverForm),
}

impl FormPurpose {
    fn accept(&self, form: &SmallForm, model: &Model) -> Result<Step, SmallFormFault> {
        let effect = match self {
            FormPurpose::Contact(p) => p.accept(form, model),
            FormPurpose::Appoint(p) => p.accept(form, model),
            FormPurpose::Tick(p) => p.accept(form, model),
            FormPurpose::Handing(p) => p.accept(form, model),
            FormPurpose::Print(p) => p.accept(form, model),
            FormPurpose::Papers(p) => p.accept(form, model),
            FormPurpose::Evening(p) => p.accept(form, model),
            FormPurpose::Week(p) => p.accept(form, model),
            FormPurpose::PutOn(p) => Ok(p.accept(form)),
            FormPurpose::Leftovers(p) => Ok(p.accept(form, model)),
            FormPurpose::Carrying(p) => Ok(p.accept(form, model)),
            FormPurpose::Decide(p) => return p.accept(form, model),
            FormPurpose::Discarding(p) => return p.accept(form, model),
            FormPurpose::Erasing(p) => return p.accept(form, model),
            FormPurpose::Transferring(p) => return p.accept(form, model),
            FormPurpose::Figures(p) => p.accept(form, model),
            FormPurpose::Period(p) => return p.accept(form, model).map(Step::Report),
            FormPurpose::Day(p) => return p.accept(form, model).map(Step::LookAt),
        };
        effect.map(Step::Do)
    }

    fn hint(&self, form: &SmallForm, model: &Model) -> Vec<String> {
        match self {
            FormPurpose::Contact(p) => p.hint(form, model),
            FormPurpose::Appoint(p) => p.hint(form, model),
            FormPurpose::Tick(p) => p.hint(form, model),
            FormPurpose::Handing(p) => p.hint(form, model),
            FormPurpose::Day(p) => p.hint(form, model),
            FormPurpose::Period(p) => p.hint(form, model),
            FormPurpose::Figures(p) => p.hint(model),
            FormPurpose::Print(p) => p.hint(form, model),
            FormPurpose::Papers(p) => p.hint(form, model),
            FormPurpose::Evening(p) => p.hint(form, model),
            FormPurpose::Week(_) => week::WorkWeekForm::hint(model),
            FormPurpose::PutOn(p) => p.hint(form, model),
            FormPurpose::Decide(p) => p.hint(form, model),
            FormPurpose::Discarding(p) => p.hint(model),
            FormPurpose::Erasing(p) => p.hint(form, model),
            FormPurpose::Transferring(p) => p.hint(),
            FormPurpose::Leftovers(p) => p.hint(model),
            FormPurpose::Carrying(_) => carrying::CarryOverForm::hint(model),
        }
    }
}

impl Dialog {
    /// The guide where `scope` holds.
    #[must_use]
    pub fn guide(scope: Scope, words: &Words) -> Dialog {
        Dialog::Guide(Box::new(GuideReader::of(scope, words)))
    }

    /// Where its keys are looked for.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match self {
            Dialog::Form(form, _) if form.is_leaving() => Scope::Leaving,
            Dialog::Question(_) => Scope::Leaving,
            Dialog::Form(..) | Dialog::Facets(_) | Dialog::Passphrase(_) => Scope::Form,
            Dialog::Reading(_) => Scope::Reading,
            Dialog::Menu(_) => Scope::Menu,
            Dialog::Choice(_) => Scope::Choice,
            Dialog::Path(_) => Scope::Path,
            Dialog::Lookup(_) => Scope::Lookup,
            Dialog::Document(_) => Scope::Document,
            Dialog::Guide(_) => Scope::Guide,
            Dialog::Join(_) => Scope::Join,
        }
    }

    /// Whether it holds something that was typed or chosen, and would be lost with it.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        match self {
            Dialog::Form(form, _) => form.is_changed(),
            Dialog::Path(_) | Dialog::Join(_) | Dialog::Question(_) => true,
            Dialog::Reading(_)
            | Dialog::Menu(_)
            | Dialog::Choice(_)
            | Dialog::Facets(_)
            | Dialog::Document(_)
            | Dialog::Passphrase(_)
            | Dialog::Guide(_)
            | Dialog::Lookup(_) => false,
        }
    }

    /// The window that it was asked over and that comes back when it is left.
    #[must_use]
    pub fn behind(self) -> Option<Dialog> {
        match self {
            Dialog::Passphrase(asked) => asked.behind(),
            _ => None,
        }
    }

    /// The command of the bar that says here what is not so: nothing is saved.
    #[must_use]
    pub fn lacks(&self) -> Option<Command> {
        let only_looks = match self {
            Dialog::Form(_, purpose) => matches!(**purpose, FormPurpose::Day(_) | FormPurpose::Period(_)),
            Dialog::Facets(_) | Dialog::Passphrase(_) => true,
            _ => false,
        };
        only_looks.then_some(Command::Save)
    }

    /// Whether it is there to write something.
    #[must_use]
    pub fn writes(&self) -> bool {
        match self {
            Dialog::Form(_, purpose) => !matches!(
                **purpose,
                FormPurpose::Day(_) | FormPurpose::Period(_) | FormPurpose::Print(_) | FormPurpose::Papers(_)
            ),
            Dialog::Join(_) => true,
            _ => false,
        }
    }

    /// Does what a command means here. `Back` closes the dialog, an effect closes it and is performed.
    pub fn update(&mut self, command: Command, model: &Model, reader: Reader<'_>) -> Step {
        if command == Command::Why {
            return self.explain(model, reader);
        }
        let command = self.meant(command);
        // As in a form, Enter that is held down takes no warning: that needs the key of saving, or the button.
        let insists = command == Command::Save || self.scope() == Scope::Leaving;
        match self {
            Dialog::Form(form, purpose) => match form.asked(command) {
                FormReply::Accept => match purpose.accept(form, model) {
                    Ok(step) => match doubt::of(&step, form, model)
                        .filter(|doubt| !insists || !form.is_warned(doubt))
                    {
                        Some(doubt) => {
                            form.warn(doubt);
                            Step::Say(model.words.say("entry-warned"))
                        }
                        None => step,
                    },
                    Err(fault) => {
                        form.fail(fault);
                        if let FormPurpose::Evening(evening) = &mut **purpose
                            && let Some(letter) = evening.place(form, model)
                        {
                            form.stay_at(letter);
                        }
                        Step::Stay
                    }
                },
                FormReply::Leave => Step::Back,
                FormReply::Stay | FormReply::Go(_) | FormReply::Unknown => {
                    purpose.follow(form, model);
                    Step::Stay
                }
            },
            Dialog::Question(question) => match question.update(command) {
                WidgetReply::Stay => Step::Stay,
                WidgetReply::Close => Step::Back,
                WidgetReply::Take(effect) => Step::Do(effect),
            },
            Dialog::Reading(reading) => match reading.update(command, &cited_lines(reading)) {
                ReadingReply::Stay => Step::Stay,
                ReadingReply::Cited(line) => {
                    let place = place::cited_in(reading.lines()).into_iter().find(|(at, _)| *at == line);
                    place.map_or(Step::Stay, |(_, place)| Step::Over(DialogSpec::Document(place)))
                }
                ReadingReply::Close => Step::Back,
                ReadingReply::Earlier(about) => Step::Ask(DialogSpec::Why(about.earlier())),
                ReadingReply::Later(about) => Step::Ask(DialogSpec::Why(about.later())),
            },
            Dialog::Menu(menu) => menu.update(command),
            Dialog::Choice(choice) => match choice.update(command) {
                WidgetReply::Stay => Step::Stay,
                WidgetReply::Close => Step::Back,
                WidgetReply::Take(chosen) => chosen.step(),
            },
            Dialog::Facets(facets) => facets.update(command),
            Dialog::Path(path) => path.update(command, model),
            Dialog::Passphrase(asked) => asked.update(command),
            Dialog::Lookup(lookup) => lookup.update(command, model, reader),
            Dialog::Document(document) => document.update(command, model),
            Dialog::Guide(guide) => guide.update(command).step(),
            Dialog::Join(join) => join.update(command, model, reader),
        }
    }

    /// Enter goes down the list of what a sitting decided and saves behind its last line; Ctrl+S saves at once.
    fn meant(&self, command: Command) -> Command {
        match (self, command) {
            (Dialog::Form(form, purpose), Command::Accept)
                if matches!(**purpose, FormPurpose::Decide(_)) && !form.is_last() && !form.is_leaving() =>
            {
                Command::NextPane
            }
            (_, command) => command,
        }
    }
}
