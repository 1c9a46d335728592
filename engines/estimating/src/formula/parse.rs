//! Tokens to a tree, by recursive descent: sums of products of factors.

use super::tokens::{Token, tokens};
use super::{Condition, FormulaError, Function, Kind, MAX_DEPTH, Node, Operator};

pub(crate) fn parse(text: &str) -> Result<Node, FormulaError> {
    let tokens = tokens(text)?;
    let mut reader = Reader { end: text.chars().count(), tokens, next: 0, depth: 0 };
    let root = reader.sum()?;
    match reader.tokens.get(reader.next) {
        None => Ok(root),
        Some((at, token)) => Err(FormulaError::new(*at, format!("{} is not expected here", token.words()))),
    }
}

struct Reader {
    tokens: Vec<(usize, Token)>,
    next: usize,
    depth: usize,
    end: usize,
}

impl Reader {
    fn sum(&mut self) -> Result<Node, FormulaError> {
        let mut left = self.product()?;
        loop {
            let operator = match self.peek() {
                Some(Token::Sign('+')) => Operator::Add,
                Some(Token::Sign('-')) => Operator::Subtract,
                _ => return Ok(left),
            };
            let at = self.step();
            left = arithmetic(at, operator, left, self.product()?);
        }
    }

    fn product(&mut self) -> Result<Node, FormulaError> {
        let mut left = self.factor()?;
        loop {
            let operator = match self.peek() {
                Some(Token::Sign('*')) => Operator::Multiply,
                Some(Token::Sign('/')) => Operator::Divide,
                _ => return Ok(left),
            };
            let at = self.step();
            left = arithmetic(at, operator, left, self.factor()?);
        }
    }

    fn factor(&mut self) -> Result<Node, FormulaError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(FormulaError::new(self.at(), format!("the formula is nested more than {MAX_DEPTH} deep")));
        }
        let node = self.bare_factor();
        self.depth -= 1;
        node
    }

    fn bare_factor(&mut self) -> Result<Node, FormulaError> {
        let at = self.at();
        let Some(token) = self.peek().cloned() else {
            return Err(FormulaError::new(at, "the formula ends where a number or a name is expected"));
        };
        self.step();
        let kind = match token {
            Token::Number(number) => Kind::Number(number),
            Token::Sign('-') => Kind::Negate(Box::new(self.factor()?)),
            Token::Sign('(') => {
                let inside = self.sum()?;
                self.expect(')')?;
                return Ok(inside);
            }
            Token::Name(name) if self.peek() == Some(&Token::Sign('(')) => return self.call(at, &name),
            Token::Name(name) if name == "and" || name == "or" => {
                return Err(FormulaError::new(at, format!("\"{name}\" joins comparisons; a number is expected here")));
            }
            Token::Name(name) => Kind::Name(name),
            other => return Err(FormulaError::new(at, format!("{} stands where a number is expected", other.words()))),
        };
        Ok(Node { at, kind })
    }

    fn call(&mut self, at: usize, name: &str) -> Result<Node, FormulaError> {
        self.expect('(')?;
        if name == "if" {
            return self.choice(at);
        }
        let Some(function) = Function::by_name(name) else {
            let known = "min, max, ceil, floor, round, abs and if";
            return Err(FormulaError::new(at, format!("\"{name}\" is not a function; there are {known}")));
        };
        let mut arguments = vec![self.sum()?];
        while self.peek() == Some(&Token::Sign(',')) {
            self.step();
            arguments.push(self.sum()?);
        }
        self.expect(')')?;
        if !function.takes(arguments.len()) {
            return Err(FormulaError::new(at, format!("{name} can't take {} values", arguments.len())));
        }
        Ok(Node { at, kind: Kind::Call(function, arguments) })
    }

    fn choice(&mut self, at: usize) -> Result<Node, FormulaError> {
        let condition = self.either()?;
        self.expect(',')?;
        let yes = self.sum()?;
        self.expect(',')?;
        let no = self.sum()?;
        self.expect(')')?;
        Ok(Node { at, kind: Kind::If(Box::new(condition), Box::new(yes), Box::new(no)) })
    }

    fn either(&mut self) -> Result<Condition, FormulaError> {
        let mut left = self.both()?;
        while self.take_word("or") {
            left = Condition::Or(Box::new(left), Box::new(self.both()?));
        }
        Ok(left)
    }

    fn both(&mut self) -> Result<Condition, FormulaError> {
        let mut left = self.compare()?;
        while self.take_word("and") {
            left = Condition::And(Box::new(left), Box::new(self.compare()?));
        }
        Ok(left)
    }

    fn compare(&mut self) -> Result<Condition, FormulaError> {
        let left = self.sum()?;
        let at = self.at();
        let Some(Token::Comparison(comparison)) = self.peek().cloned() else {
            return Err(FormulaError::new(at, "if needs a comparison first, such as height > 6"));
        };
        self.step();
        Ok(Condition::Compare(comparison, left, self.sum()?))
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|(_, token)| token)
    }

    fn at(&self) -> usize {
        self.tokens.get(self.next).map_or(self.end, |(at, _)| *at)
    }

    /// Moves past a token and says where it stood.
    fn step(&mut self) -> usize {
        let at = self.at();
        self.next += 1;
        at
    }

    fn take_word(&mut self, word: &str) -> bool {
        let here = matches!(self.peek(), Some(Token::Name(name)) if name == word);
        self.next += usize::from(here);
        here
    }

    fn expect(&mut self, sign: char) -> Result<(), FormulaError> {
        if self.peek() == Some(&Token::Sign(sign)) {
            self.step();
            return Ok(());
        }
        let found = self.peek().map_or_else(|| "the formula ends".to_owned(), |t| format!("{} stands", t.words()));
        Err(FormulaError::new(self.at(), format!("{found} where \"{sign}\" is expected")))
    }
}

fn arithmetic(at: usize, operator: Operator, left: Node, right: Node) -> Node {
    Node { at, kind: Kind::Arithmetic(operator, Box::new(left), Box::new(right)) }
}
