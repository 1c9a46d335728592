use crm::accounts::AccountId;
use jiff::civil::Date;
use kernel::{Money, reexport::uuid::Uuid};
use platform::Result;
use serde::{Deserialize, Serialize};

use crate::visits::{Planned, months_later};

kernel::typed_id!(AgreementId, "Names one service agreement.");

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewAgreement {
    pub account_id: AccountId,
    pub site_id: Option<Uuid>,
    pub name: String,
    /// A visit every so many months.
    pub every_months: i64,
    /// What one turn costs the customer.
    pub price: Money,
    /// The day the first visit is due.
    #[schema(value_type = String, format = Date)]
    pub starts_on: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub ends_on: Option<Date>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Agreement {
    pub id: AgreementId,
    pub account_id: AccountId,
    pub account_name: String,
    pub site_id: Option<Uuid>,
    pub name: String,
    pub every_months: i64,
    pub price: Money,
    #[schema(value_type = String, format = Date)]
    pub starts_on: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub ends_on: Option<Date>,
    pub version: i64,
}

impl Agreement {
    /// The day after `day` on which somebody is due again; none once the agreement has ended. Counted from the start,
    /// so that a visit a few days late does not move all that follow.
    pub(crate) fn turn_after(&self, day: Date) -> Result<Option<Date>> {
        let mut turns = 1;
        let mut next = months_later(self.starts_on, self.every_months)?;
        while next <= day {
            turns += 1;
            next = months_later(self.starts_on, self.every_months * turns)?;
        }
        Ok(self.ends_on.is_none_or(|end| next <= end).then_some(next))
    }

    pub(crate) fn turn(&self, on: Date) -> Planned {
        Planned {
            origin: format!("agreement:{}:{on}", self.id),
            account: self.account_id,
            site: self.site_id,
            project: None,
            agreement: Some(self.id),
            on,
        }
    }

    /// The day of the turn that a visit with this origin was planned for, wherever it was moved since.
    pub(crate) fn turn_of(&self, origin: &str) -> Option<Date> {
        origin.strip_prefix(&format!("agreement:{}:", self.id))?.parse().ok()
    }
}
