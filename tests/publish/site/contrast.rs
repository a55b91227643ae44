//! Contrast: words can be read on their ground.

use std::fs;

use super::reports;

/// The relative luminance of a colour `#rrggbb` or `#rgb`.
#[expect(clippy::disallowed_methods, reason = "colours are no evidence")]
fn luminance(colour: &str) -> f64 {
    let digits: Vec<u32> = colour[1..].chars().filter_map(|digit| digit.to_digit(16)).collect();
    let channels: Vec<u32> = match digits.len() {
        3 => digits.iter().map(|digit| digit * 17).collect(),
        _ => digits.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect(),
    };
    let linear = |channel: u32| {
        let value = f64::from(channel) / 255.0;
        match value <= 0.04045 {
            true => value / 12.92,
            false => ((value + 0.055) / 1.055).powf(2.4),
        }
    };
    0.2126 * linear(channels[0]) + 0.7152 * linear(channels[1]) + 0.0722 * linear(channels[2])
}

#[test]
fn words_stand_out_from_their_ground_in_light_and_dark() {
    let style = fs::read_to_string(reports().join("site/style.css")).expect("part of the site");
    let (light, rest) = style
        .split_once("@media screen and (prefers-color-scheme: dark)")
        .expect("two schemes");
    let dark = &rest[..rest.find("\n}").expect("the scheme ends")];
    for (scheme, text) in [("light", light), ("dark", dark)] {
        let colour = |name: &str| -> String {
            let (_, after) = text.split_once(&format!("--{name}: ")).expect("the colour is set");
            after.split(';').next().unwrap_or_default().to_owned()
        };
        let pairs = [
            ("ink", "ground"),
            ("ink", "raised"),
            ("soft", "ground"),
            ("soft", "raised"),
            ("link", "ground"),
            ("good", "good-ground"),
            ("half", "half-ground"),
            ("bad", "bad-ground"),
            ("open", "open-ground"),
        ];
        for (front, back) in pairs {
            let (a, b) = (luminance(&colour(front)), luminance(&colour(back)));
            let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
            assert!(
                contrast >= 4.5,
                "{front} on {back} in the {scheme} scheme: {contrast:.2}"
            );
        }
    }
}
