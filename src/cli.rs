//! The command line: options and subcommands in, an exit code out.
//!
//! The only room besides `main` that prints.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this room talks to the shell"
)]

mod options;
mod output;
mod reconciliation;
mod summary;

use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use anyhow::{Context, Result, anyhow, bail};
use clap::ArgMatches;

use crate::dataset::reconciliation::Verdict;
use crate::dataset::summary::summarize;
use crate::dataset::{self, Dataset};
use crate::messages::Messages;
use crate::reader::{self, Report, Source};
use crate::run;
use crate::search::{self, Request};
use crate::terminal::NoTerminal;
use crate::text;
use crate::view::Theme;
use options::Options;

/// Everything went well.
const GOOD: u8 = 0;
/// A check found something.
const FOUND: u8 = 1;
/// The arguments or the files cannot be used.
const UNUSABLE: u8 = 2;

/// Does what the arguments ask for.
#[must_use]
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<_> = arguments.collect();
    let words = options::language(&arguments);
    let code = match options::command(words).try_get_matches_from(arguments) {
        Ok(matches) => dispatch(&matches, words),
        Err(refusal) => {
            // Help and version are no errors; nothing can be done if they cannot be printed.
            let _ = refusal.print();
            if refusal.use_stderr() { UNUSABLE } else { GOOD }
        }
    };
    ExitCode::from(code)
}

fn dispatch(matches: &ArgMatches, words: &'static Messages) -> u8 {
    let options = Options::new(matches, words);
    let done = match matches.subcommand() {
        None => explore(&options),
        Some(("search", asked)) => search(&options, asked),
        Some(("show", asked)) => show(&options, asked),
        Some(("summary", asked)) => summary(&options, asked),
        Some(("reconcile", asked)) => reconcile(&options, asked),
        Some(("completions", asked)) => completions(&options, asked),
        Some(("man", _)) => manual(&options),
        Some((_, _)) => Ok(UNUSABLE),
    };
    done.unwrap_or_else(|error| refuse(&error))
}

/// Says in one line what went wrong. Who closed our output does not want to hear more.
fn refuse(error: &anyhow::Error) -> u8 {
    let closed = error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>());
    if closed
        .into_iter()
        .any(|cause| cause.kind() == ErrorKind::BrokenPipe)
    {
        return GOOD;
    }
    let causes: Vec<_> = error.chain().map(ToString::to_string).collect();
    eprintln!("khuyencong: {}", text::clean(&causes.join(": ")));
    UNUSABLE
}

fn open(options: &Options) -> Result<(Dataset, Report)> {
    if options.files.is_empty() {
        return Ok((reader::embedded(options.words)?, Report::default()));
    }
    reader::open(&options.files, options.words)
}

/// Opens the files and says on the error output what was odd about them.
fn open_aloud(options: &Options) -> Result<Dataset> {
    let (dataset, report) = open(options)?;
    for finding in report.findings() {
        eprintln!("khuyencong: {}", text::clean(&finding.to_string()));
    }
    Ok(dataset)
}

fn explore(options: &Options) -> Result<u8> {
    let sources = match &options.files[..] {
        [] => vec![Source::embedded()],
        files => files.iter().map(|file| Source::named(file)).collect(),
    };
    let theme = Theme::new(options.colours, options.ascii);
    let explored = run::explore(sources, reader::Options::new(options.words), &theme);
    let ending = explored.map_err(|error| match error.downcast_ref::<NoTerminal>() {
        Some(reason) => anyhow!(reason.say(options.words)),
        None => error,
    })?;
    if options.print_on_exit {
        output::line(options, &ending.copied.unwrap_or_default())?;
    }
    Ok(ending.code)
}

fn search(options: &Options, asked: &ArgMatches) -> Result<u8> {
    let dataset = open_aloud(options)?;
    let words: Vec<&str> = asked
        .get_many::<String>("query")
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let request = Request {
        query: words.join(" "),
        ..Request::default()
    };
    let answer = search::answer(&dataset, &request);
    if let Some(problem) = &answer.problem {
        bail!(problem.text(options.words));
    }
    let limit = asked
        .get_one::<usize>("limit")
        .copied()
        .unwrap_or(usize::MAX);
    let format = asked
        .get_one::<String>("format")
        .map_or("table", String::as_str);
    output::records(options, &dataset, &answer.items, limit, format)?;
    Ok(GOOD)
}

fn show(options: &Options, asked: &ArgMatches) -> Result<u8> {
    let dataset = open_aloud(options)?;
    let id = asked.get_one::<String>("id").map_or("", String::as_str);
    let row = dataset
        .find(id)
        .with_context(|| (options.words.cli.no_such_record)(id))?;
    output::record(options, row)?;
    Ok(GOOD)
}

fn summary(options: &Options, asked: &ArgMatches) -> Result<u8> {
    let dataset = open_aloud(options)?;
    let summary = summarize(&dataset);
    if options::format(asked) == "json" {
        output::script(&summary)?;
    } else {
        output::line(options, &summary::page(options, &dataset, &summary))?;
    }
    Ok(GOOD)
}

fn reconcile(options: &Options, asked: &ArgMatches) -> Result<u8> {
    let dataset = open_aloud(options)?;
    let checks = dataset::reconciliation::reconcile(&dataset);
    if options::format(asked) == "json" {
        let checks: Vec<_> = checks
            .iter()
            .map(|check| reconciliation::as_json(options, &dataset, check))
            .collect();
        output::script(&checks)?;
    } else {
        output::line(
            options,
            &reconciliation::table(options, &dataset, &checks).to_string(),
        )?;
    }
    let contradicts = checks
        .iter()
        .any(|check| check.verdict == Verdict::Contradicts);
    Ok(if contradicts && asked.get_flag("strict") {
        FOUND
    } else {
        GOOD
    })
}

fn completions(options: &Options, asked: &ArgMatches) -> Result<u8> {
    let shell = asked.get_one::<clap_complete::Shell>("shell").copied();
    let mut script = Vec::new();
    if let Some(shell) = shell {
        let mut command = options::command(options.words);
        clap_complete::generate(shell, &mut command, "khuyencong", &mut script);
    }
    io::stdout().write_all(&script)?;
    Ok(GOOD)
}

fn manual(options: &Options) -> Result<u8> {
    let mut page = Vec::new();
    clap_mangen::Man::new(options::command(options.words)).render(&mut page)?;
    io::stdout().write_all(&page)?;
    Ok(GOOD)
}
