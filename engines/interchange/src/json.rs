//! JSON of our own: a programme, or a bare network.

use kernel::{Diagnostic, Severity};
use scheduling::Network;

use crate::Programme;

pub fn read(text: &str) -> Result<Programme, Diagnostic> {
    let text = text.trim_start_matches('\u{feff}');
    let whole: serde_json::Value = serde_json::from_str(text).map_err(|e| refused(&e))?;
    if whole.get("network").is_none() {
        // Read from the text again, so that a complaint names its line.
        return serde_json::from_str::<Network>(text).map(Programme::of).map_err(|e| refused(&e));
    }
    let programme: Programme = serde_json::from_str(text).map_err(|e| refused(&e))?;
    let (network, beside) = (&programme.network, &programme.activities);
    let fits = network.tasks.iter().map(|t| &t.id).eq(beside.iter().map(|a| &a.id));
    if !fits || network.calendars.len() != programme.calendars.len() {
        return Err(Diagnostic::new(
            Severity::Error,
            "interchange.json",
            "The lists of activities and calendars do not match the network's tasks and calendars one for one.",
            "Give one activity for each task, with its id, and one calendar record for each calendar, in the same order.",
        ));
    }
    Ok(programme)
}

pub fn write(programme: &Programme) -> String {
    serde_json::to_string_pretty(programme).expect("a programme has only names for keys")
}

fn refused(error: &serde_json::Error) -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "interchange.json",
        format!("The file is not a schedule in JSON: {error}."),
        "Correct it there; `ridgebeam schedule FILE --export OTHER.json` shows the shape.",
    )
}
