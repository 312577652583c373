// Per CRM what a user would say when tiers go back: which records, and the names of their fields.

export const TIERS = ["A", "B", "C", "D", "E"];

/**
 * `deals` name their client by the id of `clients`; by its name where `byName` is set, so that clients of one name cannot be told apart
 * in them. `columns` are the headers or codes that the CRM has, the reason's only where files carry it.
 */
export const TARGETS = {
  hubspot: { clients: "hubspot/companies", deals: "hubspot/deals", entity: "company", columns: { tier: "Tier", date: "Tier date", reason: "Tier reason" } },
  salesforce: { clients: "salesforce/accounts", deals: "salesforce/data-loader", entity: "company", columns: { tier: "Tier__c", date: "Tier_Date__c", reason: "Tier_Reason__c" } },
  pipedrive: { clients: "pipedrive/organizations", deals: "pipedrive/deals", entity: "company", columns: { tier: "Tier", date: "Tier date", reason: "Tier reason" } },
  zoho: { clients: "zoho/accounts", deals: "zoho/deals", entity: "company", columns: { tier: "Tier", date: "Tier date", reason: "Tier reason" } },
  bitrix24: { clients: "bitrix24/companies", deals: "bitrix24/deals-ru", byName: true, entity: "company", columns: { tier: "UF_CRM_TIER", date: "UF_CRM_TIER_DATE" }, byRequests: true },
  kommo: { clients: "kommo/contacts", deals: "kommo/leads", byName: true, entity: "contact", columns: { tier: "700001", date: "700002" }, byRequests: true },
  retailcrm: { clients: "retailcrm/customers", deals: "retailcrm/orders", entity: "contact", columns: { tier: "Категория", date: "Дата категории", reason: "Причина категории" } },
  odoo: { clients: "odoo/partners-updatable", deals: "odoo/leads-updatable", entity: "company", columns: { tier: "x_tier", date: "x_tier_date", reason: "x_tier_reason" } },
  espocrm: { clients: "espocrm/accounts", deals: "espocrm/opportunities", entity: "company", columns: { tier: "cTier", date: "cTierDate", reason: "cTierReason" } },
  suitecrm: { clients: "suitecrm/accounts", deals: "suitecrm/opportunities-us", byName: true, entity: "company", columns: { tier: "Tier", date: "Tier date", reason: "Tier reason" } },
};

const named = ({ entity, columns, byRequests }, reason) => [
  ["entity", entity],
  ["tiers", TIERS.join(";")],
  ["reason", reason],
  ...(byRequests ? [] : [["tier column", columns.tier], ["date column", columns.date]]),
  ...(byRequests || reason === "none" ? [] : [["reason column", columns.reason]]),
];

/** The options of IMPORT for a CRM. */
export const importOptions = (crm, reason = "none") => named(TARGETS[crm], reason);

/** The settings of the files for a CRM. */
export const sendSettings = (crm, reason = "none") => {
  const { columns, byRequests } = TARGETS[crm];
  return [...named(TARGETS[crm], reason), ...(byRequests ? [["tier field", columns.tier], ["date field", columns.date]] : [])];
};

/** What the checker of a CRM is told. */
export function knownOf(crm, made, reason = "none") {
  const { entity, columns, byRequests } = TARGETS[crm];
  const { reason: told, ...plain } = columns;
  const own = reason === "none" ? plain : columns;
  return { ids: new Set(made.truth.ids), tiers: TIERS, entity, columns: own, fields: byRequests ? own : undefined };
}

/** The clients that deals of this CRM can tell apart: all by ids, and by names those whose name no other has. */
export function toldApart(crm, made) {
  if (!TARGETS[crm].byName) return made.truth.ids;
  const names = made.truth.ids.map((id) => made.truth.clients.get(id).name);
  return made.truth.ids.filter((_, at) => names.filter((name) => name === names[at]).length === 1);
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
