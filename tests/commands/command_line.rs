//! The command line as a shell sees it: exit codes, languages, closed pipes, files that stand in the way.

use std::process::{Command, Stdio};

use kurator::cli::arguments::COMMANDS;
use kurator::domain::schema::Kind;
use kurator::keymap::{ROWS, Scope, key::Key};
use kurator::text::{Lang, Words};

use kurator::store::jsonl::ImportMode;
use kurator::store::{Author, Store};

use crate::district::{TestDistrict, author, export, id, is_sentence, program, run, stderr, stdout};

#[test]
fn wrong_usage_is_two_and_told_in_the_language_asked_for() {
    let d = TestDistrict::new();
    for args in [
        vec!["nonsense"],
        vec!["list", "--nonsense"],
        vec!["list", "--today", "nonsense"],
        vec!["list", "--today", "2026-02-30"],
        vec!["norms"],
        vec!["norms", "--from", "2026-01-01", "--to", "вчера"],
        vec!["norms", "--from", "2026-02-01", "--to", "2026-01-01"],
        vec!["list", "--level", "crysis"],
        vec!["list", "--category", "нет такой"],
        vec!["list", "--all", "--category", "lage"],
        vec!["plan"],
        vec!["plan", "--from", "2026-11-24"],
        vec!["plan", "--from", "24.11.2026", "--days", "7"],
        vec!["plan", "--from", "9999-01-01", "--days", "7"],
        vec!["plan", "--from", "2026-11-24", "--days", "0"],
        vec!["plan", "--from", "2026-11-24", "--days", "-1"],
        vec!["plan", "--from", "2026-11-24", "--days", "99999999999"],
        vec!["plan", "--from", "2026-11-24", "--days", "7", "--capacity", "-1"],
        vec!["plan", "--from", "2026-11-24", "--days", "7", "--capacity", "много"],
        vec!["find"],
        vec!["find", "а", "--limit", "-1"],
        vec!["card"],
        vec!["import"],
        vec!["list", "--lang", "de"],
        vec!["help", "nonsense"],
        vec!["help", "keys", "records"],
    ] {
        for lang in ["ru", "en"] {
            let args = if args.contains(&"--lang") {
                args.clone()
            } else {
                [args.clone(), vec!["--lang", lang]].concat()
            };
            let out = d.run(&args);
            let said = stderr(&out);
            assert_eq!(out.status.code(), Some(2), "{args:?}: {said}");
            assert!(is_sentence(&said) && said.trim().lines().count() == 1, "{args:?}: {said}");
            assert_eq!(
                said.chars().filter(|c| matches!(c, 'а'..='я')).count() > 10,
                args.contains(&"ru") || args.contains(&"de"),
                "{said}"
            );
        }
    }
    let out = program(&d.file).env("KURATOR_TODAY", "завтра").arg("list").output().unwrap();
    assert_eq!(out.status.code(), Some(2));
}

#[test]
fn the_language_is_the_one_named_or_that_of_the_surroundings() {
    let d = TestDistrict::new();
    let missing = d.beside("нет");
    assert!(stderr(&run(&missing, &["list", "--lang", "en"])).contains("There is no file"));
    assert!(stderr(&run(&missing, &["--lang=en", "list"])).contains("There is no file"));
    for (locale, english) in [("en_GB.UTF-8", true), ("ru_RU.UTF-8", false), ("C", false), ("de_DE", false)] {
        let out = program(&missing).env("LANG", locale).arg("list").output().unwrap();
        assert_eq!(stderr(&out).contains("There is no file"), english, "{locale}");
    }
}

#[test]
fn what_is_refused_is_one() {
    let d = TestDistrict::new();
    for args in [
        vec!["card", "Никто"],
        vec!["undo"],
        vec!["redo"],
        vec!["history", "Никто"],
        vec!["import", "/нет/такого"],
        vec!["import", "/"],
        vec!["export", "--out", "/нет/такого"],
        vec!["export", "--out", "/"],
        vec!["init"],
        vec!["plan", "--from", "2026-11-24", "--days", "7", "--curator", "Никто"],
        vec!["regulations", "москва"],
        vec!["list", "--file", "/нет/такого"],
    ] {
        let bytes = d.bytes();
        let out = d.run(&args);
        assert_eq!(out.status.code(), Some(1), "{args:?}: {}", stderr(&out));
        assert!(is_sentence(&stderr(&out)), "{args:?}: {}", stderr(&out));
        assert!(d.bytes() == bytes);
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_enough_hears_no_complaint() {
    let d = TestDistrict::new();
    d.takes(&(0..1200).map(|n| format!("{{\"type\":\"family\",\"title\":\"Семья с долгим названием номер {n}\",\"street\":\"Ленинградская\"}}\n")).collect::<String>());
    for command in ["list --all", "list --all --json", "export", "find семья --limit 2000"] {
        let plain = program(&d.file);
        let mut shell = Command::new("sh");
        shell
            .env_clear()
            .envs(plain.get_envs().filter_map(|(k, v)| Some((k, v?))))
            .env("PATH", "/usr/bin:/bin");
        let out = shell
            .args(["-c", &format!("\"$0\" {command} | head -1")])
            .arg(plain.get_program())
            .output()
            .unwrap();
        assert!(stderr(&out).is_empty(), "{command}: {}", stderr(&out));
        assert!(!stdout(&out).is_empty());
    }
    if std::path::Path::new("/dev/full").exists() {
        for command in ["list", "export"] {
            let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
            let out = program(&d.file).args([command]).stdout(full).output().unwrap();
            assert_eq!(out.status.code(), Some(1), "{command}");
            assert!(is_sentence(&stderr(&out)), "{}", stderr(&out));
        }
    }
}

#[test]
fn a_terminal_that_draws_nothing_is_named_with_the_cure() {
    let d = TestDistrict::new();
    let out = program(&d.file).env("TERM", "dumb").output().unwrap();
    let said = stderr(&out);
    assert_eq!(out.status.code(), Some(1), "{said}");
    assert!(said.contains("TERM=dumb") && said.contains("TERM=xterm") && said.contains("--help"), "{said}");
}

#[test]
fn a_demo_of_another_week_says_that_it_is_stale() {
    let d = TestDistrict::new();
    let demo = |today: &str| {
        let mut command = program(&d.file);
        command.env("KURATOR_TODAY", today).env("XDG_DATA_HOME", d.beside("data"));
        command.args(["demo", "--no-open"]).output().unwrap()
    };
    for (today, said) in [("2026-11-24", false), ("2026-11-28", false), ("2026-12-07", true)] {
        let out = demo(today);
        let told = stderr(&out);
        assert_eq!(out.status.code(), Some(0), "{told}");
        assert_eq!(told.contains("Учебный участок составлен на 2"), said, "{today}: {told}");
        assert!(stdout(&out).contains("demo.kurator"));
    }
}

#[test]
fn a_clock_behind_the_last_record_is_told_by_check() {
    let d = TestDistrict::new();
    let ahead = Author { clock: || 4_000_000_000_000, ..author() };
    let family = r#"{"type":"family","title":"Лукина Ольга Игоревна"}"#;
    Store::open(&d.file, ahead).unwrap().import(family, ImportMode::Whole).unwrap();
    let check = |fixed: bool| {
        let mut command = program(&d.file);
        if !fixed {
            command.env_remove("KURATOR_TODAY");
        }
        stdout(&command.arg("check").output().unwrap())
    };
    let said = check(false);
    assert!(said.contains("отстают") && said.contains("2096"), "{said}");
    // A merge may have brought the record: whose clock is wrong is not known.
    assert!(said.contains("спешили") && !said.contains("часы этого компьютера отстают"), "{said}");
    // A day that was given is not that of the computer.
    assert!(!check(true).contains("отстают"));
}

/// Each run of a command is a session of its own: the same evening marked again is no other copy.
#[test]
fn a_visit_marked_twice_in_one_copy_is_not_said_of_two() {
    let d = TestDistrict::new();
    d.takes(
        r#"{"type":"family","id":"00000000-0000-4000-8000-000000000001","title":"Лукина Ольга Игоревна"}"#,
    );
    for n in [2, 3] {
        d.takes(&format!(
            r#"{{"type":"contact","id":"00000000-0000-4000-8000-{n:012}","family":"00000000-0000-4000-8000-000000000001","kind":"home_visit","outcome":"held","on":"2026-11-20","time":"16:30"}}"#
        ));
    }
    let said = stdout(&d.run(&["check"]));
    assert!(said.contains("одно посещение отмечено дважды: Лукина") && !said.contains("копиях"), "{said}");
}

/// A log or a mail of a scheduled run is not filled with lines that replace each other.
#[test]
fn how_far_a_long_command_is_goes_to_terminals_only() {
    let d = TestDistrict::new();
    let made = d.beside("показ.kurator");
    let out = d.run(&["demo", "--families", "250", "--no-open", "--at", made.to_str().unwrap()]);
    assert_eq!((out.status.code(), stderr(&out)), (Some(0), String::new()));
    let out = run(&made, &["report", "families", "--format", "text"]);
    assert_eq!((out.status.code(), stderr(&out)), (Some(0), String::new()));
}

#[test]
fn an_export_spares_what_stands_in_its_way() {
    let d = TestDistrict::new();
    d.takes(&format!("{{\"type\":\"family\",\"id\":\"{}\",\"title\":\"А\"}}", id(1)));
    let (out, part) = (d.beside("выгрузка.jsonl"), d.beside("выгрузка.jsonl.part"));
    std::fs::write(&part, "чужое").unwrap();
    let done = d.run(&["export", "--out", out.to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    assert_eq!(std::fs::read_to_string(&part).unwrap(), "чужое", "a file beside was overwritten");
    assert_eq!(std::fs::read_to_string(&out).unwrap(), d.export());
    let bytes = d.bytes();
    assert_eq!(d.run(&["export", "--out", d.file.to_str().unwrap()]).status.code(), Some(1));
    assert!(d.bytes() == bytes);
    // The district itself may bear the name that an export would write to first.
    let named = d.beside("участок.part");
    std::fs::copy(&d.file, &named).unwrap();
    let done = run(&named, &["export", "--out", d.beside("участок").to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    // It is the district still, with the export in its journal.
    assert_eq!(std::fs::read_to_string(d.beside("участок")).unwrap(), d.export());
    assert_eq!(export(&Store::open(&named, author()).unwrap()), d.export());
    assert_eq!(
        std::fs::read_dir(d.folder.path())
            .unwrap()
            .filter(|e| e.as_ref().unwrap().file_name().to_string_lossy().contains("выгрузка"))
            .count(),
        2
    );
}

#[cfg(unix)]
#[test]
fn an_export_to_a_device_goes_through_it() {
    use std::os::unix::fs::FileTypeExt;
    let d = TestDistrict::new();
    let pipe = d.beside("труба");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut reader =
        Command::new("cat").arg(&pipe).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let done = d.run(&["export", "--out", pipe.to_str().unwrap()]);
    let is_pipe = pipe.metadata().unwrap().file_type().is_fifo();
    if !is_pipe {
        reader.kill().unwrap();
    }
    assert!(is_pipe, "the pipe was replaced by a file");
    assert_eq!(done.status.code(), Some(0));
    assert_eq!(stdout(&reader.wait_with_output().unwrap()), d.export());
}

#[test]
fn of_many_that_begin_a_file_at_once_one_succeeds() {
    let folder = tempfile::tempdir().unwrap();
    for round in 0..5 {
        let file = folder.path().join(format!("участок {round}"));
        let children: Vec<_> = (0..4)
            .map(|_| program(&file).arg("init").stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap())
            .collect();
        let out: Vec<_> = children.into_iter().map(|c| c.wait_with_output().unwrap()).collect();
        let codes: Vec<_> = out.iter().map(|o| o.status.code()).collect();
        assert_eq!(
            codes.iter().filter(|c| **c == Some(0)).count(),
            1,
            "{codes:?} {:?}",
            out.iter().map(stderr).collect::<Vec<_>>()
        );
        assert_eq!(run(&file, &["check"]).status.code(), Some(0));
        assert_eq!(stdout(&run(&file, &["export"])).lines().count(), 1);
    }
}

#[test]
fn a_path_with_a_meaning_for_the_database_is_only_a_path() {
    let folder = tempfile::tempdir().unwrap();
    for name in
        [":memory:", "file:участок?mode=ro", "участок с «кавычками» 'и' пробелом.kurator", "-.kurator"]
    {
        let file = folder.path().join(name);
        let mut command = program(&file);
        let out =
            command.current_dir(folder.path()).args([&format!("--file={name}"), "init"]).output().unwrap();
        assert_eq!(out.status.code(), Some(0), "{name}: {}", stderr(&out));
        assert!(file.is_file(), "{name} was said to be made");
        assert_eq!(run(&file, &["check"]).status.code(), Some(0));
    }
}

#[test]
fn a_level_is_asked_for_by_its_name_in_the_document() {
    let d = TestDistrict::new();
    d.takes(&format!(
        "{{\"type\":\"family\",\"id\":\"{0}\",\"title\":\"Гусева Ия\"}}\n\
         {{\"type\":\"level\",\"id\":\"{1}\",\"family\":\"{0}\",\"level\":\"crisis\",\"from\":\"2026-11-02\"}}\n",
        id(1),
        id(2)
    ));
    for said in ["crisis", "кризисный", "Критический", "КРИЗИСНЫЙ"] {
        let out = d.run(&["list", "--level", said]);
        assert!(out.status.success() && stdout(&out).contains("Гусева"), "{said}: {}", stderr(&out));
    }
    for said in ["экстренный", "базовый (профилактический)"] {
        let out = d.run(&["list", "--level", said]);
        assert!(out.status.success() && !stdout(&out).contains("Гусева"), "{said}: {}", stderr(&out));
    }
    assert_eq!(d.run(&["list", "--level", "средний"]).status.code(), Some(2));
}

#[test]
fn help_is_made_from_the_tables_of_the_program() {
    let d = TestDistrict::new();
    for lang in ["ru", "en"] {
        let words = Words::of(Lang::from_code(lang).unwrap());
        let told = |topic: &[&str]| {
            let out = d.run(&[&["help"], topic, &["--lang", lang]].concat());
            assert_eq!(out.status.code(), Some(0), "{}", stderr(&out));
            stdout(&out)
        };
        let keys = told(&["keys"]);
        for row in ROWS {
            let said = words.say(&format!("do-{}", row.command.code()));
            let key = row.keys.first().unwrap_or(&Key::F(9)).name(lang == "ru");
            assert!(keys.lines().any(|l| l.contains(&said) && l.contains(&key)), "{row:?}:\n{keys}");
        }
        for scope in Scope::ALL {
            assert!(keys.contains(&words.say(&format!("scope-{}", scope.code()))), "{scope:?}");
        }
        let commands = told(&["commands"]);
        for spec in COMMANDS {
            assert!(commands.contains(&format!("kurator {}", spec.name)), "{}", spec.name);
            assert!(commands.contains(&words.say(&format!("command-{}", spec.name))), "{}", spec.name);
            for argument in spec.arguments {
                let called = if argument.option {
                    format!("--{}", argument.name)
                } else {
                    argument.value.unwrap().into()
                };
                assert!(commands.contains(&called), "{} {called}", spec.name);
            }
        }
        let records = told(&["records"]);
        let json: serde_json::Value = serde_json::from_str(&told(&["records", "--json"])).unwrap();
        for kind in Kind::ALL.iter().filter(|k| k.has_line()) {
            assert!(records.contains(&format!("\n{} — ", kind.name())), "{}", kind.name());
            let of = json.as_array().unwrap().iter().find(|k| k["type"] == kind.name()).unwrap();
            let names: Vec<&str> =
                of["fields"].as_array().unwrap().iter().map(|f| f["name"].as_str().unwrap()).collect();
            assert_eq!(names, kind.fields().iter().map(|f| f.name.code()).collect::<Vec<_>>());
        }
        let topics = told(&[]);
        for topic in ["keys", "commands", "records"] {
            assert!(topics.contains(&format!("kurator help {topic}")), "{topics}");
        }
    }
}

#[test]
fn a_category_is_asked_for_by_its_code_its_label_or_own_words() {
    let d = TestDistrict::new();
    let family = |n: u128, title: &str, category: &str| {
        let owner = id(n);
        format!(
            "{{\"type\":\"family\",\"id\":\"{owner}\",\"title\":\"{title}\"}}\n\
             {{\"type\":\"category\",\"family\":\"{owner}\",\"category\":\"{category}\",\"from\":\"2026-01-12\"}}\n"
        )
    };
    d.takes(&[family(1, "Белова Ия", "large"), family(2, "Рыжов Пётр", "беженцы")].concat());
    for (category, who, other) in [
        ("large", "Белова", "Рыжов"),
        ("Многодетная семья", "Белова", "Рыжов"),
        ("беженцы", "Рыжов", "Белова"),
    ] {
        let out = run(&d.file, &["list", "--all", "--category", category]);
        assert_eq!(out.status.code(), Some(0), "{}", stderr(&out));
        assert!(stdout(&out).contains(who) && !stdout(&out).contains(other), "{category}: {}", stdout(&out));
    }
}

#[test]
fn who_or_what_is_not_there_is_named_and_where_to_look() {
    let d = TestDistrict::new();
    let folder = d.file.parent().unwrap().display().to_string();
    for (args, named, remedy) in [
        (vec!["due", "--curator", "Петрова"], "«Петрова»", "kurator export"),
        (vec!["resolve", "abcd", "--take", "1234"], "Расхождения «abcd» нет", "kurator conflicts"),
        (vec!["import", &folder], "папка", "Укажите файл"),
        (vec!["merge", &folder], "папка", "Укажите файл"),
        (vec!["find", "--batch", &folder], "папка", "Укажите файл"),
        (vec!["export", "--out", &folder], "папка", "Укажите файл"),
    ] {
        let out = run(&d.file, &args);
        assert_eq!(out.status.code(), Some(1), "{args:?}");
        assert!(stderr(&out).contains(named) && stderr(&out).contains(remedy), "{args:?}: {}", stderr(&out));
    }
}

#[test]
fn a_curator_is_named_as_colleagues_call_her() {
    let d = TestDistrict::new();
    let curator = |n: u8, name: &str| {
        format!(
            "{{\"type\":\"curator\",\"id\":\"00000000-0000-4000-8000-00000000009{n}\",\"name\":\"{name}\"}}\n"
        )
    };
    d.takes(
        &(curator(1, "Зайцева Ольга Олеговна")
            + &curator(2, "Ким Анна Львовна")
            + &curator(3, "Ким Анна Львовна")),
    );
    let asked = |name: &str| d.run(&["district", "--json", "--curator", name]);
    let by_id = stdout(&asked("00000000-0000-4000-8000-000000000091"));
    for name in ["Зайцева Ольга Олеговна", "зайцева о.о.", "Зайцева О. О."]
    {
        let out = asked(name);
        assert_eq!((out.status.code(), stdout(&out)), (Some(0), by_id.clone()), "{name}: {}", stderr(&out));
    }
    // Two of one name, a part of a name: whom it means is not known.
    for name in ["Ким А. Л.", "Зайцева", "О. О."] {
        assert_eq!(asked(name).status.code(), Some(1), "{name}");
    }
}

#[test]
fn an_import_of_nothing_says_so() {
    let d = TestDistrict::new();
    for (name, text) in [("empty.jsonl", ""), ("blank.jsonl", "\n\n"), ("spaces.jsonl", "  \n")] {
        let file = d.file.with_file_name(name);
        std::fs::write(&file, text).unwrap();
        let out = run(&d.file, &["import", file.to_str().unwrap()]);
        assert_eq!(out.status.code(), Some(0), "{name}");
        assert!(stderr(&out).contains("нет ни одной записи"), "{name}: {}", stderr(&out));
    }
}
