package io.masthead.bootstrap.settings;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the service tells its operators, and how.
 *
 * @param logFormat the format of the log
 * @param accessLog whether there is a log line for each request
 * @param otlpEndpoint the OpenTelemetry collector, without a trailing slash; without it, nothing is sent
 * @param traceSampling the part of traces, from 0 to 1, that is recorded where no caller has decided
 */
public record ObservationSettings(
        LogFormat logFormat, boolean accessLog, Optional<URI> otlpEndpoint, double traceSampling) {

    private static final String SAMPLING = "TRACE_SAMPLING";
    private static final String ENDPOINT = "OTLP_ENDPOINT";

    /** A tenth shows where time goes; a caller that wants a trace asks for it by its flag. */
    private static final double USUAL_SAMPLING = 0.1;

    private static final Pattern PART = Pattern.compile("0(?:\\.[0-9]{1,6})?|1(?:\\.0{1,6})?");
    private static final Pattern URL = Pattern.compile("(?i:https?)://(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])"
            + "(?::[1-9][0-9]{0,4})?(?:/[A-Za-z0-9._~-]{1,100}){0,10}+/?");

    static ObservationSettings read(SettingsReader reader) {
        LogFormat format = reader.read(LogFormat.NAME, LogFormat::parse).orElse(LogFormat.TEXT);
        boolean accessLog = reader.read("ACCESS_LOG", ObservationSettings::isOn).orElse(false);
        Optional<URI> endpoint = reader.read(ENDPOINT, ObservationSettings::endpoint);
        Optional<Double> sampling = reader.read(SAMPLING, ObservationSettings::part);
        if (sampling.isPresent() && !reader.isSet(ENDPOINT)) {
            reader.report(SAMPLING + " must be set only together with " + ENDPOINT);
        }
        return new ObservationSettings(format, accessLog, endpoint, sampling.orElse(USUAL_SAMPLING));
    }

    private static boolean isOn(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new MalformedValue("must be on or off");
        };
    }

    private static double part(String text) {
        String number = text.strip();
        if (!PART.matcher(number).matches()) {
            throw new MalformedValue("must be a number from 0 to 1, such as 0.1");
        }
        return Double.parseDouble(number);
    }

    private static URI endpoint(String text) {
        String url = text.strip();
        if (!URL.matcher(url).matches()) {
            throw new MalformedValue("must look like http://localhost:4318 or https://collector.example.com/path,"
                    + " without a query and a user");
        }
        return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }
}
