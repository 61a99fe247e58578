package vn.nguon.papers;

import java.math.BigDecimal;

/** The mark that counts of one assessment part. @param score 0 to 10, step by rule results.score-step; @param remark may be empty */
public record PartScore(BigDecimal score, String remark) {}
