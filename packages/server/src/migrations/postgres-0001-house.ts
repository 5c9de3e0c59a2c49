/**
 * The state engine's first tables. Every table that holds a workspace's rows has
 * row-level security, forced on its owner too: no workspace set means no rows.
 * `system` is the scope of the server's own background work (shipping, clearing up).
 */
export const house = `
CREATE FUNCTION romashka_workspace() RETURNS int LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('romashka.workspace', true), '')::int $$;
CREATE FUNCTION romashka_system() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('romashka.scope', true), '') = 'system' $$;
CREATE FUNCTION romashka_lookup() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('romashka.lookup', true), '') $$;

CREATE TABLE workspace (
  id int PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  key text NOT NULL UNIQUE,
  name text NOT NULL,
  time_zone text NOT NULL DEFAULT 'Europe/Moscow',
  locale text NOT NULL DEFAULT 'ru',
  event_limit int NOT NULL DEFAULT 10000,
  join_by_email boolean NOT NULL DEFAULT false,
  join_by_phone boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE lane (
  workspace int NOT NULL REFERENCES workspace (id),
  lane int NOT NULL,
  batch bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace, lane)
) WITH (fillfactor = 50);
CREATE TABLE demo (
  workspace int PRIMARY KEY REFERENCES workspace (id),
  pack text NOT NULL,
  seed int NOT NULL,
  until timestamptz NOT NULL,
  loaded int NOT NULL DEFAULT 0,
  total int NOT NULL,
  finished_at timestamptz
);

CREATE TABLE message (
  workspace int NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  kept boolean NOT NULL DEFAULT false,
  PRIMARY KEY (workspace, id)
);
CREATE INDEX message_at ON message USING brin (at);

CREATE TABLE person (
  workspace int NOT NULL,
  id uuid NOT NULL,
  merged_into uuid,
  root uuid NOT NULL,
  user_id text NOT NULL DEFAULT '',
  strong boolean NOT NULL DEFAULT false,
  traits jsonb NOT NULL DEFAULT '{}',
  first_seen timestamptz NOT NULL,
  last_seen timestamptz NOT NULL,
  active_on date NOT NULL,
  events bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace, id)
) WITH (fillfactor = 70);
CREATE INDEX person_members ON person (workspace, root) WHERE root <> id;
CREATE INDEX person_active ON person (workspace, active_on DESC, id DESC) WHERE root = id;

CREATE TABLE person_name (
  workspace int NOT NULL,
  person uuid NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (workspace, person)
);
-- Search meets row-level security: an index serves only what cannot leak, as = and ^@ (begins with),
-- and not LIKE or lower(). So what is searched is stored as it is compared.
CREATE TABLE name_word (
  workspace int NOT NULL,
  person uuid NOT NULL,
  word text NOT NULL,
  PRIMARY KEY (workspace, person, word)
);
CREATE INDEX name_word_begins ON name_word (workspace, word text_pattern_ops) INCLUDE (person);

CREATE TABLE identity (
  workspace int NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  value text NOT NULL,
  low text NOT NULL,
  home uuid NOT NULL,
  person uuid NOT NULL,
  since timestamptz NOT NULL,
  PRIMARY KEY (workspace, id)
);
CREATE INDEX identity_person ON identity (workspace, person);
CREATE INDEX identity_low ON identity (workspace, low text_pattern_ops);

CREATE TABLE contact (
  workspace int NOT NULL,
  kind text NOT NULL,
  value text NOT NULL,
  person uuid NOT NULL,
  PRIMARY KEY (workspace, kind, value, person)
);
CREATE INDEX contact_person ON contact (workspace, person);
CREATE INDEX contact_value ON contact (workspace, value text_pattern_ops);

CREATE TABLE merge (
  workspace int NOT NULL,
  id uuid NOT NULL,
  survivor uuid NOT NULL,
  absorbed uuid NOT NULL,
  at timestamptz NOT NULL,
  reason text NOT NULL,
  evidence jsonb NOT NULL DEFAULT '{}',
  by text NOT NULL DEFAULT '',
  undone_at timestamptz,
  undone_by text,
  PRIMARY KEY (workspace, id)
);
CREATE INDEX merge_survivor ON merge (workspace, survivor);
CREATE INDEX merge_absorbed ON merge (workspace, absorbed);

CREATE TABLE held_match (
  workspace int NOT NULL,
  one uuid NOT NULL,
  other uuid NOT NULL,
  reason text NOT NULL,
  evidence jsonb NOT NULL DEFAULT '{}',
  at timestamptz NOT NULL DEFAULT now(),
  dismissed_at timestamptz,
  dismissed_by text,
  PRIMARY KEY (workspace, one, other)
);

CREATE TABLE answer_state (
  workspace int NOT NULL,
  id uuid NOT NULL,
  identity uuid NOT NULL,
  revision int NOT NULL,
  at timestamptz NOT NULL,
  counted boolean NOT NULL,
  fact text NOT NULL,
  PRIMARY KEY (workspace, id)
);
CREATE INDEX answer_state_identity ON answer_state (workspace, identity);
CREATE TABLE invitation (
  workspace int NOT NULL,
  id uuid NOT NULL,
  response text NOT NULL,
  identity uuid NOT NULL,
  PRIMARY KEY (workspace, id)
);
CREATE INDEX invitation_identity ON invitation (workspace, identity);

CREATE TABLE outbox (
  workspace int NOT NULL,
  lane int NOT NULL,
  batch bigint NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  events text NOT NULL,
  answers text NOT NULL,
  profiles text NOT NULL,
  identities text NOT NULL,
  rows int NOT NULL,
  shipment uuid,
  shipped_at timestamptz,
  PRIMARY KEY (workspace, lane, batch)
);
ALTER TABLE outbox ALTER COLUMN events SET STORAGE EXTERNAL, ALTER COLUMN answers SET STORAGE EXTERNAL,
  ALTER COLUMN profiles SET STORAGE EXTERNAL, ALTER COLUMN identities SET STORAGE EXTERNAL;
CREATE INDEX outbox_waiting ON outbox (at) WHERE shipped_at IS NULL;
CREATE INDEX outbox_shipped ON outbox (shipped_at) WHERE shipped_at IS NOT NULL;

CREATE TABLE rejected (
  workspace int NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  expires timestamptz NOT NULL,
  source text NOT NULL,
  code text NOT NULL,
  reason text NOT NULL,
  field text NOT NULL,
  body text NOT NULL,
  identities uuid[] NOT NULL DEFAULT '{}',
  retries int NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace, id)
);
CREATE INDEX rejected_expires ON rejected (expires);

CREATE TABLE import (
  workspace int NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  file text NOT NULL,
  map jsonb NOT NULL DEFAULT '{}',
  state text NOT NULL DEFAULT 'waiting',
  at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  by text NOT NULL,
  row_count bigint NOT NULL DEFAULT 0,
  accepted bigint NOT NULL DEFAULT 0,
  repeated bigint NOT NULL DEFAULT 0,
  rejected bigint NOT NULL DEFAULT 0,
  bytes bigint NOT NULL DEFAULT 0,
  total_bytes bigint,
  error text,
  PRIMARY KEY (workspace, id)
);
CREATE TABLE import_rejected (
  workspace int NOT NULL,
  import uuid NOT NULL,
  line bigint NOT NULL,
  reason text NOT NULL,
  content text NOT NULL,
  identities uuid[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (workspace, import, line)
);

CREATE TABLE tombstone (
  workspace int NOT NULL,
  identity uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (workspace, identity)
);
CREATE TABLE erasure (
  workspace int NOT NULL,
  id uuid NOT NULL,
  person uuid NOT NULL,
  identities uuid[] NOT NULL,
  persons uuid[] NOT NULL,
  requested_at timestamptz NOT NULL,
  requested_by text NOT NULL,
  finished_at timestamptz,
  removed jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (workspace, id)
);

CREATE TABLE member (
  workspace int NOT NULL,
  id uuid NOT NULL,
  user_id text NOT NULL,
  role text NOT NULL,
  since timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace, id),
  UNIQUE (workspace, user_id)
);
CREATE TABLE api_token (
  workspace int NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  digest text NOT NULL UNIQUE,
  hint text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  last_used timestamptz,
  PRIMARY KEY (workspace, id)
);
CREATE TABLE write_key (
  workspace int NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  key text NOT NULL UNIQUE,
  allowed_origins text[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace, id)
);
CREATE TABLE audit (
  workspace int NOT NULL,
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  target text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}',
  ip text NOT NULL,
  request_id text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (workspace, seq)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['lane','demo','message','person','person_name','name_word','identity','contact','merge','held_match',
    'answer_state','invitation','outbox','rejected','import','import_rejected','tombstone','erasure','audit'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_workspace ON %I USING (workspace = romashka_workspace()) WITH CHECK (workspace = romashka_workspace())', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['outbox','message','rejected','import','erasure'] LOOP
    EXECUTE format('CREATE POLICY background ON %I USING (romashka_system())', t);
  END LOOP;
END $$;
ALTER TABLE workspace ENABLE ROW LEVEL SECURITY;
ALTER TABLE workspace FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON workspace USING (id = romashka_workspace() OR romashka_system())
  WITH CHECK (id = romashka_workspace() OR romashka_system());
ALTER TABLE member ENABLE ROW LEVEL SECURITY;
ALTER TABLE member FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON member USING (workspace = romashka_workspace()) WITH CHECK (workspace = romashka_workspace());
CREATE POLICY own_membership ON member FOR SELECT USING (user_id = romashka_lookup());
ALTER TABLE api_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_token FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON api_token USING (workspace = romashka_workspace()) WITH CHECK (workspace = romashka_workspace());
CREATE POLICY by_digest ON api_token FOR SELECT USING (digest = romashka_lookup());
ALTER TABLE write_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE write_key FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON write_key USING (workspace = romashka_workspace()) WITH CHECK (workspace = romashka_workspace());
CREATE POLICY by_key ON write_key FOR SELECT USING (key = romashka_lookup());

GRANT USAGE ON SCHEMA public TO romashka_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO romashka_app;
REVOKE UPDATE, DELETE ON audit FROM romashka_app;
REVOKE ALL ON romashka_migration FROM romashka_app;

CREATE SCHEMA auth;
CREATE TABLE auth."user" (
  id text PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  "emailVerified" boolean NOT NULL DEFAULT false,
  image text,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE auth.session (
  id text PRIMARY KEY,
  "expiresAt" timestamptz NOT NULL,
  token text NOT NULL UNIQUE,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text NOT NULL REFERENCES auth."user" (id) ON DELETE CASCADE
);
CREATE INDEX session_of_user ON auth.session ("userId");
CREATE TABLE auth.account (
  id text PRIMARY KEY,
  "accountId" text NOT NULL,
  "providerId" text NOT NULL,
  "userId" text NOT NULL REFERENCES auth."user" (id) ON DELETE CASCADE,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX account_of_user ON auth.account ("userId");
CREATE TABLE auth.verification (
  id text PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  "expiresAt" timestamptz NOT NULL,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX verification_identifier ON auth.verification (identifier);
CREATE TABLE auth.secret (id int PRIMARY KEY CHECK (id = 1), value text NOT NULL);
GRANT USAGE ON SCHEMA auth TO romashka_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA auth TO romashka_app;
`;
