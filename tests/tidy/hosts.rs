//! What hosts are told of the headers to send: `public/_headers` and `deploy/nginx.conf` say the same.

use crate::text;

/// The headers that `public/_headers` has for a path.
fn headers_of(path: &str) -> String {
    let text = text("public/_headers");
    let rule: Vec<&str> = text.lines().skip_while(|line| *line != path).skip(1).take_while(|line| line.starts_with("  ")).collect();
    rule.join("\n")
}

/// What `deploy/nginx.conf` has for a variable, by address.
fn map_of(variable: &str) -> String {
    let text = text("deploy/nginx.conf");
    let (_, map) = text.split_once(&format!("map $uri {variable} {{\n")).unwrap();
    map.split("\n}").next().unwrap().to_owned()
}

#[test]
fn other_origins_may_read_what_they_load_as_modules_and_what_frames_in_sandboxes_load() {
    let shared = map_of("$shipwith_shared");
    for (path, address) in [("/fonts/*", r#""~/fonts/[^/]+\.woff2$" "*";"#), ("/embed.js", r#""~/embed\.js$" "*";"#)] {
        assert!(headers_of(path).contains("  Access-Control-Allow-Origin: *"), "{path}: {}", headers_of(path));
        assert!(shared.contains(address), "{address} is not in {shared}");
    }
}

#[test]
fn the_shell_is_for_its_own_site_s_frames_whatever_a_host_calls_it() {
    for path in ["/", "/shell.html", "/shell"] {
        assert_eq!(headers_of(path), "  Content-Security-Policy: frame-ancestors 'self'", "{path}");
    }
}
