//! What a price is for, as the words of its unit say it.

/// What a price is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A time: so many of it in a year; for each person, or not said for whom.
    Time {
        /// How many of it a year has.
        a_year: u64,
        /// Whether each person pays.
        each_person: bool,
    },
    /// So many tokens.
    Tokens {
        /// How many are paid for at once.
        each: u64,
        /// Which way they go.
        way: Way,
    },
    /// Something that runs on the user's own machine.
    Own,
    /// Nothing is said.
    Unsaid,
    /// Something that a case does not count.
    Other,
}

/// Which way tokens go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// What the model reads.
    In,
    /// What it writes.
    Out,
    /// Either: both are paid at one price.
    Both,
    /// What it has read before: nobody knows how much that will be.
    Cached,
}

/// Words that say nothing of their own.
const FILLERS: [&str; 13] = ["per", "a", "an", "each", "every", "billed", "paid", "and", "&", "of", "the", "when", "for"];
const PERSONS: [&str; 16] = [
    "user",
    "users",
    "seat",
    "seats",
    "developer",
    "developers",
    "member",
    "members",
    "person",
    "people",
    "editor",
    "editors",
    "dev",
    "employee",
    "license",
    "active",
];
const OWN: [&str; 4] = ["self-hosted", "open weights", "on your own machine", "self-managed"];

impl Unit {
    /// Understands the unit of a plan. Where one word is not known, the whole is not: `per GiB per month` is no month.
    pub fn of(unit: &str, plan: &str) -> Self {
        let unit = unit.trim().to_lowercase();
        if unit.is_empty() {
            return Self::Unsaid;
        }
        if OWN.contains(&unit.as_str()) {
            return Self::Own;
        }
        let words: Vec<&str> = unit.split(|c: char| c.is_whitespace() || matches!(c, '/' | '(' | ')' | ';')).collect();
        let words: Vec<&str> = words.iter().map(|word| word.trim_matches([',', '.'])).filter(|word| !word.is_empty()).collect();
        if words.iter().any(|word| word.starts_with("token")) { tokens(&words, &plan.to_lowercase()) } else { time(&words) }
    }
}

fn time(words: &[&str]) -> Unit {
    let (mut a_year, mut each_person) = (None, false);
    for word in words {
        let times = match *word {
            "month" | "monthly" | "mo" | "months" => Some(12),
            "year" | "yearly" | "annually" | "annual" | "yr" | "years" => Some(1),
            "week" | "weekly" => Some(52),
            word if PERSONS.contains(&word) => {
                each_person = true;
                continue;
            }
            word if FILLERS.contains(&word) => continue,
            _ => return Unit::Other,
        };
        // `per month, billed annually` is a price by the month.
        a_year = a_year.or(times);
    }
    a_year.map_or(Unit::Other, |a_year| Unit::Time { a_year, each_person })
}

fn tokens(words: &[&str], plan: &str) -> Unit {
    let (mut each, mut way) = (1_u64, None);
    for word in words {
        match *word {
            "million" | "1m" | "m" | "mtok" | "1,000,000" => each = 1_000_000,
            "thousand" | "1k" | "k" | "1,000" | "1000" => each = 1_000,
            "billion" | "1b" => each = 1_000_000_000,
            "input" | "in" | "prompt" => way = also(way, Way::In),
            "output" | "out" | "completion" => way = also(way, Way::Out),
            "cached" | "cache" | "caching" => way = also(way, Way::Cached),
            "token" | "tokens" | "1" => {}
            word if FILLERS.contains(&word) => {}
            _ => return Unit::Other,
        }
    }
    // Where the unit does not say which way, the plan's name does: `Input`, `Input & output`, `Input from cache`.
    let named = |part: &str| plan.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(part));
    let by_name = || {
        let ways = [("input", Way::In), ("prompt", Way::In), ("output", Way::Out), ("completion", Way::Out), ("cach", Way::Cached)];
        // What the cache misses is paid for as any other: `Input (cache miss)`.
        let is_meant = |part: &str, way: Way| named(part) && !(way == Way::Cached && named("miss"));
        ways.into_iter().filter(|(part, way)| is_meant(part, *way)).fold(None, |all, (_, way)| also(all, way))
    };
    Unit::Tokens { each, way: way.or_else(by_name).unwrap_or(Way::Both) }
}

/// The way that is meant where one more is named: of two, both cost the same; and what comes from the cache is no plain input, though
/// it is called input, too.
fn also(way: Option<Way>, other: Way) -> Option<Way> {
    Some(match way {
        None => other,
        Some(way) if way == other => way,
        Some(way) if way == Way::Cached || other == Way::Cached => Way::Cached,
        Some(_) => Way::Both,
    })
}
