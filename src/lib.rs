//! A terminal explorer over Vietnam's khuyến công (industrial promotion) programmes.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod action;
pub mod dataset;
pub mod keymap;
pub mod messages;
pub mod reader;
pub mod search;
pub mod text;
