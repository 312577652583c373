//! What the program that sends requests says.

use crate::lang::Texts;

/// A name and the text of each.
pub const TEXTS: &[(&str, Texts<'static>)] = &[
    (
        "dry",
        [
            "Nothing is sent. Requests: {0}, records: {1}, done before: {2}. The first request:",
            "Ничего не отправлено. Запросов: {0}, записей: {1}, сделано раньше: {2}. Первый запрос:",
            "Нічого не надіслано. Запитів: {0}, записів: {1}, зроблено раніше: {2}. Перший запит:",
        ],
    ),
    ("send", ["To send them: node {0} --yes", "Чтобы отправить: node {0} --yes", "Щоб надіслати: node {0} --yes"]),
    (
        "address",
        [
            "The address (or set TIERSHEET_URL). Bitrix24: the whole address of your incoming webhook; Kommo: https://your-account.kommo.com: ",
            "Адрес (или задайте TIERSHEET_URL). Битрикс24: полный адрес вашего входящего вебхука; amoCRM: https://ваш-аккаунт.amocrm.ru: ",
            "Адреса (або задайте TIERSHEET_URL). Бітрікс24: повна адреса вашого вхідного вебхука; Kommo: https://ваш-акаунт.kommo.com: ",
        ],
    ),
    (
        "token",
        [
            "The long-lived token (or set TIERSHEET_TOKEN): ",
            "Долгосрочный токен (или задайте TIERSHEET_TOKEN): ",
            "Довгостроковий токен (або задайте TIERSHEET_TOKEN): ",
        ],
    ),
    (
        "https",
        [
            "The address must begin with https://",
            "Адрес должен начинаться с https://",
            "Адреса має починатися з https://",
        ],
    ),
    (
        "wait",
        [
            "The CRM asks to wait ({0}); trying again in {1} s.",
            "CRM просит подождать ({0}); повтор через {1} с.",
            "CRM просить зачекати ({0}); повтор через {1} с.",
        ],
    ),
    (
        "refused",
        [
            "Stopped: the CRM does not accept the key ({0}). Check it and its rights, then run again: what is done is not sent twice.",
            "Остановлено: CRM не принимает ключ ({0}). Проверьте его и его права и запустите снова: сделанное дважды не отправится.",
            "Зупинено: CRM не приймає ключ ({0}). Перевірте його та його права й запустіть знову: зроблене двічі не надішлеться.",
        ],
    ),
    (
        "stopped",
        [
            "Stopped: {0}. Run again later: what is done is not sent twice.",
            "Остановлено: {0}. Запустите снова позже: сделанное дважды не отправится.",
            "Зупинено: {0}. Запустіть знову пізніше: зроблене двічі не надішлеться.",
        ],
    ),
    (
        "ignored",
        [
            "the CRM did not take the field {0}: check its code and the kind of its values",
            "CRM не приняла поле {0}: проверьте его код и вид значений",
            "CRM не прийняла поле {0}: перевірте його код і вигляд значень",
        ],
    ),
    (
        "missing",
        [
            "the CRM's answer does not name this record",
            "в ответе CRM нет этой записи",
            "у відповіді CRM немає цього запису",
        ],
    ),
    (
        "strange",
        [
            "Line {0} is not one of the requests that this program sends.",
            "Строка {0} — не из тех запросов, которые отправляет эта программа.",
            "Рядок {0} — не з тих запитів, які надсилає ця програма.",
        ],
    ),
    (
        "progress",
        [
            "Request {0} of {1}: updated {2}, failed {3}.",
            "Запрос {0} из {1}: обновлено {2}, с ошибкой {3}.",
            "Запит {0} з {1}: оновлено {2}, з помилкою {3}.",
        ],
    ),
    (
        "done",
        [
            "Updated: {0}, failed: {1}. The outcome of each record is in {2}.",
            "Обновлено: {0}, с ошибкой: {1}. Итог по каждой записи — в {2}.",
            "Оновлено: {0}, з помилкою: {1}. Підсумок щодо кожного запису — у {2}.",
        ],
    ),
];
