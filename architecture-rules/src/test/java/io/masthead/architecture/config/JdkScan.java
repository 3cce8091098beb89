package io.masthead.architecture.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.FieldVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;

/**
 * Scan of the class files of {@code java.base} on the running JDK: which methods call one of a few others, directly or
 * by one method between. More than one would lead from everything to everything, by way of messages of exceptions.
 */
final class JdkScan {

    private static final int STEPS = 2;

    private final Map<String, @Nullable String> superclasses = new HashMap<>();
    private final Map<Member, Set<Member>> calls = new HashMap<>();
    private final Set<Member> open = new HashSet<>();
    private final Set<String> openTypes = new HashSet<>();
    private final Set<String> fields = new HashSet<>();
    private final Set<String> exported =
            ModuleLayer.boot().findModule("java.base").orElseThrow().getDescriptor().exports().stream()
                    .filter(candidate -> !candidate.isQualified())
                    .map(candidate -> candidate.source())
                    .collect(Collectors.toSet());

    private record Member(String owner, String name, String descriptor) {

        String type() {
            return owner.replace('/', '.');
        }

        String packageName() {
            return type().substring(0, Math.max(0, type().lastIndexOf('.')));
        }

        String text() {
            return type() + "." + name
                    + Arrays.stream(Type.getArgumentTypes(descriptor))
                            .map(type -> type.getSort() == Type.ARRAY
                                    ? type.getDescriptor().replace('/', '.')
                                    : type.getClassName())
                            .collect(Collectors.joining(", ", "(", ")"));
        }
    }

    JdkScan() throws IOException {
        Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");
        try (Stream<Path> files = Files.walk(base)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                new ClassReader(Files.readAllBytes(file))
                        .accept(new Reader(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            }
        }
    }

    /** {@return the packages that {@code java.base} exports} */
    Set<String> packages() {
        return exported;
    }

    /**
     * {@return the public top-level types of a package}
     *
     * @param packageName the package
     */
    Set<String> types(String packageName) {
        return openTypes.stream()
                .filter(type -> type.startsWith(packageName + ".")
                        && type.indexOf('.', packageName.length() + 1) < 0
                        && !type.contains("$"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * {@return whether there is such a type, method or field; without parameters, one of the overloads}
     *
     * @param name the name
     */
    boolean exists(String name) {
        return openTypes.contains(name)
                || fields.contains(name)
                || open.stream()
                        .anyMatch(method ->
                                method.text().equals(name) || (method.type() + "." + method.name()).equals(name));
    }

    /**
     * {@return the public methods of exported packages that reach one of some methods}
     *
     * @param sinks these methods; without parameters, all overloads
     */
    Set<String> reaching(Set<String> sinks) {
        Map<Member, List<Member>> callers = new HashMap<>();
        calls.forEach((caller, called) ->
                called.forEach(method -> callers.computeIfAbsent(declared(method), none -> new ArrayList<>())
                        .add(caller)));
        Map<Member, Integer> steps = new HashMap<>();
        Deque<Member> next = new ArrayDeque<>();
        Stream.concat(callers.keySet().stream(), calls.keySet().stream())
                .distinct()
                .filter(method -> sinks.contains(method.text()) || sinks.contains(method.type() + "." + method.name()))
                .forEach(sink -> {
                    steps.put(sink, 0);
                    next.add(sink);
                });
        while (!next.isEmpty()) {
            Member method = next.remove();
            int reached = steps.getOrDefault(method, 0);
            for (Member caller : callers.getOrDefault(method, List.of())) {
                boolean overload = reached > 0
                        && caller.owner().equals(method.owner())
                        && caller.name().equals(method.name());
                int distance = reached + (overload ? 0 : 1);
                if (distance <= STEPS
                        && isCounted(caller)
                        && distance < steps.getOrDefault(caller, Integer.MAX_VALUE)) {
                    steps.put(caller, distance);
                    next.add(caller);
                }
            }
        }
        return steps.keySet().stream()
                .filter(open::contains)
                .filter(method -> exported.contains(method.packageName()))
                .map(Member::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isCounted(Member method) {
        return !method.name().equals("<clinit>")
                && !method.owner().startsWith("sun/")
                && !(method.owner().startsWith("jdk/internal/")
                        && !method.owner().startsWith("jdk/internal/misc/"));
    }

    /** Returns the method in the class that declares it. */
    private Member declared(Member method) {
        String owner = method.owner();
        while (owner != null) {
            Member candidate = new Member(owner, method.name(), method.descriptor());
            if (calls.containsKey(candidate)) {
                return candidate;
            }
            owner = superclasses.get(owner);
        }
        return method;
    }

    private final class Reader extends ClassVisitor {

        private String type = "";
        private boolean isOpen;

        Reader() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            type = name;
            isOpen = (access & Opcodes.ACC_PUBLIC) != 0;
            superclasses.put(name, superName);
            if (isOpen) {
                openTypes.add(name.replace('/', '.'));
            }
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            fields.add(type.replace('/', '.') + "." + name);
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            Member method = new Member(type, name, descriptor);
            Set<Member> called = calls.computeIfAbsent(method, none -> new HashSet<>());
            boolean isApi = (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0
                    && (access & Opcodes.ACC_SYNTHETIC) == 0;
            if (isOpen && isApi) {
                open.add(method);
            }
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String target, String targetDescriptor, boolean isInterface) {
                    called.add(new Member(owner, target, targetDescriptor));
                }
            };
        }
    }
}
