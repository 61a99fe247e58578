package vn.nguon.credentials;

/**
 * One register entry ready for paper.
 *
 * @param number as written, e.g. {@code 0001/2022-CC}
 * @param checkCode 6 characters without look-alikes
 * @param checkAddress page of the public check without scheme, printed for people
 * @param qrAddress what the QR code carries: the public address with the token
 * @param sample whether "MẪU" lies across it
 */
record Printable(
        CredentialContent content,
        String number,
        String checkCode,
        String checkAddress,
        String qrAddress,
        boolean sample) {}
