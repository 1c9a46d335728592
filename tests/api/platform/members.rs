use platform::{Role, UserId};
use testkit::{Client, TestApp, both, json};

async fn member(app: &TestApp, role: Role) -> (String, UserId) {
    let (user, _) = app.add_member(role, "Sam").await;
    (format!("/members/{user}"), user)
}

async fn role_of(owner: &Client, user: UserId) -> String {
    let members = owner.get("/members").await.ok();
    let found = members.as_array().unwrap().iter().find(|m| m["user_id"] == json!(user)).unwrap();
    found["role"].as_str().unwrap().to_owned()
}

both! {
    async fn a_new_role_holds_from_the_next_request_on(app) {
        let bookkeeper = app.member(Role::Bookkeeper).await;
        let me = bookkeeper.get("/session").await.ok()["user"]["id"].as_str().unwrap().to_owned();
        bookkeeper.get("/accounts").await.ok();
        app.owner().patch(&format!("/members/{me}"), 1, json!({ "role": "field" })).await.ok();
        assert_eq!(bookkeeper.get("/accounts").await.refused(403), "forbidden");
    }
}

both! {
    async fn nobody_changes_their_own_role(app) {
        let me = app.owner().get("/session").await.ok()["user"]["id"].as_str().unwrap().to_owned();
        let answer = app.owner().patch(&format!("/members/{me}"), 1, json!({ "role": "field" })).await;
        assert_eq!(answer.refused(409), "member.self");
    }
}

both! {
    async fn two_owners_who_change_one_role_both_see_it(app) {
        let (path, user) = member(&app, Role::Field).await;
        app.owner().patch(&path, 1, json!({ "role": "sales" })).await.ok();
        assert_eq!(app.owner().patch(&path, 1, json!({ "role": "owner" })).await.refused(409), "stale");
        assert_eq!(role_of(&app.owner(), user).await, "sales");
        let other = app.other_company().await;
        assert_eq!(other.patch(&path, 2, json!({ "role": "owner" })).await.refused(404), "not_found");
    }
}

both! {
    async fn access_that_was_ended_can_be_given_back(app) {
        let sales = app.member(Role::Sales).await;
        let me = sales.get("/session").await.ok()["user"]["id"].as_str().unwrap().to_owned();
        app.owner().delete(&format!("/members/{me}")).await.ok();
        assert_eq!(sales.get("/accounts").await.refused(401), "unauthenticated");
        let back = app.owner().post(&format!("/members/{me}/restore"), json!(null)).await.ok();
        assert_eq!((&back["disabled"], &back["role"]), (&json!(false), &json!("sales")));
    }
}

both! {
    async fn a_withdrawn_invitation_opens_nothing(app) {
        let owner = app.owner();
        let email = format!("kim@{}.example", app.who.company);
        owner.post("/members", json!({ "name": "Kim", "email": email, "role": "sales" })).await.ok();
        let pending = owner.get("/invitations").await.ok();
        assert_eq!(pending[0]["name"], "Kim");
        let mail = owner.get("/outbox").await.ok()["items"][0]["text_body"].as_str().unwrap().to_owned();
        let token = mail.split("/join/").nth(1).unwrap().trim().to_owned();
        owner.delete(&format!("/invitations/{}", pending[0]["id"].as_str().unwrap())).await.ok();
        assert_eq!(owner.get("/invitations").await.ok(), json!([]));
        let late = app.stranger().post("/session/invitation", json!({ "token": token, "password": "a long enough sentence" })).await;
        assert_eq!(late.refused(409), "invitation.ended");
    }
}
