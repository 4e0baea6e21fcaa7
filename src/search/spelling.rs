//! Names as they are spelled, made of what a hurried hand typed: in small letters, with the other layout on.

use super::gender;
use crate::domain::keyboard;

/// Words of a name that are written small beside others: «Мамед оглы», «фон Берг», «аль-Хасан».
const PARTICLES: [&str; 20] = [
    "оглы", "кызы", "гызы", "улы", "угли", "кизи", "заде", "фон", "ван", "дер", "ден", "де", "ди", "да",
    "ла", "эль", "аль", "бен", "бин", "ибн",
];

/// A name as it is spelled: each word, and each part of a double one, begins with a capital letter, particles excepted.
/// What is no Russian letter stays.
///
/// ```
/// use kurator::search::spelling::spelled;
/// assert_eq!(spelled("кузнецова"), "Кузнецова");
/// assert_eq!(spelled("салтыкова-щедрина"), "Салтыкова-Щедрина");
/// assert_eq!(spelled("мамед оглы"), "Мамед оглы");
/// assert_eq!(spelled("де"), "Де");
/// ```
#[must_use]
pub fn spelled(name: &str) -> String {
    let is_alone = !name.contains([' ', '-']);
    let part = |part: &str| match part.chars().next() {
        Some(first) if matches!(first, 'а'..='я' | 'ё') && (is_alone || !PARTICLES.contains(&part)) => {
            first.to_uppercase().chain(part.chars().skip(1)).collect()
        }
        _ => part.to_owned(),
    };
    name.split_inclusive([' ', '-'])
        .map(|word| {
            let bare = word.trim_end_matches([' ', '-']);
            format!("{}{}", part(bare), &word[bare.len()..])
        })
        .collect()
}

/// The name that a text is on the Russian keyboard, where it was typed with the Latin one on: «Gtnhjdf» is «Петрова».
/// `None` where it may well be a name in Latin letters.
///
/// ```
/// use kurator::search::spelling::other_layout;
/// assert_eq!(other_layout("Gtnhjdf").as_deref(), Some("Петрова"));
/// assert_eq!(other_layout("Fyyf").as_deref(), Some("Анна"));
/// assert_eq!(other_layout("jkmuf bdfyjdyf").as_deref(), Some("Ольга Ивановна"));
/// for name in ["Smith", "Anna", "Ivanova", "Colby", "Li", "Петрова", ""] {
///     assert_eq!(other_layout(name), None, "{name}");
/// }
/// ```
#[must_use]
pub fn other_layout(text: &str) -> Option<String> {
    let vowels = |text: &str, all: &str| text.to_lowercase().chars().filter(|c| all.contains(*c)).count();
    let is_meant = |word: &str| {
        let russian = keyboard::as_russian(word);
        let (there, here) = (vowels(&russian, "аеёиоуыэюя"), vowels(word, "aeiouy"));
        (here == 0 && there > 0 || there >= here && gender::is_name(&russian))
            && !russian.starts_with(['ь', 'ъ', 'ы'])
    };
    let is_latin = text.is_ascii() && text.contains(|c: char| c.is_ascii_alphabetic());
    let is_turned =
        is_latin && text.split_whitespace().all(|word| keyboard::is_turned(word) || is_meant(word));
    is_turned.then(|| spelled(&keyboard::as_russian(text.trim())))
}
