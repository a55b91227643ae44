//! HTML that is well-formed XML as well: every element is closed, every attribute quoted, every text escaped.

/// Markup under construction.
#[derive(Debug, Default)]
pub struct Markup {
    text: String,
}

/// The attributes of an element, in order.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Markup {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Markup {
        Markup::default()
    }

    /// An element and what is in it.
    pub fn element(&mut self, name: &str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Markup)) {
        self.begin(name, attributes);
        self.text.push('>');
        inside(self);
        self.text.push_str(&format!("</{name}>"));
    }

    /// An element that holds words.
    pub fn words_in(&mut self, name: &str, attributes: Attributes<'_>, words: &str) {
        self.element(name, attributes, |inside| inside.words(words));
    }

    /// An element that never holds anything.
    pub fn void(&mut self, name: &str, attributes: Attributes<'_>) {
        self.begin(name, attributes);
        self.text.push_str("/>");
    }

    fn begin(&mut self, name: &str, attributes: Attributes<'_>) {
        self.text.push('<');
        self.text.push_str(name);
        for (attribute, value) in attributes {
            self.text
                .push_str(&format!(" {attribute}=\"{}\"", escaped(value).replace('"', "&quot;")));
        }
    }

    /// Words as they are.
    pub fn words(&mut self, words: &str) {
        self.text.push_str(&escaped(words));
    }

    /// Markup made elsewhere by rules that keep it well-formed: MathML of a formula, or another `Markup`.
    pub fn append(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    /// The end of a line in the source, where it means nothing to a reader.
    pub fn line(&mut self) {
        self.text.push('\n');
    }

    /// The text of the markup.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }
}

/// Words with the characters that begin or end markup spelled out.
fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
