//! What is published beside the records: pages, activities, totals and judgements.

use super::{ActivityId, Figure, Funding, Period, RefId};
use crate::text::Lang;

/// A page or document in which something was published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// Its name within the dataset.
    pub id: String,
    /// Its title, if known.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Where it can be read.
    pub url: String,
    /// Its numbers stand beside the sums and are never added to them.
    pub beside: bool,
}

/// A text in both languages of the program; English may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bilingual {
    /// Vietnamese.
    pub vi: String,
    /// English, or empty.
    pub en: String,
}

impl Bilingual {
    /// The text for readers of `lang`, which is Vietnamese where there is no other.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        if lang == Lang::Vi || self.en.is_empty() {
            &self.vi
        } else {
            &self.en
        }
    }
}

/// A line of activity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// Its name in files.
    pub id: String,
    /// Its full name.
    pub name: Bilingual,
    /// A name of at most nineteen letters for narrow panes.
    pub short: Bilingual,
}

/// What a total covers in the program's own format that all records of its file should come to.
pub const COVERED: &str = "all";

/// A total as it was published, not as the records add up to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// Its name within the dataset.
    pub id: String,
    /// The number itself.
    pub figure: Figure,
    /// The source it covers, or all sources.
    pub funding: Option<Funding>,
    /// The activity it covers, or all activities.
    pub activity: Option<ActivityId>,
    /// The period it covers.
    pub period: Option<Period>,
    /// It is meant to be what all records of its file add up to.
    pub covers_records: bool,
}

/// A result told in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub reference: Option<RefId>,
    /// The paragraph of that page.
    pub paragraph: Option<u32>,
    /// Whose judgement it is, if a person is named.
    pub by: String,
}

/// What a dataset says about itself.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// The line at the top of the screen.
    pub title: Bilingual,
    /// The province.
    pub locality: String,
    /// The years that it covers.
    pub period: Option<Period>,
}
