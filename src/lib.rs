//! A terminal explorer over Vietnam's khuyến công (industrial promotion) programmes.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

// The invented records are shared with the tests outside, which know the library by its name.
#[cfg(test)]
extern crate self as khuyencong;

pub mod action;
pub mod app;
pub mod cli;
pub mod dataset;
pub mod keymap;
pub mod listing;
pub mod messages;
pub mod reader;
pub mod run;
pub mod search;
pub mod terminal;
pub mod text;
pub mod view;
