//! The lines of the help, made from the key table.

use crate::keymap::{BINDINGS, Mode};
use crate::messages::Messages;
use crate::text;

/// The lines of the help: for each mode its keys and what they do.
#[must_use]
pub fn lines(words: &Messages) -> Vec<String> {
    Mode::ALL
        .into_iter()
        .flat_map(|mode| of_mode(words, mode))
        .collect()
}

fn of_mode(words: &Messages, mode: Mode) -> Vec<String> {
    let bindings = BINDINGS.iter().filter(|binding| binding.mode == mode);
    let keys = bindings.map(|binding| {
        let names: Vec<_> = binding.keys.iter().map(|key| key.name()).collect();
        format!(
            "  {} {}",
            text::pad_right(&names.join(" "), 18),
            (binding.help)(&words.screen)
        )
    });
    std::iter::once(mode.name(&words.screen).to_owned())
        .chain(keys)
        .collect()
}
