//! A bucket of an S3 server. A thread of its own talks to it; whoever asks waits as for a disk, wherever they stand.

use std::{
    sync::{Arc, mpsc},
    time::Duration,
};

use futures_util::TryStreamExt;
use object_store::{
    Error as S3Error, ObjectStore, ObjectStoreExt, RetryConfig,
    aws::{AmazonS3, AmazonS3Builder},
    path::Path,
};
use tokio::{
    runtime::{Builder, Handle},
    sync::oneshot,
};

use super::https::Https;
use crate::{Error, Result};

/// For one file of the largest size over a slow line; below what a request may take.
const PATIENCE: Duration = Duration::from_secs(60);
const RETRIES: usize = 3;

pub struct Bucket {
    s3: Arc<AmazonS3>,
    prefix: Path,
    talk: Handle,
    /// Dropped with the bucket, which ends the thread.
    _wanted: oneshot::Sender<()>,
}

impl Bucket {
    /// `address` is `bucket/prefix`. Asks the bucket at once, so that a wrong key is told at start and not by an upload.
    pub fn open(address: &str, settings: impl IntoIterator<Item = (String, String)>) -> Result<Self> {
        let (name, prefix) = address.split_once('/').unwrap_or((address, ""));
        let bucket = Self::on_thread(name, prefix, settings).map_err(|e| unusable(address, &e))?;
        let (s3, prefix) = (bucket.s3.clone(), bucket.prefix.clone());
        bucket.wait(async move { s3.list(Some(&prefix)).try_next().await }).map_err(|e| unusable(address, &e))?;
        Ok(bucket)
    }

    fn on_thread(
        name: &str,
        prefix: &str,
        settings: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, S3Error> {
        let retry = RetryConfig { max_retries: RETRIES, retry_timeout: PATIENCE, ..RetryConfig::default() };
        let mut s3 = AmazonS3Builder::new().with_retry(retry).with_http_connector(Https);
        for (key, value) in settings.into_iter().filter(|(key, _)| key.starts_with("AWS_")) {
            // A setting that is not known here is meant for another program.
            if let Ok(key) = key.to_ascii_lowercase().parse() {
                s3 = s3.with_config(key, value);
            }
        }
        let s3 = Arc::new(s3.with_bucket_name(name).build()?);
        let runtime = Builder::new_current_thread().enable_all().build().map_err(|e| failed(e.to_string()))?;
        let talk = runtime.handle().clone();
        let (_wanted, unwanted) = oneshot::channel::<()>();
        let run = move || drop(runtime.block_on(unwanted));
        std::thread::Builder::new().name("files-s3".to_owned()).spawn(run).map_err(|e| failed(e.to_string()))?;
        Ok(Self { s3, prefix: Path::from(prefix), talk, _wanted })
    }

    pub fn has(&self, name: &str) -> Result<bool> {
        let (s3, key) = (self.s3.clone(), self.key(name));
        Ok(found(self.wait(async move { s3.head(&key).await }))?.is_some())
    }

    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let (s3, key, bytes) = (self.s3.clone(), self.key(name), bytes.to_vec());
        let stored = self.wait(async move { s3.put(&key, bytes.into()).await });
        stored.map(drop).map_err(|e| Error::FilesUnreachable(e.to_string()))
    }

    pub fn get(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let (s3, key) = (self.s3.clone(), self.key(name));
        let bytes = found(self.wait(async move { s3.get(&key).await?.bytes().await }))?;
        Ok(bytes.map(Into::into))
    }

    fn key(&self, name: &str) -> Path {
        Path::from(format!("{}/{name}", self.prefix))
    }

    fn wait<T: Send + 'static>(
        &self,
        work: impl Future<Output = Result<T, S3Error>> + Send + 'static,
    ) -> Result<T, S3Error> {
        let (answer, answered) = mpsc::sync_channel(1);
        self.talk.spawn(async move {
            let late = |_| Err(failed(format!("no answer within {} s", PATIENCE.as_secs())));
            let _ = answer.send(tokio::time::timeout(PATIENCE, work).await.unwrap_or_else(late));
        });
        answered.recv().unwrap_or_else(|_| Err(failed("the thread that talks to it is gone".to_owned())))
    }
}

/// What is not there is an answer, anything else a failure.
fn found<T>(asked: Result<T, S3Error>) -> Result<Option<T>> {
    match asked {
        Ok(it) => Ok(Some(it)),
        Err(S3Error::NotFound { .. }) => Ok(None),
        Err(e) => Err(Error::FilesUnreachable(e.to_string())),
    }
}

fn failed(why: String) -> S3Error {
    S3Error::Generic { store: "S3", source: why.into() }
}

fn unusable(address: &str, why: &S3Error) -> Error {
    Error::refused(
        "files.unusable",
        format!("the bucket s3://{address} can't be used: {why}"),
        "Check the name of the bucket, AWS_ENDPOINT_URL, AWS_REGION and the keys in AWS_ACCESS_KEY_ID and \
         AWS_SECRET_ACCESS_KEY, which must be allowed to list, read and write there.",
    )
}
