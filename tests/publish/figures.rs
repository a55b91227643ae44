//! Figures as files: what is drawn, what is left out, and what a later run knows as its own.

use std::fs;

use kenzan::instrument::{Axis, Bench, Data, Figure, Ink, Layer, Panel, Request};
use kenzan::publish::directory::{Directory, Page};
use kenzan::publish::figure::pages;
use kenzan::publish::svg::picture;

fn figure(layers: Vec<Layer>) -> Figure {
    Figure {
        name: "figure-0".into(),
        title: "a < b & \"c\"".into(),
        description: "for a test".into(),
        panels: vec![Panel {
            title: "panel".into(),
            x: Axis::symmetric("x", 1.0, 0.5),
            y: Axis::symmetric("y", 1.0, 0.5),
            layers,
        }],
        data: Data {
            columns: vec!["kenzan figure 0: x".into(), "y".into()],
            rows: vec![
                vec![Some(0.1), Some(-0.0)],
                vec![None, Some(123_456.789)],
                vec![Some(1.0 / 3.0), Some(2.5e-9)],
                vec![Some(1e5), Some(-7.0)],
            ],
            digits: 5,
        },
    }
}

fn dots(points: Vec<(f64, f64)>) -> Layer {
    Layer::Dots {
        ink: Ink::Blue,
        size: 2.0,
        label: "dots".into(),
        points,
    }
}

/// The coordinates in the first path of a class, where the figure draws and not in its legend.
fn path<'a>(svg: &'a str, class: &str) -> &'a str {
    let drawn = svg.split("<svg ").nth(2).expect("a panel");
    let after = drawn
        .split(&format!("class=\"{class}\""))
        .nth(1)
        .expect("a path of the class");
    after
        .split("d=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("coordinates")
}

#[test]
fn dots_outside_the_axes_and_those_without_a_place_are_left_out() {
    let points = vec![
        (0.0, 0.0),
        (0.0, 0.0),
        (1.0, 1.0),
        (1.01, 0.0),
        (f64::NAN, 0.0),
        (0.0, f64::INFINITY),
    ];
    let svg = picture(&figure(vec![dots(points)]));
    assert_eq!(
        path(&svg, "dots blue"),
        "m850 850h0m850 -850h0",
        "fifths of a pixel on 340"
    );
}

#[test]
fn text_is_escaped_and_labelled_for_those_who_do_not_see_it() {
    let svg = picture(&figure(vec![dots(Vec::new())]));
    assert!(svg.contains("a &lt; b &amp; &quot;c&quot;") && !svg.contains("a < b"));
    assert!(svg.contains("role=\"img\"") && svg.contains("<desc id=\"description\">for a test</desc>"));
    assert!(svg.contains("prefers-color-scheme:dark"));
    assert!(svg.contains("\u{2212}0.5"), "a true minus sign");
    assert_eq!(svg.matches("<svg").count(), svg.matches("</svg>").count());
    assert_eq!(svg.matches("<g").count(), svg.matches("</g>").count());
}

#[test]
fn a_map_has_the_sign_of_its_values_and_its_largest_first_axis_to_the_right() {
    // x from left to right, y upwards: -4 lies at the least x and y, 4 at the largest.
    let map = Layer::Map {
        label: "map".into(),
        cells: 2,
        values: vec![-4.0, 0.0, 1.0, 4.0],
    };
    let svg = picture(&figure(vec![map]));
    assert_eq!(path(&svg, "n8"), "M0 1h1");
    assert_eq!(path(&svg, "p4"), "M1 1h1");
    assert_eq!(path(&svg, "p8"), "M1 0h1");
}

#[test]
fn numbers_have_five_digits_and_gaps_stay_empty() {
    let [_, csv] = pages(&figure(Vec::new()), "figures/");
    assert_eq!(csv.path, "figures/figure-0.csv");
    assert_eq!(
        csv.text,
        "kenzan figure 0: x,y\n0.1,0\n,123460\n0.33333,2.5e-9\n100000,-7\n"
    );
}

#[test]
fn published_figures_are_known_as_their_own() {
    let settings = [("unit", "max(z, 0)"), ("width", "3"), ("networks", "2"), ("seed", "7")];
    let request = Request::of("trained networks", &["x^2"], &settings).expect("a request");
    let bench = Bench {
        figure: Some("4 (ReLU)"),
        ..Bench::bare()
    };
    let figure = request.run(&bench).expect("numbers").figure.expect("a figure");
    assert_eq!(figure.name, "figure-4-relu");
    assert_eq!(request.run(&Bench::bare()).expect("numbers").figure, None);
    assert!(pages(&figure, "")[1].text.starts_with("kenzan figure "));
    let home = tempfile::tempdir().expect("a temporary folder");
    let directory = Directory::open(home.path()).expect("the folder can be made");
    let drawn = pages(&figure, "figures/");
    directory.add(&drawn).expect("written");
    directory.add(&drawn).expect("written again, over its own files");
    fs::write(home.path().join("figure-4-relu.csv"), "network,a,b\n").expect("written");
    assert!(
        directory.add(&pages(&figure, "")).is_err(),
        "a file of another origin is in the way"
    );
}

#[test]
fn figures_of_a_claim_that_is_no_more_are_removed_and_added_ones_leave_the_rest() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let directory = Directory::open(home.path()).expect("the folder can be made");
    let drawn = pages(&figure(Vec::new()), "figures/");
    directory.publish(&drawn).expect("written");
    let other = pages(&figure(Vec::new()), "more/");
    directory.add(&other).expect("written");
    assert!(
        home.path().join("figures/figure-0.svg").exists(),
        "adding removes nothing"
    );
    let index = Page {
        path: "index.md".into(),
        text: "all\n".into(),
    };
    directory.publish(&[index]).expect("written");
    let left = fs::read_dir(home.path()).expect("a folder").flatten();
    let mut left: Vec<_> = left.map(|entry| entry.file_name()).collect();
    left.sort();
    assert_eq!(left, ["MANIFEST", "index.md"]);
}
