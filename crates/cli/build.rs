//! Takes the built web app into the binary. Without one (a developer who only works on the server) a page says so.

use std::{fs, path::Path};

fn main() {
    let dist = Path::new("../../web/dist");
    if !dist.join("index.html").exists() {
        let _ = fs::create_dir_all(dist);
        let _ = fs::write(
            dist.join("index.html"),
            "<!doctype html><title>Ridgebeam</title><p>Build the web app: cd web &amp;&amp; npm run build",
        );
    }
    println!("cargo:rerun-if-changed=../../web/dist");
    memory_serve::load_directory("../../web/dist");
}
