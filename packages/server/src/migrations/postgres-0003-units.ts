/**
 * The company's units, and where each stands in each grouping (geography, dealer ...) from when until
 * when: a shop that moves keeps its history. Facts hold the key of the unit itself, never those above.
 */
export const units = `
CREATE TABLE unit (
  workspace int NOT NULL,
  key text NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (workspace, key)
);
CREATE TABLE unit_place (
  workspace int NOT NULL,
  grouping text NOT NULL,
  unit text NOT NULL,
  parent text,
  starts timestamptz NOT NULL,
  ends timestamptz NOT NULL,
  PRIMARY KEY (workspace, grouping, unit, starts),
  FOREIGN KEY (workspace, unit) REFERENCES unit (workspace, key),
  FOREIGN KEY (workspace, parent) REFERENCES unit (workspace, key)
);
CREATE INDEX unit_place_parent ON unit_place (workspace, parent);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['unit','unit_place'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_workspace ON %I USING (workspace = romashka_workspace()) WITH CHECK (workspace = romashka_workspace())', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON unit, unit_place TO romashka_app;
`;
