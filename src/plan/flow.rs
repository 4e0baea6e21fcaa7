//! A maximum matching of claims (rows that need visits) and slots (days of curators) by way of places (days of families).
//!
//! A place takes one visit, a slot as many as it has room for. A day of a family lies in one span, so each place belongs to
//! one claim. The matching is maximum because augmenting paths are searched until none is left (Berge); what the failed
//! searches have reached is a minimum cut. An augmenting path takes no visit from a claim: those served first, the acute
//! ones, keep theirs.

use std::collections::VecDeque;
use std::rc::Rc;

/// The visits a row still needs.
#[derive(Clone, Debug, Default)]
pub(super) struct ClaimNode {
    /// Visits.
    pub need: u32,
    /// Those placed.
    pub placed: u32,
    /// Places that serve it, by day. Trials on copies of the network share them.
    pub places: Rc<[u32]>,
}

/// A day of one family.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlaceNode {
    /// The claim it serves.
    pub claim: u32,
    /// The slot whose room it takes.
    pub slot: u32,
    /// Whether a visit is placed on it.
    pub taken: bool,
}

/// A day of one curator.
#[derive(Clone, Debug, Default)]
pub(super) struct SlotNode {
    /// Visits it can take.
    pub room: u32,
    /// Places taken on it.
    pub taken: Vec<u32>,
}

/// A step of an augmenting path: the claim leaves `lost`, so that the claim of `via`, a place of the same slot, takes it.
#[derive(Clone, Copy, Default)]
struct AugmentingStep {
    lost: u32,
    via: u32,
}

/// Marks on claims and slots.
#[derive(Clone, Default)]
pub(super) struct ReachedNodes {
    pub claims: Vec<bool>,
    pub slots: Vec<bool>,
}

/// The network with a partial matching.
#[derive(Clone)]
pub(super) struct FlowNetwork {
    pub claims: Vec<ClaimNode>,
    pub places: Vec<PlaceNode>,
    pub slots: Vec<SlotNode>,
    /// Claims and slots reached by failed searches: no augmenting path leaves them.
    dead: ReachedNodes,
    /// The step by which the current search reached each claim.
    steps: Vec<AugmentingStep>,
}

impl FlowNetwork {
    /// An empty matching.
    pub fn new(claims: Vec<ClaimNode>, places: Vec<PlaceNode>, slots: Vec<SlotNode>) -> FlowNetwork {
        let mut flow = FlowNetwork {
            steps: vec![AugmentingStep::default(); claims.len()],
            claims,
            places,
            slots,
            dead: ReachedNodes::default(),
        };
        flow.revive();
        flow
    }

    /// Places as many visits as fit, group by group.
    pub fn fill(&mut self, groups: &[Vec<u32>]) {
        for group in groups {
            group.iter().for_each(|claim| self.spread(*claim));
            group.iter().for_each(|claim| self.complete(*claim));
        }
    }

    /// Visits without a place.
    pub fn short(&self) -> u32 {
        self.claims.iter().map(|c| c.need - c.placed).sum()
    }

    /// The side of the cut with the claims that lack a visit and those in their way.
    pub fn narrow(&self) -> &ReachedNodes {
        &self.dead
    }

    /// Gives slots more room and places what now fits; returns the number of visits gained.
    pub fn widen(&mut self, slots: &[(usize, u32)]) -> u32 {
        let before = self.short();
        slots.iter().for_each(|(slot, by)| self.slots[*slot].room += by);
        self.revive();
        (0..self.claims.len()).for_each(|claim| self.complete(claim as u32));
        before - self.short()
    }

    /// Gives slots of a maximum matching more room and returns the number of visits gained. The search ends with the room:
    /// what the cut is then stays unknown.
    pub fn gain(&mut self, slots: &[(usize, u32)]) -> u32 {
        let most: u32 = slots.iter().map(|(_, by)| by).sum();
        slots.iter().for_each(|(slot, by)| self.slots[*slot].room += by);
        self.revive();
        let mut gained = 0;
        for claim in 0..self.claims.len() {
            while gained < most
                && self.claims[claim].placed < self.claims[claim].need
                && self.augment(claim as u32)
            {
                gained += 1;
            }
            if gained == most {
                break;
            }
        }
        gained
    }

    /// Removes a claim.
    pub fn forget(&mut self, claim: usize) {
        for place in self.claims[claim].places.clone().iter() {
            if self.places[*place as usize].taken {
                self.release(*place);
            }
        }
        (self.claims[claim].need, self.claims[claim].placed) = (0, 0);
    }

    /// Adds a claim with a place on each of these slots; the next [`FlowNetwork::widen`] places it.
    pub fn join(&mut self, need: u32, slots: impl Iterator<Item = usize>) {
        let (claim, first) = (self.claims.len() as u32, self.places.len() as u32);
        self.places.extend(slots.map(|slot| PlaceNode { claim, slot: slot as u32, taken: false }));
        self.claims.push(ClaimNode { need, placed: 0, places: (first..self.places.len() as u32).collect() });
        self.steps.push(AugmentingStep::default());
    }

    /// Forgets the cut: more room may open it.
    fn revive(&mut self) {
        self.dead =
            ReachedNodes { claims: vec![false; self.claims.len()], slots: vec![false; self.slots.len()] };
    }

    fn complete(&mut self, claim: u32) {
        let at = claim as usize;
        while self.claims[at].placed < self.claims[at].need && self.augment(claim) {}
    }

    /// Places visits greedily, spread over the open days, without moving others.
    fn spread(&mut self, claim: u32) {
        let c = &self.claims[claim as usize];
        let has_room = |p: &u32| self.slots[self.slot(*p)].room > 0;
        let open: Vec<u32> = c.places.iter().copied().filter(has_room).collect();
        let (n, k) = (open.len(), c.need as usize);
        for j in 0..k.min(n) {
            let aim = (2 * j + 1) * n / (2 * k);
            let near = (0..n).flat_map(|off| [aim.checked_sub(off), Some(aim + off)]).flatten();
            let free = near.filter_map(|i| open.get(i)).find(|p| self.is_free(**p));
            if let Some(place) = free.copied() {
                self.put(place);
                self.claims[claim as usize].placed += 1;
            }
        }
    }

    pub fn slot(&self, place: u32) -> usize {
        self.places[place as usize].slot as usize
    }

    pub fn has_room(&self, slot: usize) -> bool {
        self.slots[slot].taken.len() < self.slots[slot].room as usize
    }

    /// Whether the place is free and its slot has room.
    pub fn is_free(&self, place: u32) -> bool {
        !self.places[place as usize].taken && self.has_room(self.slot(place))
    }

    /// Places a visit.
    pub fn put(&mut self, place: u32) {
        let slot = self.slot(place);
        self.places[place as usize].taken = true;
        self.slots[slot].taken.push(place);
    }

    /// Takes the visit off a place.
    pub fn release(&mut self, place: u32) {
        let slot = self.slot(place);
        self.places[place as usize].taken = false;
        self.slots[slot].taken.retain(|p| *p != place);
    }

    /// Searches an augmenting path from `root` and applies it. What a failed search has reached stays marked.
    fn augment(&mut self, root: u32) -> bool {
        if self.dead.claims[root as usize] {
            return false;
        }
        let Some(place) = self.search(root) else { return false };
        self.put(place);
        let mut claim = self.places[place as usize].claim;
        while claim != root {
            let AugmentingStep { lost, via } = self.steps[claim as usize];
            self.release(lost);
            self.put(via);
            claim = self.places[via as usize].claim;
        }
        self.claims[root as usize].placed += 1;
        true
    }

    /// The free place at the end of an augmenting path from `root`.
    fn search(&mut self, root: u32) -> Option<u32> {
        let (mut claims, mut slots) = (vec![root], Vec::new());
        let mut queue = VecDeque::from([root]);
        self.dead.claims[root as usize] = true;
        while let Some(claim) = queue.pop_front() {
            for i in 0..self.claims[claim as usize].places.len() {
                let place = self.claims[claim as usize].places[i];
                if self.places[place as usize].taken {
                    continue;
                }
                let slot = self.slot(place);
                if self.has_room(slot) {
                    // A search that found a way proves nothing of what it touched.
                    claims.iter().for_each(|c| self.dead.claims[*c as usize] = false);
                    slots.iter().for_each(|s| self.dead.slots[*s] = false);
                    return Some(place);
                }
                if std::mem::replace(&mut self.dead.slots[slot], true) {
                    continue;
                }
                slots.push(slot);
                for k in 0..self.slots[slot].taken.len() {
                    let lost = self.slots[slot].taken[k];
                    let giver = self.places[lost as usize].claim;
                    if !std::mem::replace(&mut self.dead.claims[giver as usize], true) {
                        claims.push(giver);
                        self.steps[giver as usize] = AugmentingStep { lost, via: place };
                        queue.push_back(giver);
                    }
                }
            }
        }
        None
    }
}
