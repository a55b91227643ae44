//! A claim is data: where it stands in the paper, what it says, the definitions it uses, its statements with their
//! proofs, the mutants that must die and the witnesses that must agree.

use std::collections::BTreeMap;

use crate::formula::Domains;
use crate::proof::{
    Measurement, Mistake, Motion, Mutant, Premise, Proof, Role, Score, Source, Statement, Step, Table, Witness, mistake,
};

/// A claim under construction and, once built, for ever. Mistakes in its text are collected, not thrown: a claim
/// with a mistake never passes, and its page says why.
#[derive(Clone, Debug)]
pub struct Claim {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) sources: Vec<Source>,
    pub(crate) says: String,
    pub(crate) domains: Domains,
    pub(crate) definitions: Vec<(String, String)>,
    pub(crate) motions: Vec<Motion>,
    pub(crate) statements: Vec<Statement>,
    /// What the next statement supposes.
    pub(crate) premises: Vec<Premise>,
    pub(crate) rests_on: Vec<String>,
    pub(crate) notes: Vec<String>,
    pub(crate) mutants: Vec<Mutant>,
    pub(crate) witnesses: Vec<Witness>,
    pub(crate) tables: Vec<Table>,
    pub(crate) measurements: Vec<Measurement>,
    pub(crate) score: Option<Score>,
    pub(crate) mistakes: Vec<Mistake>,
}

impl Claim {
    /// A claim with a permanent id, chapter and name in small letters, digits and hyphens such as `gaussian/variance`, the places of
    /// the paper it belongs to, and a title. The id is checked when the claim is run.
    #[must_use]
    pub fn of(id: &str, sources: impl IntoIterator<Item = Source>, title: &str) -> Claim {
        Claim {
            id: id.into(),
            title: title.into(),
            sources: sources.into_iter().collect(),
            says: String::new(),
            domains: Domains::default(),
            definitions: Vec::new(),
            motions: Vec::new(),
            statements: Vec::new(),
            premises: Vec::new(),
            rests_on: Vec::new(),
            notes: Vec::new(),
            mutants: Vec::new(),
            witnesses: Vec::new(),
            tables: Vec::new(),
            measurements: Vec::new(),
            score: None,
            mistakes: Vec::new(),
        }
    }

    /// The permanent id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// One more place that it is about.
    #[must_use]
    pub fn about(mut self, place: Source) -> Claim {
        self.sources.push(place);
        self
    }

    /// What is wrong with its text, as far as that is seen before it is run.
    #[must_use]
    pub fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    /// What the paper says there, in our own words.
    #[must_use]
    pub fn says(mut self, text: &str) -> Claim {
        self.says = text.into();
        self
    }

    /// A remark for the page: a convention, a reading of the text, a limit of what is shown.
    #[must_use]
    pub fn note(mut self, text: &str) -> Claim {
        self.notes.push(text.into());
        self
    }

    /// Defines `head` (such as `phi(z)` or `K`) as `body`. A head defined before is defined anew in its old place.
    #[must_use]
    pub fn define(mut self, head: &str, body: &str) -> Claim {
        match self.definitions.iter_mut().find(|(known, _)| known == head) {
            Some(definition) => definition.1 = body.into(),
            None => self.definitions.push((head.into(), body.into())),
        }
        self
    }

    /// The claim this one builds on: its assumptions are inherited.
    #[must_use]
    pub fn rests_on(mut self, id: &str) -> Claim {
        self.rests_on.push(id.into());
        self
    }

    fn state(mut self, role: Role, relation: &str, proof: Proof) -> Claim {
        let number = self.statements.len() + 1;
        let within = |step: Option<&Step>, mistake: Mistake| Mistake::Within {
            number,
            relation: relation.into(),
            step: step.map(|step| step.name.clone()),
            mistake: Box::new(mistake),
        };
        let mut found: Vec<Mistake> = proof
            .mistakes
            .iter()
            .map(|mistake| within(None, mistake.clone()))
            .collect();
        for step in proof.steps() {
            let supposed = |label: &str| {
                self.premises
                    .iter()
                    .any(|premise| premise.label.as_deref() == Some(label))
            };
            let unknown = |label: &&str| self.earlier(label, self.statements.len()).is_none() && !supposed(label);
            let unknown = step.kind().cites().filter(unknown);
            let unknown = unknown.map(|label| Mistake::NotBefore(label.into()));
            let own = step.kind().mistake().cloned().into_iter().chain(unknown);
            found.extend(own.map(|mistake| within(Some(step), mistake)));
        }
        self.mistakes.extend(found);
        let premises = std::mem::take(&mut self.premises);
        match mistake::relation(relation) {
            Ok(relation) => self.statements.push(Statement {
                role,
                relation,
                label: None,
                suppositions: Vec::new(),
                premises,
                places: Vec::new(),
                under: BTreeMap::new(),
                gloss: String::new(),
                confirms: false,
                open: false,
                proof,
            }),
            Err(mistake) => self.mistakes.push(within(None, mistake)),
        }
        self
    }

    /// Gives the statement before a name, by which later statements of the claim cite it.
    #[must_use]
    pub fn label(mut self, name: &str) -> Claim {
        let taken = self.earlier(name, self.statements.len()).is_some();
        match self.statements.last_mut() {
            Some(statement) if !taken && statement.label.is_none() => statement.label = Some(name.into()),
            Some(_) => self.mistakes.push(Mistake::Label(name.into())),
            None => self.mistakes.push(Mistake::NothingBefore("label")),
        }
        self
    }

    /// The claim without the statement at that place and those after it.
    pub(crate) fn until(&self, place: usize) -> Claim {
        let mut claim = self.clone();
        claim.statements.truncate(place);
        claim.mutants.clear();
        claim
    }

    /// The claim with these declarations.
    pub(crate) fn with_domains(self, domains: Domains) -> Claim {
        Claim { domains, ..self }
    }

    /// The claim, the statement at that place shown by that step.
    pub(crate) fn shown_by(&self, place: usize, step: Step) -> Claim {
        let mut claim = self.clone();
        if let Some(statement) = claim.statements.get_mut(place) {
            statement.proof = step.into();
        }
        claim
    }

    /// The place of the statement with that label, if it comes before the place given.
    pub(crate) fn earlier(&self, label: &str, place: usize) -> Option<usize> {
        let before = self.statements.iter().take(place);
        let mut labels = before.map(|statement| statement.label.as_deref());
        labels.position(|other| other == Some(label))
    }

    /// The statement at that place, and all those that it cites, and that these cite.
    pub(crate) fn supports(&self, place: usize) -> Vec<&Statement> {
        let places = self.support_places(place).into_iter();
        places.filter_map(|at| self.statements.get(at)).collect()
    }

    /// The places of these statements.
    pub(crate) fn support_places(&self, place: usize) -> Vec<usize> {
        let mut places = vec![place];
        let mut looked = 0;
        while let Some(&at) = places.get(looked) {
            let labels = self.statements.get(at).into_iter().flat_map(Statement::cites);
            let cited: Vec<usize> = labels.filter_map(|label| self.earlier(label, at)).collect();
            let new: Vec<usize> = cited.into_iter().filter(|place| !places.contains(place)).collect();
            places.extend(new);
            looked += 1;
        }
        places
    }

    /// A statement as the paper prints it.
    #[must_use]
    pub fn printed(self, relation: &str, proof: impl Into<Proof>) -> Claim {
        self.state(Role::Printed, relation, proof.into())
    }

    /// A statement that corrects the paper or makes it precise.
    #[must_use]
    pub fn corrected(self, relation: &str, proof: impl Into<Proof>) -> Claim {
        self.state(Role::Corrected, relation, proof.into())
    }

    /// A statement that goes beyond the paper.
    #[must_use]
    pub fn extension(self, relation: &str, proof: impl Into<Proof>) -> Claim {
        self.state(Role::Extension, relation, proof.into())
    }

    /// What the statement before supposes, `formula exists`, the formula an integral or a series: it is printed with the statement, which
    /// says nothing where it does not hold, and every statement that rests on this one has to suppose it as well.
    #[must_use]
    pub fn supposing(mut self, supposition: &str) -> Claim {
        let formula = match supposition.trim_end().strip_suffix(" exists") {
            Some(formula) => mistake::formula(formula),
            None => Err(Mistake::Supposition(supposition.into())),
        };
        match (formula, self.statements.last_mut()) {
            (Ok(formula), Some(statement)) => statement.suppositions.push(formula),
            (Ok(_), None) => self.mistakes.push(Mistake::NothingBefore("supposing")),
            (Err(mistake), _) => self.mistakes.push(mistake),
        }
        self
    }

    /// What the next statement supposes: that both sides of a relation exist and are so related, for all values of its symbols. It may have a label before a
    /// colon, by which the proof cites it. It is printed with the statement, and every statement that rests on that one has to suppose it as well.
    #[must_use]
    pub fn premise(mut self, supposition: &str) -> Claim {
        let (label, text) = match supposition.split_once(':') {
            Some((label, text)) => (Some(label.trim().to_owned()), text),
            None => (None, supposition),
        };
        match mistake::relation(text) {
            Ok(relation) => self.premises.push(Premise { label, relation }),
            Err(mistake) => self.mistakes.push(mistake),
        }
        self
    }

    /// Says which passage of the paper the statement before decides: what the paper says there, as printed, corrected or
    /// made precise. Several calls name several passages; a statement without one is a lemma.
    #[must_use]
    pub fn at(mut self, place: Source) -> Claim {
        if !self.sources.contains(&place) {
            self.mistakes.push(Mistake::Place(place.clone()));
        }
        match self.statements.last_mut() {
            Some(statement) => statement.places.push(place),
            None => self.mistakes.push(Mistake::NothingBefore("at")),
        }
        self
    }

    /// Says under which reading of that passage the statement before decides it.
    #[must_use]
    pub fn under(mut self, place: Source, reading: &str) -> Claim {
        match self.statements.last_mut() {
            Some(statement) => drop(statement.under.insert(place, reading.into())),
            None => self.mistakes.push(Mistake::NothingBefore("under")),
        }
        self
    }

    /// Says that the statement before is not proved but [confirmed](crate::proof::Verdict::Confirmed): shown at the values that its steps list, or
    /// to the digits asked for. A statement that turns out to be proved is then not as expected either.
    #[must_use]
    pub fn confirmed(mut self) -> Claim {
        match self.statements.last_mut() {
            Some(statement) => statement.confirms = true,
            None => self.mistakes.push(Mistake::NothingBefore("confirmed")),
        }
        self
    }

    /// Says that the statement before is left open: its steps do not decide it, and one that turns out to be decided is not as expected.
    #[must_use]
    pub fn open(mut self) -> Claim {
        match self.statements.last_mut() {
            Some(statement) => statement.open = true,
            None => self.mistakes.push(Mistake::NothingBefore("open")),
        }
        self
    }

    /// Says in words what the statement before means.
    #[must_use]
    pub fn meaning(mut self, text: &str) -> Claim {
        match self.statements.last_mut() {
            Some(statement) => statement.gloss = text.into(),
            None => self.mistakes.push(Mistake::NothingBefore("meaning")),
        }
        self
    }

    /// A double-precision witness from outside the engine.
    #[must_use]
    pub fn witness(mut self, witness: Witness) -> Claim {
        self.witnesses.push(witness);
        self
    }

    /// A table of constants, by the definitions of the claim; it fails the claim if a cell stays undecided.
    #[must_use]
    pub fn table(mut self, table: Table) -> Claim {
        self.tables.push(table);
        self
    }

    /// The definitions as head and body, in order.
    #[must_use]
    pub fn definitions(&self) -> &[(String, String)] {
        &self.definitions
    }

    /// The mutants that are written down, in order.
    #[must_use]
    pub fn mutants(&self) -> &[Mutant] {
        &self.mutants
    }

    /// The witnesses in order.
    #[must_use]
    pub fn witnesses(&self) -> &[Witness] {
        &self.witnesses
    }

    /// The statements in order.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// The places of the paper it is about.
    #[must_use]
    pub fn places(&self) -> &[Source] {
        &self.sources
    }

    /// The ids of the claims this one builds on.
    #[must_use]
    pub fn foundations(&self) -> &[String] {
        &self.rests_on
    }

    pub(crate) fn differs_from(&self, other: &Claim) -> bool {
        self.definitions != other.definitions
            || self.motions != other.motions
            || self.statements != other.statements
            || self.domains != other.domains
    }
}
