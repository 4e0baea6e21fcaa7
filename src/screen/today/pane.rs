//! What is shown about the line under the cursor: of a family its essentials, of anything else what there is to be said.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::entry::{Entry, family_of, misplaced};
use crate::domain::Case;
use crate::domain::contact::Inquiry;
use crate::domain::schedule::Curator;
use crate::domain::{name, phone};
use crate::norm::after::after;
use crate::norm::deadline::Ahead;
use crate::norm::due::Urgent;
use crate::norm::position;
use crate::regulation::List;
use crate::screen::Model;
use crate::screen::dialog::lookup::disclosure;
use crate::screen::preview;
use crate::screen::why;
use crate::text::{capitalised, say};
use crate::ui::paint::{PLAIN, QUIET, STRONG, put, titled, wrap};
use crate::wording::{deadline, lacking, retention, sitting};

/// What is shown.
pub(super) enum Pane {
    /// The family at this place of the model.
    Family(usize),
    /// Something that is about no family of the model: its title and its sentences.
    Words(String, Vec<(String, Style)>),
}

impl Pane {
    /// The line of an entry.
    pub(super) fn of(entry: &Entry, model: &Model) -> Option<Pane> {
        let w = &model.words;
        Some(match entry {
            Entry::Urgent(i) => urgent(model, model.due.urgent.get(*i)?),
            Entry::Visit { case, .. } => Pane::Family(*case),
            Entry::After { .. } => {
                let case = family_of(entry, model)?;
                let after = after(model.ground(), case)?;
                let reached = preview::reached_at(model, case).into_iter().map(|said| (said, PLAIN));
                let said = [(capitalised(&lacking::after(model, &after)), PLAIN)].into_iter().chain(reached);
                Pane::Words(case.family.title.clone(), said.collect())
            }
            Entry::Owed(i) => Pane::Family(model.due.visits.get(*i)?.0),
            Entry::Late(i) => Pane::Family(model.due.late.get(*i)?.0),
            Entry::Unset(i) => Pane::Family(*model.due.unset.get(*i)?),
            Entry::Unfit(i) => Pane::Family(model.due.unfit.get(*i)?.0),
            Entry::CallBack(i) => Pane::Family(model.due.call_back.get(*i)?.0),
            Entry::ClosedCall { .. } | Entry::LeftLate(_) | Entry::LeftAhead(_) => {
                let case = family_of(entry, model)?;
                let reached = preview::reached_at(model, case).into_iter().map(|said| (said, PLAIN));
                let closed = (w.say("today-closed-call"), QUIET);
                Pane::Words(case.family.title.clone(), reached.chain([closed]).collect())
            }
            Entry::Ahead(i) => {
                let due = model.due.ahead.get(*i)?;
                match (&due.what, due.case) {
                    (_, Some(case)) => Pane::Family(case),
                    (Ahead::Rule { text, source, .. }, None) => {
                        let title = w.until(due.on, due.on);
                        let mut lines = vec![(capitalised(text), PLAIN), (w.source(source), QUIET)];
                        lines.extend(
                            deadline::moved(&model.words, model.today, due).map(|m| (capitalised(&m), PLAIN)),
                        );
                        Pane::Words(capitalised(&title), lines)
                    }
                    (Ahead::Sitting { body, .. }, None) => {
                        let title = capitalised(&sitting::coming(w, body.as_deref()));
                        Pane::Words(title, vec![(w.say("why-sitting"), PLAIN)])
                    }
                    (_, None) => return None,
                }
            }
            Entry::Misplaced(curator) => match misplaced(model, *curator).as_slice() {
                [only] => Pane::Family(*only),
                cases => {
                    let title = model.staff.curator(*curator).map(|c| name::short(&c.name));
                    let names = cases.iter().map(|case| model.cases[*case].family.short.clone());
                    let remedy = (w.say("why-misplaced"), QUIET);
                    let lines = names.map(|name| (name, PLAIN)).chain([remedy]).collect();
                    Pane::Words(title.unwrap_or_default(), lines)
                }
            },
            Entry::ClosedTwice(i) => {
                let case = model.closed_twice.get(*i)?;
                Pane::Words(case.family.title.clone(), vec![(closed_twice(model, case)?, PLAIN)])
            }
            Entry::Unlisted(curator) => unlisted(model, model.staff.curator(*curator)?),
            Entry::Foreseen(i) => {
                let part = model.cached_forecast().and_then(|plan| plan.parts.get(*i))?;
                let lines = vec![
                    (capitalised(&w.plan_part(&model.cases, part)), PLAIN),
                    (w.say("foreseen-how"), QUIET),
                ];
                Pane::Words(capitalised(&why::plan::cause(model, part)), lines)
            }
            Entry::Storage => {
                let term = model.district.storage.as_ref()?;
                let lines = vec![
                    (capitalised(&retention::ground(w, term)), PLAIN),
                    (w.say("retention-own-rule"), QUIET),
                ];
                Pane::Words(w.say("retention-title"), lines)
            }
            Entry::Received(i) => {
                let received = model.received.get(*i)?;
                Pane::Words(received.short.clone(), vec![(capitalised(&w.received(received)), PLAIN)])
            }
            Entry::Inquiry(i) => inquiry(model, model.inquiries.get(*i)?),
        })
    }

    /// Draws it beside the list: of a family all there is room for.
    pub(super) fn beside(&self, model: &Model, area: Rect, buf: &mut Buffer) {
        match self {
            Pane::Family(case) => preview::view(model, *case, area, buf),
            Pane::Words(title, lines) => {
                titled(buf, Rect { height: 1, ..area }, title, STRONG, "");
                let width = usize::from(area.width.saturating_sub(2));
                let lines = lines.iter().flat_map(|(text, style)| {
                    wrap(text, width).into_iter().map(move |l| (l, *style)).chain([(String::new(), PLAIN)])
                });
                for (y, (text, style)) in (area.y + 1..area.bottom()).zip(lines) {
                    put(buf, area.x + 1, y, area.width - 2, &text, style);
                }
            }
        }
    }

    /// Draws it in the few lines below the list.
    pub(super) fn below(&self, model: &Model, area: Rect, buf: &mut Buffer) {
        match self {
            Pane::Family(case) => {
                preview::below(model, (&model.cases[*case], &model.standings[*case]), area, buf);
            }
            Pane::Words(title, lines) => preview::words_below((title, title), lines, area, buf),
        }
    }
}

/// What two closings of one accompaniment are, and what to do.
pub(super) fn closed_twice(model: &Model, case: &Case) -> Option<String> {
    let w = &model.words;
    let two = case.double_closings().next()?;
    let (first, second) = (w.day(two.first.on), w.day(two.second.on));
    Some(say!(w, "why-closed-twice", first = first, second = second, days = two.days()))
}

/// A violated right: the bodies to notify, for choosing which to call first.
fn urgent(model: &Model, urgent: &Urgent) -> Pane {
    let w = &model.words;
    let violation = &urgent.violation;
    let title = violation.family.as_ref().map(|(_, title)| title.clone());
    let title = title.or_else(|| violation.who.clone()).unwrap_or_else(|| w.say("inquiry-nameless"));
    let case = urgent.case.and_then(|case| model.cases.get(case));
    let duty = disclosure::duty(model, case).into_iter().map(|line| (line, PLAIN));
    let note = violation.note.iter().map(|note| (note.clone(), PLAIN));
    let reached = reached_at(model, urgent).into_iter().map(|said| (said, STRONG));
    Pane::Words(title, note.chain(reached).chain(duty).collect())
}

/// A curator whose position no document lists, with the words of the document.
fn unlisted(model: &Model, curator: &Curator) -> Pane {
    let w = &model.words;
    let source = position::listed_in(model.ground());
    let words = source.as_ref().and_then(|source| source.words()).map(|text| format!("«{text}»"));
    let said = w.unlisted(curator, source.as_ref());
    let lines = [(said, PLAIN)].into_iter().chain(words.map(|text| (text, QUIET)));
    let lines = lines.chain([(w.say("why-unlisted"), PLAIN)]);
    Pane::Words(name::short(&curator.name), lines.collect())
}

/// A call without a family: who called, from where, about what.
fn inquiry(model: &Model, inquiry: &Inquiry) -> Pane {
    let w = &model.words;
    let number = inquiry.phone.as_deref().map(phone::shown);
    let title = inquiry.who.clone().or_else(|| number.clone());
    let promised = inquiry.promised.as_ref();
    let promised = promised.map(|p| say!(w, "promised", what = p.as_str()));
    let source = inquiry.source.as_ref().map(|s| model.rules.meaning(List::Source, s).label);
    let source = source.map(|s| format!("{}: {s}", w.say("card-source")));
    let said = [number, inquiry.note.clone(), promised, source].into_iter().flatten();
    let title = title.unwrap_or_else(|| w.say("inquiry-nameless"));
    Pane::Words(title, said.map(|text| (text, PLAIN)).collect())
}

/// Where the family to be helped is found: the address and the numbers of the family, the number of the caller.
fn reached_at(model: &Model, urgent: &Urgent) -> Vec<String> {
    match urgent.case {
        Some(place) => preview::reached_at(model, &model.cases[place]),
        None => {
            let call = model.inquiries.iter().find(|i| i.id == urgent.violation.record);
            let number = call.and_then(|i| i.phone.as_deref()).map(phone::shown);
            number.into_iter().collect()
        }
    }
}
