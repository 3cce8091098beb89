package io.masthead.architecture.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the listed names against the JDK: a misspelt one would never match. */
@SuppressWarnings("MethodName")
class AmbientApisTest {

    static Stream<String> members() {
        return Stream.of(
                        AmbientApis.CLOCK,
                        AmbientApis.RANDOMNESS,
                        AmbientApis.ENVIRONMENT,
                        AmbientApis.DEFAULTS,
                        AmbientApis.STREAMS)
                .flatMap(Set::stream);
    }

    static Stream<String> types() {
        return Stream.of(PracticeRules.OLD_TIME, PracticeRules.OLD_CLIENTS).flatMap(Set::stream);
    }

    @ParameterizedTest
    @MethodSource("members")
    void every_member_named_exists(String name) throws ClassNotFoundException {
        String member = name.contains("(") ? name.substring(0, name.indexOf('(')) : name;
        int dot = member.lastIndexOf('.', member.endsWith("<init>") ? member.indexOf("<init>") : member.length());

        assertThat(membersOf(member.substring(0, dot)))
                .anySatisfy(found ->
                        assertThat(name).isIn(found.getOwner().getName() + "." + found.getName(), found.getFullName()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_type_named_exists(String name) {
        assertThatNoException().isThrownBy(() -> Class.forName(name));
    }

    private static Stream<? extends JavaMember> membersOf(String owner) throws ClassNotFoundException {
        JavaClass type = new ClassFileImporter().importClass(Class.forName(owner));
        return type.getMembers().stream();
    }
}
