//! Files are read while the user already looks at what came of them.

use std::sync::Arc;

use super::{App, Effect, Loading};
use crate::reader::Report;
use crate::reader::check::report_lines;
use crate::text;

impl App {
    /// Takes how far the load is, and searches in what is there now.
    pub fn loading(&mut self, loading: Loading) -> Effect {
        self.loading = Some(loading);
        self.search()
    }

    /// Takes the report at the end of the load.
    pub fn loaded(&mut self, report: &Report) -> Effect {
        self.loading = None;
        self.findings = report.count();
        self.read_once.clone_from(&report.read_once);
        self.report = Arc::new(report_lines(report, self.words));
        let names = report.files.iter().map(|file| file.name.rsplit('/').next());
        self.files = names.flatten().collect::<Vec<_>>().join(", ");
        self.search()
    }

    /// Takes why the load ended too early.
    pub fn load_failed(&mut self, reason: &str) -> Effect {
        self.loading = None;
        self.notice = text::clean(reason).into_owned();
        self.search()
    }
}
