//! One picker: an editable combobox with a list, after the ARIA pattern.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::browser::page;
use crate::model::comparison::Side;
use crate::model::search::Entry;
use crate::model::verdict::Share;
use crate::state::{Remote, app_state};

/// The most options drawn at once; the count says how many there are.
const DRAWN: usize = 50;

/// The picker of one side.
pub fn picker(side: Side) -> impl IntoView {
    let state = app_state();
    let key = side.key();
    let ids = (format!("pick-{key}"), format!("list-{key}"));
    // What is typed; `None` while the field shows the tool that is picked.
    let typed = RwSignal::new(None::<String>);
    let open = RwSignal::new(false);
    let active = RwSignal::new(None::<usize>);

    let shown = move || match state.side(side) {
        Some(Ok(tool)) => tool.name.clone(),
        _ => String::new(),
    };
    let found = Memo::new(move |_| match (open.get(), state.entries.get()) {
        (true, Remote::Ready(entries)) => {
            let ranked = entries.rank(typed.get().as_deref().unwrap_or_default());
            (ranked.len(), ranked.into_iter().take(DRAWN).cloned().collect::<Vec<Entry>>())
        }
        _ => (0, Vec::new()),
    });
    let show = move || {
        state.want_entries();
        open.set(true);
    };
    let close = move || {
        open.set(false);
        typed.set(None);
        active.set(None);
    };
    let choose = move |place: usize| {
        let slug = found.with(|(_, entries)| entries.get(place).map(|entry| entry.slug.clone()));
        if let Some(slug) = slug {
            state.pick(side, &slug);
            close();
        }
    };
    let step = move |by: isize| {
        show();
        let count = found.with(|(_, entries)| entries.len());
        if count > 0 {
            let from = active.get().map_or(if by > 0 { -1 } else { 0 }, |place| place as isize);
            let place = (from + by).rem_euclid(count as isize) as usize;
            active.set(Some(place));
            page::reveal(&format!("list-{key}-{place}"));
        }
    };
    let on_key = move |event: KeyboardEvent| {
        match event.key().as_str() {
            "ArrowDown" => step(1),
            "ArrowUp" => step(-1),
            "Enter" if open.get() => choose(active.get().unwrap_or(0)),
            "Escape" if open.get() => close(),
            _ => return,
        }
        event.prevent_default();
    };
    let on_input = move |text: String| {
        typed.set(Some(text));
        active.set(None);
        show();
    };
    let list = {
        let id = ids.1.clone();
        move || open.get().then(|| view! { <div class="popup">{options(id.clone(), side, found, active, choose)}</div> })
    };
    let described = move || active.get().map(|place| format!("list-{key}-{place}"));

    view! {
        <div class="picker" data-side=key>
            <label for=ids.0.clone()>{format!("Tool {}", key.to_uppercase())}</label>
            <input
                id=ids.0
                type="text"
                role="combobox"
                data-side=key
                aria-autocomplete="list"
                aria-expanded=move || open.get().to_string()
                aria-controls=ids.1
                aria-activedescendant=described
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                placeholder="Type a name, maker or kind"
                prop:value=move || typed.get().unwrap_or_else(shown)
                on:focus=move |event| { event_target::<web_sys::HtmlInputElement>(&event).select(); show() }
                on:click=move |_| show()
                on:blur=move |_| close()
                on:input:target=move |event| on_input(event.target().value())
                on:keydown=on_key
            />
            {list}
        </div>
    }
}

/// The list and what is said about it.
fn options(
    id: String,
    side: Side,
    found: Memo<(usize, Vec<Entry>)>,
    active: RwSignal<Option<usize>>,
    choose: impl Fn(usize) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let state = app_state();
    let said = move || match state.entries.get() {
        Remote::Unasked | Remote::Loading => "Loading the list of tools…".to_owned(),
        Remote::Failed(failure) => format!("The list of tools did not come. {}", failure.advice()),
        Remote::Ready(_) => match found.with(|(count, _)| *count) {
            0 => "Nothing fits. Try fewer letters.".to_owned(),
            1 => "1 tool".to_owned(),
            count if count > DRAWN => format!("{count} tools, the first {DRAWN} shown"),
            count => format!("{count} tools"),
        },
    };
    let rows = move || {
        let row = |(place, entry): (usize, &Entry)| {
            let panel = match entry.panel.share() {
                Share::NoVotes => "no panel yet".to_owned(),
                Share::Percent(percent) => format!("{percent}% ship"),
            };
            view! {
                <li
                    id=format!("list-{}-{place}", side.key())
                    role="option"
                    data-slug=entry.slug.to_string()
                    aria-selected=move || (active.get() == Some(place)).to_string()
                    on:click=move |_| choose(place)
                >
                    <span class="name">{entry.name.clone()}</span>
                    <span class="kind">{entry.category.clone()}" · "{panel}</span>
                </li>
            }
        };
        found.with(|(_, entries)| entries.iter().enumerate().map(row).collect_view())
    };
    view! {
        // The field keeps the focus while the list is pressed or scrolled.
        <ul id=id role="listbox" aria-label=format!("Tools for side {}", side.key().to_uppercase()) on:mousedown=|event| event.prevent_default()>
            {rows}
        </ul>
        <p class="said" role="status">{said}</p>
    }
}
