//! A first look through a whole file, where its beginning does not tell what it is.

use std::io::{Read, Seek, SeekFrom};

use anyhow::{Result, anyhow};

use super::one::One;
use super::sheet::json;
use super::source::decoder::Decoder;
use super::source::encoding::Encoding;
use super::source::format::SourceFormat;
use super::source::input::OpenSource;

impl One<'_> {
    /// What a JSON object is, which may be known at its end only, and its text from the beginning.
    pub(super) fn look_through(
        &self,
        input: OpenSource,
        mark: usize,
        encoding: Option<Encoding>,
    ) -> Result<(SourceFormat, Box<dyn Read + Send>)> {
        let words = &self.options.words.reader;
        let mut body = input.into_seekable(words)?;
        let size = self.source.size().unwrap_or(u64::MAX);
        body.seek(SeekFrom::Start(mark as u64))?;
        let found = json::look_through(Decoder::new(body.by_ref().take(size), encoding));
        body.seek(SeekFrom::Start(mark as u64))?;
        let kind = found.ok_or_else(|| anyhow!(words.no_objects))?;
        Ok((kind, Box::new(body.take(size))))
    }
}
