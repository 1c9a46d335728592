//! Text to tokens.

use kernel::Decimal;

use super::{Comparison, FormulaError, MAX_LENGTH};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    Number(Decimal),
    Name(String),
    Sign(char),
    Comparison(Comparison),
}

impl Token {
    /// For a message: what stands there.
    pub(crate) fn words(&self) -> String {
        match self {
            Token::Number(number) => number.to_string(),
            Token::Name(name) => format!("\"{name}\""),
            Token::Sign(sign) => format!("\"{sign}\""),
            Token::Comparison(_) => "a comparison".to_owned(),
        }
    }
}

/// Tokens with the character each starts at.
pub(crate) fn tokens(text: &str) -> Result<Vec<(usize, Token)>, FormulaError> {
    let chars: Vec<char> = text.chars().take(MAX_LENGTH + 1).collect();
    if chars.len() > MAX_LENGTH {
        return Err(FormulaError::new(MAX_LENGTH, format!("the formula is longer than {MAX_LENGTH} characters")));
    }
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&first) = chars.get(at) {
        let start = at;
        let token = match first {
            _ if first.is_whitespace() => {
                at += 1;
                continue;
            }
            '0'..='9' | '.' => {
                let word = take_while(&chars, &mut at, |c| c.is_ascii_digit() || c == '.');
                Token::Number(number(&word, start)?)
            }
            'a'..='z' | 'A'..='Z' | '_' => {
                Token::Name(take_while(&chars, &mut at, |c| c.is_ascii_alphanumeric() || c == '_'))
            }
            '<' | '>' | '=' | '!' => Token::Comparison(comparison(&chars, &mut at)?),
            '+' | '-' | '*' | '/' | '(' | ')' | ',' => {
                at += 1;
                Token::Sign(first)
            }
            other => {
                return Err(FormulaError::new(
                    start,
                    format!("\"{}\" has no meaning in a formula", other.escape_debug()),
                ));
            }
        };
        found.push((start, token));
    }
    Ok(found)
}

fn take_while(chars: &[char], at: &mut usize, belongs: impl Fn(char) -> bool) -> String {
    let word: String = chars[*at..].iter().copied().take_while(|c| belongs(*c)).collect();
    *at += word.len();
    word
}

fn number(word: &str, start: usize) -> Result<Decimal, FormulaError> {
    // More digits than a decimal holds would be rounded in silence.
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let complete = word.trim_end_matches('.').len() == word.len();
    match word.parse() {
        Ok(value) if digits <= 18 && complete => Ok(value),
        _ => Err(FormulaError::new(start, format!("{word} is not a number; write it like 12.5"))),
    }
}

fn comparison(chars: &[char], at: &mut usize) -> Result<Comparison, FormulaError> {
    let start = *at;
    let equal = chars.get(start + 1) == Some(&'=');
    *at += if equal { 2 } else { 1 };
    match (chars[start], equal) {
        ('<', false) => Ok(Comparison::Less),
        ('<', true) => Ok(Comparison::LessOrEqual),
        ('>', false) => Ok(Comparison::Greater),
        ('>', true) => Ok(Comparison::GreaterOrEqual),
        ('=', _) => Ok(Comparison::Equal),
        ('!', true) => Ok(Comparison::NotEqual),
        _ => Err(FormulaError::new(start, "\"!\" has no meaning alone; write != for \"is not\"")),
    }
}
