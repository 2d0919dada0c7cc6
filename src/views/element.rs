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

/// An element being put together. It is one pointer, so that handing it from call to call costs next to nothing: by
/// value this page was 5.6 kB larger.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Begins an element.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

impl El {
    /// Sets its class.
    #[inline(never)]
    pub fn class(self, names: &str) -> Self {
        self.attr("class", names)
    }

    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: &str) -> Self {
        self.with(custom_attribute(name, value.to_owned()).into_any_attr())
    }

    /// Sets an attribute that follows signals.
    pub fn live_attr(self, name: &'static str, value: impl Fn() -> String + Send + 'static) -> Self {
        self.follow_attr(name, Box::new(value))
    }

    #[inline(never)]
    fn follow_attr(self, name: &'static str, value: Box<dyn FnMut() -> String + Send>) -> Self {
        self.with(custom_attribute(name, value).into_any_attr())
    }

    /// Sets the value of a text field, which follows signals.
    pub fn live_value(self, value: impl Fn() -> String + Send + 'static) -> Self {
        self.follow_value(Box::new(value))
    }

    #[inline(never)]
    fn follow_value(self, value: Box<dyn FnMut() -> String + Send>) -> Self {
        self.with(prop("value", value).into_any_attr())
    }

    /// Sets whether a checkbox is ticked, which follows signals.
    pub fn live_checked(self, is_checked: impl Fn() -> bool + Send + 'static) -> Self {
        let is_checked: Box<dyn FnMut() -> bool + Send> = Box::new(is_checked);
        self.with(prop("checked", is_checked).into_any_attr())
    }

    /// Listens to an event.
    pub fn on(self, event: &'static str, listener: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(listener))
    }

    #[inline(never)]
    fn listen(self, event: &'static str, listener: Box<dyn FnMut(Event)>) -> Self {
        self.with(ev::on(ev::Custom::new(event), listener).into_any_attr())
    }

    #[inline(never)]
    fn with(mut self, attribute: AnyAttribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }

    /// Adds what stands inside it.
    pub fn child(mut self, child: impl Child) -> Self {
        child.add_to(&mut self.0.children);
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
    #[inline(never)]
    fn add_to(self, children: &mut Vec<AnyView>) {
        let element = custom(self.0.tag).add_any_attr(self.0.attributes);
        // A void element, such as an input, gets no children, not even none.
        children.push(if self.0.children.is_empty() { element.into_any() } else { element.child(self.0.children).into_any() });
    }
}

impl Child for String {
    #[inline(never)]
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self.into_any());
    }
}

impl Child for &str {
    #[inline(never)]
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
    follow(Box::new(move || view().alone()))
}

#[inline(never)]
fn follow(view: Box<dyn FnMut() -> AnyView + Send>) -> AnyView {
    view.into_any()
}
