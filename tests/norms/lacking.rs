//! What a programme lacks by the rules of each document, and the time after a closing.

use chrono::NaiveDate;
use kurator::norm::NormContext;
use kurator::norm::after::after;
use kurator::norm::lacking::{ProgrammeGapKind, lacking};
use kurator::store::jsonl::ImportMode;
use kurator::store::{Author, Entropy, FamilyScope, Store};

fn author() -> Author {
    Author { device: "desk".into(), user: "curator".into(), clock: || 1_795_500_000_000 }
}

const FAMILY: &str = r#"{"type":"family","id":"70000000-0000-4000-8000-000000000001","title":"Уварова Нина","registered_on":"2026-01-10"}
{"type":"level","id":"70000000-0000-4000-8000-000000000002","family":"70000000-0000-4000-8000-000000000001","level":"basic","from":"2026-02-01","until":"2026-08-01"}
{"type":"programme","id":"70000000-0000-4000-8000-000000000003","family":"70000000-0000-4000-8000-000000000001","version":1}
"#;

/// What is asked of the family on a day: `ask` is given the ground and the case.
fn on<T>(
    regulation: &str,
    more: &str,
    day: &str,
    ask: impl Fn(NormContext<'_>, &kurator::domain::Case) -> T,
) -> T {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.kurator");
    let mut store = Store::create(&path, author(), Entropy::Seed { seed: 1, taken: 0 }).unwrap();
    let text = format!("{{\"type\":\"district\",\"regulation\":\"{regulation}\"}}\n{FAMILY}{more}");
    let done = store.import(&text, ImportMode::Whole).unwrap();
    assert!(done.refused.is_empty(), "{:?}", done.refused);
    let reader = store.reader();
    let today: NaiveDate = day.parse().unwrap();
    let (rules, calendar, staff) =
        (reader.rules().unwrap(), reader.calendar().unwrap(), reader.staff().unwrap());
    let cases = reader.cases(FamilyScope::All, None).unwrap();
    ask(NormContext { rules: &rules, calendar: &calendar, staff: &staff, today }, &cases[0])
}

/// The controls that lack: code, the last day, whether it has passed.
fn controls(regulation: &str, more: &str, day: &str) -> Vec<(&'static str, Option<String>, bool)> {
    on(regulation, more, day, |ground, case| {
        let of = |l: &kurator::norm::lacking::ProgrammeGap| match &l.what {
            ProgrammeGapKind::Control { inspection, by } => {
                Some((inspection.code(), by.map(|by| by.to_string()), l.is_late))
            }
            _ => None,
        };
        lacking(ground, case).iter().filter_map(of).collect()
    })
}

fn control(inspection: &str, day: &str) -> String {
    format!(
        "{{\"type\":\"control\",\"id\":\"70000000-0000-4000-8000-000000000009\",\"family\":\"70000000-0000-4000-8000-000000000001\",\"inspection\":\"{inspection}\",\"on\":\"{day}\"}}\n"
    )
}

#[test]
fn a_control_is_wanted_from_the_middle_of_the_term_and_a_final_one_in_its_last_month() {
    let until = || Some("2026-08-01".to_owned());
    assert!(controls("yugra", "", "2026-04-30").is_empty(), "before the middle");
    assert_eq!(controls("yugra", "", "2026-05-03"), [("intermediate", until(), false)]);
    assert_eq!(
        controls("yugra", "", "2026-07-02"),
        [("intermediate", until(), false), ("effectiveness", until(), false)]
    );
    // A control of the term before counts for that term only.
    assert_eq!(controls("yugra", &control("intermediate", "2026-01-20"), "2026-05-03").len(), 1);
    assert!(controls("yugra", &control("intermediate", "2026-03-20"), "2026-05-03").is_empty());
    assert_eq!(controls("borovichi", "", "2026-05-03"), [("intermediate", until(), false)]);
    assert_eq!(controls("irkutsk", "", "2026-08-05"), [("effectiveness", until(), true)]);
    assert_eq!(controls("azov", "", "2026-07-20"), [("intermediate", until(), false)]);
    assert_eq!(controls("oktyabrsky", "", "2026-05-03").len(), 2, "diagnosis and control");
}

#[test]
fn a_programme_that_ends_before_the_level_is_judged_at_its_own_end() {
    let earlier =
        FAMILY.lines().last().unwrap().replace("\"version\":1", "\"version\":1,\"until\":\"2026-06-01\"");
    let wanted = controls("irkutsk", &earlier, "2026-05-10");
    assert_eq!(wanted, [("effectiveness", Some("2026-05-31".to_owned()), false)]);
    assert_eq!(
        controls("irkutsk", &earlier, "2026-06-01"),
        [("effectiveness", Some("2026-05-31".to_owned()), true)]
    );
    assert!(
        controls("irkutsk", &(earlier + "\n" + &control("effectiveness", "2026-05-20")), "2026-06-01")
            .is_empty()
    );
}

/// 004-142: the satisfaction of the family is asked at the closing.
#[test]
fn after_a_closing_the_document_may_ask_what_the_family_thinks() {
    let closed = "{\"type\":\"closing\",\"id\":\"70000000-0000-4000-8000-000000000005\",\"family\":\"70000000-0000-4000-8000-000000000001\",\"on\":\"2026-07-01\"}\n";
    assert_eq!(controls("yugra", closed, "2026-07-01"), [("satisfaction", None, false)]);
    assert!(
        controls("yugra", &format!("{closed}{}", control("satisfaction", "2026-07-02")), "2026-07-03")
            .is_empty()
    );
    assert!(controls("irkutsk", closed, "2026-07-01").is_empty());
}

#[test]
fn the_time_after_a_closing_has_a_last_day_and_visits_of_its_own() {
    let closing = |more: &str| {
        format!(
            "{{\"type\":\"closing\",\"id\":\"70000000-0000-4000-8000-000000000005\",\"family\":\"70000000-0000-4000-8000-000000000001\",\"on\":\"2026-07-01\"{more}}}\n"
        )
    };
    let visit = |n: u8, day: &str| {
        format!(
            "{{\"type\":\"contact\",\"id\":\"70000000-0000-4000-8000-00000000002{n}\",\"family\":\"70000000-0000-4000-8000-000000000001\",\"kind\":\"home_visit\",\"outcome\":\"held\",\"on\":\"{day}\"}}\n"
        )
    };
    let visits = visit(1, "2026-06-30") + &visit(2, "2026-07-01") + &visit(3, "2026-08-15");
    let until = closing(",\"after_until\":\"2026-10-01\"") + &visits;
    let state = |regulation: &str, more: &str, day: &str| on(regulation, more, day, after);
    let told = state("oktyabrsky", &until, "2026-09-30").unwrap();
    assert_eq!(
        (told.visits, told.is_over, told.last.unwrap().to_string()),
        (2, false, "2026-09-30".to_owned())
    );
    assert!(state("oktyabrsky", &until, "2026-10-01").unwrap().is_over);
    assert_eq!(state("oktyabrsky", &until, "2026-08-01").unwrap().visits, 1, "as of that day");
    assert!(state("oktyabrsky", &until, "2026-06-30").is_none(), "not closed yet");
    assert!(state("oktyabrsky", &closing(""), "2026-08-01").unwrap().last.is_none());
    assert!(state("oktyabrsky", &closing(",\"moved_to\":\"Шахты\""), "2026-08-01").is_none());
    assert!(state("yugra", &closing(""), "2026-08-01").is_none());
}

/// Controls that a document asks for: row, document, control, paragraph.
const CONTROLS: [(&str, &str, &str, &str); 9] = [
    ("000-114", "oktyabrsky", "next_diagnosis", "п. 9.4"),
    ("000-168", "oktyabrsky", "effectiveness", "п. 9.5"),
    ("000-169", "oktyabrsky", "intermediate", "п. 14.2"),
    ("001-031", "irkutsk", "effectiveness", "разд. 9 (схема)"),
    ("002-021", "borovichi", "effectiveness", "п. 14"),
    ("002-022", "borovichi", "intermediate", "п. 14"),
    ("003-010", "azov", "intermediate", "этап 4"),
    ("004-140", "yugra", "intermediate", "п. 11.2"),
    ("004-140", "yugra", "effectiveness", "п. 11.2"),
];

#[test]
fn each_control_of_a_document_is_wanted_by_its_paragraph_until_it_is_recorded() {
    for (row, regulation, inspection, at) in CONTROLS {
        let wanted = |more: &str| {
            on(regulation, more, "2026-07-20", |ground, case| {
                let is_it = |l: &&kurator::norm::lacking::ProgrammeGap| {
                    let kind = &l.what;
                    matches!(kind, ProgrammeGapKind::Control { inspection: i, .. } if i.code() == inspection)
                };
                let cited = ground.rules.regulation.cited(at);
                let found: Vec<_> = lacking(ground, case).iter().filter(is_it).cloned().collect();
                assert!(found.iter().all(|l| l.source.cited() == cited), "{row}: {found:?}");
                assert!(found.iter().all(|l| !l.source.words().unwrap().is_empty()), "{row}");
                found.len()
            })
        };
        assert_eq!(wanted(""), 1, "{row}: {inspection}");
        assert_eq!(wanted(&control(inspection, "2026-07-19")), 0, "{row}: it was done");
        assert_eq!(wanted(&control(inspection, "2026-07-21")), 1, "{row}: it is done tomorrow");
    }
}

/// The codes of what lacks, with paragraphs.
fn lacks(regulation: &str, more: &str) -> Vec<(String, String)> {
    on(regulation, more, "2026-03-03", |ground, case| {
        lacking(ground, case).iter().map(|l| (l.what.code().to_owned(), l.source.cited())).collect()
    })
}

/// A record of the family.
fn of_family(kind: &str, n: u8, fields: &str) -> String {
    format!(
        "{{\"type\":\"{kind}\",\"id\":\"70000000-0000-4000-8000-0000000000{n:02}\",\"family\":\"70000000-0000-4000-8000-000000000001\",{fields}}}\n"
    )
}

/// 000-070: «сопровождение семей, принявших ребенка (детей) на воспитание» is by contract.
#[test]
fn a_substitute_family_is_asked_for_its_contract_of_guardianship() {
    let substitute = of_family("category", 31, "\"category\":\"substitute\",\"from\":\"2026-02-01\"");
    let asked = ("guardianship_contract".to_owned(), "Октябрьский район, п. 5.5".to_owned());
    assert!(lacks("oktyabrsky", &substitute).contains(&asked), "{:?}", lacks("oktyabrsky", &substitute));
    assert!(!lacks("oktyabrsky", "").contains(&asked), "another family");
    for (contract, asks) in [("guardianship", false), ("accompaniment", true), ("social", true)] {
        let agreement =
            of_family("agreement", 32, &format!("\"on\":\"2026-02-02\",\"contract\":\"{contract}\""));
        let found = lacks("oktyabrsky", &(substitute.clone() + &agreement));
        assert_eq!(found.contains(&asked), asks, "{contract}: {found:?}");
    }
    let azov = lacks("azov", &substitute);
    assert!(azov.iter().all(|(code, _)| code != "guardianship_contract"), "{azov:?}");
}

/// 000-042: each citizen of the family may need accompaniment alone or services beside it.
#[test]
fn a_need_is_asked_of_each_member_with_a_programme_of_its_own() {
    let member = |n: u8, role: &str, name: &str| {
        of_family(
            "member",
            n,
            &format!("\"role\":\"{role}\",\"first_name\":\"{name}\",\"born\":\"2015-01-01\""),
        )
    };
    let whose = |n: u8| format!("70000000-0000-4000-8000-0000000000{n:02}");
    let own =
        |n: u8, of: u8| of_family("programme", n, &format!("\"version\":1,\"member\":\"{}\"", whose(of)));
    let need = |n: u8, of: u8| {
        of_family(
            "need",
            n,
            &format!(
                "\"member\":\"{}\",\"help\":\"medical\",\"needed\":true,\"on\":\"2026-02-10\"",
                whose(of)
            ),
        )
    };
    let members = member(41, "son", "Глеб") + &member(42, "daughter", "Ева") + &own(43, 41) + &own(44, 42);
    let asked = |more: &str| {
        let found = lacks("oktyabrsky", &(members.clone() + more));
        found.iter().filter(|(code, _)| code == "need").count()
    };
    assert_eq!(asked(""), 3, "of both children and of the family");
    assert_eq!(asked(&need(45, 41)), 1, "of the girl; the programme of the family takes up the boy's");
    assert_eq!(asked(&(need(45, 41) + &need(46, 42))), 0, "both are known");
    let family = of_family("need", 47, "\"help\":\"legal\",\"needed\":true,\"on\":\"2026-02-10\"");
    assert_eq!(asked(&family), 0, "that of the whole family is each one's");
}
