use std::path::Path;

use testkit::{TestApp, both};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

const TWO_GB: u64 = 2 * 1024 * 1024 * 1024;

/// Sends two generated gigabytes as the owner until an answer comes; how much went out, and the answer.
async fn two_gigabytes(app: &TestApp, framing: &str) -> (u64, String) {
    let host = app.url().trim_start_matches("http://").to_owned();
    let (mut answers, mut sends) = TcpStream::connect(&host).await.unwrap().into_split();
    let owner = app.owner();
    let head = format!(
        "POST /api/v1/files HTTP/1.1\r\nhost: {host}\r\ncookie: ridgebeam={}\r\nx-file-name: film.pdf\r\n{framing}\r\n\r\n",
        owner.session().unwrap()
    );
    let chunked = framing.contains("chunked");
    let writing = tokio::spawn(async move {
        let (block, mut sent) = (vec![b'x'; 1024 * 1024], 0u64);
        let mut whole = sends.write_all(head.as_bytes()).await.is_ok();
        while whole && sent < TWO_GB {
            whole = (!chunked || sends.write_all(b"100000\r\n").await.is_ok())
                && sends.write_all(&block).await.is_ok()
                && (!chunked || sends.write_all(b"\r\n").await.is_ok());
            sent += block.len() as u64;
        }
        sent
    });
    let mut answer = vec![0; 4096];
    let got = answers.read(&mut answer).await.unwrap_or_default();
    drop(answers);
    writing.abort();
    let sent = writing.await.unwrap_or_default();
    (sent, String::from_utf8_lossy(&answer[..got]).into_owned())
}

fn files_below(folder: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    entries.flatten().map(|e| if e.path().is_dir() { files_below(&e.path()) } else { 1 }).sum()
}

both! {
    async fn an_upload_of_two_gigabytes_is_refused_before_it_is_read(app) {
        for framing in ["content-length: 2147483648", "transfer-encoding: chunked"] {
            let (sent, answer) = two_gigabytes(&app, framing).await;
            assert!(answer.starts_with("HTTP/1.1 413"), "{framing}: {answer}");
            assert!(answer.contains("At most 50 MB are taken here."), "{answer}");
            assert!(sent < TWO_GB, "{framing}: all of it was read");
        }
        assert_eq!(files_below(&app.folder().join("files")), 0, "nothing is left");
    }
}

both! {
    async fn a_pdf_that_was_cut_off_is_refused_and_not_kept(app) {
        let whole = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n";
        let answer = app.owner().upload("plan.pdf", whole[..20].to_vec()).await;
        assert!(answer.text.contains("Only whole"), "{}", answer.text);
        assert_eq!(answer.refused(422), "invalid");
        assert_eq!(files_below(&app.folder().join("files")), 0);
        app.owner().upload("plan.pdf", whole.to_vec()).await.ok();
    }
}
