//! Files in, records out, with a report of what was odd about them.

pub mod json;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::dataset::Dataset;
use crate::messages::Messages;

/// The published results of Thái Bình, part of the program.
const EMBEDDED: &str = include_str!("../data/thai-binh.json");

/// What a reader noticed without having to give up.
#[derive(Debug, Default)]
pub struct Report {
    findings: Vec<String>,
}

impl Report {
    /// Adds a line.
    pub fn add(&mut self, finding: String) {
        self.findings.push(finding);
    }

    /// The lines, in the order in which they were noticed.
    #[must_use]
    pub fn findings(&self) -> &[String] {
        &self.findings
    }
}

/// The dataset that the program carries.
///
/// # Errors
/// When the embedded file is broken, which a test rules out.
pub fn embedded(words: &'static Messages) -> Result<Dataset> {
    let mut dataset = Dataset::default();
    json::read(EMBEDDED.as_bytes(), &mut dataset, &words.reader)?;
    Ok(dataset)
}

/// Reads files into one dataset; ids that clash are in the report.
///
/// # Errors
/// Names the file, the place in it and the reason.
pub fn open<P: AsRef<Path>>(files: &[P], words: &'static Messages) -> Result<(Dataset, Report)> {
    let mut dataset = Dataset::default();
    let mut report = Report::default();
    for file in files {
        let path = file.as_ref();
        let name = crate::text::clean(&path.to_string_lossy()).into_owned();
        let text = fs::read(path).with_context(|| name.clone())?;
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text);
        let found = json::read(text, &mut dataset, &words.reader).with_context(|| name.clone())?;
        report.findings.extend(
            found
                .findings
                .into_iter()
                .map(|line| format!("{name}: {line}")),
        );
    }
    Ok((dataset, report))
}
