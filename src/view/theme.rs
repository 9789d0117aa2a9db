//! How things look: sixteen named colours and no background, or no colour at all.

use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;

/// The styles of the screen. Without colours every state is still told by marks and reverse video.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Whether the terminal shows ASCII only.
    pub ascii: bool,
    /// Plain text.
    pub text: Style,
    /// The border of a pane.
    pub border: Style,
    /// The title of the pane with the cursor.
    pub focused: Style,
    /// The line under the cursor.
    pub selected: Style,
    /// The line that the cursor left behind in another pane.
    pub marked: Style,
    /// Titles.
    pub title: Style,
    /// Labels, names of columns.
    pub label: Style,
    /// Numbers.
    pub value: Style,
    /// Sources and remarks.
    pub aside: Style,
    /// Letters that the search found.
    pub found: Style,
    /// A link.
    pub link: Style,
    /// Something that does not fit together.
    pub warning: Style,
    /// Something that was found to be right.
    pub good: Style,
}

impl Theme {
    /// The theme for a terminal.
    #[must_use]
    pub fn new(colours: bool, ascii: bool) -> Self {
        if colours {
            Self::coloured(ascii)
        } else {
            Self::plain(ascii)
        }
    }

    fn plain(ascii: bool) -> Self {
        let (none, bold) = (Style::new(), Style::new().add_modifier(Modifier::BOLD));
        Self {
            ascii,
            text: none,
            border: none,
            focused: bold.add_modifier(Modifier::REVERSED),
            selected: Style::new().add_modifier(Modifier::REVERSED),
            marked: bold,
            title: bold,
            label: none,
            value: none,
            aside: none,
            found: Style::new().add_modifier(Modifier::UNDERLINED | Modifier::BOLD),
            link: Style::new().add_modifier(Modifier::UNDERLINED),
            warning: bold,
            good: none,
        }
    }

    fn coloured(ascii: bool) -> Self {
        let plain = Self::plain(ascii);
        Self {
            border: Style::new().fg(Color::DarkGray),
            focused: plain.focused.fg(Color::Cyan),
            label: Style::new().fg(Color::Cyan),
            value: Style::new().fg(Color::Green),
            found: plain.found.fg(Color::Yellow),
            link: plain.link.fg(Color::LightBlue),
            warning: plain.warning.fg(Color::LightRed),
            good: Style::new().fg(Color::Green),
            ..plain
        }
    }

    /// The letters that borders are made of.
    #[must_use]
    pub fn borders(&self) -> border::Set<'static> {
        if self.ascii { ASCII } else { border::PLAIN }
    }

    /// What bars are made of.
    #[must_use]
    pub fn bar(&self) -> &'static str {
        if self.ascii { "#" } else { "█" }
    }

    /// Stands before the chosen line.
    #[must_use]
    pub fn marker(&self) -> &'static str {
        if self.ascii { ">" } else { "▸" }
    }

    /// Stands on both sides of what a rule says.
    #[must_use]
    pub fn dash(&self) -> &'static str {
        if self.ascii { "--" } else { "──" }
    }

    /// Stands behind the name of the sorted column: whether its values fall or rise.
    #[must_use]
    pub fn arrow(&self, falls: bool) -> &'static str {
        match (falls, self.ascii) {
            (true, false) => "▼",
            (false, false) => "▲",
            (true, true) => "v",
            (false, true) => "^",
        }
    }
}

const ASCII: border::Set<'static> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_terminal_with_colours_gets_them() {
        let told = |theme: Theme| {
            let Theme {
                border,
                focused,
                label,
                value,
                found,
                link,
                warning,
                good,
                ..
            } = theme;
            [border, focused, label, value, found, link, warning, good].map(|style| style.fg)
        };
        assert!(told(Theme::new(true, false)).iter().all(Option::is_some));
        assert_eq!(told(Theme::new(false, false)), [None; 8]);
    }
}
