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

use name::{Fault, Form};
use seen::cited_lines;
use serde::{Deserialize, Serialize};
use spec::Spec;

use super::{Command, Model, Scope, Step};
use crate::screen::dialog::document::{DocumentReader, place};
use crate::screen::dialog::evening::Evening;
use crate::screen::dialog::guide::GuideReader;
use crate::screen::dialog::lookup::Lookup;
use crate::store::Reader;
use crate::text::Words;
use crate::ui::Reply;
use crate::ui::form::Asked;
use crate::ui::reading::Read;

/// A dialog with its state.
pub enum Dialog {
    Form(Form, Box<Purpose>),
    /// A text to read.
    Reading(reading::Reading),
    /// A question with buttons.
    Question(question::Question),
    Menu(menu::Menu),
    /// A list to choose from.
    Choice(choice::Choice),
    /// To what a list is narrowed.
    Facets(facets::Facets),
    /// A file or folder that is asked for.
    Path(Box<path::Path>),
    /// Passphrases of the own file or of others are asked for.
    Passphrase(Box<passphrase::Asked>),
    Lookup(Box<Lookup>),
    /// The text of a document.
    Document(Box<DocumentReader>),
    Guide(Box<GuideReader>),
    /// Two records that may be one.
    Join(Box<merge_records::MergeRecords>),
}

/// What a form is for: enough to open it again after the program was stopped.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Purpose {
    /// Noting a contact: a visit, a call, a call back.
    Contact(contact::ContactForm),
    /// Appointing or moving a visit.
    Appoint(appoint::Appoint),
    Tick(activity_mark::ActivityMark),
    /// Handing families over.
    Handing(handover::HandoverForm),
    /// Looking at another day.
    Day(day::OtherDay),
    /// Looking at another period.
    Period(period::OtherPeriod),
    /// Entering the figures of the institution.
    Figures(figures::Figures),
    /// Saving a paper.
    Print(print::Print),
    /// Saving any other paper.
    Papers(papers::Papers),
    /// Entering an evening.
    Evening(Evening),
    /// Entering the working week of a curator.
    Week(week::Week),
    /// Putting families on the agenda of a sitting.
    PutOn(sitting::put_on::PutOn),
    /// Entering what a sitting decided.
    Decide(sitting::decide::Decide),
    /// Choosing what of the data past their storage term is destroyed.
    #[serde(skip)]
    Discarding(discarding::Discarding),
    /// Destroying data. What was begun is no draft: after the program was stopped it is decided again.
    #[serde(skip)]
    Erasing(erasing::Erasing),
    /// Handing a family over to another district. What was begun is no draft, as of an erasure.
    #[serde(skip)]
    Transferring(transferring::Transferring),
    /// What becomes of what is open when a family is closed. The draft kept is that of the closing form below it.
    #[serde(skip)]
    Leftovers(leftover::Leftovers),
    /// What becomes of the activities that the version before left open. The draft kept is that of the form below it.
    #[serde(skip)]
    Carrying(carrying::Carrying),
}

impl Purpose {
    fn accept(&self, form: &Form, model: &Model) -> Result<Step, Fault> {
        let effect = match self {
            Purpose::Contact(p) => p.accept(form, model),
            Purpose::Appoint(p) => p.accept(form, model),
            Purpose::Tick(p) => p.accept(form, model),
            Purpose::Handing(p) => p.accept(form, model),
            Purpose::Print(p) => p.accept(form, model),
            Purpose::Papers(p) => p.accept(form, model),
            Purpose::Evening(p) => p.accept(form, model),
            Purpose::Week(p) => p.accept(form, model),
            Purpose::PutOn(p) => Ok(p.accept(form)),
            Purpose::Leftovers(p) => Ok(p.accept(form, model)),
            Purpose::Carrying(p) => Ok(p.accept(form, model)),
            Purpose::Decide(p) => return p.accept(form, model),
            Purpose::Discarding(p) => return p.accept(form, model),
            Purpose::Erasing(p) => return p.accept(form, model),
            Purpose::Transferring(p) => return p.accept(form, model),
            Purpose::Figures(p) => p.accept(form, model),
            Purpose::Period(p) => return p.accept(form, model).map(Step::Report),
            Purpose::Day(p) => return p.accept(form, model).map(Step::LookAt),
        };
        effect.map(Step::Do)
    }

    /// What the document says of what is entered here; `None`: nothing.
    fn why(&self, form: &Form, model: &Model) -> Option<Spec> {
        match self {
            Purpose::Contact(p) => Some(p.why(form, model)),
            Purpose::Tick(p) => p.why(model),
            Purpose::Print(p) => p.why(model),
            Purpose::PutOn(p) => p.why(form, model),
            Purpose::Decide(p) => p.why(form, model),
            _ => None,
        }
    }

    fn hint(&self, form: &Form, model: &Model) -> Vec<String> {
        match self {
            Purpose::Contact(p) => p.hint(form, model),
            Purpose::Appoint(p) => p.hint(form, model),
            Purpose::Tick(p) => p.hint(form, model),
            Purpose::Handing(p) => p.hint(form, model),
            Purpose::Day(p) => p.hint(form, model),
            Purpose::Period(p) => p.hint(form, model),
            Purpose::Figures(p) => p.hint(model),
            Purpose::Print(p) => p.hint(form, model),
            Purpose::Papers(p) => p.hint(form, model),
            Purpose::Evening(p) => p.hint(form, model),
            Purpose::Week(_) => week::Week::hint(model),
            Purpose::PutOn(p) => p.hint(form),
            Purpose::Decide(p) => p.hint(form, model),
            Purpose::Discarding(p) => p.hint(model),
            Purpose::Erasing(p) => p.hint(form, model),
            Purpose::Transferring(p) => p.hint(),
            Purpose::Leftovers(p) => p.hint(model),
            Purpose::Carrying(_) => carrying::Carrying::hint(model),
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
            Dialog::Form(_, purpose) => matches!(**purpose, Purpose::Day(_) | Purpose::Period(_)),
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
                Purpose::Day(_) | Purpose::Period(_) | Purpose::Print(_) | Purpose::Papers(_)
            ),
            Dialog::Join(_) => true,
            _ => false,
        }
    }

    /// Does what a command means here. `Back` closes the dialog, an effect closes it and is performed.
    pub fn update(&mut self, command: Command, model: &Model, reader: Reader<'_>) -> Step {
        let command = self.meant(command);
        // As in a form, Enter that is held down takes no warning: that needs the key of saving, or the button.
        let insists = command == Command::Save || self.scope() == Scope::Leaving;
        match self {
            Dialog::Form(form, purpose) => match form.asked(command) {
                Asked::Accept => match purpose.accept(form, model) {
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
                        if let Purpose::Evening(evening) = &mut **purpose
                            && let Some(letter) = evening.place(form, model)
                        {
                            form.stay_at(letter);
                        }
                        Step::Stay
                    }
                },
                Asked::Leave => Step::Back,
                Asked::Unknown if command == Command::Why => match purpose.why(form, model) {
                    Some(spec) => Step::Over(spec),
                    None => Step::Say(model.words.say("why-unsaid")),
                },
                Asked::Stay | Asked::Go(_) | Asked::Unknown => {
                    purpose.follow(form, model);
                    Step::Stay
                }
            },
            Dialog::Question(question) => match question.update(command) {
                Reply::Stay => Step::Stay,
                Reply::Close => Step::Back,
                Reply::Take(effect) => Step::Do(effect),
            },
            Dialog::Reading(reading) => match reading.update(command, &cited_lines(reading)) {
                Read::Stay => Step::Stay,
                Read::Cited(line) => {
                    let place = place::cited_in(reading.lines()).into_iter().find(|(at, _)| *at == line);
                    place.map_or(Step::Stay, |(_, place)| Step::Over(Spec::Document(place)))
                }
                Read::Close => Step::Back,
                Read::Earlier(about) => Step::Ask(Spec::Why(about.earlier())),
                Read::Later(about) => Step::Ask(Spec::Why(about.later())),
            },
            Dialog::Menu(menu) => menu.update(command),
            Dialog::Choice(choice) => match choice.update(command) {
                Reply::Stay => Step::Stay,
                Reply::Close => Step::Back,
                Reply::Take(chosen) => chosen.step(),
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
                if matches!(**purpose, Purpose::Decide(_)) && !form.is_last() && !form.is_leaving() =>
            {
                Command::NextPane
            }
            (_, command) => command,
        }
    }
}
