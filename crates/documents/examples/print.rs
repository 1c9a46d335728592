//! Prints the sample documents into a folder, to look at them: `cargo run -p documents --example print -- <folder>`.

#[path = "../tests/sample/mod.rs"]
mod sample;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::path::PathBuf::from(std::env::args().nth(1).ok_or("name the folder to print into")?);
    std::fs::create_dir_all(&folder)?;
    for (name, print) in [
        ("proposal", (|| documents::proposal_pdf(&sample::proposal())) as fn() -> _),
        ("invoice", || documents::invoice_pdf(&sample::invoice())),
        ("sealed", || documents::sealed_proposal_pdf(&sample::sealed())),
    ] {
        let started = std::time::Instant::now();
        let pdf = print()?;
        println!("{name}: {} bytes, {:?}", pdf.len(), started.elapsed());
        std::fs::write(folder.join(name).with_extension("pdf"), pdf)?;
    }
    Ok(())
}
