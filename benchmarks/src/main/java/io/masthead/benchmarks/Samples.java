package io.masthead.benchmarks;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Users and posts as they are sent; the same in each run. */
final class Samples {

    private static final int BODY_LENGTH = 488;
    private static final String[] SYLLABLES = {"ba", "den", "ko", "lu", "mir", "no", "ras", "ti", "ver", "zo"};

    private static final AtomicLong NUMBER = new AtomicLong();

    private Samples() {}

    /** {@return a new user without a password, with an address of its own} */
    static String user() {
        long number = NUMBER.incrementAndGet();
        return "{\"name\":\"User " + number + "\",\"email\":\"user" + number + "@example.com\",\"age\":30}";
    }

    /** {@return a post} */
    static String post(int number) {
        return "{\"title\":\"" + title(number) + "\",\"body\":\"" + body(number) + "\"}";
    }

    /** {@return as many posts, one a line} */
    static String posts(int count) {
        return IntStream.range(0, count).mapToObj(Samples::post).collect(Collectors.joining("\n", "", "\n"));
    }

    /** {@return the title of a post} */
    static String title(int number) {
        return "Post " + number;
    }

    /** {@return the text of a post: words of two or three syllables} */
    static String body(int number) {
        Random random = new Random(number);
        StringBuilder text = new StringBuilder(BODY_LENGTH + 10);
        while (text.length() < BODY_LENGTH) {
            for (int syllables = 2 + random.nextInt(2); syllables > 0; syllables--) {
                text.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            text.append(' ');
        }
        return text.substring(0, BODY_LENGTH - 1) + ".";
    }
}
