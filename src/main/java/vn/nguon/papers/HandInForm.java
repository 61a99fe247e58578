package vn.nguon.papers;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import vn.nguon.shared.Classification;
import vn.nguon.web.Classifying;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;

/** The form for handing in. @param reason null for one's own paper */
record HandInForm(
        Form form,
        Input<String> kind,
        Input<String> topic,
        Input<String> organisation,
        Input<MultipartFile> file,
        @Nullable Input<String> reason,
        Classifying classification,
        Input<List<String>> cited) {

    /** Which input mends a refusal of the façade. */
    private static final Map<String, String> FIELDS = Map.of(
            "kind",
            "loai",
            "topic",
            "ten-bai",
            "organisation",
            "xa",
            "file",
            "tep",
            "reason",
            "ly-do",
            "classification",
            Classifying.NAME);

    static HandInForm of(Form form, Papers.Desk desk, @Nullable MultipartFile sent) {
        var last = desk.versions().isEmpty() ? null : desk.versions().getFirst();
        var kinds = desk.setting().kinds().stream()
                .map(kind -> new Option(kind, kind))
                .toList();
        var communes = desk.communes().stream()
                .map(one -> new Option(one.ref().toString(), one.name()))
                .toList();
        return new HandInForm(
                form,
                form.choice("loai", "Loại thu hoạch", kinds)
                        .initial(last == null ? null : last.kind())
                        .required("Chọn loại thu hoạch"),
                form.text("ten-bai", "Tên đề tài", Papers.MOST_TOPIC)
                        .initial(last == null ? null : last.topic())
                        .required("Nhập tên đề tài"),
                form.choice("xa", "Đề tài viết về", communes)
                        .initial(own(desk.communes()))
                        .required("Chọn đảng ủy xã, thị trấn mà đề tài viết về"),
                form.file("tep", "Tệp bài làm", sent)
                        .hint("Word (.docx) hoặc PDF")
                        .required("Chọn tệp bài làm"),
                desk.own() ? null : form.text("ly-do", "Lý do nộp thay", 200).required("Nhập lý do nộp thay"),
                Classifying.in(form, Classification.NORMAL),
                form.choices(
                                "trich",
                                "Trích từ nghiên cứu thực tế của lớp",
                                desk.citable().stream()
                                        .map(one -> new Option(one.ref().toString(), one.label()))
                                        .toList())
                        .optional()
                        .initial(desk.citable().stream()
                                .filter(Citations.Citable::cited)
                                .map(one -> one.ref().toString())
                                .toList()));
    }

    private static @Nullable String own(List<PaperBook.Commune> communes) {
        return communes.stream()
                .filter(PaperBook.Commune::own)
                .map(one -> one.ref().toString())
                .findFirst()
                .orElse(null);
    }

    /** @throws IllegalStateException if the form is not ok */
    HandIn command(String code, @Nullable UUID trainee, byte[] bytes) {
        var name = file.get().getOriginalFilename();
        return new HandIn(
                code,
                trainee,
                reason == null ? "" : reason.get(),
                kind.get(),
                topic.get(),
                UUID.fromString(organisation.get()),
                classification.get(),
                cited.orElse(List.of()).stream().map(UUID::fromString).toList(),
                name == null ? "" : name,
                bytes);
    }

    void refuse(HandedIn.Refused refused) {
        var field = FIELDS.get(refused.field());
        if (field == null) form.refuse(refused.refusal());
        else form.refuse(field, refused.refusal().sentence());
    }
}
