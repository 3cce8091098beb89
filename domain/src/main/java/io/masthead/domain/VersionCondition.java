package io.masthead.domain;

import java.util.Optional;
import java.util.Set;

/**
 * Which version an entity must still have for a change to happen, so that nobody overwrites what they have not seen.
 *
 * @param versions the versions that will do, none of them being a condition that nothing meets; if not given, any will
 */
public record VersionCondition(Optional<Set<Long>> versions) {

    /** No condition: the entity may have any version. */
    public static final VersionCondition ANY = new VersionCondition(Optional.empty());

    /** Copies the versions. */
    public VersionCondition {
        versions = versions.map(Set::copyOf);
    }

    /**
     * {@return the condition that an entity has one of some versions}
     *
     * @param versions the versions that will do
     */
    public static VersionCondition oneOf(Set<Long> versions) {
        return new VersionCondition(Optional.of(versions));
    }

    /**
     * Makes sure that the condition holds. To be asked under a lock: what is only read may change until it is saved.
     *
     * @param version the version that the entity has
     * @throws PreconditionFailed if it is none of those that will do
     */
    public void require(long version) {
        if (versions.isPresent() && !versions.get().contains(version)) {
            throw new PreconditionFailed();
        }
    }
}
