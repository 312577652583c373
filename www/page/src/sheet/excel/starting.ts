// Whether the pane opens by itself with the workbook. It is a matter of the workbook: others who open it see the pane too.

import { told } from "./office";

// A name that Office knows. The manifest gives the pane the same id.
const SETTING = "Office.AutoShowTaskpaneWithDocument";

export async function startWithWorkbook(on: boolean): Promise<void> {
  try {
    if (Office.context.requirements.isSetSupported("SharedRuntime", "1.1")) {
      await Office.addin.setStartupBehavior(on ? Office.StartupBehavior.load : Office.StartupBehavior.none);
    }
    await save(on);
  } catch (error) {
    throw told(error);
  }
}

export function startsWithWorkbook(): boolean {
  return Office.context.document.settings.get(SETTING) === true;
}

async function save(on: boolean): Promise<void> {
  const { settings } = Office.context.document;
  settings.set(SETTING, on);
  await new Promise<void>((resolve, reject) => {
    settings.saveAsync((result) => {
      if (result.status === Office.AsyncResultStatus.Failed) reject(result.error);
      else resolve();
    });
  });
}
