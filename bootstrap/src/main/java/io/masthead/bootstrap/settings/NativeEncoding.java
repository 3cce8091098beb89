package io.masthead.bootstrap.settings;

import java.nio.charset.Charset;

/**
 * Encoding in which Java exchanges names of files and values of variables with the operating system: that of the locale
 * at the start of the process. It is ASCII where the locale is C, which no option of Java changes.
 *
 * @param charset the encoding
 */
public record NativeEncoding(Charset charset) {

    private static final char REPLACEMENT = '\uFFFD';

    /** {@return the encoding of this process} */
    public static NativeEncoding ofProcess() {
        return new NativeEncoding(Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")));
    }

    /**
     * Tells whether letters of a text were lost when Java read it: it replaces each byte that the encoding lacks.
     *
     * @param text a text from the operating system
     */
    public boolean hasLost(String text) {
        return text.indexOf(REPLACEMENT) >= 0 && !charset.newEncoder().canEncode(REPLACEMENT);
    }

    /** {@return the text after the name of what has such letters} */
    public String rule() {
        return "has letters that Java cannot read in this locale (its encoding is " + charset.name()
                + "); start Masthead with LC_ALL=C.UTF-8";
    }
}
