//! Endings: «Петрову», «Ивановых», «на Ленинградской» and the other sex come down to the same stem.

use std::sync::LazyLock;

use super::letters;

/// How a word changes its ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndingPattern {
    /// As a noun or a surname in -ов, -ин.
    Noun,
    /// As an adjective: Достоевский, Ленинградская, Толстой. Names in -ий belong here too.
    Adjective,
}

const NOUN: &str = "а я о е и ы у ю ь ом ем ой ей ою ею ью ам ям ах ях ами ями ых ым ыми их им ими";
const ADJECTIVE: &str =
    "ый ий ой ая яя ое ее ые ие ого его ому ему ым им ом ем ую юю ою ею ей ых их ыми ими ия ию ии ием";

fn endings(list: &str) -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = list.split(' ').map(letters::code).collect();
    all.sort();
    all.dedup();
    all
}

static NOUNS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| endings(NOUN));
static ADJECTIVES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| endings(ADJECTIVE));

fn is_vowel(code: u8) -> bool {
    matches!(letters::letter(code), 'а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я')
}

/// The length of the stem of a word in its first case, and how it changes. The whole length where it does not.
#[must_use]
pub fn stem(code: &[u8]) -> (usize, EndingPattern) {
    let n = code.len();
    if n < 3 || !code.iter().all(|c| letters::is_russian(*c)) {
        return (n, EndingPattern::Noun);
    }
    let word = letters::spelled(code);
    let ends = |list: &[&str]| list.iter().any(|e| word.ends_with(e));
    // й is и here: «ский» has become «скии».
    if n >= 5 && ends(&["ии", "ыи", "ои", "ая", "яя", "ое", "ее", "ые", "ие"]) && !is_vowel(code[n - 3])
    {
        return (n - 2, EndingPattern::Adjective);
    }
    let last = letters::letter(code[n - 1]);
    let cut = is_vowel(code[n - 1]) || last == 'ь';
    (if cut { n - 1 } else { n }, EndingPattern::Noun)
}

/// A way to read a typed word as a stem and an ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StemReading {
    pub stem: Vec<u8>,
    /// The ending, as letters.
    pub ending: String,
    /// Whether the ending is one of a noun.
    pub noun: bool,
    /// Whether the ending is one of an adjective.
    pub adjective: bool,
}

impl StemReading {
    /// Whether a word of this pattern may have been meant.
    #[must_use]
    pub fn fits(&self, pattern: EndingPattern) -> bool {
        match pattern {
            EndingPattern::Noun => self.noun,
            EndingPattern::Adjective => self.adjective,
        }
    }
}

/// Endings that only a woman's name has, only a man's, and whose both are, й written as и.
const FEMININE: &str = "а я ои еи ою ею у ю ы и е ую юю ая яя ью";
const HIS: &str = "а я у ю ом ем ым им е ого его ому ему ия ию ием ии ыи ои";
const THEIRS: &str = "ы и ых их ым им ыми ими ые ие ам ям ами ями ах ях";

impl StemReading {
    /// Whether the word that was found really has this ending in some case; otherwise the gender was another.
    #[must_use]
    pub fn agrees(&self, kept: &[u8]) -> bool {
        let among = |list: &str| list.split(' ').any(|e| e == self.ending);
        let last = kept.last().map_or(' ', |c| letters::letter(*c));
        match last {
            _ if among(THEIRS) && kept.len() > 4 => true,
            'а' | 'я' => among(FEMININE),
            'ь' => among(HIS) || among(FEMININE),
            _ => among(HIS),
        }
    }
}

/// All ways to read a typed word as a stem of two letters or more and an ending.
#[must_use]
pub fn readings(code: &[u8]) -> Vec<StemReading> {
    if code.len() < 3 || !code.iter().all(|c| letters::is_russian(*c)) {
        return Vec::new();
    }
    let mut all = Vec::new();
    for cut in 0..=3.min(code.len() - 2) {
        let (stem, ending) = code.split_at(code.len() - cut);
        let noun = cut == 0 || NOUNS.iter().any(|e| e == ending);
        let adjective = ADJECTIVES.iter().any(|e| e == ending);
        if !(noun || adjective) {
            continue;
        }
        let spelled = letters::spelled(ending);
        all.push(StemReading { stem: stem.to_vec(), ending: spelled.clone(), noun, adjective });
        // «Павла» comes from «Павел», «Льва» from «Лев», «Петька» from «Петек».
        let fleeting = cut > 0 && noun && stem.len() >= 3;
        if let Some([.., before, last]) = Some(stem).filter(|_| fleeting)
            && !is_vowel(*before)
            && !is_vowel(*last)
        {
            let head = &stem[..stem.len() - 1];
            let soft = letters::letter(*before) == 'ь';
            let head = if soft { &head[..head.len() - 1] } else { head };
            for vowel in if soft { &["е"][..] } else { &["е", "о"][..] } {
                let mut full = head.to_vec();
                full.extend(letters::code(vowel));
                full.push(*last);
                all.push(StemReading { stem: full, ending: spelled.clone(), noun: true, adjective: false });
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meets(typed: &str, kept: &str) -> bool {
        let code = letters::code(kept);
        let (n, pattern) = stem(&code);
        readings(&letters::code(typed)).iter().any(|r| r.fits(pattern) && r.stem == code[..n])
    }

    #[test]
    fn cases_and_gender_come_down_to_one_stem() {
        for (typed, kept) in [
            ("Ивановых", "Иванова"),
            ("Петрову", "Петров"),
            ("Иванов", "Иванова"),
            ("Ивановы", "Иванов"),
            ("Иванова", "Ивановы"),
            ("Достоевской", "Достоевская"),
            ("Достоевского", "Достоевский"),
            ("Достоевские", "Достоевская"),
            ("Сашей", "Саша"),
            ("Марии", "Мария"),
            ("Марией", "Мария"),
            ("Дмитрием", "Дмитрий"),
            ("Николаю", "Николай"),
            ("Андреем", "Андрей"),
            ("Павла", "Павел"),
            ("Льва", "Лев"),
            ("Игоря", "Игорь"),
            ("Любовью", "Любовь"),
            ("Ильёй", "Илья"),
            ("Ленинградской", "Ленинградская"),
            ("Травкове", "Травково"),
            ("Сушанях", "Сушани"),
            ("Цоя", "Цой"),
            ("Кима", "Ким"),
            ("Черныха", "Черных"),
            ("Бондарю", "Бондарь"),
            ("Толстому", "Толстой"),
            ("Максима", "Максим"),
            ("Петровичем", "Петрович"),
        ] {
            assert!(meets(typed, kept), "{typed} {kept}");
        }
        assert!(!meets("Марина", "Мария") && !meets("Иванова", "Иванченко") && !meets("Петрова", "Пётр"));
    }
}
