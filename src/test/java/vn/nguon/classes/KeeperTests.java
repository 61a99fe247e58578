package vn.nguon.classes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.results.FinishedClass;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** What an ended organisation had begun in a class, whoever its open tasks passed to may finish; nobody earlier and nobody else. */
@SpringBootTest
@Transactional
class KeeperTests {
    private static final LocalDate LAST = LocalDate.of(2025, 6, 30);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Classes classes;

    @Test
    void actsInAClassOfWhomItSucceeds() {
        var given = new FinishedClass(jdbc);
        var made = given.made(1);
        var keeper = given.organisation("Ban Tổ chức Tỉnh ủy Nghệ An", "BOARD", "PARTY", given.province);
        var beside = given.organisation("Ban Dân vận Tỉnh ủy Nghệ An", "BOARD", "PARTY", given.province);
        given.end(given.district, LAST, keeper);
        var board = given.viewer("Lê Thị Hòe", Role.ORGANISATION_BOARD, keeper);
        var other = given.viewer("Cao Văn Bên", Role.ORGANISATION_BOARD, beside);

        assertThat(classes.head(on(board, LAST), made.code()).acts())
                .as("sees it from above, as long as the district works")
                .isEmpty();
        assertThat(classes.head(on(board, LAST.plusDays(1)), made.code()).acts())
                .contains(
                        new Act(Role.ORGANISATION_BOARD, ClassPart.ORGANISES),
                        new Act(Role.ORGANISATION_BOARD, ClassPart.DECIDES));
        assertThat(classes.head(on(other, LAST.plusDays(1)), made.code()).acts())
                .isEmpty();
    }

    @Test
    void followsTheKeeperThatHasEndedItself() {
        var given = new FinishedClass(jdbc);
        var made = given.made(1);
        var next = given.organisation("Ban Tổ chức Tỉnh ủy Nghệ An", "BOARD", "PARTY", given.province);
        given.end(given.district, LAST, given.commune);
        given.end(given.commune, LAST.plusMonths(6), next);
        var board = given.viewer("Lê Thị Hòe", Role.ORGANISATION_BOARD, next);
        assertThat(classes.head(on(board, LAST.plusDays(1)), made.code()).acts())
                .isEmpty();
        assertThat(classes.head(on(board, LAST.plusYears(1)), made.code()).acts())
                .isNotEmpty();
    }

    private static Viewer on(Viewer viewer, LocalDate day) {
        return new Viewer(viewer.id(), viewer.name(), viewer.roles(), "", "", 0, day);
    }
}
