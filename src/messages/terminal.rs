//! What is said about the terminal itself.

/// The words of the `terminal` room.
#[derive(Debug)]
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

pub(super) const VI: Terminal = Terminal {
    no_input: "đầu vào không phải là terminal; hãy dùng lệnh `search` hoặc `summary`",
    no_output: "đầu ra không phải là terminal; hãy dùng lệnh `search` hoặc `summary`",
    dumb: "terminal này (TERM=dumb) không vẽ được màn hình; hãy dùng lệnh `search` hoặc `summary`",
    not_taken: "không chuyển được chế độ của terminal",
    panicked: |reason, place| format!("lỗi của chương trình: {reason} ({place})"),
};

pub(super) const EN: Terminal = Terminal {
    no_input: "input is not a terminal; try the commands `search` or `summary`",
    no_output: "output is not a terminal; try the commands `search` or `summary`",
    dumb: "this terminal (TERM=dumb) cannot draw a screen; try the commands `search` or `summary`",
    not_taken: "the mode of the terminal cannot be changed",
    panicked: |reason, place| format!("a fault of the program: {reason} ({place})"),
};
