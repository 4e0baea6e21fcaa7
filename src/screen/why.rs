//! «Почему»: the rule, its inputs, the arithmetic, the paragraph with its words. The program's own rules are called so.

pub mod about;
mod as_of_day;
pub mod calendar;
pub mod copies;
pub mod district;
pub mod field;
pub mod file;
pub mod law;
mod passport;
pub mod path;
mod plain;
pub mod plan;
pub mod proposal;
pub mod register;
pub mod report;
mod row;
pub mod staff;

pub use self::plain::{answer, sentence, unsaid};
use super::Model;
use super::card::papers;
use super::dialog::spec::DialogSpec;
use crate::domain::{Case, Id};
use crate::norm::deadline::rule::{self, DeadlineTiming, TimedDeadline};
use crate::norm::deadline::{self as deadlines, Deadline, DeadlineSetter, UpcomingMatter};
use crate::norm::ledger::LedgerRow;
use crate::norm::marks::{EndBasis, EndingMark, UnsupportedLevel};
use crate::norm::{NormContext, after, term as terms};
use crate::regulation::file::collapsed;
use crate::regulation::{ProgrammeDuty, RuleSource};
use crate::text::{capitalised, say};
use crate::ui::paint::{PLAIN, QUIET};
use crate::ui::sheet::PlainSheet;
use crate::wording::{self, lacking, mark};

fn window(model: &Model, title: &str, lines: PlainSheet) -> DialogSpec {
    DialogSpec::Text(say!(model.words, "why-title", what = title), lines)
}

/// A source with the words of the document behind it.
fn quote(model: &Model, source: &RuleSource, lines: &mut PlainSheet) {
    lines.line(model.words.source(source)).under();
    if let Some(words) = source.words().filter(|w| !w.is_empty()) {
        lines.line(format!("«{words}»")).under().quiet();
    }
}

/// Why the term of a level ends when it does.
fn term_lines(model: &Model, ground: NormContext<'_>, case: &Case, lines: &mut PlainSheet) {
    let w = &model.words;
    match terms::current(ground, case) {
        None => {
            lines.line(w.say("no-level"));
        }
        Some(end) => {
            end_lines(model, &end, lines);
            lines.gap();
            lines.line(w.say("why-term-meaning")).quiet();
        }
    }
}

/// The days of a term and where they come from.
fn end_lines(model: &Model, end: &terms::TermEnd, lines: &mut PlainSheet) {
    let w = &model.words;
    let said = say!(
        w,
        "why-term",
        level = capitalised(&model.rules.level_name(end.level)),
        from = w.day(end.from),
        until = w.day(end.until)
    );
    lines.line(said).strong();
    match end.months {
        Some(months) => {
            lines.line(say!(w, "why-term-months", months = w.count("months", months))).under();
        }
        None if matches!(end.source, RuleSource::Decision { by: None, number: None }) => {
            lines.line(w.say("why-term-record")).under();
        }
        None => {
            lines.line(w.say("why-term-decision")).under();
        }
    }
    quote(model, &end.source, lines);
    // The words of the document are shown beside what the record says.
    if let Some(term) = model.rules.term(end.level).filter(|_| end.months.is_none()) {
        quote(model, &term.source, lines);
    }
    if let Some(firmness) = end.firmness {
        lines.line(w.pick("firmness", wording::level::firmness(firmness, &end.source))).under();
    }
}

/// Where the day of an activity comes from.
#[must_use]
pub fn activity(model: &Model, case: &Case, id: Id) -> DialogSpec {
    window(model, &case.family.short, activity_lines(model, case, id))
}

/// A request: of whom what was asked, and what has come of it.
#[must_use]
pub fn request(model: &Model, case: &Case, id: Id) -> DialogSpec {
    let request = case.requests.iter().find(|r| r.id == id);
    let mut lines = PlainSheet::default();
    lines.extend(request.into_iter().flat_map(|r| papers::waiting(model, r)));
    lines.line(model.words.pick("why-for", "request")).quiet();
    window(model, &case.family.short, lines)
}

fn activity_lines(model: &Model, case: &Case, id: Id) -> PlainSheet {
    let w = &model.words;
    let mut lines = PlainSheet::default();
    if let Some(activity) = case.activities.iter().find(|a| a.id == id) {
        lines.line(wording::activity::text(w, activity)).strong();
        lines.line(w.pick("help-kind", activity.help.code()));
        if let Some(source) = model.rules.help(&activity.text) {
            quote(model, &source, &mut lines);
        }
        if let Some(organisation) = &activity.organisation {
            lines.line(organisation.clone());
        }
        if let Some(due) = activity.due {
            let late = (model.today - due).num_days();
            lines.line(say!(w, "tick-due", day = w.day(due)));
            if late > 0 && activity.state.is_open() {
                lines.line(say!(w, "why-late", days = w.count("days", late))).late();
            }
        }
        // Where the document makes the organisation answer by the day that the programme sets.
        let by_plan = |r: &&TimedDeadline| r.when == DeadlineTiming::ByPlan;
        if activity.due.is_some() && activity.organisation.is_some() {
            for rule in rule::rules(model.ground()).iter().filter(by_plan) {
                lines.line(capitalised(&rule.label));
                quote(model, &rule.source, &mut lines);
            }
        }
        lines.gap();
        lines.line(w.say("why-activity")).quiet();
        let (done, all) = case.programme_progress();
        lines.line(say!(w, "why-progress", done = done, all = all)).quiet();
    }
    lines
}

/// Why it is said that a family has no child any more.
#[must_use]
pub fn childless(model: &Model, case: &Case) -> DialogSpec {
    let w = &model.words;
    let mut lines = PlainSheet::default();
    if let Some((member, since)) = case.last_child(model.today) {
        let who = member.first_name.clone().or_else(|| member.last_name.clone()).unwrap_or_default();
        lines.line(say!(w, "childless", who = who.as_str())).strong();
        lines.extend(w.born(member).map(|born| (format!("  {born}"), PLAIN)));
        let left = crate::screen::card::people::left(model, member);
        lines.extend(left.map(|left| (format!("  {left}"), PLAIN)));
        lines.line(say!(w, "why-childless", day = w.day(since)));
        lines.line(w.say("own-rule")).quiet();
    }
    window(model, &case.family.short, lines)
}

/// Why a closed family is visited still: the paragraph, its last day, what was held since.
#[must_use]
pub fn after(model: &Model, case: &Case) -> DialogSpec {
    let w = &model.words;
    let mut lines = PlainSheet::default();
    if let Some(after) = after::after(model.ground(), case) {
        lines.line(capitalised(&lacking::after(model, &after))).strong();
    }
    match model.rules.regulation.asking(ProgrammeDuty::After) {
        Some(clause) => {
            let cited = model.rules.regulation.cited(&clause.at);
            quote(
                model,
                &RuleSource::Own { cited: cited.into(), text: collapsed(&clause.text).into() },
                &mut lines,
            );
        }
        None => {
            lines.line(w.say("own-rule")).quiet();
        }
    }
    lines.line(w.say("why-after")).quiet();
    window(model, &case.family.short, lines)
}

/// Why a deadline is on its day: a rule of the document, or an age.
#[must_use]
pub fn deadline(model: &Model, deadline: &Deadline) -> DialogSpec {
    let w = &model.words;
    let mut lines = PlainSheet::default();
    if let UpcomingMatter::Rule { label, text, source, around, working_day, done, named_by, .. } =
        &deadline.what
    {
        lines.line(w.day(deadline.on)).strong();
        lines.line(w.source(source)).under();
        match named_by {
            // An order is not quoted: the file has what it was entered as.
            DeadlineSetter::Order if text == label => {
                lines.line(capitalised(label));
            }
            DeadlineSetter::Order => {
                lines.line(format!("{}: {text}", capitalised(label)));
            }
            _ => {
                lines.line(format!("«{text}»")).under().quiet();
            }
        }
        match named_by {
            DeadlineSetter::Program => {
                lines.line(w.say("why-quarter-end"));
            }
            DeadlineSetter::Nobody => {
                lines.line(w.say("why-set-terms"));
            }
            DeadlineSetter::Document | DeadlineSetter::Order => {}
        }
        if named_by.is_own_rule() {
            lines.line(w.say("own-rule")).quiet();
        }
        if let Some((before, after)) = around {
            let said = say!(
                w,
                "why-day-off",
                before = w.weekday_near(*before, model.today),
                after = w.weekday_near(*after, model.today)
            );
            lines.line(said);
        }
        let late = (model.today - *working_day).num_days();
        match done {
            Some(on) => {
                lines.line(say!(w, "deadline-done", day = w.day(*on)));
            }
            None if deadline.is_late => {
                lines.line(say!(w, "why-late", days = w.count("days", late))).late();
            }
            None => {}
        }
        lines.gap();
        lines.line(w.say("why-deadline-stays")).quiet();
    }
    if let UpcomingMatter::Sitting { body, .. } = &deadline.what {
        lines.line(capitalised(&wording::sitting::coming(w, body.as_deref()))).strong();
        lines.line(w.say("why-sitting"));
        let about = deadlines::about(model.ground(), body.as_deref());
        about.iter().for_each(|source| quote(model, source, &mut lines));
    }
    if let UpcomingMatter::Turns { called, years, .. } = &deadline.what {
        let last = matches!(deadline.what, UpcomingMatter::Turns { is_last: true, .. });
        lines.line(if last { w.turns_last(called, *years) } else { w.turns(called, *years) }).strong();
        lines.line(w.pick("why-turns", &years.to_string()));
        lines.line(w.say("own-rule")).quiet();
    }
    window(model, &w.day(deadline.on), lines)
}

/// Why a sign is said to hold no longer, or not for long.
#[must_use]
pub fn ending(model: &Model, case: &Case, ending: &EndingMark) -> DialogSpec {
    let w = &model.words;
    let mut lines = PlainSheet::default();
    lines.line(capitalised(&mark::ending(model, ending))).strong();
    lines.line(ending.meaning.label.clone()).under();
    lines.extend(ending.meaning.text.iter().map(|t| (format!("  «{t}»"), QUIET)));
    lines.extend(ending.meaning.cited.iter().map(|c| (format!("  {c}"), PLAIN)));
    lines.gap();
    lines.line(w.pick("why-mark-ends", ending.reason()));
    if ending.basis == EndBasis::OwnRule {
        lines.line(w.say("own-rule")).quiet();
    }
    lines.line(w.say("why-mark-remedy"));
    window(model, &case.family.short, lines)
}

/// Why a level is asked for where none is set: what is left undone without one, and the paragraph.
#[must_use]
pub fn unset(model: &Model, case: &Case) -> DialogSpec {
    let w = &model.words;
    let mut lines = PlainSheet::default();
    lines.line(capitalised(&w.say("today-unset-line"))).strong();
    lines.line(w.say("why-unset"));
    for source in field::level_sources(model) {
        lines.gap();
        quote(model, &source, &mut lines);
    }
    window(model, &case.family.short, lines)
}

/// Why another level is asked for than the one set.
#[must_use]
pub fn unfit(model: &Model, case: &Case, unfit: &UnsupportedLevel) -> DialogSpec {
    let w = &model.words;
    let mut lines = PlainSheet::default();
    lines.line(capitalised(&mark::unfit(model, unfit))).strong();
    lines.gap();
    if let Some(source) = model.rules.level_source(unfit.level) {
        lines.line(capitalised(&model.rules.level_name(unfit.level)));
        quote(model, &source, &mut lines);
        lines.gap();
    }
    lines.line(w.say("why-unfit"));
    window(model, &case.family.short, lines)
}

/// «Запас 2: кроме сегодня есть ср, чт, пт. »
#[must_use]
pub fn slack_in_short(model: &Model, row: &LedgerRow) -> String {
    let rule = model.words.own_rule(row).map(|own| format!("° {own}. ")).unwrap_or_default();
    let may_be_met = row.may_be_met() && row.slack.is_some();
    let unknown = may_be_met.then(|| capitalised(&model.words.say("visits-before-unknown")) + ". ");
    let unknown = unknown.unwrap_or_default();
    let Some(slack) = row.known_slack() else { return rule + &unknown };
    let said = model.words.count("slack-short", slack);
    match own_slack(model, row) {
        own if own.is_empty() => format!("{rule}{said}{unknown}"),
        own => format!("{rule}{}{own}. {unknown}", said.trim_end().trim_end_matches('.')),
    }
}

/// «, по вашим дням 1», where the curator's own days leave another slack than the norm's.
#[must_use]
pub fn own_slack(model: &Model, row: &LedgerRow) -> String {
    let own = row.known_slack_own().filter(|own| Some(*own) != row.known_slack());
    own.map(|n| model.words.count("slack-own", n)).unwrap_or_default()
}
