//! What the records so far add up to, so that a row of sums is known by its numbers.

use super::line::Level;

/// Since when records are added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Since {
    /// The beginning of the list.
    List,
    /// The heading that is open on a level.
    Group(Level),
    /// The row of sums before.
    Sum,
}

/// The numbers of a row, one for each column that is added up.
pub(super) type Numbers = Vec<Option<i64>>;

/// How many records there were, and what each column added up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    pub(super) records: u64,
    pub(super) columns: Vec<i128>,
}

impl Sums {
    pub(super) fn new(columns: usize) -> Self {
        Self {
            records: 0,
            columns: vec![0; columns],
        }
    }

    /// Adds the numbers of a record.
    pub(super) fn add(&mut self, numbers: &[Option<i64>]) {
        self.records += 1;
        for (sum, number) in self.columns.iter_mut().zip(numbers) {
            *sum += i128::from(number.unwrap_or_default());
        }
    }

    /// Says whether a row has these sums: at least one number, and none that is another.
    pub(super) fn are(&self, numbers: &[Option<i64>]) -> bool {
        let told = || self.columns.iter().zip(numbers);
        let same = told().all(|(sum, number)| number.is_none_or(|number| *sum == number.into()));
        same && self.records > 0 && told().any(|(_, number)| number.is_some_and(|n| n != 0))
    }

    /// Says whether some of these numbers is the sum of several rows.
    pub(super) fn are_partly(&self, numbers: &[Option<i64>]) -> bool {
        let is_sum = |(sum, number): (&i128, &Option<i64>)| {
            number.is_some_and(|number| number != 0 && *sum == number.into())
        };
        self.records >= 2 && self.columns.iter().zip(numbers).any(is_sum)
    }

    /// How many of these numbers are the sums.
    pub(super) fn agreeing(&self, numbers: &[Option<i64>]) -> usize {
        let told = self.columns.iter().zip(numbers);
        let same = told.filter(|(sum, number)| number.is_some_and(|number| **sum == number.into()));
        same.count()
    }

    fn minus(&self, before: &Self) -> Self {
        let columns = self.columns.iter().zip(&before.columns);
        Self {
            records: self.records - before.records,
            columns: columns.map(|(now, before)| now - before).collect(),
        }
    }
}

/// The sums of the list, and how they stood where groups began and sums were told.
#[derive(Clone, Debug)]
pub(super) struct Running {
    now: Sums,
    marks: Vec<(Since, Sums)>,
}

impl Running {
    pub(super) fn new(columns: usize) -> Self {
        Self {
            now: Sums::new(columns),
            marks: vec![(Since::List, Sums::new(columns))],
        }
    }

    /// Adds the numbers of a record.
    pub(super) fn add(&mut self, numbers: &[Option<i64>]) {
        self.now.add(numbers);
    }

    /// Begins a group, and ends those of its level and below.
    pub(super) fn open(&mut self, level: Level) {
        self.marks.retain(|(since, _)| match since {
            Since::List => true,
            Since::Group(open) => *open < level,
            Since::Sum => false,
        });
        self.marks.push((Since::Group(level), self.now.clone()));
    }

    /// Notes that a row of sums stood here.
    pub(super) fn close(&mut self) {
        self.marks.retain(|(since, _)| *since != Since::Sum);
        self.marks.push((Since::Sum, self.now.clone()));
    }

    /// Says whether a row of sums stood above.
    pub(super) fn has_sums(&self) -> bool {
        self.marks.iter().any(|(since, _)| *since == Since::Sum)
    }

    /// What the records since a mark add up to; where there is no such mark, since the beginning.
    pub(super) fn since(&self, since: Since) -> Sums {
        let mark = self.marks.iter().rev().find(|(known, _)| *known == since);
        let begun = Sums::new(self.now.columns.len());
        self.now.minus(mark.map_or(&begun, |(_, sums)| sums))
    }

    /// The innermost open group; in a list without any, what came since the last row of sums.
    pub(super) fn innermost(&self) -> Since {
        let mut marks = self.marks.iter().rev().map(|(since, _)| *since);
        let group = marks.find(|since| matches!(since, Since::Group(_)));
        let has_more = || self.since(Since::Sum).records > 0;
        group.unwrap_or(if has_more() { Since::Sum } else { Since::List })
    }

    /// The mark since which the records add up to the most of these numbers, of the widest where
    /// there are several: one column proves a sum that is wrong in another.
    pub(super) fn covered_partly(&self, numbers: &[Option<i64>]) -> Option<(Since, Sums)> {
        let list = self.marks.iter().map(|(since, _)| *since);
        let sums = list.map(|since| (since, self.since(since)));
        let sums = sums.filter(|(_, sums)| sums.are_partly(numbers));
        // Of equals the last is taken, and the list stands first.
        sums.rev().max_by_key(|(_, sums)| sums.agreeing(numbers))
    }

    /// The mark since which the records add up to these numbers; `whole` looks at the list first.
    pub(super) fn covered(&self, numbers: &[Option<i64>], whole: bool) -> Option<(Since, Sums)> {
        let narrow = self.marks.iter().rev().map(|(since, _)| *since);
        let list = std::iter::once(Since::List).filter(|_| whole);
        list.chain(narrow)
            .map(|since| (since, self.since(since)))
            .find(|(_, sums)| sums.are(numbers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_without_a_group_covers_what_came_since_the_one_before() {
        let mut running = Running::new(1);
        running.add(&[Some(100)]);
        running.close();
        assert_eq!(running.innermost(), Since::List);
        running.add(&[Some(40)]);
        assert_eq!(running.innermost(), Since::Sum);
        running.open(Level::Roman);
        running.add(&[Some(1)]);
        assert_eq!(running.innermost(), Since::Group(Level::Roman));
    }

    #[test]
    fn a_sum_is_found_with_what_it_covers() {
        let mut running = Running::new(2);
        running.open(Level::Roman);
        running.add(&[Some(100), None]);
        running.add(&[Some(200), Some(7)]);
        let found = |running: &Running, numbers: &[Option<i64>]| {
            running
                .covered(numbers, false)
                .map(|(since, sums)| (since, sums.records))
        };
        assert_eq!(
            found(&running, &[Some(300), None]),
            Some((Since::Group(Level::Roman), 2))
        );
        assert_eq!(found(&running, &[Some(300), Some(8)]), None);
        assert_eq!(found(&running, &[None, None]), None);
        running.close();
        running.open(Level::Roman);
        running.add(&[Some(50), None]);
        assert_eq!(
            found(&running, &[Some(50), Some(0)]),
            Some((Since::Group(Level::Roman), 1))
        );
        assert_eq!(
            found(&running, &[Some(350), Some(7)]),
            Some((Since::List, 3))
        );
        assert_eq!(running.since(running.innermost()).columns, [50, 0]);
    }
}
