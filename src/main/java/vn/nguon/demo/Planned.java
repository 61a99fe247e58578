package vn.nguon.demo;

/**
 * Somebody planned on the new map.
 *
 * @param sex "Nam" or "Nữ"; {@code born} dd/MM/yyyy or yyyy
 * @param unit commune of the new map
 * @param trained took part in the class of 2022
 */
record Planned(String name, String sex, String born, String ethnicity, String unit, String post, boolean trained) {}
