//! Who people are: first-run owner, invitations, passwords, sessions, API tokens.

pub mod invitations;
pub mod passwords;
pub mod sessions;
pub mod setup;
pub mod tokens;

pub use sessions::{SESSION_DAYS, SignedIn};

use sha2::{Digest, Sha256};

/// Secrets are stored as their hash only: a copy of the database opens no door.
pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// Addresses are compared without regard to case.
pub fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}
