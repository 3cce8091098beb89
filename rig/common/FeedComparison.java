package common;

import common.Follower.Form;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Public events of posts as the database numbers them, to compare what clients received with. */
public final class FeedComparison {

    private static final String PUBLIC = "from events where audience_id is null and type like 'post.%'";

    private final Map<String, Long> positions = new LinkedHashMap<>();

    private FeedComparison() {}

    /** Reads the events of a database. */
    public static FeedComparison of(Postgres postgres) throws Exception {
        FeedComparison comparison = new FeedComparison();
        postgres.sql("select event_id, position " + PUBLIC + " order by position").lines().forEach(line -> {
            Long unused = comparison.positions.put(
                    line.substring(0, line.indexOf('|')), Long.parseLong(line.substring(line.indexOf('|') + 1)));
        });
        return comparison;
    }

    /** {@return how many public events of posts there are} */
    public static int count(Postgres postgres) throws Exception {
        return Integer.parseInt(postgres.sql("select count(*) " + PUBLIC));
    }

    /** {@return how many positions are not taken between the first and the last event} */
    public static long gaps(Postgres postgres) throws Exception {
        return Long.parseLong(
                postgres.sql("select coalesce(max(position) - min(position) + 1 - count(*), 0) from events"));
    }

    /** {@return the seconds until all events had a position, or -1 if they have none in time} */
    public static double awaitNumbered(Postgres postgres, int seconds) throws InterruptedException {
        return Await.within(seconds, () -> postgres.sql("select count(*) from outbox").equals("0"));
    }

    /** Gives the last published post's event another id, so that nobody has it. */
    public static void spoil(Postgres postgres) throws Exception {
        String unused = postgres.sql("update events set event_id = gen_random_uuid()"
                + " where position = (select max(position) from events where type = 'post.published')");
    }

    public int size() {
        return positions.size();
    }

    /** Tells what each client missed, and what it should not have received, together. */
    public void report(Report report, Map<Form, List<Follower>> followers) {
        followers.forEach((form, all) -> report(report, form.name(), all));
    }

    /** The same for clients of one kind. */
    public void report(Report report, String name, List<Follower> followers) {
        long missing = 0;
        long unknown = 0;
        long twice = 0;
        long disordered = 0;
        int connections = 0;
        int resets = 0;
        for (Follower follower : followers) {
            List<Occurrence> seen = follower.seen();
            Set<String> ids = new HashSet<>();
            Set<String> onConnection = new HashSet<>();
            long before = 0;
            int connection = 0;
            for (Occurrence event : seen) {
                if (event.connection() != connection) {
                    connection = event.connection();
                    onConnection.clear();
                    before = 0;
                }
                boolean unused = ids.add(event.id());
                twice += onConnection.add(event.id()) ? 0 : 1;
                long position = positions.getOrDefault(event.id(), -1L);
                unknown += position < 0 ? 1 : 0;
                disordered += position >= 0 && position < before ? 1 : 0;
                before = Math.max(before, position);
            }
            missing += positions.keySet().stream().filter(id -> !ids.contains(id)).count();
            connections += follower.opened().size();
            resets += follower.resets();
        }
        report.say("%s: %d clients on %d connections, %d events each", name, followers.size(), connections,
                positions.size());
        report.atMost(name + ": events missed", missing, 0);
        report.atMost(name + ": events that the database does not have", unknown, 0);
        report.atMost(name + ": events twice on a connection", twice, 0);
        report.atMost(name + ": events out of order", disordered, 0);
        report.atMost(name + ": resets", resets, 0);
    }
}
