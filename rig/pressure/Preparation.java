package pressure;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What is there before the attack.
 *
 * @param user the id of the account that is read, whose address is {@link #EMAIL}
 * @param attackers the access tokens of the accounts of the attacker, separated by commas
 */
record Preparation(String user, String attackers) {

    static final String EMAIL = "bystander@rig.test";
    static final String PASSWORD = "rig-7f3c-bystander";

    private static final int LARGE_POSTS = 100;
    private static final int ATTACKERS = 6;
    private static final int LINES = 50_000;

    static Preparation of(URI service, int posts) throws Exception {
        Http http = new Http(service, "127.0.0.1");
        String user = http.register(EMAIL, PASSWORD);
        String token = http.signIn(EMAIL, PASSWORD);
        for (int done = 0; done < posts; done += LINES) {
            write(http, token, Math.min(LINES, posts - done), "everywhere is a word of each post. ".repeat(20));
        }
        List<String> attackers = new ArrayList<>();
        for (int i = 0; i < ATTACKERS; i++) {
            Http own = new Http(service, "127.0.0." + (20 + i));
            String unused = own.register("attacker-" + i + "@rig.test", PASSWORD);
            attackers.add(own.signIn("attacker-" + i + "@rig.test", PASSWORD));
        }
        write(http, attackers.getFirst(), LARGE_POSTS, "\uD83D\uDE00".repeat(99_990));
        return new Preparation(user, String.join(",", attackers));
    }

    private static void write(Http http, String token, int number, String body) throws Exception {
        String lines = ("{\"title\":\"Rig\",\"body\":\"" + body + "\"}\n").repeat(number);
        String unused = Http.expect(200, http.send("POST", "/posts/import", "application/x-ndjson", lines, token));
    }
}
