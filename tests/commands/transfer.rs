//! A head of service hands a family to another district, papers in hand: the file, the act, the journals, and what each
//! of the two may do afterwards.

use std::path::Path;

use crate::district::{TestDistrict, program, stderr, stdout};
use serde_json::Value;

const FAMILY: &str = "00000000-0000-4000-8000-000000000001";

/// A sealed district of that name, with a curator and a family of her own beside the one that moves.
fn district(name: &str, curator: &str, family: Option<&str>) -> TestDistrict {
    let d = TestDistrict { folder: tempfile::tempdir().unwrap(), file: std::path::PathBuf::new() };
    let d = TestDistrict { file: d.folder.path().join("участок.kurator"), ..d };
    std::fs::write(d.beside("своя.txt"), format!("фраза для {name}\n")).unwrap();
    let made = run(&d, &["init", "--regulation", "azov", "--district", name, "--curator", curator]);
    assert!(made.1.is_empty(), "{}", made.1);
    let Some(family) = family else { return d };
    let lines = format!(
        r#"{{"type":"organisation","id":"00000000-0000-4000-8000-00000000000a","name":"Школа № 4"}}
{{"type":"family","id":"{FAMILY}","title":"{family} Мария Петровна","settlement":"Азов","street":"Мира","house":"3"}}
{{"type":"family","id":"00000000-0000-4000-8000-000000000002","title":"Тихомирова Анна Ильинична"}}
{{"type":"member","id":"00000000-0000-4000-8000-000000000011","family":"{FAMILY}","role":"mother","last_name":"{family}","first_name":"Мария","phones":["+79116031422"]}}
{{"type":"level","id":"00000000-0000-4000-8000-000000000012","family":"{FAMILY}","level":"crisis","from":"2026-08-31"}}
{{"type":"contact","id":"00000000-0000-4000-8000-000000000013","family":"{FAMILY}","kind":"home_visit","outcome":"held","on":"2026-11-20","note":"все дома"}}
{{"type":"appointment","id":"00000000-0000-4000-8000-000000000014","family":"{FAMILY}","on":"2026-11-27"}}
{{"type":"document","id":"00000000-0000-4000-8000-000000000015","family":"{FAMILY}","document":"характеристика из школы","on":"2026-10-01","place":"папка 3"}}
{{"type":"agreement","id":"00000000-0000-4000-8000-000000000016","family":"{FAMILY}","on":"2026-09-01","number":"12"}}
"#
    );
    std::fs::write(d.beside("семьи.jsonl"), lines).unwrap();
    let taken = run(&d, &["import", d.beside("семьи.jsonl").to_str().unwrap()]);
    assert!(taken.1.is_empty(), "{}", taken.1);
    d
}

/// Runs the program with the passphrase of the district; what it said, and what it complained of.
fn run(d: &TestDistrict, args: &[&str]) -> (String, String) {
    let own = d.beside("своя.txt");
    let done =
        program(&d.file).args(["--passphrase-file", own.to_str().unwrap()]).args(args).output().unwrap();
    (stdout(&done), stderr(&done))
}

fn json(d: &TestDistrict, args: &[&str]) -> Value {
    let (said, complained) = run(d, &[args, &["--json"]].concat());
    serde_json::from_str(&said).unwrap_or_else(|_| panic!("{said}{complained}"))
}

/// Hands the family over with its act; returns the file and the act.
fn hand(d: &TestDistrict, more: &[&str]) -> (std::path::PathBuf, std::path::PathBuf, Value) {
    let (file, act, secret) = (d.beside("передача.kurator"), d.beside("акт.txt"), d.beside("чужая.txt"));
    std::fs::write(&secret, "лесник сорока чайник\n").unwrap();
    let of = |path: &Path| path.to_str().unwrap().to_owned();
    let (file_arg, act_arg, secret_arg) = (of(&file), of(&act), of(&secret));
    let args = [
        "transfer",
        "Новикова",
        "--to",
        "Участок № 5, Орлова В. И.",
        "--act",
        "7",
        "--reason",
        "переезд",
        "--out",
        &file_arg,
        "--act-file",
        &act_arg,
        "--new-passphrase-file",
        &secret_arg,
    ];
    let said = json(d, &[&args, more].concat());
    (file, act, said)
}

fn merged(d: &TestDistrict, file: &Path, more: &[&str]) -> Value {
    let secret = file.with_file_name("чужая.txt");
    let args = ["merge", file.to_str().unwrap(), "--others-passphrase-file", secret.to_str().unwrap()];
    json(d, &[&args, more].concat())
}

#[test]
fn a_family_goes_to_another_district_with_its_papers() {
    let from = district("Участок № 3", "Смирнова Тамара Николаевна", Some("Новикова"));
    let to = district("Участок № 5", "Орлова Вера Ильинична", None);
    let (file, act, said) = hand(&from, &["--close", "moved"]);
    assert_eq!((said["sealed"].as_bool(), said["closed"].as_bool()), (Some(true), Some(true)), "{said}");
    let act = std::fs::read_to_string(act).unwrap();
    for word in [
        "Акт № 7",
        "Участок № 3, Смирнова",
        "Орлова",
        "Новикова",
        "характеристика из школы",
        "папка 3",
        "соглашение № 12, 01.09.2026; где лежит",
    ] {
        assert!(act.contains(word), "{word}: {act}");
    }
    assert!(!act.contains("лесник") && !act.contains("Тихомирова"), "{act}");
    // Here the family is closed with the reason of the document, and the visit that was appointed is off.
    let exported = run(&from, &["export"]).0;
    let closing = exported.lines().find(|l| l.contains("\"closing\"")).unwrap();
    assert!(
        closing.contains("\"moved\"") && closing.contains("Участок № 5") && closing.contains("\"azov\""),
        "{closing}"
    );
    assert!(!exported.contains("\"appointment\""));
    // There it is looked at first, then taken in.
    let settings = |d: &TestDistrict| json(d, &["district"])["district"].clone();
    let own = settings(&to);
    let looked = merged(&to, &file, &["--dry-run"]);
    assert_eq!(looked["transfer"]["number"], "7");
    assert_eq!(looked["families_changed"], 1);
    let taken = merged(&to, &file, &[]);
    assert_eq!(taken["findings"].as_array().map(Vec::len), Some(0), "{taken}");
    assert_eq!(settings(&to), own);
    let card = run(&to, &["card", "Новикова"]).0;
    assert!(card.contains("все дома") && card.contains("Мария"), "{card}");
    let history = run(&to, &["history", "Новикова"]).0;
    assert!(history.contains("Смирнова"), "{history}");
    assert!(!run(&to, &["export"]).0.contains("Тихомирова"));
    assert_eq!(json(&to, &["check"])["findings"].as_array().map(Vec::len), Some(0));
    assert_eq!(merged(&to, &file, &[])["operations"], 0);
    // It waits there for a decision, and here for nothing.
    let waiting = json(&to, &["due"])["received"].clone();
    assert_eq!(waiting[0]["family"], FAMILY, "{waiting}");
    assert_eq!(json(&from, &["due"])["received"].as_array().map(Vec::len), Some(0));
    let level = format!(
        r#"{{"type":"level","id":"00000000-0000-4000-8000-0000000000f0","family":"{FAMILY}","level":"basic","from":"2026-11-24"}}"#
    );
    std::fs::write(to.beside("решение.jsonl"), level).unwrap();
    run(&to, &["import", to.beside("решение.jsonl").to_str().unwrap()]);
    // A level alone does not say by which decision; the one curator of the file needs no assignment.
    let waiting = json(&to, &["due"])["received"].clone();
    assert_eq!(waiting[0]["lacks"], serde_json::json!(["decision"]), "{waiting}");
    let said = run(&to, &["due"]).0;
    assert!(said.contains("  запишите решение: передана"), "{said}");
    let exported = run(&to, &["export"]).0;
    let curator = exported.lines().find(|l| l.contains("\"type\":\"curator\"")).unwrap();
    let curator: Value = serde_json::from_str(curator).unwrap();
    let curator = curator["id"].as_str().unwrap();
    let rest = format!(
        r#"{{"type":"assignment","id":"00000000-0000-4000-8000-0000000000f1","family":"{FAMILY}","curator":"{curator}","from":"2026-11-24"}}
{{"type":"decision","id":"00000000-0000-4000-8000-0000000000f2","family":"{FAMILY}","subject":"placement","on":"2026-11-25","number":"12"}}"#
    );
    std::fs::write(to.beside("решение.jsonl"), rest).unwrap();
    let taken = run(&to, &["import", to.beside("решение.jsonl").to_str().unwrap()]);
    assert!(taken.1.is_empty(), "{taken:?}");
    assert_eq!(json(&to, &["due"])["received"].as_array().map(Vec::len), Some(0));
    assert!(run(&to, &["list"]).0.contains("Новикова"));
    let journal = run(&from, &["history", "--actions"]).0;
    assert!(journal.contains("передана семья") && journal.contains("передача.kurator"), "{journal}");
    // The act has full names: a later act of destruction names it as a paper.
    assert!(journal.contains("акт приёма-передачи дела семьи") && journal.contains("акт.txt"), "{journal}");
}

#[test]
fn without_a_passphrase_nothing_is_written_unless_it_was_asked_for() {
    let from = district("Участок № 3", "Смирнова Тамара Николаевна", Some("Новикова"));
    let file = from.beside("передача.kurator");
    let args = ["transfer", "Новикова", "--to", "Участок № 5", "--act", "7", "--reason", "переезд", "--out"];
    let out = file.to_str().unwrap();
    let refused = run(&from, &[&args[..], &[out]].concat());
    assert!(refused.1.contains("--plain") && !file.exists(), "{refused:?}");
    let plain = run(&from, &[&args[..], &[out, "--plain"]].concat());
    assert!(plain.0.contains("не зашифрован") && file.exists(), "{plain:?}");
    let again = run(&from, &[&args[..], &[out, "--plain"]].concat());
    assert!(!again.1.is_empty(), "{again:?}");
}

#[test]
fn nothing_is_handed_over_where_the_act_cannot_be_written() {
    let from = district("Участок № 3", "Смирнова Тамара Николаевна", Some("Новикова"));
    let (file, nowhere) = (from.beside("передача.kurator"), from.beside("нет такой/акт.docx"));
    let args =
        ["transfer", "Новикова", "--to", "Участок № 5", "--act", "7", "--reason", "переезд", "--plain"];
    let paths = ["--out", file.to_str().unwrap(), "--act-file", nowhere.to_str().unwrap()];
    let refused = run(&from, &[&args[..], &paths].concat());
    assert!(refused.1.contains("акт.docx") && !file.exists(), "{refused:?}");
    let journal = run(&from, &["history", "--actions"]).0;
    assert!(!journal.contains("передача семьи") && !journal.contains("передана"), "{journal}");
    // A transfer that is refused leaves no empty act behind.
    std::fs::write(&file, "занято").unwrap();
    let act = from.beside("акт.txt");
    let paths = ["--out", file.to_str().unwrap(), "--act-file", act.to_str().unwrap()];
    let refused = run(&from, &[&args[..], &paths].concat());
    assert!(!refused.1.is_empty() && !act.exists(), "{refused:?}");
}

#[test]
fn what_was_handed_over_is_not_emptied_there_without_a_word() {
    let from = district("Участок № 3", "Смирнова Тамара Николаевна", Some("Новикова"));
    let to = district("Участок № 5", "Орлова Вера Ильинична", None);
    let (file, ..) = hand(&from, &["--close", "переезд"]);
    merged(&to, &file, &[]);
    let erase = ["erase", "Новикова", "--reason", "срок хранения", "--act", "9", "--yes"];
    let refused = run(&from, &erase);
    assert!(refused.1.contains("--everywhere") && refused.1.contains("Участок № 5"), "{refused:?}");
    // Who took it over may destroy her own.
    let there = run(&to, &[&erase[..], &["--everywhere"]].concat());
    assert!(!there.1.is_empty(), "{there:?}");
    let here = run(&from, &[&erase[..], &["--everywhere"]].concat());
    assert!(here.0.contains("Уничтожено"), "{here:?}");
    // A whole copy that knows of it says so before it is taken.
    std::fs::write(from.beside("чужая.txt"), "фраза для Участок № 3\n").unwrap();
    let looked = merged(&to, &from.file, &["--dry-run"]);
    assert_eq!(looked["emptied"].as_array().map(Vec::len), Some(1), "{looked}");
    let words = run(
        &to,
        &[
            "merge",
            from.file.to_str().unwrap(),
            "--dry-run",
            "--others-passphrase-file",
            from.beside("чужая.txt").to_str().unwrap(),
        ],
    );
    assert!(words.0.contains("Уничтожается по акту") && words.0.contains("Новикова"), "{words:?}");
}

#[test]
fn undo_says_that_a_transfer_stays_and_takes_nothing_else_back() {
    let from = district("Участок № 3", "Смирнова Тамара Николаевна", Some("Новикова"));
    hand(&from, &["--close", "moved"]);
    let before = run(&from, &["export"]).0;
    let refused = run(&from, &["undo"]);
    assert!(refused.1.contains("передача семьи"), "{refused:?}");
    assert_eq!(run(&from, &["export"]).0, before);
    // What is done afterwards is undone, and nothing beyond it.
    let card = from.beside("ещё.jsonl");
    let line = r#"{"type":"family","id":"00000000-0000-4000-8000-000000000002","title":"Тихомирова Анна Ильинична","note":"звонила"}"#;
    std::fs::write(&card, line).unwrap();
    run(&from, &["import", card.to_str().unwrap()]);
    assert!(run(&from, &["undo"]).1.is_empty());
    assert!(run(&from, &["undo"]).1.contains("передача семьи"));
    assert_eq!(run(&from, &["export"]).0, before);
}

/// The number of families of an indicator of the report of a quarter.
fn families(d: &TestDistrict, quarter: &str, indicator: &str) -> Value {
    let report = json(d, &["report", "quarter", quarter]);
    let mut rows = report["rows"].as_array().unwrap().iter();
    rows.find(|r| r["indicator"] == indicator).unwrap_or_else(|| panic!("no {indicator}: {report:#}"))["families"]
        .clone()
}

#[test]
fn the_work_of_the_sender_is_in_no_figure_of_the_receiver() {
    for closes in [true, false] {
        let from = district("Участок № 3", "Смирнова Тамара Николаевна", Some("Новикова"));
        let to = district("Участок № 5", "Орлова Вера Ильинична", None);
        let more: &[&str] = if closes { &["--close", "moved"] } else { &[] };
        let (file, ..) = hand(&from, more);
        let own = |indicator| families(&from, "2026-Q4", indicator);
        let (asked, closed) = (own("own_visits_asked"), own("own_closed"));
        merged(&to, &file, &[]);
        assert_eq!(families(&to, "2026-Q4", "own_closed"), 0, "the sender closed it");
        assert_eq!(families(&to, "2026-Q4", "own_visits_asked"), 0, "the sender visited it");
        assert_eq!(
            families(&to, "2026-Q4", "own_taken_on"),
            i32::from(!closes),
            "taken on by the act, or not yet"
        );
        assert_eq!(families(&to, "2026-Q4", "own_at_end"), i32::from(!closes));
        assert_eq!(
            (own("own_visits_asked"), own("own_closed")),
            (asked, closed),
            "at the sender nothing changes"
        );
        let report = json(&to, &["report", "quarter", "2026-Q4"]);
        let gaps = report["gaps"].as_array().unwrap();
        assert!(gaps.iter().all(|g| g["lacks"] != "result" && g["lacks"] != "number"), "{gaps:#?}");
        // Before the family came nobody was accompanied here: nothing had to be reported.
        let late = json(&to, &["due"])["overdue"].clone();
        let early = late.as_array().unwrap().iter().filter(|l| l["family"].is_null());
        assert_eq!(early.count(), 0, "{late:#}");
        let level = format!(
            r#"{{"type":"level","id":"00000000-0000-4000-8000-0000000000f0","family":"{FAMILY}","level":"basic","from":"2026-11-24"}}"#
        );
        std::fs::write(to.beside("решение.jsonl"), level).unwrap();
        run(&to, &["import", to.beside("решение.jsonl").to_str().unwrap()]);
        assert_eq!(families(&to, "2026-Q4", "own_taken_on"), 1);
        assert_eq!(families(&to, "2026-Q4", "own_at_end"), 1);
    }
}

#[test]
fn an_act_of_destruction_names_the_papers_of_the_district() {
    let d = district("Участок № 3", "Смирнова Тамара Николаевна", Some("Новикова"));
    let paper = d.beside("журнал.docx");
    run(&d, &["report", "families", "--out", paper.to_str().unwrap()]);
    let args = ["erase", "Новикова", "--reason", "отзыв согласия", "--act", "9", "--yes"];
    let asked = run(&d, &args[..args.len() - 1]).1;
    assert!(asked.contains("«Новикова Мария Петровна»"), "the family, not one of its members: {asked}");
    let (act, complained) = run(&d, &args);
    let copies = act.split("Копии и бумаги").nth(1).unwrap_or_default();
    let (copies, extract) = copies.split_once("Выгрузка").unwrap_or((copies, ""));
    for part in [copies, extract] {
        assert!(part.contains("журнал семей") && part.contains("журнал.docx"), "{act}{complained}");
    }
    let journal = json(&d, &["history", "--actions"]);
    let made = journal.as_array().unwrap().iter().find(|l| l["action"] == "printed").unwrap();
    assert_eq!((&made["about"], made["place"].as_str()), (&"families".into(), paper.to_str()), "{journal:#}");
}

/// A family that was handed over without a passphrase on 16 November; the district that took it over.
fn handed_over(regulation: &str, curators: &[&str], lines: &str) -> TestDistrict {
    let begun = |name: &str, curators: &[&str]| {
        let d = TestDistrict { folder: tempfile::tempdir().unwrap(), file: std::path::PathBuf::new() };
        let d = TestDistrict { file: d.folder.path().join("участок.kurator"), ..d };
        let made = d.run(&["init", "--no-passphrase", "--regulation", regulation, "--district", name]);
        assert!(made.status.success(), "{}", stderr(&made));
        let own = curators.iter().zip(0x900..).map(|(curator, n)| {
            format!("{}\n", serde_json::json!({ "type": "curator", "id": format!("00000000-0000-4000-8000-{n:012x}"), "name": curator }))
        });
        d.takes(&own.collect::<String>());
        d
    };
    let (from, to) = (begun("Участок № 1", &["Смирнова Тамара Николаевна"]), begun("Участок № 5", curators));
    from.takes(lines);
    let (file, act) = (from.beside("передача.kurator"), from.beside("акт.txt"));
    let (file, act) = (file.to_str().unwrap(), act.to_str().unwrap());
    let handed = from.run(&[
        "transfer",
        "Иванова",
        "--to",
        "Участок № 5",
        "--act",
        "7",
        "--reason",
        "переезд",
        "--out",
        file,
        "--act-file",
        act,
        "--plain",
        "--today",
        "2026-11-16",
    ]);
    assert!(handed.status.success(), "{}", stderr(&handed));
    let taken = to.run(&["merge", file]);
    assert!(taken.status.success(), "{}", stderr(&taken));
    to
}

/// A line of the family that was handed over.
fn line(n: u32, kind: &str, fields: &str) -> String {
    format!(r#"{{"type":"{kind}","id":"00000000-0000-4000-8000-{n:012}","family":"{FAMILY}",{fields}}}"#)
        + "\n"
}

/// What the sender wrote of it: a visit in October and one that failed, an activity done, a prolongation.
fn with_work_of_the_sender() -> String {
    let family = format!(
        r#"{{"type":"family","id":"{FAMILY}","title":"Иванова Мария","registered_on":"2026-06-01"}}"#
    );
    let programme =
        r#""programme":"00000000-0000-4000-8000-000000000041","help":"social","text":"набор продуктов""#;
    [
        family + "\n",
        line(11, "level", r#""level":"basic","from":"2026-06-02","number":"1","decided_on":"2026-06-01""#),
        line(21, "contact", r#""kind":"home_visit","outcome":"nobody_home","on":"2026-10-05""#),
        line(41, "programme", r#""version":1,"number":"8","on":"2026-06-05""#),
        line(42, "activity", &format!(r#"{programme},"state":"done","done_on":"2026-10-10""#)),
        line(43, "decision", r#""subject":"prolongation","on":"2026-10-12","number":"77""#),
    ]
    .concat()
}

#[test]
fn the_work_of_the_sender_is_no_debt_and_no_result_of_the_receiver() {
    let to = handed_over("yugra", &["Орлова Вера Ивановна"], &with_work_of_the_sender());
    let own = r#""kind":"home_visit","outcome":"held","on":"2026-11-23""#;
    to.takes(&line(51, "contact", own));
    to.takes(&line(
        52,
        "level",
        r#""level":"basic","from":"2026-11-16","number":"9","decided_on":"2026-11-16""#,
    ));
    let due = stdout(&to.run(&["due", "--today", "2026-11-24"]));
    assert!(!due.contains("октябрь"), "{due}");
    let asked = ["report", "results", "--period", "2026-Q4", "--today", "2026-11-30", "--json"];
    let table: Value = serde_json::from_str(&stdout(&to.run(&asked))).unwrap();
    let cells = &table["rows"][0]["cells"];
    for column in ["failed", "activities_done"] {
        assert!(cells[column].is_null() || cells[column] == 0, "{column}: {table:#}");
    }
    assert_ne!(cells["level_first"], cells["level_last"], "{table:#}");
    assert!(!table.to_string().contains("77"), "{table:#}");
}

#[test]
fn a_family_that_the_receiver_has_closed_lacks_nothing() {
    let to =
        handed_over("yugra", &["Орлова Вера Ивановна", "Белова Анна Петровна"], &with_work_of_the_sender());
    let lacks = |today: &str| {
        let due: Value =
            serde_json::from_str(&stdout(&to.run(&["due", "--json", "--today", today]))).unwrap();
        due["received"][0]["lacks"].clone()
    };
    assert_eq!(lacks("2026-12-02"), serde_json::json!(["curator", "decision"]));
    to.takes(&line(
        61,
        "decision",
        r#""subject":"placement","on":"2026-11-20","number":"5","ruling":"refused""#,
    ));
    assert_eq!(lacks("2026-12-02"), serde_json::json!(["curator", "decision"]), "a refusal takes nobody up");
    to.takes(&line(
        62,
        "closing",
        r#""on":"2026-12-01","reason":"x","number":"6","decided_on":"2026-11-30""#,
    ));
    assert_eq!(lacks("2026-11-24"), serde_json::json!(["curator", "decision"]), "not closed yet");
    assert!(lacks("2026-12-02").is_null(), "{}", lacks("2026-12-02"));
}

#[test]
fn a_month_half_of_which_is_its_own_is_the_receivers() {
    let to = handed_over("yugra", &["Орлова Вера Ивановна"], &with_work_of_the_sender());
    to.takes(&line(
        52,
        "level",
        r#""level":"basic","from":"2026-11-16","number":"9","decided_on":"2026-11-16""#,
    ));
    for (n, on) in [(53, "2026-11-18"), (54, "2026-11-25")] {
        to.takes(&line(n, "contact", &format!(r#""kind":"home_visit","outcome":"held","on":"{on}""#)));
    }
    let asked = ["report", "results", "--period", "2026-11", "--today", "2026-12-01", "--json"];
    let table: Value = serde_json::from_str(&stdout(&to.run(&asked))).unwrap();
    assert_eq!(table["rows"][0]["cells"]["counted"], 2, "{table:#}");
}

#[test]
fn the_act_says_of_each_decision_what_was_decided() {
    let from = district("Участок № 3", "Смирнова Тамара Николаевна", Some("Новикова"));
    let decision = |n: u32, subject: &str, more: &str| {
        format!(
            "{{\"type\":\"decision\",\"id\":\"00000000-0000-4000-8000-0000000002{n:02}\",\"family\":\"{FAMILY}\",\
             \"subject\":\"{subject}\",\"on\":\"2026-09-30\",{more}}}\n"
        )
    };
    let lines = decision(1, "placement", r#""ruling":"refused","number":"204""#)
        + &decision(2, "level", r#""ruling":"granted","number":"205""#)
        + &decision(3, "programme", r#""ruling":"returned","number":"206""#)
        + &decision(4, "prolongation", r#""ruling":"postponed""#);
    std::fs::write(from.beside("решения.jsonl"), lines).unwrap();
    let taken = run(&from, &["import", from.beside("решения.jsonl").to_str().unwrap()]);
    assert!(taken.1.is_empty(), "{}", taken.1);
    let act = std::fs::read_to_string(hand(&from, &[]).1).unwrap();
    // A line of the act may be wrapped.
    let act = act.split_whitespace().collect::<Vec<_>>().join(" ");
    for (said, is_there) in [
        ("№ 204 · постановка на сопровождение · отказано", true),
        ("№ 206 · утверждение программы · возвращено на доработку", true),
        ("№ 205 · смена уровня", true),
        ("№ 205 · смена уровня ·", false),
        // What was postponed has no paper.
        ("отложено", false),
        ("продление срока", false),
    ] {
        assert_eq!(act.contains(said), is_there, "{said}: {act}");
    }
}
