//! Papers of a period side by side: what is counted when, what is not known, what they name, the papers of a service.

use std::io::{Cursor, Read};
use std::path::Path;

use serde_json::Value;

use crate::district::{TestDistrict, begin_under, is_sentence, stderr, stdout};

/// A record of the family `n`; its id has the number `at`.
fn of(n: u32, at: u32, kind: &str, fields: &str) -> String {
    let family = family_id(n);
    format!(r#"{{"type":"{kind}","id":"{n:08}-0000-4000-8000-{at:012}","family":"{family}",{fields}}}"#)
        + "\n"
}

fn family_id(n: u32) -> String {
    format!("{n:08}-0000-4000-8000-000000000001")
}

/// A family at the basic level from a day on.
fn family(n: u32, title: &str, from: &str, more: &str) -> String {
    let id = family_id(n);
    let family =
        format!(r#"{{"type":"family","id":"{id}","title":"{title}","registered_on":"{from}"{more}}}"#);
    family + "\n" + &of(n, 2, "level", &format!(r#""level":"basic","from":"{from}""#))
}

fn visit(n: u32, at: u32, on: &str) -> String {
    of(n, at, "contact", &format!(r#""kind":"home_visit","outcome":"held","on":"{on}""#))
}

fn district(regulation: &str, lines: &[String]) -> TestDistrict {
    let d = begin_under(regulation);
    d.takes(&lines.concat());
    d
}

fn json(d: &TestDistrict, args: &[&str]) -> Value {
    let done = d.run(&[args, &["--json"]].concat());
    assert!(done.status.success(), "{args:?}: {}", stderr(&done));
    serde_json::from_str(&stdout(&done)).unwrap()
}

fn text(d: &TestDistrict, args: &[&str]) -> String {
    let done = d.run(args);
    assert!(done.status.success(), "{args:?}: {}", stderr(&done));
    stdout(&done)
}

fn row(report: &Value, indicator: &str) -> Value {
    let rows = report["rows"].as_array().unwrap();
    rows.iter().find(|r| r["indicator"] == indicator).unwrap_or_else(|| panic!("no {indicator}")).clone()
}

fn total(table: &Value) -> Value {
    let rows = table["rows"].as_array().unwrap();
    rows.iter().find(|r| r["role"] == "total").unwrap_or_else(|| panic!("{table:#}"))["cells"].clone()
}

/// The text of the parts of a zip with this name or ending.
fn parts(bytes: &[u8], named: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for i in 0..zip.len() {
        let mut part = zip.by_index(i).unwrap();
        if part.name().unwrap().contains(named) {
            part.read_to_string(&mut all).unwrap();
        }
    }
    all.replace('\u{a0}', " ").replace('\u{ad}', "")
}

fn written(d: &TestDistrict, args: &[&str], name: &str) -> Vec<u8> {
    let path = d.beside(name);
    text(d, &[args, &["--out", path.to_str().unwrap()]].concat());
    std::fs::read(path).unwrap()
}

fn closed_satisfied(answered: &str, more: &str) -> TestDistrict {
    let closing = of(1, 3, "closing", r#""on":"2026-09-30","positive":true"#);
    let answer =
        of(1, 4, "control", &format!(r#""inspection":"satisfaction","on":"{answered}","satisfied":true"#));
    district("yugra", &[family(1, "Абрикосова Анна", "2026-07-01", ""), closing, answer, more.to_owned()])
}

/// Югра п. 12.1: «по итогам выполнения программы» the family is asked; it answers after the closing, often in the next
/// quarter.
#[test]
fn an_answer_is_counted_in_the_period_of_the_closing() {
    let d = closed_satisfied("2026-10-08", "");
    let asked = |period: &str, today: &str| {
        let report = json(&d, &["report", "quarter", "--period", period, "--today", today]);
        let lacks = report["gaps"].as_array().unwrap().iter().any(|g| g["lacks"] == "satisfaction");
        let row = row(&report, "satisfaction");
        (row["families"].as_u64(), row["asked"].as_u64(), lacks)
    };
    assert_eq!(asked("2026-Q3", "2026-10-08"), (Some(1), Some(1), false));
    assert_eq!(asked("2026-Q4", "2026-10-08"), (Some(0), Some(0), false));
    // On the day before nobody had answered.
    assert_eq!(asked("2026-Q3", "2026-10-07"), (Some(0), Some(0), true));
    // What is answered during the next accompaniment is of that one.
    let again = of(1, 5, "level", r#""level":"basic","from":"2026-10-05""#);
    let d = closed_satisfied("2026-10-08", &again);
    let report = json(&d, &["report", "quarter", "--period", "2026-Q3", "--today", "2026-10-08"]);
    assert_eq!(row(&report, "satisfaction")["asked"], 0);
}

#[test]
fn a_table_of_days_before_the_file_has_no_zeros() {
    let d = district("yugra", &[family(1, "Абрикосова Анна", "2026-07-01", ""), visit(1, 3, "2026-07-09")]);
    for paper in ["results", "norms"] {
        let said = text(&d, &["report", paper, "--period", "2026-Q2", "--today", "2026-10-08"]);
        assert!(said.contains("За эти дни нет данных: первая запись в файле — за 01.07.2026."), "{said}");
        assert!(!said.contains("Всего"), "{paper}: {said}");
        let said = text(&d, &["report", paper, "--period", "2026-Q3", "--today", "2026-10-08"]);
        assert!(!said.contains("нет данных") && said.contains("Всего"), "{paper}: {said}");
    }
}

#[test]
fn what_the_norm_asked_for_is_what_counts_and_what_is_lacking() {
    // Three visits of a month that asks for two, none of the next.
    let visits = ["2026-08-04", "2026-08-11", "2026-08-18"];
    let visits = visits.iter().zip(3..).map(|(on, at)| visit(1, at, on)).collect::<String>();
    let d = district("yugra", &[family(1, "Абрикосова Анна", "2026-08-01", ""), visits]);
    let asked = ["--period", "2026-Q3", "--today", "2026-10-08"];
    let norms = json(&d, &[&["report", "norms"][..], &asked].concat());
    let sum = total(&norms);
    let of = |key: &str| sum[key].as_i64().unwrap();
    assert_eq!((of("required"), of("done"), of("counted"), of("owed")), (4, 3, 2, 2), "{sum}");
    let results = json(&d, &[&["report", "results"][..], &asked].concat());
    assert_eq!(total(&results)["counted"], sum["counted"]);
    let said = text(&d, &[&["report", "norms"][..], &asked].concat());
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("в отчёте и в итогах — закончившиеся в нём"), "{said}");
    let ledger = d.run(&["norms", "--from", "2026-07-01", "--to", "2026-09-30", "--today", "2026-10-08"]);
    assert!(stderr(&ledger).contains("в отчёте и в итогах"), "{}", stderr(&ledger));
}

#[test]
fn a_route_of_days_past_names_the_visits_without_an_appointment() {
    let lines = [family(1, "Абрикосова Анна", "2026-07-01", ""), family(2, "Белкина Вера", "2026-07-01", "")];
    let visited = [visit(1, 3, "2026-09-29"), visit(2, 3, "2026-09-29")];
    let d = district("yugra", &[lines, visited].concat());
    let route = ["report", "route", "--week", "2026-W40", "--today", "2026-10-08"];
    let said = text(&d, &route);
    assert!(said.contains("назначено 0, по силам"), "{said}");
    assert!(said.contains("Состоялись без назначения: Абрикосова А., Белкина В."), "{said}");
    assert!(!said.contains("визитов 0"), "{said}");
    let days = json(&d, &route)["days"].clone();
    let day = days.as_array().unwrap().iter().find(|day| day["date"] == "2026-09-29").unwrap().clone();
    assert_eq!(
        (day["visits"].as_array().unwrap().len(), day["unappointed"].as_array().unwrap().len()),
        (0, 2)
    );
}

/// The department gets figures: who lacks what is for who makes the report.
#[test]
fn a_paper_of_figures_names_no_family_for_what_is_lacking() {
    let closing = of(1, 3, "closing", r#""on":"2026-09-30""#);
    let d = district("oktyabrsky", &[family(1, "Абрикосова Анна", "2026-07-01", ""), closing]);
    let report = ["report", "quarter", "--period", "2026-Q3", "--today", "2026-10-08"];
    let said = text(&d, &report);
    assert!(said.contains("Абрикосова А.: у прекращения 30.09.2026 не указана причина"), "{said}");
    for (name, part) in
        [("q.docx", "document.xml"), ("q.xlsx", "xl/worksheets"), ("q.txt", ""), ("q.csv", "")]
    {
        let bytes = written(&d, &report, name);
        let all = if part.is_empty() {
            String::from_utf8(bytes).unwrap()
        } else {
            parts(&bytes, part) + &parts(&bytes, "sharedStrings")
        };
        assert!(!all.contains("не указана причина"), "{name}");
        assert!(name == "q.csv" || all.contains("Чего не хватает: "), "{name}: {all}");
    }
}

/// Numbers of a workbook are added up: families and persons have a column each.
#[test]
fn a_workbook_has_families_and_persons_apart() {
    let child = of(1, 3, "member", r#""first_name":"Яна","role":"daughter","born":"2019-03-01""#);
    let d = district("yugra", &[family(1, "Абрикосова Анна", "2026-07-01", ""), child]);
    let report = ["report", "quarter", "--period", "2026-Q3", "--today", "2026-10-08"];
    let csv = String::from_utf8(written(&d, &report, "q.csv")).unwrap();
    assert!(csv.contains("III квартал 2026, человек") && !csv.contains("1/1"), "{csv}");
    let line = csv.lines().find(|l| l.contains("приняты на сопровождение")).unwrap();
    assert!(line.contains(";1;1;"), "{line}");
    assert!(csv.contains("не введено"), "{csv}");
    assert!(text(&d, &report).contains("1/1"));
    let book = parts(&written(&d, &report, "q.xlsx"), "xl/workbook.xml");
    assert!(book.contains("name=\"Посещения и норма по месяцам\""), "{book}");
    let sheets = parts(&written(&d, &report, "charts.xlsx"), "xl/worksheets");
    assert!(sheets.contains("<rowBreaks"), "no chart begins a page");
}

#[test]
fn a_number_of_the_program_stands_in_no_journal() {
    let d = district(
        "borovichi",
        &[
            family(1, "Абрикосова Анна", "2026-07-01", r#","journal_number":"12/3""#),
            family(2, "Белкина Вера", "2026-07-01", ""),
        ],
    );
    let journal = json(&d, &["report", "families", "--period", "2026-Q3", "--today", "2026-10-08"]);
    let numbers: Vec<&Value> =
        journal["rows"].as_array().unwrap().iter().map(|r| &r["cells"]["number"]).collect();
    assert_eq!(numbers, [&Value::from("12/3"), &Value::Null]);
    let card = text(&d, &["report", "card", &family_id(2), "--today", "2026-10-08"]);
    let own = kurator::domain::family::number(kurator::domain::FamilyId(family_id(2).parse().unwrap()), None);
    assert!(!card.contains(&own), "{card}");
}

#[test]
fn an_argument_that_is_not_understood_is_named_as_it_was_written() {
    let d = district("yugra", &[family(1, "Абрикосова Анна", "2026-07-01", "")]);
    let said = |args: &[&str]| {
        let done = d.run(&[&["report"], args].concat());
        assert!(!done.status.success(), "{args:?}");
        let said = stderr(&done).trim().to_owned();
        assert!(is_sentence(&said), "{said}");
        said
    };
    for paper in
        [&["agenda", "2026-10-09"][..], &["session", "2026-10-09"], &["session", "--period", "2026-10-09"]]
    {
        let said = said(paper);
        assert!(said.contains("«2026-10-09»") && said.contains("--from"), "{paper:?}: {said}");
        assert!(!said.contains("--subject") && !said.contains("--family"), "{said}");
    }
    let needless = said(&["route", "Абрикосова"]);
    assert!(needless.contains("«Абрикосова» здесь ничего не изменит"), "{needless}");
    for paper in ["period", "results"] {
        let said = said(&[paper, "2026-09-30..2026-07-01"]);
        assert!(said.contains("раньше первого"), "{said}");
    }
    assert!(said(&["schedule", "--period", "2026-Q3"]).contains("самое большее на месяц"));
}

/// A curator's own file with one family; its name, the birth and the house are given.
fn curators_file(folder: &Path, n: u32, curator: &str, regulation: &str, family_named: &str) {
    let own = begin_under(regulation);
    let id = format!("{n:08}-0000-4000-8000-000000000009");
    let (last, first) = family_named.split_once(' ').unwrap();
    let home = format!(r#","settlement":"Югорск","street":"Мира","house":"{}""#, if n == 1 { 9 } else { 7 });
    own.takes(
        &[
            format!(r#"{{"type":"curator","id":"{id}","name":"{curator}"}}"#) + "\n",
            family(n, family_named, "2026-07-01", &home),
            of(n, 3, "assignment", &format!(r#""curator":"{id}","from":"2026-07-01""#)),
            of(n, 4, "member", &format!(r#""last_name":"{last}","first_name":"{first}","role":"mother","born":"1990-01-01""#)),
            visit(n, 5, "2026-08-11"),
            of(n, 6, "closing", r#""on":"2026-09-30""#),
            format!(r#"{{"type":"district","id":"00000000-0000-0000-0000-000000000001","name":"Участок № {n}","curator":"{id}"}}"#),
        ]
        .concat(),
    );
    std::fs::copy(&own.file, folder.join(format!("{n}.kurator"))).unwrap();
}

#[test]
fn the_report_of_a_service_says_whose_files_it_is_made_of() {
    let d = TestDistrict::new();
    let folder = d.beside("folder");
    std::fs::create_dir_all(&folder).unwrap();
    // The first file read is of another document.
    curators_file(&folder, 1, "Азова Анна Андреевна", "azov", "Первая Анна");
    curators_file(&folder, 2, "Заболотная-Крестовоздвиженская Вера Ильинична", "yugra", "Двойникова Майя");
    curators_file(&folder, 3, "Ёлкин Пётр Ильич", "yugra", "Двойникова Майя");
    let sealed = begin_under("yugra");
    let secret = d.beside("фраза.txt");
    std::fs::write(&secret, "смородина у старого забора").unwrap();
    assert!(
        sealed
            .run(&["passphrase", "set", "--new-passphrase-file", secret.to_str().unwrap()])
            .status
            .success()
    );
    std::fs::copy(&sealed.file, folder.join("sealed.kurator")).unwrap();
    let report =
        ["report", "quarter", "2026-Q3", "--today", "2026-10-08", "--folder", folder.to_str().unwrap()];
    let all = text(&d, &report);
    let said = all.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("Служба: файлов 4, прочитано 3") && !said.contains("Участок № "), "{all}");
    assert!(said.contains("Файл 3.kurator (Ёлкин П. И.): записи по"), "{all}");
    assert!(said.contains("Файл 1.kurator ведётся по документу «Азов»"), "{all}");
    assert!(
        said.contains("и чей он, без неё не узнать") && said.contains("--others-passphrase-file"),
        "{all}"
    );
    // Without names a file is a number, in its reason too: it is often called after its curator.
    std::fs::write(folder.join("Орлова.kurator"), "письмо").unwrap();
    let nameless = text(&d, &[&report[..], &["--redacted"]].concat());
    assert!(!nameless.contains("Орлова") && !nameless.contains(".kurator"), "{nameless}");
    std::fs::remove_file(folder.join("Орлова.kurator")).unwrap();
    // The numbers are those of the document of most files.
    let made = json(&d, &report);
    assert_eq!(made["regulation"], "yugra");
    let files = made["files"].as_array().unwrap();
    assert!(
        files.iter().any(|f| f["curator"] == "Ёлкин Пётр Ильич" && f["regulation"] == "yugra"),
        "{files:#?}"
    );
    // One family in two files is counted twice, and that is said.
    assert_eq!(made["twins"].as_array().map(Vec::len), Some(1), "{:#}", made["twins"]);
    assert!(said.contains("Похоже, 1 семья записана дважды и дважды посчитана"), "{all}");
    // What is lacking comes last, below the name of who is asked.
    let at = |what: &str| all.find(what).unwrap_or_else(|| panic!("no {what}\n{all}"));
    assert!(at("Показатели по кураторам") < at("\n  Ёлкин П. И.: "), "{all}");
    assert!(said.contains("нет записей 50 дней, с 11.08.2026"), "{all}");
    // However long a name is, the numbers of the curators stay a table.
    assert!(!said.contains("Показатель: "), "{all}");
    let document = parts(&written(&d, &report, "служба.docx"), "document.xml");
    assert_eq!(document.matches("<w:tbl>").count(), 3, "the figures, what is missing, each curator");
    assert!(document.contains("Показатели по кураторам") && document.contains("Служба: файлов 4"));
    assert!(!document.contains("Двойникова"), "a paper of figures names no family");
    let book = written(&d, &report, "служба.xlsx");
    assert!(parts(&book, "sharedStrings").contains("прочитано 3"));
}

#[test]
fn the_results_say_of_each_decision_what_was_decided() {
    let decided = |n: u32, more: &str| {
        let fields = format!(r#""subject":"placement","on":"2026-09-30",{more}"#);
        family(n, &format!("Семья {n}"), "2026-09-01", "") + &of(n, 9, "decision", &fields)
    };
    let d = district(
        "oktyabrsky",
        &[
            decided(1, r#""ruling":"refused","number":"204""#),
            decided(2, r#""ruling":"postponed""#),
            decided(3, r#""ruling":"returned""#),
            decided(4, r#""ruling":"granted","number":"205""#),
        ],
    );
    let rows = json(&d, &["report", "results", "2026-Q3"])["rows"].clone();
    for (n, said) in [(1, "отказано"), (2, "отложено"), (3, "возвращено на доработку"), (4, "")]
    {
        let row =
            rows.as_array().unwrap().iter().find(|r| r.to_string().contains(&format!("Семья {n}"))).unwrap();
        let row = row.to_string();
        assert!(row.contains("30.09.2026") && row.contains("постановка на сопровождение"), "{row}");
        let rulings = ["отказано", "отложено", "возвращено на доработку"];
        let ruled: Vec<&str> = rulings.into_iter().filter(|ruling| row.contains(ruling)).collect();
        assert_eq!(ruled.concat(), said, "{row}");
    }
}
