//! A sheet that sums up another one: the same money stands in both.

use crate::dataset::header::{begin_with, plain};
use crate::dataset::{Field, Indicator};
use crate::reader::load::Sink;
use crate::reader::report::{FindingKind, Measure, Place, TableReport};

/// How sheets that sum up are called.
const NAMES: &[&str] = &["tong hop", "tong", "th", "summary", "thong ke", "bieu tong"];

/// Says of each sheet that sums up another one that the money of both is counted.
pub(super) fn tell(file: &str, tables: &[TableReport], sink: &mut Sink<'_>) {
    let sums = tables.iter().flat_map(|one| {
        let others = tables.iter().filter(move |other| other.sheet != one.sheet);
        others.map(move |other| (one, other))
    });
    for (sum, list) in sums.filter(|(sum, list)| sums_up(sum, list)) {
        let sheet = list.sheet.as_deref().unwrap_or_default();
        let place = Place {
            file,
            sheet: sum.sheet.as_deref(),
            row: None,
            column: None,
        };
        sink.find(FindingKind::Suspicion, |words| {
            let money = Measure::Money.say(added(sum, Indicator::Support), words);
            let text = (words.table.sums_up)(sheet, &money, sum.records, list.records);
            (place.say(words), text)
        });
    }
}

/// Fewer rows with the same money, which count the projects of the other or are called a summary.
fn sums_up(sum: &TableReport, list: &TableReport) -> bool {
    let support = added(sum, Indicator::Support);
    let is_same = support != 0 && support == added(list, Indicator::Support);
    let counted = u64::try_from(added(sum, Indicator::Programmes));
    let name = plain(sum.sheet.as_deref().unwrap_or_default());
    let is_called = NAMES.iter().any(|known| begin_with(&name, known));
    is_same && sum.records < list.records && (is_called || counted == Ok(list.records))
}

/// What the records of a table add up to.
fn added(table: &TableReport, indicator: Indicator) -> i64 {
    let key = Field::Figure(indicator).key();
    let mut columns = table.columns.iter().filter(|column| column.field == key);
    let name = columns.next().map(|column| &column.column);
    let mut accounts = table.account.columns.iter();
    let account = accounts.find(|account| Some(&account.column) == name);
    account.map_or(0, |account| account.sum)
}
