-- A provincial value holds in its province only. Provinces are written by name (Nghệ An): this module stands above the map of places.
ALTER TABLE rule_parameter ADD COLUMN place text NOT NULL DEFAULT '' CHECK (place IS NFC NORMALIZED);
ALTER TABLE rule_parameter ADD CONSTRAINT rule_parameter_place CHECK ((level = 'PROVINCIAL') = (place <> ''));
ALTER TABLE rule_parameter DROP CONSTRAINT rule_parameter_one_value;
ALTER TABLE rule_parameter ADD CONSTRAINT rule_parameter_one_value
    EXCLUDE USING gist (key WITH =, level WITH =, place WITH =, valid WITH &&);
