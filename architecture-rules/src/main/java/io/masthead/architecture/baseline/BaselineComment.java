package io.masthead.architecture.baseline;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Comment of a baseline entry.
 *
 * @param reason why the violation is accepted
 * @param owner the person who is going to fix it
 * @param until the last day on which it is accepted
 */
record BaselineComment(Optional<String> reason, Optional<String> owner, Optional<LocalDate> until) {

    static final BaselineComment NONE = new BaselineComment(Optional.empty(), Optional.empty(), Optional.empty());

    boolean isExpired(LocalDate today) {
        return until.filter(today::isAfter).isPresent();
    }

    /** {@return the comment as reports show it; an empty string if there is none} */
    String forReport() {
        String rest = Stream.of(owner, until.map(day -> "until " + day))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return reason.map(why -> rest.isEmpty() ? why : why + " (" + rest + ")").orElse(rest);
    }

    /** {@return the comment as the file contains it, after a space; an empty string if there is none} */
    String forFile() {
        String parts = Stream.of(
                        reason.map(why -> "reason=" + why),
                        owner.map(who -> "owner=" + who),
                        until.map(day -> "until=" + day))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return parts.isEmpty() ? "" : " # " + parts;
    }
}
