//! Standard input and output, out of the reach of plugin code.

use std::fs::File;
use std::io::{self, BufReader};

#[cfg(unix)]
use super::Awake;

/// Takes standard input and output away: what follows reads nothing, and prints to standard error.
///
/// When the other end of the input is gone, the process ends, whatever it is at.
///
/// # Errors
/// Those of the system, where the two are not open.
#[cfg(unix)]
pub(super) fn take() -> io::Result<(BufReader<Awake<File>>, File)> {
    use std::os::fd::AsFd;

    let output = File::from(io::stdout().as_fd().try_clone_to_owned()?);
    rustix::stdio::dup2_stdout(io::stderr())?;
    let input = File::from(io::stdin().as_fd().try_clone_to_owned()?);
    rustix::stdio::dup2_stdin(File::open("/dev/null")?)?;
    let watched = input.try_clone()?;
    std::thread::Builder::new().name("end of input".to_owned()).spawn(move || end_with(&watched))?;
    Ok((BufReader::with_capacity(1 << 16, Awake(input)), output))
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
