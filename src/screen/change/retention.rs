//! «Сроки хранения»: what is past its term, what has its term end this year, each with the reason; from here it is
//! destroyed in one act.

use chrono::Datelike;

use crate::domain::{FieldName, Id, UserError};
use crate::model::retention::{RetentionList, TitledRetention};
use crate::norm::retention::{RetentionSubject, RetentionTerm};
use crate::screen::dialog::choice::{ChoiceAction, DistrictChoice, DistrictChoiceRow};
use crate::screen::entry::blank::EntryPurpose;
use crate::screen::{Dialog, Model};
use crate::store::Reader;
use crate::text::say;
use crate::ui::choice::FittedText;
use crate::ui::paint::{LATE, PLAIN, QUIET, STRONG};
use crate::wording::retention as words;

/// The list, with the term that the institution has named; without one, where it is named.
///
/// # Errors
/// If the file cannot be read.
pub fn dialog(model: &Model, reader: Reader<'_>) -> Result<Dialog, UserError> {
    let w = &model.words;
    let title = w.say("retention-title");
    let set = |id: &str, term: Option<&RetentionTerm>| {
        let rule = term.map_or_else(
            || w.say("retention-rule"),
            |term| say!(w, "retention-given", term = words::term(w, term)),
        );
        DistrictChoiceRow {
            chosen: ChoiceAction::Blank(EntryPurpose::change_at(Id::DISTRICT, FieldName::StorageYears)),
            letter: None,
            text: w.say(id),
            beside: term.map(|term| w.count("retention-beside", term.years)).unwrap_or_default().into(),
            warning: None,
            detail: vec![(rule, PLAIN), (w.say("retention-no-document"), QUIET)],
        }
    };
    let Some(term) = &model.district.storage else {
        let rows = vec![set("retention-set", None)];
        return Ok(Dialog::Choice(DistrictChoice::new(title, w.say("retention-foot"), rows, 0)));
    };
    let list = RetentionList::read(reader, model.ground(), term, model.today.year())?;
    let mut rows = Vec::new();
    if list.over.is_empty() {
        rows.push(set("retention-nothing", Some(term)));
    } else {
        rows.push(DistrictChoiceRow {
            chosen: ChoiceAction::Discard,
            letter: None,
            text: w.count("retention-destroy", list.over.len()),
            beside: String::new().into(),
            warning: None,
            detail: vec![
                (w.say("retention-destroy-how"), PLAIN),
                (crate::text::capitalised(&words::ground(w, term)), QUIET),
            ],
        });
    }
    rows.extend(list.over.iter().map(|named| row(model, term, named, true)));
    rows.extend(list.ends.iter().map(|named| row(model, term, named, false)));
    if !list.over.is_empty() {
        rows.push(set("retention-change", Some(term)));
    }
    Ok(Dialog::Choice(DistrictChoice::new(title, w.say("retention-foot"), rows, 0)))
}

/// A family or a call, until when it is kept, and why.
fn row(model: &Model, term: &RetentionTerm, named: &TitledRetention, is_over: bool) -> DistrictChoiceRow {
    let w = &model.words;
    let kept = &named.kept;
    let number = kept.number.as_ref().map(|number| say!(w, "retention-number", number = number.as_str()));
    let counted = say!(
        w,
        "retention-counted",
        from = w.day(chrono::NaiveDate::from_ymd_opt(kept.ended.year() + 1, 1, 1).unwrap_or(kept.ended)),
        term = words::term(w, term)
    );
    let why = [Some(words::since(w, kept)), number].into_iter().flatten().collect::<Vec<_>>().join("; ");
    DistrictChoiceRow {
        chosen: match kept.of {
            RetentionSubject::Family(family) if !kept.since.is_deleted() => ChoiceAction::Family(family),
            _ => ChoiceAction::Erase(named.subject()),
        },
        letter: Some(if is_over { ("!".to_owned(), LATE) } else { (" ".to_owned(), PLAIN) }),
        text: if named.title.is_empty() { w.say("retention-unnamed") } else { named.title.clone() },
        beside: FittedText(vec![words::until(w, term, kept), w.day(term.last_day(kept.ended))]),
        warning: None,
        detail: vec![
            (crate::text::capitalised(&why), STRONG),
            (counted, PLAIN),
            (w.say("retention-own-rule"), QUIET),
        ],
    }
}
