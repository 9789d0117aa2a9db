//! The numbers of lines below a table: whether they go on with those of its records.

/// What they were so far.
#[derive(Debug, Default)]
pub(super) struct NumberedBelow {
    has_begun: bool,
    last: Option<u64>,
}

impl NumberedBelow {
    /// Says whether a line has the number behind that of the last project. Lines that begin to count
    /// again are no projects: `1. Giao Sở Tài chính…`, `2. Giao các huyện…`.
    pub(super) fn goes_on(&mut self, number: u64, of_records: Option<u64>) -> bool {
        if !std::mem::replace(&mut self.has_begun, true) {
            self.last = of_records;
        }
        let goes_on = self.last.is_some_and(|last| number == last + 1);
        self.last = self.last.filter(|_| goes_on).map(|last| last + 1);
        goes_on
    }
}
