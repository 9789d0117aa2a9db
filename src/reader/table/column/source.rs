//! A column of a file: what it is called, what it holds, and what is doubtful about it.

use hashbrown::HashMap;

use super::super::value::Style;
use super::known::Known;
use crate::dataset::{ActivityId, ExtraId, Field, FundingSet, Indicator, Period};
use crate::reader::report::Evidence;
use crate::text::Unit;

/// Activities by the text of their cells, and whether the name says all that the cell does.
pub(in crate::reader) type Activities = HashMap<String, Option<(ActivityId, bool)>>;

/// What the cells of a column are beside those of other columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reader) enum Standing {
    /// They stand for themselves.
    Own,
    /// Their amounts are a part of those of another column, and are not added to them.
    Part,
    /// Their numbers are those of one year or source, and are added to those of others.
    Year,
    /// Another column holds the same field in other rows.
    Again,
    /// This program wrote them: their texts are kept as they stand.
    Exported,
}

/// A column: what it is called and what it holds.
#[expect(
    clippy::struct_excessive_bools,
    reason = "what its cells show are answers that do not hang together"
)]
#[derive(Clone, Debug)]
pub(in crate::reader) struct SourceColumn {
    /// Its header, both rows of it.
    pub(in crate::reader) name: String,
    /// What it holds.
    pub(in crate::reader) field: Field,
    /// On what that rests.
    pub(in crate::reader) field_by: Option<Evidence>,
    /// On what the unit of its amounts rests.
    pub(in crate::reader) unit_by: Option<Evidence>,
    /// How its numbers are written.
    pub(in crate::reader) style: Style,
    /// Its number among the extra columns, once it has one.
    pub(in crate::reader) extra: Option<ExtraId>,
    /// How many rows have something in it.
    pub(in crate::reader) filled: u64,
    /// The largest amount, to notice a missing unit.
    pub(in crate::reader) largest: i64,
    /// What its texts were found to be, in a column of activities.
    pub(in crate::reader) activities: Activities,
    /// What its texts were found to be, in a column of sources, and whether that is all they say.
    pub(in crate::reader::table) sources: Known<(Option<FundingSet>, bool)>,
    /// The same in a column of years.
    pub(in crate::reader::table) periods: Known<(Option<Period>, bool)>,
    /// What its cells are beside those of other columns.
    pub(in crate::reader) standing: Standing,
    /// Some of its cells stand for those above them: `nt`, `"`.
    pub(in crate::reader::table) has_dittos: bool,
    /// Its numbers are written in both styles.
    pub(in crate::reader::table) is_mixed: bool,
    /// Its numbers are shares, which are not added up.
    pub(in crate::reader::table) is_of_shares: bool,
    /// Its numbers are added up: amounts, counts, and numbers of which nothing is known.
    pub(in crate::reader::table) is_summed: bool,
}

/// What was decided on weak evidence, or could not be decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::reader::table) enum Doubt {
    /// Another column, the one of this number, holds the same field.
    SameField(usize),
    /// Its numbers and those of other years are added up.
    YearsAdded,
    /// It holds what is planned for another year than that of the support.
    OtherYear,
    /// The column is taken for the titles, since none is called so.
    GuessedTitle,
    /// The same, and no other column is known either.
    NothingKnown,
    /// The line above the table says this unit, and the names of all columns of money another one.
    OtherUnit(Unit),
    /// Its amounts are counted in something that is no unit of đồng.
    OddUnit,
    /// The name of this field stands in its name, beside words that may make another number of it.
    Near(Field),
    /// It holds amounts, and nothing says of what; no other column of money is known.
    UnknownMoney,
    /// Its amounts have no unit and are too small for đồng: the largest, in ten-thousandths.
    UnitBySize(i64),
}

impl SourceColumn {
    /// A column of this name, field and unit, of which nothing else is known.
    pub(super) fn new(name: String, field: Field, unit: Option<Unit>) -> Self {
        let style = Style {
            unit,
            ..Style::default()
        };
        Self {
            name,
            field,
            field_by: Some(Evidence::Name),
            unit_by: Some(Evidence::Name),
            style,
            extra: None,
            filled: 0,
            largest: 0,
            activities: Activities::new(),
            sources: Known::default(),
            periods: Known::default(),
            standing: Standing::Own,
            has_dittos: false,
            is_mixed: false,
            is_of_shares: false,
            is_summed: false,
        }
    }

    /// How the number of a cell is written; a spreadsheet holds some as numbers.
    pub(in crate::reader::table) fn style_of(&self, numeric: bool) -> Style {
        Style {
            numeric,
            may_be_dong: self.may_be_dong(),
            ..self.style
        }
    }

    /// Says whether its largest support is below that of any project, in a unit that the file names
    /// and that is more than a đồng.
    pub(in crate::reader::table) fn is_too_small(&self) -> bool {
        const LEAST: i64 = 1_000_000;
        let is_support = matches!(
            self.field,
            Field::SupportFrom(_) | Field::Figure(Indicator::Support)
        );
        let is_named = self.style.unit.is_some_and(|unit| unit != Unit::Dong)
            && !matches!(self.unit_by, Some(Evidence::Told | Evidence::Size));
        is_support && is_named && (1..LEAST).contains(&self.largest)
    }

    /// Support has a unit that is much larger than a đồng, and the user did not say so.
    fn may_be_dong(&self) -> bool {
        let is_support = matches!(
            self.field,
            Field::SupportFrom(_) | Field::Figure(Indicator::Support | Indicator::PlannedSupport)
        );
        let is_large = matches!(self.style.unit, Some(Unit::Million | Unit::Billion));
        is_support && is_large && self.unit_by != Some(Evidence::Told)
    }
}
