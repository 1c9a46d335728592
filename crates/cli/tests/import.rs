//! What is refused is refused before anything is made.

use std::process::Command;

#[test]
fn what_is_no_export_makes_no_database() {
    let data = std::env::temp_dir().join(format!("ridgebeam-no-export-{}", std::process::id()));
    let mut ridgebeam = Command::new(env!("CARGO_BIN_EXE_ridgebeam"));
    let done = ridgebeam.args(["import", "company", "/nope", "--data"]).arg(&data).output().expect("the command runs");
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(!done.status.success() && told.contains("/nope is no export"), "{told}");
    assert!(!data.exists(), "nothing was made in {}", data.display());
}
