//! From values to records: each takes the best points of its texts and answers all terms or not.

use std::ops::Range;

use super::class::{Classes, Collector};
use super::figure::Figures;
use super::fit::PROPER;
use super::index::Places;
use super::plan::{FIGURE, Plan};
use super::query::Role;
use super::scan::Lanes;
use super::share::{self, SLICE};
use super::table::Tables;
use super::task::{Found, Task};
use super::weight::Finish;
use super::word_list::WordLists;
use crate::dataset::TextField;

/// What a record is worth.
pub type Score = u16;

/// Records whose points stay in the nearest cache.
const BLOCK: usize = 1024;

/// On top for an answer by the id.
const ID_WEIGHT: u8 = 12;

/// A column with the points of its values.
pub struct Answers<'a, const L: usize> {
    /// By value.
    pub classes: Classes<L>,
    /// The values of the rows.
    pub places: Places<'a>,
}

/// What is said of a record: its score if it is listed, and whether it fits properly.
#[derive(Clone, Copy, Debug)]
struct Verdict {
    score: Score,
    is_proper: bool,
}

/// What scores records.
pub struct Judge<'a, const L: usize> {
    task: &'a Task<'a>,
    /// The columns in which something answers, ids among them.
    pub columns: Vec<Answers<'a, L>>,
    /// Typed numbers.
    pub figures: Figures<'a>,
    /// All bits of the lanes that need no points.
    optional: Lanes<L>,
    /// All bits of the lanes that must have none.
    forbidden: Lanes<L>,
    /// All bits of the lane that is added up, that of the cover.
    added: Lanes<L>,
}

impl<'a, const L: usize> Judge<'a, L> {
    /// Works out the points of the values; `None` if told to stop.
    pub fn new(task: &'a Task<'a>) -> Option<Self> {
        let tables = Tables::<L>::new(task.plan, task.index.lexicon.len());
        let mut columns = Vec::new();
        for (column, lists) in &task.index.columns {
            if !tables.touches(lists) {
                continue;
            }
            let places = Places::of(task.dataset, *column);
            let wanted = task.among.map(|rows| wanted_values(places, lists, rows));
            let finish = Finish::new(task.plan, *column);
            let classes = tables.scan(lists, wanted.as_deref(), &finish, task)?;
            columns.push(Answers { classes, places });
        }
        columns.extend(ids(task));
        let figures = Figures::new(task.plan, task.dataset);
        let (optional, forbidden) = demands(task.plan);
        Some(Self {
            task,
            columns,
            figures,
            optional,
            forbidden,
            added: std::array::from_fn(|lane| if lane == 0 { u8::MAX } else { 0 }),
        })
    }

    /// The least that a term may get in the best record that could be.
    ///
    /// 0 says that no record can be found, less than [`PROPER`] that none can fit properly.
    pub fn prospect(&self) -> u8 {
        let mut best = self.optional;
        for (points, _) in self.columns.iter().flat_map(|column| column.classes.each()) {
            raise(&mut best, points, &[0; L]);
        }
        for lane in self.figures.lanes() {
            best[lane + 1] = best[lane + 1].max(FIGURE);
        }
        best[1..].iter().copied().min().unwrap_or(u8::MAX)
    }

    /// All records that are found; those that fit loosely only where none fits properly.
    pub fn find(&self) -> Option<Found> {
        if self.prospect() == 0 {
            return Some(Found::default());
        }
        let count = self
            .task
            .among
            .map_or(self.task.index.rows() as usize, <[u32]>::len);
        let parts = share::split(count, self.task.threads, |part| match self.task.among {
            Some(rows) => self.judge_rows(&rows[part]),
            None => self.judge_part(part),
        });
        let parts: Vec<_> = parts.into_iter().collect::<Option<_>>()?;
        Some(Found::join(parts))
    }

    /// The records of a part of the data.
    pub fn judge_part(&self, part: Range<usize>) -> Option<Found> {
        let mut found = Found::default();
        let mut block = vec![[0; L]; BLOCK.min(part.len())];
        for first in part.clone().step_by(BLOCK) {
            if first % SLICE < BLOCK && (self.task.stop)() {
                return None;
            }
            let points = &mut block[..BLOCK.min(part.end - first)];
            points.fill([0; L]);
            for column in &self.columns {
                let add = |points: &mut _, value| {
                    raise(points, column.classes.points(value), &self.added);
                };
                column.places.each(first, points, add);
            }
            let give = |points: &mut Lanes<L>, lane: usize| {
                points[lane + 1] = points[lane + 1].max(FIGURE);
            };
            self.figures.each(first, points, give);
            for (row, points) in (first..).zip(points) {
                self.take(u32::try_from(row).unwrap_or(u32::MAX), points, &mut found);
            }
        }
        Some(found)
    }

    /// Those of `rows` that are found.
    pub fn judge_rows(&self, rows: &[u32]) -> Option<Found> {
        let mut found = Found::default();
        let mut block = vec![[0; L]; BLOCK.min(rows.len())];
        for rows in rows.chunks(BLOCK) {
            if (self.task.stop)() {
                return None;
            }
            let points = &mut block[..rows.len()];
            points.fill([0; L]);
            // Column by column, because loads that do not wait for one another overlap.
            for column in &self.columns {
                let add = |points: &mut _, value| {
                    raise(points, column.classes.points(value), &self.added);
                };
                column.places.each_of(rows, points, add);
            }
            for (row, points) in rows.iter().zip(points) {
                let own = self.figures.of(*row);
                own.for_each(|lane| points[lane + 1] = points[lane + 1].max(FIGURE));
                self.take(*row, points, &mut found);
            }
        }
        Some(found)
    }

    #[inline]
    fn take(&self, row: u32, points: &Lanes<L>, found: &mut Found) {
        if let Some(verdict) = self.verdict(points)
            && found.wants(verdict.is_proper)
            && self.task.passes(row)
        {
            found.push(row, verdict.score, verdict.is_proper);
        }
    }

    /// Nothing if some term is not answered, or one is that must not be.
    #[inline]
    fn verdict(&self, points: &Lanes<L>) -> Option<Verdict> {
        let (mut demanded, mut wrong) = ([0; L], [0; L]);
        for lane in 0..L {
            demanded[lane] = points[lane] | self.optional[lane];
            wrong[lane] = points[lane] & self.forbidden[lane];
        }
        let least = demanded.iter().copied().fold(u8::MAX, u8::min);
        if least == 0 || wrong.iter().fold(0, |all, lane| all | lane) != 0 {
            return None;
        }
        let score: Score = points.iter().map(|points| Score::from(*points)).sum();
        Some(Verdict {
            score: score.max(1),
            is_proper: least >= PROPER,
        })
    }
}

/// Which lanes need no points, and which must have none.
fn demands<const L: usize>(plan: &Plan) -> (Lanes<L>, Lanes<L>) {
    let (mut optional, mut forbidden) = ([u8::MAX; L], [0; L]);
    for (lane, term) in plan.terms.iter().enumerate() {
        match term.role {
            Role::Excluded => forbidden[lane + 1] = u8::MAX,
            Role::Word | Role::Phrase | Role::Filter => optional[lane + 1] = 0,
        }
    }
    (optional, forbidden)
}

/// Ids get their points one by one, as they were found.
fn ids<'a, const L: usize>(task: &Task<'a>) -> Option<Answers<'a, L>> {
    let last = task
        .plan
        .ids
        .iter()
        .map(|(value, ..)| *value as usize)
        .max()?;
    let mut points = vec![[0; L]; last + 1];
    for (value, lane, fit) in &task.plan.ids {
        let place = &mut points[*value as usize][lane + 1];
        *place = (*place).max(fit + ID_WEIGHT);
    }
    let mut collector = Collector::new(points.len());
    for points in points {
        collector.push(points);
    }
    let places = Places::Values(task.dataset.column(TextField::Id).rows());
    Some(Answers {
        classes: Classes::new(vec![collector], |points| *points),
        places,
    })
}

/// The values that some record has.
fn wanted_values(places: Places<'_>, lists: &WordLists, rows: &[u32]) -> Vec<bool> {
    let mut wanted = vec![false; lists.len()];
    for row in rows {
        wanted[places.at(*row as usize)] = true;
    }
    wanted
}

/// Raises points to the better of both in each lane; lanes in `added` are added up instead.
///
/// Written so that all lanes take the same few instructions at once: this is the innermost loop.
#[inline]
fn raise<const L: usize>(points: &mut Lanes<L>, others: &Lanes<L>, added: &Lanes<L>) {
    for lane in 0..L {
        let best = points[lane].max(others[lane]);
        let sum = points[lane].saturating_add(others[lane]);
        points[lane] = (best & !added[lane]) | (sum & added[lane]);
    }
}
