//! Giving the list or a record away: to a file, or to the clipboard.

use std::path::PathBuf;

use super::{App, Effect, Export};
use crate::keymap::Mode;
use crate::listing::{Cell, Items};
use crate::text;
use crate::writer::{Format, LeftOut};

impl App {
    pub(super) fn ask_export(&mut self) -> Option<Effect> {
        let refusal = if !self.may_write {
            self.words.screen.export_forbidden
        } else if self.answer.items.records().is_empty() {
            self.words.screen.export_nothing
        } else {
            self.file.set("khuyencong.csv");
            return self.enter(Mode::Export);
        };
        refusal.clone_into(&mut self.notice);
        None
    }

    pub(super) fn export(&mut self) -> Option<Effect> {
        let path = PathBuf::from(self.file.text());
        let ending = path.extension().and_then(|ending| ending.to_str());
        let Some(format) = ending.and_then(Format::parse) else {
            let endings: Vec<_> = Format::names().map(|name| format!(".{name}")).collect();
            self.notice = (self.words.screen.export_format)(&endings.join(", "));
            return None;
        };
        self.mode = Mode::Browse;
        let mut rows = self.answer.items.records().to_vec();
        if matches!(&*self.answer.items, Items::Establishments(_)) {
            // A record that names several establishments is written once.
            rows.sort_unstable();
            rows.dedup();
        }
        Some(Effect::Export(Export { path, format, rows }))
    }

    /// Takes what came of writing a file: the number of records, or why it failed.
    pub fn exported(&mut self, export: &Export, result: Result<usize, String>) {
        let path = text::clean(&export.path.to_string_lossy()).into_owned();
        let words = self.words;
        self.notice = match result {
            Ok(count) => {
                let mut said = vec![(words.screen.exported)(&words.count(count), &path)];
                if self.loading.is_some() {
                    said.push(words.screen.still_reading.to_owned());
                }
                if self.leaves_out(export) {
                    said.push(words.screen.not_in_tables.to_owned());
                }
                said.join("; ")
            }
            Err(reason) => format!("{path}: {}", text::clean(&reason)),
        };
    }

    /// Says whether a table of the records that were written lacks something of them.
    fn leaves_out(&self, export: &Export) -> bool {
        let dataset = self.dataset();
        let rows = export.rows.iter().map(|row| dataset.row(*row));
        export.format.is_table() && !LeftOut::of(&dataset, rows).is_nothing()
    }

    pub(super) fn copy(&mut self, of: fn(&Self) -> String) -> Option<Effect> {
        let copied = of(self);
        let first = copied.lines().next().unwrap_or_default();
        self.notice = if first.is_empty() {
            self.words.screen.nothing_to_copy.to_owned()
        } else {
            // Tabs take no room on the screen, so the cells would run together.
            let shown = first.split('\t').filter(|cell| !cell.is_empty());
            let shown = shown.collect::<Vec<_>>().join(" · ");
            (self.words.screen.copied)(&shown, copied.len())
        };
        (!copied.is_empty()).then_some(Effect::Copy(copied))
    }

    pub(super) fn record_as_text(&self) -> String {
        const WIDE: usize = 1000;
        // A heading before it would be a command of its own where this is pasted.
        if let Some(command) = self.chosen_line().and_then(|line| line.command.as_ref()) {
            return command.clone();
        }
        let lines = self.detail_in(WIDE).lines.into_iter().map(|line| {
            let pieces: Vec<_> = line.pieces.iter().map(|(_, piece)| piece.trim()).collect();
            pieces.join(" ").trim().to_owned()
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    pub(super) fn row_as_text(&self) -> String {
        let dataset = self.dataset();
        let Some((items, place)) = self.answer.item(self.cursor().place) else {
            return String::new();
        };
        let cell = Cell {
            dataset: &dataset,
            words: self.words,
            items,
            place,
        };
        let texts = self
            .listed()
            .columns
            .iter()
            .map(|column| (column.text)(&cell));
        texts.collect::<Vec<_>>().join("\t")
    }
}
