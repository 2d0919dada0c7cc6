//! Saving the whole catalog, as it is told.

use shipwith_model::offline::saving::{Next, Saving, Way};
use shipwith_model::offline::word::{Amount, Cut, Report, Step, Stock};

fn stock(left: u64, saved: Amount) -> Option<Stock> {
    Some(Stock { tools: 60, left, saved, at: (saved == Amount::All).then(|| "November 27, 2026".to_owned()) })
}

fn report(step: Step, stock: Option<Stock>, cut: Option<Cut>) -> Report {
    Report { step, stock, cut }
}

fn ways(saving: &Saving) -> Vec<Way> {
    saving.ways().into_iter().map(|(way, _)| way).collect()
}

fn surveyed(left: u64, saved: Amount) -> Saving {
    let mut saving = Saving::default();
    saving.look();
    assert_eq!(saving.hear(report(Step::Surveyed, stock(left, saved), None)), Next::Rest);
    saving
}

#[test]
fn part_after_part_is_saved_until_all_is() {
    let mut saving = surveyed(900_000, Amount::None);
    assert_eq!(saving.text(), "All 60 tools can be saved on this device. They take 900 kB.");
    assert_eq!(ways(&saving), [Way::Save]);
    saving.begin();
    assert_eq!((saving.text().as_str(), saving.progress()), ("Getting ready to save…", None));
    assert_eq!(saving.hear(report(Step::Begun, stock(900_000, Amount::Part), None)), Next::Wait);
    assert_eq!(saving.hear(report(Step::Saved, stock(400_000, Amount::Part), None)), Next::Save);
    assert_eq!((saving.text().as_str(), saving.progress()), ("Saving: 500 kB of 900 kB.", Some((500_000, 900_000))));
    assert_eq!(ways(&saving), [Way::Stop]);
    saving.note_passing();
    assert_eq!(saving.hear(report(Step::Saved, stock(0, Amount::All), None)), Next::Rest);
    assert_eq!(
        saving.text(),
        "All 60 tools are saved on this device, as of November 27, 2026. The browser may remove them when it runs out of room."
    );
    assert_eq!(ways(&saving), [Way::Remove]);
}

#[test]
fn a_catalog_of_one_tool_is_told_of_as_one() {
    let told = |saved, at: Option<&str>| {
        let mut saving = Saving::default();
        saving.hear(report(Step::Surveyed, Some(Stock { tools: 1, left: 9_000, saved, at: at.map(str::to_owned) }), None));
        saving.text()
    };
    assert_eq!(told(Amount::None, None), "The one tool can be saved on this device. It takes 9 kB.");
    assert_eq!(told(Amount::All, None), "The one tool is saved on this device.");
    assert_eq!(told(Amount::All, Some("November 27, 2026")), "The one tool is saved on this device, as of November 27, 2026.");
}

#[test]
fn what_cut_it_short_is_said_before_what_there_is() {
    for (cut, is_late, why) in [
        (Cut::Lost, false, "The connection was lost. A part"),
        (Cut::Stopped, false, "A part"),
        (Cut::Stopped, true, "The site takes too long to answer. A part"),
        (Cut::Room, false, "There is no more room for it. A part"),
    ] {
        let mut saving = surveyed(9, Amount::Part);
        saving.begin();
        if is_late {
            saving.give_up();
        }
        assert_eq!(saving.hear(report(Step::Saved, stock(9, Amount::Part), Some(cut))), Next::Rest);
        assert!(saving.text().starts_with(why), "{}", saving.text());
        assert_eq!(ways(&saving), [Way::Save, Way::Remove]);
    }
}

#[test]
fn without_a_list_or_a_place_to_save_in_that_is_said() {
    let mut saving = Saving::default();
    saving.hear(report(Step::Surveyed, None, None));
    assert_eq!(ways(&saving), [Way::TryAgain]);
    saving.look();
    assert_eq!(ways(&saving), [Way::TryAgain], "the button that was pressed stays");
    saving.hear(report(Step::Surveyed, None, Some(Cut::Foreign)));
    assert!(saving.text().starts_with("The catalog comes from another site") && saving.ways().is_empty());
    saving.refuse();
    assert!(saving.text().starts_with("Nothing can be saved here"));
}

#[test]
fn an_answer_to_another_question_changes_nothing() {
    let mut saving = surveyed(9, Amount::Part);
    let before = saving.clone();
    assert_eq!(saving.hear(report(Step::Saved, stock(1, Amount::Part), None)), Next::Wait);
    assert_eq!(saving, before);
}
