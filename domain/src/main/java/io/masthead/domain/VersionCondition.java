package io.masthead.domain;

import java.util.Optional;
import java.util.Set;

/**
 * Precondition on the version of an entity, so that a change does not overwrite unseen changes.
 *
 * @param versions the accepted versions: an empty set accepts none, an empty option accepts any
 */
public record VersionCondition(Optional<Set<Long>> versions) {

    /** No condition: accepts any version. */
    public static final VersionCondition ANY = new VersionCondition(Optional.empty());

    /** Copies the versions. */
    public VersionCondition {
        versions = versions.map(Set::copyOf);
    }

    /**
     * {@return the condition that the entity has one of the given versions}
     *
     * @param versions the accepted versions
     */
    public static VersionCondition oneOf(Set<Long> versions) {
        return new VersionCondition(Optional.of(versions));
    }

    /**
     * Checks the condition. Call it while holding a lock, since an entity that is only read may change before it is
     * saved.
     *
     * @param version the current version of the entity
     * @throws PreconditionFailed if the version is not accepted
     */
    public void require(long version) {
        if (versions.isPresent() && !versions.get().contains(version)) {
            throw new PreconditionFailed();
        }
    }
}
