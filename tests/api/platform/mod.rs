mod clock;
mod identity;
mod mail;
mod members;
#[cfg(feature = "s3")]
mod s3;
