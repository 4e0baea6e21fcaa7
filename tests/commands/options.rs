//! Every option that a command takes either changes what comes of it or is refused as wrong usage: walked over the
//! table of commands itself, so that an option added without a trial fails here.

use crate::desk;
use crate::district;
use crate::fields::WithField;
use std::collections::BTreeMap;
use std::path::Path;

use crate::district::{TestDistrict, program, stderr, stdout};
use kurator::cli::arguments::COMMANDS;
use kurator::domain::schema::Kind;
use kurator::domain::{Act, FieldName, Id, Record};

const SECOND: &str = "00000000-0000-4000-8000-000000000011";

/// A second curator with one family, twins, a conflict, a change of two fields of which one was changed again.
struct OptionsDistrict {
    files: BTreeMap<String, Vec<u8>>,
    conflict: String,
    value: String,
    change: String,
}

fn prepared() -> OptionsDistrict {
    let d = TestDistrict::new();
    d.takes(&(desk::DISTRICT.to_owned() + desk::TWIN));
    d.takes(&format!(
        r#"{{"type":"curator","id":"{SECOND}","name":"Зайцева Ольга Олеговна"}}
{{"type":"assignment","id":"00000000-0000-4000-8000-000000000131","family":"00000000-0000-4000-8000-000000000003","curator":"{SECOND}","from":"2026-07-10"}}
{{"type":"member","id":"00000000-0000-4000-8000-000000000132","family":"00000000-0000-4000-8000-000000000006","role":"child","first_name":"Тимофей","former_name":"Грачёв","born":"2019-03-20"}}
{{"type":"request","id":"00000000-0000-4000-8000-000000000199","family":"00000000-0000-4000-8000-000000000003","organisation":"МФЦ","sent_on":"2026-11-02","due":"2026-11-16"}}
{{"type":"request","id":"00000000-0000-4000-8000-000000000198","family":"00000000-0000-4000-8000-000000000001","organisation":"ЦРБ","sent_on":"2026-11-02","due":"2026-11-16"}}
{{"type":"request","id":"00000000-0000-4000-8000-000000000197","family":"00000000-0000-4000-8000-000000000001","organisation":"школа № 4","sent_on":"2026-10-05","due":"2026-10-19"}}
{{"type":"district","storage_years":1}}
{{"type":"inquiry","id":"00000000-0000-4000-8000-000000000196","on":"2020-07-07","who":"соседка"}}
{{"type":"level","id":"20000000-0000-4000-8000-000000000120","from":"2026-09-14"}}"#
    ));
    let family =
        |n: u128| Record::of(Kind::Family, Id(uuid::Uuid::from_u128(0x4000_8000_0000_0000_0000 + n)));
    let changed = d.open().record(
        Act::FamilyChanged,
        &[family(6).with(FieldName::Safety, "собака").with(FieldName::Note, "звонок")],
    );
    let change = changed.unwrap().op.unwrap().hex();
    d.open().record(Act::FamilyChanged, &[family(6).with(FieldName::Note, "домофон")]).unwrap();
    let mut viewing = d.open();
    viewing.note_viewed(kurator::domain::FamilyId(family(6).id));
    viewing.write_pending().unwrap();
    std::fs::copy(&d.file, d.beside("other.kurator")).unwrap();
    let write = |path: &Path, note: &str| {
        let mut store = kurator::store::Store::open(path, district::author()).unwrap();
        store.record(Act::FamilyChanged, &[family(1).with(FieldName::Note, note)]).unwrap();
    };
    write(&d.file, "здесь");
    write(&d.beside("other.kurator"), "там");
    std::fs::copy(d.beside("other.kurator"), d.beside("third.kurator")).unwrap();
    assert!(d.run(&["merge", d.beside("third.kurator").to_str().unwrap()]).status.success());
    write(&d.beside("other.kurator"), "и там");
    let open: serde_json::Value = serde_json::from_str(&stdout(&d.run(&["conflicts", "--json"]))).unwrap();
    let told = |v: &serde_json::Value| v.as_str().unwrap().to_owned();
    let (conflict, value) = (told(&open[0]["id"]), told(&open[0]["values"][0]["op"]));
    for (name, args) in [
        ("joined.kurator", "join 00000000-0000-4000-8000-000000000002 20000000-0000-4000-8000-000000000002"),
        ("undone.kurator", "undo"),
        ("handed.kurator", "transfer Беловы --to Азов --act 7 --reason переезд --plain --out @/box.kurator"),
    ] {
        std::fs::copy(&d.file, d.beside(name)).unwrap();
        let args = &args.replace('@', d.folder.path().to_str().unwrap());
        let done = program(&d.beside(name)).args(words(args)).output().unwrap();
        assert!(done.status.success(), "{args}: {}", stderr(&done));
    }
    std::fs::write(d.beside("queries.txt"), "гусев\nтитова\n").unwrap();
    for (name, args) in [
        ("receiver.kurator", "init --no-passphrase"),
        (
            "joined.kurator",
            "transfer Беловы --to Азов --act 8 --reason переезд --new-passphrase-file @/queries.txt --out @/sealed.kurator",
        ),
    ] {
        let args = &args.replace('@', d.folder.path().to_str().unwrap());
        let done = program(&d.beside(name)).args(words(args)).output().unwrap();
        assert!(done.status.success(), "{args}: {}", stderr(&done));
    }
    let good = r#"{"type":"organisation","id":"00000000-0000-4000-8000-000000000900","name":"ЦРБ"}"#;
    std::fs::write(d.beside("good.jsonl"), good).unwrap();
    std::fs::write(d.beside("mixed.jsonl"), format!("{good}\n{{\"type\":\"nonsense\"}}\n")).unwrap();
    let list = "ФИО;Адрес;Кто\nИванова Мария Петровна;Боровичи, Ленинградская 12, кв. 4;Зотова\nЛукин Ян;Мира 5;Зотова\n";
    std::fs::write(d.beside("list.csv"), list).unwrap();
    std::fs::write(d.beside("columns.toml"), "\"Кто\" = \"curator\"\n").unwrap();
    std::fs::copy("tests/cases/hidden.xls", d.beside("book.xls")).unwrap();
    for end in ["toml", "txt"] {
        std::fs::copy(format!("data/regulations/azov.{end}"), d.beside(&format!("azov.{end}"))).unwrap();
    }
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(d.folder.path()).unwrap().map(Result::unwrap) {
        if entry.path().is_file() {
            files.insert(entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap());
        }
    }
    OptionsDistrict { files, conflict, value, change }
}

/// What came of a call: its code, what it said, what stands in the file, what other files there are.
#[derive(Debug, PartialEq)]
struct CallResult {
    code: Option<i32>,
    said: String,
    complained: String,
    export: String,
    papers: BTreeMap<String, Vec<u8>>,
}

fn seen(p: &OptionsDistrict, args: &[String]) -> CallResult {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in &p.files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    std::fs::create_dir(folder.path().join("box")).unwrap();
    let here = folder.path().to_str().unwrap();
    let file = folder.path().join("участок.kurator");
    let args: Vec<String> = args.iter().map(|a| a.replace('@', here)).collect();
    let done = program(&file).args(&args).output().unwrap();
    let plain = |text: String| text.replace(here, "@");
    let mut papers = BTreeMap::new();
    for entry in std::fs::read_dir(folder.path()).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if name.starts_with("лист") && entry.path().is_file() {
            papers.insert(name, std::fs::read(entry.path()).unwrap());
        }
    }
    // A command that makes a file of its own is judged by what stands in that one.
    let made = folder.path().join("new.kurator");
    let told = if made.exists() { &made } else { &file };
    let export = stdout(&program(told).arg("export").output().unwrap());
    let (said, complained) = (plain(stdout(&done)), plain(stderr(&done)));
    CallResult { code: done.status.code(), said, complained, export, papers }
}

/// The call without the option and with it. A required one is tried with two values.
fn trial(p: &OptionsDistrict, command: &str, option: &str) -> Option<(String, String)> {
    let join = "join 00000000-0000-4000-8000-000000000002 20000000-0000-4000-8000-000000000002";
    let resolve = format!("resolve {}", p.conflict);
    let take = format!("--take {}", p.value);
    let undo = format!("undo --op {}", p.change);
    let demo = "demo --at @/new.kurator --no-open --families 3";
    let init = "init --file @/new.kurator";
    let second = format!("--curator {SECOND}");
    let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
    let plus = |base: &str, more: &str| Some((base.to_owned(), format!("{base} {more}")));
    match (command, option) {
        ("resolve", "json") => pair(&format!("{resolve} {take}"), &format!("{resolve} {take} --json")),
        ("restore", "json") => plus("restore", "--json"),
        ("undo", "json") => plus("undo", "--json"),
        ("redo", "json") => plus("redo --file @/undone.kurator", "--json"),
        ("init", "json") => plus(init, "--json"),
        (_, "json") => {
            let base = match command {
                "card" | "history" => format!("{command} Беловы"),
                "erase" => "erase Беловы --reason отзыв --act 5 --yes".into(),
                "transfer" => {
                    "transfer Беловы --to Азов --act 7 --reason переезд --plain --out @/лист.kurator".into()
                }
                "find" => "find гусев".into(),
                "norms" => "norms --from 2026-11-01 --to 2026-11-30".into(),
                "plan" => "plan --from 2026-11-24 --days 7".into(),
                "report" => "report route".into(),
                "import" => "import @/good.jsonl".into(),
                "merge" => "merge @/other.kurator".into(),
                "exchange" => "exchange @/box".into(),
                "copy" => "copy @/new.kurator".into(),
                "join" => join.to_owned(),
                "part" => "part --file @/joined.kurator 20000000-0000-4000-8000-000000000002".into(),
                other => other.to_owned(),
            };
            plus(&base, "--json")
        }
        ("demo", "families") => pair(demo, "demo --at @/new.kurator --no-open --families 4"),
        ("demo", "seed") => plus(demo, "--seed 9"),
        ("demo", "regulation") => plus(demo, "--regulation irkutsk"),
        ("demo", "at") => pair("demo --no-open --families 3", demo),
        ("demo", "no-open") => pair("demo --at @/new.kurator --families 3", demo),
        ("init", "regulation") => plus(init, "--regulation azov"),
        ("init", "district") => plus(init, "--district Заречье"),
        ("init", "curator") => plus(init, "--curator Зотова"),
        ("init", "no-passphrase") => plus(init, "--no-passphrase"),
        ("list", "level") => plus("list", "--level crisis"),
        ("list", "category") => plus("list", "--category substitute"),
        ("list", "source") => plus("list", "--source police"),
        ("list", "settlement") => plus("list", "--settlement Сушани"),
        ("list", "overdue") => plus("list", "--overdue"),
        ("list", "all") => plus("list", "--all"),
        ("list" | "due" | "district" | "requests", "curator") => plus(command, &second),
        ("find", "limit") => plus("find боровичи", "--limit 1"),
        ("card" | "history", "former") => {
            plus(&format!("{command} 00000000-0000-4000-8000-000000000006"), "--former")
        }
        ("erase", "reason") => {
            pair("erase Беловы --act 5 --yes --reason отзыв", "erase Беловы --act 5 --yes --reason цель")
        }
        ("erase", "act") => {
            pair("erase Беловы --reason отзыв --yes --act 5", "erase Беловы --reason отзыв --yes --act 6")
        }
        ("erase", "out") => plus("erase Беловы --reason отзыв --act 5 --yes", "--out @/лист.txt"),
        ("erase", "everywhere") => {
            plus("erase Беловы --reason отзыв --act 5 --yes --file @/handed.kurator", "--everywhere")
        }
        ("transfer", "to") => pair(
            "transfer Беловы --act 7 --reason переезд --plain --out @/лист.kurator --to Азов",
            "transfer Беловы --act 7 --reason переезд --plain --out @/лист.kurator --to Югра",
        ),
        ("transfer", "act") => pair(
            "transfer Беловы --to Азов --reason переезд --plain --out @/лист.kurator --act 7",
            "transfer Беловы --to Азов --reason переезд --plain --out @/лист.kurator --act 8",
        ),
        ("transfer", "reason") => pair(
            "transfer Беловы --to Азов --act 7 --plain --out @/лист.kurator --reason переезд",
            "transfer Беловы --to Азов --act 7 --plain --out @/лист.kurator --reason приказ",
        ),
        ("transfer", "out") => pair(
            "transfer Беловы --to Азов --act 7 --reason переезд --plain --out @/лист.kurator",
            "transfer Беловы --to Азов --act 7 --reason переезд --plain --out @/лист2.kurator",
        ),
        ("transfer", "act-file") => plus(
            "transfer Беловы --to Азов --act 7 --reason переезд --plain --out @/лист.kurator",
            "--act-file @/лист.txt",
        ),
        ("transfer", "close") => plus(
            "transfer Беловы --to Азов --act 7 --reason переезд --plain --out @/лист.kurator",
            "--close переезд",
        ),
        ("transfer", "new-passphrase-file") => plus(
            "transfer Беловы --to Азов --act 7 --reason переезд --out @/лист.kurator",
            "--new-passphrase-file @/queries.txt",
        ),
        ("transfer", "plain") => {
            plus("transfer Беловы --to Азов --act 7 --reason переезд --out @/лист.kurator", "--plain")
        }
        ("retention", "year") => plus("retention", "--year 2040"),
        ("retention", "destroy") => pair("retention", "retention --destroy --act 5 --yes"),
        ("retention", "act") => {
            pair("retention --destroy --yes --act 5", "retention --destroy --yes --act 6")
        }
        ("retention", "out") => plus("retention --destroy --act 5 --yes", "--out @/лист.txt"),
        ("retention", "yes") => plus("retention --destroy --act 5", "--yes"),
        ("erase", "yes") => plus("erase Беловы --reason отзыв --act 5", "--yes"),
        ("history", "actions") => plus("history 00000000-0000-4000-8000-000000000006", "--actions"),
        ("history", "by") => plus("history", "--by никто"),
        ("history", "from") => plus("history", "--from 2099-01-01"),
        ("history", "to") => plus("history", "--to 2001-01-01"),
        ("find", "former") => plus("find грачёв", "--former"),
        ("find", "batch") => pair("find гусев", "find --batch @/queries.txt"),
        ("norms", "from") => {
            pair("norms --from 2026-11-01 --to 2026-11-30", "norms --from 2026-10-01 --to 2026-11-30")
        }
        ("norms", "to") => {
            pair("norms --from 2026-11-01 --to 2026-11-30", "norms --from 2026-11-01 --to 2026-12-31")
        }
        ("norms", "family") => plus("norms --from 2026-11-01 --to 2026-11-30", "--family Беловы"),
        ("plan", "from") => pair("plan --from 2026-11-24 --days 7", "plan --from 2026-12-01 --days 7"),
        ("plan", "days") => pair("plan --from 2026-11-24 --days 7", "plan --from 2026-11-24 --days 21"),
        ("plan", "capacity") => plus("plan --from 2026-11-24 --days 7", "--capacity 1"),
        ("plan", "curator") => plus("plan --from 2026-11-24 --days 7", &second),
        ("report", "period") => plus("report quarter", "--period 2026-Q2"),
        ("report", "family") => plus("report norms", "--family Беловы"),
        ("report", "folder") => plus("report quarter", "--folder @/box"),
        ("report", "redacted") => plus("report card Беловы", "--redacted"),
        ("report", "form") => plus("report card Беловы", "--form"),
        ("report", "record") => plus(
            "report request 00000000-0000-4000-8000-000000000001",
            "--record 00000000-0000-4000-8000-000000000197",
        ),
        ("report", "week") => plus("report route", "--week 2026-W50"),
        ("report", "from") => plus("report route", "--from 2026-11-24"),
        ("report", "to") => plus("report route", "--to 2026-11-25"),
        ("report", "curator") => plus("report route", &second),
        ("report", "format") => plus("report route", "--format json"),
        ("report", "out") => plus("report route", "--out @/лист"),
        ("report", "plan") => plus("report route", "--plan"),
        ("report", "names") => plus("report route --format ics", "--names"),
        ("regulations", "check") => plus("regulations", "--check @/azov.toml"),
        ("regulations", "text") => plus("regulations azov", "--text"),
        ("regulations", "at") => plus("regulations yugra --text", "--at 5.8"),
        ("import", "dry-run") => plus("import @/good.jsonl", "--dry-run"),
        ("import", "partial") => plus("import @/mixed.jsonl", "--partial"),
        ("import", "columns") => plus("import @/list.csv", "--columns @/columns.toml"),
        ("import", "encoding") => plus("import @/list.csv", "--encoding cp1251"),
        ("import", "delimiter") => plus("import @/list.csv", "--delimiter ,"),
        ("import", "sheet") => plus("import @/book.xls", "--sheet 2"),
        ("import", "hidden") => plus("import @/book.xls", "--hidden"),
        ("import", "doubles") => plus("import @/list.csv", "--doubles skip"),
        ("export", "format") => plus("export", "--format csv"),
        ("export", "all") => plus("export --format csv", "--all"),
        ("export", "out") => plus("export", "--out @/лист"),
        ("merge", "dry-run") => plus("merge @/other.kurator", "--dry-run"),
        ("join", "fields") => plus(join, "--fields title"),
        ("join", "apart") => plus(join, "--apart"),
        ("join", "dry-run") => plus(join, "--dry-run"),
        ("resolve", "take") => plus(&resolve, &take),
        ("resolve", "value") => plus(&resolve, r#"--value "иначе""#),
        ("passphrase", "new-passphrase-file") => {
            plus("passphrase set", "--new-passphrase-file @/columns.toml")
        }
        ("passphrase", "yes") => pair("passphrase check", "passphrase remove --yes"),
        ("merge", "into-plain") => plus(
            "merge @/sealed.kurator --file @/receiver.kurator --others-passphrase-file @/queries.txt",
            "--into-plain",
        ),
        ("suggest", "regulation") => {
            pair("suggest --signs incapacity", "suggest --regulation yugra --signs incapacity")
        }
        ("suggest", "signs") => plus("suggest --regulation yugra", "--signs incapacity"),
        ("undo", "op") => pair("undo", &undo),
        ("undo", "rest") => plus(&undo, "--rest"),
        _ => None,
    }
}

fn words(call: &str) -> Vec<String> {
    call.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn every_option_of_every_command_does_something() {
    let p = prepared();
    let mut idle = Vec::new();
    let mut tried = 0;
    for spec in COMMANDS {
        for argument in spec.arguments.iter().filter(|a| a.option) {
            let (base, with) = trial(&p, spec.name, argument.name)
                .unwrap_or_else(|| panic!("{} --{}: write a trial for it", spec.name, argument.name));
            let (without, having) = (seen(&p, &words(&base)), seen(&p, &words(&with)));
            tried += 1;
            assert!(!without.complained.contains("panicked") && !having.complained.contains("panicked"));
            if having.code != Some(2) && without == having {
                idle.push(format!("{} --{}: «{with}» is «{base}»", spec.name, argument.name));
            }
        }
    }
    assert!(idle.is_empty(), "taken and passed over:\n{}", idle.join("\n"));
    assert!(tried > 60, "only {tried} options were tried");
    // The comparison itself: the same call twice is the same, so a difference is that of the option.
    for call in [
        "report route",
        "list --json",
        "demo --at @/new.kurator --no-open --families 3",
        "plan --from 2026-11-24 --days 7",
    ] {
        assert_eq!(seen(&p, &words(call)), seen(&p, &words(call)), "{call}");
    }
}

#[test]
fn every_option_of_a_paper_works_in_every_format_or_is_refused() {
    let p = prepared();
    let mut idle = Vec::new();
    let second = format!("--curator {SECOND}");
    let options = [
        "--week 2026-W49",
        "--from 2026-11-25",
        "--to 2026-12-02",
        "--from 2026-11-24 --to 2026-11-26",
        &second,
        "--plan",
        "--names",
        "--json",
        "--out @/лист",
    ];
    for (paper, days) in [("route", ""), ("deputy", "--from 2026-11-24 --to 2026-12-04")] {
        for format in ["text", "json", "docx", "ics"] {
            let file = if format == "docx" { "--out @/лист.docx" } else { "" };
            let base = format!("report {paper} {days} --format {format} {file}");
            let usual = seen(&p, &words(&base));
            // «--json» of what is JSON anyway says the same twice.
            for option in options.into_iter().filter(|o| (format, *o) != ("json", "--json")) {
                let with = seen(&p, &words(&format!("{base} {option}")));
                if with.code == Some(2) {
                    assert!(district::is_sentence(&with.complained), "{base} {option}: {}", with.complained);
                    assert!(with.papers.is_empty(), "{base} {option}: refused, and half done");
                } else if with == usual {
                    idle.push(format!("{base} {option}"));
                }
            }
        }
    }
    assert!(idle.is_empty(), "taken and passed over:\n{}", idle.join("\n"));
    // What is asked for comes: the days named and no others.
    for (args, first, last) in [
        ("report route --json --from 2026-11-26", "2026-11-26", "2026-12-02"),
        ("report route --json --from 2026-12-30 --to 2027-01-12", "2026-12-30", "2027-01-12"),
        ("report route --json --to 2026-11-25", "2026-11-23", "2026-11-25"),
        ("report deputy --json --week 2026-W50", "2026-12-07", "2026-12-13"),
    ] {
        let told: serde_json::Value = serde_json::from_str(&seen(&p, &words(args)).said).unwrap();
        assert_eq!((told["from"].as_str(), told["to"].as_str()), (Some(first), Some(last)), "{args}");
        if let Some(days) = told["days"].as_array() {
            assert_eq!(days.first().and_then(|d| d["date"].as_str()), Some(first), "{args}");
            assert_eq!(days.last().and_then(|d| d["date"].as_str()), Some(last), "{args}");
        }
    }
}
