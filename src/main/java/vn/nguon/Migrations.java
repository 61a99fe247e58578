package vn.nguon;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** The one Flyway history: files {@code db/migration/<module>/V<yyyyMMddHHmm>__what.sql}, run as the owner before Spring starts. */
final class Migrations {

    private Migrations() {}

    /**
     * Brings the schema up to date and hands out the grants (afterMigrate__grants.sql). Changes nothing when the history does not fit.
     *
     * @throws StartRefused with {@link StartRefused#OLDER_MAKE} if files that were applied have been rewritten since
     */
    static void run(Database database) {
        try {
            configuration(database).load().migrate();
        } catch (FlywayValidateException e) {
            throw new StartRefused(StartRefused.OLDER_MAKE, """
                    Dữ liệu này do một bản Nguồn cũ tạo ra, bản đang chạy không đọc được. Chưa có gì bị thay đổi.
                    Để bắt đầu lại: chạy với một thư mục khác (--data THƯ_MỤC), hoặc xóa thư mục dữ liệu cũ nếu không cần nữa.""", e);
        }
    }

    static FluentConfiguration configuration(Database database) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(
                        database.url(),
                        database.owner().user(),
                        database.owner().password())
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .failOnMissingLocations(true)
                .cleanDisabled(true)
                // Modules write their files at the same time; the version says when a file was begun, not when it was
                // merged.
                .outOfOrder(true);
    }
}
