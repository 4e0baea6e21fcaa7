//! Several people in one cell, with roles, births and what else is said of each: «Иванов Пётр 12.03.2015, Иванова Анна
//! 2018», «1) сын Пётр — школа № 4», «мать – Иванова А. П. (8 911 …)».

mod line;

use chrono::NaiveDate;
use line::{FORMER, enumerated, numbered, spaced, unwrapped};

use super::birth::{BirthDate, is_age, leading};
use super::numbers;
use super::person::{FullName, is_capital, is_of_name, is_patronymic, name};
use super::words::{CellMark, plain, role};
use crate::domain::member::Role;

/// Somebody as a cell names him.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellPerson {
    pub name: FullName,
    pub role: Option<Role>,
    /// Who he is besides: «бабушка, опекун».
    pub second_role: Option<Role>,
    pub birth: Option<BirthDate>,
    pub phones: Vec<String>,
    /// School, nursery, work.
    pub occupation: Vec<String>,
    /// What else is said.
    pub rest: Vec<String>,
}

/// What a cell says of one person so far.
#[derive(Default)]
struct OpenPerson {
    words: Vec<String>,
    role: Option<Role>,
    second_role: Option<Role>,
    birth: Option<BirthDate>,
    phones: Vec<String>,
    rest: Vec<String>,
    /// A relation that is no role of the program.
    kin: Option<String>,
    /// The former surname.
    former: Option<String>,
    /// Whether a comma came behind the name.
    parted: bool,
    /// Whether the word before was a comma.
    is_behind_comma: bool,
    /// How much was said before the name: «двое: Иванов Лев».
    said_before: usize,
}

/// The most people of one cell.
const MOST: usize = 30;

/// The people of a cell, none if it names no people, and the words that belong to none of them.
#[must_use]
pub fn people(text: &str, today: NaiveDate) -> (Vec<CellPerson>, Vec<String>) {
    let (mut all, mut left): (Vec<CellPerson>, Vec<String>) = (Vec::new(), Vec::new());
    let text = unwrapped(text);
    let mut lines = text.split(['\n', ';']).flat_map(enumerated);
    for line in lines.by_ref() {
        let mut open = OpenPerson::default();
        let line = numbered(line);
        let (line, numbers) = numbers::marked(&line);
        let spaced = spaced(&line);
        // «тел.» is said of a number.
        let is_label = |word: &&str| !numbers.is_empty() && word.ends_with('.') && CellMark::Phone.is(word);
        let tokens: Vec<&str> = spaced.split_whitespace().filter(|word| !is_label(word)).collect();
        let mut numbers = numbers.into_iter();
        let mut at = 0;
        while at < tokens.len() {
            if tokens[at].starts_with(numbers::MARK) {
                let number = numbers.next().map(|number| number.number);
                let last: Option<&mut CellPerson> = all.last_mut().filter(|_| open.words.is_empty());
                last.map_or(&mut open.phones, |last| &mut last.phones).extend(number);
                at += 1;
                continue;
            }
            at += open.take(&tokens[at..], today, &mut all);
        }
        match open.closed() {
            Ok(Some(somebody)) => all.push(somebody),
            Ok(None) => {}
            // Further lines say more of the one before.
            Err(mut open) if !all.is_empty() => {
                let at = all.len() - 1;
                let last: &mut CellPerson = &mut all[at];
                last.birth = last.birth.or(open.birth);
                last.phones.append(&mut open.phones);
                last.say(open.rest);
            }
            Err(open) => left.extend(open.rest.into_iter().chain(open.phones)),
        }
        if all.len() > MOST {
            break;
        }
    }
    left.extend(lines.map(str::to_owned).filter(|line| !line.trim().is_empty()));
    (all, left)
}

impl OpenPerson {
    /// Takes the next words; gives how many.
    fn take(&mut self, tokens: &[&str], today: NaiveDate, all: &mut Vec<CellPerson>) -> usize {
        let word = tokens[0];
        let is_behind_comma = std::mem::replace(&mut self.is_behind_comma, word == ",");
        if let Some(former) = word.strip_prefix(FORMER) {
            self.former = Some(former.to_owned());
            return 1;
        }
        if word == "," || plain(word).is_empty() {
            self.parted |= !self.words.is_empty();
            return 1;
        }
        if CellMark::is(CellMark::Between, word) && !self.words.is_empty() {
            self.next(all);
            return 1;
        }
        if let Some(((birth, said), used)) = leading(tokens, today) {
            self.take_birth(birth, said, &tokens[..used], all);
            return used;
        }
        if let Some(used) = self.take_role(tokens, all) {
            return used;
        }
        let unsaid = self.words.is_empty() || self.rest.len() == self.said_before;
        if is_of_name(word) && is_capital(word) && !CellMark::Occupation.is(word) && unsaid {
            let more = self.words.len() >= 3 && !CellMark::PatronymicTail.is(word) && !is_patronymic(word);
            let ended = self.birth.is_some() || self.parted && !self.is_continued(word);
            if !self.words.is_empty() && (more || ended) {
                self.next(all);
            }
            if self.words.is_empty() {
                self.said_before = self.rest.len();
            }
            self.words.push(word.to_owned());
            self.parted = false;
            return 1;
        }
        if CellMark::PatronymicTail.is(word) && self.words.len() > 1 {
            self.words.push(word.to_owned());
            return 1;
        }
        // A name behind other words begins the next one, where it is a whole one, or a known one behind a comma.
        let is_whole = self.words.len() > 1 && begins_name(tokens);
        let is_known = is_behind_comma && crate::search::gender::sex(word, "", None).is_some();
        if is_capital(word) && self.has_ended() && (is_whole || is_known && !self.words.is_empty()) {
            self.next(all);
            self.words.push(word.to_owned());
            return 1;
        }
        let end = self.end_of_rest(tokens, today);
        self.rest.push(tokens[..end].join(" "));
        end
    }

    /// A birth behind a name or a role is this person's; one before any word that of the person before.
    fn take_birth(&mut self, birth: BirthDate, said: String, tokens: &[&str], all: &mut [CellPerson]) {
        if self.birth.is_none() && !self.words.is_empty() || self.role.is_some() && self.birth.is_none() {
            self.birth = Some(birth);
            if !said.is_empty() {
                self.rest.push(said);
            }
        } else if self.words.is_empty() && all.last().is_some_and(|last| last.birth.is_none()) {
            let at = all.len() - 1;
            all[at].birth = Some(birth);
        } else {
            self.rest.push(tokens.join(" "));
        }
    }

    /// Takes a role: before a name it begins a person, behind one it says who that is. Gives how many words it has.
    fn take_role(&mut self, tokens: &[&str], all: &mut Vec<CellPerson>) -> Option<usize> {
        let word = tokens[0];
        // A role of two words comes first: «приёмная мать».
        for count in [2, 1] {
            let Some(words) = tokens.get(..count) else { continue };
            let Some(found) = role(&words.join(" ")) else { continue };
            // «М» and «О» beside a name are initials.
            if count == 1 && word.chars().count() < 3 {
                continue;
            }
            let follows = followed_by_name(&tokens[count..]);
            if !self.words.is_empty() && self.role.is_some() && !follows {
                // «бабушка, опекун»: the first is the role.
                let further = Some(found).filter(|r| *r != Role::Other && self.role != Some(*r));
                match further.filter(|_| self.second_role.is_none()) {
                    Some(second) => self.second_role = Some(second),
                    None => self.rest.push(words.join(" ")),
                }
                return Some(count);
            }
            let begins = self.role.is_some() || self.has_ended() && follows;
            if begins && !self.words.is_empty() {
                self.next(all);
            }
            self.role = Some(found);
            // The program has no role of its own for it.
            if found == Role::Other {
                self.kin = Some(words.join(" "));
            }
            return Some(count);
        }
        None
    }

    /// Where the words end that say something else about the person: a comma, a birth or the next name.
    fn end_of_rest(&self, tokens: &[&str], today: NaiveDate) -> usize {
        let is_end = |token: &&str| *token == "," || token.starts_with(numbers::MARK);
        let end = tokens.iter().position(is_end).unwrap_or(tokens.len());
        // «близнец Егор»: a word before the first name belongs to the person named next.
        let nobody = self.words.is_empty();
        let ends = |n: &usize| {
            let first = tokens[*n];
            let known = nobody && is_capital(first) && crate::search::gender::sex(first, "", None).is_some();
            let is_role = first.chars().count() > 2 && role(first).is_some();
            let related = is_role && followed_by_name(&tokens[*n + 1..]);
            related || leading(&tokens[*n..], today).is_some() || begins_name(&tokens[*n..]) || known
        };
        (1..end).find(ends).unwrap_or(end)
    }

    /// Whether more is known of the person than the name: another name is another person's.
    fn has_ended(&self) -> bool {
        self.birth.is_some() || self.parted || self.rest.len() > self.said_before
    }

    /// Whether a name behind a comma goes on with this one: «Иванова, Мария».
    fn is_continued(&self, word: &str) -> bool {
        self.words.len() == 2 && is_patronymic(word) && !self.words.iter().any(|w| is_patronymic(w))
    }

    fn next(&mut self, all: &mut Vec<CellPerson>) {
        let open = std::mem::take(self);
        if let Ok(Some(somebody)) = open.closed() {
            all.push(somebody);
        }
    }

    /// The person, if the words are a name; `Err`: words that belong to no person.
    fn closed(self) -> Result<Option<CellPerson>, Box<OpenPerson>> {
        let has_name = !self.words.is_empty();
        let Some(name) = name(&self.words.join(" ")).filter(|_| has_name) else {
            let empty = self.birth.is_none() && self.rest.is_empty() && self.phones.is_empty() && !has_name;
            let mut open = self;
            let words = std::mem::take(&mut open.words);
            open.rest.extend((!words.is_empty()).then(|| words.join(" ")));
            return if empty && open.role.is_none() { Ok(None) } else { Err(Box::new(open)) };
        };
        let OpenPerson { role, second_role, birth, phones, .. } = self;
        let mut somebody = CellPerson { name, role, second_role, birth, phones, ..CellPerson::default() };
        somebody.name.former = self.former.unwrap_or(somebody.name.former);
        somebody.rest.extend(self.kin);
        somebody.say(self.rest);
        Ok(Some(somebody))
    }
}

/// Whether a whole name begins here: two words with capitals, the second a known first name or a patronymic behind.
fn begins_name(tokens: &[&str]) -> bool {
    let [first, second, ..] = tokens else { return false };
    let is = |word: &str| is_of_name(word) && is_capital(word) && word.chars().count() > 2;
    is(first)
        && is(second)
        && !CellMark::Occupation.is(first)
        && crate::search::gender::sex(second, "", None).is_some()
}

fn followed_by_name(tokens: &[&str]) -> bool {
    let next = tokens.iter().find(|t| **t != ",");
    next.is_some_and(|word| is_of_name(word) && is_capital(word))
}

impl CellPerson {
    /// Whether nothing but the name is known.
    pub(super) fn is_bare(&self) -> bool {
        let named = CellPerson { name: self.name.clone(), ..CellPerson::default() };
        *self == named
    }

    /// Takes what else is said for the work.
    pub(super) fn works(&mut self) {
        let (ages, work): (Vec<String>, Vec<String>) = self.rest.drain(..).partition(|text| is_age(text));
        self.occupation.extend(work);
        self.rest = ages;
    }

    /// Adds what is said of the person: school and work by their words, the rest as it is.
    fn say(&mut self, said: Vec<String>) {
        for text in said {
            // «тел. нет» says nothing.
            let is_silent = |word: &str| CellMark::Phone.is(word) || CellMark::Nothing.is(word);
            if text.split_whitespace().all(is_silent) {
                continue;
            }
            let into = if CellMark::Occupation.is_in(&text) { &mut self.occupation } else { &mut self.rest };
            into.push(text);
        }
    }
}
