use super::*;
use crate::crm::recognise::{chosen, note, recognise};
use crate::crm::{Entity, PROFILES, Reason};
use crate::lang::Lang;
use crate::messages::Code;

struct Export {
    crm: &'static str,
    entity: Entity,
    made: Made,
    text: &'static str,
}

const EXPORTS: &[Export] = &[
    Export {
        crm: "hubspot",
        entity: Entity::Deal,
        made: MARKED,
        text: r#"
"Record ID","Deal Name","Last Activity Date","State","Deal Stage","Close Date","Deal owner","Amount","Pipeline","Associated Product IDs"
"9001","Fern: hay","2026-03-01 10:12","","Closed Won","2026-03-02 00:00","Ida Moss","1200.50","Sales Pipeline",""
"9002","Oak: seed","2026-04-01 10:12","","Contract Sent","2026-05-02 00:00","Ida Moss","300","Sales Pipeline",""
"#,
    },
    Export {
        crm: "hubspot",
        entity: Entity::Deal,
        made: MARKED,
        text: r#"
"ID de registro","Nombre del negocio","Associated Company IDs (Primary)","Associated Company"
"9001","Fern: hay","501","Fern"
"#,
    },
    Export {
        crm: "hubspot",
        entity: Entity::Company,
        made: MARKED,
        text: r#"
"Record ID","Company name","Company Domain Name","Company owner","Industry","Annual Revenue","Close Date","Lifecycle Stage","Create Date"
"501","Fern","fern.example","Ida Moss","Retail","10000","2026-03-02 00:00","customer","2026-01-02 10:00"
"#,
    },
    Export {
        crm: "salesforce",
        entity: Entity::Deal,
        made: MARKED,
        text: r#"
"ID","ISDELETED","ACCOUNTID","NAME","STAGENAME","AMOUNT","PROBABILITY","CLOSEDATE","OWNERID","ORACLE_ID__C"
"0065e00000AbCdEAAV","false","0015e00000AbCdEAAV","Fern: hay","Closed Won","1200.5","100.0","2026-03-02","0055e00000AbCdEAAV",""
"0065e00000abcdeAAA","false","0015e00000abcdeAAA","Oak: seed","Prospecting","300.0","10.0","2026-05-02","0055e00000AbCdEAAV",""
"#,
    },
    Export {
        crm: "salesforce",
        entity: Entity::Deal,
        made: PLAIN,
        text: r#"
"Account ID","Account Name","Opportunity Name","Opportunity Owner","Stage","Amount","Close Date","Fiscal Period"
"0015e00000AbCdE","Fern","Fern: hay","Ida Moss","Closed Won","1200.50","02/03/2026","Q1-2026"
"0015e00000AbCdF","Oak","Oak: seed","Ida Moss","Closed Won","300.00","02/13/2026","Q1-2026"
"0015e00000AbCdf","Elm","Elm: oats","Ida Moss","Prospecting","5.00","02/23/2026","Q1-2026"

"Confidential Information - Do Not Distribute"
"#,
    },
    Export {
        crm: "salesforce",
        entity: Entity::Company,
        made: MARKED,
        text: r#"
"ID","NAME","INDUSTRY","ANNUALREVENUE","OWNERID","SYSTEMMODSTAMP"
"0015e00000AbCdEAAV","Fern","Retail","10000.0","0055e00000AbCdEAAV","2026-03-02T20:47:07.000Z"
"#,
    },
    Export {
        crm: "pipedrive",
        entity: Entity::Deal,
        made: PLAIN,
        text: r#"
"Deal - ID","Deal - Title","Deal - Stage","Deal - Status","Deal - Value","Deal - Currency","Deal - Owner","Deal - Organization","Deal - Organization ID","Deal - Expected close date","Deal - Won time"
"11","Fern: hay","Contract won over","Won","1200.50","EUR","Ida Moss","Fern","501","2026-03-01","2026-03-02 12:00:00"
"#,
    },
    Export {
        crm: "pipedrive",
        entity: Entity::Company,
        made: BOOK,
        text: r#"
"Organization - ID","Organization - Name","Organization - Owner","Organization - Address"
"501","Fern","Ida Moss","Mill Lane 1"
"#,
    },
    Export {
        crm: "zoho",
        entity: Entity::Deal,
        made: PLAIN,
        text: r#"
"Record Id","Deal Name","Account Name","Account Name.id","Contact Name","Stage","Closing Date","Amount","Lead Source","Description","Type"
"4876876000000311","Fern: hay","Fern","4876876000000201","Ida Moss","Closed Won","2026-03-02","1200.5","Web","",""
"#,
    },
    Export {
        crm: "bitrix24",
        entity: Entity::Deal,
        made: BITRIX,
        text: r#"
"ID";"Название сделки";"Сумма";"Валюта";"Стадия сделки";"Воронка";"Компания";"Предполагаемая дата закрытия";"Ответственный";"Сделка закрыта";
"11";"Сено";"1200.50";"Российский рубль";"Сделка успешна";"Общая";"Ромашка";"02.03.2026";"Ида Мох";"Да";
"#,
    },
    Export {
        crm: "bitrix24",
        entity: Entity::Deal,
        made: BITRIX,
        text: r#"
"ID";"Назва";"Сума";"Валюта";"Стадія угоди";"Напрямок";"Компанія";"Орієнтовна дата закриття";"Відповідальний";"Угода закрита";
"11";"Сіно";"1200.50";"Гривня";"Угода успішна";"Загальний";"Ромашка";"02.03.2026";"Іда Мох";"Так";
"#,
    },
    Export {
        crm: "bitrix24",
        entity: Entity::Company,
        made: PAGE,
        text: r#"
ID,Название компании,Тип компании,Сфера деятельности,Годовой оборот,Кол-во сотрудников,Ответственный,Телефон,E-mail
501,Ромашка,Клиент,Торговля,10000.00,менее 50,Ида Мох,+7 495 000-00-00,fern@example.com
"#,
    },
    Export {
        crm: "kommo",
        entity: Entity::Deal,
        made: PLAIN,
        text: r#"
ID,Название сделки,Бюджет ,Ответственный,Дата создания сделки,Кем создана сделка,Дата закрытия,Теги,Этап сделки,Воронка,Полное имя контакта,Компания контакта,Компания,Рабочий телефон
11,Сено,1200,Ида Мох,22.03.2026 13:32:57,Ида Мох,не закрыта,,Переговоры,Воронка,Ида,Ромашка,Ромашка,74950000000
12,Семена,300,Ида Мох,22.03.2026 13:32:57,Ида Мох,23.03.2026 10:00:00,,Успешно реализовано,Воронка,Ида,Ромашка,Ромашка,74950000000
"#,
    },
    Export {
        crm: "kommo",
        entity: Entity::Contact,
        made: PLAIN,
        text: r#"
ID,Тип,Полное имя контакта,Имя,Фамилия,Название компании,Ответственный,Дата создания контакта,Сделки
501,контакт,Ида Мох,Ида,Мох,Ромашка,Иван,22.03.2026 13:32:57,"Сено, Сем…"
"#,
    },
    Export {
        crm: "retailcrm",
        entity: Entity::Deal,
        made: Made { separator: b';', ..PLAIN },
        text: r#"
Номер заказа;Внешний ID заказа;Внешний ID клиента;Дата оформления заказа;Статус заказа;Цена товара/SKU;Количество товара
11A;11;501;02.03.2026;Выполнен;1200.50;1
"#,
    },
    Export {
        crm: "retailcrm",
        entity: Entity::Contact,
        made: Made { separator: b';', ..PLAIN },
        text: r#"
Внешний ID клиента;Имя;Фамилия;Отчество;E-mail;Телефон;ИНН;КПП;Менеджер клиента (ID)
501;Ида;Мох;;ida@example.com;+74950000000;;;7
"#,
    },
    Export {
        crm: "odoo",
        entity: Entity::Deal,
        made: CRLF,
        text: r#"
"id","name","expected_revenue","date_deadline","stage_id/id","partner_id/id","user_id/id"
"__export__.crm_lead_11_ab12cd34","Fern: hay","1200.5","2026-03-02","crm.stage_lead4","__export__.res_partner_501_ab","base.user_admin"
"#,
    },
    Export {
        crm: "espocrm",
        entity: Entity::Deal,
        made: PLAIN,
        text: r#"
id,name,accountId,accountName,amount,amountCurrency,closeDate,stage,assignedUserId,assignedUserName
65f1a2b3c4d5e6f70,Fern: hay,65f1a2b3c4d5e6f71,Fern,1200.5,EUR,2026-03-02,Closed Won,65f1a2b3c4d5e6f72,Ida Moss
"#,
    },
    Export {
        crm: "espocrm",
        entity: Entity::Company,
        made: PLAIN,
        text: r#"
id,name,website,emailAddress,phoneNumber,industry,assignedUserName
65f1a2b3c4d5e6f71,Fern,fern.example,a@example.com,'+4930000000,Retail,Ida Moss
"#,
    },
    Export {
        crm: "suitecrm",
        entity: Entity::Deal,
        made: CRLF,
        text: r#"
"Opportunity Name","ID","Opportunity Amount","Currency","Expected Close Date","Sales Stage","Probability (%)","Account Name","Assigned User Name"
"Fern: hay","8c1d3a52-1f0e-4b7d-9a6c-65f1a2b3c4d5","$1,200.50","EUR","03/02/2026","Closed Won","100","Fern","ida"
"#,
    },
    Export {
        crm: "suitecrm",
        entity: Entity::Company,
        made: CRLF,
        text: r#"
"Name","ID","Website","Email Address","Annual Revenue","Assigned to","Assigned User ID","Date Created","Deleted"
"Fern","8c1d3a52-1f0e-4b7d-9a6c-65f1a2b3c4d5","fern.example","a@example.com","10000","ida","1","03/02/2026 10:00","0"
"#,
    },
];

#[test]
fn every_export_is_taken_for_its_own_crm_and_no_other() {
    for export in EXPORTS {
        let found = recognise(&of_text(export.text, export.made), "");
        let told: Vec<(&str, u8)> = found.iter().map(|one| (one.profile.id, one.confidence)).collect();
        let first = chosen(&found).map(|one| (one.profile.id, one.entity));
        assert_eq!(first, Some((export.crm, export.entity)), "{told:?} {:?} {}", found[0].reasons, export.text);
        assert!(found[0].confidence >= 80, "{told:?} {:?}", found[0].reasons);
        assert!(found[1..].iter().all(|one| one.confidence < 10), "{told:?}");
        assert!(!found[0].reasons.is_empty());
    }
}

#[test]
fn every_crm_has_an_export_here() {
    for profile in PROFILES.iter().filter(|profile| profile.id != "generic") {
        assert!(EXPORTS.iter().any(|export| export.crm == profile.id), "{}", profile.id);
    }
}

#[test]
fn headers_in_capitals_or_saved_anew_are_still_its_own() {
    for export in EXPORTS.iter().filter(|export| export.crm != "salesforce" && export.crm != "espocrm") {
        // As after a look in Excel: another separator and line end, headers in capitals.
        let (head, body) = export.text.trim_start().split_once('\n').unwrap();
        let read = of_text(&format!("{}\n{body}", head.to_uppercase()), export.made);
        let found = recognise(&read, "");
        let best = found.iter().find(|one| one.profile.id != "generic").unwrap();
        assert_eq!(best.profile.id, export.crm, "{}", export.text);
    }
}

#[test]
fn a_plain_file_is_of_no_crm() {
    for text in [
        "ID,Компания,Сумма\n1,Ромашка,100\n",
        "client,revenue,cost\nFern,100,60\n",
        "Account Name,Amount,Stage\nFern,100,Closed Won\n",
        "id,name,amount\n1,Fern,100\n",
        "Order ID,Order Date,Customer ID,Customer Name,Sales,Profit\nCA-1,2026-01-02,C1,Fern,10,2\n",
    ] {
        let found = recognise(&of_text(text, PLAIN), "clients.csv");
        let told: Vec<(&str, u8)> = found.iter().map(|one| (one.profile.id, one.confidence)).collect();
        assert_eq!((found[0].profile.id, chosen(&found).is_none()), ("generic", true), "{text} {told:?}");
        assert!(found[1..].iter().all(|one| one.confidence < 30), "{text} {told:?}");
    }
    assert_eq!(note(&recognise(&of_text("client,x\nFern,1\n", PLAIN), ""), Lang::En).code, Code::CrmUnknown);
}

#[test]
fn an_empty_file_is_of_no_crm() {
    let found = recognise(&of_cells(&[], PLAIN), "x.csv");
    assert_eq!((found.len(), found[0].profile.id, found[0].confidence), (1, "generic", 100));
}

#[test]
fn the_name_of_a_file_helps() {
    let text = "ID,Имя,Телефон\n1,Ида,1\n";
    let best = |name: &str| {
        let found = recognise(&of_text(text, PLAIN), name);
        (found[0].profile.id, found[0].entity)
    };
    assert_eq!(best("exports/amocrm_export_contacts_2026-03-01.csv"), ("kommo", Entity::Contact));
    assert_eq!(best("HUBSPOT-CRM-EXPORTS-all-2026-03-01-1.csv").0, "hubspot");
    assert_eq!(best("Lead (crm.lead).csv").0, "odoo");
    assert_eq!(best("companies.csv").0, "generic");
}

#[test]
fn two_crms_that_are_equally_likely_are_asked_about() {
    // A header of one and a header of another, in one file.
    let read = of_text("Внешний ID клиента,Кем создана сделка,Сумма\n1,Ида,5\n", PLAIN);
    let found = recognise(&read, "");
    assert!(chosen(&found).is_none());
    assert!(found.iter().all(|one| one.confidence < 50));
    let note = note(&found, Lang::En);
    assert_eq!(note.code, Code::CrmUnsure);
    assert!(note.args[1].contains("kommo") && note.args[1].contains("retailcrm"), "{:?}", note.args);
}

#[test]
fn the_confidences_are_shares_of_a_whole() {
    for export in EXPORTS {
        let found = recognise(&of_text(export.text, export.made), "");
        let sum: u32 = found.iter().map(|one| u32::from(one.confidence)).sum();
        assert!((90..=100).contains(&sum), "{sum}");
    }
}

#[test]
fn reasons_are_told_in_three_languages() {
    for export in EXPORTS {
        let found = recognise(&of_text(export.text, export.made), "");
        for lang in Lang::ALL {
            let note = note(&found, lang);
            assert_eq!(note.code, Code::CrmRecognised);
            assert!(!note.message(lang).contains('{'), "{}", note.message(lang));
        }
        let texts = |lang| found[0].reasons.iter().map(|reason| reason.text("X", lang)).collect::<Vec<_>>();
        assert_ne!(texts(Lang::Ru), texts(Lang::En));
        assert_ne!(texts(Lang::Ru), texts(Lang::Uk));
    }
    let bitrix = recognise(&of_text(EXPORTS[9].text, EXPORTS[9].made), "");
    let trailing = |reason: &Reason| matches!(reason, Reason::Dialect { trailing: true, separator: b';', mark: true });
    assert!(bitrix[0].reasons.iter().any(trailing), "{:?}", bitrix[0].reasons);
}
