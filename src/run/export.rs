//! The export thread: a million records take a while.

use std::sync::mpsc::SyncSender;
use std::{io, thread};

use super::Event;
use crate::app::Export;
use crate::dataset::Shared;
use crate::messages::Messages;
use crate::writer;

/// Starts to write a file; the event at its end says how that went.
pub(super) fn start(
    export: Export,
    data: Shared,
    words: &'static Messages,
    events: SyncSender<Event>,
) -> io::Result<()> {
    let run = move || {
        let written = write(&export, &data, words);
        // Without the loop nobody needs to know.
        let _ = events.send(Event::Written(export, written));
    };
    thread::Builder::new()
        .name("export".to_owned())
        .spawn(run)
        .map(|_| ())
}

/// Writes the records of a list; gives their number, or what the user should know.
fn write(export: &Export, data: &Shared, words: &'static Messages) -> Result<usize, String> {
    let rows = export.rows.iter().copied();
    let options = writer::Options::new(words);
    let saved = writer::save(&export.path, false, |out| {
        writer::write(&data.read(), rows, export.format, options, out)
    });
    match saved {
        Ok(()) => Ok(export.rows.len()),
        Err(error) if error.is::<writer::Exists>() => Err(words.screen.export_exists.to_owned()),
        Err(error) => Err(format!("{error:#}")),
    }
}
