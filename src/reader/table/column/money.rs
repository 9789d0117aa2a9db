//! What columns of money are beside each other, where their names leave it open.
//!
//! `Kinh phí` over `Hỗ trợ` and `Đối ứng` is the whole cost, and alone it is the support. `Nguồn khác`
//! is what others give, unless a sum of support counts it.

use super::super::row::RawRow;
use super::super::value;
use super::by_cells::holds_amounts;
use super::names::{is_span_of_money, is_vague};
use super::source::{Doubt, SourceColumn};
use crate::dataset::{Field, Funding, Indicator, header};
use crate::reader::report::Evidence;
use crate::text::{self, Decimal, Unit};

const SUPPORT: Field = Field::Figure(Indicator::Support);
const TOTAL: Field = Field::Figure(Indicator::TotalCost);
const COUNTERPART: Field = Field::Figure(Indicator::Counterpart);
const OTHER_SUPPORT: Field = Field::SupportFrom(Funding::Other);

/// How money is called that comes from elsewhere.
const FROM_OTHERS: [&str; 10] = [
    "khac",
    "nguon khac",
    "von khac",
    "kinh phi khac",
    "nguon von khac",
    "nguon kinh phi khac",
    "cac nguon khac",
    "cac nguon von khac",
    "nguon huy dong",
    "nguon huy dong khac",
];
/// How a column is called that may be the sum of those beside it.
const WHOLES: [&str; 7] = [
    "kinh phi",
    "tong",
    "tong so",
    "tong cong",
    "cong",
    "so tien",
    "tong tien",
];
/// Words of a heading over what the state gives.
const GIVEN: [&str; 3] = ["ho tro", "khuyen cong", "ngan sach"];
/// The recipients pay no less than this part of the support.
const LEAST_SHARE: i64 = 4;
/// How many decimals of amounts are compared.
const DECIMALS: u32 = 4;

/// The columns of a table while they are weighed.
pub(super) struct Weighing<'c> {
    pub(super) columns: &'c mut [SourceColumn],
    pub(super) doubts: &'c mut Vec<(usize, Doubt)>,
    /// What stands in the lowest row of the header over each column.
    pub(super) owns: &'c [String],
    pub(super) rows: &'c [RawRow],
    /// What the line above says.
    pub(super) unit: Option<Unit>,
}

impl Weighing<'_> {
    /// Decides by what the columns are beside each other.
    pub(super) fn weigh(&mut self) {
        self.forget_counts();
        for place in 0..self.columns.len() {
            if self.is_from_others(place) {
                self.give_to_others(place);
            }
        }
        for place in 0..self.columns.len() {
            if self.may_be_whole(place) {
                self.sum_up(place);
            }
        }
        self.take_result();
    }

    /// Numbers under `Doanh nghiệp` that are far below the support count firms: 7 beside 200.
    fn forget_counts(&mut self) {
        let largest = |place: usize| {
            let amounts = self.rows.iter().map(|row| amount(row, place, None));
            amounts.max().unwrap_or_default()
        };
        let given = self.places(|column| matches!(column.field, SUPPORT | Field::SupportFrom(_)));
        let given = given.into_iter().map(largest).max().unwrap_or_default();
        let by_cells = self.places(|column| {
            column.field == COUNTERPART && column.field_by == Some(Evidence::Cells)
        });
        let is_count = |place: &usize| {
            let name = &self.columns[*place].name;
            !is_span_of_money(name, &self.owns[*place]) && largest(*place) < given / LEAST_SHARE
        };
        let counts: Vec<usize> = by_cells.into_iter().filter(is_count).collect();
        for place in counts {
            let column = &mut self.columns[place];
            (column.field, column.field_by) = (Field::Extra, Some(Evidence::Cells));
            column.style.unit = None;
        }
    }

    /// `Nguồn khác` is support where a heading or a sum says so, and else what others give.
    fn give_to_others(&mut self, place: usize) {
        let is_other =
            |(at, column): (usize, &SourceColumn)| at != place && column.field.is_money();
        if !self.columns.iter().enumerate().any(is_other) {
            return;
        }
        if self.is_part_of_support(place) {
            return self.set(place, OTHER_SUPPORT, Evidence::Heading);
        }
        if self.of_field(COUNTERPART).is_none() {
            return self.set(place, COUNTERPART, Evidence::Beside);
        }
        (self.columns[place].field, self.columns[place].field_by) =
            (Field::Extra, Some(Evidence::Beside));
        // Without a total nothing says that the recipient's own share is not all that others give.
        if self.of_field(TOTAL).is_none() {
            self.doubts.push((place, Doubt::UnknownMoney));
        }
    }

    fn is_part_of_support(&self, place: usize) -> bool {
        let name = header::plain(&self.columns[place].name);
        let span = name.strip_suffix(&header::plain(&self.owns[place]));
        if span.is_some_and(|span| GIVEN.iter().any(|word| span.contains(word))) {
            return true;
        }
        let mut parts = self.parts_of_support();
        parts.retain(|part| *part != place);
        parts.push(place);
        let whole = self.of_field(SUPPORT);
        let whole = whole.filter(|whole| !is_vague(&self.columns[*whole].name));
        whole.is_some_and(|whole| self.adds_up(whole, &parts))
    }

    /// A column that is the sum of what the state and others give is the cost; that of what several
    /// sources give is the support.
    fn sum_up(&mut self, whole: usize) {
        let mut given = match self.of_field(SUPPORT).filter(|support| *support != whole) {
            Some(support) => vec![support],
            None => self.parts_of_support(),
        };
        given.retain(|part| *part != whole);
        let is_one = given.len() < 2;
        let others = self.places(|column| column.field == COUNTERPART);
        let apart = (0..self.columns.len()).filter(|place| self.is_from_others(*place));
        let apart: Vec<usize> = apart.filter(|place| !given.contains(place)).collect();
        let is_cost = !given.is_empty() && !others.is_empty() && {
            let both = [given.as_slice(), &others].concat();
            self.adds_up(whole, &both) || self.adds_up(whole, &[both, apart].concat())
        };
        let field = if is_cost {
            TOTAL
        } else if !is_one && self.of_field(SUPPORT).is_none() && self.adds_up(whole, &given) {
            SUPPORT
        } else {
            return;
        };
        self.take_whole(whole, field);
    }

    /// Gives a field to the sum of others, unless another column has it: then it says it again.
    fn take_whole(&mut self, whole: usize, field: Field) {
        if self.of_field(field).is_none() {
            self.set(whole, field, Evidence::Sums);
        } else {
            let column = &mut self.columns[whole];
            (column.field, column.field_by) = (Field::Extra, Some(Evidence::Sums));
        }
        let is_of = |at: usize, doubt: &Doubt| {
            at == whole && matches!(doubt, Doubt::SameField(_)) || *doubt == Doubt::SameField(whole)
        };
        self.doubts.retain(|(at, doubt)| !is_of(*at, doubt));
    }

    /// `Kinh phí thực hiện` beside `Kinh phí kế hoạch` is what became of the same money.
    fn take_result(&mut self) {
        let has = |field| self.of_field(field).is_some();
        let has_support = has(SUPPORT) || !self.parts_of_support().is_empty();
        if has_support || !has(Field::Figure(Indicator::PlannedSupport)) {
            return;
        }
        let is_result =
            |name: &str| header::in_full(&header::split_unit(name).0) == "kinh phi thuc hien";
        let found = self.places(|column| {
            matches!(column.field, TOTAL | Field::Extra) && is_result(&column.name)
        });
        if let Some(place) = found.first().copied().filter(|place| self.is_free(*place)) {
            self.set(place, SUPPORT, Evidence::Beside);
            self.doubts.retain(|(at, _)| *at != place);
        }
    }

    fn set(&mut self, place: usize, field: Field, by: Evidence) {
        let column = &mut self.columns[place];
        let own = header::split_unit(&column.name).1;
        (column.field, column.field_by) = (field, Some(by));
        if column.style.unit.is_none() {
            column.style.unit = own.or(self.unit);
            column.unit_by = Some(if own.is_some() {
                Evidence::Name
            } else {
                Evidence::Line
            });
        }
    }

    fn places(&self, is: impl Fn(&SourceColumn) -> bool) -> Vec<usize> {
        let columns = self.columns.iter().enumerate();
        columns
            .filter(|(_, column)| is(column))
            .map(|(place, _)| place)
            .collect()
    }

    fn of_field(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|column| column.field == field)
    }

    fn parts_of_support(&self) -> Vec<usize> {
        self.places(|column| matches!(column.field, Field::SupportFrom(_)))
    }

    /// Says whether the user said nothing of a column, and all that it has are amounts.
    fn is_free(&self, place: usize) -> bool {
        let is_told = self.columns[place].field_by == Some(Evidence::Told);
        !is_told && holds_amounts(self.rows, place)
    }

    fn is_from_others(&self, place: usize) -> bool {
        let own = header::plain(&header::split_unit(&self.owns[place]).0);
        matches!(self.columns[place].field, Field::Extra | OTHER_SUPPORT)
            && FROM_OTHERS.contains(&own.as_str())
            && self.is_free(place)
    }

    fn may_be_whole(&self, place: usize) -> bool {
        let column = &self.columns[place];
        let is_open = match column.field {
            SUPPORT => is_vague(&column.name),
            Field::Extra => {
                let own = header::in_full(&header::split_unit(&self.owns[place]).0);
                WHOLES.contains(&own.as_str())
            }
            _ => false,
        };
        is_open && self.is_free(place)
    }

    fn adds_up(&self, whole: usize, parts: &[usize]) -> bool {
        adds_up(self.rows, whole, parts)
    }
}

/// Says whether the amounts of a column are the sums of those of others, in most of the rows.
pub(super) fn adds_up(rows: &[RawRow], whole: usize, parts: &[usize]) -> bool {
    let signs = [None, Some(Decimal::Comma), Some(Decimal::Point)];
    signs.into_iter().any(|sign| {
        let amount = |row: &RawRow, place: usize| amount(row, place, sign);
        let rows = || rows.iter().filter(|row| amount(row, whole) != 0);
        let is_sum = |row: &&RawRow| {
            let sum = parts.iter().map(|part| amount(row, *part));
            sum.fold(0, i64::saturating_add) == amount(row, whole)
        };
        let count_in = |part: &usize| rows().any(|row| amount(row, *part) != 0);
        let (hits, count) = (rows().filter(is_sum).count(), rows().count());
        hits > 0 && hits * 4 >= count * 3 && parts.iter().all(count_in)
    })
}

/// The amount of a cell, as it is written; nothing where it has none.
fn amount(row: &RawRow, place: usize, sign: Option<Decimal>) -> i64 {
    let cell = row.cell(place);
    if value::is_nothing(cell) {
        return 0;
    }
    let sign = if row.is_numeric(place) {
        Some(Decimal::Point)
    } else {
        sign
    };
    text::parse_scaled(cell, DECIMALS, sign).unwrap_or_default()
}
