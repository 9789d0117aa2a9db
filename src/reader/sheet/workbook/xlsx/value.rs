//! The value of a cell as a person sees it.

use anyhow::{Result, anyhow};

use super::super::alphabet::{Guess, Reading, Run};
use super::super::rows::Shown;
use super::super::shown::{iso_date_text, number_shown};
use super::cells::{CellKind, RawCell};
use super::strings::Strings;
use super::styles::{CellStyle, Styles};

/// What a workbook has for all of its sheets.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) strings: Strings,
    pub(super) styles: Styles,
    /// What texts are written in whose font says nothing.
    pub(super) guess: Guess,
    /// Days are counted from 1904.
    pub(super) is_1904: bool,
    /// No formula was ever calculated: programs write 0 for what each comes to.
    pub(super) is_uncalculated: bool,
}

impl Shared {
    /// Finds out what a cell shows.
    pub(super) fn show(&self, cell: &RawCell, shown: &mut Shown) -> Result<()> {
        shown.clear();
        let style = self.styles.of(cell.style);
        let value = cell.value.as_str();
        match cell.kind {
            // A formula that no program has calculated has no value that could be shown.
            CellKind::Number if cell.is_formula && self.is_missing(value) => {
                shown.text.push('=');
                shown.text.push_str(&cell.formula);
                // A text may begin with the same sign, and is what it says.
                shown.is_number = true;
            }
            _ if value.is_empty() => {}
            CellKind::Number => self.show_number(value, style, shown),
            CellKind::Shared => {
                let text = value.parse().ok().and_then(|index| self.strings.get(index));
                let (text, runs) = text.ok_or_else(|| anyhow!("sharedStrings {value}"))?;
                self.show_text(text, (runs, style), shown);
            }
            CellKind::Text => self.show_text(value, (&cell.runs, style), shown),
            CellKind::Bool => shown.text.push_str(match value {
                "0" => "false",
                "1" => "true",
                other => other,
            }),
            CellKind::Date => shown.text.push_str(&iso_date_text(value)),
            CellKind::Error => shown.text.push_str(value),
        }
        if style.is_some_and(|style| style.is_struck) {
            shown.strike();
        }
        Ok(())
    }

    fn is_missing(&self, value: &str) -> bool {
        value.is_empty() || self.is_uncalculated && value == "0"
    }

    fn show_number(&self, value: &str, style: Option<&CellStyle>, shown: &mut Shown) {
        let format = style.and_then(|style| style.format.as_deref());
        let (text, is_number) = number_shown(value, format, self.is_1904);
        shown.text.push_str(&text);
        shown.is_number = is_number;
    }

    fn show_text(
        &self,
        text: &str,
        (runs, style): (&[Run], Option<&CellStyle>),
        shown: &mut Shown,
    ) {
        let reading = Reading {
            runs,
            of_cell: style.and_then(|style| style.alphabet),
            guess: self.guess,
        };
        shown.alphabet = reading.read(text, &mut shown.text);
        let format = style.and_then(|style| style.format.as_deref());
        if !text.is_empty()
            && let Some(around) = format.and_then(|format| format.around(&shown.text))
        {
            shown.text = around;
        }
    }
}
