//! What the detail pane shows: lines of pieces, and where their links lead.

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A record in the list of programmes.
    Record(u32),
    /// A record in the list of training outcomes.
    Training(u32),
    /// An establishment by name.
    Establishment(String),
}

/// How a piece of text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The name of the item; matched letters are marked.
    Title,
    /// A label before a value, or a heading.
    Label,
    /// Plain text; matched letters are marked.
    Text,
    /// A number.
    Value,
    /// Where something was published, remarks.
    Aside,
    /// A way to another item.
    Link,
}

/// One line of the pane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its pieces from left to right.
    pub pieces: Vec<(Role, String)>,
    /// The number of the link that it belongs to.
    pub link: Option<usize>,
}

/// The lines of an item and the targets of its links.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// From top to bottom, none wider than was asked.
    pub lines: Vec<Line>,
    /// Where the links lead, in the order of the lines.
    pub links: Vec<Target>,
}
