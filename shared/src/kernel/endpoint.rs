//! The endpoint table: each operation is one row, read by server, browser, OpenAPI, access grid and tests.
//! Invariant: a row without a permission does not compile.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::{Place, StudyId};
use crate::access::Permission;

/// HTTP methods that Probatum uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
    Put,
    Delete,
}

impl Method {
    pub const fn as_str(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Delete => "DELETE",
        }
    }
}

/// What travels in one direction, beside JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payload {
    /// JSON (a `Get` sends its fields as query parameters instead).
    Json,
    /// Bytes as they are: an uploaded file, an export.
    Bytes,
    /// A form, as browsers and other systems post it (`application/x-www-form-urlencoded`).
    Form,
    /// Server-sent events, each the reply type as JSON, for as long as the client listens.
    Events,
}

/// Where an operation takes place, as far as its path tells. Sites are fenced by the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Outside any study.
    Tenant,
    Study(StudyId),
}

/// A path's fields know where they lead.
pub trait Scoped {
    fn scope(&self) -> Scope;
}

/// What is sent can be checked beyond its types: lengths, ranges, forms. Both sides call it.
pub trait Checked {
    /// Every place that is not acceptable; empty when all is well.
    fn places(&self) -> Vec<Place> {
        Vec::new()
    }
}

/// What may travel: serde both ways, and a JSON schema where OpenAPI is made.
#[cfg(feature = "schema")]
pub trait Wire: Serialize + DeserializeOwned + schemars::JsonSchema + 'static {}
#[cfg(feature = "schema")]
impl<T: Serialize + DeserializeOwned + schemars::JsonSchema + 'static> Wire for T {}

/// What may travel: serde both ways, and a JSON schema where OpenAPI is made.
#[cfg(not(feature = "schema"))]
pub trait Wire: Serialize + DeserializeOwned + 'static {}
#[cfg(not(feature = "schema"))]
impl<T: Serialize + DeserializeOwned + 'static> Wire for T {}

/// One thing a client may ask the server to do. Declared by [`endpoints!`](crate::endpoints), never by hand.
pub trait Endpoint: 'static {
    /// `room.Name`: the action written into the audit trail.
    const INFO: EndpointInfo;
    type Path: Wire + Scoped;
    type Body: Wire + Checked;
    type Reply: Wire;
}

/// Everything about an endpoint that is not a type.
#[derive(Clone, Copy, Debug)]
pub struct EndpointInfo {
    pub name: &'static str,
    pub doc: &'static str,
    pub method: Method,
    /// With `{holes}`; without the `/api` in front.
    pub path: &'static str,
    pub needs: Permission,
    /// The caller must say why (header `Reason`, percent-encoded UTF-8).
    pub reason: bool,
    /// The caller must prove their identity again and sign.
    pub signature: bool,
    pub sends: Payload,
    pub replies: Payload,
}

/// No fields: for paths without holes, requests without a body, replies without content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

impl Scoped for Nothing {
    fn scope(&self) -> Scope {
        Scope::Tenant
    }
}

impl Checked for Nothing {}

/// A file on its way up, the body of an `upload`: bytes as they are, and what is said beside them in the query.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Upload<Q> {
    pub said: Q,
    /// Travels as it is, not as JSON.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// The fields of what is said: the query's parameters.
#[cfg(feature = "schema")]
impl<Q: schemars::JsonSchema> schemars::JsonSchema for Upload<Q> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        Q::schema_name()
    }

    fn json_schema(schemas: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Q::json_schema(schemas)
    }
}

impl<Q: Checked> Checked for Upload<Q> {
    fn places(&self) -> Vec<Place> {
        self.said.places()
    }
}

/// Bytes as they are: the reply of a `download`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Bytes(pub Vec<u8>);

impl Checked for Bytes {}

/// Declares a room's rows.
///
/// ```text
/// endpoints! { "queries";
///     /// Ask the site about one data point.
///     OpenQuery  = Post "/studies/{study}/queries"       needs QueryOpen          : InStudy, NewQuery => QueryView;
///     /// Close a query the site has answered.
///     CloseQuery = Post "/queries/{query}/close"         needs QueryClose, reason : OnQuery, Nothing  => QueryView;
/// }
/// ```
/// After the permission may stand `reason`, `signature`, `upload` (the body is bytes), `form` (the body is a form), `download` (the reply is bytes), `events`
/// (the reply is one of many, as they happen).
#[macro_export]
macro_rules! endpoints {
    ($room:literal; $( #[doc = $doc:literal] $name:ident = $method:ident $path:literal needs $perm:ident
        $(, $flag:ident)* : $p:ty, $body:ty => $reply:ty; )*) => {
        $(
            #[doc = $doc]
            #[derive(Clone, Copy, Debug)]
            pub struct $name;
            impl $crate::kernel::Endpoint for $name {
                const INFO: $crate::kernel::EndpointInfo = $crate::kernel::EndpointInfo {
                    name: concat!($room, ".", stringify!($name)),
                    doc: $doc,
                    method: $crate::kernel::Method::$method,
                    path: $path,
                    needs: $crate::access::Permission::$perm,
                    reason: $crate::has_flag!(reason $(, $flag)*),
                    signature: $crate::has_flag!(signature $(, $flag)*),
                    sends: if $crate::has_flag!(upload $(, $flag)*) {
                        $crate::kernel::Payload::Bytes
                    } else if $crate::has_flag!(form $(, $flag)*) {
                        $crate::kernel::Payload::Form
                    } else {
                        $crate::kernel::Payload::Json
                    },
                    replies: if $crate::has_flag!(download $(, $flag)*) {
                        $crate::kernel::Payload::Bytes
                    } else if $crate::has_flag!(events $(, $flag)*) {
                        $crate::kernel::Payload::Events
                    } else {
                        $crate::kernel::Payload::Json
                    },
                };
                type Path = $p;
                type Body = $body;
                type Reply = $reply;
            }
        )*
        /// This room's rows of the endpoint table.
        pub const ENDPOINTS: &[$crate::kernel::EndpointInfo] = &[ $( <$name as $crate::kernel::Endpoint>::INFO ),* ];

        /// Calls a generic visitor with each endpoint type of this room: how OpenAPI learns the types.
        pub fn visit(visitor: &mut impl $crate::kernel::api::Visitor) {
            $( visitor.endpoint::<$name>(); )*
        }
    };
}

/// True when the first word is among the others.
#[doc(hidden)]
#[macro_export]
macro_rules! has_flag {
    (reason, reason $(, $rest:ident)*) => { true };
    (signature, signature $(, $rest:ident)*) => { true };
    (upload, upload $(, $rest:ident)*) => { true };
    (form, form $(, $rest:ident)*) => { true };
    (download, download $(, $rest:ident)*) => { true };
    (events, events $(, $rest:ident)*) => { true };
    ($flag:ident, $other:ident $(, $rest:ident)*) => { $crate::has_flag!($flag $(, $rest)*) };
    ($flag:ident) => { false };
}

/// The path with its `{holes}` filled from the fields of `path`, each percent-encoded.
pub fn fill_path<E: Endpoint>(path: &E::Path) -> String {
    let mut filled = E::INFO.path.to_owned();
    for (name, text) in fields(path) {
        filled = filled.replace(&format!("{{{name}}}"), &encode(&text));
    }
    filled
}

/// A flat struct as query parameters: `a=1&b=x%20y`, absent fields left out.
pub fn to_query<T: Serialize>(body: &T) -> String {
    let pairs = fields(body).into_iter().map(|(name, text)| format!("{}={}", encode(&name), encode(&text)));
    pairs.collect::<Vec<_>>().join("&")
}

fn fields<T: Serialize>(of: &T) -> Vec<(String, String)> {
    let Ok(Value::Object(map)) = serde_json::to_value(of) else { return Vec::new() };
    let text = |value: Value| match value {
        Value::Null => None,
        Value::String(text) => Some(text),
        other => Some(other.to_string()),
    };
    map.into_iter().filter_map(|(name, value)| Some((name, text(value)?))).collect()
}

/// Percent-encodes all but RFC 3986's unreserved characters.
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// Lets `validator`'s derived checks answer for a type that travels: each broken rule becomes a place.
#[macro_export]
macro_rules! checked {
    ($($name:ty),* $(,)?) => { $(
        impl $crate::kernel::Checked for $name {
            fn places(&self) -> Vec<$crate::kernel::Place> {
                $crate::kernel::places_of(validator::Validate::validate(self))
            }
        }
    )* };
}

/// The places in what `validator` found.
pub fn places_of(found: Result<(), validator::ValidationErrors>) -> Vec<Place> {
    let Err(errors) = found else { return Vec::new() };
    let mut places = Vec::new();
    collect("", &errors, &mut places);
    places.sort_by(|a, b| a.at.cmp(&b.at));
    places
}

fn collect(prefix: &str, errors: &validator::ValidationErrors, places: &mut Vec<Place>) {
    use validator::ValidationErrorsKind as Kind;
    for (field, kind) in errors.errors() {
        let at = format!("{prefix}/{field}");
        match kind {
            Kind::Struct(inner) => collect(&at, inner, places),
            Kind::List(rows) => rows.iter().for_each(|(n, inner)| collect(&format!("{at}/{n}"), inner, places)),
            Kind::Field(broken) => places.extend(broken.iter().map(|one| Place {
                at: at.clone(),
                message: one.message.as_ref().map_or_else(|| format!("Not acceptable ({}).", one.code), ToString::to_string),
            })),
        }
    }
}
