//! The forms of `data/forms`: each docx is that of its readable source, and asks only for what every paper has.
//!
//! `KURATOR_WRITE=1 cargo test --test house forms` makes them anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use kurator::demo::{self, DemoSpec};
use kurator::paper::catalogue::{PAPERS, PaperBasis};
use kurator::paper::fit;
use kurator::paper::form;
use kurator::paper::template::{build, markup, package, values};
use kurator::report::stock::PaperRequest;
use kurator::store::{Author, Store};
use kurator::text::{Lang, Words};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/forms")
}

#[test]
fn each_form_is_made_of_its_source() {
    for paper in PAPERS.into_iter().filter(|p| p.made == PaperBasis::Form) {
        let source = fs::read_to_string(folder().join(format!("{}.txt", paper.name))).unwrap();
        let made = package::written(&build::parts(&markup::parse(&source))).unwrap();
        let path = folder().join(format!("{}.docx", paper.name));
        if std::env::var_os("KURATOR_WRITE").is_some() {
            fs::write(&path, &made).unwrap();
        }
        assert!(
            fs::read(&path).unwrap() == made,
            "{} is not current: KURATOR_WRITE=1 cargo test --test house forms",
            path.display()
        );
    }
}

/// The fields of forms as `kurator forms` names them: those of a family, and of each list those of its rows.
fn listed() -> String {
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.kurator");
    let author = Author { device: "demo".into(), user: "demo".into(), clock: || 1_790_000_000_000 };
    let wish = DemoSpec { today, seed: 1, families: 16, regulation: "yugra".into() };
    demo::make(&path, &wish, author.clone(), &mut |_, _| {}).unwrap();
    let stock = Store::open(&path, author).unwrap().reader().stock(today).unwrap();
    let (mut fields, mut lists) = (BTreeSet::new(), BTreeMap::<&str, BTreeSet<String>>::new());
    let asked = PaperRequest { curator: None, days: (today, today) };
    for case in &stock.cases {
        let values = form::values(&Words::of(Lang::Ru), &stock, asked, case, form::FormSubject::default());
        fields.extend(values.fields().map(str::to_owned));
        for (list, rows) in values.lists() {
            lists
                .entry(list)
                .or_default()
                .extend(rows.iter().flat_map(values::FormValues::fields).map(str::to_owned));
        }
    }
    let quoted =
        |keys: &BTreeSet<String>| keys.iter().map(|k| format!("\"{k}\"")).collect::<Vec<_>>().join(", ");
    let head = "# Made of the forms: KURATOR_WRITE=1 cargo test --test house forms\n";
    let mut said = format!("{head}fields = [{}]\n\n[lists]\n", quoted(&fields));
    for (list, fields) in lists {
        assert!(!fields.is_empty(), "the demo has nothing in {list}");
        said.push_str(&format!("{list} = [{}]\n", quoted(&fields)));
    }
    said
}

#[test]
fn the_fields_that_a_clerk_is_told_of_are_those_that_are_filled() {
    let path = folder().join("lists.toml");
    let made = listed();
    if std::env::var_os("KURATOR_WRITE").is_some() {
        fs::write(&path, &made).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), made, "{} is not current", path.display());
}

#[test]
fn no_head_and_no_day_of_a_form_is_broken_by_its_cell() {
    let days = ["дата", "срок", "рождение", "направлено"];
    for paper in PAPERS.into_iter().filter(|p| p.made == PaperBasis::Form) {
        let source = fs::read_to_string(folder().join(format!("{}.txt", paper.name))).unwrap();
        let blocks = markup::parse(&source);
        for block in &blocks.blocks {
            let build::DocxBlock::Table(table) = block else { continue };
            if !table.has_borders {
                continue;
            }
            let all: u32 = table.widths.iter().sum();
            for row in &table.rows {
                for (cell, width) in row.cells.iter().zip(&table.widths) {
                    let room = blocks.orientation.width() * width / all;
                    let is_day = days.iter().any(|d| cell.contains(&format!(".{d}}}}}")));
                    let is_help = ["мероприятия.вид", "потребности.вид"].iter().any(|f| cell.contains(f));
                    let least = match (row.is_head, is_day, is_help) {
                        (true, ..) => fit::least(blocks.letters, cell, build::FontWeight::Bold),
                        (_, true, _) => fit::least(blocks.letters, "00.00.0000", build::FontWeight::Regular),
                        (.., true) => {
                            fit::least(blocks.letters, "Психологическая", build::FontWeight::Regular)
                        }
                        _ => continue,
                    };
                    assert!(least <= room, "{}: «{cell}» needs {least} and has {room}", paper.name);
                }
            }
        }
    }
}

#[test]
fn no_form_lies_there_without_a_paper_and_no_name_of_a_field_is_given_twice() {
    for entry in fs::read_dir(folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let stem = name.split('.').next().unwrap();
        assert!(
            ["fields.toml", "lists.toml"].contains(&name.as_str()) || PAPERS.iter().any(|p| p.name == stem),
            "{name} is of no paper"
        );
    }
    let mut names: Vec<&str> = values::NAMED.iter().map(|(_, name)| *name).collect();
    let all = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all, "a name stands for two fields");
}
