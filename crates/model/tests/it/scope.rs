//! Sites of one origin share a storage and nothing in it; what was stored before there were folders is not lost.

use shipwith_model::scope::{CARRIED, Scope, carry, old_name};

const NOW: u64 = 1_000;

fn stored(entries: &[(&str, &str)]) -> Vec<(String, String)> {
    entries.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

fn vote(verdict: &str, at: u64) -> String {
    format!(r#"{{"v":1,"verdict":"{verdict}","at":{at}}}"#)
}

#[test]
fn the_page_the_widget_and_the_one_file_of_a_folder_have_one_scope_and_every_folder_its_own() {
    for (path, key) in [
        ("/", "shipwith:/:vote:x"),
        ("/index.html", "shipwith:/:vote:x"),
        ("/one/", "shipwith:/one/:vote:x"),
        ("/one/embed.html", "shipwith:/one/:vote:x"),
        ("/one/two/", "shipwith:/one/two/:vote:x"),
        ("/C:/Users/me/a%20folder/shipwith.html", "shipwith:/C:/Users/me/a%20folder/:vote:x"),
        ("", "shipwith:/:vote:x"),
    ] {
        assert_eq!(Scope::of(path).key("vote:x"), key, "{path}");
    }
}

#[test]
fn a_key_belongs_to_one_folder_whatever_the_folders_are_called() {
    let folders = ["/", "/one/", "/one/two/", "/:vote:/", "/one/:pick:/", "/x:theme/"];
    for one in folders {
        for other in folders {
            for name in ["vote:x", "pick:a|b", "theme"] {
                let key = Scope::of(one).key(name);
                let read = Scope::of(other).name(&key);
                assert_eq!(read, (one == other).then_some(name), "{key} read in {other}");
            }
        }
    }
    for key in ["", "shipwith:", "shipwith:theme", "shipwith:vote:x", "other:/:vote:x", "shipwith:/one:vote:x", "/:vote:x"] {
        assert_eq!(Scope::of("/").name(key), None, "{key}");
    }
}

#[test]
fn keys_of_before_are_known_by_their_names_and_those_of_folders_are_none() {
    for (key, name) in [
        ("shipwith:vote:alpha", Some("vote:alpha")),
        ("shipwith:pick:alpha|beta", Some("pick:alpha|beta")),
        ("shipwith:theme", Some("theme")),
        ("shipwith:recent", Some("recent")),
        ("shipwith:slash", Some("slash")),
        ("shipwith:ballot", Some("ballot")),
        ("shipwith:other", None),
        ("shipwith:vote:../x", None),
        ("shipwith:/one/:vote:alpha", None),
        ("shipwith:/one/:theme", None),
        ("theme", None),
    ] {
        assert_eq!(old_name(key), name, "{key}");
    }
}

#[test]
fn everything_of_before_is_taken_over_once_also_what_is_damaged_or_of_a_later_version() {
    let old =
        stored(&[("vote:a", &vote("ship", 5)), ("vote:b", "{oops"), ("vote:c", r#"{"v":2}"#), ("theme", "dark"), ("ballot", "0f8c2a9d41")]);
    let writes = carry(&old, &[], NOW);
    assert_eq!(writes[..5], old[..], "as it was, to the letter");
    assert_eq!(writes[5..], stored(&[(CARRIED, "5")]), "and the mark comes last");
    // The visitor takes one vote back and chooses another theme: nothing of that is undone.
    let own = stored(&[("vote:b", "{oops"), ("vote:c", r#"{"v":2}"#), (CARRIED, "5")]);
    assert_eq!(carry(&old, &own, NOW), []);
    assert_eq!(carry(&[], &[], NOW), [], "a new visitor stores nothing before a vote");
}

#[test]
fn what_the_site_has_itself_stays_unless_it_is_an_older_vote() {
    let old = stored(&[
        ("vote:a", &vote("ship", 5)),
        ("vote:b", &vote("ship", 5)),
        ("vote:c", &vote("ship", 5)),
        ("vote:d", &vote("ship", 5)),
        ("theme", "dark"),
    ]);
    let own = stored(&[
        ("vote:a", &vote("skip", 6)),
        ("vote:b", &vote("skip", 4)),
        ("vote:c", "{oops"),
        ("vote:d", r#"{"v":2}"#),
        ("theme", "light"),
    ]);
    assert_eq!(carry(&old, &own, NOW), stored(&[("vote:b", &vote("ship", 5)), (CARRIED, "5")]));
}

#[test]
fn a_carrying_that_broke_off_is_gone_on_with() {
    let old = stored(&[("vote:a", &vote("ship", 5)), ("vote:b", &vote("ship", 6))]);
    let own = stored(&[("vote:a", &vote("ship", 5))]);
    assert_eq!(carry(&old, &own, NOW), stored(&[("vote:b", &vote("ship", 6)), (CARRIED, "6")]));
    // Another tab may have done it meanwhile.
    let own = stored(&[("vote:a", &vote("ship", 5)), ("vote:b", &vote("ship", 6)), (CARRIED, "6")]);
    assert_eq!(carry(&old, &own, NOW), []);
}

#[test]
fn a_vote_that_a_tab_of_before_casts_afterwards_is_not_lost() {
    let old = stored(&[("vote:a", &vote("skip", 9)), ("vote:b", &vote("ship", 4)), ("vote:c", "{oops")]);
    let own = stored(&[("vote:a", &vote("ship", 5)), (CARRIED, "5")]);
    assert_eq!(carry(&old, &own, NOW), stored(&[("vote:a", &vote("skip", 9)), (CARRIED, "9")]));
    // A later word here stands, and what cannot be read is never put over it.
    for here in [vote("ship", 10), "{oops".to_owned(), r#"{"v":2}"#.to_owned()] {
        let own = stored(&[("vote:a", &here), (CARRIED, "5")]);
        assert_eq!(carry(&old, &own, NOW), stored(&[(CARRIED, "9")]), "{here}");
    }
}

#[test]
fn a_vote_of_a_clock_that_was_ahead_hides_none_that_follows_it() {
    let mut old = stored(&[("vote:a", &vote("ship", u64::MAX)), ("vote:b", &vote("ship", 4))]);
    let first = carry(&old, &[], NOW);
    assert_eq!(first.last().unwrap(), &(CARRIED.to_owned(), "4".to_owned()));
    old.push(("vote:c".to_owned(), vote("ship", 8)));
    assert_eq!(carry(&old, &first, NOW), stored(&[("vote:c", &vote("ship", 8)), (CARRIED, "8")]));
}
