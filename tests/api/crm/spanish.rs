//! A company that was set up in Spanish speaks Spanish to its visitors and on its board.

use platform::identity::setup::NewCompany;
use reqwest::Method;
use testkit::{Client, TestApp, both};

use crate::api::sales::offer::form;

async fn spanish_company(app: &TestApp) -> Client {
    let new = NewCompany {
        company_name: "Cercas del Valle".into(),
        name: "Luz Ortega".into(),
        email: format!("{}@ridge.example", app.platform.ids().secret()),
        password: "tres postes de cedro".into(),
        trade: "fence".into(),
        time_zone: None,
        currency: None,
        locale: Some("es-US".into()),
    };
    let (who, user) = app.platform.found(new, api::app::FURNISH).await.unwrap();
    let signed = app.platform.open_session(who, user, None).await.unwrap();
    Client::new(app.url().trim_start_matches("http://").parse().unwrap(), Some(signed.token))
}

both! {
    async fn the_stages_are_named_in_spanish(app) {
        let pipelines = spanish_company(&app).await.get("/pipelines").await.ok();
        let stages = pipelines["items"][0]["stages"].as_array().unwrap().iter();
        let names: Vec<_> = stages.map(|s| s["name"].as_str().unwrap().to_owned()).collect();
        let wanted = ["Nueva", "Contactada", "Visita", "Presupuesto en curso", "Presupuesto enviado", "Ganada", "Perdida"];
        assert_eq!((pipelines["items"][0]["name"].as_str().unwrap(), names), ("Ventas", wanted.map(str::to_owned).to_vec()));
    }
}

both! {
    async fn the_website_form_is_spanish_from_headline_to_thanks(app) {
        let owner = spanish_company(&app).await;
        let forms = owner.get("/lead-forms").await.ok();
        let path = format!("/f/{}", forms["items"][0]["form"]["public_key"].as_str().unwrap());
        let visitor = app.stranger();
        let page = visitor.send(visitor.request(Method::GET, &path)).await.text;
        assert!(page.contains("lang=\"es\"") && page.contains("Cuéntenos de su proyecto"), "{page}");
        let page = form(&visitor, &path, &[("name", ""), ("phone", "llámeme"), ("email", "ana")]).await.text;
        for words in ["Escriba un nombre", "Esto no es un número de teléfono", "Esto no es una dirección de correo"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        let long = "x".repeat(20_001);
        let page = form(&visitor, &path, &[("name", "Ana"), ("message", &long)]).await.text;
        assert!(page.contains("Escriba un teléfono o un correo") && page.contains("demasiado largo"));
        let page = form(&visitor, &path, &[("name", "Ana"), ("phone", "303-555-0142")]).await.text;
        assert!(page.contains("Gracias. Recibimos su mensaje"), "{page}");
        assert_eq!(owner.get("/leads").await.ok()["items"][0]["source_name"], "Sitio web");
    }
}

both! {
    async fn who_says_no_language_gets_that_of_the_united_states(app) {
        assert_eq!(app.owner().get("/company").await.ok()["locale"], "en-US");
    }
}
