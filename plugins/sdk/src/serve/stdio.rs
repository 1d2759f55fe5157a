//! Standard input and output, out of the reach of plugin code.

use std::fs::File;
use std::io::{self, BufReader};

/// Takes standard input and output away: what follows reads nothing, and prints to standard error.
///
/// When the other end of the input is gone, the process ends, whatever it is at.
///
/// # Errors
/// Those of the system, where the two are not open.
#[cfg(unix)]
pub(super) fn take() -> io::Result<(BufReader<Awake>, File)> {
    use std::os::fd::AsFd;

    let output = File::from(io::stdout().as_fd().try_clone_to_owned()?);
    rustix::stdio::dup2_stdout(io::stderr())?;
    let input = File::from(io::stdin().as_fd().try_clone_to_owned()?);
    rustix::stdio::dup2_stdin(File::open("/dev/null")?)?;
    let watched = input.try_clone()?;
    std::thread::Builder::new().name("end of input".to_owned()).spawn(move || end_with(&watched))?;
    Ok((BufReader::with_capacity(1 << 16, Awake(input)), output))
}

/// How long is waited awake for a request.
#[cfg(unix)]
const AWAKE: std::time::Duration = std::time::Duration::from_micros(100);

/// A file that is read awake for a moment: to wake a core that sleeps takes longer than most requests. Whoever else wants the
/// core, the host before all, gets it.
#[cfg(unix)]
pub(super) struct Awake(File);

#[cfg(unix)]
impl io::Read for Awake {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};

        let begin = std::time::Instant::now();
        let mut request = [PollFd::new(&self.0, PollFlags::IN)];
        while begin.elapsed() < AWAKE && matches!(poll(&mut request, Some(&Timespec::default())), Ok(0)) {
            std::thread::yield_now();
        }
        self.0.read(buffer)
    }
}

/// Waits until nobody can write to the input any more, then ends the process.
#[cfg(unix)]
fn end_with(input: &File) {
    use rustix::event::{PollFd, PollFlags, poll};

    loop {
        // Nothing is asked for: only the end is reported.
        let mut watched = [PollFd::new(input, PollFlags::empty())];
        match poll(&mut watched, None) {
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return,
            Ok(_) if watched[0].revents().contains(PollFlags::HUP) => break,
            Ok(_) => return,
        }
    }
    // Whoever pipes a few requests in still gets the answers; the main thread ends by itself when it is done.
    std::thread::sleep(std::time::Duration::from_millis(200));
    std::process::exit(0);
}

/// Standard input and output as they are.
///
/// # Errors
/// None here.
#[cfg(not(unix))]
pub(super) fn take() -> io::Result<(BufReader<io::Stdin>, io::Stdout)> {
    Ok((BufReader::new(io::stdin()), io::stdout()))
}
