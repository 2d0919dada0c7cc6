//! Making a comparison ready for one's own page, and how the widget looks there.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::host::{EARS, host, snippet};
use crate::look::{LOOKS, THEMES, found_by_axe, is_as_wide_as};
use crate::visitor::{Visitor, kept, visit};

const SCREEN: &str = "/?view=embed&a=crewai&b=autogen";

/// Goes into the preview once it shows a pair.
async fn enter_preview(v: &Visitor) -> WebDriverResult<()> {
    let frame = "document.querySelector('ship-with')?.shadowRoot?.querySelector('iframe:not(.waits)')";
    v.until(frame).await?;
    v.driver.execute(format!("return {frame}"), vec![]).await?.element()?.enter_frame().await
}

#[tokio::test]
async fn what_is_chosen_is_what_is_previewed_copied_and_works_elsewhere() {
    visit("configurator", &[], |v| async move {
        v.open("/?a=crewai&b=autogen").await?;
        v.until("document.querySelector('.share a')").await?;
        v.click(".share a").await?;
        v.until_text("#title", "Embed").await?;
        assert_eq!(v.address().await?, SCREEN);
        v.click("main .choice:nth-of-type(1) select option[value=compact]").await?;
        v.click("main .choice:nth-of-type(2) select option[value=dark]").await?;
        assert_eq!(v.address().await?, format!("{SCREEN}&layout=compact&theme=dark"), "what is chosen can be linked to");
        let lines = "/^<ship-with a=\"crewai\" b=\"autogen\" layout=\"compact\" theme=\"dark\" style=\"display:block;min-height:[0-9]{3,4}px\">\\n/";
        v.until(&format!("{lines}.test(document.querySelector('pre').innerText)")).await?;
        enter_preview(&v).await?;
        v.until_text("#title", "CrewAI vs AutoGen").await?;
        v.until("document.documentElement.dataset.theme === 'dark' && document.querySelector('main').dataset.layout === 'compact'").await?;
        v.driver.enter_default_frame().await?;
        v.click("#pick-b").await?;
        v.keys("langgraph").await?;
        v.until_text("[role=option]", "LangGraph").await?;
        v.keys(Key::Down + Key::Enter).await?;
        v.until("location.search.includes('b=langgraph') && location.search.includes('view=embed')").await?;
        enter_preview(&v).await?;
        v.until_text("#title", "CrewAI vs LangGraph").await?;
        v.driver.enter_default_frame().await?;
        // The very lines, in a page of somebody else.
        let lines = v.text("pre").await?;
        let host = host(EARS, &lines).await;
        v.driver.goto(&host.address).await?;
        v.until("heard.some(one => one.type === 'ready')").await?;
        enter_preview(&v).await?;
        v.until_text("#title", "CrewAI vs LangGraph").await?;
        v.driver.enter_default_frame().await?;
        assert_eq!(
            v.js("return document.querySelector('ship-with a').href").await?,
            json!(format!("{}/?a=crewai&b=langgraph", v.site.address)),
            "their page is in the other order"
        );
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn one_tool_and_the_leaders_of_a_category_are_offered_too() {
    visit("configurator-alone", &[], |v| async move {
        v.open("/?view=embed&a=langgraph&b=crewai").await?;
        for (layout, shown, begin, link, stands) in [
            (
                "tool",
                "the first of the two: LangGraph.",
                "<ship-with tool=\"langgraph\" layout=\"tool\" style=",
                "/tools/langgraph/",
                ".card h2",
            ),
            (
                "top",
                "the category of the first: Agent Frameworks.",
                "<ship-with category=\"agent-frameworks\" layout=\"top\" style=",
                "/categories/agent-frameworks/",
                ".leaders",
            ),
        ] {
            v.click(&format!("main .choice select option[value={layout}]")).await?;
            v.until_text("main", shown).await?;
            v.until_text("pre", begin).await?;
            assert!(v.text("pre").await?.contains(&format!("<a href=\"{}{link}\">", v.site.address)), "{layout}");
            enter_preview(&v).await?;
            v.until(&format!("document.querySelector('main:not([hidden]) {stands}')")).await?;
            v.driver.enter_default_frame().await?;
        }
        v.click("main .choice:nth-of-type(2) select option[value='2']").await?;
        v.until_text("pre", "layout=\"top\" count=\"2\"").await?;
        enter_preview(&v).await?;
        v.until("[...document.querySelectorAll('.leaders > li')].filter(line => line.checkVisibility()).length === 2").await?;
        v.driver.enter_default_frame().await?;
        // Both the lines and the frame alone, in a page of somebody else, need no program.
        let (lines, frame) = (v.text("pre").await?, v.js("return document.querySelectorAll('pre')[1].textContent").await?);
        let host = host(EARS, &format!("{lines}{}", frame.as_str().unwrap())).await;
        let seen = v.site.seen().len();
        v.driver.goto(&host.address).await?;
        v.until("heard.some(one => one.type === 'ready')").await?;
        v.until("document.querySelector('iframe')?.src.endsWith('/embed/top_agent-frameworks/?count=2')").await?;
        assert!(!v.site.seen()[seen..].iter().any(|line| line.contains("embed.html")), "{:?}", v.site.seen());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_link_in_the_lines_is_in_the_language_of_the_widget_or_in_english() {
    visit("configurator-language", &["favicon"], |v| async move {
        v.open("/robots.txt").await?;
        v.js(&format!("localStorage.setItem('{}', 'de')", kept("lang"))).await?;
        for (asked, link) in [
            ("", "LangGraph vs CrewAI: which one should you ship with?</a>"),
            ("&lang=de", "LangGraph vs. CrewAI: Welches sollten Sie einsetzen?</a>"),
            ("&lang=fr", "LangGraph vs CrewAI: which one should you ship with?</a>"),
        ] {
            v.open(&format!("/?view=embed&a=langgraph&b=crewai{asked}")).await?;
            v.until_text("pre", link).await?;
        }
        v.until("document.documentElement.lang === 'de'").await?;
        // What stands for a picture is English, as that of a badge.
        v.click("#pictures summary").await?;
        v.until("document.querySelector('#pictures img')?.alt === 'LangGraph vs CrewAI'").await
    })
    .await;
}

#[tokio::test]
async fn the_lines_land_on_the_clipboard_or_stand_there_to_be_copied() {
    visit("configurator-copy", &[], |v| async move {
        v.before_every_page("Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })").await?;
        v.open(SCREEN).await?;
        v.until_text("pre", "<ship-with").await?;
        // The lines have their last form when the preview has told how high it is.
        v.until_text("pre", "min-height").await?;
        v.until_it_fits().await?;
        let lines = v.text("pre").await?;
        v.click("[data-share='Copy the lines']").await?;
        v.until("document.activeElement.matches('.handed textarea')").await?;
        assert_eq!(v.js("return document.activeElement.value").await?, json!(format!("{}\n", lines.trim_end())));
        v.js("document.querySelector('details').open = true").await?;
        v.click("[data-share='Copy the frame']").await?;
        v.until("document.activeElement.value.startsWith('<iframe')").await?;
        let frame = v.js("return document.activeElement.value").await?.as_str().unwrap().to_owned();
        let host = host("", &frame).await;
        v.driver.goto(&host.address).await?;
        v.driver.find(By::Css("iframe")).await?.enter_frame().await?;
        v.until_text("#title", "CrewAI vs AutoGen").await
    })
    .await;
}

#[tokio::test]
async fn where_no_script_may_run_there_are_an_address_a_picture_and_badges_to_copy() {
    visit("configurator-pictures", &[], |v| async move {
        v.before_every_page("Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })").await?;
        v.open("/?view=embed&a=langgraph&b=crewai").await?;
        let part = "#pictures";
        let page = format!("{}/compare/langgraph-vs-crewai/", v.site.address);
        v.click("#pictures summary").await?;
        v.until_text(&format!("{part} [aria-label='The address to copy']"), &page).await?;
        v.until(&format!(
            "[...document.querySelectorAll('{part} img')].map(one => one.naturalWidth).filter(width => width > 80).length === 3"
        ))
        .await?;
        assert!(v.js(&format!("return document.querySelector('{part} img').alt")).await? == json!("LangGraph vs CrewAI"));
        let html = v.text(&format!("{part} [aria-label='The picture to copy']")).await?;
        assert!(html.starts_with(&format!("<a href=\"{page}\"><picture>")), "{html}");
        // The very lines, in a page of somebody else: on dark pages, too.
        for theme in ["light", "dark"] {
            v.screen(800, 600, theme).await?;
            let host = host("", &html).await;
            v.driver.goto(&host.address).await?;
            v.until("document.querySelector('img').complete && document.querySelector('img').naturalWidth === 1200").await?;
            let source = v.js("return document.querySelector('img').currentSrc").await?;
            assert_eq!(source.as_str().unwrap().ends_with("-dark.svg"), theme == "dark", "{source}");
        }
        v.open("/?view=embed&a=langgraph&b=crewai").await?;
        v.until(&format!("document.querySelector('{part} select')")).await?;
        v.click("#pictures summary").await?;
        for (markup, begin) in [("Markdown", "[![What the panel says of CrewAI]("), ("reStructuredText", ".. image:: ")] {
            v.click(&format!("{part} select option[value={markup}]")).await?;
            v.until_text(&format!("{part} [aria-label='The second badge to copy']"), begin).await?;
        }
        v.click("[data-share='Copy the second badge']").await?;
        v.until("document.activeElement.value?.startsWith('.. image::')").await?;
        // The page of these two is in the other order.
        v.open("/?view=embed&a=crewai&b=langgraph").await?;
        v.until(&format!("document.querySelectorAll('{part} img').length === 2")).await?;
        v.click("#pictures summary").await?;
        v.until_text(part, "no page of their own").await?;
        assert_eq!(v.count(&format!("{part} [aria-label*=badge]")).await?, 2, "each tool has one all the same");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_is_to_be_copied_is_a_group_with_a_name_that_is_no_button_s() {
    visit("configurator-groups", &["favicon"], |v| async move {
        v.open("/robots.txt").await?;
        for language in ["en", "ar"] {
            v.js(&format!("localStorage.setItem('{}', '{language}')", kept("lang"))).await?;
            v.open("/?view=embed&a=langgraph&b=crewai").await?;
            // The lines, the frame, the address, the picture and a badge of each.
            v.until("document.querySelectorAll('main pre').length === 6").await?;
            let named = "const labels = [...document.querySelectorAll('main button')].map(button => button.textContent.trim()); \
                         const names = [...document.querySelectorAll('main pre[role=group]')].map(lines => lines.ariaLabel).filter(name => name && !labels.includes(name)); \
                         return [labels.length > 5, new Set(names).size]";
            assert_eq!(v.js(named).await?, json!([true, 6]), "{language}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_weight_that_is_told_is_the_weight_of_the_files() {
    visit("configurator-weight", &[], |v| async move {
        v.open(SCREEN).await?;
        // All three, and no sentence that is still to be filled in.
        v.until("/[0-9] kB until[^]*[0-9] kB, once[^]*[0-9] kB more/.test(document.querySelector('[aria-labelledby=costs] li').innerText)").await?;
        let said = v.text("[aria-labelledby=costs] li").await?;
        let words: Vec<&str> = said.split_whitespace().collect();
        let told: Vec<f64> = words.windows(2).filter(|pair| pair[1].trim_matches(',') == "kB").map(|pair| pair[0].parse().unwrap()).collect();
        let weight = |files: &[String]| {
            let zlib = "const { brotliCompressSync } = require('zlib'), { readFileSync } = require('fs'); console.log(process.argv.slice(1).reduce((sum, name) => sum + brotliCompressSync(readFileSync(name)).length, 0) / 1000)";
            let files = files.iter().map(|file| format!("{}{file}", crate::site::DIST));
            let out = std::process::Command::new("node").args(["-e", zlib, "--"]).args(files).output().unwrap();
            String::from_utf8(out.stdout).unwrap().trim().parse::<f64>().unwrap()
        };
        let site = &v.site;
        let frame = [".wasm", ".js", ".css"].map(|ending| site.loaded_by("/embed.html", ending)).into_iter().chain(["/embed.html".to_owned(), "/fonts/bricolage-grotesque-latin-wght-normal.woff2".to_owned()]).collect::<Vec<_>>();
        let quotes = ["/fonts/newsreader-latin-wght-normal.woff2".to_owned()];
        let weights = [weight(&["/embed.js".to_owned()]), weight(&frame), weight(&quotes)];
        let is_told = |i: usize, within: f64| (told[i] - weights[i]).abs() < within;
        assert!(told.len() == 3 && is_told(0, 0.06) && is_told(1, 0.6) && is_told(2, 0.6), "{told:?} {weights:?}");
        v.click("main .choice:nth-of-type(1) select option[value=compact]").await?;
        v.until("!document.querySelector('[aria-labelledby=costs]').innerText.includes('quotes')").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn without_two_tools_there_is_a_word_in_place_of_the_lines_which_is_not_copied() {
    visit("configurator-unknown", &["Failed to load resource"], |v| async move {
        v.before_every_page(
            "window.copied = []; \
             Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => ({ writeText: async text => { copied.push(text) } }) })",
        )
        .await?;
        v.open("/?view=embed&a=crewai&b=nobody").await?;
        v.until_text("pre", "Choose two tools first.").await?;
        v.click("[data-share='Copy the lines']").await?;
        v.until_text(".handed", "Choose two tools first.").await?;
        v.js("document.querySelector('details').open = true").await?;
        v.click("[data-share='Copy the frame']").await?;
        assert_eq!(v.text(".handed").await?.trim(), "Choose two tools first.");
        assert_eq!(v.js("return copied").await?, json!([]));
        // With two of them the lines are copied, and nothing else.
        v.open(SCREEN).await?;
        v.until_text("pre", "min-height").await?;
        v.until_it_fits().await?;
        v.click("[data-share='Copy the lines']").await?;
        v.until_text(".handed", "Copied.").await?;
        assert_eq!(v.js("return copied.map(text => text.split(' ')[0])").await?, json!(["<ship-with"]));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_configurator_fits_and_can_be_used_by_everybody() {
    visit("configurator-access", &[], |v| async move {
        v.open(SCREEN).await?;
        enter_preview(&v).await?;
        v.driver.enter_default_frame().await?;
        v.js("document.querySelector('details').open = true").await?;
        for (theme, width) in LOOKS {
            v.screen(width, 900, theme).await?;
            is_as_wide_as(&v, width).await?;
            assert_eq!(found_by_axe(&v).await?, [""; 0], "the configurator, {theme}, {width}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_widget_fits_and_can_be_used_by_everybody() {
    visit("widget-access", &["Failed to load resource"], |v| async move {
        for layout in ["full", "compact", "meter", "huge"] {
            // The theme is one that the address asks for, so the page of each is another.
            for theme in THEMES {
                v.open(&format!("/embed.html?a=crewai&b=autogen&layout={layout}&theme={theme}")).await?;
                v.until("document.querySelector('main .bar, main .failure')").await?;
                for width in [320, 1280] {
                    v.screen(width, 900, theme).await?;
                    is_as_wide_as(&v, width).await?;
                    assert_eq!(found_by_axe(&v).await?, [""; 0], "the layout {layout}, {theme}, {width}");
                }
            }
        }
        v.open("/embed.html?a=crewai&b=nobody").await?;
        v.until("document.querySelector('main .failure')").await?;
        for width in [320, 1280] {
            v.screen(width, 900, "light").await?;
            is_as_wide_as(&v, width).await?;
        }
        Ok(())
    })
    .await;
}

/// Not a test of behavior: takes pictures of the widget in a page and of the configurator.
#[tokio::test]
#[ignore = "takes pictures"]
async fn widget_pictures() {
    visit("widget-pictures", &[], |v| async move {
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
        std::fs::create_dir_all(&folder).unwrap();
        for theme in THEMES {
            let style = "<style>body { font: 18px/1.6 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem } .dark { background: #0d1117; color: #e6edf3 }</style>";
            let text = "<p>Last week we moved our agents. Two frameworks were left on the list, and this is what a panel says of them.</p>";
            let script = format!("<script>document.body.className = '{theme}'</script>");
            let layouts = ["meter", "compact", "full"].map(|layout| format!("{text}{}", snippet(&v.site, &format!("id={layout} layout={layout}"))));
            let host = host(&format!("{EARS}{style}"), &format!("{script}{}", layouts.concat())).await;
            for width in [320, 768, 1280] {
                v.screen(width, 9000, "light").await?;
                v.driver.goto(&host.address).await?;
                v.until("heard.filter(one => one.type === 'ready').length === 3").await?;
                v.until_it_fits().await?;
                let height = v.js("return document.body.offsetHeight + 100").await?.as_u64().unwrap();
                v.screen(width, u32::try_from(height).unwrap(), "light").await?;
                v.driver.screenshot(&folder.join(format!("widget-{width}-{theme}.png"))).await?;
                v.screen(width, 900, theme).await?;
                v.open(&format!("{SCREEN}&layout=compact")).await?;
                enter_preview(&v).await?;
                v.driver.enter_default_frame().await?;
                let height = v.js("return document.documentElement.scrollHeight").await?.as_u64().unwrap();
                v.screen(width, u32::try_from(height).unwrap(), theme).await?;
                v.driver.screenshot(&folder.join(format!("configurator-{width}-{theme}.png"))).await?;
            }
        }
        Ok(())
    })
    .await;
}
