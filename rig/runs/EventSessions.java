package runs;

import common.Account;
import common.Await;
import common.Clients;
import common.Follower;
import common.Follower.Form;
import common.Option;
import common.PgBouncer;
import common.Postgres;
import common.Report;
import common.Request;
import common.Rig;
import common.Run;
import common.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** L8 and L12. */
final class EventSessions implements Run {

    private static final Pattern OTHER = Pattern.compile("\\{\"id\":(\\d+)[^}]*\"current\":false");

    private static final List<String> ENDS = List.of("sign-out", "password", "role", "closed account");

    private static final List<Form> FORMS = List.of(Form.JSON, Form.STREAM, Form.SOCKET);

    @Override
    public String name() {
        return "events-sessions";
    }

    @Override
    public String summary() {
        return "sessions that end at one of two instances end the feeds of the other; the same behind PgBouncer";
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("rounds", 10, 1, "how often each end comes"));
    }

    @Override
    public List<String> programs() {
        return PgBouncer.PROGRAMS;
    }

    @Override
    public void perform(Rig rig) throws Exception {
        Postgres postgres = rig.postgres();
        PgBouncer.limitRole(postgres);
        two(rig, "LISTEN", postgres, postgres.url(), 1, 0.5);
        // In transaction mode PgBouncer keeps no LISTEN.
        two(rig, "PgBouncer", postgres, PgBouncer.start(rig, postgres), 10, 1.2);
    }

    private static void two(
            Rig rig, String name, Postgres postgres, String url, double closedWithin, double arrivesWithin)
            throws Exception {
        Report report = rig.report();
        Service one = rig.startedService("DATABASE_URL=" + url);
        Service two = rig.startedService("DATABASE_URL=" + url);
        Clients clients = rig.clients(one);
        Account admin = Account.register(clients, name + "-admin");
        String unusedUpdate = postgres.sql("update users set role = 'ADMIN' where id = " + admin.id());
        double slowest = 0;
        double slowestEnd = 0;
        int ended = 0;
        for (int round = 0; round < rig.number("rounds"); round++) {
            for (String end : ENDS) {
                Account account = Account.register(clients, name + round + end.charAt(0));
                // The session that ends, beside the one that ends it.
                String token = account.token();
                String unusedToken = account.signIn();
                List<Follower> followers = new ArrayList<>();
                for (Form form : FORMS) {
                    followers.add(rig.keep(
                            Follower.once(two.address(), "127.0.0.9", form, "/users/me", token)));
                }
                Follower.awaitPositions(30, followers);
                slowest = Math.max(slowest, arrival(clients, account, followers));
                long start = System.nanoTime();
                if (!rig.sabotaged()) {
                    end(clients, account, admin, end);
                }
                double time = Await.within(closedWithin + 10,
                        () -> followers.stream().allMatch(follower -> follower.ended() >= 0));
                for (Follower follower : followers) {
                    ended += follower.ended() >= 0 ? 1 : 0;
                    slowestEnd = Math.max(slowestEnd, time < 0 ? closedWithin + 10 : (follower.ended() - start) / 1e9);
                }
                List<String> codes = followers.get(FORMS.indexOf(Form.SOCKET)).ends();
                report.holds(name + ", " + end + ": the WebSocket is closed with 3000", codes.equals(List.of("3000")), codes);
            }
        }
        report.atLeast(name + ": feeds that ended", ended, rig.number("rounds") * ENDS.size() * FORMS.size());
        report.timeAtMost(name + ": seconds until an event is at the other instance", slowest, arrivesWithin);
        report.timeAtMost(name + ": seconds until a feed ends", slowestEnd, closedWithin);
        report.atMost(name + ": lines of ERROR", one.errors().size() + two.errors().size(), 0);
        one.close();
        two.close();
    }

    /** {@return the seconds until those that follow the account know that it has another name} */
    private static double arrival(Clients clients, Account account, List<Follower> followers) throws Exception {
        long start = System.nanoTime();
        String subject = "users/" + account.id();
        Object unused = clients.send(Request.of(
                                "PATCH", "/users/me", "application/merge-patch+json", "{\"name\":\"Renamed\"}")
                        .as(account.token()))
                .expect(200);
        double time = Await.within(10, () -> followers.stream()
                .allMatch(follower -> follower.has("user.edited", subject)));
        return time < 0 ? 10 : (System.nanoTime() - start) / 1e9;
    }

    private static void end(Clients clients, Account account, Account admin, String end) throws Exception {
        Object unused = switch (end) {
            case "sign-out" -> clients.send(Request.delete("/users/me/sessions/" + other(clients, account))
                            .as(account.token()))
                    .expect(204);
            case "password" -> clients.send(account.passwordRequest().as(account.token())).expect(204);
            case "role" -> clients.send(Request.of(
                                    "PATCH",
                                    "/users/" + account.id(),
                                    "application/merge-patch+json",
                                    "{\"role\":\"admin\"}")
                            .as(admin.signIn())) // a change of a role needs a recent one
                    .expect(200);
            default -> clients.send(Request.delete("/users/me").as(account.token())).expect(204);
        };
    }

    /** {@return the session of the account that does not ask} */
    private static String other(Clients clients, Account account) throws Exception {
        String sessions = clients.send(Request.get("/users/me/sessions").as(account.token())).expect(200).body();
        Matcher session = OTHER.matcher(sessions);
        if (!session.find()) {
            throw new IllegalStateException("no other session: " + sessions);
        }
        return session.group(1);
    }
}
