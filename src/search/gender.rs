//! The surname of a man and of a woman of one family: «Кузнецова» and «Кузнецов».

/// Ends of surnames, his and hers. What ends otherwise is the same for both.
const PAIRS: [(&str, &str); 7] = [
    ("ов", "ова"),
    ("ев", "ева"),
    ("ёв", "ёва"),
    ("ин", "ина"),
    ("ын", "ына"),
    ("ский", "ская"),
    ("цкий", "цкая"),
];

/// The surname in the form that goes with a patronymic: «Кузнецова» with «Петрович» is «Кузнецов». Each part of a
/// double one by itself; as it stands where either says nothing.
///
/// ```
/// use kurator::search::gender::agreeing;
/// assert_eq!(agreeing("Кузнецова", "Петрович"), "Кузнецов");
/// assert_eq!(agreeing("Римский-Корсаков", "Олеговна"), "Римская-Корсакова");
/// assert_eq!(agreeing("Шевченко", "Петрович"), "Шевченко");
/// assert_eq!(agreeing("Кузнецова", ""), "Кузнецова");
/// ```
#[must_use]
pub fn agreeing(surname: &str, patronymic: &str) -> String {
    let of_man = patronymic.ends_with("ич");
    if !of_man && !patronymic.ends_with("на") {
        return surname.to_owned();
    }
    let part = |part: &str| {
        let pair = PAIRS.iter().map(|(his, hers)| if of_man { (hers, his) } else { (his, hers) });
        // What stands before the end makes a surname: «Ева» alone is none.
        let stems = pair.filter_map(|(from, to)| part.strip_suffix(from).map(|stem| (stem, to)));
        stems
            .filter(|(stem, _)| stem.chars().count() > 1)
            .map(|(stem, to)| format!("{stem}{to}"))
            .next()
            .unwrap_or_else(|| part.to_owned())
    };
    surname.split('-').map(part).collect::<Vec<_>>().join("-")
}
