//! One search: what it needs to know, and the ways through the records.

use super::Stop;
use super::index::Index;
use super::judge::{Judge, Score};
use super::plan::Plan;
use super::query::{Kind, Test};
use crate::dataset::{Choice, Dataset};

/// The records that a query finds, in the order of the data, and their scores.
#[derive(Debug, Default)]
pub struct Found {
    /// The records.
    pub rows: Vec<u32>,
    /// The score of each.
    pub scores: Vec<Score>,
    /// How many records have each score.
    pub counts: Vec<u32>,
    /// Whether they are known to fit properly.
    pub is_proper: bool,
}

impl Found {
    /// Nothing yet, with room for as many records.
    #[must_use]
    pub fn with_room(records: usize) -> Self {
        Self {
            rows: Vec::with_capacity(records),
            scores: Vec::with_capacity(records),
            ..Self::default()
        }
    }

    /// Whether a record belongs to the list: loose ones only while no proper one is known.
    #[inline]
    #[must_use]
    pub fn wants(&self, is_proper: bool) -> bool {
        is_proper || !self.is_proper
    }

    /// Adds a record behind the others.
    #[inline]
    pub fn push(&mut self, row: u32, score: Score, is_proper: bool) {
        if is_proper != self.is_proper {
            self.begin_anew(is_proper);
        }
        match self.counts.get_mut(usize::from(score)) {
            Some(count) => *count += 1,
            None => self.count_first(score),
        }
        self.rows.push(row);
        self.scores.push(score);
    }

    fn count_first(&mut self, score: Score) {
        self.counts.resize(usize::from(score), 0);
        self.counts.push(1);
    }

    /// The first proper fit drives out the loose ones.
    fn begin_anew(&mut self, is_proper: bool) {
        self.rows.clear();
        self.scores.clear();
        self.counts.clear();
        self.is_proper = is_proper;
    }

    /// Puts together what was found in parts of the data.
    #[must_use]
    pub fn join(parts: Vec<Self>) -> Self {
        let is_proper = parts.iter().any(|part| part.is_proper);
        let mut parts = parts.into_iter().filter(|part| part.is_proper == is_proper);
        let mut all = parts.next().unwrap_or_default();
        for part in parts {
            all.rows.extend(part.rows);
            all.scores.extend(part.scores);
            let longest = all.counts.len().max(part.counts.len());
            all.counts.resize(longest, 0);
            for (count, more) in all.counts.iter_mut().zip(part.counts) {
                *count += more;
            }
        }
        all
    }
}

/// What a search needs to know all the time.
#[derive(Clone, Copy)]
pub struct Task<'a> {
    /// The terms against the words.
    pub plan: &'a Plan,
    /// The other conditions.
    pub tests: &'a [Test],
    /// The words of the values.
    pub index: &'a Index,
    /// The records.
    pub dataset: &'a Dataset,
    /// The only records that may fit properly, if that is known; the others are not looked at.
    pub among: Option<&'a [u32]>,
    /// How many threads to use.
    pub threads: usize,
    /// Says that the answer is not wanted any more.
    pub stop: Stop<'a>,
}

impl Task<'_> {
    /// Finds and scores all records; `None` if told to stop.
    pub fn run(&self) -> Option<Found> {
        // A lane a term and one for the cover; wide lanes only for the rare long query.
        match self.plan.terms.len() {
            0..8 => Judge::<8>::new(self)?.find(),
            8..16 => Judge::<16>::new(self)?.find(),
            16..32 => Judge::<32>::new(self)?.find(),
            _ => Judge::<64>::new(self)?.find(),
        }
    }

    /// Whether a record meets the conditions on its codes and numbers.
    #[inline]
    pub fn passes(&self, row: u32) -> bool {
        self.tests.is_empty() || self.passes_all(row)
    }

    fn passes_all(&self, row: u32) -> bool {
        let mut tests = self.tests.iter();
        tests.all(|test| self.meets(row, &test.kind) != test.excluded)
    }

    fn meets(&self, row: u32, kind: &Kind) -> bool {
        let row = self.dataset.row(row);
        match kind {
            Kind::Funding(Choice::Only(source)) => row.funding().contains(*source),
            Kind::Funding(Choice::Unknown) => row.funding().is_empty(),
            Kind::Funding(Choice::All) => true,
            Kind::Years(span) => row.period().is_some_and(|period| {
                span.from <= period.to.into() && i64::from(period.from) <= span.to
            }),
            Kind::Figure(indicator, span) => row
                .figure(*indicator)
                .is_some_and(|figure| span.contains(figure.value)),
            Kind::Id(wanted) => row.id().to_lowercase().starts_with(wanted),
        }
    }
}
