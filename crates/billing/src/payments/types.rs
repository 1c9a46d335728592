use crm::accounts::AccountId;
use jiff::civil::Date;
use kernel::Money;
use serde::{Deserialize, Serialize};

use crate::schedule::InvoiceId;

kernel::typed_id!(PaymentId, "Names one payment.");

kernel::text_enum! {
    /// How it was paid.
    pub enum PaymentMethod {
        Check = "check",
        Card = "card",
        BankTransfer = "bank_transfer",
        Cash = "cash",
        Other = "other",
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewPayment {
    pub account_id: AccountId,
    /// Today if absent.
    #[schema(value_type = Option<String>, format = Date)]
    pub received_on: Option<Date>,
    pub amount: Money,
    pub method: PaymentMethod,
    /// The check's number, the card's last four digits.
    #[serde(default)]
    pub reference: String,
    /// Which invoices it settles; the account's open ones, longest due first, if empty.
    #[serde(default)]
    pub allocations: Vec<Allocation>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Allocation {
    pub invoice_id: InvoiceId,
    pub amount: Money,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Payment {
    pub id: PaymentId,
    pub account_id: AccountId,
    pub account_name: String,
    #[schema(value_type = String, format = Date)]
    pub received_on: Date,
    pub amount: Money,
    pub method: PaymentMethod,
    pub reference: String,
    pub allocations: Vec<Allocation>,
}
