//! What two tools have in common, so that a reader can leave it out and see what differs.

use crate::bidi::isolated;
use crate::catalog::tool::{Plan, Tool};
use crate::language::said;
use crate::{t, text};

/// A small fact: what it is called, and what it is.
pub type Fact = (&'static str, String);

/// What the small facts are called, each by itself and in a sentence.
const NAMES: [[&str; 2]; 5] = [
    [text!("Maker"), text!("maker")],
    [text!("Version"), text!("version")],
    [text!("Released"), text!("released")],
    [text!("License"), text!("license")],
    [text!("Facts checked"), text!("facts checked")],
];

/// The small facts of a tool, in the order in which they are shown; what its file does not say is none.
pub fn facts(tool: &Tool) -> Vec<Fact> {
    let values = [
        Some(tool.maker.clone()).filter(|maker| !maker.is_empty()),
        tool.version.clone(),
        tool.released.map(|date| date.to_string()),
        tool.license.clone(),
        tool.checked.map(|date| date.to_string()),
    ];
    NAMES.into_iter().zip(values).filter_map(|([name, _], value)| Some((name, value?))).collect()
}

/// What is the same of both.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Same {
    facts: Vec<Fact>,
    plans: Vec<Plan>,
}

impl Same {
    /// Holds two tools against each other.
    pub fn of(a: &Tool, b: &Tool) -> Self {
        let others = facts(b);
        let plans = a.pricing.plans.iter().filter(|plan| b.pricing.plans.contains(plan));
        Self { facts: facts(a).into_iter().filter(|fact| others.contains(fact)).collect(), plans: plans.cloned().collect() }
    }

    /// Whether a fact is.
    pub fn has_fact(&self, fact: &Fact) -> bool {
        self.facts.contains(fact)
    }

    /// Whether a plan is: its name, price, unit and note.
    pub fn has_plan(&self, plan: &Plan) -> bool {
        self.plans.contains(plan)
    }

    /// What is the same, in a sentence; none where nothing is.
    pub fn sentence(&self) -> Option<String> {
        let fact = |(name, value): &Fact| {
            let name = NAMES.into_iter().find(|[alone, _]| alone == name).map_or(*name, |[_, within]| within);
            t!("{name}: {value}", name = said(name), value = isolated(value))
        };
        let plan = |plan: &Plan| {
            let (name, price) = (isolated(&plan.name), isolated(&plan.price));
            match &plan.unit {
                Some(unit) => t!("the plan {name} ({price}, {unit})", name, price, unit = isolated(unit)),
                None => t!("the plan {name} ({price})", name, price),
            }
        };
        let same: Vec<String> = self.facts.iter().map(fact).chain(self.plans.iter().map(plan)).collect();
        (!same.is_empty()).then(|| t!("The same for both: {list}.", list = same.join("; ")))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Same, facts};
    use crate::catalog::tool::Tool;

    fn tool(slug: &str, license: &str, note: &str) -> Tool {
        let plan = |name: &str, note: &str| json!({ "name": name, "price": "$20", "unit": "per month", "note": note });
        let json = json!({
            "slug": slug, "name": slug, "maker": slug, "category": "", "tagline": "", "summary": "", "license": license,
            "pricing": { "entry": "Free", "plans": [plan("Pro", note), plan("Team", "same")] },
        });
        Tool::read("x.json", &json.to_string()).unwrap().0
    }

    #[test]
    fn what_is_equal_to_the_letter_is_the_same_and_nothing_else() {
        let (a, b) = (tool("a", "MIT", "for one"), tool("b", "MIT", "for two"));
        let same = Same::of(&a, &b);
        assert_eq!(same.sentence().as_deref(), Some("The same for both: license: MIT; the plan Team ($20, per month)."));
        assert!(same.has_plan(&a.pricing.plans[1]) && !same.has_plan(&a.pricing.plans[0]), "another note is another plan");
        assert_eq!(facts(&a).iter().map(|fact| same.has_fact(fact)).collect::<Vec<_>>(), [false, true]);
        assert_eq!(
            Same::of(&a, &tool("b", "GPL-3.0", "")).sentence().as_deref(),
            Some("The same for both: the plan Team ($20, per month).")
        );
        assert_eq!(Same::default().sentence(), None);
    }
}
