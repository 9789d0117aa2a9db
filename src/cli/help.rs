//! The help in the language asked: what the parser would write in English is written here.

use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command};

use crate::messages::Cli;

/// Where help and version stand among the options: behind all others.
const LAST: usize = 100;
/// How the parser writes that options may follow.
const OPTIONS_MARK: &str = "[OPTIONS]";
/// How the parser begins the line of usage.
const USAGE_HEADING: &str = "Usage: ";

/// Gives a command line and its subcommands headings, usage and help options in some words.
pub(super) fn in_words(command: Command, words: &'static Cli) -> Command {
    let version = Arg::new("version").short('V').long("version");
    let version = version.display_order(LAST + 1);
    let mut command = page(command, words)
        .disable_version_flag(true)
        .arg(named(
            version.help(words.version).action(ArgAction::Version),
            words,
        ))
        .subcommand_help_heading(words.commands)
        .subcommand_value_name(words.command)
        .mut_subcommands(|subcommand| page(subcommand, words));
    // The names before each usage are known only when the whole has been put together.
    command.build();
    usage(command, words).mut_subcommands(|subcommand| usage(subcommand, words))
}

fn page(command: Command, words: &'static Cli) -> Command {
    let help = Arg::new("help").short('h').long("help");
    let help = help.display_order(LAST);
    command
        .help_template(format!(
            "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
            words.usage
        ))
        .disable_help_flag(true)
        .arg(help.help(words.help).action(ArgAction::Help))
        .mut_args(|argument| named(argument, words))
}

/// An argument under its heading, with its values behind its help.
fn named(argument: Arg, words: &'static Cli) -> Arg {
    let heading = if argument.is_positional() {
        words.arguments
    } else {
        words.options
    };
    let help = argument.get_help().map(ToString::to_string);
    let help = help.unwrap_or_default() + &values(&argument, words);
    let has_values = argument.get_action().takes_values();
    argument
        .help(help)
        .help_heading(heading)
        .hide_possible_values(has_values)
        .hide_default_value(has_values)
}

fn values(argument: &Arg, words: &Cli) -> String {
    if !argument.get_action().takes_values() {
        return String::new();
    }
    let known = argument.get_possible_values();
    let known: Vec<_> = known.iter().map(PossibleValue::get_name).collect();
    let chosen = argument.get_default_values().first();
    let chosen = chosen.map(|value| (words.by_default)(&value.to_string_lossy()));
    if known.is_empty() {
        return String::new();
    }
    format!(": {}{}", known.join(", "), chosen.unwrap_or_default())
}

fn usage(mut command: Command, words: &Cli) -> Command {
    let usage = command.render_usage().to_string();
    let usage = usage.strip_prefix(USAGE_HEADING).unwrap_or(&usage);
    let usage = usage.replace(OPTIONS_MARK, words.some_options);
    command.override_usage(usage)
}
