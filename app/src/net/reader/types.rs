//! From JSON to types, as serde's derive asks for them: objects by name alone, never by the order of their fields.

use std::borrow::Cow;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::text::Json;
use super::{Never, refuse};

/// The parts of a list or an object, one after the other.
struct Parts<'a, 'de> {
    json: &'a mut Json<'de>,
    end: u8,
    some: bool,
}

impl<'a, 'de> Parts<'a, 'de> {
    fn new(json: &'a mut Json<'de>, begin: u8, end: u8) -> Self {
        json.take(begin);
        Self { json, end, some: false }
    }

    /// Whether there is one more; what stands between two is passed.
    fn more(&mut self) -> bool {
        if self.json.peek() == self.end {
            return false;
        }
        if self.some {
            self.json.take(b',');
        }
        self.some = true;
        true
    }
}

impl<'de> SeqAccess<'de> for Parts<'_, 'de> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Never> {
        if self.more() { seed.deserialize(&mut *self.json).map(Some) } else { Ok(None) }
    }
}

impl<'de> MapAccess<'de> for Parts<'_, 'de> {
    type Error = Never;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Never> {
        if self.more() { seed.deserialize(Key(self.json)).map(Some) } else { Ok(None) }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Never> {
        self.json.take(b':');
        seed.deserialize(&mut *self.json)
    }
}

/// A key is a text, also where it stands for a number.
struct Key<'a, 'de>(&'a mut Json<'de>);

macro_rules! numbers {
    ($from:ident: $($method:ident)*; $visit:ident) => {
        $( fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
            visitor.$visit(self.$from())
        } )*
    };
}

impl Key<'_, '_> {
    fn unsigned(self) -> u64 {
        let text = self.0.string();
        text.parse().unwrap_or_else(|_| refuse(&text))
    }

    fn signed(self) -> i64 {
        let text = self.0.string();
        text.parse().unwrap_or_else(|_| refuse(&text))
    }
}

impl<'de> Deserializer<'de> for Key<'_, 'de> {
    type Error = Never;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        self.0.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        self.0.deserialize_identifier(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Never> {
        visitor.visit_enum(self.0.string().into_deserializer())
    }

    numbers! { unsigned: deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64; visit_u64 }
    numbers! { signed: deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64; visit_i64 }

    serde::forward_to_deserialize_any! {
        bool f32 f64 char str string bytes byte_buf option unit unit_struct seq tuple tuple_struct map struct ignored_any
    }
}

impl<'de> Deserializer<'de> for &mut Json<'de> {
    type Error = Never;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        match self.peek() {
            b'"' => self.deserialize_str(visitor),
            b'{' => self.deserialize_map(visitor),
            b'[' => self.deserialize_seq(visitor),
            b't' | b'f' => visitor.visit_bool(self.truth()),
            b'n' => self.deserialize_unit(visitor),
            _ => {
                let number = self.number();
                let (unsigned, signed) = (number.parse(), number.parse());
                match (unsigned, signed) {
                    (Ok(number), _) => visitor.visit_u64(number),
                    (_, Ok(number)) => visitor.visit_i64(number),
                    _ => visitor.visit_f64(number.parse().unwrap_or_else(|_| self.wrong("a value"))),
                }
            }
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        self.peek();
        visitor.visit_bool(self.truth())
    }

    numbers! { unsigned: deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64; visit_u64 }
    numbers! { signed: deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64; visit_i64 }
    numbers! { float: deserialize_f32 deserialize_f64; visit_f64 }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        match self.string() {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_str(&self.string())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        if self.peek() == b'n' {
            self.word("null");
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        self.peek();
        self.word("null");
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Never> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        let mut parts = Parts::new(self, b'[', b']');
        let Ok(value) = visitor.visit_seq(&mut parts);
        parts.json.take(b']');
        Ok(value)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Never> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, _: usize, visitor: V) -> Result<V::Value, Never> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        let mut parts = Parts::new(self, b'{', b'}');
        let Ok(value) = visitor.visit_map(&mut parts);
        parts.json.take(b'}');
        Ok(value)
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Never> {
        self.deserialize_map(visitor)
    }

    /// A name alone, or an object with one name and what belongs to it.
    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Never> {
        let alone = self.peek() != b'{';
        if !alone {
            self.take(b'{');
        }
        let Ok(value) = visitor.visit_enum(Variant { json: self, alone });
        Ok(value)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        self.pass();
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! { char bytes byte_buf }
}

/// A variant of an enum: what it is called, and what belongs to it.
struct Variant<'a, 'de> {
    json: &'a mut Json<'de>,
    alone: bool,
}

impl<'a, 'de> EnumAccess<'de> for Variant<'a, 'de> {
    type Error = Never;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Never> {
        let Ok(name) = seed.deserialize(&mut *self.json);
        if !self.alone {
            self.json.take(b':');
        }
        Ok((name, self))
    }
}

impl<'de> Variant<'_, 'de> {
    /// What belongs to it, and the end of the object.
    fn content<T>(self, read: impl FnOnce(&mut Json<'de>) -> Result<T, Never>) -> Result<T, Never> {
        if self.alone {
            self.json.wrong("an object");
        }
        let Ok(content) = read(self.json);
        self.json.take(b'}');
        Ok(content)
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, 'de> {
    type Error = Never;

    fn unit_variant(self) -> Result<(), Never> {
        if self.alone { Ok(()) } else { self.content(|json| json.deserialize_unit(IgnoredAny).map(drop)) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Never> {
        self.content(|json| seed.deserialize(json))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Never> {
        self.content(|json| json.deserialize_seq(visitor))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Never> {
        self.content(|json| json.deserialize_map(visitor))
    }
}
