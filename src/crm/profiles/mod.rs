//! The records, one file each.
#![cfg_attr(
    not(feature = "files"),
    allow(dead_code, unused_imports, reason = "how exports look is of use to files alone")
)]

mod bitrix24;
mod espocrm;
mod generic;
mod hubspot;
mod kommo;
mod odoo;
mod pipedrive;
mod retailcrm;
mod salesforce;
mod suitecrm;
mod zoho;

use super::Profile;

/// All CRMs that are known, the generic one first.
pub const PROFILES: &[&Profile] = &[
    &generic::PROFILE,
    &hubspot::PROFILE,
    &salesforce::PROFILE,
    &pipedrive::PROFILE,
    &zoho::PROFILE,
    &bitrix24::PROFILE,
    &kommo::PROFILE,
    &retailcrm::PROFILE,
    &odoo::PROFILE,
    &espocrm::PROFILE,
    &suitecrm::PROFILE,
];
