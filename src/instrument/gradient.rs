//! Back-propagation against the formulas: the gradient of the loss that training uses, beside the derivative of the formula by the
//! expression layer, enclosed.

use crate::formula::{Expr, Symbol};
use crate::instrument::{
    Network, Observation, Reading, SEED, Setup, Stream, Target, Unit, data, distance, gradient, ratio,
};
use crate::interval::Interval;

/// The width of the networks compared.
const WIDTH: usize = 3;

/// From f(x) and the contributions c σ(ax - b) of a Gaussian, a tanh and a ReLU unit, all as formulas: the largest distance of a datum from
/// f, and for each activation the largest distance of a derivative of the loss, as training uses it, from the enclosure of the
/// derivative of the formula.
///
/// # Errors
/// If a formula has no derivative, or no value at a point used.
pub fn gradient_gaps(formulas: &[Expr]) -> Result<Observation, String> {
    let [f, units @ ..] = formulas else {
        return Err("no formula to compare with".into());
    };
    let f = Reading::new(f, &["x"])?;
    let targets: Vec<Interval> = (-100..=100)
        .map(|k| f.enclosure(&[ratio(k, 100)]))
        .collect::<Result<_, _>>()?;
    let gaps = data(Target::Sine).into_iter().zip(&targets);
    let mut values = vec![gaps.map(|((_, y), target)| distance(y, target)).fold(0.0, f64::max)];
    for (unit, formula) in Unit::ALL.into_iter().zip(units) {
        values.push(gap(unit, formula, &targets)?);
    }
    let sample =
        format!("a network of {WIDTH} units as drawn for each activation, seed {SEED}, all data and parameters");
    Ok(Observation::of(sample, values))
}

fn gap(unit: Unit, formula: &Expr, targets: &[Interval]) -> Result<f64, String> {
    let symbols = ["a", "b", "c", "x"];
    let value = Reading::new(formula, &symbols)?;
    let slopes = ["a", "b", "c"].map(|by| {
        let slope = formula.derivative(&Symbol::new(by));
        Reading::new(&slope.map_err(|error| error.to_string())?, &symbols)
    });
    let [by_a, by_b, by_c] = slopes;
    let slopes = [by_a?, by_b?, by_c?];
    let network = Network::random(unit, WIDTH, Setup::default().spread, &mut Stream::new(SEED, 0));
    let points = data(Target::Sine);
    let (mut row, mut found) = (vec![0.0; 3 * WIDTH], vec![0.0; 3 * WIDTH]);
    gradient(&unit, &network.parameters, &points, &mut row, &mut found);
    let share = ratio(2, points.len() as i64);
    let mut enclosed = vec![ratio(0, 1); 3 * WIDTH];
    for ((x, _), target) in points.iter().zip(targets) {
        let place = |j: usize| {
            let parameter = |kind: usize| network.parameters[kind * WIDTH + j];
            [parameter(0), parameter(1), parameter(2), *x]
        };
        let mut error = -target.clone();
        for j in 0..WIDTH {
            error = &error + &value.at(&place(j))?;
        }
        for (kind, slope) in slopes.iter().enumerate() {
            for j in 0..WIDTH {
                let by = slope.at(&place(j))?;
                let entry = &mut enclosed[kind * WIDTH + j];
                *entry = &*entry + &(&(&share * &error) * &by);
            }
        }
    }
    let gaps = found
        .iter()
        .zip(&enclosed)
        .map(|(&number, enclosure)| distance(number, enclosure));
    Ok(gaps.fold(0.0, f64::max))
}
