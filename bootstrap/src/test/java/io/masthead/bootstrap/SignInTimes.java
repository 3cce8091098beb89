package io.masthead.bootstrap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Measures whether the time of a refused sign-in reveals its reason. Prints the result without assertions: run it by
 * name, on an idle machine (docs/decisions/0023).
 */
@SuppressWarnings("MethodName")
class SignInTimes {

    private static final int ROUNDS = Integer.getInteger("rounds", 1000);

    @Test
    @Timeout(3600)
    void print_how_well_times_tell_refusals_apart() throws Exception {
        try (RunningService service = RunningService.start(RunningService.SETTINGS)) {
            Http http = service.http();
            prepare(http);
            Map<String, List<Long>> times = measure(http);

            times.forEach((refusal, taken) -> System.out.printf(
                    Locale.ROOT,
                    "%-12s median %6.2f ms, AUC against wrong %.3f%n",
                    refusal,
                    taken.stream().sorted().skip(taken.size() / 2).findFirst().orElseThrow() / 1e6,
                    areaUnderCurve(taken, times.getOrDefault("wrong", List.of()))));
        }
    }

    private static void prepare(Http http) {
        http.newcomer("blocked@times.test");
        for (int i = 0; i < 10; i++) {
            http.signIn("blocked@times.test", "wrong horse");
        }
        for (int i = 0; i < ROUNDS; i++) { // one sign-in per account, or it would be blocked soon
            http.post(
                    "/users",
                    "{\"name\":\"Known\",\"email\":\"known%d@times.test\",\"age\":1,\"password\":\"correct horse\"}"
                            .formatted(i));
            http.post("/users", "{\"name\":\"Silent\",\"email\":\"silent%d@times.test\",\"age\":1}".formatted(i));
        }
    }

    private static Map<String, List<Long>> measure(Http http) {
        Map<String, List<Long>> times = new LinkedHashMap<>();
        for (String refusal : List.of("wrong", "wrong again", "unknown", "no password", "blocked")) {
            times.put(refusal, new ArrayList<>());
        }
        List<String> order = new ArrayList<>(times.keySet());
        for (int i = 0; i < ROUNDS; i++) {
            Collections.shuffle(order);
            for (String refusal : order) {
                String email = switch (refusal) {
                    case "wrong" -> "known" + i + "@times.test";
                    case "wrong again" -> "known" + (i + ROUNDS / 2) % ROUNDS + "@times.test";
                    case "unknown" -> "nobody" + i + "@times.test";
                    case "no password" -> "silent" + i + "@times.test";
                    default -> "blocked@times.test";
                };
                long start = System.nanoTime();
                http.signIn(email, "wrong horse");
                long taken = System.nanoTime() - start;
                times.getOrDefault(refusal, new ArrayList<>()).add(taken);
            }
        }
        return times;
    }

    /** {@return the probability that one took longer than the other (Mann–Whitney)} */
    private static double areaUnderCurve(List<Long> one, List<Long> other) {
        double longer = 0;
        for (long a : one) {
            for (long b : other) {
                longer += a > b ? 1 : a == b ? 0.5 : 0;
            }
        }
        return longer / ((double) one.size() * other.size());
    }
}
