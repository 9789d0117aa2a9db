//! The merged cells of a sheet, which stand behind all others.

use std::io::BufRead;

use anyhow::Result;

use super::super::rows::Merges;
use super::super::xml::{attribute, each_start};
use super::position::position;

/// Looks through a sheet for what is merged; areas that are none are passed over.
pub(super) fn read(source: impl BufRead) -> Result<Merges> {
    let mut merges = Merges::new();
    each_start(source, |start| {
        if start.local_name().as_ref() == "mergeCell"
            && let Some((first, last)) = attribute(start, "ref").and_then(|area| corners(&area))
            && first.0 < last
        {
            merges.insert(first, last);
        }
    })?;
    Ok(merges)
}

/// `B3:B7` begins at B3 and ends in row 7.
fn corners(area: &str) -> Option<((u32, u32), u32)> {
    let (first, last) = area.split_once(':')?;
    Some((position(first).ok()?, position(last).ok()?.0))
}
