package pressure;

import common.Account;
import common.Clients;
import common.Request;
import common.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What is there before the attack.
 *
 * @param account that of the bystander
 * @param attackers the access tokens of the accounts of the attacker, separated by commas
 */
record Preparation(Account account, String attackers) {

    private static final int LARGE_POSTS = 100;
    private static final int ATTACKERS = 6;
    private static final int LINES = 50_000;

    static Preparation of(URI service, int posts) throws Exception {
        try (Clients clients = new Clients(service)) {
            Account account = Account.register(clients, "bystander");
            String token = account.token();
            for (int done = 0; done < posts; done += LINES) {
                write(clients, token, Math.min(LINES, posts - done), "everywhere is a word of each post. ".repeat(20));
            }
            List<String> attackers = new ArrayList<>();
            for (int i = 0; i < ATTACKERS; i++) {
                attackers.add(Account.register(clients, "attacker-" + i).token());
            }
            write(clients, attackers.getFirst(), LARGE_POSTS, "\uD83D\uDE00".repeat(99_990));
            return new Preparation(account, String.join(",", attackers));
        }
    }

    private static void write(Clients clients, String token, int number, String body) throws Exception {
        String lines = ("{\"title\":\"Rig\",\"body\":\"" + body + "\"}\n").repeat(number);
        Response unused = clients.prepare(Request.of("POST", "/posts/import", "application/x-ndjson", lines).as(token), 200);
    }
}
