//! Records that stand in a file twice, or in two files, and would be counted twice.

use hashbrown::HashMap;

use crate::dataset::{Dataset, FIELDS, Field, Indicator, TextField, ValueId};

/// What two records of one project have in common.
#[derive(PartialEq, Eq, Hash)]
struct Likeness {
    /// Title, establishments, commune and district.
    texts: [ValueId; 4],
    period: u16,
    amount: Option<i64>,
}

/// Up to how many records those of one file are compared: a list of an office has no more.
const MOST: u32 = 100_000;

/// A record and the first one that says the same of the same project, in another file or in all
/// that it says.
///
/// Every text has a number, so a million records are compared without reading one.
pub(super) fn of_one_project(dataset: &Dataset) -> Vec<(u32, u32)> {
    let files = dataset.files();
    let is_small = dataset.len() <= MOST;
    if files.len() < 2 && !is_small {
        return Vec::new();
    }
    let ids = dataset.column(TextField::Id);
    let mut known: HashMap<Likeness, (u32, usize)> = HashMap::new();
    let mut pairs = Vec::new();
    for (file, begun) in files.iter().enumerate() {
        let end = files.get(file + 1).map_or(dataset.len(), |next| next.first);
        for row in begun.first..end {
            let Some(likeness) = likeness(dataset, row) else {
                continue;
            };
            let (first, other) = *known.entry(likeness).or_insert((row, file));
            if first == row {
                continue;
            }
            let same_id = ids.value(first) != 0 && ids.value(first) == ids.value(row);
            let is_again = other != file || is_small && says_the_same(dataset, first, row);
            // Two of one id are told by it.
            if is_again && !same_id {
                pairs.push((first, row));
            }
        }
    }
    pairs
}

/// Records that have payments alone (advances, settlements) and the name of one before them that has
/// support: the first of them, the first before it, and how many there are.
pub(super) fn payments(dataset: &Dataset) -> Option<(u32, u32, u64)> {
    let money = |indicator: Indicator, row| dataset.numbers(indicator).number(row).is_some();
    let is_paid = |row| money(Indicator::Advance, row) || money(Indicator::Settled, row);
    let is_given = |row| money(Indicator::Support, row) || money(Indicator::TotalCost, row);
    let titles = dataset.column(TextField::Title);
    if dataset.len() > MOST {
        return None;
    }
    let mut given: HashMap<ValueId, u32> = HashMap::new();
    let mut found: Option<(u32, u32, u64)> = None;
    for row in 0..dataset.len() {
        let title = titles.value(row);
        if title == 0 {
            continue;
        }
        if is_given(row) {
            given.entry(title).or_insert(row);
        } else if let Some(first) = given.get(&title).filter(|_| is_paid(row)) {
            found.get_or_insert((row, *first, 0)).2 += 1;
        }
    }
    found
}

/// Says whether two records have an amount, name an establishment or a year, and differ in nothing
/// but their id: two classes of one file may have the same name.
fn says_the_same(dataset: &Dataset, first: u32, row: u32) -> bool {
    let (one, other) = (dataset.row(first), dataset.row(row));
    let texts = FIELDS.iter().filter_map(|known| match known.field {
        Field::Text(field) if field != TextField::Id => Some(field),
        _ => None,
    });
    let is_known = !one.text(TextField::Establishments).is_empty() || one.period().is_some();
    let is_told = is_known && !one.figures().is_empty();
    let mut texts = texts.map(|field| one.text(field) == other.text(field));
    is_told
        && one.figures() == other.figures()
        && texts.all(|same| same)
        && one.extra().eq(other.extra())
}

/// Nothing where a record says too little to be known again.
fn likeness(dataset: &Dataset, row: u32) -> Option<Likeness> {
    use TextField::{Commune, District, Establishments, Title};
    let texts =
        [Title, Establishments, Commune, District].map(|field| dataset.column(field).value(row));
    let amounts = [Indicator::Support, Indicator::TotalCost];
    let mut amounts = amounts.into_iter();
    let amount = amounts.find_map(|indicator| dataset.numbers(indicator).number(row));
    let is_told = texts[0] != 0 && (texts[1] != 0 || amount.is_some());
    let period = dataset.codes().get(row as usize)?.period;
    is_told.then_some(Likeness {
        texts,
        period,
        amount,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Figure, Period, Record};

    fn push(dataset: &mut Dataset, year: u16, (title, name): (&str, &str), amount: i64) {
        let mut record = Record::default();
        record.set(TextField::Id, &dataset.len().to_string());
        record.set(TextField::Title, title);
        record.set(TextField::Establishments, name);
        record.period = Some(Period::year(year));
        if amount > 0 {
            record.figures = vec![Figure::exact(Indicator::Support, amount)];
        }
        dataset.push(&record);
    }

    #[test]
    fn payments_of_projects_above_are_found() {
        let mut dataset = Dataset::default();
        dataset.begin_file("a".to_owned(), 0);
        push(&mut dataset, 2019, ("Máy dệt", ""), 5);
        push(&mut dataset, 2019, ("Máy ép", ""), 7);
        assert_eq!(payments(&dataset), None);
        for (title, indicator) in [
            ("Máy dệt", Indicator::Settled),
            ("Máy in", Indicator::Settled),
            ("Máy ép", Indicator::Advance),
        ] {
            let mut record = Record::default();
            record.set(TextField::Title, title);
            record.figures = vec![Figure::exact(indicator, 5)];
            dataset.push(&record);
        }
        assert_eq!(payments(&dataset), Some((2, 0, 2)));
    }

    #[test]
    fn the_same_project_is_found_again() {
        let (loom, mat) = (("Máy dệt", "HTX Quê"), ("Đan cói", ""));
        let mut dataset = Dataset::default();
        dataset.begin_file("a".to_owned(), 0);
        push(&mut dataset, 2019, loom, 5);
        push(&mut dataset, 2019, mat, 0);
        push(&mut dataset, 2019, mat, 0);
        assert_eq!(of_one_project(&dataset), []);
        dataset.begin_file("b".to_owned(), 3);
        push(&mut dataset, 2020, loom, 5);
        push(&mut dataset, 2019, loom, 6);
        push(&mut dataset, 2019, ("Máy dệt", "HTX Khác"), 5);
        push(&mut dataset, 2019, mat, 0);
        push(&mut dataset, 2019, loom, 5);
        assert_eq!(of_one_project(&dataset), [(0, 7)]);
        push(&mut dataset, 2020, loom, 5);
        assert_eq!(of_one_project(&dataset), [(0, 7), (3, 8)]);
    }
}
