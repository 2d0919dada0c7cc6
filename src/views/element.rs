//! Elements of one type.
//!
//! The `view!` macro gives every element a type of its own, and the compiler writes its code anew for each: this page
//! came to 130 kB (Brotli 11) that way. Here all elements, attributes and listeners share one type, so that code is
//! there once; the figures are in ARCHITECTURE.md. Text is only ever set as text.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev;
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::property::prop;
use web_sys::Event;

/// An element being put together.
pub struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Begins an element.
pub fn el(tag: &'static str) -> El {
    El { tag, attributes: Vec::new(), children: Vec::new() }
}

impl El {
    /// Sets its class.
    pub fn class(self, names: &str) -> Self {
        self.attr("class", names)
    }

    /// Sets an attribute.
    pub fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.attributes.push(custom_attribute(name, value.to_owned()).into_any_attr());
        self
    }

    /// Sets an attribute that follows signals.
    pub fn live_attr(mut self, name: &'static str, value: impl Fn() -> String + Send + 'static) -> Self {
        let value: Box<dyn FnMut() -> String + Send> = Box::new(value);
        self.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// Sets the value of a text field, which follows signals.
    pub fn live_value(mut self, value: impl Fn() -> String + Send + 'static) -> Self {
        let value: Box<dyn FnMut() -> String + Send> = Box::new(value);
        self.attributes.push(prop("value", value).into_any_attr());
        self
    }

    /// Listens to an event.
    pub fn on(mut self, event: &'static str, listener: impl FnMut(Event) + 'static) -> Self {
        let listener: Box<dyn FnMut(Event)> = Box::new(listener);
        self.attributes.push(ev::on(ev::Custom::new(event), listener).into_any_attr());
        self
    }

    /// Adds what stands inside it.
    pub fn child(mut self, child: impl Child) -> Self {
        child.add_to(&mut self.children);
        self
    }
}

/// What can stand inside an element.
pub trait Child {
    /// Adds itself to the children of an element.
    fn add_to(self, children: &mut Vec<AnyView>);

    /// The same as a view that stands alone.
    fn alone(self) -> AnyView
    where
        Self: Sized,
    {
        let mut children = Vec::with_capacity(1);
        self.add_to(&mut children);
        if children.len() == 1 { children.remove(0) } else { children.into_any() }
    }
}

impl Child for El {
    fn add_to(self, children: &mut Vec<AnyView>) {
        let element = custom(self.tag).add_any_attr(self.attributes);
        // A void element, such as an input, gets no children, not even none.
        children.push(if self.children.is_empty() { element.into_any() } else { element.child(self.children).into_any() });
    }
}

impl Child for String {
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self.into_any());
    }
}

impl Child for &str {
    fn add_to(self, children: &mut Vec<AnyView>) {
        self.to_owned().add_to(children);
    }
}

impl Child for AnyView {
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self);
    }
}

impl<C: Child> Child for Option<C> {
    fn add_to(self, children: &mut Vec<AnyView>) {
        if let Some(child) = self {
            child.add_to(children);
        }
    }
}

impl<C: Child> Child for Vec<C> {
    fn add_to(self, children: &mut Vec<AnyView>) {
        for child in self {
            child.add_to(children);
        }
    }
}

impl<C: Child, const N: usize> Child for [C; N] {
    fn add_to(self, children: &mut Vec<AnyView>) {
        for child in self {
            child.add_to(children);
        }
    }
}

/// A view that follows signals.
pub fn live<C: Child>(view: impl Fn() -> C + Send + 'static) -> AnyView {
    let view: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || view().alone());
    view.into_any()
}
