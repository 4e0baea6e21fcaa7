//! Phonetic key of a word: a spelling by ear has the same key as the spelling of the papers.

use std::sync::LazyLock;

use super::letters;

/// Groups of letters and what is heard of them, in the order they are heard.
const HEARD: [(&str, &str); 24] = [
    ("ь", ""),
    ("ъ", ""),
    ("вств", "ств"),
    ("стн", "сн"),
    ("здн", "зн"),
    ("нтск", "нск"),
    ("ндск", "нск"),
    ("лнц", "нц"),
    ("рдц", "рц"),
    ("стл", "сл"),
    ("гк", "хк"),
    ("чн", "шн"),
    ("чт", "шт"),
    ("сч", "щ"),
    ("зч", "щ"),
    ("жч", "щ"),
    ("шч", "щ"),
    ("тщ", "щ"),
    ("тч", "ч"),
    ("дч", "ч"),
    ("тц", "ц"),
    ("дц", "ц"),
    ("тс", "ц"),
    ("дс", "ц"),
];

/// The letters of each of these groups.
static LETTERS: LazyLock<[u64; HEARD.len()]> =
    LazyLock::new(|| HEARD.map(|(written, _)| letters::mask(&letters::code(written))));

/// Voiced consonants and their voiceless fellows.
const FELLOWS: [(char, char); 6] = [('б', 'п'), ('в', 'ф'), ('г', 'к'), ('д', 'т'), ('ж', 'ш'), ('з', 'с')];

/// Whether the word is there to its end: only then its last consonant is heard voiceless.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordExtent {
    /// The whole word.
    Whole,
    /// Its beginning.
    Begun,
}

/// The sound of a word. Empty if it has no Russian letters.
#[must_use]
pub fn sound(code: &[u8], span: WordExtent) -> Vec<u8> {
    if !code.iter().all(|c| letters::is_russian(*c)) {
        return Vec::new();
    }
    let mut word = letters::spelled(code);
    let mut present = letters::mask(code);
    let mask = |word: &str| letters::mask(&letters::code(word));
    if span == WordExtent::Whole
        && word.chars().count() > 4
        && (word.ends_with("ого") || word.ends_with("его"))
    {
        let at = word.len() - "го".len();
        word.replace_range(at.., "во");
        present = mask(&word);
    }
    for ((written, heard), letters) in HEARD.iter().zip(LETTERS.iter()) {
        // A word that lacks a letter of the group is not searched for it.
        if letters & !present == 0 && word.contains(written) {
            word = word.replace(written, heard);
            present = mask(&word);
        }
    }
    let mut heard: Vec<char> = Vec::with_capacity(word.len() / 2);
    for c in word.chars() {
        let hushed = heard.last().is_some_and(|l| matches!(l, 'ж' | 'ш' | 'ч' | 'щ' | 'ц'));
        heard.push(match c {
            'я' if hushed => 'а',
            'о' if hushed && heard.last() != Some(&'ц') => 'и',
            'о' => 'а',
            'е' | 'ы' | 'э' | 'я' => 'и',
            'ю' => 'у',
            c => c,
        });
    }
    let voiceless = |c: char| FELLOWS.iter().find(|(v, _)| *v == c).map_or(c, |(_, l)| *l);
    let voiced = |c: char| FELLOWS.iter().find(|(_, l)| *l == c).map_or(c, |(v, _)| *v);
    for i in (0..heard.len()).rev() {
        match heard.get(i + 1) {
            None if span == WordExtent::Whole => heard[i] = voiceless(heard[i]),
            Some('к' | 'п' | 'с' | 'т' | 'ф' | 'х' | 'ц' | 'ч' | 'ш' | 'щ') => {
                heard[i] = voiceless(heard[i])
            }
            // «в» is voiced itself and makes nothing before it so.
            Some('б' | 'г' | 'д' | 'ж' | 'з') if heard[i] != 'ф' => heard[i] = voiced(heard[i]),
            _ => {}
        }
    }
    heard.dedup();
    letters::code(&heard.into_iter().collect::<String>())
}

/// How a patronymic is said in haste: «Сергеич», «Иванна», «Палыч». `None` for other words.
#[must_use]
pub fn hasty(code: &[u8]) -> Option<Vec<u8>> {
    const HASTY: [(&str, &str); 4] = [("ович", "ыч"), ("евич", "ич"), ("овна", "на"), ("евна", "вна")];
    let word = letters::spelled(code);
    let (full, said) = HASTY.iter().find(|(full, _)| word.len() > full.len() + 4 && word.ends_with(full))?;
    let stem = &word[..word.len() - full.len()];
    Some(letters::code(&format!("{stem}{said}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        let of = |t: &str| sound(&letters::code(t), WordExtent::Whole);
        of(a) == of(b)
    }

    #[test]
    fn what_is_heard_is_found() {
        for (right, heard) in [
            ("Соколова", "Сакалова"),
            ("Калашников", "Калашникав"),
            ("Глеб", "Глеп"),
            ("Кириллов", "Кирилов"),
            ("Евстигнеева", "Ифстигнеева"),
            ("Городской", "Гарацкой"),
            ("Живаго", "Жываго"),
            ("Щукин", "Счукин"),
            ("Грачёв", "Грачов"),
            ("Кузнецова", "Кузницава"),
            ("Толстого", "Талстово"),
            ("Ильинична", "Ильинишна"),
            ("Яковлева", "Иковлева"),
            ("Здановская", "Сдановская"),
            ("Шишкин", "Шышкин"),
        ] {
            assert!(same(right, heard), "{right} {heard}");
        }
        assert!(!same("Иванов", "Петров") && !same("Мария", "Марина") && !same("Орлова", "Урлова"));
    }
}
