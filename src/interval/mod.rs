//! Numbers that contain the truth: real intervals, complex rectangles, special functions.
