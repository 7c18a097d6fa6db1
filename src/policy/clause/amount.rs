//! An amount on its way through the clauses, and its gradient.

use super::{COUNT_KINDS, Count, Standing};

/// An amount on its way through the clauses, in EUR.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Amount {
    /// By standing: bound and exempt.
    pub euros: [f64; 2],
    /// Standard deviation of the bound euros that are still to come.
    pub spread: f64,
}

impl Amount {
    /// Both standings together, in EUR.
    pub fn total(&self) -> f64 {
        self.euros[0] + self.euros[1]
    }

    /// What bounds apply to, in EUR.
    pub fn bound(&self) -> f64 {
        self.euros[Standing::Bound as usize]
    }

    /// The same with another bound amount.
    pub fn with_bound(self, euros: f64) -> Amount {
        Amount { euros: [euros, self.euros[1]], ..self }
    }

    /// With `euros` more, by standing.
    pub fn plus(self, euros: [f64; 2]) -> Amount {
        Amount { euros: [self.euros[0] + euros[0], self.euros[1] + euros[1]], ..self }
    }

    /// All of it times `factor`. The spread stays: where the factor hangs on what is done, it would give the forecast error
    /// a slope, and nobody is paid for being uncertain.
    pub fn times(self, factor: f64) -> Amount {
        Amount { euros: self.euros.map(|euros| euros * factor), ..self }
    }
}

/// The gradient of an [`Amount`]: `by[count.place()][standing of the activity][standing of the amount]`, in EUR per unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Marginal {
    /// The gradient itself.
    pub by: [[[f64; 2]; 2]; COUNT_KINDS],
}

impl Marginal {
    /// What one more unit brings in all, in EUR. Care beyond a norm brings nothing.
    pub fn of(&self, count: Count, standing: Standing) -> f64 {
        match standing {
            Standing::Bound | Standing::Exempt => {
                let [bound, exempt] = self.by[count.place()][standing as usize];
                bound + exempt
            }
            Standing::Beyond => 0.0,
        }
    }

    /// Adds `euros` to what one more unit of `count` brings, posted under its own standing.
    pub fn add(&mut self, count: Count, standing: Standing, euros: f64) {
        self.by[count.place()][standing as usize][standing as usize] += euros;
    }

    /// Scales what is bound and what is exempt.
    pub fn scale(&mut self, [bound, exempt]: [f64; 2]) {
        for entry in self.by.iter_mut().flatten() {
            entry[0] *= bound;
            entry[1] *= exempt;
        }
    }

    /// All of it times `factor`.
    pub fn times(&self, factor: f64) -> Marginal {
        let mut all = *self;
        all.scale([factor; 2]);
        all
    }

    /// The sum of two gradients.
    pub fn plus(&self, other: &Marginal) -> Marginal {
        let mut sum = *self;
        for (mine, theirs) in sum.by.iter_mut().flatten().zip(other.by.iter().flatten()) {
            mine[0] += theirs[0];
            mine[1] += theirs[1];
        }
        sum
    }

    /// Adds `slope` times the effect of each unit on the whole amount, posted as exempt.
    pub fn add_share_of_all(&mut self, slope: f64) {
        for [bound, exempt] in self.by.iter_mut().flatten() {
            *exempt += slope * (*bound + *exempt);
        }
    }

    /// Adds `euros` to what one more unit of `count` brings, spread over both accounts in proportion to `amount`.
    pub fn add_to_both(&mut self, count: Count, per_euro: f64, amount: &Amount) {
        for entry in &mut self.by[count.place()] {
            entry[0] += per_euro * amount.euros[0];
            entry[1] += per_euro * amount.euros[1];
        }
    }
}
