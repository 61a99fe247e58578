/**
 * Spreadsheets (bảng tính): reads any office's list of people or programme as it is, and writes tidy ones. Plain Java, no
 * database. Public: {@link PersonListReader}, {@link ProgrammeReader} with what they return, {@link TidySheet} and {@link
 * ReadRosterCommand}. Reads .xlsx and .xls, in Unicode and in the old encodings TCVN3 and VNI.
 */
@ApplicationModule(
        displayName = "Bảng tính",
        allowedDependencies = {"shared"})
@NullMarked
package vn.nguon.sheets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
