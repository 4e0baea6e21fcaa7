//! The picture of each window.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::document::{DocumentReader, place};
use super::guide::GuideReader;
use super::lookup::Lookup;
use super::{Dialog, Model, reading};

impl Dialog {
    /// Whether nothing of the screen below is visible.
    #[must_use]
    pub fn covers(&self, area: Rect) -> bool {
        match self {
            Dialog::Lookup(_) => Lookup::covers(area),
            Dialog::Document(_) => DocumentReader::covers(area),
            Dialog::Guide(_) => GuideReader::covers(area),
            _ => false,
        }
    }

    /// Draws the dialog over the screen; returns the position of the cursor, if it shows one.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        match self {
            Dialog::Form(form, purpose) => form.view(&purpose.hint(form, model), model, area, buf),
            Dialog::Reading(reading) => {
                reading.view(&model.words, &cited_lines(reading), area, buf);
                None
            }
            Dialog::Question(question) => {
                question.view(model, area, buf);
                None
            }
            Dialog::Menu(menu) => menu.view(model, area, buf),
            Dialog::Lookup(lookup) => lookup.view(model, area, buf),
            Dialog::Document(document) => document.view(model, area, buf),
            Dialog::Guide(guide) => guide.view(&model.words, area, buf),
            Dialog::Path(path) => path.view(model, area, buf),
            Dialog::Passphrase(asked) => asked.view(model, area, buf),
            Dialog::Choice(choice) => {
                choice.view(model, area, buf);
                None
            }
            Dialog::Facets(facets) => {
                facets.view(model, area, buf);
                None
            }
            Dialog::Join(join) => {
                join.view(model, area, buf);
                None
            }
        }
    }
}

/// The lines of a text that cite a paragraph of a document.
pub(super) fn cited_lines(reading: &reading::DistrictReading) -> Vec<usize> {
    place::cited_in(reading.lines()).into_iter().map(|(line, _)| line).collect()
}
