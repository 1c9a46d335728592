//! A contractor's proposal, and what else the tests print.

#![allow(dead_code, reason = "each test file uses its part")]

use documents::*;

pub fn company() -> Company {
    Company {
        name: "Harbor Ridge Fence & Deck".into(),
        address: vec!["2140 Alder Street".into(), "Bellingham, WA 98225".into()],
        phone: "(360) 555-0142".into(),
        email: "office@harborridge.example".into(),
        website: "harborridge.example".into(),
        licence: "HARBORF842KL".into(),
        accent: "#1f6f54".into(),
        logo: None,
    }
}

fn line(description: &str, detail: &str, quantity: &str, unit: &str, price: &str) -> ProposalLine {
    ProposalLine {
        description: description.into(),
        detail: detail.into(),
        quantity: quantity.into(),
        unit: unit.into(),
        price: price.into(),
        ..ProposalLine::default()
    }
}

fn optional(line: ProposalLine, selected: bool) -> ProposalLine {
    ProposalLine { optional: true, selected, ..line }
}

fn section(title: &str, description: &str, total: &str, lines: Vec<ProposalLine>) -> ProposalSection {
    ProposalSection { title: title.into(), description: description.into(), total: Some(total.into()), lines }
}

fn payment(name: &str, due: &str, amount: &str) -> Payment {
    Payment { name: name.into(), due: due.into(), amount: amount.into() }
}

pub fn amount(label: &str, amount: &str) -> Amount {
    Amount { label: label.into(), amount: amount.into() }
}

pub fn proposal() -> ProposalDoc {
    ProposalDoc {
        language: Language::En,
        paper: Paper::UsLetter,
        created: "2026-11-23T17:30:00Z".parse().unwrap(),
        company: company(),
        customer: Party {
            name: "Dana and Luis Whitfield".into(),
            lines: vec!["418 Bayview Drive".into(), "Bellingham, WA 98229".into(), "dana.whitfield@mail.example".into()],
        },
        site: Some(Party { name: "418 Bayview Drive".into(), lines: vec!["Back and side yard".into(), "Gate code on file".into()] }),
        title: "Cedar privacy fence, 196 feet".into(),
        number: "1042".into(),
        date: "November 23, 2026".into(),
        valid_until: Some("December 23, 2026".into()),
        introduction: "Thank you for walking the yard with us on Friday. This proposal covers taking down the old chain-link fence and building a six-foot cedar privacy fence along the back and both sides, with a double gate wide enough for the boat trailer.\n\nWe can start within three weeks of signing and expect four days on site.".into(),
        sections: sections(),
        subtotal: Some("$14,862.00".into()),
        discount: Some(amount("Neighbor discount, 5 %", "−$743.10")),
        taxes: vec![amount("Sales tax, Bellingham 9.1 %", "$1,284.82")],
        total: "$15,403.72".into(),
        payments: vec![
            payment("Deposit", "On signing", "$4,621.12"),
            payment("Posts set", "When all posts stand in concrete", "$6,161.49"),
            payment("Completion", "On the final walk-through", "$4,621.11"),
        ],
        terms: TERMS.into(),
        cancellation: Some(CancellationNotice { statement: CANCEL.into(), form: String::new() }),
        company_signer: "Maria Okafor".into(),
        signature: None,
    }
}

fn sections() -> Vec<ProposalSection> {
    vec![
        section(
            "Preparation",
            "",
            "$2,180.00",
            vec![
                line(
                    "Remove and haul away chain-link fence",
                    "Posts pulled with their footings; holes backfilled.",
                    "196",
                    "ft",
                    "$1,470.00",
                ),
                line("Utility locate and property-line string", "", "1", "job", "$210.00"),
                line("City fence permit", "", "1", "ea", "$500.00"),
            ],
        ),
        section(
            "Cedar fence",
            "Western red cedar, tight-knot grade, stainless fasteners throughout.",
            "$10,742.00",
            vec![
                line(
                    "Pressure-treated 4×4 posts in concrete",
                    "Eight feet on center, 30 inches deep.",
                    "26",
                    "ea",
                    "$2,574.00",
                ),
                line("Cedar rails, three to a section", "", "75", "ea", "$1,275.00"),
                line("Cedar pickets, 5½ in, dog-eared", "", "376", "ea", "$4,136.00"),
                line("Labor to build and align", "", "48", "hr", "$2,757.00"),
            ],
        ),
        section(
            "Gates and finish",
            "",
            "$1,940.00",
            vec![
                line(
                    "Double drive gate, 10 ft, steel frame",
                    "Drop rod, lockable latch, heavy strap hinges.",
                    "1",
                    "ea",
                    "$1,940.00",
                ),
                optional(line("Walk gate, 4 ft, self-closing", "", "1", "ea", "$640.00"), false),
                optional(
                    line(
                        "Clear oil finish, both faces",
                        "One coat, sprayed and back-brushed, after 60 days of drying.",
                        "2,352",
                        "sq ft",
                        "$2,820.00",
                    ),
                    false,
                ),
            ],
        ),
    ]
}

const TERMS: &str = "Workmanship is guaranteed for five years from completion; materials carry their makers' warranties. Cedar moves and silvers with weather; small checks and color changes are not defects.\n\nThe customer shows us the property line and buried private lines (irrigation, lighting, dog fence). Rock or roots that need machines are agreed in writing as a change order before work goes on.\n\nBalances unpaid 30 days after they fall due bear interest at 1 % a month. Prices hold until the date above.";

const CANCEL: &str = "You, the buyer, may cancel this transaction at any time prior to midnight of the third business day after the date of this transaction. See the attached notice of cancellation form for an explanation of this right.";

pub fn invoice() -> InvoiceDoc {
    let of = |description: &str, quantity: &str, unit: &str, unit_price: &str, amount: &str| InvoiceLine {
        description: description.into(),
        quantity: quantity.into(),
        unit: unit.into(),
        unit_price: unit_price.into(),
        amount: amount.into(),
        ..InvoiceLine::default()
    };
    InvoiceDoc {
        language: Language::En,
        paper: Paper::UsLetter,
        created: "2026-12-18T20:00:00Z".parse().unwrap(),
        company: company(),
        bill_to: proposal().customer,
        site: proposal().site,
        title: "Posts set: second payment".into(),
        number: "2026-0318".into(),
        date: "December 18, 2026".into(),
        due: Some("January 2, 2027".into()),
        reference: "Proposal 1042".into(),
        introduction: String::new(),
        lines: vec![
            of("Pressure-treated 4×4 posts in concrete", "26", "ea", "$99.00", "$2,574.00"),
            of("Cedar rails, delivered", "75", "ea", "$17.00", "$1,275.00"),
            of("Labor, layout and post setting", "32.5", "hr", "$57.4375", "$1,866.72"),
        ],
        subtotal: Some("$5,715.72".into()),
        adjustments: vec![amount("Sales tax, Bellingham 9.1 %", "$520.13"), amount("Retainage, 5 %", "−$285.79")],
        total: "$5,950.06".into(),
        received: vec![amount("Received December 20, check 1187", "−$2,000.00")],
        amount_due: "$3,950.06".into(),
        payment_instructions: "Check payable to Harbor Ridge Fence & Deck, or bank transfer to routing 125000000, account 0000 4417.\nPlease write the invoice number on it.".into(),
        notes: "Pickets arrive on Tuesday; the crew is back on Wednesday at 7:30.".into(),
    }
}

pub fn sealed() -> SealedProposal {
    let mut proposal = proposal();
    proposal.signature =
        Some(Signature { name: "Dana Whitfield".into(), at: "November 24, 2026, 6:42 PM PST".into(), drawing: None });
    let signed_pdf = proposal_pdf(&self::proposal()).unwrap();
    let event = |at: &str, event: &str, who: &str, detail: &str| CertificateEvent {
        at: at.into(),
        event: event.into(),
        who: who.into(),
        detail: detail.into(),
        hash: sha256(format!("{at}{event}").as_bytes()),
    };
    let certificate = CertificateOfSignature {
        document_sha256: sha256(&signed_pdf),
        version_sha256: sha256(b"version 3"),
        signer_name: "Dana Whitfield".into(),
        signer_email: "dana.whitfield@mail.example".into(),
        sent_at: "November 23, 2026, 9:31 AM PST".into(),
        viewed_at: "November 24, 2026, 6:40 PM PST".into(),
        signed_at: "November 24, 2026, 6:42 PM PST".into(),
        amount: "$15,403.72".into(),
        ip: "203.0.113.27".into(),
        user_agent: "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Version/19.1 Mobile/15E148 Safari/604.1".into(),
        consent: "I agree to receive and sign this document electronically.".into(),
        events: vec![
            event("2026-11-23 09:31:04 PST", "Sent", "Maria Okafor", "to dana.whitfield@mail.example"),
            event("2026-11-23 09:31:09 PST", "Delivered", "mail server", "250 accepted"),
            event("2026-11-24 18:36:51 PST", "Opened", "Dana Whitfield", "203.0.113.27"),
            event("2026-11-24 18:37:20 PST", "Consent given", "Dana Whitfield", "203.0.113.27"),
            event("2026-11-24 18:38:02 PST", "Code verified", "Dana Whitfield", "sent to dana.whitfield@mail.example"),
            event("2026-11-24 18:40:33 PST", "Viewed to the end", "Dana Whitfield", "5 of 5 parts"),
            event("2026-11-24 18:42:10 PST", "Signed", "Dana Whitfield", "$15,403.72"),
        ],
    };
    SealedProposal {
        proposal,
        certificate,
        signed_pdf,
        record_json: b"{\"version\":3}".to_vec(),
        sealed: "2026-11-25T02:42:12Z".parse().unwrap(),
    }
}

pub fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
