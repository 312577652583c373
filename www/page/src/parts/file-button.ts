// A button that opens the browser's choice of files. The input itself stays out of sight but within reach of the keyboard.

import { html, type TemplateResult } from "lit";

export const TABLES = ".csv,.tsv,.txt,.xlsx,.xlsm,.xlsb,.xls,.ods,.html,.htm";

export function fileButton(label: string, take: (file: File) => void, options: { primary?: boolean; accept?: string; test?: string; small?: boolean } = {}): TemplateResult {
  const choose = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    // The same file may be chosen again after it was corrected.
    input.value = "";
    if (file) take(file);
  };
  return html`
    <label class="file-button ${options.primary ? "primary" : ""} ${options.small ? "small" : ""}">
      <input type="file" accept=${options.accept ?? TABLES} data-test=${options.test ?? "file"} @change=${choose}>
      <span>${label}</span>
    </label>`;
}
