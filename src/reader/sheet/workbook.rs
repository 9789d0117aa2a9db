//! Workbooks: XLSX and ODS as the XML that they are, XLS as the records that it is, row by row.
//!
//! None is ever held as a range: one cell in the last corner of a sheet would then take
//! hundreds of gigabytes.

pub(super) mod alphabet;
mod covered;
mod gathered;
mod hidden;
mod merged;
mod number_format;
mod ods;
mod package;
mod rows;
mod sheets;
mod shown;
mod xls;
mod xlsx;
pub(super) mod xml;

use std::collections::HashSet;
use std::io::{Read, Seek};

use anyhow::{Result, anyhow};

use super::word;
use crate::reader::load::Sink;
use crate::reader::report::FileReport;
use crate::reader::table::Chosen;
use package::PackageKind;
pub(super) use sheets::Sheets;

/// Workbooks up to this size unpacked are looked through for merged cells, which stand at the end
/// of a sheet; larger ones come from programs and have none.
const MOST_MERGED: u64 = 32 << 20;

/// Reads every sheet that has a header.
pub(in crate::reader) fn read(
    mut body: impl Read + Seek,
    map: &[(String, Chosen)],
    stem: &str,
    file: &mut FileReport,
    sink: &mut Sink<'_>,
) -> Result<()> {
    let mut sheets = Sheets {
        map,
        stem,
        found: false,
        stems: HashSet::new(),
        name: file.name.clone(),
        file,
        sink,
    };
    if is_old(&mut body)? {
        "XLS".clone_into(&mut sheets.file.format);
        xls::read(body, &mut sheets)?;
    } else {
        read_package(body, &mut sheets)?;
    }
    if sheets.found || sheets.sink.report.stopped {
        Ok(())
    } else {
        Err(anyhow!(sheets.sink.words.table.no_header))
    }
}

/// Workbooks until 2003 are no zip files.
fn is_old(body: &mut (impl Read + Seek)) -> Result<bool> {
    let mut head = Vec::new();
    body.by_ref().take(4).read_to_end(&mut head)?;
    body.rewind()?;
    Ok(head == *b"\xd0\xcf\x11\xe0")
}

fn read_package(mut body: impl Read + Seek, sheets: &mut Sheets<'_, '_>) -> Result<()> {
    let (kind, size) = package::check(&mut body, sheets.sink.words)?;
    body.rewind()?;
    let name = match kind {
        PackageKind::Xlsx => "XLSX",
        PackageKind::Ods => "ODS",
        PackageKind::Docx => "DOCX",
    };
    name.clone_into(&mut sheets.file.format);
    match kind {
        PackageKind::Xlsx => xlsx::read(body, size <= MOST_MERGED, sheets),
        PackageKind::Ods => ods::read(body, size <= MOST_MERGED, sheets),
        PackageKind::Docx => word::read(body, sheets),
    }
}
