//! XML as a tree of names and texts, which is all that schedule files need. No entities but the five of the standard:
//! a document can't grow by being read.

use kernel::{Diagnostic, Severity};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

use crate::Element;

/// Deeper than any schedule file goes; a document nested deeper is not one.
const MAX_DEPTH: usize = 64;
/// More than fit into the largest file that is read, each with a little text.
const MAX_ELEMENTS: usize = 4_000_000;

/// Reads a whole document; what is wrong is told with its line.
pub fn parse(document: &str) -> Result<Element, Diagnostic> {
    let mut reader = Reader::from_str(document.trim_start_matches('\u{feff}'));
    let mut lines = Lines { document, at: 0, line: 1 };
    // A root above the document's own, so that every element has a parent.
    let mut open = vec![Element::default()];
    let mut elements = 0;
    loop {
        let line = lines.line_at(reader.buffer_position());
        let event = reader.read_event().map_err(|e| broken(line, &e.to_string()))?;
        match event {
            Event::Start(_) | Event::Empty(_) if elements == MAX_ELEMENTS => {
                return Err(broken(line, "it has more elements than any schedule"));
            }
            Event::Start(tag) => {
                if open.len() > MAX_DEPTH {
                    return Err(broken(line, "it is nested too deeply"));
                }
                elements += 1;
                open.push(named(tag.local_name().as_ref(), line));
            }
            Event::Empty(tag) => {
                elements += 1;
                top(&mut open).children.push(named(tag.local_name().as_ref(), line));
            }
            Event::End(_) => {
                let mut done = open.pop().unwrap_or_default();
                if !done.children.is_empty() {
                    done.text = String::new();
                    done.children.shrink_to_fit();
                }
                top(&mut open).children.push(done);
            }
            Event::Text(text) => top(&mut open).text.push_str(&text.xml10_content()),
            Event::CData(text) => top(&mut open).text.push_str(&text.xml10_content()),
            Event::GeneralRef(entity) => top(&mut open).text.push_str(&resolved(&entity, line)?),
            Event::Eof if open.len() > 1 => {
                return Err(broken(line, &format!("it ends inside <{}>", top(&mut open).name)));
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    let root = open.pop().and_then(|mut above| (!above.children.is_empty()).then(|| above.children.swap_remove(0)));
    root.ok_or_else(|| broken(1, "it has no elements"))
}

/// The document of a root element, in one namespace.
pub fn print(root: &Element, namespace: &str) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    out.push_str(&format!("<{} xmlns=\"{namespace}\">\n", root.name));
    for child in &root.children {
        print_element(child, 1, &mut out);
    }
    out.push_str(&format!("</{}>\n", root.name));
    out
}

/// As deep as an element is, which is what reading allows.
fn print_element(element: &Element, depth: usize, out: &mut String) {
    let name = &element.name;
    out.push_str(&"\t".repeat(depth));
    if element.children.is_empty() && element.text.is_empty() {
        out.push_str(&format!("<{name}/>\n"));
        return;
    }
    out.push_str(&format!("<{name}>"));
    if element.children.is_empty() {
        escape(&element.text, out);
    } else {
        out.push('\n');
        for child in &element.children {
            print_element(child, depth + 1, out);
        }
        out.push_str(&"\t".repeat(depth));
    }
    out.push_str(&format!("</{name}>\n"));
}

/// Characters that XML 1.0 can't hold are left away.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'.. => out.push(c),
            _ => {}
        }
    }
}

fn named(name: &str, line: usize) -> Element {
    Element { line, ..Element::new(name, "") }
}

fn top(open: &mut [Element]) -> &mut Element {
    open.last_mut().expect("the root above the document is never closed")
}

fn resolved(entity: &BytesRef<'_>, line: usize) -> Result<String, Diagnostic> {
    if let Ok(Some(character)) = entity.resolve_char_ref() {
        return Ok(character.to_string());
    }
    let name = entity.xml10_content();
    quick_xml::escape::resolve_xml_entity(&name)
        .map(str::to_owned)
        .ok_or_else(|| broken(line, &format!("&{name}; is not a character")))
}

fn broken(line: usize, why: &str) -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "import.xml",
        format!("The file can't be read from line {line} on: {why}."),
        "Save it again from the program that wrote it, as XML.",
    )
}

/// Counts lines while the reader moves on.
struct Lines<'d> {
    document: &'d str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn line_at(&mut self, position: u64) -> usize {
        let to = usize::try_from(position).unwrap_or(usize::MAX).min(self.document.len());
        if to > self.at {
            self.line += self.document.as_bytes()[self.at..to].iter().filter(|b| **b == b'\n').count();
            self.at = to;
        }
        self.line
    }
}
