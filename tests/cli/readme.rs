//! The questions and answers that README shows are those that are given.

/// The words of a line as a shell would take it apart, which has no quotes but single ones.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            _ => words.last_mut().expect("there is a word").push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn the_answers_in_readme_are_given() {
    let text = include_str!("../../README.md");
    let mut asked = 0;
    for block in text.split("```text\n").skip(1) {
        let block = block.split("```").next().unwrap_or_default();
        for question in block.split("$ kenzan ").skip(1) {
            let (command, answer) = question.split_once('\n').unwrap_or((question, ""));
            if !["eval", "prove", "constant", "lint"]
                .iter()
                .any(|word| command.starts_with(word))
            {
                continue;
            }
            let arguments = words(command);
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            let output = crate::kenzan(&arguments);
            assert_eq!(crate::stdout(&output), answer, "kenzan {command}");
            asked += 1;
        }
    }
    assert!(asked >= 5, "README asks {asked} questions");
}

#[test]
fn the_examples_of_the_help_work() {
    for command in ["eval", "prove"] {
        let help = crate::answer(&[command, "--help"]);
        let examples = help.lines().filter_map(|line| line.trim().strip_prefix("kenzan "));
        let mut count = 0;
        for example in examples {
            let arguments = words(example);
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            assert!(!crate::answer(&arguments).is_empty(), "kenzan {example}");
            count += 1;
        }
        assert!(count >= 4, "kenzan {command} --help has {count} examples");
    }
}
