package vn.nguon.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;
import vn.nguon.BrowserTest;
import vn.nguon.Browsers;
import vn.nguon.shared.NguonClock;

/**
 * The class of 07/10/2022 in Chromium, from an empty installation and the offices' own files to a certificate that anybody can check:
 * every step by the role that would do it, the clock moving from 20/09 to 30/11/2022, and then to 01/07/2025.
 */
@ExtendWith(OutputCaptureExtension.class) // first, so that it hears what the start prints
@BrowserTest
@TestPropertySource(properties = "nguon.test=one-class")
class OneClassJourneyTests {
    private static final Path FILES = Path.of("src/test/resources/journeys");
    private static final String PASSWORD = "mật khẩu dài 2022";

    @Autowired
    private NguonClock clock;

    @Test
    void runsTheClassOf2022FromPlanningListsToCertificates(Browsers browsers, CapturedOutput console) {
        clock.travelTo(LocalDateTime.parse("2022-09-20T08:00"));
        var looked = Desk.nothingLookedAt();
        var admin = Desk.at(browsers.desk(), looked);
        var offices = new Offices(browsers, looked, admin);
        var consoleCode = firstRun(admin, console);
        offices.enterPlacesAndOrganisations(FILES.resolve("dia-ban.csv"));
        offices.openAccounts(consoleCode);
        var preparation = new Preparation(offices, FILES);
        preparation.takeInPlanningLists();
        preparation.buildProgramme();
        preparation.proposeAndApproveClass();
        var running = new Running(offices, FILES, clock);
        running.takeInRoster();
        running.fillTimetable();
        running.takeRolls();
        running.handInAndMark();
        var ending = new Ending(offices, browsers, clock);
        ending.decideAndIssue();
        ending.checkCertificate();
        ending.readCadreFile();
        ending.lookBackFrom2025();
        clock.returnHome();
    }

    private static String firstRun(Desk admin, CapturedOutput console) {
        var code = Pattern.compile("/thiet-lap\\): (\\S+)").matcher(console.getAll());
        assertThat(code.find()).as("the console shows the set-up code").isTrue();
        admin.go("/").see("Thiết lập lần đầu");
        admin.fill("Mã thiết lập", "SAI-SAI-SAI")
                .fill("Tên tổ chức đầu tiên", "Tỉnh ủy Nghệ An")
                .fill("Tên gọn", "Tỉnh ủy")
                .choose("Loại tổ chức", "Tỉnh ủy");
        admin.fill("Họ và tên người quản trị", "Quản trị Một")
                .fill("Tên đăng nhập", "quantri")
                .fill("Mật khẩu", PASSWORD)
                .fill("Nhập lại mật khẩu", PASSWORD);
        admin.pressRefused("Thiết lập", "Mã thiết lập chưa đúng");
        admin.fill("Mã thiết lập", code.group(1))
                .fill("Mật khẩu", PASSWORD)
                .fill("Nhập lại mật khẩu", PASSWORD)
                .press("Thiết lập");
        admin.signIn("quantri", PASSWORD).see("Việc cần làm");
        return code.group(1);
    }
}
