//! What is due in words: what is late or ends soon, what must be reported, who waits for a call.

use chrono::NaiveDate;

use super::{activity, deadline, expires, mark, sitting};
use crate::domain::accompaniment::DoubleClosing;
use crate::domain::contact::Violation;
use crate::domain::{Case, Id};
use crate::norm::deadline::{Deadline, UpcomingMatter};
use crate::norm::due::OverdueMatter;
use crate::regulation::Rules;
use crate::text::{Words, say};

/// «неделя 16–22.11: визитов 1 из 2», «срок истёк: базовый»: what is late.
#[must_use]
pub fn late(words: &Words, rules: &Rules, late: &OverdueMatter) -> String {
    match late {
        OverdueMatter::Visits(row) => say!(
            words,
            "late-visits",
            period = words.period(row.unit, row.from),
            done = row.done,
            required = row.required
        ),
        OverdueMatter::Activity { text, urgent, .. } => activity::marked(words, text, *urgent),
        OverdueMatter::Request { organisation, .. } => {
            say!(words, "late-request", to = organisation.as_str())
        }
        OverdueMatter::Childless { called, .. } => say!(words, "childless", who = called.as_str()),
        OverdueMatter::Term { level, .. } => say!(words, "late-term", level = rules.level_name(*level)),
    }
}

/// «рабочий день 11.01: анализ за квартал», «отчёт в министерство (день — правило программы)», «срок: базовый»: what ends
/// soon. `case`: the family it is about.
#[must_use]
pub fn ahead(words: &Words, rules: &Rules, case: Option<&Case>, today: NaiveDate, due: &Deadline) -> String {
    match &due.what {
        UpcomingMatter::Term { level, .. } => say!(words, "term-ends", level = rules.level_name(*level)),
        UpcomingMatter::Activity { text, urgent, .. } => activity::marked(words, text, *urgent),
        UpcomingMatter::Request { organisation, .. } => {
            say!(words, "ahead-request", to = organisation.as_str())
        }
        UpcomingMatter::Turns { called, years, is_last: true, .. } => words.turns_last(called, *years),
        UpcomingMatter::Turns { called, years, .. } => words.turns(called, *years),
        UpcomingMatter::Expires(expiry) => expires::said(words, rules, case, expiry),
        UpcomingMatter::Ends(ending) => mark::ends(words, ending),
        UpcomingMatter::Sitting { body, .. } => sitting::coming(words, body.as_deref()),
        UpcomingMatter::Rule { label, named_by, .. } => {
            let moved = deadline::moved(words, today, due).map(|moved| format!("{moved}: "));
            let own = deadline::own_rule(words, *named_by).map(|own| format!(" ({own})"));
            format!("{}{label}{}", moved.unwrap_or_default(), own.unwrap_or_default())
        }
    }
}

/// «консультация нарколога (семья снята)»: what is open of a closed family.
#[must_use]
pub fn left(words: &Words, what: &str) -> String {
    say!(words, "left-of-closed", what = what)
}

/// «Иванова М. П.  сообщить о нарушении прав ребёнка: не пускают в школу»: what must be reported, and whose it is where
/// that is not named beside it.
#[must_use]
pub fn urgent(words: &Words, whose: Option<String>, violation: &Violation) -> String {
    let what = [Some(words.say("urgent-rights")), violation.note.clone()];
    let what = what.into_iter().flatten().collect::<Vec<_>>().join(": ");
    whose.into_iter().chain([what]).collect::<Vec<_>>().join("  ")
}

/// «! 02.07 сообщить о нарушении прав ребёнка: сосед слышит плач»: what must be reported of each family, the oldest first.
pub fn unreported(words: &Words, case: &Case, today: NaiveDate) -> impl Iterator<Item = (Id, String)> {
    let said = move |violation: &Violation| {
        format!("! {} {}", words.day_near(violation.on, today), urgent(words, None, violation))
    };
    case.unreported(today).map(move |violation| (violation.record, said(&violation)))
}

/// «прекращено 10.11 и 25.11: удалите неверную запись»: two closings of one accompaniment. `day` words their days.
#[must_use]
pub fn closed_twice(words: &Words, two: DoubleClosing<'_>, day: impl Fn(NaiveDate) -> String) -> String {
    let (first, second) = (day(two.first.on), day(two.second.on));
    say!(words, "today-closed-twice", first = first, second = second, days = two.days())
}

/// Why a family waits for a call: what was promised, else what was noted.
#[must_use]
pub fn call_back(case: &Case, contact: Id) -> Option<String> {
    let contact = case.contacts.iter().find(|c| c.id == contact)?;
    contact.promised.clone().or_else(|| contact.note.clone())
}
