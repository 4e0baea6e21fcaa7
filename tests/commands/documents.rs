//! The text of a document by the command line.

use crate::district::{TestDistrict, stderr, stdout};
use serde_json::Value;

#[test]
fn a_document_is_told_whole_or_by_one_paragraph() {
    let d = TestDistrict::new();
    let run = |args: &[&str]| d.run(args);
    let whole = stdout(&run(&["regulations", "borovichi", "--text"]));
    assert!(whole.contains("15. Промежуточные и итоговые результаты") && whole.contains("■ "), "{whole}");
    let one = stdout(&run(&["regulations", "yugra", "--text", "--at", "п. 5.8"]));
    assert!(one.starts_with("5.8. Куратор семьи"), "{one}");
    assert!(!one.contains("5.7."), "{one}");
    for (id, at, begins) in [("azov", "этап 2", "2 этап."), ("irkutsk", "разд. 5", "Раздел 5.")]
    {
        let told = stdout(&run(&["regulations", id, "--text", "--at", at]));
        assert!(told.starts_with(begins), "{id}: {told}");
    }
    let json = stdout(&run(&["regulations", "yugra", "--text", "--at", "п. 11.3", "--json"]));
    let json: Value = serde_json::from_str(&json).unwrap();
    let paragraph = &json["paragraphs"][0];
    assert!(paragraph["text"].as_str().unwrap().contains("рассматриваются коллегиально"));
    let uses = paragraph["uses"].as_array().unwrap();
    assert!(uses.iter().any(|u| u["part"] == "decision" && u["source"] == "Югра, п. 11.3"), "{uses:?}");
}

#[test]
fn a_paragraph_or_document_that_is_not_there_is_refused_with_the_way_out() {
    let d = TestDistrict::new();
    for (args, code, said) in [
        (&["regulations", "yugra", "--text", "--at", "п. 77"][..], 1, "нет пункта"),
        (&["regulations", "нет", "--text"], 1, "не знает"),
        (&["regulations", "--text"], 2, "Назовите документ"),
        (&["regulations", "yugra", "--at", "п. 5.8"], 2, "Назовите документ"),
    ] {
        let out = d.run(args);
        assert_eq!(out.status.code(), Some(code), "{args:?}");
        assert!(stderr(&out).contains(said), "{args:?}: {}", stderr(&out));
    }
}
