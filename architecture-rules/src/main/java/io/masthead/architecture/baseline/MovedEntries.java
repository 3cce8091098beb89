package io.masthead.architecture.baseline;

import io.masthead.architecture.report.ReportedViolation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Entries whose violation has moved: the class was renamed, or the violating method is in another class. An entry goes
 * with one violation only, so moves never accept more violations than there were before.
 */
final class MovedEntries {

    /** Another cycle of packages is another violation, whatever it shares with one that is gone. */
    private static final String CYCLES = "HEX-602";

    private final Predicate<String> exists;
    private final List<Entry> gone;
    private final Map<String, Entry> moved = new HashMap<>();

    private MovedEntries(Predicate<String> exists, Collection<Entry> gone) {
        this.exists = exists;
        this.gone = new ArrayList<>(gone);
    }

    /**
     * {@return the entries that have moved, by the new keys of their violations}
     *
     * @param gone the entries that no violation has
     * @param fresh the violations that have no entry
     * @param exists whether there is a class of a name
     */
    static Map<String, Entry> find(
            Collection<Entry> gone, Collection<ReportedViolation> fresh, Predicate<String> exists) {
        MovedEntries entries = new MovedEntries(exists, gone);
        Map<String, ViolationKey> keys = new TreeMap<>();
        fresh.stream()
                .filter(violation -> !violation.rule().id().equals(CYCLES))
                .forEach(violation -> keys.putIfAbsent(violation.key(), ViolationKey.of(violation)));
        List<BiPredicate<ViolationKey, ViolationKey>> likenesses = List.of(
                entries::isInOtherPackage, entries::isRenamedObject, entries::isInSamePackage, entries::isRenamed);
        likenesses.forEach(likeness -> entries.move(keys, likeness));
        return entries.moved;
    }

    private void move(Map<String, ViolationKey> keys, BiPredicate<ViolationKey, ViolationKey> likeness) {
        keys.forEach((key, now) -> {
            Optional<Entry> entry = moved.containsKey(key)
                    ? Optional.empty()
                    : gone.stream()
                            .filter(candidate -> isLike(ViolationKey.parse(candidate.key()), now, likeness))
                            .findFirst();
            entry.ifPresent(found -> {
                gone.remove(found);
                moved.put(key, found);
            });
        });
    }

    private static boolean isLike(
            ViolationKey before, ViolationKey now, BiPredicate<ViolationKey, ViolationKey> likeness) {
        return before.rule().equals(now.rule()) && likeness.test(before, now);
    }

    /** Tells whether classes kept their names, and moved to other packages. */
    private boolean isInOtherPackage(ViolationKey before, ViolationKey now) {
        return isSameOrGone(before.subject(), now.subject())
                && isSameOrGone(before.object(), now.object())
                && ViolationKey.simpleName(before.subject()).equals(ViolationKey.simpleName(now.subject()))
                && ViolationKey.simpleName(before.object()).equals(ViolationKey.simpleName(now.object()));
    }

    /** Tells whether the forbidden class has another name, in the same package. */
    private boolean isRenamedObject(ViolationKey before, ViolationKey now) {
        return before.subject().equals(now.subject())
                && !exists.test(before.object())
                && ViolationKey.packageName(before.object()).equals(ViolationKey.packageName(now.object()));
    }

    /** Tells whether the class has another name in the same package, or the method another class there. */
    private boolean isInSamePackage(ViolationKey before, ViolationKey now) {
        return before.object().equals(now.object())
                && (!before.object().isEmpty() || !exists.test(before.subject()))
                && ViolationKey.packageName(before.subject()).equals(ViolationKey.packageName(now.subject()));
    }

    /** Tells whether the class has another name in another package. */
    private boolean isRenamed(ViolationKey before, ViolationKey now) {
        return !before.object().isEmpty() && before.object().equals(now.object()) && !exists.test(before.subject());
    }

    private boolean isSameOrGone(String before, String now) {
        return before.equals(now) || !exists.test(before);
    }

    /**
     * Parts of the key of a violation.
     *
     * @param rule the identity of the rule
     * @param subject the subject
     * @param object the object; empty if there is none
     */
    private record ViolationKey(String rule, String subject, String object) {

        private static final String ARROW = " -> ";

        static ViolationKey of(ReportedViolation violation) {
            return new ViolationKey(
                    violation.rule().id(),
                    violation.subject(),
                    violation.object().orElse(""));
        }

        static ViolationKey parse(String key) {
            int space = key.indexOf(' ');
            int arrow = key.indexOf(ARROW);
            return new ViolationKey(
                    key.substring(0, space),
                    key.substring(space + 1, arrow < 0 ? key.length() : arrow),
                    arrow < 0 ? "" : key.substring(arrow + ARROW.length()));
        }

        static String simpleName(String name) {
            return name.substring(name.lastIndexOf('.') + 1);
        }

        static String packageName(String name) {
            return name.substring(0, Math.max(0, name.lastIndexOf('.')));
        }
    }
}
