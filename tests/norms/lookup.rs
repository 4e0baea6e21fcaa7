//! How well the lookup finds: queries of every kind over invented districts, and what it must never do.

use crate::district;
use crate::random;
use std::collections::BTreeMap;

use crate::slips::{AT_HOME, heard, latin, name_in, russian_layout, slip, surname_in, wrong_layout};
use crate::town::{TownChance, TownLists, district as town_of};
use kurator::domain::Case;
use kurator::domain::family::Member;
use kurator::domain::member::Role;
use kurator::search::{MatchMethod, SearchField, SearchIndex};
use proptest::prelude::*;

/// A query with what is meant by it.
struct LookupQuery {
    kind: &'static str,
    typed: String,
    meant: Box<dyn Fn(&Case) -> bool>,
}

fn is(a: &Option<String>, b: &str) -> bool {
    a.as_deref() == Some(b)
}

fn someone(is_meant: impl Fn(&Member) -> bool + 'static) -> Box<dyn Fn(&Case) -> bool> {
    Box::new(move |case| case.members.iter().any(&is_meant))
}

/// Somebody with this surname, of either gender.
fn of_surname(surname: &str) -> impl Fn(&Member) -> bool + 'static {
    let stem = surname.to_owned();
    let other = surname_in(surname, 5);
    move |m| {
        let bears = |last: &String| *last == stem || other.as_ref() == Some(last);
        m.last_name.iter().chain(&m.former_name).any(bears)
    }
}

fn named(surname: &str, first: &str) -> Box<dyn Fn(&Case) -> bool> {
    let (surname, first) = (of_surname(surname), first.to_owned());
    someone(move |m| surname(m) && is(&m.first_name, &first))
}

/// Queries of every kind about families of the district, drawn by chance.
fn queries(cases: &[Case], seed: u64, each: usize) -> Vec<LookupQuery> {
    let chance = &mut TownChance(seed);
    let mut all: Vec<LookupQuery> = Vec::new();
    let mut words: Vec<String> = Vec::new();
    for m in cases.iter().flat_map(|c| &c.members) {
        words.extend(
            [&m.last_name, &m.first_name, &m.patronymic].into_iter().flatten().map(|t| t.to_lowercase()),
        );
    }
    words.sort();
    words.dedup();
    // What was mistyped into another name of the district means that other name.
    let is_other = |typed: &str| words.binary_search(&typed.to_lowercase()).is_ok();
    let mut tries = 0;
    while all.len() < each * 30 && tries < each * 400 {
        tries += 1;
        let case = chance.one(cases).clone();
        let m = chance.one(&case.members).clone();
        let (last, first) = (m.last_name.clone().unwrap(), m.first_name.clone().unwrap());
        let patronymic = m.patronymic.clone().unwrap();
        let a = case.family.address.clone();
        let (street, house) = (a.street.clone().unwrap(), a.house.clone().unwrap());
        let long = last.chars().count() >= 6;
        let initial = |t: &str| t.chars().next().unwrap();
        let one_slip = slip(&last, chance);
        let two_slips = slip(&one_slip, chance);
        let by_ear = heard(&last, chance);
        let scheme = chance.below(3);
        let case_no = chance.below(6);
        let home = AT_HOME.iter().find(|(full, _)| *full == first).map(|(_, short)| *chance.one(short));
        let child = case.members.iter().find(|m| m.role == Role::Child).cloned();
        let full = named(&last, &first);
        let mut add = |kind: &'static str, typed: String, meant: Box<dyn Fn(&Case) -> bool>| {
            if all.iter().filter(|q| q.kind == kind).count() < each {
                all.push(LookupQuery { kind, typed, meant });
            }
        };
        add("surname", last.clone(), someone(of_surname(&last)));
        add("surname and name", format!("{last} {first}"), named(&last, &first));
        add("name and surname, small", format!("{first} {last}").to_lowercase(), named(&last, &first));
        {
            let (f, p) = (first.clone(), patronymic.clone());
            add(
                "name and patronymic",
                format!("{first} {patronymic}"),
                someone(move |m| is(&m.first_name, &f) && is(&m.patronymic, &p)),
            );
        }
        {
            let (s, f, p) = (of_surname(&last), initial(&first), initial(&patronymic));
            let typed = match chance.below(3) {
                0 => format!("{last} {f}. {p}."),
                1 => format!("{last} {f}{p}"),
                _ => format!("{last} {f}.{p}."),
            };
            let begins = |t: &Option<String>, c: char| t.as_deref().is_some_and(|t| t.starts_with(c));
            add(
                "initials",
                typed,
                someone(move |m| s(m) && begins(&m.first_name, f) && begins(&m.patronymic, p)),
            );
        }
        if long {
            let begin: String = last.chars().take(4).collect();
            let b = begin.replace('ё', "е");
            let stands =
                move |t: &Option<String>| t.as_deref().is_some_and(|t| t.replace('ё', "е").starts_with(&b));
            add(
                "prefix",
                begin,
                someone(move |m| stands(&m.last_name) || stands(&m.first_name) || stands(&m.patronymic)),
            );
        }
        add("wrong layout", wrong_layout(&format!("{last} {first}")), named(&last, &first));
        add("wrong layout, surname", wrong_layout(&last), someone(of_surname(&last)));
        add("latin", latin(&format!("{last} {first}"), scheme), named(&last, &first));
        add("latin, surname", latin(&last, scheme), someone(of_surname(&last)));
        if last.chars().count() > 3 {
            add("latin in russian layout", russian_layout(&latin(&last, 2)), someone(of_surname(&last)));
        }
        if last.contains('ё') || first.contains('ё') {
            add("yo", format!("{last} {first}").replace('ё', "е"), named(&last, &first));
        }
        if let (Some(s), Some(f)) = (surname_in(&last, case_no), name_in(&first, case_no % 3)) {
            let truth = named(&last, &first);
            match case_no {
                0..3 => add("endings", format!("{s} {f}"), truth),
                _ => add("plural and gender", s, someone(of_surname(&last))),
            }
        }
        if let Some(home) = home {
            let s = of_surname(&last);
            let called = |home: &'static str| {
                move |m: &Member| {
                    AT_HOME.iter().any(|(full, short)| is(&m.first_name, full) && short.contains(&home))
                }
            };
            let c = called(home);
            add("short name", format!("{last} {home}"), someone(move |m| s(m) && c(m)));
            let declined = name_in(home, chance.below(3)).unwrap();
            let (s, c) = (of_surname(&last), called(home));
            if let Some(surname) = surname_in(&last, 1) {
                add("short name declined", format!("{declined} {surname}"), someone(move |m| s(m) && c(m)));
            }
        }
        if last.chars().count() >= 5 && !is_other(&one_slip) {
            add("one slip", one_slip.clone(), someone(of_surname(&last)));
            add("one slip and name", format!("{one_slip} {first}"), named(&last, &first));
            add("slip in wrong layout", wrong_layout(&one_slip), someone(of_surname(&last)));
        }
        if last.chars().count() >= 7 && !is_other(&two_slips) {
            add("two slips and name", format!("{two_slips} {first}"), named(&last, &first));
        }
        if last.chars().count() >= 5 && by_ear != last.to_lowercase() && !is_other(&by_ear) {
            add("by ear", by_ear.clone(), someone(of_surname(&last)));
            add("by ear and name", format!("{by_ear} {}", heard(&first, chance)), full);
        }
        if let Some(phone) = m.phones.first() {
            let end: String = phone[phone.len() - 4..].to_owned();
            let e = end.clone();
            add("phone, last four", end, someone(move |m| m.phones.iter().any(|p| p.ends_with(&e))));
            let d = &phone[2..];
            let shown = match chance.below(5) {
                0 => format!("8{d}"),
                1 => format!("8 ({}) {}-{}-{}", &d[..3], &d[3..6], &d[6..8], &d[8..]),
                2 => format!("+7 {} {} {} {}", &d[..3], &d[3..6], &d[6..8], &d[8..]),
                3 => format!("{} {} {}", &d[3..6], &d[6..8], &d[8..]),
                _ => format!("{}-{}-{}", &d[3..6], &d[6..8], &d[8..]),
            };
            let digits = d[3..].to_owned();
            add("phone, written", shown, someone(move |m| m.phones.iter().any(|p| p.ends_with(&digits))));
            let inside = d[2..7].to_owned();
            let i = inside.clone();
            add("phone, inside", inside, someone(move |m| m.phones.iter().any(|p| p[2..].contains(&i))));
        }
        {
            let (s, h, f) = (a.street.clone(), a.house.clone(), a.flat.clone());
            let typed = match (&a.flat, chance.below(4)) {
                (Some(flat), 0) => format!("{street} {house}-{flat}"),
                (Some(flat), 1) => format!("{street} д. {house} кв. {flat}"),
                (Some(flat), 2) => format!("{street}, {house}, {flat}"),
                (Some(flat), _) => format!("{} {house}/{flat}", street.to_lowercase()),
                (None, _) => format!("ул. {street} {house}"),
            };
            let same = move |c: &Case| {
                let there = &c.family.address;
                there.street == s && there.house == h && (f.is_none() || there.flat == f)
            };
            add("address", typed, Box::new(same));
            let (s, surname) = (a.street.clone(), of_surname(&last));
            add(
                "surname and street",
                format!("{last} {street}"),
                Box::new(move |c| c.family.address.street == s && c.members.iter().any(&surname)),
            );
            let t = a.settlement.clone();
            let settlement = a.settlement.clone().unwrap();
            let surname = of_surname(&last);
            add(
                "settlement and surname",
                format!("{settlement} {last}"),
                Box::new(move |c| c.family.address.settlement == t && c.members.iter().any(&surname)),
            );
        }
        if let Some(child) = child {
            let (f, school) = (child.first_name.clone().unwrap(), child.occupation.clone().unwrap());
            let number: String = school.chars().filter(char::is_ascii_digit).collect();
            let (f2, s2) = (f.clone(), a.street.clone());
            add(
                "child and street",
                format!("{f} {street}"),
                Box::new(move |c| {
                    c.family.address.street == s2 && c.members.iter().any(|m| is(&m.first_name, &f2))
                }),
            );
            if !number.is_empty() && !school.contains("им.") {
                let word = if school.contains("сад") {
                    "сад"
                } else {
                    school.split_whitespace().next().unwrap()
                };
                let word = if word == "СОШ" && chance.below(2) == 0 { "школа" } else { word };
                let typed = match chance.below(3) {
                    0 => format!("{f} {word} {number}"),
                    1 => format!("{word} №{number} {f}"),
                    _ => format!("{f} {number} {word}"),
                };
                add(
                    "child and school",
                    typed,
                    someone(move |m| is(&m.first_name, &f) && is(&m.occupation, &school)),
                );
            }
        }
        if let Some(former) = m.former_name.clone() {
            let (f, n) = (former.clone(), first.clone());
            add(
                "former surname",
                format!("{former} {first}"),
                someone(move |m| (is(&m.former_name, &f) || is(&m.last_name, &f)) && is(&m.first_name, &n)),
            );
        }
        let number = case.programmes[0].number.clone().unwrap();
        let n = number.clone();
        let truth = move |c: &Case| {
            let numbers = c.programmes.iter().filter_map(|p| p.number.clone());
            numbers.chain(c.family.journal_number.clone()).any(|x| x == n)
        };
        add("document", number, Box::new(truth));
        let journal = case.family.journal_number.clone().unwrap();
        let j = Some(journal.clone());
        add("journal", journal, Box::new(move |c| c.family.journal_number == j));
    }
    all
}

#[derive(Default)]
struct LookupScore {
    one: usize,
    of_one: usize,
    three: usize,
    of_three: usize,
}

/// Asks all queries, counts, and tells what was missed.
fn ask(cases: &[Case], queries: &[LookupQuery], scores: &mut BTreeMap<&'static str, LookupScore>) {
    let index = SearchIndex::of(cases);
    for query in queries {
        let right = cases.iter().filter(|c| (query.meant)(c)).count();
        assert!(right > 0, "nobody is meant by `{}`", query.typed);
        let hits = index.find(&query.typed, 20);
        let at = hits.iter().position(|h| (query.meant)(&cases[h.place]));
        let score = scores.entry(query.kind).or_default();
        score.of_three += 1;
        score.three += usize::from(at.is_some_and(|at| at < 3));
        if right <= 3 {
            score.of_one += 1;
            score.one += usize::from(at == Some(0));
        }
        if at.is_none_or(|at| at >= 3 || at > 0 && right <= 3) {
            let told =
                |m: &kurator::search::WordMatch| format!("{} {} {}", m.text, m.field.code(), m.how.code());
            let first = hits.first().map(|h| h.matched.iter().map(told).collect::<Vec<_>>());
            println!("  {}: `{}` at {at:?} of {right} right, first {first:?}", query.kind, query.typed);
        }
    }
}

fn per_cent(a: usize, b: usize) -> f64 {
    if b == 0 { 100.0 } else { 100.0 * a as f64 / b as f64 }
}

#[test]
fn callers_are_found() {
    let mut scores: BTreeMap<&'static str, LookupScore> = BTreeMap::new();
    for (lists, seed) in
        [(TownLists::of_the_demo(), 11), (TownLists::of_elsewhere(), 23), (TownLists::of_elsewhere(), 5)]
    {
        let cases = town_of(&lists, 600, seed);
        ask(&cases, &queries(&cases, seed * 7, 20), &mut scores);
    }
    let (mut one, mut of_one, mut three, mut of_three) = (0, 0, 0, 0);
    println!("{:28} {:>12} {:>12}", "kind", "first", "of the first three");
    for (kind, s) in &scores {
        let told = |a: usize, b: usize| format!("{a}/{b} {:.1}", per_cent(a, b));
        println!("{kind:28} {:>14} {:>14}", told(s.one, s.of_one), told(s.three, s.of_three));
        (one, of_one, three, of_three) =
            (one + s.one, of_one + s.of_one, three + s.three, of_three + s.of_three);
    }
    println!(
        "{:28} {one}/{of_one} {:.1} {three}/{of_three} {:.1}",
        "all",
        per_cent(one, of_one),
        per_cent(three, of_three)
    );
    assert!(of_three >= 300, "only {of_three} queries");
    for (kind, s) in &scores {
        assert!(per_cent(s.three, s.of_three) >= 90.0, "{kind}: {}/{}", s.three, s.of_three);
    }
    assert!(per_cent(one, of_one) >= 95.0, "first: {one} of {of_one}");
    assert!(per_cent(three, of_three) >= 99.0, "of the first three: {three} of {of_three}");
}

/// A small district in which everything is written out.
fn small() -> Vec<Case> {
    let mut cases = town_of(&TownLists::of_elsewhere(), 14, 3);
    let people = [
        ("Иванова Мария Петровна", "+79116031422", "Ленинградская", "12", "4"),
        ("Иванов Пётр Михайлович", "+79521422190", "Озёрная", "9", ""),
        ("Королёва Анна Ильинична", "+79031112233", "Мира", "3", "7"),
        ("Щербакова Юлия Сергеевна", "+79184445566", "Лесная", "12а", "1"),
        ("Цой Виктор Робертович", "+79287778899", "Мира", "31", ""),
        ("Римская-Корсакова Ольга Львовна", "+79610001122", "Садовая", "5", "12"),
        ("Соколова Наталья Юрьевна", "+79882345678", "Садовая", "15", "2"),
        ("Калашников Александр Иванович", "+79115550101", "Новая", "1", ""),
        ("Магомедова Патимат Магомедовна", "+79117654321", "Южная", "8", "10"),
        ("Хабибуллина Гульнара Рашидовна", "+79119998877", "Южная", "2", "3"),
        ("Евстигнеева Ксения Павловна", "+79112121212", "Полевая", "77", ""),
        ("Подъячев Алексей Львович", "+79113131313", "Полевая", "78", ""),
        ("Достоевский Фёдор Михайлович", "+79114141414", "Северная", "4", "1"),
        ("Ли Анастасия Олеговна", "+79115151515", "Северная", "6", "9"),
    ];
    for (case, (title, phone, street, house, flat)) in cases.iter_mut().zip(people) {
        let parts: Vec<&str> = title.split(' ').collect();
        case.family.title = title.to_owned();
        case.family.note = None;
        case.family.journal_number = None;
        case.family.address.street = Some(street.to_owned());
        case.family.address.settlement = Some("Боровичи".to_owned());
        case.family.address.house = Some(house.to_owned());
        case.family.address.flat = (!flat.is_empty()).then(|| flat.to_owned());
        case.members.truncate(1);
        let m = &mut case.members[0];
        (m.last_name, m.first_name, m.patronymic) =
            (Some(parts[0].into()), Some(parts[1].into()), Some(parts[2].into()));
        m.former_name = None;
        m.phones = vec![phone.to_owned()];
        m.occupation = None;
        case.programmes.clear();
        case.levels.clear();
        case.closings.clear();
        case.activities.clear();
    }
    cases
}

#[test]
fn each_way_of_typing_finds_and_says_how() {
    let cases = small();
    let index = SearchIndex::of(&cases);
    for (typed, title, how, lit) in [
        ("Иванова", "Иванова М", MatchMethod::Exact, "Иванова"),
        ("иван", "Иванов П", MatchMethod::Prefix, "Иван"),
        ("Bdfyjdf", "Иванова М", MatchMethod::Layout, "Иванова"),
        ("шмфтщмф", "Иванова М", MatchMethod::Layout, "Иванова"),
        ("Ivanova", "Иванова М", MatchMethod::Translit, "Иванова"),
        ("Shcherbakova", "Щербакова", MatchMethod::Translit, "Щербакова"),
        ("Julia", "Щербакова", MatchMethod::Translit, "Юлия"),
        ("Iuliia", "Щербакова", MatchMethod::Translit, "Юлия"),
        ("Королева", "Королёва", MatchMethod::Yo, "Королёва"),
        ("Петру", "Иванов П", MatchMethod::Ending, "Пётр"),
        ("Калашникову", "Калашников", MatchMethod::Ending, "Калашников"),
        ("Достоевского", "Достоевский", MatchMethod::Ending, "Достоевск"),
        ("Саша", "Калашников", MatchMethod::Diminutive, "Александр"),
        ("Сашей", "Калашников", MatchMethod::Diminutive, "Александр"),
        ("Шура", "Калашников", MatchMethod::Diminutive, "Александр"),
        ("Лёша", "Подъячев", MatchMethod::Diminutive, "Алексей"),
        ("Ксюше", "Евстигнеева", MatchMethod::Diminutive, "Ксения"),
        ("Гуля", "Хабибуллина", MatchMethod::Diminutive, "Гульнара"),
        ("Настя", "Ли А", MatchMethod::Diminutive, "Анастасия"),
        ("Щебракова", "Щербакова", MatchMethod::Typo, ""),
        ("Зербакова", "Щербакова", MatchMethod::Typo, ""),
        ("Хабибулина", "Хабибуллина", MatchMethod::Phonetic, ""),
        ("Сакалова", "Соколова", MatchMethod::Phonetic, ""),
        ("Калашникав", "Калашников", MatchMethod::Phonetic, ""),
        ("Ивстигнеива", "Евстигнеева", MatchMethod::Phonetic, ""),
        ("Корсакова", "Римская", MatchMethod::Exact, "Корсакова"),
        ("римскаякорсакова", "Римская", MatchMethod::Exact, "Римская-Корсакова"),
        ("1422", "Иванова М", MatchMethod::Digits, "1422"),
        ("Цоя", "Цой", MatchMethod::Ending, "Цо"),
        ("хбблн", "Хабибуллина", MatchMethod::Fuzzy, ""),
        ("Подячев", "Подъячев", MatchMethod::Typo, ""),
    ] {
        let hits = index.find(typed, 20);
        let hit = hits.first().unwrap_or_else(|| panic!("`{typed}` finds nobody"));
        let m = &hit.matched[0];
        assert!(cases[hit.place].family.title.starts_with(title), "`{typed}` finds {m:?}");
        let both = [MatchMethod::Phonetic, MatchMethod::Typo];
        assert!(m.how == how || both.contains(&how) && both.contains(&m.how), "`{typed}`: {m:?}");
        let (text, ranges) = m.shown();
        let marked: String = ranges.iter().map(|r| &text[r.clone()]).collect();
        assert!(lit.is_empty() || marked == lit, "`{typed}` marks `{marked}`");
        assert!(!marked.is_empty(), "`{typed}` marks nothing in {m:?}");
        assert!(m.member.is_some());
    }
}

#[test]
fn several_words_mean_one_family() {
    let cases = small();
    let index = SearchIndex::of(&cases);
    for (typed, title) in [
        ("Ленинградская 12", "Иванова М"),
        ("Ленинградская 12-4", "Иванова М"),
        ("ленинградская 12/4", "Иванова М"),
        ("на Ленинградской д. 12 кв. 4", "Иванова М"),
        ("Иванова МП", "Иванова М"),
        ("Иванова М. П.", "Иванова М"),
        ("М.П. Иванова", "Иванова М"),
        ("ИМП", "Иванова М"),
        ("мама Иванова", "Иванова М"),
        ("603 14 22", "Иванова М"),
        ("8 911 603-14-22", "Иванова М"),
        ("+7 (911) 603 14 22", "Иванова М"),
        ("89116031422", "Иванова М"),
        ("8911603", "Иванова М"),
        ("лесная 12а", "Щербакова"),
        ("лесная 12 а", "Щербакова"),
        ("ul. Lesnaya 12", "Щербакова"),
        ("ивановамария", "Иванова М"),
        ("мира 31", "Цой"),
        ("патимат южная", "Магомедова"),
        ("саше калашникову", "Калашников"),
        ("rfkfiybrjd cfif", "Калашников"),
        ("ксюша евстигнеева полевая", "Евстигнеева"),
    ] {
        let hits = index.find(typed, 20);
        let hit = hits.first().unwrap_or_else(|| panic!("`{typed}` finds nobody"));
        assert!(cases[hit.place].family.title.starts_with(title), "`{typed}` finds {:?}", hit.matched);
    }
}

#[test]
fn a_person_is_found_by_the_date_of_birth() {
    let mut cases = small();
    let day = |text: &str| text.parse().ok();
    cases.iter_mut().for_each(|case| case.members[0].born = day("1985-05-05"));
    cases[0].members[0].born = day("1990-04-02");
    cases[1].members[0].born = day("1990-04-20");
    let index = SearchIndex::of(&cases);
    for typed in [
        "02.04.1990",
        "2.4.1990",
        "02.04.90",
        "02.04.19",
        "1990-04-02",
        "Иванова Мария Петровна 02.04.1990",
        "Иванова М.П., 02.04.1990 г.р.",
        "bdfyjdf 02.04.1990",
        "02.04.1990 года рождения Иванова",
    ] {
        let hits = index.find(typed, 20);
        assert_eq!(hits.iter().map(|hit| hit.place).collect::<Vec<_>>(), [0], "{typed}");
        let born = hits[0].matched.iter().find(|m| m.field == SearchField::Born).unwrap();
        assert_eq!((born.text.as_str(), born.member), ("02.04.1990", Some(cases[0].members[0].id)));
    }
    // A date that the file does not have must not make a known family look unknown.
    assert_eq!(index.find("Иванова Мария Петровна 03.04.1990", 20)[0].place, 0);
    assert!(index.find("03.04.1990", 20).is_empty());
    assert_eq!(index.find("05.05.1985", 20).len(), 12);
}

#[test]
fn a_school_is_found_in_every_case() {
    let mut cases = small();
    cases[3].members[0].occupation = Some("МБОУ СОШ № 7, 5 «Б» класс".into());
    cases[4].members[0].occupation = Some("школа-интернат № 2".into());
    cases[4].family.address.flat = Some("7".into());
    cases[5].members[0].occupation = Some("детский сад № 13".into());
    // «в» is the beginning of no surname here.
    cases[8].family.title = "Власова Патимат Магомедовна".into();
    cases[8].members[0].last_name = Some("Власова".into());
    cases[8].members[0].occupation = Some("школа № 4, 1 класс".into());
    cases[9].members[0].occupation = Some("Мысовская школа, 4 класс".into());
    cases[6].family.address.street = Some("1-й Зелёный переулок".into());
    cases[7].family.address.street = Some("Набережная".into());
    let index = SearchIndex::of(&cases);
    for (typed, place) in [
        ("школа 7", 3),
        ("в школе 7", 3),
        ("школы 7", 3),
        ("из 7 школы", 3),
        ("7-я школа", 3),
        ("7я школа", 3),
        ("из 7-й школы", 3),
        ("щербакова 5б", 3),
        ("школа 4", 8),
        ("в школе 4", 8),
        ("садик 13", 5),
        ("в садике 13", 5),
        ("детсаде 13", 5),
        ("1-й зелёный", 6),
        ("1й зеленый", 6),
        ("на набережной", 7),
        ("набережной", 7),
    ] {
        let hits = index.find(typed, 20);
        let hit = hits.first().unwrap_or_else(|| panic!("`{typed}` finds nobody"));
        assert_eq!(hit.place, place, "`{typed}` finds {:?}", hit.matched);
    }
}

#[test]
fn a_surname_that_is_begun_stands_before_streets_and_schools() {
    let mut cases = small();
    let names = ["Старцева Анна Львовна", "Перевозчикова Яна Львовна", "Сидорова Анна Львовна"];
    for (case, name) in cases[10..].iter_mut().zip(names) {
        let parts: Vec<&str> = name.split(' ').collect();
        case.family.title = name.into();
        case.members[0].last_name = Some(parts[0].into());
        case.members[0].first_name = Some(parts[1].into());
    }
    cases[0].members[0].occupation = Some("спортивная школа «Старт»".into());
    cases[1].family.address.street = Some("переулок Тихий".into());
    // A child of the first family is called as the last one is.
    cases[2].members[0].last_name = Some("Сидорова".into());
    let index = SearchIndex::of(&cases);
    for (typed, place) in [("стар", 10), ("пере", 11), ("сидорова", 12)] {
        assert_eq!(index.find(typed, 20)[0].place, place, "{typed}");
    }
}

#[test]
fn what_fits_nobody_finds_nobody() {
    for lists in [TownLists::of_the_demo(), TownLists::of_elsewhere()] {
        let index = SearchIndex::of(&town_of(&lists, 600, 8));
        for typed in [
            "абракадабра",
            "qwerty",
            "йцукен",
            "zzzz",
            "ъъъъ",
            "ыыы",
            "синхрофазотрон",
            "лорем ипсум",
            "xyzzy",
            "привет мир",
            "телевизор",
            "гвоздодёр",
            "Навуходоносор",
            "Иванова Навуходоносор",
            "00000000000",
            "😀",
            "?!.",
            "",
            "   ",
            "лалала",
            "фывапролдж",
            "asdfgh",
            "бутерброд",
            "хлебопечка",
            "ээээээ",
            "крокодил",
            "трактор",
            "Шварценеггер",
            "Белоснежка",
        ] {
            let hits = index.find(typed, 5);
            assert!(hits.is_empty(), "`{typed}` finds {:?}", hits[0].matched);
        }
    }
    assert!(SearchIndex::of(&[]).find("Иванова", 20).is_empty());
}

#[test]
fn closed_families_stand_after_current_ones_of_equal_match() {
    let cases = town_of(&TownLists::of_elsewhere(), 600, 4);
    let index = SearchIndex::of(&cases);
    for typed in ["Смирнова", "Александр", "Мира"] {
        let hits = index.find(typed, 600);
        assert!(hits.iter().any(|h| h.ended) && hits.iter().any(|h| !h.ended), "{typed}");
        let same = |h: &&kurator::search::Hit| {
            h.matched.iter().all(|m| m.how == MatchMethod::Exact && m.field != SearchField::Note)
        };
        let first: Vec<bool> = hits.iter().take_while(same).map(|h| h.ended).collect();
        assert!(first.is_sorted(), "{typed}: {first:?}");
    }
}

#[test]
fn tags_papers_and_organisations_are_found() {
    let cases = town_of(&TownLists::of_elsewhere(), 600, 9);
    let index = SearchIndex::of(&cases);
    let hits = index.find("#логопед", 5);
    assert!(hits.iter().all(|h| h.matched[0].field == SearchField::Tag) && !hits.is_empty());
    let hit = &index.find("17-П", 5)[0];
    assert_eq!((hit.place, hit.matched[0].field), (10, SearchField::Document), "{:?}", hit.matched);
    let hit = &index.find("наркологический", 5)[0];
    assert_eq!(hit.matched[0].field, SearchField::Organisation);
    assert_eq!(index.find("наркологический", 5).len(), 5);
}

proptest! {
    #![proptest_config(random::config(400))]
    #[test]
    fn anything_may_be_typed(typed in "(\\PC{0,30}|[а-яё 0-9.,#-]{0,24}|[a-z;'\\[\\] ]{0,24}|[\\u{300}-\\u{310}ий\\u{0}-\\u{1f}😀]{0,12})") {
        thread_local! {
            static INDEX: SearchIndex = SearchIndex::of(&town_of(&TownLists::of_elsewhere(), 300, 6));
        }
        INDEX.with(|index| {
            for hit in index.find(&typed, 30) {
                for m in &hit.matched {
                    for (text, ranges) in [(m.text.clone(), m.ranges.clone()), m.shown()] {
                        let mut end = 0;
                        for r in ranges {
                            assert!(r.start >= end && r.start < r.end && text.get(r.clone()).is_some(), "{typed:?}: {m:?}");
                            end = r.end;
                        }
                    }
                }
            }
        });
    }
}

#[test]
fn ten_thousand_characters_do_not_stall() {
    let index = SearchIndex::of(&town_of(&TownLists::of_elsewhere(), 600, 6));
    for piece in ["а", "Иванова ", "1", "12 ", "a;", "\u{301}", "😀", "\n", "ы-", "г "] {
        let typed = piece.repeat(10_000 / piece.chars().count());
        assert!(index.find(&typed, 50).len() <= 50);
    }
}

#[test]
fn the_command_finds_what_the_screens_find() {
    let family = |n: u128| district::id(n).to_string();
    let lines = format!(
        r#"{{"type":"family","id":"{a}","title":"Иванова Мария Петровна","settlement":"Боровичи","street":"Ленинградская","house":"12","block":"2","flat":"4","journal_number":"31/26"}}
{{"type":"member","id":"{b}","family":"{a}","role":"mother","last_name":"Иванова","first_name":"Мария","patronymic":"Петровна","phones":["+79116031422"]}}
{{"type":"agreement","family":"{a}","on":"2026-09-01","number":"118-С"}}
{{"type":"decision","family":"{a}","subject":"placement","on":"2026-09-01","number":"5541"}}
{{"type":"request","family":"{a}","organisation":"Центр занятости","sent_on":"2026-09-02"}}
{{"type":"contact","family":"{a}","kind":"call","outcome":"held","on":"2026-09-02","note":"звонили, #путёвка летом"}}
{{"type":"family","id":"{c}","title":"Иванова Мария Андреевна"}}
{{"type":"closing","family":"{c}","on":"2026-01-01"}}
"#,
        a = family(1),
        b = family(2),
        c = family(3)
    );
    let d = district::TestDistrict::new();
    d.takes(&lines);
    let found = |args: &[&str]| -> serde_json::Value {
        let out = d.run(&[&["--today", "2026-11-24", "find", "--json"], args].concat());
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        serde_json::from_slice(&out.stdout).unwrap()
    };
    let both = found(&["Иванова"]);
    assert_eq!(both.as_array().unwrap().len(), 2);
    assert_eq!(both[0]["family"], family(1), "the closed one comes after");
    assert_eq!(both[1]["rank"], 2);
    let keys: Vec<&String> = both[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["family", "matched", "rank", "title"]);
    assert_eq!(both[0]["matched"][0]["field"], "title");
    assert_eq!(found(&["Иванова", "--limit", "1"]).as_array().unwrap().len(), 1);
    for (typed, field, how) in [
        ("1422", "phone", "digits"),
        ("118-С", "document", "exact"),
        ("5541", "document", "exact"),
        ("31/26", "document", "exact"),
        ("занятости", "organisation", "exact"),
        ("#путёвка", "tag", "exact"),
        ("Ленинградская 12/2-4", "street", "exact"),
        ("ktybyuhflcrfz", "street", "layout"),
    ] {
        let hits = found(&[typed]);
        let m = &hits[0]["matched"][0];
        assert_eq!((m["field"].as_str(), m["how"].as_str()), (Some(field), Some(how)), "{typed}");
    }
    let batch = d.beside("вопросы.txt");
    std::fs::write(&batch, "Иванова\n\n5541\nабракадабра\n").unwrap();
    let lists = found(&["--batch", batch.to_str().unwrap()]);
    let lengths: Vec<usize> = lists.as_array().unwrap().iter().map(|l| l.as_array().unwrap().len()).collect();
    assert_eq!(lengths, [2, 0, 1, 0]);
    assert_eq!(lists[0], both);
}
