//! The regulation files: every word stands in its document, what is borrowed says so, and a broken file is told plainly.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use chrono::NaiveDate;
use kurator::domain::paper::DecisionSubject;
use kurator::domain::{Case, Level, Unit, UserError};
use kurator::norm::consent::{is_sharing, purposes};
use kurator::regulation::file::{Firmness, collapsed};
use kurator::regulation::{Regulation, RuleSource, Rules, embedded};
use kurator::report::disclosure::secrecy;
use kurator::report::violation_notice::duty;
use kurator::store::jsonl::ImportMode;
use kurator::store::{Author, Entropy, FamilyScope, Store};
use kurator::text::{Lang, Words};

const ALL: [&str; 5] = ["oktyabrsky", "irkutsk", "borovichi", "azov", "yugra"];
const LEVELS: [Level; 4] = [Level::Adaptation, Level::Basic, Level::Crisis, Level::Emergency];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/regulations")
}

/// A file of data and the document beside it.
fn files(id: &str) -> (String, String) {
    let read = |ending: &str| std::fs::read_to_string(folder().join(format!("{id}.{ending}"))).unwrap();
    (read("toml"), read("txt"))
}

fn read(id: &str) -> Regulation {
    let (toml, document) = files(id);
    let words = Words::of(Lang::Ru);
    Regulation::read(&format!("{id}.toml"), &toml, &document)
        .unwrap_or_else(|p| panic!("{}", words.problem(&p)))
}

fn day() -> NaiveDate {
    "2026-11-24".parse().unwrap()
}

#[test]
fn every_file_reads_against_its_document() {
    let on_disk: BTreeSet<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "toml"))
        .map(|p| p.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(
        on_disk,
        embedded::ids().map(str::to_owned).collect(),
        "the program carries what lies in the folder"
    );
    assert!(ALL.iter().all(|id| on_disk.contains(*id)));
    for id in &on_disk {
        let regulation = read(id);
        assert_eq!(&regulation.id, id, "the id is the name of the file");
        // What the program carries was made from the file at build time and says the same.
        let carried = serde_json::to_value(embedded::regulation(id).unwrap()).unwrap();
        assert_eq!(carried, serde_json::to_value(&regulation).unwrap(), "{id}");
        assert_eq!(embedded::document(id), Some(files(id).1.as_str()), "{id}");
    }
}

/// Every `text` of a file with the `at` beside it, at any depth, without the program's knowledge of the lists.
fn texts(value: &toml::Value, found: &mut Vec<(String, String)>) {
    match value {
        toml::Value::Table(table) => {
            if let Some(text) = table.get("text") {
                let at = table.get("at").and_then(|a| a.as_str()).unwrap_or_default();
                found.push((text.as_str().unwrap().to_owned(), at.to_owned()));
            }
            table.values().for_each(|v| texts(v, found));
        }
        toml::Value::Array(list) => list.iter().for_each(|v| texts(v, found)),
        _ => {}
    }
}

#[test]
fn every_text_stands_in_the_document() {
    let mut all = 0;
    for id in embedded::ids() {
        let (toml, document) = files(id);
        let document = collapsed(&document);
        let mut found = Vec::new();
        texts(&toml::from_str(&toml).unwrap(), &mut found);
        for (text, at) in &found {
            assert!(document.contains(&collapsed(text)), "{id}: not in the document: {text}");
            assert!(!at.trim().is_empty(), "{id}: no paragraph: {text}");
        }
        all += found.len();
    }
    assert!(all > 500, "only {all} texts");
}

#[test]
fn an_id_means_the_same_in_every_regulation() {
    let mut help = BTreeMap::new();
    let mut signs = BTreeMap::new();
    for regulation in embedded::ids().map(read) {
        for item in &regulation.help {
            let kind = *help.entry(item.id.clone()).or_insert(item.kind);
            assert_eq!(kind, item.kind, "{}: help `{}` is of another kind elsewhere", regulation.id, item.id);
        }
        for sign in &regulation.signs {
            let level = *signs.entry(sign.id.clone()).or_insert(sign.level);
            assert_eq!(
                level, sign.level,
                "{}: sign `{}` speaks for another level elsewhere",
                regulation.id, sign.id
            );
        }
    }
}

/// Whether a source is the document's own or another's; that of a built-in regulation is always one of the two.
fn is_borrowed(source: &RuleSource) -> bool {
    match source {
        RuleSource::Own { .. } => false,
        RuleSource::Borrowed { cited, .. } => {
            assert!(cited.starts_with("Югра, "), "{cited}");
            true
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_the_document_is_silent_about_is_borrowed_and_says_so() {
    // Levels, terms, visits.
    let borrowed = BTreeMap::from([
        ("oktyabrsky", (false, false, true)),
        ("irkutsk", (false, false, true)),
        ("borovichi", (true, true, true)),
        ("azov", (true, true, true)),
        ("yugra", (false, false, false)),
    ]);
    for id in ALL {
        let rules = Rules::of(id, Vec::new()).unwrap();
        for level in LEVELS {
            let (frequency, visits) = rules.frequency(level, day());
            let norm = match level {
                Level::Adaptation => (1, Unit::Month),
                Level::Basic => (2, Unit::Month),
                Level::Crisis => (1, Unit::Week),
                Level::Emergency => (2, Unit::Week),
            };
            assert_eq!((frequency.times, frequency.per), norm, "{id}, {level:?}");
            assert_eq!(visits.cited(), "Югра, п. 5.8", "{id}, {level:?}: the only source of frequencies");
            let term = rules.term(level).unwrap_or_else(|| panic!("{id}, {level:?}: no term"));
            let months = match level {
                Level::Adaptation | Level::Basic => 12,
                Level::Crisis => 6,
                Level::Emergency => 3,
            };
            assert_eq!(term.months, months, "{id}, {level:?}");
            let firmness = match id {
                "oktyabrsky" => Firmness::Example,
                "irkutsk" => Firmness::AtMost,
                _ => Firmness::Fixed,
            };
            assert_eq!(term.firmness, firmness, "{id}, {level:?}");
            let named = rules.level_source(level).unwrap();
            let is = (is_borrowed(&named), is_borrowed(&term.source), is_borrowed(&visits));
            assert_eq!(is, borrowed[id], "{id}, {level:?}: levels, terms, visits");
            // «Заимствовано» is said in words, and the words are the lender's own.
            let words = Words::of(Lang::Ru).source(&visits);
            assert_eq!(words.contains("заимствовано"), is.2, "{id}: {words}");
            let lender = collapsed(&files(if is.2 { "yugra" } else { id }).1);
            assert!(lender.contains(visits.words().unwrap()), "{id}");
        }
    }
}

#[test]
fn signs_and_caseload_are_never_borrowed() {
    for id in ALL {
        let rules = Rules::of(id, Vec::new()).unwrap();
        let limits: Vec<(Vec<Level>, Option<u32>)> =
            rules.limits(day()).into_iter().map(|l| (l.levels, l.limit)).collect();
        let has = matches!(id, "oktyabrsky" | "yugra");
        let of = |n: u32| has.then_some(n);
        let calm = vec![Level::Adaptation, Level::Basic];
        assert_eq!(
            limits,
            [(vec![Level::Emergency], of(6)), (vec![Level::Crisis], of(12)), (calm, of(24))],
            "{id}"
        );
        assert_eq!(rules.regulation.signs.is_empty(), !has, "{id}: signs");
        assert!(
            rules.limits(day()).iter().all(|l| l.source.as_ref().is_none_or(|s| !is_borrowed(s))),
            "{id}"
        );
    }
}

#[test]
fn no_body_is_offered_under_two_names() {
    for (id, categories, body, other) in [
        ("borovichi", &["sop"][..], "РКДНиЗП", "Районная комиссия"),
        ("borovichi", &["offender"], "РКДНиЗП", "Районная комиссия"),
        ("yugra", &[], "рабочая группа", "межведомственная рабочая группа"),
        ("azov", &[], "КДНиЗП г. Азова", "комиссия"),
    ] {
        for subject in [DecisionSubject::Closing, DecisionSubject::Continuation, DecisionSubject::Results] {
            let all: Vec<String> =
                read(id).bodies(Some(subject), categories).into_iter().map(|d| d.body).collect();
            assert_eq!(all.first().map(String::as_str), Some(body), "{id}: {all:?}");
            assert!(all.iter().all(|b| !b.starts_with(other)), "{id}: {all:?}");
        }
    }
}

#[test]
fn every_document_names_its_own_body_by_subject_and_category() {
    use DecisionSubject::{
        Closing, Continuation, Level, Placement, Programme, Prolongation, Results, WorkingGroup,
    };
    let body = |id: &str, subject, categories: &[&str]| {
        read(id).deciding(subject, categories).map(|d| (d.body, d.form.unwrap_or_default(), d.cited))
    };
    let said =
        |body: &str, form: &str, cited: &str| Some((body.to_owned(), form.to_owned(), cited.to_owned()));
    // 004-017: the working group decides on the course of a case.
    for subject in [Continuation, Prolongation, Closing, Results] {
        let group = said("рабочая группа", "заключение", "Югра, п. 11.3");
        assert_eq!(body("yugra", subject, &["sop"]), group, "{subject:?}");
    }
    // 004-071: the programme goes to the authorised body.
    let approver = said("уполномоченный орган исполнительной власти", "", "Югра, п. 5.5");
    assert_eq!(body("yugra", Programme, &[]), approver);
    assert_eq!(body("yugra", Level, &[]).unwrap().0, "организация социального обслуживания");
    // 000-171: intermediate and final results are a resolution of the commission, as the other decisions are.
    for subject in [Placement, Programme, Continuation, Prolongation, Closing, Results] {
        let (body, form, _) = body("oktyabrsky", subject, &[]).unwrap();
        assert_eq!((body.as_str(), form.as_str()), ("КДНиЗП", "постановление"), "{subject:?}");
    }
    let azov = |subject| body("azov", subject, &[]).map(|(body, _, cited)| (body, cited));
    assert_eq!(azov(Results).unwrap().1, read("azov").cited("этап 4"));
    assert_eq!(azov(Closing), Some(("КДНиЗП г. Азова".to_owned(), read("azov").cited("этап 5"))));
    assert_eq!(
        azov(Placement),
        None,
        "a resolution of the commission is a ground of placement, not the decision on it"
    );
    assert_eq!(azov(Programme), None, "by whom the programme is approved the memo does not say");
    let borovichi = |subject, categories: &[&str]| body("borovichi", subject, categories).map(|d| d.0);
    assert_eq!(borovichi(Placement, &["sop"]).unwrap(), "Уполномоченный орган");
    // 002-005: the commission for СОП and offenders; 002-006: the working group for all others.
    for (categories, named) in [
        (&["sop"][..], "РКДНиЗП"),
        (&["large", "offender"], "РКДНиЗП"),
        (&["large"], "рабочая группа"),
        (&[], "рабочая группа и РКДНиЗП"),
    ] {
        assert_eq!(borovichi(Closing, categories).unwrap(), named, "{categories:?}");
    }
    for subject in DecisionSubject::ALL {
        assert_eq!(body("irkutsk", subject, &["sop"]), None, "the document names no body");
    }
    for id in ALL {
        assert_eq!(body(id, WorkingGroup, &[]), None, "{id}");
        let bodies = read(id).bodies(None, &[]);
        assert!(!bodies.is_empty() && bodies.iter().all(|b| !b.cited.is_empty()), "{id}");
    }
}

#[test]
fn the_coordinator_of_a_document_is_named_in_its_paragraph_and_offered_as_a_body() {
    for (row, id, body, at, words) in [
        (
            "000-091",
            "oktyabrsky",
            "КДНиЗП",
            "п. 7.1",
            "Координатором деятельности по социальному сопровождению семей",
        ),
        ("002-006", "borovichi", "рабочая группа", "п. 5, абз. 2", "семей других категорий"),
        ("003-014", "azov", "КДНиЗП г. Азова", "этап 4", "является координатором деятельности"),
        (
            "004-085",
            "yugra",
            "территориальное управление социальной защиты населения",
            "п. 6.4",
            "территориальные управления социальной защиты населения",
        ),
    ] {
        let regulation = read(id);
        let term = &regulation.terms["coordinator"];
        assert_eq!((term.word.as_str(), term.at.as_str()), (body, at), "{row}");
        assert!(collapsed(&term.text).contains(words), "{row}: {}", term.text);
        assert!(collapsed(&files(id).1).contains(&collapsed(&term.text)), "{row}: not of the document");
        assert!(regulation.bodies(None, &[]).iter().any(|d| d.body == body), "{row}: {body} is not offered");
    }
}

#[test]
fn every_decision_of_a_document_says_on_what_it_is() {
    for id in ALL {
        for item in &read(id).decisions {
            let codes = item.more.get("on").and_then(serde_json::Value::as_array).unwrap();
            assert!(!codes.is_empty(), "{id} {}", item.id);
            for code in codes {
                assert!(DecisionSubject::from_code(code.as_str().unwrap()).is_some(), "{id} {code}");
            }
        }
    }
}

#[test]
fn one_regulation_is_the_default() {
    let defaults: Vec<&str> =
        embedded::ids().filter(|id| embedded::regulation(id).unwrap().default).collect();
    assert_eq!(defaults, ["yugra"]);
    assert_eq!(embedded::default_id().unwrap(), "yugra");
    assert_eq!(embedded::regulation("yugry").unwrap_err().id, "regulation-unknown");
}

/// A small good file; `#1` and so on mark what the broken ones change.
const GOOD: &str = r#"id = "sample"
title = "Образец"
kind = "порядок"
document = "Порядок сопровождения"
cite = "Образец"

[borrow]
from = "yugra"
visits = true
durations = true

[terms.plan]
word = "план"
text = "план «семьи»"
at = "п. 1"

[[level]]
id = "adaptation"
name = "адаптационный"
text = "адаптационный уровень"
at = "п. 2"

[[level]]
id = "basic"
name = "базовый"
text = "базовый уровень"
at = "п. 2"

[[level]]
id = "crisis"
name = "кризисный"
text = "кризисный уровень"
at = "п. 2"
visits = { times = 1, per = "week", text = "раз в неделю", at = "п. 3" }

[[level]]
id = "emergency"
name = "экстренный"
text = "экстренный уровень"
at = "п. 2"
duration = { months = 3, firmness = "fixed", text = "три месяца", at = "п. 3" }

[[category]]
id = "plan"
label = "план"
text = "план"
at = "п. 4"

[[ground]]
id = "plan"
label = "просьба семьи"
text = "заявление семьи"
at = "п. 4"

[[ground]]
id = "request"
label = "обращение"
text = """
обращение
в службу"""
at = "п. 4"

[[deadline]]
id = "report"
label = "отчёт"
text = "отчёт до 10 числа"
at = "п. 5"
rule = "day_of_month_after_quarter"
day = 10
"#;

const DOCUMENT: &str = "план «семьи» адаптационный уровень базовый уровень кризисный уровень раз в неделю
экстренный уровень три месяца заявление семьи обращение в службу отчёт до 10 числа";

/// The line of the `nth` place where `needle` stands.
fn line(toml: &str, needle: &str, nth: usize) -> usize {
    let (at, _) = toml.match_indices(needle).nth(nth).unwrap();
    toml[..at].matches('\n').count() + 1
}

#[test]
fn a_broken_file_is_told_with_its_line_and_a_cure() {
    Regulation::read("sample.toml", GOOD, DOCUMENT).unwrap_or_else(|p| panic!("{p}"));
    let without = |from: &str, to: &str| {
        let (a, b) = (GOOD.find(from).unwrap(), GOOD.find(to).unwrap());
        format!("{}{}", &GOOD[..a], &GOOD[b..])
    };
    let swap = |from: &str, to: &str| {
        assert!(GOOD.contains(from), "{from}");
        GOOD.replacen(from, to, 1)
    };
    // The id of the message, the broken file, what stands on the line it must name and which of these it is.
    let broken: Vec<(&str, String, &str, usize)> = vec![
        ("regulation-unreadable", swap("cite = \"Образец\"", "cite = \"Образец"), "cite =", 0),
        ("regulation-unreadable", swap("[[ground]]", "[[graund]]"), "[[graund]]", 0),
        ("regulation-unreadable", swap("durations = true", "duration = true"), "duration = true", 0),
        ("regulation-unreadable", swap("durations = true", "durations = \"да\""), "durations =", 0),
        ("regulation-unreadable", swap("id = \"crisis\"", "id = \"crysis\""), "id = \"crysis\"", 0),
        ("regulation-unreadable", swap("day = 10", "day = -10"), "day = -10", 0),
        ("regulation-no-label", swap("label = \"обращение\"\n", ""), "[[ground]]", 1),
        ("regulation-no-label", swap("label = \"план\"", "label = \" \""), "[[category]]", 0),
        ("regulation-unreadable", swap("text = \"план\"\n", ""), "[[category]]", 0),
        (
            "regulation-not-verbatim",
            swap("text = \"заявление семьи\"", "text = \"заявление \\\"семьи\\\"\""),
            "заявление",
            0,
        ),
        ("regulation-not-verbatim", swap("обращение\nв службу", "обращение\nв суд"), "text = \"\"\"", 0),
        ("regulation-not-verbatim", swap("text = \"базовый уровень\"", "text = \"\""), "text = \"\"", 0),
        (
            "regulation-not-verbatim",
            swap("text = \"раз в неделю\"", "text = \"два раза в неделю\""),
            "два раза",
            0,
        ),
        // The same words stand elsewhere with their paragraph.
        (
            "regulation-no-paragraph",
            swap("text = \"план\"\nat = \"п. 4\"", "text = \"план\"\nat = \"\""),
            "at = \"\"",
            0,
        ),
        (
            "regulation-no-paragraph",
            swap("text = \"три месяца\", at = \"п. 3\"", "text = \"три месяца\", at = \" \""),
            "at = \" \"",
            0,
        ),
        ("regulation-term", swap("[terms.plan]", "[terms.plans]"), "[terms.plans]", 0),
        ("regulation-id-twice", swap("id = \"request\"", "id = \"plan\""), "id = \"plan\"", 2),
        ("regulation-id-twice", swap("id = \"basic\"", "id = \"adaptation\""), "id = \"adaptation\"", 1),
        ("regulation-levels", without("[[level]]\nid = \"emergency\"", "[[category]]"), "[[level]]", 0),
        ("regulation-levels", without("[[level]]", "[[category]]"), "[borrow]", 0),
        ("regulation-zero", swap("times = 1", "times = 0"), "visits = {", 0),
        ("regulation-zero", swap("months = 3", "months = 0"), "duration = {", 0),
        ("regulation-no-visits", swap("visits = true\n", ""), "id = \"adaptation\"", 0),
        ("regulation-no-duration", swap("durations = true\n", ""), "id = \"adaptation\"", 0),
        ("regulation-deadline", swap("day = 10\n", ""), "id = \"report\"", 0),
        ("regulation-deadline", swap("day = 10", "day = 31"), "id = \"report\"", 0),
        (
            "regulation-deadline",
            swap("day_of_month_after_quarter", "working_days_after"),
            "id = \"report\"",
            0,
        ),
    ];
    let five = format!(
        "{GOOD}\n[[level]]\nid = \"basic\"\nname = \"пятый\"\ntext = \"базовый уровень\"\nat = \"п. 2\"\n"
    );
    let stage = |id: &str, n: u32, needs: &str| {
        let words = "label = \"начало\"\ntext = \"заявление семьи\"\nat = \"п. 1\"";
        format!("\n[[stage]]\nid = \"{id}\"\nn = {n}\n{words}\nneeds = [{needs}]\n")
    };
    let paper = |more: &str| {
        let words = "label = \"заявление\"\ntext = \"заявление семьи\"\nat = \"п. 1\"";
        format!("{GOOD}\n[[paper]]\nid = \"paper\"\n{words}\n{more}\n")
    };
    let good = stage("first", 2, "{ fact = \"ground\" }");
    let after = stage("next", 1, "{ fact = \"level\" }");
    let stages = [
        ("regulation-stage-empty", format!("{GOOD}{}", stage("first", 1, "")), "id = \"first\"", 0),
        ("regulation-stage-order", format!("{GOOD}{good}{after}"), "n = 1", 0),
        (
            "regulation-stage-paper",
            format!("{GOOD}{}", stage("first", 1, "{ fact = \"document:nothing\" }")),
            "needs = [{",
            0,
        ),
        (
            "regulation-unreadable",
            format!("{GOOD}{}", stage("first", 1, "{ fact = \"telepathy\" }")),
            "needs = [{",
            0,
        ),
        (
            "regulation-not-verbatim",
            format!(
                "{GOOD}{}",
                stage("first", 1, "{ fact = \"level\", text = \"нет таких слов\", at = \"п. 1\" }")
            ),
            "needs = [{",
            0,
        ),
        ("regulation-paper", paper("stage = \"nowhere\""), "stage = \"nowhere\"", 0),
        ("regulation-paper", paper("fact = \"decision:nothing\""), "fact = \"decision", 0),
        ("regulation-paper", paper("grounds = [\"nobody\"]"), "grounds = [", 0),
    ];
    let mut wrong = Vec::new();
    let rest = stages.into_iter().chain([("regulation-levels", five, "[[level]]", 0)]);
    for (id, toml, needle, nth) in broken.into_iter().chain(rest) {
        let should = line(&toml, needle, nth);
        match Regulation::read("mine/sample.toml", &toml, DOCUMENT) {
            Ok(_) => wrong.push(format!("{id} ({needle}): taken as good")),
            Err(problem) => {
                wrong.extend(told_badly(&problem, id, should).map(|why| format!("{id} ({needle}): {why}")))
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What is amiss with a refusal: it must name file and line and end in a cure, in both languages.
fn told_badly(problem: &UserError, id: &str, line: usize) -> Option<String> {
    if problem.id != id {
        return Some(format!("told as {problem}"));
    }
    for (lang, at) in [(Lang::Ru, format!("строка {line}:")), (Lang::En, format!("line {line}:"))] {
        let told = Words::of(lang).problem(problem);
        let last = told.trim_end_matches('.').rsplit(". ").next().unwrap_or_default();
        let cures =
            ["Исправьте", "Впишите", "Перепишите", "Дайте", "Оставьте", "Mend", "Give", "Copy", "Leave"];
        let cured = cures.iter().any(|c| last.starts_with(c));
        if !told.starts_with("mine/sample.toml, ") || !told.contains(&at) || !cured || told.contains("{ $") {
            return Some(format!("line {line}: {told}"));
        }
    }
    None
}

/// Lists a person chooses from or reads on a paper.
const NAMED: [&str; 14] = [
    "sign",
    "category",
    "circumstance",
    "ground",
    "paper",
    "closing",
    "help",
    "stage",
    "journal",
    "decision",
    "deadline",
    "source",
    "role",
    "organisation",
];

#[test]
fn everything_that_is_chosen_has_a_name_in_the_nominative() {
    // Endings of adjectives in other cases, and words that begin in the middle of a sentence.
    let oblique = ["ной", "ном", "ому", "ему", "ого", "его", "ыми", "ими", "ых", "ами", "ями", "ии"];
    let begins = ["в", "во", "с", "со", "о", "об", "по", "на", "при", "для", "к", "и", "или", "имеющей"];
    let mut seen = 0;
    for id in embedded::ids() {
        let file: toml::Value = toml::from_str(&files(id).0).unwrap();
        for list in NAMED {
            for entry in file.get(list).and_then(|l| l.as_array()).into_iter().flatten() {
                let label = entry.get("label").and_then(|l| l.as_str()).unwrap_or_default();
                let first = label.split([' ', ',']).next().unwrap_or_default().to_lowercase();
                let told = format!("{id}, {list}: «{label}»");
                assert!((3..=90).contains(&label.chars().count()), "{told}");
                assert!(!begins.contains(&first.as_str()), "{told}");
                assert!(!oblique.iter().any(|e| first.ends_with(e)), "{told}");
                assert!(!label.ends_with(['.', ',', ';', ' ']) && !label.contains("  "), "{told}");
                seen += 1;
            }
        }
    }
    assert!(seen > 350, "{seen}");
}

#[test]
fn a_level_is_called_by_every_word_of_its_document() {
    for (id, said, level) in [
        ("yugra", "критический", Some(Level::Crisis)),
        ("yugra", "Кризисный", Some(Level::Crisis)),
        ("yugra", "базовый (профилактический)", Some(Level::Basic)),
        ("irkutsk", "профилактический", Some(Level::Basic)),
        ("irkutsk", "критический", Some(Level::Crisis)),
        ("borovichi", "критический", Some(Level::Crisis)),
        ("azov", "экстренный", Some(Level::Emergency)),
        ("oktyabrsky", "emergency", Some(Level::Emergency)),
        ("oktyabrsky", "средний", None),
    ] {
        assert_eq!(Rules::of(id, Vec::new()).unwrap().level_called(said), level, "{id}: {said}");
    }
}

/// A family with a member of this role, and with this category.
fn family_with(role: &str, category: Option<(&str, Option<&str>)>) -> Case {
    let author = Author { device: "d".into(), user: "u".into(), clock: || 1_790_000_000_000 };
    let mut store = Store::in_memory(author, Entropy::Seed { seed: 1, taken: 0 }).unwrap();
    let (family, member) = ("01900000-0000-7000-8000-000000000001", "01900000-0000-7000-8000-000000000002");
    let mut lines = format!(
        "{{\"type\":\"family\",\"id\":\"{family}\",\"title\":\"А\"}}\n{{\"type\":\"member\",\"id\":\"{member}\",\"family\":\"{family}\",\"role\":\"{role}\"}}\n"
    );
    if let Some((from, until)) = category {
        let until = until.map(|d| format!(",\"until\":\"{d}\"")).unwrap_or_default();
        lines += &format!(
            "{{\"type\":\"category\",\"family\":\"{family}\",\"category\":\"substitute\",\"from\":\"{from}\"{until}}}\n"
        );
    }
    assert!(store.import(&lines, ImportMode::Whole).unwrap().refused.is_empty());
    store.reader().cases(FamilyScope::All, None).unwrap().remove(0)
}

#[test]
fn a_violated_right_is_reported_as_the_own_document_says_and_borrowing_is_said() {
    let eight =
        ["прокуратура", "КДНиЗП", "опека", "полиция", "здравоохранение", "образование", "УИИ", "молодёжи"];
    for id in ALL {
        let rules = Rules::of(id, Vec::new()).unwrap();
        for (role, substitute) in [
            ("mother", false),
            ("grandmother", false),
            ("guardian", true),
            ("foster_parent", true),
            ("trustee", true),
        ] {
            let case = family_with(role, None);
            let duty = duty(&rules, Some(&case), day());
            let own = |s: &RuleSource| matches!(s, RuleSource::Own { .. });
            // All eight bodies of Октябрьский, п. 6.2: its own there, borrowed everywhere else and called so.
            for name in eight {
                let body = duty.whom.iter().find(|b| b.name.contains(name));
                assert!(body.is_some(), "{id} {role} {name}");
            }
            assert_eq!(duty.whom.len(), 8, "{id} {role}");
            for body in &duty.whom {
                let said = Words::of(Lang::Ru).source(&body.source);
                let is_own = id == "oktyabrsky" || id == "irkutsk" && substitute && body.name == "опека";
                assert!(
                    own(&body.source) == is_own && said.contains("заимствовано") != is_own,
                    "{id} {role}: {said}"
                );
            }
            // Only of a substitute family does a document say how soon and by what means.
            assert_eq!(duty.at_once.is_some(), substitute, "{id} {role}");
            if let Some(urgency) = &duty.at_once {
                assert_eq!(own(&urgency.source), id == "irkutsk", "{id}");
                assert_eq!(urgency.means.as_deref(), Some("telephone"));
            }
            if id == "irkutsk" && substitute {
                assert_eq!(duty.whom[0].name, "опека", "the own document comes first");
            }
        }
        // Of a family that is not known, what is said of some only is named with that condition, and never borrowed.
        let unknown = duty(&rules, None, day());
        let condition = unknown.at_once.and_then(|u| u.only_for);
        assert_eq!(condition.as_deref(), (id == "irkutsk").then_some("substitute"));
    }
    // A category in the file says the same as the roles, from its day on and as long as it holds.
    let rules = Rules::of("irkutsk", Vec::new()).unwrap();
    for (from, until, holds) in
        [("2026-11-24", None, true), ("2026-11-25", None, false), ("2026-01-01", Some("2026-11-24"), false)]
    {
        let case = family_with("mother", Some((from, until)));
        assert_eq!(duty(&rules, Some(&case), day()).at_once.is_some(), holds, "{from}");
    }
}

#[test]
fn secrecy_is_quoted_from_the_own_document_where_it_has_any() {
    for (id, own, place) in [
        ("oktyabrsky", true, "п. 4.1"),
        ("irkutsk", true, "разд. 6"),
        ("borovichi", true, "п. 11"),
        ("azov", false, ""),
        ("yugra", true, "п. 4.2"),
    ] {
        let rules = Rules::of(id, Vec::new()).unwrap();
        let sources = secrecy(&rules);
        assert!(!sources.is_empty(), "{id}");
        let is_own = |s: &RuleSource| matches!(s, RuleSource::Own { .. });
        assert!(sources.iter().all(|s| is_own(s) == own), "{id}");
        assert!(sources.iter().any(|s| s.cited().contains(place)), "{id}: {sources:?}");
    }
}

#[test]
fn a_purpose_is_known_by_the_beginnings_of_its_words() {
    for purpose in [
        "обмен сведениями",
        "Передача данных в школу № 4",
        "межведомственное взаимодействие",
        "обработка персональных данных",
        "социальное сопровождение семьи",
    ] {
        assert!(is_sharing(purpose), "{purpose}");
    }
    for purpose in [
        "фото на сайте",
        "обработка фото",
        "публикация в газете, передача снимков",
        "анкета",
        "",
        "экскурсия",
    ] {
        assert!(!is_sharing(purpose), "{purpose}");
    }
    assert!(is_sharing(&purposes()[0]) && !is_sharing(purposes().last().unwrap()), "what the form offers");
}
