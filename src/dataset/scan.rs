//! One pass over all records and their numbers without an allocation a row.

use super::{Apart, Dataset, INDICATORS, Indicator, NumberColumn, Qualifier, RefId, Row};

/// A figure without its note: what sums and comparisons need.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    /// What was counted.
    pub indicator: Indicator,
    /// The number itself.
    pub value: i64,
    /// How exactly it was published.
    pub qualifier: Qualifier,
    /// Where it was published.
    pub reference: Option<RefId>,
    /// The paragraph of that page.
    pub paragraph: Option<u32>,
}

/// Shows every record with its numbers, sorted by indicator, its own reference's first.
pub(super) fn scan<'a>(dataset: &'a Dataset, mut visit: impl FnMut(Row<'a>, &[Number])) {
    let columns: Vec<_> = filled_columns(dataset).collect();
    // Walking beside the rows is cheaper than looking up each row.
    let mut aside = dataset.apart.iter().peekable();
    let mut numbers = Vec::new();
    for row in dataset.rows() {
        let apart = aside.next_if(|(index, _)| **index == row.index());
        let apart = apart.map(|(_, apart)| apart);
        numbers.clear();
        push_plain(&mut numbers, row, &columns, apart);
        push_apart(&mut numbers, row, apart);
        visit(row, &numbers);
    }
}

/// One number for each indicator: that of the record's own reference, or else the first.
///
/// What different references say of one record is never added up.
pub(super) fn leading(numbers: &[Number]) -> impl Iterator<Item = &Number> {
    let same = numbers.chunk_by(|one, next| one.indicator == next.indicator);
    same.filter_map(<[Number]>::first)
}

fn filled_columns(dataset: &Dataset) -> impl Iterator<Item = (Indicator, &NumberColumn)> {
    let known = INDICATORS.iter().map(|known| known.indicator);
    known
        .zip(&dataset.numbers)
        .filter(|(_, column)| !column.is_empty())
}

fn push_plain(
    numbers: &mut Vec<Number>,
    row: Row<'_>,
    columns: &[(Indicator, &NumberColumn)],
    apart: Option<&Apart>,
) {
    for (indicator, column) in columns {
        if let Some(value) = column.number(row.index()) {
            numbers.push(Number {
                indicator: *indicator,
                value,
                qualifier: Qualifier::Exact,
                reference: row.reference(),
                paragraph: apart.and_then(|apart| apart.paragraph),
            });
        }
    }
}

fn push_apart(numbers: &mut Vec<Number>, row: Row<'_>, apart: Option<&Apart>) {
    let Some(apart) = apart.filter(|apart| !apart.figures.is_empty()) else {
        return;
    };
    let own = row.reference();
    numbers.extend(apart.figures.iter().map(|figure| Number {
        indicator: figure.indicator,
        value: figure.value,
        qualifier: figure.qualifier,
        reference: figure.reference,
        paragraph: figure.paragraph.or_else(|| {
            let same_page = figure.reference == own;
            apart.paragraph.filter(|_| same_page)
        }),
    }));
    numbers.sort_by_key(|number| (number.indicator, number.reference != own));
}
