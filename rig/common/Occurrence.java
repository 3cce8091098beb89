package common;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Event as a client received it.
 *
 * @param id its id
 * @param type its type
 * @param subject what it is about, such as {@code posts/17}
 * @param version the version of that, or -1
 * @param connection the number of the connection on which it came, from 1
 * @param at the time at which it came, as {@link System#nanoTime} tells it
 */
public record Occurrence(String id, String type, String subject, long version, int connection, long at) {

    private static final Pattern EVENT = Pattern.compile("\\{\"specversion\":.*?\"data\":\\{.*?}}");
    private static final Pattern MEMBER = Pattern.compile("\"(id|type|subject|version)\":(?:\"([^\"]*)\"|(\\d+))");

    /** {@return the events in a JSON text} */
    static List<Occurrence> in(String json, int connection) {
        long now = System.nanoTime();
        List<Occurrence> found = new ArrayList<>();
        for (Matcher event = EVENT.matcher(json); event.find(); ) {
            String id = "";
            String type = "";
            String subject = "";
            long version = -1;
            for (Matcher member = MEMBER.matcher(event.group()); member.find(); ) {
                switch (member.group(1)) {
                    case "id" -> id = member.group(2);
                    case "type" -> type = member.group(2);
                    case "subject" -> subject = member.group(2);
                    default -> version = Long.parseLong(member.group(3));
                }
            }
            found.add(new Occurrence(id, type, subject, version, connection, now));
        }
        return found;
    }
}
