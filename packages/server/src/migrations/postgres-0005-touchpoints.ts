/**
 * The register of touchpoints: what each is for, and what is to be collected there. An import notes
 * the moment under which its rows are received, by which what came in files is told from what came by itself.
 */
export const touchpoints = `
CREATE TABLE touchpoint (
  workspace int NOT NULL,
  key text NOT NULL,
  name text NOT NULL,
  owner text NOT NULL,
  purpose text NOT NULL,
  channel text NOT NULL,
  standard text NOT NULL,
  target jsonb,
  metrics text[] NOT NULL,
  collects jsonb NOT NULL,
  PRIMARY KEY (workspace, key)
);
ALTER TABLE touchpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE touchpoint FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON touchpoint USING (workspace = romashka_workspace()) WITH CHECK (workspace = romashka_workspace());
GRANT SELECT, INSERT, UPDATE, DELETE ON touchpoint TO romashka_app;
ALTER TABLE import ADD COLUMN received timestamptz;
`;
