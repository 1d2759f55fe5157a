//! Pipes that are read awake.

use std::io::{self, Read};

/// How long is waited awake.
#[cfg(unix)]
const AWAKE: std::time::Duration = std::time::Duration::from_micros(100);

/// A pipe whose reader stays awake for a moment: to wake a core that sleeps takes longer than most requests and answers do.
/// Whoever else wants the core, the process at the other end before all, gets it.
///
/// Both ends use it: [`serve`](super::serve) for requests, a host for answers. Where the system is not Unix it reads as the
/// pipe does.
#[derive(Debug)]
pub struct Awake<R>(pub R);

#[cfg(unix)]
impl<R: Read + std::os::fd::AsFd> Read for Awake<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};

        let begin = std::time::Instant::now();
        let mut ready = [PollFd::new(&self.0, PollFlags::IN)];
        while begin.elapsed() < AWAKE && matches!(poll(&mut ready, Some(&Timespec::default())), Ok(0)) {
            std::thread::yield_now();
        }
        self.0.read(buffer)
    }
}

#[cfg(not(unix))]
impl<R: Read> Read for Awake<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }
}
