//! The table that a plugin library exports: bytes in, bytes out, and nothing unwinds across.
//!
//! A library exports one symbol, [`SYMBOL`], which is data: a [`Table`]. [`export_plugin!`](crate::export_plugin) makes it for a
//! Rust plugin, `include/briefer_plugin.h` declares it for C, with the same layout and the rules in full:
//!
//! - `request` and `options` belong to the host and are valid only during the call; `ptr` may be null where `len` is 0.
//! - The host hands over a zeroed [`Buffer`], the library fills it (with a UTF-8 message where it fails), and the host gives it
//!   to the same library's `free_buffer` exactly once.
//! - `*instance` means something only after status 0. `call` runs on one instance from several threads at once; `destroy` comes
//!   once, after the last call.
//! - Statuses are those of [`PluginError::status`](crate::PluginError::status), 0 for success; methods those of
//!   [`Method::number`](crate::Method::number), and [`MANIFEST`].
//!
//! Versions: a minor number only appends fields, which `struct_size` tells; a major number is a second symbol.

// The one module of this crate where pointers from elsewhere are followed.
#![allow(unsafe_code)]

mod library;

pub use library::table;

use std::ffi::c_void;

/// The bytes `BRIEFER1`, little-endian.
pub const MAGIC: u64 = u64::from_le_bytes(*b"BRIEFER1");

/// Version 1.0 of the table: the major number in the upper 16 bits, the minor one in the lower.
pub const ABI_1_0: u32 = 1 << 16;

/// The name of the exported symbol.
pub const SYMBOL: &str = "BRIEFER_PLUGIN_V1";

/// The method that gives the manifest's JSON, where the table's own is empty; its instance may be null, its request is empty.
pub const MANIFEST: u32 = 0;

/// Borrowed bytes.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Bytes {
    /// The first byte; may be null where `len` is 0.
    pub ptr: *const u8,
    /// How many.
    pub len: usize,
}

impl Bytes {
    /// Borrows a slice for as long as the caller keeps it.
    ///
    /// ```
    /// use briefer_plugin::abi::Bytes;
    /// assert_eq!(Bytes::of(b"war").len, 3);
    /// ```
    pub const fn of(bytes: &[u8]) -> Self {
        Bytes { ptr: bytes.as_ptr(), len: bytes.len() }
    }
}

/// Bytes that a library owns until the host gives them back to its `free_buffer`.
#[repr(C)]
#[derive(Debug)]
pub struct Buffer {
    /// The first byte; null while the buffer is empty.
    pub ptr: *mut u8,
    /// How many.
    pub len: usize,
    /// How many it has room for; the library's own business.
    pub cap: usize,
}

impl Buffer {
    /// An empty buffer, as the host hands it over.
    pub const fn empty() -> Self {
        Buffer { ptr: std::ptr::null_mut(), len: 0, cap: 0 }
    }
}

/// Makes an instance from options, a JSON object.
pub type Create = unsafe extern "C" fn(options: Bytes, instance: *mut *mut c_void, error: *mut Buffer) -> i32;
/// Answers one request.
pub type Call = unsafe extern "C" fn(instance: *mut c_void, method: u32, request: Bytes, response: *mut Buffer) -> i32;
/// Ends an instance.
pub type Destroy = unsafe extern "C" fn(instance: *mut c_void);
/// Frees what the library filled.
pub type FreeBuffer = unsafe extern "C" fn(buffer: *mut Buffer);

/// What a library exports under [`SYMBOL`].
///
/// The functions are optional in the type so that a host can look at a table that lacks one; none may be missing.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// [`MAGIC`].
    pub magic: u64,
    /// [`ABI_1_0`] or a later minor version.
    pub abi: u32,
    /// The bytes of this table, at least those of version 1.0.
    pub struct_size: u32,
    /// A name for messages, UTF-8; the manifest's counts.
    pub name: Bytes,
    /// A version for messages, UTF-8; the manifest's counts.
    pub version: Bytes,
    /// The manifest as JSON; where it is empty the host asks with [`MANIFEST`].
    pub manifest: Bytes,
    /// Makes an instance.
    pub create: Option<Create>,
    /// Answers one request.
    pub call: Option<Call>,
    /// Ends an instance.
    pub destroy: Option<Destroy>,
    /// Frees what the library filled.
    pub free_buffer: Option<FreeBuffer>,
}

// SAFETY: a table is never written to, and what it points to is static and never written to either.
unsafe impl Sync for Table {}
// SAFETY: as above; a copy of a table may be read in any thread.
unsafe impl Send for Table {}

/// Exports a plugin from a library: the one symbol that briefer looks for.
///
/// It belongs into the root of a crate of type `cdylib` (or an example of that type), once. Panics are caught inside the
/// library, which is why it refuses to compile under `panic = "abort"`. The crate's name and version go into the table, for
/// messages.
///
/// ```
/// # struct War;
/// # #[derive(Default, serde::Deserialize, schemars::JsonSchema)]
/// # struct NoOptions {}
/// # impl briefer_plugin::Plugin for War {
/// #     type Options = NoOptions;
/// #     fn manifest() -> briefer_plugin::Manifest { briefer_plugin::Manifest::new("war", "0.1.0", "marks the word war") }
/// #     fn new(_: NoOptions) -> Result<Self, briefer_plugin::PluginError> { Ok(War) }
/// #     fn annotate(&self, _: &briefer_plugin::Document<'_>, _: &[briefer_plugin::Annotation], _: bool)
/// #         -> Result<Vec<briefer_plugin::Annotation>, briefer_plugin::PluginError> { Ok(Vec::new()) }
/// # }
/// briefer_plugin::export_plugin!(War);
/// # fn main() {}
/// ```
#[macro_export]
macro_rules! export_plugin {
    ($plugin:ty $(,)?) => {
        #[cfg(panic = "abort")]
        ::core::compile_error!(
            "a briefer plugin catches its panics, so that one document and not the whole run is lost: \
             remove `panic = \"abort\"` from the profile"
        );

        #[allow(unsafe_code)]
        const _: () = {
            // SAFETY: no other item has this name, which briefer looks for; a second one in a crate does not link.
            #[unsafe(no_mangle)]
            static BRIEFER_PLUGIN_V1: $crate::abi::Table =
                $crate::abi::table::<$plugin>(::core::env!("CARGO_PKG_NAME"), ::core::env!("CARGO_PKG_VERSION"));
        };
    };
}
