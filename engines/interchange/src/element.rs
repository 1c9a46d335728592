//! A piece of a file: a name with a text or with parts. Rows of a table and elements of XML are both told so.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Element {
    /// An element's name without namespace prefix, a table's name, or a column's.
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Element>,
    /// Where it begins in the file it was read from, counted from 1.
    #[serde(skip)]
    pub line: usize,
}

/// Where it stood in a file is no part of what it says.
impl PartialEq for Element {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.text == other.text && self.children == other.children
    }
}
impl Eq for Element {}

impl Element {
    pub fn new(name: &str, text: impl Into<String>) -> Self {
        Self { name: name.to_owned(), text: text.into(), ..Self::default() }
    }

    pub fn of(name: &str, children: Vec<Element>) -> Self {
        Self { name: name.to_owned(), children, ..Self::default() }
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

    /// The children whose names are not in the list: what a reader has no word for.
    pub fn apart_from(&self, known: &[&str]) -> Vec<Element> {
        self.children.iter().filter(|c| !known.contains(&c.name.as_str())).cloned().collect()
    }

    pub fn push(&mut self, name: &str, text: impl Into<String>) {
        self.children.push(Self::new(name, text));
    }

    /// Adds a child if there is something to say.
    pub fn push_some(&mut self, name: &str, text: Option<impl Into<String>>) {
        if let Some(text) = text {
            self.push(name, text);
        }
    }
}

/// The text of one of the pieces, if there is any.
pub(crate) fn text_in<'e>(kept: &'e [Element], name: &str) -> Option<&'e str> {
    kept.iter().find(|e| e.name == name).map(|e| e.text.as_str()).filter(|text| !text.is_empty())
}
