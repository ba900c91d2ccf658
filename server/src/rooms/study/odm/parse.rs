//! From bytes to trees, in one pass.
//! Invariants: a document type with declarations inside is refused before anything is read further; clinical data is
//! counted and let go; depth, length and number of parts are bounded.

use std::collections::{HashMap, HashSet};
use std::io::BufRead;
use std::rc::Rc;

use quick_xml::errors::Error;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;
use shared::study::Format;

use super::log::{Log, Refusal, refuse};
use super::restore::{pseudo_attributes, restore};
use super::source::{self, Lines};
use super::tree::{Attr, Child, Tree};
use super::{detect, text};

/// How deep elements may stand in one another.
const MAX_DEPTH: usize = 128;
/// How many attributes an element may have, and how many namespaces a file: more is an attack, not a design.
const MAX_ATTRIBUTES: usize = 500;
const MAX_NAMESPACES: usize = 200;
/// How many elements, attributes and texts a design may have.
const MAX_PARTS: usize = 2_000_000;
/// How much text a design may have, in bytes.
const MAX_TEXT: usize = 128 << 20;

/// What a file turned out to hold.
#[derive(Default)]
pub struct Found {
    pub format: Option<Format>,
    /// The root with all its children but clinical data.
    pub root: Tree,
    /// Path, line and number of subjects of each ClinicalData.
    pub clinical: Vec<(String, usize, usize)>,
}

/// Reads the whole file.
pub fn parse(bytes: impl BufRead, found: &mut Found, log: &mut Log) -> Result<(), Refusal> {
    let lines = source::open(bytes)?;
    let mut parser = Parser::new(found, log);
    let line = parser.run(lines, 0)?;
    parser.finish(line)
}

/// How often each name occurs, by namespace and name.
type Counts = HashMap<(Option<Rc<str>>, Rc<str>), usize>;

struct Parser<'a> {
    found: &'a mut Found,
    log: &'a mut Log,
    open: Vec<Tree>,
    /// How many children of each name the open elements have, from the root down.
    counts: Vec<Counts>,
    names: HashSet<Rc<str>>,
    doctype: Option<String>,
    /// How deep we are inside clinical data; 0 outside.
    clinical: usize,
    done: bool,
    parts: usize,
    text: usize,
    unclear: bool,
}

impl<'a> Parser<'a> {
    fn new(found: &'a mut Found, log: &'a mut Log) -> Self {
        Self {
            found,
            log,
            open: Vec::new(),
            counts: vec![Counts::new()],
            names: HashSet::new(),
            doctype: None,
            clinical: 0,
            done: false,
            parts: 0,
            text: 0,
            unclear: false,
        }
    }

    /// Reads to the end and gives the last line. `base`: what to add to line numbers, for text inside another file.
    fn run<R: BufRead>(&mut self, lines: Lines<R>, base: usize) -> Result<usize, Refusal> {
        let mut reader = NsReader::from_reader(lines);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            reader.get_mut().next();
            let line = base + reader.get_ref().line();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Eof) => return Ok(line),
                Ok(Event::Start(start)) => self.start(&reader, &start, line)?,
                Ok(Event::End(_)) => self.end(line)?,
                Ok(Event::Text(text)) => self.content(&text.xml10_content(), line)?,
                Ok(Event::CData(text)) => self.content(&text.xml10_content(), line)?,
                Ok(Event::GeneralRef(name)) => self.reference(&name, line)?,
                Ok(Event::DocType(text)) => self.doctype(&text, line)?,
                Ok(Event::PI(instruction)) => self.instruction(instruction.target(), instruction.content(), line)?,
                Ok(Event::Decl(_) | Event::Comment(_) | Event::Empty(_)) => {}
                Err(error) => return Err(self.broken(&error, line)),
            }
        }
    }

    fn finish(&mut self, line: usize) -> Result<(), Refusal> {
        if self.done {
            return Ok(());
        }
        let what = if self.open.is_empty() && self.clinical == 0 {
            "The file holds no XML element. Export the design again."
        } else {
            "The file ends in the middle: elements are still open. It was cut off; get it again."
        };
        Err(self.refuse(line, what))
    }

    // Elements.

    fn start<R: BufRead>(&mut self, reader: &NsReader<Lines<R>>, start: &BytesStart, line: usize) -> Result<(), Refusal> {
        let depth = self.open.len() + self.clinical;
        if depth >= MAX_DEPTH {
            return Err(self.refuse(
                line,
                format!("Elements stand more than {MAX_DEPTH} deep in one another. No design needs that; nothing was imported."),
            ));
        }
        let (ns, local) = reader.resolver().resolve_element(start.name());
        let ns = self.namespace(&ns);
        let name = self.name(local.as_ref(), line)?;
        if self.clinical > 0 {
            self.clinical += 1;
            let odm = ns.is_none();
            if odm
                && self.clinical == 2
                && &*name == "SubjectData"
                && let Some(last) = self.found.clinical.last_mut()
            {
                last.2 += 1;
            }
            return Ok(());
        }
        let mut tree = Tree { ns, name, line, ..Tree::default() };
        if tree.is("ClinicalData") && self.holds_data() {
            tree.nth = self.count(&tree);
            let path = tree.path(&self.path(), self.log);
            self.found.clinical.push((path, line, 0));
            self.clinical = 1;
            return Ok(());
        }
        self.attributes(reader, start, &mut tree, line)?;
        self.bounded(1 + tree.attributes.len(), 0, line)?;
        if depth == 0 {
            self.root(&tree, line)?;
        }
        self.open.push(tree);
        self.counts.push(Counts::new());
        Ok(())
    }

    /// Clinical data stands in the root; some put it into the study.
    fn holds_data(&self) -> bool {
        self.open.len() == 1 || self.open.len() == 2 && self.open.last().is_some_and(|parent| parent.is("Study"))
    }

    fn root(&mut self, tree: &Tree, line: usize) -> Result<(), Refusal> {
        let path = format!("/{}", self.log.qualified(tree.ns.as_deref(), &tree.name));
        if self.done {
            return Err(refuse(path, line, "A second root element follows the first. The file is two files in one; separate them."));
        }
        match detect::format(tree, self.doctype.as_deref()) {
            Ok(format) => {
                self.found.format = Some(format);
                Ok(())
            }
            Err((format, what)) => {
                self.found.format = format;
                Err(refuse(path, line, what))
            }
        }
    }

    fn attributes<R: BufRead>(
        &mut self,
        reader: &NsReader<Lines<R>>,
        start: &BytesStart,
        tree: &mut Tree,
        line: usize,
    ) -> Result<(), Refusal> {
        let raw: &str = start;
        let mut at = 0;
        for (count, found) in start.attributes().enumerate() {
            if count >= MAX_ATTRIBUTES {
                return Err(self.refuse(
                    line,
                    format!("An element has more than {MAX_ATTRIBUTES} attributes. No design needs that; nothing was imported."),
                ));
            }
            let attribute = found.map_err(|error| self.broken(&Error::InvalidAttr(error), line))?;
            let (key, value) = (attribute.key.as_ref(), attribute.value.as_ref());
            let before = |from: usize, part: &str| raw.get(from..).and_then(|rest| rest.find(part)).map_or(from, |found| from + found);
            let here = before(at, key);
            at = before(here + key.len(), value) + value.len();
            let line = line + raw.get(..here).map_or(0, |passed| passed.matches('\n').count());
            let (value, unclear) = text::unescape(value);
            let value = self.legal(value, unclear, line);
            match attribute.key.as_namespace_binding() {
                Some(_) => self.declared(key, &value, line)?,
                None => {
                    let (ns, local) = reader.resolver().resolve_attribute(attribute.key);
                    let ns = self.namespace(&ns);
                    let name = self.name(local.as_ref(), line)?;
                    tree.attributes.push(Attr { ns, name, value, line });
                }
            }
        }
        Ok(())
    }

    fn declared(&mut self, key: &str, ns: &str, line: usize) -> Result<(), Refusal> {
        let prefix = key.strip_prefix("xmlns").unwrap_or_default().trim_start_matches(':');
        if !ns.is_empty() && !detect::is_odm(ns) {
            self.log.declare(prefix, ns);
        }
        match self.log.namespaces() > MAX_NAMESPACES {
            true => Err(self.refuse(
                line,
                format!("The file declares more than {MAX_NAMESPACES} namespaces. No design needs that; nothing was imported."),
            )),
            false => Ok(()),
        }
    }

    fn end(&mut self, line: usize) -> Result<(), Refusal> {
        if self.clinical > 0 {
            self.clinical -= 1;
            return Ok(());
        }
        self.counts.pop();
        let Some(mut tree) = self.open.pop() else { return Ok(()) };
        let Some(restored) = restore(&mut tree) else { return Ok(()) };
        if restored {
            self.log.use_all(&tree);
        }
        tree.nth = self.count(&tree);
        match self.open.last_mut() {
            Some(parent) => parent.children.push(Child::Tree(tree)),
            None => {
                self.done = true;
                self.found.root = tree;
            }
        }
        self.bounded(0, 0, line)
    }

    fn count(&mut self, tree: &Tree) -> usize {
        let Some(counts) = self.counts.last_mut() else { return 1 };
        let count = counts.entry((tree.ns.clone(), Rc::clone(&tree.name))).or_insert(0);
        *count += 1;
        *count
    }

    // Text.

    fn content(&mut self, text: &str, line: usize) -> Result<(), Refusal> {
        if self.clinical > 0 {
            return Ok(());
        }
        let text = self.legal(text.to_owned(), false, line);
        match self.open.last_mut() {
            None if text.trim_matches([' ', '\t', '\r', '\n', '\u{FEFF}']).is_empty() => return Ok(()),
            None => return Err(self.refuse(line, "There is text outside the root element: this is not well-formed XML.")),
            Some(tree) => match tree.children.last_mut() {
                Some(Child::Text(last)) => last.push_str(&text),
                _ => tree.children.push(Child::Text(text.clone())),
            },
        }
        self.bounded(0, text.len(), line)
    }

    fn reference(&mut self, name: &str, line: usize) -> Result<(), Refusal> {
        match text::resolve(name) {
            Some(one) => self.content(one.encode_utf8(&mut [0; 4]), line),
            None => {
                let kept = self.legal(format!("&{name};"), true, line);
                self.content(&kept, line)
            }
        }
    }

    /// Text as XML allows it; says once when something had to be replaced or could not be resolved.
    fn legal(&mut self, text: String, unclear: bool, line: usize) -> String {
        let (text, replaced) = text::legalise(text);
        if (unclear || replaced) && !self.unclear && self.clinical == 0 {
            self.unclear = true;
            let what = "Here and perhaps elsewhere stands an entity that XML does not know, a bare \"&\" or a control character. \
                        Entities and \"&\" were kept as written, control characters replaced by \"\u{FFFD}\".";
            self.log.note(self.path(), line, what);
        }
        text
    }

    // What is not content.

    fn doctype(&mut self, text: &str, line: usize) -> Result<(), Refusal> {
        if text.contains('[') {
            let what = "The file declares entities or a document type of its own (<!DOCTYPE … [ … ]>). Such declarations can make a small \
                        file huge or read other files, so none is accepted. Remove the DOCTYPE; ODM needs none.";
            return Err(refuse("/!DOCTYPE", line, what));
        }
        self.log.note("/!DOCTYPE", line, "The document type was not fetched and not used.");
        self.doctype = Some(text.to_owned());
        Ok(())
    }

    /// Our own notes on what an export could not say in ODM.
    fn instruction(&mut self, target: &str, content: &str, line: usize) -> Result<(), Refusal> {
        let Some(kind) = target.strip_prefix("probatum-").filter(|_| self.clinical == 0) else { return Ok(()) };
        let content = content.trim_start();
        if kind == "element" {
            let source = source::open(content.as_bytes())?;
            let depth = self.open.len();
            self.run(source, line.saturating_sub(1))?;
            return if self.open.len() == depth { Ok(()) } else { Err(self.refuse(line, "An instruction of Probatum's is damaged.")) };
        }
        let Some(tree) = self.open.last_mut() else { return Ok(()) };
        let value = || pseudo_attributes(content, line).into_iter().next().map(|one| one.value).unwrap_or_default();
        match kind {
            "was" => tree.fitted.was.extend(pseudo_attributes(content, line)),
            "text" => tree.fitted.text = Some(value()),
            "stray" => tree.children.push(Child::Tree(Tree::stray(value(), line))),
            "none" => tree.fitted.filler = true,
            "enumerated" => tree.fitted.enumerated = true,
            _ => {}
        }
        Ok(())
    }

    // Places and limits.

    fn bounded(&mut self, parts: usize, text: usize, line: usize) -> Result<(), Refusal> {
        self.parts += parts;
        self.text += text;
        if self.parts > MAX_PARTS || self.text > MAX_TEXT {
            return Err(self.refuse(line, "The design has more parts than any study needs; nothing was imported. Split the file."));
        }
        Ok(())
    }

    fn namespace(&mut self, ns: &ResolveResult) -> Option<Rc<str>> {
        match ns {
            ResolveResult::Unbound => None,
            ResolveResult::Bound(ns) if detect::is_odm(ns.as_ref()) => None,
            ResolveResult::Bound(ns) => Some(self.intern(&text::legalise(text::unescape(ns.as_ref()).0).0)),
            ResolveResult::Unknown(prefix) => {
                let ns = format!("urn:undeclared:{prefix}");
                if self.log.namespaces() < MAX_NAMESPACES {
                    self.log.declare(prefix, &ns);
                }
                Some(self.intern(&ns))
            }
        }
    }

    fn name(&mut self, name: &str, line: usize) -> Result<Rc<str>, Refusal> {
        if text::is_name(name) {
            return Ok(self.intern(name));
        }
        let shown: String = name.chars().take(40).collect();
        Err(self.refuse(line, format!("This is not well-formed XML: \"{shown}\" is no name. The file was damaged; get it again.")))
    }

    fn intern(&mut self, text: &str) -> Rc<str> {
        if let Some(known) = self.names.get(text) {
            return Rc::clone(known);
        }
        let new: Rc<str> = Rc::from(text);
        self.names.insert(Rc::clone(&new));
        new
    }

    /// Where we are.
    fn path(&self) -> String {
        let mut path = String::new();
        for (depth, tree) in self.open.iter().enumerate() {
            let name = self.log.qualified(tree.ns.as_deref(), &tree.name);
            let so_far = self.counts.get(depth).and_then(|counts| counts.get(&(tree.ns.clone(), Rc::clone(&tree.name))));
            match depth {
                0 => path.push_str(&format!("/{name}")),
                _ => path.push_str(&format!("/{name}[{}]", so_far.copied().unwrap_or(0) + 1)),
            }
        }
        match self.found.clinical.last() {
            Some((clinical, _, _)) if self.clinical > 0 => clinical.clone(),
            _ => path,
        }
    }

    fn refuse(&self, line: usize, what: impl Into<String>) -> Refusal {
        refuse(self.path(), line, what)
    }

    fn broken(&self, error: &Error, line: usize) -> Refusal {
        let what = match error {
            Error::Io(error) => source::unreadable(error),
            Error::Encoding(error) => format!(
                "From here on the bytes are not in the encoding that the file names ({error}). Save the file as UTF-8, or correct the encoding in its first line."
            ),
            error => format!("This is not well-formed XML: {error}. The file was cut off or damaged; get it again."),
        };
        self.refuse(line, what)
    }
}
