// The menu. It is built in every mode of authorisation, also when nothing but menus may be made.

/** Whether the script is published as an add-on: its menu then stands under Extensions. */
const TIERSHEET_IS_ADD_ON = false;

function onInstall() {
  onOpen();
}

function onOpen() {
  tierSheetMenu();
}

/** For a script that has an onOpen of its own: call this in it. */
function tierSheetMenu() {
  const words = tierSheetMenuWords_();
  const ui = SpreadsheetApp.getUi();
  const menu = TIERSHEET_IS_ADD_ON ? ui.createAddonMenu() : ui.createMenu("TierSheet");
  menu
    .addItem(words.tier, "tierSheetTierClients")
    .addItem(words.explain, "tierSheetExplainClient")
    .addItem(words.check, "tierSheetCheckRules")
    .addItem(words.review, "tierSheetReviewTiers")
    .addSeparator()
    .addItem(words.help, "tierSheetHelp")
    .addToUi();
}

function tierSheetTierClients() {
  tierSheetOpenSidebar_("TierClients");
}

function tierSheetExplainClient() {
  tierSheetOpenSidebar_("ExplainClient");
}

function tierSheetCheckRules() {
  tierSheetOpenSidebar_("CheckRules");
}

function tierSheetReviewTiers() {
  tierSheetOpenSidebar_("ReviewTiers");
}

function tierSheetHelp() {
  const words = tierSheetMenuWords_();
  const lines = words.helpLines.map((line) => `<li>${line}</li>`).join("");
  const style = "body{font:14px/1.45 Arial,sans-serif;margin:16px}li{margin:0 0 10px}code{background:#eee;padding:0 3px}ol{padding-left:20px}";
  const content = `<!doctype html><html><head><base target="_blank"><style>${style}</style></head><body><ol>${lines}</ol></body></html>`;
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(content).setTitle(`TierSheet: ${words.help}`));
}

/** The sidebar, which does at once what the menu's item says. */
function tierSheetOpenSidebar_(command) {
  const page = HtmlService.createHtmlOutputFromFile("sidebar");
  const content = page.getContent().replace('data-command=""', `data-command="${command}"`);
  SpreadsheetApp.getUi().showSidebar(page.setContent(content).setTitle("TierSheet"));
}

function tierSheetMenuWords_() {
  const words = {
    en: {
      tier: "Tier my clients", explain: "Explain this client", check: "Check the rules", review: "Review tiers", help: "Help",
      helpLines: [
        "Open the sheet with your clients or deals: one row each, headers in the first row.",
        "Choose <b>TierSheet > Tier my clients</b>. The sidebar shows what it understood, and gives every client a tier with the reason.",
        "Stand on a client's row and choose <b>Explain this client</b>: every rule with the value seen, and what would lift the client.",
        "Or by formulas: <code>=TIER_ASSIGN(A1:H; \"classic\")</code>. Type <code>=TIER_</code> in a cell to see all functions.",
        "An error shows its words when the pointer rests on the cell: where, what, and what to do.",
      ],
    },
    ru: {
      tier: "Присвоить категории", explain: "Объяснить категорию клиента", check: "Проверить правила", review: "Пересмотр категорий", help: "Справка",
      helpLines: [
        "Откройте лист с клиентами или сделками: по строке на каждого, заголовки в первой строке.",
        "Выберите <b>TierSheet > Присвоить категории</b>. Боковая панель покажет, что она поняла, и даст каждому клиенту категорию с причиной.",
        "Встаньте на строку клиента и выберите <b>Объяснить категорию клиента</b>: все правила с его значениями и что его поднимет.",
        "Или формулой: <code>=TIER_ASSIGN(A1:H; \"classic\")</code>. Наберите <code>=TIER_</code> в ячейке, чтобы увидеть все функции.",
        "Наведите указатель на ячейку с ошибкой: там сказано, где она, в чём дело и что делать.",
      ],
    },
    uk: {
      tier: "Присвоїти категорії", explain: "Пояснити категорію клієнта", check: "Перевірити правила", review: "Перегляд категорій", help: "Довідка",
      helpLines: [
        "Відкрийте аркуш із клієнтами або угодами: по рядку на кожного, заголовки в першому рядку.",
        "Виберіть <b>TierSheet > Присвоїти категорії</b>. Бічна панель покаже, що вона зрозуміла, і дасть кожному клієнтові категорію з причиною.",
        "Станьте на рядок клієнта й виберіть <b>Пояснити категорію клієнта</b>: усі правила з його значеннями і що його підніме.",
        "Або формулою: <code>=TIER_ASSIGN(A1:H; \"classic\")</code>. Наберіть <code>=TIER_</code> у клітинці, щоб побачити всі функції.",
        "Наведіть вказівник на клітинку з помилкою: там сказано, де вона, у чому річ і що робити.",
      ],
    },
  };
  return words[tierSheetLang_(Session.getActiveUserLocale())];
}
