// Per CRM what a user would say when tiers go back: which records, and the names of their fields.

export const TIERS = ["A", "B", "C", "D", "E"];

/** `deals` name their client by the id of `clients` where there is such an export. */
export const TARGETS = {
  hubspot: { clients: "hubspot/companies", deals: "hubspot/deals", entity: "company", columns: { tier: "Tier", date: "Tier date" } },
  salesforce: { clients: "salesforce/accounts", deals: "salesforce/data-loader", entity: "company", columns: { tier: "Tier__c", date: "Tier_Date__c" } },
  pipedrive: { clients: "pipedrive/organizations", deals: "pipedrive/deals", entity: "company", columns: { tier: "Tier", date: "Tier date" } },
  zoho: { clients: "zoho/accounts", deals: "zoho/deals", entity: "company", columns: { tier: "Tier", date: "Tier date" } },
  bitrix24: { clients: "bitrix24/companies", entity: "company", columns: { tier: "UF_CRM_TIER", date: "UF_CRM_TIER_DATE" }, byRequests: true },
  kommo: { clients: "kommo/contacts", entity: "contact", columns: { tier: "700001", date: "700002" }, byRequests: true },
  retailcrm: { clients: "retailcrm/customers", deals: "retailcrm/orders", entity: "contact", columns: { tier: "Категория", date: "Дата категории" } },
  odoo: { clients: "odoo/partners-updatable", deals: "odoo/leads-updatable", entity: "company", columns: { tier: "x_tier", date: "x_tier_date" } },
  espocrm: { clients: "espocrm/accounts", deals: "espocrm/opportunities", entity: "company", columns: { tier: "cTier", date: "cTierDate" } },
  suitecrm: { clients: "suitecrm/accounts", entity: "company", columns: { tier: "Tier", date: "Tier date" } },
};

const named = ({ entity, columns, byRequests }) => [
  ["entity", entity],
  ["tiers", TIERS.join(";")],
  ["reason", "none"],
  ...(byRequests ? [] : [["tier column", columns.tier], ["date column", columns.date]]),
];

/** The options of IMPORT for a CRM. */
export const importOptions = (crm) => named(TARGETS[crm]);

/** The settings of the files for a CRM. */
export const sendSettings = (crm) => {
  const { columns, byRequests } = TARGETS[crm];
  return [...named(TARGETS[crm]), ...(byRequests ? [["tier field", columns.tier], ["date field", columns.date]] : [])];
};

/** What the checker of a CRM is told. */
export function knownOf(crm, made) {
  const { entity, columns, byRequests } = TARGETS[crm];
  return { ids: new Set(made.truth.ids), tiers: TIERS, entity, columns, fields: byRequests ? columns : undefined };
}

/** The tiers that the clients of an export have now, by id; "" for none. */
export const tiersNow = (made) => new Map([...made.truth.clients].map(([id, { tier }]) => [id, tier ?? ""]));

/** New tiers for every client, some as before. */
export const newTiers = (made) => new Map([...tiersNow(made)].map(([id, tier], at) => [id, at % 3 === 0 && tier !== "" ? tier : TIERS[at % TIERS.length]]));

/** Those of the new tiers that differ from the present ones. */
export function changedOf(made, wanted) {
  const now = tiersNow(made);
  return new Map([...wanted].filter(([id, tier]) => now.get(id) !== tier));
}

export const rangeOf = (tiers) => [["id", "tier"], ...tiers];
