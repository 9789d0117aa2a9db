//! The lines of the help: the keys, from their table, and the language of queries, from that of fields.

use crate::dataset::{Definition, FIELDS, FieldKind, Kind};
use crate::keymap::{BINDINGS, Mode};
use crate::messages::Messages;
use crate::text::{self, Lang};

/// How wide the column of keys and of examples is.
const WIDE: usize = 18;

/// The lines of the help: for each mode its keys and what they do, below those of the search line
/// what may be asked there.
#[must_use]
pub fn lines(words: &Messages) -> Vec<String> {
    let of_mode = |mode| {
        let asked = (mode == Mode::Search).then(|| queries(words));
        keys(words, mode).chain(asked.into_iter().flatten())
    };
    Mode::ALL.into_iter().flat_map(of_mode).collect()
}

fn keys(words: &Messages, mode: Mode) -> impl Iterator<Item = String> {
    let bindings = BINDINGS.iter().filter(move |binding| binding.mode == mode);
    let keys = bindings.map(|binding| {
        let names: Vec<_> = binding.keys.iter().map(|key| key.name()).collect();
        line(&names.join(" "), (binding.help)(&words.screen))
    });
    std::iter::once(mode.name(&words.screen).to_owned()).chain(keys)
}

/// The language of queries, with an example a line.
fn queries(words: &Messages) -> Vec<String> {
    let queries = &words.screen.queries;
    let signs = queries.signs.iter();
    let signs = signs.map(|(example, meaning)| line(example, meaning));
    let fields = FIELDS.iter().filter(|known| !known.asked.is_empty());
    let fields = fields.map(|known| {
        let label = known.label.get(words.lang);
        let is_money = known.kind == FieldKind::Number(Kind::Money);
        let unit = if is_money { queries.millions } else { "" };
        line(&example(known, words), &format!("{label}{unit}"))
    });
    std::iter::once(queries.name.to_owned())
        .chain(signs)
        .chain(fields)
        .collect()
}

/// How a field is asked for in the language of the reader: `nam:2015..2018`, `year:2015..2018`.
fn example(known: &Definition, words: &Messages) -> String {
    let names = known.asked.iter();
    let name = names.take(2).nth(usize::from(words.lang == Lang::En));
    let name = name.or(known.asked.first()).copied().unwrap_or_default();
    format!("{name}:{}", known.example)
}

fn line(name: &str, meaning: &str) -> String {
    format!("  {} {meaning}", text::pad_right(name, WIDE))
}
