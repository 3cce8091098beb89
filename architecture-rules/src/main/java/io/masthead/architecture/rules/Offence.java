package io.masthead.architecture.rules;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import io.masthead.architecture.model.Nesting;
import io.masthead.architecture.model.Reference;
import java.util.Optional;

/**
 * Violation of a rule.
 *
 * @param source the class in whose source it is
 * @param subject the full name of the class that breaks the rule, or of the first package of a cycle
 * @param object the full name of what it touches, if it touches anything; of a cycle, the other packages in their order
 * @param message what it does, in a sentence
 * @param line where; 0 if that is not known
 */
public record Offence(JavaClass source, String subject, Optional<String> object, String message, int line) {

    Offence(JavaClass subject, Optional<String> object, String message, int line) {
        this(subject, Nesting.topName(subject), object, message, line);
    }

    static Offence naming(JavaClass subject, Reference reference) {
        return new Offence(subject, Optional.of(reference.topName()), reference.text(), reference.line());
    }

    static Offence by(JavaClass subject, String message) {
        return new Offence(
                subject,
                Optional.empty(),
                message,
                subject.getSourceCodeLocation().getLineNumber());
    }

    static Offence calling(JavaClass subject, JavaAccess<?> access) {
        String message = access.getDescription().replaceFirst(" in \\([^()]*\\)$", "");
        String owner = Nesting.topName(access.getTargetOwner());
        return new Offence(subject, Optional.of(owner), message, access.getLineNumber());
    }
}
