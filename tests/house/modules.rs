//! Which file of the source uses which other: paths are followed through `pub use` to the file
//! that has what they name. What tests use is left out, for tests stand beside what they test.

use std::collections::{BTreeMap, BTreeSet};

use super::{Use, first_word, lines};

/// A module as the names that lead to it.
type Path = Vec<String>;

/// What a file says of other files.
#[derive(Default)]
struct Module {
    /// The paths that it brings in, under the name that each has here.
    known: BTreeMap<String, Path>,
    /// What it only hands on: whoever uses that does not use this file.
    handed_on: BTreeSet<String>,
    /// The paths that it follows in its code.
    followed: Vec<Path>,
}

/// All files of the source, by the path of their module.
pub struct Modules(BTreeMap<Path, Module>);

impl Modules {
    /// Reads files, each with its name below `src`.
    pub fn of(files: &[(String, String)]) -> Self {
        let tested = |name: &str| name.ends_with("/tests.rs") || name.ends_with("/plain.rs");
        let files = files.iter().filter(|(name, _)| !tested(name));
        let modules =
            files.map(|(name, content)| (path(&name.replace(".rs", ""), "/"), read(content)));
        Self(modules.collect())
    }

    /// Every use of one file by another.
    pub fn uses(&self) -> Vec<Use> {
        let mut uses = Vec::new();
        for (own, module) in &self.0 {
            let known = module.known.iter();
            let needed = known.filter(|(name, _)| !module.handed_on.contains(*name));
            for path in needed.map(|(_, path)| path).chain(&module.followed) {
                let home = self
                    .absolute(own, path)
                    .and_then(|path| self.home(&path, 0));
                uses.extend(home.filter(|home| home != own).map(|home| Use {
                    file: format!("{}.rs", own.join("/")),
                    line: 0,
                    from: own.join("/"),
                    to: home.join("/"),
                }));
            }
        }
        uses
    }

    /// The path from the root; none if it leads out of the crate.
    fn absolute(&self, own: &Path, path: &Path) -> Option<Path> {
        let ups = path.iter().take_while(|name| *name == "super").count();
        match path[0].as_str() {
            "crate" => Some(path[1..].to_vec()),
            "super" => Some([&own[..own.len().checked_sub(ups)?], &path[ups..]].concat()),
            "self" => Some([own, &path[1..]].concat()),
            _ => {
                let inner = [own, &path[..]].concat();
                self.0.contains_key(&inner[..=own.len()]).then_some(inner)
            }
        }
    }

    /// The file that has what a path names.
    fn home(&self, path: &Path, steps: usize) -> Option<Path> {
        let mut ends = (1..=path.len()).rev();
        let end = ends.find(|end| self.0.contains_key(&path[..*end]))?;
        let (module, rest) = (path[..end].to_vec(), &path[end..]);
        let further = rest
            .first()
            .and_then(|name| self.0[&module].known.get(name));
        match further.and_then(|known| self.absolute(&module, known)) {
            Some(known) if steps < 8 => self.home(&[&known, &rest[1..]].concat(), steps + 1),
            _ => Some(module),
        }
    }
}

fn path(text: &str, between: &str) -> Path {
    text.split(between)
        .map(|name| name.trim().to_owned())
        .collect()
}

fn read(content: &str) -> Module {
    let code: Vec<_> = lines(content).map(|(.., line)| line).collect();
    let code = code.join("\n");
    let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let (mut module, mut body, mut open) = (Module::default(), String::new(), Vec::new());
    for statement in code.split_inclusive(';') {
        let Some((before, tree)) = brought_in(statement) else {
            body.push_str(statement);
            continue;
        };
        body.push_str(before);
        let is_open = !before.is_empty() && !before.ends_with('\n');
        for path in spread(tree) {
            let name = path[path.len() - 1].clone();
            open.extend(is_open.then(|| name.clone()));
            module.known.insert(name, path);
        }
    }
    let names: BTreeSet<_> = words(&body).collect();
    open.retain(|name| !names.contains(name.as_str()));
    module.handed_on = open.into_iter().collect();
    module.followed = followed(&body);
    module
}

/// What stands before the `use` that a statement ends in, and what that brings in.
fn brought_in(statement: &str) -> Option<(&str, &str)> {
    let (before, tree) = statement.rsplit_once("use ")?;
    let line = before.rsplit('\n').next()?;
    let is_use = line.is_empty() || line.starts_with("pub");
    is_use.then(|| (before, tree.trim_end_matches(';')))
}

/// `a::{b, c::d}` is `a::b` and `a::c::d`.
fn spread(tree: &str) -> Vec<Path> {
    let Some((before, group)) = tree.split_once('{') else {
        let tree = tree.split(" as ").next().unwrap_or(tree);
        return vec![path(tree.trim().trim_end_matches("::self"), "::")];
    };
    let group = &group[..group.rfind('}').unwrap_or(group.len())];
    let mut depth = 0;
    let parts = group.split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    let parts = parts.filter(|part| !part.trim().is_empty());
    parts
        .flat_map(|part| spread(&format!("{}{}", before.trim(), part.trim())))
        .collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.filter(|word| !word.is_empty())
}

/// The paths of two names and more.
fn followed(body: &str) -> Vec<Path> {
    let body = body.replace("pub(in crate::", "pub(in ");
    let tokens = body.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
    let paths = tokens.filter(|token| token.contains("::"));
    let paths = paths.map(|token| path(token.trim_matches(':'), "::"));
    paths
        .filter(|path| path.len() > 1 && first_word(&path[0]) == path[0])
        .collect()
}
