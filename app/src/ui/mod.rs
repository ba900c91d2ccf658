//! Dumb parts: props in, events out. They know no room, no endpoint and no permission.

mod badge;
mod banner;
mod button;
mod dialog;
mod empty;
mod field;
mod glyph;
mod icon;
mod menu;
mod problem;
mod reason;
mod skeleton;
mod time;

pub use badge::{Badge, FindingCount, QueryBadges, Tone};
pub use banner::Banner;
pub use button::{Button, Kind, LinkButton};
pub use dialog::Dialog;
pub use empty::Empty;
pub use field::{ChoiceBox, Field, TextBox};
pub use glyph::{Glyph, Legend, Shape};
pub use icon::{Icon, Pictogram};
pub use menu::{Menu, MenuButton, MenuLink};
pub use problem::{FormProblem, ProblemView};
pub use reason::ReasonDialog;
pub use skeleton::{Skeleton, SkeletonCards};
pub use time::{Moment, day, moment, time_of_day};
