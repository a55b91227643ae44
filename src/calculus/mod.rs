//! Rigorous quadrature: Gaussian-weighted integrals on the line, adaptive integration on finite ranges, certified tails.
