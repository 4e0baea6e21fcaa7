//! «Парольная фраза»: what can be done with it, and the sheet for the case that it is lost.

use crate::model::FileProtection;
use crate::paper::PaperSheet;
use crate::paper::sheet::SheetPart;
use crate::screen::dialog::choice::{ChoiceAction, DistrictChoiceRow};
use crate::screen::dialog::resealing::SealChange;
use crate::screen::dialog::spec::DialogSpec;
use crate::screen::{Model, Step};
use crate::text::say;
use crate::ui::paint::PLAIN;

/// The lines of the sheet, by their codes in the message `loss-sheet`.
const LINES: [&str; 6] = ["phrase", "hint", "kept", "keeper", "signed", "copies"];

/// What can be done with the passphrase of the file, to choose it.
pub(super) fn choose(model: &Model) -> Step {
    let w = &model.words;
    let own: &[SealChange] = match model.protection {
        FileProtection::Demo => return Step::Say(w.say("passphrase-demo")),
        FileProtection::Plain => &[SealChange::Set],
        FileProtection::Sealed => &[SealChange::Change, SealChange::Remove],
    };
    let row = |code: &str, chosen: ChoiceAction| DistrictChoiceRow {
        chosen,
        letter: None,
        text: w.pick("passphrase-way", code),
        beside: String::new().into(),
        warning: None,
        detail: vec![(w.pick("passphrase-about", code), PLAIN)],
    };
    let mut rows: Vec<DistrictChoiceRow> =
        own.iter().map(|own| row(own.code(), ChoiceAction::Passphrase(*own))).collect();
    let path = model.papers.join(format!("{}.docx", w.say("loss-sheet-name")));
    rows.push(row("sheet", ChoiceAction::LossSheet(path, Box::new(sheet(model)))));
    Step::Ask(DialogSpec::list(w.say("passphrase-menu"), w.say("way-foot"), rows, 0))
}

/// The sheet for a lost passphrase: it is filled in by hand and kept apart from the computer.
fn sheet(model: &Model) -> PaperSheet {
    let w = &model.words;
    let district = model.district.name.clone().unwrap_or_default();
    let day = w.day(model.now);
    PaperSheet {
        title: w.say("loss-sheet-title"),
        under: vec![say!(w, "loss-sheet-under", district = district, day = day)],
        parts: LINES.iter().map(|code| SheetPart::Line(w.pick("loss-sheet", code))).collect(),
    }
}
