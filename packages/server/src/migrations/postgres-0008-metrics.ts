/**
 * Metrics that people define, screens that they put together of them, what was made of a screen at its
 * hour, and what owners should know at once.
 */
export const metrics = `
CREATE TABLE metric (
  workspace int NOT NULL,
  key text NOT NULL,
  content jsonb NOT NULL,
  updated_at timestamptz NOT NULL,
  updated_by text NOT NULL,
  PRIMARY KEY (workspace, key)
);
CREATE TABLE board (
  workspace int NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  owner text NOT NULL,
  shared text,
  content jsonb NOT NULL,
  revision int NOT NULL DEFAULT 1,
  digest jsonb,
  digest_due timestamptz,
  updated_at timestamptz NOT NULL,
  updated_by text NOT NULL,
  PRIMARY KEY (workspace, id)
);
CREATE INDEX board_digest ON board (digest_due) WHERE digest_due IS NOT NULL;
CREATE TABLE outgoing (
  workspace int NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  at timestamptz NOT NULL,
  board uuid,
  recipient text NOT NULL,
  subject text NOT NULL,
  content jsonb NOT NULL,
  state text NOT NULL DEFAULT 'kept',
  PRIMARY KEY (workspace, id)
);
CREATE INDEX outgoing_at ON outgoing (workspace, at DESC, id DESC);
CREATE TABLE finding (
  workspace int NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  at timestamptz NOT NULL,
  evidence jsonb NOT NULL,
  state text NOT NULL DEFAULT 'new',
  decided_at timestamptz,
  decided_by text,
  PRIMARY KEY (workspace, id)
);
CREATE INDEX finding_at ON finding (workspace, at DESC, id DESC);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['metric','board','outgoing','finding'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_workspace ON %I USING (workspace = romashka_workspace()) WITH CHECK (workspace = romashka_workspace())', t);
  END LOOP;
END $$;
CREATE POLICY background ON board FOR SELECT USING (romashka_system());
GRANT SELECT, INSERT, UPDATE, DELETE ON metric, board, outgoing, finding TO romashka_app;
`;
