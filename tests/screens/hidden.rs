//! Names hidden by one key, and the locked screen.

use crate::desk::{DISTRICT, KeyboardLayout, curator};

/// The surnames, first names, patronymics and streets of the district.
fn names() -> Vec<String> {
    let fields = ["\"last_name\": \"", "\"first_name\": \"", "\"patronymic\": \"", "\"street\": \""];
    let said = |line: &'static str| {
        fields.iter().filter_map(move |field| line.split_once(field)?.1.split_once('"').map(|(name, _)| name))
    };
    let mut names: Vec<String> = DISTRICT.lines().flat_map(said).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    assert!(names.len() > 20);
    names
}

#[test]
fn one_key_hides_every_name_on_every_screen_and_shows_them_again() {
    for (size, layout) in [((80, 24), KeyboardLayout::Latin), ((60, 20), KeyboardLayout::Russian)] {
        let names = names();
        let mut c = curator().at(size.0, size.1).under(layout);
        let shown = |c: &mut crate::desk::CuratorDesk| {
            let screen = c.screen();
            let words: Vec<&str> = screen.split(|c: char| !c.is_alphabetic()).collect();
            names.iter().filter(|name| words.contains(&name.as_str())).cloned().collect::<Vec<_>>()
        };
        let mut seen = 0;
        let walk = [
            "1", "Down", "2", "3", "Down", "F5", "Esc", "F3", "Tab", "Tab", "Esc", "4", "5", "6", "7", "1",
            "Ins", "Esc",
        ];
        for key in walk {
            c.presses(key);
            seen += shown(&mut c).len();
        }
        assert!(seen > 20, "the walk shows names: {seen}");
        c.presses("Ctrl+F").sees("телефоны скрыты");
        for key in walk {
            c.presses(key);
            assert!(shown(&mut c).is_empty(), "{key}: {:?}\n{}", shown(&mut c), c.screen());
        }
        // What is looked for is found, and seen as it is typed.
        c.presses("F7").types("сидорова");
        c.sees("сидорова").sees("С·······").presses("Esc Esc");
        // A window has the key too, and a notice is veiled as well.
        c.presses("F9 Ctrl+F").sees("снова видны").presses("Ctrl+F Esc");
        c.presses("3 Ctrl+F").sees("Сидорова");
    }
}

#[test]
fn one_key_locks_the_screen_everywhere() {
    for keys in ["1", "3 F3", "F7", "F9", "Ctrl+N", "1 Ins"] {
        let mut c = curator();
        c.presses(keys).presses("Ctrl+B");
        assert!(c.locked, "{keys}");
    }
}

#[test]
fn a_neighbour_reads_neither_an_address_nor_a_phone() {
    for size in [(80, 24), (60, 20), (120, 30)] {
        let mut c = curator().at(size.0, size.1);
        c.presses("3").goes_to("Иванова").sees("Ленингр").presses("F3").sees("603-14-22").presses("Ctrl+F");
        c.does_not_see("603-14").does_not_see("Ленингр").does_not_see("кв. 4").sees("Боровичи");
        c.presses("Esc").does_not_see("Ленингр").does_not_see("Озёрная");
        // A day is no phone, and a number of visits is none.
        c.presses("1").sees("24.11").sees("0 из 2");
        c.presses("Ctrl+F 3").sees("Ленингр");
    }
}

#[test]
fn a_name_or_street_is_hidden_however_it_is_spelled_and_wrapped() {
    let family = |n: u32, title: &str, street: &str| {
        let id = |k: u32| format!("00000000-0000-4000-8000-0000009{n:02}{k:03}");
        let (last, first) = title.split_once(' ').unwrap();
        format!(
            "{{\"type\":\"family\",\"id\":\"{0}\",\"title\":\"{title}\",\"settlement\":\"Боровичи\",\
             \"street\":\"{street}\",\"house\":\"947\",\"flat\":\"853\",\"registered_on\":\"2026-09-18\"}}\n\
             {{\"type\":\"member\",\"id\":\"{1}\",\"family\":\"{0}\",\"role\":\"mother\",\"last_name\":\"{last}\",\
             \"first_name\":\"{first}\"}}\n\
             {{\"type\":\"level\",\"id\":\"{2}\",\"family\":\"{0}\",\"level\":\"crisis\",\"from\":\"2026-09-21\"}}\n",
            id(0),
            id(1),
            id(2)
        )
    };
    let long = "Приозёрная-Верхнекамская имени Пятидесятилетия Всесоюзной пионерской организации";
    let more = [
        family(1, "Ма\u{301}рьина Све\u{301}та", "Са\u{301}довая"),
        family(2, "Й\u{306}олкина\u{301} Зоря\u{301}на", long),
        family(3, "王小明 丽华", "王府井大街"),
        family(4, "Аржанова Вилена", "Лебяжья улица"),
    ];
    let parts =
        ["рьина", "Све", "овая", "олкин", "小", "华", "府", "пионер", "органи", "имени", "947", "853"];
    for size in [(60, 20), (80, 24), (100, 30), (120, 40)] {
        let mut c = crate::desk::with_district(&format!("{DISTRICT}\n{}", more.concat())).at(size.0, size.1);
        let mut walk: Vec<String> = vec!["1".into()];
        walk.extend((0..12).map(|_| "Down".to_owned()));
        for title in ["рьина", "олк", "王", "Аржанова"] {
            walk.extend(["1".into(), "3".into(), format!("to {title}"), "F3".into()]);
            walk.extend((0..12).map(|_| "Tab".to_owned()));
            walk.extend(["Ctrl+X".into(), "Esc".into(), "Esc".into()]);
        }
        let shown = |c: &mut crate::desk::CuratorDesk| {
            let screen = c.screen();
            parts.iter().filter(|part| screen.contains(**part)).copied().collect::<Vec<_>>()
        };
        let mut seen = 0;
        let mut found = std::collections::BTreeSet::new();
        for step in &walk {
            match step.strip_prefix("to ") {
                Some(title) => c.presses("Home").goes_to(title),
                None => c.presses(step),
            };
            found.extend(shown(&mut c));
            seen += 1;
            c.presses("Ctrl+F");
            assert!(shown(&mut c).is_empty(), "{size:?}, {seen} {step}: {:?}\n{}", shown(&mut c), c.screen());
            c.presses("Ctrl+F");
        }
        assert!(found.len() > 8, "the walk shows them: {found:?}");
    }
}

#[test]
fn an_address_is_hidden_as_the_file_holds_it_and_no_ordinary_word_with_it() {
    let family = |n: u32, title: &str, child: &str, address: &str| {
        let id = |k: u32| format!("00000000-0000-4000-8000-0000009{n:02}{k:03}");
        let (last, first) = title.split_once(' ').unwrap();
        format!(
            "{{\"type\":\"family\",\"id\":\"{0}\",\"title\":\"{title}\",{address},\"registered_on\":\"2026-09-18\"}}\n\
             {{\"type\":\"member\",\"id\":\"{1}\",\"family\":\"{0}\",\"role\":\"mother\",\"last_name\":\"{last}\",\
             \"first_name\":\"{first}\"}}\n\
             {{\"type\":\"member\",\"id\":\"{2}\",\"family\":\"{0}\",\"role\":\"child\",\"first_name\":\"{child}\"}}\n\
             {{\"type\":\"level\",\"id\":\"{3}\",\"family\":\"{0}\",\"level\":\"crisis\",\"from\":\"2026-09-21\"}}\n",
            id(0),
            id(1),
            id(2),
            id(3)
        )
    };
    let more = [
        family(1, "Магомедова-Абдуллаева Зарема", "Ника", r#""settlement":"пос. Каменоломни","house":"947""#),
        family(
            2,
            "Вышинская Инна",
            "Лия",
            r#""street":"ул. Ленина","house":"д. 96/14, корп. 2, кв. 3","access":"код 12К, чёрный ход""#,
        ),
        family(3, "Захарова Инга", "Ян", r#""house":"д. 112/2 стр. 4""#),
    ];
    let parts = [
        "Каменол",
        "947",
        "96/14",
        "корп. 2",
        "кв. 3",
        "12К",
        "чёрный ход",
        "112/2",
        "стр. 4",
        "Магомед",
        "Абдул",
        "Абду",
        "Вышин",
        "Захаров",
        "Ленина",
    ];
    for size in [(60, 20), (72, 22), (80, 24), (100, 30), (120, 40)] {
        let mut c = crate::desk::with_district(&format!("{DISTRICT}\n{}", more.concat())).at(size.0, size.1);
        let mut walk: Vec<String> = vec!["1".into()];
        walk.extend((0..12).map(|_| "Down".to_owned()));
        for title in ["Магомедова", "Вышинская", "Захарова"] {
            walk.extend(["1".into(), "3".into(), format!("to {title}"), "F3".into()]);
            walk.extend((0..12).map(|_| "Tab".to_owned()));
            walk.extend(["F3".into(), "Esc".into(), "Esc".into(), "Esc".into()]);
        }
        let shown = |c: &mut crate::desk::CuratorDesk| {
            let screen = c.screen();
            parts.iter().filter(|part| screen.contains(**part)).copied().collect::<Vec<_>>()
        };
        let mut found = std::collections::BTreeSet::new();
        for step in &walk {
            match step.strip_prefix("to ") {
                Some(title) => c.presses("Home").goes_to(title),
                None => c.presses(step),
            };
            found.extend(shown(&mut c));
            c.presses("Ctrl+F");
            assert!(shown(&mut c).is_empty(), "{size:?}, {step}: {:?}\n{}", shown(&mut c), c.screen());
            c.presses("Ctrl+F");
        }
        assert!(found.len() > 8, "the walk shows them: {found:?}");
        // «Никто» is no case of «Ника», «Лист» none of «Лия».
        c.presses("3 Ctrl+F /").types("зщшю");
        c.sees("Никто не подходит");
    }
}
