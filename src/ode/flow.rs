//! The power series of a flow and of its Jacobian.

use super::{MAX_EQUATIONS, TrajectoryError};
use crate::enclose::{Assignment, EncloseError, Fixed, Series, Smooth, whole};
use crate::formula::{Expr, Symbol};
use crate::interval::Interval;
use crate::quadrature::Quadrature;
use rug::Rational;

/// A system with its variational system V' = (∂f/∂x) V, made ready for power series.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    own: Smooth,
    varied: Smooth,
    dimension: usize,
}

/// A flow at a working precision.
pub(super) struct Bound<'a> {
    flow: &'a Flow,
    own: Fixed<'a>,
    varied: Fixed<'a>,
    prec: u32,
}

/// A set of times: a point, or the time of a step.
pub(super) struct Moment(Interval);

impl Moment {
    pub(super) fn at(time: &Rational, prec: u32) -> Moment {
        Moment(Interval::from_rational(time, prec))
    }

    /// From here to the end of the step.
    pub(super) fn span(&self, step: &Rational) -> Moment {
        let end = &self.0 + &Interval::from_rational(step, self.0.prec());
        Moment(self.0.hull(&end))
    }

    /// The differences of its times from its first: \[0,h\] for a step forwards, \[h,0\] for one backwards. Contains 0.
    pub(super) fn duration(&self, start: &Moment) -> Interval {
        &self.0 - &start.0
    }
}

impl Flow {
    pub(super) fn new(time: &Symbol, state: &[Symbol], slopes: &[Expr]) -> Result<Flow, TrajectoryError> {
        let dimension = state.len();
        let repeated = (0..dimension).any(|i| state[i] == *time || state[..i].contains(&state[i]));
        if dimension == 0 || dimension > MAX_EQUATIONS || slopes.len() != dimension || repeated {
            return Err(TrajectoryError::Shape);
        }
        let field = |error: crate::formula::DerivativeError| unusable(EncloseError::Derivative(error.to_string()));
        let mut moving = vec![time.clone()];
        moving.extend_from_slice(state);
        let own = Smooth::new(slopes, &moving).map_err(unusable)?;
        // The entries of V row by row, as new symbols.
        for _ in 0..dimension * dimension {
            let taken = |name: &Symbol| moving.contains(name) || slopes.iter().any(|slope| slope.depends_on(name));
            moving.push(Symbol::new("V").fresh(taken));
        }
        let entries = moving[dimension + 1..].to_vec();
        let mut all = slopes.to_vec();
        for slope in slopes {
            let partial = state
                .iter()
                .map(|x| slope.derivative(x))
                .collect::<Result<Vec<_>, _>>()
                .map_err(field)?;
            for j in 0..dimension {
                let terms = (0..dimension).map(|k| &partial[k] * Expr::from(entries[k * dimension + j].clone()));
                all.push(terms.reduce(|sum, term| sum + term).unwrap_or_else(Expr::zero));
            }
        }
        let varied = Smooth::new(&all, &moving).map_err(unusable)?;
        Ok(Flow { own, varied, dimension })
    }

    pub(super) fn dimension(&self) -> usize {
        self.dimension
    }

    pub(super) fn bind(&self, prec: u32) -> Result<Bound<'_>, TrajectoryError> {
        let (none, integrals) = (Assignment::new(), Quadrature::default());
        Ok(Bound {
            flow: self,
            own: self.own.bind(&none, prec, &integrals).map_err(unusable)?,
            varied: self.varied.bind(&none, prec, &integrals).map_err(unusable)?,
            prec,
        })
    }
}

fn unusable(error: EncloseError) -> TrajectoryError {
    TrajectoryError::Field(Box::new(error))
}

impl Bound<'_> {
    pub(super) fn prec(&self) -> u32 {
        self.prec
    }

    /// The coefficients 0 to `order` of the solutions through `state`, for all times of the moment.
    pub(super) fn series(
        &self,
        moment: &Moment,
        state: &[Interval],
        order: usize,
    ) -> Result<Vec<Vec<Interval>>, EncloseError> {
        developed(Series::new(&self.flow.own, &self.own), moment, state, order, self.prec)
    }

    /// The same for the solutions together with their Jacobians.
    pub(super) fn varied_series(
        &self,
        moment: &Moment,
        state: &[Interval],
        order: usize,
    ) -> Result<Vec<Vec<Interval>>, EncloseError> {
        developed(
            Series::new(&self.flow.varied, &self.varied),
            moment,
            state,
            order,
            self.prec,
        )
    }

    /// The state followed by the entries of the unit matrix.
    pub(super) fn with_unit_jacobian(&self, state: &[Interval]) -> Vec<Interval> {
        let n = self.flow.dimension;
        let entry = |at: usize| Interval::from_i64(i64::from(at / n == at % n), self.prec);
        state.iter().cloned().chain((0..n * n).map(entry)).collect()
    }
}

/// x_0 given; x_{k+1} = f_k/(k+1), where f_k is computed from x_0 … x_k.
fn developed(
    mut series: Series<'_>,
    Moment(time): &Moment,
    state: &[Interval],
    order: usize,
    prec: u32,
) -> Result<Vec<Vec<Interval>>, EncloseError> {
    let mut all = vec![state.to_vec()];
    for k in 0..order {
        let clock = match k {
            0 => time.clone(),
            1 => Interval::one(prec),
            _ => Interval::zero(prec),
        };
        let mut moving = vec![clock];
        moving.extend_from_slice(&all[k]);
        series.extend(&moving)?;
        let next = |i: usize| Ok(series.coefficient_of(i, k, prec)? / whole(k + 1, prec));
        all.push((0..state.len()).map(next).collect::<Result<_, EncloseError>>()?);
    }
    Ok(all)
}
