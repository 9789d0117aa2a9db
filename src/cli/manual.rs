//! The manual page: the options as the parser knows them, the keys as the explorer knows them.

use std::io::{self, Write};

use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::Options;
use super::grammar;
use crate::keymap::{BINDINGS, Binding, Mode};
use crate::messages::Screen;

/// Writes the page in the language of the options.
pub(super) fn write(options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Vec::new();
    Man::new(grammar::command(options.words)).render(&mut page)?;
    for line in String::from_utf8_lossy(&page).lines() {
        writeln!(out, "{}", heading(options, line).as_deref().unwrap_or(line))?;
    }
    keys(&options.words.screen).to_writer(out)
}

/// A heading in the language asked, if the line is one that is always made in English.
fn heading(options: &Options, line: &str) -> Option<String> {
    let made = line.strip_prefix(".SH ")?;
    let mut known = options.words.cli.manual_headings.iter();
    let (_, ours) = known.find(|(english, _)| *english == made)?;
    Some(format!(".SH \"{ours}\""))
}

/// A section with a part a mode and a paragraph a binding.
fn keys(screen: &Screen) -> Roff {
    let mut page = Roff::new();
    page.control("SH", [screen.keys.to_uppercase().as_str()]);
    for mode in Mode::ALL {
        page.control("SS", [mode.name(screen)]);
        for binding in BINDINGS.iter().filter(|binding| binding.mode == mode) {
            paragraph(&mut page, binding, screen);
        }
    }
    page
}

fn paragraph(page: &mut Roff, binding: &Binding, screen: &Screen) {
    let names: Vec<_> = binding.keys.iter().map(|key| key.name()).collect();
    page.control("TP", []);
    page.text([bold(names.join(", "))]);
    page.text([roman((binding.help)(screen))]);
}
