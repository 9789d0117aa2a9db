//! Workbooks: XLSX and ODS as the XML that they are, both row by row.
//!
//! Neither is ever held as a range: one cell in the last corner of a sheet would then take
//! hundreds of gigabytes.

pub(super) mod alphabet;
mod gathered;
mod hidden;
mod merged;
mod number_format;
mod ods;
mod package;
mod sheets;
mod shown;
mod xlsx;
pub(super) mod xml;

use std::collections::HashSet;
use std::io::{Read, Seek};

use anyhow::{Result, anyhow};

use super::word;
use crate::dataset::Field;
use crate::reader::load::Sink;
use crate::reader::report::FileReport;
use package::PackageKind;
pub(super) use sheets::Sheets;

/// Workbooks up to this size unpacked are looked through for merged cells, which stand at the end
/// of a sheet; larger ones come from programs and have none.
const MOST_MERGED: u64 = 32 << 20;

/// Reads every sheet that has a header.
pub(in crate::reader) fn read(
    mut body: impl Read + Seek,
    map: &[(String, Field)],
    stem: &str,
    file: &mut FileReport,
    sink: &mut Sink<'_>,
) -> Result<()> {
    let (kind, size) = package::check(&mut body, sink.words)?;
    body.rewind()?;
    let mut sheets = Sheets {
        map,
        stem,
        found: false,
        stems: HashSet::new(),
        name: file.name.clone(),
        file,
        sink,
    };
    match kind {
        PackageKind::Xlsx => "XLSX".clone_into(&mut sheets.file.format),
        PackageKind::Ods => "ODS".clone_into(&mut sheets.file.format),
        PackageKind::Docx => "DOCX".clone_into(&mut sheets.file.format),
    }
    match kind {
        PackageKind::Xlsx => xlsx::read(body, size <= MOST_MERGED, &mut sheets)?,
        PackageKind::Ods => ods::read(body, &mut sheets)?,
        PackageKind::Docx => word::read(body, &mut sheets)?,
    }
    if sheets.found || sheets.sink.report.stopped {
        Ok(())
    } else {
        Err(anyhow!(sheets.sink.words.no_header))
    }
}
