//! A writer of JSON for the generated files: objects keep the order in which they are built.

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `true` or `false`
    Bool(bool),
    /// `"text"`
    Text(String),
    /// `[ ]`
    List(Vec<Json>),
    /// `{ }`
    Object(Vec<(&'static str, Json)>),
}

/// A line that is shorter holds a whole value.
const WIDTH: usize = 120;

impl Json {
    /// A text.
    pub fn text(text: impl Into<String>) -> Json {
        Json::Text(text.into())
    }

    /// A list of texts.
    pub fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Json {
        Json::List(texts.into_iter().map(Json::text).collect())
    }

    /// The value on lines of their own where it is long, with a line end behind it.
    ///
    /// ```
    /// use tiersheet::emit::Json;
    /// let value = Json::Object(vec![("a", Json::texts(["\"x\"\n"])), ("b", Json::Bool(true))]);
    /// assert_eq!(value.pretty(), "{\n  \"a\": [\"\\\"x\\\"\\n\"],\n  \"b\": true\n}\n");
    /// ```
    pub fn pretty(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, 0);
        text.push('\n');
        text
    }

    /// The value in one line.
    pub fn line(&self) -> String {
        match self {
            Json::Bool(value) => value.to_string(),
            Json::Text(value) => quoted(value),
            Json::List(values) => {
                let values: Vec<String> = values.iter().map(Json::line).collect();
                format!("[{}]", values.join(", "))
            }
            Json::Object(fields) => {
                let fields: Vec<String> =
                    fields.iter().map(|(name, value)| format!("{}: {}", quoted(name), value.line())).collect();
                if fields.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", fields.join(", ")) }
            }
        }
    }

    fn write(&self, text: &mut String, depth: usize) {
        let line = self.line();
        let flat = depth > 0 && line.chars().count() + 2 * depth <= WIDTH;
        let (open, items, close): (_, Vec<(String, &Json)>, _) = match self {
            Json::List(values) if !flat && !values.is_empty() => {
                ('[', values.iter().map(|value| (String::new(), value)).collect(), ']')
            }
            Json::Object(fields) if !flat && !fields.is_empty() => {
                ('{', fields.iter().map(|(name, value)| (format!("{}: ", quoted(name)), value)).collect(), '}')
            }
            _ => {
                text.push_str(&line);
                return;
            }
        };
        text.push(open);
        for (index, (name, value)) in items.into_iter().enumerate() {
            text.push_str(if index > 0 { ",\n" } else { "\n" });
            text.push_str(&"  ".repeat(depth + 1));
            text.push_str(&name);
            value.write(text, depth + 1);
        }
        text.push('\n');
        text.push_str(&"  ".repeat(depth));
        text.push(close);
    }
}

/// A text as JSON and JavaScript write it.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            // JavaScript before ES2019 ends a line at the last two.
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
