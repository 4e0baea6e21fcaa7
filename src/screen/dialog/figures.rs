//! The figures of the institution for a period, all on one form: what no file of families can know.

use serde::{Deserialize, Serialize};

use super::name::{SmallForm, SmallFormFault, SmallFormField};
use super::spec::DialogSpec;
use super::{Dialog, FormPurpose};
use crate::domain::period::Period;
use crate::domain::reporting::PeriodFigure;
use crate::domain::{Act, UserError};
use crate::record;
use crate::regulation::file::collapsed;
use crate::regulation::indicator::{Indicator, IndicatorUnit};
use crate::report::indicators::typed_in;
use crate::screen::{Effect, Model};
use crate::store::Reader;
use crate::text::{capitalised, say};
use crate::ui::sheet::PlainSheet;
use crate::wording::indicators::{label, period as named};

/// The greatest number of persons or cases that is believed.
const MOST: u32 = 10_000_000;

/// A figure as it is typed; otherwise the message what it must be: a share is at most the whole.
fn number(indicator: &Indicator, typed: &str) -> Result<u32, &'static str> {
    let typed = typed.trim();
    let (digits, most, fault) = match indicator.count {
        IndicatorUnit::Share => (typed.trim_end_matches('%').trim_end(), 100, "figures-share"),
        _ => (typed, MOST, "figures-number"),
    };
    digits.parse().ok().filter(|n| *n <= most).ok_or(fault)
}

/// The figures of which period.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FiguresForm {
    from: chrono::NaiveDate,
    to: chrono::NaiveDate,
    /// The figures as the file has them.
    #[serde(skip)]
    known: Vec<PeriodFigure>,
}

impl FiguresForm {
    /// The dialog.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn dialog(model: &Model, reader: Reader<'_>, period: Period) -> Result<Dialog, UserError> {
        let figures = FiguresForm { from: period.from, to: period.to, known: reader.period_figures()? };
        Ok(Dialog::Form(figures.form(model), Box::new(FormPurpose::Figures(figures))))
    }

    /// The same after the program was stopped.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn again(mut self, reader: Reader<'_>) -> Result<FiguresForm, UserError> {
        self.known = reader.period_figures()?;
        Ok(self)
    }

    fn period(&self) -> Period {
        Period { from: self.from, to: self.to }
    }

    fn asked(model: &Model) -> impl Iterator<Item = (usize, &Indicator)> {
        model.rules.regulation.indicators.iter().enumerate().filter(|(_, i)| !i.derived)
    }

    pub(super) fn form(&self, model: &Model) -> SmallForm {
        let w = &model.words;
        let form = SmallForm::new(say!(w, "figures-title", period = named(w, self.period())));
        FiguresForm::asked(model).fold(form, |form, (place, indicator)| {
            let known = typed_in(&self.known, &indicator.id, self.period());
            let value = known.map(|f| f.value.to_string()).unwrap_or_default();
            form.line(SmallFormField::Figure(place), capitalised(&label(w, indicator)), &value)
        })
    }

    pub(super) fn accept(&self, form: &SmallForm, model: &Model) -> Result<Effect, SmallFormFault> {
        let w = &model.words;
        let (mut records, mut cleared) = (Vec::new(), Vec::new());
        for (place, indicator) in FiguresForm::asked(model) {
            let field = SmallFormField::Figure(place);
            let known = typed_in(&self.known, &indicator.id, self.period());
            match (form.text(field), known) {
                (None, None) => {}
                (None, Some(known)) => cleared.push(known.id),
                (Some(typed), known) => {
                    let value = number(indicator, &typed)
                        .map_err(|fault| SmallFormFault { field, text: w.say(fault) })?;
                    match known {
                        Some(known) if known.value == value => {}
                        Some(known) => records.push(record!(PeriodFigure { id: known.id, value })),
                        None => records.push(record!(PeriodFigure {
                            indicator: indicator.id.as_str(),
                            from: self.from,
                            until: self.period().until(),
                            value,
                            under: model.rules.regulation.id.as_str(),
                        })),
                    }
                }
            }
        }
        if records.is_empty() && cleared.is_empty() {
            let field = FiguresForm::asked(model)
                .next()
                .map_or(SmallFormField::Figure(0), |(place, _)| SmallFormField::Figure(place));
            return Err(SmallFormFault { field, text: w.say("figures-same") });
        }
        Ok(Effect::RecordAndRemove { act: Act::FiguresEntered, records, ids: cleared })
    }

    /// What each figure is in the document.
    pub(super) fn why(model: &Model) -> Option<DialogSpec> {
        let mut text = PlainSheet::default();
        for (_, indicator) in FiguresForm::asked(model) {
            text.line(capitalised(&label(&model.words, indicator))).strong();
            text.line(model.rules.regulation.cited(&indicator.at)).under();
            text.line(format!("«{}»", collapsed(&indicator.text))).under().quiet();
        }
        let what = model.words.say("figures-why");
        let is_any = FiguresForm::asked(model).next().is_some();
        is_any.then(|| DialogSpec::Text(say!(model.words, "why-title", what = what), text))
    }

    pub(super) fn hint(&self, model: &Model) -> Vec<String> {
        let w = &model.words;
        let id = if FiguresForm::asked(model).next().is_none() { "figures-none" } else { "figures-hint" };
        // Many of them are what they were.
        let before = self.period().before();
        let figure = |indicator: &Indicator| {
            let known = typed_in(&self.known, &indicator.id, before)?;
            Some(format!("{} {}", label(w, indicator), known.value))
        };
        let figures: Vec<String> = FiguresForm::asked(model).filter_map(|(_, i)| figure(i)).collect();
        let said = say!(w, "figures-before", period = named(w, before), figures = figures.join(", "));
        [Some(w.say(id)), (!figures.is_empty()).then_some(said)].into_iter().flatten().collect()
    }
}
