//! Tera to Markdown to HTML: one edition per audience.
