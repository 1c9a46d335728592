//! What is printed can be read, made again, and not be broken by what people type.

mod sample;

use std::path::{Path, PathBuf};
use std::process::Command;

use documents::*;

/// The text of each page, or none where the tool to read it is not installed.
fn pages(pdf: &[u8]) -> Option<Vec<String>> {
    let file = saved(pdf);
    let output = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(&file).arg("-").output();
    let Ok(output) = output else {
        println!("skipped: pdftotext is not installed");
        return None;
    };
    let text = String::from_utf8_lossy(&output.stdout).replace('\u{200b}', "");
    Some(text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect())
}

fn saved(pdf: &[u8]) -> PathBuf {
    let name = format!("{}-{}.pdf", std::process::id(), &sample::sha256(pdf)[..16]);
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&file, pdf).unwrap();
    file
}

fn one_page(pdf: &[u8]) -> Option<String> {
    pages(pdf).map(|pages| pages.join("\n"))
}

#[test]
fn the_same_proposal_is_the_same_bytes() {
    let first = proposal_pdf(&sample::proposal()).unwrap();
    invoice_pdf(&sample::invoice()).unwrap();
    assert_eq!(first, proposal_pdf(&sample::proposal()).unwrap());
    assert_eq!(first, Press::default().proposal(&sample::proposal()).unwrap());
}

#[test]
fn another_creation_date_is_another_file() {
    let mut later = sample::proposal();
    later.created = "2026-11-23T17:30:01Z".parse().unwrap();
    assert_ne!(proposal_pdf(&later).unwrap(), proposal_pdf(&sample::proposal()).unwrap());
}

#[test]
fn a_proposal_can_be_read() {
    let Some(text) = one_page(&proposal_pdf(&sample::proposal()).unwrap()) else { return };
    for words in [
        "Harbor Ridge Fence & Deck",
        "Dana and Luis Whitfield",
        "$15,403.72",
        "Optional, not in the total",
        "Page 1 of 2",
    ] {
        assert!(text.contains(words), "{words} is missing from\n{text}");
    }
}

#[test]
fn an_invoice_can_be_read() {
    let Some(text) = one_page(&invoice_pdf(&sample::invoice()).unwrap()) else { return };
    for words in ["INVOICE", "2026-0318", "Retainage, 5 %", "Amount due", "$3,950.06", "How to pay"] {
        assert!(text.contains(words), "{words} is missing from\n{text}");
    }
}

#[test]
fn labels_follow_the_customers_language() {
    let mut spanish = sample::proposal();
    spanish.language = Language::Es;
    let Some(text) = one_page(&proposal_pdf(&spanish).unwrap()) else { return };
    for words in
        ["PRESUPUESTO", "Calendario de pagos", "Al firmar, acepto este presupuesto por $15,403.72", "Página 1 de 2"]
    {
        assert!(text.contains(words), "{words} is missing from\n{text}");
    }
}

#[test]
fn two_hundred_lines_break_over_pages_under_a_repeated_header() {
    let mut long = sample::proposal();
    let lines = (1..=200).map(|number| ProposalLine {
        description: format!("Item number {number:03}"),
        quantity: "1".into(),
        unit: "ea".into(),
        price: format!("${number}.00"),
        ..ProposalLine::default()
    });
    long.sections =
        vec![ProposalSection { title: "Everything".into(), lines: lines.collect(), ..ProposalSection::default() }];
    let Some(pages) = pages(&proposal_pdf(&long).unwrap()) else { return };
    assert!(pages.len() >= 5, "200 lines fit on {} pages", pages.len());
    for page in pages.iter().filter(|page| page.contains("Item number")) {
        assert!(page.contains("DESCRIPTION") && page.contains("PRICE"), "no header on\n{page}");
    }
    let text = pages.join("\n");
    let mut from = 0;
    for number in 1..=200 {
        let item = format!("Item number {number:03}");
        assert_eq!(text.matches(&item).count(), 1, "{item}");
        from += text[from..].find(&item).unwrap_or_else(|| panic!("{item} is out of order"));
    }
}

#[test]
fn markup_in_names_is_printed_not_run() {
    let mut sly = sample::proposal();
    sly.company.name = "#panic(\"x\") & *Sons*".into();
    sly.customer.name = "\"] #read(\"/etc/passwd\") $x^2$ `raw` <tag> @me".into();
    sly.title = "= Not a heading // not a comment".into();
    let Some(text) = one_page(&proposal_pdf(&sly).unwrap()) else { return };
    for words in [&sly.company.name, &sly.title] {
        assert!(text.contains(words.as_str()), "{words} is missing from\n{text}");
    }
    assert!(text.contains("#read(\"/etc/passwd\")"), "{text}");
}

#[test]
fn a_price_column_without_prices_is_left_out() {
    let mut lump_sum = sample::proposal();
    for section in &mut lump_sum.sections {
        section.total = None;
        section.lines.iter_mut().for_each(|line| line.price.clear());
    }
    let Some(text) = one_page(&proposal_pdf(&lump_sum).unwrap()) else { return };
    assert!(!text.contains("PRICE") && text.contains("QUANTITY"), "{text}");
}

#[test]
fn the_cancellation_form_comes_twice() {
    let mut home_sale = sample::proposal();
    home_sale.cancellation =
        Some(CancellationNotice { statement: "You may cancel.".into(), form: "I HEREBY CANCEL".into() });
    let Some(pages) = pages(&proposal_pdf(&home_sale).unwrap()) else { return };
    assert_eq!(pages.last().unwrap().matches("I HEREBY CANCEL").count(), 2);
}

#[test]
fn a_sealed_proposal_carries_its_certificate_and_the_signed_bytes() {
    let sealed = sample::sealed();
    let pdf = sealed_proposal_pdf(&sealed).unwrap();
    assert_eq!(pdf, sealed_proposal_pdf(&sealed).unwrap());
    let Some(pages) = pages(&pdf) else { return };
    let certificate = pages.last().unwrap().replace(' ', "");
    assert!(certificate.contains(&sealed.certificate.document_sha256), "{certificate}");
    assert!(certificate.contains(&sealed.certificate.events[6].hash), "{certificate}");
    let folder = saved(&pdf).with_extension("d");
    std::fs::create_dir_all(&folder).unwrap();
    let detached = Command::new("pdfdetach").arg("-saveall").arg("-o").arg(&folder).arg(saved(&pdf)).status();
    if detached.is_ok_and(|status| status.success()) {
        assert_eq!(std::fs::read(folder.join("signed.pdf")).unwrap(), sealed.signed_pdf);
    }
}

/// Every string of a public list of strings that break programs, as a line and in every other place.
#[test]
fn naughty_strings_print() {
    let found =
        Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|dir| dir.join("../shared/data/naughty/blns.json"));
    let Some(text) = found.into_iter().find_map(|path| std::fs::read_to_string(path).ok()) else {
        println!("skipped: the list of naughty strings is not here");
        return;
    };
    let strings: Vec<String> = serde_json::from_str(&text).unwrap();
    assert!(strings.len() > 400);
    for lines in strings.chunks(100) {
        proposal_pdf(&filled(lines)).unwrap();
    }
}

/// A proposal made of nothing but these strings.
fn filled(strings: &[String]) -> ProposalDoc {
    let mut given = strings.iter().cycle().cloned();
    let mut next = || given.next().unwrap();
    let mut doc = sample::proposal();
    let company = &mut doc.company;
    for place in [&mut company.name, &mut company.phone, &mut company.email, &mut company.licence, &mut company.accent]
    {
        *place = next();
    }
    for place in
        [&mut doc.customer.name, &mut doc.title, &mut doc.number, &mut doc.date, &mut doc.introduction, &mut doc.total]
    {
        *place = next();
    }
    doc.terms = strings.join("\n");
    doc.cancellation = Some(CancellationNotice { statement: next(), form: next() });
    doc.signature = Some(Signature { name: next(), at: next(), drawing: None });
    let line = |text: &String| ProposalLine {
        description: text.clone(),
        detail: text.clone(),
        quantity: text.chars().take(12).collect(),
        price: "$1.00".into(),
        ..ProposalLine::default()
    };
    let lines = strings.iter().map(line).collect();
    doc.sections = vec![ProposalSection { title: next(), description: next(), lines, total: Some(next()) }];
    doc
}

#[test]
fn names_in_every_script_come_out_as_they_went_in() {
    let mut doc = sample::proposal();
    doc.title = "José Łukasz Żółw Ελένη Анна Nguyễn 5½″ × 8′ ✓".into();
    let Some(text) = one_page(&proposal_pdf(&doc).unwrap()) else { return };
    assert!(text.contains(&doc.title), "{text}");
}

/// One white dot.
const DOT: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90\x77\x53\xde\x00\x00\x00\x0c\x49\x44\x41\x54\x78\x9c\x63\xf8\xff\xff\x3f\x00\x05\xfe\x02\xfe\x0d\xef\x46\xb8\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

#[test]
fn a_logo_prints_and_a_broken_one_is_an_error_in_words() {
    let mut doc = sample::proposal();
    doc.company.logo = Some(Picture::png(DOT.to_vec()).unwrap());
    proposal_pdf(&doc).unwrap();
    doc.company.logo = Some(Picture::png(DOT[..40].to_vec()).unwrap());
    let error = proposal_pdf(&doc).unwrap_err();
    assert!(error.to_string().starts_with("the document can't be typeset"), "{error}");
}
