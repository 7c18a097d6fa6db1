//! Classes of severity, to count by: what happens to lighter clients can be the reverse of what happens to heavier ones.

/// A class of severity. Severity has mean 1 over the new clients of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeverityClass {
    /// Below three quarters of the mean.
    Light,
    /// From three quarters to five quarters of it.
    Middle,
    /// From five quarters of it.
    Heavy,
}

/// The classes, lightest first.
pub const SEVERITIES: [SeverityClass; 3] =
    [SeverityClass::Light, SeverityClass::Middle, SeverityClass::Heavy];

impl SeverityClass {
    /// The class of a severity.
    pub fn of(severity: f64) -> SeverityClass {
        if severity < 0.75 {
            SeverityClass::Light
        } else if severity < 1.25 {
            SeverityClass::Middle
        } else {
            SeverityClass::Heavy
        }
    }

    /// Its place in counts by class.
    pub fn place(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_severity_has_a_class_and_heavier_is_never_lighter() {
        let classes: Vec<usize> =
            (0..400).map(|step| SeverityClass::of(f64::from(step) / 100.0).place()).collect();
        assert!(classes.is_sorted());
        assert_eq!([0.749, 0.75, 1.249, 1.25].map(|s| SeverityClass::of(s).place()), [0, 1, 1, 2]);
    }
}
