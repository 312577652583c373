use crate::cells::Cell;
use crate::problem::Place;
use crate::table::Role::{self, *};
use crate::table::headers;

/// The roles of a header row, with the titles that have them.
fn roles(titles: &[&str]) -> Vec<(String, Role)> {
    let cells: Vec<Cell> = titles.iter().map(|title| Cell::text(*title)).collect();
    let (headers, _) = headers(&cells, &Place::of("data")).unwrap();
    headers.into_iter().filter_map(|header| Some((header.title, header.role?))).collect()
}

fn check(titles: &[&str], expected: &[(&str, Role)]) {
    let found = roles(titles);
    for (title, role) in expected {
        let own = found.iter().find(|(own, _)| own == title).map(|(_, role)| *role);
        assert_eq!(own, Some(*role), "{title} of {titles:?}");
    }
}

#[test]
#[rustfmt::skip]
fn headers_of_deals_mean_what_the_crm_means() {
    check(
        &["Record ID", "Deal Name", "Last Activity Date", "State", "Deal Stage", "Close Date", "Deal owner", "Amount", "Pipeline", "Associated Company IDs", "Associated Company IDs (Primary)", "Associated Company"],
        &[("Record ID", DealId), ("Deal Name", Deal), ("Deal Stage", Stage), ("Close Date", Date), ("Deal owner", Owner), ("Amount", Revenue), ("Associated Company IDs (Primary)", ClientId), ("Associated Company", Client)],
    );
    check(
        &["ID", "ISDELETED", "ACCOUNTID", "NAME", "STAGENAME", "AMOUNT", "PROBABILITY", "CLOSEDATE", "OWNERID", "ORACLE_ID__C"],
        &[("ID", DealId), ("ACCOUNTID", ClientId), ("NAME", Deal), ("STAGENAME", Stage), ("AMOUNT", Revenue), ("CLOSEDATE", Date), ("OWNERID", Owner)],
    );
    check(
        &["Deal - ID", "Deal - Title", "Deal - Value", "Deal - Currency", "Deal - Owner", "Deal - Organization", "Deal - Organization ID", "Deal - Contact person", "Deal - Expected close date", "Deal - Won time", "Organization - ID", "Organization - Name", "Person - ID"],
        &[("Deal - ID", DealId), ("Deal - Title", Deal), ("Deal - Value", Revenue), ("Deal - Currency", Currency), ("Deal - Owner", Owner), ("Deal - Organization", Client), ("Deal - Organization ID", ClientId), ("Deal - Won time", Date)],
    );
    check(
        &["Deal - ID", "Deal - Value", "Organization - ID"],
        &[("Deal - ID", DealId), ("Organization - ID", ClientId)],
    );
    check(
        &["Organization - ID", "Organization - Name"],
        &[("Organization - ID", ClientId), ("Organization - Name", Client)],
    );
    check(
        &["Record Id", "Deal Name", "Account Name", "Account Name.id", "Contact Name", "Stage", "Closing Date", "Amount", "Deal Owner"],
        &[("Record Id", DealId), ("Account Name", Client), ("Account Name.id", ClientId), ("Stage", Stage), ("Closing Date", Date), ("Amount", Revenue), ("Deal Owner", Owner)],
    );
    check(
        &["ID", "Название сделки", "Сумма", "Валюта", "Стадия сделки", "Воронка", "Компания", "Контакт", "Предполагаемая дата закрытия", "Дата начала", "Ответственный", "Сделка закрыта", "Тип", "Вероятность", "Дата создания", "Источник"],
        &[("ID", DealId), ("Название сделки", Deal), ("Сумма", Revenue), ("Валюта", Currency), ("Стадия сделки", Stage), ("Компания", Client), ("Предполагаемая дата закрытия", Date), ("Ответственный", Owner)],
    );
    check(
        &["ID", "Назва", "Сума", "Валюта", "Стадія угоди", "Напрямок", "Компанія", "Контакт", "Орієнтовна дата закриття", "Відповідальний", "Угода закрита", "Імовірність"],
        &[("ID", DealId), ("Назва", Deal), ("Сума", Revenue), ("Валюта", Currency), ("Стадія угоди", Stage), ("Компанія", Client), ("Орієнтовна дата закриття", Date), ("Відповідальний", Owner)],
    );
    check(
        &["ID", "Название сделки", "Бюджет ", "Ответственный", "Дата создания сделки", "Дата закрытия", "Теги", "Этап сделки", "Воронка", "Полное имя контакта", "Компания контакта", "Ответственный за контакт", "Компания", "Рабочий телефон"],
        &[("ID", DealId), ("Название сделки", Deal), ("Бюджет", Revenue), ("Ответственный", Owner), ("Дата закрытия", Date), ("Этап сделки", Stage), ("Компания", Client)],
    );
    check(&["ID", "Бюджет ₽", "Основной контакт"], &[("Бюджет ₽", Revenue), ("Основной контакт", Client)]);
    check(
        &["Номер заказа", "Внешний ID клиента", "Дата оформления заказа", "Статус заказа", "Менеджер клиента (ID)", "Количество товара"],
        &[("Номер заказа", OrderId), ("Внешний ID клиента", ClientId), ("Дата оформления заказа", Date), ("Статус заказа", Stage), ("Менеджер клиента (ID)", Owner)],
    );
    check(
        &["id", "name", "expected_revenue", "date_deadline", "stage_id/id", "partner_id/id", "user_id/id"],
        &[("id", DealId), ("name", Deal), ("expected_revenue", Revenue), ("date_deadline", Date), ("stage_id/id", Stage), ("partner_id/id", ClientId), ("user_id/id", Owner)],
    );
    check(
        &["id", "name", "accountId", "accountName", "amount", "amountCurrency", "closeDate", "stage", "assignedUserId", "assignedUserName"],
        &[("id", DealId), ("name", Deal), ("accountId", ClientId), ("accountName", Client), ("amount", Revenue), ("amountCurrency", Currency), ("closeDate", Date), ("stage", Stage), ("assignedUserName", Owner)],
    );
    check(
        &["Opportunity Name", "ID", "Opportunity Amount", "Currency", "Expected Close Date", "Sales Stage", "Probability (%)", "Account Name", "Assigned User Name"],
        &[("Opportunity Name", Deal), ("ID", DealId), ("Opportunity Amount", Revenue), ("Currency", Currency), ("Expected Close Date", Date), ("Sales Stage", Stage), ("Account Name", Client), ("Assigned User Name", Owner)],
    );
}

#[test]
#[rustfmt::skip]
fn headers_of_companies_mean_what_the_crm_means() {
    check(
        &["ID", "Название компании", "Тип компании", "Сфера деятельности", "Годовой оборот", "Кол-во сотрудников", "Ответственный", "Телефон", "E-mail"],
        &[("ID", ClientId), ("Название компании", Client), ("Сфера деятельности", Industry), ("Годовой оборот", Revenue), ("Ответственный", Owner), ("Телефон", Phone), ("E-mail", Email)],
    );
    check(
        &["Name", "ID", "Website", "Email Address", "Annual Revenue", "Assigned to", "Date Created", "Deleted"],
        &[("Name", Client), ("ID", ClientId), ("Annual Revenue", Revenue), ("Assigned to", Owner)],
    );
    check(
        &["id", "name", "emailAddress", "phoneNumber", "industry"],
        &[("id", ClientId), ("name", Client), ("emailAddress", Email), ("phoneNumber", Phone), ("industry", Industry)],
    );
    check(
        &["Person - ID", "Person - Name", "Person - Email - Work", "Person - Phone - Mobile"],
        &[("Person - ID", ClientId), ("Person - Name", Client), ("Person - Email - Work", Email), ("Person - Phone - Mobile", Phone)],
    );
}

#[test]
#[rustfmt::skip]
fn every_synonym_of_the_facts_is_known() {
    let lists: &[(&[Role], &[&str])] = &[
        (
            &[DealId, ClientId],
            &["id", "record id", "deal id", "opportunity id", "account id", "contact id", "company id", "pipedrive system id", "external id", ".id", "ид", "код", "id сделки", "id компании", "внешний id клиента", "ід", "id de registro"],
        ),
        (
            &[Client],
            &["company name", "account name", "organization", "organization - name", "associated company", "partner_id", "accountname", "компания", "название компании", "компания контакта", "наименование", "контрагент", "клиент", "компанія", "назва компанії"],
        ),
        (
            &[Deal],
            &["deal name", "opportunity name", "title", "name", "название сделки", "сделка", "назва", "назва угоди", "nombre del negocio"],
        ),
        (
            &[Revenue],
            &["amount", "value", "deal - value", "opportunity amount", "expected_revenue", "revenue", "annual revenue", "сумма", "бюджет", "выручка", "годовой оборот", "сума", "бюджет ₽"],
        ),
        (&[Currency], &["currency", "amountcurrency", "валюта"]),
        (
            &[Date],
            &["close date", "closing date", "closedate", "expected close date", "date_deadline", "won time", "дата закрытия", "предполагаемая дата закрытия", "орієнтовна дата закриття"],
        ),
        (
            &[Stage],
            &["deal stage", "stage", "stagename", "sales stage", "стадия сделки", "этап сделки", "статус", "воронка", "стадія угоди"],
        ),
        (
            &[Owner],
            &["deal owner", "owner", "ownerid", "assigned user name", "user_id", "ответственный", "менеджер", "відповідальний"],
        ),
        (&[Phone], &["phone", "phone number", "phone mobile", "Рабочий телефон", "Телефон (моб.)", "домашній телефон"]),
        (&[Email], &["email", "e-mail", "почта"]),
    ];
    for (roles, names) in lists {
        for name in *names {
            // As exports spoil them: capitals, spaces, an asterisk.
            for written in [(*name).to_owned(), format!(" {}\u{a0}*", name.to_uppercase())] {
                let role = Role::of(&written);
                assert!(role.is_some_and(|role| roles.contains(&role)), "{written}: {role:?}");
            }
        }
    }
    for name in ["Phone calls", "Число звонков на телефон", "phonebook", "Pipeline"] {
        assert_ne!(Role::of(name), Some(Phone), "{name}");
    }
}
