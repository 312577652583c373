// The sentences that Excel's side says by itself; what is said about data and rules comes from the engine.
// A part of the script of the custom functions; `pkg-scripts/assemble.mjs` puts it before `functions.js`.

const WORDS = {
  en: {
    noWebAssembly: () => "TierSheet needs WebAssembly, which is switched off here. In Edge add this site to the exceptions of \"Enhance your security on the web\"; then recalculate with Ctrl+Alt+F9.",
    notLoaded: (why) => `TierSheet's engine could not be loaded (${why}). Check the connection and recalculate with Ctrl+Alt+F9: it is tried again.`,
    tooLarge: ({ megabytes, rows, fit, keep }) => `The result is ${megabytes} MB for ${rows} rows; Excel takes 5 MB from a function. About ${fit} rows fit at once.${keep ? ` Or keep fewer columns with the option columns: ${keep}.` : ""} The TierSheet pane has no such limit.`,
    oneClient: () => "A card shows one client: name it, not *, and leave out the options show and columns. TIER.EXPLAIN gives the table.",
    blanksUnknown: (why) => `Blank cells may have come as 0, and the sheet could not be read to tell them apart (${why}). Recalculate with Ctrl+Alt+F9; if it stays so, use the TierSheet pane.`,
    client: "client",
    more: (count) => `(+${count} more)`,
  },
  ru: {
    noWebAssembly: () => "TierSheet нужен WebAssembly, а здесь он выключен. В Edge добавьте этот сайт в исключения «Повышения безопасности в Интернете» и пересчитайте: Ctrl+Alt+F9.",
    notLoaded: (why) => `Модуль TierSheet не загрузился (${why}). Проверьте связь и пересчитайте: Ctrl+Alt+F9, загрузка повторится.`,
    tooLarge: ({ megabytes, rows, fit, keep }) => `Результат: ${megabytes} МБ, строк: ${rows}; Excel берёт от функции не больше 5 МБ. За один раз поместится строк: около ${fit}.${keep ? ` Или оставьте меньше столбцов, опция «столбцы»: ${keep}.` : ""} В панели TierSheet такой границы нет.`,
    oneClient: () => "Карточка показывает одного клиента: назовите его, а не *, и уберите опции «показать» и «столбцы». Таблицу даёт TIER.EXPLAIN.",
    blanksUnknown: (why) => `Пустые ячейки могли прийти нулями, а лист не прочитался, чтобы их различить (${why}). Пересчитайте: Ctrl+Alt+F9; если не помогло, работайте в панели TierSheet.`,
    client: "клиент",
    more: (count) => `(и ещё ${count})`,
  },
  uk: {
    noWebAssembly: () => "TierSheet потребує WebAssembly, а тут його вимкнено. В Edge додайте цей сайт до винятків «Підвищення безпеки в Інтернеті» і перерахуйте: Ctrl+Alt+F9.",
    notLoaded: (why) => `Модуль TierSheet не завантажився (${why}). Перевірте зв'язок і перерахуйте: Ctrl+Alt+F9, завантаження повториться.`,
    tooLarge: ({ megabytes, rows, fit, keep }) => `Результат: ${megabytes} МБ, рядків: ${rows}; Excel бере від функції не більше 5 МБ. За один раз вміститься рядків: близько ${fit}.${keep ? ` Або залиште менше стовпців, опція «стовпці»: ${keep}.` : ""} У панелі TierSheet такої межі немає.`,
    oneClient: () => "Картка показує одного клієнта: назвіть його, а не *, і приберіть опції «показати» та «стовпці». Таблицю дає TIER.EXPLAIN.",
    blanksUnknown: (why) => `Порожні клітинки могли прийти нулями, а аркуш не прочитався, щоб їх розрізнити (${why}). Перерахуйте: Ctrl+Alt+F9; якщо не допомогло, працюйте в панелі TierSheet.`,
    client: "клієнт",
    more: (count) => `(і ще ${count})`,
  },
};

// The language of Excel, not of the data: the option `language` of a call goes before it, inside the engine.
function language() {
  const context = typeof Office === "object" && Office !== null ? Office.context : undefined;
  const tag = (context && context.displayLanguage) || (typeof navigator === "object" && navigator.language) || "en";
  const code = String(tag).slice(0, 2).toLowerCase();
  return code in WORDS ? code : "en";
}
