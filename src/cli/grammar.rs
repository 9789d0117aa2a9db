//! What may be asked for: the subcommands, their arguments, and a word about each.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};

use super::help;
use crate::dataset::Field;
use crate::messages::{Cli, Messages};
use crate::reader::{self, Chosen};
use crate::text::{Decimal, Lang, Unit};
use crate::writer::Format;

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
        .arg(flag("print-on-exit", w.print_on_exit))
        .subcommands(
            [
                search(w),
                Command::new("show")
                    .about(w.show)
                    .arg(Arg::new("id").help(w.id).value_name("ID")),
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
            ]
            .map(|subcommand| subcommand.args(everywhere(w))),
        )
}

/// What holds for every subcommand, and for the explorer.
pub(super) fn everywhere(w: &'static Cli) -> [Arg; 11] {
    [
        many("data", w.data)
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf)),
        choice("encoding", names(reader::Encoding::NAMES), w.encoding),
        many("map", w.map)
            .value_name("COLUMN=FIELD")
            .value_parser(|argument: &str| mapping(argument, w)),
        many("unit", w.unit)
            .value_name("COLUMN=UNIT")
            .value_parser(|argument: &str| unit(argument, w)),
        many("decimal", w.decimal)
            .value_name("COLUMN=SIGN")
            .value_parser(|argument: &str| decimal(argument, w)),
        choice("lang", names(Lang::NAMES), w.lang),
        choice("numbers", names(Decimal::NAMES), w.numbers),
        flag("ascii", w.ascii),
        flag("no-color", w.no_color),
        flag("restricted", w.restricted),
        Arg::new("root")
            .long("root")
            .help(w.root)
            .value_name("DIR")
            .value_parser(value_parser!(PathBuf)),
    ]
}

fn search(w: &'static Cli) -> Command {
    Command::new("search").about(w.search).args([
        Arg::new("query")
            .help(w.query)
            .value_name("QUERY")
            .num_args(1..)
            .required(true),
        limit(w),
        exact(w),
        choice("format", ["table", "json", "csv"], w.format).default_value("table"),
    ])
}

fn check(words: &'static Messages) -> Command {
    Command::new("check").about(words.cli.check).args([
        Arg::new("files")
            .help(words.cli.files)
            .value_name("FILE")
            .num_args(1..)
            .value_parser(value_parser!(PathBuf)),
        table_or_json(words),
    ])
}

fn export(w: &'static Cli) -> Command {
    Command::new("export").about(w.export).args([
        Arg::new("query")
            .help(w.query)
            .value_name("QUERY")
            .num_args(0..),
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
            .value_name("SHELL")
            .required(true)
            .value_parser(value_parser!(clap_complete::Shell)),
    )
}

/// Reads `Cột=field`.
fn mapping(argument: &str, words: &Cli) -> Result<(String, Chosen), String> {
    let known = || (words.how_to_map)(&Field::keys().collect::<Vec<_>>().join(", "));
    let (column, field) = argument.rsplit_once('=').ok_or_else(known)?;
    let field = Field::parse(field.trim()).ok_or_else(known)?;
    Ok((column.trim().to_owned(), Chosen::Field(field)))
}

/// Reads `Cột=triệu`.
fn unit(argument: &str, words: &Cli) -> Result<(String, Chosen), String> {
    let split = argument.rsplit_once('=');
    let chosen = split.and_then(|(column, unit)| Some((column, Unit::named(unit)?)));
    let (column, unit) = chosen.ok_or(words.how_to_unit)?;
    Ok((column.trim().to_owned(), Chosen::Unit(unit)))
}

/// Reads `Cột=,`.
fn decimal(argument: &str, words: &Cli) -> Result<(String, Chosen), String> {
    let (column, sign) = argument.rsplit_once('=').ok_or(words.how_to_decimal)?;
    let decimal = match sign.trim() {
        "," => Decimal::Comma,
        "." => Decimal::Point,
        _ => return Err(words.how_to_decimal.to_owned()),
    };
    Ok((column.trim().to_owned(), Chosen::Decimal(decimal)))
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
}

fn choice(
    name: &'static str,
    values: impl IntoIterator<Item = &'static str>,
    help: &'static str,
) -> Arg {
    Arg::new(name)
        .long(name)
        .help(help)
        .value_name("NAME")
        .value_parser(PossibleValuesParser::new(values))
}

/// The names in a table of what can be chosen.
fn names<T, const N: usize>(table: [(T, &'static str); N]) -> [&'static str; N] {
    table.map(|(_, name)| name)
}

fn exact(words: &'static Cli) -> Arg {
    let exact = Arg::new("exact").long("exact").action(ArgAction::SetTrue);
    exact.help(words.exact)
}

fn limit(words: &'static Cli) -> Arg {
    let count = |argument: &str| argument.parse::<usize>().map_err(|_| words.whole_number);
    Arg::new("limit")
        .long("limit")
        .help(words.limit)
        .value_name("N")
        .value_parser(count)
}
