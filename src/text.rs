//! Vietnamese text: letters, folding, tones, raw keyboard input, cleaning, width and numbers.
//!
//! Everything here is pure and knows neither records nor screens. A *letter* is what a reader
//! sees as one (an extended grapheme cluster), however many code points it is written with.

mod clean;
mod fold;
mod money;
mod number;
mod saying;
pub mod short_form;
mod spelling;
mod syllable;
mod typed;
mod width;

pub use clean::{clean, unmark, unmark_cell};
pub use fold::{fold, has_letters, has_marks, is_letter, is_year, letters, nfc, words};
pub use money::{Unit, parse_money, parse_money_in, parse_money_rounded};
pub use number::{Decimal, NumberError, group, parse_scaled, scaled};
pub use saying::{Lang, Saying};
pub use spelling::{is_same_word, is_typed, other_spelling};
pub use syllable::marked;
pub use typed::readings;
pub use width::{cut, pad_left, pad_right, width, wrap};
