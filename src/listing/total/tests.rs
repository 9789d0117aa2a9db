use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::action::View;
use crate::dataset::{Activity, Establishments as Gathered, Figure, Record, Reference, Row};
use crate::listing::VIEWS;
use Indicator::{Classes, Establishments, FairParticipants, StartupTrainees, Support, Trainees};
use Qualifier::{About, Exact, Over, Under};

const COUNTED: [Indicator; 6] = [
    Establishments,
    Trainees,
    Classes,
    Support,
    FairParticipants,
    StartupTrainees,
];

/// A record as numbers: its whole, its reference, its names and its figures.
#[derive(Clone, Debug)]
struct Drawn {
    parent: Option<usize>,
    reference: Option<u16>,
    names: Vec<u8>,
    stopped: bool,
    trains: bool,
    figures: Vec<(usize, i64, usize, Option<u16>)>,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let reference = || prop::option::weighted(0.8, 0..3_u16);
    let figure = (0..COUNTED.len(), 0..50_i64, 0..4_usize, reference());
    let figures = prop::collection::vec(figure, 0..4);
    let names = prop::collection::vec(0..5_u8, 0..4);
    let parent = prop::option::weighted(0.5, 0..12_usize);
    let told = (
        parent,
        reference(),
        names,
        any::<bool>(),
        any::<bool>(),
        figures,
    );
    told.prop_map(
        |(parent, reference, names, stopped, trains, figures)| Drawn {
            parent,
            reference,
            names,
            stopped,
            trains,
            figures,
        },
    )
}

/// Three references, of which the last stands beside the sums.
fn dataset(records: &[Drawn]) -> Dataset {
    let mut dataset = Dataset::default();
    for beside in [false, false, true] {
        dataset.add_reference(Reference {
            beside,
            ..Reference::default()
        });
    }
    let training = dataset.add_activity(Activity {
        id: "dao-tao-nghe".to_owned(),
        ..Activity::default()
    });
    for (number, drawn) in records.iter().enumerate() {
        let mut record = Record::default();
        record.set(
            TextField::Status,
            if drawn.stopped { "Đã dừng" } else { "" },
        );
        record.activity = drawn.trains.then_some(training);
        record.set(TextField::Id, &format!("r{number}"));
        if let Some(parent) = drawn.parent {
            record.set(TextField::Parent, &format!("r{parent}"));
        }
        for name in &drawn.names {
            record.add_line(TextField::Establishments, &format!("Cơ sở {name}"));
        }
        record.reference = drawn.reference;
        record.figures = drawn.figures.iter().map(figure).collect();
        dataset.push(&record);
    }
    dataset
}

fn figure((indicator, value, qualifier, reference): &(usize, i64, usize, Option<u16>)) -> Figure {
    Figure {
        qualifier: [Exact, Over, About, Under][*qualifier],
        reference: *reference,
        ..Figure::exact(COUNTED[*indicator], *value)
    }
}

/// The number of a record by which it counts.
fn value(row: Row<'_>, indicator: Indicator) -> Option<(i64, Qualifier)> {
    let mut figures = row.figures();
    figures.retain(|figure| figure.indicator == indicator);
    let own = figures
        .iter()
        .find(|figure| figure.reference == row.reference());
    let figure = own.or(figures.first())?;
    Some((figure.value, figure.qualifier))
}

fn trains(row: Row<'_>) -> bool {
    let told = [Trainees, Classes, StartupTrainees];
    let is_training = row
        .activity()
        .is_some_and(|known| known.id == "dao-tao-nghe");
    is_training || told.into_iter().any(|told| value(row, told).is_some())
}

fn stopped(row: Row<'_>) -> bool {
    row.text(TextField::Status) == "Đã dừng"
}

/// The slow way: one record after the other, as the rule is told.
struct Plain<'a> {
    dataset: &'a Dataset,
    listed: BTreeSet<u32>,
}

impl<'a> Plain<'a> {
    fn counts(&self, row: Row<'_>) -> bool {
        let listed = self.listed.iter().map(|row| self.dataset.row(*row));
        let may_be_added = !stopped(row) || listed.into_iter().all(stopped);
        self.listed.contains(&row.index())
            && self.dataset.is_summed(row.reference())
            && may_be_added
    }

    fn wholes(&self, row: Row<'a>) -> Vec<Row<'a>> {
        let mut wholes = Vec::new();
        let mut next = row.parent();
        while let Some(whole) = next {
            if wholes.len() > self.dataset.len() as usize {
                return Vec::new();
            }
            wholes.push(whole);
            next = whole.parent();
        }
        wholes
    }

    fn own(&self, indicator: Indicator) -> Vec<Row<'a>> {
        let rows = self.dataset.rows().filter(|row| self.counts(*row));
        let holds = |whole: &Row<'_>| self.counts(*whole) && value(*whole, indicator).is_some();
        rows.filter(|row| !self.wholes(*row).iter().any(holds))
            .collect()
    }

    fn sum(&self, indicator: Indicator) -> ListSum {
        let own = self.own(indicator);
        let known: Vec<_> = own
            .iter()
            .filter_map(|row| value(*row, indicator))
            .collect();
        let unknown = own.iter().filter(|row| {
            let speaks = indicator == Support || trains(**row);
            speaks && value(**row, indicator).is_none()
        });
        ListSum {
            indicator,
            sum: added(&known),
            unknown: unknown.count(),
        }
    }

    fn establishments(&self) -> ListSum {
        let lines = |row: &Row<'a>| row.lines(TextField::Establishments).collect::<Vec<_>>();
        let (mut known, mut unknown) = (Vec::new(), 0);
        let (mut included, mut others) = (BTreeSet::new(), BTreeSet::new());
        for row in self.own(Establishments) {
            let (count, fair) = (value(row, Establishments), value(row, FairParticipants));
            if count.is_some() {
                known.extend(count);
                included.extend(lines(&row));
            } else if !lines(&row).is_empty() {
                others.extend(lines(&row));
            } else if fair.is_none() && !trains(row) {
                unknown += 1;
            }
        }
        let more = i64::try_from(others.difference(&included).count()).unwrap();
        known.extend((more > 0).then_some((more, Exact)));
        ListSum {
            indicator: Establishments,
            sum: added(&known),
            unknown,
        }
    }
}

fn added(known: &[(i64, Qualifier)]) -> Option<(i64, Qualifier)> {
    let values = known.iter().copied();
    values.reduce(|(sum, told), (value, qualifier)| (sum + value, told.and(qualifier)))
}

proptest! {
    #[test]
    fn totals_are_those_of_the_slow_way(
        records in prop::collection::vec(drawn(), 0..12),
        listed in prop::collection::btree_set(0..12_u32, 0..12),
    ) {
        let dataset = dataset(&records);
        let listed: Vec<u32> = listed.into_iter().filter(|row| *row < dataset.len()).collect();
        for row in VIEWS.iter().filter(|row| row.has_total()) {
            let items = match row.view {
                View::Establishments => Items::Establishments(Gathered::gather(&dataset, listed.iter().copied())),
                _ => Items::Records(listed.clone()),
            };
            let plain = Plain { dataset: &dataset, listed: items.records().iter().copied().collect() };
            let all = [plain.establishments(), plain.sum(Trainees), plain.sum(Classes), plain.sum(Support)];
            let told = all.into_iter().filter(|sum| row.kept_first.contains(&Some(sum.indicator)));
            let told: Vec<_> = told.filter(|sum| sum.sum.is_some() || sum.unknown > 0 && sum.indicator == Support).collect();
            let total = total(&dataset, row, &items);
            prop_assert_eq!(total.records, plain.listed.len());
            let counted = dataset.rows().filter(|row| plain.counts(*row)).count();
            prop_assert_eq!(total.counted, counted);
            prop_assert_eq!(total.sums, told, "{:?}", row.view);
        }
    }
}

/// The total of a list of all records.
fn whole_total(records: &[Drawn]) -> Vec<ListSum> {
    let dataset = dataset(records);
    let items = Items::Records((0..dataset.len()).collect());
    total(&dataset, ViewRow::of(View::Programmes), &items).sums
}

#[test]
fn a_part_counts_only_where_its_whole_does_not() {
    let record = |parent, support: &[i64]| Drawn {
        parent,
        reference: Some(0),
        names: Vec::new(),
        stopped: false,
        trains: false,
        figures: support.iter().map(|value| (3, *value, 0, None)).collect(),
    };
    let support = |sum, unknown| ListSum {
        indicator: Support,
        sum: Some((sum, Exact)),
        unknown,
    };
    let last = |records: &[Drawn]| whole_total(records).pop().unwrap();
    let (part, whole) = (record(Some(0), &[3]), record(None, &[10]));
    assert_eq!(
        last(&[whole.clone(), part.clone(), part.clone()]),
        support(10, 0)
    );
    // The whole says nothing, so its parts do; and that it says nothing is told.
    assert_eq!(
        last(&[record(None, &[]), part.clone(), part.clone()]),
        support(6, 1)
    );
    // A part without a value is not unknown: its whole includes it.
    assert_eq!(last(&[whole, record(Some(0), &[])]), support(10, 0));
}
