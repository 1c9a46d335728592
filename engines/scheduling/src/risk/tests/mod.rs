mod ground;
mod odd;
mod weather;
