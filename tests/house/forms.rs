//! The forms of `data/forms`: each docx is that of its readable source, and asks only for what every paper has.
//!
//! `KURATOR_WRITE=1 cargo test --test house forms` makes them anew.

use std::fs;
use std::path::{Path, PathBuf};

use kurator::paper::catalogue::{Made, PAPERS};
use kurator::paper::template::{build, markup, package, values};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/forms")
}

#[test]
fn each_form_is_made_of_its_source() {
    for paper in PAPERS.into_iter().filter(|p| p.made == Made::Form) {
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

#[test]
fn no_form_lies_there_without_a_paper_and_no_name_of_a_field_is_given_twice() {
    for entry in fs::read_dir(folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let stem = name.split('.').next().unwrap();
        assert!(name == "fields.toml" || PAPERS.iter().any(|p| p.name == stem), "{name} is of no paper");
    }
    let mut names: Vec<&str> = values::NAMED.iter().map(|(_, name)| *name).collect();
    let all = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all, "a name stands for two fields");
}
