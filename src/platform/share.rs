//! Ways out of the page: the clipboard, the system's share sheet, paper, and pictures.

use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, Clipboard, ClipboardItem, HtmlCanvasElement, ShareData};

use super::files;
use shipwith_model::share::card::Shape;

/// The browser has no such way, or did not let the page take it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

impl From<JsValue> for Refused {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// Whether the browser has a share sheet.
pub fn has_sheet() -> bool {
    Reflect::has(&window().navigator(), &"share".into()).unwrap_or(false)
}

/// Opens the share sheet. Closing it without sharing is no failure.
///
/// # Errors
/// The browser did not open it.
pub async fn open_sheet(title: &str, text: &str, address: &str) -> Result<(), Refused> {
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(text);
    data.set_url(address);
    match JsFuture::from(window().navigator().share_with_data(&data)).await {
        Err(error) if Reflect::get(&error, &"name".into())? != "AbortError" => Err(Refused),
        _ => Ok(()),
    }
}

/// Puts text on the clipboard.
///
/// # Errors
/// The page is not served over https, or the visitor does not allow it.
pub async fn copy(text: &str) -> Result<(), Refused> {
    JsFuture::from(clipboard()?.write_text(text)).await?;
    Ok(())
}

/// Puts the picture on a canvas on the clipboard.
///
/// # Errors
/// As [`copy`], or the browser takes no pictures.
pub async fn copy_picture(canvas: &str) -> Result<(), Refused> {
    let (clipboard, canvas) = (clipboard()?, find(canvas)?);
    if !Reflect::has(&window(), &"ClipboardItem".into())? {
        return Err(Refused);
    }
    let picture = Promise::new(&mut |resolve, _| {
        let done = Closure::once_into_js(move |blob: JsValue| resolve.call1(&JsValue::NULL, &blob).map(drop).unwrap_or_default());
        let _ = canvas.to_blob(done.unchecked_ref());
    });
    let kinds = Object::new();
    Reflect::set(&kinds, &"image/png".into(), &picture)?;
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&kinds)?;
    JsFuture::from(clipboard.write(&Array::of1(&item))).await?;
    Ok(())
}

/// Saves the picture on a canvas as a file.
///
/// # Errors
/// The browser does not let its pixels out.
pub fn save_picture(canvas: &str, name: &str) -> Result<(), Refused> {
    files::save(&find(canvas)?.to_data_url()?, name);
    Ok(())
}

/// Draws on a canvas, in the page's own letters.
///
/// # Errors
/// The browser draws nothing.
pub fn draw(canvas: &str, shapes: &[Shape]) -> Result<(), Refused> {
    let pen: CanvasRenderingContext2d = find(canvas)?.get_context("2d")?.ok_or(Refused)?.unchecked_into();
    for shape in shapes {
        match shape {
            Shape::Box { at, color } => {
                pen.set_fill_style_str(color);
                let [x, y, width, height] = at.map(f64::from);
                pen.fill_rect(x, y, width, height);
            }
            Shape::Text { at, size, color, text } => {
                pen.set_fill_style_str(color);
                pen.set_font(&format!("700 {size}px \"Bricolage Grotesque\", system-ui, sans-serif"));
                let [x, y, width] = at.map(f64::from);
                pen.fill_text_with_max_width(text, x, y, width)?;
            }
        }
    }
    Ok(())
}

/// Opens the browser's print dialog.
pub fn print() {
    let _ = window().print();
}

fn clipboard() -> Result<Clipboard, Refused> {
    // Over plain http the browser has none, whatever its type says.
    Some(window().navigator().clipboard()).filter(|clipboard| !AsRef::<JsValue>::as_ref(clipboard).is_undefined()).ok_or(Refused)
}

fn find(canvas: &str) -> Result<HtmlCanvasElement, Refused> {
    document().get_element_by_id(canvas).map(JsCast::unchecked_into).ok_or(Refused)
}
