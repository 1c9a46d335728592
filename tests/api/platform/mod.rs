mod identity;
mod members;
