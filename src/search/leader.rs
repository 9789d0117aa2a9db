//! The first screen of a query that finds a great many records, without scoring all of them.
//!
//! The first records of the data are scored as they are. The worst of the best so far is the mark
//! that others must beat: a text that could not beat it even beside the best texts of all other
//! columns rules its records out, at the price of one look at a table. What is left is scored
//! exactly, which raises the mark for the next round. Nothing that belongs on the first screen is
//! lost, because a later record with an equal score stands behind an earlier one anyway.

use std::ops::Range;

use super::fit::PROPER;
use super::judge::{Answers, Judge, Score};
use super::plan::FIGURE;
use super::scan::Lanes;
use super::share;
use super::task::{Found, Task};
use crate::dataset::Selection;

/// The records of the first round; a smaller dataset is better searched whole.
const FIRST_ROUND: usize = 1 << 13;
/// Each round goes so many times as far as the one before.
const GROWTH: usize = 4;
/// Records that are tested together.
const BLOCK: usize = 4096;
/// If more of the values may pass, in hundredths, testing costs more than it saves.
const WORTH_TESTING: u64 = 50;

/// How a race over the records ended.
pub enum Outcome {
    /// The first records.
    Leaders(Vec<u32>),
    /// Too few fit for this way to pay.
    TooFew,
}

/// The first `wanted` records; `None` if told to stop.
pub fn find(
    task: &Task<'_>,
    judge: &Judge<'_, 8>,
    selection: Selection,
    wanted: usize,
) -> Option<Outcome> {
    let (count, prospect) = (task.index.rows() as usize, judge.prospect());
    if count < GROWTH * FIRST_ROUND || task.among.is_some() || prospect == 0 {
        return Some(Outcome::TooFew);
    }
    let mut race = Race {
        task,
        judge,
        selection,
        wanted,
        is_proper: prospect >= PROPER,
        best: Vec::new(),
    };
    race.add(judge.judge_part(0..FIRST_ROUND)?);
    if race.best.len() < wanted {
        return Some(Outcome::TooFew);
    }
    let mut start = FIRST_ROUND;
    while start < count {
        let end = (start * GROWTH).min(count);
        race.run(start..end)?;
        start = end;
    }
    let leaders = race.best.into_iter().map(|(row, _)| row);
    Some(Outcome::Leaders(leaders.collect()))
}

struct Race<'a> {
    task: &'a Task<'a>,
    judge: &'a Judge<'a, 8>,
    selection: Selection,
    wanted: usize,
    /// Whether there may be records that fit properly, so that only those count.
    is_proper: bool,
    best: Vec<(u32, Score)>,
}

impl Race<'_> {
    /// Sorts later records in among the best.
    fn add(&mut self, found: Found) {
        if found.is_proper != self.is_proper {
            return;
        }
        let mark = self.mark();
        let rows = found.rows.into_iter().zip(found.scores);
        let better = rows.filter(|(_, score)| *score > mark);
        let (data, selection) = (self.task.dataset, self.selection);
        self.best
            .extend(better.filter(|(row, _)| selection.admits(data.row(*row))));
        self.best
            .sort_by_key(|(_, score)| std::cmp::Reverse(*score));
        self.best.truncate(self.wanted);
    }

    /// What a later record must beat.
    fn mark(&self) -> Score {
        let last = self
            .wanted
            .checked_sub(1)
            .and_then(|last| self.best.get(last));
        last.map_or(0, |(_, score)| *score)
    }

    fn run(&mut self, part: Range<usize>) -> Option<()> {
        let gates = self.gates();
        let parts = share::split(part.len(), self.task.threads, |own| {
            let own = part.start + own.start..part.start + own.end;
            match gates.first() {
                Some(gate) if gate.open <= WORTH_TESTING => {
                    self.judge.judge_rows(&self.pass(own, gate, &gates[1..]))
                }
                _ => self.judge.judge_part(own),
            }
        });
        for found in parts {
            self.add(found?);
        }
        Some(())
    }

    /// The records of a part whose texts do not rule them out.
    fn pass(&self, part: Range<usize>, gate: &Gate, others: &[Gate]) -> Vec<u32> {
        let mut passed = Vec::new();
        let mut block = vec![true; BLOCK];
        let column = &self.judge.columns[gate.column];
        for first in part.clone().step_by(BLOCK) {
            let open = &mut block[..BLOCK.min(part.end - first)];
            open.fill(gate.is_open[0]);
            let ask = |open: &mut bool, value| *open = gate.is_open[column.classes.class(value)];
            column.places.each(first, open, ask);
            let rows = (first..).zip(open).filter(|(_, open)| **open);
            let rows = rows.filter_map(|(row, _)| u32::try_from(row).ok());
            passed.extend(rows.filter(|row| self.passes(*row, others)));
        }
        passed
    }

    fn passes(&self, row: u32, gates: &[Gate]) -> bool {
        gates.iter().all(|gate| {
            let column = &self.judge.columns[gate.column];
            gate.is_open[column.classes.class(column.places.at(row as usize))]
        })
    }

    /// For each column, which of its texts can be in a record that beats the mark; the column
    /// that rules out most comes first.
    fn gates(&self) -> Vec<Gate> {
        let columns = &self.judge.columns;
        let best: Vec<_> = columns.iter().map(best).collect();
        let gate = |column: usize| {
            let mut others = [0; 8];
            for lane in self.judge.figures.lanes() {
                others[lane + 1] = FIGURE;
            }
            let mut cover = 0;
            for (_, best) in best
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != column)
            {
                others = most(others, *best);
                cover += Score::from(best[0]);
            }
            others[0] = 0;
            let mark = self.mark().saturating_sub(cover);
            Gate::new(column, &columns[column], others, mark)
        };
        let mut gates: Vec<_> = (0..columns.len()).map(gate).collect();
        gates.sort_by_key(|gate| gate.open);
        gates
    }
}

/// The most that any text of a column has in each lane.
fn best(column: &Answers<'_, 8>) -> Lanes<8> {
    let points = column.classes.each();
    points.fold([0; 8], |best, (points, _)| most(best, *points))
}

fn most(one: Lanes<8>, other: Lanes<8>) -> Lanes<8> {
    std::array::from_fn(|lane| one[lane].max(other[lane]))
}

/// Which texts of a column can be in a record of the first screen.
struct Gate {
    column: usize,
    /// By the class of their points.
    is_open: Vec<bool>,
    /// For how many of them, in hundredths.
    open: u64,
}

impl Gate {
    /// `others` is the best that the other columns have, `mark` what must then be beaten.
    fn new(column: usize, answers: &Answers<'_, 8>, others: Lanes<8>, mark: Score) -> Self {
        let beats = |points: &Lanes<8>| {
            let best = most(*points, others);
            best.iter()
                .map(|points| Score::from(*points))
                .sum::<Score>()
                > mark
        };
        let classes = || answers.classes.each();
        let is_open: Vec<_> = classes().map(|(points, _)| beats(points)).collect();
        let all: u64 = classes().map(|(_, count)| u64::from(count)).sum();
        let open = classes().zip(&is_open).filter(|(_, open)| **open);
        let open: u64 = open.map(|((_, count), _)| u64::from(count)).sum();
        Self {
            column,
            is_open,
            open: 100 * open / all.max(1),
        }
    }
}
