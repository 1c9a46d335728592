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
    let mut tree = Tree { open: vec![Element::default()], elements: 0 };
    loop {
        let line = lines.line_at(reader.buffer_position());
        match reader.read_event().map_err(|e| broken(line, &e.to_string()))? {
            Event::Start(tag) => tree.open(tag.local_name().as_ref(), line)?,
            Event::Empty(tag) => {
                tree.open(tag.local_name().as_ref(), line)?;
                tree.close();
            }
            Event::End(_) => tree.close(),
            Event::Text(text) => tree.write(&text.xml10_content()),
            Event::CData(text) => tree.write(&text.xml10_content()),
            Event::GeneralRef(entity) => tree.write(&resolved(&entity, line)?),
            Event::Eof => return tree.root(line),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// The elements that are open, outermost first, under one that stands for the document.
struct Tree {
    open: Vec<Element>,
    elements: usize,
}

impl Tree {
    fn open(&mut self, name: &str, line: usize) -> Result<(), Diagnostic> {
        self.elements += 1;
        if self.elements > MAX_ELEMENTS {
            return Err(broken(line, "it has more elements than any schedule"));
        }
        if self.open.len() > MAX_DEPTH {
            return Err(broken(line, "it is nested too deeply"));
        }
        self.open.push(Element { line, ..Element::new(name, "") });
        Ok(())
    }

    fn close(&mut self) {
        let mut done = self.open.pop().unwrap_or_default();
        if !done.children.is_empty() {
            done.text = String::new();
            done.children.shrink_to_fit();
        }
        self.top().children.push(done);
    }

    fn write(&mut self, text: &str) {
        self.top().text.push_str(text);
    }

    fn top(&mut self) -> &mut Element {
        self.open.last_mut().expect("the document itself is never closed")
    }

    fn root(mut self, line: usize) -> Result<Element, Diagnostic> {
        if self.open.len() > 1 {
            return Err(broken(line, &format!("it ends inside <{}>", self.top().name)));
        }
        let mut elements = std::mem::take(&mut self.top().children);
        if elements.is_empty() { Err(broken(1, "it has no elements")) } else { Ok(elements.swap_remove(0)) }
    }
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
