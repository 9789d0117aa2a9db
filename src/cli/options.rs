//! The options that hold for every subcommand, before it or behind it.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource::CommandLine;
use clap::{Arg, ArgAction, ArgMatches};

use super::grammar::{command, everywhere};
use crate::messages::Messages;
use crate::reader;
use crate::terminal;
use crate::text::{Decimal, Lang};

/// What holds for every subcommand.
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[derive(Debug)]
pub(super) struct Options {
    /// The files to open; none for the data inside.
    pub(super) files: Vec<PathBuf>,
    /// The language.
    pub(super) words: &'static Messages,
    /// How files are to be read.
    pub(super) reading: reader::Options,
    /// Whether the output must be ASCII.
    pub(super) ascii: bool,
    /// Whether the screen may have colours.
    pub(super) colours: bool,
    /// Whether what was copied is printed at the end.
    pub(super) print_on_exit: bool,
    /// Whether the user is a guest: nothing is written, and read below one folder only.
    pub(super) restricted: bool,
}

impl Options {
    pub(super) fn new(matches: &ArgMatches, words: &'static Messages) -> Self {
        let given = Given(matches);
        let numbers = given.one::<String>("numbers");
        let numbers = numbers.and_then(|name| Decimal::parse(name));
        let words = words.with_numbers(numbers.unwrap_or(words.decimal));
        let named: Vec<PathBuf> = given.all("data");
        // Scripts get the same bytes whatever the locale is.
        let on_screen = terminal::output_width().is_some();
        let restricted = given.flag("restricted");
        let files = if named.is_empty() && !restricted {
            files_of_environment()
        } else {
            named
        };
        let mut reading = reading(given, words);
        if files.is_empty() {
            // How files are written says nothing of the data inside.
            reading.encoding = None;
        }
        Self {
            files,
            reading,
            words,
            ascii: given.flag("ascii") || (on_screen && terminal::wants_ascii()),
            colours: !given.flag("no-color") && terminal::wants_colour(),
            print_on_exit: matches.get_flag("print-on-exit"),
            restricted,
        }
    }
}

fn reading(given: Given<'_>, words: &'static Messages) -> reader::Options {
    let encoding = given.one::<String>("encoding");
    // Without a folder, a guest may read nowhere: no path is below it.
    let root = given.one::<PathBuf>("root").cloned();
    let is_restricted = given.flag("restricted");
    reader::Options {
        encoding: encoding.and_then(|name| reader::Encoding::parse(name)),
        map: ["map", "unit", "decimal"]
            .into_iter()
            .flat_map(|option| given.all(option))
            .collect(),
        root: is_restricted.then(|| root.unwrap_or_default()),
        ..reader::Options::new(words)
    }
}

/// What was given before a subcommand and behind it: either place is good, and neither is lost.
#[derive(Clone, Copy)]
struct Given<'a>(&'a ArgMatches);

impl<'a> Given<'a> {
    fn places(self) -> impl Iterator<Item = &'a ArgMatches> {
        let behind = self.0.subcommand().map(|(_, asked)| asked);
        std::iter::once(self.0).chain(behind)
    }

    fn all<T: Clone + Send + Sync + 'static>(self, name: &str) -> Vec<T> {
        let given = self.places().filter_map(|place| place.get_many(name));
        given.flatten().cloned().collect()
    }

    fn one<T: Clone + Send + Sync + 'static>(self, name: &str) -> Option<&'a T> {
        self.places().find_map(|place| place.get_one(name))
    }

    fn flag(self, name: &str) -> bool {
        self.places().any(|place| place.get_flag(name))
    }

    /// What only both places together show to be wrong.
    fn wrong(self, options: &[Arg]) -> Option<(ErrorKind, String)> {
        let twice = |option: &&Arg| {
            let name = option.get_id().as_str();
            let is_given = |place: &&ArgMatches| place.value_source(name) == Some(CommandLine);
            let may_repeat = matches!(option.get_action(), ArgAction::Append);
            !may_repeat && self.places().filter(is_given).count() > 1
        };
        if let Some(option) = options.iter().find(twice) {
            return Some((
                ErrorKind::ArgumentConflict,
                format!("--{}", option.get_id()),
            ));
        }
        // A folder that does not bind anybody would look as if it did.
        let is_loose = self.one::<PathBuf>("root").is_some() && !self.flag("restricted");
        is_loose.then(|| {
            (
                ErrorKind::MissingRequiredArgument,
                "--restricted".to_owned(),
            )
        })
    }
}

/// Reads the arguments.
///
/// # Errors
/// Says what is wrong with them, or is the help that was asked for.
pub(super) fn read(
    arguments: &[OsString],
    words: &'static Messages,
) -> Result<ArgMatches, clap::Error> {
    let command = command(words);
    let arguments = with_exclusions(arguments);
    let matches = command.clone().try_get_matches_from(arguments)?;
    let Some((kind, option)) = Given(&matches).wrong(&everywhere(&words.cli)) else {
        return Ok(matches);
    };
    let mut error = clap::Error::new(kind).with_cmd(&command);
    error.insert(ContextKind::InvalidArg, ContextValue::String(option));
    Err(error)
}

/// The arguments with the words that a query excludes, `-máy`, told from options by a space.
fn with_exclusions(arguments: &[OsString]) -> Vec<OsString> {
    let (mut asks, mut writes) = (false, false);
    let mut told = Vec::with_capacity(arguments.len());
    for argument in arguments {
        let text = argument.to_str().unwrap_or_default();
        let word = text.strip_prefix('-').filter(|word| {
            let is_output = writes && word.starts_with('o');
            !is_output && !word.starts_with('-') && !matches!(*word, "" | "h" | "V")
        });
        told.push(if asks && word.is_some() {
            format!(" {text}").into()
        } else {
            argument.clone()
        });
        writes |= !asks && text == "export";
        // Behind `--` all are words already.
        asks = (asks || matches!(text, "search" | "export")) && text != "--";
    }
    told
}

/// `KHUYENCONG_DATA` names files as `PATH` names folders.
fn files_of_environment() -> Vec<PathBuf> {
    let listed = env::var_os("KHUYENCONG_DATA").unwrap_or_default();
    env::split_paths(&listed)
        .filter(|path| !path.as_os_str().is_empty())
        .collect()
}

/// The words to speak with, which must be known before the arguments are read: help is in them.
pub(super) fn language(arguments: &[OsString]) -> &'static Messages {
    let asked = asked(arguments, "--lang").or_else(|| env::var("KHUYENCONG_LANG").ok());
    let lang = asked.and_then(|name| Lang::parse(&name));
    Messages::of(lang.unwrap_or_default())
}

/// The words that stand for the value of an option, before anything is known about arguments.
fn asked(arguments: &[OsString], option: &str) -> Option<String> {
    let plain: Vec<_> = arguments
        .iter()
        .map(|argument| argument.to_string_lossy())
        .collect();
    let following = plain.windows(2).find(|pair| pair[0] == option);
    let joined = plain
        .iter()
        .find_map(|argument| argument.strip_prefix(option)?.strip_prefix('='));
    following
        .map(|pair| pair[1].as_ref())
        .or(joined)
        .map(str::to_owned)
}

/// The format that a subcommand was asked for.
pub(super) fn format(asked: &ArgMatches) -> &str {
    asked
        .get_one::<String>("format")
        .map_or("table", String::as_str)
}
