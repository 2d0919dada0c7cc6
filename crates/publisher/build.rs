//! The finished site is inside the program: `scripts/build-cli` puts it into `bundle/`.

fn main() {
    println!("cargo::rerun-if-changed=bundle");
}
