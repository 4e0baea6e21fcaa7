//! «К заседанию»: families are put on, the agenda is read, what was decided is entered down the list as one action, and
//! what was postponed comes back by itself.

use crate::desk::{Curator, Layout, curator};
use kurator::domain::{Act, FieldName, Id, Kind, Record};
use serde_json::{Value, json};

fn record(kind: Kind, fields: &[(FieldName, Value)]) -> Record {
    let mut record = Record::of(kind, Id::new());
    for (field, value) in fields {
        record.put(*field, value.clone()).unwrap();
    }
    record
}

/// A sitting of this day with these questions.
fn convened(c: &mut Curator, on: &str, questions: &[(&str, &str)]) {
    let sitting =
        record(Kind::Sitting, &[(FieldName::On, json!(on)), (FieldName::Body, json!("рабочая группа"))]);
    let id = sitting.id.to_string();
    let put = |(family, subject): &(&str, &str)| {
        let fields = [
            (FieldName::Family, json!(c.family(family))),
            (FieldName::Subject, json!(subject)),
            (FieldName::Sitting, json!(id)),
        ];
        record(Kind::Question, &fields)
    };
    let records: Vec<Record> = questions.iter().map(put).collect();
    c.writes(Act::DistrictChanged, vec![sitting]);
    if !records.is_empty() {
        c.writes(Act::QuestionsPut, records);
    }
}

fn opens(c: &mut Curator) -> &mut Curator {
    c.presses("F9").types("к заседанию").presses("Enter").sees("К заседанию")
}

#[test]
fn decisions_are_entered_down_the_list_as_one_action() {
    for layout in [Layout::Latin, Layout::Russian] {
        let mut c = curator().under(layout);
        let questions =
            [("Гусев", "closing"), ("Иванова", "prolongation"), ("Орлов", "results"), ("Сидорова", "level")];
        convened(&mut c, "2026-11-24", &questions);
        let (before, closings) = (c.file(), c.records("closing", &[]));
        opens(&mut c).stands_on("24.11.2026 · рабочая группа").sees("4 вопроса").presses("Enter");
        c.stands_on("Внести решения").sees("без решения: 4").presses("Enter");
        c.types("отк 46").sees("отказано · № 46").presses("Enter").types("45").presses("Enter");
        c.types("отл").presses("Enter").types("47").presses("Enter").sees("Назовите и уровень");
        c.presses("Ctrl+U").types("кризисный 47").presses("Enter");
        assert_eq!(
            c.records("decision", &["\"refused\"", "\"46\"", "рабочая группа", "заключение"]),
            1,
            "{}",
            c.screen()
        );
        assert_eq!(c.records("closing", &[]), closings, "a refused closing closes nothing");
        assert_eq!(c.records("decision", &["\"prolongation\"", "\"45\""]), 1);
        assert_eq!(c.records("level", &["\"decision\"", "2026-11-24"]), 2);
        let sidorova = c.family("Сидорова");
        assert_eq!(c.records("level", &["\"decision\"", "crisis", &sidorova]), 1);
        assert_eq!(c.records("decision", &["\"postponed\""]), 1);
        c.presses("Ctrl+Z");
        assert_eq!(c.file(), before, "one undo");
    }
}

#[test]
fn what_was_postponed_comes_back_to_the_next_sitting() {
    let mut c = curator();
    convened(&mut c, "2026-11-20", &[("Орлов", "results"), ("Гусев", "continuation")]);
    opens(&mut c).presses("Enter Enter").types("5").presses("Enter").types("отл").presses("Enter");
    assert_eq!(c.records("question", &["\"sitting\""]), 2);
    assert_eq!(c.records("question", &[]), 3, "the postponed one waits");
    convened(&mut c, "2026-12-15", &[]);
    opens(&mut c).stands_on("15.12.2026").sees("1 вопрос").presses("Enter").does_not_see("Внести решения");
    c.goes_to("Прочесть вопросы")
        .presses("Enter")
        .sees("1. Орлов П. Д. · Промежуточные и итоговые результаты");
    c.presses("Esc").wakes_on("2026-12-15");
    opens(&mut c).presses("Enter").stands_on("Внести решения").presses("Enter").types("31").presses("Ctrl+S");
    assert_eq!(c.records("decision", &["\"results\"", "\"31\"", "2026-12-15"]), 1, "{}", c.screen());
    opens(&mut c).presses("Enter").goes_to("Внести решения").presses("Enter").sees("решения внесены");
}

#[test]
fn a_sitting_is_opened_and_what_ends_is_proposed_for_it() {
    let mut c = curator().at(60, 20);
    opens(&mut c).stands_on("Новое заседание").presses("Enter").sees("Новая запись: заседание");
    c.sees("рабочая группа").types("15122026").presses("Enter Ctrl+S");
    opens(&mut c).presses("Enter").stands_on("Поставить семьи").presses("Enter");
    c.sees("Сидорова А. В.").presses("Ctrl+S");
    let sidorova = c.family("Сидорова");
    assert_eq!(c.records("question", &["prolongation", "\"sitting\"", &sidorova]), 1, "{}", c.screen());
    opens(&mut c)
        .presses("Enter")
        .goes_to("Поставить семьи")
        .presses("Enter")
        .does_not_see("Сидорова А. В. · Продл");
    c.presses("Esc 3").goes_to("Сидорова").presses("Enter Tab*6").sees("Продление срока · 15.12.2026");
}

#[test]
fn a_question_is_put_from_the_card_and_not_twice() {
    let mut c = curator();
    for (family, subject) in [("Иванова", "продл"), ("Гусев", "прек"), ("Орлов", "рабочая")]
    {
        for said in ["Добавлена запись", "! Этот вопрос о семье"] {
            c.presses("Esc*3 3").goes_to(family).presses("F9").types("поставить вопрос").presses("Enter");
            c.sees("Новая запись: вопрос на заседание").types(subject).presses("Enter Ctrl+S").sees(said);
        }
        c.presses("Esc Right*2 Enter");
    }
    assert_eq!(c.records("question", &[]), 3);
}
