//! The house: rooms in one order, each using only those to its left.
//!
//! The order stands in the text of `src/lib.rs`. Tests in the source keep to it as well.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "house/modules.rs"]
mod modules;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use modules::Modules;

const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src");

/// A line of one room that names another.
#[derive(Debug, PartialEq, Eq)]
struct Use {
    file: String,
    line: usize,
    from: String,
    to: String,
}

/// The rooms from left to right; those of one step stand side by side.
fn order(library: &str) -> Vec<Vec<String>> {
    let text = library
        .lines()
        .filter_map(|line| line.strip_prefix("//! "))
        .find_map(|line| line.strip_prefix("rooms: "))
        .expect("src/lib.rs has a line `rooms: a → b → {c, d}`");
    let steps = text
        .split('→')
        .map(|step| step.trim_matches([' ', '{', '}']));
    steps
        .map(|step| step.split(", ").map(str::to_owned).collect())
        .collect()
}

/// The rooms that the library declares.
fn declared(library: &str) -> Vec<String> {
    let lines = library.lines();
    let names = lines.filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

/// The files of a folder and of those in it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The path of the module in a file: `src/reader/json.rs` is `reader`, `json`.
fn module(file: &str) -> Vec<&str> {
    file.trim_end_matches(".rs").split('/').collect()
}

/// Every place in a file where a path starts at the root of the crate and enters another room.
fn uses(file: &str, content: &str) -> Vec<Use> {
    let module = module(file);
    let mut uses = Vec::new();
    // How many modules of this file are open: `super` in its tests leads to the file itself.
    let mut inside = 0;
    for (number, start, line) in lines(content) {
        if line.starts_with("mod ") && line.ends_with('{') {
            inside = 1;
        } else if line == "}" {
            inside = 0;
        }
        let out_of_the_room = "super::".repeat(module.len() + inside);
        let roots = ["crate::", "khuyencong::", &out_of_the_room];
        let after = roots.into_iter().flat_map(|root| entered(line, root));
        let names = after.flat_map(|after| named(&content[start + after..]));
        uses.extend(names.filter(|name| *name != module[0]).map(|to| Use {
            file: file.to_owned(),
            line: number,
            from: module[0].to_owned(),
            to: to.to_owned(),
        }));
    }
    uses
}

/// The lines that are no comments, with their numbers and where they start.
fn lines(content: &str) -> impl Iterator<Item = (usize, usize, &str)> {
    let mut start = 0;
    let lines = content.split('\n').zip(1..).map(move |(line, number)| {
        let known = (number, start, line);
        start += line.len() + 1;
        known
    });
    lines.filter(|(.., line)| !line.trim_start().starts_with("//"))
}

/// Where a line goes on after `root`, if that is where a path begins.
fn entered<'a>(line: &'a str, root: &'a str) -> impl Iterator<Item = usize> {
    let starts = line.match_indices(root).filter(|(place, _)| {
        let before = line[..*place].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    });
    starts.map(|(place, _)| place + root.len())
}

/// The first names of a path, or of each path between braces.
fn named(path: &str) -> Vec<&str> {
    let Some(group) = path.strip_prefix('{') else {
        return vec![first_word(path)];
    };
    let (mut depth, mut names) = (0, vec![first_word(group)]);
    for (place, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(first_word(&group[place + 1..])),
            _ => {}
        }
    }
    names
}

fn first_word(text: &str) -> &str {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
    &text[..end.unwrap_or(text.len())]
}

/// One sentence for each use that does not go to the left.
fn broken(order: &[Vec<String>], uses: &[Use]) -> Vec<String> {
    let step = |room: &String| order.iter().position(|step| step.contains(room));
    let sentences = uses.iter().filter_map(|one| {
        let (own, other) = (step(&one.from)?, step(&one.to)?);
        let Use {
            file,
            line,
            from,
            to,
        } = one;
        let stands = match own.cmp(&other) {
            Ordering::Greater => return None,
            Ordering::Equal => "beside",
            Ordering::Less => "to the right of",
        };
        Some(format!(
            "src/{file}:{line}: {from} uses {to}, which stands {stands} it"
        ))
    });
    sentences.collect()
}

/// Rooms that lead back to the first of them, if there are any.
fn circle(uses: &[Use]) -> Option<Vec<&str>> {
    let mut ways: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for one in uses {
        ways.entry(&one.from).or_default().insert(&one.to);
    }
    // A room that leads only to rooms without circles is in none; what stays leads on for ever.
    while let Some(end) = dead_end(&ways) {
        ways.remove(end);
    }
    let mut way = vec![*ways.keys().next()?];
    loop {
        let next = ways[way[way.len() - 1]]
            .iter()
            .find(|to| ways.contains_key(*to))?;
        let start = way.iter().position(|room| room == next);
        way.push(next);
        if let Some(start) = start {
            return Some(way.split_off(start));
        }
    }
}

fn dead_end<'a>(ways: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Option<&'a str> {
    let leads_on = |to: &BTreeSet<&str>| to.iter().any(|room| ways.contains_key(room));
    let mut rooms = ways.iter();
    rooms.find(|(_, to)| !leads_on(to)).map(|(room, _)| *room)
}

fn library() -> String {
    fs::read_to_string(Path::new(SOURCE).join("lib.rs")).unwrap()
}

/// The files of all rooms, each with its name below `src`.
fn rooms() -> Vec<(String, String)> {
    let mut rooms = Vec::new();
    for path in files(Path::new(SOURCE)) {
        let file = path.strip_prefix(SOURCE).unwrap().to_str().unwrap();
        if !["lib.rs", "main.rs"].contains(&file) {
            rooms.push((file.to_owned(), fs::read_to_string(&path).unwrap()));
        }
    }
    rooms
}

fn all_uses() -> Vec<Use> {
    let files = rooms();
    let uses = files.iter().flat_map(|(file, content)| uses(file, content));
    let mut uses: Vec<_> = uses.collect();
    let rooms = declared(&library());
    uses.retain(|one| rooms.contains(&one.to));
    uses
}

#[test]
fn every_room_has_its_place_in_the_order() {
    let library = library();
    let mut placed = order(&library).concat();
    placed.sort();
    assert_eq!(placed, declared(&library));
}

#[test]
fn a_room_uses_only_rooms_to_its_left() {
    let uses = all_uses();
    assert!(uses.len() > 100, "only {} uses were seen", uses.len());
    let broken = broken(&order(&library()), &uses);
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn no_room_leads_back_to_itself() {
    let uses = all_uses();
    if let Some(way) = circle(&uses) {
        panic!("these rooms use one another: {}", way.join(" → "));
    }
}

/// Files that still use one another, by how their names begin; they are to be taken apart.
const TANGLED: &[&str] = &["listing"];

#[test]
fn no_file_leads_back_to_itself() {
    let mut uses = Modules::of(&rooms()).uses();
    assert!(uses.len() > 300, "only {} uses were seen", uses.len());
    uses.retain(|one| !TANGLED.iter().any(|start| one.from.starts_with(start)));
    if let Some(way) = circle(&uses) {
        panic!("these files use one another: {}", way.join(" → "));
    }
}

#[test]
fn a_path_leads_to_the_file_that_has_its_end() {
    let files = [
        ("a.rs", "mod b;\nmod c;\npub use b::B;\nfn f() { c::g(); }"),
        ("a/b.rs", "use std::fmt;\npub struct B;"),
        (
            "a/c.rs",
            "use super::{B, d::*};\n#[cfg(test)]\nmod tests {\n    use super::super::f;\n}",
        ),
        ("a/d.rs", "fn h() { crate::a::f(); }"),
    ];
    let files = files.map(|(name, content)| (name.to_owned(), content.to_owned()));
    let uses = Modules::of(&files).uses();
    let mut ways: Vec<_> = uses.iter().map(|one| (&*one.from, &*one.to)).collect();
    ways.sort_unstable();
    assert_eq!(
        ways,
        [("a", "a/c"), ("a/c", "a/b"), ("a/c", "a/d"), ("a/d", "a")]
    );
}

#[test]
fn a_wrong_use_is_seen_in_every_form() {
    let order = order("//! rooms: text → {reader, search} → view");
    for (content, line, to) in [
        ("use crate::view::Theme;", 1, "view"),
        (
            "\nuse crate::{\n    text,\n    search::{parse, Query},\n};",
            2,
            "search",
        ),
        ("fn a() {\n    crate::view::b();\n}", 2, "view"),
        ("use super::super::view;", 1, "view"),
        (
            "mod tests {\n    use super::super::super::view;\n}",
            2,
            "view",
        ),
        ("use khuyencong::search;", 1, "search"),
    ] {
        let broken = broken(&order, &uses("reader/json.rs", content));
        let stands = if to == "view" {
            "to the right of"
        } else {
            "beside"
        };
        let sentence =
            format!("src/reader/json.rs:{line}: reader uses {to}, which stands {stands} it");
        assert_eq!(broken, [sentence], "{content}");
    }
    for content in [
        "use crate::text;",
        "// use crate::view;",
        "use super::view;",
        "mod tests {\n    use super::super::view;\n}",
        "use crate::reader::view;",
    ] {
        let uses = uses("reader/json.rs", content);
        assert!(broken(&order, &uses).is_empty(), "{content}");
    }
}

#[test]
fn a_circle_is_told_by_its_rooms() {
    let one = |from: &str, to: &str| Use {
        file: String::new(),
        line: 0,
        from: from.to_owned(),
        to: to.to_owned(),
    };
    let mut uses = vec![one("a", "b"), one("b", "c"), one("b", "text")];
    assert_eq!(circle(&uses), None);
    uses.push(one("c", "b"));
    assert_eq!(circle(&uses), Some(vec!["b", "c", "b"]));
}
