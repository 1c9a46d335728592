use crm::accounts::AccountId;
use jiff::civil::Date;
use kernel::{Money, reexport::uuid::Uuid};
use serde::{Deserialize, Serialize};

pub use crate::schedule::InvoiceId;

kernel::typed_id!(InvoiceLineId, "Names one line of an invoice.");

kernel::text_enum! {
    /// Where an invoice is. It is open from the day it is sent until it is paid.
    pub enum InvoiceState {
        Sent = "sent",
        Paid = "paid",
    }
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct IssueInvoice {
    /// When it is to be paid; fourteen days after today if absent.
    #[schema(value_type = Option<String>, format = Date)]
    pub due_on: Option<Date>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Invoice {
    pub id: InvoiceId,
    pub number: i64,
    pub account_id: AccountId,
    pub account_name: String,
    pub project_id: Option<Uuid>,
    pub state: InvoiceState,
    #[schema(value_type = String, format = Date)]
    pub issued_on: Date,
    #[schema(value_type = String, format = Date)]
    pub due_on: Date,
    /// Tax is inside: the contract price carries it.
    pub total: Money,
    pub paid: Money,
    pub open: Money,
    /// Past its day and not paid.
    pub overdue: bool,
    /// Whether it went out by e-mail; without an address on file it has to be handed over.
    pub mailed: bool,
    pub lines: Vec<InvoiceLine>,
    pub version: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct InvoiceLine {
    pub description: String,
    pub source_type: String,
    pub source_id: Uuid,
    pub amount: Money,
}

kernel::text_enum! {
    /// Which invoices are asked for.
    pub enum InvoiceStanding {
        Open = "open",
        Overdue = "overdue",
        Paid = "paid",
    }
}

#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct InvoiceFilter {
    /// All of them if absent.
    #[param(inline)]
    pub standing: Option<InvoiceStanding>,
    pub account_id: Option<AccountId>,
}
