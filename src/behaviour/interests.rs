//! What people want, by their role: how far an official gives in to who asks, and how much somebody of a provider asks for more.
//!
//! A contract manager lives by the relationship, a quality officer by care, a controller by the budget; an account manager is there
//! for revenue, a care lead for clients. Two who know each other by a tie τ get from each other what the team would not give as far as
//! one asks (a) and the other gives in (g),
//!
//! > **τ a g**,
//!
//! and a provider turns to whom it gets most from: the friendliest official. Interests are felt there only; what a provider as a
//! whole wants is in its margins.
//!
//! Source: that people in these roles have different interests is the field's own account of itself; no published figure was
//! found, all numbers are assumptions.

/// Assumptions about interests, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interests {
    /// g: how far an official gives in, by the number of its role.
    pub gives_in: [f64; 5],
    /// a: how much somebody of a provider asks for more: account manager, care lead, director.
    pub asks: [f64; 3],
}

impl Interests {
    /// What the person in place `slot` of a provider gets from an official of the role with number `role`, with a tie of `tie`.
    pub fn favour(&self, tie: f64, slot: usize, role: usize) -> f64 {
        tie * self.asks[slot] * self.gives_in[role]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_does_not_ask_or_give_in_does_no_favours() {
        let interests = Interests { gives_in: [0.5, 1.0, 0.0, 0.5, 0.2], asks: [1.0, 0.0, 0.5] };
        assert_eq!(interests.favour(0.8, 0, 1), 0.8);
        assert_eq!(interests.favour(0.8, 2, 0), 0.2);
        assert_eq!(interests.favour(0.8, 0, 2), 0.0);
        assert_eq!(interests.favour(0.8, 1, 1), 0.0);
        assert_eq!(interests.favour(0.0, 0, 1), 0.0);
    }
}
