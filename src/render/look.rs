//! What a project's own style puts on its pages: the logo, a line at the head, a line at the foot.

use schemars::JsonSchema;
use serde::Serialize;

use super::style::base64;
use crate::config::{Picture, PictureError, StyleConfig};

/// What `shared/look.html` sees.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub(super) struct Look {
    /// The logo; null where there is none.
    logo: Option<Logo>,
    /// The line at the head of the page; null where there is none.
    header: Option<String>,
    /// The line at its foot; null where there is none.
    footer: Option<String>,
}

/// A logo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
struct Logo {
    /// The whole picture, as the address of an image.
    address: String,
    /// What it says.
    text: String,
}

impl Look {
    /// Reads what a style names.
    ///
    /// # Errors
    /// The logo is no picture.
    pub(super) fn of(style: &StyleConfig) -> Result<Look, PictureError> {
        let text = style.logo_text.as_deref().unwrap_or_default().trim();
        let picture = style.logo().map(Picture::read).transpose()?;
        let logo = picture.map(|Picture { media_type, bytes }| Logo {
            address: format!("data:{media_type};base64,{}", base64(&bytes)),
            text: text.to_owned(),
        });
        let line =
            |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        Ok(Look { logo, header: line(&style.header), footer: line(&style.footer) })
    }

    /// The same for a page that goes without the picture.
    pub(super) fn without_logo(&self) -> Look {
        Look { logo: None, header: self.header.clone(), footer: self.footer.clone() }
    }
}
