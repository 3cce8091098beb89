package io.masthead.bootstrap.robustness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Mutations that apply to requests of any operation. */
final class OddRequests {

    private static final int MEBIBYTE = 1024 * 1024;

    /** None contains NUL, which no argument of a command can have. */
    static final List<Header> HEADERS = List.of(
            new Header("Accept", "text/html"),
            new Header("Accept", "application/xml"),
            new Header("Accept", "garbage"),
            new Header("Accept", "*/*;q=0"),
            new Header("Accept", ""),
            new Header("Accept", "text/html;q=2, application/json;q=nan"),
            new Header("Accept-Charset", "utf-16"),
            new Header("Accept-Encoding", "gzip, br;q=x"),
            new Header("Accept-Language", "de"),
            new Header("Accept-Language", "*, en;q=2, -;q=0"),
            new Header("Accept-Language", "\u00FF\u00FE"),
            new Header("Accept-Language", "en-" + "x".repeat(3_000)),
            new Header("Accept-Language", "de,".repeat(1_000)),
            new Header("Authorization", "Bearer"),
            new Header("Authorization", "Bearer a.b.c"),
            new Header("Authorization", "Bearer \u00FF"),
            new Header("Authorization", "Basic eDp5"),
            new Header("Authorization", "Negotiate"),
            new Header("Authorization", ""),
            new Header("Connection", "upgrade"),
            new Header("Content-Encoding", "gzip"),
            new Header("Content-Language", "x x"),
            new Header("Content-Range", "bytes 0-1/2"),
            new Header("Cookie", "a=\u00FF; $Version=1; =; ;;"),
            new Header("Date", "yesterday"),
            new Header("Expect", "100-continue"),
            new Header("Expect", "tea"),
            new Header("Forwarded", "for=\"[::\";proto=gopher;;host="),
            new Header("If-Modified-Since", "yesterday"),
            new Header("If-None-Match", "*"),
            new Header("If-None-Match", "\"a"),
            new Header("If-Range", "\"a\""),
            new Header("If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"),
            new Header("Origin", "null"),
            new Header("Origin", "https://\u00FF:99999/"),
            new Header("Range", "bytes=0-0"),
            new Header("Range", "bytes=9-1,-,a"),
            new Header("Sec-Fetch-Site", "cross-site"),
            new Header("TE", "trailers, deflate;q=0"),
            new Header("Upgrade", "h2c, websocket"),
            new Header("User-Agent", "\u0085\u009B\u00FF"),
            new Header("X-Forwarded-For", "a, ::1, 1.2.3.4:x"),
            new Header("X-Forwarded-Host", "a b:99999"),
            new Header("X-Forwarded-Prefix", "/\u00FF/../"),
            new Header("X-HTTP-Method-Override", "DELETE"),
            new Header("X-Request-Id", "\u00FF <a>"),
            new Header("X-Request-Id", "a".repeat(1_000)));

    static final List<String> QUERIES = List.of(
            "",
            "&&&",
            "=",
            "=a",
            "unknown=1",
            "_method=DELETE",
            "%=1",
            "%00=%00",
            "limit",
            "limit%00=1",
            "limit[]=1",
            "a=%zz",
            "a=%FF%FE",
            "\u00FF=\u00FE",
            "a=?/:@!$'()*,;",
            "a=" + "b".repeat(6_000),
            "a=1&".repeat(1_200));

    static final List<String> CONTENT_TYPES = List.of(
            "",
            "garbage",
            "/",
            "*/*",
            "text/plain",
            "application/xml",
            "multipart/form-data",
            "multipart/form-data; boundary=a",
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded; charset=utf-7",
            "application/json",
            "application/json; charset=utf-16",
            "application/json; charset=nonsense",
            "application/json; charset=\"",
            "APPLICATION/JSON;;",
            "application/vnd.robust+json",
            "application/json, text/plain",
            "\u00FF/\u00FF",
            "application/json; a=" + "b".repeat(3_000));

    private OddRequests() {}

    /** {@return bodies that replace a valid one} */
    static List<Sample> bodies(Draft draft) {
        String good = draft.content();
        if (draft.isText()) {
            return texts(good);
        }
        List<Sample> bodies = new ArrayList<>();
        bodies.add(new Sample("an empty body", "", Expected.EITHER));
        bodies.add(new Sample(
                "a body that is too large", good + " ".repeat(MEBIBYTE + 1 - good.length()), Expected.REFUSED));
        bodies.addAll(draft.isForm() ? forms(good) : documents(good));
        return bodies;
    }

    /** A schema does not say whether a text is refused as a whole. */
    private static List<Sample> texts(String good) {
        String record = good.lines().findFirst().orElseThrow();
        List<Sample> texts = new ArrayList<>();
        for (String text : List.of(
                "", "\n", "\r", "\r\n\r\n", good + good, good + "{", record, "[" + record + "]", "\0\n" + good)) {
            texts.add(new Sample("an odd text", text, Expected.EITHER));
        }
        texts.add(new Sample("a long record", record + " ".repeat(MEBIBYTE) + "\n" + good, Expected.EITHER));
        texts.add(new Sample("many records", "{}\n".repeat(2_000), Expected.EITHER));
        documents(record).stream()
                .map(odd -> new Sample(odd.what(), odd.octets() + "\n" + good, Expected.EITHER))
                .forEach(texts::add);
        return texts;
    }

    private static List<Sample> forms(String good) {
        return List.of(
                new Sample("the whole form twice", good + "&" + good, Expected.EITHER),
                new Sample("half a form", good.substring(0, good.length() / 2), Expected.EITHER),
                new Sample("a form of nothing", "&&=&=&&", Expected.EITHER),
                new Sample("a broken code", good + "&a=%zz", Expected.REFUSED),
                new Sample("half a code", good + "%", Expected.REFUSED),
                new Sample("a NUL", good + "\0&\0=\0", Expected.EITHER),
                new Sample("broken UTF-8", good + "&a=\u00FF\u00C0\u0080", Expected.EITHER),
                new Sample("many fields", good + "&a=1".repeat(10), Expected.EITHER),
                new Sample("very many fields", numbered(20_000), Expected.EITHER),
                new Sample("JSON", "{\"username\":\"a\",\"password\":\"b\"}", Expected.REFUSED));
    }

    private static String numbered(int fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields; i++) {
            form.append('f').append(i).append("=1&");
        }
        return form.toString();
    }

    private static List<Sample> documents(String good) {
        String open = good.substring(0, good.length() - 1);
        String separator = good.length() > 2 ? "," : "";
        List<Sample> bodies = new ArrayList<>();
        for (String broken : List.of(
                " ",
                "null",
                "true",
                "1",
                "\"a\"",
                "[]",
                "[" + good + "]",
                "{",
                "}",
                open,
                good + good,
                good + "x",
                "{,}",
                "[".repeat(100_000),
                "{\"a\":".repeat(100_000),
                "[".repeat(400_000) + "]".repeat(400_000),
                open + ",}",
                open + separator + "\"a\":NaN}",
                open + separator + "\"a\":\u00FF}",
                open + separator + "a:1}",
                open + separator + "'a':1}",
                open + separator + "\"a\":\"\u00FF\"}",
                open + separator + "\"a\":1,\"a\":2}",
                "/**/" + good,
                good + "//",
                "\0" + good,
                good.replace('"', '\''),
                new String(good.getBytes(StandardCharsets.UTF_16), StandardCharsets.ISO_8859_1),
                new String(good.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1),
                "<a/>",
                "a: 1",
                "\u001F\u008B\b\0\0\0\0\0")) {
            bodies.add(new Sample("a broken document", broken, Expected.REFUSED));
        }
        for (String odd : List.of(
                open + separator + "\"a\":\"\\ud800\"}",
                open + separator + "\"extra\":1}",
                open + separator + "\"\":1}",
                open + separator + "\"__proto__\":{}}",
                open + separator + "\"@type\":\"java.lang.Object\"}",
                open + separator + "\"a\":1" + "0".repeat(100_000) + "}",
                open + separator + "\"a\":1e999999999}",
                open + separator + "\"" + "b".repeat(60_000) + "\":1}",
                open + separator + "\"a\":" + "[".repeat(62) + "]".repeat(62) + "}",
                open + separator + "\"a\":" + "[".repeat(65) + "]".repeat(65) + "}",
                "\u00EF\u00BB\u00BF" + good)) {
            bodies.add(new Sample("an odd document", odd, Expected.EITHER));
        }
        bodies.add(new Sample("no member", "{}", Expected.EITHER));
        bodies.add(new Sample("white space around", "\r\n\t " + good + " \n", Expected.FITS));
        bodies.add(new Sample(
                "as much as there may be", good + " ".repeat(MEBIBYTE - 100 - good.length()), Expected.FITS));
        return bodies;
    }
}
