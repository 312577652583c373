// Tells when cells of a table change. Several changes in a row are one.

import { areaOf, common, type Area } from "./areas";
import { inExcel, told } from "./office";
import { placeOf } from "./tables";

const QUIET = 400;

export async function watch(id: string, changed: () => void): Promise<() => void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  const soon = async () => {
    clearTimeout(timer);
    if (!ended) timer = setTimeout(changed, QUIET);
  };
  const handler = await inExcel(async (context) => {
    const place = await placeOf(context, id);
    const added = place.kind === "table"
      ? context.workbook.tables.getItem(id.slice("table:".length)).onChanged.add(soon)
      : place.sheet.onChanged.add(async (event) => { if (touches(event.address, place.area)) await soon(); });
    await context.sync();
    return added as OfficeExtension.EventHandlerResult<unknown>;
  });
  return () => {
    ended = true;
    clearTimeout(timer);
    // The page has gone on; that Excel cannot be told just now changes nothing for it.
    remove(handler).catch((error: unknown) => console.warn(told(error).message));
  };
}

async function remove(handler: OfficeExtension.EventHandlerResult<unknown>): Promise<void> {
  await Excel.run(handler.context as Excel.RequestContext, async (context) => {
    handler.remove();
    await context.sync();
  });
}

/** Whether a change is in the area or right at its end, where a new row or column begins. Whole rows and columns count. */
function touches(address: string, area: Area): boolean {
  const place = areaOf(address);
  return place === null || common(place, { ...area, rows: area.rows + 1, columns: area.columns + 1 }) !== null;
}
