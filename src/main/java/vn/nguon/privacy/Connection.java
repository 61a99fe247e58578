package vn.nguon.privacy;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.nguon.audit.Audit;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Installation;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** The mark that the installation is connected to the internet, set by the technical administrator. */
@Service
class Connection {
    private final Installation installation;
    private final JdbcClient jdbc;
    private final Audit audit;

    Connection(Installation installation, JdbcClient jdbc, Audit audit) {
        this.installation = installation;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    private static final String SECRETS = """
            SELECT (SELECT count(*) FROM document WHERE classification = 'SECRET')
                 + (SELECT count(*) FROM file_import WHERE classification = 'SECRET')
                 + (SELECT count(*) FROM upload_question WHERE classification = 'SECRET')
                 + (SELECT count(*) FROM planning_round WHERE classification = 'SECRET')
                 + (SELECT count(*) FROM reorganisation WHERE classification = 'SECRET')
                 + (SELECT count(*) FROM class_material WHERE classification = 'SECRET')
            """;

    /** @param secrets how many lists and documents are kept as "mật" */
    record Mark(boolean connected, int secrets) {}

    @Transactional(readOnly = true)
    Mark mark(Viewer viewer) {
        mustAdminister(viewer);
        return new Mark(installation.connected(), secrets());
    }

    private int secrets() {
        return jdbc.sql(SECRETS).query(Integer.class).single();
    }

    /** Refused while something secret is kept: what was taken in off line must not come on line with it. */
    @Transactional
    Outcome<Boolean> mark(Viewer viewer, boolean connected) {
        mustAdminister(viewer);
        installation.mark(connected);
        var secrets = connected ? secrets() : 0;
        if (secrets > 0) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return Outcome.refused(
                    "con-tai-lieu-mat",
                    "Hệ thống đang giữ %d danh sách, văn bản Mật nên không được nối mạng. Nối mạng bằng một máy khác, không có tài liệu Mật."
                            .formatted(secrets));
        }
        audit.record(
                viewer,
                "MARK_CONNECTED",
                "installation",
                1,
                connected ? "Ghi nhận hệ thống nối mạng internet" : "Ghi nhận hệ thống không nối mạng internet",
                Map.of("connected", connected));
        return Outcome.done(connected);
    }

    private static void mustAdminister(Viewer viewer) {
        if (!viewer.is(Role.ADMINISTRATOR)) throw new Forbidden("Do Quản trị kỹ thuật đặt.");
    }
}
