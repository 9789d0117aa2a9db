//! From values to records: each takes the best points of its texts and answers all terms or not.

use super::answers::{Answers, Reading};
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
    /// All records that may be found.
    pieces: Vec<Rows<'a>>,
    shared: SharedWork<'a>,
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
            0..8 => self.run_in::<8>(),
            8..16 => self.run_in::<16>(),
            _ => self.run_in::<64>(),
        }
    }

    fn run_in<const L: usize>(&self) -> Option<Found> {
        let tables = Tables::<L>::new(self.plan, &self.index.lexicon);
        let reading = Reading::new(self, &tables);
        let rows = self.among.map_or(self.index.rows() as usize, Found::len);
        let found = share::in_two_steps(
            share::worthwhile(self.threads, reading.len().max(rows)),
            || reading.read(),
            |collected| Judge::new(self, reading.answers(collected)),
            Judge::judge,
        );
        found.map(Found::new)
    }
}

impl<'a, const L: usize> Judge<'a, L> {
    /// Judges by the points of columns.
    fn new(task: &'a Task<'a>, columns: Vec<Answers<'a, L>>) -> Self {
        let (optional, forbidden) = demands(task.plan);
        let pieces = pieces(task);
        Self {
            task,
            columns,
            shared: SharedWork::new(pieces.len(), task.stop),
            pieces,
            figures: TypedNumbers::new(task.plan, task.dataset),
            optional,
            forbidden,
        }
    }

    /// Judges records until none is left, together with other threads; `None` if told to stop.
    fn judge(&self) -> Option<FoundSoFar> {
        let begin = (FoundSoFar::default(), Block::new());
        let judged = self.shared.gather(begin, |(so_far, block), number| {
            let rows = &self.pieces[number];
            for places in share::pieces(rows.len(), BLOCK) {
                self.judge_block(&rows.part(places), block, so_far);
            }
            so_far.end_piece(number);
        });
        judged.map(|(so_far, _)| so_far)
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

/// All records that a task may find.
fn pieces<'a>(task: &Task<'a>) -> Vec<Rows<'a>> {
    if let Some(among) = task.among {
        let pieces = among.pieces.iter();
        return pieces.map(|piece| Rows::Listed(&piece.rows)).collect();
    }
    let all = task.index.rows() as usize;
    share::pieces(all, PIECE).map(Rows::Range).collect()
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
