//! Phase 9: trust grows with talks, breaks with decisions taken alone, and fades to where it settles.

use super::Setting;
use crate::world::World;

/// Moves the trust of every provider.
pub fn relate(world: &mut World, setting: &Setting) {
    let trust = &setting.scenario.behaviour.trust;
    let providers = &mut world.providers;
    for provider in 0..providers.len() {
        providers.trust[provider] = trust.step(
            providers.trust[provider],
            providers.trust_base[provider],
            std::mem::take(&mut providers.talks[provider]),
            std::mem::take(&mut providers.breaches[provider]),
        );
    }
}
