//! Arguments in, exit code out.

use std::process::ExitCode;

use anyhow::Result;
use khuyencong::dataset::Shared;
use khuyencong::view::Theme;
use khuyencong::{messages, reader, run, terminal};

fn main() -> Result<ExitCode> {
    let words = &messages::VI;
    let theme = Theme::new(terminal::wants_colour(), terminal::wants_ascii());
    let data = Shared::new(reader::embedded(words)?);
    let ending = run::explore(data, words, &theme)?;
    Ok(ExitCode::from(ending.code))
}
