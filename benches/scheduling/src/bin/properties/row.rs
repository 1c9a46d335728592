//! One line of the table: inputs drawn by number, each held against a property, panics caught.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use proptest::strategy::{BoxedStrategy, Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// Broken cases that a thread tells in full.
const TOLD: u64 = 5;

thread_local! {
    static LAST_WORDS: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps what a panic said, with its place in the code.
pub fn remember(panic: String) {
    LAST_WORDS.with(|words| *words.borrow_mut() = panic);
}

pub enum Broken {
    Found(String),
    Panicked(String),
}

/// Draws the input of a number and tries it; the other text is the input.
type Try = Box<dyn Fn(u64) -> Result<(), (Broken, String)>>;

pub struct Row {
    pub name: &'static str,
    /// Numbers from one that is tried to the next.
    pub every: u64,
    attempt: Try,
}

impl Row {
    pub fn new<T: std::fmt::Debug + 'static>(
        name: &'static str,
        every: u64,
        inputs: BoxedStrategy<T>,
        tell: fn(&T) -> String,
        holds: fn(&T) -> Result<(), String>,
    ) -> Self {
        let attempt = move |number| {
            let input = drawn(&inputs, number);
            match catch_unwind(AssertUnwindSafe(|| holds(&input))) {
                Ok(Ok(())) => Ok(()),
                Ok(Err(found)) => Err((Broken::Found(found), tell(&input))),
                Err(_) => Err((Broken::Panicked(LAST_WORDS.take()), tell(&input))),
            }
        };
        Self { name, every, attempt: Box::new(attempt) }
    }
}

fn drawn<T: std::fmt::Debug>(inputs: &BoxedStrategy<T>, number: u64) -> T {
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&number.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    inputs.new_tree(&mut runner).expect("nothing is filtered out").current()
}

/// What came of a row.
#[derive(Default)]
pub struct Tally {
    pub cases: u64,
    pub broken: u64,
    pub panics: u64,
    pub seconds: f64,
}

impl Tally {
    pub fn book(&mut self, row: &Row, number: u64) {
        self.cases += 1;
        let Err((broken, input)) = (row.attempt)(number) else { return };
        self.broken += 1;
        let (verb, what) = match broken {
            Broken::Found(what) => ("is broken", what),
            Broken::Panicked(what) => {
                self.panics += 1;
                ("panics", what)
            }
        };
        if self.broken <= TOLD {
            eprintln!("“{}” {verb} with number {number}:\n{what}\n{input}\n", row.name);
        }
    }

    pub fn add(&mut self, other: Self) {
        self.cases += other.cases;
        self.broken += other.broken;
        self.panics += other.panics;
        self.seconds += other.seconds;
    }
}
