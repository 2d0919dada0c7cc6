//! Why something cannot be shown: every failure says what happened and what to do.

use shipwith_model::catalog::failure::Failure;
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::rule::Rule;

#[test]
fn every_failure_says_what_happened_and_what_to_do_and_whether_asking_again_can_help() {
    let problem = Problem::whole(Rule::Json, "tools/x.json", "not JSON at line 3, column 1", "mend it");
    for (failure, can_pass, title, advice) in [
        (Failure::Unknown("curser".into()), false, "“curser”", "misspelled"),
        (Failure::SameTwice, false, "same tool twice", "two different tools"),
        (Failure::NothingAsked, false, "No tool picked", "Pick one"),
        (Failure::Unreachable, true, "could not be loaded", "You may be offline"),
        (Failure::TimedOut, true, "too long", "15 seconds"),
        (Failure::Status(503), true, "server", "status 503"),
        (Failure::Damaged(problem.clone()), true, "damaged", &problem.to_string()),
    ] {
        assert!(failure.title().contains(title), "{}", failure.title());
        assert!(failure.advice().contains(advice), "{}", failure.advice());
        assert_eq!(failure.can_pass(), can_pass, "{failure}");
        assert_eq!(failure.to_string(), format!("{}. {}", failure.title(), failure.advice()));
    }
}

#[test]
fn a_refusal_and_a_page_may_be_a_hosts_way_to_say_that_there_is_no_such_file() {
    for (failure, may_be) in [
        (Failure::Status(403), true),
        (Failure::Status(400), true),
        (Failure::Status(401), true),
        (Failure::Damaged(Problem::page("tools/x.json")), true),
        (Failure::Status(408), false),
        (Failure::Status(429), false),
        (Failure::Status(500), false),
        (Failure::Status(503), false),
        (Failure::Unreachable, false),
        (Failure::TimedOut, false),
        (Failure::Damaged(Problem::whole(Rule::Json, "tools/x.json", "not JSON at line 3, column 1", "mend it")), false),
    ] {
        assert_eq!(failure.may_be_missing(), may_be, "{failure}");
    }
}
