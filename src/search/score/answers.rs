//! The columns in which something answers a query, with the points of their values.

use std::ops::Range;

use super::class::{Classes, Collector};
use super::found::Found;
use super::lanes;
use super::scan::{Scanned, Scanner};
use super::share::{self, SharedWork};
use super::table::Tables;
use super::task::Task;
use super::weight::Finish;
use crate::dataset::TextField;
use crate::search::index::bundle::Bundle;
use crate::search::index::column::WordColumn;
use crate::search::index::places::Places;
use crate::search::index::word_list::WordLists;

/// So many texts are read before the next ones are chosen.
const PIECE: usize = 4096;

/// On top for an answer by the id.
const ID_WEIGHT: u8 = 12;

/// A column in which something answers.
pub struct Answers<'a, const L: usize> {
    /// The points of its values.
    pub points: Classes<L>,
    /// The values of the rows.
    pub places: Places<'a>,
}

/// What one thread collected of the columns: nothing of those of which it read no text.
type Collected<const L: usize> = Vec<Option<Collector<L>>>;

/// The columns of words in which something answers, while threads read their texts.
pub struct Reading<'a, const L: usize> {
    task: &'a Task<'a>,
    tables: &'a Tables<L>,
    columns: Vec<ReadColumn<'a, L>>,
    /// The pieces of all columns: the place of the column, and values of it.
    pieces: Vec<(usize, Range<usize>)>,
    shared: SharedWork<'a>,
}

/// A column that is read.
struct ReadColumn<'a, const L: usize> {
    column: WordColumn,
    scanned: Scanned<'a, L>,
    /// Which of its values are wanted, if not all.
    wanted: Option<Vec<bool>>,
}

impl<'a, const L: usize> Reading<'a, L> {
    /// All texts that may answer the plan of a task.
    #[must_use]
    pub fn new(task: &'a Task<'a>, tables: &'a Tables<L>) -> Self {
        let columns = task.index.columns.iter();
        let touched = columns.filter(|(column, lists)| task.plan.touches(*column, lists));
        let columns = touched.map(|(column, lists)| {
            let places = task.index.places(task.dataset, *column);
            ReadColumn {
                column: *column,
                scanned: to_scan(task, *column, lists),
                wanted: wanted_values(places, lists, task.among),
            }
        });
        let columns: Vec<_> = columns.collect();
        let pieces = pieces(columns.iter().map(|own| own.scanned.lists.len()));
        Self {
            task,
            tables,
            columns,
            shared: SharedWork::new(pieces.len(), task.stop),
            pieces,
        }
    }

    /// How many texts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        let lens = self.columns.iter().map(|own| own.scanned.lists.len());
        lens.sum()
    }

    /// Reads texts until none is left, together with other threads; `None` if told to stop.
    pub fn read(&self) -> Option<Collected<L>> {
        let scanner = Scanner(self.tables);
        let collectors = self.columns.iter().map(|_| None).collect();
        let begin = (vec![[0; L]; PIECE], collectors);
        let read = self.shared.gather(
            begin,
            |(points, collectors): &mut (Vec<_>, Collected<L>), piece| {
                let (number, values) = self.pieces[piece].clone();
                let points = &mut points[..values.len()];
                let ReadColumn {
                    scanned, wanted, ..
                } = &self.columns[number];
                match wanted {
                    Some(wanted) => scanner.read_wanted(scanned, values.clone(), wanted, points),
                    None => scanner.read(scanned, values.clone(), points),
                }
                // Many threads see no text of some column; then there is nothing to put together.
                let collector = collectors[number].get_or_insert_with(Collector::new);
                collector.add(values, points);
            },
        );
        read.map(|(_, collectors)| collectors)
    }

    /// All columns in which something answers, ids among them, from what all threads collected.
    #[must_use]
    pub fn answers(&self, mut collected: Vec<Collected<L>>) -> Vec<Answers<'a, L>> {
        let task = self.task;
        let classes = self.columns.iter().enumerate().map(|(number, own)| {
            let collectors = collected.iter_mut();
            let collectors = collectors.filter_map(|collected| collected[number].take());
            let len = own.scanned.lists.len();
            let classes = Classes::new(len, &collectors.collect::<Vec<_>>());
            (own.column, classes)
        });
        let (bundled, apart): (Vec<_>, Vec<_>) =
            classes.partition(|(column, _)| task.index.is_bundled(*column));
        let apart = apart.into_iter().map(|(column, classes)| Answers {
            points: classes,
            places: task.index.places(task.dataset, column),
        });
        let all = task.index.bundles.iter();
        let all = all.filter_map(|bundle| together(bundle, &bundled));
        apart.chain(all).chain(ids(task)).collect()
    }
}

/// The pieces of columns with so many values each.
fn pieces(lens: impl Iterator<Item = usize>) -> Vec<(usize, Range<usize>)> {
    let pieces = lens
        .enumerate()
        .flat_map(|(number, len)| share::pieces(len, PIECE).map(move |values| (number, values)));
    pieces.collect()
}

/// The points of a bundle's combinations, if some of its columns have any.
fn together<'a, const L: usize>(
    bundle: &'a Bundle,
    columns: &[(WordColumn, Classes<L>)],
) -> Option<Answers<'a, L>> {
    let own = columns
        .iter()
        .filter_map(|(column, classes)| Some((bundle.place(*column)?, classes)));
    let own: Vec<_> = own.collect();
    if own.is_empty() {
        return None;
    }
    let combinations = bundle.combinations();
    // Some thousand combinations are added up here, so that a million records are not.
    let mut points = vec![[0; L]; combinations.len()];
    let mut texts = points.clone();
    for (place, classes) in own {
        let values = combinations.iter().map(|combination| combination[place]);
        classes.read(&values.collect::<Vec<_>>(), &mut texts);
        lanes::add_texts(&mut points, &texts);
    }
    Some(Answers {
        points: Classes::of(&points),
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
    // Up to the last id that answers; records behind it have an id without points.
    let mut points = vec![[0; L]; last + 1];
    for (value, lane, fit) in &task.plan.ids {
        let place = &mut points[*value as usize][lane + 1];
        *place = (*place).max(fit + ID_WEIGHT);
    }
    let places = Places::Values(task.dataset.column(TextField::Id).rows());
    Some(Answers {
        points: Classes::of(&points),
        places,
    })
}

/// What of a column is to be read, and how.
fn to_scan<'a, const L: usize>(
    task: &Task<'a>,
    column: WordColumn,
    lists: &'a WordLists,
) -> Scanned<'a, L> {
    Scanned {
        lists,
        finish: Finish::new(task.plan, column),
    }
}

/// The values that some of the only possible records has, if that rules many out.
fn wanted_values(
    places: Places<'_>,
    lists: &WordLists,
    among: Option<&Found>,
) -> Option<Vec<bool>> {
    // Where more records than texts are left, nearly every text is wanted.
    let among = among.filter(|among| among.len() < lists.len())?;
    let mut wanted = vec![false; lists.len()];
    for row in among.rows() {
        wanted[places.at(row as usize)] = true;
    }
    Some(wanted)
}
