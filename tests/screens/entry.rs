//! Forms, pressed key by key: what is entered stands in the file as one action, and what is not saved is not lost.

use crate::desk;
use crate::desk::{KeyboardLayout, curator, newcomer, with_district};
use crate::fields::WithField;
use kurator::domain::{Act, FieldName, Kind, Record};

#[test]
fn a_family_with_two_children_is_taken_in_with_sixty_keys_beside_the_names() {
    let mut c = curator();
    let mut keys = 0;
    let mut press = |c: &mut desk::CuratorDesk, names: &str| {
        keys += names.split(' ').count();
        c.presses(names);
    };
    press(&mut c, "3 y");
    c.sees("Принять семью");
    for name in ["Новикова", "Вера", "Ильинична"] {
        c.types(name);
        press(&mut c, "Enter");
    }
    press(&mut c, "Enter Enter");
    press(&mut c, "0 2 0 4 1 9 9 1 Enter");
    press(&mut c, "Enter");
    c.types("Сушани");
    press(&mut c, "Enter");
    c.types("Лесная новая");
    press(&mut c, "Enter 7 PgDn");
    c.sees("Ребёнок");
    for (child, born) in [("Пётр", "1 2 0 5 2 0 1 7 Enter"), ("Анна", "0 1 0 6 2 0 1 9 Enter")] {
        c.types(child);
        press(&mut c, "Enter Enter");
        c.types("Олеговна");
        press(&mut c, "Enter");
        press(&mut c, born);
        press(&mut c, "Enter Enter");
    }
    // No further child, no other grown-up; what the journal asks for is left out.
    press(&mut c, "Enter Enter PgDn Enter Enter");
    c.types("к");
    press(&mut c, "Enter Ctrl+S");
    c.sees("Принята семья");
    assert!(keys <= 60, "{keys} keys");
    assert_eq!(c.records("family", &["Новикова Вера Ильинична"]), 1);
    assert_eq!(c.records("member", &["Новикова"]), 3);
    c.presses("Ctrl+Z");
    assert_eq!(c.records("family", &["Новикова"]), 0);
    assert_eq!(c.records("member", &["Новикова"]), 0);
}

/// Presses keys and counts them.
struct EntryKeyCounter {
    c: desk::CuratorDesk,
    keys: usize,
}

impl EntryKeyCounter {
    fn keys(&mut self, names: &str) -> &mut Self {
        for name in names.split_whitespace() {
            self.keys += name.split_once('*').map_or(1, |(_, n)| n.parse().unwrap());
        }
        self.c.presses(names);
        self
    }

    /// Words of the family: no keys of the form.
    fn word(&mut self, text: &str) -> &mut Self {
        self.c.types(text);
        self
    }
}

fn counted(regulation: &str) -> EntryKeyCounter {
    let district = desk::DISTRICT.replacen("\"yugra\"", &format!("\"{regulation}\""), 1);
    EntryKeyCounter { c: desk::with_district(&district), keys: 0 }
}

/// The applicant and the home.
fn begins(f: &mut EntryKeyCounter, [last, first, patronymic]: [&str; 3], roles: [&str; 2], born: &str) {
    f.keys("3 y");
    f.word(&[last, first, patronymic].join(" ")).keys("Enter");
    f.word(roles[0]).keys("Enter").word(roles[1]).keys("Enter");
    f.keys(born).keys("Enter").word("+7 911 603-77-31").keys("Enter");
    f.word("Сушани").keys("Enter").word("Лесная новая").keys("Enter 7 PgDn");
}

/// A child with its names and day of birth.
fn child(f: &mut EntryKeyCounter, first: &str, patronymic: &str, born: &str) {
    f.word(first).keys("Enter Enter").word(patronymic).keys("Enter").keys(born).keys("PgDn");
}

/// Everything that an intake asks is entered of a family with two children and a grandmother who is the guardian by sixty
/// keys beside the words, the digits of the days of birth among the keys.
#[test]
fn everything_of_an_intake_is_entered_with_sixty_keys_beside_the_words() {
    for (regulation, people, has_signs) in [
        ("yugra", ["Новикова", "Вера", "Ильинична"], true),
        ("oktyabrsky", ["Громов", "Иван", "Петрович"], true),
        ("irkutsk", ["Саттарова", "Диляра", "Рашидовна"], false),
        ("borovichi", ["Новикова", "Вера", "Ильинична"], false),
        ("azov", ["Громова", "Инна", "Петровна"], false),
    ] {
        let mut f = counted(regulation);
        begins(&mut f, people, ["", ""], "0 2 0 4 1 9 9 1");
        child(&mut f, "Пётр", "Олегович", "1 2 0 5 2 0 1 7");
        child(&mut f, "Анна", "Олеговна", "0 1 0 6 2 0 1 9");
        // No further child; one more grown-up, and then no other.
        f.c.sees("Ребёнок");
        f.keys("Enter");
        f.c.sees("Взрослый (");
        f.word("Зуева Нина Павловна").keys("Enter").word("бабушка").keys("Enter").word("опекун").keys("PgDn");
        f.keys("Enter")
            .word("заявление")
            .keys("Enter")
            .word("школа № 2")
            .keys("Enter")
            .word("17/26")
            .keys("PgDn");
        f.c.sees("Категория");
        f.word("многодетная").keys("Enter Enter");
        if has_signs {
            f.word("социально").keys("Enter Enter");
        }
        f.word("базовый").keys("Enter");
        if !has_signs {
            f.keys("Enter").word("долг за жильё");
        }
        f.keys("PgDn").word("передача сведений").keys("Enter Ctrl+S");
        if f.c.screen().contains("Проверьте предупреждение") {
            f.keys("Ctrl+S");
        }
        let (c, keys) = (&mut f.c, f.keys);
        c.sees("Принята семья");
        assert!(keys <= 60, "{regulation}: {keys} keys");
        let family = c.family(people[0]);
        let title = people.join(" ");
        assert_eq!(
            c.records("family", &[&title, "школа № 2", "\"journal_number\":\"17/26\"", "\"ground\""]),
            1
        );
        assert_eq!(c.records("member", &[&family]), 4, "{regulation}");
        assert_eq!(
            c.records("member", &[&family, "Зуева", "Нина", "Павловна", "\"grandmother\"", "\"guardian\""]),
            1,
            "{regulation}"
        );
        assert_eq!(c.records("category", &[&family]), 1, "{regulation}");
        assert_eq!(c.records("sign", &[&family]), usize::from(has_signs), "{regulation}");
        assert_eq!(c.records("level", &[&family, "basic"]), 1, "{regulation}");
        assert_eq!(c.records("level", &[&family, "долг за жильё"]), usize::from(!has_signs), "{regulation}");
        assert_eq!(c.records("consent", &[&family, "передача сведений", "2026-11-24", "\"member\""]), 1);
        // One undo takes all of it back.
        c.presses("Ctrl+Z");
        assert_eq!(c.records("family", &[&title]), 0, "{regulation}");
        for kind in ["member", "category", "sign", "level", "consent", "assignment"] {
            assert_eq!(c.records(kind, &[&family]), 0, "{regulation}: {kind}");
        }
    }
}

/// A grandmother who is the guardian is one person of two roles, and the other grown-ups are entered beside her.
#[test]
fn an_intake_asks_a_second_role_and_the_other_grown_ups() {
    for (role, second, code, shown) in [
        ("бабушка", "опекун", ["grandmother", "guardian"], "бабушка, опекун"),
        ("тётя", "попечитель", ["aunt", "trustee"], "тётя, попечитель"),
    ] {
        let mut f = counted("yugra");
        begins(&mut f, ["Зимина", "Раиса", "Павловна"], [role, second], "0 3 0 5 1 9 6 1");
        child(&mut f, "Илья", "Олегович", "1 2 0 5 2 0 1 7");
        f.keys("Enter");
        // A mother without a number, a father with one; a word that is no role is said at its field.
        f.word("Вера").keys("Enter Enter").word("Ильинична").keys("Enter Enter Enter");
        f.word("02041991").keys("PgDn");
        f.word("Олег").keys("Enter Enter").word("Юрьевич").keys("Enter").word("сосед").keys("Enter");
        f.c.sees("! Такого в списке нет").presses("Ctrl+U").types("отчим").presses("Enter Enter");
        f.word("31.02.1985").keys("Enter");
        f.c.sees("! ").presses("Ctrl+U").types("11031985").presses("Enter");
        f.word("+7 911 603-77-32").keys("PgDn");
        f.c.sees("Взрослый (");
        // Killed and opened again, everything is there; narrow screens show it too.
        let mut c = f.c.at(60, 20);
        c.is_killed_and_goes_on();
        c.presses("PgUp*9").sees("Зимина").sees(second);
        c.presses("Ctrl+S");
        if c.screen().contains("Проверьте предупреждение") {
            c.presses("Ctrl+S");
        }
        c.sees("Принята семья");
        let family = c.family("Зимина");
        assert_eq!(c.records("member", &[&family]), 4, "{}", c.screen());
        let second_role = format!("\"second_role\":\"{}\"", code[1]);
        assert_eq!(c.records("member", &["Раиса", code[0], &second_role]), 1);
        assert_eq!(c.records("member", &["\"Вера\"", "\"Зимина\"", "\"mother\"", "1991-04-02"]), 1);
        assert_eq!(c.records("member", &["\"Олег\"", "\"Зимин\"", "stepfather", "+79116037732"]), 1);
        let mut c = c.at(80, 40);
        c.presses("Tab").sees(shown).presses("Ctrl+Z");
        assert_eq!(c.records("member", &[&family]), 0);
    }
}

/// Another grown-up has a second role too: the grandfather who is the trustee, the stepfather who adopted.
#[test]
fn another_grown_up_of_an_intake_has_a_second_role() {
    for (name, role, second, codes) in [
        ("Пётр Ильич", "дедушка", "попечитель", ["grandfather", "trustee"]),
        ("Олег Юрьевич", "отчим", "усыновитель", ["stepfather", "adopter"]),
        ("Нина Павловна", "бабушка", "опекун", ["grandmother", "guardian"]),
    ] {
        let mut f = counted("yugra");
        begins(&mut f, ["Зимина", "Раиса", "Павловна"], ["", ""], "0 3 0 5 1 9 9 1");
        child(&mut f, "Илья", "Олегович", "1 2 0 5 2 0 1 7");
        let (first, patronymic) = name.split_once(' ').unwrap();
        f.keys("Enter").word(first).keys("Enter Enter").word(patronymic).keys("Enter");
        f.word(role).keys("Enter").word(second).keys("Enter Ctrl+S");
        if f.c.screen().contains("Проверьте предупреждение") {
            f.keys("Ctrl+S");
        }
        f.c.sees("Принята семья");
        let second_role = format!("\"second_role\":\"{}\"", codes[1]);
        assert_eq!(f.c.records("member", &[codes[0], &second_role]), 1, "{name}: {}", f.c.screen());
    }
}

/// A whole word that one entry of the document's list has means that entry; words behind which one goes on are one's own.
#[test]
fn a_whole_word_of_one_ground_means_that_ground() {
    for (regulation, typed, kept) in [
        ("azov", "сообщение", "\"ground\":\"message_bodies\""),
        ("azov", "заявление", "\"ground\":\"application\""),
        ("azov", "сообщение ", "\"ground\":\"сообщение\""),
        ("yugra", "телефона", "\"ground\":\"телефона\""),
    ] {
        let mut f = counted(regulation);
        begins(&mut f, ["Зимина", "Раиса", "Павловна"], ["", ""], "0 3 0 5 1 9 9 1");
        f.keys("Enter Enter").word(typed).keys("Enter Ctrl+S");
        if f.c.screen().contains("Проверьте предупреждение") {
            f.keys("Ctrl+S");
        }
        f.c.sees("Принята семья");
        assert_eq!(f.c.records("family", &["Зимина", kept]), 1, "{regulation} {typed}: {}", f.c.file());
    }
}

#[test]
fn an_intake_given_up_writes_nothing_and_keeps_nothing() {
    let mut f = counted("yugra");
    begins(&mut f, ["Зимина", "Раиса", "Павловна"], ["бабушка", "бабушка"], "0 3 0 5 1 9 6 1");
    let mut c = f.c;
    let before = c.file();
    c.presses("PgUp*3").sees("Вторая роль та же").presses("Esc").sees("Есть несохранённое").presses("Enter");
    c.sees("Раиса").presses("Esc Left Enter");
    assert_eq!(c.file(), before);
    c.is_killed_and_comes_back();
    c.does_not_see("Зимина");
}

#[test]
fn only_what_was_changed_is_written_and_one_key_takes_it_back() {
    let mut c = curator();
    let before = c.file();
    c.presses("3")
        .goes_to("Иванова")
        .presses("Enter Tab")
        .goes_to("сын")
        .presses("F4")
        .sees("Изменить: член семьи");
    c.presses("Tab*4").sees("14.03.2017").types("15032017").presses("Enter Ctrl+S");
    assert_eq!(c.records("member", &["Денис", "2017-03-15"]), 1);
    c.presses("Ctrl+Z");
    assert_eq!(c.file(), before);
}

#[test]
fn what_is_wrong_is_said_at_its_field_and_nothing_is_lost() {
    let mut c = curator();
    c.presses("3").goes_to("Иванова").presses("Enter Tab Ins").sees("Новая запись: член семьи");
    c.presses("Ctrl+S").sees("! Это нужно заполнить.");
    c.presses("PgUp").types("О".repeat(40).as_str()).presses("Tab*4").types("+1").presses("Enter");
    c.sees("! Дата рождения ещё не наступила.");
    c.presses("Ctrl+U").types("5 мартобря").presses("Enter").sees("Неверная дата");
    c.presses("Ctrl+U")
        .types("05052015")
        .presses("Enter")
        .types("911 603, 8 (816) 64-12-34-5")
        .presses("Enter");
    c.presses("Esc").sees("Вернуться").presses("Enter").sees("05.05.2015");
    c.presses("Esc Tab*2 Enter");
    assert_eq!(c.records("member", &["ОООО"]), 0);
}

#[test]
fn pages_ends_and_letters_move_in_the_list_of_a_field() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = curator().under(layout);
        c.presses("3").goes_to("Иванова").presses("Enter Tab Ins Tab*3 F4").sees("▌мать");
        c.presses("End").sees("▌подопечный").presses("Home").sees("▌мать");
        c.presses("PgDn")
            .does_not_see("▌мать")
            .does_not_see("▌подопечный")
            .presses("PgDn*9")
            .sees("▌подопечный");
        c.presses("PgUp*9").sees("▌мать").presses(",").sees("▌бабушка").does_not_see(" отец");
        c.presses("End Home Enter").sees("бабушка").does_not_see("▌бабушка");
    }
}

#[test]
fn a_note_of_ten_thousand_letters_is_one_paste() {
    let mut c = curator();
    c.presses("3").goes_to("Иванова").presses("Enter Tab*2 Ins").sees("Новая запись: контакт");
    c.presses("Tab*4").pastes(&"долгая запись\n".repeat(720)).types("конец").presses("Enter Ctrl+S");
    assert_eq!(c.records("contact", &["долгая запись\\nдолгая", "конец"]), 1);
}

#[test]
fn a_visit_ahead_is_refused_and_a_level_of_the_same_day_is_said_and_taken() {
    let mut c = curator();
    c.presses("3").goes_to("Иванова").presses("Enter Tab*2 Ins Tab").types("+1").presses("Enter");
    c.sees("контакт записывают, когда он был").presses("Esc Right*2 Enter");
    c.presses("Tab*2 Ins Enter").sees("Новая запись: уровень").types("к").presses("Enter");
    c.types("31082026").presses("Enter").sees("действовать будет он").presses("Ctrl+S");
    assert_eq!(c.records("level", &["2026-08-31", "crisis"]), 1);
}

#[test]
fn a_form_half_filled_is_there_again_after_the_program_was_killed() {
    let mut c = curator();
    c.presses("3 y").types("Новикова").presses("Enter").types("Вера").presses("PgDn").types("Суш");
    let seen = c.screen();
    c.is_killed_and_goes_on();
    c.sees("Новикова").sees("Вера").types("ани");
    assert_eq!(c.screen().lines().nth(3), seen.lines().nth(3));
    c.presses("Enter Ctrl+S").sees("Принята семья");
    assert_eq!(c.records("family", &["Новикова Вера", "Сушани"]), 1);
    c.is_killed_and_comes_back();
    c.does_not_see("Недописанное");
}

/// What was refused is corrected where it stands; only a proposal gives way to what is typed.
#[test]
fn what_was_refused_stands_to_be_corrected() {
    // Of a fixed list, of a day, of an hour, in forms that fill the screen.
    for (keys, wrong, more, right) in [
        ("3 y|Новикова|Tab*3", "тётка соседская", "", "тётка соседская"),
        ("3 y|Новикова|Tab*5", "31.02.1985", "8", "31.02.19858"),
        ("3 y|Новикова|Tab*5", "32.13.1999", " г", "32.13.1999 г"),
    ] {
        let mut c = curator();
        let parts: Vec<&str> = keys.split('|').collect();
        c.presses(parts[0]).types(parts[1]).presses(parts[2]).types(wrong).presses("Enter").sees("! ");
        c.types(more).sees(right);
        // Gone to another field and come back, it still stands.
        c.presses("Tab BackTab").types("ё").sees(&format!("{right}ё")).presses("Backspace").sees(right);
        // Saving leads there, and what stands there is still no proposal.
        c.presses("Ctrl+S").types("ю").sees(&format!("{right}ю"));
    }
    // In small windows.
    for (open, field, wrong) in [
        ("Enter", "Tab*2", "31.02"),
        ("Enter", "Tab*3", "25:70"),
        ("F6", "", "35.11"),
        ("Ins", "Tab*2", "завтрка"),
    ] {
        let mut c = curator();
        c.goes_to("Гусев").presses(open);
        if open != "F6" {
            c.types("дома");
        }
        c.presses(field).presses("Ctrl+U").types(wrong).presses("Enter").sees("! ").types("9");
        c.sees(&format!("{wrong}9"));
    }
    // A proposal gives way still.
    let mut c = curator();
    c.goes_to("Гусев").presses("F6").types("30.11").sees("30.11_");
}

#[test]
fn a_form_thrown_away_leaves_no_draft() {
    let mut c = curator();
    c.presses("3 y").types("Новикова").presses("Esc Left Enter");
    c.is_killed_and_comes_back();
    c.does_not_see("Новикова");
}

#[test]
fn the_district_gets_leave_and_a_curator_is_corrected() {
    let mut c = curator();
    c.presses("5 Ins").sees("Отпуск куратора").presses("Enter").sees("Новая запись: отпуск куратора");
    c.types("14122026").presses("Enter").types("21122026").presses("Ctrl+S");
    assert_eq!(c.records("leave", &["2026-12-14", "2026-12-22", "000000000010"]), 1);
    c.stands_on("14.12")
        .presses("Home Ins")
        .goes_to("Изменить: куратор")
        .presses("Enter Tab")
        .types("старший ")
        .presses("Ctrl+S");
    assert_eq!(c.records("curator", &["старший"]), 1);
}

#[test]
fn what_repeats_is_offered_first_and_comes_with_one_key() {
    let mut c = curator();
    c.presses("3").goes_to("Иванова").presses("Enter Ins").goes_to("Заключение").presses("Enter");
    c.sees("Новая запись: заключение").types("смена").presses("Enter Enter");
    c.types("КДНиЗП Боровичи").presses("Ctrl+S").sees("Добавлена запись");
    for layout in [desk::KeyboardLayout::Latin, desk::KeyboardLayout::Russian] {
        c = c.under(layout);
        c.presses("Ins").goes_to("Заключение").presses("Enter Tab*2 Ctrl+R").sees("КДНиЗП Боровичи");
        c.presses("Esc Right Right Enter");
    }
    // A settlement in which only a closed family lived is offered too, and an empty history is told of.
    c.presses("Esc y PgDn")
        .types("Бор")
        .sees("Боровичи")
        .presses("Esc PgDn*3 Ctrl+R")
        .sees("ещё ничего не записывали");
}

#[test]
fn an_individual_form_names_whom_among_those_just_entered() {
    let mut c = curator();
    c.presses("3 y").types("Новикова").presses("Enter").types("Вера").presses("PgDn*4 Tab*4");
    c.sees("Форма").types("инд").presses("Enter").sees("назовите, кого сопровождают");
    c.types("Вера").sees("Вера Новикова (мать)").presses("Enter").does_not_see("назовите");
    c.is_killed_and_goes_on().sees("Вера Новикова").presses("Ctrl+S").sees("Принята семья");
    assert_eq!(c.records("family", &["Новикова", "\"form\":\"individual\"", "\"member\":"]), 1);
}

#[test]
fn a_son_gets_the_surname_in_his_form_unless_another_was_typed() {
    let mut c = curator();
    c.presses("3 y").types("Кузнецова").presses("Enter").types("Анна").presses("Enter*8").presses("PgDn");
    c.sees("Ребёнок").types("Илья").presses("Enter Enter").types("Петрович").presses("Enter*4");
    c.sees("Кузнецов ").types("Ева").presses("Enter").types("Орлова").presses("Enter Ctrl+U");
    c.types("Петровна").presses("Enter Ctrl+S").sees("Принята семья");
    assert_eq!(c.records("member", &["\"Илья\"", "\"Кузнецов\""]), 1);
    assert_eq!(c.records("member", &["\"Ева\"", "\"Орлова\""]), 1);
    assert_eq!(c.records("member", &["\"Анна\"", "\"Кузнецова\""]), 1);
}

#[test]
fn records_are_called_by_the_words_of_the_document() {
    let documents = [
        ("yugra", ["Заключение", "Договор"], "Новая запись: программа"),
        ("oktyabrsky", ["Постановление", "Соглашение"], "Новая запись: программа"),
        ("borovichi", ["Заключение", "Договор"], "Новая запись: план"),
        // A document without a word for a decision or an agreement leaves the common one.
        ("irkutsk", ["Решение", "Договор"], "Новая запись: программа"),
        ("azov", ["Постановление", "Соглашение"], "Новая запись: ИПССС"),
    ];
    for (regulation, [decision, agreement], programme) in documents {
        let district = desk::DISTRICT.replacen("\"yugra\"", &format!("\"{regulation}\""), 1);
        let mut c = desk::with_district(&district);
        c.presses("3").goes_to("Иванова").presses("Enter Tab*6 Ins");
        c.sees(&format!("▌{decision}")).sees(&format!(" {agreement}"));
        let (record, new) = (decision.to_lowercase(), agreement.to_lowercase());
        c.presses("Enter").sees(&format!("Новая запись: {record}")).presses("Esc Ins Down Enter");
        c.sees(&format!("Новая запись: {new}")).presses("Esc BackTab*3 Ins");
        c.presses("Down Enter").sees(programme);
    }
}

#[test]
fn a_family_is_taken_in_with_its_category_and_sign() {
    for (category, sign, code) in [("много", "", "large"), ("много", "социально", "sop")] {
        let mut c = desk::newcomer();
        c.presses("3 y").types("Зимина").presses("Enter").types("Анна");
        c.presses("PgDn*5").sees("Категория").types(category).presses("Enter Enter");
        if !sign.is_empty() {
            c.types(sign);
        }
        c.presses("Ctrl+S Ctrl+S");
        assert_eq!(c.records("category", &["large", "2026-11-24"]), 1, "{}", c.screen());
        let signs = usize::from(code == "sop");
        assert_eq!(c.records("sign", &["2026-11-24"]), signs, "{}", c.screen());
    }
}

#[test]
fn an_activity_is_named_and_its_reason_quotes_the_document() {
    let mut c = curator();
    c.presses("4 Home").presses("3").goes_to("Иванова").presses("Enter Tab*3 Ins").goes_to("Мероприятие");
    c.presses("Enter").types("со").presses("Enter").types("трудоус").presses("Enter Ctrl+S");
    assert_eq!(c.records("activity", &["\"трудоустройство членов семьи\""]), 1);
    c.goes_to("трудоустройство").presses("F5").sees("«трудоустройство членов семьи»").sees("Югра, п.");
}

#[test]
fn a_number_that_lacks_a_digit_is_said_at_its_field_and_kept_as_typed() {
    for (typed, said, kept) in [
        ("8 911 603 14 2", "В номере не хватает цифры", "8 911 603 14 2"),
        ("8 911 6О3 14 22", "В номере буква вместо цифры", "8 911 6О3 14 22"),
        (
            "8 921 603 14 23 / 8 911 603 142",
            "В номере не хватает цифры",
            "\"+79216031423\",\"8 911 603 142\"",
        ),
    ] {
        let mut c = curator();
        c.presses("3").goes_to("Гусев").presses("Enter Tab Ins").sees("Новая запись: член семьи");
        c.types("Неизвестная").presses("Enter").types("Роза").presses("Enter Enter");
        c.types("мать").presses("Enter Enter").types(typed).presses("Enter");
        c.sees(said).presses("Ctrl+S");
        assert_eq!(c.records("member", &["Роза", kept]), 1, "{typed}");
    }
    let mut c = curator();
    c.presses("3").goes_to("Гусев").presses("Enter Tab Ins").types("Нгуен").presses("Enter").types("Ань");
    c.presses("Enter Enter")
        .types("мать")
        .presses("Enter Enter")
        .types("+84 91 234 56 78")
        .presses("Enter")
        .does_not_see("В номере")
        .presses("Ctrl+S");
    assert_eq!(c.records("member", &["Нгуен", "+84 91 234 56 78"]), 1);
}

#[test]
fn the_cursor_stands_on_what_was_saved() {
    let saved = [
        (1, Kind::Member, vec![(FieldName::Role, "daughter"), (FieldName::FirstName, "Анна")], "дочь"),
        (
            2,
            Kind::Contact,
            vec![
                (FieldName::Kind, "call"),
                (FieldName::Outcome, "held"),
                (FieldName::On, "2026-11-02"),
                (FieldName::Note, "о путёвке"),
            ],
            "пн 02.11",
        ),
        (
            2,
            Kind::Contact,
            vec![
                (FieldName::Kind, "talk"),
                (FieldName::Outcome, "held"),
                (FieldName::On, "2026-11-24"),
                (FieldName::Note, "о школе"),
            ],
            "вт 24.11",
        ),
        (
            3,
            Kind::Activity,
            vec![(FieldName::Help, "social"), (FieldName::Text, "вещи к зиме")],
            "вещи к зиме",
        ),
        (4, Kind::Level, vec![(FieldName::Level, "basic"), (FieldName::From, "2026-05-04")], "Б базовый"),
        (
            5,
            Kind::Circumstance,
            vec![(FieldName::Circumstance, "нет света"), (FieldName::From, "2026-11-02")],
            "ет света",
        ),
        (6, Kind::Document, vec![(FieldName::Document, "паспорт матери")], "аспорт матери"),
        (7, Kind::Request, vec![(FieldName::Organisation, "МФЦ"), (FieldName::SentOn, "2026-11-20")], "МФЦ"),
        (
            8,
            Kind::Absence,
            vec![
                (FieldName::From, "2026-12-01"),
                (FieldName::Until, "2026-12-04"),
                (FieldName::Reason, "лагерь"),
            ],
            "лагерь",
        ),
        (8, Kind::Appointment, vec![(FieldName::On, "2026-12-09"), (FieldName::Time, "10:00")], "ср 09.12"),
    ];
    for (section, kind, fields, told) in saved {
        for name in ["Иванова", "Гусев"] {
            let mut c = curator();
            c.presses("3").goes_to(name).presses("Enter").presses(&"Tab ".repeat(section));
            let family = c.family(name);
            let mut record = Record::new(kind).with(FieldName::Family, family.as_str());
            for (field, value) in &fields {
                record = record.with(*field, *value);
            }
            c.writes(Act::RecordAdded, vec![record]).stands_on_a_line_with(told);
        }
    }
    // A form opened elsewhere leads to the section that lists what it was filled for.
    let mut c = curator();
    c.presses("3").goes_to("Гусев").presses("Enter Tab F9").types("отсутствие").presses("Enter");
    c.types("01122026").presses("Enter").types("04122026").presses("Ctrl+S").sees("[График");
    c.stands_on_a_line_with("01.12");
    // Who was changed stays under the cursor, wherever she stands then.
    c.presses("3").goes_to("Иванова").presses("Enter Tab").goes_to("Денис").presses("F4");
    c.sees("Изменить: член семьи")
        .presses("Tab*6")
        .types("лицей")
        .presses("Ctrl+S")
        .stands_on_a_line_with("Денис");
}

#[test]
fn a_record_of_the_card_is_one_stop_and_a_heading_none() {
    for name in ["Иванова", "Гусев", "Константинопольская"] {
        let mut c = curator().at(100, 60);
        c.presses("3").goes_to(name).presses("Enter Tab Home");
        let members = c.records("member", &[&c.family(name)]);
        for _ in 1..members {
            let before = c.screen();
            c.presses("Down");
            assert_ne!(c.screen(), before, "a member for each press");
        }
        let last = c.screen();
        assert_eq!(c.presses("Down").screen(), last, "{members} members, and nothing below them");
        c.presses("Home Up F4").sees("Изменить: член семьи").presses("Esc");
    }
}

#[test]
fn why_tells_who_wrote_it_and_what_for_on_every_line_of_the_card() {
    for name in ["Иванова", "Гусев", "Титова"] {
        let mut c = curator().at(100, 40);
        c.presses("3").goes_to(name).presses("Enter");
        for section in 0..10 {
            c.presses("Home");
            for _ in 0..40 {
                let before = c.screen();
                c.presses("F5");
                let told = c.screen();
                if !told.contains("нечего объяснять") {
                    let reckoned = [
                        "Сколько нужно",
                        "Сделано",
                        "К этому дню готовят",
                        "Дни, в которые",
                        "Этапы взяты из документа",
                        "Записи об этом в деле нет",
                        "До этого дело ещё не дошло",
                        // What the programme lacks is quoted from the document.
                        "Не проведено",
                    ];
                    let known =
                        told.contains("Кто и когда записал") || reckoned.iter().any(|r| told.contains(r));
                    assert!(known, "{name}, section {section}:\n{before}\n{told}");
                }
                c.presses("Esc");
                if c.presses("Down").screen() == before {
                    break;
                }
            }
            c.presses("Tab");
        }
    }
}

#[test]
fn why_on_children_free_days_and_phones_answers_what_was_asked() {
    let mut c = curator().at(100, 60);
    c.presses("3").goes_to("Иванова").presses("Enter").goes_to("Дети").presses("F5");
    c.sees("Дети — члены семьи, которым ещё нет 18 лет")
        .sees("Денис")
        .sees("Алиса")
        .sees("Кто и когда записал");
    c.presses("Esc").goes_to("Свободно").presses("F5").sees("куратор работает, семья дома").sees("свободно");
    c.sees("выходной").presses("Esc").goes_to("603-14-22").presses("F5").sees("по нему звонят");
    c.sees("+7 911 603-14-22").presses("Esc");
    // What a corrected number has replaced is told at its line.
    c.presses("Tab").goes_to("мать").presses("F4 Tab*5 Ctrl+U").types("+7 911 603-14-99").presses("Ctrl+S");
    c.presses("BackTab").goes_to("603-14-99").presses("F5").sees("+7 911 603-14-22").sees("+7 911 603-14-99");
}

/// What a person reads and types of a span is its last day; the file keeps the first day no longer.
#[test]
fn the_last_day_of_a_span_is_typed_and_shown_and_the_day_after_is_kept() {
    for (typed, kept, shown) in [
        ("27.11", "2026-11-28", "по 27.11"),
        // Away for one day.
        ("24.11", "2026-11-25", "по 24.11"),
        ("31.12.2026", "2027-01-01", "по 31.12"),
    ] {
        let mut c = curator().at(80, 50);
        c.presses("3").goes_to("Иванова").presses("Enter Ins").goes_to("Отсутствие").presses("Enter");
        c.sees("По (включительно)").presses("Ctrl+U").types("24.11").presses("Tab").types(typed);
        c.presses("Tab Ctrl+S Ctrl+S");
        assert_eq!(
            c.records("absence", &["\"from\":\"2026-11-24\"", &format!("\"until\":\"{kept}\"")]),
            1,
            "{typed}"
        );
        c.sees(shown);
        let mut c = curator();
        c.presses("5 Ins")
            .sees("Отпуск куратора")
            .presses("Enter Ctrl+U")
            .types("24.11")
            .presses("Tab")
            .types(typed);
        c.presses("Tab Ctrl+S Ctrl+S");
        assert_eq!(
            c.records("leave", &["\"from\":\"2026-11-24\"", &format!("\"until\":\"{kept}\"")]),
            1,
            "{typed}"
        );
    }
    let mut c = curator();
    c.presses("3").goes_to("Иванова").presses("Enter Ins").goes_to("Отсутствие").presses("Enter");
    c.presses("Ctrl+U").types("24.11").presses("Tab").types("23.11").presses("Tab Ctrl+S");
    c.sees("! Период кончается раньше, чем начинается");
}

#[test]
fn a_child_is_proposed_as_what_it_is_to_the_applicant() {
    for (applicant, name, role) in [
        ("мать", "Глеб", "son"),
        ("отец", "Анна", "daughter"),
        ("усыновитель", "Дарья", "daughter"),
        ("опекун", "Глеб", "ward"),
        ("бабушка", "Глеб", "grandson"),
        ("мать", "Саша", "child"),
    ] {
        let mut c = newcomer();
        c.presses("Ctrl+N")
            .types("Ершова")
            .presses("Tab*3")
            .types(applicant)
            .presses("Enter PgDn*2")
            .types(name);
        c.presses("Tab*2 Ctrl+S Ctrl+S Ctrl+S");
        assert_eq!(c.records("member", &[name, &format!("\"{role}\"")]), 1, "{applicant} {}", c.screen());
    }
}

#[test]
fn a_member_born_as_a_child_is_proposed_as_one_and_a_grown_up_is_not() {
    for (name, born, role) in
        [("Глеб", "2.3.2015", "son"), ("Анна", "2.3.2015", "daughter"), ("Саша", "2.3.2015", "child")]
    {
        let mut c = curator();
        c.presses("3").goes_to("Иванова").presses("Enter Tab Ins").sees("Новая запись");
        c.presses("Tab").types(name).presses("Tab*3").types(born).presses("Enter Ctrl+S Ctrl+S");
        assert_eq!(c.records("member", &[name, &format!("\"{role}\"")]), 1, "{}", c.screen());
    }
    let mut c = curator();
    c.presses("3").goes_to("Иванова").presses("Enter Tab Ins Tab").types("Глеб").presses("Tab*3");
    c.types("2.3.1980").presses("Enter Ctrl+S").sees("Не сохранено");
}

#[test]
fn a_visit_from_before_the_family_was_registered_is_asked_about_once_more() {
    // Registered on the 28th of August 2026, first level from the 31st.
    for (day, said) in [
        ("1.1.1900", "Раньше, чем семья поставлена на учёт: 28.08.2026."),
        ("24.11.2025", "Раньше, чем семья поставлена на учёт: 28.08.2026."),
        ("29.8", "Сопровождение началось 31.08.2026"),
    ] {
        let mut c = curator();
        c.goes_to("11:00").presses("Enter").types("дома все").presses("Tab*2").types(day).presses("Enter");
        c.sees(said).sees("Ctrl+S — сохранить");
        assert_eq!(c.records("contact", &["дома все"]), 0, "{day}");
        c.presses("Ctrl+S");
        assert_eq!(c.records("contact", &["дома все"]), 1, "{day}:\n{}", c.screen());
    }
}

#[test]
fn a_day_of_another_year_is_confirmed_with_its_year() {
    for (day, said) in
        [("24.11.2025", "пн 24.11.25"), ("1.1.1900", "пн 01.01.1900"), ("23.11.2026", "пн 23.11")]
    {
        let mut c = curator();
        c.goes_to("11:00").presses("Enter").types("дома все").presses("Tab*2").types(day);
        c.presses("Ctrl+S").presses(if day.ends_with("2026") { "" } else { "Ctrl+S" });
        c.sees(&format!("состоялось, {said}"));
    }
}

#[test]
fn the_organisations_of_the_document_are_offered_to_the_directory_once() {
    // 004-084: the departments that take part.
    for (regulation, typed, kept) in [
        ("yugra", "Департамент труда", "занятости"),
        ("yugra", "Управление Министерства внутренних дел", "МВД"),
        ("oktyabrsky", "Центральная районная больница", "больница"),
        ("azov", "Центр психолого-педагогической", "СоДействие"),
    ] {
        let mut c = with_district(&format!("{{\"type\":\"district\",\"regulation\":\"{regulation}\"}}\n"));
        c.presses("F9").types("добавить организацию").presses("Enter").sees("Название");
        c.types(typed).presses("Enter").presses("Ctrl+S Ctrl+S");
        assert_eq!(c.records("organisation", &["\"name\"", kept]), 1, "{typed}: {}", c.screen());
        let named = c.file().lines().find(|l| l.contains("\"type\":\"organisation\"")).unwrap().to_owned();
        c.presses("F9").types("добавить организацию").presses("Enter").types(typed).presses("Enter Ctrl+S");
        assert_eq!(c.file().matches(&named).count(), 1, "{typed}");
    }
}

#[test]
fn an_absence_with_a_wrong_year_is_asked_about_once_more() {
    let fill = |from: &str, until: &str| {
        let mut c = curator();
        c.presses("3").goes_to("Иванова").presses("Enter F9").types("отсутствие семьи").presses("Enter");
        c.presses("Ctrl+U").types(from).presses("Tab").types(until).presses("Ctrl+S");
        c
    };
    let mut c = fill("1.12.2016", "5.12.2026");
    c.sees("Раньше, чем семья поставлена на учёт: 28.08.2026.").sees("Проверьте предупреждение");
    assert_eq!(c.records("absence", &["2016-12-01"]), 0);
    c.presses("Ctrl+S");
    assert_eq!(c.records("absence", &["2016-12-01"]), 1);
    // Visited on days on which she was away: one of the two is wrong.
    let mut c = fill("1.11", "30.11");
    c.sees("В эти дни семью посетили:").sees("проверьте дни и год");
    assert_eq!(c.records("absence", &["2026-11-01"]), 0);
}

#[test]
fn a_leave_over_visits_of_the_curator_is_asked_about_once_more() {
    let mut c = curator();
    c.presses("5").goes_to("Смирнова").presses("Ins Enter Ctrl+U").types("1.12.2016").presses("Tab");
    c.types("5.12.2026").presses("Ctrl+S");
    c.sees("В эти дни куратор посещал семьи:");
    assert_eq!(c.records("leave", &["2016-12-01"]), 0);
}

#[test]
fn a_mother_born_this_year_or_hardly_before_her_child_is_asked_about_once_more() {
    for (mother, said) in [
        ("5.3", "По дате рождения это ребёнок, а роль — взрослого. Проверьте год рождения."),
        ("1.1.2006", "Между рождением взрослого и ребёнка меньше 12 лет."),
    ] {
        let mut c = newcomer();
        c.presses("Ctrl+N").types("Ершова").presses("Tab").types("Анна").presses("Tab*2").types("мать");
        c.presses("Enter Tab")
            .types(mother)
            .presses("PgDn*2")
            .types("Глеб")
            .presses("Tab*3")
            .types("1.1.2010");
        c.presses("Ctrl+S").sees("Проверьте предупреждение").sees(said);
        assert_eq!(c.records("family", &[]), 0, "{mother}");
    }
}

#[test]
fn a_closing_ahead_is_not_announced_as_done() {
    let mut c = curator();
    c.presses("3").goes_to("Иванова").presses("F9").types("прекратить").presses("Enter Ctrl+U");
    c.types("1.1.2030").presses("Ctrl+S Ctrl+S");
    c.sees("Сопровождение будет прекращено 01.01.2030: Иванова М. П.").does_not_see("прекращено:");
}

#[test]
fn a_day_in_the_field_of_an_hour_is_no_hour() {
    for (typed, is_hour) in
        [("1.11", false), ("15.12", false), ("1/11", false), ("9.30", true), ("11:05", true), ("930", true)]
    {
        let mut c = curator();
        let before = c.file();
        c.goes_to("Гусев").presses("F6 Tab Ctrl+U").types(typed).presses("Ctrl+S");
        match is_hour {
            true => c.does_not_see("Неверное время"),
            false => c.sees("Неверное время").sees("день, а не час"),
        };
        assert_eq!(c.file() == before, !is_hour, "{typed}: {}", c.screen());
    }
}

#[test]
fn a_registration_ahead_is_said_before_it_is_saved() {
    for (typed, is_ahead) in [("02.12.2026", true), ("24.11.2026", false), ("20.11.2026", false)] {
        let mut c = curator();
        c.presses("3 y").types("Новикова");
        for _ in 0..60 {
            if c.screen().lines().any(|l| l.starts_with('▌') && l.contains("На учёте с")) {
                break;
            }
            c.presses("Tab");
        }
        c.stands_on("На учёте с").presses("Ctrl+U").types(typed).presses("Tab");
        match is_ahead {
            true => c.sees("на учёте семья будет с 02.12.2026"),
            false => c.does_not_see("на учёте семья будет"),
        };
    }
}

#[test]
fn a_husband_and_a_wife_are_typed_as_they_are_called() {
    for (typed, code, name) in [
        ("муж", "husband", "Олег"),
        ("жена", "wife", "Ольга"),
        ("ve;", "husband", "Олег"),
        ("отчим", "stepfather", "Олег"),
        ("сожит", "partner", "Олег"),
    ] {
        let mut c = curator();
        c.presses("3")
            .goes_to("Гусев")
            .presses("Enter Tab Ins Tab")
            .types(name)
            .presses("Tab*2")
            .types(typed);
        c.presses("Ctrl+S");
        if c.screen().contains("Проверьте предупреждение") {
            c.presses("Ctrl+S");
        }
        assert_eq!(c.records("member", &[&format!("\"{code}\""), name]), 1, "{typed}: {}", c.screen());
    }
}

#[test]
fn an_empty_section_of_the_card_takes_its_first_record_by_the_key_of_opening() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = curator().under(layout);
        c.presses("3 y").types("Новикова").presses("Ctrl+S");
        if c.screen().contains("Проверьте") {
            c.presses("Ctrl+S");
        }
        c.sees("Принята семья").presses("3").goes_to("Новикова").presses("Enter Tab Tab Tab Tab Enter");
        c.does_not_see("нечего объяснять")
            .stands_on("Уровень")
            .presses("Enter")
            .sees("Новая запись: уровень");
    }
}

#[test]
fn a_family_that_was_found_ends_the_typing_into_the_search() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = curator().under(layout);
        c.presses("3 F7").types("гусев").presses("Enter").sees("Гусев Николай Иванович").presses("Esc");
        c.sees("гусев").presses("1").sees("[1 Сегодня]").does_not_see("гусев1");
    }
}
