//! Russian names in Latin letters: passports, payment cards and letters each spell them another way.

use super::letters;

/// Cyrillic readings of Latin letters, the longest first; more than one reading where schemes disagree.
const READINGS: [(&str, &[&str]); 64] = [
    ("shtsh", &["щ"]),
    ("schtsch", &["щ"]),
    ("shch", &["щ"]),
    ("tsch", &["ч"]),
    ("stch", &["щ"]),
    ("sch", &["щ", "ш"]),
    ("tch", &["ч", "тч"]),
    ("iia", &["ия"]),
    ("iya", &["ия"]),
    ("iyu", &["ию"]),
    ("yye", &["ье"]),
    ("jyu", &["ю"]),
    ("jyo", &["йо"]),
    ("zh", &["ж"]),
    ("kh", &["х"]),
    ("ts", &["ц", "тс"]),
    ("tz", &["ц"]),
    ("ch", &["ч", "х"]),
    ("sh", &["ш"]),
    ("ph", &["ф"]),
    ("th", &["т", "тх"]),
    ("ck", &["к"]),
    ("dj", &["дж"]),
    ("dzh", &["дж"]),
    ("yu", &["ю"]),
    ("iu", &["ю"]),
    ("ju", &["ю"]),
    ("ya", &["я"]),
    ("ia", &["ия", "я"]),
    ("ja", &["я", "джа"]),
    ("yo", &["ё"]),
    ("jo", &["ё"]),
    ("io", &["ё", "ио"]),
    ("ye", &["е"]),
    ("je", &["е"]),
    ("ie", &["е", "ие"]),
    ("ee", &["ее", "и"]),
    ("oo", &["у", "оо"]),
    ("ou", &["оу", "у"]),
    ("ii", &["ий"]),
    ("iy", &["ий"]),
    ("yy", &["ый"]),
    ("a", &["а"]),
    ("b", &["б"]),
    ("c", &["к", "ц"]),
    ("d", &["д"]),
    ("e", &["е"]),
    ("f", &["ф"]),
    ("g", &["г"]),
    ("h", &["х", "г"]),
    ("i", &["и"]),
    ("j", &["й", "дж"]),
    ("k", &["к"]),
    ("l", &["л"]),
    ("m", &["м"]),
    ("n", &["н"]),
    ("o", &["о"]),
    ("p", &["п"]),
    ("q", &["к"]),
    ("r", &["р"]),
    ("s", &["с"]),
    ("t", &["т"]),
    ("u", &["у"]),
    ("v", &["в"]),
];
const LAST: [(&str, &[&str]); 4] = [("w", &["в"]), ("x", &["кс", "х"]), ("y", &["ы", "й"]), ("z", &["з"])];

/// No more readings of a word than these are tried.
const MOST: usize = 6;

/// The Russian spellings of a Latin word, the likeliest first. Empty if it is no Latin word.
#[must_use]
pub fn readings(latin: &str) -> Vec<String> {
    let plain: String = {
        use unicode_normalization::UnicodeNormalization;
        let hooked = |c: char| match c {
            'č' => "ch".to_owned(),
            'š' => "sh".to_owned(),
            'ž' => "zh".to_owned(),
            'ŝ' => "shch".to_owned(),
            'ß' => "ss".to_owned(),
            'ü' => "yu".to_owned(),
            'ö' => "yo".to_owned(),
            'ä' => "e".to_owned(),
            c => c.to_string(),
        };
        let lower: String = latin.to_lowercase().nfc().map(hooked).collect();
        lower.nfd().map(letters::plain_latin).filter(char::is_ascii_alphabetic).collect()
    };
    if plain.is_empty() || plain.len() > letters::LONGEST {
        return Vec::new();
    }
    let mut all = vec![String::new()];
    let mut rest = plain.as_str();
    while !rest.is_empty() {
        // A word broken off inside «shch» is on its way to щ.
        let (length, readings): (usize, &[&str]) = if rest == "shc" {
            (3, &["щ"])
        } else {
            READINGS
                .iter()
                .chain(&LAST)
                .find(|(latin, _)| rest.starts_with(latin))
                .map_or((1, &[][..]), |(latin, readings)| (latin.len(), readings))
        };
        let kept = all.clone();
        for (i, reading) in readings.iter().enumerate() {
            if i == 0 {
                all.iter_mut().for_each(|word| word.push_str(reading));
            } else {
                let room = MOST.saturating_sub(all.len());
                all.extend(kept.iter().take(room).map(|word| format!("{word}{reading}")));
            }
        }
        rest = &rest[length..];
    }
    all
}

/// What remains of a Russian word when everything is left out that the schemes write differently: two spellings of one
/// name have the same bones.
#[must_use]
pub fn bones(code: &[u8]) -> Vec<u8> {
    let mut bones: Vec<u8> = Vec::with_capacity(code.len() + 4);
    for c in code {
        let parts: &[char] = match letters::letter(*c) {
            'ь' | 'ъ' => &[],
            'ы' => &['и'],
            'э' => &['е'],
            'я' => &['и', 'а'],
            'ю' => &['и', 'у'],
            _ => {
                if bones.last() != Some(c) {
                    bones.push(*c);
                }
                continue;
            }
        };
        for part in parts {
            let code = letters::code(part.encode_utf8(&mut [0; 4]));
            if bones.last() != code.first() {
                bones.extend(code);
            }
        }
    }
    bones
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meets(latin: &str, russian: &str) -> bool {
        let theirs = bones(&letters::code(russian));
        readings(latin).iter().any(|r| bones(&letters::code(r)) == theirs)
    }

    #[test]
    fn schemes_meet() {
        for (latin, russian) in [
            ("Shcherbakova", "Щербакова"),
            ("Scherbakova", "Щербакова"),
            ("Ščerbakova", "Щербакова"),
            ("Yuliya", "Юлия"),
            ("Julia", "Юлия"),
            ("Iuliia", "Юлия"),
            ("Yulia", "Юлия"),
            ("Tatiana", "Татьяна"),
            ("Tatyana", "Татьяна"),
            ("Dmitry", "Дмитрий"),
            ("Dmitrii", "Дмитрий"),
            ("Fyodor", "Фёдор"),
            ("Fedor", "Фёдор"),
            ("Petr", "Пётр"),
            ("Pyotr", "Пётр"),
            ("Xenia", "Ксения"),
            ("Soloviev", "Соловьёв"),
            ("Solovyov", "Соловьёв"),
            ("Aleksei", "Алексей"),
            ("Alexey", "Алексей"),
            ("Tsoy", "Цой"),
            ("Tsoi", "Цой"),
            ("Khabibullina", "Хабибуллина"),
            ("Ibrahimova", "Ибрагимова"),
            ("Evgenij", "Евгений"),
            ("Chernykh", "Черных"),
            ("Viktoria", "Виктория"),
            ("Victoria", "Виктория"),
            ("Podyachev", "Подъячев"),
            ("Müller", "Мюллер"),
            ("Đặng", "Данг"),
            ("Thị", "Тхи"),
            ("Smith", "Смит"),
        ] {
            assert!(meets(latin, russian), "{latin} {russian} {:?}", readings(latin));
        }
    }
}
