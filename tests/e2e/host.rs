//! Pages of somebody else, on another origin, and what they hear of the widgets in them.

use std::sync::Mutex;

use serde_json::Value;
use thirtyfour::prelude::*;

use crate::site::{Answer, Site};
use crate::visitor::Visitor;

/// Notes what the page hears of its widgets.
pub const EARS: &str = "<script>heard = []; for (const type of ['ready', 'vote', 'resize', 'error']) addEventListener('shipwith:' + type, e => heard.push({ type, of: e.target.id, ...e.detail }))</script>";

/// Makes a page give up after a tenth of so many milliseconds what it gives up after so many: for what never comes, however long it waits.
pub fn hurry(patience: u32) -> String {
    format!(
        "<script>{{ const wait = setTimeout; window.setTimeout = (work, ms, ...rest) => wait(work, ms === {patience} ? ms / 10 : ms, ...rest) }}</script>"
    )
}

/// Makes a page wait four times as long for what it gives up after so many milliseconds: what comes late on a busy machine comes.
pub fn patient(patience: u32) -> String {
    hurry(patience).replace("ms / 10", "ms * 4")
}

/// Every host stays while its browser may still ask it for something, such as an icon.
static HOSTS: Mutex<Vec<Site>> = Mutex::new(Vec::new());

/// Keeps a host until the run ends.
pub fn keep(host: &Site) {
    HOSTS.lock().unwrap().push(host.clone());
}

/// A page of somebody else, at `/` of an origin of its own.
pub async fn host(head: &str, body: &str) -> Site {
    let host = Site::start().await;
    keep(&host);
    host.rule("/favicon.ico", Answer::Status(204));
    host.rule(
        "/",
        Answer::Html(format!("<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'><title>A blog</title>{head}<body><h1>A blog</h1>{body}")),
    );
    host
}

/// The snippet as the documents have it.
pub fn snippet(site: &Site, attributes: &str) -> String {
    format!(
        "<ship-with a=crewai b=autogen {attributes}><a href='{0}/?a=crewai&amp;b=autogen'>CrewAI vs AutoGen</a></ship-with><script src='{0}/embed.js' async></script>",
        site.address
    )
}

/// A page that holds one snippet and listens to it.
pub async fn host_of(site: &Site, attributes: &str) -> Site {
    host(EARS, &snippet(site, attributes)).await
}

impl Visitor {
    /// Opens the page of a host, and waits until it has heard something of its widgets.
    pub async fn open_host(&self, host: &Site, heard: &str) -> WebDriverResult<()> {
        self.driver.goto(&host.address).await?;
        self.until_heard(heard).await
    }

    /// Waits until the page has heard something of its widgets.
    pub async fn until_heard(&self, type_: &str) -> WebDriverResult<()> {
        self.until(&format!("heard.some(one => one.type === '{type_}')")).await
    }

    /// All that the page has heard of one kind.
    pub async fn heard(&self, type_: &str) -> WebDriverResult<Vec<Value>> {
        Ok(self.js(&format!("return heard.filter(one => one.type === '{type_}')")).await?.as_array().unwrap().clone())
    }

    /// Goes into the frame of the first widget.
    pub async fn enter(&self) -> WebDriverResult<()> {
        let frame = "return document.querySelector('ship-with').shadowRoot.querySelector('iframe')";
        self.driver.execute(frame, vec![]).await?.element()?.enter_frame().await
    }

    /// Goes out of it again.
    pub async fn leave(&self) -> WebDriverResult<()> {
        self.driver.enter_default_frame().await
    }

    /// Waits until the frame is as high as what is in it.
    pub async fn until_it_fits(&self) -> WebDriverResult<()> {
        self.enter().await?;
        self.until("document.body.offsetHeight > 40 && Math.abs(innerHeight - document.body.getBoundingClientRect().height) <= 1").await?;
        self.leave().await
    }
}
