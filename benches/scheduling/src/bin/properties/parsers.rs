//! Damaged files: read or refused in words, what was read can be scheduled and written, and a megabyte takes no second.

use bench_scheduling::{Watch, networks};
use interchange::{Format, Programme, read, write};
use proptest::prelude::*;

use crate::changes::{Change, FORMATS, change, damaged, survives, whole};
use crate::row::Row;

const MEGABYTE: usize = 1_000_000;
/// Seconds of the processor that reading a megabyte may take.
const LONGEST: f64 = 1.0;
/// Of a large plan, which is two megabytes in JSON.
const TASKS: usize = 1_800;

/// What a file is blown up with, from a place in it to the end of a megabyte.
const BALLAST: [&str; 16] = [
    "<",
    "<a>",
    "</a>",
    "<Task>",
    "<Task><UID>7</UID></Task>",
    "&amp;",
    "(",
    "(0||a()(",
    "(0||d|44000())",
    "\t",
    "\n",
    "%T\tTASK\n",
    "%R\t7\n",
    "[",
    "{\"a\":",
    "9",
];

pub fn rows() -> Vec<Row> {
    vec![
        row("parsers: damaged Microsoft Project files", Format::Mspdi),
        row("parsers: damaged Primavera files", Format::Xer),
        row("parsers: damaged JSON files", Format::Json),
        Row::new("parsers: a damaged megabyte is read within a second", 2_000, large(), tell, is_quick),
    ]
}

type Damage = (Vec<u8>, Format, Vec<Change>);

fn row(name: &'static str, format: Format) -> Row {
    let file = whole(format);
    let inputs = prop::collection::vec(change(), 1..6);
    let inputs = inputs.prop_map(move |changes| (damaged(file.clone(), &changes), format, changes)).boxed();
    let tell = |(bytes, _, changes): &Damage| format!("{changes:?}\n{}", String::from_utf8_lossy(bytes));
    Row::new(name, 10, inputs, tell, |(bytes, format, _)| survives(bytes, *format))
}

/// Large plans with some damage, and small ones with a megabyte of one word.
fn large() -> BoxedStrategy<Damage> {
    let format = || prop::sample::select(&FORMATS[..]);
    let plan = Programme::of(networks::random(TASKS, 1));
    let plans = (format(), prop::collection::vec(change(), 1..6)).prop_map(move |(format, changes)| {
        let bytes = write(&plan, format).bytes;
        (damaged(bytes, &changes), format, changes)
    });
    let ballast = (format(), any::<usize>(), prop::sample::select(&BALLAST[..]));
    let blown_up = ballast.prop_map(|(format, at, what)| {
        let change = Change::Nest { at, what, times: MEGABYTE / what.len() };
        (damaged(whole(format), std::slice::from_ref(&change)), format, vec![change])
    });
    prop_oneof![plans, blown_up].boxed()
}

fn tell((bytes, format, changes): &Damage) -> String {
    format!("{} bytes of {format:?}: {changes:?}", bytes.len())
}

fn is_quick((bytes, format, _): &Damage) -> Result<(), String> {
    let watch = Watch::start();
    let _ = std::hint::black_box(read(bytes, *format));
    let took = watch.seconds();
    if took <= LONGEST { Ok(()) } else { Err(format!("Took {took:.2} s.")) }
}
