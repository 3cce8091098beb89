package io.masthead.architecture.model;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** Service providers: classes that the service loader instantiates, which have to be public (JLS §7.7.4). */
public final class ServiceProviders {

    private ServiceProviders() {}

    /**
     * {@return whether the module of a class, or a file in {@code META-INF/services} beside it, provides it as a service}
     *
     * @param type the class
     */
    public static boolean contain(JavaClass type) {
        return type.getSource()
                .map(source -> source.getUri().toString())
                .map(file -> file.substring(0, Math.max(0, file.length() - (type.getName() + ".class").length())))
                .filter(root -> isProvidedByModule(type, root) || isNamedInFile(type, root))
                .isPresent();
    }

    private static boolean isProvidedByModule(JavaClass type, String root) {
        try {
            return read(root + "module-info.class").stream()
                    .map(ServiceProviders::descriptor)
                    .flatMap(module -> module.provides().stream())
                    .anyMatch(provided -> provided.providers().contains(type.getName()));
        } catch (InvalidModuleDescriptorException ofLaterJdk) {
            return false;
        }
    }

    private static ModuleDescriptor descriptor(byte[] module) {
        return ModuleDescriptor.read(ByteBuffer.wrap(module));
    }

    private static boolean isNamedInFile(JavaClass type, String root) {
        return Stream.concat(type.getAllRawInterfaces().stream(), type.getAllRawSuperclasses().stream())
                .flatMap(service -> read(root + "META-INF/services/" + service.getName()).stream())
                .flatMap(file -> new String(file, StandardCharsets.UTF_8).lines())
                .map(line -> line.replaceFirst("#.*", "").strip())
                .anyMatch(type.getName()::equals);
    }

    private static Optional<byte[]> read(String address) {
        try (InputStream in = URI.create(address).toURL().openStream()) {
            return Optional.of(in.readAllBytes());
        } catch (IOException missing) {
            return Optional.empty();
        }
    }
}
