//! Gathers what can be compared: published totals, and the records of each scope added up.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use super::{Origin, Scope, Statement};
use crate::dataset::family::Family;
use crate::dataset::scan::{Number, leading, scan};
use crate::dataset::{
    Choice, Dataset, FundingSet, Indicator, RefId, Row, TextField, Total, ValueId,
};

/// The records of one scope and reference added up.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    /// The sum.
    pub statement: Statement,
    /// The indicator that it is counted towards, its own or a wider one.
    pub towards: Indicator,
    /// It speaks for its whole scope: one record that names no establishment and no near place.
    pub wide: bool,
}

impl Claim {
    /// Says whether it is counted towards its own indicator.
    pub fn is_own(&self) -> bool {
        self.towards == self.statement.indicator
    }
}

/// The whole, the indicator and the reference of parts that are added up.
pub(super) type PartKey = (u32, Indicator, Option<RefId>);

/// All that can be compared.
#[derive(Debug, Default)]
pub(super) struct Claims {
    /// Published totals, in their order.
    pub totals: Vec<Statement>,
    /// Sums of records that are no parts, in the order of their first records.
    pub records: Vec<Claim>,
    /// Sums of parts by their whole.
    pub parts: BTreeMap<PartKey, Statement>,
    /// Numbers of one record in two references.
    pub pairs: Vec<(Statement, Statement)>,
}

/// Reads a dataset once; rows cost nothing where nothing could be compared with them.
pub(super) fn gather(dataset: &Dataset) -> Claims {
    let totals = (0..).zip(&dataset.totals);
    let totals = totals.map(|(place, total)| stated(place, total, dataset.file_of_total(place)));
    let mut gatherer = Gatherer {
        home: Home::of(dataset),
        family: Family::of(dataset),
        compares: !dataset.totals.is_empty() || dataset.references.len() > 1,
        places: HashMap::new(),
        claims: Claims {
            totals: totals.collect(),
            ..Claims::default()
        },
    };
    let has_parts = !dataset.column(TextField::Parent).rows().is_empty();
    if gatherer.compares || has_parts {
        scan(dataset, |row, numbers| gatherer.add(row, numbers));
    }
    gatherer.claims
}

fn stated(place: usize, total: &Total, file: Option<usize>) -> Statement {
    let source = |source| Choice::Only(FundingSet::from_iter([source]));
    Statement {
        indicator: total.figure.indicator,
        value: total.figure.value,
        qualifier: total.figure.qualifier,
        scope: Scope {
            funding: total.funding.map_or(Choice::All, source),
            activity: total.activity.map_or(Choice::All, Choice::Only),
            period: total.period,
            file,
        },
        reference: total.figure.reference,
        paragraph: total.figure.paragraph,
        origin: Origin::Total(place),
    }
}

fn published(row: Row<'_>, number: &Number) -> Statement {
    let funding = row.funding();
    Statement {
        indicator: number.indicator,
        value: number.value,
        qualifier: number.qualifier,
        scope: Scope {
            funding: if funding.is_empty() {
                Choice::Unknown
            } else {
                Choice::Only(funding)
            },
            activity: row.activity_id().map_or(Choice::Unknown, Choice::Only),
            period: row.period(),
            file: row.dataset().file_of(row.index()),
        },
        reference: number.reference,
        paragraph: number.paragraph,
        origin: Origin::Record(row.index()),
    }
}

/// What a record says of an indicator.
pub(super) fn stated_by(row: Row<'_>, indicator: Indicator) -> Option<Statement> {
    let figure = row.figure(indicator)?;
    let own_page = figure.reference == row.reference();
    let number = Number {
        indicator,
        value: figure.value,
        qualifier: figure.qualifier,
        reference: figure.reference,
        paragraph: figure
            .paragraph
            .or_else(|| row.paragraph().filter(|_| own_page)),
    };
    Some(published(row, &number))
}

impl Statement {
    /// Adds a record of the same scope and reference.
    pub(super) fn add(&mut self, other: &Self) {
        self.value = self.value.saturating_add(other.value);
        self.qualifier = self.qualifier.and(other.qualifier);
        self.paragraph = self.paragraph.filter(|one| other.paragraph == Some(*one));
        let (first, count) = self.origin.span();
        let count = count.saturating_add(other.origin.span().1);
        self.origin = Origin::Records { first, count };
    }
}

impl Origin {
    /// The first record and how many there are.
    pub(super) fn span(self) -> (u32, u32) {
        match self {
            Self::Total(_) => (0, 1),
            Self::Record(row) => (row, 1),
            Self::Records { first, count } => (first, count),
        }
    }
}

/// The province that the totals speak of; numbers of other places are not compared with them.
struct Home {
    everywhere: bool,
    province: Option<ValueId>,
}

impl Home {
    fn of(dataset: &Dataset) -> Self {
        let provinces = dataset.column(TextField::Province).values();
        Self {
            everywhere: dataset.about.locality.is_empty() && provinces.len() <= 1,
            province: provinces.find(&dataset.about.locality),
        }
    }

    fn holds(&self, row: Row<'_>) -> bool {
        let province = row.dataset().column(TextField::Province).value(row.index());
        self.everywhere || province == 0 || Some(province) == self.province
    }
}

/// What decides which records are added up.
type ClaimKey = (Indicator, Indicator, Scope, Option<RefId>);

struct Gatherer<'a> {
    home: Home,
    family: Family<'a>,
    compares: bool,
    places: HashMap<ClaimKey, usize>,
    claims: Claims,
}

impl Gatherer<'_> {
    fn add(&mut self, row: Row<'_>, numbers: &[Number]) {
        if numbers.is_empty() {
            return;
        }
        self.add_pairs(row, numbers);
        if let Some(whole) = self.family.whole_of(row.index()) {
            self.add_part(whole, row, numbers);
        } else if self.compares && self.home.holds(row) {
            self.add_record(row, numbers);
        }
    }

    fn add_pairs(&mut self, row: Row<'_>, numbers: &[Number]) {
        for same in numbers.chunk_by(|one, next| one.indicator == next.indicator) {
            let second = same
                .iter()
                .find(|number| differ(same[0].reference, number.reference));
            if let Some(second) = second {
                let pair = (published(row, &same[0]), published(row, second));
                self.claims.pairs.push(pair);
            }
        }
    }

    fn add_part(&mut self, whole: u32, row: Row<'_>, numbers: &[Number]) {
        for number in leading(numbers) {
            let part = published(row, number);
            let key = (whole, number.indicator, number.reference);
            let known = self.claims.parts.entry(key);
            known.and_modify(|sum| sum.add(&part)).or_insert(part);
        }
    }

    fn add_record(&mut self, row: Row<'_>, numbers: &[Number]) {
        for number in numbers {
            let statement = published(row, number);
            if let Some(wider) = wider(number, numbers) {
                self.add_claim(wider, row, statement.clone());
            }
            self.add_claim(number.indicator, row, statement);
        }
    }

    fn add_claim(&mut self, towards: Indicator, row: Row<'_>, statement: Statement) {
        let records = &mut self.claims.records;
        let key = (
            towards,
            statement.indicator,
            statement.scope,
            statement.reference,
        );
        let place = *self.places.entry(key).or_insert(records.len());
        if let Some(known) = records.get_mut(place) {
            known.statement.add(&statement);
            known.wide = false;
        } else {
            let wide = speaks_for_its_scope(row);
            records.push(Claim {
                statement,
                towards,
                wide,
            });
        }
    }
}

/// The wider indicator that a number counts towards, unless the record gives that one as well.
fn wider(number: &Number, numbers: &[Number]) -> Option<Indicator> {
    let wider = number.indicator.description().counts_as?.indicator;
    let same_page = |other: &&Number| other.reference == number.reference;
    let mut others = numbers.iter().filter(same_page);
    others
        .all(|other| other.indicator != wider)
        .then_some(wider)
}

/// A record that names an establishment or a place below the province speaks for that one only.
fn speaks_for_its_scope(row: Row<'_>) -> bool {
    use TextField::{Address, Commune, District, Establishments};
    let narrower = [Establishments, Address, Commune, District];
    narrower
        .into_iter()
        .all(|field| row.dataset().column(field).value(row.index()) == 0)
}

/// Says whether two numbers were published in two known references.
pub(super) fn differ(one: Option<RefId>, other: Option<RefId>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}
