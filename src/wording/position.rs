//! A curator's position against the document, in words.

use crate::domain::schedule::Curator;
use crate::domain::{Staff, name};
use crate::norm::position::MisplacedCurator;
use crate::regulation::RuleSource;
use crate::text::{Words, say};

impl Words {
    /// «куратор Иванова А. П. (воспитатель): по документу — только для других семей (Югра, п. 5.8)».
    #[must_use]
    pub fn misplaced(&self, staff: &Staff, misplaced: &MisplacedCurator) -> String {
        let who = staff.curator(misplaced.curator).map(|c| name::short(&c.name)).unwrap_or_default();
        say!(
            self,
            "curator-misplaced",
            who = who,
            position = misplaced.position.as_str(),
            source = misplaced.source.cited()
        )
    }

    /// «куратор Иванова А. П. (воспитатель): должность не для 3 семей (Югра, п. 5.8)»; of one family as [`Words::misplaced`].
    #[must_use]
    pub fn misplaced_of(&self, staff: &Staff, misplaced: &MisplacedCurator, families: usize) -> String {
        if families == 1 {
            return self.misplaced(staff, misplaced);
        }
        let who = staff.curator(misplaced.curator).map(|c| name::short(&c.name)).unwrap_or_default();
        say!(
            self,
            "curator-misplaced-of",
            who = who,
            position = misplaced.position.as_str(),
            n = families,
            source = misplaced.source.cited()
        )
    }

    /// «Иванова А. П.: должности «педагог» в перечне документа нет (Югра, п. 5.7)».
    #[must_use]
    pub fn unlisted(&self, curator: &Curator, listed_in: Option<&RuleSource>) -> String {
        say!(
            self,
            "curator-unlisted-of",
            who = name::short(&curator.name),
            position = curator.position.clone().unwrap_or_default(),
            source = listed_in.map(RuleSource::cited).unwrap_or_default()
        )
    }
}
