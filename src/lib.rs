//! A terminal explorer over Vietnam's khuyến công (industrial promotion) programmes.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod text;
