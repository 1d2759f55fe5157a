//! The library's side of the table.

use std::ffi::c_void;
use std::mem::ManuallyDrop;
use std::sync::Once;

use super::{ABI_1_0, Buffer, Bytes, MAGIC, MANIFEST, Table};
use crate::{Answering, Method, Plugin, PluginError, guarded, keep_plugin_panics_quiet};

/// The table of a plugin; [`export_plugin!`](crate::export_plugin) exports it.
///
/// `name` and `version` are for messages. The manifest is left empty: it is made at run time, so the host asks for it.
pub const fn table<P: Plugin>(name: &'static str, version: &'static str) -> Table {
    Table {
        magic: MAGIC,
        abi: ABI_1_0,
        struct_size: size_of::<Table>() as u32,
        name: Bytes::of(name.as_bytes()),
        version: Bytes::of(version.as_bytes()),
        manifest: Bytes::of(b""),
        create: Some(create::<P>),
        call: Some(call::<P>),
        destroy: Some(destroy),
        free_buffer: Some(free_buffer),
    }
}

/// # Safety
/// `options` is valid to read during the call; `instance` and `error` are null or valid to write.
unsafe extern "C" fn create<P: Plugin>(options: Bytes, instance: *mut *mut c_void, error: *mut Buffer) -> i32 {
    let made = enter(|| {
        if instance.is_null() {
            return Err(PluginError::BadRequest("there is no place for the instance".to_owned()));
        }
        // SAFETY: the host keeps the options for as long as the call lasts.
        let options = unsafe { slice(&options) }?;
        Ok(Box::new(Answering::of::<P>(options)?))
    });
    match made {
        Ok(made) => {
            // SAFETY: not null, as checked above, and the host's to write to.
            unsafe { instance.write(Box::into_raw(made).cast()) };
            0
        }
        // SAFETY: the host's buffer, null or valid to write.
        Err(problem) => unsafe { fail(&problem, error) },
    }
}

/// # Safety
/// `instance` is null or comes from `create` and is not destroyed; `request` is valid to read during the call; `response` is
/// null or valid to write.
unsafe extern "C" fn call<P: Plugin>(instance: *mut c_void, method: u32, request: Bytes, response: *mut Buffer) -> i32 {
    let answer = enter(|| {
        if method == MANIFEST {
            return Answering::manifest::<P>().map(String::into_bytes);
        }
        let Some(method) = Method::from_number(method) else {
            return Err(PluginError::Unsupported(format!("method {method} is not known")));
        };
        // SAFETY: null or made by `create`, shared by all threads and alive until `destroy`.
        let Some(instance) = (unsafe { instance.cast::<Answering>().as_ref() }) else {
            return Err(PluginError::BadRequest("there is no instance".to_owned()));
        };
        // SAFETY: the host keeps the request for as long as the call lasts.
        instance.answer(method, unsafe { slice(&request) }?)
    });
    match answer {
        Ok(answer) => {
            // SAFETY: the host's buffer, null or valid to write.
            unsafe { fill(answer, response) };
            0
        }
        // SAFETY: as above.
        Err(problem) => unsafe { fail(&problem, response) },
    }
}

/// # Safety
/// `instance` is null, or comes from `create`, is destroyed once and not called any more.
unsafe extern "C" fn destroy(instance: *mut c_void) {
    if instance.is_null() {
        return;
    }
    // A plugin that panics while it is dropped has nobody left to tell.
    let _ = enter(|| {
        // SAFETY: made by `Box::into_raw` in `create`, and nobody else holds it any more.
        drop(unsafe { Box::from_raw(instance.cast::<Answering>()) });
        Ok(())
    });
}

/// # Safety
/// `buffer` is null, or valid to write and as this library filled it; or zeroed.
unsafe extern "C" fn free_buffer(buffer: *mut Buffer) {
    // SAFETY: null or the host's own.
    let Some(buffer) = (unsafe { buffer.as_mut() }) else { return };
    let Buffer { ptr, len, cap } = std::mem::replace(buffer, Buffer::empty());
    if !ptr.is_null() {
        // SAFETY: `fill` took these three from a `Vec<u8>` of this library, and they are forgotten now.
        drop(unsafe { Vec::from_raw_parts(ptr, len, cap) });
    }
}

/// Runs what the host asked for. Nothing unwinds out of here, and a panic's message travels in the error: the standard
/// library that is linked into this library would print it to stderr, so its hook is kept quiet.
fn enter<T>(work: impl FnOnce() -> Result<T, PluginError>) -> Result<T, PluginError> {
    static QUIET: Once = Once::new();
    QUIET.call_once(keep_plugin_panics_quiet);
    guarded(work)
}

/// # Safety
/// Where `bytes.ptr` is not null, `bytes.len` bytes may be read from there for as long as `bytes` is borrowed.
unsafe fn slice(bytes: &Bytes) -> Result<&[u8], PluginError> {
    if bytes.len == 0 {
        return Ok(&[]);
    }
    if bytes.ptr.is_null() || isize::try_from(bytes.len).is_err() {
        return Err(PluginError::BadRequest(format!("there are no {} bytes at {:?}", bytes.len, bytes.ptr)));
    }
    // SAFETY: not null, not longer than an object may be, and the caller promises that it may be read.
    Ok(unsafe { std::slice::from_raw_parts(bytes.ptr, bytes.len) })
}

/// # Safety
/// `error` is null or valid to write.
unsafe fn fail(problem: &PluginError, error: *mut Buffer) -> i32 {
    // SAFETY: the caller's promise.
    unsafe { fill(problem.message().as_bytes().to_vec(), error) };
    problem.status()
}

/// # Safety
/// `buffer` is null or valid to write.
unsafe fn fill(bytes: Vec<u8>, buffer: *mut Buffer) {
    if buffer.is_null() || bytes.is_empty() {
        return;
    }
    let mut bytes = ManuallyDrop::new(bytes);
    let filled = Buffer { ptr: bytes.as_mut_ptr(), len: bytes.len(), cap: bytes.capacity() };
    // SAFETY: not null, and the host's to write to.
    unsafe { buffer.write(filled) };
}
