//! «Что не оформлено»: the families whose case lacks something, the most urgent first, each with what is missing.

use super::dialog::choice::{ChoiceAction, DistrictChoiceRow};
use super::dialog::spec::DialogSpec;
use super::{Model, Step, colour};
use crate::norm::path::{self, UnsettledCase};
use crate::text::capitalised;
use crate::ui::choice::FittedText;
use crate::ui::paint::{PLAIN, QUIET, STRONG};
use crate::wording::path as words;

/// The list of all families looked at.
#[must_use]
pub fn step(model: &Model) -> Step {
    let w = &model.words;
    let found = path::unsettled(model.ground(), &model.cases);
    if found.is_empty() {
        return Step::Say(w.say("unsettled-none"));
    }
    let title = w.count("unsettled-title", found.len());
    let rows = found.iter().map(|u| row(model, u)).collect();
    Step::Ask(DialogSpec::list(title, w.say("unsettled-foot"), rows, 0))
}

/// A family with the first thing that is missing beside it, all of it below the list.
fn row(model: &Model, unsettled: &UnsettledCase) -> DistrictChoiceRow {
    let case = &model.cases[unsettled.case];
    let (level, path) = (unsettled.level, &unsettled.path);
    let names = words::names(model, case, path);
    let short = |most: usize| words::missing(model, case, path, most);
    let detail = vec![
        (
            format!(
                "{}. {}",
                capitalised(&words::phase(model, path)),
                capitalised(&words::stage(model, path))
            ),
            STRONG,
        ),
        (capitalised(&names.join("; ")), PLAIN),
        (words::next_why(model, case, path).unwrap_or_default(), QUIET),
    ];
    DistrictChoiceRow {
        chosen: ChoiceAction::Case(case.family.id),
        letter: Some((model.words.level_letter(level), colour::level(level))),
        text: case.family.short.clone(),
        beside: FittedText(vec![short(2), short(1), names.len().to_string()]),
        warning: None,
        detail,
    }
}
