//! The value of a cell as a person sees it.

use anyhow::{Result, anyhow};

use super::super::shown::{iso_date_text, number_shown};
use super::cells::{CellKind, RawCell};
use super::strings::Strings;
use super::styles::{CellStyle, Styles};

/// What a workbook has for all of its sheets.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) strings: Strings,
    pub(super) styles: Styles,
    /// Days are counted from 1904.
    pub(super) is_1904: bool,
}

impl Shared {
    /// Puts the text of a cell into `out`; says whether it is a number.
    pub(super) fn show(&self, cell: &RawCell, out: &mut String) -> Result<bool> {
        out.clear();
        let style = self.styles.of(cell.style);
        let value = cell.value.as_str();
        match cell.kind {
            // A formula that no program has calculated has no value that could be shown.
            CellKind::Number if value.is_empty() && cell.is_formula => {
                out.push('=');
                out.push_str(&cell.formula);
            }
            _ if value.is_empty() && cell.kind != CellKind::Text => {}
            CellKind::Number => return Ok(self.show_number(value, style, out)),
            CellKind::Shared => {
                let index = value.parse().ok();
                let text = index.and_then(|index| self.strings.text(index));
                show_text(
                    text.ok_or_else(|| anyhow!("sharedStrings {value}"))?,
                    style,
                    out,
                );
            }
            CellKind::Text => show_text(value, style, out),
            CellKind::Bool => out.push_str(match value {
                "0" => "false",
                "1" => "true",
                other => other,
            }),
            CellKind::Date => out.push_str(&iso_date_text(value)),
            CellKind::Error => out.push_str(value),
        }
        Ok(false)
    }

    fn show_number(&self, value: &str, style: Option<&CellStyle>, out: &mut String) -> bool {
        let format = style.and_then(|style| style.format.as_deref());
        let (text, is_number) = number_shown(value, format, self.is_1904);
        out.push_str(&text);
        is_number
    }
}

fn show_text(text: &str, style: Option<&CellStyle>, out: &mut String) {
    let format = style.and_then(|style| style.format.as_deref());
    match format.and_then(|format| format.around(text)) {
        Some(around) if !text.is_empty() => out.push_str(&around),
        _ => out.push_str(text),
    }
}
