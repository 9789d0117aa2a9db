//! From values to records: which ones answer every term, and the score of those.

use std::ops::Range;

use super::index::{Index, Places};
use super::mask::{self, LANES, Mask, Wanted};
use super::plan::{FIGURE, Plan};
use super::query::{Kind, Role, Test};
use super::scan::{Finish, Lanes, Tables};
use super::share::{self, SLICE};
use super::word_list::WordLists;
use crate::dataset::{Choice, Dataset, INDICATORS, TextField};

/// What a record is worth.
pub type Score = u16;

/// Records whose bits stay in the nearest cache.
const BLOCK: usize = 2048;

/// On top for an answer by the id.
const ID_WEIGHT: u8 = 12;

/// The records that a query finds, in the order of the data, and their scores.
#[derive(Debug, Default)]
pub struct Found {
    /// The records.
    pub rows: Vec<u32>,
    /// The score of each.
    pub scores: Vec<Score>,
    /// Whether they are known to fit properly.
    pub is_proper: bool,
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
    pub stop: &'a (dyn Fn() -> bool + Sync),
}

impl Task<'_> {
    /// Finds and scores; `None` if told to stop.
    pub fn run(&self) -> Option<Found> {
        // A lane a term and one for the cover; wide lanes only for the rare long query.
        match self.plan.terms.len() {
            0..8 => self.run_lanes::<8>(),
            8..16 => self.run_lanes::<16>(),
            16..32 => self.run_lanes::<32>(),
            _ => self.run_lanes::<64>(),
        }
    }

    fn run_lanes<const L: usize>(&self) -> Option<Found> {
        let tables = Tables::<L>::new(self.plan, self.index.lexicon.len());
        let figures = figures(self.plan, self.dataset);
        let sieve = Sieve::new(self, &tables, &figures);
        let (rows, is_proper) = sieve.sift()?;
        let found = Scorer::new(self, &tables, &sieve, &rows).score(rows)?;
        Some(Found { is_proper, ..found })
    }

    fn passes(&self, row: u32) -> bool {
        self.tests
            .iter()
            .all(|test| self.meets(row, &test.kind) != test.excluded)
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

/// The records that have a typed number among their figures, with its term.
fn figures(plan: &Plan, dataset: &Dataset) -> Vec<(u32, usize)> {
    let mut found = Vec::new();
    for (lane, wanted) in &plan.figures {
        for known in &INDICATORS {
            let rows = (0u32..).zip(dataset.numbers(known.indicator).rows());
            found.extend(
                rows.filter(|(_, number)| *number == wanted)
                    .map(|(row, _)| (row, *lane)),
            );
        }
        let apart = dataset
            .figures_apart()
            .filter(|(_, figure)| figure.value == *wanted);
        found.extend(apart.map(|(row, _)| (row, *lane)));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// A column with the bits of its values.
struct Sifted<'a> {
    masks: Vec<Mask>,
    places: Places<'a>,
    column: usize,
}

/// The first look at all records: do they answer every term?
struct Sieve<'a> {
    task: &'a Task<'a>,
    columns: Vec<Sifted<'a>>,
    ids: Option<Sifted<'a>>,
    figures: &'a [(u32, usize)],
    wanted: Wanted,
}

impl<'a> Sieve<'a> {
    fn new<const L: usize>(
        task: &'a Task<'a>,
        tables: &Tables<L>,
        figures: &'a [(u32, usize)],
    ) -> Self {
        let columns = task.index.columns.iter().enumerate();
        let touched = columns.filter(|(_, (_, lists))| tables.touches(lists));
        let columns = touched.map(|(place, (column, lists))| Sifted {
            masks: {
                let places = Places::of(task.dataset, *column);
                let wanted = task
                    .among
                    .and_then(|rows| wanted_values(places, lists, rows));
                let admitted = Finish::<L>::mask(task.plan, *column);
                tables.masks(lists, wanted.as_deref(), admitted, task.threads)
            },
            places: Places::of(task.dataset, *column),
            column: place,
        });
        let columns = columns.collect();
        let wanted = Wanted::new(task.plan);
        Self {
            task,
            columns,
            ids: ids(task),
            figures,
            wanted,
        }
    }

    /// The records that pass, and whether they fit properly; those that fit loosely are only
    /// given where none fits properly.
    fn sift(&self) -> Option<(Vec<u32>, bool)> {
        if !self.may_find() {
            return Some((Vec::new(), false));
        }
        let count = self
            .task
            .among
            .map_or(self.task.index.rows() as usize, <[u32]>::len);
        let parts = share::split(count, self.task.threads, |part| self.sift_part(part));
        let parts: Vec<_> = parts.into_iter().collect::<Option<_>>()?;
        let is_proper = parts.iter().any(|(proper, _)| !proper.is_empty());
        let chosen = parts
            .into_iter()
            .map(|(proper, loose)| if is_proper { proper } else { loose });
        let rows = chosen.reduce(|mut all, more| {
            all.extend(more);
            all
        });
        Some((rows.unwrap_or_default(), is_proper))
    }

    /// Whether no term is without any answer.
    fn may_find(&self) -> bool {
        let columns = self.columns.iter().chain(&self.ids);
        let values = columns
            .flat_map(|column| &column.masks)
            .fold(0, |all, mask| all | mask);
        let all = self
            .figures
            .iter()
            .fold(values, |all, (_, lane)| all | mask::bits(*lane, true));
        self.wanted.may_admit(all)
    }

    fn sift_part(&self, part: Range<usize>) -> Option<(Vec<u32>, Vec<u32>)> {
        let (mut proper, mut loose) = (Vec::new(), Vec::new());
        // Only seven terms have bits, so a longer query cannot be told to fit properly.
        let is_told = self.task.plan.terms.len() <= LANES;
        let mut block = vec![0; BLOCK];
        for first in part.clone().step_by(BLOCK) {
            if first % SLICE < BLOCK && (self.task.stop)() {
                return None;
            }
            let masks = &mut block[..BLOCK.min(part.end - first)];
            self.mask_block(first, masks);
            for (place, mask) in (first..).zip(masks) {
                if !self.wanted.admits(*mask) {
                    continue;
                }
                let row = self.row_at(place);
                if !self.task.passes(row) {
                    continue;
                }
                if is_told && self.wanted.is_proper(*mask) {
                    proper.push(row);
                } else if proper.is_empty() {
                    loose.push(row);
                }
            }
        }
        Some((proper, loose))
    }

    fn row_at(&self, place: usize) -> u32 {
        match self.task.among {
            Some(rows) => rows[place],
            None => u32::try_from(place).unwrap_or(u32::MAX),
        }
    }

    fn mask_block(&self, first: usize, masks: &mut [Mask]) {
        let Some(rows) = self.task.among else {
            return self.mask_rows(first, masks);
        };
        let rows = &rows[first..first + masks.len()];
        masks.fill(0);
        for column in self.columns.iter().chain(&self.ids) {
            column.places.each_of(rows, masks, |mask, value| {
                *mask |= column.masks.get(value).copied().unwrap_or(0);
            });
        }
        for (mask, row) in masks.iter_mut().zip(rows) {
            *mask |=
                own_figures(self.figures, *row).fold(0, |bits, lane| bits | mask::bits(lane, true));
        }
    }

    fn mask_rows(&self, first: usize, masks: &mut [Mask]) {
        masks.fill(0);
        for column in self.columns.iter().chain(&self.ids) {
            column.places.each(first, masks, |mask, value| {
                *mask |= column.masks.get(value).copied().unwrap_or(0);
            });
        }
        let start = self
            .figures
            .partition_point(|(row, _)| (*row as usize) < first);
        for (row, lane) in &self.figures[start..] {
            match masks.get_mut(*row as usize - first) {
                Some(mask) => *mask |= mask::bits(*lane, true),
                None => break,
            }
        }
    }
}

fn ids<'a>(task: &Task<'a>) -> Option<Sifted<'a>> {
    let last = task
        .plan
        .ids
        .iter()
        .map(|(value, ..)| *value as usize)
        .max()?;
    let mut masks = vec![0; last + 1];
    for (value, lane, _) in &task.plan.ids {
        masks[*value as usize] |= mask::bits(*lane, true);
    }
    let places = Places::Values(task.dataset.column(TextField::Id).rows());
    Some(Sifted {
        masks,
        places,
        column: usize::MAX,
    })
}

/// The close look at the records that passed the sieve.
struct Scorer<'a, const L: usize> {
    task: &'a Task<'a>,
    columns: Vec<(Vec<Lanes<L>>, Places<'a>)>,
    figures: &'a [(u32, usize)],
}

impl<'a, const L: usize> Scorer<'a, L> {
    fn new(task: &'a Task<'a>, tables: &Tables<L>, sieve: &Sieve<'a>, rows: &[u32]) -> Self {
        let points = sieve.columns.iter().map(|sifted| {
            let (column, lists) = &task.index.columns[sifted.column];
            let wanted = wanted_values(sifted.places, lists, rows);
            // If most records passed, all values are wanted that answer something, for all we know.
            let is_told = task.plan.terms.len() <= LANES;
            let answering = || {
                sifted
                    .masks
                    .iter()
                    .map(|mask| *mask != 0 || !is_told)
                    .collect()
            };
            let wanted = wanted.unwrap_or_else(answering);
            let finish = Finish::new(task.plan, *column);
            (
                tables.scan(lists, &wanted, &finish, task.threads),
                sifted.places,
            )
        });
        let mut columns: Vec<_> = points.collect();
        if let Some(ids) = &sieve.ids {
            let mut points = vec![[0; L]; ids.masks.len()];
            for (value, lane, fit) in &task.plan.ids {
                let place = &mut points[*value as usize][lane + 1];
                *place = (*place).max(fit + ID_WEIGHT);
            }
            columns.push((points, ids.places));
        }
        Self {
            task,
            columns,
            figures: sieve.figures,
        }
    }

    fn score(&self, rows: Vec<u32>) -> Option<Found> {
        let mut scores = vec![0; rows.len()];
        let is_done = share::fill(&mut scores, self.task.threads, |first, scores| {
            let mut block = vec![[0; L]; BLOCK];
            for (scores, rows) in scores.chunks_mut(BLOCK).zip(rows[first..].chunks(BLOCK)) {
                if (self.task.stop)() {
                    return false;
                }
                self.score_rows(rows, &mut block[..scores.len()], scores);
            }
            true
        });
        is_done.then_some(Found {
            rows,
            scores,
            is_proper: false,
        })
    }

    /// Column by column, because loads that do not wait for one another overlap.
    fn score_rows(&self, rows: &[u32], points: &mut [Lanes<L>], scores: &mut [Score]) {
        points.fill([0; L]);
        for (values, places) in &self.columns {
            places.each_of(rows, points, |points, value| {
                if let Some(text) = values.get(value) {
                    *points = join(points, text);
                }
            });
        }
        self.add_figures(rows, points);
        let must_check = self.task.plan.terms.len() > LANES;
        for (points, score) in points.iter().zip(scores) {
            let sum: Score = points.iter().map(|points| Score::from(*points)).sum();
            *score = if must_check && !self.answers_all(points) {
                0
            } else {
                sum.max(1)
            };
        }
    }

    fn add_figures(&self, rows: &[u32], points: &mut [Lanes<L>]) {
        if self.figures.is_empty() {
            return;
        }
        for (row, points) in rows.iter().zip(points) {
            let own = own_figures(self.figures, *row);
            own.for_each(|lane| points[lane + 1] = points[lane + 1].max(FIGURE));
        }
    }

    /// What the sieve could not tell of a query with many terms.
    fn answers_all(&self, points: &Lanes<L>) -> bool {
        let lanes = self.task.plan.terms.iter().zip(&points[1..]);
        lanes
            .into_iter()
            .all(|(term, points)| (term.role == Role::Excluded) == (*points == 0))
    }
}

/// The values that some record has; `None` if that would be most of them.
fn wanted_values(places: Places<'_>, lists: &WordLists, rows: &[u32]) -> Option<Vec<bool>> {
    if rows.len() > lists.len() / 2 {
        return None;
    }
    let mut wanted = vec![false; lists.len()];
    for row in rows {
        wanted[places.at(*row as usize)] = true;
    }
    Some(wanted)
}

/// The terms that are figures of a record.
fn own_figures(figures: &[(u32, usize)], row: u32) -> impl Iterator<Item = usize> {
    let start = figures.partition_point(|(known, _)| *known < row);
    let own = figures[start..]
        .iter()
        .take_while(move |(known, _)| *known == row);
    own.map(|(_, lane)| *lane)
}

/// The better points of two texts of a record, and how far they are covered together.
#[inline]
fn join<const L: usize>(one: &Lanes<L>, other: &Lanes<L>) -> Lanes<L> {
    let mut both: Lanes<L> = std::array::from_fn(|lane| one[lane].max(other[lane]));
    both[0] = one[0].saturating_add(other[0]);
    both
}
