//! Every byte that goes to the terminal: a frame becomes one write of a few known sequences.

use std::fmt::Write as _;
use std::io;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

use super::{clipboard, guard};

/// More than a frame of text at 200×60; a frame that needs more only lets this grow.
const ROOM: usize = 64 * 1024;
/// Tells the terminal to show nothing until [`END`], so that no half frame is seen.
const BEGIN: &str = "\x1b[?2026h";
const END: &str = "\x1b[?2026l";
const WIPE: &str = "\x1b[0m\x1b[2J";

/// Collects a frame and writes it at once.
///
/// It knows sixteen colours and no background, and it never asks the terminal anything.
#[derive(Debug)]
pub struct Wire {
    /// The frame, behind [`BEGIN`].
    frame: String,
    /// What goes to the clipboard with the frame.
    copy: Option<String>,
    /// Where the terminal's cursor stands, if that is certain.
    cursor: Option<Position>,
    colour: Color,
    modifier: Modifier,
}

impl Wire {
    /// The way to a terminal in any state: the first frame takes it and wipes its screen.
    pub fn new() -> Self {
        let mut frame = String::with_capacity(ROOM);
        frame.push_str(BEGIN);
        frame.push_str(guard::TAKE);
        frame.push_str(WIPE);
        Self {
            frame,
            copy: None,
            cursor: None,
            colour: Color::Reset,
            modifier: Modifier::empty(),
        }
    }

    /// Gives a text to the clipboard with the next frame; of several the last one counts.
    pub fn copy(&mut self, text: String) {
        self.copy = Some(text);
    }

    fn put(&mut self, x: u16, y: u16, cell: &Cell) {
        self.move_to(Position { x, y });
        self.dress(cell);
        let symbol = cell.symbol();
        if symbol.chars().any(char::is_control) {
            self.frame.push(char::REPLACEMENT_CHARACTER);
        } else {
            self.frame.push_str(symbol);
        }
        // How far marks and wide letters move the cursor is the terminal's opinion.
        let certain = symbol.len() == 1 || symbol.chars().count() == 1 && cell_width(symbol) == 1;
        self.cursor = certain.then_some(Position { x: x + 1, y });
    }

    fn move_to(&mut self, place: Position) {
        match self.cursor {
            Some(cursor) if cursor == place => {}
            Some(cursor) if cursor.y == place.y && cursor.x + 1 == place.x => {
                self.frame.push_str("\x1b[C");
            }
            Some(cursor) if cursor.y == place.y && cursor.x < place.x => {
                self.write(format_args!("\x1b[{}C", place.x - cursor.x));
            }
            _ => {
                let (line, column) = (u32::from(place.y) + 1, u32::from(place.x) + 1);
                self.write(format_args!("\x1b[{line};{column}H"));
            }
        }
    }

    /// Changes the look to that of a cell, from scratch: one sequence, understood everywhere.
    fn dress(&mut self, cell: &Cell) {
        let modifier = cell.modifier & (Modifier::BOLD | Modifier::UNDERLINED | Modifier::REVERSED);
        if (cell.fg, modifier) == (self.colour, self.modifier) {
            return;
        }
        (self.colour, self.modifier) = (cell.fg, modifier);
        self.frame.push_str("\x1b[0");
        for (flag, code) in [
            (Modifier::BOLD, ";1"),
            (Modifier::UNDERLINED, ";4"),
            (Modifier::REVERSED, ";7"),
        ] {
            if modifier.contains(flag) {
                self.frame.push_str(code);
            }
        }
        if let Some(code) = colour_code(cell.fg) {
            self.write(format_args!(";{code}"));
        }
        self.frame.push('m');
    }

    fn write(&mut self, arguments: std::fmt::Arguments<'_>) {
        // Writing into a string cannot fail.
        let _ = self.frame.write_fmt(arguments);
    }
}

fn cell_width(symbol: &str) -> usize {
    crate::text::width(symbol)
}

/// The number of a foreground colour, none for the terminal's own.
fn colour_code(colour: Color) -> Option<u8> {
    Some(match colour {
        Color::Black => 30,
        Color::Red => 31,
        Color::Green => 32,
        Color::Yellow => 33,
        Color::Blue => 34,
        Color::Magenta => 35,
        Color::Cyan => 36,
        Color::Gray => 37,
        Color::DarkGray => 90,
        Color::LightRed => 91,
        Color::LightGreen => 92,
        Color::LightYellow => 93,
        Color::LightBlue => 94,
        Color::LightMagenta => 95,
        Color::LightCyan => 96,
        Color::White => 97,
        Color::Reset | Color::Rgb(..) | Color::Indexed(_) => return None,
    })
}

impl Backend for Wire {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, cells: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        cells.for_each(|(x, y, cell)| self.put(x, y, cell));
        Ok(())
    }

    /// The cursor is hidden as long as the terminal is taken.
    fn hide_cursor(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, place: P) -> io::Result<()> {
        self.move_to(place.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, _region: ClearType) -> io::Result<()> {
        self.frame.push_str(WIPE);
        (self.colour, self.modifier) = (Color::Reset, Modifier::empty());
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(super::window::size().into())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size()?,
            pixels: Size::default(),
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        if let Some(text) = self.copy.take() {
            self.frame.push_str(&clipboard::sequence(&text));
        }
        if self.frame.len() == BEGIN.len() {
            return Ok(());
        }
        self.frame.push_str(END);
        let written = guard::write(self.frame.as_bytes());
        self.frame.truncate(BEGIN.len());
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is sent for cells at the given columns of the first line.
    fn sent(cells: &[(u16, Cell)]) -> String {
        let mut wire = Wire::new();
        wire.frame.clear();
        let cells = cells.iter().map(|(x, cell)| (*x, 0, cell));
        wire.draw(cells).unwrap();
        wire.frame
    }

    fn cell(symbol: &'static str) -> Cell {
        Cell::new(symbol)
    }

    #[test]
    fn the_cursor_goes_the_shortest_way() {
        let cells = [
            (0, cell("a")),
            (1, cell("b")),
            (3, cell("c")),
            (9, cell("d")),
        ];
        assert_eq!(sent(&cells), "\x1b[1;1Hab\x1b[Cc\x1b[5Cd");
    }

    #[test]
    fn after_marks_and_wide_letters_the_place_is_said_anew() {
        let cells = [
            (0, cell("e\u{302}")),
            (1, cell("日")),
            (3, cell("đ")),
            (4, cell("x")),
        ];
        assert_eq!(sent(&cells), "\x1b[1;1He\u{302}\x1b[1;2H日\x1b[1;4Hđx");
    }

    #[test]
    fn no_control_character_is_sent() {
        for symbol in ["\x1b[2J", "\u{9b}2J", "\n", "\x7f", "a\x08"] {
            assert_eq!(sent(&[(0, cell(symbol))]), "\x1b[1;1H�", "{symbol:?}");
        }
    }

    #[test]
    fn only_sixteen_colours_and_no_background() {
        let mut dressed = cell("a");
        dressed.set_bg(Color::Red).set_fg(Color::LightBlue);
        dressed.modifier = Modifier::BOLD | Modifier::REVERSED | Modifier::RAPID_BLINK;
        assert_eq!(
            sent(&[(0, dressed), (1, cell("b"))]),
            "\x1b[1;1H\x1b[0;1;7;94ma\x1b[0mb"
        );
        for colour in [Color::Rgb(1, 2, 3), Color::Indexed(99)] {
            let mut other = cell("a");
            other.set_fg(colour);
            assert!(sent(&[(0, other)]).ends_with("\x1b[0ma"));
        }
    }

    #[test]
    fn an_unchanged_frame_is_nothing() {
        let mut wire = Wire::new();
        wire.frame.truncate(BEGIN.len());
        wire.draw(std::iter::empty()).unwrap();
        wire.hide_cursor().unwrap();
        assert_eq!(wire.frame, BEGIN);
    }
}
