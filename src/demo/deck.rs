//! Words in random order, each once before any is repeated.

use super::random::SeededRandom;

/// A list that gives each of its words once before any comes again.
#[derive(Clone, Debug, Default)]
pub struct WordDeck {
    cards: Vec<String>,
    at: usize,
}

impl WordDeck {
    /// The words of these lists in an order of chance.
    pub fn of(chance: &mut SeededRandom, lists: &[&[String]]) -> WordDeck {
        WordDeck { cards: chance.shuffled(&lists.concat()), at: 0 }
    }

    /// The next word.
    pub fn next(&mut self) -> String {
        let card = self.cards.get(self.at % self.cards.len().max(1)).cloned().unwrap_or_default();
        self.at += 1;
        card
    }
}
