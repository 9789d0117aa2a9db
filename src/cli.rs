//! The command line: options and subcommands in, an exit code out.
//!
//! The only room besides `main` that prints.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this room talks to the shell"
)]

mod file_sum;
mod grammar;
mod help;
mod manual;
mod options;
mod output;
mod reconciliation;
mod refusal;
mod summary;
mod told;

use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail};
use clap::ArgMatches;

use crate::dataset::summary::summarize;
use crate::dataset::{Dataset, Shared};
use crate::listing::{self, Answer, Request};
use crate::messages::Messages;
use crate::reader::{self, Report, Source};
use crate::run;
use crate::terminal::NoTerminal;
use crate::text;
use crate::view::Theme;
use crate::writer::{self, Format, LeftOut};
use options::Options;

/// Everything went well.
const GOOD: u8 = 0;
/// A check found something.
const FOUND: u8 = 1;
/// A search found nothing.
const NOTHING: u8 = 1;
/// The arguments or the files cannot be used.
const UNUSABLE: u8 = 2;

/// Does what the arguments ask for.
#[must_use]
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<_> = arguments.collect();
    let words = options::language(&arguments);
    let code = match options::read(&arguments, words) {
        Ok(matches) => dispatch(&matches, words),
        Err(answer) if answer.use_stderr() => {
            // Nothing can be done if a refusal cannot be printed, nor if help cannot.
            let _ = say_refusal(&answer, &arguments, words);
            UNUSABLE
        }
        Err(answer) => {
            let _ = output::cleaned(&mut io::stdout(), &answer.render().to_string());
            GOOD
        }
    };
    ExitCode::from(code)
}

/// A refusal repeats the argument, which may have come from anywhere.
fn say_refusal(
    error: &clap::Error,
    arguments: &[OsString],
    words: &'static Messages,
) -> io::Result<()> {
    let command = grammar::command(words);
    let mut subcommands = command.get_subcommands().map(clap::Command::get_name);
    let asked = subcommands.find(|name| arguments.iter().any(|argument| argument == name));
    let said = refusal::say(error, &command, asked, &words.cli);
    output::cleaned(&mut io::stderr(), &said)
}

fn dispatch(matches: &ArgMatches, words: &'static Messages) -> u8 {
    let options = Options::new(matches, words);
    let done = match matches.subcommand() {
        None => explore(&options),
        Some(("search", asked)) => search(&options, asked),
        Some(("show", asked)) => show(&options, asked),
        Some(("summary", asked)) => summary(&options, asked),
        Some(("reconcile", asked)) => reconcile(&options, asked),
        Some(("check", asked)) => check(&options, asked),
        Some(("export", asked)) => export(&options, asked),
        Some(("completions", asked)) => completions(&options, asked),
        Some(("man", _)) => man(&options),
        Some((_, _)) => Ok(UNUSABLE),
    };
    done.unwrap_or_else(|error| refuse(&error))
}

/// Says in one line what went wrong. Who closed our output does not want to hear more.
fn refuse(error: &anyhow::Error) -> u8 {
    if error.chain().any(is_broken_pipe) {
        return GOOD;
    }
    let causes: Vec<_> = error.chain().map(ToString::to_string).collect();
    eprintln!("khuyencong: {}", text::clean(&causes.join(": ")));
    UNUSABLE
}

/// The writers of CSV and JSON keep the cause to themselves.
fn is_broken_pipe(cause: &(dyn std::error::Error + 'static)) -> bool {
    let plain = cause.downcast_ref::<io::Error>().map(io::Error::kind);
    let json = cause
        .downcast_ref::<serde_json::Error>()
        .and_then(serde_json::Error::io_error_kind);
    let csv = cause
        .downcast_ref::<csv::Error>()
        .and_then(|error| match error.kind() {
            csv::ErrorKind::Io(error) => Some(error.kind()),
            _ => None,
        });
    [plain, json, csv].contains(&Some(ErrorKind::BrokenPipe))
}

/// What the options name, or the data inside.
fn sources(options: &Options) -> Vec<Source> {
    match &options.files[..] {
        [] => vec![Source::embedded()],
        files => files.iter().map(|file| Source::named(file)).collect(),
    }
}

fn load(options: &Options, sources: &[Source]) -> Result<(Dataset, Report)> {
    let shared = Shared::default();
    let go_on = &mut |_| ControlFlow::Continue(());
    let report = reader::load(sources, &options.reading, &shared, go_on)?;
    let dataset = std::mem::take(&mut *shared.write());
    Ok((dataset, report))
}

/// Opens the files and says on the error output what was odd about them, if that is little.
fn open_aloud(options: &Options) -> Result<Dataset> {
    Ok(load_aloud(options)?.0)
}

fn load_aloud(options: &Options) -> Result<(Dataset, Report)> {
    const SAID: usize = 5;
    let (dataset, report) = load(options, &sources(options))?;
    for finding in report.findings().iter().take(SAID) {
        eprintln!("khuyencong: {}", text::clean(&finding.to_string()));
    }
    if report.findings().len() > SAID {
        let count = options
            .words
            .number(i64::try_from(report.count()).unwrap_or(i64::MAX));
        eprintln!("khuyencong: {}", (options.words.cli.see_check)(&count));
    }
    Ok((dataset, report))
}

fn explore(options: &Options) -> Result<u8> {
    let theme = Theme::new(options.colours, options.ascii);
    let explored = run::explore(sources(options), options.reading.clone(), &theme);
    let ending = explored.map_err(|error| match error.downcast_ref::<NoTerminal>() {
        Some(reason) => anyhow!(reason.say(options.words)),
        None => error,
    })?;
    if options.print_on_exit {
        output::line(options, &ending.copied.unwrap_or_default())?;
    }
    Ok(ending.code)
}

/// What is found for the words of the subcommand.
fn found(dataset: &Dataset, options: &Options, asked: &ArgMatches) -> Result<Answer> {
    let words = asked.get_many::<String>("query").into_iter().flatten();
    let words: Vec<&str> = words.map(String::as_str).collect();
    let answer = listing::answer(
        dataset,
        &Request {
            query: words.join(" "),
            ..Request::default()
        },
    );
    match answer.problem {
        Some(problem) => bail!(problem.text(options.words)),
        None => Ok(answer),
    }
}

fn search(options: &Options, asked: &ArgMatches) -> Result<u8> {
    let dataset = open_aloud(options)?;
    let mut answer = found(&dataset, options, asked)?;
    if asked.get_flag("exact") {
        answer.near = Arc::default();
    }
    let limit = asked
        .get_one::<usize>("limit")
        .copied()
        .unwrap_or(usize::MAX);
    let format = options::format(asked);
    if format == "csv" {
        // It has the matches only.
        (answer.near, answer.told) = (Arc::default(), Arc::default());
    }
    output::records(options, &dataset, &answer, limit, format)?;
    // As `grep` does.
    let count = answer.items.len() + answer.told.len() + answer.near.len();
    Ok(if count == 0 { NOTHING } else { GOOD })
}

/// Reports on each file; one that cannot be read does not hide the others.
fn check(options: &Options, asked: &ArgMatches) -> Result<u8> {
    let files = asked.get_many::<PathBuf>("files").into_iter().flatten();
    let files: Vec<_> = files.chain(&options.files).collect();
    if files.is_empty() {
        return Err(anyhow!((options.words.cli.missing_argument)("<FILE>...")));
    }
    let sources: Vec<_> = files.into_iter().map(|file| Source::named(file)).collect();
    let as_json = options::format(asked) == "json";
    let (mut code, mut reports) = (GOOD, Vec::new());
    for source in &sources {
        match load(options, std::slice::from_ref(source)) {
            Ok((_, report)) => reports.push(report),
            Err(error) => code = refuse(&error),
        }
    }
    reports.extend(reader::between(&sources, &options.reading, &reports));
    if reports.iter().any(reader::Report::has_findings) {
        code = code.max(FOUND);
    }
    if as_json {
        let reports: Vec<_> = reports.iter().map(reader::check::to_json).collect();
        output::script(&reports)?;
    } else {
        for report in &reports {
            output::line(options, &reader::check::render_table(report, options.words))?;
        }
    }
    Ok(code)
}

fn export(options: &Options, asked: &ArgMatches) -> Result<u8> {
    let dataset = open_aloud(options)?;
    let answer = found(&dataset, options, asked)?;
    let items = &answer.items;
    let rows = items.records().iter().copied();
    let path = asked.get_one::<PathBuf>("output");
    // As everywhere, `-` is no name but standard output.
    let path = path.filter(|path| path.as_os_str() != "-");
    let ending = path.and_then(|path| path.extension()?.to_str());
    let named = asked
        .get_one::<String>("format")
        .map(String::as_str)
        .or(ending);
    let format = named.map_or(Some(Format::Json), Format::parse);
    let format = format.with_context(|| {
        let known: Vec<_> = Format::names().collect();
        (options.words.writer.no_such_format)(named.unwrap_or(""), &known.join(", "))
    })?;
    let semicolon = asked.get_flag("semicolon");
    let how = writer::Options {
        semicolon,
        ..writer::Options::new(options.words)
    };
    let write = |out: &mut dyn Write| writer::write(&dataset, rows, format, how, out);
    match path {
        None => output::data(write)?,
        Some(path) => save(options, path, asked.get_flag("force"), write)?,
    }
    if format.is_table() {
        let rows = items.records().iter().map(|row| dataset.row(*row));
        output::left_out(options, LeftOut::of(&dataset, rows));
    }
    if items.is_empty() && !answer.query.is_empty() {
        output::said(options, &answer);
        return Ok(NOTHING);
    }
    Ok(GOOD)
}

fn save(
    options: &Options,
    path: &Path,
    force: bool,
    write: impl FnOnce(&mut dyn Write) -> Result<()>,
) -> Result<()> {
    if options.restricted {
        return Err(anyhow!(options.words.cli.may_not_write));
    }
    let saved = writer::save(path, force, write).map_err(|error| {
        if error.is::<writer::Exists>() {
            anyhow!(options.words.writer.exists)
        } else {
            error
        }
    });
    saved.with_context(|| path.display().to_string())
}

fn show(options: &Options, asked: &ArgMatches) -> Result<u8> {
    let dataset = open_aloud(options)?;
    let Some(id) = asked.get_one::<String>("id") else {
        for told in told::all(&dataset) {
            output::line(options, &told)?;
        }
        return Ok(GOOD);
    };
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
    let (dataset, report) = load_aloud(options)?;
    let as_script = options::format(asked) == "json";
    let is_wrong = reconciliation::print(options, as_script, &dataset, &report)?;
    Ok(if is_wrong && asked.get_flag("strict") {
        FOUND
    } else {
        GOOD
    })
}

fn completions(options: &Options, asked: &ArgMatches) -> Result<u8> {
    let shell = asked.get_one::<clap_complete::Shell>("shell").copied();
    let mut script = Vec::new();
    if let Some(shell) = shell {
        let mut command = grammar::command(options.words);
        clap_complete::generate(shell, &mut command, "khuyencong", &mut script);
    }
    io::stdout().write_all(&script)?;
    Ok(GOOD)
}

fn man(options: &Options) -> Result<u8> {
    let mut page = Vec::new();
    manual::write(options, &mut page)?;
    io::stdout().write_all(&page)?;
    Ok(GOOD)
}
