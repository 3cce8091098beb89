package io.masthead.architecture.rules;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import io.masthead.architecture.model.Nesting;
import io.masthead.architecture.model.Reference;
import java.util.Optional;

/**
 * What a class does against a rule.
 *
 * @param subject the class
 * @param object the full name of what it touches, if it touches anything
 * @param message what it does, in a sentence
 * @param line where; 0 if that is not known
 */
public record Offence(JavaClass subject, Optional<String> object, String message, int line) {

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
