//! Records that stand in two files and would be counted twice.

use hashbrown::HashMap;

use crate::dataset::{Dataset, Indicator, TextField, ValueId};

/// What two records of one project have in common.
#[derive(PartialEq, Eq, Hash)]
struct Likeness {
    /// Title, establishments, commune and district.
    texts: [ValueId; 4],
    period: u16,
    amount: Option<i64>,
}

/// A record and the first one in another file that says the same of the same project.
///
/// Every text has a number, so a million records are compared without reading one.
pub(super) fn in_two_files(dataset: &Dataset) -> Vec<(u32, u32)> {
    let files = dataset.files();
    if files.len() < 2 {
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
            let same_id = ids.value(first) != 0 && ids.value(first) == ids.value(row);
            // Two of one id are told by it.
            if other != file && !same_id {
                pairs.push((first, row));
            }
        }
    }
    pairs
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
    fn the_same_project_in_two_files_is_found() {
        let (loom, mat) = (("Máy dệt", "HTX Quê"), ("Đan cói", ""));
        let mut dataset = Dataset::default();
        dataset.begin_file("a".to_owned(), 0);
        push(&mut dataset, 2019, loom, 5);
        push(&mut dataset, 2019, loom, 5);
        push(&mut dataset, 2019, mat, 0);
        assert_eq!(in_two_files(&dataset), []);
        dataset.begin_file("b".to_owned(), 3);
        push(&mut dataset, 2020, loom, 5);
        push(&mut dataset, 2019, loom, 6);
        push(&mut dataset, 2019, ("Máy dệt", "HTX Khác"), 5);
        push(&mut dataset, 2019, mat, 0);
        push(&mut dataset, 2019, loom, 5);
        assert_eq!(in_two_files(&dataset), [(0, 7)]);
    }
}
