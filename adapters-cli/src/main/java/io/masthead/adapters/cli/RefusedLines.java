package io.masthead.adapters.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;

/** Copy of the refused lines, byte for byte, to be corrected and imported. */
final class RefusedLines {

    private RefusedLines() {}

    /**
     * Copies lines into a file next to the original. Does not overwrite earlier copies, which may have been corrected;
     * reuses an identical one.
     */
    static Path copy(Path file, BitSet numbers) throws IOException {
        Path copy = named(file, 1);
        for (int i = 2; Files.exists(copy); i++) {
            copy = named(file, i);
        }
        write(file, numbers, copy);
        for (int i = 1; !named(file, i).equals(copy); i++) {
            if (Files.mismatch(named(file, i), copy) < 0) {
                Files.delete(copy);
                return named(file, i);
            }
        }
        return copy;
    }

    private static void write(Path file, BitSet numbers, Path copy) throws IOException {
        try (InputStream lines = new BufferedInputStream(Files.newInputStream(file));
                OutputStream target =
                        new BufferedOutputStream(Files.newOutputStream(copy, StandardOpenOption.CREATE_NEW))) {
            int number = 1;
            for (int one = lines.read(); one >= 0; one = lines.read()) {
                if (numbers.get(number)) {
                    target.write(one);
                }
                number += one == '\n' ? 1 : 0;
            }
        }
    }

    private static Path named(Path file, int number) {
        return file.resolveSibling(file.getFileName() + ".rejected" + (number == 1 ? "" : "." + number));
    }
}
