package io.masthead.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A name that the JDK does not have would never be found in use. */
@SuppressWarnings("MethodName")
class SurroundingsTest {

    static Stream<String> members() {
        return Surroundings.MEMBERS.stream();
    }

    static Stream<String> overloads() {
        return Surroundings.OVERLOADS.stream();
    }

    static Stream<String> legacyTypes() {
        return CodeRules.LEGACY_TYPES.stream();
    }

    @ParameterizedTest
    @MethodSource("members")
    void every_member_named_exists(String name) throws ClassNotFoundException {
        int dot = name.lastIndexOf('.');

        assertThat(membersOf(name.substring(0, dot)).map(JavaMember::getName)).contains(name.substring(dot + 1));
    }

    @ParameterizedTest
    @MethodSource("overloads")
    void every_overload_named_exists(String name) throws ClassNotFoundException {
        String member = name.substring(0, name.indexOf('('));

        assertThat(membersOf(member.substring(0, member.lastIndexOf('.'))).map(JavaMember::getFullName))
                .contains(name);
    }

    @ParameterizedTest
    @MethodSource("legacyTypes")
    void every_type_named_exists(String name) {
        assertThatNoException().isThrownBy(() -> Class.forName(name));
    }

    private static Stream<JavaMember> membersOf(String owner) throws ClassNotFoundException {
        JavaClass type = new ClassFileImporter().importClass(Class.forName(owner));
        return type.getMembers().stream();
    }
}
