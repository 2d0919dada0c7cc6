#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| shipwith_fuzz::model::message(bytes));
