package io.masthead.architecture.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Class file (JVMS §4). It shows what ArchUnit does not: casts, caught exceptions, types of local variables, the
 * interfaces of lambdas, value classes of Kotlin in signatures, and which annotations do not exist at run time.
 */
public final class ClassFile {

    private static final int HEADER = 8;
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int NAME_AND_TYPE = 12;
    private static final int INVOKE_DYNAMIC = 18;

    /** A class, or a variable or inner class to pass over, in a descriptor or generic signature (JVMS §4.7.9.1). */
    private static final Pattern LOCAL_TYPE = Pattern.compile("L([^;<>.]+)|T[^;]+|\\.[^;<]+");

    /** Text that can be the name of a class. */
    private static final Pattern NAME = Pattern.compile("(?:\\w+\\.)+[A-Z][\\w$]*", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern DESCRIPTOR = Pattern.compile("\\[*L([^;<>()]+);");
    /** Annotation in which Kotlin notes its declarations, with types that class files do not show. */
    private static final String KOTLIN = "Lkotlin/Metadata;";

    private static final Pattern RETURN_TYPE = Pattern.compile("\\)L([^;]+);$");

    private final byte[] bytes;
    private final Map<Integer, String> texts = new HashMap<>();
    private final Map<Integer, Integer> classNames = new HashMap<>();
    private final Map<Integer, Integer> descriptors = new HashMap<>();
    private final Set<Integer> dynamic = new HashSet<>();
    private final Set<Integer> strings = new HashSet<>();
    private final Set<String> declared = new HashSet<>();
    private final Set<String> invisible = new HashSet<>();
    private final Set<String> kotlin = new HashSet<>();
    private final Map<String, String> outerClasses = new HashMap<>();

    /**
     * Reads a class file.
     *
     * @param bytes its content
     */
    public ClassFile(byte[] bytes) {
        this.bytes = bytes.clone();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            in.skipNBytes(HEADER);
            int count = in.readUnsignedShort();
            for (int index = 1; index < count; index++) {
                index += read(in, index) - 1;
            }
            in.skipNBytes(6);
            in.skipNBytes(2L * in.readUnsignedShort());
            readMembers(in);
            readMembers(in);
            readAttributes(in);
        } catch (IOException truncated) {
            throw new UncheckedIOException(truncated);
        }
    }

    /**
     * {@return the class file at an address}
     *
     * @param address the address
     */
    static ClassFile at(URI address) {
        try (InputStream in = address.toURL().openStream()) {
            return new ClassFile(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@return the names of all referenced classes, except those in method descriptors} */
    Set<String> classes() {
        Set<String> names = new HashSet<>(declared);
        for (int index : classNames.values()) {
            String name = texts.getOrDefault(index, "");
            if (name.startsWith("[")) {
                addType(name, names);
            } else {
                names.add(name.replace('/', '.'));
            }
        }
        descriptors.values().forEach(index -> addType(texts.getOrDefault(index, ""), names));
        kotlin.stream().filter(name -> !invisible.contains(name)).forEach(names::add);
        names.removeAll(listedForAnnotations());
        return names;
    }

    /** Returns the nested annotations that do not exist at run time, and their outer classes (JVMS §4.7.6). */
    private Set<String> listedForAnnotations() {
        Set<String> listed = new HashSet<>();
        outerClasses.forEach((nested, outer) -> {
            if (invisible.contains(nested) && !declared.contains(nested)) {
                listed.add(nested);
                listed.add(outer);
            }
        });
        listed.removeAll(declared);
        return listed;
    }

    /** {@return the names of the types in annotations that do not exist at run time (JVMS §4.7.17)} */
    Set<String> invisible() {
        return invisible;
    }

    /** {@return the texts of the code that can be names of classes, as reflection takes them} */
    Set<String> quoted() {
        return strings.stream()
                .map(index -> texts.getOrDefault(index, ""))
                .filter(text -> NAME.matcher(text).matches())
                .collect(Collectors.toSet());
    }

    /** {@return the names of the interfaces that lambdas and method references implement} */
    Set<String> lambdas() {
        Set<String> names = new HashSet<>();
        for (int index : dynamic) {
            Matcher returned = RETURN_TYPE.matcher(texts.getOrDefault(descriptors.getOrDefault(index, 0), ""));
            if (returned.find()) {
                names.add(returned.group(1).replace('/', '.'));
            }
        }
        return names;
    }

    /**
     * {@return the content with each UTF-8 constant replaced}
     *
     * @param change the replacement of a constant
     */
    public byte[] with(UnaryOperator<String> change) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream(bytes.length);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
                DataOutputStream out = new DataOutputStream(changed)) {
            out.write(in.readNBytes(HEADER));
            int count = in.readUnsignedShort();
            out.writeShort(count);
            for (int index = 1; index < count; index++) {
                int tag = in.readUnsignedByte();
                out.writeByte(tag);
                if (tag == UTF8) {
                    out.writeUTF(change.apply(in.readUTF()));
                } else {
                    out.write(in.readNBytes(length(tag)));
                }
                index += slots(tag) - 1;
            }
            in.transferTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return changed.toByteArray();
    }

    private int read(DataInputStream in, int index) throws IOException {
        int tag = in.readUnsignedByte();
        switch (tag) {
            case UTF8 -> texts.put(index, in.readUTF());
            case CLASS -> classNames.put(index, in.readUnsignedShort());
            case STRING -> strings.add(in.readUnsignedShort());
            case NAME_AND_TYPE -> {
                in.readUnsignedShort();
                descriptors.put(index, in.readUnsignedShort());
            }
            case INVOKE_DYNAMIC -> {
                in.readUnsignedShort();
                dynamic.add(in.readUnsignedShort());
            }
            default -> in.skipNBytes(length(tag));
        }
        return slots(tag);
    }

    private static int slots(int tag) {
        return tag == 5 || tag == 6 ? 2 : 1;
    }

    private static int length(int tag) throws IOException {
        return switch (tag) {
            case 5, 6 -> 8;
            case 7, 8, 16, 19, 20 -> 2;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 15 -> 3;
            default -> throw new IOException("No constant has the tag " + tag);
        };
    }

    private void readMembers(DataInputStream in) throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            in.skipNBytes(4);
            addType(text(in), declared);
            readAttributes(in);
        }
    }

    private void readAttributes(DataInputStream in) throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String name = text(in);
            int length = in.readInt();
            switch (name) {
                case "Code" -> readCode(in);
                case "Record" -> readComponents(in);
                case "InnerClasses" -> readInnerClasses(in);
                case "LocalVariableTable", "LocalVariableTypeTable" -> readLocalVariables(in);
                case "RuntimeVisibleAnnotations" -> readAnnotations(in, declared);
                case "RuntimeInvisibleAnnotations" -> readAnnotations(in, invisible);
                case "RuntimeVisibleParameterAnnotations" -> readParameters(in, declared);
                case "RuntimeInvisibleParameterAnnotations" -> readParameters(in, invisible);
                case "RuntimeVisibleTypeAnnotations" -> readTypeAnnotations(in, declared);
                case "RuntimeInvisibleTypeAnnotations" -> readTypeAnnotations(in, invisible);
                case "AnnotationDefault" -> readElement(in, declared, false);
                default -> in.skipNBytes(length);
            }
        }
    }

    private void readCode(DataInputStream in) throws IOException {
        in.skipNBytes(4);
        in.skipNBytes(in.readInt());
        in.skipNBytes(8L * in.readUnsignedShort());
        readAttributes(in);
    }

    private void readComponents(DataInputStream in) throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            in.skipNBytes(2);
            addType(text(in), declared);
            readAttributes(in);
        }
    }

    private void readInnerClasses(DataInputStream in) throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            outerClasses.put(className(in), className(in));
            in.skipNBytes(4);
        }
    }

    private String className(DataInputStream in) throws IOException {
        int index = classNames.getOrDefault(in.readUnsignedShort(), 0);
        return texts.getOrDefault(index, "").replace('/', '.');
    }

    private void readLocalVariables(DataInputStream in) throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            in.skipNBytes(6);
            Matcher type = LOCAL_TYPE.matcher(text(in));
            while (type.find()) {
                if (type.group(1) != null) {
                    declared.add(type.group(1).replace('/', '.'));
                }
            }
            in.skipNBytes(2);
        }
    }

    private void readParameters(DataInputStream in, Set<String> names) throws IOException {
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            readAnnotations(in, names);
        }
    }

    private void readAnnotations(DataInputStream in, Set<String> names) throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            readAnnotation(in, names);
        }
    }

    private void readTypeAnnotations(DataInputStream in, Set<String> names) throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            skipTarget(in, in.readUnsignedByte());
            in.skipNBytes(2L * in.readUnsignedByte());
            readAnnotation(in, names);
        }
    }

    /** Skips the target of a type annotation (JVMS §4.7.20.1). */
    private static void skipTarget(DataInputStream in, int type) throws IOException {
        switch (type) {
            case 0x00, 0x01, 0x16 -> in.skipNBytes(1);
            case 0x10, 0x11, 0x12, 0x17, 0x42, 0x43, 0x44, 0x45, 0x46 -> in.skipNBytes(2);
            case 0x40, 0x41 -> in.skipNBytes(6L * in.readUnsignedShort());
            case 0x47, 0x48, 0x49, 0x4A, 0x4B -> in.skipNBytes(3);
            default -> {
                // 0x13 to 0x15 have no content
            }
        }
    }

    private void readAnnotation(DataInputStream in, Set<String> names) throws IOException {
        String type = text(in);
        addType(type, names);
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            in.skipNBytes(2);
            readElement(in, names, type.equals(KOTLIN));
        }
    }

    /** Reads the value of an annotation's element (JVMS §4.7.16.1). */
    private void readElement(DataInputStream in, Set<String> names, boolean isKotlin) throws IOException {
        switch (in.readUnsignedByte()) {
            case 'e' -> {
                addType(text(in), names);
                in.skipNBytes(2);
            }
            case 'c' -> addType(text(in), names);
            case '@' -> readAnnotation(in, names);
            case '[' -> {
                for (int left = in.readUnsignedShort(); left > 0; left--) {
                    readElement(in, names, isKotlin);
                }
            }
            default -> {
                String text = text(in);
                if (isKotlin) {
                    addType(text, kotlin);
                }
            }
        }
    }

    private String text(DataInputStream in) throws IOException {
        return texts.getOrDefault(in.readUnsignedShort(), "");
    }

    private static void addType(String descriptor, Set<String> names) {
        Matcher type = DESCRIPTOR.matcher(descriptor);
        if (type.matches()) {
            names.add(type.group(1).replace('/', '.'));
        }
    }
}
