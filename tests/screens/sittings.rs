//! «К заседанию»: families are put on, the agenda is read, what was decided is entered down the list as one action, and
//! what was postponed comes back by itself.

use crate::desk::{CuratorDesk, DISTRICT, KeyboardLayout, curator, with_district};
use kurator::domain::{Act, FieldName, Id, Kind, Record};
use kurator::text::Lang;
use serde_json::{Value, json};

fn record(kind: Kind, fields: &[(FieldName, Value)]) -> Record {
    let mut record = Record::of(kind, Id::new());
    for (field, value) in fields {
        record.put(*field, value.clone()).unwrap();
    }
    record
}

/// A sitting of the working group on this day with these questions.
fn convened(c: &mut CuratorDesk, on: &str, questions: &[(&str, &str)]) {
    convened_by(c, "рабочая группа", on, questions);
}

/// A sitting of this body on this day with these questions.
fn convened_by(c: &mut CuratorDesk, body: &str, on: &str, questions: &[(&str, &str)]) {
    let sitting = record(Kind::Sitting, &[(FieldName::On, json!(on)), (FieldName::Body, json!(body))]);
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

fn opens(c: &mut CuratorDesk) -> &mut CuratorDesk {
    c.presses("F9").types("к заседанию").presses("Enter").sees("К заседанию")
}

#[test]
fn decisions_are_entered_down_the_list_as_one_action() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
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

/// Goes down a form to the line with these words.
pub fn to_line<'a>(c: &'a mut CuratorDesk, words: &str) -> &'a mut CuratorDesk {
    for _ in 0..40 {
        if c.screen()
            .lines()
            .any(|l| l.contains("│ >") && l.contains(words) || l.contains("│>") && l.contains(words))
        {
            return c;
        }
        c.presses("Tab");
    }
    panic!("no line «{words}»: {}", c.screen());
}

/// What is open of a family: a visit and a request without a day.
fn open_of(c: &mut CuratorDesk, family: &str) {
    let family = c.family(family);
    let of = |kind, fields: &[(FieldName, Value)]| {
        let owned = [(FieldName::Family, json!(family))];
        record(kind, &[owned.as_slice(), fields].concat())
    };
    let records = vec![
        of(Kind::Appointment, &[(FieldName::On, json!("2026-12-01"))]),
        of(
            Kind::Request,
            &[(FieldName::Organisation, json!("ЦРБ")), (FieldName::SentOn, json!("2026-11-10"))],
        ),
    ];
    c.writes(Act::DistrictChanged, records);
}

#[test]
fn a_closing_of_the_list_asks_its_reason_and_settles_what_is_open() {
    for (regulation, family, layout, reason) in [
        ("azov", "Гусев", KeyboardLayout::Latin, "moved"),
        ("azov", "Иванова", KeyboardLayout::Russian, "moved"),
        ("yugra", "Гусев", KeyboardLayout::Russian, "цели достигнуты"),
        ("borovichi", "Титова", KeyboardLayout::Latin, "цели достигнуты"),
    ] {
        let mut c = with_district(&DISTRICT.replace("yugra", regulation)).under(layout);
        open_of(&mut c, family);
        convened(&mut c, "2026-11-24", &[(family, "closing"), ("Орлов", "results")]);
        let before = c.file();
        opens(&mut c).presses("Enter Enter");
        to_line(&mut c, family).types("45").sees("Причину и оставшиеся дела программа спросит ниже");
        c.presses("Ctrl+S").sees("причина");
        match regulation {
            "azov" => c.presses("Right*2").sees("[изменение места жительства"),
            _ => c.types("цели достигнуты"),
        };
        c.presses("Enter").types("д").sees("[да]");
        to_line(&mut c, "ответ на запрос").types("с").sees("[снять]");
        to_line(&mut c, "визит вт 01.12").types("с").presses("Ctrl+S").sees("Внесены решения заседания");
        let id = c.family(family);
        let closed = [reason, "\"decision\"", "\"positive\":true", "2026-11-24", &id];
        assert_eq!(c.records("closing", &closed), 1, "{}", c.screen());
        let under = if regulation == "azov" { 1 } else { 0 };
        assert_eq!(c.records("closing", &["\"under\":\"azov\"", &id]), under);
        assert_eq!(c.records("request", &["ЦРБ", "\"withdrawn_on\":\"2026-11-24\""]), 1);
        assert_eq!(c.records("appointment", &["2026-12-01", &id]), 0);
        assert_eq!(c.records("decision", &["\"closing\"", "\"45\""]), 1);
        c.presses("Ctrl+Z");
        assert_eq!(c.file(), before, "one undo");
    }
}

#[test]
fn what_was_typed_of_a_closing_outlives_the_program() {
    let mut c = with_district(&DISTRICT.replace("yugra", "azov"));
    open_of(&mut c, "Гусев");
    convened(&mut c, "2026-11-24", &[("Гусев", "closing"), ("Орлов", "results")]);
    opens(&mut c).presses("Enter Enter");
    to_line(&mut c, "Гусев").types("45").presses("Ctrl+S Right");
    c.is_killed_and_goes_on().sees("45").sees("[личное заявление").presses("Ctrl+S");
    assert_eq!(c.records("closing", &["personal_application", "\"decision\""]), 1, "{}", c.screen());
}

#[test]
fn a_programme_is_put_and_approved_one_by_one() {
    let mut c = curator();
    let family = c.family("Гусев");
    let sent = |version: i64, paper: &str| {
        record(
            Kind::Programme,
            &[
                (FieldName::Family, json!(family)),
                (FieldName::Version, json!(version)),
                (FieldName::Paper, json!(paper)),
                (FieldName::SentOn, json!("2026-11-18")),
            ],
        )
    };
    c.writes(Act::ProgrammeSet, vec![sent(11, "interagency"), sent(12, "standalone")]);
    convened_by(&mut c, "уполномоченный орган исполнительной власти", "2026-11-24", &[]);
    opens(&mut c).presses("Enter").goes_to("Поставить семьи").presses("Enter");
    c.sees("Гусев Н. И. (версия 11)").sees("Гусев Н. И. (версия 12)").presses("Ctrl+S");
    assert_eq!(c.records("question", &["\"programme\"", &family]), 2, "{}", c.screen());
    opens(&mut c).presses("Enter").goes_to("Внести решения").presses("Enter");
    to_line(&mut c, "версия 12").types("61").presses("Ctrl+S");
    assert_eq!(c.records("programme", &["\"version\":12", "\"decision\""]), 1, "{}", c.screen());
    assert_eq!(c.records("programme", &["\"version\":11", "\"decision\""]), 0);
}

#[test]
fn a_sitting_is_named_when_it_is_set() {
    for (typed, said) in [("15122026", "15.12.2026"), ("24.12", "24.12.2026"), ("10.1.27", "10.01.2027")] {
        let mut c = curator();
        opens(&mut c).presses("Enter").types(typed).presses("Enter Ctrl+S");
        c.sees(&format!("Назначено заседание: {said} · рабочая группа"));
    }
    // Other records of the district are named too.
    let mut c = curator();
    c.performs(kurator::screen::Effect::Record {
        act: Act::DistrictChanged,
        records: vec![record(Kind::Organisation, &[(FieldName::Name, json!("Опека"))])],
    });
    c.sees("Изменены данные участка: организация Опека");
}

#[test]
fn another_day_shows_the_sittings_and_questions_of_that_day() {
    let put = r#"{"type":"sitting","id":"00000000-0000-4000-8000-000000000701","on":"2026-11-20","body":"рабочая группа"}
{"type":"question","id":"00000000-0000-4000-8000-000000000702","family":"00000000-0000-4000-8000-000000000003","sitting":"00000000-0000-4000-8000-000000000701","subject":"results"}
"#;
    for (day, known) in [("19.11", false), ("20.11", true), ("23.11", true)] {
        let mut c = with_district(&format!("{DISTRICT}{put}"));
        // Entered today: a decision, another question and a sitting ahead.
        opens(&mut c).presses("Enter Enter").types("45").presses("Ctrl+S");
        assert_eq!(c.records("decision", &["\"45\""]), 1, "{}", c.screen());
        convened(&mut c, "2026-12-15", &[("Орлов", "results")]);
        c.presses("Ctrl+D").types(day).presses("Enter");
        opens(&mut c).does_not_see("15.12.2026");
        if !known {
            continue;
        }
        c.sees("1 вопрос")
            .goes_to("20.11.2026")
            .presses("Enter")
            .goes_to("Прочесть вопросы")
            .presses("Enter");
        c.sees("решено положительно № 45").does_not_see("2. Орлов").presses("Esc");
        // Nothing is entered on another day.
        opens(&mut c).presses("Enter").goes_to("Поставить").presses("Enter").does_not_see("Сохранить");
    }
}

/// A district of Октябрьский район whose family has a programme that nobody decided on and no placement.
fn undecided(decisions: &str) -> String {
    r#"{"type":"district","regulation":"oktyabrsky"}
{"type":"family","id":"00000001-0000-4000-8000-000000000001","title":"Зайцева Марина Олеговна","ground":"message_bodies","registered_on":"2026-11-02"}
{"type":"programme","id":"00000001-0000-4000-8000-000000000005","family":"00000001-0000-4000-8000-000000000001","version":1}
{"type":"sitting","id":"00000001-0000-4000-8000-000000000009","on":"2026-12-15","body":"КДНиЗП"}
"#
    .to_owned()
        + decisions
}

#[test]
fn what_waits_for_its_decision_is_proposed_without_being_marked_as_sent() {
    let decided = |subject: &str, ruling: &str| {
        format!(
            "{{\"type\":\"decision\",\"family\":\"00000001-0000-4000-8000-000000000001\",\"subject\":\"{subject}\",\"on\":\"2026-11-20\",\"ruling\":\"{ruling}\"}}\n"
        )
    };
    for (decisions, placement) in [
        (String::new(), Some("решения ещё нет")),
        (decided("placement", "returned"), Some("возвращено на доработку 20.11.2026")),
        (decided("placement", "refused"), None),
        (decided("placement", "granted"), None),
    ] {
        let mut c = with_district(&undecided(&decisions));
        opens(&mut c).presses("Enter").stands_on("Поставить семьи").presses("Enter");
        let mut said = String::new();
        for _ in 0..4 {
            said += &c.screen().replace('│', " ");
            c.presses("Tab");
        }
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("программа составлена, решения нет"), "{said}");
        match placement {
            Some(words) => assert!(said.contains(words), "{words}: {said}"),
            None => assert!(!said.contains("Постановка на сопровождение"), "{said}"),
        }
        c.presses("F5").sees("Октябрьский район, п.").presses("Esc").presses("Enter");
        assert_eq!(c.records("question", &["\"programme\""]), 1, "{}", c.screen());
        assert_eq!(c.records("question", &["\"placement\""]), usize::from(placement.is_some()));
    }
    // Another body than the one of the sitting is not asked.
    let mut c = with_district(&undecided("").replace("\"body\":\"КДНиЗП\"", "\"body\":\"опека\""));
    opens(&mut c).presses("Enter").sees("предлагается: 0");
}

/// Two families of Боровичи whose terms end: one in a socially dangerous position, one with many children.
const OF_TWO_BODIES: &str = r#"{"type":"district","regulation":"borovichi"}
{"type":"family","id":"00000001-0000-4000-8000-000000000001","title":"Зайцева Марина Олеговна","registered_on":"2026-08-20"}
{"type":"category","family":"00000001-0000-4000-8000-000000000001","category":"sop","from":"2026-08-20"}
{"type":"level","family":"00000001-0000-4000-8000-000000000001","level":"emergency","from":"2026-09-01"}
{"type":"family","id":"00000002-0000-4000-8000-000000000001","title":"Лукина Вера Павловна","registered_on":"2026-08-20"}
{"type":"category","family":"00000002-0000-4000-8000-000000000001","category":"large","from":"2026-08-20"}
{"type":"level","family":"00000002-0000-4000-8000-000000000001","level":"emergency","from":"2026-09-01"}
"#;

#[test]
fn a_sitting_is_proposed_the_families_whose_category_its_body_decides_on() {
    let (sop, large) = ("Зайцева М. О. · Прод", "Лукина В. П. · Прод");
    for (body, is_sop, is_large) in [
        ("РКДНиЗП", true, false),
        ("Районная комиссия по делам несовершеннолетних и защите их прав", true, false),
        ("рабочая группа", false, true),
        ("рабочая группа и РКДНиЗП", true, true),
        ("Уполномоченный орган", false, false),
    ] {
        let mut c = with_district(OF_TWO_BODIES).at(100, 30);
        convened_by(&mut c, body, "2026-11-24", &[]);
        opens(&mut c).presses("Enter").goes_to("Поставить семьи").presses("Enter");
        for (line, is_put) in [(sop, is_sop), (large, is_large)] {
            if is_put {
                c.sees(line)
            } else {
                c.does_not_see(line)
            };
        }
        if !(is_sop || is_large) {
            continue;
        }
        c.presses("Ctrl+S");
        opens(&mut c).presses("Enter").goes_to("Внести решения").presses("Enter");
        for _ in 0..usize::from(is_sop) + usize::from(is_large) {
            c.types("5").presses("Enter");
        }
        // Of a sitting of both each decision has the body of its family.
        let sop = if is_large { "РКДНиЗП" } else { body };
        let large = if is_sop { "рабочая группа" } else { body };
        for (body, family, n) in [(sop, "Зайцева", is_sop), (large, "Лукина", is_large)] {
            let (family, body) = (c.family(family), format!("\"body\":\"{body}\""));
            assert_eq!(c.records("decision", &[&family, &body]), usize::from(n), "{}", c.screen());
        }
    }
}

#[test]
fn a_family_without_a_category_is_proposed_to_each_body_that_may_decide() {
    let uncategorised: String =
        OF_TWO_BODIES.lines().filter(|l| !l.contains("\"category\",")).map(|l| format!("{l}\n")).collect();
    for (body, n) in
        [("РКДНиЗП", 2), ("рабочая группа", 2), ("рабочая группа и РКДНиЗП", 2), ("Уполномоченный орган", 0)]
    {
        let mut c = with_district(&uncategorised).at(100, 30);
        convened_by(&mut c, body, "2026-11-24", &[]);
        opens(&mut c).presses("Enter").sees(&format!("предлагается: {n}"));
    }
}

#[test]
fn the_body_of_a_sitting_is_chosen_where_the_category_names_it() {
    let mut c = with_district(OF_TWO_BODIES);
    opens(&mut c).presses("Enter").does_not_see("рабочая группа").types("15122026").presses("Tab F4");
    c.sees("РКДНиЗП");
    c.sees("рабочая группа").does_not_see("Районная комиссия").types("ркд").presses("Enter Ctrl+S");
    assert_eq!(c.records("sitting", &["\"body\":\"РКДНиЗП\""]), 1, "{}", c.screen());
}

#[test]
fn a_programme_is_not_put_to_a_body_that_does_not_decide_on_it() {
    let mut c = curator();
    let fields = [
        (FieldName::Family, json!(c.family("Гусев"))),
        (FieldName::Version, json!(11)),
        (FieldName::SentOn, json!("2026-11-18")),
    ];
    c.writes(Act::ProgrammeSet, vec![record(Kind::Programme, &fields)]);
    convened(&mut c, "2026-11-24", &[]);
    opens(&mut c).presses("Enter").goes_to("Поставить семьи").presses("Enter");
    c.sees("Продление срока").does_not_see("Утверждение программы");
}

#[test]
fn what_the_last_control_proposes_is_proposed_to_the_sitting_until_it_is_decided() {
    for (proposal, subject, named) in [
        ("change_level", "level", Some("Смена уровня")),
        ("stop", "closing", Some("Прекращение сопровождения")),
        ("continue", "prolongation", None),
    ] {
        let mut c = curator();
        let family = c.family("Гусев");
        let fields = [
            (FieldName::Family, json!(family)),
            (FieldName::Inspection, json!("intermediate")),
            (FieldName::On, json!("2026-11-20")),
            (FieldName::Proposal, json!(proposal)),
        ];
        c.writes(Act::RecordAdded, vec![record(Kind::Control, &fields)]);
        convened(&mut c, "2026-11-24", &[]);
        opens(&mut c).presses("Enter").goes_to("Поставить семьи").presses("Enter");
        let Some(named) = named else {
            c.does_not_see("по итогам контроля");
            continue;
        };
        to_line(&mut c, "Гусев").sees(named).sees("по итогам контроля 20.11.2026").presses("Ctrl+S");
        assert_eq!(c.records("question", &[&format!("\"{subject}\""), &family]), 1, "{}", c.screen());
        opens(&mut c).presses("Enter").goes_to("Внести решения").presses("Enter");
        to_line(&mut c, "Гусев").types("отк 8").presses("Ctrl+S");
        assert_eq!(c.records("decision", &["\"refused\"", &format!("\"{subject}\"")]), 1, "{}", c.screen());
        convened(&mut c, "2026-12-15", &[]);
        opens(&mut c).presses("Enter").goes_to("Поставить семьи").presses("Enter");
        c.does_not_see("по итогам контроля");
    }
}

#[test]
fn where_nothing_was_decided_nothing_is_said_to_be_entered() {
    for questions in [vec![("Гусев", "closing")], vec![("Иванова", "prolongation"), ("Орлов", "results")]]
    {
        let mut c = curator();
        convened(&mut c, "2026-11-24", &questions);
        let before = c.file();
        opens(&mut c).presses("Enter").stands_on("Внести решения").presses("Enter");
        for _ in &questions {
            c.presses("Enter").does_not_see("Внесены решения");
        }
        c.sees("Вносить нечего").presses("Ctrl+S").sees("Вносить нечего");
        assert_eq!(c.file(), before);
        c.types("отл").presses("Ctrl+S").sees("Внесены решения");
    }
}

#[test]
fn a_sitting_ahead_is_on_the_day_and_in_the_calendar() {
    for (on, is_near) in
        [("2026-11-24", true), ("2026-11-27", true), ("2026-12-20", false), ("2026-11-20", false)]
    {
        let mut c = curator().at(100, 40);
        convened(&mut c, on, &[]);
        c.presses("1");
        if !is_near {
            c.does_not_see("заседание: рабочая группа");
            continue;
        }
        c.goes_to("заседание: рабочая группа").presses("F5").sees("Югра, п. 11.3").sees("нужно поставить");
        c.presses("Esc Enter");
        c.sees("К заседанию").sees("Поставить семьи").presses("Esc");
    }
    let mut c = curator().at(100, 40);
    convened(&mut c, "2026-11-27", &[]);
    c.presses("2 Right*3 v F5").sees("аседание: рабочая группа").sees("Югра, п. 11.3");
}

#[test]
fn a_mistyped_word_is_no_number_of_a_decision() {
    for (lang, mistyped, typed, ruling) in [
        (Lang::Ru, "орк", "отк", "\"refused\""),
        (Lang::Ru, "onk", "jnr", "\"refused\""),
        (Lang::Ru, "onk", "jnk", "\"postponed\""),
        (Lang::En, "отк", "ref", "\"refused\""),
        (Lang::En, "отл", "post", "\"postponed\""),
    ] {
        let mut c = curator().speaking(lang);
        convened(&mut c, "2026-11-24", &[("Гусев", "closing")]);
        let before = c.file();
        c.presses("F9").types(if lang == Lang::Ru { "к заседанию" } else { "sitting" });
        c.presses("Enter Enter Enter").types(mistyped).presses("Ctrl+S").sees(mistyped);
        assert_eq!(c.file(), before);
        c.presses("Ctrl+U").types(typed).presses("Ctrl+S");
        assert_eq!(c.records("decision", &[ruling]), 1, "{}", c.screen());
    }
}

#[test]
fn a_closing_of_the_list_asks_how_long_the_family_is_accompanied_after() {
    for (regulation, asked) in [("oktyabrsky", true), ("azov", false)] {
        let mut c = with_district(&DISTRICT.replace("yugra", regulation));
        convened(&mut c, "2026-11-24", &[("Гусев", "closing"), ("Орлов", "results")]);
        opens(&mut c).presses("Enter Enter");
        to_line(&mut c, "Гусев").types("45").presses("Ctrl+S").sees("причина");
        if !asked {
            c.does_not_see("остсопровождение");
            continue;
        }
        to_line(&mut c, "постсопровождение по").types("20.11.2026").presses("Ctrl+S");
        c.sees("Период кончается раньше").presses("Ctrl+U").types("24.05.2027").presses("Ctrl+S");
        c.sees("Внесены решения заседания");
        assert_eq!(c.records("closing", &["\"after_until\":\"2027-05-25\""]), 1, "{}", c.screen());
    }
}

/// Enters this line of a question about the level of Сидорова, on a sitting of 24.11.2026, up to the saving.
fn enters(c: &mut CuratorDesk, line: &str) {
    convened(c, "2026-11-24", &[("Сидорова", "level")]);
    opens(c).presses("Enter").stands_on("Внести решения").presses("Enter").types(line);
}

#[test]
fn a_line_of_a_decision_is_read_as_a_clerk_writes_it() {
    for (line, written, ruling, number) in [
        ("отк 46 от 24.11", "отказано · № 46", "refused", Some("46")),
        ("отказ", "отказано", "refused", None),
        ("отк.", "отказано", "refused", None),
        ("45 отказать", "отказано · № 45", "refused", Some("45")),
        ("205 отклонено", "отказано · № 205", "refused", Some("205")),
        ("отклонить, № 205-к", "отказано · № 205-к", "refused", Some("205-к")),
        ("решено отказать", "отказано", "refused", None),
        ("постановление №204 от 24 ноября 2026 г. отклонено", "отказано · № 204", "refused", Some("204")),
        ("возвращено на доработку", "возвращено на доработку", "returned", None),
        ("перенести", "отложено", "postponed", None),
        ("№ 204 от 24.11 кризисный", "решено положительно · № 204 · кризисный", "granted", Some("204")),
        (
            "кри 45-КДН от 24.11.2026 г.",
            "решено положительно · № 45-КДН · кризисный",
            "granted",
            Some("45-КДН"),
        ),
        ("б/н кризисный", "решено положительно · № б/н · кризисный", "granted", Some("б/н")),
        ("12-3 кризисный", "решено положительно · № 12-3 · кризисный", "granted", Some("12-3")),
        ("решено, кризисный уровень", "решено положительно · кризисный", "granted", None),
        ("jnr 46", "отказано · № 46", "refused", Some("46")),
        ("46 jnrkjytyj", "отказано · № 46", "refused", Some("46")),
    ] {
        let mut c = curator().at(100, 30);
        enters(&mut c, line);
        c.sees(&format!("Будет записано: {written}")).presses("Ctrl+S").sees("Внесены решения");
        let decision = c.records("decision", &[&format!("\"{ruling}\""), "2026-11-24"]);
        assert_eq!(decision, 1, "{line}: {}", c.screen());
        let number = number.map_or("\"number\"".to_owned(), |n| format!("\"number\":\"{n}\""));
        let numbered = c.records("decision", &[&format!("\"{ruling}\""), "2026-11-24", &number]);
        assert_eq!(numbered, usize::from(number != "\"number\""), "{line}: {}", c.screen());
    }
}

#[test]
fn a_line_of_a_decision_that_is_not_understood_writes_nothing() {
    for (line, fault) in [
        ("отк2", "«отк2» — не номер"),
        ("2отл", "«2отл» — не номер"),
        ("204от", "«204от» — не номер"),
        ("от", "не номер"),
        ("204 от", "не номер"),
        ("204 от 30.09", "День решения — день заседания, 24.11.2026, а не 30.09.2026"),
        ("24.11", "не номер"),
        ("открыто 5", "«открыто» — не номер"),
        ("не решено 5", "«не» — не номер"),
        ("во 5", "«во» — не номер"),
        ("отказано решено положительно", "и «отказано», и «решено положительно»"),
        ("45 46", "какой номер: 45 или 46"),
        ("отказано кризисный", "уберите «кризисный»"),
        ("№", "не номер"),
    ] {
        let mut c = curator().at(100, 30);
        enters(&mut c, line);
        let before = c.file();
        c.sees("! ").does_not_see("Будет записано").presses("Ctrl+S");
        let seen = c.screen().replace('│', " ").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(seen.contains(fault), "{line}: {}", c.screen());
        assert_eq!(c.file(), before, "{line}");
    }
    // Two letters behind a hyphen are of the number.
    let mut c = curator();
    enters(&mut c, "204-од кризисный");
    c.presses("Ctrl+S");
    assert_eq!(c.records("decision", &["\"granted\"", "\"204-од\""]), 1, "{}", c.screen());
    // A number that looks like a word is one behind its sign.
    let mut c = curator();
    enters(&mut c, "№ 45-отк кризисный");
    c.presses("Ctrl+S");
    assert_eq!(c.records("decision", &["\"granted\"", "\"45-отк\""]), 1, "{}", c.screen());
}

#[test]
fn the_number_of_a_placement_is_that_of_the_first_level_too() {
    let level = |n: u32, more: &str| {
        format!(
            "{{\"type\":\"level\",\"id\":\"00000001-0000-4000-8000-0000000000{n}\",\
             \"family\":\"00000001-0000-4000-8000-000000000001\",\"level\":\"crisis\",{more}}}\n"
        )
    };
    for (levels, is_taken) in [
        (level(21, r#""from":"2026-11-03""#), true),
        (level(21, r#""from":"2026-11-03""#) + &level(22, r#""from":"2026-11-20""#), true),
        (level(21, r#""from":"2026-11-03","decided_on":"2026-11-24""#), true),
        (level(21, r#""from":"2026-11-03","number":"7""#), false),
        (level(21, r#""from":"2026-11-03","decided_on":"2026-11-02""#), false),
        (level(21, r#""from":"2026-11-26""#), false),
    ] {
        for (typed, is_granted) in [("201", true), ("отк 201", false)] {
            let mut c = with_district(&(undecided("") + &levels));
            convened_by(&mut c, "КДНиЗП", "2026-11-24", &[("Зайцева", "placement")]);
            let before = c.file();
            opens(&mut c).presses("Enter").stands_on("Внести решения").presses("Enter").types(typed);
            let is_taken = is_taken && is_granted;
            match is_taken {
                true => c.sees("войдёт и в уровень, установленный с 03.11.2026"),
                false => c.does_not_see("войдёт и в уровень"),
            };
            c.presses("Ctrl+S").sees("Внесены решения");
            let linked = c.records("level", &["\"decision\"", "\"from\":\"2026-11-03\""]);
            assert_eq!(linked, usize::from(is_taken), "{levels} {typed}: {}", c.screen());
            c.presses("Ctrl+Z");
            assert_eq!(c.file(), before, "one undo");
        }
    }
}

#[test]
fn a_sitting_that_is_over_is_proposed_no_family_accepted_after_it() {
    for (registered, is_proposed) in [("2026-11-02", true), ("2026-11-20", true), ("2026-11-23", false)] {
        let lines = undecided("")
            .replace("\"registered_on\":\"2026-11-02\"", &format!("\"registered_on\":\"{registered}\""));
        let mut c = with_district(&lines.replace("2026-12-15", "2026-11-20"));
        opens(&mut c).presses("Enter").goes_to("Поставить семьи").presses("Enter");
        match is_proposed {
            true => c.sees("Зайцева").sees("Заседание уже прошло"),
            false => c.does_not_see("Зайцева М. О. ·").does_not_see("уже прошло"),
        };
    }
    let mut c = with_district(&undecided(""));
    opens(&mut c).presses("Enter").goes_to("Поставить семьи").presses("Enter").sees("Зайцева");
    c.does_not_see("уже прошло");
}

#[test]
fn a_body_typed_in_full_is_meant_though_another_begins_with_it() {
    let mut c = crate::desk::with_district("{\"type\":\"district\",\"regulation\":\"borovichi\"}\n");
    c.presses("F9").types("к заседанию").presses("Enter Enter").types("15.12").presses("Enter");
    c.types("рабочая группа").presses("Enter Ctrl+S");
    assert_eq!(c.records("sitting", &["\"body\":\"рабочая группа\""]), 1, "{}", c.file());
    // What was entered before is marked where it is opened again, not the first row of the document.
    let own = "совет при главе района";
    let mut c = crate::desk::with_district("{\"type\":\"district\",\"regulation\":\"borovichi\"}\n");
    c.presses("F9").types("к заседанию").presses("Enter Enter").types("15.12").presses("Enter");
    c.types(own).presses("Enter Ctrl+S").presses("F9").types("к заседанию").presses("Enter Home Enter");
    c.goes_to("Изменить день").presses("Enter Tab F4").sees(&format!("▌{own}"));
}

#[test]
fn a_question_without_any_sitting_says_how_one_is_set() {
    let mut c = crate::desk::curator();
    c.presses("3 Home Enter F9").types("поставить вопрос").presses("Enter");
    for _ in 0..6 {
        if c.screen().contains("▌ Заседание") {
            break;
        }
        c.presses("Tab");
    }
    c.sees("Заседаний пока нет").sees("«к заседанию»");
}
