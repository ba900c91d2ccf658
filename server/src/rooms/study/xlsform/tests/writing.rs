//! To workbooks: what came in goes out in its own words.

use super::{accepted, export, item, read, reference, round, unless};

const SURVEY: &str = "type|name|label::English (en)|label::French (fr)|hint|relevant|calculation|constraint|constraint_message|choice_filter|required|appearance|repeat_count|default
    select_one yn|s|S|S|Help||||||yes|minimal
    integer|i|I|I||${s} = 'y'||. > 0|Too few||${s} = 'y'
    begin group|g|G|G||${i} > 3|||||||field-list
    begin repeat|r|R|R||position(..) < 3||||||||${i}
    text|t|T|T||${s} = 'y'
    begin group|gg|GG|||${t} != ''
    select_multiple yn or_other|m|M|M||||||part = ${i}
    calculate|k||||| concat(${t}, '-', random())
    end group
    end repeat
    note|n|N|N
    end group
    dateTime|at|At|||||||||||2020-01-01";
const CHOICES: &str =
    "list_name|name|label::English (en)|label::French (fr)|part|media::image\nyn|y|Yes|Oui|1|y.png\nyn|n|No|Non|2\nunused|1|One";

/// Req: EXP-05
#[test]
fn a_form_comes_back_as_it_was() {
    let (_, design) = accepted(&[
        ("survey", SURVEY),
        ("choices", CHOICES),
        ("settings", "form_title|form_id|default_language|style\nF|f|English (en)|pages"),
        ("extra", "a|b\n1|2"),
    ]);
    round(&design);
}

/// Req: EXP-05
#[test]
fn appearances_and_files_are_read_and_come_back() {
    use shared::forms::Look;
    let survey = "type|name|label|appearance|parameters
        range|p|Pain|vertical|start=0; end=10; step=1
        image|s|Sign|signature|
        image|i|Picture||
        file|f|File||
        barcode|b|Code||
        select_one yn|m|Pick|minimal autocomplete|
        select_multiple yn|n|Which||";
    let (_, design) = accepted(&[("survey", survey), ("choices", "list_name|name|label\nyn|y|Yes\nyn|n|No")]);
    let looks: Vec<Look> = design.library.items.iter().map(|item| item.look()).collect();
    assert_eq!(looks, [Look::Slider, Look::Signature, Look::Image, Look::File, Look::Usual, Look::Search, Look::Usual]);
    let scale = item(&design, "p").presentation.clone().unwrap().scale.unwrap();
    assert_eq!((scale.numbers(), scale.upright), ((0.0, 10.0, 1.0), true));
    round(&design);
}

#[test]
fn an_edited_form_is_written_as_edited() {
    let (_, mut design) = accepted(&[("survey", "type|name|label|relevant\ntext|a|A\ntext|b|B|${a} = 'x'\ntext|c|C")]);
    // b becomes a number, c goes, d comes.
    design.library.items[1].data_type = shared::forms::DataType::Integer;
    design.library.items.push(shared::forms::ItemDef { oid: "d".into(), name: "d".into(), ..Default::default() });
    let group = &mut design.library.groups[0];
    group.items.remove(2);
    group.items.push(shared::forms::Ref { oid: "d".into(), ..Default::default() });
    let (_, again) = read(&export(&design).unwrap().workbook);
    let again = again.unwrap();
    assert_eq!(item(&again, "b").data_type, shared::forms::DataType::Integer);
    assert_eq!(unless(&again, reference(&again, "b")), "not certainly(a = \"x\")");
    assert_eq!(again.library.items.iter().map(|item| item.oid.as_str()).collect::<Vec<_>>(), ["a", "b", "d"]);
}

/// Req: INT-09
#[test]
fn a_label_that_looks_like_a_formula_stays_a_text() {
    let design = super::survey("type|name|label\ntext|a|A");
    let mut design = design;
    design.library.items[0].question = shared::forms::Translated::plain("=HYPERLINK(\"x\")");
    let mut book: calamine::Xlsx<_> = calamine::Reader::new(std::io::Cursor::new(export(&design).unwrap().workbook)).unwrap();
    let formulas = calamine::Reader::worksheet_formula(&mut book, "survey").unwrap();
    assert!(formulas.is_empty());
    round(&design);
}
