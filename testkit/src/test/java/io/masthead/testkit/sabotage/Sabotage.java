package io.masthead.testkit.sabotage;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Plausible mistake in an adapter.
 *
 * @param name the mistake
 * @param subject the violated contract
 * @param noticedBy the test that must fail
 * @param harm replaces an adapter
 */
record Sabotage(String name, Class<?> subject, String noticedBy, Consumer<Adapters> harm) {

    static List<Sabotage> all() {
        return Stream.of(
                        UserSabotages.all(),
                        PostSabotages.all(),
                        SessionSabotages.all(),
                        FailedSignInSabotages.all(),
                        IdentitySabotages.all(),
                        AuditLogSabotages.all(),
                        EventLogSabotages.all(),
                        IdempotencySabotages.all(),
                        SecretSabotages.all(),
                        TransactionSabotages.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Returns the sabotage with the given text form. */
    static Sabotage named(String name) {
        return all().stream()
                .filter(sabotage -> sabotage.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns this sabotage without isolation of transactions, so that a race condition in the adapter shows. */
    Sabotage withoutTransactions() {
        return new Sabotage(
                name,
                subject,
                noticedBy,
                harm.andThen(adapters ->
                        adapters.unitOfWork = new TransactionSabotages.NeverRollsBack(adapters.unitOfWork)));
    }

    @Override
    public String toString() {
        return subject.getSimpleName() + ": " + name;
    }
}
