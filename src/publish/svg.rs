//! Figures as SVG: a small writer, so that the same data give the same bytes everywhere.
//!
//! Colours follow the reader's light or dark setting and are those of Okabe and Ito, which remain distinct in every common kind of
//! colour vision. What shares a colour is one path; coordinates are whole numbers of a fifth of a pixel.

use std::fmt::Write as _;

use crate::instrument::{Axis, Figure, Ink, Layer, Panel};

/// The side of a panel, in pixels.
const SIDE: f64 = 340.0;
/// Room to the left of a panel, for the labels of its axis.
const LEFT: f64 = 70.0;
/// Room above the panels, for the titles.
const TOP: f64 = 62.0;
/// Room below the panels, for the labels and the legend.
const BELOW: f64 = 62.0;
/// The height of a line of the legend.
const LINE: f64 = 20.0;
/// Room to the right of a panel.
const RIGHT: f64 = 22.0;
/// Coordinates on a pixel.
const FINE: f64 = 5.0;
/// Steps of colour to each side of 0.
const STEPS: i32 = 8;

const STYLE: &str = "\
text{font:13px system-ui,sans-serif;fill:#1b1b1b}.title{font-size:15px;font-weight:600}.small{font-size:12px}
.paper{fill:#fff}.frame{fill:none;stroke:#1b1b1b}.grid{stroke:#d9d9d9}.dots{stroke-linecap:round}
path{fill:none}.blue{stroke:#0072b2}.green{stroke:#007a5a}.orange{stroke:#d55e00}.grey{stroke:#6b6b6b}.black{stroke:#111}
.p1{stroke:#f9e6da}.p2{stroke:#f5ccb0}.p3{stroke:#efb085}.p4{stroke:#e7935b}.p5{stroke:#da7433}.p6{stroke:#c25a17}.p7{stroke:#9c4306}.p8{stroke:#6e2c00}
.n1{stroke:#dfeaf4}.n2{stroke:#bfd6ea}.n3{stroke:#9bc1df}.n4{stroke:#72a9d2}.n5{stroke:#478fc2}.n6{stroke:#2273ab}.n7{stroke:#0a5689}.n8{stroke:#003b61}
@media(prefers-color-scheme:dark){text{fill:#ececec}.paper{fill:#15171a}.frame{stroke:#ececec}.grid{stroke:#3a3d42}
.blue{stroke:#56b4e9}.green{stroke:#35c79b}.orange{stroke:#f0a04b}.grey{stroke:#a8a8a8}.black{stroke:#fff}
.p1{stroke:#33241a}.p2{stroke:#55351c}.p3{stroke:#7a471c}.p4{stroke:#a05a1b}.p5{stroke:#c6701e}.p6{stroke:#e68d36}.p7{stroke:#f7b06a}.p8{stroke:#ffd9b3}
.n1{stroke:#1c2833}.n2{stroke:#1f3b52}.n3{stroke:#204f74}.n4{stroke:#226597}.n5{stroke:#2b7eba}.n6{stroke:#4a9ad6}.n7{stroke:#7fbaea}.n8{stroke:#c2e0f9}}";

/// The picture, as the text of an SVG file.
#[must_use]
pub fn picture(figure: &Figure) -> String {
    let legend = |panel: &Panel| panel.layers.iter().map(line).sum();
    let legend: f64 = figure.panels.iter().map(legend).fold(0.0, f64::max);
    let width = (LEFT + SIDE + RIGHT) * figure.panels.len() as f64;
    let height = TOP + SIDE + BELOW + legend;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" \
         aria-labelledby=\"title description\">\n<title id=\"title\">{}</title>\n<desc id=\"description\">{}</desc>\n<style>{STYLE}</style>\n\
         <rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>\n",
        escaped(&figure.title),
        escaped(&figure.description)
    );
    text(&mut svg, "title", "start", LEFT, 24.0, &figure.title);
    for (index, panel) in figure.panels.iter().enumerate() {
        let left = LEFT + (LEFT + SIDE + RIGHT) * index as f64;
        let _ = writeln!(svg, "<g transform=\"translate({left} {TOP})\">");
        draw(&mut svg, panel);
        svg.push_str("</g>\n");
    }
    svg.push_str("</svg>\n");
    svg
}

fn draw(svg: &mut String, panel: &Panel) {
    text(svg, "", "middle", SIDE / 2.0, -14.0, &panel.title);
    grid(svg, panel);
    let _ = writeln!(
        svg,
        "<svg width=\"{SIDE}\" height=\"{SIDE}\" viewBox=\"0 0 {0} {0}\">",
        SIDE * FINE
    );
    for layer in &panel.layers {
        match layer {
            Layer::Dots { ink, size, points, .. } => dots(svg, panel, *ink, *size, points),
            Layer::Lines { ink, marked, paths, .. } => lines(svg, panel, *ink, *marked, paths),
            Layer::Map { cells, values, .. } => map(svg, *cells, values),
        }
    }
    svg.push_str("</svg>\n");
    let _ = writeln!(svg, "<rect class=\"frame\" width=\"{SIDE}\" height=\"{SIDE}\"/>");
    let mut down = SIDE + BELOW;
    for layer in &panel.layers {
        legend(svg, down, layer);
        down += line(layer);
    }
}

/// The height of a layer's line of the legend.
fn line(layer: &Layer) -> f64 {
    match layer {
        Layer::Map { .. } => 2.0 * LINE,
        Layer::Dots { .. } | Layer::Lines { .. } => LINE,
    }
}

/// Where a value lies on an axis, from 0 to 1.
fn share(axis: &Axis, value: f64) -> f64 {
    (value - axis.lo) / (axis.hi - axis.lo)
}

/// A point in fine coordinates, if it has any.
fn place(panel: &Panel, (x, y): (f64, f64)) -> Option<(i64, i64)> {
    let (x, y) = (share(&panel.x, x), 1.0 - share(&panel.y, y));
    let fine = |share: f64| (share * SIDE * FINE).round() as i64;
    (x.is_finite() && y.is_finite()).then(|| (fine(x), fine(y)))
}

/// The multiples of the step of an axis that lie on it.
fn ticks(axis: &Axis) -> impl Iterator<Item = f64> {
    let step = axis.step;
    let numbers = (axis.lo / step).ceil() as i64..=(axis.hi / step).floor() as i64;
    numbers.map(move |n| n as f64 * step)
}

fn grid(svg: &mut String, panel: &Panel) {
    let mut path = String::new();
    for tick in ticks(&panel.x) {
        let across = rounded(share(&panel.x, tick) * SIDE);
        let _ = write!(path, "M{across} 0v{SIDE}");
        text(svg, "small", "middle", across, SIDE + 17.0, &number(tick));
    }
    for tick in ticks(&panel.y) {
        let down = rounded((1.0 - share(&panel.y, tick)) * SIDE);
        let _ = write!(path, "M0 {down}h{SIDE}");
        text(svg, "small", "end", -7.0, down + 4.0, &number(tick));
    }
    let _ = writeln!(svg, "<path class=\"grid\" d=\"{path}\"/>");
    text(svg, "", "middle", SIDE / 2.0, SIDE + 36.0, &panel.x.label);
    let _ = writeln!(
        svg,
        "<text text-anchor=\"middle\" transform=\"translate(-44 {}) rotate(-90)\">{}</text>",
        SIDE / 2.0,
        escaped(&panel.y.label)
    );
}

/// One path of many points; those that fall on the same spot are drawn once.
fn dots(svg: &mut String, panel: &Panel, ink: Ink, size: f64, points: &[(f64, f64)]) {
    let most = (SIDE * FINE) as i64;
    let inside = |&(x, y): &(i64, i64)| (0..=most).contains(&x) && (0..=most).contains(&y);
    let mut places: Vec<(i64, i64)> = points
        .iter()
        .filter_map(|&point| place(panel, point))
        .filter(inside)
        .collect();
    places.sort_unstable();
    places.dedup();
    let _ = write!(
        svg,
        "<path class=\"dots {}\" stroke-width=\"{}\" stroke-opacity=\"{}\" d=\"",
        name(ink),
        size * FINE,
        if size < 4.0 { ".55" } else { ".85" }
    );
    let mut last = (0, 0);
    for (x, y) in places {
        let _ = write!(svg, "m{} {}h0", x - last.0, y - last.1);
        last = (x, y);
    }
    svg.push_str("\"/>\n");
}

fn lines(svg: &mut String, panel: &Panel, ink: Ink, marked: bool, paths: &[Vec<(f64, f64)>]) {
    let mut curve = String::new();
    let mut marks = String::new();
    for path in paths {
        let places = path.iter().filter_map(|&point| place(panel, point));
        for (index, (x, y)) in places.enumerate() {
            let _ = write!(curve, "{}{x} {y}", if index == 0 { 'M' } else { 'L' });
            if marked {
                let _ = write!(marks, "M{x} {y}h0");
            }
        }
    }
    let _ = writeln!(svg, "<path class=\"{}\" stroke-width=\"8\" d=\"{curve}\"/>", name(ink));
    if marked {
        let _ = writeln!(
            svg,
            "<path class=\"dots {}\" stroke-width=\"20\" d=\"{marks}\"/>",
            name(ink)
        );
    }
}

/// The largest absolute value.
fn peak(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |peak, value| value.abs().max(peak))
}

/// The step of colour of a value: its root, so that small values are seen.
fn level(value: f64, peak: f64) -> i32 {
    let root = libm::sqrt(value.abs() / peak) * f64::from(STEPS);
    let size = (root.round() as i32).min(STEPS);
    if value < 0.0 { -size } else { size }
}

/// The class of a step of colour other than 0.
fn class(level: i32) -> String {
    format!("{}{}", if level < 0 { 'n' } else { 'p' }, level.abs())
}

/// One path for each colour, made of runs of cells of the same y.
fn map(svg: &mut String, cells: usize, values: &[f64]) {
    let peak = peak(values);
    let scale = SIDE * FINE / cells as f64;
    let _ = writeln!(
        svg,
        "<g transform=\"scale({scale:.5}) translate(0 .5)\" shape-rendering=\"crispEdges\">"
    );
    for wanted in (-STEPS..=STEPS).filter(|&wanted| wanted != 0) {
        let mut path = String::new();
        for down in 0..cells {
            let at = |across: usize| values.get(across * cells + cells - 1 - down);
            let hit = |across: usize| at(across).is_some_and(|&value| level(value, peak) == wanted);
            let mut across = 0;
            while across < cells {
                let run = (across..cells).take_while(|&next| hit(next)).count();
                if run > 0 {
                    let _ = write!(path, "M{across} {down}h{run}");
                }
                across += run.max(1);
            }
        }
        if !path.is_empty() {
            let _ = writeln!(svg, "<path class=\"{}\" d=\"{path}\"/>", class(wanted));
        }
    }
    svg.push_str("</g>\n");
}

fn legend(svg: &mut String, down: f64, layer: &Layer) {
    let middle = down - 4.0;
    match layer {
        Layer::Dots { ink, label, .. } => {
            let _ = writeln!(
                svg,
                "<path class=\"dots {}\" stroke-width=\"7\" d=\"M9 {middle}h0\"/>",
                name(*ink)
            );
            text(svg, "small", "start", 26.0, down, label);
        }
        Layer::Lines { ink, label, marked, .. } => {
            let _ = writeln!(
                svg,
                "<path class=\"{}\" stroke-width=\"2\" d=\"M0 {middle}h18\"/>",
                name(*ink)
            );
            if *marked {
                let _ = writeln!(
                    svg,
                    "<path class=\"dots {}\" stroke-width=\"6\" d=\"M9 {middle}h0\"/>",
                    name(*ink)
                );
            }
            text(svg, "small", "start", 26.0, down, label);
        }
        Layer::Map { label, values, .. } => scale(svg, down, label, peak(values)),
    }
}

/// The colours from the least to the largest, with the values at the ends, in the middle and half-way.
fn scale(svg: &mut String, down: f64, label: &str, peak: f64) {
    let wide = 13.0;
    for level in (-STEPS..=STEPS).filter(|&level| level != 0) {
        let left = f64::from(level + STEPS) * wide;
        let _ = writeln!(
            svg,
            "<path class=\"{}\" stroke-width=\"10\" d=\"M{left} {}h{wide}\"/>",
            class(level),
            down - 10.0
        );
    }
    for part in [-STEPS, -STEPS / 2, 0, STEPS / 2, STEPS] {
        let root = f64::from(part) / f64::from(STEPS);
        let left = (f64::from(part + STEPS) + 0.5) * wide;
        let shown = number(rounded_to_two(peak * root * root.abs()));
        text(svg, "small", "middle", left, down + 11.0, &shown);
    }
    text(svg, "small", "start", wide * 17.0 + 10.0, down - 6.0, label);
}

fn name(ink: Ink) -> &'static str {
    match ink {
        Ink::Blue => "blue",
        Ink::Green => "green",
        Ink::Orange => "orange",
        Ink::Grey => "grey",
        Ink::Ink => "black",
    }
}

fn text(svg: &mut String, class: &str, anchor: &str, x: f64, y: f64, text: &str) {
    let _ = writeln!(
        svg,
        "<text class=\"{class}\" text-anchor=\"{anchor}\" x=\"{}\" y=\"{}\">{}</text>",
        rounded(x),
        rounded(y),
        escaped(text)
    );
}

/// A number as a label, with a true minus sign.
fn number(value: f64) -> String {
    let text = format!("{}", (value * 1e6).round() / 1e6 + 0.0);
    text.replace('-', "\u{2212}")
}

fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// Two significant digits.
fn rounded_to_two(value: f64) -> f64 {
    format!("{value:.1e}").parse().unwrap_or(value)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
