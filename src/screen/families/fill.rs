//! What the list holds and in which order: the families on accompaniment, with closed ones where these are meant, of them
//! those that were looked for.

use std::collections::HashMap;

use super::beyond::{self, AllFamilies, FamilyPlace, ReadDepth};
use super::list::{by_member, reason};
use super::listed::ListedFamily;
use super::{FamiliesScreen, FamilyLine};
use crate::domain::{Case, FamilyId, day};
use crate::norm::Standing;
use crate::screen::Model;
use crate::store::{FamilyScope, Reader};

impl FamiliesScreen {
    pub(super) fn listed<'a>(&'a self, place: FamilyPlace, model: &'a Model) -> Option<ListedFamily<'a>> {
        match place {
            FamilyPlace::Current(at) => {
                Some(ListedFamily::Whole(model.cases.get(at)?, model.standings.get(at)?))
            }
            beside => self.beyond.as_ref()?.listed(beside),
        }
    }

    /// Reads the closed families, unless as much of them is read already.
    pub(super) fn need_closed(&mut self, model: &Model, reader: Reader<'_>) {
        let depth =
            if self.narrow.is_empty() && !model.is_other_day() { ReadDepth::Rows } else { ReadDepth::Whole };
        let is_read = self.beyond.as_ref().is_some_and(|b| b.depth == ReadDepth::Whole || b.depth == depth);
        if !is_read {
            self.beyond = AllFamilies::read(depth, model, reader);
            self.index.forget();
        }
    }

    /// Lists the families again, the first one under the cursor.
    pub(super) fn fill_from_top(&mut self, model: &Model, reader: Reader<'_>) {
        self.fill(model, Some(reader));
        self.cursor.go_to(0);
        self.open_closed(model, reader);
    }

    /// Lists the families again; without a reader those on accompaniment.
    pub(super) fn fill(&mut self, model: &Model, reader: Option<Reader<'_>>) {
        if let Some(reader) = reader.filter(|_| self.with_closed()) {
            self.need_closed(model, reader);
        }
        let query = self.filter.value().trim().to_owned();
        let mut lines =
            if query.is_empty() { self.all_lines(model) } else { self.found_lines(&query, model, reader) };
        let with_closed = self.with_closed();
        lines.retain(|line| {
            let Some(family) = self.listed(line.place, model) else { return false };
            (with_closed || family.is_current(model)) && self.narrow.holds(model, family)
        });
        if query.is_empty() {
            self.order.sort(&mut lines, |line| self.listed(line.place, model), model.today);
        }
        let keys = lines.iter().map(|l| self.listed(l.place, model).map(ListedFamily::family)).collect();
        self.lines = lines;
        self.cursor.fill(keys);
    }

    fn all_lines(&self, model: &Model) -> Vec<FamilyLine> {
        let current = || (0..model.cases.len()).map(FamilyPlace::Current).collect();
        let places = self.beyond.as_ref().map_or_else(current, |beyond| beyond.places.clone());
        places.into_iter().map(|place| FamilyLine { place, found: None }).collect()
    }

    /// The families that were looked for, with the member by whom each was found.
    fn found_lines(&mut self, query: &str, model: &Model, reader: Option<Reader<'_>>) -> Vec<FamilyLine> {
        let mut index = std::mem::take(&mut self.index);
        reader.into_iter().for_each(|reader| index.prepare(model, reader));
        let current: HashMap<FamilyId, FamilyPlace> = match self.beyond {
            Some(_) => HashMap::new(),
            None => model.cases.iter().map(|c| c.family.id).zip((0..).map(FamilyPlace::Current)).collect(),
        };
        let places = self.beyond.as_ref().map_or(&current, |beyond| &beyond.by_family);
        let cases = self.beyond.as_ref().map_or(model.cases.as_slice(), AllFamilies::cases);
        let mut lines = Vec::new();
        for hit in index.find(query, model, |family| places.contains_key(&family), cases) {
            let Some(place) = places.get(&hit.family).copied() else { continue };
            let found =
                by_member(&hit.matched).and_then(|(matched, member)| match self.listed(place, model)? {
                    ListedFamily::Whole(case, _) => case.member(member).map(|m| reason(matched, m, model)),
                    ListedFamily::Closed(_) => {
                        let member = reader?.member(member).ok().flatten();
                        member.map(|m| reason(matched, &m, model))
                    }
                });
            lines.push(FamilyLine { place, found });
        }
        self.index = index;
        lines
    }

    /// Reads the family under the cursor, if only its row is known.
    pub(super) fn open_closed(&mut self, model: &Model, reader: Reader<'_>) {
        let place = self.lines.get(self.cursor.at()).map(|line| line.place);
        let Some(ListedFamily::Closed(row)) = place.and_then(|place| self.listed(place, model)) else {
            self.open = None;
            return;
        };
        let family = row.id;
        if self.open.as_ref().is_none_or(|open| open.0.family.id != family) {
            let contacts = Some(day::earlier(model.today, beyond::CONTACTS));
            let case =
                model.cases_of(reader, FamilyScope::One(family), contacts).ok().and_then(|mut c| c.pop());
            self.open = case.map(|case| {
                let standing = Standing::of(model.ground(), &case);
                Box::new((case, standing))
            });
        }
    }

    pub(super) fn selected<'a>(&'a self, model: &'a Model) -> Option<(&'a Case, &'a Standing)> {
        let place = self.lines.get(self.cursor.at())?.place;
        match self.listed(place, model)? {
            ListedFamily::Whole(case, standing) => Some((case, standing)),
            ListedFamily::Closed(row) => {
                self.open.as_deref().filter(|(case, _)| case.family.id == row.id).map(|(c, s)| (c, s))
            }
        }
    }
}
