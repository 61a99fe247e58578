/**
 * Spreadsheets (bảng tính): reads any office's list of people or programme as it is, and writes tidy ones. Plain Java, no
 * database. Public: {@link PersonListReader}, {@link ProgrammeReader} with what they return, {@link TidySheet} and {@link
 * ReadRosterCommand}. Old encodings (TCVN3, VNI) and .xls are recognised and refused with a sentence that says what to do.
 */
@ApplicationModule(
        displayName = "Bảng tính",
        allowedDependencies = {"shared"})
@NullMarked
package vn.nguon.sheets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
