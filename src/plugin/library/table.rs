//! The C table of a library: found, checked, called. All of the host's unsafe code for it is here.
//!
//! What is checked before any call: the symbol is there, the magic, the major version of the ABI, the table's size, that
//! no function is missing. What a library does when it is loaded (its constructors) and called cannot be checked: see the
//! guide on trust.
#![allow(unsafe_code)]

use std::ffi::c_void;
use std::path::Path;
use std::ptr;

use briefer_plugin::PluginError;
use briefer_plugin::abi::{self, ABI_1_0, Buffer, Bytes, MAGIC, MANIFEST, SYMBOL};

use crate::plugin::host::MANIFEST_LIMIT;

/// A message of more bytes than this is refused.
const MESSAGE_LIMIT: usize = 1 << 20;
/// No object is longer than this.
const LONGEST: usize = isize::MAX as usize;

/// A table that was checked.
#[derive(Clone, Copy)]
pub(super) struct Table(&'static abi::Table);

impl Table {
    /// Loads a library, which is never unloaded, and checks its table.
    ///
    /// # Errors
    /// What was found and what is supported, without the library's name where the system did not name it.
    pub(super) fn load(path: &Path) -> Result<Self, String> {
        let library = open(path).map_err(|error| format!("cannot be loaded: {}", cause(&error)))?;
        // SAFETY: the symbol is data by the contract; only its address is taken here.
        let symbol = unsafe { library.get::<*const abi::Table>(SYMBOL.as_bytes()) };
        let table = symbol.map(|symbol| *symbol);
        // Threads that the library started may be running its code: it stays for as long as the program does.
        std::mem::forget(library);
        let table = table.map_err(|_| format!("is no briefer plugin: it does not export `{SYMBOL}`"))?;
        check(table).map(Table)
    }

    /// The manifest: data in the table, or asked for.
    pub(super) fn manifest(self) -> Result<String, PluginError> {
        // SAFETY: the contract has the table's bytes live and unchanged for ever.
        let data = unsafe { bytes(&self.0.manifest) };
        let manifest =
            if data.is_empty() { self.call(ptr::null_mut(), MANIFEST, b"", MANIFEST_LIMIT)? } else { data.to_owned() };
        String::from_utf8(manifest).map_err(|_| PluginError::Failed("its manifest is not UTF-8".to_owned()))
    }

    /// Makes an instance.
    pub(super) fn create(self, options: &[u8]) -> Result<Instance, PluginError> {
        let mut raw = ptr::null_mut();
        let mut error = Buffer::empty();
        let create = self.0.create.expect("checked");
        // SAFETY: the pointers are valid for the call, as the contract asks.
        let status = unsafe { create(Bytes::of(options), &raw mut raw, &raw mut error) };
        let message = self.take(error, MESSAGE_LIMIT);
        match status {
            0 => Ok(Instance { table: self, raw }),
            status => Err(PluginError::from_status(status, text(&message?))),
        }
    }

    fn call(self, instance: *mut c_void, method: u32, request: &[u8], limit: usize) -> Result<Vec<u8>, PluginError> {
        let mut response = Buffer::empty();
        let call = self.0.call.expect("checked");
        // SAFETY: the pointers are valid for the call, as the contract asks; an instance is shared by threads by contract.
        let status = unsafe { call(instance, method, Bytes::of(request), &raw mut response) };
        let answer = self.take(response, limit)?;
        match status {
            0 => Ok(answer),
            status => Err(PluginError::from_status(status, text(&answer))),
        }
    }

    /// Copies what a buffer holds and gives the buffer back, exactly once.
    fn take(self, mut buffer: Buffer, limit: usize) -> Result<Vec<u8>, PluginError> {
        let taken = if buffer.len > limit.min(LONGEST) {
            Err(PluginError::Failed(format!("answered with more than {limit} bytes")))
        } else if buffer.len == 0 || buffer.ptr.is_null() {
            Ok(Vec::new())
        } else {
            // SAFETY: the plugin says that so many bytes stand there, and they are its own until the buffer is given back.
            Ok(unsafe { std::slice::from_raw_parts(buffer.ptr, buffer.len) }.to_vec())
        };
        let free = self.0.free_buffer.expect("checked");
        // SAFETY: the buffer is as the plugin left it.
        unsafe { free(&raw mut buffer) };
        taken
    }
}

/// An instance of a library's plugin.
pub(super) struct Instance {
    table: Table,
    raw: *mut c_void,
}

// SAFETY: the contract has `call` run concurrently on one instance, and `destroy` in any thread.
unsafe impl Send for Instance {}
// SAFETY: as above.
unsafe impl Sync for Instance {}

impl Instance {
    /// Calls a method by its number.
    pub(super) fn call(&self, method: u32, params: &[u8], limit: usize) -> Result<Vec<u8>, PluginError> {
        self.table.call(self.raw, method, params, limit)
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        let destroy = self.table.0.destroy.expect("checked");
        // SAFETY: the last call has returned, since nobody else holds the instance.
        unsafe { destroy(self.raw) };
    }
}

#[cfg(unix)]
fn open(path: &Path) -> Result<libloading::Library, libloading::Error> {
    use libloading::os::unix::{Library, RTLD_LOCAL, RTLD_NOW};
    // SAFETY: the library's constructors run now. Whoever configured and pinned it trusts it; nothing else is loaded.
    unsafe { Library::open(Some(path), RTLD_NOW | RTLD_LOCAL) }.map(Into::into)
}

#[cfg(not(unix))]
fn open(path: &Path) -> Result<libloading::Library, libloading::Error> {
    // SAFETY: as above.
    unsafe { libloading::Library::new(path) }
}

/// The system's own words, which name the file and the cause.
fn cause(error: &libloading::Error) -> String {
    std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string)
}

/// Checks what can be checked of a table before any call: magic, then major, then size.
fn check(table: *const abi::Table) -> Result<&'static abi::Table, String> {
    if table.is_null() || !table.is_aligned() {
        return Err(format!("is no briefer plugin: its `{SYMBOL}` is no table"));
    }
    // SAFETY: these 16 bytes never change, whatever the version; a symbol of data has at least its first bytes.
    let magic = unsafe { (&raw const (*table).magic).read() };
    if magic != MAGIC {
        return Err(format!("is no briefer plugin: its table begins with {magic:#018x}, and not with {MAGIC:#018x}"));
    }
    // SAFETY: the magic says that it is a table, and so that the 16 bytes are there.
    let (abi, size) = unsafe { ((&raw const (*table).abi).read(), (&raw const (*table).struct_size).read()) };
    if abi >> 16 != ABI_1_0 >> 16 {
        let (major, minor) = (abi >> 16, abi & 0xffff);
        return Err(format!("was built for plugin ABI {major}.{minor}, and this briefer supports 1.x"));
    }
    let least = size_of::<abi::Table>();
    if (size as usize) < least {
        return Err(format!("has a plugin table of {size} bytes, and ABI 1.0 has {least}"));
    }
    // SAFETY: it is a table of major version 1 with all the fields of 1.0, and lives as long as the library, for ever.
    let table = unsafe { &*table };
    let functions = [
        ("create", table.create.is_some()),
        ("call", table.call.is_some()),
        ("destroy", table.destroy.is_some()),
        ("free_buffer", table.free_buffer.is_some()),
    ];
    if let Some((name, _)) = functions.iter().find(|(_, there)| !there) {
        return Err(format!("has a plugin table without the function `{name}`"));
    }
    Ok(table)
}

/// # Safety
/// So many bytes stand there, for as long as the result lives.
unsafe fn bytes(bytes: &Bytes) -> &[u8] {
    if bytes.ptr.is_null() || bytes.len > LONGEST {
        return &[];
    }
    // SAFETY: the caller's.
    unsafe { std::slice::from_raw_parts(bytes.ptr, bytes.len) }
}

fn text(message: &[u8]) -> String {
    String::from_utf8_lossy(message).into_owned()
}
