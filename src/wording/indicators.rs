//! The indicators of a report in words: what each is called, its value, why a family was counted, what is lacking.

use std::cmp::Ordering;

use crate::domain::period::{Period, PeriodKind, PeriodWord};
use crate::domain::reporting::FigureNumbers;
use crate::domain::{Case, Level};
use crate::regulation::indicator::{Indicator, IndicatorUnit};
use crate::regulation::{RegulationList, Rules};
use crate::report::indicators::report::IndicatorReport;
use crate::report::indicators::{CaseCount, CountReason, IndicatorValue, OWN_GROUP};
use crate::text::{Words, say};

/// «III квартал 2026», «2026 год», «сентябрь 2026», «01.07.2026–15.08.2026».
#[must_use]
pub fn period(words: &Words, period: Period) -> String {
    use chrono::Datelike;
    let year = period.from.year();
    match period.length() {
        PeriodKind::Month => words.month(period.from),
        PeriodKind::Quarter => {
            let quarter = words.pick("quarter", &period.number().to_string());
            say!(words, "period-quarter", quarter = quarter, year = year.to_string())
        }
        PeriodKind::Year => say!(words, "period-year", year = year.to_string()),
        PeriodKind::Days => format!("{}–{}", words.day(period.from), words.day(period.to)),
    }
}

/// The same in few letters, beside others of its year: «III кв.», «2026».
#[must_use]
pub fn brief(words: &Words, of: Period) -> String {
    use chrono::Datelike;
    match of.length() {
        PeriodKind::Quarter => {
            say!(words, "period-quarter-brief", quarter = words.pick("quarter", &of.number().to_string()))
        }
        PeriodKind::Year => of.from.year().to_string(),
        PeriodKind::Month | PeriodKind::Days => period(words, of),
    }
}

/// The period that a person wrote.
#[must_use]
pub fn typed_period(words: &Words, text: &str, today: chrono::NaiveDate) -> Option<Period> {
    let lengths = [PeriodKind::Month, PeriodKind::Quarter, PeriodKind::Year];
    let word = |typed: &str| {
        let is_among = |names: String| names.split_whitespace().any(|name| name == typed);
        let length = lengths.into_iter().find(|length| is_among(words.pick("period-words", length.code())));
        length
            .map(PeriodWord::Length)
            .or_else(|| words.typed_month(typed).map(PeriodWord::Month))
            .or_else(|| is_among(words.say("period-fillers")).then_some(PeriodWord::Filler))
    };
    Period::typed(text, today, word)
}

/// The same; otherwise the message what is wrong with it: one that ends before it begins is understood.
///
/// # Errors
/// If it is no period.
pub fn asked_period(words: &Words, text: &str, today: chrono::NaiveDate) -> Result<Period, &'static str> {
    let turned = || {
        let ends = ["..", "–", "-"].into_iter().filter_map(|mark| text.split_once(mark));
        ends.into_iter().any(|(to, from)| typed_period(words, &format!("{from}..{to}"), today).is_some())
    };
    let wrong = || if turned() { "argument-to-before-from" } else { "argument-bad-period" };
    typed_period(words, text, today).ok_or_else(wrong)
}

/// The heading of a group of indicators.
#[must_use]
pub fn group(words: &Words, indicator: &Indicator) -> String {
    match indicator.group.as_str() {
        OWN_GROUP => words.say("indicator-own-group"),
        group => crate::text::capitalised(group),
    }
}

/// The indicators with their places, each with the heading of its group where a group begins.
pub fn headed<'a>(
    words: &'a Words,
    indicators: &'a [Indicator],
) -> impl Iterator<Item = (Option<String>, usize, &'a Indicator)> {
    let begins = |place: usize| place == 0 || indicators[place - 1].group != indicators[place].group;
    let heading = move |place: usize| begins(place).then(|| group(words, &indicators[place]));
    indicators.iter().enumerate().map(move |(place, indicator)| (heading(place), place, indicator))
}

/// What an indicator is called in a list.
#[must_use]
pub fn label(words: &Words, indicator: &Indicator) -> String {
    match indicator.group.as_str() {
        OWN_GROUP => words.pick("indicator-own", indicator.id.trim_start_matches("own_")),
        _ if indicator.label.is_empty() => indicator.text.clone(),
        _ => indicator.label.clone(),
    }
}

/// «3», «3/11» of families and persons, «3 из 4» of those asked, «нет данных» of a period before the file; nothing where
/// it was not typed in.
#[must_use]
pub fn value(words: &Words, value: &IndicatorValue, count: IndicatorUnit) -> String {
    match value {
        IndicatorValue::Derived(figure) => {
            let n = figure.number(count);
            match (count, figure.asked) {
                (IndicatorUnit::Both, _) => format!("{n}/{}", figure.persons),
                (_, Some(asked)) => say!(words, "indicator-share", n = n, all = asked),
                _ => n.to_string(),
            }
        }
        IndicatorValue::Typed { value, .. } => value.to_string(),
        IndicatorValue::Open => String::new(),
        IndicatorValue::Heading => words.say("report-heading"),
        IndicatorValue::Unknown => words.say("report-no-data"),
        // In a column with other numbers.
        IndicatorValue::Unrecorded => words.say("report-no-data-brief"),
    }
}

/// The numbers that were handed in: «1», «2/5», «1 из 2».
#[must_use]
pub fn handed_numbers(words: &Words, numbers: FigureNumbers, count: IndicatorUnit) -> String {
    match (count, numbers.asked) {
        (IndicatorUnit::Both, _) => format!("{}/{}", numbers.families, numbers.persons),
        (IndicatorUnit::Share, Some(asked)) => {
            say!(words, "indicator-share", n = numbers.families, all = asked)
        }
        _ => numbers.number(count).to_string(),
    }
}

/// «снижение на 2 (40 %)», «увеличение на 1», «без изменений», of a share «снижение на 50 п. п.»; nothing where one of
/// the two is not known.
#[must_use]
pub fn change(
    words: &Words,
    (before, now): (&IndicatorValue, &IndicatorValue),
    count: IndicatorUnit,
) -> String {
    if count == IndicatorUnit::Share {
        return ratio(before).zip(ratio(now)).map(|(b, n)| points(words, b, n)).unwrap_or_default();
    }
    let (Some(before), Some(now)) = (before.number(count), now.number(count)) else { return String::new() };
    let by = before.abs_diff(now);
    let code = direction(now.cmp(&before));
    match percent(by, before) {
        Some(percent) => say!(words, "indicator-change", code = code, n = by, percent = percent),
        None => say!(words, "indicator-change-bare", code = code, n = by),
    }
}

/// The part and the whole of a share; `None` where it has none, or nobody was asked.
fn ratio(of: &IndicatorValue) -> Option<(u32, u32)> {
    match of {
        IndicatorValue::Derived(figure) => {
            Some((figure.number(IndicatorUnit::Share), figure.asked.filter(|asked| *asked > 0)?))
        }
        IndicatorValue::Typed { value, .. } => Some((*value, 100)),
        IndicatorValue::Open
        | IndicatorValue::Unknown
        | IndicatorValue::Unrecorded
        | IndicatorValue::Heading => None,
    }
}

fn direction(of: Ordering) -> &'static str {
    match of {
        Ordering::Less => "less",
        Ordering::Equal => "same",
        Ordering::Greater => "more",
    }
}

/// The change of a share, each a part and its whole, in percentage points: a tenth of one, or less than that.
fn points(words: &Words, before: (u32, u32), now: (u32, u32)) -> String {
    let [before, now] = [before, now].map(|(part, whole)| (u64::from(part), u64::from(whole)));
    let (was, is) = (before.0 * now.1, now.0 * before.1);
    let whole = u128::from(before.1 * now.1);
    let tenths = (u128::from(was.abs_diff(is)) * 2000 + whole) / (whole * 2);
    let code = direction(is.cmp(&was));
    match (code, u32::try_from(tenths).unwrap_or(u32::MAX)) {
        ("less" | "more", 0) => say!(words, "indicator-change-slight", code = code),
        (_, tenths) => {
            let n = match tenths % 10 {
                0 => (tenths / 10).to_string(),
                rest => say!(words, "indicator-tenths", whole = tenths / 10, tenths = rest),
            };
            say!(words, "indicator-change-points", code = code, n = n)
        }
    }
}

/// `by` of `before` in percent, rounded half up; none of nothing.
#[must_use]
pub fn percent(by: u32, before: u32) -> Option<u32> {
    let (by, before) = (u64::from(by), u64::from(before));
    (before > 0).then(|| u32::try_from((by * 200 + before) / (before * 2)).unwrap_or(u32::MAX))
}

/// Why a case was counted, without its family: «принята на сопровождение 03.07.2026, уровень кризисный».
#[must_use]
pub fn because(words: &Words, rules: &Rules, case: &Case, counted: &CaseCount) -> String {
    let said = reason(words, rules, &counted.because, counted.on);
    match counted.member.and_then(|id| case.member(id)) {
        Some(member) => format!("{said}: {}", member.called()),
        None => said,
    }
}

/// Why something was counted for a day.
#[must_use]
pub fn reason(words: &Words, rules: &Rules, because: &CountReason, on: chrono::NaiveDate) -> String {
    let day = words.day(on);
    let level = |level: &Level| rules.level_name(*level);
    let meaning = |list: RegulationList, code: &str, under: &Option<String>| {
        rules.meaning_under(list, code, under.as_deref()).label
    };
    match because {
        CountReason::TakenOn(Some(l)) => say!(words, "because-taken-on", day = day, level = level(l)),
        CountReason::TakenOn(None) => say!(words, "because-registered", day = day),
        CountReason::Accompanied(Some(l)) => say!(words, "because-accompanied", day = day, level = level(l)),
        CountReason::Accompanied(None) => say!(words, "because-waits", day = day),
        CountReason::Undated => say!(words, "because-undated", day = day),
        CountReason::Moved(from, to) => {
            let code = if to < from { "better" } else { "worse" };
            say!(words, "because-moved", day = day, from = level(from), to = level(to), code = code)
        }
        CountReason::StatusMoved(from, to) => {
            let name = |s: crate::domain::mark::Status| words.pick("status-name", s.code());
            say!(words, "because-status-moved", day = day, from = name(*from), to = name(*to))
        }
        CountReason::Closed { reason, positive } => {
            let why = reason.as_ref().map(|(code, under)| meaning(RegulationList::Closing, code, under));
            let why = why.unwrap_or_else(|| words.say("because-no-reason"));
            let code = match positive {
                Some(true) => "yes",
                Some(false) => "no",
                None => "unknown",
            };
            say!(words, "because-closed", day = day, why = why, code = code)
        }
        CountReason::InStatus { status, since } => {
            let status = words.pick("status-name", status.code());
            say!(words, "because-status", what = status, since = words.day(*since), day = day)
        }
        CountReason::Marked { list, code, under, since } => {
            let what = meaning(*list, code, under);
            let id = if *list == RegulationList::Sign { "because-sign" } else { "because-category" };
            say!(words, id, what = what, since = words.day(*since), day = day)
        }
        CountReason::Circumstance { code, under, since } => {
            let what = meaning(RegulationList::Circumstance, code, under);
            say!(words, "because-circumstance", what = what, since = words.day(*since))
        }
        CountReason::Noticed(whom) => say!(words, "because-noticed", day = day, whom = whom.as_str()),
        CountReason::Heard => say!(words, "because-heard", day = day),
        CountReason::Happened(event) => {
            let what = words.pick("happening", event.code());
            say!(words, "because-happened", day = day, what = what)
        }
        CountReason::WithoutRights => say!(words, "because-without-rights", day = day),
        CountReason::Child => say!(words, "because-child", day = day),
        CountReason::Satisfied { yes, asked } => {
            let code = if *yes { "yes" } else { "no" };
            say!(words, "because-satisfied", day = words.day(*asked), code = code)
        }
        CountReason::Visits { asked, held, .. } => {
            say!(words, "because-visits", day = day, asked = *asked, held = *held)
        }
    }
}

/// Why a case was counted, beside others of its indicator: «по 12.07.2026: 1 из 1» where it is visits.
#[must_use]
pub fn because_beside(words: &Words, rules: &Rules, case: &Case, counted: &CaseCount) -> String {
    match counted.because {
        CountReason::Visits { asked, held, .. } => {
            say!(words, "because-visits-beside", day = words.day(counted.on), asked = asked, held = held)
        }
        _ => because(words, rules, case, counted),
    }
}

/// That nothing can be compared, because the file begins after the period before.
#[must_use]
pub fn nothing_before(words: &Words, report: &IndicatorReport) -> Option<String> {
    let since = report.known.since.filter(|_| report.is_first())?;
    Some(say!(words, "report-first", period = period(words, report.before().period), day = words.day(since)))
}

/// That the period goes on, so that its numbers are no whole ones to compare.
#[must_use]
pub fn lasting(words: &Words, report: &IndicatorReport, today: chrono::NaiveDate) -> Option<String> {
    let lasts = report.own().period.holds(today) && today < report.own().period.to;
    lasts.then(|| say!(words, "report-lasts", day = words.day(today)))
}
