//! Ports that belong to this run, whether something listens on them or not.

use std::net::{SocketAddr, TcpListener};
use std::sync::Mutex;

use tokio::net::TcpSocket;

/// A port on which nobody else can listen: a socket of ours has it, which answers nobody. So a host can be stopped and started
/// again, a connection to a stopped one is refused, and no two hosts of a run ever have the same origin.
#[derive(Clone, Copy)]
pub struct Port(SocketAddr);

/// What holds the ports, until the run ends: a browser remembers an origin longer than a test does.
static HELD: Mutex<Vec<TcpSocket>> = Mutex::new(Vec::new());

impl Port {
    /// A port that this run has not had before.
    pub fn new() -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        // Who asks for this very port, and says that it may be shared, gets it as long as nobody listens on it.
        socket.set_reuseaddr(true).unwrap();
        socket.bind(([127, 0, 0, 1], 0).into()).unwrap();
        let address = socket.local_addr().unwrap();
        HELD.lock().unwrap().push(socket);
        Self(address)
    }

    /// Listens on it.
    pub fn listen(self) -> TcpListener {
        TcpListener::bind(self.0).unwrap()
    }

    /// Its number.
    pub fn number(self) -> u16 {
        self.0.port()
    }

    /// What is on it, as a browser names it: `http://127.0.0.1:40123`.
    pub fn origin(self) -> String {
        format!("http://{}", self.0)
    }
}

#[test]
fn a_port_is_refused_while_nobody_listens_and_can_be_listened_on_again_and_again() {
    let port = Port::new();
    for _ in 0..3 {
        std::net::TcpStream::connect(port.0).expect_err("nobody listens yet");
        let listener = port.listen();
        let visitor = std::net::TcpStream::connect(port.0).expect("somebody listens");
        let host = listener.accept().unwrap().0;
        drop((listener, host, visitor));
    }
    assert_ne!(Port::new().number(), port.number());
}
