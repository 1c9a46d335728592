//! What people and programs send by mistake: each is refused early, in words, and nothing of it stays.

mod addresses;
mod days;
mod doors;
mod foreign_token;
mod numbers;
mod stale_tab;
mod texts;
mod uploads;
mod website_form;
