//! What keeps a test host running: a thread of its own, so that it can be cut off in the middle of anything.

use std::net::TcpListener;
use std::thread::JoinHandle;

use axum::Router;
use tokio::sync::oneshot;

/// A running host; it stops when this is dropped.
pub struct Power {
    off: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Power {
    /// Serves a router.
    pub fn on(listener: TcpListener, router: Router) -> Self {
        let (off, cut) = oneshot::channel();
        let serve = async move {
            listener.set_nonblocking(true).unwrap();
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            tokio::select! {
                served = axum::serve(listener, router) => served.unwrap(),
                _ = cut => {}
            }
        };
        // With the runtime every task of it ends, and with each task its connection.
        let run = move || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(serve);
        Self { off: Some(off), thread: Some(std::thread::spawn(run)) }
    }
}

impl Drop for Power {
    fn drop(&mut self) {
        drop(self.off.take());
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}
