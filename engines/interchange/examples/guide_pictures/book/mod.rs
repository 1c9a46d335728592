//! What the guide shows of the scheduling engine: four pictures and the worked examples of its text.

mod canvas;
mod chances;
mod days;
mod float;
mod jobs;
mod levelling;
mod words;

/// Names of files in the guide's folder of pictures, and what is in them.
pub fn pictures() -> [(&'static str, String); 4] {
    [
        ("scheduling-float.svg", float::picture()),
        ("scheduling-levelling.svg", levelling::picture()),
        ("scheduling-risk.svg", chances::curve()),
        ("scheduling-tornado.svg", chances::tornado()),
    ]
}

/// The page with its worked examples as they are computed now. An example stands behind its name, between fences.
pub fn filled(page: &str) -> String {
    words::examples().into_iter().fold(page.to_owned(), |page, (name, words)| {
        let head = format!("<!-- {name} -->\n```text\n");
        let parts = page.split_once(&head).and_then(|(before, rest)| Some((before, rest.split_once("```\n")?.1)));
        match parts {
            Some((before, after)) => format!("{before}{head}{words}```\n{after}"),
            None => format!("{page}\n{head}{words}```\n"),
        }
    })
}
