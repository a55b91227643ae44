//! Greek letters and the spelling of names.

/// Letter, name, and the Latin letter LaTeX uses for it where it has no command of that name.
const LETTERS: [(char, &str, &str); 49] = [
    ('Α', "Alpha", "A"),
    ('Β', "Beta", "B"),
    ('Γ', "Gamma", ""),
    ('Δ', "Delta", ""),
    ('Ε', "Epsilon", "E"),
    ('Ζ', "Zeta", "Z"),
    ('Η', "Eta", "H"),
    ('Θ', "Theta", ""),
    ('Ι', "Iota", "I"),
    ('Κ', "Kappa", "K"),
    ('Λ', "Lambda", ""),
    ('Μ', "Mu", "M"),
    ('Ν', "Nu", "N"),
    ('Ξ', "Xi", ""),
    ('Ο', "Omicron", "O"),
    ('Π', "Pi", ""),
    ('Ρ', "Rho", "P"),
    ('Σ', "Sigma", ""),
    ('Τ', "Tau", "T"),
    ('Υ', "Upsilon", ""),
    ('Φ', "Phi", ""),
    ('Χ', "Chi", "X"),
    ('Ψ', "Psi", ""),
    ('Ω', "Omega", ""),
    ('α', "alpha", ""),
    ('β', "beta", ""),
    ('γ', "gamma", ""),
    ('δ', "delta", ""),
    ('ε', "epsilon", ""),
    ('ζ', "zeta", ""),
    ('η', "eta", ""),
    ('θ', "theta", ""),
    ('ι', "iota", ""),
    ('κ', "kappa", ""),
    ('λ', "lambda", ""),
    ('μ', "mu", ""),
    ('ν', "nu", ""),
    ('ξ', "xi", ""),
    ('ο', "omicron", "o"),
    ('π', "pi", ""),
    ('ρ', "rho", ""),
    ('ς', "varsigma", ""),
    ('σ', "sigma", ""),
    ('τ', "tau", ""),
    ('υ', "upsilon", ""),
    ('φ', "phi", ""),
    ('χ', "chi", ""),
    ('ψ', "psi", ""),
    ('ω', "omega", ""),
];

/// Code points in use for the same letters: the micro sign, the mathematical phi and epsilon.
const VARIANTS: [(char, &str); 3] = [('\u{b5}', "mu"), ('\u{3d5}', "phi"), ('\u{3f5}', "epsilon")];

/// The circumflex that combines with the letter before it.
const COMBINING_HAT: char = '\u{302}';

/// The name of a Greek letter.
pub(crate) fn name_of(letter: char) -> Option<&'static str> {
    let known = LETTERS.iter().find(|(l, _, _)| *l == letter).map(|(_, name, _)| *name);
    known.or_else(|| VARIANTS.iter().find(|(l, _)| *l == letter).map(|(_, name)| *name))
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

/// The letter of a name, and its spelling in LaTeX.
pub(crate) fn letter_of(name: &str) -> Option<(char, String)> {
    let (letter, _, latin) = LETTERS.iter().find(|(_, n, _)| *n == name)?;
    let latex = if latin.is_empty() {
        format!("\\{name}")
    } else {
        format!("\\mathrm{{{latin}}}")
    };
    Some((*letter, latex))
}
