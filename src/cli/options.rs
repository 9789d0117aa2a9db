//! The options and subcommands. Help, completions and manual are made from [`command`].

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::help;
use crate::dataset::Field;
use crate::messages::{Cli, Messages};
use crate::reader;
use crate::terminal;
use crate::text::{Decimal, Lang};
use crate::writer::Format;

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
        let numbers = matches.get_one::<String>("numbers");
        let numbers = numbers.and_then(|name| Decimal::parse(name));
        let words = words.with_numbers(numbers.unwrap_or(words.decimal));
        let named: Vec<PathBuf> = matches
            .get_many("data")
            .into_iter()
            .flatten()
            .cloned()
            .collect();
        // Scripts get the same bytes whatever the locale is.
        let on_screen = terminal::output_width().is_some();
        let restricted = matches.get_flag("restricted");
        let files = if named.is_empty() && !restricted {
            files_of_environment()
        } else {
            named
        };
        Self {
            files,
            reading: reading(matches, words),
            words,
            ascii: matches.get_flag("ascii") || (on_screen && terminal::wants_ascii()),
            colours: !matches.get_flag("no-color") && terminal::wants_colour(),
            print_on_exit: matches.get_flag("print-on-exit"),
            restricted,
        }
    }
}

fn reading(matches: &ArgMatches, words: &'static Messages) -> reader::Options {
    let encoding = matches.get_one::<String>("encoding");
    reader::Options {
        encoding: encoding.and_then(|name| reader::Encoding::parse(name)),
        map: matches
            .get_many("map")
            .into_iter()
            .flatten()
            .cloned()
            .collect(),
        root: root(matches),
        ..reader::Options::new(words)
    }
}

/// The only folder that a guest may read from. Without one it is nowhere: no path is below it.
fn root(matches: &ArgMatches) -> Option<PathBuf> {
    let named = matches.get_one::<PathBuf>("root").cloned();
    matches
        .get_flag("restricted")
        .then(|| named.unwrap_or_default())
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

/// The command line in a language.
pub(super) fn command(words: &'static Messages) -> Command {
    help::in_words(grammar(words), &words.cli)
}

/// What may be asked for, with a word about each.
fn grammar(words: &'static Messages) -> Command {
    let w = &words.cli;
    Command::new("khuyencong")
        .version(env!("CARGO_PKG_VERSION"))
        .about(w.about)
        .after_help(w.after_help)
        .disable_help_subcommand(true)
        .args(everywhere(w))
        .subcommands([
            search(w),
            Command::new("show")
                .about(w.show)
                .arg(Arg::new("id").help(w.id).required(true)),
            Command::new("summary")
                .about(w.summary)
                .arg(table_or_json(words)),
            Command::new("reconcile")
                .about(w.reconcile)
                .args([flag("strict", w.strict), table_or_json(words)]),
            check(words),
            export(w),
            completions(w),
            Command::new("man").about(w.man),
        ])
}

/// What holds for every subcommand, and for the explorer.
fn everywhere(w: &'static Cli) -> [Arg; 10] {
    [
        many("data", w.data)
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf)),
        choice("encoding", names(reader::Encoding::NAMES), w.encoding).global(true),
        many("map", w.map)
            .value_name("COLUMN=FIELD")
            .value_parser(|argument: &str| mapping(argument, w)),
        choice("lang", names(Lang::NAMES), w.lang).global(true),
        choice("numbers", names(Decimal::NAMES), w.numbers).global(true),
        flag("ascii", w.ascii).global(true),
        flag("no-color", w.no_color).global(true),
        flag("print-on-exit", w.print_on_exit),
        flag("restricted", w.restricted).global(true),
        Arg::new("root")
            .long("root")
            .help(w.root)
            .value_name("DIR")
            .value_parser(value_parser!(PathBuf))
            .requires("restricted")
            .global(true),
    ]
}

fn search(w: &'static Cli) -> Command {
    Command::new("search").about(w.search).args([
        Arg::new("query").help(w.query).num_args(1..).required(true),
        limit(w),
        choice("format", ["table", "json", "csv"], w.format).default_value("table"),
    ])
}

fn check(words: &'static Messages) -> Command {
    Command::new("check").about(words.cli.check).args([
        Arg::new("files")
            .help(words.cli.files)
            .value_name("FILE")
            .num_args(1..)
            .required(true)
            .value_parser(value_parser!(PathBuf)),
        table_or_json(words),
    ])
}

fn export(w: &'static Cli) -> Command {
    Command::new("export").about(w.export).args([
        Arg::new("query").help(w.query).num_args(0..),
        choice("format", Format::names(), w.format),
        Arg::new("output")
            .short('o')
            .long("output")
            .help(w.output)
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf)),
        flag("force", w.force),
        flag("semicolon", w.semicolon),
    ])
}

fn completions(w: &'static Cli) -> Command {
    Command::new("completions").about(w.completions).arg(
        Arg::new("shell")
            .help(w.shell)
            .required(true)
            .value_parser(value_parser!(clap_complete::Shell)),
    )
}

/// Reads `Cột=field`.
fn mapping(argument: &str, words: &Cli) -> Result<(String, Field), String> {
    let known = || (words.how_to_map)(&Field::keys().collect::<Vec<_>>().join(", "));
    let (column, field) = argument.rsplit_once('=').ok_or_else(known)?;
    let field = Field::parse(field.trim()).ok_or_else(known)?;
    Ok((column.trim().to_owned(), field))
}

fn table_or_json(words: &Messages) -> Arg {
    choice("format", ["table", "json"], words.cli.format).default_value("table")
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .help(help)
        .action(ArgAction::SetTrue)
}

fn many(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .help(help)
        .action(ArgAction::Append)
        .global(true)
}

fn choice(
    name: &'static str,
    values: impl IntoIterator<Item = &'static str>,
    help: &'static str,
) -> Arg {
    Arg::new(name)
        .long(name)
        .help(help)
        .value_parser(PossibleValuesParser::new(values))
}

/// The names in a table of what can be chosen.
fn names<T, const N: usize>(table: [(T, &'static str); N]) -> [&'static str; N] {
    table.map(|(_, name)| name)
}

fn limit(words: &'static Cli) -> Arg {
    let count = |argument: &str| argument.parse::<usize>().map_err(|_| words.whole_number);
    Arg::new("limit")
        .long("limit")
        .help(words.limit)
        .value_name("N")
        .value_parser(count)
}
