/**
 * Files that are kept for a look before they are taken, what an import did with likely duplicates,
 * why it failed as a code, and the keys by which persons of one name and birthday find each other.
 */
export const importPreview = `
ALTER TABLE import
  ADD COLUMN merged bigint NOT NULL DEFAULT 0,
  ADD COLUMN held bigint NOT NULL DEFAULT 0,
  ADD COLUMN apart bigint NOT NULL DEFAULT 0,
  ADD COLUMN kept_at text NOT NULL DEFAULT '',
  ADD COLUMN kept_until timestamptz,
  ADD COLUMN header text NOT NULL DEFAULT '',
  ADD COLUMN error_code text NOT NULL DEFAULT '',
  ADD COLUMN error_said jsonb NOT NULL DEFAULT '{}';
CREATE INDEX import_rejected_code ON import_rejected (workspace, import, code, line);
CREATE INDEX held_match_other ON held_match (workspace, other);
CREATE TABLE match_key (
  workspace int NOT NULL,
  key text NOT NULL,
  person uuid NOT NULL,
  PRIMARY KEY (workspace, key, person)
);
CREATE INDEX match_key_person ON match_key (workspace, person);
ALTER TABLE match_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE match_key FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON match_key USING (workspace = romashka_workspace()) WITH CHECK (workspace = romashka_workspace());
GRANT SELECT, INSERT, UPDATE, DELETE ON match_key TO romashka_app;
`;
