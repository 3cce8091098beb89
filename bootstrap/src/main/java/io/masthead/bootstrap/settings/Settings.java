package io.masthead.bootstrap.settings;

import io.masthead.domain.session.RecentSignIn;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailVisibility;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.PasswordPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Settings of the service, read once, before the start.
 *
 * @param database the database
 * @param redisUrl the Redis that counts rate limits; without it, this instance counts
 * @param secretKey the secret that signs tokens, at least 32 bytes of UTF-8; an external database requires it or the file
 * @param debug whether the log shows SQL and detail
 * @param port the port to listen on; 0 for any that is free
 * @param allowedOrigins the origins whose pages may read responses
 * @param connectionPool the limits of connections to the database
 * @param adminEmail the address of the account that becomes the first admin, if it has a password
 * @param emailVisibility the callers who see the address of an account; not set, all do
 * @param dataDirectory the directory of the embedded database, absolute
 * @param previousSecretKey the previous secret, which still verifies tokens; never equal to the secret key
 * @param signingKeyFile a file with a key that signs tokens, absolute; it was readable when the settings were read
 * @param oidcProvider the OpenID Connect provider whose tokens are accepted too
 * @param passwordHashing the cost of the hash of a password, and how many are computed at a time
 * @param recentSignInSeconds the age up to which a sign-in suffices for changes of who owns an account
 * @param passwordMinLength the fewest code points of a new password
 * @param rateLimit the rate limit of requests per client; without it, there is none
 * @param signInRateLimit the rate limit of sign-ins per client address; without it, there is none
 * @param trustedProxies the proxies whose forwarding headers are trusted
 * @param publicUrl the address at which clients reach the service, without a trailing slash; without it, requests tell it
 * @param publicCache how long caches that clients share may answer anonymous reads by themselves; only with {@code
 *     publicUrl}
 * @param managementPort the port of the operators' endpoints, 0 for any that is free; without it, there are none
 * @param connectionLimits the limits of connections of clients
 * @param times the limits of the time of a request
 * @param admission the limits of what is at work at a time
 * @param eventsRetentionDays the days for which events are kept
 * @param auditRetentionDays the days for which entries of the audit log are kept
 * @param accounts who may register accounts, and how much they may have
 * @param observation what the service tells its operators
 * @param migrationDatabase the login that creates and changes tables; without it, that of {@code database}
 *     Only with an external database
 * @param replica the standby from which anonymous callers read, if there is one; only with an external database
 */
public record Settings(
        Database database,
        Optional<URI> redisUrl,
        Optional<String> secretKey,
        boolean debug,
        int port,
        AllowedOrigins allowedOrigins,
        ConnectionPool connectionPool,
        Optional<EmailAddress> adminEmail,
        Optional<EmailVisibility> emailVisibility,
        Path dataDirectory,
        Optional<String> previousSecretKey,
        Optional<Path> signingKeyFile,
        Optional<OidcProviderSettings> oidcProvider,
        PasswordHashing passwordHashing,
        int recentSignInSeconds,
        int passwordMinLength,
        Optional<RequestRate> rateLimit,
        Optional<RequestRate> signInRateLimit,
        ProxyNetworks trustedProxies,
        Optional<URI> publicUrl,
        Optional<Duration> publicCache,
        OptionalInt managementPort,
        ConnectionLimitSettings connectionLimits,
        TimeSettings times,
        AdmissionSettings admission,
        int eventsRetentionDays,
        int auditRetentionDays,
        AccountSettings accounts,
        ObservationSettings observation,
        Optional<Database.External> migrationDatabase,
        Optional<ReplicaSettings> replica) {

    private static final RequestRate USUAL_SIGN_IN_RATE = new RequestRate(60, Duration.ofMinutes(1));

    /**
     * Reads the settings from the environment, then from the file {@code .env}, then from the defaults.
     *
     * <p>Names are case-insensitive, and a value that is empty or only white space counts as not set, so that the next
     * source decides.
     *
     * @param environment the variables of the process
     * @param workingDirectory the directory of {@code .env}, from which relative paths start
     * @return settings that are complete and well-formed
     * @throws InvalidSettings if a setting is missing or malformed, with all problems
     */
    public static Settings load(Map<String, String> environment, Path workingDirectory) {
        return load(environment, workingDirectory, NativeEncoding.ofProcess());
    }

    static Settings load(Map<String, String> environment, Path workingDirectory, NativeEncoding encoding) {
        DotEnvFile file = DotEnvFile.read(workingDirectory);
        var reader = new SettingsReader(
                List.of(
                        new SettingsSource("the environment", environment),
                        new SettingsSource(DotEnvFile.NAME, file.values())),
                encoding);
        file.problems().forEach(reader::report);
        Settings settings = read(reader, workingDirectory);
        // Each names an issuer of tokens, by which the keys that verify them are chosen.
        if (settings.publicUrl.isPresent()
                && settings.publicUrl.equals(settings.oidcProvider.map(OidcProviderSettings::issuer))) {
            reader.report("PUBLIC_URL must be another address than OIDC_ISSUER");
        }
        if (settings.publicCache.isPresent() && settings.publicUrl.isEmpty()) {
            reader.report("PUBLIC_CACHE must be set only together with PUBLIC_URL");
        }
        if (settings.passwordHashing.longestWait().compareTo(settings.times.request()) >= 0) {
            reader.report("PASSWORD_HASH_TIMEOUT must be shorter than REQUEST_TIMEOUT");
        }
        reader.failOnProblems();
        return settings;
    }

    /** Reads in the order of docs/settings.md, which is the order of the problems. */
    private static Settings read(SettingsReader reader, Path workingDirectory) {
        Database database =
                reader.<Database>read("DATABASE_URL", DatabaseUrl::parse).orElseGet(Database.Embedded::new);
        Optional<Database.External> migrationDatabase = migrationDatabase(reader);
        Optional<ReplicaSettings> replica = ReplicaSettings.read(reader);
        Optional<URI> redisUrl = reader.read("REDIS_URL", SettingParsers::redisUrl);
        TokenKeySettings keys = TokenKeySettings.read(reader, workingDirectory);
        boolean debug = reader.read("DEBUG", SettingParsers::flag).orElse(false);
        Ports ports = Ports.read(reader);
        AllowedOrigins origins =
                reader.read("ALLOWED_ORIGINS", AllowedOrigins::parse).orElse(AllowedOrigins.NONE);
        ConnectionPool pool = connectionPool(reader);
        return new Settings(
                database,
                redisUrl,
                keys.secret(),
                debug,
                ports.service(),
                origins,
                pool,
                reader.read("ADMIN_EMAIL", SettingParsers::emailAddress),
                reader.read("EMAIL_VISIBILITY", SettingParsers::emailVisibility),
                reader.read("DATA_DIR", text -> SettingParsers.directory(text, workingDirectory))
                        .orElseGet(() -> SettingParsers.directory("data", workingDirectory)),
                keys.previous(),
                keys.file(),
                OidcProviderSettings.read(reader),
                PasswordHashing.read(reader),
                reader.read("RECENT_SIGN_IN_SECONDS", number(RecentSignIn.MIN_SECONDS, RecentSignIn.MAX_SECONDS))
                        .orElseGet(() ->
                                Math.toIntExact(RecentSignIn.DEFAULT.maxAge().toSeconds())),
                reader.read("PASSWORD_MIN_LENGTH", number(Password.MIN_LENGTH, PasswordPolicy.MAX_MIN_LENGTH))
                        .orElse(Password.MIN_LENGTH),
                reader.read("RATE_LIMIT", RequestRate::parse).orElse(Optional.empty()),
                reader.read("SIGN_IN_RATE_LIMIT", RequestRate::parse).orElse(Optional.of(USUAL_SIGN_IN_RATE)),
                reader.read("TRUSTED_PROXIES", ProxyNetworks::parse).orElse(ProxyNetworks.NONE),
                reader.read("PUBLIC_URL", SettingParsers::publicUrl),
                reader.read("PUBLIC_CACHE", text -> SettingParsers.timeOrOff(text, "1s", "1h"))
                        .orElse(Optional.empty()),
                ports.management(),
                ConnectionLimitSettings.read(reader),
                TimeSettings.read(reader),
                AdmissionSettings.read(reader, pool),
                reader.read("EVENTS_RETENTION_DAYS", number(1, 365)).orElse(7),
                reader.read("AUDIT_RETENTION_DAYS", number(1, 36_500)).orElse(400),
                AccountSettings.read(reader),
                ObservationSettings.read(reader),
                migrationDatabase,
                replica);
    }

    private static Optional<Database.External> migrationDatabase(SettingsReader reader) {
        Optional<Database.External> database = reader.read("DATABASE_MIGRATION_URL", DatabaseUrl::parse);
        if (database.isPresent() && !reader.isSet("DATABASE_URL")) {
            reader.report("DATABASE_MIGRATION_URL must be set only together with DATABASE_URL");
        }
        return database;
    }

    private static ConnectionPool connectionPool(SettingsReader reader) {
        var pool = new ConnectionPool(
                reader.read("DB_POOL_SIZE", number(1, 1000)).orElse(5),
                reader.read("DB_MAX_OVERFLOW", number(0, 1000)).orElseGet(ConnectionPool::usualOverflow));
        if (pool.maximum() < ConnectionPool.LEAST) {
            reader.report("DB_POOL_SIZE and DB_MAX_OVERFLOW must be at least " + ConnectionPool.LEAST + " together");
        }
        return pool;
    }

    private static Function<String, Integer> number(int minimum, int maximum) {
        return text -> SettingParsers.number(text, minimum, maximum);
    }

    /** {@return the settings without secrets and addresses, fit for a log} */
    @Override
    public String toString() {
        return "Settings[database=" + database
                + ", redisUrl=" + presence(redisUrl)
                + ", secretKey=" + presence(secretKey)
                + ", debug=" + debug
                + ", port=" + port
                + ", allowedOrigins=" + allowedOrigins
                + ", connectionPool=" + connectionPool
                + ", adminEmail=" + presence(adminEmail)
                + ", emailVisibility="
                + emailVisibility.map(EmailVisibility::name).orElse("not set")
                + ", dataDirectory=" + dataDirectory
                + ", previousSecretKey=" + presence(previousSecretKey)
                + ", signingKeyFile=" + presence(signingKeyFile)
                + ", oidcProvider=" + presence(oidcProvider)
                + ", passwordHashing=" + passwordHashing
                + ", recentSignInSeconds=" + recentSignInSeconds
                + ", passwordMinLength=" + passwordMinLength
                + ", rateLimit=" + rateLimit
                + ", signInRateLimit=" + signInRateLimit
                + ", trustedProxies=" + trustedProxies
                + ", publicUrl=" + presence(publicUrl)
                + ", publicCache=" + publicCache
                + ", managementPort=" + managementPort
                + ", connectionLimits=" + connectionLimits
                + ", times=" + times
                + ", admission=" + admission
                + ", eventsRetentionDays=" + eventsRetentionDays
                + ", auditRetentionDays=" + auditRetentionDays
                + ", accounts=" + accounts
                + ", observation=" + observation
                + ", migrationDatabase=" + presence(migrationDatabase)
                + ", replica=" + replica.map(ReplicaSettings::maxLag) + "]";
    }

    /** {@return the feed of events, if there is one} */
    public Optional<EventSettings> events() {
        return Optional.of(connectionLimits.events())
                .filter(connections -> connections > 0)
                .map(connections -> new EventSettings(connections, Duration.ofDays(eventsRetentionDays)));
    }

    /**
     * Whether addresses of accounts are public without anybody having said so.
     *
     * @return false for the embedded database, with which a service is tried
     */
    public boolean leavesAddressesPublic() {
        return database instanceof Database.External && emailVisibility.isEmpty();
    }

    private static String presence(Optional<?> setting) {
        return setting.isPresent() ? "set" : "not set";
    }
}
