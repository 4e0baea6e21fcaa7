//! «Почему» on a row of the ledger: what is required and by which words, which visits count, what slack is left.

use chrono::NaiveDate;

use super::about::WriteDaysById;
use super::quote;
use crate::domain::{Case, day};
use crate::norm::ledger::{LedgerRow, SPARE, SpanShare};
use crate::norm::slack::{self, DayObstacle};
use crate::norm::{NormContext, RowState, ledger, load, span};
use crate::screen::Model;
use crate::text::{capitalised, say};
use crate::ui::sheet::PlainSheet;

/// Why a row of the ledger requires what it does, what counts, and what slack is left.
pub(super) fn row_lines(
    model: &Model,
    ground: NormContext<'_>,
    case: &Case,
    row: &LedgerRow,
    entries: &WriteDaysById,
    lines: &mut PlainSheet,
) {
    let w = &model.words;
    let said = say!(
        w,
        "why-row",
        period = w.period(row.unit, row.from),
        from = w.day(row.from),
        to = w.day(row.to),
        required = row.required,
        done = row.done,
        owed = row.owed,
    );
    lines.line(capitalised(&said)).strong();
    if let Some(since) = ledger::known_since(ground, case, row) {
        let code = if row.is_unknown() { "unknown" } else { "part" };
        lines.line(say!(w, "why-known-since", code = code, day = w.day(since))).under();
    }
    for share in &row.shares {
        share_lines(model, ground, row, share, lines);
    }
    lines.gap();
    lines.line(w.say("why-sum")).strong();
    let terms: Vec<String> =
        row.shares.iter().map(|s| format!("{}·{}/{}", s.n, s.days - s.excused, row.period_days)).collect();
    let sum =
        if terms.len() > 1 { format!("{} = {}", terms.join(" + "), row.fraction()) } else { terms.join("") };
    let rounded = say!(w, "why-rounded", sum = sum, n = rounded(row));
    lines.line(rounded).under();
    if rounded_over(row) {
        lines.line(w.count("why-weekdays", row.weekdays)).under();
    }
    if row.excused_days > 0 {
        let said =
            say!(w, "why-excused", days = w.count("days", row.excused_days), n = row.required_unexcused);
        lines.line(said).under();
    }
    if row.shares.iter().any(|s| s.days < row.period_days) || row.excused_days > 0 || row.required < row.bare
    {
        lines.line(w.say("own-rule")).under().quiet();
    }
    if row.required < row.bare {
        let id = if row.done < row.bare { "why-bare" } else { "why-bare-reached" };
        let code = if row.is_borrowed() { "borrowed" } else { "own" };
        lines.line(say!(w, id, bare = row.bare, code = code)).under().quiet();
    }
    lines.gap();
    done_lines(model, case, row, entries, lines);
    if row.state == RowState::Open {
        lines.gap();
        slack_lines(model, ground, case, row, lines);
    }
}

fn share_lines(
    model: &Model,
    ground: NormContext<'_>,
    row: &LedgerRow,
    share: &SpanShare,
    lines: &mut PlainSheet,
) {
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
    lines.line(said);
    quote(model, &share.source, lines);
}

/// Round half up of the sum, before the Monday-to-Friday days limit it.
fn rounded(row: &LedgerRow) -> u64 {
    let days = u64::from(row.period_days.max(1));
    (2 * row.sum + days) / (2 * days)
}

fn rounded_over(row: &LedgerRow) -> bool {
    rounded(row) > u64::from(row.weekdays)
}

fn done_lines(model: &Model, case: &Case, row: &LedgerRow, entries: &WriteDaysById, lines: &mut PlainSheet) {
    let w = &model.words;
    lines.line(w.count("why-done", row.done)).strong();
    let visits = case.contacts.iter().filter(|c| row.holds(c.on) && c.kind.is_visit());
    for c in visits {
        let kind = w.pick("contact-kind", c.kind.code());
        let outcome = w.pick("outcome", c.outcome.code());
        let counted = w.say(if c.is_held_visit() { "why-counted" } else { "why-not-counted" });
        let mut said = format!("  {}  {kind}, {outcome} ({counted})", w.weekday_near(c.on, model.today));
        // A visit counts for its own day; when it was written down is shown where that was another one.
        if let Some(written) = entries.get(&c.id).filter(|e| e.first != c.on) {
            said.push_str(&say!(w, "why-written", day = w.weekday_near(written.first, model.today)));
        }
        if let Some(written) = entries.get(&c.id).filter(|e| e.last > e.first) {
            said.push_str(&say!(w, "why-corrected", day = w.weekday_near(written.last, model.today)));
        }
        lines.line(said);
    }
    lines.line(w.say("why-what-counts")).under().quiet();
    lines.line(w.say("why-one-a-day")).under().quiet();
    if row.held > row.done {
        let said = say!(w, "why-several-a-day", held = row.held, done = row.done);
        lines.line(said).under();
    }
}

/// The slack by which the row will be judged, and whether that threatens it. `free`: days that suit.
fn judged_slack(model: &Model, row: &LedgerRow, free: usize, lines: &mut PlainSheet) {
    let w = &model.words;
    let Some(slack) = row.known_slack() else {
        lines.line(w.say("why-known-owes-none")).under();
        return;
    };
    if row.may_be_met() {
        let said = say!(w, "why-known-slack", n = free, owed = row.known_owed(), slack = slack);
        lines.line(said).under();
    }
    let threat = if row.is_threatened() { "why-threat" } else { "why-no-threat" };
    lines.line(w.count(threat, SPARE)).under();
}

fn slack_lines(model: &Model, ground: NormContext<'_>, case: &Case, row: &LedgerRow, lines: &mut PlainSheet) {
    let w = &model.words;
    let all = span::spans(case, ground.rules);
    let spans: Vec<&span::NormSpan> = all.iter().filter(|s| s.frequency.per == row.unit).collect();
    let slack = row.slack.unwrap_or(0);
    lines.line(w.count("why-slack", slack)).strong().late_if(row.has_no_slack());
    let days: Vec<(NaiveDate, Result<(), DayObstacle>)> =
        day::days(row.from.max(ground.today), day::day_after(row.to))
            .map(|d| (d, slack::allows(ground, case, &spans, d)))
            .collect();
    let free: Vec<String> =
        days.iter().filter(|(_, f)| f.is_ok()).map(|(d, _)| w.weekday_number(*d)).collect();
    lines.line(say!(w, "why-slack-sum", n = free.len(), owed = row.owed, slack = slack)).under();
    judged_slack(model, row, free.len(), lines);
    if !free.is_empty() {
        lines.line(free.join(", ")).under();
    }
    if row.slack_own != row.slack {
        let named = |own: bool| -> Vec<String> {
            let own_days = days.iter().filter(|(d, free)| {
                let own_days = load::is_own_day(ground, case, &spans, *d);
                if own { own_days } else { free.is_ok() && !own_days }
            });
            own_days.map(|(d, _)| w.weekday_number(*d)).collect()
        };
        let own = row.slack_own.unwrap_or(0);
        let (own_days, others) = (named(true).join(", "), named(false));
        let mut said = say!(w, "why-slack-own", n = own, owed = row.owed, days = own_days);
        if !others.is_empty() {
            said.push_str(&say!(w, "why-slack-not-own", days = others.join(", ")));
        }
        lines.line(said).under().late_if(row.known_slack_own().is_some_and(|own| own <= 0));
    }
    for (code, obstacle) in [
        ("day-off", DayObstacle::DayOff),
        ("leave", DayObstacle::Leave),
        ("excused", DayObstacle::Excused),
        ("impossible", DayObstacle::Impossible),
        ("visited", DayObstacle::Visited),
    ] {
        let lost: Vec<String> =
            days.iter().filter(|(_, f)| *f == Err(obstacle)).map(|(d, _)| w.weekday_number(*d)).collect();
        if !lost.is_empty() {
            lines.line(format!("{}: {}", w.pick("obstacle", code), lost.join(", "))).under().quiet();
        }
    }
    if row.is_impossible() {
        lines.line(w.say("why-impossible")).under().late();
    } else if slack < 0 {
        lines.line(w.say("why-impossible-unless")).under();
    }
    lines.line(w.say("own-rule")).under().quiet();
}
