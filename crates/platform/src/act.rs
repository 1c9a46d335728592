//! One action: one transaction, one actor, one instant.

use std::ops::Deref;

use db::Tx;
use jiff::Timestamp;
use kernel::RawId;

use crate::{Ids, Platform, Who};

/// What an action writes through. Derefs to the transaction, so `act.rows(..)` and query functions taking `&Conn` work.
pub struct Act<'a> {
    pub tx: &'a Tx<'a>,
    pub who: &'a Who,
    /// The instant of the action; everything it writes carries this one.
    pub at: Timestamp,
    pub platform: &'a Platform,
}

impl<'a> Act<'a> {
    pub fn new_id<T: RawId>(&self) -> T {
        self.ids().new_id(self.at)
    }

    pub fn ids(&self) -> &Ids {
        self.platform.ids()
    }

    /// Today in the company's zone.
    pub fn today(&self) -> crate::Result<jiff::civil::Date> {
        crate::companies::today(self, self.at)
    }
}

impl<'a> Deref for Act<'a> {
    type Target = Tx<'a>;
    fn deref(&self) -> &Tx<'a> {
        self.tx
    }
}
