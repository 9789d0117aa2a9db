//! How the numbers of a column are written: with a comma or a point before their decimals.

use super::super::row::RawRow;
use super::source::SourceColumn;
use crate::dataset::{Field, Indicator, MOST_SUPPORT};
use crate::text::{self, Decimal};

/// How many decimals are added up.
const DECIMALS: u32 = 4;

/// How the numbers of a column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NumberStyle {
    pub(super) decimal: Option<Decimal>,
    /// Cells contradict each other, so what may be either is told.
    pub(super) is_mixed: bool,
}

impl NumberStyle {
    /// Judges by all cells: many groups of thousands outweigh a few decimals.
    pub(super) fn of(cells: &[&str]) -> Self {
        let (mut comma, mut point, mut either) = (0, 0, [0, 0]);
        for cell in cells.iter().copied() {
            match shown_decimal(cell) {
                Some(Decimal::Comma) => comma += 1,
                Some(Decimal::Point) => point += 1,
                None if is_ambiguous(cell) => either[usize::from(cell.contains('.'))] += 1,
                None => {}
            }
        }
        // Many groups of thousands outweigh a few decimals written with the same sign.
        let (groups_comma, groups_point) = (either[0], either[1]);
        let decimal = match (comma > 0, point > 0) {
            (true, true) | (false, false) => None,
            (false, true) if groups_point > 2 * point => Some(Decimal::Comma),
            (true, false) if groups_comma > 2 * comma => Some(Decimal::Point),
            (true, false) => Some(Decimal::Comma),
            (false, true) => Some(Decimal::Point),
        };
        let contradicted = match decimal {
            // "1.200" beside one "75.5" may be either all the same.
            Some(Decimal::Comma) => point > 0 || comma < 3 && groups_comma > 0,
            Some(Decimal::Point) => comma > 0 || point < 3 && groups_point > 0,
            None => comma > 0 || groups_comma > 0 && groups_point > 0,
        };
        let is_open = contradicted || decimal.is_none() && groups_comma + groups_point > 0;
        let by_sum = is_open.then(|| by_sum(cells)).flatten();
        Self {
            decimal: by_sum.or(decimal),
            is_mixed: contradicted && by_sum.is_none(),
        }
    }
}

impl NumberStyle {
    /// Judges texts that may be either by the numbers beside them, where these have decimals.
    ///
    /// `"120.125"` beside 98.5 is hardly a thousand times as much; beside 95000.5 it is no less.
    pub(super) fn beside<'c>(
        self,
        texts: impl Iterator<Item = &'c str>,
        numbers: &(impl Iterator<Item = &'c str> + Clone),
    ) -> Self {
        let may_be = |cell: &&str| is_ambiguous(cell) && cell.contains('.');
        let mut either = texts.filter(may_be).peekable();
        let has_decimals = numbers.clone().any(|number| number.contains('.'));
        if self.decimal.is_some() || either.peek().is_none() || !has_decimals {
            return self;
        }
        let Some(middle) = median(numbers.clone()) else {
            return self;
        };
        // Half of the way from the one reading to the other, which is a thousand times as much.
        let half = 1_000_f64.sqrt();
        let are_decimals = either
            .filter_map(|cell| cell.parse::<f64>().ok())
            .all(|cell| cell * half >= middle);
        Self {
            decimal: are_decimals.then_some(Decimal::Point),
            is_mixed: true,
        }
    }
}

/// Reads support as with decimals that would be more than any project gets: `112,500` triệu is hardly
/// 112 tỷ. Each such number is told.
pub(super) fn read_likely(column: &mut SourceColumn, place: usize, rows: &[RawRow]) {
    let is_support = matches!(
        column.field,
        Field::SupportFrom(_) | Field::Figure(Indicator::Support | Indicator::PlannedSupport)
    );
    if !is_support || column.style.decimal.is_some() || column.is_mixed {
        return;
    }
    let texts = rows.iter().filter(|row| !row.is_numeric(place));
    let texts = texts.map(|row| row.cell(place));
    let decimals = texts.filter(|cell| is_ambiguous(cell)).map(|cell| {
        let sign = if cell.contains(',') {
            Decimal::Comma
        } else {
            Decimal::Point
        };
        let groups = cell.replace(['.', ','], "");
        let amount = text::parse_money_in(&groups, column.style.unit, None);
        (amount.is_ok_and(|amount| amount >= MOST_SUPPORT), sign)
    });
    let decimals: Vec<_> = decimals.collect();
    let Some((_, sign)) = decimals.iter().find(|(is_too_much, _)| *is_too_much) else {
        return;
    };
    if decimals.iter().all(|(_, other)| other == sign) {
        (column.style.decimal, column.is_mixed) = (Some(*sign), true);
    }
}

/// The number in the middle.
fn median<'c>(numbers: impl Iterator<Item = &'c str>) -> Option<f64> {
    let numbers = numbers.filter_map(|number| number.parse::<f64>().ok());
    let mut numbers: Vec<f64> = numbers.map(f64::abs).collect();
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}

/// The only way to read these numbers in which one of them is the sum of all above it:
/// `150.500`, `99.250`, `80` and `329.750`.
fn by_sum(cells: &[&str]) -> Option<Decimal> {
    let adds_up = |decimal: &Decimal| {
        let numbers = cells
            .iter()
            .filter_map(|cell| text::parse_scaled(cell, DECIMALS, Some(*decimal)).ok());
        let (mut sum, mut count) = (0, 0);
        for number in numbers {
            if count >= 2 && number == sum && number != 0 {
                return true;
            }
            (sum, count) = (sum + number, count + 1);
        }
        false
    };
    let mut ways = [Decimal::Comma, Decimal::Point].into_iter().filter(adds_up);
    let only = ways.next();
    only.filter(|_| ways.next().is_none())
}

/// `13.560` may be thirteen thousand or thirteen and a half.
pub(in crate::reader::table) fn is_ambiguous(cell: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    cell.split_once(['.', ',']).is_some_and(|(whole, rest)| {
        let is_group = whole.len() <= 3 && !whole.starts_with('0');
        is_group && digits(whole) && rest.len() == 3 && digits(rest)
    })
}

/// The style of a number that can be read in one of them only.
pub(in crate::reader::table) fn shown_decimal(cell: &str) -> Option<Decimal> {
    let place = cell.rfind(['.', ','])?;
    let sign = cell.as_bytes()[place];
    let digits_after = cell[place + 1..]
        .bytes()
        .take_while(u8::is_ascii_digit)
        .count();
    let again = cell[..place].contains(char::from(sign));
    let both = cell[..place].contains(['.', ',']) && !again;
    // No group of thousands stands behind a nought: `0.750`.
    let is_decimal = both || !again && (digits_after != 3 || cell.starts_with('0'));
    let numeric = cell.starts_with(|c: char| c.is_ascii_digit());
    let style = if (sign == b',') == is_decimal {
        Decimal::Comma
    } else {
        Decimal::Point
    };
    // "13.560" alone may be either.
    (numeric && (is_decimal || again)).then_some(style)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_cells_decide_how_numbers_are_written() {
        let of = |cells: &[&str]| {
            let style = NumberStyle::of(cells);
            (style.decimal, style.is_mixed)
        };
        assert_eq!(
            of(&["1.101", "1.102", "1.103", "12.5"]),
            (Some(Decimal::Comma), true)
        );
        assert_eq!(of(&["0.5", "12.5", "1.250"]), (Some(Decimal::Point), true));
        assert_eq!(of(&["1.355,90", "1,355.90", "2.125"]), (None, true));
        assert_eq!(of(&["2.125", "3,125"]), (None, true));
        assert_eq!(of(&["1.250", "300"]), (None, false));
        // Only as decimals the first ones add up to the last.
        assert_eq!(
            of(&["150.500", "99.250", "80", "329.750"]),
            (Some(Decimal::Point), false)
        );
        assert_eq!(of(&["1.500", "0.250"]), (Some(Decimal::Point), true));
    }

    #[test]
    fn numbers_show_their_style() {
        for (cell, expected) in [
            ("1.234,5", Some(Decimal::Comma)),
            ("1,234.5", Some(Decimal::Point)),
            ("0.5", Some(Decimal::Point)),
            ("12,75", Some(Decimal::Comma)),
            ("13.560", None),
            ("0.750", Some(Decimal::Point)),
            ("1.234.567", Some(Decimal::Comma)),
            ("300", None),
        ] {
            assert_eq!(shown_decimal(cell), expected, "{cell}");
        }
    }
}
