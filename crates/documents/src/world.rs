//! All the typesetter can see: our templates, our fonts and one job's data. No files, no network, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// File ids live for ever in the typesetter's memory: there is one for each of these names and never one for a job.
fn id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("names of templates are plain");
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

macro_rules! templates {
    ($($name:literal),+ $(,)?) => {
        [$(Source::new(id($name), include_str!(concat!("../templates/", $name)).to_owned())),+]
    };
}

static TEMPLATES: LazyLock<[Source; 5]> =
    LazyLock::new(|| templates!["main.typ", "house.typ", "proposal.typ", "invoice.typ", "certificate.typ"]);

/// The names templates read a job's own files by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slot {
    Data,
    Logo,
    Drawing,
    SignedPdf,
    Record,
}

static SLOTS: LazyLock<[(FileId, Slot); 5]> = LazyLock::new(|| {
    [
        (id("data.json"), Slot::Data),
        (id("logo.png"), Slot::Logo),
        (id("drawing.png"), Slot::Drawing),
        (id("signed.pdf"), Slot::SignedPdf),
        (id("record.json"), Slot::Record),
    ]
});

/// What all jobs share.
pub(crate) struct Shop {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Shop {
    pub(crate) fn new(fonts: Vec<Font>) -> Self {
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        Self { library: LazyHash::new(Library::default()), book, fonts }
    }
}

/// One job's view.
pub(crate) struct JobWorld<'a> {
    pub(crate) shop: &'a Shop,
    pub(crate) files: Vec<(Slot, Bytes)>,
}

impl World for JobWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shop.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shop.book
    }

    fn main(&self) -> FileId {
        TEMPLATES[0].id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        TEMPLATES.iter().find(|template| template.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let (_, slot) = SLOTS.iter().find(|(known, _)| *known == id).ok_or(FileError::AccessDenied)?;
        let found = self.files.iter().find(|(filled, _)| filled == slot).map(|(_, bytes)| bytes.clone());
        found.ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shop.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_the_jobs_own_files_can_be_read() {
        let shop = Shop::new(Vec::new());
        let world = JobWorld { shop: &shop, files: vec![(Slot::Data, Bytes::from_string("{}"))] };
        assert!(world.file(id("data.json")).is_ok());
        for name in ["logo.png", "etc/passwd", "Cargo.toml", "house.typ"] {
            assert!(world.file(id(name)).is_err(), "{name}");
        }
        assert!(world.source(id("other.typ")).is_err());
        assert!(world.today(None).is_none());
    }
}
