//! A folder on this machine, or one that is mounted.

use std::{
    fs::{self, File},
    io::{ErrorKind, Write},
    path::PathBuf,
};

use crate::{Error, Result};

pub struct Folder(pub PathBuf);

impl Folder {
    pub fn has(&self, name: &str) -> bool {
        self.0.join(name).exists()
    }

    /// Synced before it gets its name, so that no half file is ever taken for a whole one.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.0.join(name);
        let folder = path.parent().unwrap_or(&self.0);
        fs::create_dir_all(folder).map_err(disk)?;
        let part = path.with_extension("part");
        let mut file = File::create(&part).map_err(disk)?;
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(disk)?;
        fs::rename(&part, &path).map_err(disk)?;
        File::open(folder).and_then(|dir| dir.sync_all()).map_err(disk)
    }

    pub fn get(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(self.0.join(name)).ok()
    }
}

fn disk(e: std::io::Error) -> Error {
    match e.kind() {
        ErrorKind::StorageFull => Error::Db(db::Error::DiskFull),
        _ => Error::FilesUnreachable(e.to_string()),
    }
}
