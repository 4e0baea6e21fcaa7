//! What a sheet is made of: the families as they are, or with pseudonyms.

use crate::domain::sitting::Sitting;
use crate::domain::{Case, CuratorId, Staff};
use crate::paper::pseudonym::Pseudonyms;
use crate::paper::redacted::BirthDisclosure;
use crate::paper::route::SheetOwner;
use crate::screen::Model;

/// Families, staff, sittings and the name of the district.
pub(super) struct PrintSource {
    pub cases: Vec<Case>,
    pub staff: Staff,
    pub sittings: Vec<Sitting>,
    pub district: Option<String>,
}

impl PrintSource {
    pub fn of(model: &Model, cases: &[Case], sittings: &[Sitting]) -> PrintSource {
        PrintSource {
            cases: cases.to_vec(),
            staff: model.staff.clone(),
            sittings: sittings.to_vec(),
            district: model.district.name.clone(),
        }
    }

    /// The same with pseudonyms, which `all` families of the file give.
    pub fn redacted(mut self, model: &Model, all: &[Case]) -> PrintSource {
        let (words, on) = (&model.words, (&model.rules, model.today));
        let names = Pseudonyms::of(all, &self.staff);
        names.apply(words, on, BirthDisclosure::Hidden, &mut self.cases, &mut self.staff);
        Pseudonyms::apply_to_sittings(words, on, &mut self.sittings);
        self.district = None;
        self
    }

    pub fn owner(&self, curator: Option<CuratorId>) -> SheetOwner<'_> {
        SheetOwner {
            curator: curator.and_then(|c| self.staff.curator(c)),
            district: self.district.as_deref(),
        }
    }
}
