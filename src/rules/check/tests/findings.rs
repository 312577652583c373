use super::*;

const SOUND: &[&str] = &[
    "tier; note; margin; profit; complaints; legal form; tenure",
    "E; loses money; <0; ; ; ; ",
    "E; trouble; ; ; >=5; ; ",
    "AAA; ; >=50%; top 5%; ; ; ",
    "A; VIP; >=25%; top 20%; ; ; ",
    "B; loyal; >=15%; ; 0; ; >=2 years",
    "C; promising; >=25%; ; ; ООО | АО; <1 year",
    "D; the rest; ; ; ; ; ",
];

#[test]
fn the_table_of_the_manual_has_no_findings() {
    assert_eq!(found(SOUND, Lang::En), [""; 0]);
}

#[test]
fn a_rule_below_a_wider_one_is_dead() {
    let lines = ["tier;margin", "B;>=15%", "A;>=25%", "D;"];
    let all = found(&lines, Lang::En);
    assert_eq!(all, ["3 DEAD_RULE This rule can never win: every case it matches is already matched by rule 1."]);
    assert_eq!(dead(&["tier;margin", "A;>=25%", "B;>=15%", "D;"]), [0usize; 0]);
}

#[test]
fn several_rules_together_can_take_everything() {
    let lines = ["tier;margin;complaints", "A;<10%;", "B;>=10%;<3", "C;>30%;>=3", "D;10%..30%;", "E;>=5%;7", "F;;"];
    let all = found(&lines, Lang::Ru);
    let expected =
        "6 DEAD_RULE Это правило никогда не сработает: каждый его случай раньше попадает под правила 1, 3 и 4.";
    assert!(all.contains(&expected.to_owned()), "{all:#?}");
    assert_eq!(dead(&lines), [6]);
}

#[test]
fn a_rule_without_conditions_ends_the_table() {
    assert_eq!(dead(&["tier;margin", "D;", "A;>=25%", "E;blank"]), [3, 4]);
}

#[test]
fn blank_cells_keep_the_last_rule_alive() {
    assert_eq!(dead(&["tier;margin", "A;>=0", "B;<0", "D;"]), [0usize; 0]);
    assert_eq!(dead(&["tier;margin", "A;>=0", "B;<0", "D;>-5%", "E;"]), [4]);
}

#[test]
fn ranks_of_one_kind_lie_within_each_other() {
    assert_eq!(dead(&["tier;profit", "B;top 20%", "A;top 5%", "D;"]), [3]);
    assert_eq!(dead(&["tier;profit", "A;top 5%", "B;top 20%", "D;"]), [0usize; 0]);
    assert_eq!(dead(&["tier;profit", "B;top 20%", "A;top 5", "D;"]), [0usize; 0]);
    assert_eq!(dead(&["tier;profit", "B;top 20%", "A;bottom 5%", "D;"]), [0usize; 0]);
    assert_eq!(dead(&["tier;profit", "B;top 20%", "A;top 5% within industry", "D;"]), [0usize; 0]);
    assert_eq!(dead(&["tier;profit", "B;top 20% within industry", "A;top 5% within industry & >0", "D;"]), [3]);
    assert_eq!(dead(&["tier;profit", "B;filled", "A;top 5%", "D;"]), [3]);
}

#[test]
fn a_client_without_a_group_passes_a_rank_within_groups_by() {
    assert_eq!(dead(&["tier;profit", "B;>=50 | top 5% within industry", "A;>=50", "D;"]), [0usize; 0]);
    assert_eq!(dead(&["tier;profit", "B;>=50 | top 5%", "A;>=50", "D;"]), [3]);
}

#[test]
fn texts_are_compared_as_the_rules_compare_them() {
    assert_eq!(dead(&["tier;region", "A;москва | киев", "B;Киев", "D;"]), [3]);
    assert_eq!(dead(&["tier;region", "A;м*", "B;москва", "C;мо*а", "D;"]), [3, 4]);
    assert_eq!(dead(&["tier;region", "A;москва", "B;м*", "D;"]), [0usize; 0]);
    assert_eq!(dead(&["tier;region", "A;м?", "B;м*", "D;"]), [0usize; 0]);
    assert_eq!(dead(&["tier;region", "A;<>москва", "B;киев", "C;москва", "D;"]), [3]);
    assert_eq!(dead(&["tier;region", "A;<>м*", "B;м*", "C;киев", "D;filled"]), [4]);
    assert_eq!(dead(&["tier;tags", "A;has VIP", "B;has vip & >\"a\"", "D;"]), [3]);
    assert_eq!(dead(&["tier;region", "A;*", "B;м*", "D;"]), [3]);
}

#[test]
fn a_month_is_not_thirty_days() {
    assert_eq!(dead(&["tier;tenure", "A;>=365 days", "B;>=1 year", "D;"]), [3]);
    assert_eq!(dead(&["tier;tenure", "A;>=1 year", "B;>=365 days", "D;"]), [0usize; 0]);
    assert_eq!(dead(&["tier;tenure", "A;>=1 year", "B;>=367 days", "D;"]), [3]);
    assert_eq!(dead(&["tier;tenure", "A;>=18 months", "B;>=2 years", "C;>=90 days", "D;>=1 year"]), [3, 5]);
    assert_eq!(dead(&["tier;last", "A;<90 days", "B;<60 days", "D;"]), [3]);
    assert_eq!(dead(&["tier;last", "A;<90 days", "B;>=2024-01-01", "D;"]), [0usize; 0]);
}

#[test]
fn a_repeated_rule_is_named_once() {
    let lines = ["tier;margin;complaints", "A;>=25%;0", "B;>=25%;0", "D;;"];
    assert_eq!(
        found(&lines, Lang::Uk),
        ["3 DUPLICATE_RULE У цього правила ті самі умови, що й у правила 1, тому воно ніколи не спрацює."]
    );
}

#[test]
fn columns_of_one_header_are_one_field() {
    let all = of_code(&["tier;margin;Margin", "A;>=50%;<20%", "B;>=20%;<50%", "D;;"], Code::ImpossibleRule);
    assert_eq!(all, ["2 IMPOSSIBLE_RULE No value satisfies this rule's condition on \"Margin\": >=50% & <20%."]);
    let one = of_code(&["tier;region", "A;москва & киев", "B;м* & *а", "D;"], Code::ImpossibleRule);
    assert_eq!(one.len(), 1);
    assert_eq!(dead(&["tier;revenue;amount", "A;>=50;", "B;;>=70", "D;;"]), [0usize; 0]);
}

#[test]
fn a_table_without_a_row_for_the_rest_is_told_which_case_is_missing() {
    let rest = |lines: &[&str]| of_code(lines, Code::NoRest);
    assert_eq!(
        rest(&["tier;margin;complaints", "A;>=25%;", "B;;<3"]),
        ["NO_REST No rule takes the rest, for example margin 15%, complaints 3."]
    );
    assert_eq!(rest(&["tier;profit", "E;<0", "D;>=0"]), [""; 0]);
    assert_eq!(rest(&["tier;complaints", "A;0", "B;>=1"]), [""; 0]);
    assert_eq!(rest(&["tier;vip", "A;yes", "B;no"]), [""; 0]);
    assert_eq!(rest(&["tier;region", "A;м*", "B;<>м*"]), [""; 0]);
    assert_eq!(rest(&["tier;region", "A;*", "B;blank"]), [""; 0]);
    assert_eq!(rest(&["tier;score", "A;>=5", "B;<5"]), [""; 0]);
    assert_eq!(
        rest(&["tier;region;profit", "A;москва;", "B;;top 20%"]),
        ["NO_REST No rule takes the rest, for example region (another value), profit not in top 20%."]
    );
}

#[test]
fn values_that_no_range_takes_are_gaps() {
    let gaps = |lines: &[&str]| of_code(lines, Code::Gap);
    assert_eq!(
        gaps(&["tier;score", "C;0..9", "B;10..19", "A;>=20", "D;"]),
        [
            "3 GAP Between rules 1 and 2 the values >9 & <10 of \"score\" are left out, such as 9.5; they go to rule 4.",
            "4 GAP Between rules 2 and 3 the values >19 & <20 of \"score\" are left out, such as 19.5; they go to rule 4."
        ]
    );
    assert_eq!(
        gaps(&["tier;margin", "B;<10%", "A;>10%"]),
        ["3 GAP Between rules 1 and 2 the values 10% of \"margin\" are left out; no rule takes them."]
    );
    assert_eq!(
        gaps(&["tier;last;region", "B;<=90 days;", "A;>120 days;", "C;;м*"]),
        [
            "3 GAP Between rules 1 and 2 the values 91..120 days of \"last\" are left out, such as 100 days; not every such case has a rule."
        ]
    );
    assert_eq!(gaps(&["tier;complaints", "B;0..2", "C;3..5", "D;>=6"]), [""; 0]);
    assert_eq!(gaps(&["tier;margin", "E;<0", "A;>=25%", "D;"]), [""; 0]);
    assert_eq!(gaps(&["tier;margin", "A;>=50%", "B;>=25%", "C;>=10%", "D;"]), [""; 0]);
    assert_eq!(gaps(&["tier;margin", "A;>=50%", "B;20%..40%", "D;"]).len(), 1);
    assert_eq!(gaps(&["tier;margin", "A;>=50%", "C;40%..60%", "B;20%..40%", "D;"]), [""; 0]);
    assert_eq!(gaps(&["tier;score", "A;77", "B;78", "D;"]), [""; 0]);
    assert_eq!(gaps(&["tier;margin;region", "A;<10%;м", "B;>10%;к", "D;;"]), [""; 0]);
    assert_eq!(gaps(&["tier;margin;region", "A;<10%;м", "B;>10%;м", "D;;"]).len(), 1);
}

#[test]
fn ranges_that_share_values_overlap() {
    let overlaps = |lines: &[&str]| of_code(lines, Code::Overlap);
    assert_eq!(
        overlaps(&["tier;score", "C;10..20", "B;20..30", "D;"]),
        ["3 OVERLAP Rules 1 and 2 both match the values 20 of \"score\"; rule 1 wins, being first."]
    );
    assert_eq!(
        overlaps(&["tier;margin", "C;10%..30%", "B;20%..40%", "D;"]),
        [
            "3 OVERLAP Rules 1 and 2 both match the values 20%..30% of \"margin\", such as 25%; rule 1 wins, being first."
        ]
    );
    assert_eq!(overlaps(&["tier;score", "C;10..20", "C;20..30", "D;"]), [""; 0]);
    assert_eq!(overlaps(&["tier;score", "A;>=50", "B;>=25", "D;"]), [""; 0]);
}

#[test]
fn fields_that_do_not_matter_are_named() {
    assert_eq!(of_code(&["tier;margin;region", "A;>=25%;", "D;;"], Code::UselessField).len(), 1);
    assert_eq!(
        found(&["tier;margin;region", "A;>=25%;москва", "A;>=25%;", "D;;"], Lang::En),
        [
            "1 NO_EFFECT_FIELD The field \"region\" never changes the tier: without its conditions every case gets the same one."
        ]
    );
    assert_eq!(of_code(&["tier;margin;region", "A;>=25%;москва", "B;>=25%;", "D;;"], Code::NoEffectField), [""; 0]);
}

#[test]
fn a_percentage_without_its_sign_is_noticed() {
    assert_eq!(
        of_code(&["tier;margin", "A;>=25", "D;"], Code::PercentScale),
        ["2 PERCENT_SCALE \"margin\" is a share: 25 means 2500 %."]
    );
    assert_eq!(of_code(&["tier;margin;markup", "A;>=0.25;>1.5", "D;;"], Code::PercentScale), [""; 0]);
}

#[test]
fn headers_near_known_figures_are_doubted() {
    assert_eq!(of_code(&["tier;profitt", "A;>=25", "D;"], Code::DoubtfulField).len(), 1);
    assert_eq!(of_code(&["tier;маржа;скор;profit 2", "A;>=25%;5;6", "D;;;"], Code::DoubtfulField), [""; 0]);
}

#[test]
fn alphabets_are_not_mixed_unnoticed() {
    let mixed = |lines: &[&str]| of_code(lines, Code::MixedAlphabets);
    // The first is Cyrillic, the second Latin.
    assert_eq!(mixed(&["tier;legal form", "A;АО", "B;AO", "D;"]).len(), 1);
    assert_eq!(mixed(&["tier;legal form", "A;OОО", "D;"]).len(), 1);
    assert_eq!(mixed(&["tier;legal form", "A;АО", "B;LLC", "C;IT-отдел", "D;"]), [""; 0]);
}
