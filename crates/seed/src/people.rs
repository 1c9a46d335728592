//! Invented people, streets and wishes. Phone numbers are of the range kept for fiction, addresses end in `.example`.

use rand::{Rng, rngs::StdRng, seq::IndexedRandom};

const FIRST: &[&str] = &[
    "Ana", "Marcus", "Priya", "Dolores", "Tom", "Keisha", "Luis", "Hannah", "Wei", "Omar", "Grace", "Pete", "Sofia",
    "Andre", "Mei", "Carlos", "Ruth", "Jamal", "Elena", "Victor", "Nora", "Diego", "Fatima", "Sam", "Ingrid", "Ray",
    "Camila", "Bea", "Hugo", "Tessa",
];
const LAST: &[&str] = &[
    "Whitaker",
    "Okafor",
    "Ramirez",
    "Lindqvist",
    "Chen",
    "Delgado",
    "Hughes",
    "Patel",
    "Novak",
    "O'Neill",
    "Brooks",
    "Santos",
    "Kim",
    "Foster",
    "Abdi",
    "Meyer",
    "Vega",
    "Tran",
    "Castillo",
    "Reid",
    "Larsen",
    "Boone",
    "Morales",
    "Haddad",
    "Quinn",
    "Ibarra",
    "Shaw",
    "Petrov",
    "Garza",
    "Winters",
];
const STREETS: &[&str] = &[
    "Elm St",
    "Juniper Way",
    "Mesa Dr",
    "Cottonwood Ln",
    "Aspen Ct",
    "Front St",
    "Prairie Rd",
    "Foothill Ave",
    "Larkspur Dr",
    "Quarry Rd",
    "Birch St",
    "Orchard Ln",
];
const PLACES: &[(&str, &str)] = &[
    ("Boulder", "80302"),
    ("Longmont", "80501"),
    ("Lafayette", "80026"),
    ("Louisville", "80027"),
    ("Erie", "80516"),
    ("Broomfield", "80020"),
];
const FIRMS: &[&str] = &["HOA", "Property Management", "Dental", "Brewing", "Montessori", "Auto Body", "Veterinary"];

pub struct Person {
    pub name: String,
    /// The firm, where it is one.
    pub firm: Option<String>,
    pub email: String,
    pub phone: String,
    pub line1: String,
    pub city: &'static str,
    pub postal_code: &'static str,
    pub wish: &'static str,
    pub gate_code: Option<String>,
    pub dog: Option<&'static str>,
    pub spanish: bool,
}

/// What people ask for, with the value such jobs have here, in whole dollars.
pub const WISHES: &[(&str, i64, i64)] = &[
    ("Cedar privacy fence along the back", 4_800, 14_500),
    ("Replace a leaning picket fence", 2_400, 6_800),
    ("Chain link around the yard and a gate", 3_100, 9_200),
    ("Ornamental iron fence with a double gate", 8_500, 24_000),
    ("Pool fence before summer", 5_200, 12_000),
    ("Furnace makes a noise, maybe replace", 4_900, 11_800),
    ("Heat pump instead of the old AC", 9_800, 18_500),
    ("Kitchen remodel, walls and floor", 28_000, 74_000),
    ("Bathroom remodel with walk-in shower", 14_000, 32_000),
    ("Deck repair and new railing", 3_800, 16_000),
];

pub fn person(rng: &mut StdRng, number: usize) -> Person {
    let first = FIRST[number % FIRST.len()];
    let last = LAST[(number * 7 + number / FIRST.len()) % LAST.len()];
    let (city, postal_code) = *PLACES.choose(rng).unwrap_or(&PLACES[0]);
    let firm = rng.random_bool(0.16).then(|| format!("{last} {}", FIRMS[number % FIRMS.len()]));
    Person {
        name: format!("{first} {last}"),
        firm,
        email: format!("{}.{}{number}@mail.example", first.to_lowercase(), last.to_lowercase().replace('\'', "")),
        phone: format!("({}) 555-{:04}", [303, 720, 970][number % 3], (100 + number) % 10_000),
        line1: format!("{} {}", rng.random_range(100..9900), STREETS.choose(rng).unwrap_or(&"Elm St")),
        city,
        postal_code,
        wish: WISHES[number % WISHES.len()].0,
        gate_code: rng.random_bool(0.2).then(|| format!("{:04}", rng.random_range(1000..9999))),
        dog: rng.random_bool(0.25).then_some("Friendly dog in the yard; close the gate"),
        spanish: rng.random_bool(0.12),
    }
}

/// What such a job is worth.
pub fn value(rng: &mut StdRng, wish: &str) -> i64 {
    let (_, low, high) = WISHES.iter().find(|w| w.0 == wish).copied().unwrap_or(("", 3_000, 12_000));
    rng.random_range(low / 50..=high / 50) * 50
}
