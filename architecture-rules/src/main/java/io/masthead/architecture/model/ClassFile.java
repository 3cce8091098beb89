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

/** Class file with its constant pool (JVMS §4.4), which names casts, caught exceptions and type annotations too. */
public final class ClassFile {

    private static final int HEADER = 8;
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int NAME_AND_TYPE = 12;
    private static final int INVOKE_DYNAMIC = 18;
    private static final Pattern DESCRIPTOR = Pattern.compile("\\[*L([^;<>()]+);");
    private static final Pattern RETURN_TYPE = Pattern.compile("\\)L([^;]+);$");

    private final byte[] bytes;
    private final Map<Integer, String> texts = new HashMap<>();
    private final Set<Integer> classNames = new HashSet<>();
    private final Map<Integer, Integer> descriptors = new HashMap<>();
    private final Set<Integer> dynamic = new HashSet<>();

    /**
     * Reads the constant pool.
     *
     * @param bytes the content of the class file
     */
    public ClassFile(byte[] bytes) {
        this.bytes = bytes.clone();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            in.skipNBytes(HEADER);
            int count = in.readUnsignedShort();
            for (int index = 1; index < count; index++) {
                index += read(in, index) - 1;
            }
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
        Set<String> names = new HashSet<>();
        for (int index : classNames) {
            String name = texts.getOrDefault(index, "");
            if (!name.startsWith("[")) {
                names.add(name.replace('/', '.'));
            }
        }
        for (String text : texts.values()) {
            Matcher descriptor = DESCRIPTOR.matcher(text);
            if (descriptor.matches()) {
                names.add(descriptor.group(1).replace('/', '.'));
            }
        }
        return names;
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

    /** {@return whether the class is sealed} */
    boolean isSealed() {
        return texts.containsValue("PermittedSubclasses");
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
            case CLASS -> classNames.add(in.readUnsignedShort());
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
}
