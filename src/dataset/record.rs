//! A record on its way into the dataset: owned, and cleared for the next row rather than dropped.

use super::{ActivityId, ExtraId, Figure, FundingSet, Outcome, Period, RefId, TextField};

/// One programme or project as a reader fills it in.
#[derive(Clone, Debug, Default)]
pub struct Record {
    texts: [String; TextField::ALL.len()],
    /// Where the money came from.
    pub funding: FundingSet,
    /// Its line of activity.
    pub activity: Option<ActivityId>,
    /// When.
    pub period: Option<Period>,
    /// Where it was published.
    pub reference: Option<RefId>,
    /// The paragraph of that page, counted from 1.
    pub paragraph: Option<u32>,
    /// The numbers.
    pub figures: Vec<Figure>,
    /// What came of it, in words.
    pub outcomes: Vec<Outcome>,
    /// Columns that only this file has.
    pub extra: Vec<(ExtraId, String)>,
}

impl Record {
    /// Empties the record and keeps its memory.
    pub fn clear(&mut self) {
        self.texts.iter_mut().for_each(String::clear);
        self.figures.clear();
        self.outcomes.clear();
        self.extra.clear();
        (self.funding, self.activity, self.period) = (FundingSet::default(), None, None);
        (self.reference, self.paragraph) = (None, None);
    }

    /// The text of a field.
    #[must_use]
    pub fn text(&self, field: TextField) -> &str {
        &self.texts[field as usize]
    }

    /// Sets the text of a field.
    pub fn set(&mut self, field: TextField, text: &str) {
        let target = &mut self.texts[field as usize];
        target.clear();
        target.push_str(text);
    }

    /// Adds a line to a field that holds a list.
    pub fn add_line(&mut self, field: TextField, line: &str) {
        let target = &mut self.texts[field as usize];
        if !target.is_empty() {
            target.push('\n');
        }
        // A line break inside an item would make two of it.
        if memchr::memchr(b'\n', line.as_bytes()).is_some() {
            target.push_str(&line.replace('\n', " "));
        } else {
            target.push_str(line);
        }
    }
}
