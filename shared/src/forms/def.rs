//! What a study may ask: the parts of a design that make forms. Names and semantics are CDISC ODM 1.3.2's; WORDS.md maps them.
//! Invariant: nothing an import found is dropped: what Probatum does not act upon is [`Carried`] and goes out again.

use serde::{Deserialize, Serialize};

use super::{Asks, ConditionDef, Expression, MethodDef, Presentation, Reason, RuleDef};

/// An object identifier: the name a design gives to one of its parts. Free text, unique among its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Oid(pub String);

impl Oid {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Oid {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl std::fmt::Display for Oid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// One text in several languages (ODM TranslatedText). Order as in the design.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Translated(pub Vec<Translation>);

/// One language's text. `lang` is absent for the design's default language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Translation {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    pub text: String,
}

impl Translated {
    /// A text in the default language alone.
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![Translation { lang: None, text: text.into() }])
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|one| one.text.trim().is_empty())
    }

    /// The text in `lang` (`de-CH` falls back to `de`), else the default, else English, else the first; `""` when there is none.
    pub fn pick(&self, lang: &str) -> &str {
        let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
        let is = |one: &&Translation, wanted: &str| one.lang.as_deref().is_some_and(|tag| tag.eq_ignore_ascii_case(wanted));
        let near = |one: &&Translation, wanted: &str| one.lang.as_deref().is_some_and(|tag| primary(tag) == primary(wanted));
        let all = || self.0.iter().filter(|one| !one.text.trim().is_empty());
        let best = (all().find(|one| is(one, lang)))
            .or_else(|| all().find(|one| near(one, lang)))
            .or_else(|| all().find(|one| one.lang.is_none()))
            .or_else(|| all().find(|one| near(one, "en")))
            .or_else(|| all().next());
        best.map_or("", |one| one.text.as_str())
    }
}

/// What an import found and Probatum does not act upon: kept as it was, exported again, reported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Carried {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elements: Vec<Element>,
}

impl Carried {
    pub fn is_empty(&self) -> bool {
        self.attributes.is_empty() && self.elements.is_empty()
    }
}

/// An XML attribute. `ns` is its namespace's URI; absent for none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Attribute {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ns: Option<String>,
    pub name: String,
    pub value: String,
}

/// An XML element with all that is in it. `ns` is its namespace's URI; absent for ODM's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Element {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ns: Option<String>,
    pub name: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Node>,
}

/// What stands inside an element.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Node {
    Element(Element),
    Text(String),
}

macro_rules! data_types {
    ($( $(#[$doc:meta])* $name:ident = $odm:literal, )*) => {
        /// ODM's data types, all of them. Wire form: ODM's own names.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum DataType { $( $(#[$doc])* #[serde(rename = $odm)] $name, )* }

        impl DataType {
            pub const ALL: &'static [DataType] = &[ $( DataType::$name ),* ];
            /// ODM's name.
            pub const fn as_str(self) -> &'static str { match self { $( DataType::$name => $odm ),* } }
        }
    };
}

data_types! {
    #[default]
    Text = "text",
    String = "string",
    Integer = "integer",
    Float = "float",
    Double = "double",
    Boolean = "boolean",
    Date = "date",
    Time = "time",
    Datetime = "datetime",
    /// A date cut off on the right: `2020-03`.
    PartialDate = "partialDate",
    PartialTime = "partialTime",
    PartialDatetime = "partialDatetime",
    /// A date with any part missing: `2020---15`.
    IncompleteDate = "incompleteDate",
    IncompleteTime = "incompleteTime",
    IncompleteDatetime = "incompleteDatetime",
    DurationDatetime = "durationDatetime",
    IntervalDatetime = "intervalDatetime",
    Uri = "URI",
    HexBinary = "hexBinary",
    Base64Binary = "base64Binary",
    HexFloat = "hexFloat",
    Base64Float = "base64Float",
}

/// A unit of measurement (ODM MeasurementUnit).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Unit {
    pub oid: Oid,
    pub name: String,
    #[serde(default)]
    pub symbol: Translated,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub aliases: Vec<Alias>,
    #[serde(default, skip_serializing_if = "Carried::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub carried: Carried,
}

impl Unit {
    /// What it is in UCUM, as far as the design says: its symbol, else its name.
    pub fn code(&self) -> &str {
        let symbol = self.symbol.pick("en");
        if symbol.is_empty() { &self.name } else { symbol }
    }
}

/// Another name in another world (LOINC, UMLS, SDTM). Duplicates are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Alias {
    pub context: String,
    pub name: String,
}

/// How a range check compares. The check states what is valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum Comparator {
    Lt,
    Le,
    Gt,
    Ge,
    Eq,
    Ne,
    In,
    NotIn,
}

/// How sure a check is that a value outside it is wrong. Neither blocks the truth (DAT-04).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Hardness {
    #[default]
    Soft,
    Hard,
}

/// What is valid for an item's value. Several are ANDed; no value passes (ODM RangeCheck).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RangeCheck {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparator: Option<Comparator>,
    #[serde(default)]
    pub hardness: Hardness,
    /// ODM CheckValue: several for `IN` and `NOTIN`, else one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// Instead of comparator and values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub expressions: Vec<Expression>,
    /// The unit of `values`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Oid>,
    #[serde(default, skip_serializing_if = "Translated::is_empty")]
    pub message: Translated,
    /// When what it finds becomes a query.
    #[serde(default, skip_serializing_if = "Asks::is_when_complete")]
    pub asks: Asks,
    #[serde(default, skip_serializing_if = "Carried::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub carried: Carried,
}

/// One question with one answer (ODM ItemDef).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ItemDef {
    pub oid: Oid,
    pub name: String,
    pub data_type: DataType,
    /// Characters of text, digits of a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<u32>,
    /// Decimal places of a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub significant_digits: Option<u32>,
    #[serde(default, skip_serializing_if = "Translated::is_empty")]
    pub description: Translated,
    #[serde(default, skip_serializing_if = "Translated::is_empty")]
    pub question: Translated,
    /// Several mean that the person chooses one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<Oid>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ranges: Vec<RangeCheck>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_list: Option<Oid>,
    /// Several choices of the code list may be taken at once.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub many: bool,
    /// Tells which treatment the subject has: blinded people never see it, nor anything that follows from it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unblinded: bool,
    /// Long text: a box of several lines.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub multiline: bool,
    /// The answer is a row of a log: its number is stored, its words are shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
    /// How it is shown, where its type and the size of its list do not say. Boxed: most items say nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presentation: Option<Box<Presentation>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub aliases: Vec<Alias>,
    #[serde(default, skip_serializing_if = "Carried::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub carried: Carried,
}

impl ItemDef {
    /// What a person reads as the question: question text, else description, else name, else OID.
    pub fn label(&self, lang: &str) -> &str {
        let texts = [self.question.pick(lang), self.description.pick(lang), self.name.as_str()];
        texts.into_iter().find(|text| !text.trim().is_empty()).unwrap_or(self.oid.as_str())
    }
}

/// What an answer points to: a row of a log of the same subject (this medication for that event).
///
/// The value is the row's number: that of the group's row where the group repeats, else that of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Link {
    pub form: Oid,
    pub group: Oid,
    /// The items by whose answers a row is known; none: the group's first two.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shows: Vec<Oid>,
}

/// A list of answers to choose from (ODM CodeList).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CodeList {
    pub oid: Oid,
    pub name: String,
    /// ODM allows integer, float, text and string; others are kept as found.
    pub data_type: DataType,
    #[serde(default, skip_serializing_if = "Translated::is_empty")]
    pub description: Translated,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// A dictionary outside the design instead of choices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub external: Option<Dictionary>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub aliases: Vec<Alias>,
    #[serde(default, skip_serializing_if = "Carried::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub carried: Carried,
}

impl CodeList {
    /// The choice with exactly this coded value.
    pub fn choice(&self, value: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.value == value)
    }
}

/// One answer of a code list. Without a decode it is ODM's EnumeratedItem.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Choice {
    /// ODM CodedValue: what is stored.
    pub value: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decode: Option<Translated>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<i32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub aliases: Vec<Alias>,
    #[serde(default, skip_serializing_if = "Carried::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub carried: Carried,
}

impl Choice {
    /// What a person reads.
    pub fn label(&self, lang: &str) -> &str {
        let decoded = self.decode.as_ref().map_or("", |decode| decode.pick(lang));
        if decoded.is_empty() { &self.value } else { decoded }
    }
}

/// A dictionary kept elsewhere (ODM ExternalCodeList): MedDRA 27.0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dictionary {
    pub dictionary: Option<String>,
    pub version: Option<String>,
    pub href: Option<String>,
    pub reference: Option<String>,
}

/// A group of items (ODM ItemGroupDef); repeating ones are tables with rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GroupDef {
    pub oid: Oid,
    pub name: String,
    #[serde(default)]
    pub repeating: bool,
    #[serde(default, skip_serializing_if = "Translated::is_empty")]
    pub description: Translated,
    pub items: Vec<Ref>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub aliases: Vec<Alias>,
    #[serde(default, skip_serializing_if = "Carried::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub carried: Carried,
}

/// A form (ODM FormDef): one page of a case report form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FormDef {
    pub oid: Oid,
    pub name: String,
    #[serde(default)]
    pub repeating: bool,
    #[serde(default, skip_serializing_if = "Translated::is_empty")]
    pub description: Translated,
    pub groups: Vec<Ref>,
    /// The items that stand as columns where the form is shown as a log; none: the first ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Oid>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub aliases: Vec<Alias>,
    #[serde(default, skip_serializing_if = "Carried::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub carried: Carried,
}

impl FormDef {
    /// What a person reads as the title: the name; forms of some systems have none.
    pub fn title(&self, _lang: &str) -> &str {
        if self.name.trim().is_empty() { self.oid.as_str() } else { &self.name }
    }
}

/// A reference from a visit to a form, a form to a group, a group to an item (ODM *Ref).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ref {
    pub oid: Oid,
    /// Must be answered before the form can be complete.
    #[serde(default)]
    pub mandatory: bool,
    /// ODM OrderNumber; where absent, the order in the design holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<i32>,
    /// ODM CollectionExceptionConditionOID: *not* collected when the condition is true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unless: Option<Oid>,
    /// ODM MethodOID: how the value is derived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Oid>,
    #[serde(default, skip_serializing_if = "Carried::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub carried: Carried,
}

/// All that forms are made of, in the order of the design.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Library {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<Unit>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<FormDef>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<GroupDef>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<ItemDef>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub code_lists: Vec<CodeList>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub conditions: Vec<ConditionDef>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub methods: Vec<MethodDef>,
    /// What conditions, methods and range checks cannot say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub rules: Vec<RuleDef>,
    /// Why a value may be missing; where empty, the reasons that every study has.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
}
