//! Session, set-up, company, members, tokens, search, timeline, files, outbox.

mod company;
pub(crate) mod files;
mod members;
mod outbox;
mod records;
mod session;
mod tokens;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(session::get_setup, session::set_up))
        .routes(routes!(session::get_session, session::sign_in, session::sign_out))
        .routes(routes!(session::accept_invitation))
        .routes(routes!(company::get_company, company::change_company))
        .routes(routes!(members::list_members, members::invite_member))
        .routes(routes!(members::change_member, members::disable_member))
        .routes(routes!(members::restore_member))
        .routes(routes!(members::list_invitations))
        .routes(routes!(members::withdraw_invitation))
        .routes(routes!(tokens::list_tokens, tokens::create_token))
        .routes(routes!(tokens::revoke_token))
        .routes(routes!(records::search))
        .routes(routes!(records::timeline))
        .routes(routes!(crate::stream::stream))
        .routes(routes!(files::upload_file))
        .routes(routes!(files::download_file))
        .routes(routes!(outbox::list_outbox))
        .routes(routes!(outbox::get_mail))
        .routes(routes!(outbox::retry_mail))
}
