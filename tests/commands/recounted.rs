//! Reports of random districts against a second count from the lines of their export.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use crate::district::{begin_under, stdout};
use crate::recount::{Count, Recount};

/// A small generator: the same numbers in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[usize::try_from(self.below(list.len() as u64)).unwrap()]
    }

    fn day(&mut self) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(self.below(320))
    }

    /// Some different days in order.
    fn days(&mut self, most: u64) -> Vec<NaiveDate> {
        let mut days: Vec<NaiveDate> = (0..=self.below(most)).map(|_| self.day()).collect();
        days.sort_unstable();
        days.dedup();
        days
    }
}

struct Lines {
    text: String,
    family: usize,
    next: usize,
}

impl Lines {
    fn id(&mut self) -> String {
        self.next += 1;
        format!("{:08}-0000-4000-8000-{:012}", self.family, self.next)
    }

    fn add(&mut self, kind: &str, mut fields: Value) -> String {
        let id = self.id();
        fields["type"] = json!(kind);
        fields["id"] = json!(id);
        if kind != "family" {
            fields["family"] = json!(format!("{:08}-0000-4000-8000-{:012}", self.family, 1));
        }
        writeln!(self.text, "{fields}").unwrap();
        id
    }
}

fn family(n: &mut Numbers, family: usize) -> String {
    let mut l = Lines { text: String::new(), family, next: 0 };
    let levels = n.days(4);
    let registered = levels[0] - Days::new(n.below(20));
    let individual = n.below(4) == 0;
    let mut fields = json!({ "title": format!("Семья{family} Анна"), "registered_on": registered });
    if individual {
        fields["form"] = json!("individual");
        fields["member"] = json!(format!("{family:08}-0000-4000-8000-{:012}", 2));
    }
    l.add("family", fields);
    for (m, role) in ["mother", "son", "daughter", "father"].iter().enumerate().take(1 + n.below(4) as usize)
    {
        let years = if matches!(*role, "son" | "daughter") { 2008 + n.below(18) } else { 1980 + n.below(20) };
        let born = format!("{years}-{:02}-{:02}", 1 + n.below(12), 1 + n.below(28));
        let mut member = json!({
            "role": role, "last_name": format!("Семья{family}"), "first_name": format!("Имя{m}"), "born": born,
        });
        // The one accompanied in the individual form stays.
        if n.below(5) == 0 && m > 0 && born.as_str() < "2026-01-01" {
            member["until"] = json!(n.day());
            member["why_left"] = json!("moved_out");
        }
        if born.as_str() < "2026-11-01" {
            l.add("member", member);
        }
    }
    let mut at = levels.iter().peekable();
    while let Some(from) = at.next() {
        let level = n.of(&["adaptation", "basic", "crisis", "emergency"]);
        l.add("level", json!({ "level": level, "from": from }));
        // An end between this level and the next one, or on the day of the next.
        if n.below(4) == 0 {
            let until = at.peek().map_or(*from + Days::new(40), |next| **next);
            let on = (*from + Days::new(1 + n.below(30))).min(until);
            let mut closing = json!({ "on": on });
            if let Some(positive) = n.of(&[None, Some(true), Some(false)]) {
                closing["positive"] = json!(positive);
            }
            l.add("closing", closing);
        }
    }
    let days = n.days(4);
    for (i, from) in days.iter().enumerate() {
        let mut status = json!({ "status": n.of(&["prevention", "difficult", "sop"]), "from": from });
        if let Some(next) = days.get(i + 1) {
            // Until the next one, or some days less.
            let gap = if n.below(3) == 0 { 1 } else { 0 };
            let until = *next - Days::new(gap);
            if *from < until {
                status["until"] = json!(until);
            }
        }
        l.add("status", status);
    }
    for _ in 0..n.below(4) {
        let event = n.of(&["refusal", "rights_deprived", "child_returned", "improper_parenting"]);
        l.add("event", json!({ "event": event, "on": n.day() }));
    }
    l.text
}

fn told(report: &Value, indicator: &str) -> Option<Value> {
    report["rows"].as_array().unwrap().iter().find(|r| r["indicator"] == indicator).cloned()
}

fn agrees(report: &Value, indicator: &str, count: &Count, place: &str) -> usize {
    let Some(row) = told(report, indicator) else { return 0 };
    let ids: std::collections::BTreeSet<String> =
        row["ids"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect();
    assert_eq!(ids, count.families, "{place} {indicator} {row:#}");
    assert_eq!(row["cases"], count.cases, "{place} {indicator} {row:#}");
    1
}

#[test]
fn reports_of_random_districts_agree_with_a_second_count() {
    let mut n = Numbers(11);
    let mut compared = 0;
    for round in 0..12 {
        let regulation = n.of(&["irkutsk", "oktyabrsky", "yugra", "azov"]);
        let lines: String = (1..=8).map(|f| family(&mut n, f)).collect();
        let d = begin_under(regulation);
        d.takes(&lines);
        let (from, to, period) = n.of(&[
            ("2026-01-01", "2026-03-31", "2026-Q1"),
            ("2026-07-01", "2026-09-30", "2026-Q3"),
            ("2026-10-01", "2026-12-31", "2026-Q4"),
            ("2026-01-01", "2026-12-31", "2026"),
            ("2026-05-17", "2026-08-02", "2026-05-17..2026-08-02"),
        ]);
        let report: Value =
            serde_json::from_str(&stdout(&d.run(&["report", "period", period, "--json"]))).unwrap();
        let span = (from.parse().unwrap(), to.parse().unwrap());
        let again = Recount::new(&d.export(), span, "2026-11-24".parse().unwrap());
        let place = format!("{round} {regulation} {period}\n{lines}");
        for (documented, own, count) in [
            ("families_accepted", "own_taken_on", again.taken_on()),
            ("families_level_changed", "own_level_changed", again.level_changed()),
            ("families_closed", "own_closed", again.closed(false)),
            ("families_closed_positive", "own_closed_positive", again.closed(true)),
            ("own_at_end", "", again.at_end()),
            ("refusals", "", again.events("refusal")),
            ("rights_deprivation", "", again.events("rights_deprived")),
            ("substitute_returns", "", again.events("child_returned")),
            ("improper_parenting", "", again.events("improper_parenting")),
            ("worse_prevention_to_difficult", "", again.status_changed("prevention", "difficult")),
            ("worse_difficult_to_sop", "", again.status_changed("difficult", "sop")),
            ("better_sop_to_difficult", "", again.status_changed("sop", "difficult")),
            ("better_difficult_to_prevention", "", again.status_changed("difficult", "prevention")),
        ] {
            let names: Vec<&str> = [documented, own].into_iter().filter(|i| !i.is_empty()).collect();
            compared += names.iter().map(|i| agrees(&report, i, &count, &place)).sum::<usize>();
        }
        let at_end = told(&report, "own_at_end").unwrap();
        assert_eq!(at_end["persons"], again.at_end().persons, "{place}");
        let closed = told(&report, "families_closed").or_else(|| told(&report, "own_closed")).unwrap();
        if closed["cases"] == closed["families"] {
            assert_eq!(closed["persons"], again.closed(false).persons, "{place}");
        }
        assert_eq!(told(&report, "own_children").unwrap()["persons"], again.children(), "{place}");
    }
    assert!(compared > 60, "{compared}");
}
