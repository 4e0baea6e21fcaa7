//! What is shown about the line under the cursor: of a family its essentials, of anything else what there is to be said.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::entry::{TodayItem, family_of, misplaced};
use super::post;
use crate::domain::Case;
use crate::domain::contact::Inquiry;
use crate::domain::schedule::Curator;
use crate::domain::{name, phone};
use crate::norm::deadline::UpcomingMatter;
use crate::norm::due::UrgentCase;
use crate::norm::position;
use crate::regulation::RegulationList;
use crate::screen::Model;
use crate::screen::dialog::lookup::disclosure;
use crate::screen::preview;
use crate::screen::why;
use crate::text::{capitalised, say};
use crate::ui::paint::{PLAIN, QUIET, STRONG, put, titled, wrap};
use crate::wording::{deadline, retention, sitting};

/// What is shown.
pub(super) enum TodayPane {
    /// The family at this place of the model.
    Family(usize),
    /// Something that is about no family of the model: its title and its sentences.
    Words(String, Vec<(String, Style)>),
}

impl TodayPane {
    /// The line of an entry.
    pub(super) fn of(entry: &TodayItem, model: &Model) -> Option<TodayPane> {
        let w = &model.words;
        Some(match entry {
            TodayItem::Urgent(i) => urgent(model, model.due.urgent.get(*i)?),
            TodayItem::Visit { case, .. } => TodayPane::Family(*case),
            TodayItem::After { .. } | TodayItem::Closed(_) => {
                let case = family_of(entry, model)?;
                let reached = preview::reached_at(model, case).into_iter().map(|said| (said, PLAIN));
                let said = [(post::sentence(model, case)?, PLAIN)].into_iter().chain(reached);
                TodayPane::Words(case.family.title.clone(), said.collect())
            }
            TodayItem::Owed(i) => TodayPane::Family(model.due.visits.get(*i)?.0),
            TodayItem::Late(i) => TodayPane::Family(model.due.late.get(*i)?.0),
            TodayItem::Unset(i) => TodayPane::Family(*model.due.unset.get(*i)?),
            TodayItem::Unfit(i) => TodayPane::Family(model.due.unfit.get(*i)?.0),
            TodayItem::CallBack(i) => TodayPane::Family(model.due.call_back.get(*i)?.0),
            TodayItem::ClosedCall { .. } | TodayItem::LeftLate(_) | TodayItem::LeftAhead(_) => {
                let case = family_of(entry, model)?;
                let reached = preview::reached_at(model, case).into_iter().map(|said| (said, PLAIN));
                let closed = (w.say("today-closed-call"), QUIET);
                TodayPane::Words(case.family.title.clone(), reached.chain([closed]).collect())
            }
            TodayItem::Ahead(i) => {
                let due = model.due.ahead.get(*i)?;
                match (&due.what, due.case) {
                    (_, Some(case)) => TodayPane::Family(case),
                    (UpcomingMatter::Rule { text, source, named_by, .. }, None) => {
                        let named = capitalised(&deadline::setter(w, source, *named_by));
                        let mut lines = vec![(capitalised(text), PLAIN), (named, QUIET)];
                        lines.extend(
                            deadline::moved(&model.words, model.today, due).map(|m| (capitalised(&m), PLAIN)),
                        );
                        TodayPane::Words(capitalised(&w.until(due.on, due.on)), lines)
                    }
                    (UpcomingMatter::Sitting { body, .. }, None) => {
                        let title = capitalised(&sitting::coming(w, body.as_deref()));
                        TodayPane::Words(title, vec![(w.say("why-sitting"), PLAIN)])
                    }
                    (_, None) => return None,
                }
            }
            TodayItem::Misplaced(curator) => match misplaced(model, *curator).as_slice() {
                [only] => TodayPane::Family(*only),
                cases => {
                    let title = model.staff.curator(*curator).map(|c| name::short(&c.name));
                    let names = cases.iter().map(|case| model.cases[*case].family.short.clone());
                    let remedy = (w.say("why-misplaced"), QUIET);
                    let lines = names.map(|name| (name, PLAIN)).chain([remedy]).collect();
                    TodayPane::Words(title.unwrap_or_default(), lines)
                }
            },
            TodayItem::ClosedTwice(i) => {
                let case = model.closed_twice.get(*i)?;
                TodayPane::Words(case.family.title.clone(), vec![(closed_twice(model, case)?, PLAIN)])
            }
            TodayItem::Unlisted(curator) => unlisted(model, model.staff.curator(*curator)?),
            TodayItem::Foreseen(i) => {
                let part = model.cached_forecast().and_then(|plan| plan.parts.get(*i))?;
                let lines = vec![
                    (capitalised(&w.plan_part(&model.cases, part)), PLAIN),
                    (w.say("foreseen-how"), QUIET),
                ];
                TodayPane::Words(capitalised(&why::plan::cause(model, part)), lines)
            }
            TodayItem::Storage => {
                let term = model.district.storage.as_ref()?;
                let lines = vec![
                    (capitalised(&retention::ground(w, term)), PLAIN),
                    (w.say("retention-own-rule"), QUIET),
                ];
                TodayPane::Words(w.say("retention-title"), lines)
            }
            TodayItem::Received(i) => {
                let received = model.received.get(*i)?;
                TodayPane::Words(received.short.clone(), vec![(capitalised(&w.received(received)), PLAIN)])
            }
            TodayItem::Inquiry(i) => inquiry(model, model.inquiries.get(*i)?),
        })
    }

    /// Draws it beside the list: of a family all there is room for.
    pub(super) fn beside(&self, model: &Model, area: Rect, buf: &mut Buffer) {
        match self {
            TodayPane::Family(case) => preview::view(model, *case, area, buf),
            TodayPane::Words(title, lines) => {
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
            TodayPane::Family(case) => {
                preview::below(model, (&model.cases[*case], &model.standings[*case]), area, buf);
            }
            TodayPane::Words(title, lines) => preview::words_below((title, title), lines, area, buf),
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
fn urgent(model: &Model, urgent: &UrgentCase) -> TodayPane {
    let w = &model.words;
    let violation = &urgent.violation;
    let title = violation.family.as_ref().map(|(_, title)| title.clone());
    let title = title.or_else(|| violation.who.clone()).unwrap_or_else(|| w.say("inquiry-nameless"));
    let case = urgent.case.and_then(|case| model.cases.get(case));
    let duty = disclosure::duty(model, case).into_iter().map(|line| (line, PLAIN));
    let note = violation.note.iter().map(|note| (note.clone(), PLAIN));
    let reached = reached_at(model, urgent).into_iter().map(|said| (said, STRONG));
    TodayPane::Words(title, note.chain(reached).chain(duty).collect())
}

/// A curator whose position no document lists, with the words of the document.
fn unlisted(model: &Model, curator: &Curator) -> TodayPane {
    let w = &model.words;
    let source = position::listed_in(model.ground());
    let words = source.as_ref().and_then(|source| source.words()).map(|text| format!("«{text}»"));
    let said = w.unlisted(curator, source.as_ref());
    let lines = [(said, PLAIN)].into_iter().chain(words.map(|text| (text, QUIET)));
    let lines = lines.chain([(w.say("why-unlisted"), PLAIN)]);
    TodayPane::Words(name::short(&curator.name), lines.collect())
}

/// A call without a family: who called, from where, about what.
fn inquiry(model: &Model, inquiry: &Inquiry) -> TodayPane {
    let w = &model.words;
    let number = inquiry.phone.as_deref().map(phone::shown);
    let title = inquiry.who.clone().or_else(|| number.clone());
    let promised = inquiry.promised.as_ref();
    let promised = promised.map(|p| say!(w, "promised", what = p.as_str()));
    let source = inquiry.source.as_ref().map(|s| model.rules.meaning(RegulationList::Source, s).label);
    let source = source.map(|s| format!("{}: {s}", w.say("card-source")));
    let said = [number, inquiry.note.clone(), promised, source].into_iter().flatten();
    let title = title.unwrap_or_else(|| w.say("inquiry-nameless"));
    TodayPane::Words(title, said.map(|text| (text, PLAIN)).collect())
}

/// Where the family to be helped is found: the address and the numbers of the family, the number of the caller.
fn reached_at(model: &Model, urgent: &UrgentCase) -> Vec<String> {
    match urgent.case {
        Some(place) => preview::reached_at(model, &model.cases[place]),
        None => {
            let call = model.inquiries.iter().find(|i| i.id == urgent.violation.record);
            let number = call.and_then(|i| i.phone.as_deref()).map(phone::shown);
            number.into_iter().collect()
        }
    }
}
