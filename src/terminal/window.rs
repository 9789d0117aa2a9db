//! How large the window is.

use rustix::stdio::stdout;
use rustix::termios::tcgetwinsize;

/// No window is taken to be wider: the size is the word of whoever is at the other end.
const WIDEST: u16 = 500;
/// No window is taken to be higher.
const HIGHEST: u16 = 200;

/// The size of the window in columns and lines; nothing is shown in a window of unknown size.
pub(super) fn size() -> (u16, u16) {
    tcgetwinsize(stdout()).map_or((0, 0), |size| {
        (size.ws_col.min(WIDEST), size.ws_row.min(HIGHEST))
    })
}
