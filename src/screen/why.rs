//! «Почему»: the rule, its inputs, the arithmetic, the paragraph with its words. The program's own rules are called so.

pub mod about;
mod as_of_day;
pub mod calendar;
pub mod copies;
pub mod district;
pub mod file;
pub mod path;
pub mod plan;
pub mod proposal;
pub mod register;
mod staff;

use chrono::NaiveDate;
use ratatui::style::Style;

use self::about::Entries;
use super::Model;
use super::card::papers;
use super::dialog::{Dialog, reading::Reading};
use crate::domain::{Case, Id, day};
use crate::norm::deadline::rule::{self, Rule, When};
use crate::norm::deadline::{Ahead, Deadline, NamedBy};
use crate::norm::ledger::{Row, Share};
use crate::norm::marks::{Basis, Ending, Unfit};
use crate::norm::slack::{self, Obstacle};
use crate::norm::{Ground, State, load, span, term as terms};
use crate::regulation::Source;
use crate::regulation::file::Firmness;
use crate::text::{capitalised, say};
use crate::ui::paint::{LATE, PLAIN, QUIET, STRONG};
use crate::wording::mark;

type Lines = Vec<(String, Style)>;

fn dialog(model: &Model, title: &str, lines: Lines) -> Dialog {
    Dialog::Reading(Reading::new(say!(model.words, "why-title", what = title), lines))
}

/// A source with the words of the document behind it.
fn quote(model: &Model, source: &Source, lines: &mut Lines) {
    lines.push((format!("  {}", model.words.source(source)), PLAIN));
    if let Some(words) = source.words().filter(|w| !w.is_empty()) {
        lines.push((format!("  «{words}»"), QUIET));
    }
}

/// Why a row of the ledger requires what it does, what counts, and what slack is left.
fn row_lines(
    model: &Model,
    ground: Ground<'_>,
    case: &Case,
    row: &Row,
    entries: &Entries,
    lines: &mut Lines,
) {
    let w = &model.words;
    let args = [
        ("period", w.period(row.unit, row.from).into()),
        ("from", w.day(row.from).into()),
        ("to", w.day(row.to).into()),
        ("required", row.required.into()),
        ("done", row.done.into()),
        ("owed", row.owed.into()),
    ];
    lines.push((capitalised(&w.fill("why-row", &args)), STRONG));
    for share in &row.shares {
        share_lines(model, ground, row, share, lines);
    }
    lines.push((String::new(), PLAIN));
    lines.push((w.say("why-sum"), STRONG));
    let terms: Vec<String> =
        row.shares.iter().map(|s| format!("{}·{}/{}", s.n, s.days - s.excused, row.period_days)).collect();
    let sum =
        if terms.len() > 1 { format!("{} = {}", terms.join(" + "), row.fraction()) } else { terms.join("") };
    let rounded = say!(w, "why-rounded", sum = sum, n = rounded(row));
    lines.push((format!("  {rounded}"), PLAIN));
    if rounded_over(row) {
        lines.push((format!("  {}", w.count("why-weekdays", row.weekdays)), PLAIN));
    }
    if row.excused_days > 0 {
        let said =
            say!(w, "why-excused", days = w.count("days", row.excused_days), n = row.required_unexcused);
        lines.push((format!("  {said}"), PLAIN));
    }
    if row.shares.iter().any(|s| s.days < row.period_days) || row.excused_days > 0 || row.required < row.bare
    {
        lines.push((format!("  {}", w.say("own-rule")), QUIET));
    }
    if row.required < row.bare {
        let id = if row.done < row.bare { "why-bare" } else { "why-bare-reached" };
        lines.push((format!("  {}", say!(w, id, bare = row.bare)), QUIET));
    }
    lines.push((String::new(), PLAIN));
    done_lines(model, case, row, entries, lines);
    if row.state == State::Open {
        lines.push((String::new(), PLAIN));
        slack_lines(model, ground, case, row, lines);
    }
}

fn share_lines(model: &Model, ground: Ground<'_>, row: &Row, share: &Share, lines: &mut Lines) {
    let w = &model.words;
    let times = say!(w, "times-per", n = share.n, per = row.unit.code());
    let last = day::day_before(share.until);
    let said = say!(
        w,
        "why-share",
        level = capitalised(&model.rules.level_name(share.level)),
        times = times,
        from = w.day_near(share.from, ground.today),
        to = w.day_near(last, ground.today),
        days = w.count("days", share.days)
    );
    lines.push((said, PLAIN));
    quote(model, &share.source, lines);
}

/// Round half up of the sum, before the Monday-to-Friday days limit it.
fn rounded(row: &Row) -> u64 {
    let days = u64::from(row.period_days.max(1));
    (2 * row.sum + days) / (2 * days)
}

fn rounded_over(row: &Row) -> bool {
    rounded(row) > u64::from(row.weekdays)
}

fn done_lines(model: &Model, case: &Case, row: &Row, entries: &Entries, lines: &mut Lines) {
    let w = &model.words;
    lines.push((w.count("why-done", row.done), STRONG));
    let visits = case.contacts.iter().filter(|c| row.holds(c.on) && c.kind.is_visit());
    for c in visits {
        let kind = w.pick("contact-kind", c.kind.code());
        let outcome = w.pick("outcome", c.outcome.code());
        let counted = w.say(if c.is_held_visit() { "why-counted" } else { "why-not-counted" });
        let mut said = format!("  {}  {kind}, {outcome} ({counted})", w.weekday_day(c.on));
        // A visit counts for its own day; when it was written down is shown where that was another one.
        if let Some(written) = entries.get(&c.id).filter(|e| e.first != c.on) {
            said.push_str(&say!(w, "why-written", day = w.weekday_day(written.first)));
        }
        if let Some(written) = entries.get(&c.id).filter(|e| e.last > e.first) {
            said.push_str(&say!(w, "why-corrected", day = w.weekday_day(written.last)));
        }
        lines.push((said, PLAIN));
    }
    lines.push((format!("  {}", w.say("why-what-counts")), QUIET));
    lines.push((format!("  {}", w.say("why-one-a-day")), QUIET));
    if row.held > row.done {
        let said = say!(w, "why-several-a-day", held = row.held, done = row.done);
        lines.push((format!("  {said}"), PLAIN));
    }
}

fn slack_lines(model: &Model, ground: Ground<'_>, case: &Case, row: &Row, lines: &mut Lines) {
    let w = &model.words;
    let all = span::spans(case, ground.rules);
    let spans: Vec<&span::Span> = all.iter().filter(|s| s.frequency.per == row.unit).collect();
    let slack = row.slack.unwrap_or(0);
    lines.push((w.count("why-slack", slack), if slack <= 0 { LATE } else { STRONG }));
    let days: Vec<(NaiveDate, Result<(), Obstacle>)> =
        day::days(row.from.max(ground.today), day::day_after(row.to))
            .map(|d| (d, slack::allows(ground, case, &spans, d)))
            .collect();
    let free: Vec<String> =
        days.iter().filter(|(_, f)| f.is_ok()).map(|(d, _)| w.weekday_number(*d)).collect();
    let args = [("n", free.len().into()), ("owed", row.owed.into()), ("slack", slack.into())];
    lines.push((format!("  {}", w.fill("why-slack-sum", &args)), PLAIN));
    if !free.is_empty() {
        lines.push((format!("  {}", free.join(", ")), PLAIN));
    }
    if row.slack_own != row.slack {
        let named = |own: bool| -> Vec<String> {
            let hers = days.iter().filter(|(d, free)| {
                let hers = load::is_own_day(ground, case, &spans, *d);
                if own { hers } else { free.is_ok() && !hers }
            });
            hers.map(|(d, _)| w.weekday_number(*d)).collect()
        };
        let own = row.slack_own.unwrap_or(0);
        let (hers, others) = (named(true).join(", "), named(false));
        let mut said = say!(w, "why-slack-own", n = own, owed = row.owed, days = hers);
        if !others.is_empty() {
            said.push_str(&say!(w, "why-slack-not-own", days = others.join(", ")));
        }
        lines.push((format!("  {said}"), if own <= 0 { LATE } else { PLAIN }));
    }
    for (code, obstacle) in [
        ("day-off", Obstacle::DayOff),
        ("leave", Obstacle::Leave),
        ("excused", Obstacle::Excused),
        ("impossible", Obstacle::Impossible),
        ("visited", Obstacle::Visited),
    ] {
        let lost: Vec<String> =
            days.iter().filter(|(_, f)| *f == Err(obstacle)).map(|(d, _)| w.weekday_number(*d)).collect();
        if !lost.is_empty() {
            lines.push((format!("  {}: {}", w.pick("obstacle", code), lost.join(", ")), QUIET));
        }
    }
    if slack < 0 {
        lines.push((format!("  {}", w.say("why-impossible")), LATE));
    }
    lines.push((format!("  {}", w.say("own-rule")), QUIET));
}

/// Why the term of a level ends when it does.
fn term_lines(model: &Model, ground: Ground<'_>, case: &Case, lines: &mut Lines) {
    let w = &model.words;
    match terms::current(ground, case) {
        None => lines.push((w.say("no-level"), PLAIN)),
        Some(end) => {
            end_lines(model, &end, lines);
            lines.push((String::new(), PLAIN));
            lines.push((w.say("why-term-meaning"), QUIET));
        }
    }
}

/// The days of a term and where they come from.
fn end_lines(model: &Model, end: &terms::End, lines: &mut Lines) {
    let w = &model.words;
    let said = say!(
        w,
        "why-term",
        level = capitalised(&model.rules.level_name(end.level)),
        from = w.day(end.from),
        until = w.day(end.until)
    );
    lines.push((said, STRONG));
    match end.months {
        Some(months) => lines
            .push((format!("  {}", say!(w, "why-term-months", months = w.count("months", months))), PLAIN)),
        None => lines.push((format!("  {}", w.say("why-term-decision")), PLAIN)),
    }
    quote(model, &end.source, lines);
    if let Some(firmness) = end.firmness {
        let code = match firmness {
            Firmness::Example => "example",
            Firmness::AtMost => "at-most",
            Firmness::Fixed => "fixed",
        };
        lines.push((format!("  {}", w.pick("firmness", code)), PLAIN));
    }
}

/// Where the day of an activity comes from.
#[must_use]
pub fn activity(model: &Model, case: &Case, id: Id) -> Dialog {
    dialog(model, &case.family.short, activity_lines(model, case, id))
}

/// A request: of whom what was asked, and what has come of it.
#[must_use]
pub fn request(model: &Model, case: &Case, id: Id) -> Dialog {
    let request = case.requests.iter().find(|r| r.id == id);
    let mut lines = request.map(|r| papers::waiting(model, r)).unwrap_or_default();
    lines.push((model.words.pick("why-for", "request"), QUIET));
    dialog(model, &case.family.short, lines)
}

fn activity_lines(model: &Model, case: &Case, id: Id) -> Lines {
    let w = &model.words;
    let mut lines = Lines::new();
    if let Some(activity) = case.activities.iter().find(|a| a.id == id) {
        lines.push((activity.text.clone(), STRONG));
        lines.push((w.pick("help-kind", activity.help.code()), PLAIN));
        if let Some(source) = model.rules.help(&activity.text) {
            quote(model, &source, &mut lines);
        }
        if let Some(organisation) = &activity.organisation {
            lines.push((organisation.clone(), PLAIN));
        }
        if let Some(due) = activity.due {
            let late = (model.today - due).num_days();
            lines.push((say!(w, "tick-due", day = w.day(due)), PLAIN));
            if late > 0 && activity.state.is_open() {
                lines.push((say!(w, "why-late", days = w.count("days", late)), LATE));
            }
        }
        // Where the document makes the organisation answer by the day that the programme sets.
        let by_plan = |r: &&Rule| r.when == When::ByPlan;
        if activity.due.is_some() && activity.organisation.is_some() {
            for rule in rule::rules(model.ground()).iter().filter(by_plan) {
                lines.push((capitalised(&rule.label), PLAIN));
                quote(model, &rule.source, &mut lines);
            }
        }
        lines.push((String::new(), PLAIN));
        lines.push((w.say("why-activity"), QUIET));
        let (done, all) = case.programme_progress();
        lines.push((say!(w, "why-progress", done = done, all = all), QUIET));
    }
    lines
}

/// Why it is said that a family has no child any more.
#[must_use]
pub fn childless(model: &Model, case: &Case) -> Dialog {
    let w = &model.words;
    let mut lines = Lines::new();
    if let Some((member, since)) = case.last_child(model.today) {
        let who = member.first_name.clone().or_else(|| member.last_name.clone()).unwrap_or_default();
        lines.push((say!(w, "childless", who = who.as_str()), STRONG));
        lines.extend(w.born(member).map(|born| (format!("  {born}"), PLAIN)));
        let left = crate::screen::card::people::left(model, member);
        lines.extend(left.map(|left| (format!("  {left}"), PLAIN)));
        lines.push((say!(w, "why-childless", day = w.day(since)), PLAIN));
        lines.push((w.say("own-rule"), QUIET));
    }
    dialog(model, &case.family.short, lines)
}

/// Why a deadline is on its day: a rule of the document, or an age.
#[must_use]
pub fn deadline(model: &Model, deadline: &Deadline) -> Dialog {
    let w = &model.words;
    let mut lines = Lines::new();
    if let Ahead::Rule { label, text, source, around, working_day, done, named_by, .. } = &deadline.what {
        lines.push((w.day(deadline.on), STRONG));
        lines.push((format!("  {}", w.source(source)), PLAIN));
        match named_by {
            // An order is not quoted: the file has what it was entered as.
            NamedBy::Order if text == label => lines.push((capitalised(label), PLAIN)),
            NamedBy::Order => lines.push((format!("{}: {text}", capitalised(label)), PLAIN)),
            _ => lines.push((format!("  «{text}»"), QUIET)),
        }
        match named_by {
            NamedBy::Program => lines.push((w.say("why-quarter-end"), PLAIN)),
            NamedBy::Nobody => lines.push((w.say("why-set-terms"), PLAIN)),
            NamedBy::Document | NamedBy::Order => {}
        }
        if named_by.is_own_rule() {
            lines.push((w.say("own-rule"), QUIET));
        }
        if let Some((before, after)) = around {
            let said = say!(w, "why-day-off", before = w.weekday_day(*before), after = w.weekday_day(*after));
            lines.push((said, PLAIN));
        }
        let late = (model.today - *working_day).num_days();
        match done {
            Some(on) => lines.push((say!(w, "deadline-done", day = w.day(*on)), PLAIN)),
            None if deadline.is_late => {
                lines.push((say!(w, "why-late", days = w.count("days", late)), LATE));
            }
            None => {}
        }
        lines.push((String::new(), PLAIN));
        lines.push((w.say("why-deadline-stays"), QUIET));
    }
    if let Ahead::Turns { called, years, .. } = &deadline.what {
        let last = matches!(deadline.what, Ahead::Turns { is_last: true, .. });
        lines.push((if last { w.turns_last(called, *years) } else { w.turns(called, *years) }, STRONG));
        lines.push((w.pick("why-turns", &years.to_string()), PLAIN));
        lines.push((w.say("own-rule"), QUIET));
    }
    dialog(model, &w.day(deadline.on), lines)
}

/// Why a sign is said to hold no longer, or not for long.
#[must_use]
pub fn ending(model: &Model, case: &Case, ending: &Ending) -> Dialog {
    let w = &model.words;
    let mut lines = vec![
        (capitalised(&mark::ending(model, ending)), STRONG),
        (format!("  {}", ending.meaning.label), PLAIN),
    ];
    lines.extend(ending.meaning.text.iter().map(|t| (format!("  «{t}»"), QUIET)));
    lines.extend(ending.meaning.cited.iter().map(|c| (format!("  {c}"), PLAIN)));
    lines.push((String::new(), PLAIN));
    lines.push((w.pick("why-mark-ends", ending.reason()), PLAIN));
    if ending.basis == Basis::OwnRule {
        lines.push((w.say("own-rule"), QUIET));
    }
    lines.push((w.say("why-mark-remedy"), PLAIN));
    dialog(model, &case.family.short, lines)
}

/// Why another level is asked for than the one set.
#[must_use]
pub fn unfit(model: &Model, case: &Case, unfit: &Unfit) -> Dialog {
    let w = &model.words;
    let mut lines = vec![(capitalised(&mark::unfit(model, unfit)), STRONG), (String::new(), PLAIN)];
    if let Some(source) = model.rules.level_source(unfit.level) {
        lines.push((capitalised(&model.rules.level_name(unfit.level)), PLAIN));
        quote(model, &source, &mut lines);
        lines.push((String::new(), PLAIN));
    }
    lines.push((w.say("why-unfit"), PLAIN));
    dialog(model, &case.family.short, lines)
}

/// «Запас 2: кроме сегодня есть ср, чт, пт. »
#[must_use]
pub fn slack_in_short(model: &Model, row: &Row) -> String {
    let rule = model.words.own_rule(row).map(|own| format!("° {own}. ")).unwrap_or_default();
    let Some(slack) = row.slack else { return rule };
    let said = model.words.count("slack-short", slack);
    match own_slack(model, row) {
        own if own.is_empty() => format!("{rule}{said}"),
        own => format!("{rule}{}{own}. ", said.trim_end().trim_end_matches('.')),
    }
}

/// «, по вашим дням 1», where the curator's own days leave another slack than the norm's.
#[must_use]
pub fn own_slack(model: &Model, row: &Row) -> String {
    let own = row.slack_own.filter(|own| Some(*own) != row.slack);
    own.map(|n| model.words.count("slack-own", n)).unwrap_or_default()
}
