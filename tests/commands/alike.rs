//! The card of the case, the lists, the papers and the check agree: consents, dispatch, marks that
//! have ended, grounds, terms.

use crate::district::{TestDistrict, stderr, stdout};
use serde_json::Value;

const DAY: &str = "2026-11-29";
const DOCUMENTS: [&str; 5] = ["oktyabrsky", "irkutsk", "borovichi", "azov", "yugra"];

fn run(d: &TestDistrict, args: &[&str]) -> String {
    stdout(&d.run(&[args, &["--today", DAY]].concat()))
}

fn asked(d: &TestDistrict, args: &[&str]) -> Value {
    let out = run(d, &[args, &["--json"]].concat());
    serde_json::from_str(&out).unwrap_or_else(|e| panic!("{args:?}: {e}: {out}"))
}

fn id(n: usize) -> String {
    format!("00000001-0000-4000-8000-{n:012}")
}

/// A record of the family.
fn of(kind: &str, n: usize, fields: &str) -> String {
    format!(r#"{{"type":"{kind}","id":"{}","family":"{}",{fields}}}"#, id(n), id(1)) + "\n"
}

/// A district with one family: a mother, and a child born on a day.
fn with(regulation: &str, born: &str, more: &str) -> TestDistrict {
    let d = TestDistrict::new();
    let district = format!(r#"{{"type":"district","regulation":"{regulation}"}}"#);
    let family = format!(
        r#"{{"type":"family","id":"{}","title":"Ломова Раиса Глебовна","registered_on":"2026-10-01","journal_number":"17/2026"}}"#,
        id(1)
    );
    let mother = of("member", 2, r#""role":"mother","first_name":"Раиса","born":"1991-02-03""#);
    let child = of("member", 3, &format!(r#""role":"son","first_name":"Пётр","born":"{born}""#));
    let level = of("level", 4, r#""level":"basic","from":"2026-10-05""#);
    d.takes(&format!("{district}\n{family}\n{mother}{child}{level}{more}"));
    d
}

/// The states of the lines of a fact on the path of the case.
fn states(d: &TestDistrict, fact: &str) -> Vec<String> {
    let path = asked(d, &["path", &id(1)]);
    let lines = path["stages"].as_array().unwrap().iter().flat_map(|s| s["lines"].as_array().unwrap());
    lines.filter(|l| l["fact"] == fact).map(|l| l["state"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_path_and_the_bank_know_the_same_consents() {
    let agreement = of("agreement", 5, r#""on":"2026-10-10""#);
    let consent =
        |fields: &str| of("consent", 6, &format!(r#""member":"{}","on":"2026-10-10"{fields}"#, id(2)));
    for (purpose, entered) in
        [("", false), (r#","purpose":"фото и видео""#, false), (r#","purpose":"обмен сведениями""#, true)]
    {
        let d = with("oktyabrsky", "2013-04-05", &(agreement.clone() + &consent(purpose)));
        let bank = run(&d, &["report", "bank"]);
        assert_eq!(bank.contains("согласие от 10.10.2026"), entered, "{purpose}: {bank}");
        assert_eq!(states(&d, "consent") == ["done"], entered, "{purpose}");
    }
}

#[test]
fn a_child_of_thirteen_does_not_consent_for_himself() {
    let own =
        of("consent", 6, &format!(r#""member":"{}","on":"2026-10-10","purpose":"обмен сведениями""#, id(3)));
    for regulation in DOCUMENTS {
        let d = with(regulation, "2013-04-05", &(of("agreement", 5, r#""on":"2026-10-10""#) + &own));
        let bank = run(&d, &["report", "bank", "--format", "text"]);
        assert!(!bank.contains("согласие от 10.10.2026"), "{regulation}: {bank}");
        let check = asked(&d, &["check"]).to_string();
        assert!(check.contains("check-consent-minor"), "{regulation}: {check}");
    }
}

#[test]
fn a_request_is_no_dispatch_of_the_programme() {
    let activity = of(
        "activity",
        7,
        &format!(r#""programme":"{}","help":"medical","text":"осмотр","organisation":"ЦРБ""#, id(6)),
    );
    let own = of(
        "activity",
        8,
        &format!(r#""programme":"{}","help":"social","text":"уборка","organisation":"мать сама""#, id(6)),
    );
    let d = with(
        "oktyabrsky",
        "2013-04-05",
        &[
            of("programme", 6, r#""version":1,"on":"2026-10-12""#),
            activity,
            own,
            of("request", 9, r#""organisation":"ЦРБ","sent_on":"2026-11-20","text":"характеристика""#),
        ]
        .concat(),
    );
    let sheet = run(&d, &["report", "dispatch", &id(1), "--format", "csv"]);
    assert!(sheet.contains("ЦРБ") && !sheet.contains("20.11.2026"), "{sheet}");
    assert!(!sheet.contains("мать сама"), "{sheet}");
    let card = asked(&d, &["card", &id(1)]).to_string();
    assert!(!card.contains("Программа не направлена: мать сама"), "{card}");
}

#[test]
fn a_category_that_ended_by_itself_is_counted_nowhere() {
    let category = of("category", 5, r#""category":"limited_health_0_3","from":"2026-10-05""#);
    for (born, holds) in [("2023-11-10", false), ("2023-11-30", true)] {
        let d = with("yugra", born, &category);
        let label = "семья с ребёнком с ОВЗ до 3 лет";
        assert_eq!(
            asked(&d, &["list", "--category", "limited_health_0_3"]).as_array().unwrap().len(),
            usize::from(holds)
        );
        for args in [
            &["district", "--json"][..],
            &["report", "district-passport"],
            &["report", "families"],
            &["suggest", "Ломова Раиса Глебовна"],
        ] {
            let said = run(&d, args);
            assert_eq!(said.to_lowercase().contains(&label.to_lowercase()), holds, "{born} {args:?}: {said}");
        }
    }
}

#[test]
fn a_sign_of_a_child_does_not_end_with_the_age_of_the_mother() {
    let sign = of("sign", 5, r#""sign":"limited_health_child","from":"2026-10-05""#);
    let d = with("yugra", "2013-04-05", &sign);
    d.takes(&format!(
        r#"{{"type":"member","id":"{}","born":null,"role":"mother","first_name":"Ия"}}"#,
        id(3)
    ));
    let due = asked(&d, &["due"]).to_string();
    assert!(!due.contains("1994") && !due.contains("age3"), "{due}");
    assert_eq!(asked(&d, &["suggest", &id(1)])["level"], "basic");
}

#[test]
fn a_category_in_the_words_of_a_sign_speaks_as_the_sign() {
    for (category, born, level) in
        [("sop", "2013-04-05", "emergency"), ("limited_health_0_3", "2026-01-01", "basic")]
    {
        let of_family = of("category", 5, &format!(r#""category":"{category}","from":"2026-10-05""#));
        let d = with("yugra", born, &of_family);
        let said = asked(&d, &["suggest", &id(1)]);
        assert_eq!(said["level"], level, "{said}");
        assert_eq!(said["categories"].as_array().unwrap().len(), 0, "{said}");
    }
}

#[test]
fn accompaniment_begins_with_its_level_and_not_with_the_registration() {
    for regulation in DOCUMENTS {
        let d = with(regulation, "2013-04-05", "");
        assert_eq!(asked(&d, &["path", &id(1)])["since"], "2026-10-05", "{regulation}");
    }
}

#[test]
fn a_term_longer_than_the_document_names_is_questioned() {
    for (regulation, doubted) in
        [("oktyabrsky", false), ("irkutsk", true), ("borovichi", false), ("azov", false), ("yugra", true)]
    {
        let level = of("level", 5, r#""level":"emergency","from":"2026-10-06","until":"2029-01-01""#);
        let d = with(regulation, "2013-04-05", &level);
        let found = asked(&d, &["check"]).to_string();
        assert_eq!(found.contains("check-level-too-long"), doubted, "{regulation}: {found}");
    }
}

#[test]
fn an_import_says_what_it_took_against_the_document() {
    let d = with("yugra", "2013-04-05", "");
    let lines = d.beside("level.jsonl");
    let level = of("level", 5, r#""level":"emergency","from":"2026-10-06","until":"2029-01-01""#);
    std::fs::write(&lines, level).unwrap();
    let said = run(&d, &["import", lines.to_str().unwrap()]);
    assert!(said.contains("срок уровня длиннее, чем в документе"), "{said}");
    let again = run(&d, &["import", lines.to_str().unwrap()]);
    assert!(!again.contains("срок уровня"), "{again}");
}

#[test]
fn the_ground_of_a_minor_is_questioned_where_every_child_is_younger() {
    for (born, doubted) in [("2018-02-01", true), ("2016-10-01", false)] {
        let d = with("yugra", born, "");
        d.takes(&format!(r#"{{"type":"family","id":"{}","ground":"minor_application"}}"#, id(1)));
        let found = asked(&d, &["check"]).to_string();
        assert_eq!(found.contains("check-ground-age"), doubted, "{born}: {found}");
    }
}

#[test]
fn a_late_request_is_due_without_an_activity() {
    let request = of(
        "request",
        5,
        r#""organisation":"Школа № 3","sent_on":"2026-11-10","text":"характеристика","due":"2026-11-20""#,
    );
    for regulation in DOCUMENTS {
        let d = with(regulation, "2013-04-05", &request);
        let due = asked(&d, &["due"]);
        let all = [&due["overdue"], &due["deadlines"]].map(Value::to_string).concat();
        assert!(all.contains("2026-11-20"), "{regulation}: {due}");
    }
}

/// The application of the family, a day after its registration.
fn application() -> String {
    of("document", 5, r#""document":"application","on":"2026-10-02""#)
}

#[test]
fn the_register_of_applications_has_the_number() {
    for regulation in DOCUMENTS {
        let d = with(regulation, "2013-04-05", &application());
        let sheet = run(&d, &["report", "applications", "--format", "csv"]);
        assert!(sheet.contains("Регистрационный №") && sheet.contains("17/2026"), "{regulation}: {sheet}");
    }
}

#[test]
fn indicators_of_yugra_read_the_words_of_the_document() {
    let d = with(
        "yugra",
        "2013-04-05",
        &[
            of("sign", 5, r#""sign":"sop","from":"2026-10-05""#),
            of("event", 6, r#""event":"relations_stable","on":"2026-11-10""#),
            of("closing", 7, r#""on":"2026-11-20","positive":true,"reason":"решены","number":"3""#),
        ]
        .concat(),
    );
    let report = asked(&d, &["report", "quarter", "2026Q4"]);
    let gaps = report["gaps"].to_string();
    assert!(gaps.contains("satisfaction") && gaps.contains("category"), "{report:#}");
    let row = |indicator: &str| {
        let rows = report["rows"].as_array().unwrap();
        rows.iter().find(|r| r["indicator"] == indicator).unwrap()["families"].clone()
    };
    assert_eq!(row("offender_relations"), 0);
    let open = with("yugra", "2013-04-05", &of("sign", 5, r#""sign":"sop","from":"2026-10-05""#));
    let report = asked(&open, &["report", "quarter", "2026Q4"]);
    let rows = report["rows"].as_array().unwrap();
    assert_eq!(rows.iter().find(|r| r["indicator"] == "sop_families").unwrap()["families"], 1, "{report}");
}

#[test]
fn the_status_of_the_day_is_the_sign_of_the_level() {
    let d = with(
        "yugra",
        "2013-04-05",
        &(of("status", 5, r#""status":"sop","from":"2026-11-06""#)
            + &of("level", 6, r#""level":"emergency","from":"2026-11-06","number":"5""#)),
    );
    let gaps = asked(&d, &["report", "quarter", "2026Q4"])["gaps"].to_string();
    assert!(!gaps.contains("2026-11-06"), "{gaps}");
}

#[test]
fn an_imported_refusal_is_told_by_path_and_card_alike() {
    let d = with(
        "oktyabrsky",
        "2013-04-05",
        &(of("programme", 5, r#""version":1,"sent_on":"2026-10-08""#)
            + &of(
                "decision",
                6,
                r#""subject":"programme","on":"2026-10-12","ruling":"refused","number":"15""#,
            )),
    );
    assert_eq!(states(&d, "approval").len(), 1);
    let plan = run(&d, &["card", &id(1)]);
    assert!(!plan.contains("ждёт утверждения"), "{plan}");
}

#[test]
fn signs_speak_for_a_level_without_a_family() {
    let d = TestDistrict::new();
    let said = asked(&d, &["suggest", "--regulation", "yugra", "--signs", "divorce,young_family"]);
    assert_eq!(said["level"], "crisis", "{said}");
    assert_eq!(said["because"][0]["sign"], "divorce");
    assert!(said["because"][0]["source"].as_str().is_some_and(|s| s.contains("разд. II")), "{said}");
    assert_eq!(said["why_not"].as_array().unwrap().len(), 3);
    let none = d.run(&["suggest", "--regulation", "azov", "--signs", "divorce"]);
    assert_eq!(none.status.code(), Some(1), "{}", stderr(&none));
    let unknown = d.run(&["suggest", "--regulation", "yugra", "--signs", "нет такого"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert_eq!(d.run(&["suggest"]).status.code(), Some(2));
}

#[test]
fn the_register_of_applications_has_no_number_of_the_program() {
    let d = with("yugra", "2013-04-05", "");
    let unnumbered = r#"{"type":"family","id":"00000007-0000-4000-8000-000000000001","title":"Ким Анна Львовна","registered_on":"2026-10-02"}"#;
    let application = application().replace(&id(5), "00000007-0000-4000-8000-000000000005");
    d.takes(&format!(
        "{unnumbered}\n{}",
        application.replace(&id(1), "00000007-0000-4000-8000-000000000001")
    ));
    let sheet = run(&d, &["report", "applications", "--format", "csv"]);
    let line = sheet.lines().find(|l| l.contains("Ким")).unwrap();
    assert_eq!(line.split(';').nth(1).map(|cell| cell.trim_matches('"')), Some(""), "{sheet}");
}

#[test]
fn the_register_of_applications_has_families_with_an_application_alone() {
    for regulation in DOCUMENTS {
        let register = |more: &str| {
            let d = with(regulation, "2013-04-05", more);
            run(&d, &["report", "applications", "--format", "csv"])
        };
        let (with_one, without) = (register(&application()), register(""));
        assert!(with_one.contains("Ломова") && with_one.contains("02.10.2026"), "{regulation}: {with_one}");
        assert!(!without.contains("Ломова"), "{regulation}: {without}");
        let other = register(&of("document", 5, r#""document":"programme","on":"2026-10-02""#));
        assert!(!other.contains("Ломова"), "{regulation}: {other}");
    }
}

/// The second application came after a closing; the first decision answers the first application alone.
#[test]
fn the_register_of_applications_has_a_line_for_each_paper_with_its_decision() {
    let decision = |n: usize, on: &str, number: &str| {
        of(
            "decision",
            n,
            &format!(r#""subject":"recognition","on":"{on}","ruling":"granted","number":"{number}""#),
        )
    };
    let second = of("document", 6, r#""document":"application","on":"2026-11-10""#);
    let local = of("document", 7, r#""document":"x_application","on":"2026-11-11""#);
    for regulation in DOCUMENTS {
        let rows = |more: &[String]| -> Vec<[String; 3]> {
            let papers = application() + &second + &local;
            let d = with(regulation, "2013-04-05", &(papers + &more.concat()));
            let asked = asked(&d, &["report", "applications", "--period", "2026-Q4"]);
            let rows = asked["rows"].as_array().unwrap().iter();
            rows.map(|row| ["n", "on", "decision"].map(|key| row["cells"][key].to_string())).collect()
        };
        let former = decision(8, "2026-09-01", "5/1");
        let first = decision(9, "2026-10-04", "5/2");
        let [one, two] = rows(&[former.clone(), first.clone()]).try_into().unwrap();
        assert_eq!([&one[1], &two[1]], ["\"2026-10-02\"", "\"2026-11-10\""], "{regulation}");
        assert!(one[2].contains("5/2") && two[2] == "null", "{regulation}: {one:?} {two:?}");
        let [one, two] = rows(&[former, first, decision(10, "2026-11-12", "5/3")]).try_into().unwrap();
        assert!(one[2].contains("5/2") && two[2].contains("5/3"), "{regulation}: {one:?} {two:?}");
    }
}

/// What is taken in on the telephone or in words of its own is no application of the register: it is said how many.
#[test]
fn the_register_of_applications_says_how_many_families_came_without_one() {
    const SAID: &str = "Поставлена на учёт без записанного заявления 1 семья.";
    for regulation in DOCUMENTS {
        let register = |more: &str| {
            let d = with(regulation, "2013-04-05", more);
            run(&d, &["report", "applications", "--period", "2026-Q4", "--format", "text"])
        };
        assert!(!register(&application()).contains("записанного заявления"), "{regulation}");
        assert!(register("").contains(SAID), "{regulation}: {}", register(""));
        let own = register(&of("document", 5, r#""document":"заявление","on":"2026-10-02""#));
        assert!(own.contains(SAID), "{regulation}: {own}");
        let before = with(regulation, "2013-04-05", "");
        let before = run(&before, &["report", "applications", "--period", "2026-Q3", "--format", "text"]);
        assert!(!before.contains("записанного заявления"), "{regulation}: {before}");
    }
}

#[test]
fn a_family_that_came_back_has_a_line_of_the_journal_for_each_accompaniment() {
    let came_back = [
        of("closing", 5, r#""on":"2026-10-20","positive":true,"reason":"цели достигнуты","number":"3""#),
        of("level", 6, r#""level":"crisis","from":"2026-11-10""#),
    ];
    for regulation in DOCUMENTS {
        let d = with(regulation, "2013-04-05", &came_back.concat());
        let sheet = run(&d, &["report", "families", "--period", "2026-Q4", "--format", "csv"]);
        let rows: Vec<&str> = sheet.split("Ломова Раиса Глебовна").collect();
        let [heads, first, second] = rows.as_slice() else { panic!("{regulation}: {sheet}") };
        assert!(heads.ends_with("01.10.2026;") && first.ends_with("10.11.2026;"), "{regulation}: {sheet}");
        for said in ["базовый", "20.10.2026", "цели достигнуты"] {
            assert!(first.contains(said) && !second.contains(said), "{regulation}: {sheet}");
        }
        assert!(second.contains("кризисный"), "{regulation}: {sheet}");
    }
}

#[test]
fn a_family_registered_again_has_the_line_of_its_present_accompaniment() {
    let of_2025 = [
        of("level", 10, r#""level":"basic","from":"2025-02-01""#),
        of("agreement", 11, r#""on":"2025-02-03","number":"7""#),
        of("closing", 12, r#""on":"2025-06-10","positive":false,"reason":"переезд","number":"3""#),
        of("agreement", 13, r#""on":"2026-09-28","number":"19""#),
    ];
    let level = of("level", 4, r#""level":"crisis","from":"2026-11-12""#);
    for regulation in DOCUMENTS {
        let d = with(regulation, "2013-04-05", &of_2025.concat());
        d.takes(&level);
        // In October it waits for its level: the accompaniment of 2025 is not the one of the period.
        let of_period = |period: &str| {
            let sheet = run(&d, &["report", "families", "--period", period, "--format", "csv"]);
            let rows: Vec<String> = sheet.split("Ломова Раиса Глебовна").map(str::to_owned).collect();
            (rows[1..].to_vec(), sheet)
        };
        let (rows, sheet) = of_period("2026-10");
        let [present] = rows.as_slice() else { panic!("{regulation}: {sheet}") };
        assert!(present.contains("№ 19") && !present.contains("2025"), "{regulation}: {sheet}");
        let (rows, sheet) = of_period("2025-01-01..2026-12-31");
        let [former, present] = rows.as_slice() else { panic!("{regulation}: {sheet}") };
        assert!(former.contains("№ 7") && former.contains("10.06.2025"), "{regulation}: {sheet}");
        assert!(!former.contains("№ 19") && !present.contains("№ 7"), "{regulation}: {sheet}");
        assert!(present.contains("кризисный") && !present.contains("10.06.2025"), "{regulation}: {sheet}");
    }
}

#[test]
fn an_end_on_the_day_of_the_next_beginning_is_the_former_ones() {
    let former = [
        of("level", 10, r#""level":"basic","from":"2025-02-01""#),
        of("closing", 11, r#""on":"2026-10-12","positive":true,"reason":"цели достигнуты","number":"3""#),
    ];
    let level = of("level", 4, r#""level":"crisis","from":"2026-10-12""#);
    for regulation in DOCUMENTS {
        let d = with(regulation, "2013-04-05", &former.concat());
        d.takes(&level);
        let sheet = run(&d, &["report", "families", "--period", "2026-Q4", "--format", "csv"]);
        let rows: Vec<&str> = sheet.split("Ломова Раиса Глебовна").collect();
        let [_, first, second] = rows.as_slice() else { panic!("{regulation}: {sheet}") };
        assert!(
            first.contains("цели достигнуты") && !second.contains("цели достигнуты"),
            "{regulation}: {sheet}"
        );
        let later = run(&d, &["report", "families", "--period", "2026-11", "--format", "csv"]);
        assert!(later.contains("кризисный") && !later.contains("цели достигнуты"), "{regulation}: {later}");
    }
}

#[test]
fn the_paper_of_a_programme_is_titled_in_the_words_of_the_document() {
    for (regulation, title) in [
        ("oktyabrsky", "Индивидуальная программа социального сопровождения"),
        ("irkutsk", "Индивидуальная программа социального сопровождения"),
        ("azov", "Индивидуальная программа социального сопровождения"),
        ("borovichi", "Индивидуальная программа"),
        ("yugra", "Индивидуальная программа социального сопровождения граждан - членов семьи"),
    ] {
        let d = with(regulation, "2013-04-05", &of("programme", 5, r#""version":1,"on":"2026-10-08""#));
        let paper = run(&d, &["report", "programme", &id(1), "--format", "text"]);
        let has = paper.lines().any(|line| line.trim() == title);
        assert!(has && !paper.contains("редоставления социальных услуг"), "{regulation}: {paper}");
    }
}

#[test]
fn a_level_before_the_registration_is_said_by_import_and_by_check() {
    let lines = |from: &str| {
        let family = r#"{"type":"family","id":"00000007-0000-4000-8000-000000000001","title":"Ким Анна Львовна","registered_on":"2026-10-02"}"#;
        format!(
            "{family}\n{{\"type\":\"level\",\"family\":\"00000007-0000-4000-8000-000000000001\",\"level\":\"basic\",\"from\":\"{from}\"}}\n"
        )
    };
    for (from, is_early) in [("2026-09-28", true), ("2026-10-02", false)] {
        let d = with("yugra", "2013-04-05", "");
        let path = d.beside("list.jsonl");
        std::fs::write(&path, lines(from)).unwrap();
        let taken = d.run(&["import", path.to_str().unwrap(), "--today", DAY]);
        let said = stdout(&taken) + &stderr(&taken);
        let check = run(&d, &["check"]);
        for said in [said, check] {
            assert_eq!(said.contains("02.10.2026"), is_early, "{from}: {said}");
        }
    }
}
