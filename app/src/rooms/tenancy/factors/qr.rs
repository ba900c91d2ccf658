//! A QR code as a drawing: dark modules on a light ground in both themes, since cameras want it so.

use leptos::prelude::*;
use shared::tenancy::factors::api::NewTotp;

#[component]
pub fn Qr(new: NewTotp, #[prop(into)] label: String) -> impl IntoView {
    let width = usize::from(new.width.max(1));
    let path: String = new
        .modules
        .bytes()
        .enumerate()
        .filter(|(_, module)| *module == b'1')
        .map(|(at, _)| format!("M{} {}h1v1h-1z", at % width, at / width))
        .collect();
    // Four modules of quiet around it.
    let view_box = format!("-4 -4 {0} {0}", width + 8);
    let side = (width + 8).to_string();
    view! {
        <svg class="qr" viewBox=view_box role="img" aria-label=label data-test="qr">
            <rect class="qr-ground" x="-4" y="-4" width=side.clone() height=side></rect>
            <path class="qr-dark" d=path></path>
        </svg>
    }
}
