//! Estimate: what a batch would ask, in tokens and money, without asking it.

use super::feed::{Fed, Feed};
use super::work::Work;
use crate::config::cost;
use crate::engine::Engine;
use crate::engine::rows::{Happening, Onward, Rows as Running, Step};
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::store::row_log::Ids;
use crate::store::rows::Rows;
use crate::terminal::Terminal;

/// What was added up.
#[derive(Debug, Default)]
struct Sum {
    rows: u64,
    failed: u64,
    prompt: u64,
    completion: u64,
    /// None once the price of one is not known.
    usd: Option<f64>,
}

/// What a row would cost; or what is wrong with it, and with the input itself.
type Estimated = std::result::Result<Option<cost::Estimate>, (String, Option<Error>)>;

/// Adds up what all rows would cost, and prints it.
///
/// # Errors
///
/// When the rows cannot be read.
pub(super) fn run(
    work: &Work<'_>,
    rows: Rows,
    id: Option<&str>,
    terminal: &mut Terminal,
) -> Result<Status> {
    let Work::Draft(drafts) = work else {
        let what = "--dry-run is for what asks a model: this command asks none";
        return Err(Error::new(Kind::Usage, what));
    };
    let mut feed = Feed::new(rows, id, Ids::default());
    let start = |fed: Fed| -> Step<'_, Estimated> {
        Step::Done(match fed {
            Fed::Row(item) => item
                .fields
                .map_err(|why| Error::new(Kind::Input, why))
                .and_then(|fields| drafts.estimate(&fields))
                .map_err(|error| (format!("row {}: {error}", item.id), None)),
            Fed::Broken(error) => Err((String::new(), Some(error))),
        })
    };
    let running = Running {
        engine: &Engine::Offline,
        jobs: 1,
        ordered: false,
        start: &start,
    };
    let mut sum = Sum {
        usd: Some(0.0),
        ..Sum::default()
    };
    running.run(move || feed.next(), &mut |happening: Happening<
        Estimated,
    >| {
        match happening {
            Happening::Done(Ok(estimate)) => sum.add(estimate),
            Happening::Done(Err((_, Some(error)))) => return Err(error),
            Happening::Done(Err((line, None))) => {
                sum.failed += 1;
                terminal.notice(&line);
            }
            Happening::Notice(_) => {}
        }
        Ok(Onward::Go)
    })?;
    terminal.print(&sum.told(drafts.target.is_some()))?;
    Ok(if sum.failed > 0 {
        Status::Rows
    } else {
        Status::Ok
    })
}

impl Sum {
    fn add(&mut self, estimate: Option<cost::Estimate>) {
        self.rows += 1;
        let Some(estimate) = estimate else {
            return;
        };
        self.prompt += estimate.prompt;
        self.completion += estimate.completion;
        self.usd = self.usd.zip(estimate.usd).map(|(sum, usd)| sum + usd);
    }

    fn told(&self, is_online: bool) -> String {
        let failed = match self.failed {
            0 => String::new(),
            count => format!(" ({count} more cannot be asked)"),
        };
        let rows = self.rows;
        if !is_online {
            return format!("{rows} rows{failed}: offline engine, nothing would be sent\n");
        }
        let money = self.usd.map_or_else(
            || "the price of the model is not known".to_owned(),
            |usd| {
                format!(
                    "about {} (list prices of {})",
                    cost::shown(usd),
                    cost::checked()
                )
            },
        );
        format!(
            "{rows} rows{failed}: {} tokens in, up to {} out, {money}; nothing was sent\n",
            self.prompt, self.completion
        )
    }
}
