use super::*;

/// The rows, and how often a quotation mark was stray or open.
#[derive(Default, Debug, PartialEq)]
struct Seen(Vec<Vec<String>>, Vec<String>, usize, usize);

impl Sink for Seen {
    fn cell(&mut self, text: &str) {
        self.1.push(text.to_owned());
    }
    fn end_row(&mut self) {
        self.0.push(std::mem::take(&mut self.1));
    }
    fn stray_quote(&mut self) {
        self.2 += 1;
    }
    fn open_quote(&mut self) {
        self.3 += 1;
    }
}

fn split(dialect: Dialect, text: &str) -> (Vec<Vec<String>>, usize, usize) {
    let (mut seen, mut splitter) = (Seen::default(), Splitter::new(dialect));
    splitter.push(text, &mut seen).unwrap();
    splitter.finish(&mut seen).unwrap();
    let (mut single, mut splitter) = (Seen::default(), Splitter::new(dialect));
    for c in text.chars() {
        splitter.push(c.encode_utf8(&mut [0; 4]), &mut single).unwrap();
    }
    splitter.finish(&mut single).unwrap();
    assert_eq!(seen, single, "in one piece and by characters");
    (seen.0, seen.2, seen.3)
}

fn rows(text: &str) -> Vec<Vec<String>> {
    split(Dialect::of(b','), text).0
}

#[test]
fn blank_lines_stay_rows_whatever_the_line_end() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["a,b", "", "", "c,", ""].join(end);
        assert_eq!(rows(&text), [vec!["a", "b"], vec![], vec![], vec!["c", ""]], "{end:?}");
    }
    assert_eq!(rows("\n\r\r\nx").len(), 4);
    assert_eq!(rows(""), Vec::<Vec<String>>::new());
    assert_eq!(rows("\"\""), [[""]]);
}

#[test]
fn quotation_marks_in_the_middle_of_a_cell_are_characters() {
    assert_eq!(rows("5\" pipe,ООО \"Ромашка\",\"a\"\"b\"\n"), [["5\" pipe", "ООО \"Ромашка\"", "a\"b"]]);
    assert_eq!(rows("\"a\r\n,\rb\",\"\"\"\"\n"), [["a\r\n,\rb", "\""]]);
}

#[test]
fn text_behind_a_closing_mark_stays_and_is_told() {
    assert_eq!(split(Dialect::of(b','), "\"a\"b\"c,2\n"), (vec![vec!["ab\"c".to_owned(), "2".to_owned()]], 1, 0));
}

#[test]
fn a_mark_left_open_spoils_its_own_row_only() {
    let dialect = Dialect { width: 3, ..Dialect::of(b';') };
    let text = "id;name;sum\n1;\"Acme;5\n2;\"Bolt\";6\n3;Cray;7\n";
    let expected = [["id", "name", "sum"], ["1", "\"Acme", "5"], ["2", "Bolt", "6"], ["3", "Cray", "7"]];
    assert_eq!(split(dialect, text), (expected.map(|row| row.map(str::to_owned).to_vec()).to_vec(), 0, 1));
    let text = "id;name;sum\n1;\"Acme \"\"x;5\n2;Bolt;6\n";
    let expected = [["id", "name", "sum"], ["1", "\"Acme \"\"x", "5"], ["2", "Bolt", "6"]];
    assert_eq!(split(dialect, text), (expected.map(|row| row.map(str::to_owned).to_vec()).to_vec(), 0, 1));
}

#[test]
fn marks_that_stay_open_again_and_again_do_not_take_for_ever() {
    for line in ["\"\"\"\n", "\"\n", "\"a,b\nc\"d\n", "\\\"\n", "\"\"\\\"\n"] {
        let text = line.repeat(100_001);
        let dialect = Dialect { escapes: line.contains('\\'), width: 2, ..Dialect::of(b',') };
        let mut splitter = Splitter::new(dialect);
        let _ = splitter.push(&text, &mut Seen::default()).and_then(|()| splitter.finish(&mut Seen::default()));
        assert!(splitter.again <= 5 * text.len() + (1 << 16), "{line:?}");
    }
}

#[test]
fn backslashes_before_marks() {
    let dialect = Dialect { escapes: true, ..Dialect::of(b',') };
    let (rows, stray, open) = split(dialect, "\"say \\\"hi\\\"\",\"C:\\\\x\\y\"\n");
    assert_eq!((rows, stray, open), (vec![vec!["say \"hi\"".to_owned(), "C:\\x\\y".to_owned()]], 0, 0));
}
