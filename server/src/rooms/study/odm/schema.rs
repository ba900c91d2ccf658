//! The ODM 1.3.2 schema as a table: which attributes and children an element may have, in which order, and what must be
//! unique. Facts from CDISC's ODM1-3-2-foundation.xsd.
//!
//! One line per element: name | attributes | children | uniqueness | text.
//! Attributes: `Name!:kind`, `!` when required. Kinds: `id` not empty, `text` anything, `yes` Yes or No, `A/B/C` one of.
//! Children: `Name?` at most one, `Name*` any number, `Name+` at least one, `Name` exactly one; those with `^` are
//! alternatives, of which one kind stands. Uniqueness: `Child@Attribute` differs among siblings. Text: its kind.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{OWN, XML};

/// Which definition an attribute of a reference points to.
pub const TARGETS: &[(&str, &str)] = &[
    ("StudyEventOID", "StudyEventDef"),
    ("FormOID", "FormDef"),
    ("ItemGroupOID", "ItemGroupDef"),
    ("ItemOID", "ItemDef"),
    ("CodeListOID", "CodeList"),
    ("RoleCodeListOID", "CodeList"),
    ("CollectionExceptionConditionOID", "ConditionDef"),
    ("MethodOID", "MethodDef"),
    ("ImputationMethodOID", "ImputationMethod"),
    ("PresentationOID", "Presentation"),
];

const TABLE: &str = "
ODM | Description:text Originator:text SourceSystem:text SourceSystemVersion:text | Study* AdminData* ReferenceData* ClinicalData* Association* | Study@OID |
Study | OID!:id | GlobalVariables BasicDefinitions? MetaDataVersion* | MetaDataVersion@OID |
GlobalVariables | | StudyName StudyDescription ProtocolName | |
StudyName | | | | id
StudyDescription | | | | text
ProtocolName | | | | id
BasicDefinitions | | MeasurementUnit* | MeasurementUnit@OID |
MeasurementUnit | OID!:id Name!:text | Symbol Alias* | Alias@Context |
Symbol | | TranslatedText+ | TranslatedText@lang |
TranslatedText | lang:lang | | | text
MetaDataVersion | OID!:id Name!:id Description:text | Include? Protocol? StudyEventDef* FormDef* ItemGroupDef* ItemDef* CodeList* ImputationMethod* Presentation* ConditionDef* MethodDef* | |
Include | StudyOID!:id MetaDataVersionOID!:id | | |
Protocol | | Description? StudyEventRef* Alias* | StudyEventRef@StudyEventOID StudyEventRef@OrderNumber Alias@Context |
StudyEventRef | StudyEventOID!:id OrderNumber:whole Mandatory!:yes CollectionExceptionConditionOID:id | | |
StudyEventDef | OID!:id Name!:id Repeating!:yes Type!:Scheduled/Unscheduled/Common Category:text | Description? FormRef* Alias* | FormRef@FormOID FormRef@OrderNumber Alias@Context |
FormRef | FormOID!:id OrderNumber:whole Mandatory!:yes CollectionExceptionConditionOID:id | | |
FormDef | OID!:id Name!:id Repeating!:yes | Description? ItemGroupRef* ArchiveLayout* Alias* | ItemGroupRef@ItemGroupOID ItemGroupRef@OrderNumber ArchiveLayout@OID Alias@Context |
ItemGroupRef | ItemGroupOID!:id OrderNumber:whole Mandatory!:yes CollectionExceptionConditionOID:id | | |
ArchiveLayout | OID!:id PdfFileName!:uri PresentationOID:id | | |
ItemGroupDef | OID!:id Name!:id Repeating!:yes IsReferenceData:yes SASDatasetName:sas Domain:text Origin:text Role:id Purpose:text Comment:text | Description? ItemRef* Alias* | ItemRef@ItemOID ItemRef@OrderNumber ItemRef@KeySequence Alias@Context |
ItemRef | ItemOID!:id KeySequence:whole MethodOID:id ImputationMethodOID:id Role:text RoleCodeListOID:id OrderNumber:whole Mandatory!:yes CollectionExceptionConditionOID:id | | |
ItemDef | OID!:id Name!:id DataType!:datatype Length:positive SignificantDigits:natural SASFieldName:sas SDSVarName:sas Origin:text Comment:text | Description? Question? ExternalQuestion? MeasurementUnitRef* RangeCheck* CodeListRef? Role* Alias* | Alias@Context |
Description | | TranslatedText+ | TranslatedText@lang |
Question | | TranslatedText+ | TranslatedText@lang |
ExternalQuestion | Dictionary:text Version:text Code:text | | |
MeasurementUnitRef | MeasurementUnitOID!:id | | |
RangeCheck | Comparator:LT/LE/GT/GE/EQ/NE/IN/NOTIN SoftHard!:Soft/Hard | ^CheckValue+ ^FormalExpression+ MeasurementUnitRef? ErrorMessage? | |
CheckValue | | | | text
FormalExpression | Context:text | | | text
ErrorMessage | | TranslatedText+ | TranslatedText@lang |
CodeListRef | CodeListOID!:id | | |
Role | | | | text
Alias | Context!:text Name!:text | | |
CodeList | OID!:id Name!:id DataType!:text/string/integer/float SASFormatName:sasformat | Description? ^CodeListItem+ ^ExternalCodeList ^EnumeratedItem+ Alias* | CodeListItem@CodedValue CodeListItem@OrderNumber EnumeratedItem@CodedValue EnumeratedItem@OrderNumber Alias@Context |
CodeListItem | CodedValue!:text Rank:decimal OrderNumber:whole | Decode Alias* | Alias@Context |
EnumeratedItem | CodedValue!:text Rank:decimal OrderNumber:whole | Alias* | Alias@Context |
Decode | | TranslatedText+ | TranslatedText@lang |
ExternalCodeList | Dictionary:text Version:text href:uri ref:text | | |
ImputationMethod | OID!:id | | | text
Presentation | OID!:id lang:lang | | | text
ConditionDef | OID!:id Name!:id | Description FormalExpression* Alias* | Alias@Context |
MethodDef | OID!:id Name!:id Type:Computation/Imputation/Transpose/Other | Description FormalExpression* Alias* | Alias@Context |
AdminData | StudyOID:id | User* Location* SignatureDef* | User@OID Location@OID SignatureDef@OID |
User | OID!:id UserType:Sponsor/Investigator/Lab/Other | LoginName? DisplayName? FullName? FirstName? LastName? Organization? Address* Email* Picture? Pager? Fax* Phone* LocationRef* Certificate* | |
LoginName | | | | text
DisplayName | | | | text
FullName | | | | text
FirstName | | | | text
LastName | | | | text
Organization | | | | text
Address | | StreetName* City? StateProv? Country? PostalCode? OtherText? | |
StreetName | | | | text
City | | | | text
StateProv | | | | text
Country | | | | text
PostalCode | | | | text
OtherText | | | | text
Email | | | | text
Picture | PictureFileName!:uri ImageType:id | | |
Pager | | | | text
Fax | | | | text
Phone | | | | text
LocationRef | LocationOID!:id | | |
Certificate | | | | text
Location | OID!:id Name!:id LocationType:Sponsor/Site/CRO/Lab/Other | MetaDataVersionRef+ | |
MetaDataVersionRef | StudyOID!:id MetaDataVersionOID!:id EffectiveDate!:date | | |
SignatureDef | OID!:id Methodology:Digital/Electronic | Meaning LegalReason | |
Meaning | | | | text
LegalReason | | | | text
ReferenceData | StudyOID!:id MetaDataVersionOID!:id | ItemGroupData* AuditRecords* Signatures* Annotations* | |
ItemGroupData | ItemGroupOID!:id ItemGroupRepeatKey:id TransactionType:Insert/Update/Remove/Upsert/Context | AuditRecord? Signature? Annotation* ItemData* | |
ItemData | ItemOID!:id TransactionType:Insert/Update/Remove/Upsert/Context IsNull:Yes/Yes Value:text | AuditRecord? Signature? MeasurementUnitRef? Annotation* | |
AuditRecords | | AuditRecord* | |
AuditRecord | EditPoint:Monitoring/DataManagement/DBAudit UsedImputationMethod:yes ID:name | UserRef LocationRef DateTimeStamp ReasonForChange? SourceID? | |
UserRef | UserOID!:id | | |
DateTimeStamp | | | | stamp
ReasonForChange | | | | text
SourceID | | | | text
Signatures | | Signature* | |
Signature | ID:name | UserRef LocationRef SignatureRef DateTimeStamp CryptoBindingManifest? | |
SignatureRef | SignatureOID!:id | | |
CryptoBindingManifest | | | | text
Annotations | | Annotation* | |
Annotation | SeqNum!:whole TransactionType:Insert/Update/Remove/Upsert/Context ID:name | Comment? Flag* | |
Comment | SponsorOrSite:Sponsor/Site | | | text
Flag | | FlagValue FlagType? | |
FlagValue | CodeListOID!:id | | | text
FlagType | CodeListOID!:id | | | id
Association | StudyOID!:id MetaDataVersionOID!:id | KeySet+ Annotation | |
KeySet | StudyOID!:id SubjectKey:id StudyEventOID:id StudyEventRepeatKey:id FormOID:id FormRepeatKey:id ItemGroupOID:id ItemGroupRepeatKey:id ItemOID:id | | |
";

/// What the schema says of one element.
pub struct Rule {
    pub attributes: Vec<AttributeRule>,
    pub children: Vec<Slot>,
    /// Child and attribute that must differ among siblings.
    pub unique: Vec<(&'static str, &'static str)>,
    /// The kind of its text; none where it has only children.
    pub text: Option<Kind>,
}

pub struct AttributeRule {
    pub name: &'static str,
    pub required: bool,
    pub kind: Kind,
}

/// A place for children of one name.
pub struct Slot {
    pub name: &'static str,
    pub required: bool,
    pub many: bool,
    pub alternative: bool,
}

/// What a value must look like.
#[derive(Clone, Copy)]
pub struct Kind(pub &'static str);

impl Rule {
    pub fn attribute(&self, name: &str) -> Option<&AttributeRule> {
        self.attributes.iter().find(|one| one.name == name)
    }

    pub fn slot(&self, name: &str) -> Option<&Slot> {
        self.children.iter().find(|one| one.name == name)
    }
}

static RULES: LazyLock<HashMap<&'static str, Rule>> = LazyLock::new(|| TABLE.lines().filter_map(line).collect());

/// The rule of an ODM element; none when ODM 1.3.2 has no such element.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.get(name)
}

fn line(line: &'static str) -> Option<(&'static str, Rule)> {
    let mut cells = line.split('|').map(str::trim);
    let name = cells.next().filter(|name| !name.is_empty())?;
    let mut words = || cells.next().unwrap_or_default().split_whitespace();
    let attributes = words().filter_map(attribute).collect();
    let children = words().map(slot_of).collect();
    let unique = words().filter_map(|word| word.split_once('@')).collect();
    let text = words().next().map(Kind);
    Some((name, Rule { attributes, children, unique, text }))
}

fn attribute(word: &'static str) -> Option<AttributeRule> {
    let (name, kind) = word.split_once(':')?;
    Some(AttributeRule { name: name.trim_end_matches('!'), required: name.ends_with('!'), kind: Kind(kind) })
}

fn slot_of(word: &'static str) -> Slot {
    let alternative = word.starts_with('^');
    let name = word.trim_start_matches('^').trim_end_matches(['?', '*', '+']);
    Slot { name, alternative, required: !alternative && !word.ends_with(['?', '*']), many: word.ends_with(['*', '+']) }
}

/// The place of a child among its siblings; none when ODM has no place for it.
pub fn slot(parent: &str, ns: Option<&str>, name: &str) -> Option<usize> {
    let rule = rule(parent).filter(|_| ns.is_none())?;
    let at = rule.children.iter().position(|one| one.name == name)?;
    // Alternatives share a place: a list with both kinds keeps its order.
    Some(
        rule.children
            .iter()
            .take(at + 1)
            .position(|one| one.alternative && rule.slot(name).is_some_and(|one| one.alternative))
            .unwrap_or(at),
    )
}

/// The order in which children stand: ODM's, then what ODM has no place for, then extensions.
pub fn order(parent: &str, ns: Option<&str>, name: &str) -> usize {
    match (slot(parent, ns, name), ns) {
        (Some(at), _) => at,
        (None, None) => 1000,
        (None, Some(OWN)) => 1002,
        (None, Some(XML)) => 1003,
        (None, Some(_)) => 1001,
    }
}
