//! Our reader of JSON against the library's.

use serde_json::Value;
use shipwith::model::json::{parse, place};

/// What is read is equal; numbers that are not whole are only nearly so.
fn is_same(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::Array(ours), Value::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| is_same(ours, theirs))
        }
        (Value::Object(ours), Value::Object(theirs)) => {
            ours.len() == theirs.len() && ours.iter().all(|(name, ours)| theirs.get(name).is_some_and(|theirs| is_same(ours, theirs)))
        }
        (Value::Number(ours), Value::Number(theirs)) if theirs.is_f64() => {
            let (ours_near, theirs_near) = (ours.as_f64().unwrap(), theirs.as_f64().unwrap());
            // The smallest numbers of all have few digits left.
            ours.is_f64() && (ours_near - theirs_near).abs() <= theirs_near.abs() * 1e-12 + 1e-300
        }
        _ => ours == theirs,
    }
}

fn agree(text: &str) {
    match (parse(text), serde_json::from_str::<Value>(text)) {
        (Ok(ours), Ok(theirs)) => assert!(is_same(&ours, &theirs), "{text}\nours: {ours}\ntheirs: {theirs}"),
        (Err(_), Err(_)) => {}
        (ours, theirs) => panic!("{text:?}\nours: {ours:?}\ntheirs: {theirs:?}"),
    }
}

#[test]
fn odd_texts_are_read_or_refused_as_the_library_does() {
    let numbers = [
        "0",
        "-0",
        "-1",
        "01",
        "-",
        "+1",
        "1.",
        ".5",
        "0.5",
        "-0.0",
        "1e5",
        "1E+5",
        "1e-5",
        "1e",
        "1e+",
        "1.5e300",
        "1e400",
        "-1e400",
        "1e-400",
        "0e400",
        "0e99999999999",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775808",
        "-9223372036854775809",
        "123456789012345678901234567890",
        "0.000000000000000000000000000000000001",
        "1 2",
        "0x1",
        "NaN",
        "Infinity",
    ];
    let strings = [
        r#""""#,
        r#""a"#,
        r#""\""#,
        r#""\\""#,
        r#""\/\b\f\n\r\t""#,
        r#""\a""#,
        r#""\u0041""#,
        r#""\u004""#,
        r#""\u00e9é""#,
        r#""\ud83d\ude00""#,
        r#""\ud83d""#,
        r#""\ud83d\n""#,
        r#""\ude00""#,
        r#""\ud83d\u0041""#,
        r#""\ud83d\ue000""#,
        r#""\uD83D\uDE00""#,
        "\"\t\"",
        "\"\n\"",
        "\"\u{0}\"",
        "\"\u{7f}\"",
        "\"é\u{1f600}\"",
    ];
    let shapes = [
        "",
        " ",
        "null",
        "nul",
        "nullx",
        "true",
        "tru",
        "false",
        "False",
        "[]",
        "[ ]",
        "[1,2]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[",
        "]",
        "{}",
        "{ }",
        "{\"a\":1}",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{\"a\":}",
        "{a:1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1,\"a\":2}",
        "{",
        "}",
        "\u{feff}{}",
        "\u{a0}1",
        "[1]x",
        "// 1",
        "'a'",
        "\u{b}1",
    ];
    for text in numbers.iter().chain(&strings).chain(&shapes) {
        agree(text);
        agree(&format!("[{text}]"));
        agree(&format!(" {{\"k\" : {text}\n}}\r\n"));
    }
    for depth in [1, 126, 127, 128, 129, 5000] {
        agree(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
        agree(&format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth)));
    }
}

#[test]
fn real_files_are_read_alike_whole_cut_and_damaged() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/public/data");
    let tools = std::fs::read_dir(format!("{folder}/tools")).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<_> = tools.chain([format!("{folder}/catalog.json").into()]).collect();
    assert!(files.len() > 50);
    let mut seed = 7u64;
    let mut draw = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    for file in files {
        let text = std::fs::read_to_string(file).unwrap();
        agree(&text);
        for _ in 0..60 {
            let mut bytes = text.clone().into_bytes();
            let at = draw(bytes.len());
            match draw(4) {
                0 => bytes.truncate(at),
                1 => drop(bytes.remove(at)),
                2 => bytes[at] = b"{}[]\",:\\ 0.-eutf\n"[draw(17)],
                _ => bytes.insert(at, b"{}[]\",:\\ 0.-eutf\n"[draw(17)]),
            }
            agree(&String::from_utf8_lossy(&bytes));
        }
    }
}

#[test]
fn the_place_that_is_no_longer_json_is_told_in_lines_and_characters() {
    for (text, told) in [
        ("", (1, 0)),
        ("x", (1, 1)),
        ("{\n  \"é\": tru }", (2, 11)),
        ("[1,\n", (2, 0)),
        ("[1,\n 2", (2, 2)),
        ("\"é\u{1f600}", (1, 3)),
        ("[1] é", (1, 5)),
    ] {
        assert_eq!(place(text, parse(text).unwrap_err()), told, "{text:?}");
    }
}
