//! What a report costs: a quarter and a year of 24 families (goal: 20 ms), and a quarter of 500 families over twenty
//! files of an exchange folder (goal: 500 ms). `cargo bench --bench report`.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::print_stdout, missing_docs)]

use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use chrono::NaiveDate;
use kurator::demo::{self, DemoSpec};
use kurator::domain::period::{Period, PeriodKind};
use kurator::domain::staff::CuratorFilter;
use kurator::domain::{Case, day};
use kurator::norm::NormContext;
use kurator::report::indicators::by_curator;
use kurator::report::indicators::report::{ComparedPeriods, IndicatorReport, RecordedFigures};
use kurator::store::{Author, FamilyScope, KeyRing, Reader, Store};
use kurator::sync::gather::gather;

const TIMES: usize = 20;

fn author() -> Author {
    Author { device: "bench".into(), user: "bench".into(), clock: kurator::env::clock::now }
}

fn made(path: &Path, families: u32, seed: u64) {
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
    let wish = DemoSpec { families, seed, ..DemoSpec::new(today).expect("a wish") };
    demo::make(path, &wish, author(), &mut |_, _| {}).expect("a demo");
}

/// The best of several runs, in milliseconds: the machine is shared.
fn best<T>(what: &str, mut work: impl FnMut() -> T) -> T {
    let mut least = f64::MAX;
    let mut last = None;
    for _ in 0..TIMES {
        let begun = Instant::now();
        last = Some(work());
        least = least.min(begun.elapsed().as_secs_f64() * 1000.0);
    }
    println!("{what:<44} {least:>8.1} ms");
    last.expect("a run")
}

fn report(reader: Reader<'_>, period: Period, today: NaiveDate) -> (IndicatorReport, Vec<Case>) {
    let (rules, calendar, staff) =
        (reader.rules().expect("rules"), reader.calendar().expect("days"), reader.staff().expect("staff"));
    let ground = NormContext { rules: &rules, calendar: &calendar, staff: &staff, today };
    let since = day::earlier(period.before().from, 31);
    let cases = reader.cases(FamilyScope::All, Some(since)).expect("cases");
    let typed = reader.period_figures().expect("figures");
    let handed = reader.handed_reports().expect("reports");
    let kept = RecordedFigures { typed: &typed, handed: &handed };
    let report =
        IndicatorReport::of(ground, &cases, kept, period, ComparedPeriods::Before, CuratorFilter::All);
    std::hint::black_box(by_curator::parts(ground, &cases, &report));
    (report, cases)
}

fn main() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
    let quarter = Period::of(PeriodKind::Quarter, today);
    let folder = tempfile::tempdir_in(".").expect("a folder");
    let file = folder.path().join("one.kurator");
    made(&file, 24, 1);
    let store = Store::open(&file, author()).expect("the file");
    let (_, cases) = best("quarter of 24 families", || report(store.reader(), quarter, today));
    println!("  families read: {}", cases.len());
    best("year of 24 families", || report(store.reader(), Period::of(PeriodKind::Year, today), today));
    let many = folder.path().join("many");
    std::fs::create_dir(&many).expect("a folder");
    for n in 0..20 {
        made(&many.join(format!("{n:02}.kurator")), 25, n + 2);
    }
    let state = folder.path().join("state");
    let (store, files) = best("twenty files read together", || {
        gather(&many, &state, author(), &KeyRing::default(), &mut |_| ControlFlow::Continue(())).expect("all")
    });
    assert!(files.iter().all(|f| f.outcome.is_ok()), "{files:?}");
    let (_, cases) = best("quarter of them", || report(store.reader(), quarter, today));
    println!("  families read: {}", cases.len());
}
