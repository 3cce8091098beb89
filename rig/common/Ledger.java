package common;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Posts as the clients know them: by titles that are unique. */
public final class Ledger {

    /** What a client knows of its post. */
    private enum State {
        SENT,
        ACKNOWLEDGED,
        DELETION_SENT,
        DELETED
    }

    /**
     * Comparison with the posts of the service.
     *
     * @param lost acknowledged posts that are not there
     * @param doubled posts that are there more than once
     * @param revived posts whose deletion was acknowledged, and that are there
     * @param unknown posts that no client sent
     */
    public record Verdict(int found, int lost, int doubled, int revived, int unknown, String example) {

        public void report(Report report) {
            report.say("posts of the service: %d%s", found, example.isEmpty() ? "" : "; for example " + example);
            report.atMost("acknowledged posts lost", lost, 0);
            report.atMost("posts doubled", doubled, 0);
            report.atMost("deleted posts there again", revived, 0);
            report.atMost("posts that no client sent", unknown, 0);
        }
    }

    private static final Pattern TITLE = Pattern.compile("\"title\":\"([^\"]*)\"");
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; ?rel=\"next\"");

    private final Map<String, State> posts = new ConcurrentHashMap<>();

    public void sent(String title) {
        posts.put(title, State.SENT);
    }

    public void acknowledged(String title) {
        posts.put(title, State.ACKNOWLEDGED);
    }

    void deletionSent(String title) {
        posts.put(title, State.DELETION_SENT);
    }

    void deleted(String title) {
        posts.put(title, State.DELETED);
    }

    /** {@return the titles that must be there now} */
    public Set<String> acknowledged() {
        return posts.entrySet().stream()
                .filter(post -> post.getValue() == State.ACKNOWLEDGED)
                .map(Map.Entry::getKey)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** {@return the titles whose deletion was sent so far} */
    public Set<String> deletedNow() {
        return posts.entrySet().stream()
                .filter(post -> post.getValue() == State.DELETED || post.getValue() == State.DELETION_SENT)
                .map(Map.Entry::getKey)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** {@return whether a client sent a post with this title} */
    public boolean knows(String title) {
        return posts.containsKey(title);
    }

    /** Reads all posts of an account, and compares. */
    public Verdict compare(Clients clients, String author) throws IOException {
        return compare(titles(clients, author));
    }

    public Verdict compare(Map<String, Integer> titles) {
        int lost = 0;
        int doubled = 0;
        int revived = 0;
        int unknown = 0;
        String example = "";
        for (Map.Entry<String, State> post : posts.entrySet()) {
            int count = titles.getOrDefault(post.getKey(), 0);
            if (post.getValue() == State.ACKNOWLEDGED && count == 0) {
                lost++;
                example = "lost " + post.getKey();
            } else if (post.getValue() == State.DELETED && count > 0) {
                revived++;
                example = "revived " + post.getKey();
            }
            if (count > 1) {
                doubled++;
                example = "doubled " + post.getKey();
            }
        }
        for (String title : titles.keySet()) {
            if (!posts.containsKey(title)) {
                unknown++;
                example = "unknown " + title;
            }
        }
        return new Verdict(titles.values().stream().mapToInt(count -> count).sum(), lost, doubled, revived, unknown, example);
    }

    /** {@return how often each title is there} */
    public static Map<String, Integer> titles(Clients clients, String author) throws IOException {
        Map<String, Integer> titles = new TreeMap<>();
        String path = "/posts?limit=100&sort=id&fields=title&author_id=" + author;
        while (!path.isEmpty()) {
            Response page = clients.get(path).expect(200);
            for (Matcher title = TITLE.matcher(page.body()); title.find(); ) {
                int unused = titles.merge(title.group(1), 1, Integer::sum);
            }
            Matcher next = NEXT.matcher(page.header("link"));
            path = next.find() ? next.group(1).replaceFirst("^https?://[^/]+", "") : "";
        }
        return titles;
    }
}
