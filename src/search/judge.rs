//! From values to records: each takes the best points of its texts and answers all terms or not.

use std::ops::Range;

use super::bundle::Bundle;
use super::class::{Classes, Collector};
use super::figure::Figures;
use super::index::{Column, Places};
use super::lanes::{self, Lanes};
use super::plan::{FIGURE, Plan};
use super::query::Role;
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
}

impl<'a, const L: usize> Judge<'a, L> {
    /// Works out the points of the values; `None` if told to stop.
    pub fn new(task: &'a Task<'a>) -> Option<Self> {
        let tables = Tables::<L>::new(task.plan, task.index.lexicon.len());
        let mut columns = Vec::new();
        let mut bundled = Vec::new();
        for (column, lists) in &task.index.columns {
            if !tables.touches(lists) {
                continue;
            }
            let places = Places::of(task.dataset, *column);
            let wanted = wanted_values(places, lists, task.among);
            let finish = Finish::new(task.plan, *column);
            let classes = tables.scan(lists, wanted.as_deref(), &finish, task)?;
            if task.index.is_bundled(*column) {
                bundled.push((*column, classes));
            } else {
                columns.push(Answers { classes, places });
            }
        }
        let of_bundles = task.index.bundles.iter();
        columns.extend(of_bundles.filter_map(|bundle| together(bundle, &bundled)));
        columns.extend(ids(task));
        let figures = Figures::new(task.plan, task.dataset);
        let (optional, forbidden) = demands(task.plan);
        Some(Self {
            task,
            columns,
            figures,
            optional,
            forbidden,
        })
    }

    /// The least that a term may get in the best record that could be.
    ///
    /// 0 says that no record can be found, less than [`PROPER`] that none can fit properly.
    pub fn prospect(&self) -> u8 {
        let mut best = self.optional;
        for points in self.columns.iter().flat_map(|column| column.classes.each()) {
            best = lanes::best(&best, points);
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
            None => self.judge_part(part, count),
        });
        let parts: Vec<_> = parts.into_iter().collect::<Option<_>>()?;
        Some(Found::join(parts))
    }

    /// The records of a part of the data, with room for the others.
    fn judge_part(&self, part: Range<usize>, all: usize) -> Option<Found> {
        let mut found = Found::with_room(all);
        let mut blocks = Blocks::new(part.len());
        for first in part.clone().step_by(BLOCK) {
            if first % SLICE < BLOCK && (self.task.stop)() {
                return None;
            }
            let rows = first..(first + BLOCK).min(part.end);
            self.judge_block(rows, &mut blocks, &mut found);
        }
        Some(found)
    }

    /// Those of `rows` that are found.
    fn judge_rows(&self, rows: &[u32]) -> Option<Found> {
        let mut found = Found::default();
        let mut blocks = Blocks::new(rows.len());
        for rows in rows.chunks(BLOCK) {
            if (self.task.stop)() {
                return None;
            }
            let rows = rows.iter().map(|row| *row as usize);
            self.judge_block(rows, &mut blocks, &mut found);
        }
        Some(found)
    }

    /// Column by column, because loads that do not wait for one another overlap.
    #[inline]
    fn judge_block(
        &self,
        rows: impl ExactSizeIterator<Item = usize> + Clone,
        blocks: &mut Blocks<L>,
        found: &mut Found,
    ) {
        let records = &mut blocks.records[..rows.len()];
        let texts = &mut blocks.texts[..rows.len()];
        records.fill([0; L]);
        for column in &self.columns {
            column.read(rows.clone(), texts);
            lanes::add_texts(records, texts);
        }
        self.figures.give(rows.clone(), records, |points, lane| {
            points[lane + 1] = points[lane + 1].max(FIGURE);
        });
        for (row, points) in rows.zip(records) {
            self.take(row, points, found);
        }
    }

    /// Lists a record if all its terms are answered, and none that must not be.
    #[inline]
    fn take(&self, row: usize, points: &Lanes<L>, found: &mut Found) {
        let Some(is_proper) = lanes::fit(points, &self.optional) else {
            return;
        };
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        let is_listed = found.wants(is_proper) && !lanes::meets(points, &self.forbidden);
        if is_listed && self.task.passes(row) {
            found.push(row, lanes::sum(points).max(1), is_proper);
        }
    }
}

impl<const L: usize> Answers<'_, L> {
    /// The points of the texts that records have.
    #[inline]
    fn read(&self, rows: impl Iterator<Item = usize>, texts: &mut [Lanes<L>]) {
        match self.places {
            Places::Values(values) => {
                let value = |row| values.get(row).map_or(0, |value: &u32| *value as usize);
                self.classes.read(rows.map(value), texts);
            }
            Places::Combinations(numbers) => {
                let number = |row| numbers.get(row).map_or(0, |number: &u16| (*number).into());
                self.classes.read(rows.map(number), texts);
            }
            Places::Codes(..) => self
                .classes
                .read(rows.map(|row| self.places.at(row)), texts),
        }
    }
}

/// Room for the points of a block of records, and of their texts in one column.
struct Blocks<const L: usize> {
    records: Vec<Lanes<L>>,
    texts: Vec<Lanes<L>>,
}

impl<const L: usize> Blocks<L> {
    fn new(records: usize) -> Self {
        let empty = vec![[0; L]; records.min(BLOCK)];
        Self {
            records: empty.clone(),
            texts: empty,
        }
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

/// The points of a bundle's combinations, if some of its columns have any.
fn together<'a, const L: usize>(
    bundle: &'a Bundle,
    columns: &[(Column, Classes<L>)],
) -> Option<Answers<'a, L>> {
    let own = columns
        .iter()
        .filter_map(|(column, classes)| Some((bundle.place(*column)?, classes)));
    let own: Vec<_> = own.collect();
    let points = bundle.combinations().iter().map(|combination| {
        let mut points = [[0; L]];
        for (place, classes) in &own {
            let mut texts = [classes.points(combination[*place] as usize)];
            lanes::add_texts(&mut points, &mut texts);
        }
        points[0]
    });
    (!own.is_empty()).then(|| Answers {
        classes: Classes::one_each(points.collect()),
        places: Places::Combinations(bundle.rows()),
    })
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

/// The values that some of the only possible records has, if that rules many out.
fn wanted_values(
    places: Places<'_>,
    lists: &WordLists,
    among: Option<&[u32]>,
) -> Option<Vec<bool>> {
    let rows = among.filter(|rows| rows.len() < lists.len())?;
    let mut wanted = vec![false; lists.len()];
    for row in rows {
        wanted[places.at(*row as usize)] = true;
    }
    Some(wanted)
}
