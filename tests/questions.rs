//! Questions in people's own words, asked in a real terminal: the answer stands on the screen.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    missing_docs
)]

#[path = "support/pty.rs"]
mod pty;

use std::fmt::Write;
use std::path::Path;

use pty::{Session, Setup};

/// The share of questions that must find their answer, in per cent.
const LEAST: usize = 92;

/// A question and what must stand on the screen.
struct Question<'a> {
    typed: &'a str,
    answer: &'a str,
}

/// The lists with what is asked of them; the list without a name is the one in the program.
fn questions(text: &str) -> Vec<(&str, Vec<Question<'_>>)> {
    let mut lists: Vec<(&str, Vec<Question<'_>>)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let list = line
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'));
        if let Some(list) = list {
            lists.push((list, Vec::new()));
        } else if let Some((typed, answer)) = line.split_once('|') {
            let (typed, answer) = (typed.trim(), answer.trim());
            lists.last_mut().unwrap().1.push(Question { typed, answer });
        }
    }
    lists
}

fn open(list: &str) -> Session {
    let setup = Setup::new().size(110, 30);
    if list.is_empty() {
        return setup.open();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/questions");
    let path = path.join(list);
    let session = setup.args(["--data", path.to_str().unwrap()]).open();
    session.wait_text("/");
    session.wait_quiet();
    session
}

/// Asks, and says whether the answer stands there while it is typed or after one Enter.
fn is_answered(session: &mut Session, question: &Question<'_>) -> bool {
    // The line is emptied, and the list is that of all records again.
    session.send("\x1b");
    session.wait_quiet();
    session.send("/\x15");
    session.wait_quiet();
    session.send(question.typed);
    session.wait_quiet();
    let has_answer = |session: &Session| {
        let shown = session.contents();
        // What was typed stands in the last line, and is no answer.
        let lines: Vec<_> = shown.lines().collect();
        let above = &lines[..lines.len().saturating_sub(1)];
        above.iter().any(|line| line.contains(question.answer))
    };
    if has_answer(session) {
        return true;
    }
    session.send("\r");
    session.wait_quiet();
    has_answer(session)
}

#[test]
fn questions_find_their_answers() {
    let text = include_str!("questions/questions.txt");
    let (mut all, mut told) = (0, String::new());
    for (list, questions) in questions(text) {
        let mut session = open(list);
        for question in &questions {
            all += 1;
            if !is_answered(&mut session, question) {
                let (typed, answer) = (question.typed, question.answer);
                writeln!(told, "{list} {typed:?} does not show {answer:?}").unwrap();
            }
        }
    }
    let missed = told.lines().count();
    assert!(all >= 80, "{all} questions");
    println!(
        "{} of {all} questions find their answer\n{told}",
        all - missed
    );
    assert!(
        (all - missed) * 100 >= all * LEAST,
        "{missed} of {all}:\n{told}"
    );
}
