//! What is wrong with the arguments and what to do next, in the language asked.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

use crate::messages::Cli;

/// A line that says what is wrong and what would be right, and one that names the help.
pub(super) fn say(error: &Error, command: &Command, asked: Option<&str>, words: &Cli) -> String {
    let mut said = vec![wrong(error, words)];
    said.extend(advice(error, command, words));
    let help = ["khuyencong"].into_iter().chain(asked).chain(["--help"]);
    let help = help.collect::<Vec<_>>().join(" ");
    format!(
        "khuyencong: {}\n{}",
        said.join("; "),
        (words.see_help)(&help)
    )
}

fn wrong(error: &Error, words: &Cli) -> String {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => (words.unknown_argument)(&argument),
        ErrorKind::InvalidSubcommand => {
            (words.unknown_command)(&context(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => (words.missing_argument)(&argument),
        ErrorKind::InvalidValue if value.is_empty() => (words.missing_value)(&argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::TooManyValues => {
            (words.refused_value)(&argument, &value)
        }
        ErrorKind::ArgumentConflict => (words.only_once)(&argument),
        ErrorKind::InvalidUtf8 => words.not_utf8.to_owned(),
        _ => words.unusable_arguments.to_owned(),
    }
}

/// What was probably meant, or else all that could have been, and what a value must look like.
fn advice(error: &Error, command: &Command, words: &Cli) -> Vec<String> {
    let meant = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let meant = meant.into_iter().map(|kind| context(error, kind));
    let meant = meant.map(|name| (name, words.did_you_mean));
    let first = meant
        .chain([(possible(error, command), words.one_of)])
        .find(|(names, _)| !names.is_empty());
    let first = first.map(|(names, say)| say(&names));
    // Our own parsers of values say what they want.
    let wanted = error.source().map(ToString::to_string);
    first.into_iter().chain(wanted).collect()
}

fn possible(error: &Error, command: &Command) -> String {
    if error.kind() == ErrorKind::InvalidSubcommand {
        let names: Vec<_> = command.get_subcommands().map(Command::get_name).collect();
        names.join(", ")
    } else {
        context(error, ContextKind::ValidValue)
    }
}

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}
