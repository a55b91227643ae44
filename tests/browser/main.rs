//! The site in a real browser, as a reader has it: opened from the disk, without a network.
//!
//! Where there is no ChromeDriver the tests are skipped and say so; with `KENZAN_BROWSER=required` that is a failure.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::{Value, json};

mod webdriver;
use webdriver::Browser;

type Check = fn(&Browser) -> Result<(), String>;

/// What is checked, in this order, in one browser.
const CHECKS: [(&str, Check); 9] = [
    ("the front page leads to a paper", front_page_leads_on),
    ("pages load, fit a phone and show their formulas", pages_load),
    ("the search finds", search_finds),
    ("the filters filter", filters_filter),
    ("copy buttons copy and say so", buttons_copy),
    ("the keyboard reaches the text", keyboard),
    ("light, dark and paper", schemes),
    (
        "a reader finds the counterexample of (19) in three clicks",
        counterexample,
    ),
    (
        "a reader finds a constant of tanh and its reference in three clicks",
        constant,
    ),
];

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // One browser does one thing at a time.
    arguments.test_threads = Some(1);
    let browser = match arguments.list {
        true => Err("nothing is run".to_owned()),
        false => Browser::start(),
    };
    if let Err(reason) = &browser
        && !arguments.list
    {
        println!("skipped: {reason}; Debian's packages are chromium and chromium-driver");
        if std::env::var("KENZAN_BROWSER").is_ok_and(|value| value == "required") {
            return ExitCode::FAILURE;
        }
    }
    let skipped = browser.is_err();
    let browser = Arc::new(Mutex::new(browser.ok()));
    let trials = CHECKS.map(|(name, check)| {
        let browser = Arc::clone(&browser);
        let run = move || {
            let browser = browser.lock().map_err(|_| "an earlier check broke off")?;
            browser.as_ref().map_or(Ok(()), check).map_err(Failed::from)
        };
        Trial::test(name, run).with_ignored_flag(skipped)
    });
    let outcome = libtest_mimic::run(&arguments, trials.into());
    // A process that ends does not drop what its threads share.
    drop(browser);
    outcome.exit_code()
}

fn reports() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("reports")
}

fn site() -> PathBuf {
    reports().join("survey/site")
}

fn address(page: &str) -> String {
    format!("file://{}/{page}", site().display())
}

/// The names of all pages, below the site.
fn pages(below: &str) -> Vec<String> {
    let entries = std::fs::read_dir(site().join(below)).into_iter().flatten().flatten();
    let mut found = Vec::new();
    for entry in entries {
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        match entry.path().is_dir() {
            true => found.extend(pages(&format!("{name}/"))),
            false if name.ends_with(".html") => found.push(name),
            false => {}
        }
    }
    found.sort();
    found
}

fn demand(holds: bool, complaint: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(complaint()) }
}

/// The width and the kind of the screen, and what a reader prefers.
fn screen(browser: &Browser, width: u32, scheme: &str, media: &str) -> Result<(), String> {
    let metrics = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600});
    browser.command("Emulation.setDeviceMetricsOverride", &metrics)?;
    let features = json!([{"name": "prefers-color-scheme", "value": scheme}]);
    let emulated = json!({"media": media, "features": features});
    browser.command("Emulation.setEmulatedMedia", &emulated).map(drop)
}

/// What a page shows wrongly: its width where it does not fit, formulas without a size, dollar signs.
const FAULTS: &str = "
    const faults = [];
    // The screen has this width; the window of a phone would widen with the page.
    const width = document.documentElement.scrollWidth;
    if (width > 390) faults.push(`${width} pixels wide`);
    for (const formula of document.querySelectorAll('math')) {
        const box = formula.getBoundingClientRect();
        if (!(box.width > 0 && box.height > 0)) faults.push('no size: ' + formula.getAttribute('alttext'));
    }
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node.data.includes('$') && !node.parentElement.closest('pre, code')) faults.push(node.data);
    }
    for (const button of document.querySelectorAll('button')) {
        if (button.hidden) faults.push('hidden: ' + button.textContent);
    }
    return [document.querySelectorAll('math').length, faults];";

fn pages_load(browser: &Browser) -> Result<(), String> {
    screen(browser, 390, "light", "screen")?;
    let pages = pages("");
    demand(pages.len() > 10, || format!("{} pages", pages.len()))?;
    let mut faults = Vec::new();
    let mut formulas = 0;
    // Pages of one kind are made alike: of the many constants a few do.
    let (constants, others): (Vec<&String>, Vec<&String>) =
        pages.iter().partition(|page| page.starts_with("constants/"));
    for page in others.into_iter().chain(constants.into_iter().step_by(20)) {
        browser.open(&address(page))?;
        let found = browser.run(FAULTS)?;
        formulas += found[0].as_u64().unwrap_or_default();
        let shown = found[1].as_array().cloned().unwrap_or_default();
        faults.extend(shown.iter().map(|fault| format!("{page}: {fault}")));
        faults.extend(browser.console()?.iter().map(|line| format!("{page}: {line}")));
    }
    demand(faults.is_empty(), || faults.join("\n"))?;
    demand(formulas > 500, || format!("{formulas} formulas"))
}

fn front_page_leads_on(browser: &Browser) -> Result<(), String> {
    screen(browser, 390, "light", "screen")?;
    browser.open(&format!("file://{}/site/index.html", reports().display()))?;
    let found = browser.run(FAULTS)?;
    demand(found[1] == json!([]), || found.to_string())?;
    browser.follow("Survey")?;
    let there = browser.address()?;
    demand(there == address("index.html"), || there.clone())
}

/// The titles of the claims that are shown.
fn shown(browser: &Browser) -> Result<Vec<String>, String> {
    let titles = browser.run(
        "return [...document.querySelectorAll('#claims h2')].filter((h) => h.offsetParent).map((h) => h.textContent)",
    )?;
    let titles = titles.as_array().cloned().unwrap_or_default();
    Ok(titles
        .iter()
        .filter_map(|title| title.as_str().map(str::to_owned))
        .collect())
}

fn front(browser: &Browser) -> Result<Vec<String>, String> {
    screen(browser, 1280, "light", "screen")?;
    browser.open(&address("index.html"))?;
    shown(browser)
}

fn search_finds(browser: &Browser) -> Result<(), String> {
    let all = front(browser)?;
    browser.write("#search", "(19) energy")?;
    let found = shown(browser)?;
    demand(found == ["The energy identity of a gradient flow"], || {
        format!("{found:?}")
    })?;
    let status = browser.run("return document.getElementById('shown').textContent")?;
    let expected = format!("1 of {} claims", all.len());
    demand(status == expected.as_str(), || format!("{status} for {expected}"))?;
    browser.write("#search", " nothing of the kind")?;
    demand(shown(browser)?.is_empty(), || {
        "something is found that is not there".into()
    })?;
    browser.run("const s = document.getElementById('search'); s.value = ''; s.dispatchEvent(new Event('input', {bubbles: true}))")?;
    demand(shown(browser)? == all, || "an empty search shows all".into())
}

fn filters_filter(browser: &Browser) -> Result<(), String> {
    let all = front(browser)?;
    for filter in ["verdict", "grade", "section"] {
        let options = browser.run(&format!(
            "return [...document.getElementById('{filter}').options].slice(1).map((o) => [o.value, o.textContent])"
        ))?;
        let options = options.as_array().cloned().unwrap_or_default();
        demand(options.len() > 1, || format!("{filter} has {} choices", options.len()))?;
        for option in options {
            let (value, words) = (
                option[0].as_str().unwrap_or_default(),
                option[1].as_str().unwrap_or_default(),
            );
            browser.click(&format!("#{filter} option[value='{value}']"))?;
            let found = shown(browser)?;
            // The number in brackets was counted from the ledger.
            let promised = words
                .rsplit('(')
                .next()
                .and_then(|count| count.trim_end_matches(')').parse().ok());
            demand(promised == Some(found.len()), || {
                format!("{filter}, {words}: {} shown", found.len())
            })?;
        }
        browser.click(&format!("#{filter} option[value='']"))?;
    }
    demand(shown(browser)? == all, || "without filters all are shown".into())?;
    browser.click("#verdict option[value='refuted']")?;
    browser.click("#section option[value='transport']")?;
    let found = shown(browser)?;
    let sign = "The energy identity of a gradient flow".to_owned();
    demand(found.contains(&sign) && found.len() < all.len(), || {
        format!("{found:?}")
    })
}

/// Presses the button and compares what is on the clipboard with the text beside it.
fn copies(browser: &Browser, label: &str) -> Result<String, String> {
    let wanted = browser.run(&format!(
        "const button = [...document.querySelectorAll('button')].find((b) => b.textContent === 'Copy {label}');
         button.id = 'pressed';
         return button.parentElement.querySelector('code').textContent"
    ))?;
    browser.click("#pressed")?;
    // The button tells when it is done.
    browser.wait("new Promise((done) => { const look = () => document.getElementById('said').textContent ? done() : setTimeout(look, 10); look(); })")?;
    let said = browser.run("const said = document.getElementById('said'); const words = said.textContent; said.textContent = ''; document.getElementById('pressed').id = ''; return words")?;
    demand(said == format!("Copied {label}.").as_str(), || {
        format!("{label}: it says {said}")
    })?;
    let copied = browser.wait("navigator.clipboard.readText()")?;
    demand(copied == wanted, || format!("copied {copied}\ninstead of {wanted}"))?;
    Ok(copied.as_str().unwrap_or_default().to_owned())
}

/// Lets the page read the clipboard, which a reader's browser does not need.
fn may_read_the_clipboard(browser: &Browser) -> Result<(), String> {
    let permissions = json!({"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]});
    browser.command("Browser.grantPermissions", &permissions).map(drop)
}

fn buttons_copy(browser: &Browser) -> Result<(), String> {
    screen(browser, 390, "light", "screen")?;
    may_read_the_clipboard(browser)?;
    browser.open(&address("transport/energy-identity.html"))?;
    let copied = copies(browser, "BibTeX")?;
    demand(copied.contains("@misc{kenzan-transport-energy-identity,"), || {
        copied.clone()
    })
}

fn keyboard(browser: &Browser) -> Result<(), String> {
    const TAB: &str = "\u{e004}";
    const ENTER: &str = "\u{e007}";
    front(browser)?;
    browser.press(TAB)?;
    let first = browser.run("const a = document.activeElement; const box = a.getBoundingClientRect(); return [a.className, box.top >= 0, getComputedStyle(a).outlineStyle]")?;
    demand(first == json!(["skip", true, "solid"]), || {
        format!("the first stop is {first}")
    })?;
    browser.press(ENTER)?;
    browser.press(TAB)?;
    let next = browser.run("return document.getElementById('main').contains(document.activeElement)")?;
    demand(next == Value::Bool(true), || {
        "the skip link does not lead to the text".into()
    })
}

fn schemes(browser: &Browser) -> Result<(), String> {
    let ground = "return getComputedStyle(document.documentElement).backgroundColor";
    let mut grounds = Vec::new();
    for (scheme, media) in [("light", "screen"), ("dark", "screen"), ("dark", "print")] {
        screen(browser, 1280, scheme, media)?;
        browser.open(&address("transport/energy-identity.html"))?;
        grounds.push(browser.run(ground)?);
        let menu = browser.run("return document.querySelector('header nav').offsetParent !== null")?;
        demand(menu == Value::Bool(media == "screen"), || {
            format!("the menu in {media}: {menu}")
        })?;
    }
    demand(grounds[0] != grounds[1] && grounds[2] == "rgb(255, 255, 255)", || {
        format!("{grounds:?}")
    })
}

fn counterexample(browser: &Browser) -> Result<(), String> {
    front(browser)?;
    browser.follow("Errata")?;
    browser.follow("(19)")?;
    let seen = browser.run(
        "const within = (box) => box.top >= 0 && box.bottom <= innerHeight;
         return [...document.querySelectorAll('main p, main li')]
             .filter((p) => within(p.getBoundingClientRect())).map((p) => p.textContent).join('\\n')",
    )?;
    let seen = seen.as_str().unwrap_or_default();
    demand(
        seen.contains("a = 0, t = 0, v = 1") && seen.contains("left side -1, right side 1"),
        || format!("after two clicks a reader sees:\n{seen}"),
    )?;
    browser.follow("transport/energy-identity")?;
    let address = browser.address()?;
    demand(address.ends_with("transport/energy-identity.html"), || address.clone())
}

fn constant(browser: &Browser) -> Result<(), String> {
    front(browser)?;
    may_read_the_clipboard(browser)?;
    browser.follow("Constants")?;
    browser.follow("tanh-g3-m1")?;
    let digits = browser.run("return document.querySelector('.digits code').textContent")?;
    let digits = digits.as_str().unwrap_or_default().trim_end_matches('…').to_owned();
    let count = digits.chars().filter(char::is_ascii_digit).count();
    demand(count >= 50, || format!("{count} digits: {digits}"))?;
    let reference = copies(browser, "BibTeX")?;
    let begins: String = digits.chars().take(40).collect();
    demand(reference.starts_with("@misc{") && reference.contains(&begins), || {
        reference.clone()
    })?;
    for label in ["TeX", "JSON", "hexadecimal"] {
        copies(browser, label)?;
    }
    Ok(())
}
