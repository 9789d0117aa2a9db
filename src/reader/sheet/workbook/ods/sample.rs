//! A look at the texts of an ODS file before it is read, for the alphabet that they are in.

use std::io::BufRead;

use quick_xml::events::Event;

use super::super::alphabet::{Guess, Sample};
use super::super::xml::{add_text, reader};

/// Guesses the alphabet from the texts at the beginning; what is wrong with them is told later.
pub(super) fn guess(content: impl BufRead) -> Guess {
    let mut xml = reader(content);
    let mut sample = Sample::default();
    let (mut buffer, mut text) = (Vec::new(), String::new());
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Err(_) | Ok(Event::Eof) => break,
            Ok(Event::End(end)) if end.local_name().as_ref() == "p" => {
                if !sample.add(&text) {
                    break;
                }
                text.clear();
            }
            Ok(event) => add_text(&event, &mut text),
        }
    }
    sample.guess()
}
