// The requests of a REST batch, one JSON object per line, as updates of records.
//
// Bitrix24 takes `{ method, params }` (or `body`): an update of its own or a `batch` of up to fifty commands. Kommo takes PATCH of a list.
// RetailCRM takes an edit of a customer by the external id.

const BITRIX_METHODS = { "crm.company.update": "company", "crm.deal.update": "deal", "crm.contact.update": "contact" };
const BITRIX_TYPES = { 2: "deal", 3: "contact", 4: "company" };
const KOMMO_PATHS = { leads: "deal", contacts: "contact", companies: "company" };
export const BATCH_LIMIT = 50;
export const KOMMO_LIMIT = 250;

const failure = (words) => new Error(words);

/** The query of a command in a batch, such as `id=7&fields[UF_CRM_TIER]=A`, as nested parameters. */
function paramsOfQuery(query) {
  const params = {};
  for (const [key, value] of new URLSearchParams(query)) {
    const [first, second] = key.split(/[[\]]+/);
    if (second) params[first] = { ...params[first], [second]: value };
    else params[first] = value;
  }
  return params;
}

function bitrixUpdate(method, params) {
  const entity = method === "crm.item.update" ? BITRIX_TYPES[params.entityTypeId] : BITRIX_METHODS[method];
  if (!entity) throw failure(`${method} is no update of a record by id`);
  const id = params.id ?? params.ID;
  if (id === undefined || !params.fields || Object.keys(params.fields).length === 0) throw failure(`${method} lacks the id or the fields`);
  return { entity, id: String(id), fields: params.fields };
}

function bitrixUpdates({ method, body = {}, params = body }) {
  if (method !== "batch") return [bitrixUpdate(method, params)];
  const commands = Object.values(params.cmd ?? {});
  if (commands.length === 0 || commands.length > BATCH_LIMIT) throw failure(`a batch of ${commands.length} commands`);
  return commands.map((command) => {
    const [own, query = ""] = command.split("?");
    return bitrixUpdate(own, paramsOfQuery(query));
  });
}

function kommoUpdates(request) {
  const path = request.path ?? request.url ?? "";
  const [, list, one] = /\/api\/v4\/(leads|contacts|companies)(?:\/(\d+))?$/.exec(path) ?? [];
  if (request.method !== "PATCH" || !list) throw failure(`${request.method} ${path} is no update`);
  const records = [request.body ?? []].flat();
  if (records.length === 0 || records.length > KOMMO_LIMIT) throw failure(`${records.length} records in a request`);
  return records.map((record) => {
    const id = record.id ?? (one && Number(one));
    if (!Number.isInteger(id)) throw failure(`${JSON.stringify(id)} is no number of a record`);
    const fields = {};
    for (const { field_id, field_code, values } of record.custom_fields_values ?? []) {
      if (!Array.isArray(values) || values.length !== 1) throw failure("a field takes one value here");
      fields[field_id ?? field_code] = values[0].enum_id ?? values[0].value;
    }
    const others = Object.keys(record).filter((key) => key !== "id" && key !== "custom_fields_values");
    if (others.length || Object.keys(fields).length === 0) throw failure(`fields besides the tier's: ${others.join(", ")}`);
    return { entity: KOMMO_PATHS[list], id: String(id), fields };
  });
}

function retailcrmUpdates(request) {
  const path = request.path ?? request.url ?? "";
  const [, id] = /\/api\/v5\/customers\/([^/]+)\/edit$/.exec(path.split("?")[0]) ?? [];
  if (request.method !== "POST" || !id) throw failure(`${request.method} ${path} is no edit of a customer`);
  const own = request.body?.customer ?? request.params?.customer;
  const customer = typeof own === "string" ? JSON.parse(own) : own;
  const fields = customer?.customFields;
  if (!fields || Object.keys(customer).length > 1) throw failure("only customFields are to be edited");
  return [{ entity: "contact", id: decodeURIComponent(id), fields }];
}

const READERS = { bitrix24: bitrixUpdates, kommo: kommoUpdates, retailcrm: retailcrmUpdates };

/** The updates `{ entity, id, fields, line }` of a file of JSON lines; throws with the line that is none. */
export function updatesOf(crm, bytes) {
  const lines = new TextDecoder("utf-8", { fatal: true }).decode(bytes).split("\n").filter((line) => line.trim() !== "");
  return lines.flatMap((text, at) => {
    try {
      return READERS[crm](JSON.parse(text)).map((update) => ({ ...update, line: at + 1 }));
    } catch (error) {
      throw failure(`line ${at + 1}: ${error.message}`);
    }
  });
}
