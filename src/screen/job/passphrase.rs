//! «Парольная фраза»: what can be done with it, and the sheet for the case that it is lost.

use crate::model::Protection;
use crate::paper::Sheet;
use crate::paper::sheet::Part;
use crate::screen::dialog::choice::{Chosen, Row};
use crate::screen::dialog::resealing::Own;
use crate::screen::dialog::spec::Spec;
use crate::screen::{Model, Step};
use crate::text::say;
use crate::ui::paint::PLAIN;

/// The lines of the sheet, by their codes in the message `loss-sheet`.
const LINES: [&str; 6] = ["phrase", "hint", "kept", "keeper", "signed", "copies"];

/// What can be done with the passphrase of the file, to choose it.
pub(super) fn choose(model: &Model) -> Step {
    let w = &model.words;
    let own: &[Own] = match model.protection {
        Protection::Demo => return Step::Say(w.say("passphrase-demo")),
        Protection::Plain => &[Own::Set],
        Protection::Sealed => &[Own::Change, Own::Remove],
    };
    let row = |code: &str, chosen: Chosen| Row {
        chosen,
        letter: None,
        text: w.pick("passphrase-way", code),
        beside: String::new().into(),
        warning: None,
        detail: vec![(w.pick("passphrase-about", code), PLAIN)],
    };
    let mut rows: Vec<Row> = own.iter().map(|own| row(own.code(), Chosen::Passphrase(*own))).collect();
    let path = model.papers.join(format!("{}.docx", w.say("loss-sheet-name")));
    rows.push(row("sheet", Chosen::LossSheet(path, Box::new(sheet(model)))));
    Step::Ask(Spec::list(w.say("passphrase-menu"), w.say("way-foot"), rows, 0))
}

/// The sheet for a lost passphrase: it is filled in by hand and kept apart from the computer.
fn sheet(model: &Model) -> Sheet {
    let w = &model.words;
    let district = model.district.name.clone().unwrap_or_default();
    let day = w.day(model.now);
    Sheet {
        title: w.say("loss-sheet-title"),
        under: vec![say!(w, "loss-sheet-under", district = district, day = day)],
        parts: LINES.iter().map(|code| Part::Line(w.pick("loss-sheet", code))).collect(),
    }
}
