package vn.nguon.units;

import java.time.LocalDate;
import java.util.List;
import vn.nguon.sheets.Import;
import vn.nguon.web.Form;

/** Places on a day, and the loads they came from. @param draws the viewer may change the map, not only read it */
public record PlacesPage(
        Form day, LocalDate shown, List<PlaceCard> places, List<Import> imports, Form upload, boolean draws) {}
