//! What a column means: the fields that are known, their units, and the headers that name them in three languages.
//!
//! The synonyms come from the exports of CRMs and accounting programs; headers are compared after [`normalise`].

use crate::lang::Texts;

/// What the values of a field are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// An amount of money.
    Money,
    /// A share, 0.25 being 25 %.
    Share,
    /// A count or a score.
    Count,
    /// A length of time in days.
    Days,
    /// A day of the calendar.
    Date,
    /// A text, or anything: compared as a cell.
    Any,
    /// An id: every character counts.
    Id,
}

impl Unit {
    /// Whether a cell of such a field that is not a number (or a date) is a mistake.
    pub fn is_numeric(self) -> bool {
        !matches!(self, Unit::Any | Unit::Id)
    }

    /// What its cells are, for messages: "a number", "a date", "a text".
    pub fn noun(self) -> Texts<'static> {
        match self {
            Unit::Money => ["an amount of money", "сумма денег", "сума грошей"],
            Unit::Share => ["a share or a number", "доля или число", "частка або число"],
            Unit::Count => ["a number", "число", "число"],
            Unit::Days => ["a number of days", "число дней", "число днів"],
            Unit::Date => ["a date", "дата", "дата"],
            Unit::Any => ["a text", "текст", "текст"],
            Unit::Id => ["an id", "код", "код"],
        }
    }
}

macro_rules! roles {
    ($($name:ident, $id:literal, $unit:ident, [$($title:literal),* $(,)?], [$($synonym:literal),* $(,)?];)*) => {
        /// A field that is known by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Role { $(#[doc = concat!("`", $id, "`")] $name,)* }

        impl Role {
            /// All roles.
            pub const ALL: &'static [Role] = &[$(Role::$name),*];

            /// The stable English id, such as `months active`.
            pub fn id(self) -> &'static str {
                match self { $(Role::$name => $id,)* }
            }

            /// The header in the three languages.
            pub fn titles(self) -> &'static Texts<'static> {
                match self { $(Role::$name => &[$($title),*],)* }
            }

            /// What its values are.
            pub fn unit(self) -> Unit {
                match self { $(Role::$name => Unit::$unit,)* }
            }

            /// Other headers that mean it, normalised.
            pub fn synonyms(self) -> &'static [&'static str] {
                match self { $(Role::$name => &[$($synonym),*],)* }
            }
        }
    };
}

roles! {
    ClientId, "client id", Id, ["client id", "ID клиента", "ID клієнта"],
        ["customer id", "account id", "company id", "organization id", "id компании", "id контрагента", "внешний id клиента", "код клиента", "код контрагента", "номер клиента", "id компанії", "id контрагента", "код клієнта", "код контрагента", "номер клієнта", "инн", "єдрпоу", "company record id", "account name.id", "accountid", "partner id/id", "partner id/.id", "record id - companies", "associated company ids (primary)", "associated company ids", "contact id", "record id - contacts"];
    Client, "client", Id, ["client", "клиент", "клієнт"],
        ["client name", "customer", "customer name", "company", "company name", "account", "account name", "organization", "organization name", "organisation", "associated company", "partner id", "accountname", "компания", "название компании", "компания контакта", "наименование", "контрагент", "заказчик", "покупатель", "имя клиента", "компанія", "назва компанії", "назва клієнта", "замовник", "покупець", "найменування", "contact name", "contact person", "full name", "полное имя контакта", "основной контакт"];
    DealId, "deal id", Id, ["deal id", "ID сделки", "ID угоди"],
        ["opportunity id", "record id", "id", ".id", "pipedrive system id", "ид", "ід", "код", "код сделки", "номер сделки", "код угоди", "номер угоди", "id de registro", "line id", "row id", "ид строки", "external id", "record id - deals"];
    OrderId, "order", Id, ["order", "заказ", "замовлення"],
        ["order id", "order number", "order no", "order no.", "invoice", "invoice no", "invoice number", "номер заказа", "id заказа", "№ заказа", "счет", "номер счета", "накладная", "номер замовлення", "id замовлення", "№ замовлення", "рахунок", "номер рахунку", "внешний id заказа"];
    Deal, "deal", Any, ["deal", "сделка", "угода"],
        ["deal name", "opportunity name", "opportunity", "title", "название сделки", "название", "назва", "назва угоди", "nombre del negocio", "name"];
    Date, "date", Date, ["date", "дата", "дата"],
        ["order date", "invoice date", "payment date", "close date", "closing date", "closedate", "date deadline", "won time", "дата оплаты", "дата платежа", "дата заказа", "дата сделки", "дата закрытия", "дата отгрузки", "предполагаемая дата закрытия", "дата реализации", "дата оплати", "дата платежу", "дата замовлення", "дата угоди", "дата закриття", "дата відвантаження", "орієнтовна дата закриття", "expected close date", "expected closing", "дата оформления заказа", "дата оформления"];
    Revenue, "revenue", Money, ["revenue", "выручка", "виручка"],
        ["sales", "turnover", "amount", "value", "deal value", "deal amount", "close value", "opportunity amount", "expected revenue", "order total", "total", "payment", "paid", "сумма", "сумма сделки", "сумма оплаты", "сумма заказа", "оборот", "годовой оборот", "бюджет", "оплачено", "оплата", "платеж", "сума", "сума угоди", "сума оплати", "сума замовлення", "обіг", "річний обіг", "сплачено", "платіж", "annual revenue", "net sales", "gross sales", "monetary", "monetary value", "деньги", "гроші", "продажи", "продажі", "дохід", "доход", "annualrevenue"];
    Cost, "cost", Money, ["cost", "себестоимость", "собівартість"],
        ["costs", "cogs", "cost of goods", "cost of sales", "expenses", "затраты", "расходы", "вложения", "витрати", "вкладення", "закупка", "закупівля", "себестоимость продаж", "собівартість продажів"];
    Profit, "profit", Money, ["profit", "прибыль", "прибуток"],
        ["gross profit", "net profit", "earnings", "contribution", "валовая прибыль", "чистая прибыль", "валовий прибуток", "чистий прибуток", "маржинальный доход", "маржинальний дохід", "profit amount"];
    Margin, "margin", Share, ["margin", "маржа", "маржа"],
        ["gross margin", "profit margin", "margin %", "маржинальность", "рентабельность", "рентабельность продаж", "маржинальність", "рентабельність", "рентабельність продажів", "маржа %"];
    Markup, "markup", Share, ["markup", "наценка", "націнка"],
        ["mark-up", "return on cost", "markup %", "рентабельность затрат", "рентабельність витрат", "наценка %", "націнка %"];
    Orders, "orders", Count, ["orders", "заказы", "замовлення (кількість)"],
        ["order count", "number of orders", "purchases", "number of purchases", "deals", "number of deals", "payments", "number of payments", "frequency", "число заказов", "количество заказов", "заказов", "кол-во заказов", "число сделок", "количество сделок", "сделок", "число платежей", "частота", "кількість замовлень", "замовлень", "кількість угод", "угод", "кількість платежів"];
    Average, "average", Money, ["average", "средний чек", "середній чек"],
        ["average order", "average order value", "aov", "average check", "average deal", "средняя сумма", "средний заказ", "средняя сделка", "середня сума", "середнє замовлення", "середня угода"];
    First, "first", Date, ["first", "первая покупка", "перша покупка"],
        ["first order", "first purchase", "first deal", "first payment", "first date", "client since", "customer since", "since", "первый заказ", "первая сделка", "первый платеж", "клиент с", "дата первой покупки", "дата регистрации", "перше замовлення", "перша угода", "перший платіж", "клієнт з", "дата першої покупки", "дата реєстрації", "registered", "date created", "created"];
    Last, "last", Date, ["last", "последняя покупка", "остання покупка"],
        ["last order", "last purchase", "last deal", "last payment", "last date", "last activity date", "последний заказ", "последняя сделка", "последний платеж", "дата последней покупки", "останнє замовлення", "остання угода", "останній платіж", "дата останньої покупки"];
    Recency, "recency", Days, ["recency", "давность", "давність"],
        ["days since last order", "days since last purchase", "silence", "дней без покупок", "молчание", "днів без покупок", "мовчання", "recency days"];
    Tenure, "tenure", Days, ["tenure", "стаж", "стаж"],
        ["age", "client age", "tenure days", "возраст клиента", "срок работы", "лет с нами", "давність співпраці", "термін співпраці", "срок сотрудничества"];
    RecencyScore, "recency score", Count, ["recency score", "балл давности", "бал давності"],
        ["r score", "r", "score r", "оценка давности", "балл r", "бал r", "оцінка давності"];
    FrequencyScore, "frequency score", Count, ["frequency score", "балл частоты", "бал частоти"],
        ["f score", "f", "score f", "оценка частоты", "балл f", "бал f", "оцінка частоти"];
    MonetaryScore, "monetary score", Count, ["monetary score", "балл денег", "бал грошей"],
        ["m score", "m", "score m", "money score", "оценка денег", "балл m", "бал m", "оцінка грошей"];
    Trend, "trend", Share, ["trend", "динамика", "динаміка"],
        ["growth", "рост", "тренд", "зростання"];
    MonthsActive, "months active", Count, ["months active", "активных месяцев", "активних місяців"],
        ["active months", "месяцев с покупками", "місяців з покупками"];
    Quantity, "quantity", Count, ["quantity", "количество", "кількість"],
        ["qty", "units", "items", "штук", "кол-во", "единиц", "шт", "одиниць", "к-сть"];
    Discount, "discount", Share, ["discount", "скидка", "знижка"],
        ["discount %", "скидка %", "знижка %"];
    Complaints, "complaints", Count, ["complaints", "жалобы", "скарги"],
        ["claims", "number of complaints", "claims count", "претензии", "рекламации", "число жалоб", "количество жалоб", "претензії", "рекламації", "кількість скарг"];
    Industry, "industry", Any, ["industry", "отрасль", "галузь"],
        ["sector", "field of business", "сфера деятельности", "сфера", "вид деятельности", "сфера діяльності", "вид діяльності"];
    LegalForm, "legal form", Any, ["legal form", "организационная форма", "організаційна форма"],
        ["form", "opf", "опф", "форма", "форма собственности", "правовая форма", "орг. форма", "форма власності", "правова форма", "company type", "тип компании", "тип компанії"];
    Region, "region", Any, ["region", "регион", "регіон"],
        ["city", "country", "город", "страна", "область", "місто", "країна", "territory"];
    Tags, "tags", Any, ["tags", "теги", "теги"],
        ["labels", "interests", "values", "метки", "интересы", "ценности", "мітки", "інтереси", "цінності"];
    Owner, "owner", Any, ["owner", "ответственный", "відповідальний"],
        ["deal owner", "account owner", "ownerid", "assigned user name", "assigned to", "user id", "sales agent", "sales rep", "salesperson", "manager", "менеджер", "ответственный за контакт", "ответственный менеджер", "продавец", "відповідальний менеджер", "продавець", "assignedusername", "opportunity owner", "company owner", "contact owner", "owner id", "user id/id", "user id/.id", "менеджер клиента (id)", "менеджер (id)", "assigned user id", "assigneduserid"];
    Stage, "stage", Any, ["stage", "стадия", "стадія"],
        ["deal stage", "stagename", "sales stage", "status", "deal status", "stage id", "стадия сделки", "этап", "этап сделки", "статус", "статус заказа", "статус сделки", "стадія угоди", "етап", "етап угоди", "статус угоди", "статус замовлення", "stage id/id", "stage id/.id", "iswon", "is won", "is closed won", "воронка", "сделка закрыта", "угода закрита", "deal closed", "isclosed", "is closed"];
    Currency, "currency", Any, ["currency", "валюта", "валюта"],
        ["amountcurrency", "currency code", "deal currency", "код валюты", "код валюти", "currencyisocode", "currency of value"];
    Phone, "phone", Id, ["phone", "телефон", "телефон"],
        ["mobile", "phone number", "рабочий телефон", "мобильный телефон", "мобильный", "робочий телефон", "мобільний", "мобільний телефон", "phonenumber"];
    Email, "email", Id, ["email", "почта", "пошта"],
        ["e-mail", "email address", "mail", "эл. почта", "электронная почта", "рабочий email", "електронна пошта", "ел. пошта", "emailaddress"];
    Tier, "tier", Any, ["tier", "категория", "категорія"],
        ["tier c", "x tier", "ctier", "client tier", "customer tier", "категория клиента", "тир", "категорія клієнта", "current tier", "текущая категория", "поточна категорія"];
    Reason, "reason", Any, ["reason", "причина", "причина"],
        ["tier reason", "why tier", "причина категории", "причина категорії"];
    Missing, "missing", Any, ["missing", "не хватает", "бракує"],
        ["missing fields", "missing data", "чего не хватает", "чого бракує", "незаполненные поля", "незаповнені поля"];
}

/// The form in which headers are compared: lower case, single spaces, no currency signs, no asterisk, `ё` as `е`, no
/// `Deal - ` before it. `Organization - ID` is the organization's id, not that of the row.
///
/// ```
/// use tiersheet::table::normalise;
/// assert_eq!(normalise("  Бюджет\u{a0}₽ "), "бюджет");
/// assert_eq!(normalise("Deal - Close_Date *"), "close date");
/// assert_eq!(normalise("Organization - ID"), "organization id");
/// assert_eq!(normalise("Organization - Name"), "organization name");
/// ```
pub fn normalise(header: &str) -> String {
    let mut text = String::with_capacity(header.len());
    for c in header.chars().flat_map(char::to_lowercase) {
        match c {
            'ё' => text.push('е'),
            '*' | '₽' | '$' | '€' | '£' | '₴' | '₸' | '"' | '«' | '»' => {}
            '_' => text.push(' '),
            c if crate::cells::numeral::is_space(c) => text.push(' '),
            c => text.push(c),
        }
    }
    let mut words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    // Ids and names say whose they are.
    match words.as_slice() {
        [own @ ("organization" | "company"), "-", field @ ("id" | "name")] => return format!("{own} {field}"),
        ["person" | "contact", "-", field @ ("id" | "name")] => return format!("contact {field}"),
        _ => {}
    }
    if let ["deal" | "person" | "organization" | "lead" | "company" | "contact", "-", ..] = words.as_slice() {
        words.drain(..2);
    }
    // What is left of "(₽)", and the names of currencies behind an amount.
    let of_currency = |word: &&str| {
        matches!(
            *word,
            "," | "()"
                | "(руб.)"
                | "(руб)"
                | "руб."
                | "руб"
                | "грн"
                | "(грн)"
                | "(грн.)"
                | "(rub)"
                | "(uah)"
                | "(usd)"
                | "(eur)"
                | "(kzt)"
                | "(byn)"
        )
    };
    while words.last().is_some_and(of_currency) {
        words.pop();
    }
    words.join(" ").trim_end_matches(',').to_owned()
}

/// Whether a header speaks of telephone numbers, in whatever words, and not of calls.
fn is_phone(key: &str) -> bool {
    const KINDS: &[&str] = &["number", "work", "mobile", "home", "other", "office", "main", "direct", "primary", "fax"];
    let mut words = key.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let phones = |word: &str| matches!(word, "телефон" | "телефоны" | "телефони" | "телефону");
    if key.starts_with("phone") {
        let rest = |word: &str| KINDS.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit());
        return matches!(words.next(), Some("phone" | "phones")) && words.all(rest);
    }
    words.any(phones) && !["звонк", "дзвін", "разговор", "розмов"].iter().any(|word| key.contains(word))
}

/// What a text looks like: Cyrillic letters as the Latin ones of the same shape, without case and spaces.
///
/// ```
/// use tiersheet::table::look_alike;
/// assert_eq!(look_alike("ООО"), look_alike("OOO"));
/// ```
pub fn look_alike(text: &str) -> String {
    const CYRILLIC: &str = "АВЕЅІЈКМНОРСТУХ";
    const LATIN: &str = "ABESIJKMHOPCTYX";
    let latin = |c: char| CYRILLIC.chars().position(|own| own == c).and_then(|at| LATIN.chars().nth(at)).unwrap_or(c);
    text.split(crate::cells::numeral::is_space).flat_map(str::chars).flat_map(char::to_uppercase).map(latin).collect()
}

impl Role {
    /// The role that a header names exactly, in any of the languages.
    pub fn of(header: &str) -> Option<Role> {
        Role::named(&normalise(header)).map(|(role, _)| role)
    }

    /// The role that a normalised header names, and how well: 0 is its id or title, then its synonyms in their order.
    ///
    /// A walk over all names: a thousand comparisons, nearly all of them of lengths, cost less than an index that every start
    /// of the module would build anew.
    pub fn named(key: &str) -> Option<(Role, usize)> {
        // Titles are normalised, but for the capitals of "ID".
        Role::ALL
            .iter()
            .find_map(|role| {
                let fit = if role.id() == key || role.titles().iter().any(|title| title.eq_ignore_ascii_case(key)) {
                    Some(0)
                } else {
                    role.synonyms().iter().position(|name| *name == key).map(|place| place + 1)
                };
                fit.map(|fit| (*role, fit))
            })
            .or_else(|| is_phone(key).then_some((Role::Phone, usize::MAX)))
            .or_else(|| key.starts_with("email - ").then_some((Role::Email, usize::MAX)))
    }

    /// Whether rules may name it although the data has no such column, because it can be computed.
    pub fn is_metric(self) -> bool {
        use Role::*;
        matches!(self, Revenue | Cost | Profit | Margin | Markup | Average | Recency | Tenure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_synonym_is_normalised_and_names_one_role() {
        for role in Role::ALL {
            for name in role.synonyms().iter().copied().chain(role.titles().iter().copied()) {
                assert_eq!(Role::of(name), Some(*role), "{name}");
            }
            for name in role.synonyms().iter().chain([&role.id()]) {
                assert_eq!(normalise(name), *name);
            }
        }
    }
}
