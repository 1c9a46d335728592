//! The API under load, each figure beside its floor. See docs/reference/benchmarks.md.

use std::{sync::Arc, time::Duration};

use anyhow::Result;
use benches::{
    client::Request,
    floor::{self, Driver},
    load::{self, Measured, Operation},
    place::{self, Place},
    scenario,
    server::Server,
    table,
};
use clap::Parser;
use seed::Size;
use testkit::Database;

const CLIENTS: [usize; 2] = [1, 16];

#[derive(Parser)]
struct Ask {
    #[arg(long, default_value_t = 100_000)]
    accounts: usize,
    #[arg(long, default_value_t = 100_000)]
    opportunities: usize,
    #[arg(long, default_value_t = 100)]
    projects: usize,
    #[arg(long, default_value_t = 50)]
    tasks_per_project: usize,
    /// `sqlite` or `postgres`; both if absent.
    #[arg(long)]
    only: Option<String>,
    /// Only the operations whose name contains this.
    #[arg(long, default_value = "")]
    what: String,
    /// Server and floor take turns so many times.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// How long each turn of reading lasts.
    #[arg(long, default_value_t = 1500)]
    turn_ms: u64,
    /// How many cards one client moves in a turn; sixteen move four times as many.
    #[arg(long, default_value_t = 200)]
    moves: usize,
    /// How many win plans one client commits in a turn; sixteen commit four times as many.
    #[arg(long, default_value_t = 25)]
    wins: usize,
}

#[tokio::main]
async fn main() -> Result<()> {
    let ask = Ask::parse();
    let size = Size {
        accounts: ask.accounts,
        opportunities: ask.opportunities,
        projects: ask.projects,
        tasks_per_project: ask.tasks_per_project,
    };
    for (name, database) in [("sqlite", Database::Sqlite), ("postgres", Database::Postgres)] {
        if ask.only.as_ref().is_none_or(|only| only == name) {
            let folder = tempfile::tempdir()?;
            let place = place::prepare(database, folder.path(), size).await?;
            println!("\n### {database:?}, {}\n", place::told(size));
            table::head();
            measure(&ask, database, &place, folder.path()).await?;
            place::clear(database).await?;
        }
    }
    Ok(())
}

async fn measure(ask: &Ask, database: Database, place: &Place, folder: &std::path::Path) -> Result<()> {
    let server = Server::start(place, folder).await?;
    let driver = Driver::open(database, &place.floor).await?;
    let (platform, who, cookie) = (&server.platform, &place.who, server.cookie.as_str());
    // Each write is sent once: the first half is recorded for the floor, the second half is the server's.
    let share = |each: usize| each * ask.rounds * (1 + 4);
    let moves = scenario::moves(platform, who, cookie, 2 * share(ask.moves)).await?;
    let wins = scenario::wins(platform, who, cookie, 2 * share(ask.wins), ask.tasks_per_project).await?;
    for (what, operations, each) in
        [("move a stage", moves, ask.moves), ("win: commit a plan into a project", wins, ask.wins)]
    {
        if what.contains(&ask.what) {
            write(ask, &server, &driver, what, operations, each).await?;
        }
    }
    let reads = scenario::reads(platform, who, cookie).await?;
    for scenario in reads.into_iter().filter(|one| one.name.contains(&ask.what)) {
        read(ask, &server, &driver, scenario.name, scenario.operations).await?;
    }
    Ok(())
}

async fn read(ask: &Ask, server: &Server, driver: &Driver, what: &str, operations: Vec<Operation>) -> Result<()> {
    let flat: Vec<Request> = operations.iter().flatten().cloned().collect();
    let recorded = server.record(&flat).await?;
    let statements = recorded.iter().map(|a| a.statements.len() + 1).sum::<usize>() / operations.len().max(1);
    let address = floor::serve(driver.clone(), recorded, false).await?;
    let floor = Arc::new(replays(&operations));
    let operations = Arc::new(operations);
    for clients in CLIENTS {
        let (mut ours, mut theirs) = (Measured::default(), Measured::default());
        let warm = Some(Duration::from_millis(ask.turn_ms / 5));
        let turn = Some(Duration::from_millis(ask.turn_ms));
        load::run(server.address, clients, operations.clone(), warm).await?;
        load::run(address, clients, floor.clone(), warm).await?;
        for _ in 0..ask.rounds {
            ours.add(load::run(server.address, clients, operations.clone(), turn).await?);
            theirs.add(load::run(address, clients, floor.clone(), turn).await?);
        }
        table::rows(&format!("{what} ({statements} statements)"), clients, &mut ours, &mut theirs);
    }
    Ok(())
}

async fn write(
    ask: &Ask,
    server: &Server,
    driver: &Driver,
    what: &str,
    mut operations: Vec<Operation>,
    each: usize,
) -> Result<()> {
    let mut ours = operations.split_off(operations.len() / 2);
    let flat: Vec<Request> = operations.iter().flatten().cloned().collect();
    let recorded = server.record(&flat).await?;
    let statements = recorded.iter().map(|a| a.statements.len() + 1).sum::<usize>() / recorded.len().max(1);
    let address = floor::serve(driver.clone(), recorded, true).await?;
    let mut theirs = replays(&operations);
    for clients in CLIENTS {
        let count = if clients == 1 { each } else { each * 4 };
        let (mut server_side, mut floor_side) = (Measured::default(), Measured::default());
        for _ in 0..ask.rounds {
            let turn = Arc::new(ours.drain(..count).collect());
            server_side.add(load::run(server.address, clients, turn, None).await?);
            let turn = Arc::new(theirs.drain(..count).collect());
            floor_side.add(load::run(address, clients, turn, None).await?);
        }
        table::rows(&format!("{what} ({statements} statements)"), clients, &mut server_side, &mut floor_side);
    }
    Ok(())
}

/// The same operations, asked of the floor by number.
fn replays(operations: &[Operation]) -> Vec<Operation> {
    let mut n = 0..;
    let mut next = || Request::new("POST", &format!("/{}", n.next().unwrap_or(0)), &[], "");
    operations.iter().map(|operation| operation.iter().map(|_| next()).collect()).collect()
}
