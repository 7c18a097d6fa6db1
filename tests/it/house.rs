//! The house keeps its floors: what may import what, and what may be named where.
//!
//! The lists below are the rules. A new top-level module gets a row in [`FLOORS`]; an exception gets a row with its
//! reason. The checker reads the text of `src` without comments, strings and test code, and each of its complaints says
//! what to do. The last tests feed it wrong sources: a checker that cannot fail holds nothing.

use std::fs;
use std::path::{Path, PathBuf};

/// Every top-level module with its floor. A module imports from lower floors only.
const FLOORS: &[(&str, u8)] = &[
    ("language", 0),
    ("units", 0),
    ("random", 1),
    ("stats", 1),
    ("policy", 2),
    ("behaviour", 2),
    ("scenario", 3),
    ("world", 4),
    ("month", 5),
    ("indicators", 6),
    ("explain", 7),
    ("run", 7),
    ("experiment", 8),
    ("present", 9),
    ("store", 10),
    ("cli", 11),
    ("main", 12),
];

/// The highest floor of the model: up to here nothing knows a disk, a clock, a screen, a thread or a format.
const MODEL: u8 = 7;

/// A name that belongs in few places.
struct Kept {
    /// What is meant, as a path or a word in code.
    names: &'static [&'static str],
    /// Where it may be named: files, or folders that end in a slash.
    only_in: &'static [&'static str],
    /// Why, and what to do instead.
    because: &'static str,
}

const KEPT: &[Kept] = &[
    Kept {
        names: &["std::fs", "fs::", "File", "OpenOptions", "tempfile"],
        only_in: &["src/store/"],
        because: "one module reads and writes files: hand the text to a function of `store`",
    },
    Kept {
        names: &["rayon", "spawn", "spawn_fifo", "ThreadPoolBuilder"],
        only_in: &["src/experiment/runner.rs"],
        because: "one module starts threads: make it a run, and let `experiment::compare` play it",
    },
    Kept {
        // `ctrlc` starts a thread of its own that waits for the signal.
        names: &["ctrlc"],
        only_in: &["src/cli/interrupt.rs"],
        because: "the only thread outside the runner waits for Ctrl-C, at the command line",
    },
    Kept {
        // The command line asks how many threads there are, and in which of them a run panicked.
        names: &["std::thread"],
        only_in: &["src/experiment/runner.rs", "src/cli/"],
        because: "runs are independent and collected in order by `experiment::compare`",
    },
    Kept {
        names: &["std::time", "Instant", "SystemTime"],
        only_in: &["src/cli/"],
        because: "below the command line there is no clock: pass the value in",
    },
    Kept {
        // The manifest says on what kind of machine the program was built to run: a constant.
        names: &["std::env"],
        only_in: &["src/cli/", "src/store/manifest.rs"],
        because: "below the command line there is no environment: pass the value in",
    },
    Kept {
        names: &["std::process"],
        only_in: &["src/cli/", "src/main.rs"],
        because: "only the command line ends the program: return an error",
    },
    Kept {
        names: &["std::io"],
        only_in: &["src/store/", "src/cli/"],
        because: "reading and writing belong to `store`, the terminal to `cli`: return a String",
    },
    Kept {
        names: &["clap", "console", "indicatif"],
        only_in: &["src/cli/"],
        because: "arguments and terminals belong to `cli`: pass plain values down",
    },
    Kept {
        names: &["plotters", "resvg"],
        only_in: &["src/present/chart/"],
        because: "drawing belongs to `present::chart`: hand it the numbers",
    },
    Kept {
        names: &["comfy_table"],
        only_in: &["src/present/"],
        because: "tables are laid out in `present`: hand it the numbers",
    },
    Kept {
        // Worlds that were drawn elsewhere come as a table.
        names: &["csv"],
        only_in: &["src/store/", "src/scenario/experiment/table.rs"],
        because: "file formats belong to `store`",
    },
    Kept {
        names: &["parquet", "tar", "flate2", "sha2"],
        only_in: &["src/store/"],
        because: "file formats and checksums belong to `store`",
    },
    Kept {
        // Progress as JSON, for programs that start this one.
        names: &["serde", "serde_json"],
        only_in: &["src/scenario/file.rs", "src/present/", "src/store/", "src/cli/progress.rs"],
        because: "the model knows no output format: give `present` or `store` a plain struct",
    },
    Kept {
        names: &["toml"],
        // The second explains what the first could not read.
        only_in: &["src/scenario/file.rs", "src/scenario/syntax.rs"],
        because: "one file knows how scenarios are written: ask `scenario::file` for a tree",
    },
    Kept {
        names: &["println!", "eprintln!", "print!", "eprint!", "dbg!"],
        only_in: &[],
        because: "only `cli::screen` writes to the terminal, and it handles a broken pipe: return the text",
    },
    Kept {
        names: &["HashMap", "HashSet", "thread_rng", "RandomState"],
        only_in: &[],
        because: "its order differs from run to run: use a BTreeMap, a BTreeSet or a column",
    },
    Kept { names: &["unsafe"], only_in: &[], because: "nothing here is worth it" },
];

/// Functions of f64 whose last digits differ between machines.
const UNEVEN: &[&str] = &[
    "exp", "exp2", "exp_m1", "ln", "ln_1p", "log", "log2", "log10", "powf", "powi", "cbrt", "hypot", "sin",
    "cos", "tan", "sin_cos", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "mul_add",
];

/// Where a match takes the variants of closed choices one by one, so that the compiler asks for every new one.
const NO_WILDCARDS: &[&str] = &["policy", "behaviour", "world", "month", "indicators"];

/// What acts must not know what a scheme is called: all follows from what its contract says.
const NAMELESS: &[&str] = &["behaviour", "month"];

/// A file longer than this wants a reason.
const LINES_MAX: usize = 400;

const LONG: &[(&str, &str)] = &[
    ("src/scenario/keys.rs", "one list: every key, a row each"),
    ("src/scenario/keys/contract.rs", "one list: every key of a clause, a row each"),
    ("src/cli/help.rs", "two lists: every verb and every argument, a row each"),
    ("src/indicators/list.rs", "one list: every indicator, a row each"),
    ("src/scenario/tests.rs", "tests of every way in which a file can be wrong, with their messages as text"),
];

/// A source file as the checker sees it.
struct Source {
    /// From the root of the package, with slashes.
    path: String,
    /// The text as it is.
    text: String,
    /// The text without comments, strings and test code; lines stay where they are.
    code: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Source {
        let code = without_tests(&without_comments_and_strings(text));
        Source { path: path.to_string(), text: text.to_string(), code }
    }

    /// The path of modules from the root: `src/month/access.rs` is month, access.
    fn modules(&self) -> Vec<&str> {
        let inner = self.path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
        inner.split('/').collect()
    }

    fn module(&self) -> &str {
        self.modules()[0]
    }

    fn line(&self, at: usize) -> usize {
        1 + self.code[..at].matches('\n').count()
    }
}

fn floor(module: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == module).map(|(_, floor)| *floor)
}

/// The same text with comments, strings and characters made blank.
fn without_comments_and_strings(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut code = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = token_end(bytes, at);
        if let Some(end) = end {
            code[at..end].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
            at = end;
        } else {
            at += 1;
        }
    }
    String::from_utf8_lossy(&code).into_owned()
}

/// Where the comment, string or character that starts at `at` ends; None if none starts there.
fn token_end(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = &bytes[at..];
    let find = |needle: &[u8], from: usize| {
        (from..bytes.len()).find(|place| bytes[*place..].starts_with(needle)).unwrap_or(bytes.len())
    };
    if rest.starts_with(b"//") {
        return Some(find(b"\n", at));
    }
    if rest.starts_with(b"/*") {
        return Some((find(b"*/", at + 2) + 2).min(bytes.len()));
    }
    let in_word = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_');
    if rest[0] == b'r' && !in_word {
        let hashes = rest[1..].iter().take_while(|byte| **byte == b'#').count();
        if rest.get(1 + hashes) == Some(&b'"') {
            let close = [b"\"".as_slice(), &vec![b'#'; hashes]].concat();
            return Some((find(&close, at + hashes + 2) + close.len()).min(bytes.len()));
        }
    }
    let quoted = |quote: u8| {
        let mut place = at + 1;
        while place < bytes.len() && bytes[place] != quote {
            place += if bytes[place] == b'\\' { 2 } else { 1 };
        }
        Some((place + 1).min(bytes.len()))
    };
    match rest[0] {
        b'"' => quoted(b'"'),
        // A lifetime has no quote behind it; a character has.
        b'\'' if rest.get(1) == Some(&b'\\') => quoted(b'\''),
        b'\'' => {
            let close = rest.iter().skip(1).take(5).position(|byte| *byte == b'\'')?;
            let one = std::str::from_utf8(&rest[1..=close]).is_ok_and(|inner| inner.chars().count() == 1);
            one.then_some(at + close + 2)
        }
        _ => None,
    }
}

/// The same code with every item under `#[cfg(test)]` made blank.
fn without_tests(code: &str) -> String {
    let mut bytes = code.as_bytes().to_vec();
    let mut from = 0;
    while let Some(found) = code[from..].find("#[cfg(test)]") {
        let start = from + found;
        let end = item_end(code, start + "#[cfg(test)]".len());
        bytes[start..end].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        from = end;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Where the item ends that starts at `from`: its closing brace, or its semicolon if that comes first.
fn item_end(code: &str, from: usize) -> usize {
    let (mut braces, mut brackets) = (0, 0);
    for (offset, byte) in code[from..].bytes().enumerate() {
        match byte {
            b'{' => braces += 1,
            b'[' | b'(' => brackets += 1,
            b']' | b')' => brackets -= 1,
            b'}' => {
                braces -= 1;
                if braces == 0 {
                    return from + offset + 1;
                }
            }
            b';' if braces == 0 && brackets == 0 => return from + offset + 1,
            _ => {}
        }
    }
    code.len()
}

/// Modules that are declared under `#[cfg(test)]`, as the path of their file without `.rs`.
fn test_modules(path: &str, text: &str) -> Vec<String> {
    let code = without_comments_and_strings(text);
    let folder = match path.strip_suffix("/mod.rs") {
        Some(folder) => folder,
        None => path.trim_end_matches(".rs"),
    };
    let mut modules = Vec::new();
    for (start, attribute) in code.match_indices("#[cfg(test)]") {
        let item = &code[start + attribute.len()..item_end(&code, start + attribute.len())];
        if let Some((_, name)) = item.trim_end_matches(';').split_once("mod ")
            && !name.contains('{')
        {
            modules.push(format!("{folder}/{}", name.trim()));
        }
    }
    modules
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Every place where `name` stands as a whole word or path.
fn places<'a>(code: &'a str, name: &'a str) -> impl Iterator<Item = usize> + 'a {
    code.match_indices(name).map(|(at, _)| at).filter(move |at| {
        let bytes = code.as_bytes();
        let before = *at == 0 || !is_word(bytes[at - 1]);
        let last = name.as_bytes()[name.len() - 1];
        let after = bytes.get(at + name.len()).is_none_or(|byte| !is_word(*byte) || !is_word(last));
        before && after
    })
}

/// The names that follow `prefix::`, a group in braces taken apart.
fn heads<'a>(code: &'a str, prefix: &str) -> Vec<(usize, &'a str)> {
    let start = format!("{prefix}::");
    let mut found = Vec::new();
    for at in places(code, &start) {
        let from = at + start.len();
        if !code[from..].starts_with('{') {
            found.push((at, word(&code[from..])));
            continue;
        }
        let mut depth = 0;
        let mut fresh = false;
        for (offset, letter) in code[from..].char_indices() {
            match letter {
                '{' => {
                    depth += 1;
                    fresh = depth == 1;
                }
                '}' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                ',' if depth == 1 => fresh = true,
                _ if fresh && !letter.is_whitespace() => {
                    found.push((at, word(&code[from + offset..])));
                    fresh = false;
                }
                _ => {}
            }
        }
    }
    found
}

fn word(text: &str) -> &str {
    &text[..text.bytes().position(|byte| !is_word(byte)).unwrap_or(text.len())]
}

/// The top-level modules that a source imports, wherever in it, with their place.
fn imports(source: &Source) -> Vec<(usize, &str)> {
    let mut found = heads(&source.code, "crate");
    if source.path == "src/main.rs" {
        return heads(&source.code, "prikkel").into_iter().chain(found).collect();
    }
    // As many times `super` as there are modules above leads to the root.
    let root = vec!["super"; source.modules().len()].join("::");
    found.extend(heads(&source.code, &root).into_iter().filter(|(_, name)| *name != "super"));
    found
}

/// Everything that is wrong with a source, each with its place and its remedy.
fn complaints(source: &Source) -> Vec<String> {
    let mut said = Vec::new();
    if !source.text.starts_with("//! ") {
        said.push(format!(
            "{}: starts without a doc. Say in the first line what it is for: `//! …`",
            source.path
        ));
    }
    if source.path == "src/lib.rs" {
        return said;
    }
    let Some(own) = floor(source.module()) else {
        said.push(format!(
            "{}: `{}` has no floor. Give it a row in FLOORS of tests/it/house.rs, and a place in the map of src/lib.rs",
            source.path,
            source.module()
        ));
        return said;
    };
    said.extend(wrong_imports(source, own));
    said.extend(misplaced_names(source));
    if own <= MODEL {
        said.extend(uneven_functions(source));
    }
    if NO_WILDCARDS.contains(&source.module()) {
        said.extend(places(&source.code, "_ =>").map(|at| {
            format!(
                "{}:{}: a wildcard arm hides a new variant. Write all variants out, so that the compiler asks",
                source.path,
                source.line(at)
            )
        }));
    }
    if NAMELESS.contains(&source.module()) {
        said.extend(looked_up_names(source));
    }
    said.extend(too_long(source));
    said
}

fn wrong_imports(source: &Source, own: u8) -> Vec<String> {
    let mut said = Vec::new();
    for (at, name) in imports(source) {
        let place = format!("{}:{}", source.path, source.line(at));
        let module = source.module();
        match floor(name) {
            None => {}
            Some(_) if name == module => {}
            Some(other) if other < own => {}
            Some(other) if other == own => said.push(format!(
                "{place}: `{module}` imports `{name}`, and both are on floor {own}. Modules of one floor do not import \
                 each other: let a higher floor ask both, or move what they share down"
            )),
            Some(other) => said.push(format!(
                "{place}: `{module}` (floor {own}) imports `{name}` (floor {other}). A module imports from lower floors \
                 only: pass the value in, or move what both need down"
            )),
        }
    }
    said
}

fn misplaced_names(source: &Source) -> Vec<String> {
    let mut said = Vec::new();
    for kept in KEPT {
        if kept
            .only_in
            .iter()
            .any(|place| source.path == *place || place.ends_with('/') && source.path.starts_with(place))
        {
            continue;
        }
        for name in kept.names {
            let mut found: Vec<usize> = places(&source.code, name).collect();
            if let Some(part) = name.strip_prefix("std::") {
                found.extend(
                    heads(&source.code, "std").iter().filter(|(_, head)| *head == part).map(|(at, _)| at),
                );
            }
            found.sort_unstable();
            found.dedup();
            said.extend(found.iter().map(|at| {
                let only = match kept.only_in {
                    [] => "nowhere in src".to_string(),
                    places => format!("in {} only", places.join(", ")),
                };
                format!(
                    "{}:{}: names `{name}`, which is named {only}: {}",
                    source.path,
                    source.line(*at),
                    kept.because
                )
            }));
        }
    }
    said
}

fn uneven_functions(source: &Source) -> Vec<String> {
    let mut said = Vec::new();
    for name in UNEVEN {
        for form in [format!(".{name}("), format!("f64::{name}")] {
            // A method call has a word before its dot; `libm::exp(` has neither form.
            said.extend(source.code.match_indices(&form).filter_map(|(at, _)| {
                let after = source.code.as_bytes().get(at + form.len());
                let whole = form.ends_with('(') || after.is_none_or(|byte| !is_word(*byte));
                whole.then(|| {
                    format!(
                        "{}:{}: `{name}` of f64 differs between machines in its last digits. Use the `libm` crate",
                        source.path,
                        source.line(at)
                    )
                })
            }));
        }
    }
    said
}

fn looked_up_names(source: &Source) -> Vec<String> {
    let mut said = Vec::new();
    for field in [".id", ".title"] {
        said.extend(source.code.match_indices(field).filter_map(|(at, _)| {
            let after = source.code.as_bytes().get(at + field.len());
            after.is_none_or(|byte| !is_word(*byte)).then(|| {
                format!(
                    "{}:{}: looks at `{field}`. What acts does not know what a scheme or segment is called: ask the \
                     contract what pays",
                    source.path,
                    source.line(at)
                )
            })
        }));
    }
    said
}

fn too_long(source: &Source) -> Option<String> {
    let lines = source.text.lines().count();
    let excused = LONG.iter().any(|(path, _)| *path == source.path);
    (lines > LINES_MAX && !excused).then(|| {
        format!(
            "{}: {lines} lines, above {LINES_MAX}. Split it by subject, or give it a row with a reason in LONG of \
             tests/it/house.rs",
            source.path
        )
    })
}

/// Every Rust file below a folder of the package.
fn rust_files(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root.join(folder)];
    while let Some(next) = folders.pop() {
        let Ok(entries) = fs::read_dir(&next) else { continue };
        for entry in entries {
            let path = entry.expect("the folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name =
                    path.strip_prefix(root).expect("it lies below").to_string_lossy().replace('\\', "/");
                files.push((name, fs::read_to_string(&path).expect("sources are text")));
            }
        }
    }
    files.sort();
    files
}

/// The program's own sources, without those that only tests see.
fn sources() -> Vec<Source> {
    let files = rust_files("src");
    let tests: Vec<String> = files.iter().flat_map(|(path, text)| test_modules(path, text)).collect();
    let only_tests = |path: &str| {
        tests.iter().any(|test| {
            path.strip_prefix(test.as_str()).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        })
    };
    files.iter().filter(|(path, _)| !only_tests(path)).map(|(path, text)| Source::new(path, text)).collect()
}

#[test]
fn the_floors_hold() {
    let said: Vec<String> = sources().iter().flat_map(complaints).collect();
    assert!(said.is_empty(), "{} breaches of the house rules:\n  {}", said.len(), said.join("\n  "));
}

#[test]
fn every_floor_is_there_and_every_module_has_one() {
    let sources = sources();
    for (module, _) in FLOORS {
        assert!(
            sources.iter().any(|source| source.module() == *module),
            "FLOORS names `{module}`, which src does not hold: take its row out of tests/it/house.rs"
        );
    }
    let lib = sources.iter().find(|source| source.path == "src/lib.rs").expect("a library");
    for (module, _) in FLOORS.iter().filter(|(module, _)| *module != "main") {
        assert!(lib.code.contains(&format!("pub mod {module};")), "src/lib.rs does not declare `{module}`");
        assert!(
            lib.text.contains(&format!("| [`{module}`] |")),
            "the map in src/lib.rs has no row for `{module}`: give it one, in its floor"
        );
    }
}

/// The model builds for the web page: what it must not see is behind one line each in `src/lib.rs`.
#[test]
fn everything_above_the_model_stays_out_of_the_web_page() {
    let lib =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("a library");
    let lines: Vec<&str> = lib.lines().collect();
    for (module, floor) in FLOORS.iter().filter(|(module, _)| *module != "main") {
        let declared = format!("pub mod {module};");
        let at = lines.iter().position(|line| *line == declared).expect("a module of the library");
        let hidden = lines[at - 1] == "#[cfg(not(target_family = \"wasm\"))]";
        assert_eq!(
            hidden,
            *floor > MODEL,
            "`{module}` is on floor {floor}: floors 0 to {MODEL} build for wasm, those above carry the cfg line"
        );
    }
}

#[test]
fn every_test_bench_and_example_says_what_it_is_for() {
    for folder in ["tests", "benches", "examples"] {
        for (path, text) in rust_files(folder) {
            assert!(text.starts_with("//! "), "{path}: say in the first line what it is for: `//! …`");
        }
    }
}

#[test]
fn exceptions_are_still_needed() {
    for (path, reason) in LONG {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_default();
        assert!(
            text.lines().count() > LINES_MAX,
            "{path} is in LONG ({reason}) and no longer long: take its row out of tests/it/house.rs"
        );
    }
}

#[track_caller]
fn refuses(path: &str, text: &str, words: &[&str]) {
    let said = complaints(&Source::new(path, text));
    assert_eq!(said.len(), 1, "one complaint about {text:?}: {said:?}");
    for part in words {
        assert!(said[0].contains(part), "{part:?} in {:?}", said[0]);
    }
}

#[test]
fn the_checker_sees_imports_of_higher_floors_in_every_form() {
    let words = ["imports `world` (floor 4)", "pass the value in", "src/policy/budget.rs:2"];
    refuses("src/policy/budget.rs", "//! Doc.\nuse crate::world::World;\n", &words);
    refuses("src/policy/budget.rs", "//! Doc.\nfn f(w: &crate::world::World) {}\n", &words);
    refuses("src/policy/budget.rs", "//! Doc.\nuse crate::{stats::mean, world::{World, month}};\n", &words);
    refuses("src/policy/budget.rs", "//! Doc.\nuse super::super::world::World;\n", &words);
    refuses("src/policy/clause/tier.rs", "//! Doc.\nuse super::super::super::world::World;\n", &[words[0]]);
    refuses("src/units.rs", "//! Doc.\nuse super::world::World;\n", &[words[0]]);
    refuses("src/behaviour/trust.rs", "//! Doc.\nuse crate::policy::Policy;\n", &["both are on floor 2"]);
    refuses("src/novelty.rs", "//! Doc.\n", &["`novelty` has no floor", "FLOORS"]);
}

#[test]
fn the_checker_sees_names_in_the_wrong_place() {
    refuses(
        "src/month/pay.rs",
        "//! Doc.\nuse std::fs;\n",
        &["`std::fs`", "src/store/", "src/month/pay.rs:2"],
    );
    refuses("src/month/pay.rs", "//! Doc.\nuse std::{fmt, env};\n", &["`std::env`", "src/cli/"]);
    refuses("src/month/pay.rs", "//! Doc.\nfn f() { println!(\"x\") }\n", &["`println!`", "return the text"]);
    refuses("src/run.rs", "//! Doc.\nuse rayon::prelude::*;\n", &["`rayon`", "experiment::compare"]);
    refuses("src/run.rs", "//! Doc.\nfn f(x: f64) -> f64 { x.exp() }\n", &["`exp`", "libm"]);
    refuses("src/stats.rs", "//! Doc.\nfn f(x: f64) -> f64 { f64::powf(x, 0.5) }\n", &["`powf`", "libm"]);
    refuses("src/world/mod.rs", "//! Doc.\nuse std::collections::HashMap;\n", &["`HashMap`", "BTreeMap"]);
    refuses("src/indicators/mod.rs", "//! Doc.\n#[derive(serde::Serialize)]\nstruct A;\n", &["`serde`"]);
    refuses("src/store/tables.rs", "//! Doc.\nfn f() { std::thread::yield_now() }\n", &["`std::thread`"]);
    refuses("src/month/decide.rs", "//! Doc.\nfn f(s: &S) -> bool { s.title.en == s.x }\n", &["`.title`"]);
    refuses(
        "src/policy/budget.rs",
        "//! Doc.\nfn f(r: R) -> u8 { match r { R::A => 1, _ => 2 } }\n",
        &["wildcard"],
    );
    refuses("src/units.rs", "use std::ops::Add;\n", &["`//! …`"]);
    refuses("src/units.rs", &format!("//! Doc.\n{}", "\n".repeat(400)), &["401 lines", "Split it"]);
}

#[test]
fn the_checker_leaves_comments_strings_and_tests_alone() {
    let text = "//! Like [`world`](crate::world), not std::fs.\n/* crate::world */\n\
                const A: &str = \"use crate::world; // \\\" std::fs\";\nconst B: &str = r#\"println!(\"std::env\")\"#;\n\
                fn letter<'a>(x: &'a str) -> char { '\"' }\n\
                #[cfg(test)]\nmod tests {\n    use crate::world::World;\n    #[test]\n    fn f() { println!(\"{}\", 1.0_f64.exp()) }\n}\n";
    assert_eq!(complaints(&Source::new("src/units.rs", text)), Vec::<String>::new());
    let after = format!("{text}use crate::world::World;\n");
    assert_eq!(
        complaints(&Source::new("src/units.rs", &after)).len(),
        1,
        "what comes after a test module is seen"
    );
    assert_eq!(
        test_modules("src/a/mod.rs", "#[cfg(test)]\npub(crate) mod sample;\nmod b;\n"),
        ["src/a/sample"]
    );
    assert_eq!(test_modules("src/a.rs", "#[cfg(test)]\nmod tests;\n"), ["src/a/tests"]);
}
