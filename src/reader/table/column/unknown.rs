//! Numbers of which it is not known what they are, and that are hardly of no interest.

use super::super::row::RawRow;
use super::money;
use super::names::is_span_of_money;
use super::source::{Doubt, SourceColumn, Standing};
use crate::dataset::{Field, header};
use crate::reader::report::Evidence;
use crate::text::{self, Unit};

/// Money of the establishment that nobody gave it, and rates: `Doanh thu (triệu đồng)`.
const OF_BUSINESS: [&str; 19] = [
    "doanh thu",
    "doanh so",
    "gia tri",
    "loi nhuan",
    "thu nhap",
    "luong",
    "nop",
    "don gia",
    "gia ban",
    "dieu le",
    "dau tu",
    "von vay",
    "tin dung",
    "luu dong",
    "co dinh",
    "nguyen gia",
    "quan ly",
    "tham dinh",
    "thue",
];
/// Words of the money of a programme.
const OF_PROGRAMME: [&str; 9] = [
    "kinh phi",
    "von",
    "ngan sach",
    "nguon",
    "ho tro",
    "tai tro",
    "khuyen cong",
    "dong gop",
    "thuc hien",
];

/// Words of any money.
const OF_MONEY: [&str; 3] = ["tien", "chi phi", "du toan"];
/// No support is less than these đồng.
const LEAST_DONG: i64 = 1_000_000;

/// The columns of numbers that may be a field which no other column holds.
pub(super) fn near(columns: &[SourceColumn]) -> Vec<(usize, Doubt)> {
    let unknown = columns.iter().enumerate();
    let unknown = unknown.filter(|(_, column)| is_free(column));
    let near = unknown.filter_map(|(place, column)| {
        let field = header::nearly(&column.name)?;
        let is_held = columns.iter().any(|other| other.field == field);
        (!is_held).then_some((place, Doubt::Near(field)))
    });
    near.collect()
}

/// Says whether a column has numbers of which nothing was said.
///
/// What this program wrote as a column of another file is none of the fields: it asks no more. Nor
/// does what the user called so, or what the other columns show to be none.
fn is_free(column: &SourceColumn) -> bool {
    let is_decided = matches!(
        column.field_by,
        Some(Evidence::Told | Evidence::Beside | Evidence::Sums)
    );
    let is_exported = column.standing == Standing::Exported;
    column.field == Field::Extra && column.is_summed && !is_exported && !is_decided
}

/// What tells of amounts that nothing says what they pay for.
pub(super) struct Money<'c> {
    pub(super) columns: &'c [SourceColumn],
    /// What stands in the lowest row of the header over each column.
    pub(super) owns: &'c [String],
    /// The rows of units and of numbers, and those below them.
    pub(super) rows: (&'c [RawRow], &'c [RawRow]),
    /// What the line above says.
    pub(super) unit: Option<Unit>,
}

impl Money<'_> {
    /// Tells the first of them where no other money is known, and else each that is called like the
    /// money of a programme.
    pub(super) fn tell(&self, doubts: &mut Vec<(usize, Doubt)>) {
        let is_known = self.columns.iter().any(|column| column.field.is_money());
        let is_told = |place: usize| doubts.iter().any(|(told, _)| *told == place);
        let unknown = (0..self.columns.len()).filter(|place| {
            let is_open = is_free(&self.columns[*place]) && !is_told(*place);
            let is_money = || self.has_unit(*place) || self.is_large_money(*place);
            is_open && is_money() && !self.is_of_business(*place)
        });
        let mut places: Vec<usize> = if is_known {
            unknown
                .filter(|place| self.is_of_programme(*place) && !self.is_other(*place))
                .collect()
        } else if doubts
            .iter()
            .any(|(_, doubt)| matches!(doubt, Doubt::Near(_)))
        {
            Vec::new()
        } else {
            unknown.take(1).collect()
        };
        if self.are_parts(&places) {
            places.clear();
        }
        doubts.extend(places.into_iter().map(|place| (place, Doubt::UnknownMoney)));
    }

    /// `Vũ Thư` and `Tiền Hải` below `Kinh phí hỗ trợ` are where that goes, if they add up to it.
    fn are_parts(&self, places: &[usize]) -> bool {
        let columns = self.columns.iter().enumerate();
        let mut known = columns.filter(|(_, column)| column.field.is_money());
        places.len() > 1 && known.any(|(whole, _)| money::adds_up(self.rows.1, whole, places))
    }

    fn has_unit(&self, place: usize) -> bool {
        let own = header::split_unit(&self.columns[place].name).1;
        let cells = self.rows.0.iter().map(|row| row.cell(place));
        let mut units = cells.map(|cell| header::named_unit(cell.trim_matches(['(', ')'])));
        own.or(self.unit)
            .or_else(|| units.find_map(|unit| unit))
            .is_some()
    }

    /// Says whether a column without a unit is called like money and has amounts of đồng only.
    fn is_large_money(&self, place: usize) -> bool {
        let words = format!(" {} ", header::in_full(&self.columns[place].name));
        let is_called = OF_PROGRAMME
            .iter()
            .chain(&OF_MONEY)
            .any(|word| words.contains(&format!(" {word} ")));
        let cells = self.rows.1.iter().map(|row| row.cell(place));
        let mut amounts = cells
            .filter(|cell| !cell.is_empty())
            .map(|cell| text::parse_scaled(cell, 0, None))
            .peekable();
        is_called
            && amounts.peek().is_some()
            && amounts.all(|amount| amount.is_ok_and(|amount| amount >= LEAST_DONG))
    }

    fn is_of_business(&self, place: usize) -> bool {
        let name = header::plain(&self.columns[place].name);
        OF_BUSINESS.iter().any(|word| name.contains(word))
    }

    /// Says whether a name tells which other money it is: `Kinh phí đề nghị`, `Mức hỗ trợ/lớp`.
    fn is_other(&self, place: usize) -> bool {
        let name = &self.columns[place].name;
        let plain = header::plain(name);
        // What holds after a change is asked for.
        header::is_other(&plain) && !plain.contains("dieu chinh") || header::has_odd_unit(name)
    }

    fn is_of_programme(&self, place: usize) -> bool {
        let (name, own) = (&self.columns[place].name, &self.owns[place]);
        let words = format!(" {} ", header::in_full(&header::split_unit(own).0));
        let mut said = OF_PROGRAMME.iter();
        said.any(|word| words.contains(&format!(" {word} "))) || is_span_of_money(name, own)
    }
}
