//! Pictograms of one family (Lucide, ISC licence: see `NOTICE.md`). They decorate; words say it.
//! The page carries one sprite with a symbol per name of `style/icons.txt`; a test holds the two together.

use leptos::prelude::*;

macro_rules! icons {
    ($( $name:ident = $symbol:literal; )*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Icon { $( $name ),* }

        impl Icon {
            #[cfg(test)]
            const ALL: &'static [Icon] = &[ $( Icon::$name ),* ];

            /// Points along the line of text, so it turns where that runs from the right.
            const fn points(self) -> bool {
                matches!(self, Icon::Next | Icon::SignOut | Icon::Undo)
            }

            /// The symbol's name in the sprite, without `icon-`.
            pub const fn symbol(self) -> &'static str {
                match self { $( Icon::$name => $symbol ),* }
            }
        }
    };
}

icons! {
    Add      = "plus";
    Alert    = "circle-alert";
    Calendar = "calendar";
    Camera   = "camera";
    Check    = "check";
    Close    = "x";
    Columns  = "columns-3";
    Copy     = "copy";
    Curve    = "chart-line";
    Done     = "circle-check";
    Down     = "chevron-down";
    Download = "download";
    Edit     = "pencil";
    File     = "file-text";
    History  = "history";
    Info     = "info";
    Keyboard = "keyboard";
    Lock     = "lock";
    Message  = "message-square";
    Language = "languages";
    More     = "ellipsis";
    Next     = "chevron-right";
    Offline  = "cloud-off";
    People   = "users";
    Person   = "user";
    Previous = "chevron-left";
    Print    = "printer";
    Refused  = "circle-x";
    Remove   = "eraser";
    Save     = "save";
    Search   = "search";
    Sign     = "signature";
    Shield   = "shield-check";
    SignOut  = "log-out";
    Site     = "building-2";
    Studies  = "flask-conical";
    Subjects = "table-2";
    Switch   = "chevrons-up-down";
    Undo     = "undo-2";
    Up       = "chevron-up";
    Upload   = "upload";
    View     = "pin";
    Warning  = "triangle-alert";
    Work     = "list-checks";
}

/// The picture of an icon.
#[component]
pub fn Pictogram(icon: Icon) -> impl IntoView {
    view! { <svg class=if icon.points() { "icon directed" } else { "icon" } aria-hidden="true"><use href=format!("#icon-{}", icon.symbol())></use></svg> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pictogram_is_in_the_sprite() {
        let sprite = include_str!("../../../style/icons.txt");
        let missing: Vec<&str> =
            Icon::ALL.iter().map(|icon| icon.symbol()).filter(|name| !sprite.lines().any(|line| line == *name)).collect();
        assert!(missing.is_empty(), "not in style/icons.txt: {missing:?}");
    }
}
