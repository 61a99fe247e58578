/**
 * Spreadsheets (bảng tính): reads any office's list of people or programme as it is, and writes tidy ones. Plain Java, the
 * readers need no database. Public: {@link ListUploads} and {@link Questions} for the way from an upload to its review, {@link Imports}
 * for what became of it; {@link PersonListReader}, {@link ProgrammeReader} with what they return, {@link TidySheet} and {@link
 * ReadRosterCommand}. Reads .xlsx and .xls, in Unicode and in the old encodings TCVN3 and VNI.
 */
@ApplicationModule(
        displayName = "Bảng tính",
        allowedDependencies = {"shared", "web"})
@NullMarked
package vn.nguon.sheets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
