package vn.nguon.shared;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What holds for the installation as a whole: whether it is connected to the internet. As long as it is, nothing classified "mật" is taken in; a
 * trigger of each table that keeps a classification says the same ({@code secret_only_offline}).
 */
@Component
public class Installation {
    private final JdbcClient jdbc;

    Installation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A new installation counts as connected until its technical administrator says otherwise. */
    public boolean connected() {
        return jdbc.sql("SELECT connected FROM installation")
                .query(Boolean.class)
                .single();
    }

    /** Why this may not be taken in; empty when it may. Asks nothing of the database unless it is secret. */
    public Optional<Refusal> refuses(Classification classification) {
        return classification == Classification.SECRET && connected()
                ? Optional.of(
                        new Refusal(
                                "mat-khi-noi-mang",
                                "Hệ thống đang nối mạng internet, không nhận tài liệu Mật. Làm trên máy không nối mạng theo quy định về bí mật nhà nước"))
                : Optional.empty();
    }

    /** Sets the mark, in the caller's transaction; the lock holds back whoever writes something secret meanwhile. */
    public void mark(boolean connected) {
        jdbc.sql("UPDATE installation SET connected = :connected")
                .param("connected", connected)
                .update();
    }
}
