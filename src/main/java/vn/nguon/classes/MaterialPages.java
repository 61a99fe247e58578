package vn.nguon.classes;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.files.Downloads;
import vn.nguon.programmes.ProgrammeItem;
import vn.nguon.programmes.Programmes;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Classifying;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;

/** Files of a class (/lop/{code}/tai-lieu). */
@Controller
class MaterialPages {
    private final Classes classes;
    private final Materials materials;
    private final Programmes programmes;

    MaterialPages(Classes classes, Materials materials, Programmes programmes) {
        this.classes = classes;
        this.materials = materials;
        this.programmes = programmes;
    }

    private record Inputs(
            Form form,
            Input<String> title,
            Input<String> topic,
            Input<MultipartFile> file,
            Input<LocalDate> until,
            Classifying classified) {}

    private Inputs inputs(ClassHead head, Form form, @Nullable MultipartFile file) {
        var programme = head.programme();
        var topics = programme == null
                ? List.<Option>of()
                : programmes.items(programme).stream()
                        .filter(ProgrammeItem::topic)
                        .map(item -> new Option(item.ref().toString(), item.title()))
                        .toList();
        return new Inputs(
                form,
                form.text("ten", "Tên tài liệu", 200).required("Nhập tên tài liệu"),
                form.choice("chuyen-de", "Chuyên đề", topics).optional(),
                form.file("tep", "Tệp", file)
                        .hint("PDF, Word, PowerPoint, Excel hoặc ảnh, tối đa 10 MB")
                        .required("Chọn tệp tài liệu"),
                form.date("den-ngay", "Cho học viên xem đến hết ngày").optional(),
                Classifying.in(form, Classification.NORMAL));
    }

    @GetMapping("/lop/{code}/tai-lieu")
    @AllowClassReaders
    ModelAndView list(Viewer viewer, @PathVariable String code) {
        var head = classes.head(viewer, code);
        return page(viewer, head, inputs(head, Form.blank(), null).form(), 200);
    }

    private ModelAndView page(Viewer viewer, ClassHead head, Form form, int status) {
        return Views.page(
                "classes/materials",
                new MaterialsPage(head, materials.list(viewer, head), materials.mayKeep(head), form),
                status);
    }

    @PostMapping("/lop/{code}/tai-lieu")
    @Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL, Role.LECTURER, Role.SUPERVISOR})
    ModelAndView add(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(name = "tep", required = false) @Nullable MultipartFile file,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response)
            throws IOException {
        var head = classes.head(viewer, code);
        var inputs = inputs(head, new Form(params), file);
        if (inputs.form().ok()) {
            var topic = inputs.topic().value();
            var chosen = inputs.file().get();
            var outcome = materials.add(
                    viewer,
                    head,
                    new Materials.Text(
                            inputs.title().get(),
                            topic == null ? null : UUID.fromString(topic),
                            inputs.classified().get()),
                    Objects.requireNonNullElse(chosen.getOriginalFilename(), "tai-lieu"),
                    chosen.getBytes(),
                    inputs.until().value());
            if (inputs.form().accepts(outcome))
                return Views.redirect(head.link("/tai-lieu"), response, "Đã đưa tài liệu lên.");
        }
        return page(viewer, head, inputs.form(), 422);
    }

    @PostMapping("/lop/{code}/tai-lieu/{ref}/bo")
    @Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL, Role.LECTURER, Role.SUPERVISOR})
    ModelAndView remove(
            Viewer viewer, @PathVariable String code, @PathVariable UUID ref, HttpServletResponse response) {
        var head = classes.head(viewer, code);
        materials.remove(viewer, head, ref);
        return Views.redirect(head.link("/tai-lieu"), response, "Đã bỏ tài liệu.");
    }

    @GetMapping("/lop/{code}/tai-lieu/{ref}")
    @AllowClassReaders
    ResponseEntity<InputStreamResource> open(Viewer viewer, @PathVariable String code, @PathVariable UUID ref) {
        var handout = materials.open(viewer, classes.head(viewer, code), ref);
        return Downloads.attachment(handout.file(), handout.fileName(), handout.bytes());
    }
}
