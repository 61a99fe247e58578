package vn.nguon.feedback;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where answers wait until they are counted: all of a survey in one box, in random order, filled up to whole blocks of {@link #BLOCK} bytes,
 * sealed with AES-256-GCM. A box tells how many blocks it holds and nothing else; putting an answer in makes another box.
 *
 * <p>Shape: 12 bytes of nonce, then the sealed {@code length, JSON, zeros}. The survey's ref is authenticated with it.
 */
final class AnswerBox {
    static final int BLOCK = 64 * 1024;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AnswerBox() {}

    private record Content(List<Answer> answers) {}

    static byte[] empty(UUID survey, byte[] key) {
        return seal(survey, key, List.of());
    }

    /** Another box with one answer more; in it the order is new, too. */
    static byte[] put(UUID survey, byte[] key, byte[] sealed, Answer answer) {
        var answers = new ArrayList<>(open(survey, key, sealed));
        answers.add(answer);
        return seal(survey, key, answers);
    }

    /** In no order that means anything. @throws IllegalStateException if the key does not fit */
    static List<Answer> open(UUID survey, byte[] key, byte[] sealed) {
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, survey, key, Arrays.copyOf(sealed, NONCE));
            var plain = ByteBuffer.wrap(cipher.doFinal(sealed, NONCE, sealed.length - NONCE));
            var json = new byte[plain.getInt()];
            plain.get(json);
            return JSON.readValue(json, Content.class).answers();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key does not open the box", e);
        }
    }

    private static byte[] seal(UUID survey, byte[] key, List<Answer> answers) {
        var shuffled = new ArrayList<>(answers);
        Collections.shuffle(shuffled, RANDOM);
        var json = JSON.writeValueAsBytes(new Content(shuffled));
        int whole = Math.ceilDiv(Integer.BYTES + json.length + TAG + NONCE, BLOCK) * BLOCK;
        var plain = ByteBuffer.allocate(whole - TAG - NONCE);
        plain.putInt(json.length).put(json);
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, survey, key, nonce);
            var out = new ByteArrayOutputStream(whole);
            out.writeBytes(nonce);
            out.writeBytes(cipher.doFinal(plain.array()));
            return out.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cipher cipher(int mode, UUID survey, byte[] key, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(ByteBuffer.allocate(16)
                .putLong(survey.getMostSignificantBits())
                .putLong(survey.getLeastSignificantBits())
                .array());
        return cipher;
    }
}
