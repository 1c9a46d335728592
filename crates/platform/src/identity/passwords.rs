//! Passwords: Argon2id, a length rule and a filter for the common ones. No rule about character kinds.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

use crate::{Error, Result, error::Checks};

const SHORTEST: usize = 10;
const LONGEST: usize = 200;

/// The beginnings of what is tried first in any guessing run; compared in lower case, letters and digits only.
const COMMON: &[&str] = &[
    "password",
    "passw0rd",
    "qwerty",
    "letmein",
    "welcome",
    "iloveyou",
    "admin",
    "changeme",
    "contractor",
    "ridgebeam",
    "1234567",
    "12345678",
    "123456789",
    "1234567890",
    "0123456789",
    "9876543210",
    "abcdefgh",
    "abc123",
    "monkey",
    "dragon",
    "football",
    "baseball",
    "sunshine",
    "princess",
    "superman",
    "trustno1",
    "whatever",
    "qazwsx",
    "1q2w3e4r",
    "zaq12wsx",
    "asdfgh",
    "000000",
    "111111",
    "aaaaaa",
];

pub fn check(password: &str, email: &str, name: &str) -> Result<()> {
    let length = password.chars().count();
    let plain: String = password.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let rest_after = |word: &str| plain.strip_prefix(word).is_some_and(|rest| rest.chars().count() <= 4);
    let own: Vec<String> = email.split(['@', '.']).chain(name.split_whitespace()).map(str::to_lowercase).collect();
    Checks::new()
        .that(length >= SHORTEST, "password", "Use at least 10 characters; four words in a row are easy to remember.")
        .that(length <= LONGEST, "password", "Use at most 200 characters.")
        .that(
            !COMMON.iter().any(|w| rest_after(w)),
            "password",
            "This is one of the passwords that are guessed first; pick another.",
        )
        .that(
            !own.iter().any(|w| w.chars().count() >= 4 && rest_after(w)),
            "password",
            "This is your name or address; pick something only you know.",
        )
        .finish()
}

pub fn hash(password: &str) -> Result<String> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|h| h.to_string())
        .map_err(|e| Error::Internal(format!("the password could not be hashed: {e}")))
}

pub fn verify(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|h| Argon2::default().verify_password(password.as_bytes(), &h).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_and_own_words_are_refused() {
        for bad in ["short", "Password123", "qwerty!!2024", "1234567890", "dolores2024", "Ridgebeam!"] {
            assert!(check(bad, "dolores@fence.example", "Dolores Reyes").is_err(), "{bad}");
        }
        assert!(check("three cedar posts", "dolores@fence.example", "Dolores Reyes").is_ok());
    }

    #[test]
    fn a_hash_opens_only_to_its_password() {
        let h = hash("three cedar posts").unwrap();
        assert!(h.starts_with("$argon2id$"));
        assert!(verify("three cedar posts", &h));
        assert!(!verify("three cedar post", &h));
    }
}
