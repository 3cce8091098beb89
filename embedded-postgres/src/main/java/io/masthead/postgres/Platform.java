package io.masthead.postgres;

import java.util.Locale;

/** Operating system and architecture, by the names in the artifacts with the PostgreSQL binaries. */
record Platform(String system, String architecture) {

    static Platform current(HostApplication host) {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"), host);
    }

    static Platform of(String osName, String osArchitecture, HostApplication host) {
        return new Platform(system(osName, host), architecture(osArchitecture));
    }

    String archive() {
        return "postgres-" + system + "-" + architecture + ".txz";
    }

    private static String system(String osName, HostApplication host) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            throw new EmbeddedPostgresException(
                    host.name() + " brings no PostgreSQL of its own on Windows: " + host.setExternalDatabase() + ".");
        }
        return name.startsWith("mac") ? "darwin" : name;
    }

    private static String architecture(String osArchitecture) {
        return switch (osArchitecture) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> osArchitecture;
        };
    }
}
