//! The browser's own way to passkeys (WebAuthn): what the server asks goes in, what the authenticator answers comes out, both as text.
//! Where the browser has none, none is offered.

use js_sys::{Function, JSON, Object, Promise, Reflect};
use leptos::prelude::window;
use shared::kernel::{Code, Nothing, Problem};
use shared::tenancy::factors::PasskeyAnswer;
use shared::tenancy::factors::api::{AskPasskey, PasskeyAsk};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::net::{self, Trouble};
use crate::t;

/// Whether this browser can answer.
pub fn is_there() -> bool {
    cfg!(target_arch = "wasm32") && part(&js_sys::global(), "PublicKeyCredential").is_some_and(|class| part(&class, READ).is_some())
}

const READ: &str = "parseRequestOptionsFromJSON";

/// Asks the server for a question, and an authenticator for the answer.
pub async fn prove() -> Result<PasskeyAnswer, Trouble> {
    let question = net::submit::<AskPasskey>(&Nothing {}, &Nothing {}).await?;
    answer(question, "get", READ).await
}

/// Has a new passkey made.
pub async fn make(question: PasskeyAsk) -> Result<PasskeyAnswer, Trouble> {
    answer(question, "create", "parseCreationOptionsFromJSON").await
}

async fn answer(question: PasskeyAsk, verb: &str, read: &str) -> Result<PasskeyAnswer, Trouble> {
    let answer = ceremony(&question.options, verb, read).await;
    // Nobody says whether it was refused, cancelled, or took too long.
    let none = || Trouble::from(Problem::new(Code::WrongCode).detail(t!("passkey-none")));
    answer.map(|answer| PasskeyAnswer { token: question.token, answer }).ok_or_else(none)
}

async fn ceremony(options: &str, verb: &str, read: &str) -> Option<String> {
    let class = part(&js_sys::global(), "PublicKeyCredential")?;
    let options = call(&class, read, Some(&JSON::parse(options).ok()?))?;
    let asked = Object::new();
    Reflect::set(&asked, &"publicKey".into(), &options).ok()?;
    let credentials = part(&window().navigator(), "credentials")?;
    let coming: Promise = call(&credentials, verb, Some(&asked))?.dyn_into().ok()?;
    let credential = JsFuture::from(coming).await.ok()?;
    JSON::stringify(&call(&credential, "toJSON", None)?).ok()?.as_string()
}

fn part(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|part| !part.is_undefined() && !part.is_null())
}

fn call(of: &JsValue, name: &str, with: Option<&JsValue>) -> Option<JsValue> {
    let function: Function = part(of, name)?.dyn_into().ok()?;
    match with {
        Some(with) => function.call1(of, with).ok(),
        None => function.call0(of).ok(),
    }
}
