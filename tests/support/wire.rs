//! A list of every sequence that the program may send, and who sends another one.

#![allow(dead_code, reason = "not every test file uses all of it")]

/// What a stream of bytes is made of.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Letters; no control character is among them.
    Text(&'a str),
    /// The parameters of a change of the look, without `ESC [` and `m`.
    Look(&'a str),
    /// Another sequence of the list.
    Known(&'a str),
    /// Anything else, with what follows it.
    Foreign(&'a str),
}

/// Takes a stream apart. The last piece may be foreign; nothing follows such a one.
pub fn pieces(stream: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = stream;
    while !rest.is_empty() {
        let text = rest.find(char::is_control).unwrap_or(rest.len());
        let (piece, length) = if text > 0 {
            (Piece::Text(&rest[..text]), text)
        } else if let Some(length) = known(rest) {
            let sequence = &rest[..length];
            let look = sequence
                .strip_prefix("\x1b[")
                .and_then(|look| look.strip_suffix('m'));
            (look.map_or(Piece::Known(sequence), Piece::Look), length)
        } else {
            (Piece::Foreign(rest), rest.len())
        };
        pieces.push(piece);
        rest = &rest[length..];
    }
    pieces
}

/// The length of the known sequence at the beginning.
fn known(rest: &str) -> Option<usize> {
    const FIXED: &[&str] = &[
        "\x1b[?1049h",
        "\x1b[?1049l",
        "\x1b[?2004h",
        "\x1b[?2004l",
        "\x1b[?25h",
        "\x1b[?25l",
        "\x1b[?2026h",
        "\x1b[?2026l",
        "\x1b[2J",
        "\x1b[H",
    ];
    if let Some(fixed) = FIXED.iter().find(|fixed| rest.starts_with(**fixed)) {
        return Some(fixed.len());
    }
    if let Some(copied) = rest.strip_prefix("\x1b]52;c;") {
        let length = copied.find(|c: char| !c.is_ascii_alphanumeric() && !"+/=".contains(c))?;
        return copied[length..]
            .starts_with("\x1b\\")
            .then_some(7 + length + 2);
    }
    let parameters = rest.strip_prefix("\x1b[")?;
    let length = parameters.find(|c: char| !c.is_ascii_digit() && c != ';')?;
    let numbers: Option<Vec<u16>> = parameters[..length]
        .split(';')
        .map(|n| n.parse().ok())
        .collect();
    let fits = match (parameters.as_bytes()[length], numbers.as_deref()) {
        (b'C', None) => length == 0,
        (b'C', Some([columns])) => (2..500).contains(columns),
        (b'H', Some([line, column])) => (1..=200).contains(line) && (1..=500).contains(column),
        (b'm', Some([0, looks @ ..])) => looks.iter().all(|look| is_look(*look)),
        _ => false,
    };
    fits.then_some(2 + length + 1)
}

/// Bold, underlined, reversed and sixteen colours; no background.
fn is_look(number: u16) -> bool {
    matches!(number, 1 | 4 | 7 | 30..=37 | 90..=97)
}

/// Checks that a stream has only what it may have.
#[track_caller]
pub fn assert_known(stream: &[u8]) {
    let stream = str::from_utf8(stream).expect("no UTF-8");
    if let Some(Piece::Foreign(found)) = pieces(stream).last() {
        let start: String = found.chars().take(40).collect();
        panic!("a foreign sequence: {start:?}");
    }
    let hidden = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
    assert!(!stream.contains(hidden), "hidden characters");
}

/// The colours that a stream sets.
pub fn colours(stream: &[u8]) -> Vec<u16> {
    let looks = pieces(str::from_utf8(stream).unwrap());
    let looks = looks.into_iter().filter_map(|piece| match piece {
        Piece::Look(numbers) => Some(numbers),
        _ => None,
    });
    let numbers = looks
        .flat_map(|look| look.split(';'))
        .map(|number| number.parse().unwrap());
    numbers.filter(|number: &u16| *number >= 30).collect()
}
