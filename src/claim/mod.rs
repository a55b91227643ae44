//! Claims, their evidence and verdicts.
