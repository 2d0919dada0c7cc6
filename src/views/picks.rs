//! The two pickers with swap and surprise between them.

use leptos::prelude::*;

use super::picker::picker;
use crate::model::comparison::Side;
use crate::state::app_state;

/// Both pickers.
pub fn picks() -> impl IntoView {
    let state = app_state();
    view! {
        <div class="picks" role="group" aria-label="The two tools">
            {picker(Side::A)}
            <button type="button" class="swap" on:click=move |_| state.swap()>"Swap"</button>
            {picker(Side::B)}
            <button type="button" class="surprise" on:click=move |_| state.surprise()>"Surprise me"</button>
        </div>
    }
}
