//! The lookup beside `nucleo-matcher` and `SkimMatcherV2` over the same records in the same run, on one thread.
//!
//! `cargo bench --bench lookup`. For each kind of query every key typed is one lookup: what is shown is the time of a key.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs
)]

#[path = "../with/slips/mod.rs"]
mod slips;
#[path = "../with/town/mod.rs"]
mod town;

use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use kurator::domain::Case;
use kurator::domain::fold::fold;
use kurator::search::SearchIndex;
use kurator::store::{Author, Store};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};
use slips::{heard, latin, slip, surname_in, wrong_layout};
use town::{TownChance, TownLists, district};

/// All that is searched of a family as one line, for those who search lines.
fn line(case: &Case) -> String {
    let a = &case.family.address;
    let mut parts = vec![Some(case.family.title.clone())];
    for m in &case.members {
        parts.extend([&m.last_name, &m.first_name, &m.patronymic, &m.occupation].map(Clone::clone));
        parts.extend(m.phones.iter().map(|p| Some(p.clone())));
    }
    parts.extend([&a.settlement, &a.street, &a.house, &a.flat].map(Clone::clone));
    fold(&parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

fn queries(cases: &[Case]) -> Vec<(&'static str, Vec<String>)> {
    let chance = &mut TownChance(77);
    let mut kinds: Vec<(&'static str, Vec<String>)> = Vec::new();
    for _ in 0..40 {
        let case = chance.one(cases);
        let m = chance.one(&case.members);
        let last = m.last_name.clone().unwrap();
        let first = m.first_name.clone().unwrap();
        let a = &case.family.address;
        let phone = m.phones.first().cloned().unwrap_or_else(|| "+79110000000".to_owned());
        let slipped = slip(&last, chance);
        let cased = surname_in(&last, 2).unwrap_or(last.clone());
        let (street, house) = (a.street.clone().unwrap(), a.house.clone().unwrap());
        for (kind, typed) in [
            ("surname", last.clone()),
            ("surname and name", format!("{last} {first}")),
            ("wrong layout", wrong_layout(&last)),
            ("latin", latin(&last, 2)),
            ("ending", cased),
            ("one slip", slipped.clone()),
            ("two slips", slip(&slipped, chance)),
            ("by ear", heard(&last, chance)),
            ("short name", slips::AT_HOME[chance.below(44)].1[0].to_owned()),
            ("phone", phone[phone.len() - 4..].to_owned()),
            ("address", format!("{street} {house}")),
            ("nonsense", "абракадабра".to_owned()),
        ] {
            match kinds.iter_mut().find(|(k, _)| *k == kind) {
                Some((_, all)) => all.push(typed),
                None => kinds.push((kind, vec![typed])),
            }
        }
    }
    kinds
}

/// The time of each key of these queries, each query typed letter by letter.
fn keys(queries: &[String], mut look: impl FnMut(&str)) -> Vec<Duration> {
    let mut times = Vec::new();
    for query in queries {
        for (end, c) in query.char_indices() {
            let typed = &query[..end + c.len_utf8()];
            let start = Instant::now();
            look(typed);
            times.push(start.elapsed());
        }
    }
    times.sort_unstable();
    times
}

fn ms(d: Duration) -> f64 {
    d.as_secs_f64() * 1000.0
}

fn median(times: &[Duration]) -> f64 {
    ms(times[times.len() / 2])
}

fn measure(families: usize, peers: usize) {
    let mut cases = district(&TownLists::of_the_demo(), families / 2, 1);
    cases.extend(district(&TownLists::of_elsewhere(), families - families / 2, 2));
    let start = Instant::now();
    let index = SearchIndex::of(&cases);
    println!(
        "{families} families: index built in {:.1} ms, {:.2} MiB",
        ms(start.elapsed()),
        index.size() as f64 / 1_048_576.0
    );
    let lines: Vec<String> = cases.iter().map(line).collect();
    let wide: Vec<Utf32String> = lines.iter().map(|l| Utf32String::from(l.as_str())).collect();
    let mut nucleo = Matcher::new(Config::DEFAULT);
    let skim = SkimMatcherV2::default();
    println!(
        "{:20} {:>8} {:>8} {:>8} {:>9} {:>8} {:>9}",
        "kind, ms a key", "median", "p95", "worst", "nucleo", "skim", "nucleo ÷"
    );
    let mut medians = Vec::new();
    let mut all = Vec::new();
    for (kind, queries) in queries(&cases) {
        let ours = keys(&queries, |typed| {
            black_box(index.find(typed, 20));
        });
        let few = &queries[..peers.min(queries.len())];
        let theirs = keys(few, |typed| {
            let pattern = Pattern::parse(&fold(typed), CaseMatching::Ignore, Normalization::Smart);
            let mut found: Vec<(u32, usize)> = wide
                .iter()
                .enumerate()
                .filter_map(|(i, l)| pattern.score(l.slice(..), &mut nucleo).map(|s| (s, i)))
                .collect();
            found.sort_unstable_by(|a, b| b.cmp(a));
            found.truncate(20);
            black_box(found);
        });
        let skims = keys(&few[..1], |typed| {
            let typed = fold(typed);
            let mut found: Vec<(i64, usize)> = lines
                .iter()
                .enumerate()
                .filter_map(|(i, l)| skim.fuzzy_match(l, &typed).map(|s| (s, i)))
                .collect();
            found.sort_unstable_by(|a, b| b.cmp(a));
            found.truncate(20);
            black_box(found);
        });
        let m = median(&ours);
        println!(
            "{kind:20} {m:8.3} {:8.3} {:8.3} {:9.3} {:8.2} {:8.0}×",
            ms(ours[ours.len() * 95 / 100]),
            ms(ours[ours.len() - 1]),
            median(&theirs),
            median(&skims),
            median(&theirs) / m
        );
        medians.push(m);
        all.extend(ours);
    }
    all.sort_unstable();
    println!(
        "{:20} {:8.3}, worst kind {:.3}",
        "all",
        median(&all),
        medians.iter().copied().fold(0.0, f64::max)
    );
}

/// How long the lookup takes to open: reading the file and building the index.
fn opening() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("ten.kurator");
    let at = file.display().to_string();
    let args = ["--today", "2026-11-24", "demo", "--families", "10000", "--at", &at, "--no-open"];
    assert!(Command::new(env!("CARGO_BIN_EXE_kurator")).args(args).status().expect("the demo").success());
    let author = Author { device: String::new(), user: String::new(), clock: || 0 };
    let store = Store::open(&file, author).expect("the file");
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
    let mut times: Vec<Duration> = (0..7)
        .map(|_| {
            let start = Instant::now();
            black_box(store.reader().index(today).expect("the index"));
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    let size = store.reader().index(today).expect("the index").size() as f64 / 1_048_576.0;
    println!("the demo's file of 10000 families: read and built in {:.1} ms, {size:.2} MiB", median(&times));
}

fn main() {
    opening();
    measure(10_000, 4);
    measure(100_000, 1);
}
