//! How pages look, and the policy that allows them no other looks.

use sha2::{Digest, Sha256};
use tera::{Context, Value};

use super::templates::Templates;

/// What the pages of editions and of sources have in common.
const COMMON: &str = "shared/style.css";

/// The style sheet of one sort of page.
pub(super) struct Style {
    sheet: String,
    /// The source that a page's policy allows for its style: the sheet's own hash.
    hash: String,
}

impl Style {
    /// The common sheet, and after it the page's `own`.
    pub(super) fn of(templates: &Templates, own: &str) -> Self {
        let sheet: String = [COMMON, own].iter().filter_map(|name| templates.text(name)).collect();
        let hash = format!("sha256-{}", base64(&Sha256::digest(sheet.as_bytes())));
        Style { sheet, hash }
    }

    /// Gives it to a page's shell.
    pub(super) fn add_to(&self, context: &mut Context) {
        context.insert_value("style", Value::safe_string(&self.sheet));
        context.insert_value("style_hash", Value::safe_string(&self.hash));
    }
}

fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = ALPHABET[(group >> (18 - 6 * place)) as usize & 63];
            out.push(if place <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}
