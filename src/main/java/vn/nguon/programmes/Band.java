package vn.nguon.programmes;

import java.math.BigDecimal;

/**
 * One band (bậc xếp loại). A mark falls into the first band from the top whose floors it reaches.
 *
 * @param floor lowest final mark, 0–10
 * @param partFloor lowest score of every part, 0–10; 0 for none
 */
public record Band(String name, BigDecimal floor, BigDecimal partFloor, boolean passes) {}
