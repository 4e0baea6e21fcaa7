//! The plan of 24 families and of 500, over 90 days, against two things in the same run: reading the same rows off the
//! ledger, and a plain Edmonds–Karp on the same days. `cargo bench --bench plan`.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::print_stdout, missing_docs)]

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use chrono::{Datelike, NaiveDate, Weekday};
use kurator::domain::Case;
use kurator::norm::{NormContext, ledger, load, slack, span};
use kurator::plan::{AppointmentDraft, Plan, PlanRequest};
use kurator::store::jsonl::ImportMode;
use kurator::store::{Author, Entropy, FamilyScope, Store};
use serde_json::json;

const RUNS: usize = 9;

/// A district of so many families, a curator for every twenty-four.
fn district(families: usize) -> Store {
    let author = Author { device: "bench".into(), user: "bench".into(), clock: || 0 };
    let mut store = Store::in_memory(author, Entropy::Seed { seed: 1, taken: 0 }).expect("a store");
    let id = |kind: usize, n: usize| format!("00000000-0000-4000-8000-{kind:04x}{n:08x}");
    let mut lines = String::new();
    let curators = families.div_ceil(24);
    for c in 0..curators {
        lines +=
            &format!("{}\n", json!({ "type": "curator", "id": id(1, c), "name": format!("Curator {c}") }));
        let leave = json!({
            "type": "leave", "id": id(6, c), "curator": id(1, c), "from": "2026-12-14", "until": "2026-12-17",
        });
        lines += &format!("{leave}\n");
    }
    for f in 0..families {
        let level =
            ["basic", "adaptation", "crisis", "basic", "adaptation", "basic", "emergency", "basic"][f % 8];
        let (settlement, street) =
            (["Центр", "Центр", "Сушани", "Травково"][f % 4], format!("Улица {}", f % 9));
        for line in [
            json!({
                "type": "family", "id": id(2, f), "title": format!("Family {f}"), "settlement": settlement,
                "street": street,
            }),
            json!({ "type": "assignment", "id": id(3, f), "family": id(2, f), "curator": id(1, f / 24), "from": "2026-01-01" }),
            json!({ "type": "level", "id": id(4, f), "family": id(2, f), "level": level, "from": "2026-09-07" }),
            json!({
                "type": "availability", "id": id(7, f), "family": id(2, f), "weekday": 1 + f % 5, "possible": false,
            }),
        ] {
            lines += &format!("{line}\n");
        }
        for v in 0..10 {
            let on = NaiveDate::from_ymd_opt(2026, 9, 8).expect("a day")
                + chrono::Days::new((v * 7 + f % 5) as u64);
            let visit = json!({
                "type": "contact", "id": id(5, f * 16 + v), "family": id(2, f), "kind": "home_visit",
                "outcome": "held", "on": on,
            });
            lines += &format!("{visit}\n");
        }
    }
    let done = store.import(&lines, ImportMode::Whole).expect("an import");
    assert!(done.refused.is_empty(), "a line is refused");
    store
}

/// The plainest maximum flow: shortest paths one after another, on the network row → day of the family → day.
fn edmonds_karp(ground: NormContext<'_>, cases: &[Case], asked: &PlanRequest<'_>) -> u32 {
    let end = kurator::plan::PlanHorizon::of(asked.from, asked.days).end;
    let mut edges: Vec<(usize, u32)> = Vec::new();
    let mut from: Vec<Vec<usize>> = vec![Vec::new(), Vec::new()];
    let mut node = std::collections::HashMap::new();
    let mut link = |from: &mut Vec<Vec<usize>>, a: usize, b: usize, capacity: u32| {
        from[a].push(edges.len());
        edges.push((b, capacity));
        from[b].push(edges.len());
        edges.push((a, 0));
    };
    for case in cases {
        let spans = span::spans(case, ground.rules);
        for row in
            ledger::rows(ground, case, asked.from, end).iter().filter(|r| r.owed > 0 && r.to >= ground.today)
        {
            let of_unit: Vec<_> = spans.iter().filter(|s| s.frequency.per == row.unit).collect();
            let at = from.len();
            from.push(Vec::new());
            link(&mut from, 0, at, row.owed);
            for on in slack::free_days(ground, case, &of_unit, row.from.max(asked.from), row.to) {
                let curator = ground.staff.curator_of(case, on);
                let day = *node.entry((curator, on)).or_insert_with(|| {
                    from.push(Vec::new());
                    let day = from.len() - 1;
                    link(&mut from, day, 1, load::capacity(ground, curator, on, asked.capacity));
                    day
                });
                link(&mut from, at, day, 1);
            }
        }
    }
    let mut flow = 0;
    loop {
        let mut came = vec![usize::MAX; from.len()];
        let mut queue = VecDeque::from([0]);
        while let Some(at) = queue.pop_front() {
            for edge in &from[at] {
                let (to, left) = edges[*edge];
                if left > 0 && to != 0 && came[to] == usize::MAX {
                    came[to] = *edge;
                    queue.push_back(to);
                }
            }
        }
        if came[1] == usize::MAX {
            return flow;
        }
        let mut at = 1;
        while at != 0 {
            let edge = came[at];
            edges[edge].1 -= 1;
            edges[edge ^ 1].1 += 1;
            at = edges[edge ^ 1].0;
        }
        flow += 1;
    }
}

fn median(run: impl Fn()) -> f64 {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let begun = Instant::now();
            run();
            begun.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1000.0
}

fn main() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
    assert_eq!(today.weekday(), Weekday::Tue);
    println!("plan of 90 days, median of {RUNS}");
    for families in [24, 500] {
        let store = district(families);
        let reader = store.reader();
        let (rules, calendar, staff) = (
            reader.rules().expect("rules"),
            reader.calendar().expect("a calendar"),
            reader.staff().expect("staff"),
        );
        let cases = reader.cases(FamilyScope::Current(today), None).expect("cases");
        let ground = NormContext { rules: &rules, calendar: &calendar, staff: &staff, today };
        for capacity in [4, 2] {
            let asked = PlanRequest { capacity, ..PlanRequest::days(None, today, 90) };
            let plan = Plan::of(ground, &cases, &asked);
            assert_eq!(plan.placed, edmonds_karp(ground, &cases, &asked), "the two proofs differ");
            let ours = median(|| drop(Plan::of(ground, &cases, &asked)));
            let week = median(|| drop(Plan::of(ground, &cases, &PlanRequest { days: 7, ..asked })));
            let draft = [AppointmentDraft::Place { family: cases[0].family.id, on: today, time: None }];
            let tried = median(|| drop(plan.tried(ground, &cases, &draft)));
            let rows = median(|| {
                for case in &cases {
                    drop(ledger::rows(ground, case, today, plan.horizon.end));
                }
            });
            let plain = median(|| _ = edmonds_karp(ground, &cases, &asked));
            let remedies = median(|| {
                plan.parts.iter().take(3).for_each(|p| drop(plan.remedies(ground, &cases, &asked, p)))
            });
            println!(
                "  {families:3} families, {capacity} a day: {ours:7.2} ms (owed {}, short {}); ledger alone {rows:.2}, ratio {:.2}; \
                 Edmonds–Karp without wishes {plain:.2}, ratio {:.2}; 7 days {week:.2}; a change tried {tried:.2}; advice on {} parts {remedies:.2}",
                plan.owed,
                plan.short,
                ours / rows,
                ours / plain,
                plan.parts.len().min(3),
            );
        }
    }
}
