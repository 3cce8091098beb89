package io.masthead.adapters.persistence.replica;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Login to a server of a test. */
record ReplicaAddress(String url, String user, String password) implements JdbcConnectionDetails {

    static ReplicaAddress of(JdbcConnectionDetails login) {
        return new ReplicaAddress(
                login.getJdbcUrl(), String.valueOf(login.getUsername()), String.valueOf(login.getPassword()));
    }

    @Override
    public String getJdbcUrl() {
        return url;
    }

    @Override
    public String getUsername() {
        return user;
    }

    @Override
    public String getPassword() {
        return password;
    }
}
