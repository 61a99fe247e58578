package vn.nguon.papers;

import java.text.Normalizer;

/**
 * What an uploaded thu hoạch really is, found out from its bytes. The name a browser sends decides nothing; its stem is
 * kept for people, with the ending of the real kind.
 */
sealed interface PaperFile {
    /** @param fileName at most 120 characters, NFC, no path, ends in {@code .docx} or {@code .pdf} */
    record Sound(Kind kind, String fileName) implements PaperFile {}

    /** @param sentence Vietnamese: what the file is and what to do */
    record Refused(String sentence) implements PaperFile {}

    enum Kind {
        DOCX(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        PDF(".pdf", "application/pdf");

        private final String ending;
        private final String mediaType;

        Kind(String ending, String mediaType) {
            this.ending = ending;
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }

        /** The name with this kind's ending, without path and control characters. */
        String name(String sent) {
            var name = Normalizer.normalize(sent, Normalizer.Form.NFC);
            name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                    .replaceAll("[\\p{Cntrl}\\p{Cf}<>:\"|?*]", "")
                    .strip();
            var dot = name.lastIndexOf('.');
            var stem = (dot > 0 ? name.substring(0, dot) : name).strip();
            if (stem.isEmpty() || stem.startsWith(".")) stem = "bai-thu-hoach";
            return stem.substring(0, Math.min(stem.length(), 120 - ending.length())) + ending;
        }
    }

    /** @param maxBytes largest upload */
    static PaperFile of(byte[] bytes, String sentName, long maxBytes) {
        if (bytes.length == 0) return new Refused("Tệp này không có gì (0 byte). Chọn lại tệp rồi nộp lại");
        if (bytes.length > maxBytes)
            return new Refused(
                    "Tệp lớn hơn %d MB. Giảm cỡ ảnh trong bài, lưu lại rồi nộp lại".formatted(maxBytes >> 20));
        if (PdfCheck.looksLike(bytes)) return answer(Kind.PDF, PdfCheck.refusalOf(bytes), sentName);
        if (DocxCheck.looksLike(bytes)) return answer(Kind.DOCX, DocxCheck.refusalOf(bytes), sentName);
        if (DocxCheck.isOldOffice(bytes))
            return new Refused(
                    "Tệp này là Word kiểu cũ (.doc) hoặc có đặt mật khẩu. Mở bằng Word, bỏ mật khẩu, chọn Lưu thành, kiểu Word Document (.docx), rồi nộp lại");
        return new Refused(
                "Tệp này không phải bài Word (.docx) hay PDF. Mở bằng Word, lưu thành .docx hoặc PDF rồi nộp lại");
    }

    private static PaperFile answer(Kind kind, java.util.Optional<String> refusal, String sentName) {
        return refusal.<PaperFile>map(Refused::new).orElseGet(() -> new Sound(kind, kind.name(sentName)));
    }
}
