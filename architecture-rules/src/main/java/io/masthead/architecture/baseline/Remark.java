package io.masthead.architecture.baseline;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people say about an entry.
 *
 * @param reason why it is let be
 * @param owner who is going to mend it
 * @param until the last day on which it is let be
 */
record Remark(Optional<String> reason, Optional<String> owner, Optional<LocalDate> until) {

    static final Remark NONE = new Remark(Optional.empty(), Optional.empty(), Optional.empty());

    boolean isExpired(LocalDate today) {
        return until.filter(today::isAfter).isPresent();
    }

    /** {@return it for readers of a report} */
    String inWords() {
        String rest = Stream.of(owner, until.map(day -> "until " + day))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        String why = reason.orElse("in the baseline");
        return rest.isEmpty() ? why : why + " (" + rest + ")";
    }

    /** {@return it as the file has it, with a space before it; nothing if there is nothing to say} */
    String written() {
        String parts = Stream.of(
                        reason.map(why -> "reason=" + why),
                        owner.map(who -> "owner=" + who),
                        until.map(day -> "until=" + day))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return parts.isEmpty() ? "" : " # " + parts;
    }
}
