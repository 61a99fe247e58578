package vn.nguon;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Where the data lies and as whom one may go there.
 *
 * @param url JDBC address of a PostgreSQL 15 or later, without user and password
 * @param owner owns every table; used by migrations, backup and restore only
 * @param app what the program signs in as; owns nothing where there are two roles, equals {@code owner} where there is one
 */
record Database(String url, Login owner, Login app) {

    /** A database role and its password. The password is never printed. */
    record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    boolean hasOneRole() {
        return owner.user().equals(app.user());
    }

    Connection connect(Login login) throws SQLException {
        return DriverManager.getConnection(url, login.user(), login.password());
    }
}
