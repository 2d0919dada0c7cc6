//! What a tool costs in a case of one's own: what can be computed from its plans, what was assumed, and what could not be.

mod amount;
mod need;
mod unit;

use std::cmp::Ordering;

pub use self::amount::{Amount, Price, grouped};
pub use self::need::{MOST_SEATS, MOST_TOKENS, Need, Part, short};
pub use self::unit::{Unit, Way};
use crate::bidi::isolated;
use crate::catalog::tool::{Plan, Tool};
use crate::language::said;
use crate::{t, text};

/// One way to pay for a tool: a plan, or all that is paid by the token together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The plan's name; those of several, joined.
    pub name: String,
    /// What it costs.
    pub cost: Cost,
    /// What was assumed, a sentence each.
    pub assumed: Vec<String>,
    /// Whether nothing that could be computed costs less.
    pub is_cheapest: bool,
    /// Whether it is the cheapest of those that cost something, where another is free.
    pub is_cheapest_paid: bool,
}

/// What a way to pay costs in a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cost {
    /// Nothing.
    Free,
    /// An amount in a month.
    Monthly(Amount),
    /// It could not be computed; why, in a sentence.
    Unknown(String),
}

impl Cost {
    /// The amount, where one was computed and it is not free.
    pub fn amount(&self) -> Option<&Amount> {
        match self {
            Self::Monthly(amount) => Some(amount),
            Self::Free | Self::Unknown(_) => None,
        }
    }
}

/// A plan, with what its words were understood as.
struct Understood<'t> {
    plan: &'t Plan,
    price: Price,
    /// What the price is for, as it is written behind a slash and beside it; empty where it is not.
    written: String,
    unit: Unit,
}

impl<'t> Understood<'t> {
    fn of(plan: &'t Plan) -> Self {
        let (price, behind) = Price::read(&plan.price);
        // Each may say a part: `$20/month`, `per user, billed annually`; or both the same: `$2/GPU hour`, `per GPU hour`.
        let beside = format!(" {} ", plan.unit.as_deref().unwrap_or_default());
        let behind = behind.filter(|behind| !beside.contains(&format!(" {behind} ")));
        let written = [behind, plan.unit.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let unit = Unit::of(&written, &plan.name);
        Self { plan, price, written, unit }
    }

    /// Which way tokens go, where they have a price.
    fn priced_way(&self) -> Option<Way> {
        match (&self.price, self.unit) {
            (Price::Stated { .. }, Unit::Tokens { way, .. }) => Some(way),
            _ => None,
        }
    }

    /// Whether it is free one way: no way to pay where the other way has a price. Where its own has one, too, it is a tier of its own.
    fn is_free_one_way(&self, priced: &[Way]) -> bool {
        let Unit::Tokens { way, .. } = self.unit else { return false };
        self.price == Price::Free && way != Way::Both && (way == Way::Cached || !priced.contains(&way))
    }
}

/// All ways to pay for a tool, in the order of its plans.
pub fn offers(tool: &Tool, need: &Need) -> Vec<Offer> {
    let plans: Vec<Understood> = tool.pricing.plans.iter().map(Understood::of).collect();
    let priced: Vec<Way> = plans.iter().filter_map(Understood::priced_way).collect();
    let is_part = |one: &Understood| one.priced_way().is_some() || (!priced.is_empty() && one.is_free_one_way(&priced));
    let by_token: Vec<&Understood> = plans.iter().filter(|one| is_part(one)).collect();
    // What is paid by the token stands where its first plan does.
    let first = plans.iter().position(is_part);
    let stands = plans.iter().enumerate().filter(|(i, one)| !is_part(one) || Some(*i) == first);
    let mut offers: Vec<Offer> =
        stands.map(|(_, one)| if is_part(one) { of_tokens(&by_token, need) } else { of_plan(one, need) }).collect();
    mark(&mut offers);
    offers
}

/// The greatest of some amounts; none without any, or in two currencies.
pub fn greatest<'a>(amounts: impl Iterator<Item = &'a Amount>) -> Option<&'a Amount> {
    furthest(amounts, Ordering::Greater)
}

/// The amount that lies furthest that way.
fn furthest<'a>(mut amounts: impl Iterator<Item = &'a Amount>, way: Ordering) -> Option<&'a Amount> {
    let first = amounts.next()?;
    amounts.try_fold(first, |furthest, amount| Some(if amount.partial_cmp(furthest)? == way { amount } else { furthest }))
}

fn offer(name: &str, cost: Cost, assumed: Vec<String>) -> Offer {
    Offer { name: name.to_owned(), cost, assumed, is_cheapest: false, is_cheapest_paid: false }
}

/// What is said of a price that is only where prices begin.
const AT_LEAST: &str = text!("At least this: it is where its prices begin.");

fn of_plan(Understood { plan, price, written, unit }: &Understood, need: &Need) -> Offer {
    let unknown = |why: String| offer(&plan.name, Cost::Unknown(why), Vec::new());
    let (amount, at_least) = match price {
        Price::Free => {
            let assumed = if *unit == Unit::Own { vec![t!("Your own machines are not counted.")] } else { Vec::new() };
            return offer(&plan.name, Cost::Free, assumed);
        }
        Price::Other => return unknown(t!("The price is “{price}”: ask its maker.", price = isolated(&plan.price))),
        Price::Stated { amount, at_least } => (amount, *at_least),
    };
    let Unit::Time { a_year, each_person } = *unit else {
        return unknown(match written.as_str() {
            "" => t!("What the price is for is not said."),
            unit => t!("It is paid {unit}, which is not asked for here.", unit = isolated(unit)),
        });
    };
    let Some(seats) = need.seats else { return unknown(t!("It is paid by the month: say how many people use it.")) };
    let mut assumed = Vec::new();
    if at_least {
        assumed.push(said(AT_LEAST));
    }
    if a_year == 52 {
        assumed.push(t!("A year has 52 weeks."));
    }
    if !each_person && seats > 1 {
        let once = amount.times(a_year, 12).shown();
        assumed.push(t!("Counted once for each person: the plan does not say whether one does for all, which would be {once}.", once));
    }
    offer(&plan.name, Cost::Monthly(amount.times(seats.saturating_mul(a_year), 12)), assumed)
}

/// Everything that is paid by the token makes one sum.
fn of_tokens(plans: &[&Understood], need: &Need) -> Offer {
    let (mut sum, mut names, mut assumed) = (None::<Amount>, Vec::new(), Vec::new());
    let mut ways = Vec::new();
    let all: Vec<&str> = plans.iter().map(|one| one.plan.name.as_str()).collect();
    let unknown = |why: String| offer(&all.join(" + "), Cost::Unknown(why), Vec::new());
    if need.input.is_none() && need.output.is_none() {
        return unknown(t!("It is paid by the token: say how many go in and out."));
    }
    for Understood { plan, price, unit, .. } in plans {
        let Unit::Tokens { each, way } = unit else { continue };
        let count = match way {
            Way::In => need.input.unwrap_or_default(),
            Way::Out => need.output.unwrap_or_default(),
            Way::Both => need.input.unwrap_or_default().saturating_add(need.output.unwrap_or_default()),
            Way::Cached => {
                assumed.push(t!("Nothing comes from the cache ({plan}).", plan = isolated(&plan.name)));
                continue;
            }
        };
        // Two prices for the same way are two models: they do not add up.
        if ways.contains(way) || (*way == Way::Both && !ways.is_empty()) || ways.contains(&Way::Both) {
            return unknown(t!("It has several prices for a token, and which one holds is not said."));
        }
        ways.push(*way);
        names.push(plan.name.as_str());
        let Price::Stated { amount, at_least } = price else { continue };
        if *at_least && !assumed.contains(&said(AT_LEAST)) {
            assumed.push(said(AT_LEAST));
        }
        let cost = amount.times(count, *each);
        sum = match sum {
            None => Some(cost),
            Some(sum) => match sum.plus(&cost) {
                Some(sum) => Some(sum),
                None => return unknown(t!("Its prices are in two currencies.")),
            },
        };
    }
    for (way, asked, free) in [
        (Way::In, need.input, text!("What goes in costs nothing: no price for it is listed.")),
        (Way::Out, need.output, text!("What goes out costs nothing: no price for it is listed.")),
    ] {
        if asked.is_some() && !ways.contains(&way) && !ways.contains(&Way::Both) {
            assumed.push(said(free));
        }
    }
    match sum {
        Some(sum) => offer(&names.join(" + "), Cost::Monthly(sum), assumed),
        None => unknown(t!("Only what comes from the cache has a price.")),
    }
}

/// Marks the cheapest, if all that was computed is in one currency.
fn mark(offers: &mut [Offer]) {
    let least = furthest(offers.iter().filter_map(|offer| offer.cost.amount()), Ordering::Less).cloned();
    let is_mixed = least.is_none() && offers.iter().any(|offer| offer.cost.amount().is_some());
    let has_free = !is_mixed && offers.iter().any(|offer| offer.cost == Cost::Free);
    for offer in offers {
        let is_least = least.is_some() && offer.cost.amount() == least.as_ref();
        offer.is_cheapest = if has_free { offer.cost == Cost::Free } else { is_least };
        offer.is_cheapest_paid = has_free && is_least;
    }
}
