package vn.nguon.papers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Is this a PDF that opens, has a page and asks for no password? It is parsed, not drawn, and not for longer than some seconds. */
final class PdfCheck {
    /** Real papers take under a second; a file made to be slow is not worth waiting for. */
    private static final long SECONDS = 10;

    private static final int HEADER_WITHIN = 1024;

    static final String PASSWORD = "Tệp PDF này có đặt mật khẩu. Lưu lại không có mật khẩu rồi nộp lại";
    static final String BROKEN = "Tệp PDF này bị hỏng nên không đọc được. Xuất lại PDF từ Word rồi nộp lại";
    static final String EMPTY = "Tệp PDF này không có trang nào. Xuất lại PDF từ Word rồi nộp lại";

    private PdfCheck() {}

    /** Readers find the header within the first kilobyte. */
    static boolean looksLike(byte[] bytes) {
        var start = new String(bytes, 0, Math.min(bytes.length, HEADER_WITHIN), StandardCharsets.ISO_8859_1);
        return start.contains("%PDF-") && !DocxCheck.looksLike(bytes) && !DocxCheck.isOldOffice(bytes);
    }

    static Optional<String> refusalOf(byte[] bytes) {
        var answer = new CompletableFuture<Optional<String>>();
        var parser = Thread.ofPlatform().daemon().name("pdf-check").start(() -> parse(bytes, answer));
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException _) {
            parser.interrupt();
            return Optional.of(BROKEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void parse(byte[] bytes, CompletableFuture<Optional<String>> answer) {
        try (var document = Loader.loadPDF(bytes)) {
            if (document.isEncrypted()) answer.complete(Optional.of(PASSWORD));
            else answer.complete(document.getNumberOfPages() == 0 ? Optional.of(EMPTY) : Optional.empty());
        } catch (InvalidPasswordException _) {
            answer.complete(Optional.of(PASSWORD));
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError _) {
            // A hostile file may nest or claim without end; it is one refused upload, not the end of the program.
            answer.complete(Optional.of(BROKEN));
        }
    }
}
