//! A paragraph of another document than that of the district is cited as borrowed, in words, wherever it is cited: on the
//! screens, by the commands, in the papers. The demo of each document is walked.

use std::sync::LazyLock;

use kurator::demo::{self, DemoSpec};
use kurator::paper::catalogue::{PAPERS, PaperBasis, PaperScope};
use kurator::regulation::embedded;
use kurator::store::Store;
use serde_json::Value;

use crate::desk::{CuratorDesk, with_district};
use crate::district::{self, TestDistrict, stdout};
use crate::walked::PLACES;

const TODAY: &str = "2026-11-24";

/// The demo of each document, as lines.
static DEMOS: LazyLock<Vec<(&'static str, String)>> = LazyLock::new(|| {
    let made = |id: &'static str| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("demo.kurator");
        let wish = DemoSpec { today: TODAY.parse().unwrap(), seed: 7, families: 8, regulation: id.into() };
        demo::make(&path, &wish, district::author(), &mut |_, _| {}).unwrap();
        (id, district::export(&Store::open(&path, district::author()).unwrap()))
    };
    embedded::ids().map(made).collect()
});

/// The citations of other documents in a text, each with what is said before it.
fn foreign(own: &str, text: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (id, cite) in embedded::cites().iter().filter(|(id, _)| *id != own) {
        for place in ["п. ", "разд. ", "этап ", "«"] {
            let sought = format!("{cite}, {place}");
            all.extend(text.match_indices(&sought).map(|(at, _)| {
                let before: Vec<char> = text[..at].chars().rev().take(90).collect();
                let after: String = text[at..].chars().take(sought.chars().count() + 6).collect();
                (before.into_iter().rev().collect(), format!("{id}: {after}"))
            }));
        }
    }
    all
}

/// How many paragraphs of other documents a text cites; each is called borrowed.
fn borrowed(own: &str, text: &str, place: &str) -> usize {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let all = foreign(own, &text);
    for (before, cited) in &all {
        assert!(before.to_lowercase().contains("заимствован"), "{own}, {place}: {before}|{cited}\n{text}");
    }
    all.len()
}

/// The screen as it is read: what lies in a frame without what lies beside it.
fn read(c: &CuratorDesk) -> String {
    let line = |line: String| {
        let framed = line.find('│').zip(line.rfind('│')).filter(|(from, to)| from < to);
        framed.map_or(line.clone(), |(from, to)| line[from + '│'.len_utf8()..to].to_owned())
    };
    c.lines().into_iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_sought_citations_are_found() {
    assert_eq!(foreign("azov", "заимствовано: Югра, п. 5.8; Азов, этап 2").len(), 1);
    assert_eq!(foreign("yugra", "Октябрьский район, разд. 2, Азов, этап 2").len(), 2);
    assert_eq!(foreign("yugra", "Боровичи, Ленинградская 4").len(), 0, "an address cites nothing");
}

#[test]
fn no_screen_cites_another_document_without_calling_it_borrowed() {
    for (id, lines) in DEMOS.iter() {
        let mut seen = 0;
        for keys in PLACES {
            let mut c = with_district(lines).at(80, 40);
            c.presses(keys);
            seen += borrowed(id, &read(&c), keys);
            c.presses("Down");
            seen += borrowed(id, &read(&c), keys);
        }
        // Each line is asked for its reason.
        for keys in ["1", "4", "5"]
            .into_iter()
            .map(str::to_owned)
            .chain((0..10).map(|n| format!("3 Home Enter Tab*{n}")))
        {
            let mut c = with_district(lines).at(80, 40);
            c.presses(keys.trim_end_matches(" Tab*0"));
            for line in 0..14 {
                let before = c.screen();
                c.presses("F5");
                seen += borrowed(id, &read(&c), &format!("{keys}, line {line}, F5"));
                if c.screen() != before {
                    c.presses("Esc");
                }
                c.presses("Down");
            }
        }
        assert_eq!(seen > 0, *id != "yugra", "{id}: {seen}, who borrows the frequency of visits cites it");
    }
}

/// A string of JSON cites only its own document, unless it says or its object says that it is borrowed.
fn is_said(own: &str, value: &Value, known: bool, place: &str, seen: &mut usize) {
    match value {
        Value::Object(fields) => {
            let known = known || fields.get("borrowed") == Some(&Value::Bool(true));
            for (name, field) in fields {
                is_said(own, field, known || name == "borrowed", place, seen);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| is_said(own, item, known, place, seen)),
        Value::String(text) if known => *seen += foreign(own, text).len(),
        Value::String(text) => *seen += borrowed(own, text, place),
        _ => {}
    }
}

#[test]
fn no_command_cites_another_document_without_calling_it_borrowed() {
    for (id, lines) in DEMOS.iter() {
        let d = TestDistrict::new();
        d.takes(lines);
        let list: Value = serde_json::from_str(&stdout(&d.run(&["list", "--json"]))).unwrap();
        let titles: Vec<&str> =
            list.as_array().unwrap().iter().map(|f| f["title"].as_str().unwrap()).collect();
        let mut asked: Vec<Vec<&str>> = vec![
            vec!["due"],
            vec!["requests"],
            vec!["path"],
            vec!["district"],
            vec!["check"],
            vec!["session"],
            vec!["regulations", id],
            vec!["norms", "--from", "2026-11-01", "--to", "2026-11-30"],
            vec!["plan", "--from", TODAY, "--days", "14"],
        ];
        for title in titles.iter().take(2) {
            asked.extend(["card", "suggest", "path", "history"].map(|command| vec![command, title]));
        }
        let mut seen = 0;
        for args in asked {
            let place = args.join(" ");
            seen += borrowed(id, &stdout(&d.run(&args)), &place);
            let json = d.run(&[&args[..], &["--json"]].concat());
            if let Ok(value) = serde_json::from_str::<Value>(&stdout(&json)) {
                is_said(id, &value, false, &place, &mut seen);
            }
        }
        assert_eq!(seen > 0, *id != "yugra", "{id}: {seen}");
    }
}

#[test]
fn no_paper_cites_another_document_without_calling_it_borrowed() {
    for (id, lines) in DEMOS.iter() {
        let d = TestDistrict::new();
        d.takes(lines);
        let list: Value = serde_json::from_str(&stdout(&d.run(&["list", "--json"]))).unwrap();
        let title = list[0]["title"].as_str().unwrap();
        let mut written = 0;
        for paper in PAPERS {
            let mut args = vec!["report", paper.name, "--format", "text"];
            if paper.about == PaperScope::Family && matches!(paper.made, PaperBasis::Form | PaperBasis::Table)
            {
                args.extend(["--family", title]);
            }
            let out = d.run(&args);
            written += usize::from(out.status.success());
            borrowed(id, &stdout(&out), paper.name);
        }
        assert!(written > PAPERS.len() / 2, "{id}: {written} papers");
    }
}
