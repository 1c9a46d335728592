//! Pages for people without a sign-in: the website form, the proposal and its signature. Plain HTML that works
//! without scripts.

mod forms;
mod forms_page;
mod proposals;
mod visitor;

use axum::Router;

use crate::App;

pub fn routes() -> Router<App> {
    Router::new().merge(forms::routes()).merge(proposals::routes())
}
