//! The rules that every key keeps.

#![allow(missing_docs)]

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use khuyencong::action::Action;
use khuyencong::keymap::{BINDINGS, Key, Mode, resolve};
use khuyencong::listing::VIEWS;
use khuyencong::messages::{EN, VI};

fn event(key: Key) -> KeyEvent {
    match key {
        Key::Plain(code) => code.into(),
        Key::Ctrl(letter) => KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL),
    }
}

#[test]
fn both_erase_keys_do_the_same_everywhere() {
    for mode in Mode::ALL {
        let [backspace, ctrl_h] =
            [Key::Plain(KeyCode::Backspace), Key::Ctrl('h')].map(|key| resolve(mode, &event(key)));
        assert_eq!(backspace, ctrl_h, "{mode:?}");
    }
}

#[test]
fn esc_only_closes_things() {
    for mode in Mode::ALL {
        let action = resolve(mode, &KeyCode::Esc.into());
        let closes = matches!(action, Some(Action::Close | Action::ClearSearch));
        assert!(closes, "{mode:?}: {action:?}");
    }
}

#[test]
fn what_esc_does_another_key_does_too() {
    for mode in Mode::ALL {
        let keys = BINDINGS.iter().filter(|binding| binding.mode == mode);
        let mut keys = keys.flat_map(|binding| binding.keys);
        let esc = Key::Plain(KeyCode::Esc);
        let closes = |key: &Key| resolve(mode, &event(*key)) == resolve(mode, &event(esc));
        assert!(keys.any(|key| *key != esc && closes(key)), "{mode:?}");
    }
}

#[test]
fn no_key_needs_alt() {
    for binding in BINDINGS {
        for key in binding.keys {
            let mut held = event(*key);
            held.modifiers |= KeyModifiers::ALT;
            assert_eq!(resolve(binding.mode, &held), None, "{key:?}");
        }
    }
}

#[test]
fn the_number_on_the_tab_of_a_view_is_its_key() {
    for (place, row) in VIEWS.iter().enumerate() {
        assert_eq!(row.view as usize, place, "{:?}", row.view);
    }
    let shows = |action: &Action| matches!(action, Action::Show(_));
    let bindings: Vec<_> = BINDINGS.iter().filter(|one| shows(&one.action)).collect();
    assert_eq!(bindings.len(), VIEWS.len());
    for ((number, row), binding) in ('1'..).zip(VIEWS).zip(bindings) {
        assert_eq!(binding.keys, [Key::Plain(KeyCode::Char(number))]);
        assert_eq!(binding.action, Action::Show(row.view));
        for words in [&VI.screen, &EN.screen] {
            assert_eq!((binding.help)(words), (row.name)(words));
        }
    }
}
