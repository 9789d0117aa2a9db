//! Bytes in, keys out. Whatever comes, memory stays small and the next whole key is understood.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// One thing that the user did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed, or held until it came again.
    Key(KeyEvent),
    /// A text was pasted by a terminal that says so; only the beginning of a long one is kept.
    Paste(String),
}

/// More parameters than any key has.
const LONGEST: usize = 32;
/// How much of a paste is kept: more than the search line takes.
const PASTE: usize = 4096;
const PASTE_END: &[u8] = b"\x1b[201~";
const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;
const CTRL_C: u8 = 0x03;

/// What the next byte belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Ground,
    /// After ESC.
    Escape,
    /// After a second ESC: two keys, or Alt held with one that has a sequence.
    EscapeAgain,
    /// After `ESC [`.
    Control,
    /// After `ESC [ [`, with which the Linux console begins F1 to F5.
    Console,
    /// After `ESC O`.
    Single,
    /// In an answer of the terminal to somebody else's question.
    Answer,
    /// In an old mouse report that has so many bytes left.
    Mouse(u8),
    /// In a letter of so many bytes.
    Letter(usize),
    /// In a paste, of whose end so many bytes were seen.
    Paste(usize),
}

/// Understands keys as xterm, the Linux console, rxvt and `PuTTY` send them.
#[derive(Debug, Default)]
pub struct SequenceParser {
    state: State,
    /// Parameters, the bytes of a letter, or a paste.
    kept: Vec<u8>,
}

impl SequenceParser {
    /// Says whether a pause would change the meaning of what has come.
    pub fn is_midway(&self) -> bool {
        !matches!(self.state, State::Ground | State::Paste(_))
    }

    /// Ends what is incomplete; ESC alone is a key.
    pub fn pause(&mut self, out: &mut Vec<Input>) {
        let presses = match self.state {
            State::Escape => 1,
            State::EscapeAgain => 2,
            _ => 0,
        };
        out.extend((0..presses).map(|_| Input::Key(KeyCode::Esc.into())));
        self.enter(State::Ground);
    }

    /// Takes the next byte.
    pub fn take(&mut self, byte: u8, out: &mut Vec<Input>) {
        match self.state {
            State::Escape => self.escape(byte, out),
            State::EscapeAgain => self.escape_again(byte, out),
            State::Control if (b' '..0x7f).contains(&byte) => self.control(byte, out),
            State::Console if byte.is_ascii_uppercase() => self.finish(console(byte), out),
            State::Single if byte.is_ascii_alphabetic() => self.finish(single(byte), out),
            State::Answer if byte == BEL || byte == b'\\' => self.enter(State::Ground),
            State::Answer if byte >= b' ' || byte == ESC => {}
            State::Mouse(left @ 2..) => self.enter(State::Mouse(left - 1)),
            State::Mouse(_) => self.enter(State::Ground),
            State::Letter(length) if (0x80..0xc0).contains(&byte) => self.letter(length, byte, out),
            State::Paste(seen) => self.paste(seen, byte, out),
            // Either nothing has begun, or it is broken and this byte does not belong to it.
            _ => self.ground(byte, out),
        }
    }

    fn enter(&mut self, state: State) {
        self.state = state;
        self.kept.clear();
    }

    fn finish(&mut self, key: Option<KeyEvent>, out: &mut Vec<Input>) {
        out.extend(key.map(Input::Key));
        self.enter(State::Ground);
    }

    fn ground(&mut self, byte: u8, out: &mut Vec<Input>) {
        match byte {
            ESC => self.enter(State::Escape),
            0xc2..=0xf4 => {
                self.enter(State::Letter(length(byte)));
                self.kept.push(byte);
            }
            _ => self.finish(key(byte), out),
        }
    }

    fn escape(&mut self, byte: u8, out: &mut Vec<Input>) {
        match byte {
            b'[' => self.enter(State::Control),
            b'O' => self.enter(State::Single),
            b']' | b'P' | b'X' | b'^' | b'_' => self.enter(State::Answer),
            ESC => self.enter(State::EscapeAgain),
            // Lines that bundle keys bring Esc and the next one together; neither is lost.
            _ => {
                out.push(Input::Key(KeyCode::Esc.into()));
                self.ground(byte, out);
            }
        }
    }

    /// `ESC ESC [ A` is an arrow with Alt, which is an arrow here; what else follows is a key by itself.
    fn escape_again(&mut self, byte: u8, out: &mut Vec<Input>) {
        if !matches!(byte, b'[' | b'O') {
            out.push(Input::Key(KeyCode::Esc.into()));
        }
        self.enter(State::Escape);
        self.escape(byte, out);
    }

    /// Takes a byte of `ESC [ parameters final`.
    fn control(&mut self, byte: u8, out: &mut Vec<Input>) {
        match byte {
            b'[' if self.kept.is_empty() => self.enter(State::Console),
            b'M' if self.kept.is_empty() => self.enter(State::Mouse(3)),
            b' '..b'@' if self.kept.len() < LONGEST => self.kept.push(byte),
            b' '..b'@' => {}
            b'~' if self.kept == b"200" => self.enter(State::Paste(0)),
            _ => self.finish(named(&self.kept, byte), out),
        }
    }

    fn letter(&mut self, length: usize, byte: u8, out: &mut Vec<Input>) {
        self.kept.push(byte);
        if self.kept.len() == length {
            let letter = str::from_utf8(&self.kept).ok();
            let letter = letter.and_then(|text| text.chars().find(|letter| !letter.is_control()));
            self.finish(letter.map(|letter| KeyCode::Char(letter).into()), out);
        }
    }

    /// Takes a byte of a paste. Its end may be lost on the way; Ctrl-C then frees the keyboard.
    fn paste(&mut self, seen: usize, byte: u8, out: &mut Vec<Input>) {
        if byte == CTRL_C {
            return self.ground(byte, out);
        }
        let seen = match byte {
            _ if PASTE_END[seen] == byte => seen + 1,
            ESC => 1,
            _ => 0,
        };
        if seen == PASTE_END.len() {
            let text = String::from_utf8_lossy(&self.kept);
            let text = text.strip_suffix("\x1b[201").unwrap_or(&text);
            out.push(Input::Paste(text.to_owned()));
            return self.enter(State::Ground);
        }
        if self.kept.len() < PASTE {
            self.kept.push(byte);
        }
        self.state = State::Paste(seen);
    }
}

/// The length of a letter that begins with this byte.
fn length(first: u8) -> usize {
    match first {
        ..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => 4,
    }
}

/// The key that sends one byte.
fn key(byte: u8) -> Option<KeyEvent> {
    Some(match byte {
        b'\r' | b'\n' => KeyCode::Enter.into(),
        b'\t' => KeyCode::Tab.into(),
        0x7f => KeyCode::Backspace.into(),
        0x01..=0x1a => {
            let letter = char::from(byte - 1 + b'a');
            KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL)
        }
        b' '..=b'~' => KeyCode::Char(char::from(byte)).into(),
        _ => return None,
    })
}

/// The key that sends `ESC [ parameters final`. Cursor and mouse reports are no keys.
fn named(parameters: &[u8], end: u8) -> Option<KeyEvent> {
    let parameters = str::from_utf8(parameters).ok()?;
    let mut numbers = parameters.split(';');
    let first = numbers.next().unwrap_or_default();
    let (number, event) = parts(numbers.next().unwrap_or_default());
    let held = modifiers(number);
    if event == RELEASED {
        return None;
    }
    let code = match (end, first) {
        (b'u', letter) => return written(letter, held),
        // What xterm writes where every key has its modifiers.
        (b'~', "27") => return written(numbers.next()?, held),
        (b'~', number) => numbered(number.parse().ok()?)?,
        (b'A'..=b'F' | b'H' | b'P'..=b'S', "" | "1") => single(end)?.code,
        (b'Z', "" | "1") => KeyCode::BackTab,
        _ => return None,
    };
    // A cursor report ends in R as F3 does.
    let is_report = end == b'R' && !parameters.is_empty();
    // An arrow with Alt is an arrow.
    (!is_report).then_some(KeyEvent::new(code, held - KeyModifiers::ALT))
}

/// The event of a key that was let go.
const RELEASED: &str = "3";

/// The two parts of a parameter: `1:3` tells modifiers and an event.
fn parts(parameter: &str) -> (&str, &str) {
    parameter.split_once(':').unwrap_or((parameter, ""))
}

/// The key that another program made the terminal write as the number of its letter:
/// `CSI 106 ; 1 u`, `CSI 27 ; 5 ; 99 ~`.
fn written(letter: &str, held: KeyModifiers) -> Option<KeyEvent> {
    /// Where the keys of the keypad begin, the digits first.
    const KEYPAD: u32 = 57399;
    /// The others among them that are used here.
    const OTHERS: [(u32, KeyCode); 9] = [
        (57414, KeyCode::Enter),
        (57417, KeyCode::Left),
        (57418, KeyCode::Right),
        (57419, KeyCode::Up),
        (57420, KeyCode::Down),
        (57421, KeyCode::PageUp),
        (57422, KeyCode::PageDown),
        (57423, KeyCode::Home),
        (57424, KeyCode::End),
    ];
    let number: u32 = parts(letter).0.parse().ok()?;
    let other = OTHERS.iter().find(|(known, _)| *known == number);
    let code = match number {
        _ if other.is_some() => other?.1,
        8 | 127 => KeyCode::Backspace,
        9 if held.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        KEYPAD..=57408 => KeyCode::Char(char::from_digit(number - KEYPAD, 10)?),
        // Keys without a letter have numbers that no letter has.
        0xE000..=0xF8FF => return None,
        _ => {
            let letter = char::from_u32(number).filter(|letter| !letter.is_control())?;
            let is_capital = held.contains(KeyModifiers::SHIFT);
            let capital = letter.to_uppercase().next().filter(|_| is_capital);
            let held = held - KeyModifiers::SHIFT;
            return Some(KeyEvent::new(
                KeyCode::Char(capital.unwrap_or(letter)),
                held,
            ));
        }
    };
    Some(code.into())
}

/// Shift, Alt and Ctrl are the bits of a number that is one higher.
fn modifiers(number: &str) -> KeyModifiers {
    let number: u16 = number.parse().unwrap_or(1);
    let held = number.saturating_sub(1);
    [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
    ]
    .into_iter()
    .filter(|(bit, _)| held & bit != 0)
    .map(|(_, modifier)| modifier)
    .collect()
}

fn numbered(number: u8) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number - 10),
        17..=21 => KeyCode::F(number - 11),
        23 | 24 => KeyCode::F(number - 12),
        _ => return None,
    })
}

/// The key that sends `ESC O byte`, and `ESC [ byte` too.
fn single(byte: u8) -> Option<KeyEvent> {
    let code = match byte {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(byte - b'P' + 1),
        // The keypad, where a program has asked for its keys.
        b'j'..=b'o' => KeyCode::Char(char::from(b'*' + byte - b'j')),
        b'p'..=b'y' => KeyCode::Char(char::from(b'0' + byte - b'p')),
        b'X' => KeyCode::Char('='),
        _ => return None,
    };
    Some(code.into())
}

/// The key that sends `ESC [ [ byte`.
fn console(byte: u8) -> Option<KeyEvent> {
    (b'A'..=b'E')
        .contains(&byte)
        .then(|| KeyCode::F(byte - b'A' + 1).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn feed(parser: &mut SequenceParser, bytes: &[u8], out: &mut Vec<Input>) {
        for byte in bytes {
            parser.take(*byte, out);
        }
    }

    fn typed(bytes: &[u8]) -> Vec<Input> {
        let (mut parser, mut out) = (SequenceParser::default(), Vec::new());
        feed(&mut parser, bytes, &mut out);
        if parser.is_midway() {
            parser.pause(&mut out);
        }
        out
    }

    fn press(code: KeyCode, modifiers: KeyModifiers) -> Input {
        Input::Key(KeyEvent::new(code, modifiers))
    }

    fn plain(code: KeyCode) -> Input {
        press(code, KeyModifiers::NONE)
    }

    #[test]
    fn keys_of_many_terminals() {
        use KeyCode::{
            BackTab, Backspace, Delete, Down, End, Enter, Esc, F, Home, PageUp, Tab, Up,
        };
        let cases: &[(&[&str], KeyCode)] = &[
            (&["\x1b[A", "\x1bOA"], Up),
            (&["\x1b[B", "\x1bOB"], Down),
            (&["\x1b[H", "\x1bOH", "\x1b[1~", "\x1b[7~"], Home),
            (&["\x1b[F", "\x1bOF", "\x1b[4~", "\x1b[8~"], End),
            (&["\x1b[5~"], PageUp),
            (&["\x1b[3~"], Delete),
            (&["\x1bOP", "\x1b[11~", "\x1b[[A", "\x1b[P"], F(1)),
            (&["\x1b[[E", "\x1b[15~"], F(5)),
            (&["\x1b[24~"], F(12)),
            (&["\x1b[Z"], BackTab),
            (&["\r", "\n", "\x1bOM"], Enter),
            (&["\x7f"], Backspace),
            (&["\t"], Tab),
            (&["\x1b"], Esc),
            (&["đ"], KeyCode::Char('đ')),
            (&["😀"], KeyCode::Char('😀')),
            (&["ế"], KeyCode::Char('ế')),
        ];
        for (sequences, code) in cases {
            for sequence in *sequences {
                assert_eq!(typed(sequence.as_bytes()), [plain(*code)], "{sequence:?}");
            }
        }
    }

    #[test]
    fn held_keys() {
        use KeyModifiers as With;
        let ctrl_h = press(KeyCode::Char('h'), With::CONTROL);
        assert_eq!(typed(b"\x08"), [ctrl_h]);
        assert_eq!(typed(b"\x1b[1;5A"), [press(KeyCode::Up, With::CONTROL)]);
        assert_eq!(typed(b"\x1b[3;2~"), [press(KeyCode::Delete, With::SHIFT)]);
        assert_eq!(
            typed(b"\x1bq"),
            [plain(KeyCode::Esc), plain(KeyCode::Char('q'))]
        );
        for alt_up in ["\x1b\x1b[A", "\x1b\x1bOA", "\x1b[1;3A"] {
            assert_eq!(typed(alt_up.as_bytes()), [plain(KeyCode::Up)]);
        }
        assert_eq!(
            typed(b"\x1b\x1bj"),
            [
                plain(KeyCode::Esc),
                plain(KeyCode::Esc),
                plain(KeyCode::Char('j'))
            ]
        );
        assert_eq!(
            typed(b"\x1b\x1b"),
            [plain(KeyCode::Esc), plain(KeyCode::Esc)]
        );
    }

    #[test]
    fn keys_as_other_programs_left_them() {
        use KeyModifiers as With;
        let ctrl_c = press(KeyCode::Char('c'), With::CONTROL);
        for (bytes, expected) in [
            ("\x1b[106;1u", vec![plain(KeyCode::Char('j'))]),
            ("\x1b[106u", vec![plain(KeyCode::Char('j'))]),
            ("\x1b[106:74;2u", vec![plain(KeyCode::Char('J'))]),
            ("\x1b[99;5u", vec![ctrl_c.clone()]),
            ("\x1b[99;5:1u", vec![ctrl_c.clone()]),
            ("\x1b[27;5;99~", vec![ctrl_c]),
            ("\x1b[13u", vec![plain(KeyCode::Enter)]),
            ("\x1b[27u", vec![plain(KeyCode::Esc)]),
            ("\x1b[9;2u", vec![plain(KeyCode::BackTab)]),
            ("\x1b[57401u", vec![plain(KeyCode::Char('2'))]),
            ("\x1b[57420u", vec![plain(KeyCode::Down)]),
            ("\x1b[57441;2u", vec![]),
            ("\x1b[99;5:3u", vec![]),
            ("\x1b[1;1:3B", vec![]),
            ("\x1b[1;1:2B", vec![plain(KeyCode::Down)]),
            ("\x1b[1;129B", vec![plain(KeyCode::Down)]),
            (
                "\x1bOp\x1bOy",
                vec![plain(KeyCode::Char('0')), plain(KeyCode::Char('9'))],
            ),
            ("\x1bOk", vec![plain(KeyCode::Char('+'))]),
        ] {
            assert_eq!(typed(bytes.as_bytes()), expected, "{bytes:?}");
        }
    }

    #[test]
    fn reports_and_answers_are_no_keys() {
        for noise in [
            "\x1b[12;40R",
            "\x1b[1;1R",
            "\x1b[<0;0;0M",
            "\x1b[<35;1;2m",
            "\x1b[M #!",
            "\x1b[0;0;0M",
            "\x1b[?62;c",
            "\x1b[I",
            "\x1b]11;rgb:0000/0000/0000\x1b\\",
            "\x1b]11;rgb:0000/0000/0000\x07",
            "\x1bP>|xterm(380)\x1b\\",
            "\x1b[201~",
            "\x1b[999999999999999999999999999999999999999999999999999999999999~",
            "\x1b[;;;;u",
            "\u{80}",
        ] {
            assert_eq!(
                typed(format!("{noise}x").as_bytes()),
                [plain(KeyCode::Char('x'))],
                "{noise:?}"
            );
        }
    }

    #[test]
    fn broken_sequences_end_where_the_next_begins() {
        for broken in [
            "\x1b[",
            "\x1b[<0;",
            "\x1b[1;1",
            "\x1bO",
            "\x1b[[",
            "\x1b[<;;;;",
        ] {
            let then_up = format!("{}\x1b[A", broken.repeat(50_000));
            assert_eq!(
                typed(then_up.as_bytes()).last(),
                Some(&plain(KeyCode::Up)),
                "{broken:?}"
            );
            assert_eq!(
                typed(format!("{broken}\r").as_bytes()),
                [plain(KeyCode::Enter)],
                "{broken:?}"
            );
        }
        assert_eq!(typed(b"\xc3x\xff\xe1\xba"), [plain(KeyCode::Char('x'))]);
    }

    #[test]
    fn a_pause_ends_what_is_broken() {
        for broken in [
            "\x1b[", "\x1b[<0;", "\x1b[M", "\x1b[M #", "\x1bO", "\x1b]11", "ế",
        ] {
            let (mut parser, mut out) = (SequenceParser::default(), Vec::new());
            feed(&mut parser, broken.as_bytes(), &mut out);
            parser.pause(&mut out);
            out.clear();
            feed(&mut parser, b"x", &mut out);
            assert_eq!(out, [plain(KeyCode::Char('x'))], "{broken:?}");
        }
    }

    #[test]
    fn a_paste_is_one_text() {
        let paste = |text: &str| typed(format!("\x1b[200~{text}\x1b[201~").as_bytes());
        assert_eq!(paste("đào\nq"), [Input::Paste("đào\nq".to_owned())]);
        assert_eq!(paste(""), [Input::Paste(String::new())]);
        assert_eq!(paste("a\x1b[20"), [Input::Paste("a\x1b[20".to_owned())]);
        let long = paste(&"đ".repeat(1_000_000));
        assert!(matches!(&long[..], [Input::Paste(text)] if text.len() <= PASTE + 3));
    }

    #[test]
    fn an_endless_paste_stays_small_and_ctrl_c_ends_it() {
        let (mut parser, mut out) = (SequenceParser::default(), Vec::new());
        feed(&mut parser, b"\x1b[200~", &mut out);
        (0..1_000_000).for_each(|_| parser.take(b'q', &mut out));
        assert!(out.is_empty() && parser.kept.capacity() <= 2 * PASTE && !parser.is_midway());
        parser.take(CTRL_C, &mut out);
        parser.take(b'x', &mut out);
        let ctrl_c = press(KeyCode::Char('c'), KeyModifiers::CONTROL);
        assert_eq!(out, [ctrl_c, plain(KeyCode::Char('x'))]);
    }

    proptest! {
        #[test]
        fn after_a_pause_every_key_is_understood(noise in proptest::collection::vec(any::<u8>(), 0..200)) {
            let (mut parser, mut out) = (SequenceParser::default(), Vec::new());
            feed(&mut parser, &noise, &mut out);
            prop_assert!(parser.kept.len() <= PASTE);
            feed(&mut parser, PASTE_END, &mut out);
            parser.pause(&mut out);
            out.clear();
            feed(&mut parser, b"\x1b[A", &mut out);
            prop_assert_eq!(out, [plain(KeyCode::Up)]);
        }
    }
}
