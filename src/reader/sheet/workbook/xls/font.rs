//! The fonts of an old workbook, as far as they change what a text says.

use super::super::alphabet::Alphabet;

/// The mark of a font that strikes its text through.
const STRUCK: u16 = 8;
/// The height of one above the line.
const RAISED: u16 = 1;

/// What a font makes of a text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct OldFont {
    /// The alphabet that it is made for, where that is not Unicode.
    pub(super) alphabet: Option<Alphabet>,
    /// What it shows is struck through: it was taken back.
    pub(super) is_struck: bool,
    /// What it shows stands above the line.
    pub(super) is_raised: bool,
}

impl OldFont {
    /// A font of this name with these marks, at this height.
    pub(super) fn new(name: &str, marks: u16, height: u16) -> Self {
        Self {
            alphabet: Alphabet::of_font(name),
            is_struck: marks & STRUCK != 0,
            is_raised: height == RAISED,
        }
    }
}
