//! An XML document as a tree of names and texts, which is all that schedule files need.

use kernel::{Diagnostic, Severity};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

/// Deeper than any schedule file goes; a document nested deeper is not one.
const MAX_DEPTH: usize = 64;

#[derive(Debug, Default)]
pub(super) struct Element {
    /// Without namespace prefix.
    pub name: String,
    pub text: String,
    pub children: Vec<Element>,
    /// Where it begins, counted from 1.
    pub line: usize,
}

impl Element {
    /// Reads a whole document; what is wrong is told with its line.
    pub fn parse(document: &str) -> Result<Self, Diagnostic> {
        let mut reader = Reader::from_str(document.trim_start_matches('\u{feff}'));
        let mut lines = Lines { document, at: 0, line: 1 };
        // A root above the document's own, so that every element has a parent.
        let mut open = vec![Element::default()];
        loop {
            let line = lines.line_at(reader.buffer_position());
            let event = reader.read_event().map_err(|e| broken(line, &e.to_string()))?;
            match event {
                Event::Start(tag) => {
                    if open.len() > MAX_DEPTH {
                        return Err(broken(line, "it is nested too deeply"));
                    }
                    open.push(Element::named(tag.local_name().as_ref(), line));
                }
                Event::Empty(tag) => top(&mut open).children.push(Element::named(tag.local_name().as_ref(), line)),
                Event::End(_) => {
                    let done = open.pop().unwrap_or_default();
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

    fn named(name: &str, line: usize) -> Self {
        Self { name: name.to_owned(), line, ..Self::default() }
    }

    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|c| c.name == name)
    }

    /// Children of that name.
    pub fn each<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.children.iter().filter(move |c| c.name == name)
    }

    /// Grandchildren: `tasks.list("Tasks", "Task")`.
    pub fn list<'e>(&'e self, of: &'e str, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.each(of).flat_map(move |c| c.each(name))
    }

    /// A child's text, if there is any.
    pub fn text_of(&self, name: &str) -> Option<&str> {
        self.child(name).map(|c| c.text.trim()).filter(|text| !text.is_empty())
    }
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
