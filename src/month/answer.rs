//! What a client hears from the providers that it asks, and from the one on whose list it stands.

/// What a client hears from a provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It comes on the list.
    Listed,
    /// The list is closed: the wait would be too long.
    ListClosed,
    /// The provider holds back intake, as was agreed.
    ProviderHolds,
    /// The municipality stopped intake in the segment.
    IntakeStopped,
    /// The municipality or the region stopped intake at this provider, whose ceiling comes near.
    StopImposed,
    /// The case is not worth its place to the provider.
    NotWorthIt,
    /// It stands on the list, and the provider lets it wait for January.
    WaitsForJanuary,
    /// It stands on the list, and there is no room yet.
    NoRoom,
}
