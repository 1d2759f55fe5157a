//! `briefer template new`: the templates of a new audience, in a folder of their own and in the configuration.

use std::io;
use std::path::Path;

use clap::Args;

use crate::cli::Exit;
use crate::cli::global::Global;
use crate::cli::project::{built_in, draft};
use crate::cli::report::{Report, fail, refuse};
use crate::config::edit::{Entries, add_entry};
use crate::config::{AudienceConfig, Config, FILE_NAME, place_of};
use crate::diagnostic::{Diagnostic, Place, suggest};
use crate::render::{Base, Starter};
use crate::scaffold::{File, Staged, audience_entry, audience_settings, check_audience_name};

/// Options of `template new`.
#[derive(Debug, Args)]
pub(super) struct NewArgs {
    /// Its name: small letters, digits and hyphens
    #[arg(value_name = "AUDIENCE")]
    name: String,
    /// The audience whose edition it begins as
    #[arg(long, value_name = "AUDIENCE", default_value = "executive")]
    from: String,
}

pub(super) fn run(args: &NewArgs, global: &Global) -> Result<Exit, Exit> {
    check_audience_name(&args.name).map_err(|problem| refuse(&[problem]))?;
    let draft = draft(global, &built_in()).map_err(|problems| refuse(&problems))?;
    let config = draft.config();
    let starter = Starter::load(Some(&config.templates)).map_err(|problems| refuse(&problems))?;
    check_free(&args.name, &args.from, config, &starter, global)?;
    let base = config.audiences.get(&args.from);
    if base.is_none() && !starter.audiences().contains(&args.from.as_str()) {
        let known = config.audiences.keys().map(String::as_str).chain(starter.audiences());
        let problem = Diagnostic::error(format!("there is no audience `{}` to begin from", args.from));
        return Err(refuse(&[problem.hint_if(suggest(&args.from, known.collect::<std::collections::BTreeSet<_>>()))]));
    }
    let base = base.cloned().unwrap_or_default();
    let template = base.template.as_deref().unwrap_or(&args.from);
    let files = starter
        .files(&args.name, Base { name: &args.from, template, sections: &base.sections })
        .map_err(|problems| refuse(&problems))?;
    let files: Vec<File> =
        files.into_iter().map(|(path, content)| File { path: path.into(), content: content.into() }).collect();
    let folder = config.templates.join(&args.name);
    let entry = audience_entry(&args.name, &args.from, &base);
    put(&args.name, &folder, &files, &entry, global)?;
    let mut report = Report::new(global);
    report.say(&next_steps(args, config, &entry, &base, global));
    Ok(report.finish())
}

/// Refuses a name that something has.
fn check_free(name: &str, from: &str, config: &Config, starter: &Starter, global: &Global) -> Result<(), Exit> {
    let is_configured = config.audiences.contains_key(name);
    let place = place_of(&global.config, &["audiences", name]);
    let folder = config.templates.join(name);
    let problem = if is_configured && global.config.exists() {
        Diagnostic::error(format!("`audiences.{name}` stands here already")).at(place)
    } else if folder.symlink_metadata().is_ok() {
        taken(&folder)
    } else if is_configured || starter.audiences().contains(&name) {
        Diagnostic::error(format!("the audience `{name}` comes with briefer"))
    } else {
        return Ok(());
    };
    let hint = format!("take another name: `briefer template new my-{name} --from {from}`");
    Err(refuse(&[problem.hint(hint)]))
}

fn taken(folder: &Path) -> Diagnostic {
    let place = Place::file(folder.display().to_string());
    Diagnostic::error("something is here already, and nothing was changed").at(place)
}

/// Writes the folder and the entry: both, or neither.
fn put(name: &str, folder: &Path, files: &[File], entry: &str, global: &Global) -> Result<(), Exit> {
    let unwritable = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => refuse(&[taken(folder).hint("take another name")]),
        _ => fail(format!("cannot write {}: {error}", folder.display())),
    };
    Staged::new(folder, files).map_err(unwritable)?.put().map_err(unwritable)?;
    if global.config.exists()
        && let Err(problem) = add_entry(&global.config, Entries::Audiences, name, entry)
    {
        // The folder is this run's own.
        let _ = std::fs::remove_dir_all(folder);
        return Err(refuse(&[*problem]));
    }
    Ok(())
}

/// What to do now, as commands that can be pasted.
fn next_steps(args: &NewArgs, config: &Config, entry: &str, base: &AudienceConfig, global: &Global) -> String {
    let name = &args.name;
    let folder = config.templates.join(name);
    let mut out = format!("The templates of `{name}` are in {}", folder.display());
    if global.config.exists() {
        out.push_str(&format!(", and {} names the audience.", global.config.display()));
    } else {
        let file = global.config.display();
        out.push_str(&format!(".\nThere is no {file}; to have the edition, put this into it:\n\naudiences:\n"));
        // A file that names audiences names all that there are.
        out.extend(config.audiences.iter().map(|(name, it)| format!("  {name}: {}\n", audience_settings(it))));
        out.extend(entry.lines().map(|line| format!("  {line}\n")));
    }
    if let Some(ceiling) = base.ceiling {
        out.push_str(&format!(
            "\n`{}` may see documents up to {ceiling}; `{name}` may not, until you give it a `ceiling`.",
            args.from
        ));
    }
    let briefer = match global.config.as_os_str() == FILE_NAME {
        true => "briefer".to_owned(),
        false => format!("briefer --config {}", global.config.display()),
    };
    out.push_str(&format!("\nNext:\n\n  {briefer} check\n  {briefer} build --audience {name}\n  {briefer} serve\n"));
    out.push_str(&format!("\n{} says what to change.", folder.join("briefing.md").display()));
    out
}
