//! From values to records: each takes the best points of its texts and answers all terms or not.

use super::answers::Answers;
use super::found::{Found, FoundSoFar};
use super::lanes::{self, Fit, Lanes};
use super::share::{self, SharedWork};
use super::table::Tables;
use super::task::Task;
use super::typed_number::TypedNumbers;
use crate::search::index::places::Rows;
use crate::search::plan::fit::PROPER;
use crate::search::plan::{FIGURE, Plan};
use crate::search::query::TermRole;

/// So many records are judged before the next ones are chosen.
const PIECE: usize = 8 * BLOCK;
/// Records whose points stay in the nearest cache.
const BLOCK: usize = 1024;

/// What scores records.
pub struct Judge<'a, const L: usize> {
    task: &'a Task<'a>,
    /// The columns in which something answers, ids among them.
    columns: Vec<Answers<'a, L>>,
    /// Typed numbers.
    figures: TypedNumbers<'a>,
    /// All bits of the lanes that need no points.
    optional: Lanes<L>,
    /// All bits of the lanes that must have none.
    forbidden: Lanes<L>,
}

impl Task<'_> {
    /// Finds and scores all records; `None` if told to stop.
    pub fn run(&self) -> Option<Found> {
        // A lane a term and one for the cover; wide lanes only for the rare long query.
        match self.plan.terms.len() {
            0..8 => Judge::<8>::new(self)?.find(),
            8..16 => Judge::<16>::new(self)?.find(),
            _ => Judge::<64>::new(self)?.find(),
        }
    }
}

impl<'a, const L: usize> Judge<'a, L> {
    /// Works out the points of the values; `None` if told to stop.
    pub fn new(task: &'a Task<'a>) -> Option<Self> {
        let tables = Tables::new(task.plan, &task.index.lexicon);
        let columns = Answers::all(task, &tables)?;
        let figures = TypedNumbers::new(task.plan, task.dataset);
        let (optional, forbidden) = demands(task.plan);
        Some(Self {
            task,
            columns,
            figures,
            optional,
            forbidden,
        })
    }

    /// All records that are found; those that fit loosely only where none fits properly.
    pub fn find(&self) -> Option<Found> {
        let pieces = self.pieces();
        let shared = SharedWork {
            pieces: pieces.len(),
            size: pieces.iter().map(Rows::len).sum(),
            threads: self.task.threads,
            stop: self.task.stop,
        };
        let gathered = shared.run(
            || (FoundSoFar::default(), Block::new()),
            |(so_far, block), number| {
                let rows = &pieces[number];
                for places in share::pieces(rows.len(), BLOCK) {
                    self.judge_block(&rows.part(places), block, so_far);
                }
                so_far.end_piece(number);
            },
        );
        let gathered = gathered?.into_iter().map(|(so_far, _)| so_far);
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
    fn judge_block(&self, rows: &Rows<'_>, block: &mut Block<L>, so_far: &mut FoundSoFar) {
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
        // The room is used again for every block.
        points.fill([0; L]);
        for column in &self.columns {
            let values = column.places.read(rows, values);
            column.points.read(values, texts);
            lanes::add_texts(points, texts);
        }
        self.figures.give(rows.iter(), points, |points, lane| {
            points[lane + 1] = points[lane + 1].max(FIGURE);
        });
        let fits = &mut fits[..count];
        for (fit, points) in fits.iter_mut().zip(&*points) {
            *fit = lanes::fit(points, &self.optional, &self.forbidden);
        }
        if let Some(needed) = self.task.plan.needed {
            self.judge_parts(needed, points, fits);
        }
        self.task.test(rows.iter(), fits);
        let listed = so_far.choose(fits, listed);
        // At least one point, for a query that only excludes or filters gives none.
        so_far.add(rows, listed, |place| lanes::sum(&points[place]).max(1));
    }
}

impl<const L: usize> Judge<'_, L> {
    /// Takes also the records of which only a part of the words fits.
    fn judge_parts(&self, needed: usize, points: &[Lanes<L>], fits: &mut [Fit]) {
        let terms = &self.task.plan.terms;
        for (fit, points) in fits.iter_mut().zip(points) {
            let lanes = || terms.iter().zip(&points[1..]);
            let words = lanes().filter(|(term, points)| term.is_scored() && **points >= PROPER);
            let others = lanes().filter(|(term, _)| !term.is_scored());
            let mut meets =
                others.map(|(term, points)| (*points > 0) != (term.role == TermRole::Excluded));
            let is_part = words.count() >= needed && meets.all(|meets| meets);
            *fit = if is_part { Fit::Proper } else { Fit::None };
        }
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
            TermRole::Excluded => forbidden[lane + 1] = u8::MAX,
            TermRole::Word | TermRole::Phrase | TermRole::Name | TermRole::Filter => {
                optional[lane + 1] = 0;
            }
        }
    }
    (optional, forbidden)
}
