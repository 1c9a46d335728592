use platform::{Act, NewEvent, Result, companies, error::Checks};

use super::{Agreement, AgreementId, NewAgreement, get};
use crate::visits::plan;

pub fn create(act: &Act<'_>, new: &NewAgreement) -> Result<Agreement> {
    crm::accounts::get(act, new.account_id)?;
    let currency = companies::currency(act)?;
    Checks::new()
        .require("name", &new.name, "Give the agreement a name.")
        .at_most("name", &new.name, 200)
        .that((1..=120).contains(&new.every_months), "every_months", "Somebody comes every 1 to 120 months.")
        .that(new.price.minor >= 0, "price", "The price can't be less than nothing.")
        .that(new.price.currency == currency, "price", &format!("Prices are in {currency} here."))
        .that(new.ends_on.is_none_or(|end| end >= new.starts_on), "ends_on", "It ends before it begins.")
        .finish()?;
    let id: AgreementId = act.new_id();
    act.execute(
        "INSERT INTO agreement (company_id, id, account_id, site_id, name, every_months, price_minor, currency, starts_on, ends_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            &id,
            &new.account_id,
            &new.site_id,
            &new.name.trim(),
            &new.every_months,
            &new.price.minor,
            &currency,
            &new.starts_on,
            &new.ends_on,
        ],
    )?;
    act.emit(
        NewEvent::new("agreement.created", "agreement", id)
            .link(new.account_id)
            .data(serde_json::json!({ "name": new.name.trim(), "every_months": new.every_months })),
    )?;
    let agreement = get(act, id)?;
    plan(act, &agreement.turn(agreement.starts_on))?;
    Ok(agreement)
}
