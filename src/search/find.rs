//! The lookup itself: families in which every word of a query is found, the surest first.

use std::collections::HashMap;

use super::cost::{cost, parted, phone_cost, unsaid};
use super::field::{MatchMethod, SearchField};
use super::hit::{FieldMatch, Hit, WordMatch};
use super::index::SearchIndex;
use super::labels;
use super::last_resorts::last_resorts;
use super::match_kind::{SearchDepth, WordSense};
use super::phones;
use super::query;
use super::query::QueryReading;
use super::subset::Subset;
use super::texts::{IndexedField, NOBODY, count};
use super::word::QueryWord;

/// What a word costs that is found with another member than the others: two classes.
const APART: u32 = 2 << 8;
/// Families found so much less surely than the best are left out.
const SPREAD: u32 = 4 << 8;
/// The most families that are looked at word by word.
const MOST: usize = 320;

/// A word with all it may mean.
pub(super) struct ResolvedWord<'a> {
    pub word: &'a QueryWord,
    /// By number of the word in the index.
    senses: Vec<WordSense>,
    /// A bit for each word of the index: most words of a family mean nothing, which one bit shows.
    bits: Vec<u64>,
    /// The digits of a phone that are looked for.
    phone: &'a [u8],
    /// For each family the least cost and one more, or 0.
    costs: Vec<u16>,
    families: usize,
}

/// A family with what each word was found by; `None` for a label that was not.
pub(super) struct FamilyMatch {
    pub entry: u32,
    cost: u32,
    pub found: Vec<Option<FieldMatch>>,
}

impl SearchIndex {
    /// The families for which every word of `query` is found somewhere, the surest first; of equal ones those on
    /// accompaniment first, then in the order in which they were taken in. An empty query finds none. What a child was
    /// called before is not looked at.
    #[must_use]
    pub fn find(&self, query: &str, limit: usize) -> Vec<Hit> {
        self.find_in_all(query, limit, None)
    }

    /// The same among some of the families.
    #[must_use]
    pub fn find_among(&self, query: &str, limit: usize, some: &Subset) -> Vec<Hit> {
        self.find_in_all(query, limit, Some(some))
    }

    fn find_in_all(&self, query: &str, limit: usize, some: Option<&Subset>) -> Vec<Hit> {
        let with_birth = self.find_born(query, limit, some);
        let found = with_birth.unwrap_or_else(|| self.found(query::readings(query), limit, some));
        if found.is_empty() { self.find_without_birth(query, limit, some) } else { found }
    }

    /// As [`SearchIndex::find`], with former names of children too: an adoption shows only on request (тайна
    /// усыновления).
    #[must_use]
    pub fn find_former(&self, query: &str, limit: usize) -> Vec<Hit> {
        let mut readings = query::readings(query);
        readings.iter_mut().flatten().for_each(|word| word.unsealed = true);
        self.found(readings, limit, None)
    }

    /// How many families are found only by the former name of a child.
    #[must_use]
    pub fn count_former(&self, query: &str, limit: usize) -> usize {
        if !self.terms.iter().any(|term| term.at == SearchField::BirthName) {
            return 0;
        }
        let by_former = |hit: &&Hit| hit.matched.iter().any(|m| m.field == SearchField::BirthName);
        self.find_former(query, limit).iter().filter(by_former).count()
    }

    pub(super) fn found(&self, readings: Vec<QueryReading>, limit: usize, some: Option<&Subset>) -> Vec<Hit> {
        let mut best: HashMap<u32, (usize, FamilyMatch)> = HashMap::new();
        for depth in [SearchDepth::Strict, SearchDepth::Loose] {
            for (n, reading) in readings.iter().enumerate() {
                if depth == SearchDepth::Strict || reading.len() > 1 {
                    keep_best(n, self.answers(reading, depth, limit, some), &mut best);
                }
            }
            if !best.is_empty() {
                return self.hits(&readings, best, limit);
            }
        }
        let resorts = last_resorts(&readings);
        for (n, reading) in resorts.iter().enumerate() {
            keep_best(n, self.answers(reading, SearchDepth::Strict, limit, some), &mut best);
        }
        // Guessed where a word ends and found it by guessing again: that is no answer.
        best.retain(|_, (_, a)| a.found.iter().flatten().all(|f| f.how.is_certain()));
        self.hits(&resorts, best, limit)
    }

    fn hits(
        &self,
        readings: &[QueryReading],
        best: HashMap<u32, (usize, FamilyMatch)>,
        limit: usize,
    ) -> Vec<Hit> {
        let mut all: Vec<(usize, FamilyMatch)> = best.into_values().collect();
        // What is certain is not mixed with what is merely possible.
        let certain = |a: &FamilyMatch| a.found.iter().flatten().all(|f| f.how.is_certain());
        if all.iter().any(|(_, a)| certain(a)) {
            all.retain(|(_, a)| certain(a));
        }
        let least = all.iter().map(|(_, a)| a.cost).min().unwrap_or(0) & !0xff;
        all.retain(|(_, a)| a.cost & !0xff <= least + SPREAD);
        all.sort_unstable_by_key(|(_, a)| self.rank(a.entry, a.cost));
        all.truncate(limit);
        let hit = |(reading, a): (usize, FamilyMatch)| {
            let matched = readings[reading].iter().zip(&a.found);
            let matched = matched
                .filter_map(|(w, f)| f.map(|f| self.as_match(w, a.entry, f)))
                .collect::<Vec<WordMatch>>();
            self.hit(a.entry as usize, matched)
        };
        all.into_iter().map(hit).collect()
    }

    /// The family at a place, found by these words.
    pub(super) fn hit(&self, place: usize, matched: Vec<WordMatch>) -> Hit {
        let entry = &self.entries[place];
        Hit { place, family: entry.family, ended: entry.ended, matched }
    }

    /// The order of answers: class, ended or not, the rest of the cost, order of entry.
    fn rank(&self, entry: u32, cost: u32) -> u64 {
        let ended = u64::from(self.entries[entry as usize].ended);
        u64::from(cost >> 8) << 48 | ended << 47 | u64::from(cost & 0xff) << 32 | u64::from(entry)
    }

    fn answers(
        &self,
        reading: &QueryReading,
        depth: SearchDepth,
        limit: usize,
        some: Option<&Subset>,
    ) -> Vec<FamilyMatch> {
        let mut sought: Vec<ResolvedWord<'_>> = Vec::with_capacity(reading.len());
        for word in reading {
            let one = self.seek(word, depth);
            if one.families == 0 && !word.optional {
                return Vec::new();
            }
            sought.push(one);
        }
        // A letter alone is found in thousands of families.
        let mut candidates: Vec<u64> =
            Vec::with_capacity(sought.iter().map(|s| s.families).min().unwrap_or(0));
        let required: Vec<&ResolvedWord<'_>> = sought.iter().filter(|s| !s.word.optional).collect();
        let Some((first, others)) = required.split_first() else { return Vec::new() };
        for (entry, cost) in first.costs.iter().enumerate().filter(|(_, c)| **c > 0) {
            let mut sum = u32::from(*cost - 1);
            if others.iter().all(|o| {
                sum += u32::from(o.costs[entry].saturating_sub(1));
                o.costs[entry] > 0
            }) && some.is_none_or(|some| some.has(entry))
            {
                candidates.push(self.rank(count(entry), sum));
            }
        }
        let most =
            if sought.len() == 1 { limit.saturating_add(24) } else { limit.saturating_mul(2).max(MOST) };
        if candidates.len() > most {
            candidates.select_nth_unstable(most - 1);
            candidates.truncate(most);
        }
        candidates.sort_unstable();
        let mut answers: Vec<FamilyMatch> = Vec::new();
        let mut kept: Vec<u32> = Vec::new();
        for candidate in candidates {
            // The class that a family reaches at best: once enough are surer, the rest need not be looked at.
            let class = u32::try_from(candidate >> 48).unwrap_or(u32::MAX) << 8;
            if answers.len() >= limit && kept.iter().filter(|c| **c & !0xff < class).count() >= limit {
                break;
            }
            let entry = u32::try_from(candidate & 0xffff_ffff).unwrap_or(0);
            if let Some(answer) = self.assign(entry, &sought) {
                kept.push(answer.cost);
                answers.push(answer);
            }
        }
        answers
    }

    /// All that a word may mean, and the families in which it does.
    fn seek<'a>(&self, word: &'a QueryWord, depth: SearchDepth) -> ResolvedWord<'a> {
        let senses =
            if word.fields == SearchField::Phone.bit() { Vec::new() } else { self.senses(word, depth) };
        let mut bits = vec![0_u64; self.words.len().div_ceil(64)];
        let mut costs = vec![0_u16; self.entries.len()];
        let mut families = 0;
        let mut reach = |entry: u32, cost: u32| {
            let cost = u16::try_from(cost + 1).unwrap_or(u16::MAX);
            let known = &mut costs[entry as usize];
            if *known == 0 {
                families += 1;
                *known = cost;
            } else if cost < *known {
                *known = cost;
            }
        };
        for sense in &senses {
            bits[sense.word as usize / 64] |= 1 << (sense.word % 64);
            for (at, entries) in self.terms(sense.word) {
                if let Some(cost) = cost(word, *sense, at) {
                    entries.iter().for_each(|e| reach(*e, cost));
                }
            }
        }
        let mut phone = word.phone.as_slice();
        let mut called = self.phones.with(phone, &self.texts);
        if let Some(rest) = phones::without_prefix(phone).filter(|_| called.is_empty()) {
            phone = rest;
            called = self.phones.with(phone, &self.texts);
        }
        called.iter().for_each(|c| reach(c.entry, phone_cost(c.at_end)));
        ResolvedWord { word, senses, bits, phone, costs, families }
    }

    /// Gives each word a place of its own in the family, if possible all with one member.
    fn assign(&self, entry: u32, sought: &[ResolvedWord<'_>]) -> Option<FamilyMatch> {
        let mut options: Vec<Vec<FieldMatch>> = vec![Vec::new(); sought.len()];
        let mut people: Vec<u8> = vec![NOBODY];
        for field in self.fields_of(entry) {
            for (options, sought) in options.iter_mut().zip(sought) {
                let before = options.len();
                self.find_in(*field, sought, options);
                if options.len() > before && field.member != NOBODY && !people.contains(&field.member) {
                    people.push(field.member);
                }
            }
        }
        people.iter().filter_map(|person| given(entry, sought, &options, *person)).min_by_key(|a| a.cost)
    }

    fn find_in(&self, field: IndexedField, sought: &ResolvedWord<'_>, found: &mut Vec<FieldMatch>) {
        let word = sought.word;
        if field.at == SearchField::Phone {
            let typed = (!sought.phone.is_empty()).then_some(sought.phone);
            if let Some(at_end) = typed.and_then(|typed| phones::found_in(self.texts.text(field.text), typed))
            {
                let same = (field.member, field.at as u8, field.text);
                let cost = phone_cost(at_end);
                found.push(FieldMatch { field, piece: 0, how: MatchMethod::Digits, same, cost });
            }
            return;
        }
        for (piece, number) in self.texts.words(field.text).iter().enumerate() {
            if sought.bits[*number as usize / 64] >> (number % 64) & 1 == 0 {
                continue;
            }
            let Ok(at) = sought.senses.binary_search_by_key(number, |s| s.word) else { continue };
            let sense = sought.senses[at];
            // Which initial a letter of the title is follows from the person's own fields.
            if word.initial.is_some() && field.at == SearchField::Title && field.member != NOBODY {
                continue;
            }
            if let Some(mut cost) = cost(word, sense, field.at) {
                // «школа 4» is not «школа № 8, 4 класс».
                if labels::speaks_of_school(word)
                    && !labels::numbers_school(self.texts.text(field.text), piece)
                {
                    cost += 1 << 8;
                }
                // Of a full name in the title the surname comes first, as among the names themselves.
                if field.at == SearchField::Title {
                    cost += u32::try_from(piece.min(2)).unwrap_or(0);
                }
                // The title says again what the names say; a house and a flat of one number are two.
                let kind = if field.at.is_name() { 0 } else { field.at as u8 };
                let same = (field.member, kind, *number);
                found.push(FieldMatch { field, piece, how: sense.how, same, cost });
            }
        }
    }
}

/// Keeps of each family the best answer; `number` is that of the reading.
fn keep_best(number: usize, answers: Vec<FamilyMatch>, best: &mut HashMap<u32, (usize, FamilyMatch)>) {
    for answer in answers {
        let is_better = best.get(&answer.entry).is_none_or(|(_, known)| answer.cost < known.cost);
        if is_better {
            best.insert(answer.entry, (number, answer));
        }
    }
}

/// The best place for each word with this member; `None` if some word has none left.
fn given(
    entry: u32,
    sought: &[ResolvedWord<'_>],
    options: &[Vec<FieldMatch>],
    person: u8,
) -> Option<FamilyMatch> {
    let price = |f: &FieldMatch| {
        f.cost + if f.field.member == NOBODY || f.field.member == person { 0 } else { APART }
    };
    let mut order: Vec<usize> = (0..sought.len()).collect();
    order.sort_by_key(|i| (sought[*i].word.optional, options[*i].iter().map(price).min()));
    let mut answer = FamilyMatch { entry, cost: 0, found: vec![None; sought.len()] };
    let mut taken: Vec<(u8, u8, u32)> = Vec::with_capacity(sought.len());
    // An age is that of the person named beside it.
    let own = |f: &FieldMatch| f.field.member == person && person != NOBODY;
    let named = options.iter().flatten().any(|f| own(f) && f.field.at.is_name());
    for i in order {
        let glued = |i: usize| sought.get(i).is_some_and(|s| s.word.glued);
        let beside = |found: &FieldMatch| {
            let before =
                if glued(i) { parted(&answer.found[i - 1], &options[i - 1], |f| (*f, *found)) } else { 0 };
            let after = if glued(i + 1) {
                parted(&answer.found[i + 1], &options[i + 1], |f| (*found, *f))
            } else {
                0
            };
            before + after
        };
        let free = options[i]
            .iter()
            .filter(|f| !taken.contains(&f.same) && (f.field.at != SearchField::Age || named && own(f)));
        // The title is on every row, so of two equal places it is shown.
        let best = free.min_by_key(|f| (price(f) + beside(f), f.field.at));
        // «в» begins many a surname, which is farther from what is meant than none at all.
        let is_farther = |f: &&FieldMatch| sought[i].word.optional && price(f) > unsaid(sought[i].word);
        match best.filter(|f| !is_farther(f)) {
            Some(found) => {
                taken.push(found.same);
                answer.cost += price(found) + if glued(i) { beside(found) } else { 0 };
                answer.found[i] = Some(*found);
            }
            None if sought[i].word.optional => answer.cost += unsaid(sought[i].word),
            None => return None,
        }
    }
    Some(answer)
}
