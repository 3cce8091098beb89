package io.masthead.architecture.rules;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import io.masthead.architecture.model.Nesting;
import io.masthead.architecture.model.Reference;
import java.util.Optional;

/**
 * Violation of a rule.
 *
 * @param source the class in whose source file it is
 * @param subject the full name of the violating class, or of the first package of a cycle
 * @param object the full name of the forbidden class, if there is one; of a cycle, the other packages in their order
 * @param message a sentence that describes the violation
 * @param line the line; 0 if it is unknown
 */
public record RuleViolation(JavaClass source, String subject, Optional<String> object, String message, int line) {

    RuleViolation(JavaClass subject, Optional<String> object, String message, int line) {
        this(subject, Nesting.topName(subject), object, message, line);
    }

    static RuleViolation ofReference(JavaClass subject, Reference reference) {
        return new RuleViolation(subject, Optional.of(reference.topName()), reference.text(), reference.line());
    }

    static RuleViolation ofClass(JavaClass subject, String message) {
        return new RuleViolation(
                subject,
                Optional.empty(),
                message,
                subject.getSourceCodeLocation().getLineNumber());
    }

    static RuleViolation ofAccess(JavaClass subject, JavaAccess<?> access) {
        String message = access.getDescription().replaceFirst(" in \\([^()]*\\)$", "");
        String owner = Nesting.topName(access.getTargetOwner());
        return new RuleViolation(subject, Optional.of(owner), message, access.getLineNumber());
    }
}
