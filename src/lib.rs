//! A terminal explorer over Vietnam's khuyến công (industrial promotion) programmes.
//!
//! ```text
//!  input thread ─┐                                        ┌─► search thread ─┐
//!  load thread  ─┼─► one channel ─► keymap::resolve ─► Action ─► App::update ─► Effect
//!  search thread ┘                                                 │
//!                              one draw a batch: view::render(&App) ─► one write
//! ```
//!
//! One key press: [`terminal`] reads it, [`run`] asks [`keymap`] for the [`action`], [`app`] changes
//! its state and says what is to be done outside, [`view`] draws.
//!
//! One row of a file: [`reader`] makes a record of it and pushes it into the columns of [`dataset`],
//! [`search`] indexes and finds it, [`listing`] puts it into a list and answers
//! what is asked of it, [`writer`] writes it out again.
//!
//! A room uses only rooms to its left; those between braces do not use each other:
//!
//! ```text
//! rooms: {action, text} → dataset → messages → keymap → {reader, search, writer} → listing → app → view → terminal → run → cli
//! ```
//!
//! [`cli`] is the way in; [`text`] knows Vietnamese; [`messages`] holds every word the user sees.

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
pub mod writer;
