package vn.nguon.sheets;

/** What an uploaded file is read as. */
public enum ImportKind {
    PLACES,
    PLANNING,
    PROGRAMME,
    ROSTER
}
