//! Single sign-on in the browser: which way in, coming back from the provider, proving anew beside a page; and its setting up.

mod form;
mod popup;
mod preview;
mod return_page;
mod rules;
mod set_up_page;
mod ways;

pub use popup::{Popup, hear};
pub use return_page::ReturnPage;
pub use set_up_page::SsoPage;
pub use ways::{Providers, SignInWays, again, hear_again};
