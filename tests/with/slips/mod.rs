//! What happens to a name on its way from a caller's mouth to the keyboard. Written from what people do, not from what
//! the lookup knows.
#![allow(dead_code, clippy::unwrap_used)]

use super::town::TownChance;

const ROWS: [&str; 3] = ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"];
const LATIN_ROWS: [&str; 3] = ["qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,."];

/// The same keys with the Latin layout on.
pub fn wrong_layout(text: &str) -> String {
    let key = |c: char| {
        let lower = c.to_lowercase().next().unwrap();
        if lower == 'ё' {
            return '`';
        }
        for (russian, latin) in ROWS.iter().zip(LATIN_ROWS) {
            if let Some(at) = russian.chars().position(|r| r == lower) {
                let there = latin.chars().nth(at).unwrap();
                return if c.is_uppercase() { there.to_ascii_uppercase() } else { there };
            }
        }
        c
    };
    text.chars().map(key).collect()
}

/// Latin words typed with the Russian layout on.
pub fn russian_layout(text: &str) -> String {
    let key = |c: char| {
        for (russian, latin) in ROWS.iter().zip(LATIN_ROWS) {
            if let Some(at) = latin.chars().position(|l| l == c.to_ascii_lowercase()) {
                return russian.chars().nth(at).unwrap();
            }
        }
        c
    };
    text.chars().map(key).collect()
}

/// In Latin letters: 0 as in passports, 1 as the BBC does, 2 as people do in letters.
pub fn latin(text: &str, scheme: usize) -> String {
    let mut out = String::new();
    let lower = text.to_lowercase();
    let letters: Vec<char> = lower.chars().collect();
    for (i, c) in letters.iter().enumerate() {
        let after_vowel = i == 0 || "аеёиоуыэюяьъ ".contains(letters[i - 1]);
        let last = i + 1 == letters.len() || letters[i + 1] == ' ';
        let piece = match (c, scheme) {
            ('а', _) => "a",
            ('б', _) => "b",
            ('в', _) => "v",
            ('г', _) => "g",
            ('д', _) => "d",
            ('е', 1) if after_vowel => "ye",
            ('е', _) => "e",
            ('ё', 0) => "e",
            ('ё', _) => "yo",
            ('ж', _) => "zh",
            ('з', _) => "z",
            ('и', 1) if last && i > 0 && letters[i - 1] == 'и' => "y",
            ('и', _) => "i",
            ('й', 0) => "i",
            ('й', 1) if last && i > 0 && letters[i - 1] == 'и' => "",
            ('й', _) => "y",
            ('к', _) => "k",
            ('л', _) => "l",
            ('м', _) => "m",
            ('н', _) => "n",
            ('о', _) => "o",
            ('п', _) => "p",
            ('р', _) => "r",
            ('с', _) => "s",
            ('т', _) => "t",
            ('у', _) => "u",
            ('ф', _) => "f",
            ('х', _) => "kh",
            ('ц', _) => "ts",
            ('ч', _) => "ch",
            ('ш', _) => "sh",
            ('щ', 2) => "sch",
            ('щ', _) => "shch",
            ('ъ', 0) => "ie",
            ('ъ' | 'ь', _) => "",
            ('ы', _) => "y",
            ('э', _) => "e",
            ('ю', 0) => "iu",
            ('ю', _) => "yu",
            ('я', 0) => "ia",
            ('я', _) => "ya",
            (other, _) => {
                out.push(*other);
                continue;
            }
        };
        out.push_str(piece);
    }
    out
}

fn neighbour(c: char, chance: &mut TownChance) -> char {
    for (y, row) in ROWS.iter().enumerate() {
        if let Some(x) = row.chars().position(|r| r == c) {
            let near: Vec<char> = [
                (x as i32 - 1, y as i32),
                (x as i32 + 1, y as i32),
                (x as i32, y as i32 - 1),
                (x as i32, y as i32 + 1),
            ]
            .into_iter()
            .filter_map(|(x, y)| ROWS.get(usize::try_from(y).ok()?)?.chars().nth(usize::try_from(x).ok()?))
            .collect();
            return *chance.one(&near);
        }
    }
    'о'
}

/// One slip of the finger somewhere in the word.
pub fn slip(word: &str, chance: &mut TownChance) -> String {
    let letters: Vec<char> = word.chars().collect();
    loop {
        let mut out = letters.clone();
        let at = chance.below(letters.len());
        match chance.below(5) {
            0 => out[at] = neighbour(letters[at].to_lowercase().next().unwrap(), chance),
            1 => out[at] = *chance.one(&"абвгдезиклмнопрстуы".chars().collect::<Vec<_>>()),
            2 => {
                out.remove(at);
            }
            3 => out.insert(at, neighbour(letters[at].to_lowercase().next().unwrap(), chance)),
            _ if at + 1 < letters.len() => out.swap(at, at + 1),
            _ => {}
        }
        let text: String = out.into_iter().collect();
        if text.to_lowercase() != word.to_lowercase() {
            return text;
        }
    }
}

/// As somebody writes who has only heard it.
pub fn heard(word: &str, chance: &mut TownChance) -> String {
    let swaps = [
        ("о", "а"),
        ("е", "и"),
        ("я", "и"),
        ("нн", "н"),
        ("лл", "л"),
        ("тс", "ц"),
        ("дс", "ц"),
        ("сч", "щ"),
        ("вск", "фск"),
        ("бск", "пск"),
        ("жк", "шк"),
        ("дк", "тк"),
        ("зк", "ск"),
        ("стн", "сн"),
        ("ы", "и"),
        ("ши", "шы"),
        ("жи", "жы"),
        ("ого", "ова"),
        ("йо", "ё"),
    ];
    let lower = word.to_lowercase();
    let fit: Vec<&(&str, &str)> = swaps.iter().filter(|(a, _)| lower.contains(a)).collect();
    let mut out = lower.clone();
    for _ in 0..2 {
        if let Some((from, to)) = fit.get(chance.below(fit.len())) {
            // The last vowel of a surname is its ending: heard as it is.
            let places: Vec<usize> =
                out.match_indices(from).map(|(i, _)| i).filter(|i| i + 2 < out.len()).collect();
            if let Some(at) = places.get(chance.below(places.len())) {
                out.replace_range(*at..at + from.len(), to);
            }
        }
    }
    let ends = [("б", "п"), ("в", "ф"), ("г", "к"), ("д", "т"), ("з", "с")];
    if chance.below(3) == 0
        && let Some((from, to)) = ends.iter().find(|(from, _)| out.ends_with(from))
    {
        out = format!("{}{to}", out.strip_suffix(from).unwrap());
    }
    out
}

/// A surname in a case: 0 genitive, 1 dative, 2 instrumental, 3 plural, 4 genitive of the plural, 5 the other gender.
pub fn surname_in(word: &str, case: usize) -> Option<String> {
    let cut = |n: usize| word.chars().take(word.chars().count() - n).collect::<String>();
    let ends = |list: &[&str]| list.iter().any(|e| word.ends_with(e));
    let by = |stem: String, endings: [&str; 6]| Some(format!("{stem}{}", endings[case]));
    if ends(&["ова", "ева", "ёва", "ина", "ына"]) {
        by(cut(1), ["ой", "ой", "ой", "ы", "ых", ""])
    } else if ends(&["ов", "ев", "ёв", "ин", "ын"]) {
        by(cut(0), ["а", "у", "ым", "ы", "ых", "а"])
    } else if ends(&["ский", "цкий"]) {
        by(cut(2), ["ого", "ому", "им", "ие", "их", "ая"])
    } else if ends(&["ская", "цкая"]) {
        by(cut(2), ["ой", "ой", "ой", "ие", "их", "ий"])
    } else {
        None
    }
}

/// A first name in a case: 0 genitive, 1 dative, 2 instrumental.
pub fn name_in(word: &str, case: usize) -> Option<String> {
    let cut = |n: usize| word.chars().take(word.chars().count() - n).collect::<String>();
    let last = word.chars().last()?;
    let ending = match last {
        _ if word.ends_with("ия") => return Some(format!("{}{}", cut(1), ["и", "и", "ей"][case])),
        _ if ["Павел", "Пётр", "Лев", "Любовь"].contains(&word) => return None,
        _ if word.ends_with("ка") || word.ends_with("га") || word.ends_with("ша") || word.ends_with("жа") =>
        {
            return Some(format!("{}{}", cut(1), ["и", "е", "ой"][case]));
        }
        'а' => (1, ["ы", "е", "ой"]),
        'я' => (1, ["и", "е", "ей"]),
        'й' => (1, ["я", "ю", "ем"]),
        'ь' => (1, ["я", "ю", "ем"]),
        'о' | 'е' | 'и' | 'у' | 'ы' | 'э' | 'ю' => return None,
        _ => (0, ["а", "у", "ом"]),
    };
    Some(format!("{}{}", cut(ending.0), ending.1[case]))
}

/// What people are called at home, as the writer of these tests knows it.
pub const AT_HOME: [(&str, &[&str]); 44] = [
    ("Александр", &["Саша", "Шура", "Саня"]),
    ("Александра", &["Саша", "Шура"]),
    ("Алексей", &["Лёша", "Алёша"]),
    ("Анастасия", &["Настя", "Стася"]),
    ("Анна", &["Аня", "Нюра"]),
    ("Андрей", &["Андрюша"]),
    ("Артём", &["Тёма"]),
    ("Валентина", &["Валя"]),
    ("Варвара", &["Варя"]),
    ("Василий", &["Вася"]),
    ("Виктор", &["Витя"]),
    ("Виктория", &["Вика"]),
    ("Владимир", &["Вова", "Володя"]),
    ("Вячеслав", &["Слава"]),
    ("Галина", &["Галя"]),
    ("Геннадий", &["Гена"]),
    ("Григорий", &["Гриша"]),
    ("Гульнара", &["Гуля"]),
    ("Дарья", &["Даша"]),
    ("Дмитрий", &["Дима", "Митя"]),
    ("Евгений", &["Женя"]),
    ("Евгения", &["Женя"]),
    ("Екатерина", &["Катя", "Катюша"]),
    ("Елена", &["Лена"]),
    ("Елизавета", &["Лиза"]),
    ("Зульфия", &["Зуля"]),
    ("Иван", &["Ваня"]),
    ("Ирина", &["Ира"]),
    ("Константин", &["Костя"]),
    ("Ксения", &["Ксюша"]),
    ("Любовь", &["Люба"]),
    ("Людмила", &["Люда", "Люся"]),
    ("Мария", &["Маша", "Маруся"]),
    ("Михаил", &["Миша"]),
    ("Надежда", &["Надя"]),
    ("Наталья", &["Наташа"]),
    ("Николай", &["Коля"]),
    ("Ольга", &["Оля"]),
    ("Павел", &["Паша"]),
    ("Пётр", &["Петя"]),
    ("Светлана", &["Света"]),
    ("Сергей", &["Серёжа"]),
    ("Татьяна", &["Таня"]),
    ("Юлия", &["Юля"]),
];
