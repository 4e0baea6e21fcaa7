//! One case under each document, by keys, as its curator goes it: a school calls, the call becomes a family, «Дело» names
//! what comes next until everything is in order; an organisation is asked and answers; a control proposes another level,
//! a sitting decides on it; the accompaniment ends, goes on as post-accompaniment where the document has it, and begins
//! again. «Почему» answers at each step with the document's own paragraph.

use crate::desk::{CuratorDesk, KeyboardLayout, with_district};
use crate::every_answer::{is_whole, walked};
use crate::sittings::to_line;

/// A line of «Дело», and what its curator enters there: keys, and words in «».
type PathEntry = (&'static str, &'static str);

/// A case under one document.
struct PathCase {
    regulation: &'static str,
    /// How the document is cited.
    cited: &'static str,
    layout: KeyboardLayout,
    size: (u16, u16),
    /// What «Дело» asks for after the intake, in its order.
    path: &'static [PathEntry],
    /// Whether «Дело» has asked for the level; else a decision sets it.
    has_level: bool,
}

const OKTYABRSKY: PathCase = PathCase {
    regulation: "oktyabrsky",
    cited: "Октябрьский район",
    layout: KeyboardLayout::Latin,
    size: (80, 24),
    path: &[
        ("источник выявления", "«школа № 2» Enter"),
        ("основание постановки", "«сообщение школы» Enter"),
        ("первый разговор с семьёй", "Down Up «беседа» Enter"),
        ("ресурсы членов семьи", "«бабушка рядом» Enter"),
        ("акт обследования жилищно-бытовых условий", ""),
        ("категория семьи", "«многодетная» Enter"),
        ("номер в журнале", "«17/26» Enter"),
        ("заявление", ""),
        ("постановка на сопровождение", "Tab*3 «10» PgDn «базовый» Enter"),
        ("индивидуальная программа", ""),
        ("утверждение программы", "Tab*3 «11»"),
        ("соглашение о социальном сопровождении", ""),
        ("рассылка программы исполнителям", "«школа № 2» Enter*4 «24.11» Enter"),
        ("согласие на внесение в информационный банк", "Tab*3 «внесение в информационный банк» Enter"),
        ("выполнение мероприятий", "«медицин» Enter «осмотр терапевта» Enter «поликлиника» Enter"),
    ],
    has_level: true,
};

const IRKUTSK: PathCase = PathCase {
    regulation: "irkutsk",
    cited: "Иркутск",
    layout: KeyboardLayout::Russian,
    size: (80, 24),
    path: &[
        ("первый разговор с семьёй", "Down Up «беседа» Enter"),
        ("основание постановки", "«просьба матери» Enter"),
        ("заявление", ""),
        ("первый выход в семью", ""),
        ("акт индивидуальной нуждаемости", ""),
        ("акт обследования жилищных условий", ""),
        ("признание нуждаемости", "Tab*3 «10»"),
        ("первичные документы о семье", ""),
        ("уровень сопровождения", "«базовый» Enter"),
        ("индивидуальная программа (мать)", ""),
        ("договор о социальном сопровождении", ""),
        ("рабочая группа по семье", ""),
        ("выполнение мероприятий", "«медицин» Enter «осмотр терапевта» Enter «поликлиника» Enter"),
    ],
    has_level: true,
};

const BOROVICHI: PathCase = PathCase {
    regulation: "borovichi",
    cited: "Боровичи",
    layout: KeyboardLayout::Latin,
    size: (80, 24),
    path: &[
        ("источник выявления", "«школа № 2» Enter"),
        ("основание постановки", "«сообщение школы» Enter"),
        ("признание нуждаемости", "Tab*3 «10»"),
        ("индивидуальная программа", ""),
        ("поставщик или участник программы", "«поликлиника» Enter"),
        ("договор о социальном сопровождении", ""),
        ("межведомственный план мероприятий", ""),
    ],
    has_level: false,
};

const AZOV: PathCase = PathCase {
    regulation: "azov",
    cited: "Азов",
    layout: KeyboardLayout::Russian,
    size: (80, 24),
    path: &[
        ("источник выявления", "«школа № 2» Enter"),
        ("категория семьи", "«малообеспеченная» Enter"),
        ("основание постановки", "«сообщение школы» Enter"),
        ("пакет документов на семью", ""),
        ("ИПССС", ""),
        ("номер в журнале", "«17/26» Enter"),
        ("нужные виды помощи", "Tab «медицин» Enter"),
        ("выполнение мероприятий", "«медицин» Enter «осмотр терапевта» Enter «поликлиника» Enter"),
    ],
    has_level: false,
};

const YUGRA: PathCase = PathCase {
    regulation: "yugra",
    cited: "Югра",
    layout: KeyboardLayout::Russian,
    size: (60, 20),
    path: &[
        ("основание постановки", "«заявл» Enter"),
        ("заявление", ""),
        ("акт обследования материальных и", ""),
        ("анкета потребности в сопровождении", ""),
        ("признание нуждаемости", "Tab*3 «10»"),
        ("уровень сопровождения", "«базовый» Enter"),
        ("индивидуальная программа", ""),
        ("договор на сопровождение семьи", ""),
        ("утверждение программы", "Tab*3 «11»"),
    ],
    has_level: true,
};

/// Presses keys and types what stands in «».
fn enters(c: &mut CuratorDesk, keys: &str) {
    for part in keys.split('«') {
        match part.split_once('»') {
            Some((words, keys)) => c.types(words).presses(keys),
            None => c.presses(part),
        };
    }
}

/// Does a job of F9 whose words are typed.
fn does<'a>(c: &'a mut CuratorDesk, job: &str) -> &'a mut CuratorDesk {
    c.presses("F9").types(job).presses("Enter")
}

/// Saves a form, past its warnings and past what is still open.
#[track_caller]
fn saves(c: &mut CuratorDesk) {
    for _ in 0..4 {
        let screen = c.screen();
        if !["Новая запись", "Осталось открытым", "Изменить:"].iter().any(|form| screen.contains(form))
        {
            return;
        }
        c.presses("Ctrl+S");
    }
    panic!("not saved: {}", c.screen());
}

/// «Почему» opens and is closed again.
#[track_caller]
fn answers(c: &mut CuratorDesk) {
    c.presses("F5");
    assert!(c.screen().contains('┌'), "nothing is answered: {}", c.screen());
    c.presses("Esc");
}

/// The card of the family, so many sections from «Сейчас».
fn card(c: &mut CuratorDesk, section: usize) {
    c.presses("Esc*3 F7").types("зимина").presses("Enter");
    for _ in 0..section {
        c.presses("Tab");
    }
}

/// The section «Дело».
const CASE: usize = 9;

fn is_called_and_taken_in(c: &mut CuratorDesk) {
    c.presses("F7").types("Зимина Анна Львовна").presses("Ins").types("Школа: пропуски").presses("Tab*3");
    c.types("школа").sees("Сказать можно").presses("Enter");
    assert_eq!(c.records("inquiry", &["\"caller\":\"school\"", "пропуски"]), 1, "{}", c.screen());
    c.presses("1").goes_to("Зимина Анна").presses("Ins").sees("Принять семью").presses("Ctrl+S");
    assert_eq!(c.records("family", &["Зимина Анна Львовна", "пропуски"]), 1, "{}", c.screen());
}

fn is_put_in_order(c: &mut CuratorDesk, case: &PathCase) {
    card(c, CASE);
    c.goes_to("Дальше").goes_down_to(&format!("! {}", case.path[0].0));
    for (line, keys) in case.path {
        c.stands_on_a_line_with(line);
        c.presses("F5").sees(case.cited).presses("Esc Enter");
        // Every field of the form that opens is answered, and is left as it was.
        c.resizes_to(120, 60);
        is_whole(walked(c, line));
        c.resizes_to(case.size.0, case.size.1).presses("Esc").stands_on_a_line_with(line).presses("Enter");
        enters(c, keys);
        saves(c);
    }
    c.does_not_see("не оформлено");
    if !case.has_level {
        does(c, "записать решение").types("пост").presses("Enter").sees("Уровень по этому решению");
        c.presses("PgDn").types("базовый").presses("Enter");
        saves(c);
    }
    assert_eq!(c.records("level", &["basic"]), 1, "{}: {}", case.regulation, c.screen());
}

fn asks_an_organisation(c: &mut CuratorDesk) {
    card(c, 3);
    if c.records("activity", &[]) == 0 {
        does(c, "добавить мероприятие");
        enters(c, "«медицин» Enter «осмотр терапевта» Enter «поликлиника» Enter");
        saves(c);
    }
    c.goes_to("смотр терапевта").presses("Ctrl+R").sees("Просим сообщить");
    saves(c);
    assert_eq!(c.records("request", &["\"sent_on\":\"2026-11-24\"", "оликлиника"]), 1, "{}", c.screen());
    c.wakes_on("2026-11-27").presses("Esc*3 4").sees("Ждут ответа: 1").goes_to("01.12");
    answers(c);
    c.presses("Enter").types("27.11").presses("Enter").types("осмотр пройден");
    saves(c);
    let answered = ["\"answered_on\":\"2026-11-27\"", "осмотр пройден"];
    assert_eq!(c.records("request", &answered), 1, "{}", c.screen());
    c.does_not_see("Ждут ответа");
}

fn is_controlled_and_changes_its_level(c: &mut CuratorDesk) {
    c.wakes_on("2026-12-10");
    card(c, 3);
    does(c, "записать контроль").types("пром").presses("Enter Enter").types("стало хуже").presses("Enter");
    c.types("изменить").presses("Ctrl+S");
    assert_eq!(c.records("control", &["стало хуже", "change_level"]), 1, "{}", c.screen());
    c.goes_to("Предложено: изменить уровень");
    answers(c);
    // The sitting is proposed what the control proposes, and its decision sets the level.
    does(c, "к заседанию")
        .presses("Enter")
        .types("15122026")
        .presses("Enter Ctrl+S")
        .sees("Назначено заседание");
    does(c, "к заседанию").presses("Enter").goes_to("Поставить семьи").presses("Enter");
    to_line(c, "Смена уровня").sees("по итогам контроля 10.12.2026").presses("Ctrl+S");
    assert_eq!(c.records("question", &["\"level\""]), 1, "{}", c.screen());
    c.wakes_on("2026-12-15");
    does(c, "к заседанию").presses("Enter").goes_to("Внести решения").presses("Enter");
    to_line(c, "Смена уровня").types("кризисный 47").presses("Ctrl+S").sees("Внесены решения заседания");
    assert_eq!(c.records("level", &["crisis", "\"decision\"", "2026-12-15"]), 1, "{}", c.screen());
    assert_eq!(c.records("decision", &["\"47\"", "\"level\""]), 1, "{}", c.screen());
}

fn ends_and_begins_again(c: &mut CuratorDesk, case: &PathCase) {
    c.wakes_on("2026-12-21");
    card(c, 0);
    does(c, "прекратить").sees("Новая запись");
    saves(c);
    card(c, 0);
    c.sees("Сопровождение прекращено");
    answers(c);
    if case.regulation == "oktyabrsky" {
        c.goes_to("Постсопровождение").presses("Enter").types("28.02.2027").presses("Enter Ctrl+S");
        c.sees("Постсопровождение по 28.02.2027");
        assert_eq!(c.records("closing", &["\"after_until\":\"2027-03-01\""]), 1, "{}", c.screen());
    } else {
        c.does_not_see("остсопровождение");
    }
    does(c, "вернуть").types("баз").presses("Enter");
    saves(c);
    // Nothing of before is lost.
    assert_eq!(c.records("closing", &["2026-12-21"]), 1, "{}", c.screen());
    assert_eq!(c.records("level", &[]), 3, "{}", c.screen());
    card(c, 4);
    c.sees("кризисный").sees("базовый").sees("21.12.2026");
    answers(c);
}

fn goes_its_whole_path(case: &PathCase) {
    let district = format!(
        "{{\"type\":\"district\",\"name\":\"Участок № 1\",\"regulation\":\"{}\"}}\n\
         {{\"type\":\"curator\",\"name\":\"Лисина Ольга Павловна\"}}\n",
        case.regulation
    );
    let mut c = with_district(&district).at(case.size.0, case.size.1).under(case.layout);
    is_called_and_taken_in(&mut c);
    is_put_in_order(&mut c, case);
    asks_an_organisation(&mut c);
    is_controlled_and_changes_its_level(&mut c);
    ends_and_begins_again(&mut c, case);
}

#[test]
fn a_case_of_oktyabrsky_goes_its_whole_path_into_post_accompaniment() {
    goes_its_whole_path(&OKTYABRSKY);
}

#[test]
fn a_case_of_irkutsk_goes_its_whole_path() {
    goes_its_whole_path(&IRKUTSK);
}

#[test]
fn a_case_of_borovichi_goes_its_whole_path() {
    goes_its_whole_path(&BOROVICHI);
}

#[test]
fn a_case_of_azov_goes_its_whole_path() {
    goes_its_whole_path(&AZOV);
}

#[test]
fn a_case_of_yugra_goes_its_whole_path_in_the_least_window() {
    goes_its_whole_path(&YUGRA);
}
