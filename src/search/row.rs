//! Scores for every record, from the points of its texts.

use super::fit::PROPER;
use super::index::{Index, Places};
use super::plan::{FIGURE, Plan};
use super::query::{Kind, Role, Test};
use super::scan::{Finish, Lanes, Tables};
use super::share::{self, SLICE};
use crate::dataset::{Choice, Dataset, INDICATORS, TextField};

/// The score of a record; 0 if it is not found.
pub type Score = u16;

/// In the score of a record that fits properly, so that it stands before all that fit loosely.
pub const FITS_PROPERLY: Score = 1 << 15;

/// Records that one step scores: their points stay in the nearest cache.
const BLOCK: usize = 1024;

/// The points of the texts of a column, and the texts of its rows.
struct Source<'a, const L: usize> {
    points: Vec<Lanes<L>>,
    places: Places<'a>,
}

/// All that scores records.
struct Judge<'a, const L: usize> {
    dataset: &'a Dataset,
    sources: Vec<Source<'a, L>>,
    figures: &'a [(usize, i64)],
    tests: &'a [Test],
    /// All bits of the lanes that need no points.
    optional: Lanes<L>,
    /// All bits of the lanes that must have none.
    forbidden: Lanes<L>,
    /// All bits of the lanes that count for the score.
    scored: Lanes<L>,
}

/// Scores all records of an index; `None` if `stop` says so.
pub fn scores(
    plan: &Plan,
    tests: &[Test],
    index: &Index,
    dataset: &Dataset,
    threads: usize,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Score>> {
    // A lane a term and one for the cover; wide lanes only for the rare long query.
    match plan.terms.len() {
        0..8 => score_lanes::<8>(plan, tests, index, dataset, threads, stop),
        8..16 => score_lanes::<16>(plan, tests, index, dataset, threads, stop),
        16..32 => score_lanes::<32>(plan, tests, index, dataset, threads, stop),
        _ => score_lanes::<64>(plan, tests, index, dataset, threads, stop),
    }
}

fn score_lanes<const L: usize>(
    plan: &Plan,
    tests: &[Test],
    index: &Index,
    dataset: &Dataset,
    threads: usize,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Score>> {
    let tables = Tables::<L>::new(plan, index.lexicon.len());
    let mut sources = Vec::new();
    for (column, lists) in index
        .columns
        .iter()
        .filter(|(_, lists)| tables.touches(lists))
    {
        let finish = Finish::new(plan, *column);
        let points = tables.scan(lists, &finish, threads, stop)?;
        sources.push(Source {
            points,
            places: Places::of(dataset, *column),
        });
    }
    sources.extend(ids(plan, dataset));
    let judge = Judge::new(plan, tests, dataset, sources);
    let mut scores = vec![0; index.rows() as usize];
    if judge.may_find() {
        judge.score_all(&mut scores, threads, stop)?;
    }
    Some(scores)
}

/// Ids are scored one by one as they were found.
fn ids<'a, const L: usize>(plan: &Plan, dataset: &'a Dataset) -> Option<Source<'a, L>> {
    const WEIGHT: u8 = 12;
    let column = dataset.column(TextField::Id);
    let last = plan.ids.iter().map(|(value, ..)| *value as usize).max()?;
    let mut points = vec![[0; L]; last + 1];
    for (value, lane, fit) in &plan.ids {
        let place = &mut points[*value as usize][lane + 1];
        *place = (*place).max(fit + WEIGHT);
    }
    Some(Source {
        points,
        places: Places::Values(column.rows()),
    })
}

impl<'a, const L: usize> Judge<'a, L> {
    fn new(
        plan: &'a Plan,
        tests: &'a [Test],
        dataset: &'a Dataset,
        sources: Vec<Source<'a, L>>,
    ) -> Self {
        let (mut optional, mut forbidden, mut scored) = ([u8::MAX; L], [0; L], [0; L]);
        scored[0] = u8::MAX;
        for (lane, term) in plan.terms.iter().enumerate() {
            match term.role {
                Role::Excluded => forbidden[lane + 1] = u8::MAX,
                Role::Filter => optional[lane + 1] = 0,
                Role::Word | Role::Phrase => (optional[lane + 1], scored[lane + 1]) = (0, u8::MAX),
            }
        }
        Self {
            dataset,
            sources,
            figures: &plan.figures,
            tests,
            optional,
            forbidden,
            scored,
        }
    }

    /// Whether no term is without any answer.
    fn may_find(&self) -> bool {
        let mut best = self.optional;
        for points in self.sources.iter().flat_map(|source| &source.points) {
            raise(&mut best, points);
        }
        for (lane, _) in self.figures {
            best[lane + 1] = FIGURE;
        }
        best.iter().all(|points| *points > 0)
    }

    fn score_all(
        &self,
        scores: &mut [Score],
        threads: usize,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<()> {
        let is_done = share::fill(scores, threads, |first, scores| {
            self.score_part(first, scores, stop)
        });
        is_done.then_some(())
    }

    fn score_part(
        &self,
        first: usize,
        scores: &mut [Score],
        stop: &(dyn Fn() -> bool + Sync),
    ) -> bool {
        let mut block = vec![[0; L]; BLOCK];
        for (number, scores) in scores.chunks_mut(BLOCK).enumerate() {
            if number % (SLICE / BLOCK) == 0 && stop() {
                return false;
            }
            let first = first + number * BLOCK;
            let points = &mut block[..scores.len()];
            points.fill([0; L]);
            for source in &self.sources {
                source.add(first, points);
            }
            self.add_figures(first, points);
            for ((row, points), score) in (first..).zip(points).zip(scores) {
                *score = self.score(points);
                if *score > 0 && !self.passes(row) {
                    *score = 0;
                }
            }
        }
        true
    }

    fn add_figures(&self, first: usize, points: &mut [Lanes<L>]) {
        for (lane, wanted) in self.figures {
            for known in &INDICATORS {
                let rows = self.dataset.numbers(known.indicator).rows();
                let rows = rows.get(first..).unwrap_or(&[]);
                for (points, number) in points.iter_mut().zip(rows) {
                    if number == wanted {
                        points[lane + 1] = points[lane + 1].max(FIGURE);
                    }
                }
            }
            // Figures with a note of their own are few, or the file is small.
            for (row, figure) in self.dataset.figures_apart() {
                let place = (row as usize).checked_sub(first);
                if let Some(points) = place.and_then(|place| points.get_mut(place))
                    && figure.value == *wanted
                {
                    points[lane + 1] = points[lane + 1].max(FIGURE);
                }
            }
        }
    }

    fn score(&self, points: &Lanes<L>) -> Score {
        let (mut found, mut clean, mut proper, mut sum) = (true, true, true, 0);
        for (lane, points) in points.iter().enumerate() {
            found &= points | self.optional[lane] != 0;
            clean &= points & self.forbidden[lane] == 0;
            proper &= points | self.optional[lane] >= PROPER || self.scored[lane] == 0;
            sum += Score::from(points & self.scored[lane]);
        }
        if !found || !clean {
            return 0;
        }
        // A query without words finds all that pass its filters, and all alike.
        let sum = sum.max(1);
        if proper { sum | FITS_PROPERLY } else { sum }
    }

    fn passes(&self, row: usize) -> bool {
        self.tests
            .iter()
            .all(|test| self.meets(row, &test.kind) != test.excluded)
    }

    fn meets(&self, row: usize, kind: &Kind) -> bool {
        let row = self.dataset.row(u32::try_from(row).unwrap_or(u32::MAX));
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

impl<const L: usize> Source<'_, L> {
    /// Raises the points of a block of rows to those of their texts.
    fn add(&self, first: usize, block: &mut [Lanes<L>]) {
        match self.places {
            Places::Values(rows) => {
                for (points, value) in block.iter_mut().zip(rows.get(first..).unwrap_or(&[])) {
                    self.add_text(points, *value as usize);
                }
            }
            Places::Codes(rows, code) => {
                for (points, codes) in block.iter_mut().zip(rows.get(first..).unwrap_or(&[])) {
                    self.add_text(points, code(codes).into());
                }
            }
        }
    }

    fn add_text(&self, points: &mut Lanes<L>, value: usize) {
        if let Some(text) = self.points.get(value) {
            let cover = points[0].saturating_add(text[0]);
            raise(points, text);
            points[0] = cover;
        }
    }
}

fn raise<const L: usize>(points: &mut Lanes<L>, others: &Lanes<L>) {
    for (points, other) in points.iter_mut().zip(others) {
        *points = (*points).max(*other);
    }
}
