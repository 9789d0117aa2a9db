//! Where the panes stand. Drawing and page sizes both ask [`panes`].

use ratatui::layout::Rect;

use crate::action::Pane;

/// Below this, one line says that the window is too small.
const LEAST: (u16, u16) = (20, 5);
/// Below this, one pane is shown at a time.
const ALL_PANES: (u16, u16) = (60, 16);
/// From here on the detail stands beside the list. In a narrower window either would have less
/// room than in one of 100 columns, where the list stands above the detail.
const THREE_COLUMNS: u16 = 150;
/// The least width of a detail beside the list.
const DETAIL: u16 = 44;
/// A list of this width has all its columns; what is more goes to the detail, up to nearly half.
const WHOLE_LIST: u16 = 102;
/// From here on the panes for funding and activity have more room, too.
const WIDE_FACETS: u16 = 170;
/// The width of the panes for funding and activity on a narrow screen and on a wide one.
const FACETS: (u16, u16) = (23, 29);

/// The areas of a screen; a pane that is not shown is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panes {
    /// The line at the top.
    pub header: Rect,
    /// The facets, from above.
    pub facets: [Rect; 3],
    /// The list.
    pub list: Rect,
    /// The detail.
    pub detail: Rect,
    /// The line at the bottom.
    pub footer: Rect,
}

impl Panes {
    /// The area of a pane.
    #[must_use]
    pub fn area(&self, pane: Pane) -> Rect {
        match pane {
            Pane::Facet(number) => self.facets[number],
            Pane::List => self.list,
            Pane::Detail => self.detail,
        }
    }

    /// How many lines a pane has inside its border.
    #[must_use]
    pub fn lines(&self, pane: Pane) -> usize {
        // The first line of a list names its columns.
        let taken = if pane == Pane::List { 3 } else { 2 };
        usize::from(self.area(pane).height.saturating_sub(taken))
    }

    /// How many columns a pane has inside its border and margin.
    #[must_use]
    pub fn columns(&self, pane: Pane) -> usize {
        usize::from(self.area(pane).width.saturating_sub(4))
    }

    /// Says whether only the pane with the cursor is shown.
    #[must_use]
    pub fn is_single(&self) -> bool {
        let shown = Pane::ALL
            .into_iter()
            .filter(|pane| !self.area(*pane).is_empty());
        shown.count() == 1
    }
}

/// Divides `area`; none if it is too small for anything. `choices` is how many lines each facet
/// has, `focus` the pane to show where there is room for one only.
#[must_use]
pub fn panes(area: Rect, focus: Pane, choices: [u16; 3]) -> Option<Panes> {
    if area.width < LEAST.0 || area.height < LEAST.1 {
        return None;
    }
    let header = Rect { height: 1, ..area };
    let footer = Rect {
        y: area.bottom() - 1,
        height: 1,
        ..area
    };
    let body = Rect {
        y: area.y + 1,
        height: area.height - 2,
        ..area
    };
    let panes = Panes {
        header,
        footer,
        ..Panes::default()
    };
    Some(if area.width < ALL_PANES.0 || area.height < ALL_PANES.1 {
        single(panes, body, focus)
    } else {
        side_by_side(panes, body, choices)
    })
}

fn single(mut panes: Panes, body: Rect, focus: Pane) -> Panes {
    match focus {
        Pane::Facet(number) => panes.facets[number] = body,
        Pane::List => panes.list = body,
        Pane::Detail => panes.detail = body,
    }
    panes
}

/// Neighbours share their border, so areas overlap by one line.
fn side_by_side(panes: Panes, body: Rect, choices: [u16; 3]) -> Panes {
    let wide = body.width >= THREE_COLUMNS;
    let roomy = body.width >= WIDE_FACETS;
    let (facets, rest) = split_columns(body, if roomy { FACETS.1 } else { FACETS.0 });
    let facets = stack(facets, choices);
    let (list, detail) = if wide {
        let detail = rest.width.saturating_sub(WHOLE_LIST);
        let detail = detail.min(rest.width * 9 / 20).max(DETAIL);
        split_columns(rest, rest.width - detail)
    } else {
        // A line more than the share: the total takes one, and the records keep theirs.
        split_lines(rest, rest.height * 9 / 20 + 1)
    };
    Panes {
        facets,
        list,
        detail,
        ..panes
    }
}

/// The first two facets as high as their lines, and the third with what they leave: the first takes
/// at most half, and the third at least a third of what the first one leaves.
fn stack(area: Rect, [first, second, _]: [u16; 3]) -> [Rect; 3] {
    let (first, rest) = split_lines(area, first.saturating_add(2).min(area.height / 2));
    let least = (rest.height / 3).max(4);
    let (second, third) = split_lines(rest, second.saturating_add(2).min(rest.height - least + 1));
    [first, second, third]
}

fn split_columns(area: Rect, left: u16) -> (Rect, Rect) {
    let right = Rect {
        x: area.x + left,
        width: area.width - left,
        ..area
    };
    (
        Rect {
            width: left,
            ..area
        },
        right,
    )
}

fn split_lines(area: Rect, upper: u16) -> (Rect, Rect) {
    let upper = upper.min(area.height);
    let lower = Rect {
        y: area.y + upper - 1,
        height: area.height - upper + 1,
        ..area
    };
    (
        Rect {
            height: upper,
            ..area
        },
        lower,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_is_divided_within_its_bounds() {
        for width in 0..200 {
            for height in 0..60 {
                let area = Rect::new(0, 0, width, height);
                for focus in Pane::ALL {
                    let Some(panes) = panes(area, focus, [4, 10, 9]) else {
                        assert!(width < LEAST.0 || height < LEAST.1);
                        continue;
                    };
                    assert!(!panes.area(focus).is_empty());
                    for pane in Pane::ALL {
                        assert_eq!(panes.area(pane).intersection(area), panes.area(pane));
                    }
                }
            }
        }
    }

    fn divided(width: u16, height: u16, choices: [u16; 3]) -> Panes {
        panes(Rect::new(0, 0, width, height), Pane::List, choices).unwrap()
    }

    #[test]
    fn each_pane_has_its_share() {
        let rect = |(x, y, width, height)| Rect::new(x, y, width, height);
        for (size, list, detail) in [
            // The least that shows all panes, and the largest that has the detail below.
            ((60, 16), (23, 1, 37, 7), (23, 7, 37, 8)),
            ((149, 30), (23, 1, 126, 13), (23, 13, 126, 16)),
            // A detail beside the list is never narrower than this, and takes what a list leaves.
            ((150, 30), (23, 1, 83, 28), (106, 1, 44, 28)),
            ((170, 30), (29, 1, 97, 28), (126, 1, 44, 28)),
            ((200, 30), (29, 1, 102, 28), (131, 1, 69, 28)),
            ((240, 30), (29, 1, 117, 28), (146, 1, 94, 28)),
        ] {
            let panes = divided(size.0, size.1, [4, 10, 9]);
            let expected = (rect(list), rect(detail));
            assert_eq!((panes.list, panes.detail), expected, "{size:?}");
            assert_eq!(panes.header, Rect::new(0, 0, size.0, 1));
            assert_eq!(panes.footer, Rect::new(0, size.1 - 1, size.0, 1));
            assert!(!panes.is_single());
        }
        for (width, height) in [(59, 16), (60, 15)] {
            let panes = divided(width, height, [4, 10, 9]);
            assert_eq!(panes.list, Rect::new(0, 1, width, height - 2));
            assert!(panes.is_single());
        }
    }

    #[test]
    fn facets_are_as_high_as_their_lines_and_leave_a_third_to_the_last() {
        // Each shares its border with the one above.
        for (height, choices, heights) in [
            (16, [4, 10, 9], [6, 6, 4]),
            (30, [4, 10, 9], [6, 12, 12]),
            (30, [4, 40, 9], [6, 17, 7]),
            (60, [40, 40, 9], [29, 21, 10]),
            (60, [u16::MAX, 1, 0], [29, 3, 28]),
        ] {
            let facets = divided(100, height, choices).facets;
            assert_eq!(facets.map(|area| area.height), heights, "{height}");
            assert_eq!(facets[1].y, facets[0].bottom() - 1);
            assert_eq!(facets[2].y, facets[1].bottom() - 1);
            assert_eq!(facets[2].bottom(), height - 1);
        }
    }
}
