//! The programme of a family by keys: goals, participants, requests, controls and what follows from them, the time after.

use crate::desk;
use crate::desk::{KeyboardLayout, with_district};
use crate::fields::WithField;
use kurator::domain::schema::Kind;
use kurator::domain::{Act, FieldName, Record};
use kurator::regulation::embedded;

/// A family under the document of Октябрьский район: a crisis level that ends on 01.12, an approved programme, two
/// activities of two organisations, a disabled child, a second family with a late request to the same school.
const CASE: &str = r#"{"type":"district","name":"Участок № 1","regulation":"oktyabrsky"}
{"type":"family","id":"50000000-0000-4000-8000-000000000001","title":"Ларина Ольга Павловна","settlement":"Каменоломни","street":"Садовая","house":"3","registered_on":"2026-05-20"}
{"type":"member","id":"50000000-0000-4000-8000-000000000011","family":"50000000-0000-4000-8000-000000000001","role":"mother","last_name":"Ларина","first_name":"Ольга","patronymic":"Павловна","born":"1990-02-01"}
{"type":"member","id":"50000000-0000-4000-8000-000000000012","family":"50000000-0000-4000-8000-000000000001","role":"son","last_name":"Ларин","first_name":"Илья","born":"2017-06-11","disability":"child"}
{"type":"level","id":"50000000-0000-4000-8000-000000000013","family":"50000000-0000-4000-8000-000000000001","level":"crisis","from":"2026-06-01","until":"2026-12-01"}
{"type":"programme","id":"50000000-0000-4000-8000-000000000014","family":"50000000-0000-4000-8000-000000000001","version":1,"approved_by":"КДНиЗП","number":"8","on":"2026-06-05"}
{"type":"activity","id":"50000000-0000-4000-8000-000000000015","family":"50000000-0000-4000-8000-000000000001","programme":"50000000-0000-4000-8000-000000000014","member":"50000000-0000-4000-8000-000000000012","help":"pedagogical","text":"индивидуальная беседа","organisation":"школа № 2","due":"2026-12-10"}
{"type":"activity","id":"50000000-0000-4000-8000-000000000016","family":"50000000-0000-4000-8000-000000000001","programme":"50000000-0000-4000-8000-000000000014","help":"social","text":"трудоустройство","organisation":"Центр занятости","due":"2026-12-20"}
{"type":"family","id":"50000000-0000-4000-8000-000000000002","title":"Мохова Яна Игоревна","registered_on":"2026-05-20"}
{"type":"member","id":"50000000-0000-4000-8000-000000000021","family":"50000000-0000-4000-8000-000000000002","role":"mother","last_name":"Мохова","first_name":"Яна","born":"1992-02-01"}
{"type":"level","id":"50000000-0000-4000-8000-000000000023","family":"50000000-0000-4000-8000-000000000002","level":"basic","from":"2026-09-01","until":"2027-03-01"}
{"type":"request","id":"50000000-0000-4000-8000-000000000024","family":"50000000-0000-4000-8000-000000000002","organisation":"Школа № 2","sent_on":"2026-11-02","due":"2026-11-12","text":"посещаемость"}
"#;

/// The card of Ларина, in the section of the programme.
fn programme() -> desk::CuratorDesk {
    let mut c = with_district(CASE).at(100, 40);
    c.presses("F7").types("ларина").presses("Enter Tab*3");
    c.sees("Программа");
    c
}

#[test]
fn what_the_programme_lacks_is_named_with_its_paragraph_and_enter_opens_its_form() {
    let mut c = programme();
    c.sees("Программа не направлена: школа № 2").sees("Октябрьский район, п. 9.3");
    // 000-071: the rehabilitation programme of a disabled child.
    c.sees("Не указана ИПРА: Илья").sees("Октябрьский район, п. 5.5");
    c.sees("Не проведено: анализ эффективности (до 01.12)");
    c.goes_to("не направлена: Центр занятости").presses("F5");
    c.sees("осуществление рассылки").presses("Esc Enter");
    c.sees("участник программы").sees("Центр занятости").sees("24.11");
    c.presses("Ctrl+S");
    assert_eq!(c.records("participant", &["Центр занятости", "\"sent_on\":\"2026-11-24\""]), 1);
    c.does_not_see("не направлена: Центр занятости");
    // An organisation that is recorded asks for the consent of the family.
    c.sees("Согласие семьи не записано: Центр занятости");
    c.goes_to("Не указана ИПРА").presses("Enter").types("77-И").presses("Ctrl+S");
    assert_eq!(c.records("programme", &["\"ipra\":\"77-И\""]), 1);
    c.does_not_see("Не указана ИПРА").sees("ИПРА № 77-И");
    c.presses("Ctrl+Z").sees("Не указана ИПРА");
}

#[test]
fn another_document_asks_for_other_things() {
    for (regulation, seen, unseen) in [
        ("yugra", "оценка эффективности", "не направлена"),
        ("borovichi", "оценка эффективности", "ИПРА"),
        ("azov", "мониторинг программы", "оценка эффективности"),
        ("irkutsk", "оценка эффективности", "промежуточный контроль"),
    ] {
        let mut c = with_district(&CASE.replace("oktyabrsky", regulation)).at(100, 40);
        c.presses("F7").types("ларина").presses("Enter Tab*3");
        c.sees(&format!("Не проведено: {seen}")).does_not_see(unseen);
    }
}

#[test]
fn goals_of_the_document_are_offered_and_judged_later() {
    let mut c = programme();
    c.presses("F9").types("цель программы").presses("Enter");
    c.sees("цель").types("возвр").presses("Enter");
    c.presses("Ctrl+S");
    assert_eq!(c.records("goal", &["\"goal\":\"goal_fewer_returns\"", "\"under\":\"oktyabrsky\""]), 1);
    c.sees("Сокращение возвратов детей из замещающих семей").sees("п. 3.2");
    c.goes_to("Сокращение возвратов").presses("Enter").types("частично").presses("Ctrl+S");
    assert_eq!(c.records("goal", &["\"reached\":\"partly\""]), 1);
    c.sees("Достигнута частично");
    // Own words are words, of no document.
    c.presses("F9").types("цель программы").presses("Enter").types("Илья ходит в кружок").presses("Ctrl+S");
    assert_eq!(c.records("goal", &["\"goal\":\"Илья ходит в кружок\""]), 1);
    assert_eq!(c.records("goal", &["Илья ходит в кружок", "under"]), 0);
}

#[test]
fn several_activities_are_entered_in_a_row() {
    for (layout, key) in [(desk::KeyboardLayout::Latin, "F6"), (desk::KeyboardLayout::Russian, "Ctrl+G")] {
        let mut c = programme().under(layout);
        c.presses("F9").types("добавить мероприятие").presses("Enter");
        c.types("мед").presses("Enter").types("осмотр терапевта").presses("Enter");
        c.types("поликлиника").presses("Enter Enter").types("15.12").presses("Enter").presses(key);
        c.sees("мероприятие").sees("поликлиника").sees("15.12");
        c.sees("Добавлено мероприятие");
        // What is typed is the next activity: the kind of help is kept.
        c.types("осмотр окулиста").presses("Ctrl+S");
        assert_eq!(c.records("activity", &["осмотр окулиста", "\"result\""]), 0);
        assert_eq!(c.records("activity", &["осмотр терапевта", "поликлиника", "2026-12-15", "medical"]), 1);
        assert_eq!(c.records("activity", &["осмотр окулиста", "поликлиника", "2026-12-15", "medical"]), 1);
        // The last one leaves the form, and each is an action of its own.
        c.sees("осмотр окулиста").presses("Ctrl+Z");
        assert_eq!(c.records("activity", &["осмотр"]), 1);
    }
}

#[test]
fn one_key_makes_the_request_of_an_activity_and_reminds_of_it() {
    // 000-161: «посредством направления запросов … о реализации мероприятий».
    for (layout, key) in [(desk::KeyboardLayout::Latin, "Ctrl+R"), (desk::KeyboardLayout::Russian, "j")] {
        let mut c = programme().under(layout);
        c.goes_to("индивидуальная беседа").presses(key);
        c.sees("запрос")
            .sees("школа № 2")
            .sees("Просим сообщить об исполнении мероприятия: индивидуальная беседа");
        c.presses("Ctrl+S");
        let own = ["индивидуальная беседа", "\"due\":\"2026-12-10\"", "\"sent_on\":\"2026-11-24\""];
        assert_eq!(c.records("request", &own), 1);
        // Of both families the late one stands first; the organisation is one, however it was typed.
        c.presses("4").sees("Ждут ответа: 2, просрочено 1");
        c.goes_to("посещаемость").presses(key).sees("напомнили 24.11");
        assert_eq!(c.records("request", &["посещаемость", "\"reminded_on\":\"2026-11-24\""]), 1);
        c.presses("Enter").types("24.11").presses("Enter").types("пропусков нет").presses("Ctrl+S");
        assert_eq!(c.records("request", &["\"answered_on\":\"2026-11-24\"", "пропусков нет"]), 1);
        c.sees("Ждут ответа: 1, просрочено 0").presses("Ctrl+Z").sees("Ждут ответа: 2, просрочено 1");
    }
}

#[test]
fn the_menu_leads_to_what_is_not_answered() {
    let mut c = with_district(CASE);
    c.presses("F9").types("без ответа").presses("Enter");
    c.sees("Ждут ответа: 1, просрочено 1")
        .stands_on_a_line_with("посещаемость")
        .presses("F5")
        .sees("Школа № 2");
}

#[test]
fn from_a_control_one_key_leads_to_what_it_proposes() {
    for (proposal, form, kept) in [
        ("продолжить", "Уровень по этому решению", "продление срока"),
        ("изменить", "Уровень по этому решению", "смена уровня"),
        ("прекратить", "Прекращение по этому решению", "прекращение сопровождения"),
    ] {
        let mut c = programme();
        c.goes_to("Не проведено: анализ эффективности").presses("Enter");
        c.sees("анализ эффективности").presses("Enter Enter").types("цели достигнуты").presses("Enter");
        c.types(proposal).presses("Ctrl+S");
        assert_eq!(c.records("control", &["\"inspection\":\"effectiveness\"", "цели достигнуты"]), 1);
        c.does_not_see("Не проведено: анализ эффективности");
        c.goes_to("Анализ эффективности").presses("Enter").sees("Новая запись: постановление");
        c.sees(form).sees(kept).sees("КДНиЗП").sees("анализ эффективности 24.11.2026: цели достигнуты");
        if proposal != "изменить" {
            c.presses("Ctrl+S Ctrl+S");
            assert_eq!(
                c.records("decision", &["анализ эффективности", "постановление"]),
                1,
                "{}",
                c.screen()
            );
        }
    }
}

#[test]
fn a_closed_family_is_accompanied_after_and_its_visits_count_apart() {
    let closed = format!(
        "{CASE}{}\n{}\n",
        r#"{"type":"closing","id":"50000000-0000-4000-8000-000000000031","family":"50000000-0000-4000-8000-000000000001","on":"2026-10-01","positive":true,"after_until":"2026-12-01"}"#,
        r#"{"type":"contact","id":"50000000-0000-4000-8000-000000000032","family":"50000000-0000-4000-8000-000000000001","kind":"home_visit","outcome":"held","on":"2026-10-20"}"#,
    );
    let mut c = with_district(&closed).at(100, 40);
    c.presses("F7").types("ларина").presses("Enter");
    c.sees("Постсопровождение по 30.11.2026, посещений 1, последнее 20.10").sees("п. 9.6");
    c.presses("3 l").sees("постсопр");
    c.wakes_on("2026-12-01").sees("! после");
    c.presses("F7").types("ларина").presses("Enter").sees("! Постсопровождение окончено 30.11.2026");
    // A family that comes back keeps its history, and is not after its closing any more.
    let back = format!(
        "{closed}{}\n",
        r#"{"type":"level","id":"50000000-0000-4000-8000-000000000033","family":"50000000-0000-4000-8000-000000000001","level":"basic","from":"2026-11-20"}"#
    );
    let mut c = with_district(&back).at(100, 40);
    c.presses("F7").types("ларина").presses("Enter").does_not_see("остсопровождение");
}

#[test]
fn only_a_document_with_post_accompaniment_asks_for_its_term() {
    for (regulation, asked) in [("oktyabrsky", true), ("yugra", false), ("azov", false)] {
        let mut c = with_district(&CASE.replace("oktyabrsky", regulation)).at(100, 40);
        c.presses("F7").types("ларина").presses("Enter F9").types("прекратить").presses("Enter");
        c.sees("прекращение").sees("Куда переехала");
        if asked {
            c.sees("Постсопровождение по")
        } else {
            c.does_not_see("остсопровождение")
        };
    }
}

#[test]
fn the_plan_and_the_programme_of_a_family_are_two_papers() {
    let mut c = with_district(&CASE.replace("oktyabrsky", "borovichi")).at(100, 40);
    c.presses("F7").types("мохова").presses("Enter");
    for paper in ["interagency", "standalone"] {
        c.presses("F9").types("составить программу").presses("Enter Ctrl+S");
        assert_eq!(c.records("programme", &[&format!("\"paper\":\"{paper}\""), "\"version\":1"]), 1);
    }
    c.presses("Tab*3")
        .sees("Межведомственный план")
        .sees("Самостоятельный документ")
        .does_not_see("Прежняя версия");
}

#[test]
fn in_the_least_window_nothing_is_cut_off() {
    let mut c = with_district(CASE).at(60, 20);
    c.presses("F7").types("ларина").presses("Enter Tab*3").sees("не направлена: школа № 2");
    c.presses("4").sees("Ждут ответа: 1, просрочено 1");
}

#[test]
fn a_control_tells_how_far_each_goal_was_reached() {
    // 000-168: the effect is measured by the goals.
    let goals = r#"{"type":"goal","id":"50000000-0000-4000-8000-000000000051","family":"50000000-0000-4000-8000-000000000001","programme":"50000000-0000-4000-8000-000000000014","goal":"Илья ходит в кружок","reached":"no","reached_on":"2026-09-01"}
{"type":"goal","id":"50000000-0000-4000-8000-000000000052","family":"50000000-0000-4000-8000-000000000001","goal":"goal_fewer_returns","under":"oktyabrsky"}
"#;
    for regulation in ["oktyabrsky", "yugra", "irkutsk"] {
        let case = CASE.replace("\"regulation\":\"oktyabrsky\"", &format!("\"regulation\":\"{regulation}\""));
        let mut c = with_district(&format!("{case}{goals}")).at(100, 40);
        c.presses("F7").types("ларина").presses("Enter Tab*3").sees("Цели 0/2");
        c.goes_to("Илья ходит в кружок").sees("Не достигнута 01.09");
        let before = c.file();
        c.presses("F9").types("записать контроль").presses("Enter").sees("Цель: Илья ходит в кружок");
        c.sees("Цель: сокращение возвратов")
            .types("эфф")
            .presses("Enter PgDn")
            .types("дост")
            .presses("Enter");
        c.types("част").presses("Enter Ctrl+S");
        assert_eq!(c.records("goal_result", &["\"reached\":\"yes\"", "\"control\"", "000000000051"]), 1);
        assert_eq!(
            c.records("goal_result", &["\"reached\":\"partly\"", "000000000052"]),
            1,
            "{}",
            c.screen()
        );
        c.sees("Цели 1/2").goes_to("Илья ходит в кружок").sees("Достигнута 24.11 (");
        c.sees("Цель «Илья ходит в кружок»: достигнута");
        // Of the day before only what was known then.
        c.presses("Ctrl+D").types("23.11").presses("Enter").sees("Цели 0/2").sees("Не достигнута 01.09");
        c.presses("Ctrl+D Enter").sees("Цели 1/2");
        // The same form corrects it.
        c.goes_to("Цель «Илья ходит").presses("F4").sees("Цель: Илья ходит в кружок");
        c.presses("PgDn").types("част").presses("Enter Ctrl+S").sees("Цели 0/2");
        c.presses("Ctrl+Z Ctrl+Z");
        assert_eq!(c.file(), before);
    }
}

#[test]
fn a_programme_without_a_need_says_so_where_the_document_asks_for_it() {
    for (regulation, asked) in
        [("oktyabrsky", true), ("yugra", true), ("borovichi", true), ("azov", true), ("irkutsk", false)]
    {
        let mut c = with_district(&CASE.replace("oktyabrsky", regulation)).at(100, 40);
        c.presses("F7").types("ларина").presses("Enter Tab*3");
        if !asked {
            c.does_not_see("в какой помощи нуждается");
            continue;
        }
        c.goes_to("Не записано, в какой помощи нуждается семья").presses("Enter").sees("потребность");
        c.presses("Enter").types("псих").presses("Enter Ctrl+S").does_not_see("Не записано, в какой помощи");
        assert_eq!(c.records("need", &["psychological"]), 1, "{}", c.screen());
        c.presses("Ctrl+Z").sees("Не записано, в какой помощи");
    }
}

#[test]
fn whom_the_family_does_not_want_has_nothing_left_to_do() {
    // 000-078 and 004-073: specialists of other organisations are involved «по согласованию с семьей».
    for (regulation, organisation) in [("oktyabrsky", "школа № 2"), ("yugra", "Центр занятости")]
    {
        let refused = format!(
            "{{\"type\":\"participant\",\"family\":\"50000000-0000-4000-8000-000000000001\",\"organisation\":\"{organisation}\",\"accepted\":false}}\n"
        );
        let mut c = with_district(&(CASE.replace("oktyabrsky", regulation) + &refused)).at(100, 40);
        c.presses("F7").types("ларина").presses("Enter Tab*3");
        let said = format!("Семья не согласна привлекать, а мероприятие открыто: {organisation}");
        c.goes_to(&said).presses("Enter Right Ctrl+S").does_not_see(&said);
    }
}

/// Ларина, closed, with post-accompaniment to the last day of November.
const CLOSED: &str = r#"{"type":"closing","id":"50000000-0000-4000-8000-000000000031","family":"50000000-0000-4000-8000-000000000001","on":"2026-10-01","positive":true,"after_until":"2026-12-01"}
"#;

#[test]
fn a_visit_of_post_accompaniment_is_marked_by_a_cause_alone() {
    let visit = r#"{"type":"appointment","family":"50000000-0000-4000-8000-000000000001","on":"2026-11-24","time":"10:00"}
"#;
    let away = r#"{"type":"absence","family":"50000000-0000-4000-8000-000000000001","from":"2026-11-20","until":"2026-11-28","reason":"санаторий"}
"#;
    for (more, cause) in [("", None), (away, Some("! семья отсутствует"))] {
        let mut c = with_district(&format!("{CASE}{CLOSED}{visit}{more}")).at(120, 40);
        c.presses("1");
        let line = c.lines().into_iter().find(|l| l.contains("10:00")).unwrap();
        assert_eq!(line.contains('!'), cause.is_some(), "{}", c.screen());
        cause.map(|cause| c.sees(cause));
    }
    // One that is over is none.
    let over = CLOSED.replace("2026-12-01", "2026-11-20");
    let mut c = with_district(&format!("{CASE}{over}{visit}")).at(120, 40);
    c.presses("1").does_not_see("10:00");
}

#[test]
fn post_accompaniment_that_is_over_burns_until_it_is_marked() {
    let mut c = with_district(&format!("{CASE}{CLOSED}")).at(100, 40);
    c.presses("1").sees("30.11").sees("Ларина О. П.: постсопровождение");
    c.wakes_on("2026-12-02").goes_to("Ларина О. П.: постсопровождение").sees("ПРОСРОЧЕНО");
    c.presses("F5").sees("п. 9.6").presses("Esc F3").sees("! Постсопровождение окончено 30.11.2026");
    c.presses("Esc 1").goes_to("Ларина О. П.: постсопровождение").presses("Space");
    assert_eq!(c.records("deadline", &["post_accompaniment", "\"on\":\"2026-11-30\""]), 1, "{}", c.screen());
    c.does_not_see("Ларина О. П.: постсопровождение").presses("F7").types("ларина").presses("Enter");
    c.does_not_see("! Постсопровождение").sees("Постсопровождение окончено 30.11.2026");
    c.presses("Ctrl+Z").sees("! Постсопровождение окончено 30.11.2026");
    // A document that knows no such time asks for none.
    let mut c = with_district(&format!("{CASE}{CLOSED}").replace("oktyabrsky", "azov")).at(100, 40);
    c.wakes_on("2026-12-02").presses("1").does_not_see("постсопровождение");
}

/// Appointed for today, it is among the visits of the day: marked there, explained, taken off, moved.
#[test]
fn a_visit_of_post_accompaniment_is_among_those_of_the_day() {
    let appointed = |on: &str, time: &str| {
        format!(
            r#"{{"type":"appointment","family":"50000000-0000-4000-8000-000000000001","on":"{on}","time":"{time}"}}
"#
        )
    };
    for (regulation, layout) in [
        ("oktyabrsky", KeyboardLayout::Latin),
        ("yugra", KeyboardLayout::Russian),
        ("azov", KeyboardLayout::Latin),
    ] {
        let district = format!("{CASE}{CLOSED}{}", appointed("2026-11-24", "15:00"));
        let mut c = with_district(&district.replace("oktyabrsky", regulation)).under(layout);
        c.presses("1").sees("15:00").goes_to("Ларина О. П.").sees("Постсопровождение по 30.11.2026");
        c.presses("F5").sees("в норму не идут").presses("Esc F3").sees("Ларина Ольга").presses("Esc 1");
        c.goes_to("Ларина О. П.").presses("Enter").types("дома все").presses("Enter");
        assert_eq!(c.records("contact", &["home_visit", "2026-11-24", "дома все"]), 1, "{}", c.screen());
        c.sees("√ 15:00").sees("ВИЗИТЫ 1 из 1").presses("Ctrl+Z").does_not_see("√ 15:00");
        c.goes_to("Ларина О. П.").presses("F8").does_not_see("15:00 · ");
        assert_eq!(c.records("appointment", &["2026-11-24"]), 0);
        c.presses("Ctrl+Z").sees("15:00");
    }
    // Of another day it is none of today's, and behind its last day none is left.
    let mut c = with_district(&format!("{CASE}{CLOSED}{}", appointed("2026-11-25", "15:00")));
    c.presses("1").does_not_see("15:00");
    let mut c = with_district(&format!("{CASE}{CLOSED}{}", appointed("2026-12-03", "15:00")));
    c.wakes_on("2026-12-03").presses("1").does_not_see("15:00");
}

#[test]
fn a_visit_of_post_accompaniment_is_appointed_and_is_in_the_week_and_the_month() {
    for layout in [desk::KeyboardLayout::Latin, desk::KeyboardLayout::Russian] {
        let mut c = with_district(&format!("{CASE}{CLOSED}")).at(120, 40).under(layout);
        c.presses("F7").types("ларина").presses("Enter F6").types("27.11").presses("Enter");
        c.sees("Назначено посещение: Ларина О. П.").presses("Esc*2 2").sees("Неделя 48").sees("Ларина");
        c.presses("m").sees("Ларина");
    }
    // When it is over none is appointed any more.
    let over = CLOSED.replace("2026-12-01", "2026-11-20");
    let mut c = with_district(&format!("{CASE}{over}")).at(120, 40);
    c.presses("F7").types("ларина").presses("Enter F6").sees("посещения не назначают");
}

#[test]
fn a_family_that_comes_back_keeps_what_was_before() {
    for regulation in ["oktyabrsky", "yugra", "irkutsk", "borovichi", "azov"] {
        let mut c = with_district(&CASE.replace("oktyabrsky", regulation)).at(100, 40);
        c.presses("F7").types("ларина").presses("Enter F9").types("прекратить").presses("Enter");
        c.types("01.11").presses("Ctrl+S").sees("оставить или снять").presses("Ctrl+S");
        c.sees("Сопровождение прекращено").sees("01.11");
        c.presses("F9").types("возобновить").presses("Enter").types("баз").presses("Enter");
        c.types("24.11").presses("Enter Ctrl+S Ctrl+S").sees("Базовый").sees("с 24.11");
        assert_eq!(c.records("closing", &["2026-11-01"]), 1);
        c.presses("Tab*4").sees("кризисный").sees("01.11");
        c.presses("BackTab").sees("индивидуальная беседа");
        c.presses("Ctrl+D").types("10.11").presses("Enter Home").presses("BackTab*3");
        c.sees("Сопровождение прекращено 01.11.2026").presses("Ctrl+D Enter");
    }
}

#[test]
fn a_notice_is_answered_by_one_key_and_a_move_is_read_on_the_card() {
    for (to, answer) in
        [("опека", "меры приняты"), ("КДНиЗП", "выехали 23.11"), ("прокуратура", "проверка начата")]
    {
        let notice = format!(
            "{{\"type\":\"notice\",\"family\":\"50000000-0000-4000-8000-000000000001\",\"to_whom\":\"{to}\",\"means\":\"phone\",\"on\":\"2026-11-20\",\"text\":\"синяки\"}}\n"
        );
        let moved = r#"{"type":"closing","family":"50000000-0000-4000-8000-000000000002","on":"2026-11-10","moved_to":"Шахты"}"#;
        let mut c = with_district(&format!("{CASE}{notice}{moved}\n")).at(100, 40);
        c.presses("F7").types("ларина").presses("Enter Tab*7").goes_to(to).sees("Ответа нет");
        c.presses("Enter Enter").types(answer).presses("Ctrl+S");
        assert_eq!(c.records("notice", &["\"answered_on\":\"2026-11-24\"", answer]), 1, "{}", c.screen());
        c.sees(&format!("Ответ 24.11: {answer}")).presses("Ctrl+Z").sees("Ответа нет");
        c.presses("Esc F7").types("мохова").presses("Enter").sees("Шахты");
    }
}

#[test]
fn resources_of_the_members_are_a_fact_of_the_case() {
    // 000-106: «определение ресурсов членов семьи».
    for (layout, text) in [
        (desk::KeyboardLayout::Latin, "помогает бабушка"),
        (desk::KeyboardLayout::Russian, "мать шьёт на заказ"),
        (desk::KeyboardLayout::Latin, "своё хозяйство"),
    ] {
        let mut c = with_district(CASE).at(100, 40).under(layout);
        c.presses("F7").types("ларина").presses("Enter BackTab*2").goes_to("! ресурсы членов семьи");
        c.presses("F5").sees("определение ресурсов членов семьи").sees("п. 9.2").presses("Esc Enter");
        c.types(text).presses("Ctrl+S").sees("√ ресурсы членов семьи");
        assert_eq!(c.records("member", &[&format!("\"resources\":\"{text}\"")]), 1, "{}", c.screen());
        c.presses("Home BackTab*8").sees(&format!("Ресурсы: {text}"));
        c.presses("Tab*2").sees("Ресурсы членов семьи").sees(text);
        c.presses("Ctrl+Z").does_not_see(text);
    }
    // A document that does not speak of them asks for none.
    let mut c = with_district(&CASE.replace("oktyabrsky", "yugra")).at(100, 40);
    c.presses("F7").types("ларина").presses("Enter BackTab*2").does_not_see("ресурсы членов");
}

#[test]
fn help_that_cannot_wait_comes_first_and_says_so() {
    // 004-073: «оказывать срочную … помощь».
    for (regulation, text) in
        [("yugra", "срочная консультация психолога"), ("oktyabrsky", "питание"), ("azov", "вещи к зиме")]
    {
        let urgent = format!(
            "{{\"type\":\"activity\",\"family\":\"50000000-0000-4000-8000-000000000001\",\"programme\":\"50000000-0000-4000-8000-000000000014\",\"help\":\"social\",\"text\":\"{text}\",\"urgent\":true,\"due\":\"2026-12-30\"}}\n"
        );
        let mut c = with_district(&(CASE.replace("oktyabrsky", regulation) + &urgent)).at(100, 40);
        c.presses("F7").types("ларина").presses("Enter Tab*3");
        let said = format!("срочно: {text}");
        c.goes_to(&said);
        let screen = c.screen();
        let line = |what: &str| screen.lines().position(|l| l.contains(what)).unwrap();
        assert!(line(&said) < line("трудоустройство"), "{screen}");
        c.presses("Space").presses("Enter").does_not_see(&said).sees(text);
    }
}

#[test]
fn an_organisation_says_what_it_is_and_by_which_agreement() {
    // 004-016: providers of each kind, by agreement.
    for (name, typed, code) in [
        ("ИП Лосева", "инд", "entrepreneur"),
        ("Дом детства", "неком", "non_profit"),
        ("КЦСО", "гос", "state"),
    ] {
        let mut c = with_district(CASE).at(100, 40);
        c.presses("F9").types("добавить организацию").presses("Enter").sees("Вид поставщика");
        c.types(name).presses("Enter Enter").types(typed).presses("Enter").types("7-с").presses("Enter");
        c.types("01.09.2026").presses("Enter Ctrl+S");
        let kept = [name, code, "\"number\":\"7-с\"", "\"on\":\"2026-09-01\""];
        assert_eq!(c.records("organisation", &kept), 1, "{}", c.screen());
        c.sees(&format!("организация {name}"));
    }
}

/// Goals that a document names: row, document, goal, words of the card, paragraph.
const GOALS: [(&str, &str, &str, &str, &str); 7] = [
    (
        "000-006",
        "oktyabrsky",
        "aim_rights_deprivation",
        "Предотвращение лишения родительских прав",
        "разд. 2",
    ),
    ("000-006", "oktyabrsky", "aim_orphanhood", "Профилактика социального сиротства", "разд. 2"),
    ("000-037", "oktyabrsky", "goal", "Сохранение семьи для ребёнка", "п. 3.1"),
    ("000-038", "oktyabrsky", "goal_self_support", "Самообеспечение семьи", "п. 3.2"),
    ("001-002", "irkutsk", "goal", "Профилактика социального сиротства", "Цель модельной программы"),
    ("004-050", "yugra", "goal", "Преодоление жизненных трудностей", "п. 3.1"),
    ("004-050", "yugra", "goal_control", "Систематический контроль", "п. 3.2"),
];

#[test]
fn goals_of_each_document_are_read_in_its_words_with_their_paragraph() {
    for (row, regulation, goal, words, at) in GOALS {
        let offered = embedded::regulation(regulation).unwrap();
        assert!(offered.goals().any(|g| g.id == goal), "{row}: «{goal}» is not offered");
        let set = format!(
            "{{\"type\":\"goal\",\"family\":\"50000000-0000-4000-8000-000000000001\",\"goal\":\"{goal}\",\"under\":\"{regulation}\"}}\n"
        );
        let mut c = with_district(&(CASE.replace("oktyabrsky", regulation) + &set)).at(100, 40);
        c.presses("F7").types("ларина").presses("Enter Tab*3").goes_to(words).sees(at);
    }
}

#[test]
fn a_programme_is_a_part_of_another_or_a_paper_of_its_own() {
    for (row, regulation) in [("000-005", "oktyabrsky"), ("004-069", "yugra")] {
        for (paper, more, said) in [
            ("part_of_ippsu", ",\"ippsu\":\"12-И\"", "Часть ИППСУ"),
            ("standalone", "", "Самостоятельный документ"),
        ] {
            let case = CASE
                .replace("oktyabrsky", regulation)
                .replace("\"version\":1", &format!("\"version\":1,\"paper\":\"{paper}\"{more}"));
            // What a member of the family does is sent to nobody.
            let own =
                case.replace("\"organisation\":\"Центр занятости\"", "\"organisation\":\"Ольга (мать)\"");
            let mut c = with_district(&own).at(100, 40);
            c.presses("F7").types("ларина").presses("Enter Tab*3").sees(said).sees("Ольга (мать)");
            c.does_not_see("не направлена: Ольга");
            assert_eq!(c.screen().contains("12-И"), paper == "part_of_ippsu", "{row}: {}", c.screen());
        }
    }
}

#[test]
fn what_the_family_thinks_is_recorded_by_the_words_of_the_document() {
    for (row, regulation, typed) in [("000-172", "oktyabrsky", "мнен"), ("004-142", "yugra", "удовл")]
    {
        let mut c = with_district(&CASE.replace("oktyabrsky", regulation)).at(100, 40);
        c.presses("F7").types("ларина").presses("Enter Tab*3");
        c.presses("F9").types("записать контроль").presses("Enter").types(typed).presses("Enter Ctrl+S");
        assert_eq!(c.records("control", &["\"inspection\":\"satisfaction\""]), 1, "{row}: {}", c.screen());
    }
}

#[test]
fn a_change_of_the_programme_keeps_the_opinion_of_the_family() {
    for (row, regulation) in [("002-022", "borovichi"), ("004-140", "yugra"), ("000-169", "oktyabrsky")] {
        let next = CASE.lines().find(|l| l.contains("\"type\":\"programme\"")).unwrap();
        let next = next
            .replace("000000000014", "000000000064")
            .replace("\"version\":1", "\"version\":2,\"opinion\":\"мать просит занятия вечером\"");
        let mut c = with_district(&(CASE.replace("oktyabrsky", regulation) + &next + "\n")).at(100, 44);
        c.presses("F7").types("ларина").presses("Enter Tab*3");
        assert!(c.screen().contains("Мнение семьи: мать просит занятия вечером"), "{row}: {}", c.screen());
    }
}

#[test]
fn help_that_cannot_wait_is_first_of_the_day_without_a_term_too() {
    let of = |n: u32, text: &str, more: &str| {
        format!(
            "{{\"type\":\"activity\",\"id\":\"50000000-0000-4000-8000-0000000001{n:02}\",\"family\":\"50000000-0000-4000-8000-000000000001\",\"programme\":\"50000000-0000-4000-8000-000000000014\",\"help\":\"social\",\"text\":\"{text}\"{more}}}\n"
        )
    };
    let lines = of(1, "вещи к зиме", ",\"urgent\":true")
        + &of(2, "лекарства", ",\"urgent\":true,\"due\":\"2027-03-01\"")
        + &of(3, "психолог", ",\"urgent\":true,\"due\":\"2026-11-20\"")
        + &of(4, "кружок", ",\"due\":\"2026-11-26\"");
    let mut c = with_district(&(CASE.to_owned() + &lines)).at(100, 40);
    c.presses("1").sees("срочно: вещи к зиме").sees("срочно: лекарства").sees("срочно: психолог");
    let screen = c.screen();
    let line = |what: &str| screen.lines().position(|l| l.contains(what)).unwrap();
    assert!(line("вещи к зиме") < line("лекарства") && line("лекарства") < line("кружок"), "{screen}");
    assert!(!screen.contains("срочно: кружок"), "{screen}");
    // Done, it is no longer on the day.
    c.goes_to("срочно: вещи").presses("Enter").presses("Enter").does_not_see("срочно: вещи к зиме");
}

#[test]
fn a_programme_that_is_entered_is_not_approved_yet_where_a_body_approves_it() {
    for (regulation, body) in [
        ("oktyabrsky", Some("КДНиЗП")),
        ("yugra", Some("уполномоченный орган исполнительной власти")),
        ("irkutsk", None),
    ] {
        let mut c = with_district(&CASE.replace("oktyabrsky", regulation)).at(100, 40);
        c.presses("3").goes_to("Мохова").presses("F9").types("составить программу").presses("Enter");
        c.sees("Новая запись").presses("Ctrl+S");
        let dated = c.records("programme", &["000000000002\"", "\"on\":\"2026-11-24\""]);
        assert_eq!(dated, usize::from(body.is_none()), "{regulation}: {}", c.screen());
        c.presses("Enter Tab*3");
        match body {
            Some(body) => c.sees(&format!("не утверждена: решает {body}")),
            None => c.does_not_see("не утверждена"),
        };
    }
}

#[test]
fn why_at_a_field_of_the_programme_answers_with_the_clause_about_it() {
    for (regulation, down, said) in [
        (
            "oktyabrsky",
            "Down*10",
            "может являться составной частью индивидуальной программы социального обслуживания",
        ),
        ("oktyabrsky", "Down*12", "индивидуальной программы реабилитации и абилитации детей-инвалидов"),
        ("oktyabrsky", "", "составление совместно с семьей"),
        ("yugra", "", "как составной части"),
    ] {
        let mut c = with_district(&CASE.replace("oktyabrsky", regulation)).at(100, 40);
        c.presses("F7").types("мохова").presses("Enter F9").types("составить программу").presses("Enter");
        c.presses(&format!("{down} F5")).sees(said);
    }
    let mut c = with_district(&CASE.replace("oktyabrsky", "irkutsk"));
    c.presses("Ctrl+N");
    let on_form = |c: &crate::desk::CuratorDesk| c.lines().iter().any(|l| l.starts_with("▌ Форма"));
    for _ in 0..60 {
        if !on_form(&c) {
            c.presses("Down");
        }
    }
    c.presses("F5").sees("В документе сказано").sees("индивидуальным, когда").sees("групповым, когда");
}

/// Goes down a form to the line of the member.
fn to_member(c: &mut desk::CuratorDesk) -> &mut desk::CuratorDesk {
    for _ in 0..20 {
        if c.screen().lines().any(|line| line.starts_with("▌ Член семьи")) {
            return c;
        }
        c.presses("Tab");
    }
    panic!("no line of the member: {}", c.screen());
}

#[test]
fn what_is_added_for_a_member_stands_in_the_programme_of_that_member() {
    const OWN: &str = r#"{"type":"programme","id":"50000000-0000-4000-8000-000000000017","family":"50000000-0000-4000-8000-000000000001","version":1,"number":"1-М","member":"50000000-0000-4000-8000-000000000011","on":"2026-06-05"}
{"type":"programme","id":"50000000-0000-4000-8000-000000000018","family":"50000000-0000-4000-8000-000000000001","version":1,"number":"1-И","member":"50000000-0000-4000-8000-000000000012","on":"2026-06-05"}
"#;
    let (shared, own) = ("000000000014", [("Ольга", "000000000017"), ("Илья", "000000000018")]);
    for (named, programme) in own {
        let mut c = with_district(&format!("{}{OWN}", CASE.replace("oktyabrsky", "irkutsk"))).at(100, 40);
        c.presses("F7").types("ларина").presses("Enter F9").types("добавить мероприятие").presses("Enter");
        c.types("мед").presses("Enter").types("осмотр врача");
        to_member(&mut c).types(named).presses("Tab Ctrl+S");
        assert_eq!(c.records("activity", &["осмотр врача", programme]), 1, "{named} {}", c.screen());
        c.presses("F9").types("цель программы").presses("Enter").types("своя цель");
        to_member(&mut c).types(named).presses("Ctrl+S");
        assert_eq!(c.records("goal", &["своя цель", programme]), 1, "{named} {}", c.screen());
    }
    // Who has none of her own is helped by that of the whole family.
    let (mothers, _) = OWN.split_once('\n').unwrap();
    let mut c = with_district(&format!("{}{mothers}\n", CASE.replace("oktyabrsky", "irkutsk"))).at(100, 40);
    c.presses("F7").types("ларина").presses("Enter F9").types("добавить мероприятие").presses("Enter");
    c.types("мед").presses("Enter").types("осмотр врача");
    to_member(&mut c).types("Илья").presses("Ctrl+S");
    assert_eq!(c.records("activity", &["осмотр врача", shared]), 1, "{}", c.screen());
}

#[test]
fn each_of_several_programmes_stands_with_its_own_activities() {
    const OWN: &str = r#"{"type":"programme","id":"50000000-0000-4000-8000-000000000017","family":"50000000-0000-4000-8000-000000000001","version":1,"number":"1-М","member":"50000000-0000-4000-8000-000000000011","on":"2026-06-05"}
{"type":"programme","id":"50000000-0000-4000-8000-000000000018","family":"50000000-0000-4000-8000-000000000001","version":1,"number":"1-И","member":"50000000-0000-4000-8000-000000000012","on":"2026-06-05"}
{"type":"activity","id":"50000000-0000-4000-8000-0000000000a1","family":"50000000-0000-4000-8000-000000000001","programme":"50000000-0000-4000-8000-000000000017","member":"50000000-0000-4000-8000-000000000011","help":"medical","text":"осмотр матери"}
{"type":"activity","id":"50000000-0000-4000-8000-0000000000a2","family":"50000000-0000-4000-8000-000000000001","help":"legal","text":"консультация юриста"}
"#;
    let mut c = with_district(&format!("{}{OWN}", CASE.replace("oktyabrsky", "irkutsk"))).at(100, 80);
    c.presses("F7").types("ларина").presses("Enter Tab*3");
    let lines = c.lines();
    let at = |text: &str| lines.iter().position(|l| l.contains(text)).unwrap_or_else(|| panic!("{text}"));
    assert!(at("№ 1-М") < at("осмотр матери") && at("осмотр матери") < at("№ 1-И"), "{}", c.screen());
    assert!(lines[at("№ 1-М")..at("осмотр матери")].iter().any(|l| l.contains("Выполнено 0 из 1")));
    assert!(lines[at("№ 1-И")..at("Вне программ")].iter().any(|l| l.contains("Мероприятий нет.")));
    assert!(at("Вне программ") < at("консультация юриста"), "{}", c.screen());
}

/// As a merge leaves it with a copy that deleted the programme.
#[test]
fn an_activity_of_a_programme_that_is_gone_stands_in_none_of_several() {
    const OWN: &str = r#"{"type":"programme","id":"50000000-0000-4000-8000-000000000017","family":"50000000-0000-4000-8000-000000000001","version":1,"number":"1-М","member":"50000000-0000-4000-8000-000000000011","on":"2026-06-05"}
{"type":"programme","id":"50000000-0000-4000-8000-000000000018","family":"50000000-0000-4000-8000-000000000001","version":1,"number":"1-И","member":"50000000-0000-4000-8000-000000000012","on":"2026-06-05"}
"#;
    let mut c = with_district(&format!("{}{OWN}", CASE.replace("oktyabrsky", "irkutsk"))).at(100, 80);
    let gone = Record::of(Kind::Activity, "50000000-0000-4000-8000-0000000000a7".parse().unwrap())
        .with(FieldName::Family, "50000000-0000-4000-8000-000000000001")
        .with(FieldName::Programme, "50000000-0000-4000-8000-0000000000ff")
        .with(FieldName::Help, "legal")
        .with(FieldName::Text, "иск о содержании");
    c.writes(Act::ActivityAdded, vec![gone]);
    c.presses("F7").types("ларина").presses("Enter Tab*3");
    let lines = c.lines();
    let at = |text: &str| lines.iter().position(|l| l.contains(text)).unwrap_or_else(|| panic!("{text}"));
    assert!(
        at("№ 1-И") < at("Вне программ") && at("Вне программ") < at("иск о содержании"),
        "{}",
        c.screen()
    );
}

/// An activity and a request of a family that was closed on 20.11, and were kept then.
const LEFT: &str = r#"{"type":"activity","id":"50000000-0000-4000-8000-0000000000b1","family":"50000000-0000-4000-8000-000000000001","programme":"50000000-0000-4000-8000-000000000014","help":"medical","text":"консультация нарколога","due":"2026-11-15"}
{"type":"activity","id":"50000000-0000-4000-8000-0000000000b2","family":"50000000-0000-4000-8000-000000000001","programme":"50000000-0000-4000-8000-000000000014","help":"legal","text":"выплата","due":"2026-11-27"}
{"type":"request","id":"50000000-0000-4000-8000-0000000000b3","family":"50000000-0000-4000-8000-000000000001","organisation":"Опека","sent_on":"2026-11-01","due":"2026-11-10","text":"о жилье"}
{"type":"closing","id":"50000000-0000-4000-8000-0000000000b4","family":"50000000-0000-4000-8000-000000000001","on":"2026-11-20","positive":true}
"#;

#[test]
fn what_was_kept_at_a_closing_stays_due() {
    for regulation in ["oktyabrsky", "irkutsk"] {
        let mut c = with_district(&format!("{CASE}{LEFT}").replace("oktyabrsky", regulation)).at(140, 45);
        c.presses("1").sees("консультация нарколога (семья снята)").sees("выплата (семья снята)");
        c.sees("нет ответа на запрос: Опека (семья снята)");
        c.presses("4").sees("консультация нарколога (семья снята)").sees("о жилье (семья снята)");
        c.presses("1").goes_to("консультация нарколога").sees("Семья снята с сопровождения");
        c.sees("Enter отметить мероприятие").presses("Enter").sees("консультация нарколога").presses("Enter");
        assert_eq!(c.records("activity", &["консультация нарколога", "\"done\""]), 1, "{}", c.screen());
        c.does_not_see("консультация нарколога (семья").goes_to("Опека").presses("Enter").types("24112026");
        c.presses("Ctrl+S").does_not_see("нет ответа на запрос: Опека");
        c.presses("4").goes_to("выплата (семья снята)").presses("Enter").sees("выплата");
    }
}

#[test]
fn no_list_appoints_a_visit_of_a_closed_family() {
    const CALL: &str = r#"{"type":"contact","id":"50000000-0000-4000-8000-0000000000b5","family":"50000000-0000-4000-8000-000000000001","kind":"call","outcome":"held","on":"2026-11-18","promised":"справка","call_back":"2026-11-24"}
"#;
    let lines = [
        ("1", "консультация нарколога"),
        ("1", "выплата"),
        ("1", "Опека"),
        ("1", "справка"),
        ("2 BackTab", "Ларина"),
    ];
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        for (keys, line) in lines {
            let district = format!("{CASE}{LEFT}{CALL}").replace("oktyabrsky", "irkutsk");
            let mut c = with_district(&district).at(140, 45).under(layout);
            c.presses(keys).goes_to(line).presses("F6").sees("посещения не назначают").presses("Enter");
            assert_eq!(c.records("appointment", &[]), 0, "{keys} {line}: {}", c.screen());
        }
    }
}

#[test]
fn a_visit_in_post_accompaniment_is_appointed_with_its_obstacles_and_its_address() {
    const AWAY: &str = r#"{"type":"absence","family":"50000000-0000-4000-8000-000000000001","from":"2026-11-27","until":"2026-11-28","reason":"больница"}
"#;
    let mut c = with_district(&format!("{CASE}{CLOSED}{AWAY}")).at(120, 40);
    c.presses("F7").types("ларина").presses("F6 Ctrl+U").types("27.11");
    c.sees("Садовая").sees("больница").sees("пт 27.11: визитов 0, предел 4");
}

/// A day of post-accompaniment is in no norm: what the family and the curator can do alone decides.
#[test]
fn the_next_free_day_is_proposed_for_a_visit_in_post_accompaniment() {
    const AWAY: &str = r#"{"type":"absence","family":"50000000-0000-4000-8000-000000000001","from":"2026-11-26","until":"2026-11-27"}
"#;
    const VISIT: &str = r#"{"type":"appointment","family":"50000000-0000-4000-8000-000000000001","on":"2026-11-25","time":"10:00"}
"#;
    for (today, more, proposed) in [
        ("2026-11-24", "", "вт 24.11"),
        ("2026-11-28", "", "пн 30.11"),
        ("2026-11-24", VISIT, "чт 26.11"),
        ("2026-11-24", &format!("{AWAY}{VISIT}"), "пт 27.11"),
    ] {
        let mut c = with_district(&format!("{CASE}{CLOSED}{more}")).at(120, 40);
        c.wakes_on(today).presses("F7").types("ларина").presses("Enter F6");
        c.sees(&format!("{proposed}: визитов 0, предел 4"));
    }
}

#[test]
fn a_family_whose_closing_is_decided_later_stands_once_among_the_open_ones() {
    let decided = r#""on":"2026-11-20","decided_on":"2026-12-05""#;
    let district = format!("{CASE}{LEFT}").replace(r#""on":"2026-11-20""#, decided);
    let mut c = with_district(&district.replace("oktyabrsky", "irkutsk")).at(140, 45);
    c.wakes_on("2026-12-10").presses("1").sees("консультация нарколога (семья снята)");
    c.presses("4").sees("консультация нарколога (семья снята)").sees("о жилье (семья снята)");
    for (day, ended) in [("24.11", false), ("04.12", false), ("05.12", true)] {
        c.presses("Ctrl+D").types(day).presses("Enter");
        for tab in ["1", "4"] {
            let screen = c.presses(tab).screen();
            assert_eq!(screen.matches("15.11").count(), 1, "{day} {tab}: {screen}");
            assert_eq!(screen.contains("(семья снята)"), ended, "{day} {tab}: {screen}");
        }
    }
}

#[test]
fn what_a_closing_left_is_among_what_ends_soon_by_its_day() {
    let soon = r#"{"type":"activity","family":"50000000-0000-4000-8000-000000000002","help":"social","text":"тренинг","due":"2026-11-30"}
"#;
    let mut c = with_district(&format!("{CASE}{LEFT}{soon}").replace("oktyabrsky", "irkutsk")).at(140, 45);
    let screen = c.presses("1").sees("БЛИЖАЙШИЕ СРОКИ").screen();
    let at = |text: &str| screen.lines().position(|l| l.contains(text)).unwrap_or_else(|| panic!("{text}"));
    assert!(at("выплата (семья снята)") < at("тренинг"), "{screen}");
}

#[test]
fn a_closing_without_the_post_accompaniment_asks_for_it_until_it_is_written() {
    let only = LEFT.lines().last().unwrap();
    for (regulation, asked) in [("oktyabrsky", true), ("irkutsk", false)] {
        let mut c = with_district(&format!("{CASE}{only}").replace("oktyabrsky", regulation)).at(140, 45);
        c.presses("1");
        if !asked {
            c.does_not_see("постсопровождение");
            continue;
        }
        for day in ["2026-11-24", "2027-03-01"] {
            c.wakes_on(day).presses("1").sees("впишите срок постсопровождения (семья снята)");
        }
        c.goes_to("впишите")
            .sees("Enter вписать постсопровождение")
            .presses("F5")
            .sees("п. 9.6")
            .presses("Esc");
        c.goes_to("впишите").presses("Enter").types("20052027").presses("Ctrl+S");
        assert_eq!(c.records("closing", &["\"after_until\":\"2027-05-21\""]), 1, "{}", c.screen());
        c.presses("1").does_not_see("впишите");
    }
}

/// Nothing is late where the document names no day; an end that is named is in sight until it comes.
#[test]
fn a_post_accompaniment_is_on_the_day_until_it_ends() {
    let closing = |rest: &str| {
        format!(
            r#"{{"type":"closing","id":"50000000-0000-4000-8000-0000000000b4","family":"50000000-0000-4000-8000-000000000001","on":"2026-11-24","positive":true{rest}}}
"#
        )
    };
    let mut c = with_district(&format!("{CASE}{}", closing(""))).at(140, 45);
    c.presses("1").sees("НЕ ОФОРМЛЕНО 1").sees("впишите срок постсопровождения");
    let shown = c.screen();
    let late = shown.lines().position(|l| l.contains("ПРОСРОЧЕНО"));
    let asked = shown.lines().position(|l| l.contains("впишите срок"));
    assert!(late.is_none() || late < shown.lines().position(|l| l.contains("НЕ ОФОРМЛЕНО")), "{shown}");
    assert!(asked > shown.lines().position(|l| l.contains("НЕ ОФОРМЛЕНО")), "{shown}");
    let appointed = r#"{"type":"appointment","id":"50000000-0000-4000-8000-0000000000b5","family":"50000000-0000-4000-8000-000000000001","on":"2026-11-30","time":"10:00"}"#;
    let named = closing(r#","after_until":"2027-05-25""#);
    let mut c = with_district(&format!("{CASE}{named}{appointed}\n")).at(140, 45);
    for day in ["2026-11-25", "2027-02-01", "2027-05-24"] {
        c.wakes_on(day).presses("1").sees("ПОСТСОПРОВОЖДЕНИЕ 1");
        c.goes_to("постсопровождение по 24.05.2027").stands_on_a_line_with("Ларина");
        c.presses("F7").types("ларина").sees("Сопровождение прекращено 24.11.2026");
        c.sees("постсопровождение по 24.05.2027").presses("Esc*3");
    }
    c.wakes_on("2027-05-25").presses("1").does_not_see("ПОСТСОПРОВОЖДЕНИЕ 1");
    // The visit of the day is there for the calendar, the list and the line of the evening alike.
    c.wakes_on("2026-11-30").presses("1").sees("10:00").does_not_see("ПОСТСОПРОВОЖДЕНИЕ 1");
    c.presses("2")
        .goes_to("Ларина")
        .sees("постсопровождение по 24.05.2027")
        .does_not_see("вне сопровождения");
}

/// The line of the evening takes the visit that the list shows.
#[test]
fn a_visit_of_post_accompaniment_is_entered_in_the_evening() {
    let closing = r#"{"type":"closing","id":"50000000-0000-4000-8000-0000000000b4","family":"50000000-0000-4000-8000-000000000001","on":"2026-11-24","after_until":"2027-05-25"}
{"type":"appointment","id":"50000000-0000-4000-8000-0000000000b5","family":"50000000-0000-4000-8000-000000000001","on":"2026-11-30","time":"10:00"}
"#;
    let mut c = with_district(&format!("{CASE}{closing}")).at(140, 45);
    c.wakes_on("2026-11-30").presses("1").sees("10:00");
    c.presses("F4").sees("10:00 Ларина").types("1с дома все").presses("Enter");
    assert_eq!(c.records("contact", &["2026-11-30", "held", "дома все"]), 1, "{}", c.screen());
}

#[test]
fn a_visit_of_post_accompaniment_is_marked_in_the_list_of_families() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        for is_by_menu in [false, true] {
            let mut c = with_district(&format!("{CASE}{CLOSED}")).under(layout);
            c.presses("3 l").goes_to("Ларина");
            match is_by_menu {
                true => c.presses("F9").types("посещение").presses("Enter"),
                false => c.presses("Space"),
            };
            c.does_not_see("Уровень не установлен").types("дома все").presses("Enter");
            assert_eq!(c.records("contact", &["home_visit", "2026-11-24", "дома все"]), 1, "{}", c.screen());
        }
        // Behind its last day, or without one, none is marked, and not for want of a level.
        for until in [r#","after_until":"2026-11-20""#, ""] {
            let closed = CLOSED.replace(r#","after_until":"2026-12-01""#, until);
            let mut c = with_district(&format!("{CASE}{closed}")).under(layout);
            c.presses("3 l").goes_to("Ларина").presses("Space").sees("Сопровождение прекращено: посещения");
            c.does_not_see("Уровень не установлен");
        }
    }
}

/// As a merge leaves them with a copy that deleted the programme.
#[test]
fn a_goal_and_a_participant_of_a_programme_that_is_gone_are_asked_about_with_those_of_none() {
    let of = |kind, id: &str| {
        Record::of(kind, id.parse().unwrap())
            .with(FieldName::Family, "50000000-0000-4000-8000-000000000001")
            .with(FieldName::Programme, "50000000-0000-4000-8000-0000000000ff")
    };
    let goal = of(Kind::Goal, "50000000-0000-4000-8000-0000000000a8").with(FieldName::Goal, "вернуть детей");
    let participant = of(Kind::Participant, "50000000-0000-4000-8000-0000000000a9")
        .with(FieldName::Organisation, "Лицей № 6");
    let mut c = with_district(&CASE.replace("oktyabrsky", "yugra")).at(100, 80);
    c.writes(Act::RecordAdded, vec![goal, participant]);
    c.presses("F7").types("ларина").presses("Enter Tab*3").sees("Лицей № 6");
    c.presses("F9").types("контроль").presses("Enter").sees("ернуть детей");
}

#[test]
fn requests_wait_in_the_order_of_the_day_before_them() {
    let c = desk::curator();
    let request = |c: &desk::CuratorDesk, organisation: &str, due: Option<&str>| {
        let mut record =
            kurator::domain::Record::of(kurator::domain::Kind::Request, kurator::domain::Id::new());
        record.put(FieldName::Family, serde_json::json!(c.family("Гусев"))).unwrap();
        record.put(FieldName::Organisation, serde_json::json!(organisation)).unwrap();
        record.put(FieldName::SentOn, serde_json::json!("2026-11-02")).unwrap();
        if let Some(due) = due {
            record.put(FieldName::Due, serde_json::json!(due)).unwrap();
        }
        record
    };
    let sent = [
        ("Аптека", None),
        ("Больница", Some("2026-12-08")),
        ("Школа", Some("2026-12-05")),
        ("Больница", Some("2026-12-01")),
    ];
    let records = sent.map(|(organisation, due)| request(&c, organisation, due)).to_vec();
    let mut c = c.at(100, 60);
    c.writes(kurator::domain::Act::DistrictChanged, records).presses("4").sees("Ждут ответа");
    let screen = c.screen();
    let waiting = screen.split("Ждут ответа").nth(1).unwrap();
    let places: Vec<usize> =
        ["01.12", "05.12", "08.12", "Аптека"].map(|said| waiting.find(said).unwrap()).to_vec();
    assert!(places.is_sorted(), "{screen}");
}
