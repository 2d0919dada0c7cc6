//! A picker while it is closed.

use leptos::prelude::*;
use shipwith_app::components::Picker;
use shipwith_model::compare::Side;
use shipwith_model::search::found::Found;
use shipwith_model::search::shards::Look;

use crate::html;

#[test]
fn a_picker_shows_the_tool_that_is_picked_and_has_its_role_label_and_list() {
    let html = html(|| {
        let remark = Signal::stored(None::<String>);
        let answer = |_: Signal<Option<Option<String>>>| Memo::new(|_| Found::Loading(Look::default()));
        view! {
            <Picker
                side=Side::B
                name="Beta".to_owned()
                is_busy=false
                answer
                remark
                on_open=|()| ()
                on_foresee=|_| ()
                on_pick=|_| ()
            />
        }
    });
    for part in [
        r#"role="combobox""#,
        r#"value="Beta""#,
        r#"aria-expanded="false""#,
        r#"aria-controls="list-b""#,
        r#"<label for="pick-b">Tool B</label>"#,
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(!html.contains("listbox"), "the list is not there before it is open: {html}");
}
