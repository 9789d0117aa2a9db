//! Everything a user can ask for, named by what they want and not by a key.

/// A view of the data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// Chương trình, đề án.
    #[default]
    Programmes,
    /// Cơ sở CNNT that were supported.
    Establishments,
    /// What training achieved.
    Training,
    /// Which published numbers agree and which do not.
    Reconciliation,
    /// What was noticed while files were read.
    Report,
}

/// A part of the screen that can have the cursor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The choices of a facet, counted from above.
    Facet(usize),
    /// The list of the view.
    #[default]
    List,
    /// The chosen item in full.
    Detail,
}

impl Pane {
    /// Every pane in the order in which Tab walks them.
    pub const ALL: [Self; 5] = [
        Self::Facet(0),
        Self::Facet(1),
        Self::Facet(2),
        Self::List,
        Self::Detail,
    ];
}

/// A movement within a pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// One screen up.
    PageUp,
    /// One screen down.
    PageDown,
    /// To the first line.
    First,
    /// To the last line.
    Last,
}

/// A change of the search line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Puts a letter before the cursor.
    Insert(char),
    /// Puts the first line of a pasted text before the cursor.
    Paste(String),
    /// Erases the letter before the cursor.
    EraseBack,
    /// Erases the letter under the cursor.
    EraseForward,
    /// Erases the word before the cursor.
    EraseWord,
    /// Erases everything before the cursor.
    EraseToStart,
    /// Erases everything from the cursor on.
    EraseToEnd,
    /// Moves the cursor one letter to the left.
    Left,
    /// Moves the cursor one letter to the right.
    Right,
    /// Moves the cursor to the start.
    Start,
    /// Moves the cursor to the end.
    End,
}

/// What a user can ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Move the cursor of the pane.
    Move(Step),
    /// Take the choice under the cursor beside others; outside the facets, one screen down.
    Take,
    /// Leave out what has the choice under the cursor.
    Exclude,
    /// Show another facet in the third pane.
    NextFacet,
    /// Go to the next pane.
    NextPane,
    /// Go to the pane before.
    PreviousPane,
    /// Show a view; what is chosen in the panes stays.
    Show(View),
    /// Open what is under the cursor, or follow the link there.
    Open,
    /// Go back along the trail.
    Back,
    /// Begin to type a search.
    OpenSearch,
    /// Go from the search line to the list.
    FinishSearch,
    /// Takes the first of what the footer offers; else goes to the list.
    TakeOffer,
    /// Empty the search line.
    ClearSearch,
    /// Change the search line.
    Edit(Edit),
    /// Sort by the next column.
    SortNext,
    /// Turn the order round.
    SortReverse,
    /// Copy the record.
    CopyRecord,
    /// Copy the record as a row of a table.
    CopyRow,
    /// Ask for the name of a file to write the list to.
    AskExport,
    /// Write the list to the file that was named.
    Export,
    /// Ask what the column under the cursor is; it is a line of the report.
    AskColumn,
    /// Say that the column is what was chosen, and read the files again.
    TellColumn,
    /// Show the keys.
    ShowHelp,
    /// Close what lies over the screen.
    Close,
    /// Leave the program.
    Quit,
}
