//! Files in and out. The bytes decide what a file is; nothing uploaded is ever shown as a page of ours.

use axum::{
    Json,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::StreamExt;
use platform::{
    Error,
    files::{self, FileId, MAX_BYTES, StoredFile},
};

use crate::{
    App, Problem,
    extract::{At, Caller, too_large},
};

/// The body is the file itself; its name is in `X-File-Name`, percent-encoded.
#[utoipa::path(post, path = "/files", operation_id = "upload_file", tag = "platform",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    params(("X-File-Name" = Option<String>, Header)), responses((status = 201, body = StoredFile)))]
pub async fn upload_file(
    State(app): State<App>,
    who: Caller,
    headers: HeaderMap,
    request: Request,
) -> Result<(StatusCode, Json<StoredFile>), Problem> {
    let told = headers.get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()).and_then(|v| v.parse::<usize>().ok());
    if told.is_some_and(|n| n > MAX_BYTES) {
        return Err(too_large(MAX_BYTES));
    }
    let bytes = collect(request.into_body()).await?;
    if told.is_some_and(|n| n != bytes.len()) {
        return Err(Error::invalid("body", "The upload was cut off; send it again.").into());
    }
    let media_type = files::media_type(&bytes).ok_or_else(|| {
        Error::invalid("body", "Only whole JPEG, PNG and WebP pictures and PDF documents are kept here.")
    })?;
    let name = headers.get("x-file-name").and_then(|v| v.to_str().ok()).map(decode).unwrap_or_else(|| "file".into());
    let (files, company, size) = (app.platform.files().clone(), who.company, bytes.len());
    let sha256 =
        tokio::task::spawn_blocking(move || files.put(company, &bytes)).await.map_err(|_| Problem::internal())??;
    let stored = app.platform.act(&who, move |act| files::record(act, &name, media_type, &sha256, size)).await?;
    Ok((StatusCode::CREATED, Json(stored)))
}

async fn collect(body: Body) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let mut stream = body.into_data_stream();
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| Error::invalid("body", "The upload was cut off; send it again."))?;
        if bytes.len() + chunk.len() > MAX_BYTES {
            return Err(too_large(MAX_BYTES));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn decode(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).filter(|_| *first == b'%').and_then(|h| hex::decode(h).ok());
        match hex {
            Some(byte) => {
                out.extend(byte);
                rest = &tail[2..];
            }
            None => {
                out.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[utoipa::path(get, path = "/files/{id}", operation_id = "download_file", tag = "platform",
    params(("id" = FileId, Path)), responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>)))]
pub async fn download_file(State(app): State<App>, who: Caller, At(id): At<FileId>) -> Result<Response, Problem> {
    let reader = who.0.clone();
    let read = app.platform.read(&who, move |q| {
        projects::reach::file(q, &reader, id.0)?;
        files::file(q, id)
    });
    let stored = read.await?;
    let (files, company, sha256) = (app.platform.files().clone(), who.company, stored.sha256.clone());
    let bytes =
        tokio::task::spawn_blocking(move || files.get(company, &sha256)).await.map_err(|_| Problem::internal())??;
    Ok(serve(&stored.media_type, &stored.name, bytes))
}

/// Sent as a sandboxed thing that runs nothing; pictures and PDFs may be looked at, not executed.
pub fn serve(media_type: &str, name: &str, bytes: Vec<u8>) -> Response {
    let ascii: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_ ".contains(c) { c } else { '_' }).collect();
    let headers = [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (header::CONTENT_DISPOSITION, format!("inline; filename=\"{ascii}\"")),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; sandbox".to_owned()),
        (header::CACHE_CONTROL, "private, max-age=31536000, immutable".to_owned()),
    ];
    (headers, bytes).into_response()
}
