//! `shipwith serve`.

mod copied;
mod host;
mod workshop;

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;

use clap::Args;
use tempfile::TempDir;

use self::workshop::Workshop;
use super::build::data_of;
use super::index::Choice;
use super::output::say;
use super::outputs::Shelf;
use super::site::Bundle;
use super::{Done, Outcome};

/// How many ports are tried, from the one that is asked for on.
const PORTS: u16 = 20;

/// Show the site of a catalog on this machine while it is written: the browser follows every change
#[derive(Args)]
#[command(after_help = "Example:\n  shipwith serve .\n\n\
                        Ends with Ctrl+C. Every problem is shown in the terminal and on the page, which stays as it was before, until it is mended.\n\
                        Only this machine can see it, and nothing is written into the folder.")]
pub struct Arguments {
    /// The folder with data/ in it, or the data folder itself, which holds catalog.json and tools/
    dir: PathBuf,
    /// The port; where it is in use, the next that is free; 0 for any that is free
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The folder of a finished site to put the catalog into, in place of the one inside this program
    #[arg(long)]
    bundle: Option<PathBuf>,
    #[command(flatten)]
    choice: Choice,
}

/// Builds, serves, and builds anew whenever the catalog changes.
pub fn run(arguments: &Arguments) -> Outcome {
    let Arguments { dir, port, bundle, choice } = arguments;
    let dir = data_of(dir);
    let bundle = Bundle::open(bundle.as_deref())?;
    let listener = listen(*port)?;
    let address = listener.local_addr().map_err(|error| format!("127.0.0.1:{port}: {error}"))?;
    // Goes with what is in it, when this ends.
    let scratch = TempDir::with_prefix("shipwith-").map_err(|error| format!("no folder to build in: {error}"))?;
    let site = Shelf::default();
    let workshop = Workshop::open(dir, bundle, *choice, scratch.path(), site.clone())?;
    if is_in_use(*port, address.port()) {
        say(&format!("Port {port} is in use"))?;
    }
    say(&format!("http://{address}/ until you end it with Ctrl+C"))?;
    let (states, _watcher) = workshop.begin()?;
    host::serve(listener, site, states)?;
    Ok(Done::Well)
}

/// Whether another port than the one that was asked for was taken. Zero leaves it to the machine which one that is.
fn is_in_use(asked: u16, taken: u16) -> bool {
    asked != 0 && asked != taken
}

/// Listens on the first port that is free.
fn listen(first: u16) -> Result<TcpListener, String> {
    let mut failed = String::new();
    for port in (first..=u16::MAX).take(usize::from(PORTS)) {
        match TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))) {
            Ok(listener) => return Ok(listener),
            Err(error) => failed = error.to_string(),
        }
    }
    Err(format!("no port from {first} on is free ({failed}): name another with --port"))
}

#[cfg(test)]
mod tests {
    use super::{is_in_use, listen};

    #[test]
    fn a_port_that_is_left_to_the_machine_is_one_that_is_free_and_is_not_said_to_be_in_use() {
        let port = |asked: u16| listen(asked).unwrap().local_addr().unwrap().port();
        assert_ne!(port(0), 0);
        assert!(!is_in_use(0, port(0)) && !is_in_use(8080, 8080) && is_in_use(8080, 8081));
        let first = listen(0).unwrap();
        let asked = first.local_addr().unwrap().port();
        assert!(is_in_use(asked, port(asked)), "while somebody else has it");
    }
}
