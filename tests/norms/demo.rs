//! The demo district: the same for the same wish, whole, coherent, and with everything in it that there is to show.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::{Datelike, NaiveDate, TimeDelta};
use kurator::demo::{self, DemoSpec};
use kurator::domain::paper::DecisionSubject;
use kurator::domain::{Case, day};
use kurator::model::Model;
use kurator::norm::deadline::UpcomingMatter;
use kurator::norm::lacking::{ProgrammeGapKind, lacking};
use kurator::norm::{NormContext, RowState, Standing, after, due, ledger, load, path, term};
use kurator::regulation::{ProgrammeDuty, embedded};
use kurator::store::jsonl::ImportMode;
use kurator::store::{Author, Entropy, FamilyScope, Store};
use kurator::text::{Lang, Words};
use kurator::wording;

fn author() -> Author {
    Author { device: "проверка".into(), user: "куратор".into(), clock: || 1_800_000_000_000 }
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn wish(today: &str, families: u32, regulation: &str) -> DemoSpec {
    DemoSpec { today: date(today), seed: 7, families, regulation: regulation.into() }
}

fn made(at: &Path, wish: &DemoSpec) -> Store {
    demo::make(at, wish, author(), &mut |_, _| {}).unwrap();
    Store::open(at, author()).unwrap()
}

fn exported(store: &Store) -> String {
    let mut out = Vec::new();
    store.reader().export(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_case_past_all_stages_is_called_in_order_only_where_nothing_lacks() {
    let mut lacking = 0;
    for id in embedded::ids() {
        let folder = tempfile::tempdir().unwrap();
        let store = made(&folder.path().join("demo"), &wish("2026-11-24", 24, id));
        let model = Model::read(store.reader(), Words::of(Lang::Ru), date("2026-11-24")).unwrap();
        for case in store.reader().cases(FamilyScope::All, None).unwrap() {
            let path = path::CasePath::of(model.ground(), &case);
            if path.at.is_some() || path.stages.is_empty() {
                continue;
            }
            let said = wording::path::stage(&model, &path);
            match path.gaps().count() {
                0 => assert_eq!(said, "все этапы оформлены"),
                n => assert_eq!(
                    said,
                    format!("все этапы пройдены, не оформлено: {n}"),
                    "{}",
                    case.family.title
                ),
            }
            lacking += usize::from(path.gaps().next().is_some());
        }
    }
    assert!(lacking > 10, "only {lacking} lack something");
}

/// What the tests ask of a district on its day.
struct DemoState {
    cases: Vec<Case>,
    standings: Vec<Standing>,
    due: due::DueMatters,
    percent: Option<u32>,
    excused: usize,
    past: Vec<RowState>,
    off: Vec<NaiveDate>,
    conflicts: usize,
}

fn seen(store: &Store, today: NaiveDate) -> DemoState {
    let reader = store.reader();
    let (rules, calendar, staff) =
        (reader.rules().unwrap(), reader.calendar().unwrap(), reader.staff().unwrap());
    let ground = NormContext { rules: &rules, calendar: &calendar, staff: &staff, today };
    let cases = reader.cases(FamilyScope::All, None).unwrap();
    let standings: Vec<Standing> = cases.iter().map(|c| Standing::of(ground, c)).collect();
    let due = due::due(ground, &cases, &standings, Vec::new());
    let rows: Vec<_> = cases
        .iter()
        .flat_map(|c| ledger::rows(ground, c, today - TimeDelta::days(540), today + TimeDelta::days(20)))
        .collect();
    let duty = |d: NaiveDate| staff.duties.iter().any(|x| x.on == d);
    let visits = cases.iter().flat_map(|c| {
        let held = c.contacts.iter().filter(|x| x.kind.is_visit()).map(|x| x.on);
        held.chain(c.appointments.iter().map(|a| a.on)).collect::<Vec<_>>()
    });
    let off = visits.filter(|d| !calendar.is_working(*d) && !duty(*d)).collect();
    DemoState {
        percent: load::load(ground, cases.iter()).percent,
        excused: rows.iter().filter(|r| r.excused_days > 0).count(),
        past: rows.iter().filter(|r| r.to < today && r.required > 0).map(|r| r.state).collect(),
        conflicts: reader.conflicts().unwrap().len(),
        off,
        due,
        standings,
        cases,
    }
}

#[test]
fn the_same_wish_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let paths = ["a", "b", "c"].map(|name| folder.path().join(name));
    for (path, seed) in paths.iter().zip([7, 7, 8]) {
        demo::make(path, &DemoSpec { seed, ..wish("2026-11-24", 20, "yugra") }, author(), &mut |_, _| {})
            .unwrap();
    }
    let [a, b, c] = paths.map(|path| std::fs::read(path).unwrap());
    assert!(a == b, "the same seed");
    assert!(a != c, "another seed");
}

#[test]
fn nothing_is_overwritten_and_nothing_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.kurator");
    let nowhere = wish("2026-11-24", 1, "nowhere");
    assert_eq!(demo::make(&path, &nowhere, author(), &mut |_, _| {}).unwrap_err().id, "regulation-unknown");
    assert!(!path.exists());
    std::fs::write(&path, "mine").unwrap();
    let any = wish("2026-11-24", 1, "yugra");
    assert_eq!(demo::make(&path, &any, author(), &mut |_, _| {}).unwrap_err().id, "store-exists");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
}

#[test]
fn every_regulation_has_its_district() {
    for id in embedded::ids() {
        let folder = tempfile::tempdir().unwrap();
        let store = made(&folder.path().join("demo"), &wish("2026-11-24", 16, id));
        assert!(store.reader().check().unwrap().ok, "{id}");
        let first = exported(&store);
        let mut other = Store::in_memory(author(), Entropy::System).unwrap();
        let imported = other.import(&first, ImportMode::Whole).unwrap();
        assert!(imported.refused.is_empty(), "{id}: {:?}", imported.refused.first());
        assert!(exported(&other) == first, "{id}: export, import, export");
        let seen = seen(&store, date("2026-11-24"));
        assert_eq!(seen.cases.len(), 16, "{id}");
        assert!(seen.conflicts > 0 && seen.excused > 0, "{id}");
        for case in seen.cases.iter().filter(|c| !c.levels.is_empty()) {
            assert!(
                (5..=9).contains(&case.activities.len()),
                "{id} {}: {}",
                case.family.title,
                case.activities.len()
            );
        }
    }
}

#[test]
fn every_decision_is_of_the_body_that_the_document_names_for_it() {
    let none = None::<&str>;
    for (id, [placement, programme, closing]) in [
        (
            "yugra",
            [
                Some("организация социального обслуживания"),
                Some("уполномоченный орган исполнительной власти"),
                Some("рабочая группа"),
            ],
        ),
        // Who works a programme out is named there (п. 5), who approves it is not.
        ("borovichi", [Some("Уполномоченный орган"), none, Some("рабочая группа и РКДНиЗП")]),
        ("oktyabrsky", [Some("КДНиЗП"); 3]),
        // The slides of Irkutsk do not say who decides.
        ("irkutsk", [none; 3]),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let store = made(&folder.path().join("demo"), &wish("2026-11-24", 30, id));
        let text = exported(&store);
        let records: Vec<serde_json::Value> =
            text.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        let of = |kind: &str, field: &str, subjects: &[&str]| {
            let of = records.iter().filter(|r| r["type"] == kind);
            let of = of.filter(|r| subjects.is_empty() || subjects.iter().any(|s| r["subject"] == *s));
            let mut bodies: Vec<Option<&str>> = of.map(|r| r[field].as_str()).collect();
            bodies.sort_unstable();
            bodies.dedup();
            bodies
        };
        assert_eq!(of("decision", "body", &["placement"]), [placement], "{id}");
        assert_eq!(of("programme", "approved_by", &[]), [programme], "{id}");
        let mut bodies = of("decision", "body", &["prolongation", "closing"]);
        // Families of a category that РКДНиЗП coordinates are decided on by it (Боровичи п. 5 and 15).
        bodies.retain(|body| id != "borovichi" || *body != Some("РКДНиЗП"));
        assert_eq!(bodies, [closing], "{id}");
    }
}

#[test]
fn a_newcomer_learns_from_families_that_contradict_no_document() {
    for id in embedded::ids() {
        let folder = tempfile::tempdir().unwrap();
        let store = made(&folder.path().join("demo"), &wish("2026-11-24", 16, id));
        let mut found = store.reader().contradictions_on(date("2026-11-24")).unwrap();
        // That a sign has ended by itself, or may have, is a thing to be seen, as what is late is.
        found.retain(|f| !matches!(f.id.code(), "check-mark-ended" | "check-mark-asked"));
        assert!(found.is_empty(), "{id}: {found:?}");
        let due = seen(&store, date("2026-11-24")).due;
        let late = due.ahead.iter().filter(|d| d.is_late && d.case.is_none());
        let late = late.filter(|d| matches!(d.what, UpcomingMatter::Rule { .. })).count();
        assert_eq!(late, 0, "{id}: the reports of the quarters behind were made");
        // Where each member is to have a programme, those of the household who were there have one.
        if id == "irkutsk" {
            let all = seen(&store, date("2026-11-24")).cases;
            let accompanied = all.iter().filter(|c| !c.programmes.is_empty());
            let without: usize = accompanied.map(|c| c.without_programme(date("2026-11-24")).count()).sum();
            assert!(without <= 2, "{without} without a programme");
        }
    }
}

#[test]
fn a_list_of_another_day_is_searched_by_the_same_papers_as_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let today = date("2026-11-24");
    let store = made(&folder.path().join("demo"), &wish("2026-11-24", 16, "yugra"));
    let (of_file, cases) =
        (store.reader().index(today).unwrap(), store.reader().cases(FamilyScope::All, None).unwrap());
    let of_list = kurator::search::SearchIndex::on(today, &cases);
    let numbers = |c: &Case| -> Vec<String> {
        let agreed = c.agreements.iter().filter_map(|a| a.number.clone());
        let decided = c.decisions.iter().filter_map(|d| d.number.clone());
        agreed.chain(decided).chain(c.requests.iter().map(|r| r.organisation.clone())).collect()
    };
    let asked: BTreeSet<String> = cases.iter().flat_map(numbers).collect();
    assert!(asked.len() > 10, "{asked:?}");
    for text in &asked {
        let found = |index: &kurator::search::SearchIndex| -> BTreeSet<String> {
            index.find(text, 100).iter().map(|hit| hit.family.0.to_string()).collect()
        };
        let (one, other) = (found(&of_file), found(&of_list));
        assert_eq!(one, other, "{text}");
        assert!(!one.is_empty(), "{text}");
    }
}

#[test]
fn the_demo_tells_the_path_of_a_case_as_each_document_has_it() {
    let today = date("2026-11-24");
    for id in embedded::ids() {
        let folder = tempfile::tempdir().unwrap();
        let store = made(&folder.path().join("demo"), &wish("2026-11-24", 16, id));
        let document = embedded::regulation(id).unwrap();
        let reader = store.reader();
        let (rules, calendar, staff) =
            (reader.rules().unwrap(), reader.calendar().unwrap(), reader.staff().unwrap());
        let ground = NormContext { rules: &rules, calendar: &calendar, staff: &staff, today };
        let cases = reader.cases(FamilyScope::All, None).unwrap();
        let led: Vec<&Case> = cases.iter().filter(|c| !c.programmes.is_empty()).collect();
        for case in &led {
            let title = &case.family.title;
            assert!(!case.needs.is_empty() && !case.goals.is_empty(), "{id} {title}");
            assert!(
                case.participants.iter().all(|p| p.accepted == Some(true) && p.sent_on.is_some()),
                "{id}"
            );
            let known = |i| document.inspections.iter().any(|rule| rule.id == i);
            assert!(case.controls.iter().all(|c| known(c.inspection) && c.on <= today), "{id} {title}");
            assert!(case.needs.iter().all(|n| n.on >= case.family.registered_on), "{id} {title}");
            // What ends within the month is still to be looked at; nothing else lacks.
            let late = lacking(ground, case).into_iter().filter(|l| l.is_late).count();
            let over = case.levels.iter().filter_map(|l| term::of_record(l, &rules)).all(|e| e.until < today);
            assert!(late == 0 || over, "{id} {title}: {:?}", lacking(ground, case));
            let lacks = lacking(ground, case)
                .into_iter()
                .find(|l| !matches!(l.what, ProgrammeGapKind::Control { .. }));
            assert_eq!(lacks, None, "{id} {title}");
        }
        let sources: Vec<&String> = cases.iter().filter_map(|c| c.family.source.as_ref()).collect();
        assert_eq!(sources.is_empty(), document.sources.is_empty(), "{id}");
        assert!(sources.iter().all(|s| document.sources.iter().any(|known| known.id == **s)), "{id}");
        let after = cases.iter().filter(|c| after::after(ground, c).is_some_and(|a| a.visits > 0)).count();
        assert_eq!(after, usize::from(document.asking(ProgrammeDuty::After).is_some()), "{id}");
        assert!(cases.iter().any(|c| !c.incomes.is_empty()), "{id}");
        let text = exported(&store);
        let of = |kind: &str| -> Vec<serde_json::Value> {
            let lines = text.lines().map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap());
            lines.filter(|l| l["type"] == kind).collect()
        };
        assert_eq!((of("minimum").len(), of("local_deadline").len(), of("sitting").len()), (1, 1, 1), "{id}");
        let sitting = &of("sitting")[0];
        assert!(sitting["on"].as_str() > Some("2026-11-24"), "{id}: {sitting}");
        assert!((1..=3).contains(&of("question").len()), "{id}");
        for question in of("question") {
            let case = cases.iter().find(|c| question["family"] == c.family.id.to_string()).unwrap();
            let categories: Vec<&str> = case.categories.iter().map(|c| c.code.as_str()).collect();
            let named = document.deciding(DecisionSubject::Prolongation, &categories).map(|d| d.body);
            assert_eq!(sitting["body"].as_str().map(str::to_owned), named, "{id}");
        }
    }
}

#[test]
fn today_of_the_demo_stays_calm_under_each_document() {
    for (id, day) in embedded::ids().flat_map(|id| [(id, "2026-11-24"), (id, "2026-12-30")]) {
        let folder = tempfile::tempdir().unwrap();
        let store = made(&folder.path().join("demo"), &wish(day, 16, id));
        let due = seen(&store, date(day)).due;
        assert!(due.unfit.is_empty() && due.misplaced.is_empty() && due.unlisted.is_empty(), "{id} {day}");
        let red = due.late.len() + due.ahead.iter().filter(|d| d.is_late).count();
        assert!(red <= 7, "{id} {day}: {red} late");
    }
}

/// Working days, days off, the first and last days of periods, a week of holidays.
const DAYS: [&str; 8] = [
    "2026-11-22",
    "2026-11-23",
    "2026-11-24",
    "2026-11-27",
    "2026-11-30",
    "2027-01-05",
    "2027-02-28",
    "2026-05-11",
];

#[test]
fn there_is_something_to_show_on_any_day() {
    for today in DAYS {
        let folder = tempfile::tempdir().unwrap();
        let store = made(&folder.path().join("demo"), &wish(today, 16, "yugra"));
        let on = date(today);
        let seen = seen(&store, on);
        let levels = |open: bool| seen.standings.iter().filter(|s| s.level.is_some() == open).count();
        assert_eq!((levels(true), levels(false)), (14, 2), "{today}");
        assert_eq!(seen.percent, Some(100), "{today}");
        let tight = seen.due.visits.iter().filter(|(_, r)| matches!(r.slack, Some(0 | 1))).count();
        assert!(tight >= 2, "{today}: {tight} tight");
        let late = |of: fn(&due::OverdueMatter) -> bool| seen.due.late.iter().filter(|(_, l)| of(l)).count();
        let activities = late(|l| matches!(l, due::OverdueMatter::Activity { .. }));
        assert!((1..=2).contains(&activities), "{today}: {activities} overdue");
        assert!(late(|l| matches!(l, due::OverdueMatter::Visits(_))) >= 1, "{today}: short");
        assert_eq!(late(|l| matches!(l, due::OverdueMatter::Term { .. })), 1, "{today}: a term over");
        assert!(
            seen.due.ahead.iter().any(|d| matches!(d.what, UpcomingMatter::Term { .. })),
            "{today}: a term ends"
        );
        assert!((1..=2).contains(&seen.due.call_back.len()), "{today}");
        assert!(seen.excused > 0, "{today}");
        assert_eq!(seen.conflicts, 1, "{today}");
        assert!(seen.off.is_empty(), "{today}: {:?}", seen.off);
        let met = seen.past.iter().filter(|s| **s == RowState::Met).count();
        assert!(met * 100 >= seen.past.len() * 88, "{today}: {met} of {}", seen.past.len());
        assert!(met < seen.past.len(), "{today}");
        let todays = seen.cases.iter().flat_map(|c| &c.appointments).filter(|a| a.on == on).count();
        assert!((2..=4).contains(&todays), "{today}: {todays} today");
        let later = seen.cases.iter().flat_map(|c| &c.appointments).filter(|a| a.on > on).count();
        assert!(later >= 3, "{today}: {later} later");
        let held =
            seen.cases.iter().flat_map(|c| &c.contacts).filter(|c| c.on == on && c.is_held_visit()).count();
        assert_eq!(held, 1, "{today}");
        assert!(seen.cases.iter().flat_map(|c| &c.contacts).all(|c| c.on <= on), "{today}");
        let safety = seen.cases.iter().filter(|c| c.family.safety.is_some()).count();
        assert!(safety >= 3, "{today}");
        if today == DAYS[2] {
            coherent(&seen.cases, on);
        }
    }
}

#[test]
fn fewer_families_are_the_first_of_them() {
    let folder = tempfile::tempdir().unwrap();
    for families in [0, 1, 5] {
        let store = made(&folder.path().join(families.to_string()), &wish("2026-11-24", families, "yugra"));
        assert_eq!(store.reader().count_families().unwrap(), u64::from(families.max(1)));
    }
}

#[test]
fn many_families_are_mostly_closed_ones() {
    let folder = tempfile::tempdir().unwrap();
    let (path, today) = (folder.path().join("demo"), date("2026-11-24"));
    let mut heard = Vec::new();
    demo::make(&path, &wish("2026-11-24", 500, "yugra"), author(), &mut |done, all| heard.push((done, all)))
        .unwrap();
    assert_eq!(heard.first(), Some(&(100, 500)));
    assert_eq!(heard.last(), Some(&(500, 500)));
    let store = Store::open(&path, author()).unwrap();
    let reader = store.reader();
    assert_eq!(reader.count_families().unwrap(), 500);
    assert!(reader.cases(FamilyScope::Current(today), None).unwrap().len() <= 24);
    let cases = reader.cases(FamilyScope::All, None).unwrap();
    let closed: Vec<&Case> = cases.iter().filter(|c| c.closings.iter().any(|x| x.on <= today)).collect();
    assert_eq!(closed.len(), 485);
    for case in closed.iter().filter(|c| c.family.registered_on < Some(date("2025-01-01"))) {
        assert!((2..=3).contains(&case.members.len()));
        assert!((1..=2).contains(&case.levels.len()));
        assert!((6..=12).contains(&case.contacts.len()));
        assert_eq!(case.programme_progress(), (3, 3));
        coherent(std::slice::from_ref(*case), case.closings[0].on);
    }
}

/// Parents grown up before their children, patronymics from the father, schools by age, nothing out of order.
fn coherent(cases: &[Case], today: NaiveDate) {
    let words: toml::Table = std::fs::read_to_string("data/demo/words.toml").unwrap().parse().unwrap();
    let list = |key: &str| -> BTreeSet<String> {
        let own = words["settlements"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|s| s.get(key))
            .flat_map(|l| l.as_array().unwrap());
        own.chain(words[key].as_array().unwrap()).map(|v| v.as_str().unwrap().to_owned()).collect()
    };
    let (schools, nurseries) = (list("schools"), list("kindergartens"));
    for case in cases {
        let title = &case.family.title;
        let (children, adults): (Vec<_>, Vec<_>) = case.members.iter().partition(|m| m.is_child(today));
        assert!(!children.is_empty() && !adults.is_empty(), "{title}");
        let eldest = children.iter().filter_map(|m| m.born).min().unwrap();
        for adult in &adults {
            assert!(
                day::month_later(adult.born.unwrap(), 18 * 12) <= eldest,
                "{title}: {}",
                adult.role.code()
            );
        }
        let patronymics: BTreeSet<_> = children
            .iter()
            .map(|c| c.patronymic.as_ref().unwrap().chars().take(4).collect::<String>())
            .collect();
        assert_eq!(patronymics.len(), 1, "{title}: one father");
        for child in &children {
            let place = child.occupation.as_ref().map(|o| o.split(',').next().unwrap().to_owned());
            match child.age(today).unwrap() {
                0..=2 => assert_eq!(place, None, "{title}"),
                3..=6 => assert!(nurseries.contains(&place.unwrap()), "{title}"),
                _ => assert!(schools.contains(&place.unwrap()), "{title}"),
            }
        }
        let names: BTreeSet<_> = case.members.iter().map(|m| (&m.first_name, &m.patronymic)).collect();
        assert_eq!(names.len(), case.members.len(), "{title}");
        assert!(case.levels.windows(2).all(|w| w[0].from < w[1].from), "{title}");
        assert!(case.levels.first().is_none_or(|l| Some(l.from) >= case.family.registered_on), "{title}");
        let mut hours: BTreeMap<_, u32> = BTreeMap::new();
        for contact in case.contacts.iter().filter(|c| c.is_held_visit()) {
            *hours.entry(contact.on).or_default() += 1;
            assert!(contact.by.is_some() && contact.note.as_ref().is_some_and(|n| !n.is_empty()), "{title}");
        }
        assert!(hours.values().all(|n| *n == 1), "{title}: one visit a day");
        for activity in case.activities.iter().filter(|a| !a.state.is_open()) {
            assert!(activity.due <= Some(today) || activity.due.unwrap().year() < today.year(), "{title}");
            assert!(activity.done_on.is_none_or(|d| d <= today), "{title}");
        }
    }
}

/// `cargo test --release --test norms demo -- --ignored --nocapture`
#[test]
#[ignore = "takes minutes"]
#[allow(clippy::disallowed_methods, reason = "measures")]
fn a_hundred_thousand_families() {
    for families in [16, 10_000, 100_000] {
        let folder =
            tempfile::tempdir_in(std::env::var("DEMO_FOLDER").unwrap_or_else(|_| ".".into())).unwrap();
        let path = folder.path().join("demo");
        let begun = std::time::Instant::now();
        demo::make(&path, &wish("2026-11-24", families, "yugra"), author(), &mut |_, _| {}).unwrap();
        let bytes = path.metadata().unwrap().len();
        println!("{families}: {:.1} s, {} MB", begun.elapsed().as_secs_f64(), bytes >> 20);
    }
}

#[test]
fn the_demo_shows_the_bodies_that_each_document_names() {
    let folder = tempfile::tempdir().unwrap();
    for (regulation, closing) in [
        ("yugra", Some("рабочая группа")),
        ("oktyabrsky", Some("КДНиЗП")),
        ("azov", Some("КДНиЗП г. Азова")),
        ("borovichi", None),
        ("irkutsk", None),
    ] {
        let store =
            made(&folder.path().join(format!("{regulation}.kurator")), &wish("2026-11-24", 23, regulation));
        let document = embedded::regulation(regulation).unwrap();
        let cases = store.reader().cases(FamilyScope::All, None).unwrap();
        let mut closings = 0;
        for case in &cases {
            let categories: Vec<&str> = case.categories.iter().map(|c| c.code.as_str()).collect();
            for decision in &case.decisions {
                let named = document.deciding(decision.subject, &categories);
                assert_eq!(decision.body, named.map(|d| d.body), "{regulation} {:?}", decision.subject);
                assert_eq!(decision.form, document.form_of(decision.subject), "{regulation}");
                if decision.subject == DecisionSubject::Closing && closing.is_some() {
                    assert_eq!(decision.body.as_deref(), closing, "{regulation}");
                    closings += 1;
                }
            }
            // A level names its decision, and says of it what the decision says.
            for level in &case.levels {
                let Some(decision) = case.decision(level.decision) else { continue };
                assert_eq!((&level.decided_by, &level.number), (&decision.body, &decision.number));
            }
            for programme in &case.programmes {
                let named = document.deciding(DecisionSubject::Programme, &categories).map(|d| d.body);
                assert_eq!(programme.approved_by, named, "{regulation}");
            }
        }
        assert!(closing.is_none() || closings > 0, "{regulation}: nobody was closed");
    }
}

#[test]
fn no_two_families_have_one_number_in_the_journal() {
    for (id, families) in embedded::ids().flat_map(|id| [(id, 16), (id, 24), (id, 60)]) {
        let folder = tempfile::tempdir().unwrap();
        let store = made(&folder.path().join("demo"), &wish("2026-11-24", families, id));
        let cases = store.reader().cases(FamilyScope::All, None).unwrap();
        let numbers: Vec<String> = cases.iter().filter_map(|c| c.family.journal_number.clone()).collect();
        let different: BTreeSet<&String> = numbers.iter().collect();
        assert_eq!(different.len(), numbers.len(), "{id} {families}: {numbers:?}");
        assert!(numbers.len() >= 16, "{id}");
    }
}
