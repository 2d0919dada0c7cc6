//! `shipwith index` writes the frames that other people's pages show without a program.

use std::fs;

use crate::pages::{FRAME, folder, index, page, pages};

#[test]
fn each_page_of_a_pair_has_a_frame_with_both_short_layouts_where_the_bundle_brings_its_shell() {
    let folder = folder("frames", Some("https://example.com/"));
    index(&folder, &[]);
    assert!(pages(&folder).iter().all(|page| !page.starts_with("embed/")), "none in a bundle of before");
    folder.write("site/embed-shell.html", FRAME);
    index(&folder, &[]);
    let frames: Vec<String> = pages(&folder).into_iter().filter_map(|page| page.strip_prefix("embed/").map(str::to_owned)).collect();
    let of_pairs = ["alpha-vs-gamma/", "beta-vs-alpha/", "beta-vs-gamma/", "delta-vs-beta/"];
    let of_others = ["alpha/", "beta/", "delta/", "gamma/", "top_models/", "top_tools/"];
    let (pairs, others): (Vec<&str>, Vec<&str>) = frames.iter().map(String::as_str).partition(|frame| frame.contains("-vs-"));
    assert_eq!((pairs, others), (of_pairs.to_vec(), of_others.to_vec()));
    let frame = page(&folder, "embed/beta-vs-alpha/");
    for said in [
        "<title>beta vs alpha</title>",
        "<link rel=\"canonical\" href=\"https://example.com/compare/beta-vs-alpha/\">",
        "<main id=\"main\" data-layout=\"compact\" data-of=\"beta alpha\">",
        "<main data-layout=\"meter\" data-of=\"beta alpha\" hidden>",
        "A tie: 50% of the panel would ship",
        "50% ship",
        "href=\"../../compare/beta-vs-alpha/\"",
    ] {
        assert!(frame.contains(said), "{said} is not in {frame}");
    }
    assert!(!frame.contains("The Builder") && !frame.contains("<button"), "what is pressed needs the program: {frame}");
    let tool = page(&folder, "embed/beta/");
    for said in ["<main id=\"main\" data-layout=\"tool\" data-of=\"beta\">", "href=\"../../tools/beta/\"", "beta: should you ship with it?"]
    {
        assert!(tool.contains(said), "{said} is not in {tool}");
    }
    let top = page(&folder, "embed/top_tools/");
    for said in ["data-layout=\"top\" data-of=\"tools\"", "href=\"../../categories/tools/\"", "href=\"../../tools/beta/\""] {
        assert!(top.contains(said), "{said} is not in {top}");
    }
    let document = fs::read_to_string(folder.0.join("site/oembed/beta-vs-alpha.json")).unwrap();
    assert!(document.contains("https://example.com/embed/beta-vs-alpha/"), "{document}");
    folder.write("site/embed-shell.html", "<html></html>");
    let ran = folder.index_site(&folder.0.join("site/data"), &folder.0.join("site"));
    assert!(ran.code == Some(2) && ran.err.contains("embed-shell.html does not hold <!--head--> once"), "{}", ran.err);
}
