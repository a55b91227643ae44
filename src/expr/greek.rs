//! Greek letters and the spelling of names.

/// Letter, name, and whether LaTeX has a command of that name (it has none for letters that look Latin).
const LETTERS: [(char, &str, bool); 49] = [
    ('Α', "Alpha", false),
    ('Β', "Beta", false),
    ('Γ', "Gamma", true),
    ('Δ', "Delta", true),
    ('Ε', "Epsilon", false),
    ('Ζ', "Zeta", false),
    ('Η', "Eta", false),
    ('Θ', "Theta", true),
    ('Ι', "Iota", false),
    ('Κ', "Kappa", false),
    ('Λ', "Lambda", true),
    ('Μ', "Mu", false),
    ('Ν', "Nu", false),
    ('Ξ', "Xi", true),
    ('Ο', "Omicron", false),
    ('Π', "Pi", true),
    ('Ρ', "Rho", false),
    ('Σ', "Sigma", true),
    ('Τ', "Tau", false),
    ('Υ', "Upsilon", true),
    ('Φ', "Phi", true),
    ('Χ', "Chi", false),
    ('Ψ', "Psi", true),
    ('Ω', "Omega", true),
    ('α', "alpha", true),
    ('β', "beta", true),
    ('γ', "gamma", true),
    ('δ', "delta", true),
    ('ε', "epsilon", true),
    ('ζ', "zeta", true),
    ('η', "eta", true),
    ('θ', "theta", true),
    ('ι', "iota", true),
    ('κ', "kappa", true),
    ('λ', "lambda", true),
    ('μ', "mu", true),
    ('ν', "nu", true),
    ('ξ', "xi", true),
    ('ο', "omicron", false),
    ('π', "pi", true),
    ('ρ', "rho", true),
    ('ς', "varsigma", true),
    ('σ', "sigma", true),
    ('τ', "tau", true),
    ('υ', "upsilon", true),
    ('φ', "phi", true),
    ('χ', "chi", true),
    ('ψ', "psi", true),
    ('ω', "omega", true),
];

/// Code points in use for the same letters: the micro sign, the mathematical phi and epsilon.
const VARIANTS: [(char, &str); 3] = [('\u{b5}', "mu"), ('\u{3d5}', "phi"), ('\u{3f5}', "epsilon")];

/// The circumflex that combines with the letter before it.
const COMBINING_HAT: char = '\u{302}';

/// The name of a Greek letter.
pub(crate) fn name_of(letter: char) -> Option<&'static str> {
    let known = LETTERS
        .iter()
        .find(|(l, _, _)| *l == letter)
        .map(|(_, name, _)| *name);
    known.or_else(|| {
        VARIANTS
            .iter()
            .find(|(l, _)| *l == letter)
            .map(|(_, name)| *name)
    })
}

/// The canonical spelling of the name at the beginning of the text, and its length there in characters.
///
/// A Greek letter begins a name or follows an underscore, and only digits, primes, an underscore or a circumflex follow it: in
/// `σx` two names touch (which the parser reports), since spelling them as one would make it a different name, `sigmax`.
pub(crate) fn scan_name(text: &[char]) -> Option<(String, usize)> {
    let mut name = String::new();
    let mut closed = false;
    let mut length = 0;
    for &c in text {
        match c {
            '_' => {
                name.push('_');
                closed = false;
            }
            'a'..='z' | 'A'..='Z' if !closed => name.push(c),
            '0'..='9' if !name.is_empty() => name.push(c),
            '\'' | '′' if !name.is_empty() => name.push('\''),
            COMBINING_HAT if !name.is_empty() => {
                name.push_str("_hat");
                closed = true;
            }
            _ => match name_of(c) {
                Some(spelling) if name.is_empty() || name.ends_with('_') => {
                    name.push_str(spelling);
                    closed = true;
                }
                _ => break,
            },
        }
        length += 1;
    }
    (!name.is_empty()).then_some((name, length))
}
