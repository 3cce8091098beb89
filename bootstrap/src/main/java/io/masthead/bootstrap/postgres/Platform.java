package io.masthead.bootstrap.postgres;

import io.masthead.bootstrap.StartupProblem;
import java.util.Locale;

/** The kind of machine, in the words of the artifacts that carry PostgreSQL. */
record Platform(String system, String architecture) {

    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String osName, String osArchitecture) {
        return new Platform(system(osName), architecture(osArchitecture));
    }

    String archive() {
        return "postgres-" + system + "-" + architecture + ".txz";
    }

    private static String system(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            throw new StartupProblem("Masthead brings no PostgreSQL of its own on Windows:"
                    + " set DATABASE_URL to a PostgreSQL that it may use.");
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
