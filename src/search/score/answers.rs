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

impl<'a, const L: usize> Answers<'a, L> {
    /// All columns in which something answers, ids among them; `None` if told to stop.
    pub fn all(task: &Task<'a>, tables: &Tables<L>) -> Option<Vec<Self>> {
        let columns = task.index.columns.iter();
        let touched = columns.filter(|(column, lists)| task.plan.touches(*column, lists));
        let texts = texts(task, tables, &touched.collect::<Vec<_>>())?;
        Some(texts.into_iter().chain(ids(task)).collect())
    }
}

/// The columns of words, with the points of their values worked out; `None` if told to stop.
fn texts<'a, const L: usize>(
    task: &Task<'a>,
    tables: &Tables<L>,
    columns: &[&'a (WordColumn, WordLists)],
) -> Option<Vec<Answers<'a, L>>> {
    let scanned = columns.iter().map(|(column, lists)| {
        let wanted = wanted_values(task.index.places(task.dataset, *column), lists, task.among);
        (to_scan(task, *column, lists), wanted)
    });
    let classes = scan(tables, &scanned.collect::<Vec<_>>(), task)?;
    let all = columns.iter().map(|(column, _)| *column).zip(classes);
    let (bundled, apart): (Vec<_>, Vec<_>) =
        all.partition(|(column, _)| task.index.is_bundled(*column));
    let apart = apart.into_iter().map(|(column, classes)| Answers {
        points: classes,
        places: task.index.places(task.dataset, column),
    });
    let all = task.index.bundles.iter();
    let all = all.filter_map(|bundle| together(bundle, &bundled));
    Some(apart.chain(all).collect())
}

/// The points of the values of each column, or of those that are wanted; `None` if told to stop.
fn scan<const L: usize>(
    tables: &Tables<L>,
    columns: &[(Scanned<'_, L>, Option<Vec<bool>>)],
    task: &Task<'_>,
) -> Option<Vec<Classes<L>>> {
    let lens: Vec<_> = columns.iter().map(|(own, _)| own.lists.len()).collect();
    let pieces = pieces(&lens);
    let collectors = || columns.iter().map(|_| None).collect::<Vec<_>>();
    let shared = SharedWork {
        pieces: pieces.len(),
        size: lens.iter().sum(),
        threads: task.threads,
        stop: task.stop,
    };
    let gathered = shared.run(
        || (Scanner(tables), vec![[0; L]; PIECE], collectors()),
        |(scanner, points, collectors), piece| {
            let (number, values) = pieces[piece].clone();
            let points = &mut points[..values.len()];
            let (column, wanted) = &columns[number];
            match wanted {
                Some(wanted) => scanner.read_wanted(column, values.clone(), wanted, points),
                None => scanner.read(column, values.clone(), points),
            }
            // Many threads see no text of some column; then there is nothing to put together.
            let collector = collectors[number].get_or_insert_with(Collector::new);
            collector.add(values, points);
        },
    );
    let mut gathered = gathered?;
    let classes = lens.iter().enumerate().map(|(number, len)| {
        let collectors = gathered.iter_mut();
        let collectors = collectors.filter_map(|(.., own)| own[number].take());
        Classes::new(*len, &collectors.collect::<Vec<_>>())
    });
    Some(classes.collect())
}

/// The pieces of all columns: the number of the column, and values of it.
fn pieces(lens: &[usize]) -> Vec<(usize, Range<usize>)> {
    let columns = lens.iter().enumerate();
    let pieces = columns
        .flat_map(|(number, len)| share::pieces(*len, PIECE).map(move |values| (number, values)));
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
