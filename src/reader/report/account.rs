//! The account of a table: each row has one role, and each published sum stands beside ours.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::messages::Reader;

/// How many published sums are listed a column.
const MOST_SUMS: usize = 100;
/// How many wrong sums of a column its line tells; the findings have all of them.
const MOST_TOLD: usize = 3;

/// What a row of a table is; each row has exactly one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A programme or project.
    Record,
    /// A further establishment of the record above.
    Continued,
    /// A heading that the rows below belong to.
    Group,
    /// A sum or a mean of other rows.
    Sum,
    /// The names of the columns, also where they stand again.
    Header,
    /// The numbers or letters of the columns.
    Numbers,
    /// The units of the columns.
    Units,
    /// A title above a header.
    Title,
    /// Signatures and remarks.
    End,
    /// A number without a project: a line that was prepared and not used.
    Prepared,
    /// Nothing.
    Empty,
    /// A row of which nothing is known; a finding tells it.
    NotTaken,
}

impl Role {
    /// Every role, in the order in which an account lists them.
    pub const ALL: [Self; 12] = [
        Self::Record,
        Self::Continued,
        Self::Group,
        Self::Sum,
        Self::Header,
        Self::Numbers,
        Self::Units,
        Self::Title,
        Self::End,
        Self::Prepared,
        Self::Empty,
        Self::NotTaken,
    ];
}

/// The rows of a table and the sums of its columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Account {
    /// How many rows there are.
    pub rows: u64,
    /// How many of each role; together they are the rows.
    pub roles: BTreeMap<Role, u64>,
    /// How many of them a filter or a person hides.
    pub hidden: u64,
    /// The columns that were added up.
    pub columns: Vec<ColumnAccount>,
}

impl Account {
    /// Counts a row.
    pub(in crate::reader) fn add(&mut self, role: Role, count: u64) {
        if count > 0 {
            self.rows += count;
            *self.roles.entry(role).or_default() += count;
        }
    }

    /// How many rows have a role.
    #[must_use]
    pub fn count(&self, role: Role) -> u64 {
        self.roles.get(&role).copied().unwrap_or_default()
    }

    /// Says whether each row has a role and each published sum is that of its rows.
    #[must_use]
    pub fn balances(&self) -> bool {
        self.roles.values().sum::<u64>() == self.rows
            && self.columns.iter().all(|column| column.wrong == 0)
    }
}

/// What is added up in a column, and how it is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Whole đồng.
    Money,
    /// A number of things.
    #[default]
    Count,
    /// A number of which nothing is known, in ten-thousandths.
    Plain,
}

/// A column of numbers: what its records add up to, and what the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ColumnAccount {
    /// Its name.
    pub column: String,
    /// What it counts.
    pub measure: Measure,
    /// How many of the digits of its sums stand behind the decimal sign.
    pub decimals: u32,
    /// How many records have a number in it.
    pub records: u64,
    /// What these add up to.
    pub sum: i64,
    /// The sums that the file itself says, a hundred at most: the wrong ones and the last of them.
    pub published: Vec<PublishedSum>,
    /// How many of them are another number than their rows add up to.
    pub wrong: u64,
}

/// A sum that stands in the file, and what the rows that it covers add up to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublishedSum {
    /// Its row in the file.
    pub row: u64,
    /// What the row is called.
    pub label: String,
    /// What the file says.
    pub published: i64,
    /// How many records it covers.
    pub records: u64,
    /// What these add up to.
    pub computed: i64,
}

impl Measure {
    /// How many digits of a number stand behind the decimal sign.
    #[must_use]
    pub fn decimals(self) -> u32 {
        match self {
            Self::Money | Self::Count => 0,
            Self::Plain => 4,
        }
    }

    /// A number of this measure in words.
    #[must_use]
    pub fn say(self, value: i64, words: &Reader) -> String {
        match self {
            Self::Money => (words.table.money)(value),
            Self::Count | Self::Plain => (words.table.number)(value, self.decimals()),
        }
    }
}

impl ColumnAccount {
    /// Notes a published sum.
    pub(in crate::reader) fn add(&mut self, sum: PublishedSum) {
        self.wrong += u64::from(!sum.is_right());
        if self.published.len() == MOST_SUMS {
            // The last one is the total of the file, and a wrong one is worth more than a right one.
            let right = self.published.iter().position(PublishedSum::is_right);
            self.published.remove(right.unwrap_or(MOST_SUMS - 1));
        }
        self.published.push(sum);
    }
}

impl Account {
    /// The account in words, a line for the rows and one for each sum.
    #[must_use]
    pub fn lines(&self, words: &Reader) -> Vec<String> {
        let mut lines = vec![self.rows_line(words)];
        lines.extend(self.columns.iter().map(|column| column.line(words)));
        lines
    }

    /// `66 dòng = 54 đề án + 6 nhóm + 4 dòng cộng + 2 dòng trống · 3 dòng bị ẩn (có tính)`.
    fn rows_line(&self, words: &Reader) -> String {
        let counted = Role::ALL.into_iter().filter(|role| self.count(*role) > 0);
        let counts: Vec<String> = counted
            .map(|role| format!("{} {}", self.count(role), words.table.roles[role as usize]))
            .collect();
        let rows = (words.check.rows)(self.rows);
        let hidden = match self.hidden {
            0 => String::new(),
            rows => format!(" · {}", (words.check.hidden)(rows)),
        };
        format!("{rows} = {}{hidden}", counts.join(" + "))
    }
}

impl ColumnAccount {
    /// What the records add up to, the total of the file, and its sums that are wrong.
    fn line(&self, words: &Reader) -> String {
        let say = |value| self.measure.say(value, words);
        let mut told = vec![(words.check.added)(self.records, &say(self.sum))];
        let (right, wrong): (Vec<_>, Vec<_>) =
            self.published.iter().partition(|sum| sum.is_right());
        let total = right.iter().rfind(|sum| sum.records == self.records);
        match total {
            Some(sum) => told.push((words.check.agrees)(&sum.label, &say(sum.published))),
            None if right.is_empty() => {}
            None => told.push((words.check.others_agree)(right.len())),
        }
        for sum in wrong.iter().take(MOST_TOLD) {
            let by = say(sum.published.saturating_sub(sum.computed).saturating_abs());
            let differs = words.check.differs;
            told.push(differs(&sum.label, &say(sum.published), sum.row, &by));
        }
        let more = self.wrong.saturating_sub(MOST_TOLD as u64);
        if more > 0 {
            told.push((words.check.others_differ)(more));
        }
        format!("{}: {}", self.column, told.join(" · "))
    }
}

impl PublishedSum {
    /// Says whether the file says the sum of its rows in another unit: `160.000.000` below `160`.
    pub(in crate::reader) fn is_in_other_unit(&self, measure: Measure) -> bool {
        let (published, computed) = (i128::from(self.published), i128::from(self.computed));
        let mut steps = [3, 6, 9].into_iter().map(|zeros| 10_i128.pow(zeros));
        let is_times = |step: i128| published == computed * step || computed == published * step;
        measure == Measure::Money && published != 0 && computed != 0 && steps.any(is_times)
    }

    /// That the file says another sum than its rows add up to.
    pub(in crate::reader) fn say_difference(&self, measure: Measure, words: &Reader) -> String {
        let say = if self.is_in_other_unit(measure) {
            words.table.sum_in_other_unit
        } else {
            words.table.wrong_sum
        };
        let [published, computed] =
            [self.published, self.computed].map(|amount| measure.say(amount, words));
        say(&self.label, &published, self.records, &computed)
    }

    /// Says whether its rows add up to it.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.published == self.computed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_balances_where_its_sums_are_right() {
        let mut account = Account::default();
        account.add(Role::Record, 2);
        account.add(Role::Empty, 0);
        assert_eq!((account.rows, account.roles.len()), (2, 1));
        assert!(account.balances());
        let mut column = ColumnAccount::default();
        let sum = |published| PublishedSum {
            row: 5,
            label: "Cộng".to_owned(),
            published,
            records: 2,
            computed: 300,
        };
        column.add(sum(300));
        account.columns.push(column.clone());
        assert!(account.balances());
        column.add(sum(310));
        account.columns.push(column);
        assert!(!account.balances());
    }

    #[test]
    fn a_line_tells_the_total_and_each_wrong_sum_apart() {
        let sum = |row, label: &str, published, (records, computed)| PublishedSum {
            row,
            label: label.to_owned(),
            published,
            records,
            computed,
        };
        let mut column = ColumnAccount {
            column: "Đối ứng".to_owned(),
            records: 4,
            sum: 11,
            ..ColumnAccount::default()
        };
        let words = &crate::messages::VI.reader;
        column.add(sum(4, "Cộng I", 7, (2, 7)));
        assert_eq!(
            column.line(words),
            "Đối ứng: cộng 4 đề án = 11 · 1 dòng cộng của tệp: khớp"
        );
        column.add(sum(7, "Cộng II", 5, (2, 4)));
        column.add(sum(8, "Tổng cộng", 11, (4, 11)));
        assert_eq!(
            column.line(words),
            "Đối ứng: cộng 4 đề án = 11 · tệp ghi \"Tổng cộng\" 11: khớp \
             · dòng 7 \"Cộng II\" ghi 5: lệch 1"
        );
        for row in 9..200 {
            column.add(sum(row, "Cộng", 1, (1, 1)));
        }
        column.add(sum(200, "Tổng cộng", 12, (4, 11)));
        assert_eq!(column.published.len(), MOST_SUMS);
        assert!(
            column.line(words).ends_with(
                "dòng 7 \"Cộng II\" ghi 5: lệch 1 · dòng 200 \"Tổng cộng\" ghi 12: lệch 1"
            )
        );
    }
}
