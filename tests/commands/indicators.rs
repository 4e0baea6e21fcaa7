//! `report quarter|year|period`: districts counted by hand, and what the command says about its arguments.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::district::{TestDistrict, begin_under, stdout};

/// A district with the numbers that were counted by hand.
#[derive(serde::Deserialize)]
struct CountedDistrict {
    regulation: String,
    today: String,
    paper: String,
    period: String,
    lines: String,
    gaps: BTreeMap<String, usize>,
    expect: Vec<ExpectedNumbers>,
}

/// The numbers of an indicator, and how they were counted.
#[derive(serde::Deserialize)]
struct ExpectedNumbers {
    indicator: String,
    because: String,
    #[serde(flatten)]
    numbers: BTreeMap<String, u64>,
}

fn made(d: &TestDistrict, args: &[&str]) -> Value {
    serde_json::from_str(&stdout(&d.run(args))).unwrap()
}

fn district(regulation: &str, lines: &str) -> TestDistrict {
    let d = begin_under(regulation);
    d.takes(lines.trim());
    d
}

fn row<'a>(report: &'a Value, indicator: &str) -> &'a Value {
    let mut rows = report["rows"].as_array().unwrap().iter();
    rows.find(|r| r["indicator"] == indicator).unwrap_or_else(|| panic!("no {indicator}"))
}

/// The indicators that the file derives: row of the requirements, document, indicator.
const INDICATORS: [(&str, &str, &str); 25] = [
    ("000-173", "oktyabrsky", "refusals"),
    ("000-174", "oktyabrsky", "rights_deprivation"),
    ("000-175", "oktyabrsky", "sop_families"),
    ("000-176", "oktyabrsky", "violence_families"),
    ("000-177", "oktyabrsky", "substitute_returns"),
    ("000-178", "oktyabrsky", "families_accepted"),
    ("000-180", "oktyabrsky", "families_closed_positive"),
    ("001-037", "irkutsk", "refusals"),
    ("001-038", "irkutsk", "rights_deprivation"),
    ("001-039", "irkutsk", "sop_families"),
    ("001-040", "irkutsk", "violence_families"),
    ("001-041", "irkutsk", "substitute_returns"),
    ("001-042", "irkutsk", "families_accepted"),
    ("001-044", "irkutsk", "worse_prevention_to_difficult"),
    ("001-045", "irkutsk", "worse_difficult_to_sop"),
    ("001-046", "irkutsk", "better_sop_to_difficult"),
    ("001-047", "irkutsk", "better_difficult_to_prevention"),
    ("001-048", "irkutsk", "families_closed"),
    ("004-143", "yugra", "refusals"),
    ("004-144", "yugra", "rights_deprivation"),
    ("004-145", "yugra", "sop_families"),
    ("004-146", "yugra", "substitute_returns"),
    ("004-147", "yugra", "children_both_deprived"),
    ("004-149", "yugra", "improper_parenting"),
    ("004-150", "yugra", "offender_relations"),
];

#[test]
fn districts_counted_by_hand_are_reported_so() {
    let mut files = 0;
    let mut counted: Vec<(String, String)> = Vec::new();
    for file in std::fs::read_dir("tests/cases/quarters").unwrap() {
        let path = file.unwrap().path();
        let name = path.display();
        let told: CountedDistrict = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let d = district(&told.regulation, &told.lines);
        let args = ["report", &told.paper, "--period", &told.period, "--json", "--today", &told.today];
        let report = made(&d, &args);
        for expect in &told.expect {
            let row = row(&report, &expect.indicator);
            counted.push((told.regulation.clone(), expect.indicator.clone()));
            for (field, n) in &expect.numbers {
                let why = &expect.because;
                assert_eq!(row[field], *n, "{name} {} {field}: {why}\n{row:#}", expect.indicator);
            }
            // A number is the size of its set.
            if row["derived"] == true && row["families"] != 0 {
                assert_eq!(row["ids"].as_array().unwrap().len() as u64, row["families"], "{name}");
                let n: u64 =
                    row["counted"].as_array().unwrap().iter().map(|c| c["n"].as_u64().unwrap()).sum();
                assert_eq!(n, row["cases"], "{name} {row:#}");
            }
        }
        let mut gaps: BTreeMap<String, usize> = BTreeMap::new();
        for gap in report["gaps"].as_array().unwrap() {
            *gaps.entry(gap["lacks"].as_str().unwrap().to_owned()).or_default() += 1;
        }
        assert_eq!(gaps, told.gaps, "{name} {:#}", report["gaps"]);
        files += 1;
    }
    assert!(files >= 3);
    // Each indicator was counted by hand under its document, or under another that measures it alike.
    let measure = |id: &str, indicator: &str| {
        let regulation = kurator::regulation::embedded::regulation(id).unwrap();
        regulation.indicators.iter().find(|i| i.id == indicator).and_then(|i| i.measure.clone())
    };
    for (row, id, indicator) in INDICATORS {
        let own = measure(id, indicator);
        assert!(own.is_some(), "{row}: {id} derives no {indicator}");
        let alike = |(other, i): &(String, String)| i == indicator && measure(other, i) == own;
        assert!(counted.iter().any(alike), "{row}: nobody counted {indicator}");
    }
}

#[test]
fn a_period_is_named_in_any_of_the_usual_ways_and_must_suit_the_paper() {
    let d = district("yugra", "");
    for (args, from, to) in [
        (vec!["quarter"], "2026-10-01", "2026-12-31"),
        (vec!["quarter", "2026Q3"], "2026-07-01", "2026-09-30"),
        (vec!["quarter", "--period", "3 квартал 2025"], "2025-07-01", "2025-09-30"),
        (vec!["quarter", "--today", "2026-10-08"], "2026-07-01", "2026-09-30"),
        (vec!["year", "2025"], "2025-01-01", "2025-12-31"),
        (vec!["year", "--today", "2027-01-20"], "2026-01-01", "2026-12-31"),
        (vec!["period", "2026-09"], "2026-09-01", "2026-09-30"),
        (vec!["period", "5.9.2026..7.9.2026"], "2026-09-05", "2026-09-07"),
    ] {
        let report = made(&d, &[&["report"], &args[..], &["--json"]].concat());
        assert_eq!(
            (&report["period"]["from"], &report["period"]["to"]),
            (&from.into(), &to.into()),
            "{args:?}"
        );
    }
    for args in [
        vec!["quarter", "2026"],
        vec!["year", "2026-Q3"],
        vec!["quarter", "осень"],
        vec!["quarter", "2026-Q3", "--period", "2026-Q2"],
        vec!["quarter", "--week", "2026-W48"],
        vec!["quarter", "--format", "ics"],
        vec!["quarter", "--format", "xlsx"],
        vec!["route", "--period", "2026-Q3"],
        vec!["bank", "--format", "csv"],
    ] {
        let output = d.run(&[&["report"], &args[..]].concat());
        assert_eq!(output.status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn every_format_has_the_report_and_equal_files_have_equal_bytes() {
    let told: CountedDistrict =
        toml::from_str(&std::fs::read_to_string("tests/cases/quarters/irkutsk.toml").unwrap()).unwrap();
    let d = district(&told.regulation, &told.lines);
    for format in ["text", "json", "docx", "xlsx", "csv"] {
        let files = ["first", "second"].map(|name| {
            let path = d.beside(&format!("{name}.{format}"));
            let out = path.to_str().unwrap();
            let args = ["report", "quarter", "2026-Q3", "--format", format, "--out", out];
            stdout(&d.run(&args));
            std::fs::read(path).unwrap()
        });
        assert_eq!(files[0], files[1], "{format}");
        assert!(files[0].len() > 500, "{format}");
        if matches!(format, "text" | "csv") {
            let text = String::from_utf8(files[0].clone()).unwrap();
            // A table of cells has them apart.
            let both = if format == "csv" { ";2;6;" } else { "2/6" };
            assert!(text.contains(both), "{format}: families and persons taken on\n{text}");
        }
    }
    let text = stdout(&d.run(&["report", "year", "2026"]));
    assert!(text.lines().all(|l| l.chars().count() <= 76), "{text}");
    let columns = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(columns.contains("н/д 2/6 2/3 3/7 4/13"), "a column for each quarter\n{text}");
}

/// Weeks before the first day of a file, in which nobody could write a visit down, are no shortage of it.
#[test]
fn the_ledger_says_what_the_file_does_not_know() {
    let family = "00000000-0000-4000-8000-000000000001";
    let lines = format!(
        r#"{{"type":"family","id":"{family}","title":"Иванова Мария Петровна","registered_on":"2024-09-01"}}
{{"type":"level","id":"00000000-0000-4000-8000-000000000002","family":"{family}","level":"crisis","from":"2024-09-01"}}
{{"type":"contact","id":"00000000-0000-4000-8000-000000000003","family":"{family}","kind":"home_visit","outcome":"held","on":"2025-03-12"}}
"#
    );
    let d = district("yugra", &lines);
    let of = |from: &str, to: &str| {
        let rows = made(&d, &["norms", "--from", from, "--to", to, "--json"]);
        let rows = rows.as_array().unwrap().clone();
        assert!(rows.iter().all(|row| row["state"] == "short" && row["done"] == 0), "{rows:?}");
        let text = stdout(&d.run(&["norms", "--from", from, "--to", to]));
        (rows.iter().map(|row| row["known"].clone()).collect::<Vec<_>>(), text)
    };
    let (known, text) = of("2025-02-24", "2025-03-02");
    assert_eq!(known, [false]);
    assert!(text.contains("нет данных") && !text.contains("недобор"), "{text}");
    // From the first visit on a week without one is a shortage.
    let (known, text) = of("2025-03-17", "2025-03-23");
    assert_eq!(known, [serde_json::Value::Null]);
    assert!(text.contains("недобор") && !text.contains("нет данных"), "{text}");
}

#[test]
fn a_document_without_indicators_is_reported_by_the_figures_of_the_program() {
    for regulation in ["azov", "borovichi"] {
        let d = district(regulation, "");
        let report = made(&d, &["report", "quarter", "--json"]);
        assert!(report["rows"].as_array().unwrap().iter().all(|r| r["own"] == true && r["source"].is_null()));
        let text = stdout(&d.run(&["report", "quarter"]));
        assert!(text.contains("Показателей в документе"), "{text}");
    }
}

/// A curator's own file with one family, as the program puts it into the folder of exchange.
fn curators_file(d: &TestDistrict, n: usize, name: &str, visited: &str) {
    let own = begin_under("yugra");
    let id = |m: usize| format!("{n:08}-0000-4000-8000-{m:012}");
    let (curator, family) = (id(1), id(2));
    let lines = [
        format!(r#"{{"type":"curator","id":"{curator}","name":"{name}"}}"#),
        format!(
            r#"{{"type":"family","id":"{family}","title":"Семья{n} Анна","registered_on":"2026-07-0{n}"}}"#
        ),
        format!(
            r#"{{"type":"assignment","id":"{}","family":"{family}","curator":"{curator}","from":"2026-07-01"}}"#,
            id(3)
        ),
        format!(
            r#"{{"type":"level","id":"{}","family":"{family}","level":"basic","from":"2026-07-0{n}"}}"#,
            id(4)
        ),
        format!(
            r#"{{"type":"contact","id":"{}","family":"{family}","kind":"home_visit","outcome":"held","on":"{visited}"}}"#,
            id(5)
        ),
    ];
    own.takes(&lines.join("\n"));
    // The file is her own, and a family of it needs no assignment.
    let unassigned = id(6);
    own.takes(&format!(
        r#"{{"type":"family","id":"{unassigned}","title":"Безымянная{n} Анна","registered_on":"2026-07-01"}}"#
    ));
    own.takes(&format!(
        r#"{{"type":"district","id":"00000000-0000-0000-0000-000000000001","curator":"{curator}"}}"#
    ));
    let folder = d.beside("folder");
    std::fs::create_dir_all(&folder).unwrap();
    let done = own.run(&["exchange", folder.to_str().unwrap()]);
    assert!(done.status.success(), "{done:?}");
}

#[test]
fn a_folder_of_curators_gives_one_report_with_what_is_missing_from_whom() {
    let d = TestDistrict::new();
    let folder = d.beside("folder");
    for (n, name, visited) in [
        (1, "Белкина Вера Андреевна", "2026-09-29"),
        (2, "Ёлкин Пётр Ильич", "2026-08-03"),
        (3, "Юдина Ида", "2026-09-30"),
    ] {
        curators_file(&d, n, name, visited);
    }
    std::fs::write(folder.join("broken.kurator"), b"no database").unwrap();
    let folder = folder.to_str().unwrap();
    let report = made(&d, &["report", "quarter", "2026-Q3", "--folder", folder, "--json"]);
    assert_eq!(row(&report, "own_taken_on")["families"], 6);
    let curators = report["curators"].as_array().unwrap();
    let of = |name: &str| {
        curators.iter().find(|c| c["name"].as_str().is_some_and(|n| n.starts_with(name))).unwrap()
    };
    // Whose the families without an assignment are no file of another can say.
    assert_eq!(curators.len(), 4, "{curators:#?}");
    let nobody = curators.iter().find(|c| c["curator"].is_null()).unwrap();
    assert_eq!(nobody["families"], 3, "{curators:#?}");
    assert_eq!((&of("Ёлкин")["families"], &of("Ёлкин")["last_contact"]), (&1.into(), &"2026-08-03".into()));
    let files = report["files"].as_array().unwrap();
    assert_eq!(files.len(), 4);
    assert!(files.iter().any(|f| f["file"] == "broken.kurator" && f["refused"].is_string()), "{files:#?}");
    let text = stdout(&d.run(&["report", "quarter", "2026-Q3", "--folder", folder]));
    assert!(text.contains("Чего от кого не хватает") && text.contains("нет записей"), "{text}");
    // A head of service needs no file of her own.
    let ownless =
        crate::district::run(&d.beside("нет.kurator"), &["report", "quarter", "2026-Q3", "--folder", folder]);
    assert_eq!(stdout(&ownless), text, "{ownless:?}");
    let sealed = begin_under("yugra");
    let secret = d.beside("фраза.txt");
    std::fs::write(&secret, "смородина у старого забора").unwrap();
    let set = sealed.run(&["passphrase", "set", "--new-passphrase-file", secret.to_str().unwrap()]);
    assert!(set.status.success(), "{set:?}");
    let with_key = ["--passphrase-file", secret.to_str().unwrap()];
    std::fs::copy(&sealed.file, std::path::Path::new(folder).join("sealed.kurator")).unwrap();
    let text = stdout(&d.run(&["report", "quarter", "2026-Q3", "--folder", folder]));
    assert!(text.contains("sealed.kurator не прочитан и в отчёт не вошёл"), "{text}");
    let opened = d.run(&[&["report", "quarter", "2026-Q3", "--folder", folder], &with_key[..]].concat());
    assert!(!stdout(&opened).contains("sealed.kurator не прочитан"), "{opened:?}");
    std::fs::remove_file(std::path::Path::new(folder).join("sealed.kurator")).unwrap();
    // Nothing of the folder has changed, and nothing was added to it.
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 4);
    let none = d.beside("empty");
    std::fs::create_dir_all(&none).unwrap();
    let refused = d.run(&["report", "quarter", "--folder", none.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(1));
    let both = d.run(&["report", "bank", "--folder", folder]);
    assert_eq!(both.status.code(), Some(2));
}

#[test]
fn a_service_of_many_curators_loses_no_name() {
    let d = TestDistrict::new();
    let own = begin_under("yugra");
    let letters: Vec<char> = "абвгдежз".chars().collect();
    let names: Vec<String> =
        (0..55).map(|n| format!("Белк{}{}ина", letters[n / 8], letters[n % 8])).collect();
    let line = |(n, name): (usize, &String)| {
        let id = format!("{n:08}-0000-4000-8000-000000000001");
        format!(r#"{{"type":"curator","id":"{id}","name":"{name} Вера Андреевна"}}"#)
    };
    let lines: Vec<String> = names.iter().enumerate().map(line).collect();
    own.takes(&lines.join("\n"));
    let folder = d.beside("folder");
    std::fs::create_dir_all(&folder).unwrap();
    assert!(own.run(&["exchange", folder.to_str().unwrap()]).status.success());
    let folder = folder.to_str().unwrap();
    let text = stdout(&d.run(&["report", "quarter", "2026-Q3", "--folder", folder]));
    // Among those who sent nothing, and above a column.
    assert!(names.iter().all(|name| text.matches(name).count() >= 2), "{text}");
    let out = d.beside("отчёт.xlsx");
    stdout(&d.run(&[
        "report",
        "quarter",
        "2026-Q3",
        "--folder",
        folder,
        "--out",
        out.to_str().unwrap(),
        "--format",
        "xlsx",
    ]));
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&out).unwrap();
    let sheets = calamine::Reader::worksheets(&mut book);
    let widest = sheets.iter().map(|(_, range)| range.width()).max().unwrap();
    assert!(widest >= 57, "{widest}");
}

#[test]
fn reports_of_one_period_handed_in_by_two_copies_both_stay() {
    let d = district("irkutsk", "");
    let handed = |n: u32, on: &str| {
        format!(
            r#"{{"type":"handed_report","id":"{n:08}-0000-4000-8000-000000000009","from":"2026-07-01","until":"2026-10-01","on":"{on}","by":"копия {n}","figures":["refusals 0 0 0"],"counted":[]}}"#
        )
    };
    let other = begin_under("irkutsk");
    d.takes(&handed(1, "2026-10-08"));
    other.takes(&handed(2, "2026-10-09"));
    let merged = |into: &TestDistrict, from: &TestDistrict| {
        let done = into.run(&["merge", from.file.to_str().unwrap()]);
        assert!(done.status.success(), "{done:?}");
        made(into, &["report", "quarter", "2026-Q3", "--json"])
    };
    for (into, from) in [(&d, &other), (&other, &d)] {
        let report = merged(into, from);
        assert_eq!(
            (&report["frozen"]["by"], &report["corrected"]["by"]),
            (&"копия 2".into(), &"копия 1".into())
        );
        assert_eq!(stdout(&into.run(&["conflicts", "--json"])).trim(), "[]");
    }
}

/// What was handed in can be printed again when the file says otherwise.
#[test]
fn a_report_handed_in_is_printed_with_its_figures_and_those_of_now() {
    let d = district("irkutsk", "");
    let report = |format: &str| {
        let answer = d.run(&["report", "quarter", "2026-Q3", "--format", format]);
        assert!(answer.status.success(), "{answer:?}");
        stdout(&answer)
    };
    assert!(!report("text").contains("теперь"));
    d.takes(
        r#"{"type":"handed_report","id":"00000001-0000-4000-8000-000000000009","from":"2026-07-01","until":"2026-10-01","on":"2026-10-08","by":"копия","figures":["refusals 3 2 3"],"counted":[]}"#,
    );
    let text = report("text");
    assert!(text.contains("сдано") && text.contains("теперь"), "{text}");
    assert!(!text.contains("Показатель:"), "it stays a table\n{text}");
    let csv = report("csv");
    let refusals = csv.lines().find(|line| line.contains("отказ")).unwrap_or_default();
    // Persons have a column of their own.
    assert!(refusals.contains(";3;;0;"), "{csv}");
    let json = made(&d, &["report", "quarter", "2026-Q3", "--json"]);
    assert_eq!(json["frozen"]["figures"]["refusals"]["families"], 2);
}

#[test]
fn a_paper_refuses_a_format_and_names_its_own() {
    let d = district("yugra", "");
    for (paper, format, allowed) in [
        ("quarter", "ics", "docx, xlsx, csv, text, json"),
        ("families", "pdf", "docx, xlsx, csv, text, json"),
        ("card", "xlsx", "docx, text, json"),
        ("route", "csv", "docx, text, ics, json"),
    ] {
        let refused = d.run(&["report", paper, "--format", format, "--out", "x"]);
        assert_eq!(refused.status.code(), Some(2), "{paper}");
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(said.contains(allowed), "{paper} {format}: {said}");
    }
}

#[test]
fn three_years_stand_side_by_side() {
    let told: CountedDistrict =
        toml::from_str(&std::fs::read_to_string("tests/cases/quarters/irkutsk.toml").unwrap()).unwrap();
    let d = district(&told.regulation, &told.lines);
    let report = made(&d, &["report", "years", "2026", "--json"]);
    let taken = row(&report, "families_accepted");
    // 2025: Соколова 01.11 and Гусева 01.10; 2026: Лапина, Дымова, Орлова, Гусева again, Белкина.
    assert_eq!(taken["years"], serde_json::json!({ "2024": null, "2025": 2, "2026": 5 }));
    let text = stdout(&d.run(&["report", "years", "2026"]));
    assert!(text.starts_with("Отчёт: 2024–2026 годы\n") && text.contains("н/д"), "{text}");
    assert!(!text.contains("Показатель:"), "it is a table\n{text}");
    assert!(text.lines().all(|l| l.chars().count() <= 76), "{text}");
    assert_eq!(d.run(&["report", "years", "2026-Q3"]).status.code(), Some(2));
}

/// The text of a part of a workbook.
fn part(book: &std::path::Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(book).unwrap()).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

#[test]
fn charts_of_a_workbook_lie_within_its_printed_pages() {
    let told: CountedDistrict =
        toml::from_str(&std::fs::read_to_string("tests/cases/quarters/irkutsk.toml").unwrap()).unwrap();
    let d = district(&told.regulation, &told.lines);
    let out = d.beside("отчёт.xlsx");
    stdout(&d.run(&["report", "quarter", "2026-Q3", "--format", "xlsx", "--out", out.to_str().unwrap()]));
    assert!(part(&out, "xl/charts/chart1.xml").contains("barChart"));
    // Levels and visits have a course over the year: lines of the same numbers below the bars.
    let kinds = (1..=4).map(|n| part(&out, &format!("xl/charts/chart{n}.xml")).contains("lineChart"));
    assert_eq!(kinds.collect::<Vec<_>>(), [false, true, false, true]);
    let between = |text: &str, before: &str, after: &str| {
        let rest = text.split_once(before).unwrap().1;
        rest.split_once(after).unwrap().0.to_owned()
    };
    // The third sheet has the first chart.
    let book = part(&out, "xl/workbook.xml");
    let area = between(&book, r#"name="_xlnm.Print_Area" localSheetId="2">"#, "<");
    let last_printed: u32 = area.rsplit('$').next().unwrap().parse().unwrap();
    let drawing = part(&out, "xl/drawings/drawing1.xml");
    let ends: Vec<&str> = drawing.split("<xdr:to>").skip(1).collect();
    assert_eq!(ends.len(), 2);
    for end in ends {
        let last_drawn: u32 = between(end, "<xdr:row>", "</xdr:row>").parse().unwrap();
        assert!(last_drawn < last_printed, "the chart ends in row {last_drawn}, the page in {last_printed}");
    }
    // A row of a wrapped text is as high as the text.
    let sheet = part(&out, "xl/worksheets/sheet1.xml");
    let heights = sheet.split("ht=\"").skip(1).filter_map(|t| t.split_once('"')?.0.parse::<f64>().ok());
    assert!(heights.into_iter().any(|h| h >= 30.0), "every row is of one line");
}

/// A list taken without the columns «на учёте с» and «уровень».
#[test]
fn a_family_without_a_day_is_counted_and_its_day_is_asked_for() {
    let d = begin_under("yugra");
    let id = |n: usize, m: usize| format!("{n:08}-0000-4000-8000-{m:012}");
    let undated = |n: usize| {
        format!(
            "{{\"type\":\"family\",\"id\":\"{0}\",\"title\":\"Семья{n} Анна\"}}\n\
             {{\"type\":\"member\",\"id\":\"{1}\",\"family\":\"{0}\",\"role\":\"son\",\"born\":\"2020-01-01\"}}",
            id(n, 1),
            id(n, 2)
        )
    };
    // One came on the register in an earlier quarter, and has no level to this day.
    let waiting = id(3, 1);
    let waits =
        format!(r#"{{"type":"family","id":"{waiting}","title":"Семья3 Анна","registered_on":"2026-05-20"}}"#);
    d.takes(&[undated(1), undated(2), waits].join("\n"));
    let report = made(&d, &["report", "quarter", "2026-Q3", "--json"]);
    assert_eq!(row(&report, "own_at_end")["families"], 3, "{report:#}");
    assert_eq!(row(&report, "own_taken_on")["families"], 0);
    let gaps = report["gaps"].as_array().unwrap();
    let of = |what: &str| {
        let lacking = gaps.iter().filter(|g| g["lacks"] == what);
        lacking.map(|g| g["family"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(of("registration"), [id(1, 1), id(2, 1)], "{gaps:#?}");
    assert_eq!(of("level"), [waiting], "{gaps:#?}");
    let text = stdout(&d.run(&["report", "quarter", "2026-Q3"]));
    assert!(text.contains("«на учёте с» не указано"), "{text}");
    let journal = stdout(&d.run(&["report", "families", "--period", "2026-Q3"]));
    assert!(["Семья1", "Семья2", "Семья3"].iter().all(|family| journal.contains(family)), "{journal}");
    let passport = stdout(&d.run(&["report", "district-passport"]));
    let without = passport.lines().find(|l| l.contains("Без уровня")).unwrap_or_default();
    assert!(without.split_whitespace().any(|word| word == "3"), "{passport}");
    let answer = made(&d, &["list", "--json"]);
    assert_eq!(answer.as_array().map(Vec::len), Some(3), "{answer:#}");
}

/// An event names the child in either of its two places; of a parent's rights it names the parent.
#[test]
fn an_event_of_a_child_is_of_whom_it_names() {
    let d = TestDistrict::new();
    d.takes(crate::desk::DISTRICT);
    let event = |n: u32, what: &str, whom: &str| {
        format!(
            r#"{{"type":"event","id":"00000000-0000-4000-8000-00000000ee0{n}","family":"00000000-0000-4000-8000-000000000002","event":"{what}","on":"2026-11-1{n}"{whom}}}"#
        )
    };
    let child = r#","child":"00000000-0000-4000-8000-000000000113""#;
    let mother = r#","member":"00000000-0000-4000-8000-000000000111""#;
    let lines = [
        event(1, "child_returned", child),
        event(2, "placed", child),
        event(3, "refusal", ""),
        event(4, "rights_deprived", child),
        event(5, "rights_deprived", mother),
    ];
    d.takes(&lines.join("\n"));
    let report = made(&d, &["report", "quarter", "--json"]);
    let gaps = report["gaps"].as_array().unwrap();
    let of_whom: Vec<&str> =
        gaps.iter().filter(|g| g["lacks"] == "member").filter_map(|g| g["on"].as_str()).collect();
    assert_eq!(of_whom, ["2026-11-13", "2026-11-14"], "{gaps:#?}");
}

/// A decision of which the document names neither the body nor the form has no number that a curator could enter.
#[test]
fn the_number_of_a_decision_is_asked_where_the_document_names_its_body_or_form() {
    let of = |n: u32, kind: &str, fields: &str| {
        format!(
            r#"{{"type":"{kind}","id":"00000000-0000-4000-8000-00000000000{n}","family":"00000000-0000-4000-8000-000000000001",{fields}}}"#
        )
    };
    let lines = [
        r#"{"type":"family","id":"00000000-0000-4000-8000-000000000001","title":"Ким Анна Львовна","registered_on":"2026-10-02"}"#.to_owned(),
        of(2, "level", r#""level":"crisis","from":"2026-10-02""#),
        of(3, "level", r#""level":"basic","from":"2026-11-02""#),
        of(4, "programme", r#""version":1,"on":"2026-10-05""#),
        of(5, "decision", r#""subject":"results","on":"2026-11-10""#),
        of(6, "closing", r#""on":"2026-11-20","reason":"решены","positive":true"#),
    ];
    let asked = |regulation: &str| -> Vec<String> {
        let report =
            made(&district(regulation, &lines.join("\n")), &["report", "quarter", "2026-Q4", "--json"]);
        let gaps = report["gaps"].as_array().unwrap().iter().filter(|g| g["lacks"] == "number");
        gaps.map(|g| g["on"].as_str().unwrap().to_owned()).collect()
    };
    // Иркутск: «кто и в какой форме принимает решение, не сказано».
    assert_eq!(asked("irkutsk"), Vec::<String>::new());
    // Октябрьский район, п. 7.2, 14.3: постановление КДНиЗП обо всём этом.
    let all = ["2026-10-02", "2026-10-05", "2026-11-02", "2026-11-10", "2026-11-20"];
    assert_eq!(asked("oktyabrsky"), all);
    // Азов, этапы 4 и 5: о результатах, продолжении и прекращении, не о постановке и не о программе.
    assert_eq!(asked("azov"), ["2026-11-02", "2026-11-10", "2026-11-20"]);
}

/// Families closed with a positive result on these days of 2026, each asked whether it is satisfied.
fn asked(answers: &[(&str, bool)]) -> String {
    let line = |(n, (on, yes)): (usize, &(&str, bool))| {
        let id = |kind: u32| format!("{n:08}-0000-4000-8000-{kind:012}");
        [
            format!(r#"{{"type":"family","id":"{}","title":"Семья {n}","registered_on":"2026-01-12"}}"#, id(1)),
            format!(r#"{{"type":"level","id":"{}","family":"{}","level":"basic","from":"2026-01-12"}}"#, id(2), id(1)),
            format!(r#"{{"type":"member","id":"{}","family":"{}","role":"mother","last_name":"Ф{n}"}}"#, id(3), id(1)),
            format!(r#"{{"type":"closing","id":"{}","family":"{}","on":"{on}","positive":true}}"#, id(4), id(1)),
            format!(
                r#"{{"type":"control","id":"{}","family":"{}","on":"{on}","inspection":"satisfaction","satisfied":{yes}}}"#,
                id(5),
                id(1)
            ),
        ]
        .join("\n")
    };
    answers.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
}

/// Югра п. 12.1: satisfaction is a part of those asked, and its change is one of the parts, not of their number.
#[test]
fn a_share_changes_by_points_and_is_handed_in_with_its_denominator() {
    let spring = [("2026-05-12", true), ("2026-05-13", true)];
    let summer = ["2026-08-03", "2026-08-04", "2026-08-05", "2026-08-06", "2026-08-07", "2026-08-10"];
    let summer: Vec<(&str, bool)> = summer.iter().enumerate().map(|(i, on)| (*on, i < 3)).collect();
    let d = district("yugra", &asked(&[&spring[..], &summer].concat()));
    let text = stdout(&d.run(&["report", "quarter", "2026-Q3", "--format", "csv"]));
    let row = text.lines().find(|line| line.contains("удовлетворенность")).unwrap_or_default();
    assert!(row.contains("2 из 2;;3 из 6;;снижение на 50 п. п."), "{row}");
    // A quarter with as many satisfied families, of which less were asked.
    let handed = |asked: &str| {
        format!(
            r#"{{"type":"handed_report","id":"00000001-0000-4000-8000-000000000009","from":"2026-07-01","until":"2026-10-01","on":"2026-10-08","extent":"all","figures":["satisfaction 3 3 3{asked}"],"counted":[]}}"#
        )
    };
    d.takes(&handed(" 3"));
    let json = made(&d, &["report", "quarter", "2026-Q3", "--json"]);
    assert_eq!(json["frozen"]["changed"][0]["then"]["asked"], 3, "{}", json["frozen"]);
    assert_eq!(json["frozen"]["changed"][0]["now"]["asked"], 6);
    let csv = stdout(&d.run(&["report", "quarter", "2026-Q3", "--format", "csv"]));
    let row = csv.lines().find(|line| line.contains("удовлетворенность")).unwrap_or_default();
    assert!(row.contains("3 из 3") && row.contains("3 из 6"), "{row}");
    assert!(!stdout(&d.run(&["report", "quarter", "2026-Q3"])).contains("ничего не изменилось"));
}

/// Who handed a report in is not said where persons have pseudonyms.
#[test]
fn a_redacted_report_does_not_name_who_handed_it_in() {
    let d = district("yugra", "");
    d.takes(
        r#"{"type":"handed_report","id":"00000001-0000-4000-8000-000000000009","from":"2026-07-01","until":"2026-10-01","on":"2026-10-08","by":"Смирнова Т. Н.","to_whom":"Орлов И. И.","figures":["refusals 3 2 3"],"counted":[]}"#,
    );
    let report = |args: &[&str]| stdout(&d.run(&[&["report", "quarter", "2026-Q3"], args].concat()));
    assert!(report(&[]).contains("Смирнова"), "{}", report(&[]));
    for format in [&["--redacted"][..], &["--redacted", "--json"]] {
        let said = report(format);
        assert!(!said.contains("Смирнова") && !said.contains("Орлов"), "{said}");
    }
}

/// A family at a level since 12.01.2026, with further records: kind, fields.
fn family_with(records: &[(&str, Value)]) -> String {
    let id = |n: usize| format!("00000000-0000-4000-8000-{n:012}");
    let own = [
        ("family", serde_json::json!({ "title": "Семья", "registered_on": "2026-01-12" })),
        ("level", serde_json::json!({ "level": "emergency", "from": "2026-01-12" })),
        ("member", serde_json::json!({ "role": "mother", "last_name": "Иванова" })),
    ];
    let line = |(n, (kind, fields)): (usize, &(&str, Value))| {
        let mut fields = fields.clone();
        fields["type"] = (*kind).into();
        if fields["id"].is_null() {
            fields["id"] = id(n + 1).into();
        }
        if !["family", "curator"].contains(kind) {
            fields["family"] = id(1).into();
        }
        fields.to_string()
    };
    own.iter().chain(records).enumerate().map(line).collect::<Vec<_>>().join("\n")
}

/// «Переведенных на другой уровень, из них:» heads four rows of its table and has a dash (Иркутск, разд. 15, табл. B).
#[test]
fn a_row_that_heads_others_has_a_dash() {
    let d = district(
        "irkutsk",
        &family_with(&[("level", serde_json::json!({ "level": "basic", "from": "2026-08-03" }))]),
    );
    let report = made(&d, &["report", "quarter", "2026-Q3", "--json"]);
    assert_eq!(row(&report, "families_level_changed")["value"], Value::Null);
    assert_eq!(row(&report, "own_level_changed")["families"], 1);
    let gaps = report["gaps"].to_string();
    assert!(!gaps.contains("families_level_changed"), "nothing of it is typed in: {gaps}");
    let csv = stdout(&d.run(&["report", "quarter", "2026-Q3", "--format", "csv"]));
    let line = csv.lines().find(|line| line.contains("из них:")).unwrap_or_default();
    assert!(line.contains("из них:;–;"), "{line}");
}

/// A status set since says otherwise than a category that nobody has ended.
#[test]
fn a_family_is_in_one_status_at_a_time() {
    let status = |from: &str| ("status", serde_json::json!({ "status": "difficult", "from": from }));
    let category = ("category", serde_json::json!({ "category": "sop", "from": "2026-05-04" }));
    for (from, counted) in [("2026-08-10", 0), ("2026-02-02", 1)] {
        let d = district("irkutsk", &family_with(&[category.clone(), status(from)]));
        let report = made(&d, &["report", "quarter", "2026-Q3", "--json"]);
        assert_eq!(row(&report, "sop_families")["families"], counted, "{from}");
    }
}

/// «Телесные повреждения, нанесенные любым взрослым членом семьи» are violence (Октябрьский район, разд. 2, п. 15.1).
#[test]
fn a_hostile_family_is_one_with_violence() {
    let sign =
        ("sign", serde_json::json!({ "sign": "hostile", "from": "2026-05-04", "until": "2026-08-01" }));
    let d = district("oktyabrsky", &family_with(&[sign]));
    let counted = |period: &str| {
        row(&made(&d, &["report", "quarter", period, "--json"]), "violence_families")["families"].clone()
    };
    assert_eq!((counted("2026-Q3"), counted("2026-Q4"), counted("2026-Q1")), (1.into(), 0.into(), 0.into()));
}

/// What a closing lacks is asked of who answered for the family till its eve, as the closing is counted.
#[test]
fn what_a_closing_lacks_is_of_the_curator_of_the_eve() {
    let curator = "11111111-0000-4000-8000-000000000001";
    let other = "11111111-0000-4000-8000-000000000002";
    let d = district(
        "yugra",
        &family_with(&[
            ("curator", serde_json::json!({ "id": curator, "name": "Смирнова Татьяна Николаевна" })),
            ("curator", serde_json::json!({ "id": other, "name": "Белкина Вера Андреевна" })),
            (
                "assignment",
                serde_json::json!({ "curator": curator, "from": "2026-01-12", "until": "2026-07-01" }),
            ),
            ("closing", serde_json::json!({ "on": "2026-07-01", "number": "5" })),
        ]),
    );
    let report = made(&d, &["report", "quarter", "2026-Q3", "--curator", curator, "--json"]);
    assert_eq!(row(&report, "own_closed")["families"], 1);
    assert!(report["gaps"].to_string().contains("reason"), "{}", report["gaps"]);
    let text = stdout(&d.run(&["report", "quarter", "2026-Q3"]));
    assert!(text.contains("Смирнова Т. Н.: ") && !text.contains("не закреплены"), "{text}");
    assert!(text.contains("учреждение: 1"), "a figure of the institution is of nobody's family\n{text}");
}
