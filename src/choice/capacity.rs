//! Whom to keep when there is not room for all.
//!
//! A question is a list of clients with values and needs, how much there is of each resource, and who is decided already. Its
//! answer is the best choice by value; with several tiers, the best by the value of the first tier, among those choices the
//! best by that of the second, and so on.

use super::knapsack::{Choice, Effort, Knapsack};

/// More ways to serve the better tiers equally well are not followed side by side.
const WAYS: usize = 64;
/// What it costs in steps to put the question anew with one client decided, per client and per resource of each.
const STEPS_PER_CELL: u64 = 4;

/// What is decided about a client beforehand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fate {
    /// Nothing.
    #[default]
    Open,
    /// To be kept.
    Keep,
    /// To be declined.
    Decline,
}

/// A client in a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// What the client is worth.
    pub value: i64,
    /// What the client needs of each resource.
    pub needs: Vec<i64>,
    /// The tier, 0 being served first.
    pub tier: usize,
    /// What is decided already.
    pub fate: Fate,
}

/// Clients and how much there is of each resource.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// The clients. Their order decides between equal ones and nothing else.
    pub clients: Vec<Candidate>,
    /// How much there is of each resource.
    pub room: Vec<i64>,
    /// How many tiers there are.
    pub tiers: usize,
}

/// The best choice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Whether each client is kept.
    pub kept: Vec<bool>,
    /// What the open clients that are kept are worth, by tier.
    pub values: Vec<i64>,
    /// What each tier cannot exceed, given the tiers before it.
    pub bounds: Vec<i64>,
    /// Whether no choice is better.
    pub proved: bool,
    /// What is left for each tier after the better ones, for each way to serve those.
    left_for: Vec<Vec<Vec<i64>>>,
}

/// What it takes to decide otherwise about the client for whom that costs least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The client.
    pub client: usize,
    /// The best choice with that client decided otherwise.
    pub answer: Answer,
    /// Whether no other client would cost less.
    pub proved: bool,
}

/// One way to serve the tiers so far.
#[derive(Clone, Debug)]
struct Way {
    left: Vec<i64>,
    kept: Vec<bool>,
}

impl Question {
    /// What the clients that must be kept need, more than there is of: the resource, and how much they need of it.
    pub fn overdrawn(&self) -> Vec<(usize, i64)> {
        let needed = |resource: usize| {
            let kept = self.clients.iter().filter(|client| client.fate == Fate::Keep);
            kept.filter_map(|client| client.needs.get(resource)).sum::<i64>()
        };
        let needs = self.room.iter().enumerate().map(|(resource, room)| (resource, *room, needed(resource)));
        needs.filter(|(_, room, need)| need > room).map(|(resource, _, need)| (resource, need)).collect()
    }

    /// The best choice; `None` when there is no room for those who must be kept.
    ///
    /// ```
    /// use tiersheet::choice::capacity::{Candidate, Question};
    /// use tiersheet::choice::knapsack::Effort;
    /// let client = |value, tier| Candidate { value, needs: vec![1], tier, ..Candidate::default() };
    /// let question = Question { clients: vec![client(5, 1), client(1, 0), client(9, 1)], room: vec![2], tiers: 2 };
    /// let answer = question.best(&mut Effort(1000)).unwrap();
    /// assert_eq!((answer.kept, answer.values), (vec![false, true, true], vec![1, 9]));
    /// ```
    pub fn best(&self, effort: &mut Effort) -> Option<Answer> {
        self.best_above(None, effort).0
    }

    /// The best choice if the values of its tiers come after these in order; and whether that is proved, or that there is
    /// none. It saves much to know what has to be exceeded, though only where there is one tier.
    fn best_above(&self, floor: Option<&[i64]>, effort: &mut Effort) -> (Option<Answer>, bool) {
        if !self.overdrawn().is_empty() {
            return (None, true);
        }
        let single = floor.filter(|_| self.tiers == 1).and_then(|floor| floor.first());
        let mut start = Way { left: self.room.clone(), kept: vec![false; self.clients.len()] };
        for (client, kept) in self.clients.iter().zip(&mut start.kept).filter(|(client, _)| client.fate == Fate::Keep) {
            *kept = true;
            start.left.iter_mut().zip(&client.needs).for_each(|(left, need)| *left -= need);
        }
        let mut ways = vec![start];
        let mut answer = Answer { proved: true, ..Answer::default() };
        for tier in 0..self.tiers {
            answer.left_for.push(ways.iter().map(|way| way.left.clone()).collect());
            ways = self.serve(tier, &ways, &mut answer, single.copied(), effort);
        }
        let proved = answer.proved;
        let Some(way) = ways.into_iter().next() else { return (None, proved) };
        answer.kept = way.kept;
        (Some(answer).filter(|answer| floor.is_none_or(|floor| answer.values.as_slice() > floor)), proved)
    }

    /// The best choice with more of a resource than for an answer, which is still possible then; and whether that is proved.
    pub fn with_room(&self, answer: &Answer, resource: usize, room: i64, effort: &mut Effort) -> (Answer, bool) {
        let mut question = self.clone();
        if let Some(own) = question.room.get_mut(resource) {
            *own = room;
        }
        let (better, proved) = question.best_above(Some(&answer.values), effort);
        (better.unwrap_or_else(|| answer.clone()), proved)
    }

    /// The open clients of a tier.
    fn open(&self, tier: usize) -> Vec<usize> {
        let open = |client: &Candidate| client.fate == Fate::Open && client.tier == tier;
        (0..self.clients.len()).filter(|index| self.clients.get(*index).is_some_and(open)).collect()
    }

    fn knapsack(&self, clients: &[usize], left: &[i64]) -> Knapsack {
        let picked = || clients.iter().filter_map(|client| self.clients.get(*client));
        Knapsack {
            values: picked().map(|client| client.value).collect(),
            needs: picked().flat_map(|client| client.needs.iter().copied()).collect(),
            room: left.to_vec(),
        }
    }

    /// Serves one tier in the best way, or ways where several leave different room to the next tiers.
    fn serve(
        &self,
        tier: usize,
        ways: &[Way],
        answer: &mut Answer,
        floor: Option<i64>,
        effort: &mut Effort,
    ) -> Vec<Way> {
        let clients = self.open(tier);
        let last = tier + 1 == self.tiers;
        let mut next: Vec<Way> = Vec::new();
        let (mut best, mut bound) = (i64::MIN, i64::MIN);
        for way in ways {
            let knapsack = self.knapsack(&clients, &way.left);
            let (choices, all) = match floor {
                Some(floor) => {
                    let (choice, proved) = knapsack.best_above(floor, effort);
                    (choice.into_iter().collect(), proved)
                }
                None if last => (vec![knapsack.best(effort)], true),
                None => knapsack.bests_by_room(effort),
            };
            answer.proved &= all;
            for choice in choices {
                bound = bound.max(choice.bound);
                if choice.value < best || (last && choice.value == best) {
                    continue;
                }
                if choice.value > best {
                    best = choice.value;
                    next.clear();
                }
                add_way(&mut next, self.extended(way, &clients, &choice));
            }
        }
        answer.proved &= best == bound && next.len() <= WAYS;
        next.truncate(WAYS);
        answer.values.push(best);
        answer.bounds.push(bound);
        next
    }

    fn extended(&self, way: &Way, clients: &[usize], choice: &Choice) -> Way {
        let mut way = way.clone();
        for (client, _) in clients.iter().zip(&choice.taken).filter(|(_, taken)| **taken) {
            let (Some(kept), Some(own)) = (way.kept.get_mut(*client), self.clients.get(*client)) else { continue };
            *kept = true;
            way.left.iter_mut().zip(&own.needs).for_each(|(left, need)| *left -= need);
        }
        way
    }

    /// The same question with one client decided.
    fn with(&self, client: usize, fate: Fate) -> Question {
        let mut question = self.clone();
        if let Some(own) = question.clients.get_mut(client) {
            own.fate = fate;
        }
        question
    }

    /// The declined client for whom a place would cost least, in the best tier that has declined ones.
    pub fn next_in(&self, answer: &Answer, effort: &mut Effort) -> Option<Next> {
        let waits = |client: &usize| self.is_open(*client) && self.value(*client) > 0 && !answer.keeps(*client);
        let tier = (0..self.tiers).find(|tier| self.open(*tier).iter().any(waits))?;
        let waiting: Vec<usize> = self.open(tier).into_iter().filter(waits).collect();
        self.cheapest(answer, tier, &waiting, Fate::Keep, effort)
    }

    /// The kept client whose loss would cost least, in the worst tier that has open ones.
    pub fn next_out(&self, answer: &Answer, effort: &mut Effort) -> Option<Next> {
        let stays = |client: &usize| self.is_open(*client) && answer.keeps(*client);
        let tier = (0..self.tiers).rev().find(|tier| self.open(*tier).iter().any(stays))?;
        let staying: Vec<usize> = self.open(tier).into_iter().filter(stays).collect();
        self.cheapest(answer, tier, &staying, Fate::Decline, effort)
    }

    fn is_open(&self, client: usize) -> bool {
        self.clients.get(client).is_some_and(|client| client.fate == Fate::Open)
    }

    fn value(&self, client: usize) -> i64 {
        self.clients.get(client).map_or(0, |client| client.value)
    }

    /// Of some clients of a tier the one that can be decided otherwise at the least cost. They are tried in the order of what
    /// would at best be left, until no other one can do better.
    fn cheapest(
        &self,
        answer: &Answer,
        tier: usize,
        clients: &[usize],
        fate: Fate,
        effort: &mut Effort,
    ) -> Option<Next> {
        let open = self.open(tier);
        let mut bounds = vec![i64::MIN; self.clients.len()];
        for left in answer.left_for.get(tier)? {
            for (client, (taking, leaving)) in open.iter().zip(self.knapsack(&open, left).bounds()) {
                let bound = if fate == Fate::Keep { taking } else { leaving };
                if let Some(own) = bounds.get_mut(*client) {
                    *own = (*own).max(bound);
                }
            }
        }
        let bound = |client: usize| bounds.get(client).copied().unwrap_or(i64::MIN);
        let mut order = clients.to_vec();
        // Of equal clients the first is kept, so it is also the first to come in and the last to go.
        let place = |client: usize| if fate == Fate::Keep { client as i64 } else { -(client as i64) };
        order.sort_by_key(|client| (-bound(*client).max(i64::MIN + 1), -self.value(*client), place(*client)));
        let mut best: Option<Next> = None;
        let mut proved = true;
        for client in order {
            if let Some(next) = &best {
                let better = next.answer.values.iter().zip(&answer.values).take(tier).all(|(own, all)| own == all);
                let enough = next.answer.values.get(tier).is_some_and(|value| *value >= bound(client));
                if better && enough {
                    break;
                }
            }
            if effort.0 == 0 {
                proved = false;
                break;
            }
            // To put the question anew takes its time, too: many clients with nearly equal bounds would never come to an end.
            let cells = (self.clients.len() * (self.room.len() + 1)) as u64;
            effort.0 = effort.0.saturating_sub(cells * STEPS_PER_CELL);
            // The client's own value, if kept, is not among those of the open clients any more.
            let own = if fate == Fate::Keep { self.value(client) } else { 0 };
            let floor = best.as_ref().map(|next| {
                let mut floor = next.answer.values.clone();
                floor.iter_mut().skip(tier).take(1).for_each(|value| *value -= own);
                floor
            });
            let (found, sure) = self.with(client, fate).best_above(floor.as_deref(), effort);
            proved &= sure;
            let Some(found) = found else { continue };
            proved &= found.proved;
            let values = self.tier_values(&found);
            if best.as_ref().is_none_or(|next| values > next.answer.values) {
                best = Some(Next { client, answer: Answer { values, ..found }, proved: true });
            }
        }
        best.map(|next| Next { proved, ..next })
    }

    /// What all who are open in this question and kept by an answer to another one are worth, by tier.
    fn tier_values(&self, answer: &Answer) -> Vec<i64> {
        let mut values = vec![0; self.tiers];
        for (index, client) in self.clients.iter().enumerate() {
            if client.fate == Fate::Open
                && answer.keeps(index)
                && let Some(value) = values.get_mut(client.tier)
            {
                *value += client.value;
            }
        }
        values
    }
}

/// Adds a way unless another one leaves as much of everything.
fn add_way(ways: &mut Vec<Way>, way: Way) {
    let leaves_all = |more: &[i64], less: &[i64]| more.iter().zip(less).all(|(more, less)| more >= less);
    if !ways.iter().any(|other| leaves_all(&other.left, &way.left)) {
        ways.retain(|other| !leaves_all(&way.left, &other.left));
        ways.push(way);
    }
}

impl Answer {
    /// Whether a client is kept.
    pub fn keeps(&self, client: usize) -> bool {
        self.kept.get(client) == Some(&true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_next_among_many_alike_comes_to_an_end() {
        let client =
            |at: i64| Candidate { value: 1000 + at % 7, needs: vec![1 + at % 3, 1 + at % 2], ..Default::default() };
        let question = Question { clients: (0..2000).map(client).collect(), room: vec![2000, 1500], tiers: 1 };
        let answer = question.best(&mut Effort(100_000)).unwrap();
        let mut effort = Effort(2000 * 3 * STEPS_PER_CELL);
        let next = question.next_in(&answer, &mut effort).unwrap();
        assert!(!answer.keeps(next.client));
        // The first client asked about took it all.
        assert_eq!(effort.0, 0);
    }
}
