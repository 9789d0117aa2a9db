//! What is said about the terminal itself.

use super::spoken::Spoken;

/// The words of the `terminal` room.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// Keys do not come from a terminal.
    pub no_input: &'static str,
    /// The screen does not go to a terminal.
    pub no_output: &'static str,
    /// The terminal cannot place a letter.
    pub dumb: &'static str,
    /// The system does not let the terminal be changed.
    pub not_taken: &'static str,
    /// A fault of the program: what happened, where.
    pub panicked: fn(&str, &str) -> String,
}

impl<const LANG: usize> Spoken<LANG> {
    /// What is said about the terminal.
    pub(super) const TERMINAL: Terminal = Terminal {
        no_input: Self::say(
            "đầu vào không phải là terminal; hãy dùng lệnh `search` hoặc `summary`",
            "input is not a terminal; try the commands `search` or `summary`",
        ),
        no_output: Self::say(
            "đầu ra không phải là terminal; hãy dùng lệnh `search` hoặc `summary`",
            "output is not a terminal; try the commands `search` or `summary`",
        ),
        dumb: Self::say(
            "terminal này (TERM=dumb) không vẽ được màn hình; hãy dùng lệnh `search` hoặc `summary`",
            "this terminal (TERM=dumb) cannot draw a screen; try the commands `search` or `summary`",
        ),
        not_taken: Self::say(
            "không chuyển được chế độ của terminal",
            "the mode of the terminal cannot be changed",
        ),
        panicked: Self::say(
            |reason, place| format!("lỗi của chương trình: {reason} ({place})"),
            |reason, place| format!("a fault of the program: {reason} ({place})"),
        ),
    };
}
