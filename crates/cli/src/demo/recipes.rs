//! What jobs consist of: for each wish the sections of its estimate, with quantities that grow with the job.

use estimating::CostType;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trade {
    Fence,
    Comfort,
    Remodel,
}

/// A line of an estimate: an item of the price book by its code, or something of its own.
#[derive(Clone, Copy)]
pub enum What {
    Book(&'static str),
    /// What it is, its kind, its unit, and what one costs in cents.
    Own(&'static str, CostType, &'static str, i64),
}

#[derive(Clone, Copy)]
pub struct Ask {
    pub what: What,
    /// So many, whatever the job's size.
    pub fixed: i64,
    /// So many for a thousand of the job's size.
    pub per_thousand: i64,
    pub optional: bool,
}

const fn each(code: &'static str, fixed: i64) -> Ask {
    Ask { what: What::Book(code), fixed, per_thousand: 0, optional: false }
}

const fn per(code: &'static str, per_thousand: i64) -> Ask {
    Ask { what: What::Book(code), fixed: 0, per_thousand, optional: false }
}

const fn own(name: &'static str, kind: CostType, unit: &'static str, cents: i64, fixed: i64) -> Ask {
    Ask { what: What::Own(name, kind, unit, cents), fixed, per_thousand: 0, optional: false }
}

const fn option(ask: Ask) -> Ask {
    Ask { optional: true, ..ask }
}

impl Ask {
    pub fn quantity(&self, size: i64) -> i64 {
        (self.fixed + (self.per_thousand * size + 999) / 1000).max(1)
    }
}

pub struct Recipe {
    pub trade: Trade,
    /// Feet of fence, square feet of room, or nothing that matters.
    pub size: (i64, i64),
    pub sections: &'static [(&'static str, &'static [Ask])],
}

use CostType::{Material, Subcontract};

const CEDAR: Recipe = Recipe {
    trade: Trade::Fence,
    size: (110, 260),
    sections: &[
        ("Tear-out and layout", &[per("FEN-TEAR", 1000), each("FEN-AUGER", 1)]),
        ("Posts", &[per("FEN-POST", 140), per("GEN-CONC", 280), per("FEN-CAP", 140), per("FEN-SETP", 140)]),
        ("Rails and pickets", &[per("FEN-RAIL", 390), per("FEN-PICK", 2250), per("FEN-HANG", 1000)]),
        ("Gate", &[each("FEN-GATE", 1), each("FEN-HARD", 1), each("FEN-HNGG", 1), option(per("FEN-STAIN", 1000))]),
    ],
};

const PICKET: Recipe = Recipe {
    trade: Trade::Fence,
    size: (70, 160),
    sections: &[
        ("Tear-out", &[per("FEN-TEAR", 1000), each("GEN-DUMP", 1)]),
        (
            "New fence",
            &[
                per("FEN-POST", 140),
                per("FEN-RAIL", 260),
                per("FEN-PICK", 2000),
                per("FEN-SETP", 140),
                per("FEN-HANG", 1000),
            ],
        ),
        ("Gate", &[each("FEN-GATE", 1), each("FEN-HNGG", 1), option(per("FEN-STAIN", 1000))]),
    ],
};

const CHAIN_LINK: Recipe = Recipe {
    trade: Trade::Fence,
    size: (140, 320),
    sections: &[
        (
            "Posts",
            &[
                each("FEN-AUGER", 1),
                own("Galvanized post, 2 in", Material, "ea", 21_40, 24),
                per("GEN-CONC", 250),
                per("FEN-SETP", 130),
            ],
        ),
        ("Fabric", &[per("FEN-CLF", 1050), own("Stretch and tie fabric", CostType::Labour, "hr", 34_84, 22)]),
        (
            "Gate",
            &[
                own("Double drive gate, 10 ft", Material, "ea", 480_00, 1),
                each("FEN-HNGG", 2),
                option(own("Privacy slats", Material, "roll", 92_00, 6)),
            ],
        ),
    ],
};

const IRON: Recipe = Recipe {
    trade: Trade::Fence,
    size: (90, 200),
    sections: &[
        ("Layout and footings", &[each("FEN-AUGER", 2), per("GEN-CONC", 300), per("FEN-SETP", 160)]),
        ("Panels", &[own("Ornamental iron panel, 6 x 4 ft", Material, "ea", 214_00, 26), per("FEN-HANG", 1000)]),
        (
            "Double gate",
            &[
                own("Arched double gate, powder coated", Material, "ea", 2_350_00, 1),
                each("FEN-HNGG", 3),
                option(own("Gate operator with keypad", Material, "ea", 1_480_00, 1)),
            ],
        ),
    ],
};

const POOL: Recipe = Recipe {
    trade: Trade::Fence,
    size: (90, 170),
    sections: &[
        ("Posts", &[each("FEN-AUGER", 1), per("FEN-POST", 160), per("FEN-SETP", 160)]),
        ("Panels", &[per("FEN-VINYL", 130), per("FEN-HANG", 1000)]),
        (
            "Self-closing gate",
            &[
                each("FEN-GATE", 1),
                each("FEN-HARD", 2),
                each("FEN-HNGG", 2),
                option(own("Alarm for the gate", Material, "ea", 118_00, 1)),
            ],
        ),
    ],
};

const FURNACE: Recipe = Recipe {
    trade: Trade::Comfort,
    size: (40, 90),
    sections: &[
        ("Take out", &[own("Take out the old furnace", CostType::Labour, "hr", 45_00, 10), each("GEN-DUMP", 1)]),
        ("New furnace", &[each("HVAC-FUR", 1), each("HVAC-SETI", 2), per("HVAC-DUCT", 400), per("HVAC-DLAB", 1000)]),
        (
            "Start-up",
            &[
                each("HVAC-STAT", 1),
                each("HVAC-START", 1),
                option(own("Whole-house humidifier", Material, "ea", 310_00, 1)),
            ],
        ),
    ],
};

const HEAT_PUMP: Recipe = Recipe {
    trade: Trade::Comfort,
    size: (60, 120),
    sections: &[
        (
            "Take out",
            &[own("Recover refrigerant and take out", CostType::Labour, "hr", 45_00, 12), each("HVAC-ELEC", 1)],
        ),
        ("Outdoor unit", &[each("HVAC-HP3", 1), each("HVAC-LINE", 45), each("HVAC-SET", 2)]),
        (
            "Indoor unit and ducts",
            &[
                each("HVAC-AHU", 1),
                each("HVAC-SETI", 2),
                per("HVAC-DUCT", 500),
                per("HVAC-DLAB", 1000),
                each("HVAC-REG", 8),
            ],
        ),
        (
            "Start-up",
            &[
                each("HVAC-STAT", 1),
                each("HVAC-START", 2),
                option(own("Ten-year labor warranty", Subcontract, "ea", 540_00, 1)),
            ],
        ),
    ],
};

const KITCHEN: Recipe = Recipe {
    trade: Trade::Remodel,
    size: (160, 320),
    sections: &[
        (
            "Demolition",
            &[own("Permit and drawings", CostType::Other, "ea", 620_00, 1), each("GEN-DEMO", 26), each("GEN-DUMP", 1)],
        ),
        ("Rough-in", &[each("GEN-PLUMB", 14), each("GEN-ELEC", 16), each("GEN-STUD", 40)]),
        (
            "Walls and floor",
            &[
                per("GEN-DRYW", 3000),
                per("GEN-DRYL", 3000),
                own("Oak floor, site finished", Material, "sf", 9_80, 240),
                each("GEN-LAB", 28),
            ],
        ),
        (
            "Cabinets and counters",
            &[
                own("Cabinets, semi-custom", Material, "set", 11_400_00, 1),
                own("Quartz counter, installed", Subcontract, "sf", 78_00, 44),
                each("GEN-LAB", 32),
                option(own("Under-cabinet lighting", Material, "set", 640_00, 1)),
            ],
        ),
        ("Paint", &[per("GEN-PAINT", 3000), per("GEN-PNTL", 3000)]),
    ],
};

const BATHROOM: Recipe = Recipe {
    trade: Trade::Remodel,
    size: (70, 130),
    sections: &[
        ("Demolition", &[own("Permit", CostType::Other, "ea", 280_00, 1), each("GEN-DEMO", 16), each("GEN-DUMP", 1)]),
        ("Rough-in", &[each("GEN-PLUMB", 12), each("GEN-ELEC", 6)]),
        (
            "Shower and tile",
            &[
                own("Shower base and glass", Material, "set", 2_150_00, 1),
                own("Wall and floor tile", Material, "sf", 8_20, 140),
                each("GEN-LAB", 44),
            ],
        ),
        (
            "Fixtures and paint",
            &[
                own("Vanity, toilet and faucets", Material, "set", 1_680_00, 1),
                each("GEN-LAB", 14),
                per("GEN-PAINT", 3000),
                per("GEN-PNTL", 3000),
                option(own("Heated floor", Material, "set", 780_00, 1)),
            ],
        ),
    ],
};

const DECK: Recipe = Recipe {
    trade: Trade::Fence,
    size: (120, 260),
    sections: &[
        ("Tear-off", &[each("GEN-DEMO", 12), each("GEN-DUMP", 1)]),
        (
            "Frame and boards",
            &[
                own("Joists and hangers", Material, "set", 840_00, 1),
                own("Composite board, 16 ft", Material, "ea", 46_00, 48),
                each("GEN-LAB", 38),
            ],
        ),
        (
            "Railing",
            &[
                own("Railing kit, 8 ft", Material, "ea", 168_00, 9),
                each("GEN-LAB", 16),
                option(own("Post lights", Material, "ea", 42_00, 8)),
            ],
        ),
    ],
};

/// The recipe of a wish, found by what it speaks of.
pub fn of(wish: &str) -> &'static Recipe {
    const KNOWN: &[(&str, &Recipe)] = &[
        ("picket", &PICKET),
        ("Chain link", &CHAIN_LINK),
        ("iron", &IRON),
        ("Pool", &POOL),
        ("Furnace", &FURNACE),
        ("Heat pump", &HEAT_PUMP),
        ("Kitchen", &KITCHEN),
        ("Bathroom", &BATHROOM),
        ("Deck", &DECK),
    ];
    KNOWN.iter().find(|(word, _)| wish.contains(word)).map_or(&CEDAR, |(_, recipe)| recipe)
}
