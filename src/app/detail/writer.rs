//! Writes the lines of the detail pane, none wider than it is.

use super::line::{Detail, Line, Role, Target};
use crate::messages::Messages;
use crate::text;

/// Writes lines of one width.
pub struct DetailWriter<'a> {
    pub words: &'a Messages,
    pub width: usize,
    pub detail: Detail,
}

impl<'a> DetailWriter<'a> {
    pub fn new(words: &'a Messages, width: usize) -> Self {
        Self {
            words,
            width: width.max(1),
            detail: Detail::default(),
        }
    }

    pub fn push(&mut self, pieces: Vec<(Role, String)>, link: Option<usize>) {
        self.detail.lines.push(Line { pieces, link });
    }

    /// Wraps a text.
    pub fn text(&mut self, role: Role, content: &str) {
        for range in text::wrap(content, self.width) {
            self.push(vec![(role, content[range].to_owned())], None);
        }
    }

    pub fn label(&mut self, label: &str) {
        self.push(
            vec![(Role::Label, text::cut(label, self.width).into_owned())],
            None,
        );
    }

    /// Wraps a text behind a bullet.
    pub fn item(&mut self, role: Role, content: &str, link: Option<usize>) {
        let room = self.width.saturating_sub(2).max(1);
        for (place, range) in text::wrap(content, room).into_iter().enumerate() {
            let bullet = if place == 0 { "· " } else { "  " };
            let pieces = vec![
                (Role::Aside, bullet.to_owned()),
                (role, content[range].to_owned()),
            ];
            self.push(pieces, link);
        }
    }

    pub fn link(&mut self, content: &str, target: Target) {
        self.detail.links.push(target);
        self.item(Role::Link, content, Some(self.detail.links.len() - 1));
    }

    pub fn section(&mut self, label: &str, lines: impl Iterator<Item = String>) {
        let mut lines = lines.peekable();
        if lines.peek().is_some() {
            self.label(label);
        }
        lines.for_each(|line| self.item(Role::Text, &line, None));
    }
}
