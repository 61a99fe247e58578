package vn.nguon.practice.field;

/**
 * What goes with a picture.
 *
 * @param alternative what is to be seen, for those who do not see it
 * @param consentNote who asked whom; needed where consent was given
 */
public record PhotoText(String caption, String alternative, PhotoConsent consent, String consentNote) {}
