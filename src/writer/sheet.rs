//! The columns of exports that are tables; readers know their headers again.

use crate::dataset::{
    Dataset, FIELDS, Field, Figure, Funding, Indicator, Kind, Qualifier, Row, header,
};
use crate::messages::Messages;
use crate::text::{self, Decimal};

/// A cell of an export.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum SheetCell {
    Text(String),
    /// A year, which has four digits and no groups.
    Year(u16),
    /// A whole number: a count, or đồng.
    Number(i64),
    /// Hundredths of a per cent.
    Share(i64),
}

/// A column of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
enum SheetColumn {
    Field(Field),
    /// A further number of a record that has several of one indicator, counted from 0.
    Further(Indicator, usize),
    /// The number of a column that only some file has.
    Extra(usize),
}

/// The columns that have something in them.
pub(super) struct Sheet<'a> {
    dataset: &'a Dataset,
    words: &'static Messages,
    columns: Vec<SheetColumn>,
}

impl<'a> Sheet<'a> {
    /// Every column that some record of the dataset fills.
    pub(super) fn new(dataset: &'a Dataset, words: &'static Messages) -> Self {
        let fields = FIELDS.iter().map(|known| known.field);
        let mut sheet = Self {
            dataset,
            words,
            columns: Vec::new(),
        };
        let filled = fields
            .filter(|field| sheet.is_needed(*field))
            .flat_map(|field| sheet.columns_of(field));
        let extra = (0..dataset.extra().len()).map(SheetColumn::Extra);
        sheet.columns = filled.chain(extra).collect();
        sheet
    }

    /// A column that some file named as a field is named stands behind the field's own, even if that
    /// one is empty: read again, only the first of both is the field.
    fn is_needed(&self, field: Field) -> bool {
        let mut names = self.dataset.extra().iter().map(|(name, _)| name);
        let is_named = |name: &String| {
            let found = header::find(name, true).or_else(|| header::find(name, false));
            found.is_some_and(|(named, _)| named == field)
        };
        self.is_filled(field) || field.is_held() && names.any(is_named)
    }

    /// The column of a field and, behind it, those of further numbers: none of them may be lost.
    fn columns_of(&self, field: Field) -> Vec<SheetColumn> {
        let mut columns = vec![SheetColumn::Field(field)];
        if let Field::Figure(indicator) = field {
            let further = (0..self.most_further(indicator)).map(|nth| (indicator, nth));
            columns.extend(further.map(|(indicator, nth)| SheetColumn::Further(indicator, nth)));
        }
        columns
    }

    /// How many numbers of an indicator a record has beside its first, at most.
    fn most_further(&self, indicator: Indicator) -> usize {
        let apart = self.dataset.figures_apart();
        let same = apart.filter(|(_, figure)| figure.indicator == indicator);
        let further = same.map(|(index, _)| further(self.dataset.row(index), indicator).count());
        further.max().unwrap_or_default()
    }

    fn is_filled(&self, field: Field) -> bool {
        match field {
            Field::Text(field) => !self.dataset.column(field).values().is_empty(),
            Field::Figure(indicator) => self
                .dataset
                .rows()
                .any(|row| row.figure(indicator).is_some()),
            Field::Period | Field::Funding | Field::Activity => true,
            Field::Ordinal | Field::SupportFrom(_) | Field::Extra => false,
        }
    }

    /// The headers; amounts say that they are in đồng.
    pub(super) fn headers(&self) -> Vec<String> {
        self.columns
            .iter()
            .map(|column| self.header(column))
            .collect()
    }

    fn header(&self, column: &SheetColumn) -> String {
        match column {
            SheetColumn::Extra(place) => self
                .dataset
                .extra()
                .get(*place)
                .map(|(name, _)| name.clone())
                .unwrap_or_default(),
            SheetColumn::Field(field) => self.named(*field, ""),
            SheetColumn::Further(indicator, _) => {
                self.named(Field::Figure(*indicator), self.words.reader.table.further)
            }
        }
    }

    /// The name of a field, of which more may be said, and the unit of its amounts.
    fn named(&self, field: Field, more: &str) -> String {
        let name = field.label(self.words.lang);
        if !field.is_money() {
            return format!("{name}{more}");
        }
        let unit = (self.words.reader.columns.unit)(text::Unit::Dong);
        format!("{name}{more} ({unit})")
    }

    /// The cells of a record, with the texts exactly as they were read.
    pub(super) fn cells(&self, row: Row<'_>) -> Vec<SheetCell> {
        self.columns
            .iter()
            .map(|column| self.cell(row, column))
            .collect()
    }

    fn cell(&self, row: Row<'_>, column: &SheetColumn) -> SheetCell {
        let field = match column {
            SheetColumn::Extra(place) => {
                let text = self
                    .dataset
                    .extra()
                    .get(*place)
                    .map(|(_, column)| column.values().original(column.value(row.index())));
                return SheetCell::Text(text.unwrap_or_default().to_owned());
            }
            SheetColumn::Further(indicator, nth) => {
                let known = further(row, *indicator).nth(*nth);
                return figure(known, self.words.decimal);
            }
            SheetColumn::Field(field) => *field,
        };
        match field {
            Field::Text(field) => SheetCell::Text(row.original(field).to_owned()),
            Field::Figure(indicator) => figure(row.figure(indicator), self.words.decimal),
            Field::Period => period(row),
            Field::Funding => SheetCell::Text(
                row.funding()
                    .iter()
                    .map(Funding::key)
                    .collect::<Vec<_>>()
                    .join(" + "),
            ),
            Field::Activity => SheetCell::Text(
                row.activity()
                    .map(|activity| activity.name.get(self.words.lang).to_owned())
                    .unwrap_or_default(),
            ),
            Field::Ordinal | Field::SupportFrom(_) | Field::Extra => SheetCell::Text(String::new()),
        }
    }
}

fn period(row: Row<'_>) -> SheetCell {
    match row.period() {
        None => SheetCell::Text(String::new()),
        Some(period) => match period.single_year().filter(|_| period.half.is_none()) {
            Some(year) => SheetCell::Year(year),
            None => SheetCell::Text(period.to_string()),
        },
    }
}

/// The numbers of an indicator beside the first.
fn further(row: Row<'_>, indicator: Indicator) -> impl Iterator<Item = Figure> {
    let all = row.figures().into_iter();
    let mut same: Vec<_> = all.filter(|known| known.indicator == indicator).collect();
    let first = row.figure(indicator);
    if let Some(place) = same.iter().position(|known| Some(known) == first.as_ref()) {
        same.remove(place);
    }
    same.into_iter()
}

/// A number that was published as "over" or "about" is not a number that can be added up.
fn figure(known: Option<Figure>, style: Decimal) -> SheetCell {
    let Some(figure) = known else {
        return SheetCell::Text(String::new());
    };
    let kind = figure.indicator.description().kind;
    if figure.qualifier != Qualifier::Exact {
        let decimals = if kind == Kind::Share { 2 } else { 0 };
        let percent = if kind == Kind::Share { "%" } else { "" };
        return SheetCell::Text(format!(
            "{}{}{percent}",
            figure.qualifier.sign(),
            text::scaled(figure.value, decimals, style)
        ));
    }
    if kind == Kind::Share {
        SheetCell::Share(figure.value)
    } else {
        SheetCell::Number(figure.value)
    }
}
