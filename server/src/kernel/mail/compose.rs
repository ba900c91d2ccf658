//! What a mail says: the words of its kind in the receiver's language, in one frame, as plain text and as simple HTML.
//! Words are Fluent messages in `server/locales`: `mail-<kind>-subject`, `-text`, and `-action` where the mail leads somewhere.
//! Invariant: whatever a person wrote is escaped; a link stands on a line of its own.

use std::fmt::Write as _;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use serde_json::{Map, Value};
use unic_langid::LanguageIdentifier;

use crate::kernel::failure::{Outcome, internal};

/// Tag, direction and words of each language; the first is spoken to whoever speaks none of them.
pub const LANGUAGES: [(&str, &str, &str); 4] = [
    ("en", "ltr", include_str!("../../../locales/mail.en.ftl")),
    ("de", "ltr", include_str!("../../../locales/mail.de.ftl")),
    ("fr", "ltr", include_str!("../../../locales/mail.fr.ftl")),
    ("ar", "rtl", include_str!("../../../locales/mail.ar.ftl")),
];

/// What is to be composed.
pub struct Sheet {
    pub kind: String,
    pub language: String,
    pub link: Option<String>,
    pub site: String,
    pub args: Map<String, Value>,
}

/// What is sent.
pub struct Composed {
    pub subject: String,
    pub text: String,
    pub html: String,
    /// The address that stops mails of this kind with one click.
    pub stop: Option<String>,
}

/// The words of one language.
struct Words {
    tag: &'static str,
    dir: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    fn of(language: &str) -> Outcome<Self> {
        let primary = language.split('-').next().unwrap_or_default();
        let known = LANGUAGES.iter().find(|(tag, ..)| *tag == primary).or(LANGUAGES.first());
        let (tag, dir, source) = *known.ok_or_else(|| internal(&"no language for mails"))?;
        let id: LanguageIdentifier = tag.parse().map_err(|_| internal(&"a language without a tag"))?;
        let mut bundle = FluentBundle::new(vec![id]);
        // A name keeps its own order within a text that runs from right to left.
        bundle.set_use_isolating(dir == "rtl");
        let resource = FluentResource::try_new(source.to_owned()).map_err(|_| internal(&"words for mails that cannot be read"))?;
        bundle.add_resource(resource).map_err(|_| internal(&"words for mails that are there twice"))?;
        Ok(Self { tag, dir, bundle })
    }

    /// The words for a key; nothing where there are none.
    fn find(&self, key: &str, args: &Map<String, Value>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut said = FluentArgs::new();
        for (name, value) in args {
            match value {
                Value::String(text) => said.set(name.as_str(), FluentValue::from(text.as_str())),
                Value::Number(number) => said.set(name.as_str(), FluentValue::from(number.as_i64().unwrap_or_default())),
                _ => {}
            }
        }
        Some(self.bundle.format_pattern(pattern, Some(&said), &mut Vec::new()).into_owned())
    }

    fn say(&self, key: &str, args: &Map<String, Value>) -> Outcome<String> {
        self.find(key, args).ok_or_else(|| internal(&format!("no words for {key} in {}", self.tag)))
    }
}

/// The words for a key in a language, for those who look whether they are there.
pub fn words(language: &str, key: &str, args: &Map<String, Value>) -> Outcome<String> {
    Words::of(language)?.say(key, args)
}

/// One thing of a list: a heading of its own, or words with a link.
struct Item {
    heading: bool,
    words: String,
    link: Option<String>,
}

/// Puts a mail together.
pub fn compose(sheet: &Sheet) -> Outcome<Composed> {
    let words = Words::of(&sheet.language)?;
    let say = |part: &str| words.say(&format!("mail-{}-{part}", sheet.kind), &sheet.args);
    let greeting = if sheet.args.contains_key("name") { "mail-greeting" } else { "mail-greeting-nobody" };
    let parts = Parts {
        subject: say("subject")?,
        greeting: words.say(greeting, &sheet.args)?,
        text: say("text")?,
        items: items(sheet, &words)?,
        action: match &sheet.link {
            Some(link) => Some((say("action")?, link.clone())),
            None => None,
        },
        foot: words.say("mail-foot", &Map::from_iter([("site".to_owned(), sheet.site.clone().into())]))?,
        stop: path(sheet, "page").map(|page| words.say("mail-stop", &sheet.args).map(|said| (said, page))).transpose()?,
    };
    let (text, html) = (parts.text(), parts.html(&words));
    Ok(Composed { subject: one_line(&parts.subject), text, html, stop: path(sheet, "post") })
}

/// A subject is one line, whatever names are in it.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn path(sheet: &Sheet, name: &str) -> Option<String> {
    let path = sheet.args.get("stop")?.get(name)?.as_str()?;
    Some(format!("{}{path}", sheet.site))
}

fn items(sheet: &Sheet, words: &Words) -> Outcome<Vec<Item>> {
    let listed = sheet.args.get("items").and_then(Value::as_array);
    let item = |one: &Value| {
        let heading = one.get("heading").and_then(Value::as_str);
        let args = one.as_object().cloned().unwrap_or_default();
        let said = match (heading, one.get("key").and_then(Value::as_str)) {
            (Some(heading), _) => heading.to_owned(),
            (None, Some(key)) => words.say(&format!("mail-item-{key}"), &args)?,
            (None, None) => return Err(internal(&"an item of a mail that says nothing")),
        };
        let link = one.get("link").and_then(Value::as_str).map(|path| format!("{}{path}", sheet.site));
        Ok(Item { heading: heading.is_some(), words: said, link })
    };
    listed.into_iter().flatten().map(item).collect()
}

/// A mail's parts, before they have a form.
struct Parts {
    subject: String,
    greeting: String,
    text: String,
    items: Vec<Item>,
    action: Option<(String, String)>,
    foot: String,
    stop: Option<(String, String)>,
}

impl Parts {
    fn text(&self) -> String {
        let mut text = format!("{}\n\n{}\n\n", self.greeting, self.text);
        for item in &self.items {
            let bullet = if item.heading { "" } else { "- " };
            let _ = writeln!(text, "{bullet}{}", item.words);
            let _ = item.link.iter().try_for_each(|link| writeln!(text, "  {link}"));
        }
        if !self.items.is_empty() {
            text.push('\n');
        }
        let links = self.action.iter().chain(&self.stop);
        let mut links = links.map(|(words, link)| format!("{words}:\n{link}\n\n"));
        text.extend(links.next());
        let _ = write!(text, "-- \n{}\n", self.foot);
        text.extend(links.map(|link| format!("\n{link}")));
        text
    }

    fn html(&self, words: &Words) -> String {
        let mut html = format!(
            "<!doctype html><html lang=\"{}\" dir=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title></head>\
             <body style=\"margin:0;padding:24px;background:#f4f6f8;color:#1c2733;font:16px/1.5 system-ui,sans-serif\">\
             <div style=\"max-width:560px;margin:0 auto;padding:32px;background:#fff;border:1px solid #d9e0e6;border-radius:8px\">\
             <p style=\"margin:0 0 24px;font-weight:600;font-size:18px\">Probatum</p><p>{}</p>",
            words.tag,
            words.dir,
            escaped(&self.subject),
            escaped(&self.greeting)
        );
        for paragraph in self.text.split("\n\n") {
            let _ = write!(html, "<p>{}</p>", escaped(paragraph).replace('\n', "<br>"));
        }
        for item in &self.items {
            html.push_str(&item.html());
        }
        if let Some((action, link)) = &self.action {
            let _ = write!(
                html,
                "<p style=\"margin:24px 0\"><a href=\"{0}\" style=\"display:inline-block;padding:10px 18px;background:#0b6b6b;color:#fff;\
                 text-decoration:none;border-radius:6px\">{1}</a></p><p style=\"font-size:13px;color:#5a6875;word-break:break-all\">{0}</p>",
                escaped(link),
                escaped(action)
            );
        }
        let _ = write!(html, "<p style=\"margin:24px 0 0;font-size:13px;color:#5a6875\">{}", escaped(&self.foot));
        if let Some((stop, link)) = &self.stop {
            let _ = write!(html, "<br><a href=\"{}\" style=\"color:#5a6875\">{}</a>", escaped(link), escaped(stop));
        }
        html.push_str("</p></div></body></html>");
        html
    }
}

impl Item {
    fn html(&self) -> String {
        let words = escaped(&self.words);
        match (&self.link, self.heading) {
            (_, true) => format!("<p style=\"margin:20px 0 4px;font-weight:600\">{words}</p>"),
            (Some(link), false) => {
                format!("<p style=\"margin:4px 0\"><a href=\"{}\" style=\"color:#0b6b6b\">{words}</a></p>", escaped(link))
            }
            (None, false) => format!("<p style=\"margin:4px 0\">{words}</p>"),
        }
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for one in text.chars() {
        match one {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(one),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(source: &str) -> Vec<&str> {
        source.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key).filter(|key| key.starts_with("mail-")).collect()
    }

    #[test]
    fn every_language_has_every_word() {
        let (_, _, english) = LANGUAGES[0];
        for (tag, _, source) in LANGUAGES {
            assert_eq!(keys(source), keys(english), "{tag}");
            assert!(Words::of(tag).is_ok(), "{tag}");
        }
        assert_eq!(Words::of("pt-BR").map(|words| words.tag).unwrap(), "en");
    }

    /// Req: SEC-02
    #[test]
    fn what_people_wrote_is_text_and_a_subject_is_one_line() {
        let args = serde_json::json!({ "name": "<b>Ada</b>", "inviter": "Bob\r\nBcc: eve@example.org", "organisation": "A & B", "role": "coder", "place": "", "days": 7 });
        let sheet = Sheet {
            kind: "invitation".into(),
            language: "ar".into(),
            link: Some("https://trials.example/invitation#00".into()),
            site: "https://trials.example".into(),
            args: args.as_object().unwrap().clone(),
        };
        let composed = compose(&sheet).unwrap();
        assert!(composed.html.contains("&lt;b&gt;Ada&lt;/b&gt;") && composed.html.contains("dir=\"rtl\""));
        assert!(!composed.subject.contains(['\r', '\n']));
        assert!(composed.text.contains("\nhttps://trials.example/invitation#00\n"));
    }
}
