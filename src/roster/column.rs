//! What a column holds, guessed by its head: `data/lists/columns.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::words::plain;
use crate::domain::code::codes;

/// The list as JSON: the build makes it of the readable file.
static COLUMNS: &str = include_str!(concat!(env!("OUT_DIR"), "/list-columns.json"));

codes! {
    /// What a column of a list holds.
    ListColumn {
        /// № п/п.
        Ordinal = "ordinal",
        /// Как семья называется в программе.
        Title = "title",
        /// ФИО заявителя, родителя, семьи — в одной ячейке.
        Name = "name",
        LastName = "last_name",
        FirstName = "first_name",
        Patronymic = "patronymic",
        /// Прежняя фамилия.
        FormerName = "former_name",
        /// ФИО матери.
        Mother = "mother",
        /// ФИО отца.
        Father = "father",
        /// Дети, члены семьи: один или несколько в ячейке.
        Children = "children",
        /// Рождение того, кто назван в строке.
        Born = "born",
        /// Рождение детей строки.
        ChildBorn = "child_born",
        /// Степень родства.
        Role = "role",
        /// Кем ещё приходится.
        SecondRole = "second_role",
        Phones = "phones",
        /// Место работы, учёбы.
        Occupation = "occupation",
        /// Школа, детский сад детей строки.
        ChildOccupation = "child_occupation",
        Disability = "disability",
        /// ОВЗ.
        LimitedHealth = "limited_health",
        /// Примечание о человеке.
        MemberNote = "member_note",
        /// Адрес одной ячейкой.
        Address = "address",
        /// Адрес регистрации.
        Registration = "registration",
        Settlement = "settlement",
        Street = "street",
        House = "house",
        /// Корпус.
        Block = "block",
        Flat = "flat",
        /// Как войти.
        Access = "access",
        /// Что знать перед входом.
        Safety = "safety",
        /// Дата постановки на учёт.
        Registered = "registered",
        /// Дата снятия.
        ClosedOn = "closed_on",
        /// Причина снятия.
        ClosedReason = "closed_reason",
        /// № дела, журнала.
        JournalNumber = "journal_number",
        /// № и дата договора.
        Agreement = "agreement",
        /// Основание.
        Ground = "ground",
        /// Источник выявления.
        Source = "source",
        Category = "category",
        /// Обстоятельство.
        Circumstance = "circumstance",
        /// СОП, ТЖС.
        Status = "status",
        /// Уровень сопровождения.
        Level = "level",
        /// С какого дня уровень.
        LevelFrom = "level_from",
        Curator = "curator",
        /// Форма сопровождения.
        Form = "form",
        /// Примечание о семье.
        Note = "note",
        /// Дата посещения: с ней таблица — журнал посещений.
        VisitOn = "visit_on",
        /// Час посещения.
        VisitTime = "visit_time",
        /// Вид контакта.
        VisitKind = "visit_kind",
        /// Что сделано и чем кончилось.
        VisitText = "visit_text",
        /// Остальное: в примечание со своим заголовком.
        Other = "other",
        /// Почему строка не взята: пишет программа.
        Refused = "refused",
        /// Код семьи в этой программе.
        FamilyId = "family_id",
        /// Код человека в этой программе.
        MemberId = "member_id",
        /// Не брать вовсе.
        Leave = "leave",
    }
}

/// Signs by which a head is known.
struct HeadPattern {
    /// Whether the head has these words and no others.
    whole: bool,
    /// Beginnings of words, all of them in the head.
    stems: Vec<String>,
    /// Beginnings of words that are not in it.
    without: Vec<String>,
}

/// The file: the signs of columns, and the heads of the program's own list.
#[derive(Default, serde::Deserialize)]
struct ColumnFile {
    columns: BTreeMap<String, Vec<String>>,
    /// The signs of columns of a journal of visits.
    visits: BTreeMap<String, Vec<String>>,
    heads: BTreeMap<String, String>,
    /// The word for a full name in the signs.
    full_name: String,
    /// How it is spelled else, the longest first.
    spelled: Vec<String>,
}

static FILE: LazyLock<ColumnFile> = LazyLock::new(|| serde_json::from_str(COLUMNS).unwrap_or_default());

static SIGNS: LazyLock<Vec<(ListColumn, HeadPattern)>> = LazyLock::new(|| {
    let of = |code: &String| ListColumn::from_code(code);
    let signs = FILE.columns.iter().filter_map(|(code, signs)| Some((of(code)?, signs)));
    let heads =
        FILE.heads.iter().filter_map(|(code, head)| Some((of(code)?, HeadPattern::of(&format!("={head}")))));
    signs
        .flat_map(|(column, signs)| signs.iter().map(move |text| (column, HeadPattern::of(text))))
        .chain(heads)
        .collect()
});

static VISIT_SIGNS: LazyLock<Vec<(ListColumn, HeadPattern)>> = LazyLock::new(|| {
    let signs = FILE.visits.iter().filter_map(|(code, signs)| Some((ListColumn::from_code(code)?, signs)));
    signs.flat_map(|(column, signs)| signs.iter().map(move |text| (column, HeadPattern::of(text)))).collect()
});

/// What a column with this head holds in a journal of visits; `None`: the same as in a list of families.
#[must_use]
pub fn of_visits(head: &str) -> Option<ListColumn> {
    let words = Word::all(head);
    if words.is_empty() || words.len() > LONGEST_HEAD {
        return None;
    }
    let weighed = VISIT_SIGNS.iter().filter_map(|(column, sign)| Some((sign.weight(&words)?, *column)));
    weighed.max_by_key(|(weight, column)| (*weight, std::cmp::Reverse(*column))).map(|(_, column)| column)
}

impl HeadPattern {
    fn of(text: &str) -> HeadPattern {
        let (whole, text) = text.strip_prefix('=').map_or((false, text), |rest| (true, rest));
        let (without, stems): (Vec<&str>, Vec<&str>) =
            text.split_whitespace().partition(|w| w.starts_with('!'));
        // «№ в журнале» is three words.
        let plain = |words: Vec<&str>| -> Vec<String> {
            plain(&words.join(" ")).split(' ').map(str::to_owned).collect()
        };
        HeadPattern {
            whole,
            stems: plain(stems),
            without: plain(without).into_iter().filter(|w| !w.is_empty()).collect(),
        }
    }

    /// How much of the head it explains; `None`: it is not its head.
    fn weight(&self, words: &[Word]) -> Option<usize> {
        if self.whole {
            let same =
                words.len() == self.stems.len() && words.iter().zip(&self.stems).all(|(w, s)| w.text == *s);
            return same.then_some(WHOLE);
        }
        if words.iter().any(|w| self.without.iter().any(|stem| w.text.starts_with(stem.as_str()))) {
            return None;
        }
        let mut taken = vec![false; words.len()];
        let mut weight = 0;
        for stem in &self.stems {
            let is_it = |at: &usize| !taken[*at] && words[*at].explained(stem).is_some();
            let at = (0..words.len()).find(is_it)?;
            taken[at] = true;
            weight += words[at].explained(stem)? + 2;
        }
        Some(weight)
    }
}

/// A word of a head.
#[derive(Clone)]
struct Word {
    /// Folded.
    text: String,
    /// Whether a dot cuts it short: «пост.».
    is_short: bool,
}

/// The fewest letters of a word cut short: of fewer too many words begin so.
const SHORTEST: usize = 3;

impl Word {
    fn all(head: &str) -> Vec<Word> {
        let pieces = head.split_inclusive('.').flat_map(|piece| {
            let is_cut = piece.strip_suffix('.').is_some_and(|rest| rest.ends_with(char::is_alphabetic));
            let text = plain(piece);
            let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
            let last = words.len();
            let word = move |(n, text): (usize, String)| Word { text, is_short: is_cut && n + 1 == last };
            words.into_iter().enumerate().map(word)
        });
        fused(pieces.collect())
    }

    fn whole(text: &str) -> Word {
        Word { text: text.to_owned(), is_short: false }
    }

    /// How many letters of the word the beginning of a word explains, and of it the word: «постан» and «пост.» four. A
    /// beginning of one letter is a word.
    fn explained(&self, stem: &str) -> Option<usize> {
        let length = stem.chars().count();
        if length == 1 {
            return (self.text == stem).then_some(length);
        }
        let own = self.text.chars().count();
        if self.text.starts_with(stem) {
            return Some(length);
        }
        (self.is_short && own >= SHORTEST && stem.starts_with(&self.text)).then_some(own)
    }
}

/// «Ф. И. О.», «Ф.И.» and «ФИ» as the one word «ФИО»: the signs know it alone.
fn fused(words: Vec<Word>) -> Vec<Word> {
    let spelled = FILE.spelled.iter().map(|way| way.split(' ').collect::<Vec<_>>()).collect::<Vec<_>>();
    let (mut fused, mut at) = (Vec::with_capacity(words.len()), 0);
    while at < words.len() {
        let is_here = |way: &&Vec<&str>| {
            words.len() >= at + way.len() && way.iter().zip(&words[at..]).all(|(w, word)| word.text == *w)
        };
        match spelled.iter().find(is_here) {
            Some(way) => {
                fused.push(Word::whole(&FILE.full_name));
                at += way.len();
            }
            None => {
                fused.push(words[at].clone());
                at += 1;
            }
        }
    }
    fused
}

/// The weight of a head that is known as a whole: more than any of its parts.
const WHOLE: usize = 100;

/// What a sign gains that explains a head of two rows by both, or by the lower one.
const BELOW: usize = 10;

/// The longest head, in words: what is longer is a text, not a head.
const LONGEST_HEAD: usize = 14;

/// What a column with this head may hold, the likeliest first, each with its weight. `above`: the head that this one is
/// part of.
#[must_use]
pub fn guesses(above: &str, head: &str) -> Vec<(ListColumn, usize)> {
    let (above, below) = (Word::all(above), Word::all(head));
    let all: Vec<Word> = [&above, &below].into_iter().flatten().map(Word::clone).collect();
    if all.len() > LONGEST_HEAD || all.is_empty() {
        return Vec::new();
    }
    let mut best: BTreeMap<ListColumn, usize> = BTreeMap::new();
    for (column, sign) in SIGNS.iter() {
        let own = sign.weight(&below);
        let both = sign.weight(&all);
        let weight = match (own, both) {
            (Some(own), _) if above.is_empty() => Some(own),
            (Some(own), _) => Some(own + BELOW),
            // Explained by the words of both rows, or by those above alone.
            (None, Some(both)) => {
                let of_above = sign.weight(&above).is_some();
                Some(if of_above { both } else { both + BELOW })
            }
            (None, None) => None,
        };
        if let Some(weight) = weight {
            let known = best.entry(*column).or_default();
            *known = weight.max(*known);
        }
    }
    let mut all: Vec<(ListColumn, usize)> = best.into_iter().collect();
    all.sort_by_key(|(column, weight)| (std::cmp::Reverse(*weight), *column));
    all
}

impl ListColumn {
    /// Its head in the program's own list.
    #[must_use]
    pub fn head(self) -> &'static str {
        FILE.heads.get(self.code()).map_or("", String::as_str)
    }

    /// Whether a list has it once at most: a second one of the kind is kept in the note.
    #[must_use]
    pub fn is_single(self) -> bool {
        use ListColumn::SecondRole;
        use ListColumn::{Born, Category, ChildBorn, ChildOccupation, Children, Circumstance, Disability};
        use ListColumn::{
            FormerName, Leave, LimitedHealth, MemberNote, Note, Occupation, Other, Phones, Role,
        };
        let of_person =
            matches!(self, Born | ChildBorn | Disability | FormerName | LimitedHealth | MemberNote);
        let further = matches!(self, Phones | Children | Category | Circumstance | Note | Other | Leave);
        !of_person && !further && !matches!(self, Occupation | ChildOccupation | Role | SecondRole)
    }

    /// Whether it names somebody.
    #[must_use]
    pub fn names_somebody(self) -> bool {
        use ListColumn::{Children, Father, FirstName, LastName, Mother, Name, Title};
        matches!(self, Title | Name | LastName | FirstName | Mother | Father | Children)
    }
}
