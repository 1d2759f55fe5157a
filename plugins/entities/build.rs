//! Compiles the lexicon: reads the files in `lexicon/` and writes one block of bytes and one text for the plugin to
//! take in.

use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=lexicon");
    let mut files = Vec::new();
    for file in fs::read_dir("lexicon")? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        let text = fs::read_to_string(file.path()).map_err(|error| format!("lexicon/{name}: {error}"))?;
        files.push((name, text));
    }
    // The folder is listed in no particular order.
    files.sort();
    let builder = match briefer_lexicon::source::read(&files) {
        Ok(builder) => builder,
        Err(problems) => {
            for problem in problems {
                println!("cargo::error=lexicon/{problem}");
            }
            return Ok(());
        }
    };
    let (block, text) = builder.compile();
    let out = std::env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("lexicon.bin"), block)?;
    fs::write(Path::new(&out).join("lexicon.txt"), text)?;
    Ok(())
}
