/**
 * Surveys: what is asked (a draft and the versions that were published), how people come to it (links,
 * invitations), and what they said. What a response says becomes facts through the intake; `sent`
 * behind `revision` means that a part of it is still on its way there.
 */
export const surveys = `
CREATE TABLE survey (
  workspace int NOT NULL,
  id uuid NOT NULL,
  key text NOT NULL,
  name text NOT NULL,
  state text NOT NULL DEFAULT 'draft',
  draft jsonb NOT NULL,
  draft_revision int NOT NULL DEFAULT 1,
  version int,
  touchpoint text NOT NULL DEFAULT '',
  held_above int NOT NULL DEFAULT 30,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  PRIMARY KEY (workspace, id),
  UNIQUE (workspace, key)
);
CREATE TABLE survey_version (
  workspace int NOT NULL,
  survey uuid NOT NULL,
  version int NOT NULL,
  content jsonb NOT NULL,
  at timestamptz NOT NULL,
  by text NOT NULL,
  PRIMARY KEY (workspace, survey, version),
  FOREIGN KEY (workspace, survey) REFERENCES survey (workspace, id)
);
CREATE TABLE survey_link (
  workspace int NOT NULL,
  id uuid NOT NULL,
  survey uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  token text NOT NULL UNIQUE,
  touchpoint text NOT NULL DEFAULT '',
  unit text NOT NULL DEFAULT '',
  channel text NOT NULL DEFAULT '',
  expires timestamptz,
  ended_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  PRIMARY KEY (workspace, id),
  FOREIGN KEY (workspace, survey) REFERENCES survey (workspace, id)
);
CREATE INDEX survey_link_survey ON survey_link (workspace, survey);
CREATE TABLE survey_invitation (
  workspace int NOT NULL,
  id uuid NOT NULL,
  survey uuid NOT NULL,
  digest text NOT NULL UNIQUE,
  identity uuid NOT NULL,
  identity_kind text NOT NULL,
  identity_value text NOT NULL,
  touchpoint text NOT NULL DEFAULT '',
  unit text NOT NULL DEFAULT '',
  channel text NOT NULL DEFAULT '',
  expires timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace, id),
  FOREIGN KEY (workspace, survey) REFERENCES survey (workspace, id)
);
CREATE INDEX survey_invitation_survey ON survey_invitation (workspace, survey);
CREATE INDEX survey_invitation_identity ON survey_invitation (workspace, identity);
CREATE TABLE survey_response (
  workspace int NOT NULL,
  id uuid NOT NULL,
  survey uuid NOT NULL,
  version int NOT NULL,
  link uuid,
  invitation uuid,
  digest text NOT NULL UNIQUE,
  identity uuid NOT NULL,
  identity_kind text NOT NULL,
  identity_value text NOT NULL,
  language text NOT NULL,
  state text NOT NULL DEFAULT 'open',
  test boolean NOT NULL DEFAULT false,
  held boolean NOT NULL DEFAULT false,
  touchpoint text NOT NULL DEFAULT '',
  unit text NOT NULL DEFAULT '',
  channel text NOT NULL DEFAULT '',
  block text,
  hidden jsonb NOT NULL DEFAULT '{}',
  answers jsonb NOT NULL DEFAULT '{}',
  changed jsonb NOT NULL DEFAULT '{}',
  changed_at jsonb NOT NULL DEFAULT '{}',
  revision int NOT NULL DEFAULT 0,
  sent int NOT NULL DEFAULT 0,
  started_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  finished_at timestamptz,
  PRIMARY KEY (workspace, id),
  FOREIGN KEY (workspace, survey, version) REFERENCES survey_version (workspace, survey, version)
);
CREATE INDEX survey_response_survey ON survey_response (workspace, survey, started_at DESC, id DESC);
CREATE UNIQUE INDEX survey_response_invitation ON survey_response (workspace, invitation) WHERE invitation IS NOT NULL;
CREATE INDEX survey_response_identity ON survey_response (workspace, identity);
CREATE INDEX survey_response_unsent ON survey_response (last_at) WHERE sent < revision AND NOT test AND NOT held;
CREATE INDEX survey_response_held ON survey_response (workspace, survey) WHERE held;
CREATE TABLE survey_quota (
  workspace int NOT NULL,
  survey uuid NOT NULL,
  quota text NOT NULL,
  complete int NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace, survey, quota),
  FOREIGN KEY (workspace, survey) REFERENCES survey (workspace, id)
);
CREATE TABLE survey_file (
  workspace int NOT NULL,
  id uuid NOT NULL,
  survey uuid NOT NULL,
  response uuid,
  identity uuid,
  public boolean NOT NULL DEFAULT false,
  name text NOT NULL,
  type text NOT NULL,
  content bytea NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace, id),
  FOREIGN KEY (workspace, survey) REFERENCES survey (workspace, id)
);
CREATE INDEX survey_file_response ON survey_file (workspace, response) WHERE response IS NOT NULL;
CREATE INDEX survey_file_identity ON survey_file (workspace, identity) WHERE identity IS NOT NULL;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['survey','survey_version','survey_link','survey_invitation','survey_response','survey_quota','survey_file'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_workspace ON %I USING (workspace = romashka_workspace()) WITH CHECK (workspace = romashka_workspace())', t);
  END LOOP;
END $$;
CREATE POLICY by_token ON survey_link FOR SELECT USING (token = romashka_lookup());
CREATE POLICY by_digest ON survey_invitation FOR SELECT USING (digest = romashka_lookup());
CREATE POLICY by_digest ON survey_response FOR SELECT USING (digest = romashka_lookup());
CREATE POLICY by_id ON survey_file FOR SELECT USING (public AND id::text = romashka_lookup());
CREATE POLICY background ON survey_response USING (romashka_system());
GRANT SELECT, INSERT, UPDATE, DELETE ON survey, survey_version, survey_link, survey_invitation, survey_response, survey_quota, survey_file TO romashka_app;
`;
