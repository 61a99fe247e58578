package vn.nguon.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Option;
import vn.nguon.web.Views;

/** Whether the installation is connected to the internet (/quan-tri/ket-noi). */
@Controller
@Allow(Role.ADMINISTRATOR)
class ConnectionPages {
    private static final String PATH = "/quan-tri/ket-noi";
    private static final String ONLINE = "noi-mang";
    private static final List<Option> CHOICES = List.of(
            new Option(ONLINE, "Có nối mạng internet"), new Option("khong-noi-mang", "Không nối mạng internet"));

    private final Connection connection;

    ConnectionPages(Connection connection) {
        this.connection = connection;
    }

    @Bean
    static MenuItem connectionMenu() {
        return new MenuItem(940, "Nối mạng, độ mật", PATH, "settings", Set.of(Role.ADMINISTRATOR));
    }

    private static Input<String> choice(Form form, boolean connected) {
        return form.choice("ket-noi", "Máy chạy hệ thống này", CHOICES)
                .initial(CHOICES.get(connected ? 0 : 1).value())
                .required("Chọn có nối mạng hay không");
    }

    @GetMapping(PATH)
    ModelAndView page(Viewer viewer) {
        var mark = connection.mark(viewer);
        var form = Form.blank();
        choice(form, mark.connected());
        return Views.page("privacy/connection", new ConnectionPage(form, mark.connected(), mark.secrets()));
    }

    @PostMapping(PATH)
    ModelAndView mark(Viewer viewer, @RequestParam MultiValueMap<String, String> params, HttpServletResponse response) {
        var form = new Form(params);
        var chosen = choice(form, true);
        if (form.ok() && form.accepts(connection.mark(viewer, chosen.get().equals(ONLINE))))
            return Views.redirect(PATH, response, "Đã ghi nhận");
        var mark = connection.mark(viewer);
        return Views.page("privacy/connection", new ConnectionPage(form, mark.connected(), mark.secrets()), 422);
    }
}
