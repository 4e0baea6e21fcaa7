//! «Обмен»: two homes work on copies of one file, come back, merge and settle what they disagree about.

use crate::desk::{CuratorDesk, KeyboardLayout, curator, elsewhere, file_of, newcomer};
use crate::fields::{WithField, copied};
use kurator::domain::schema::Kind;
use kurator::domain::{Act, FieldName, Id, Record};
use kurator::store::Store;
use kurator::text::Lang;
use serde_json::json;

const FAMILY: &str = "00000000-0000-4000-8000-000000000001";

fn family() -> Record {
    Record::of(Kind::Family, FAMILY.parse().unwrap())
}

fn write(store: &mut Store, record: Record) {
    store.record(Act::FamilyChanged, &[record]).unwrap();
}

/// Her mother's record, and the number it has.
fn mother(store: &Store) -> (Id, String) {
    let members = store.reader().records_of(Kind::Member, FAMILY.parse().unwrap()).unwrap();
    let mother = members.into_iter().find(|m| m.text(FieldName::Role) == Some("mother")).unwrap();
    let phones = store.reader().phones_of(mother.id).unwrap();
    (mother.id, phones[0].1.clone())
}

fn with_phones(member: Id, numbers: &[&str]) -> Record {
    let mut record = Record::of(Kind::Member, member);
    record.put(FieldName::Phones, json!(numbers)).unwrap();
    record
}

/// Goes through the ways of copies to the copy on the stick, which is offered first.
fn merges(c: &mut CuratorDesk) -> &mut CuratorDesk {
    c.presses("7 Ins Enter").sees("С какой копией слить").presses("Enter")
}

/// The note of a family is changed in both copies.
fn two_notes(c: &mut CuratorDesk) {
    c.carries_a_copy("ноутбук", |home| write(home, family().with(FieldName::Note, "из дома")));
    c.writes(Act::FamilyChanged, vec![family().with(FieldName::Note, "из кабинета")]);
}

#[test]
fn two_homes_change_one_phone_and_it_is_settled_by_one_key() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = curator().under(layout);
        let (mut member, mut old) = (None, String::new());
        c.carries_a_copy("ноутбук", |home| {
            let (id, number) = mother(home);
            (member, old) = (Some(id), number);
            write(home, with_phones(id, &["+79527770001"]));
        });
        let member = member.unwrap();
        c.writes(Act::FamilyChanged, vec![with_phones(member, &["+79527770002"])]);
        merges(&mut c).sees("расхождений 1").sees("ноутбук: 1 запись").presses("Enter");
        c.sees("расхождений 1").sees("7 Обмен (1)").sees("телефон").sees("здесь").sees("+7 952 777-00-02");
        c.sees("там").sees("+7 952 777-00-01").sees("до этого").sees("ноутбук").sees("Ничего не потеряно");
        let both = c.file();
        assert!(
            both.contains("+79527770002") && both.contains("+79527770001"),
            "both stand until it is settled"
        );
        // The other value is marked and taken.
        c.presses("Tab Enter").sees("Улажено расхождение").sees("Расхождений нет").does_not_see("Обмен (1)");
        let file = c.file();
        assert!(file.contains("+79527770001") && !file.contains("+79527770002"), "{file}");
        c.presses("Ctrl+Z").sees("1 расхождение").sees("+7 952 777-00-02");
        assert_eq!(c.file(), both);
    }
}

#[test]
fn what_a_merge_brought_is_gone_to() {
    let mut c = curator();
    two_notes(&mut c);
    merges(&mut c).presses("Enter").sees("из кабинета").sees("из дома");
    c.carries_a_copy("ноутбук", |home| write(home, family().with(FieldName::Safety, "злая собака")));
    c.writes(Act::FamilyChanged, vec![family().with(FieldName::Safety, "собака на цепи")]);
    merges(&mut c).presses("Enter").sees("2 расхождения").sees("злая собака").sees("собака на цепи");
    c.presses("Enter").sees("1 расхождение").sees("из кабинета");
    c.presses("Ctrl+Z").sees("2 расхождения").sees("злая собака");
}

#[test]
fn both_numbers_may_be_right() {
    let mut c = curator();
    let mut member = None;
    c.carries_a_copy("ноутбук", |home| {
        let (id, _) = mother(home);
        member = Some(id);
        write(home, with_phones(id, &["+79527770001"]));
    });
    c.writes(Act::FamilyChanged, vec![with_phones(member.unwrap(), &["+79527770002"])]);
    merges(&mut c).presses("Enter F4").sees("Своё значение: телефон").sees("+7 952 777-00-01");
    c.presses("Ctrl+S").sees("Расхождений нет");
    assert_eq!(c.records("member", &["+79527770002", "+79527770001"]), 1);
}

#[test]
fn a_value_of_ones_own_keeps_the_rules_of_its_field() {
    let mut c = curator();
    let member = { c.reader().records_of(Kind::Member, FAMILY.parse().unwrap()).unwrap()[0].id };
    let born = |day: &str| Record::of(Kind::Member, member).with(FieldName::Born, day);
    c.carries_a_copy("ноутбук", |home| write(home, born("1990-01-02")));
    c.writes(Act::FamilyChanged, vec![born("1990-02-01")]);
    merges(&mut c).presses("Enter").sees("дата рождения").sees("01.02.1990").sees("02.01.1990");
    c.presses("d").sees("Своё значение: дата рождения").types("31.02.1990").presses("Enter");
    c.sees("В феврале 28 дней").presses("Ctrl+U").types("3.1.1990").presses("Enter");
    c.sees("Улажено расхождение").sees("Расхождений нет");
    assert_eq!(c.records("member", &["1990-01-03"]), 1);
    c.presses("Ctrl+Z").sees("1 расхождение");
}

#[test]
fn what_is_half_written_outlives_the_program() {
    let mut c = curator();
    two_notes(&mut c);
    merges(&mut c).presses("Enter F4").types("так верно");
    c.is_killed_and_goes_on().sees("Своё значение: примечание").sees("так верно").presses("Ctrl+S");
    assert_eq!(c.records("family", &["так верно"]), 1);
    c.presses("7").sees("Расхождений нет");
}

#[test]
fn what_is_put_off_stays_open_and_danger_comes_first() {
    let mut c = curator();
    c.carries_a_copy("ноутбук", |home| {
        write(home, family().with(FieldName::Note, "из дома").with(FieldName::Safety, "собака"));
    });
    c.writes(
        Act::FamilyChanged,
        vec![family().with(FieldName::Note, "из кабинета").with(FieldName::Safety, "вдвоём")],
    );
    merges(&mut c).presses("Enter").sees("2 расхождения").stands_on("Сидорова А. В.");
    let lines = c.screen();
    let at = |text: &str| lines.find(text).unwrap_or_else(|| panic!("no «{text}»:\n{lines}"));
    assert!(at("предупреждение") < at("примечание"), "{lines}");
    c.sees("вдвоём").presses("Del").sees("остаётся открытым").sees("из дома").sees("позже");
    c.presses("1 7").sees("2 расхождения");
    c.presses("Enter").sees("1 расхождение").sees("вдвоём");
}

#[test]
fn of_three_values_each_is_called_and_one_is_taken() {
    let mut c = curator();
    c.carries_a_copy("ноутбук", |home| write(home, family().with(FieldName::Note, "из дома")));
    c.carries_a_copy("планшет", |road| write(road, family().with(FieldName::Note, "с дороги")));
    c.writes(Act::FamilyChanged, vec![family().with(FieldName::Note, "из кабинета")]);
    merges(&mut c).presses("Enter Ins Enter Down Enter Enter").sees("1 расхождение").sees("здесь");
    c.sees("из кабинета").sees("№ 2").sees("№ 3").sees("из дома").sees("с дороги").sees("планшет");
    c.presses("Tab Tab");
    let shown = c.screen();
    let marked = shown.lines().find(|l| l.contains("▌ №")).unwrap();
    let taken = if marked.contains("из дома") { "из дома" } else { "с дороги" };
    c.presses("Enter").sees("Расхождений нет");
    assert_eq!(c.records("family", &[taken]), 1);
}

#[test]
fn why_and_card_and_back_from_the_field() {
    let mut c = curator();
    two_notes(&mut c);
    merges(&mut c).presses("Enter g").sees("ни один не видел правки другого").sees("из дома").presses("Esc");
    c.presses("F3").sees("Расхождение").goes_to("Семья: примечание").sees("Enter — уладить").presses("Enter");
    c.sees("из кабинета").sees("до этого").presses("Tab Enter").sees("Улажено");
    // One step back is the card, where nothing is marked any more.
    c.presses("Esc").sees("Сидорова Анна Викторовна").does_not_see("Расхождение");
}

#[test]
fn a_deletion_against_an_edit_has_two_answers() {
    let mut c = curator();
    let contact = c.reader().records_of(Kind::Contact, FAMILY.parse().unwrap()).unwrap()[0].id;
    c.carries_a_copy("ноутбук", |home| {
        write(home, Record::of(Kind::Contact, contact).with(FieldName::Note, "дополнено дома"));
    });
    c.presses("1");
    let effect = kurator::screen::Effect::Remove { act: Act::RecordDeleted, ids: vec![contact] };
    c.performs(effect);
    merges(&mut c).presses("Enter").sees("контакт: удаление").sees("удалить").sees("оставить");
    c.presses("F4").sees("только два ответа").presses("F5").sees("запись удалили").presses("Esc");
    let live = c.screen().lines().find(|l| l.contains("оставить")).is_some_and(|l| l.contains('▌'));
    c.presses(if live { "Enter" } else { "Tab Enter" }).sees("Расхождений нет");
    assert_eq!(c.records("contact", &["дополнено дома"]), 1);
}

#[test]
fn what_a_merge_brings_is_seen_first_and_can_be_left() {
    let mut c = curator();
    two_notes(&mut c);
    let before = c.file();
    merges(&mut c).sees("Новое: записей 1, семей 1, расхождений 1").sees("Сидорова А. В.").presses("Esc");
    assert_eq!(c.file(), before);
    c.sees("Расхождений нет");
    merges(&mut c).presses("Enter").sees("Взято: новых записей 1");
    assert!(c.meanwhile.iter().any(|picture| picture.contains("Сливаю")), "it is drawn before it begins");
    // The same copy once more, and one's own.
    c.presses("Ins Enter Enter").sees("Нового нет").presses("Esc");
}

#[test]
fn a_refusal_is_said_at_the_path_and_nothing_typed_is_lost() {
    let mut c = curator();
    let stick = c.stick();
    std::fs::write(stick.join("письмо.db"), "текст").unwrap();
    let copy =
        c.carries_a_copy("ноутбук", |home| write(home, family().with(FieldName::Note, "из дома")));
    let bytes = std::fs::read(&copy).unwrap();
    std::fs::write(stick.join("оборван.kurator"), &bytes[..bytes.len() / 2]).unwrap();
    let before = c.file();
    for (name, said) in [
        ("письмо.db", "не файл участка"),
        ("оборван.kurator", "повреждён или скопирован не целиком"),
        ("нет.kurator", "Проверьте имя и на месте ли флешка"),
    ] {
        let path = stick.join(name).display().to_string();
        c.presses("7 Ins Enter").pastes(&path).presses("Enter").sees(said).sees("С какой копией слить");
        c.presses("Esc");
        assert_eq!(c.file(), before);
    }
    c.presses("Ins Enter Ctrl+U Enter").sees("Укажите файл копии").presses("Esc");
}

#[test]
fn a_path_is_completed_and_chosen_by_arrows() {
    let mut c = curator().at(120, 40);
    let stick = c.stick();
    c.carries_a_copy("ноутбук", |_| {});
    std::fs::copy(stick.join("ноутбук.kurator"), stick.join("планшет.kurator")).unwrap();
    c.presses("7 Ins Enter").sees("ноутбук.kurator").sees("планшет.kurator");
    // Whoever names the stick is shown what lies on it.
    c.pastes(&stick.display().to_string()).presses("Enter").sees("STICK/").sees("планшет.kurator");
    let begun = stick.join("план").display().to_string();
    c.presses("Ctrl+U")
        .types(&begun)
        .presses("Tab")
        .sees("планшет.kurator")
        .presses("Enter")
        .sees("Нового нет");
}

#[test]
fn a_folder_of_exchange_is_remembered() {
    let mut c = curator();
    let folder = c.beside("обмен");
    std::fs::create_dir(&folder).unwrap();
    two_notes(&mut c);
    std::fs::copy(c.stick().join("ноутбук.kurator"), folder.join("ноутбук.kurator")).unwrap();
    std::fs::write(folder.join("оборван.kurator"), "текст").unwrap();
    // Nothing is remembered yet: it is asked for.
    c.presses("7 F6").sees("Папка обмена").pastes(&folder.display().to_string()).presses("Enter");
    c.sees("ноутбук.kurator").sees("расхождений 1").sees("оборван.kurator").sees("не файл участка");
    c.sees("Ваш снимок записан").presses("Esc").sees("1 расхождение");
    c.presses("F6").sees("Нового нет").sees("уже такой").presses("Esc");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 3);
    // The disk is out: it is said where another folder can be named.
    std::fs::rename(&folder, c.beside("вынута")).unwrap();
    c.presses("F6").sees("Папка обмена").sees("или она не читается").presses("Esc").sees("1 расхождение");
}

#[test]
fn a_copy_may_be_taken_out_only_when_it_was_read_back() {
    let mut c = curator();
    let stick = c.stick();
    c.presses("7 F2").sees("Куда положить копию").pastes(&stick.display().to_string()).presses("Enter");
    c.sees("Копия готова").sees("Можно вынимать").presses("Esc");
    assert!(c.meanwhile.iter().any(|picture| picture.contains("вынимайте")), "{:?}", c.meanwhile);
    // Work that is only in the copy is never overwritten.
    write(
        &mut elsewhere(&stick.join("district.kurator"), "ноутбук"),
        family().with(FieldName::Note, "из дома"),
    );
    c.presses("F2 Enter").sees("есть записи, которых здесь нет").sees("Куда положить копию").presses("Esc");
}

#[test]
fn an_empty_screen_says_what_it_is_for() {
    let mut c = newcomer();
    c.presses("7").sees("Расхождений нет").sees("Ins — слить с копией").sees("F6").sees("F2").sees("снимок");
    c.presses("Enter").sees("Слить с копией…").sees("Обмен с папкой…").sees("Сделать копию…").presses("Esc");
    let mut c = newcomer().speaking(Lang::En);
    c.presses("7").sees("Nothing is disagreed about").sees("Ins merges a copy");
}

#[test]
fn duplicates_are_found_held_side_by_side_and_joined() {
    let mut c = curator();
    c.carries_a_copy("ноутбук", |home| {
        let known = home.reader().record(Kind::Family, FAMILY.parse().unwrap()).unwrap().unwrap();
        let twin = copied(&known, Kind::Family, Id::new());
        home.record(Act::FamilyTakenIn, &[twin]).unwrap();
    });
    merges(&mut c).sees("похоже, семья записана дважды").presses("Enter");
    c.sees("1 находка").sees("Две записи похожи на одну семью").presses("F4").sees("правят в карте");
    c.presses("F5").sees("в двух копиях").presses("Esc F3").sees("Сидорова Анна Викторовна");
    c.presses("Esc").sees("1 находка").sees("Enter сравнить и объединить").presses("Enter");
    c.sees("Одна и та же семья?").presses("Ctrl+S").sees("Объединены записи").sees("Расхождений нет");
    c.presses("Ctrl+Z").sees("1 находка");
}

#[test]
fn a_head_of_service_sees_the_load_that_came_with_a_copy() {
    let mut c = curator();
    let belkina: Id = "11111111-0000-4000-8000-000000000001".parse().unwrap();
    c.presses("5").sees("Смирнова").does_not_see("Белкина").presses("7");
    c.carries_a_copy("ноутбук", |home| {
        let curator = Record::of(Kind::Curator, belkina).with(FieldName::Name, "Белкина Вера Андреевна");
        let family = Record::new(Kind::Family)
            .with(FieldName::Title, "Новиковы")
            .with(FieldName::RegisteredOn, "2026-11-02");
        let assigned = Record::new(Kind::Assignment)
            .with(FieldName::Family, family.id)
            .with(FieldName::Curator, belkina)
            .with(FieldName::From, "2026-11-02");
        let level = Record::new(Kind::Level)
            .with(FieldName::Family, family.id)
            .with(FieldName::Level, "crisis")
            .with(FieldName::From, "2026-11-02");
        home.record(Act::FamilyTakenIn, &[curator, family, assigned, level]).unwrap();
    });
    merges(&mut c).presses("Enter").sees("Взято").presses("5 Ctrl+E").sees("Белкина В. А.").sees("Смирнова");
}

#[test]
fn on_another_day_nothing_is_merged_but_a_copy_is_made() {
    let mut c = curator();
    two_notes(&mut c);
    c.presses("7 Ctrl+D").types("+1").presses("Enter");
    c.presses("Ins Enter").does_not_see("С какой копией").sees("Показан ср 25.11");
    c.presses("Esc F2").sees("Куда положить копию");
}

#[test]
fn in_the_least_window_everything_is_there() {
    let mut c = curator().at(60, 20);
    two_notes(&mut c);
    merges(&mut c).sees("Взять").presses("Enter").sees("из дома").sees("из кабинета").sees("до этого");
    c.sees("ноутбук").sees("Ничего не потеряно");
}

#[test]
fn a_state_before_a_merge_is_put_back_and_the_work_since_is_kept() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = curator().under(layout);
        c.presses("7 Ctrl+R").sees("Какой снимок вернуть").sees("Снимков ещё нет").presses("Esc");
        two_notes(&mut c);
        let before = c.file();
        merges(&mut c).presses("Enter").sees("из дома");
        let merged = c.file();
        // By the menu of the ways, and by the keys of its own.
        c.presses("Ins").goes_to("Вернуть снимок").presses("Enter").sees("Какой снимок вернуть");
        c.sees("перед слиянием: Смирнова Т. Н., ноутбук").presses("Esc Esc");
        c.presses("y").sees("перед слиянием: Смирнова Т. Н., ноутбук").presses("Enter");
        c.sees("Вернуть снимок?").sees("проверен и цел").sees("Уйдёт из файла: записей 1, задето семей 1");
        c.sees("Нового снимок не принесёт").sees("Сидорова").presses("Enter");
        assert_eq!(c.file(), merged, "what does nothing is marked");
        c.presses("Ctrl+R Enter Tab Enter").sees("Возвращён снимок").sees("Ctrl+R").sees("Расхождений нет");
        assert_eq!(c.file(), before);
        // What is done now is done in the file that stands there.
        c.writes(Act::FamilyChanged, vec![family().with(FieldName::Note, "после возврата")]);
        assert_eq!(c.records("family", &["после возврата"]), 1);
        c.presses("Ctrl+R").goes_to("до возврата снимка").presses("Enter").sees("Вернётся: записей 1");
        c.sees("Взять недостающее").presses("Tab Tab Enter").sees("Слить с копией").presses("Enter");
        c.sees("1 расхождение").sees("из дома").sees("после возврата");
    }
}

#[test]
fn a_snapshot_that_is_torn_is_refused_and_the_file_stands() {
    let mut c = curator();
    two_notes(&mut c);
    merges(&mut c).presses("Enter");
    let file = c.file();
    let folder = std::fs::read_dir(c.beside("state/snapshots")).unwrap().next().unwrap().unwrap().path();
    let snapshot = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    c.presses("Ctrl+R");
    let bytes = std::fs::read(&snapshot).unwrap();
    std::fs::write(&snapshot, &bytes[..bytes.len() / 2]).unwrap();
    c.presses("Enter").does_not_see("Вернуть снимок?").sees("повреждён");
    assert_eq!(c.file(), file);
}

#[test]
fn districts_begun_apart_are_one_disagreement_and_one_choice() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = curator().under(layout);
        for (n, name, curator) in
            [(1, "Участок № 4", "Лапина Ольга Юрьевна"), (2, "Участок № 5", "Ким Анна Львовна")]
        {
            let id = format!("20000000-0000-4000-8000-00000000001{n}");
            let lines = [
                format!(
                    "{{\"type\":\"district\",\"name\":\"{name}\",\"regulation\":\"yugra\",\"curator\":\"{id}\"}}"
                ),
                format!("{{\"type\":\"curator\",\"id\":\"{id}\",\"name\":\"{curator}\"}}"),
            ];
            std::fs::write(c.stick().join(format!("{n}.kurator")), file_of(&lines.join("\n"))).unwrap();
            c.presses("7 Ins Enter").goes_to(&format!("{n}.kurator")).presses("Enter");
            c.sees("Взять").presses("Enter");
        }
        c.sees("7 Обмен (1)").sees("1 расхождение").sees("участки начаты отдельно: 3 файла");
        c.sees("Участок № 3 · Смирнова").sees("Участок № 4 · Лапина").sees("Участок № 5 · Ким");
        c.sees("Enter решает всё одним выбором").presses("Enter").sees("Расхождений нет");
        assert_eq!(c.records("district", &["Участок № 3", "00000000-0000-4000-8000-000000000010"]), 1);
        // The undo decides nothing: each value is again that of who wrote it, and one choice.
        c.presses("Ctrl+Z").sees("1 расхождение").sees("участки начаты отдельно: 3 файла");
        c.sees("Участок № 3 · Смирнова").sees("Участок № 4 · Лапина").sees("Участок № 5 · Ким");
        c.presses("Enter").sees("Расхождений нет");
    }
}

#[test]
fn what_was_settled_wrongly_is_undone_and_settled_the_other_way() {
    let mut c = curator();
    c.carries_a_copy("ноутбук", |home| write(home, family().with(FieldName::Note, "из дома")));
    c.carries_a_copy("планшет", |road| write(road, family().with(FieldName::Note, "с дороги")));
    c.writes(Act::FamilyChanged, vec![family().with(FieldName::Note, "из кабинета")]);
    merges(&mut c).presses("Enter");
    c.presses("Ins Enter Down Enter Enter").sees("из дома").sees("с дороги").sees("из кабинета");
    for value in ["из дома", "с дороги", "из кабинета", "из дома"] {
        for _ in 0..3 {
            let is_marked = |line: &str| line.starts_with("  ▌ ") && line.contains(value);
            if !c.screen().lines().any(is_marked) {
                c.presses("Tab");
            }
        }
        c.presses("Enter").sees("Расхождений нет");
        assert_eq!(c.records("family", &[value]), 1, "it is the one that was marked");
        c.presses("Ctrl+Z").sees("1 расхождение");
    }
}
