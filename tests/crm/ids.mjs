// Ids in the form of each CRM.

import { CLIENT } from "./people.mjs";

const BASE62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** The 18 characters of a Salesforce id from its 15: three more that tell which letters are capitals. */
export function salesforce18(id) {
  const suffix = [0, 5, 10].map((start) => {
    const bits = [...id.slice(start, start + 5)].reduce((sum, letter, at) => sum + (/[A-Z]/.test(letter) ? 1 << at : 0), 0);
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"[bits];
  });
  return id + suffix.join("");
}

function salesforce15(prefix, n) {
  // Two clients whose ids differ by the case of one letter.
  if (prefix === "001" && CLIENT.caseOnlyIds.includes(n)) return `0015g00000CaSe${n === CLIENT.caseOnlyIds[0] ? "X" : "x"}`;
  const mixed = n * 7919 + 104_729;
  const letters = [0, 1, 2, 3].map((place) => BASE62[Math.floor(mixed / 62 ** place) % 62]).join("");
  return `${prefix}5g00000${letters}x`;
}

const hex = (n, length) => ((BigInt(n) + 1n) * 0x9e3779b97f4a7c15n).toString(16).padStart(length, "0").slice(0, length);

const uuid = (kind, n) => {
  const digits = hex(kind * 100_003 + n, 16) + hex(kind * 7 + n * 31, 16);
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20, 32)].join("-");
};

/** Per CRM the id of a client and of a deal by its number. */
export const IDS = {
  hubspot: { client: (n) => String(15_360_000_017n + BigInt(n) * 7_919n), deal: (n) => String(9_876_543_001n + BigInt(n) * 13n) },
  salesforce: { client: (n) => salesforce15("001", n), deal: (n) => salesforce15("006", n) },
  pipedrive: { client: (n) => String(n + 1), deal: (n) => String(1_000 + n) },
  zoho: { client: (n) => String(4_876_876_000_000_311n + BigInt(n) * 10n), deal: (n) => String(4_876_876_000_100_007n + BigInt(n) * 3n) },
  bitrix24: { client: (n) => String(2 * n + 3), deal: (n) => String(5 * n + 2) },
  kommo: { client: (n) => String(31_000_011 + n * 17), deal: (n) => String(22_000_007 + n * 19) },
  retailcrm: { client: (n) => String(n * 37 + 5).padStart(6, "0"), deal: (n) => `${n + 100}A` },
  odoo: { client: (n) => `__export__.res_partner_${n + 7}_${hex(n, 8)}`, deal: (n) => `__export__.crm_lead_${n + 1}_${hex(n + 500, 8)}` },
  espocrm: { client: (n) => hex(n + 1_000, 17), deal: (n) => hex(n + 9_000, 17) },
  suitecrm: { client: (n) => uuid(1, n), deal: (n) => uuid(2, n) },
  onec: { client: (n) => `00-${String(n + 1).padStart(8, "0")}`, deal: (n) => `00ЦБ-${String(n + 1).padStart(6, "0")}` },
};
