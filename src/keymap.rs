//! The keys. Dispatch, the footer, the help screen and the manual all read [`BINDINGS`].

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::action::{Action, Edit, Step, View};
use crate::messages::Screen;

/// What the keys mean at the moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Walking about.
    #[default]
    Browse,
    /// Typing into the search line.
    Search,
    /// Naming a file to write to.
    Export,
    /// Choosing what a column is.
    Column,
    /// Reading the help.
    Help,
}

impl Mode {
    /// Every mode, in the order in which help and manual tell their keys.
    pub const ALL: [Self; 5] = [
        Self::Browse,
        Self::Search,
        Self::Export,
        Self::Column,
        Self::Help,
    ];

    /// When its keys hold, in the user's words.
    #[must_use]
    pub fn name(self, screen: &Screen) -> &'static str {
        match self {
            Self::Browse => screen.keys_browse,
            Self::Search => screen.keys_search,
            Self::Export => screen.keys_export,
            Self::Column => screen.keys_column,
            Self::Help => screen.keys_help,
        }
    }
}

/// A key, perhaps held with Ctrl. Shift shows in the letter; Alt is never used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The key alone.
    Plain(KeyCode),
    /// The key with Ctrl.
    Ctrl(char),
}

/// One line of the key table.
#[derive(Debug)]
pub struct Binding {
    /// Where it holds.
    pub mode: Mode,
    /// The keys, the one to show in the footer first.
    pub keys: &'static [Key],
    /// What they do.
    pub action: Action,
    /// What they do, in the user's words.
    pub help: fn(&Screen) -> &'static str,
    /// Whether the footer shows it.
    pub in_footer: bool,
}

const fn bind(
    mode: Mode,
    keys: &'static [Key],
    action: Action,
    in_footer: bool,
    help: fn(&Screen) -> &'static str,
) -> Binding {
    Binding {
        mode,
        keys,
        action,
        help,
        in_footer,
    }
}

const fn key(letter: char) -> Key {
    Key::Plain(KeyCode::Char(letter))
}

const ENTER: Key = Key::Plain(KeyCode::Enter);
const ESC: Key = Key::Plain(KeyCode::Esc);
const UP: Key = Key::Plain(KeyCode::Up);
const DOWN: Key = Key::Plain(KeyCode::Down);
const LEFT: Key = Key::Plain(KeyCode::Left);
const RIGHT: Key = Key::Plain(KeyCode::Right);
const PAGE_UP: Key = Key::Plain(KeyCode::PageUp);
const PAGE_DOWN: Key = Key::Plain(KeyCode::PageDown);
const HOME: Key = Key::Plain(KeyCode::Home);
const END: Key = Key::Plain(KeyCode::End);
const TAB: Key = Key::Plain(KeyCode::Tab);
const BACK_TAB: Key = Key::Plain(KeyCode::BackTab);
const BACKSPACE: Key = Key::Plain(KeyCode::Backspace);
const DELETE: Key = Key::Plain(KeyCode::Delete);
/// Unikey on Windows erases with 0x08, which arrives as Ctrl-H.
const CTRL_H: Key = Key::Ctrl('h');

impl Binding {
    /// Says whether it does something in the panes of the facets only.
    #[must_use]
    pub fn is_of_facets(&self) -> bool {
        matches!(
            self.action,
            Action::Take | Action::Exclude | Action::NextFacet
        )
    }
}

/// Every key of the program. Within a mode no key stands twice.
#[rustfmt::skip]
pub static BINDINGS: &[Binding] = {
    use Action::{AskColumn, AskExport, Back, ClearSearch, Close, CopyRecord, CopyRow, Exclude, Export, FinishSearch, Move, NextFacet, NextPane, Open, OpenSearch, PreviousPane, Quit, Show, ShowHelp, SortNext, SortReverse, Take, TakeOffer, TellColumn};
    use Mode::{Browse, Column, Help, Search};
    use Step::{Down, First, Last, PageDown, PageUp, Up};
    &[
        bind(Browse, &[ENTER], Open, true, |w| w.help.open),
        bind(Browse, &[key('/'), Key::Ctrl('f')], OpenSearch, true, |w| w.help.search),
        bind(Browse, &[key('?'), Key::Plain(KeyCode::F(1))], ShowHelp, true, |w| w.help.help),
        bind(Browse, &[key('q'), Key::Ctrl('c')], Quit, true, |w| w.help.quit),
        bind(Browse, &[TAB, RIGHT, key('l')], NextPane, true, |w| w.help.next_pane),
        bind(Browse, &[BACK_TAB, LEFT, key('h')], PreviousPane, false, |w| w.help.previous_pane),
        bind(Browse, &[UP, key('k')], Move(Up), false, |w| w.help.up),
        bind(Browse, &[DOWN, key('j')], Move(Down), false, |w| w.help.down),
        bind(Browse, &[PAGE_UP, Key::Ctrl('b')], Move(PageUp), false, |w| w.help.page_up),
        bind(Browse, &[PAGE_DOWN], Move(PageDown), false, |w| w.help.page_down),
        bind(Browse, &[key(' ')], Take, false, |w| w.help.take),
        bind(Browse, &[key('-')], Exclude, false, |w| w.help.exclude),
        bind(Browse, &[key('f')], NextFacet, false, |w| w.help.next_facet),
        bind(Browse, &[HOME, key('g')], Move(First), false, |w| w.help.first),
        bind(Browse, &[END, key('G')], Move(Last), false, |w| w.help.last),
        bind(Browse, &[key('1')], Show(View::Programmes), false, |w| w.programmes),
        bind(Browse, &[key('2')], Show(View::Establishments), false, |w| w.establishments),
        bind(Browse, &[key('3')], Show(View::Training), false, |w| w.training),
        bind(Browse, &[key('4')], Show(View::Reconciliation), false, |w| w.reconciliation),
        bind(Browse, &[key('5')], Show(View::Report), false, |w| w.report),
        bind(Browse, &[BACKSPACE, CTRL_H], Back, true, |w| w.help.back),
        bind(Browse, &[ESC, Key::Ctrl('u')], ClearSearch, false, |w| w.help.clear_all),
        bind(Browse, &[key('s')], SortNext, false, |w| w.help.sort),
        bind(Browse, &[key('S')], SortReverse, false, |w| w.help.sort_reverse),
        bind(Browse, &[key('e')], AskExport, false, |w| w.help.export),
        bind(Browse, &[key('c')], AskColumn, false, |w| w.help.ask_column),
        bind(Browse, &[key('y')], CopyRecord, false, |w| w.help.copy),
        bind(Browse, &[key('Y')], CopyRow, false, |w| w.help.copy_row),
        bind(Search, &[ENTER], FinishSearch, true, |w| w.help.finish),
        bind(Search, &[TAB], TakeOffer, false, |w| w.help.take_offer),
        bind(Search, &[ESC, Key::Ctrl('g')], ClearSearch, true, |w| w.help.clear),
        bind(Search, &[UP], Move(Up), false, |w| w.help.up),
        bind(Search, &[DOWN], Move(Down), false, |w| w.help.down),
        bind(Search, &[PAGE_UP], Move(PageUp), false, |w| w.help.page_up),
        bind(Search, &[PAGE_DOWN], Move(PageDown), false, |w| w.help.page_down),
        bind(Search, &[BACKSPACE, CTRL_H], Action::Edit(Edit::EraseBack), false, |w| w.help.erase_back),
        bind(Search, &[DELETE, Key::Ctrl('d')], Action::Edit(Edit::EraseForward), false, |w| w.help.erase_forward),
        bind(Search, &[Key::Ctrl('w')], Action::Edit(Edit::EraseWord), false, |w| w.help.erase_word),
        bind(Search, &[Key::Ctrl('u')], Action::Edit(Edit::EraseToStart), false, |w| w.help.erase_start),
        bind(Search, &[Key::Ctrl('k')], Action::Edit(Edit::EraseToEnd), false, |w| w.help.erase_end),
        bind(Search, &[LEFT], Action::Edit(Edit::Left), false, |w| w.help.left),
        bind(Search, &[RIGHT], Action::Edit(Edit::Right), false, |w| w.help.right),
        bind(Search, &[HOME, Key::Ctrl('a')], Action::Edit(Edit::Start), false, |w| w.help.start),
        bind(Search, &[END, Key::Ctrl('e')], Action::Edit(Edit::End), false, |w| w.help.end),
        bind(Search, &[Key::Plain(KeyCode::F(1))], ShowHelp, true, |w| w.help.help),
        bind(Search, &[Key::Ctrl('c')], Quit, false, |w| w.help.quit),
        bind(Mode::Export, &[ENTER], Export, true, |w| w.help.write),
        bind(Mode::Export, &[ESC, Key::Ctrl('g')], Close, true, |w| w.help.close),
        bind(Mode::Export, &[Key::Ctrl('c')], Quit, false, |w| w.help.quit),
        bind(Column, &[ENTER, key(' ')], TellColumn, true, |w| w.help.tell_column),
        bind(Column, &[ESC, key('q'), key('c'), Key::Ctrl('g')], Close, true, |w| w.help.close),
        bind(Column, &[UP, key('k')], Move(Up), true, |w| w.help.up),
        bind(Column, &[DOWN, key('j')], Move(Down), true, |w| w.help.down),
        bind(Column, &[PAGE_UP, Key::Ctrl('b')], Move(PageUp), false, |w| w.help.page_up),
        bind(Column, &[PAGE_DOWN], Move(PageDown), false, |w| w.help.page_down),
        bind(Column, &[HOME, key('g')], Move(First), false, |w| w.help.first),
        bind(Column, &[END, key('G')], Move(Last), false, |w| w.help.last),
        bind(Column, &[Key::Ctrl('c')], Quit, false, |w| w.help.quit),
        bind(Help, &[ESC, key('?'), key('q'), ENTER, Key::Plain(KeyCode::F(1))], Close, true, |w| w.help.close),
        bind(Help, &[UP, key('k')], Move(Up), true, |w| w.help.up),
        bind(Help, &[DOWN, key('j')], Move(Down), true, |w| w.help.down),
        bind(Help, &[PAGE_UP, Key::Ctrl('b')], Move(PageUp), false, |w| w.help.page_up),
        bind(Help, &[PAGE_DOWN, key(' ')], Move(PageDown), false, |w| w.help.page_down),
        bind(Help, &[HOME, key('g')], Move(First), false, |w| w.help.first),
        bind(Help, &[END, key('G')], Move(Last), false, |w| w.help.last),
        bind(Help, &[Key::Ctrl('c')], Quit, false, |w| w.help.quit),
    ]
};

/// What `event` means in `mode`; where one types, letters that are bound to nothing are typed.
#[must_use]
pub fn resolve(mode: Mode, event: &KeyEvent) -> Option<Action> {
    let pressed = Key::of(event)?;
    let bound = |mode| {
        BINDINGS
            .iter()
            .find(move |known| known.mode == mode && known.keys.contains(&pressed))
    };
    // The name of a file is edited like a search.
    let edits =
        |binding: &&Binding| mode == Mode::Export && matches!(binding.action, Action::Edit(_));
    match (
        bound(mode).or_else(|| bound(Mode::Search).filter(edits)),
        mode,
        pressed,
    ) {
        (Some(binding), _, _) => Some(binding.action.clone()),
        (None, Mode::Search | Mode::Export, Key::Plain(KeyCode::Char(letter))) => {
            Some(Action::Edit(Edit::Insert(letter)))
        }
        _ => None,
    }
}

impl Key {
    /// The key of an event; a key with Alt is none of ours.
    fn of(event: &KeyEvent) -> Option<Self> {
        match (event.code, event.modifiers) {
            (_, modifiers) if modifiers.contains(KeyModifiers::ALT) => None,
            (KeyCode::Char(letter), modifiers) if modifiers.contains(KeyModifiers::CONTROL) => {
                Some(Self::Ctrl(letter.to_ascii_lowercase()))
            }
            (code, _) => Some(Self::Plain(code)),
        }
    }

    /// The name of the key for footer, help and manual.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Ctrl(letter) => format!("Ctrl-{}", letter.to_ascii_uppercase()),
            Self::Plain(KeyCode::Char(' ')) => "Space".to_owned(),
            Self::Plain(KeyCode::Char(letter)) => letter.to_string(),
            Self::Plain(KeyCode::F(number)) => format!("F{number}"),
            Self::Plain(code) => special(code).to_owned(),
        }
    }
}

fn special(code: KeyCode) -> &'static str {
    match code {
        KeyCode::Enter => "Enter",
        KeyCode::Esc => "Esc",
        KeyCode::Tab => "Tab",
        KeyCode::BackTab => "Shift-Tab",
        KeyCode::Backspace => "Backspace",
        KeyCode::Delete => "Del",
        KeyCode::Up => "↑",
        KeyCode::Down => "↓",
        KeyCode::Left => "←",
        KeyCode::Right => "→",
        KeyCode::PageUp => "PgUp",
        KeyCode::PageDown => "PgDn",
        KeyCode::Home => "Home",
        KeyCode::End => "End",
        _ => "?",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{EN, VI};

    #[test]
    fn no_key_is_bound_twice_in_a_mode() {
        for (place, binding) in BINDINGS.iter().enumerate() {
            for key in binding.keys {
                let again = BINDINGS[place + 1..]
                    .iter()
                    .any(|other| other.mode == binding.mode && other.keys.contains(key));
                assert!(!again, "{:?} in {:?}", key, binding.mode);
            }
        }
    }

    #[test]
    fn every_binding_has_a_name_and_a_help_text() {
        for binding in BINDINGS {
            assert!(!(binding.help)(&VI.screen).is_empty());
            assert!(!(binding.help)(&EN.screen).is_empty());
            assert!(
                binding
                    .keys
                    .iter()
                    .all(|key| key.name() != "?" || *key == super::key('?'))
            );
        }
    }

    #[test]
    fn letters_are_typed_only_into_a_search() {
        let press = |code, modifiers| KeyEvent::new(code, modifiers);
        let q = press(KeyCode::Char('q'), KeyModifiers::NONE);
        assert_eq!(resolve(Mode::Browse, &q), Some(Action::Quit));
        assert_eq!(
            resolve(Mode::Search, &q),
            Some(Action::Edit(Edit::Insert('q')))
        );
        let backspace = press(KeyCode::Char('h'), KeyModifiers::CONTROL);
        assert_eq!(
            resolve(Mode::Search, &backspace),
            Some(Action::Edit(Edit::EraseBack))
        );
        let alt = press(KeyCode::Char('q'), KeyModifiers::ALT);
        assert_eq!(resolve(Mode::Browse, &alt), None);
    }

    #[test]
    fn the_name_of_a_file_is_edited_like_a_search_and_has_no_list_to_move_in() {
        let press = |mode, code| resolve(mode, &KeyEvent::new(code, KeyModifiers::NONE));
        let erased = press(Mode::Export, KeyCode::Backspace);
        assert_eq!(erased, Some(Action::Edit(Edit::EraseBack)));
        assert_eq!(press(Mode::Export, KeyCode::Up), None);
        assert_eq!(press(Mode::Browse, KeyCode::Delete), None);
        assert_eq!(press(Mode::Help, KeyCode::Delete), None);
    }
}
