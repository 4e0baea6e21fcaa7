//! Redacted papers: nothing by which a person is known is left in any paper, format and document; pseudonyms stay.

use crate::district::{TestDistrict, author, run, stderr, stdout};
use crate::papers::{FAMILY, arguments, with_desk};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::io::{Cursor, Read};
use std::path::Path;

use kurator::demo::{self, DemoSpec};
use kurator::domain::{Case, Id};
use kurator::paper::catalogue::{PAPERS, PaperBasis, PaperScope, PaperSpec};
use kurator::paper::format::Format;
use kurator::paper::make::{self, PaperSubject};
use kurator::paper::redacted::redact;
use kurator::regulation::embedded;
use kurator::report::agenda::nearest;
use kurator::report::stock::PaperRequest;
use kurator::text::{Lang, Words};
use serde_json::Value;

/// Bytes by which a text is sought; each is longer.
const HEAD: usize = 13;

const TODAY: &str = "2026-11-24";

/// Words of a text: letters and digits.
fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// All that is in a file: of a zip the names and the whole of its parts, with and without their tags.
fn all_of(bytes: &[u8]) -> String {
    if !bytes.starts_with(b"PK") {
        return String::from_utf8(bytes.to_vec()).unwrap();
    }
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for i in 0..zip.len() {
        let mut file = zip.by_index(i).unwrap();
        let name = file.name().unwrap().to_string();
        let mut part = Vec::new();
        file.read_to_end(&mut part).unwrap();
        let part = String::from_utf8(part).unwrap_or_else(|_| panic!("{name} is no text"));
        let bare: String =
            part.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, t)| t)).collect();
        write!(all, "{name}\n{part}\n{bare}\n").unwrap();
    }
    all.replace('\u{a0}', " ")
}

/// What persons of a file are known by.
#[derive(Default)]
struct IdentifyingMarks {
    names: BTreeSet<String>,
    phones: BTreeSet<String>,
    births: BTreeSet<String>,
    places: BTreeSet<String>,
    numbers: BTreeSet<String>,
    texts: BTreeSet<String>,
}

impl IdentifyingMarks {
    /// Those of an export. `public`: texts of the program and of documents.
    fn of(export: &str, public: &str) -> IdentifyingMarks {
        let mut marks = IdentifyingMarks::default();
        let mut days: BTreeMap<String, usize> = BTreeMap::new();
        let mut births = Vec::new();
        for line in export.lines() {
            let record: Value = serde_json::from_str(line).unwrap();
            let kind = record["type"].as_str().unwrap();
            for (field, value) in record.as_object().unwrap() {
                let Some(text) = value.as_str().filter(|_| field != "type") else { continue };
                match (kind, field.as_str()) {
                    ("member", "last_name" | "first_name" | "patronymic" | "former_name")
                    | ("family", "title")
                    | ("curator", "name") => {
                        marks.names.extend(words(text).into_iter().filter(|w| w.chars().count() > 2));
                    }
                    ("member", "born") => births.push(text.to_owned()),
                    ("family", "settlement" | "street" | "landmark" | "access") | ("district", "name") => {
                        marks.places.insert(text.to_owned());
                    }
                    (_, "journal_number") => {
                        marks.numbers.insert(text.to_owned());
                    }
                    ("decision" | "agreement" | "programme" | "sitting" | "notice", "number" | "ippsu") => {
                        marks.numbers.insert(format!("№ {text}"));
                    }
                    ("minimum" | "local_deadline" | "district", _) => {}
                    _ if text.parse::<Id>().is_ok() => {}
                    _ if text.len() == 10 && text.as_bytes()[4] == b'-' => {
                        *days.entry(text.to_owned()).or_default() += 1
                    }
                    _ if text.chars().count() > 12 && !public.contains(text) => {
                        marks.texts.insert(text.to_owned());
                    }
                    _ => {}
                }
            }
            let phones = record["phones"].as_array().into_iter().flatten().chain(record.get("phone"));
            let of_family = kind != "organisation";
            marks.phones.extend(
                phones.filter(|_| of_family).filter_map(|p| digits(p.as_str()?).get(1..).map(str::to_owned)),
            );
        }
        // A day of birth on which something else happened too is on papers because of that.
        for born in births.into_iter().filter(|b| !days.contains_key(b)) {
            marks.births.insert(format!("{}.{}.{}", &born[8..10], &born[5..7], &born[..4]));
            marks.births.insert(born);
        }
        assert!(
            marks.names.len() > 20 && marks.phones.len() > 10 && marks.births.len() > 20,
            "the district is too small"
        );
        assert!(
            marks.places.len() > 5 && marks.numbers.len() > 10 && marks.texts.len() > 50,
            "too few texts"
        );
        marks
    }

    /// The texts that are in a paper, sought by their first bytes: there are thousands.
    fn texts_in(&self, paper: &str) -> Vec<&String> {
        let mut by_head: HashMap<&[u8], Vec<&String>> = HashMap::new();
        for text in &self.texts {
            by_head.entry(&text.as_bytes()[..HEAD]).or_default().push(text);
        }
        let windows = paper.as_bytes().windows(HEAD).enumerate();
        let begun =
            windows.flat_map(|(at, head)| by_head.get(head).into_iter().flatten().map(move |t| (at, *t)));
        begun
            .filter(|(at, text)| paper.as_bytes()[*at..].starts_with(text.as_bytes()))
            .map(|(_, t)| t)
            .collect()
    }

    /// What of them is in a paper.
    fn left(&self, paper: &str) -> Vec<String> {
        let (found, numbers) = (words(paper), digits(paper));
        let is_number = |n: &String| {
            paper.match_indices(n.as_str()).any(|(at, _)| {
                let (before, behind) =
                    (paper[..at].chars().next_back(), paper[at + n.len()..].chars().next());
                !before.is_some_and(char::is_numeric)
                    && !behind.is_some_and(|c| c.is_alphanumeric() || c == '/')
            })
        };
        let names = self.names.iter().filter(|n| found.contains(n.as_str()));
        let phones = self.phones.iter().filter(|p| numbers.contains(p.as_str()));
        let births = self.births.iter().filter(|b| paper.contains(b.as_str()));
        let places = self.places.iter().filter(|p| paper.contains(p.as_str()));
        let listed = self.numbers.iter().filter(|n| is_number(n));
        let texts = self.texts_in(paper);
        names.chain(phones).chain(births).chain(places).chain(listed).chain(texts).cloned().collect()
    }
}

/// Texts of the program and of documents: no person is known by them.
fn public() -> String {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut all = String::new();
    for folder in ["regulations", "text/ru", "forms"] {
        for entry in std::fs::read_dir(data.join(folder)).unwrap() {
            all.push_str(&std::fs::read_to_string(entry.unwrap().path()).unwrap_or_default());
        }
    }
    all
}

/// The demo of a document.
fn demo_of(regulation: &str) -> TestDistrict {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("участок.kurator");
    let wish =
        DemoSpec { today: TODAY.parse().unwrap(), seed: 11, families: 8, regulation: regulation.into() };
    demo::make(&file, &wish, author(), &mut |_, _| {}).unwrap();
    TestDistrict { folder, file }
}

/// The family with the most to print.
fn fullest(cases: &[Case]) -> &Case {
    let weight =
        |c: &&Case| c.contacts.len() + 10 * (c.activities.len() + c.requests.len() + c.participants.len());
    cases.iter().max_by_key(weight).unwrap()
}

#[test]
fn nothing_by_which_a_person_is_known_is_left_in_any_paper_format_and_document() {
    let public = public();
    let mut walked = 0;
    for regulation in embedded::ids() {
        let d = demo_of(regulation);
        let store = d.open();
        let marks = IdentifyingMarks::of(&d.export(), &public);
        let has_sitting = nearest(&store.reader().sittings().unwrap(), TODAY.parse().unwrap()).is_some();
        // Read and redacted once, as `PaperOrder` does it for each paper.
        let words = Words::of(Lang::Ru);
        let mut stock = store.reader().stock(TODAY.parse().unwrap()).unwrap();
        redact(&words, &mut stock);
        for paper in PAPERS.into_iter().filter(|p| has_sitting || p.about != PaperScope::Sitting) {
            let family = (paper.about == PaperScope::Family).then(|| fullest(&stock.cases));
            let asked = PaperRequest { curator: None, days: paper.days(stock.today) };
            let made = match paper.made {
                PaperBasis::Table | PaperBasis::Form => {
                    let subject = PaperSubject::of(&stock, paper, family, None).unwrap();
                    Some(make::make(&words, &stock, asked, paper, subject).unwrap())
                }
                PaperBasis::Sheet | PaperBasis::Figures => None,
            };
            for format in paper.formats() {
                let bytes = match &made {
                    Some(content) => content.bytes(*format, None).unwrap(),
                    None => printed(&d, paper, *format),
                };
                let left = marks.left(&all_of(&bytes));
                assert!(left.is_empty(), "{regulation}: {} as {}: {left:?}", paper.name, format.code());
                walked += 1;
            }
        }
    }
    assert!(walked > 400, "only {walked} papers");
}

/// A redacted paper of the command line.
fn printed(d: &TestDistrict, paper: PaperSpec, format: Format) -> Vec<u8> {
    let path = d.beside(&format!("скрыт {}.{}", paper.name, format.code()));
    let mut args = arguments(paper, format);
    args.extend(["--redacted".to_owned(), "--out".to_owned(), path.display().to_string()]);
    let done = run(&d.file, &args.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(done.status.success(), "{args:?}: {}", stderr(&done));
    std::fs::read(path).unwrap()
}

/// The pseudonym of the family on a redacted paper.
fn called(d: &TestDistrict, paper: &str) -> String {
    let said = stdout(&d.run(&["report", paper, FAMILY, "--redacted"]));
    let line = said.lines().find(|l| l.contains("Семья № ")).unwrap_or_else(|| panic!("{paper}:\n{said}"));
    let number: String =
        line.split("Семья № ").nth(1).unwrap().chars().take_while(char::is_ascii_digit).collect();
    number
}

#[test]
fn a_pseudonym_is_the_same_on_all_papers_and_whoever_else_is_in_the_file() {
    let d = with_desk();
    let name = called(&d, "card");
    assert_eq!(name.len(), 5, "{name}");
    for paper in ["visit", "survey", "programme", "norms"] {
        assert_eq!(called(&d, paper), name, "{paper}");
    }
    // A family with an older id, as a copy brings one.
    d.takes(
        r#"{"type":"family","id":"00000000-0000-4000-8000-000000000000","title":"Азарова Раиса Львовна"}"#,
    );
    assert_eq!(called(&d, "card"), name);
    // On the sheets of the command line too.
    let route = stdout(&d.run(&["report", "route", "--week", "2026-W48", "--redacted"]));
    assert!(route.contains(&format!("Семья № {name}")), "{name}:\n{route}");
}

#[test]
fn an_age_on_a_redacted_paper_gives_no_day_of_birth_away() {
    let d = with_desk();
    d.takes(&format!(
        r#"{{"type":"member","family":"{FAMILY}","role":"son","first_name":"Лев","born":"2026-11-12"}}"#
    ));
    let card = |further: &[&str]| stdout(&d.run(&[&["report", "visit", FAMILY], further].concat()));
    assert!(card(&[]).contains("12 дн."), "{}", card(&[]));
    let redacted = card(&["--redacted"]);
    assert!(redacted.contains("до года") && !redacted.contains("дн."), "{redacted}");
}

/// The numbers of a table.
fn figures(d: &TestDistrict, args: &[&str]) -> Vec<Value> {
    let value: Value =
        serde_json::from_str(&stdout(&d.run(&[&["report"], args, &["--json"]].concat()))).unwrap();
    let mut found = Vec::new();
    collect(&value, &mut found);
    found
}

fn collect(value: &Value, found: &mut Vec<Value>) {
    match value {
        Value::Number(_) => found.push(value.clone()),
        Value::Array(all) => all.iter().for_each(|v| collect(v, found)),
        Value::Object(all) => all.values().for_each(|v| collect(v, found)),
        _ => {}
    }
}

#[test]
fn figures_are_the_same_with_pseudonyms() {
    let d = with_desk();
    // The same child in two families, entered twice: one person by name and birth.
    let child = |id: &str, family: &str| {
        format!(
            r#"{{"type":"member","id":"{id}","family":"{family}","role":"son","last_name":"Ладов","first_name":"Пётр","patronymic":"Ильич","born":"2015-02-03"}}"#
        )
    };
    d.takes(&child("00000000-0000-4000-8000-00000000f001", FAMILY));
    d.takes(&child("00000000-0000-4000-8000-00000000f002", "00000000-0000-4000-8000-000000000003"));
    for paper in ["results", "quarter", "year", "schedule"] {
        let (plain, redacted) = (figures(&d, &[paper]), figures(&d, &[paper, "--redacted"]));
        assert!(plain.len() > 5, "{paper} has no figures");
        let sorted = |mut all: Vec<Value>| {
            all.sort_by_key(Value::to_string);
            all
        };
        assert_eq!(sorted(plain), sorted(redacted), "{paper}");
    }
}

#[test]
fn a_redacted_passport_keeps_the_groups_of_settlements() {
    let d = with_desk();
    let settlements = |more: &[&str]| -> Vec<String> {
        let args = [&["report", "district-passport", "--format", "text", "--today", TODAY], more].concat();
        let text = stdout(&d.run(&args));
        let of = text.split("По населённым пунктам\n").nth(1).unwrap().split("\n\n").next().unwrap();
        of.lines().map(str::to_owned).collect()
    };
    // Families and children of each group, without its name.
    let figures = |rows: &[String]| -> Vec<String> {
        let last = |row: &String| row.split_whitespace().rev().take(2).collect::<Vec<_>>().join(" ");
        let mut all: Vec<String> = rows.iter().map(last).collect();
        all.sort();
        all
    };
    let (plain, redacted) = (settlements(&[]), settlements(&["--redacted"]));
    assert!(plain.len() > 1, "{plain:?}");
    assert_eq!(figures(&plain), figures(&redacted), "{plain:?} {redacted:?}");
    let named: BTreeSet<&str> = redacted.iter().filter_map(|row| row.split("  ").next()).collect();
    assert_eq!(named.len(), redacted.len(), "{redacted:?}");
    assert!(redacted.iter().filter(|row| row.starts_with("Пункт № ")).count() + 1 >= redacted.len());
    assert_eq!(redacted, settlements(&["--redacted"]), "the same each time");
}

#[test]
fn own_words_of_a_redacted_passport_stay_apart() {
    let d = with_desk();
    for (n, words) in [(1, "дом без газа"), (2, "родитель на вахте"), (3, "дом без газа")]
    {
        d.takes(&format!(
            r#"{{"type":"category","id":"00000000-0000-4000-8000-00000000f00{n}","family":"00000000-0000-4000-8000-00000000000{n}","category":"{words}","from":"2026-09-01"}}"#
        ));
    }
    let args = ["report", "district-passport", "--format", "text", "--today", TODAY, "--redacted"];
    let text = stdout(&d.run(&args));
    let hidden: BTreeSet<&str> =
        text.lines().filter(|l| l.contains("(скрыто № ")).filter_map(|l| l.split("  ").next()).collect();
    assert_eq!(hidden.len(), 2, "{text}");
    assert!(!text.contains("газа") && !text.contains("вахте"), "{text}");
}
