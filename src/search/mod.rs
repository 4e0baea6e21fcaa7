//! The lookup: which families a few typed letters mean.
//!
//! [`SearchIndex`] folds all texts once. [`SearchIndex::find`] reads the query (wrong layout, Latin letters), asks the
//! sorted words of the index which of them each typed word may mean and how surely (the word, its beginning, another
//! ending, a short name, a typing error, sound), and gives the families in which every word was found, if possible with
//! one person. Nothing here knows a screen or a file.

mod birth;
mod builder;
mod cost;
mod distance;
mod duplicates;
mod field;
mod find;
pub mod gender;
mod hit;
mod index;
mod interpret;
mod labels;
mod last_resorts;
mod letters;
mod lexicon;
pub mod linkage;
mod match_kind;
mod phones;
mod phonetic;
mod query;
mod short_names;
mod source;
pub mod spelling;
mod stem;
mod subset;
mod texts;
mod transliterate;
mod unindexed;
mod word;

pub use builder::IndexBuilder;
pub use duplicates::{LikelyDuplicate, NewPerson};
pub use field::{MatchMethod, SearchField};
pub use hit::{Hit, WordMatch};
pub use index::SearchIndex;
pub use linkage::MatchReason;
pub use source::{FamilyTexts, MemberTexts, PAPERS};
pub use subset::Subset;
pub use unindexed::UnindexedQuery;
