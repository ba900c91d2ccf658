//! Elements, one a line, indented. Names are ours; whatever comes from outside is escaped here.

use std::io::{Result, Write};

use crate::rooms::study::odm::text;

/// A place to write elements to.
pub struct Xml<'a, W> {
    out: &'a mut W,
    depth: usize,
}

/// Attributes of an element; those without a value are left out.
pub type Attributes<'a> = &'a [(&'a str, Option<&'a str>)];

impl<'a, W: Write> Xml<'a, W> {
    /// Elements stand inside `depth` others.
    pub fn new(out: &'a mut W, depth: usize) -> Self {
        Self { out, depth }
    }

    /// Opens an element.
    pub fn open(&mut self, name: &str, attributes: Attributes) -> Result<()> {
        self.tag(name, attributes)?;
        self.depth += 1;
        writeln!(self.out, ">")
    }

    pub fn close(&mut self, name: &str) -> Result<()> {
        self.depth = self.depth.saturating_sub(1);
        writeln!(self.out, "{:1$}</{name}>", "", self.depth * 2)
    }

    /// An element with nothing in it.
    pub fn empty(&mut self, name: &str, attributes: Attributes) -> Result<()> {
        self.tag(name, attributes)?;
        writeln!(self.out, "/>")
    }

    /// An element with text in it.
    pub fn text(&mut self, name: &str, attributes: Attributes, content: &str) -> Result<()> {
        self.tag(name, attributes)?;
        writeln!(self.out, ">{}</{name}>", text::content(content))
    }

    /// A processing instruction.
    pub fn instruction(&mut self, target: &str) -> Result<()> {
        writeln!(self.out, "{:1$}<?{target} ?>", "", self.depth * 2)
    }

    fn tag(&mut self, name: &str, attributes: Attributes) -> Result<()> {
        write!(self.out, "{:1$}<{name}", "", self.depth * 2)?;
        for (name, value) in attributes {
            if let Some(value) = value {
                write!(self.out, " {name}=\"{}\"", text::attribute(value))?;
            }
        }
        Ok(())
    }
}
