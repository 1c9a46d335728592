//! What happens to files on their way: bytes flipped, lines lost or swapped, words of another format, numbers made huge,
//! depth without end, other encodings.

use interchange::{Format, Programme, read, write};
use proptest::prelude::*;
use scheduling::schedule;

pub const FORMATS: [Format; 3] = [Format::Mspdi, Format::Xer, Format::Json];

/// A small plan with something of everything, as this crate writes it in each format.
pub fn whole(format: Format) -> Vec<u8> {
    let plan = read(include_bytes!("../plan.xml"), Format::Mspdi).expect("the plan is sound");
    write(&plan, format).bytes
}

/// One change to a file; `at` counts bytes and begins anew where the file ends.
#[derive(Debug, Clone)]
pub enum Change {
    Cut { at: usize, most: usize },
    Put { at: usize, what: Vec<u8> },
    Twice { at: usize, most: usize },
    Flip { at: usize, bits: u8 },
    LinesCut { at: usize, count: usize },
    LinesSwapped { at: usize, with: usize },
    Number { at: usize, becomes: &'static str },
    WordOf { at: usize, format: Format, from: usize },
    Nest { at: usize, what: &'static str, times: usize },
    Encode { wide: bool, marked: bool },
}

const WORDS: [&[u8]; 25] = [
    b"<",
    b">",
    b"&",
    b"&lol;",
    b"</Task>",
    b"<Task>",
    b"-",
    b"9",
    b"999999999999999999999",
    b"1e400",
    b"NaN",
    b"\t",
    b"\n",
    b"%R\t",
    b"%T\tTASK\n",
    b"(",
    b"|",
    b"\xff",
    b"\x00",
    b"\xc3\xa9",
    b"\"",
    b"{",
    b"}",
    b"[",
    b"null",
];

const NUMBERS: [&str; 10] = [
    "0",
    "-1",
    "2147483648",
    "9223372036854775807",
    "-9223372036854775808",
    "99999999999999999999999999999999",
    "1e308",
    "0.0000000000000000000000000001",
    "9999",
    "NaN",
];

pub fn change() -> impl Strategy<Value = Change> {
    let word = prop_oneof![
        prop::sample::select(&WORDS[..]).prop_map(<[u8]>::to_vec),
        prop::collection::vec(any::<u8>(), 1..4)
    ];
    let format = prop::sample::select(&FORMATS[..]);
    let nested = prop::sample::select(vec!["<Task>", "<a>", "(0||a()(", "(", "[", "{\"a\":"]);
    let at = any::<usize>;
    prop_oneof![
        4 => (at(), 1usize..200).prop_map(|(at, most)| Change::Cut { at, most }),
        6 => (at(), word).prop_map(|(at, what)| Change::Put { at, what }),
        4 => (at(), 1usize..200).prop_map(|(at, most)| Change::Twice { at, most }),
        4 => (at(), 1u8..).prop_map(|(at, bits)| Change::Flip { at, bits }),
        4 => (at(), 1usize..20).prop_map(|(at, count)| Change::LinesCut { at, count }),
        4 => (at(), at()).prop_map(|(at, with)| Change::LinesSwapped { at, with }),
        8 => (at(), prop::sample::select(&NUMBERS[..])).prop_map(|(at, becomes)| Change::Number { at, becomes }),
        4 => (at(), format, at()).prop_map(|(at, format, from)| Change::WordOf { at, format, from }),
        1 => (at(), nested, 1usize..400).prop_map(|(at, what, times)| Change::Nest { at, what, times }),
        1 => (any::<bool>(), any::<bool>()).prop_map(|(wide, marked)| Change::Encode { wide, marked }),
    ]
}

pub fn damaged(bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    changes.iter().fold(bytes, damage)
}

fn damage(mut bytes: Vec<u8>, change: &Change) -> Vec<u8> {
    let len = bytes.len();
    let within = |at: &usize| at % len.max(1);
    match change {
        Change::Cut { at, most } => drop(bytes.drain(within(at)..(within(at) + most).min(len))),
        Change::Put { at, what } => insert(&mut bytes, within(at), what),
        Change::Twice { at, most } => {
            let again = bytes[within(at)..(within(at) + most).min(len)].to_vec();
            insert(&mut bytes, within(at), &again);
        }
        Change::Flip { at, bits } => bytes.iter_mut().skip(within(at)).take(1).for_each(|byte| *byte ^= bits),
        Change::LinesCut { at, count } => {
            let (from, ends) = (line_start(&bytes, within(at)), bytes.split_inclusive(|b| *b == b'\n'));
            let before = bytes[..from].iter().filter(|b| **b == b'\n').count();
            let until: usize = ends.take(before + count).map(<[u8]>::len).sum();
            bytes.drain(from..until.max(from));
        }
        Change::LinesSwapped { at, with } => bytes = swapped(&bytes, *at, *with),
        Change::Number { at, becomes } => {
            let digit = |b: &u8| b.is_ascii_digit();
            let from = bytes[within(at)..].iter().position(digit).map_or(len, |n| n + within(at));
            let until = bytes[from..].iter().position(|b| !digit(b)).map_or(len, |n| n + from);
            bytes.splice(from..until, becomes.bytes());
        }
        Change::WordOf { at, format, from } => insert(&mut bytes, within(at), &word_of(*format, *from)),
        Change::Nest { at, what, times } => insert(&mut bytes, within(at), what.repeat(*times).as_bytes()),
        Change::Encode { wide, marked } => bytes = encoded(&bytes, *wide, *marked),
    }
    bytes
}

fn insert(bytes: &mut Vec<u8>, at: usize, what: &[u8]) {
    bytes.splice(at..at, what.iter().copied());
}

fn line_start(bytes: &[u8], at: usize) -> usize {
    bytes[..at].iter().rposition(|b| *b == b'\n').map_or(0, |n| n + 1)
}

fn swapped(bytes: &[u8], at: usize, with: usize) -> Vec<u8> {
    let mut lines: Vec<&[u8]> = bytes.split_inclusive(|b| *b == b'\n').collect();
    let count = lines.len().max(1);
    if !lines.is_empty() {
        lines.swap(at % count, with % count);
    }
    lines.concat()
}

/// A word of the plan in any of the formats.
fn word_of(format: Format, from: usize) -> Vec<u8> {
    let (whole, ends) = (whole(format), |b: &u8| b.is_ascii_whitespace() || b"<>|,".contains(b));
    let words: Vec<&[u8]> = whole.split(ends).filter(|w| !w.is_empty()).collect();
    words[from % words.len()].to_vec()
}

/// As UTF-16 or Latin 1, with a mark that tells UTF-16 or none.
fn encoded(bytes: &[u8], wide: bool, marked: bool) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let mark = if marked { vec![0xff, 0xfe] } else { vec![] };
    match wide {
        true => mark.into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
        false => mark.into_iter().chain(text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(0xe9))).collect(),
    }
}

/// Reads, and whatever comes of it is computed and written in every format.
pub fn survives(bytes: &[u8], format: Format) -> Result<(), String> {
    let programme = match read(bytes, format) {
        Err(told) if told.cause.is_empty() || told.cure.is_empty() => {
            return Err(format!("is refused without words: {told:?}"));
        }
        Err(_) => return Ok(()),
        Ok(programme) => programme,
    };
    if schedule(&programme.network).tasks.len() != programme.activities.len() {
        return Err("loses tasks in the schedule".into());
    }
    let written = write(&programme, format);
    let again: Result<Programme, _> = read(&written.bytes, format);
    if let Err(told) = again {
        return Err(format!("what was written can't be read: {told:?}"));
    }
    for other in FORMATS {
        write(&programme, other);
    }
    Ok(())
}
