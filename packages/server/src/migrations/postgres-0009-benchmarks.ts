/** What response rate a channel is held against, and by whose word. */
export const benchmarks = `
CREATE TABLE response_benchmark (
  workspace int NOT NULL,
  channel text NOT NULL,
  share double precision NOT NULL,
  source text NOT NULL,
  updated_at timestamptz NOT NULL,
  updated_by text NOT NULL,
  PRIMARY KEY (workspace, channel)
);
ALTER TABLE response_benchmark ENABLE ROW LEVEL SECURITY;
ALTER TABLE response_benchmark FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON response_benchmark USING (workspace = romashka_workspace()) WITH CHECK (workspace = romashka_workspace());
GRANT SELECT, INSERT, UPDATE, DELETE ON response_benchmark TO romashka_app;
`;
