//! Which lines of the load report a request asks for.

use super::request::Request;
use crate::reader::check::ReportLine;
use crate::text;

/// The lines of the report that say every word of the query.
pub(super) fn list(request: &Request) -> Vec<ReportLine> {
    let words: Vec<_> = request.query.split_whitespace().map(text::fold).collect();
    let says = |line: &&ReportLine| {
        let said = text::fold(&format!("{} {} {}", line.kind, line.place, line.text));
        words.iter().all(|word| said.contains(word.as_str()))
    };
    request.report.iter().filter(says).cloned().collect()
}
