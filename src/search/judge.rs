//! From values to records: each takes the best points of its texts and answers all terms or not.

use super::bundle::Bundle;
use super::class::Classes;
use super::figure::Figures;
use super::found::{Found, Gatherer};
use super::index::Column;
use super::lanes::{self, Fit, Lanes};
use super::places::{Places, Rows};
use super::plan::{FIGURE, Plan};
use super::query::Role;
use super::scan::Scanned;
use super::share;
use super::table::Tables;
use super::task::Task;
use super::weight::Finish;
use super::word_list::WordLists;
use crate::dataset::TextField;

/// So many records are judged before the next ones are chosen.
const PIECE: usize = 8 * BLOCK;
/// Records whose points stay in the nearest cache.
const BLOCK: usize = 1024;

/// On top for an answer by the id.
const ID_WEIGHT: u8 = 12;

/// A column with the points of its values.
struct Answers<'a, const L: usize> {
    /// By value.
    classes: Classes<L>,
    /// The values of the rows.
    places: Places<'a>,
}

/// What scores records.
pub struct Judge<'a, const L: usize> {
    task: &'a Task<'a>,
    /// The columns in which something answers, ids among them.
    columns: Vec<Answers<'a, L>>,
    /// Typed numbers.
    figures: Figures<'a>,
    /// All bits of the lanes that need no points.
    optional: Lanes<L>,
    /// All bits of the lanes that must have none.
    forbidden: Lanes<L>,
}

impl<'a, const L: usize> Judge<'a, L> {
    /// Works out the points of the values; `None` if told to stop.
    pub fn new(task: &'a Task<'a>) -> Option<Self> {
        let tables = Tables::<L>::new(task.plan, task.index.lexicon.len());
        let of_columns = task.index.columns.iter();
        let touched = of_columns.filter(|(column, lists)| task.plan.touches(*column, lists));
        let (touched, scanned): (Vec<_>, Vec<_>) = touched
            .map(|(column, lists)| (*column, to_scan(task, *column, lists)))
            .unzip();
        let classes = tables.scan(&scanned, task)?;
        let all = touched.into_iter().zip(classes);
        let (bundled, apart): (Vec<_>, Vec<_>) =
            all.partition(|(column, _)| task.index.is_bundled(*column));
        let apart = apart.into_iter().map(|(column, classes)| Answers {
            classes,
            places: Places::of(task.dataset, column),
        });
        let mut columns: Vec<_> = apart.collect();
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

    /// Whether some term has no answer anywhere, so that no record can be found.
    fn is_hopeless(&self) -> bool {
        let mut best = self.optional;
        for points in self.columns.iter().flat_map(|column| column.classes.each()) {
            best = lanes::best(&best, points);
        }
        for lane in self.figures.lanes() {
            best[lane + 1] = best[lane + 1].max(FIGURE);
        }
        best[1..].contains(&0)
    }

    /// All records that are found; those that fit loosely only where none fits properly.
    pub fn find(&self) -> Option<Found> {
        if self.is_hopeless() {
            return Some(Found::default());
        }
        let pieces = self.pieces();
        let gathered = share::share(
            pieces.len(),
            pieces.iter().map(Rows::len).sum(),
            self.task.threads,
            self.task.stop,
            || (Gatherer::default(), Block::new()),
            |(gatherer, block), number| {
                let rows = &pieces[number];
                for places in share::pieces(rows.len(), BLOCK) {
                    self.judge_block(&rows.part(places), block, gatherer);
                }
                gatherer.end_piece(number);
            },
        );
        let gathered = gathered?.into_iter().map(|(gatherer, _)| gatherer);
        Some(Found::new(gathered.collect()))
    }

    /// All records that may be found.
    fn pieces(&self) -> Vec<Rows<'_>> {
        if let Some(among) = self.task.among {
            let pieces = among.pieces.iter();
            return pieces.map(|piece| Rows::Listed(&piece.rows)).collect();
        }
        let all = self.task.index.rows() as usize;
        share::pieces(all, PIECE).map(Rows::Range).collect()
    }

    /// Column by column, because loads that do not wait for one another overlap; and without a
    /// branch a record, because the processor could not guess its way.
    fn judge_block(&self, rows: &Rows<'_>, block: &mut Block<L>, gatherer: &mut Gatherer) {
        let count = rows.len();
        let Block {
            values,
            points,
            texts,
            fits,
            listed,
        } = block;
        let (values, texts) = (&mut values[..count], &mut texts[..count]);
        let points = &mut points[..count];
        points.fill([0; L]);
        for column in &self.columns {
            let values = column.places.read(rows, values);
            column.classes.read(values, texts);
            lanes::add_texts(points, texts);
        }
        self.figures.give(rows.iter(), points, |points, lane| {
            points[lane + 1] = points[lane + 1].max(FIGURE);
        });
        let fits = &mut fits[..count];
        for (fit, points) in fits.iter_mut().zip(&*points) {
            *fit = lanes::fit(points, &self.optional, &self.forbidden);
        }
        self.task.test(rows.iter(), fits);
        let listed = gatherer.choose(fits, listed);
        gatherer.add(rows, listed, |place| lanes::sum(&points[place]).max(1));
    }
}

/// Room for a block of records.
struct Block<const L: usize> {
    points: Vec<Lanes<L>>,
    /// Their values in a column, and the points of those.
    values: Vec<u32>,
    texts: Vec<Lanes<L>>,
    fits: Vec<Fit>,
    /// The places of those that are found.
    listed: Vec<u32>,
}

impl<const L: usize> Block<L> {
    fn new() -> Self {
        Self {
            points: vec![[0; L]; BLOCK],
            values: vec![0; BLOCK],
            texts: vec![[0; L]; BLOCK],
            fits: vec![Fit::None; BLOCK],
            listed: vec![0; BLOCK],
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
    if own.is_empty() {
        return None;
    }
    let combinations = bundle.combinations();
    let mut points = vec![[0; L]; combinations.len()];
    let mut texts = points.clone();
    for (place, classes) in own {
        let values = combinations.iter().map(|combination| combination[place]);
        classes.read(&values.collect::<Vec<_>>(), &mut texts);
        lanes::add_texts(&mut points, &texts);
    }
    Some(Answers {
        classes: Classes::of(&points),
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
    let places = Places::Values(task.dataset.column(TextField::Id).rows());
    Some(Answers {
        classes: Classes::of(&points),
        places,
    })
}

/// What of a column is to be read, and how.
fn to_scan<'a, const L: usize>(
    task: &Task<'a>,
    column: Column,
    lists: &'a WordLists,
) -> Scanned<'a, L> {
    Scanned {
        lists,
        wanted: wanted_values(Places::of(task.dataset, column), lists, task.among),
        finish: Finish::new(task.plan, column),
    }
}

/// The values that some of the only possible records has, if that rules many out.
fn wanted_values(
    places: Places<'_>,
    lists: &WordLists,
    among: Option<&Found>,
) -> Option<Vec<bool>> {
    let among = among.filter(|among| among.len() < lists.len())?;
    let mut wanted = vec![false; lists.len()];
    for row in among.rows() {
        wanted[places.at(row as usize)] = true;
    }
    Some(wanted)
}
