use platform::{Error, Role, identity::setup::NewCompany};
use testkit::{both, json};

both! {
    async fn nothing_is_read_without_a_session(app) {
        assert_eq!(app.stranger().get("/accounts").await.refused(401), "unauthenticated");
    }
}

both! {
    async fn a_field_worker_may_not_list_customers(app) {
        let field = app.member(Role::Field).await;
        assert_eq!(field.get("/accounts").await.refused(403), "forbidden");
    }
}

both! {
    async fn a_token_acts_with_its_role_until_it_is_revoked(app) {
        let owner = app.owner();
        let token = owner.post("/tokens", json!({ "name": "Website", "role": "bookkeeper" })).await.ok();
        let bearer = format!("Bearer {}", token["secret"].as_str().unwrap());
        let stranger = app.stranger();
        let ask = || stranger.request(reqwest::Method::GET, "/api/v1/accounts").header("authorization", &bearer);
        stranger.send(ask()).await.ok();
        owner.delete(&format!("/tokens/{}", token["id"].as_str().unwrap())).await;
        assert_eq!(stranger.send(ask()).await.refused(401), "unauthenticated");
    }
}

both! {
    async fn guessing_a_password_stops_early(app) {
        let stranger = app.stranger();
        let guess = json!({ "email": format!("{}@nobody.example", app.who.company), "password": "wrong password" });
        for _ in 0..10 {
            assert_eq!(stranger.post("/session", guess.clone()).await.refused(409), "session.wrong");
        }
        assert_eq!(stranger.post("/session", guess).await.refused(429), "too_many");
    }
}

both! {
    async fn a_cross_site_request_with_a_session_is_refused(app) {
        let owner = app.owner();
        let request = owner
            .request(reqwest::Method::POST, "/api/v1/accounts")
            .header("origin", "https://evil.example")
            .json(&json!({ "kind": "household", "standing": "prospect", "name": "Smuggled" }));
        assert_eq!(owner.send(request).await.refused(403), "cross_site");
    }
}

both! {
    async fn a_company_is_of_a_trade_and_a_language_that_are_known(app) {
        let new = |trade: &str, locale: &str| NewCompany {
            company_name: "Sea Horse".into(),
            name: "Bo".into(),
            email: format!("{}@ridge.example", app.platform.ids().secret()),
            password: "three cedar posts".into(),
            trade: trade.into(),
            time_zone: None,
            currency: None,
            locale: Some(locale.into()),
        };
        for (trade, locale, field) in [("unicorn", "en-US", "trade"), ("fence", "klingon spoken", "locale")] {
            let Err(Error::Invalid(wrong)) = app.platform.found(new(trade, locale), api::app::FURNISH).await else {
                panic!("{trade} in {locale} was taken");
            };
            assert_eq!(wrong[0].field, field);
        }
        app.platform.found(new("roofing", "es-MX"), api::app::FURNISH).await.unwrap();
    }
}
