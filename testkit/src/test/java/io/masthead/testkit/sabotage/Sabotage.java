package io.masthead.testkit.sabotage;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A plausible mistake in an adapter.
 *
 * @param name what the adapter does wrong
 * @param subject the contract that it breaks
 * @param noticedBy the test that has to fail
 * @param harm replaces the adapter
 */
record Sabotage(String name, Class<?> subject, String noticedBy, Consumer<Adapters> harm) {

    static List<Sabotage> all() {
        return Stream.of(
                        UserSabotages.all(),
                        PostSabotages.all(),
                        SessionSabotages.all(),
                        RecordSabotages.all(),
                        SecretSabotages.all(),
                        TransactionSabotages.all())
                .flatMap(List::stream)
                .toList();
    }

    /** The one that says this of itself. */
    static Sabotage named(String name) {
        return all().stream()
                .filter(sabotage -> sabotage.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The same where nobody waits for anybody, so that a race shows that the adapter itself does not decide. */
    Sabotage withoutTransactions() {
        return new Sabotage(
                name,
                subject,
                noticedBy,
                harm.andThen(
                        adapters -> adapters.unitOfWork = new TransactionSabotages.NeverUndoes(adapters.unitOfWork)));
    }

    @Override
    public String toString() {
        return subject.getSimpleName() + ": " + name;
    }
}
