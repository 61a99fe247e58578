package vn.nguon.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures in the place of photos: drawn, so that nobody's face and no file is needed. The same call gives the same bytes. */
final class FieldPicture {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 560;

    private FieldPicture() {}

    /** Hills, houses on stilts and a road; another light for each number. */
    static byte[] valley(int number) {
        return draw(new Color(0xCF, 0xE3, 0xF2), pen -> {
            pen.setColor(new Color(0xF2, 0xC1, 0x4E));
            pen.fillOval(90 + number * 140, 60, 90, 90);
            hill(pen, 0x7FA98F, 300, 90 * number);
            hill(pen, 0x5E8C6A, 360, 400 - 60 * number);
            pen.setColor(new Color(0x8DB66B));
            pen.fillRect(0, 420, WIDTH, HEIGHT - 420);
            pen.setColor(new Color(0xC9A77A));
            pen.fillPolygon(new Polygon(new int[] {330, 470, 410, 395}, new int[] {HEIGHT, HEIGHT, 420, 420}, 4));
            for (var i = 0; i < 3; i++) house(pen, 60 + i * 250 + number * 15, 400 - i % 2 * 30);
        });
    }

    /** Eight people at a long table. */
    static byte[] meeting() {
        return draw(new Color(0xEF, 0xE6, 0xD5), pen -> {
            pen.setColor(new Color(0x8A5A36));
            pen.fillRect(80, 300, 640, 120);
            for (var i = 0; i < 8; i++) {
                var x = 120 + i % 4 * 165;
                var y = i < 4 ? 210 : 430;
                pen.setColor(new Color(i % 2 == 0 ? 0x2F4B7C : 0x9C4F4F));
                pen.fillRoundRect(x - 34, y + 46, 68, 70, 26, 26);
                pen.setColor(new Color(0xC99A6B));
                pen.fillOval(x - 24, y, 48, 52);
            }
        });
    }

    private static void hill(Graphics2D pen, int colour, int top, int peak) {
        pen.setColor(new Color(colour));
        pen.fillPolygon(new Polygon(
                new int[] {0, peak, peak + 210, WIDTH, WIDTH, 0},
                new int[] {top, top - 170, top - 60, top - 120, HEIGHT, HEIGHT},
                6));
    }

    private static void house(Graphics2D pen, int x, int y) {
        pen.setColor(new Color(0x6B4A2F));
        for (var leg = 0; leg < 4; leg++) pen.fillRect(x + 8 + leg * 30, y + 50, 6, 40);
        pen.fillRect(x, y, 112, 52);
        pen.setColor(new Color(0x4A3524));
        pen.fillPolygon(new Polygon(new int[] {x - 14, x + 56, x + 126}, new int[] {y, y - 56, y}, 3));
    }

    private static byte[] draw(Color sky, java.util.function.Consumer<Graphics2D> what) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(sky);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        what.accept(pen);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "jpeg", out)) throw new IllegalStateException("no JPEG writer");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
