//! The chart below the detail.

use super::*;
use crate::dataset::{Figure, Indicator, Record, TextField};

/// The list of trainings with so many trainees each.
fn trainings(trainees: &[i64]) -> App {
    let mut dataset = Dataset::default();
    for (number, value) in (1..).zip(trainees) {
        let mut record = Record::default();
        record.set(TextField::Title, &format!("Lớp {number}"));
        record.figures = vec![Figure::exact(Indicator::Trainees, *value)];
        dataset.push(&record);
    }
    let mut app = over(dataset);
    act(&mut app, Action::Show(View::Training));
    app
}

/// How long the bars at the foot of the detail are; what has no block there has length 0.
fn bars(lines: &[String], most: usize) -> Vec<usize> {
    let foot = lines.len() - 2;
    let bars = lines[foot - most..foot].iter();
    bars.map(|line| line.matches('█').count()).collect()
}

#[test]
fn a_chart_has_two_bars_or_more() {
    assert_eq!(bars(&drawn(&trainings(&[5])), 2), [0, 0]);
    let two = bars(&drawn(&trainings(&[5, 5])), 2);
    assert!(two[0] > 1 && two[0] == two[1], "{two:?}");
}

#[test]
fn a_small_number_has_a_bar_and_zero_has_none() {
    let lines = drawn(&trainings(&[100_000, 1, 0]));
    let bars = bars(&lines, 3);
    assert!(bars[0] > 1 && bars[1..] == [1, 0], "{lines:#?}");
    let zero = &lines[lines.len() - 3];
    assert!(zero.contains("Lớp 3") && zero.contains(" 0 "), "{zero}");
}

#[test]
fn a_chart_leaves_a_line_below_the_detail_and_has_no_empty_bars() {
    let mut app = explorer();
    search(&mut app, "may");
    // Beside the list, so that every line below it belongs to the detail.
    let detail = |line: &String| line.chars().skip(131).collect::<String>();
    let mut shown = 0;
    for height in 16..60 {
        let lines = drawn_at(&mut app, (200, height));
        let lines: Vec<_> = lines.iter().map(detail).collect();
        let Some(first) = lines.iter().position(|line| line.contains('█')) else {
            assert_eq!(shown, 0, "no chart at {height}");
            continue;
        };
        let is_empty = |line: usize| lines[line].trim_matches(['│', ' ']).is_empty();
        assert!(is_empty(first - 2), "{lines:#?}");
        assert!(shown > 0 || !is_empty(first - 3), "{lines:#?}");
        let foot = lines.len() - 2;
        assert!(
            lines[first..foot].iter().all(|line| line.contains('█')),
            "{lines:#?}"
        );
        shown += 1;
    }
    assert!(shown > 0);
}
