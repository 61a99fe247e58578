package vn.nguon.files;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Fixture: pictures as phones send them, made on the spot. */
public final class Pictures {
    private Pictures() {}

    /** Red on the left, blue on the right. */
    public static BufferedImage redAndBlue(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        return image;
    }

    public static byte[] jpeg(int width, int height) {
        return write(redAndBlue(width, height), "jpeg");
    }

    /** The beginning of a photo as an iPhone writes it: the boxes ftyp (heic, with mif1 and heic) and meta with its handler. */
    public static byte[] heic() {
        return ByteBuffer.allocate(64)
                .putInt(24)
                .put("ftypheic".getBytes(StandardCharsets.US_ASCII))
                .putInt(0)
                .put("mif1heic".getBytes(StandardCharsets.US_ASCII))
                .putInt(40)
                .put("meta".getBytes(StandardCharsets.US_ASCII))
                .putInt(0)
                .putInt(28)
                .put("hdlr".getBytes(StandardCharsets.US_ASCII))
                .putInt(0)
                .putInt(0)
                .put("pict".getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    public static byte[] png(int width, int height) {
        return write(redAndBlue(width, height), "png");
    }

    public static byte[] write(BufferedImage image, String format) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) throw new IllegalStateException(format);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The JPEG with an Exif block: how the camera was held, and that it stood at 19°16' N. */
    public static byte[] withExif(byte[] jpeg, int orientation) {
        var tiff = ByteBuffer.allocate(26 + 12 + 30 + 48);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        // IFD0: orientation, and where the place is.
        tiff.putShort((short) 2);
        entry(tiff, 0x0112, 3, 1, orientation << 16);
        entry(tiff, 0x8825, 4, 1, 38);
        tiff.putInt(0);
        // GPS: reference and latitude in degrees, minutes, seconds.
        tiff.putShort((short) 2);
        entry(tiff, 0x0001, 2, 2, 'N' << 24);
        entry(tiff, 0x0002, 5, 3, 68);
        tiff.putInt(0);
        for (var part : new int[] {19, 1, 16, 1, 0, 1}) tiff.putInt(part);
        var block = java.util.Arrays.copyOf(tiff.array(), tiff.position());
        var out = ByteBuffer.allocate(jpeg.length + block.length + 10);
        out.put(jpeg, 0, 2);
        out.putShort((short) 0xFFE1).putShort((short) (block.length + 8));
        out.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(block);
        out.put(jpeg, 2, jpeg.length - 2);
        return out.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** 67 bytes that declare a picture of so many points. */
    public static byte[] pngThatDeclares(int width, int height) {
        var header = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII));
        header.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        var crc = new CRC32();
        crc.update(header.array());
        var out = ByteBuffer.allocate(8 + 4 + 17 + 4 + 12);
        out.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
                .putInt(13)
                .put(header.array());
        out.putInt((int) crc.getValue())
                .putInt(0)
                .put("IDAT".getBytes(StandardCharsets.US_ASCII))
                .putInt(0x35AF061E);
        return out.array();
    }

    /** A whole small JPEG whose frame header says that it is 65,000 × 65,000. */
    public static byte[] jpegThatDeclares65000() {
        var jpeg = jpeg(16, 16);
        for (var i = 0; i < jpeg.length - 8; i++)
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xC0) {
                ByteBuffer.wrap(jpeg, i + 5, 4).putShort((short) 65_000).putShort((short) 65_000);
                return jpeg;
            }
        throw new IllegalStateException("no frame header");
    }
}
