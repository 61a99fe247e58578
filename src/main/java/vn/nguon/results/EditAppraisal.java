package vn.nguon.results;

/**
 * Saves what is being written of one trainee.
 *
 * @param reason why there is another version; empty for the first
 * @param version that was shown when the editing began
 */
record EditAppraisal(Levels levels, String remark, String reason, int version) {}
