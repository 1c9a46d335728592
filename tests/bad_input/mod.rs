//! What people and programs send by mistake: each is refused early, in words, and nothing of it stays.

mod days;
mod numbers;
mod stale_tab;
mod texts;
mod uploads;
