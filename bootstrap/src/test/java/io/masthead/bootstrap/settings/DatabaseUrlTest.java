package io.masthead.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class DatabaseUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://app:secret@db:5433/blog",
                "postgres://app:secret@db:5433/blog",
                "postgresql+asyncpg://app:secret@db:5433/blog",
                "postgresql+psycopg://app:secret@db:5433/blog",
                "PostgreSQL://app:secret@db:5433/blog",
                " postgresql://app:secret@db:5433/blog ",
                "postgresql://db:5433/blog?user=app&password=secret",
                "postgresql+psycopg2://app:secret@db:5433/blog",
                "postgresql+psycopg_async://app:secret@db:5433/blog",
                "jdbc:postgresql://db:5433/blog?user=app&password=secret"
            })
    void every_form_gives_the_same_database(String url) {
        assertThat(DatabaseUrl.parse(url))
                .isEqualTo(new Database.External(
                        "jdbc:postgresql://db:5433/blog", Optional.of("app"), Optional.of("secret")));
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://db/blog, db, 5432, blog",
        "postgresql://my_db-1.example.com:6000/blog, my_db-1.example.com, 6000, blog",
        "postgresql://[::1]/blog, [::1], 5432, blog",
        "postgresql://[2001:db8::1]:5433/blog, [2001:db8::1], 5433, blog",
        "'postgresql://h1:5432,h2:5433/blog', 'h1,h2', '5432,5433', blog",
        "'postgresql://h1,[::2]:5433/blog', 'h1,[::2]', '5432,5433', blog",
        "postgresql://db/my%20bl%C3%B6g%2F1+1, db, 5432, my blög/1+1",
        "jdbc:postgresql://db/my%20blog, db, 5432, my blog"
    })
    void the_driver_reads_hosts_and_database_as_meant(String url, String hosts, String ports, String database) {
        String jdbcUrl = DatabaseUrl.parse(url).jdbcUrl();

        assertThat(driverReads(jdbcUrl, "PGHOST")).isEqualTo(hosts);
        assertThat(driverReads(jdbcUrl, "PGPORT")).isEqualTo(ports);
        assertThat(driverReads(jdbcUrl, "PGDBNAME")).isEqualTo(database);
    }

    @Test
    void of_several_hosts_the_primary_is_meant_unless_something_else_is_said() {
        String several = DatabaseUrl.parse("postgresql://h1,h2/blog").jdbcUrl();
        String any = DatabaseUrl.parse("postgresql://h1,h2/blog?target_session_attrs=any&hostRecheckSeconds=9")
                .jdbcUrl();

        assertThat(driverReads(several, "targetServerType")).isEqualTo("primary");
        assertThat(driverReads(several, "hostRecheckSeconds")).isEqualTo("2");
        assertThat(driverReads(any, "targetServerType")).isEqualTo("any");
        assertThat(driverReads(any, "hostRecheckSeconds")).isEqualTo("9");
        assertThat(DatabaseUrl.parse("postgresql://h1/blog").jdbcUrl()).isEqualTo("jdbc:postgresql://h1/blog");
    }

    @Test
    void user_and_password_are_decoded_and_not_in_the_address() {
        Database.External database = DatabaseUrl.parse("postgresql://us%65r%40x:p%40%3A%2F%25+%C3%A9:s@db/blog");

        assertThat(database.user()).contains("user@x");
        assertThat(database.password()).contains("p@:/%+é:s");
        assertThat(database.jdbcUrl()).isEqualTo("jdbc:postgresql://db/blog");
        assertThat(database).hasToString("External[...]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://db/blog", "postgresql://@db/blog", "postgresql://:@db/blog"})
    void user_and_password_may_be_missing(String url) {
        assertThat(DatabaseUrl.parse(url))
                .isEqualTo(new Database.External("jdbc:postgresql://db/blog", Optional.empty(), Optional.empty()));
    }

    @Test
    void a_user_needs_no_password() {
        assertThat(DatabaseUrl.parse("postgresql://app@db/blog"))
                .isEqualTo(new Database.External("jdbc:postgresql://db/blog", Optional.of("app"), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "sslmode=verify-full, sslmode, verify-full",
        "ssl=require, sslmode, require",
        "ssl=true, sslmode, require",
        "application_name=my%20app, ApplicationName, my app",
        "application_name=my+app%2B, ApplicationName, my+app+",
        "ApplicationName=app, ApplicationName, app",
        "connect_timeout=7, connectTimeout, 7",
        "channel_binding=require, channelBinding, require",
        "gssencmode=disable, gssEncMode, disable",
        "sslnegotiation=direct, sslNegotiation, direct",
        "sslrootcert=/etc/ca.pem, sslrootcert, /etc/ca.pem",
        "target_session_attrs=read-write, targetServerType, primary",
        "target_session_attrs=primary, targetServerType, primary",
        "target_session_attrs=any, targetServerType, any",
        "options=-c%20search_path%3Dblog, options, -c search_path=blog"
    })
    void parameters_are_translated_for_the_driver(String query, String name, String value) {
        String jdbcUrl = DatabaseUrl.parse("postgresql://db/blog?" + query).jdbcUrl();

        assertThat(driverReads(jdbcUrl, name)).isEqualTo(value);
    }

    @Test
    void parameters_of_the_jdbc_form_are_kept() {
        String url = "jdbc:postgresql://db/blog?ssl=true&newerThanThisDriver=1&currentSchema=a%2Cb";

        assertThat(DatabaseUrl.parse(url + "&user=app").jdbcUrl()).isEqualTo(url);
    }

    @Test
    void secrets_of_the_jdbc_form_are_decoded_as_the_driver_does() {
        Database.External libpq = DatabaseUrl.parse("postgresql://db/blog?password=a+b%2B%26&user=%40");
        Database.External database = DatabaseUrl.parse("jdbc:postgresql://db/blog?password=a+b%2B%26&user=%40");

        assertThat(database.user()).contains("@");
        assertThat(libpq.password()).contains("a+b+&");
        assertThat(database.password()).contains("a b+&");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "blog | must start with postgresql://, postgres://",
                "mysql://db/blog | must start with postgresql://, postgres://",
                "sqlite:///blog.db | must start with postgresql://, postgres://",
                "postgresql+mysql://db/blog | must start with postgresql://, postgres://",
                "jdbc:postgresql:blog | must start with postgresql://, postgres://",
                "postgresql:// | must look like postgresql://user:password@host:5432/database",
                "postgresql://db | must look like postgresql://user:password@host:5432/database",
                "postgresql://db/ | must look like postgresql://user:password@host:5432/database",
                "postgresql://db?sslmode=require | must look like postgresql://user:password@host:5432/database",
                "postgresql:///blog | must look like postgresql://user:password@host:5432/database",
                "postgresql://app:p@ss@db/blog | must look like postgresql://user:password@host:5432/database",
                "postgresql://app:p/ss@db/blog | must look like postgresql://user:password@host:5432/database",
                "postgresql://db/blog#1 | must look like postgresql://user:password@host:5432/database",
                "jdbc:postgresql://app:secret@db/blog | must look like jdbc:postgresql://host:5432/database",
                "jdbc:postgresql://db | must look like jdbc:postgresql://host:5432/database",
                "postgresql://db:0/blog | must name its hosts as",
                "postgresql://db:65536/blog | must name its hosts as",
                "postgresql://db:/blog | must name its hosts as",
                "postgresql://db:port/blog | must name its hosts as",
                "postgresql://:5432/blog | must name its hosts as",
                "postgresql://h1,,h2/blog | must name its hosts as",
                "postgresql://::1/blog | must name its hosts as",
                "postgresql://%2Fvar%2Frun/blog | must name its hosts as",
                "postgresql://app:100%@db/blog | must have every % in user",
                "postgresql://app:%zz@db/blog | must have every % in user",
                "postgresql://app:%E9@db/blog | must have every % in user",
                "postgresql://app:%00@db/blog | must have every % in user",
                "postgresql://db/blog?options=% | must have every % in user",
                "postgresql://db/blog?nonsense=1 | must have only parameters that the PostgreSQL driver",
                "postgresql://db/blog?target_session_attrs=read-only | must have read-write, primary or any",
                "postgresql://db/blog?ssl=maybe | must have one of disable, allow, prefer",
                "postgresql://db/blog?sslmode=on | must have one of disable, allow, prefer",
                "jdbc:postgresql://db/blog?sslmode=on | must have one of disable, allow, prefer",
                "postgresql://db/blog?loginTimeout=3 | must have no loginTimeout",
                "postgresql://db/blog?connect_timeout=1s | must have a whole number of seconds",
                "postgresql://db/blog?sslmode=require&ssl=disable | must have each parameter once",
                "postgresql://app@db/blog?user=other | must have each parameter once",
                "postgresql://db/blog? | must have parameters of the form name=value",
                "postgresql://db/blog?sslmode=require&&ssl=1 | must have parameters of the form name=value",
                "postgresql://u:5432/blog?rest@db/blog | must have parameters of the form name=value"
            })
    void what_names_no_database_is_refused_with_the_reason(String url, String reason) {
        assertThatExceptionOfType(MalformedValue.class)
                .isThrownBy(() -> DatabaseUrl.parse(url))
                .withMessageStartingWith(reason);
    }

    /** Uses the driver's own parser. */
    private static String driverReads(String jdbcUrl, String name) {
        try {
            return Arrays.stream(DriverManager.getDriver(jdbcUrl).getPropertyInfo(jdbcUrl, new Properties()))
                    .filter(property -> property.name.equals(name))
                    .map(property -> Optional.ofNullable(property.value).orElse("not set"))
                    .findFirst()
                    .orElse("not known");
        } catch (SQLException exception) {
            throw new AssertionError("The driver does not read " + jdbcUrl, exception);
        }
    }
}
