package io.masthead.bootstrap;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Forged parts of a request that claim another caller, another owner, or more permissions. */
final class Forgery {

    /** A time that no clock of a test returns. */
    static final String TIME = "2001-02-03T04:05:06Z";

    private static final JsonMapper JSON = new JsonMapper();

    private final ObjectNode properties;
    private final String adminToken;
    private final long victim;

    /** Leaves out the documented names of the operation: those are no forgery. */
    Forgery(DescribedOperation operation, long victim, String adminToken) {
        this.victim = victim;
        this.adminToken = adminToken;
        properties = JSON.createObjectNode();
        for (String name : new String[] {
            "id",
            "user_id",
            "account_id",
            "author_id",
            "owner_id",
            "owner",
            "author",
            "actor",
            "viewer",
            "sub",
            "session",
            "session_id",
            "post_id"
        }) {
            properties.put(name, victim);
        }
        for (String name : new String[] {"created_at", "updated_at", "published_at", "expires_at"}) {
            properties.put(name, TIME);
        }
        properties.put("role", "admin");
        properties.put("is_admin", true);
        properties.put("admin", true);
        properties.put("scope", "admin");
        properties.put("version", 99);
        properties.put("password_hash", "forged");
        properties.put("_method", "DELETE");
        properties.remove(operation.names());
    }

    String into(String body, String mediaType) {
        if (!mediaType.endsWith("json")) {
            return body + "&" + form();
        }
        ObjectNode all = properties.deepCopy();
        all.setAll((ObjectNode) JSON.readTree(body));
        return JSON.writeValueAsString(all);
    }

    /** {@return a query with an access token, which RFC 6750 §2.3 allows and this service does not} */
    String query() {
        return form() + "&access_token=" + adminToken;
    }

    String[] headers() {
        return new String[] {
            "X-HTTP-Method-Override",
            "DELETE",
            "X-HTTP-Method",
            "DELETE",
            "X-Method-Override",
            "DELETE",
            "X-Original-URL",
            "/users/" + victim,
            "X-Rewrite-URL",
            "/users/" + victim,
            "X-Forwarded-Prefix",
            "/users/" + victim,
            "X-User-Id",
            Long.toString(victim),
            "X-Forwarded-User",
            Long.toString(victim),
            "X-Remote-User",
            Long.toString(victim),
            "X-Role",
            "admin",
            "X-Access-Token",
            adminToken,
            "Cookie",
            "access_token=" + adminToken + "; role=admin"
        };
    }

    private String form() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            fields.put(property.getKey(), property.getValue().asString());
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
